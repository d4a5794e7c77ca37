"""Articles coded by hand: hard promises hold for every file, and what is found today is not lost tomorrow."""

import json

import pytest

from tests.golden.gold import (
    HERE,
    NAMES,
    PINS,
    found_items,
    gained,
    history_in_tolls,
    lost,
    read_gold,
    read_pins,
    read_report,
    read_shortfalls,
    wrong_zones,
)
from tests.matching import compare
from tests.reports import sample_names

SHORTFALLS = read_shortfalls()
REPIN = "review what changed, then run `python tests/golden/repin.py`"


@pytest.fixture(scope="module", params=NAMES)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def gold(name):
    return read_gold(name)


@pytest.fixture(scope="module")
def report(name, extractor):
    return read_report(name, extractor)


@pytest.fixture(scope="module")
def comparison(gold, report):
    return compare(gold, report)


def test_publication_date_is_right(gold, report):
    article = report.extraction.article
    coded = gold["article"]
    assert (str(article.published_date), article.published_date_source, article.language) == (
        coded["published_date"],
        coded["published_date_source"],
        coded["language"],
    )


def test_captions_and_boilerplate_are_out_of_the_body(gold, report):
    assert wrong_zones(gold, report) == []


@pytest.mark.parametrize("harm", ["killed", "injured"])
def test_toll_of_the_incident_is_right(name, gold, report, harm):
    short = SHORTFALLS.get(f"{name}/{harm}")
    wanted = gold["toll"][harm] if short is None else short["found"]
    assert report.main_toll(harm) == wanted, f"{report.counts(harm)}; a mended shortfall leaves shortfalls.json"


@pytest.mark.parametrize("item", sorted(SHORTFALLS))
def test_shortfall_is_too_low_never_too_high(item):
    name, harm = item.split("/")
    found, toll = SHORTFALLS[item]["found"], read_gold(name)["toll"][harm]
    assert found is None or found < toll, "a toll above the truth is never accepted"


def test_history_is_in_no_toll(comparison):
    assert history_in_tolls(comparison) == []


def test_nothing_found_before_is_lost(name, comparison):
    pins = {item: fields for item, fields in read_pins().items() if item.startswith(f"{name}/")}
    found = found_items(name, comparison)
    assert lost(pins, found) == [], "found before, lost now"


def test_what_is_found_anew_is_pinned(name, comparison):
    pins = {item: fields for item, fields in read_pins().items() if item.startswith(f"{name}/")}
    found = found_items(name, comparison)
    assert gained(pins, found) == [], f"found now and not pinned: {REPIN}"


def test_files_name_articles_that_exist():
    assert {read_gold(name)["input"]["external_id"] for name in NAMES} <= set(sample_names())


@pytest.mark.parametrize("path", sorted(HERE.glob("*.json")), ids=lambda p: p.stem)
def test_file_is_sorted_and_says_something(path):
    def pairs(items):
        assert [k for k, _ in items] == sorted(k for k, _ in items)
        return dict(items)

    assert json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=pairs)


def test_pins_are_of_files_that_exist():
    assert PINS.exists()
    assert {item.split("/")[0] for item in read_pins()} <= set(NAMES)
