import pytest

from transforms.lexicons import LexiconError, check_keys, check_sorted, check_unique, load_toml, member, open_data
from transforms.vocabulary import Sector


def test_load_toml_reads_packaged_file():
    assert load_toml("ontology.toml")["types"]["AGREE"]["quad"] == 1


def test_load_toml_unknown_file_is_missing():
    with pytest.raises(FileNotFoundError):
        load_toml("nowhere.toml")


def test_open_data_gives_bytes():
    with open_data("ATTRIBUTION.md") as file:
        assert b"The MIT License" in file.read()


@pytest.mark.parametrize("names", [["b", "a"], ["a", "a"], ["a", "c", "b"]])
def test_check_sorted_refuses_disorder_and_repeats(names):
    with pytest.raises(LexiconError, match="must not follow"):
        check_sorted(names, "x.toml")


def test_check_sorted_takes_rising_names():
    check_sorted(["a", "b", "ba"], "x.toml")


def test_check_unique_names_both_owners():
    with pytest.raises(LexiconError, match="'GBR' and to 'UKR'"):
        check_unique([("UK", "GBR"), ("UK", "UKR")], "x.toml")


def test_check_keys_names_the_unknown():
    with pytest.raises(LexiconError, match="colour"):
        check_keys({"name": 1, "colour": 2}, ("name",), "x.toml")


def test_member_refuses_unknown_value():
    assert member(Sector, "GOV", "x.toml") is Sector.GOV
    with pytest.raises(LexiconError, match="CIV"):
        member(Sector, "CIV", "x.toml")
