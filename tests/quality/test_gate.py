"""The quality gate: the gold is sound, and no score falls under its floor."""

import pytest

from tests.matching import options, plain
from tests.quality.floors import Floors, below, floor_of, read_floors
from tests.quality.score import Score, digest, read_sentences, scores, table
from transforms.vocabulary import EventType, FigureRole, Harm, Qualifier, Realis, Scope, TemporalRole

SENTENCES = read_sentences()
EVENTS = [(line, event) for line in SENTENCES for event in line["gold"]["events"]]
FIGURES = [(line, figure) for line in SENTENCES for figure in line["gold"]["casualties"]]


def test_gold_sentences_have_ids_of_their_own():
    ids = [line["id"] for line in SENTENCES]
    assert len(ids) > 50
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("field", "allowed"), [("type", EventType), ("realis", Realis), ("temporal_role", TemporalRole)]
)
def test_coded_events_use_the_closed_lists(field, allowed):
    assert {value for _, event in EVENTS for value in options(event[field])} <= set(allowed)


@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        ("harm", Harm),
        ("qualifier", Qualifier),
        ("scope", Scope),
        ("temporal_role", TemporalRole),
        ("figure_role", FigureRole),
    ],
)
def test_coded_figures_use_the_closed_lists(field, allowed):
    assert {value for _, figure in FIGURES for value in options(figure[field])} <= set(allowed)


def test_coded_words_stand_in_their_text():
    coded = [(line, event["trigger"]) for line, event in EVENTS] + [(line, f["text"]) for line, f in FIGURES]
    lost = [
        (line["id"], words) for line, words in coded if not any(plain(w) in plain(line["text"]) for w in options(words))
    ]
    assert lost == []


def test_coded_intervals_stand_the_right_way_round():
    bounds = [(f["low"], f["best"], f["high"]) for _, f in FIGURES if f["best"] is not None]
    assert [b for b in bounds if not b[0] <= b[1] <= (b[2] if b[2] is not None else b[1])] == []


def test_floors_belong_to_this_gold():
    assert read_floors().digest == digest(), "the gold changed: run `python tests/quality/repin.py`"


def test_no_score_is_under_its_floor(extractor):
    measured, floors = scores(extractor), read_floors()
    assert {score.name for score in measured} == set(floors.f1)
    assert below(measured, floors) == [], f"\n{table(measured, floors.f1)}"


def test_score_is_the_mean_of_precision_and_recall():
    score = Score("x", right=3, answered=4, coded=6)
    assert (score.precision, score.recall, round(score.f1, 3)) == (0.75, 0.5, 0.6)


def test_score_of_nothing_found_is_zero():
    assert Score("x", right=0, answered=2, coded=3).f1 == 0


def test_score_under_its_floor_is_named():
    floors = Floors(digest="", f1={"x": 0.61, "gone": 0.5})
    assert below([Score("x", 3, 4, 6)], floors) == ["gone: not measured any more", "x: 0.600 < 0.610"]


def test_floor_stands_just_below_what_was_measured():
    score = Score("x", 3, 4, 6)
    assert score.f1 - 0.02 < floor_of(score) < score.f1
