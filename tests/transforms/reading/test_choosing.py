from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.reading.choosing import Candidate, choose, distance_km, precision_of, rank
from transforms.reading.placenames import Relation
from transforms.reading.places import Context, Place, PlaceKind


def town(country, admin1, population=50_000, *, at=(10.0, 10.0), geonames_id=1):
    return Place(
        name="Springfield",
        kind=PlaceKind.SETTLEMENT,
        latitude=at[0],
        longitude=at[1],
        country=country,
        admin1=admin1,
        geonames_id=geonames_id,
        population=population,
    )


ILLINOIS = town("USA", "Illinois", 115_000, at=(39.8, -89.6), geonames_id=1)
MISSOURI = town("USA", "Missouri", 166_000, at=(37.2, -93.3), geonames_id=2)
ELSEWHERE = town("AUS", "Queensland", 7_000, at=(-27.7, 152.9), geonames_id=3)
CANDIDATES = [Candidate(place=p) for p in (ILLINOIS, MISSOURI, ELSEWHERE)]


def chosen(context, candidates=CANDIDATES, within=()):
    resolution = choose(rank(candidates, context, within=within), context, within=within)
    return resolution and resolution.place


def test_choice_follows_the_country_that_is_named():
    assert chosen(Context(countries={"AUS": 3.0})) == ELSEWHERE


def test_choice_follows_the_unit_that_is_named():
    context = Context(countries={"USA": 2.0}, admin1={("USA", "Illinois"): 1.0})
    assert chosen(context) == ILLINOIS


def test_choice_follows_places_nearby():
    chicago = replace(town("USA", "Illinois", at=(39.9, -89.5), geonames_id=9), name="Riverton")
    assert chosen(Context(countries={"USA": 1.0}, places=(chicago,))) == ILLINOIS


def test_choice_follows_the_unit_named_with_it():
    missouri = Place(
        name="Missouri", kind=PlaceKind.ADMIN1, latitude=38.3, longitude=-92.4, country="USA", admin1="Missouri"
    )
    assert chosen(Context(), within=[missouri]) == MISSOURI


def test_small_place_of_an_unnamed_country_is_not_chosen():
    assert chosen(Context(countries={"SYR": 1.0}), [Candidate(place=ELSEWHERE)]) is None


def test_town_without_rivals_is_chosen_though_its_country_is_unnamed():
    assert chosen(Context(countries={"SYR": 1.0}), [Candidate(place=ILLINOIS)]) == ILLINOIS
    assert chosen(Context(countries={"SYR": 1.0})) is None


def test_capital_under_an_old_name_yields_to_the_town_of_that_name():
    town_of_the_name = replace(MISSOURI, population=1_500_000)
    capital = Candidate(place=replace(ELSEWHERE, population=1_300_000), is_named=False, is_capital=True)
    assert chosen(Context(), [capital, Candidate(place=town_of_the_name)]) == town_of_the_name


def test_big_place_of_an_unnamed_country_is_chosen_with_less_confidence():
    big = Candidate(place=replace(ELSEWHERE, population=2_000_000))
    alone = choose(rank([big], Context()), Context())
    context = Context(countries={"AUS": 1.0})
    vouched = choose(rank([big], context), context)
    assert alone is not None
    assert vouched is not None
    assert alone.confidence < vouched.confidence


def test_everyday_word_needs_more_than_its_country():
    nice = Candidate(place=ELSEWHERE, is_ordinary=True)
    assert chosen(Context(countries={"AUS": 1.0}), [nice]) is None
    assert chosen(Context(countries={"AUS": 1.0}, admin1={("AUS", "Queensland"): 1.0}), [nice]) == ELSEWHERE


def test_name_of_town_and_province_means_the_town_unless_the_province_is_asked():
    city = replace(town("SYR", "Idlib", 130_000), name="Idlib")
    province = replace(city, kind=PlaceKind.ADMIN1, population=440_000, geonames_id=2)
    context = Context(countries={"SYR": 1.0})
    assert chosen(context, [Candidate(place=p) for p in (province, city)]) == city
    asked = [Candidate(place=p, kind=PlaceKind.ADMIN1) for p in (province, city)]
    assert chosen(context, asked) == province


@pytest.mark.parametrize(
    ("kind", "relation", "precision"),
    [
        (PlaceKind.SETTLEMENT, Relation.SAME, 1),
        (PlaceKind.SETTLEMENT, Relation.NEAR, 2),
        (PlaceKind.ADMIN2, Relation.SAME, 3),
        (PlaceKind.ADMIN1, Relation.PART, 4),
        (PlaceKind.REGION, Relation.PART, 5),
        (PlaceKind.COUNTRY, Relation.PART, 5),
        (PlaceKind.COUNTRY, Relation.SAME, 6),
        (PlaceKind.SEA, Relation.NEAR, 7),
    ],
)
def test_precision_is_ucdps(kind, relation, precision):
    assert precision_of(Candidate(place=replace(ILLINOIS, kind=kind), relation=relation)) == precision


@given(st.permutations(CANDIDATES), st.dictionaries(st.sampled_from(["USA", "AUS", "SYR"]), st.floats(0, 9)))
def test_rank_does_not_depend_on_the_order_of_candidates(candidates, countries):
    context = Context(countries=countries if any(countries.values()) else {})
    assert rank(candidates, context) == rank(CANDIDATES, context)


def test_distance_is_that_of_the_globe():
    paris = replace(ILLINOIS, latitude=48.8566, longitude=2.3522)
    london = replace(ILLINOIS, latitude=51.5074, longitude=-0.1278)
    assert distance_km(paris, london) == pytest.approx(344, abs=2)
