import pytest

from transforms.lexicons import LexiconError
from transforms.reading.places import PlaceKind
from transforms.reading.regions import regions, regions_in, seats

GOOD = {"name": "Donbas", "kind": "region", "at": [48.3, 38.3], "radius_km": 140, "country": "UKR"}


def test_packaged_table_holds_what_gazetteers_lack():
    assert len({p.name for p in regions().values()}) > 200


@pytest.mark.parametrize(
    ("key", "country", "polity"),
    [
        ("nagorno karabakh", "AZE", "Nagorno-Karabakh"),
        ("artsakh", "AZE", "Nagorno-Karabakh"),
        ("abkhazia", "GEO", "Abkhazia"),
        ("transnistria", "MDA", "Transnistria"),
        ("northern cyprus", "CYP", "Northern Cyprus"),
        ("somaliland", "SOM", "Somaliland"),
        ("golan heights", "SYR", "Golan Heights"),
        ("kashmir", None, "Kashmir"),
        ("gaza strip", "PSE", "Gaza"),
        ("donbas", "UKR", None),
    ],
)
def test_disputed_regions_name_the_legal_territory_and_the_polity(key, country, polity):
    assert (regions()[key].country, regions()[key].polity) == (country, polity)


def test_aliases_lead_to_the_same_place():
    table = regions_in([GOOD | {"aliases": ["Donbass", "Donets Basin"]}])
    assert table["donbass"] is table["donbas"] is table["donets basin"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("sea", PlaceKind.SEA), ("strait", PlaceKind.SEA), ("camp", PlaceKind.SETTLEMENT), ("valley", PlaceKind.REGION)],
)
def test_kinds_of_the_table_become_kinds_of_places(kind, expected):
    assert regions_in([GOOD | {"kind": kind}])["donbas"].kind is expected


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([GOOD | {"name": "B"}, GOOD | {"name": "A"}], "sorted"),
        ([GOOD, GOOD | {"name": "Donets", "aliases": ["Donbas"]}], "keep one"),
        ([GOOD | {"aliases": ["Z", "Y"]}], "sorted"),
        ([GOOD | {"kind": "swamp"}], "swamp"),
        ([GOOD | {"at": [98.0, 38.3]}], "position"),
        ([GOOD | {"radius_km": 0}], "radius"),
        ([GOOD | {"country": "Ukraine"}], "alpha-3"),
        ([GOOD | {"colour": "red"}], "colour"),
    ],
)
def test_broken_tables_do_not_load(entries, message):
    with pytest.raises(LexiconError, match=message):
        regions_in(entries)


def test_seats_of_government_are_known_by_key_and_country():
    assert ("la paz", "BOL") in seats()
