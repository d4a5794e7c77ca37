"""Verdicts on triggers: rules are overruled only where they see nothing, and only by a sure verdict."""

from __future__ import annotations

import datetime as dt

import pytest

from transforms.finding import judging
from transforms.finding.judging import (
    Opinion,
    Standing,
    Weights,
    is_event,
    is_particular,
    packaged_judge,
    role_of,
)
from transforms.finding.timing import Dating
from transforms.reading.days import Days
from transforms.records import Span
from transforms.vocabulary import DateBasis, Realis, TemporalRole

DAY = dt.date(2024, 5, 4)
OWN_DAY = Dating(days=Days(DAY, DAY), basis=DateBasis.EXPLICIT, role=TemporalRole.CURRENT, is_own=True)


def opinion(*, dating=None, cues=()):
    return Opinion(Span(0, 6), cues, Realis.ASSERTED, dating or Dating(), TemporalRole.CURRENT)


def verdict(**shares):
    return {standing: shares.get(standing, 0.0) for standing in Standing}


@pytest.mark.parametrize(
    ("shares", "role"),
    [
        ({"current": 0.9, "background": 0.1}, TemporalRole.CURRENT),
        ({"current": 0.05, "background": 0.95}, TemporalRole.BACKGROUND),
        ({"current": 0.05, "context": 0.95}, TemporalRole.RECENT_CONTEXT),
        ({"current": 0.3, "background": 0.7}, TemporalRole.CURRENT),
        ({"current": 0.12, "background": 0.88}, TemporalRole.BACKGROUND),
        ({"background": 0.4, "unreal": 0.6}, TemporalRole.BACKGROUND),
    ],
)
def test_only_a_sure_verdict_overrules_the_time(shares, role):
    assert role_of(verdict(**shares), opinion()) is role


def test_a_day_of_its_own_goes_before_a_verdict():
    assert role_of(verdict(background=1.0), opinion(dating=OWN_DAY)) is TemporalRole.CURRENT


@pytest.mark.parametrize("cue", ["at:first", "in_headline"])
def test_what_the_article_is_about_is_no_history_by_a_verdict(cue):
    assert role_of(verdict(background=1.0), opinion(cues=(cue,))) is TemporalRole.CURRENT


def test_a_word_that_surely_tells_of_no_event_is_none():
    assert not is_event(verdict(none=0.9, current=0.1))
    assert is_event(verdict(none=0.2, current=0.8))


@pytest.mark.parametrize(
    ("judged", "is_presumed", "told"),
    [
        (verdict(unreal=0.9, current=0.1), False, False),
        (verdict(background=0.9, unreal=0.1), False, True),
        (verdict(unreal=0.55, current=0.45), False, False),
        (verdict(unreal=0.55, current=0.45), True, True),
        (verdict(unreal=0.9, current=0.1), True, False),
        (None, False, True),
    ],
)
def test_what_is_unlikely_to_have_been_is_no_particular_event(judged, is_presumed, told):
    assert is_particular(judged, is_presumed=is_presumed) is told


def test_cues_add_up_and_unknown_ones_weigh_nothing():
    weights = Weights({"det:the": (1.0, 0.0, 0.0, 0.0, 0.0), "we": (0.0, 0.0, 0.0, 2.0, 0.0)})
    assert weights.shares(("det:the", "new")) == weights.shares(("det:the",))
    both = weights.verdict(opinion(cues=("det:the", "we")))
    assert max(both, key=lambda s: both[s]) is Standing.UNREAL
    assert sum(both.values()) == pytest.approx(1.0)


def test_the_packaged_model_loads_and_weighs_every_standing():
    table = packaged_judge().table
    assert len(table) > 100
    assert all(any(row[n] for row in table.values()) for n in range(len(Standing)))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("cue\tcurrent\tcontext\n", "the columns must be"),
        ("cue\tcurrent\tcontext\tbackground\tunreal\tnone\nb\t1\t0\t0\t0\t0\na\t1\t0\t0\t0\t0\n", "sorted"),
        ("cue\tcurrent\tcontext\tbackground\tunreal\tnone\na\t1\t0\n", "5 weights"),
    ],
)
def test_a_broken_model_does_not_load(lines, told):
    with pytest.raises(judging.LexiconError, match=told):
        judging.weights_of(lines)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Rebels attacked Goma on Tuesday, police said. Violence is no answer to violence, the bishop told them.",
            "Violence",
        ),
        ("The mayor opened the market on Tuesday. She called the plan an attack on common sense.", "attack"),
        (
            "The mayor opened the school on Tuesday. Nobody here has the right to kill or torture anybody, she said.",
            "kill",
        ),
        (
            "The envoy spoke to reporters on Tuesday. The regime kills and tortures, he said, and our people resist.",
            "kills",
        ),
    ],
)
def test_words_of_no_particular_deed_give_no_row(read, text, trigger):
    assert trigger not in [event.trigger_text for event in read(text).events]
