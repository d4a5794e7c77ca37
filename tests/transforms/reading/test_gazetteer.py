import multiprocessing
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.reading.gazetteer import Gazetteer
from transforms.reading.places import Context, PlaceKind
from transforms.reading.placestore import PlaceStore

GAZETTEER = Gazetteer.open()
NOTHING = Context()


def resolved(name, *mentions, within=None):
    return GAZETTEER.resolve(name, GAZETTEER.context_of(mentions), within=within)


@pytest.mark.parametrize(
    ("name", "country", "near"),
    [
        ("Stepanakert", "AZE", (39.8, 46.8)),
        ("Kyiv", "UKR", (50.5, 30.5)),
        ("SAN SALVADOR", "SLV", (13.7, -89.2)),
        ("Deir ez-Zor", "SYR", (35.3, 40.1)),
        ("Deir Ezzor", "SYR", (35.3, 40.1)),
        ("Dayr az Zawr", "SYR", (35.3, 40.1)),
        ("Mogadishu", "SOM", (2.0, 45.3)),
        ("Parukh", "AZE", (40.0, 46.8)),
        ("Farukh", "AZE", (40.0, 46.8)),
    ],
)
def test_resolve_finds_places_by_any_of_their_spellings(name, country, near):
    place = resolved(name, country_name(country)).place
    assert place.country == country
    assert (place.latitude, place.longitude) == pytest.approx(near, abs=0.4)


def country_name(iso3):
    return {"AZE": "Azerbaijan", "UKR": "Ukraine", "SLV": "El Salvador", "SYR": "Syria", "SOM": "Somalia"}[iso3]


@pytest.mark.parametrize(
    ("name", "kind", "precision", "country"),
    [
        ("Nagorno-Karabakh", PlaceKind.REGION, 5, "AZE"),
        ("Donbas", PlaceKind.REGION, 5, "UKR"),
        ("Tigray", PlaceKind.ADMIN1, 4, "ETH"),
        ("Arakan", PlaceKind.ADMIN1, 4, "MMR"),
        ("Black Sea", PlaceKind.SEA, 7, None),
        ("U.S.", PlaceKind.COUNTRY, 6, "USA"),
        ("Burma", PlaceKind.COUNTRY, 6, "MMR"),
        ("Kosovo", PlaceKind.COUNTRY, 6, "XKX"),
        ("northern Azerbaijan", PlaceKind.COUNTRY, 5, "AZE"),
        ("Helmand province", PlaceKind.ADMIN1, 4, "AFG"),
        ("near Mosul", PlaceKind.SETTLEMENT, 2, "IRQ"),
        ("Baghdad", PlaceKind.SETTLEMENT, 1, "IRQ"),
    ],
)
def test_resolve_gives_each_kind_its_precision(name, kind, precision, country):
    resolution = GAZETTEER.resolve(name, NOTHING)
    assert (resolution.place.kind, resolution.where_precision) == (kind, precision)
    assert resolution.place.country == country


def test_disputed_region_keeps_the_polity_and_gains_the_geonames_id():
    place = GAZETTEER.resolve("Abkhazia", NOTHING).place
    assert (place.country, place.polity) == ("GEO", "Abkhazia")
    assert place.geonames_id is not None


@pytest.mark.parametrize(
    ("name", "within", "admin1"),
    [
        ("Farmington, N.M.", None, "New Mexico"),
        ("Aurora, Colorado", None, "Colorado"),
        ("Farmington", "New Mexico", "New Mexico"),
        ("Springfield, Ill.", None, "Illinois"),
        ("Reading, Pa.", None, "Pennsylvania"),
        ("Andar district in Ghazni province", None, "Ghazni"),
    ],
)
def test_resolve_heeds_the_unit_named_with_a_place(name, within, admin1):
    assert resolved(name, within=within).place.admin1 == admin1


def test_unknown_village_becomes_the_wider_place_with_its_precision():
    resolution = resolved("Kunki", "Afghanistan", within="Andar district, Ghazni province")
    assert (resolution.place.name, resolution.where_precision) == ("Andar", 3)
    assert resolved("Kunki", "Afghanistan", within="Ghazni province").where_precision == 4
    assert resolved("Kunki", within="Donbas").where_precision == 5


def test_unknown_name_alone_is_nothing():
    assert resolved("Qwxzlk", "Syria") is None


@pytest.mark.parametrize(
    ("name", "mentions", "country"),
    [
        ("Tripoli", ["Lebanon", "Beirut"], "LBN"),
        ("Tripoli", ["Libya", "Benghazi"], "LBY"),
        ("Cordoba", ["Colombia"], "COL"),
        ("Cordoba", ["Argentina", "Rosario"], "ARG"),
        ("Georgia", ["Tbilisi", "Abkhazia"], "GEO"),
        ("Beni", ["Democratic Republic of Congo", "Goma"], "COD"),
    ],
)
def test_resolve_follows_the_countries_of_the_article(name, mentions, country):
    assert resolved(name, *mentions).place.country == country


