"""The comparison itself: what is right counts, what is wrong does not, and no row is counted twice."""

from dataclasses import replace

import pytest

from tests.golden.gold import found_items, gained, lost
from tests.matching import compare, said, says
from tests.reports import Report, toll_of
from transforms.vocabulary import FigureRole, Realis

TEXT = "Gunmen killed five traders near Katsina on Monday, police said."
EVENT = {
    "actor": "Gunmen",
    "date": "2024-05-13",
    "mode": [None, "firearms"],
    "place": "Katsina",
    "realis": "asserted",
    "recipient": "traders",
    "temporal_role": "current",
    "trigger": ["killed"],
    "type": "ASSAULT",
}
FIGURE = {
    "best": 5,
    "claimant": "police",
    "figure_role": "total",
    "harm": "killed",
    "high": 5,
    "low": 5,
    "qualifier": "exact",
    "scope": "incident",
    "temporal_role": "current",
    "text": "five traders",
}
CLAIM = {"about": "traders", "claimant": "police", "polarity": "asserts"}


@pytest.fixture(scope="module")
def report(extractor):
    return Report(extractor.extract_text(TEXT, published="2024-05-15"))


def gold(event=None, figure=None, claim=None):
    return {
        "events": [EVENT | (event or {})],
        "casualties": [FIGURE | (figure or {})],
        "claims": [CLAIM | (claim or {})],
    }


def test_what_is_coded_and_found_is_right(report):
    comparison = compare(gold(), report)
    assert set(comparison.events[0].right) == set(comparison.events[0].coded)
    assert set(comparison.figures[0].right) == set(comparison.figures[0].coded)
    assert comparison.claims[0].row is not None
    assert (comparison.extra_events, comparison.extra_figures) == ((), ())


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("actor", "police"),
        ("date", "2024-05-12"),
        ("mode", "drone"),
        ("place", "Kano"),
        ("realis", "alleged"),
        ("recipient", "Gunmen"),
        ("temporal_role", "background"),
        ("contested", True),
    ],
)
def test_wrong_field_of_an_event_is_not_right(report, field, wrong):
    (pair,) = compare(gold(event={field: wrong}), report).events
    assert pair.row is not None
    assert set(pair.coded) - set(pair.right) == {field}


@pytest.mark.parametrize(("field", "wrong"), [("low", 4), ("high", None), ("best", 6)])
def test_wrong_bound_makes_a_figure_wrong(report, field, wrong):
    (pair,) = compare(gold(figure={field: wrong}), report).figures
    assert "interval" not in pair.right


def test_field_that_was_not_coded_is_not_judged(report):
    (pair,) = compare(gold(event={"actor": None, "date": None}), report).events
    assert {"actor", "date"}.isdisjoint(pair.coded)


def test_claim_of_another_is_not_found(report):
    (pair,) = compare(gold(claim={"claimant": "army"}), report).claims
    assert pair.row is None


def test_row_tells_of_one_coded_thing_only(report):
    twice = {**gold(), "events": [EVENT, EVENT]}
    assert [p.row is None for p in compare(twice, report).events].count(True) == 1


def test_what_nobody_coded_is_extra(report):
    comparison = compare({"events": [], "casualties": []}, report)
    assert (len(comparison.extra_events), len(comparison.extra_figures)) == (1, 1)


def test_pins_tell_losses_from_gains(report):
    found = found_items("x", compare(gold(), report))
    fewer = found_items("x", compare(gold(event={"actor": "police"}, figure={"harm": "injured"}), report))
    assert lost(found, fewer) == ["x/casualties/01 killed 5", "x/events/01 ASSAULT killed: actor"]
    assert gained(fewer, found) == lost(found, fewer)
    assert lost(found, found) == []


@pytest.mark.parametrize(
    ("coded", "words", "expected"),
    [
        ("Sudan's army", "SUDAN’S ARMY", True),
        (["a", "traders"], "five traders", True),
        ("rebels", "army", False),
        (None, "army", False),
    ],
)
def test_coded_words_are_found_in_any_case(coded, words, expected):
    assert says(coded, words) is expected


def test_shorter_mention_is_found_in_coded_words_whole():
    assert said("deal signed", "signed")
    assert not said("deal signed", "sign")


@pytest.mark.parametrize(
    ("figures", "toll"),
    [
        ([("total", 5), ("repeat", 9)], 5),
        ([("total", 5), ("part", 3), ("part", 4)], 7),
        ([("total", 5), ("increment", 2)], 7),
        ([("part", 1), ("part", 1)], 2),
        ([], None),
    ],
)
def test_toll_is_the_larger_of_total_and_parts_with_increments(report, figures, toll):
    (row,) = report.figures
    rows = [replace(row, figure_role=FigureRole(role), count_best=best) for role, best in figures]
    assert toll_of(rows) == toll


def test_alleged_toll_counts_where_nobody_asserts_another(report):
    (row,) = report.figures
    alleged = replace(row, realis=Realis.ALLEGED, count_best=11)
    assert (toll_of([alleged]), toll_of([alleged, row])) == (11, 5)
