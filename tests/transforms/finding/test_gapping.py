"""Counts whose verb is left out: "five were killed in Hama; in Homs, six"."""

import pytest


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Five people were killed in Hama on Monday; in Homs, six.", [5, 6]),
        ("Ten people were killed in Hama, seven in Homs and four in Idlib on Monday.", [10, 7, 4]),
        ("Gunmen killed 12 people in Hama, at least five in the village of Ariha and two near Idlib.", [12, 5, 2]),
    ],
)
def test_each_place_has_its_own_dead(read, text, counts):
    report = read(text)
    assert [f.count_best for f in report.figures if f.harm == "killed"] == counts
    assert report.toll("killed") == sum(counts), report.counts()


def test_places_share_out_a_total(read):
    report = read("Twenty-one people were killed on Monday: ten in Hama, seven in Homs and four in Idlib, medics said.")
    assert report.toll("killed") == 21, report.counts()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Shelling killed four civilians in Hama on Monday and two in Homs were wounded.", 4),
        ("Eight soldiers died in Hama on Monday and three in Homs were missing.", 8),
        ("A blast killed seven people in Herat on Monday and 20 in Kabul protested.", 7),
        ("Three people died in Hama on Monday, 40 kilometres from Idlib.", 3),
    ],
)
def test_number_with_a_verb_of_its_own_is_none_of_them(read, text, killed):
    report = read(text)
    assert report.toll("killed") == killed, report.counts()