def test_countries_passed_in_count_as_evidence():
    context = GAZETTEER.context_of([], countries={"LBN": 2.0})
    assert GAZETTEER.resolve("Tripoli", context).place.country == "LBN"


def test_dateline_counts_as_evidence():
    context = GAZETTEER.context_of(["Tripoli"], dateline="BEIRUT, Lebanon")
    assert context.countries["LBN"] > context.countries.get("LBY", 0)


def test_great_capital_of_a_dateline_needs_no_word_of_its_country():
    context = GAZETTEER.context_of(["Mexico", "Mexico", "Honduras"], dateline="SAN SALVADOR", countries={"MEX": 2.0})
    assert GAZETTEER.resolve("San Salvador", context).place.country == "SLV"


def test_seat_of_a_government_is_as_well_known_as_a_capital():
    assert resolved("La Paz").place.country == "BOL"
    assert resolved("La Paz", "Mexico", "Sonora").place.country == "MEX"


@pytest.mark.parametrize("name", ["Chilanga", "Cifuentes", "San Antonio Abad neighborhood"])
def test_small_place_far_from_where_the_article_plays_is_not_meant(name):
    assert resolved(name, "El Salvador", "El Salvador", "El Salvador", "San Miguel", "Usulutan") is None


def test_places_in_a_row_are_no_containment():
    assert resolved("Syria", within="Iraq").place.country == "SYR"


@pytest.mark.parametrize("name", ["Police", "Nice", "March", "Man", "Most", "Reading", "Hit", "Bar", "nice", "split"])
def test_everyday_words_are_no_places_without_evidence(name):
    assert resolved(name, "Syria") is None


def test_everyday_word_is_a_place_where_its_surroundings_are_named():
    assert resolved("Nice", "France", "Marseille").place.country == "FRA"


def test_ambiguous_town_without_evidence_is_not_guessed():
    assert GAZETTEER.resolve("San Jose del Monte Alto Bajo", NOTHING) is None
    assert GAZETTEER.resolve("Springfield", NOTHING) is None


def test_spelling_unknown_to_geonames_is_found_in_the_unit_named_with_it():
    resolution = resolved("Paktya province", "Afghanistan")
    assert resolution.place.country == "AFG"
    assert resolution.place.kind is PlaceKind.ADMIN1
    assert resolution.reason.startswith("spelt alike")


def test_candidates_come_most_prominent_first():
    places = GAZETTEER.candidates("Paris")
    assert places[0].country == "FRA"
    assert {"USA", "CAN"} <= {p.country for p in places}


@given(st.text(max_size=60), st.none() | st.text(max_size=30))
def test_any_text_resolves_or_not_but_never_fails(name, within):
    resolution = GAZETTEER.resolve(name, NOTHING, within=within)
    assert resolution is None or (1 <= resolution.where_precision <= 7 and 0 < resolution.confidence <= 1)


def test_context_does_not_depend_on_the_order_of_mentions():
    mentions = ["Aleppo", "Syria", "Tripoli", "Beirut", "Moscow"]
    assert GAZETTEER.context_of(mentions) == GAZETTEER.context_of(mentions[::-1])


def test_every_place_of_the_database_can_be_a_row():
    database = GAZETTEER._store._database
    lost = (
        "SELECT COUNT(*) FROM places WHERE ABS(latitude) > 900000 OR ABS(longitude) > 1800000 OR LENGTH(country) != 3"
    )
    assert database.execute(lost).fetchone() == (0,)
    assert database.execute("SELECT COUNT(*) FROM places").fetchone()[0] > 250_000


def test_database_refuses_writes():
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        GAZETTEER._store._database.execute("DELETE FROM names")


def test_missing_database_says_how_to_make_one(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"tools\.build_gazetteer"):
        PlaceStore(tmp_path / "none.sqlite", {})


def _country_in_a_child(name):
    return Gazetteer.open().resolve(name, NOTHING).place.country


def test_several_processes_read_at_once():
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_country_in_a_child, ["Baghdad", "Kabul"]) == ["IRQ", "AFG"]


@pytest.mark.parametrize(
    ("name", "mention", "found", "precision"),
    [
        ("Barren County Detention Center", "United States", "Barren County", 3),
        ("Kandahar airfield", "Afghanistan", "Kandahar", 2),
        ("Far North Queensland", "Australia", "Queensland", 4),
    ],
)
def test_name_is_found_inside_what_describes_it(name, mention, found, precision):
    resolution = resolved(name, mention)
    assert (resolution.place.name, resolution.where_precision) == (found, precision)


def test_building_called_after_a_person_is_in_no_small_town_of_that_name():
    assert resolved("Wallace Airport", "United States") is None
