"""Nouns that only say that somebody did it: the attackers, the kidnappers."""

from __future__ import annotations

import pytest


def _doers(report):
    return [p for e in report.events for p in report.parts(e, "actor")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Two young men shot a judge dead in Cali on Monday. The attackers then stabbed his driver.", "Two young men"),
        ("A student abducted a doctor in Cali on Monday. The kidnapper then shot a guard.", "A student"),
    ],
)
def test_attackers_are_those_described_before(read, text, known):
    report = read(text)
    doers = _doers(report)
    assert {p.resolved_text for p in doers if p.mention_text.lower().endswith(("attackers", "kidnapper"))} <= {known}
    assert len({p.actor_id for p in doers}) == 1, report.told()


@pytest.mark.parametrize(
    "text",
    [
        "A student shot a judge dead in Cali on Monday. In Lima, the kidnappers of a doctor stabbed a guard.",
        "A student shot a judge dead in Cali on Monday. In Lima, three kidnappers stabbed a guard.",
    ],
)
def test_doers_of_another_deed_are_others(read, text):
    report = read(text)
    assert len({p.actor_id for p in _doers(report)}) == 2, report.told()


def test_noun_that_only_says_that_somebody_did_it_names_no_doer(read):
    report = read("A judge was shot dead in Cali on Monday. Police are searching for the attackers.")
    event, *_ = (e for e in report.events if e.event_type == "ASSAULT")
    assert report.parts(event, "actor") == [], report.told()


def test_kidnappers_whom_something_befalls_are_the_doers(read):
    report = read("A doctor was kidnapped in Cali on Monday. Two of the kidnappers were killed by police.")
    event = next(e for e in report.events if e.event_mode == "abduct")
    assert [p.mention_text for p in report.parts(event, "actor")] == ["the kidnappers"], report.told()


def test_gunman_who_is_shot_is_the_one_who_fired(read):
    report = read("Bodyguards shot the gunman after he fired at the candidate in Cali on Monday.")
    fired = {p.resolved_text for e in report.events for p in report.parts(e, "actor") if p.mention_text == "he"}
    assert fired <= {"the gunman"}, report.told()


@pytest.mark.parametrize(
    ("text", "captors"),
    [
        ("FARC guerrillas on Monday released three engineers who had been kidnapped in May.", {"FARC guerrillas"}),
        ("Police on Monday freed three engineers who had been kidnapped in May.", set()),
        ("FARC guerrillas on Monday released three nurses. Two students were kidnapped in Cali.", set()),
    ],
)
def test_armed_group_that_releases_the_abducted_abducted_them(read, text, captors):
    report = read(text)
    event = next(e for e in report.events if e.event_mode == "abduct")
    found = {p.mention_text for p in report.parts(event, "actor")}
    assert (captors <= found, bool(captors)) == (True, bool(found)), report.told()
