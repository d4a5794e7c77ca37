"""Holds what a coder wrote against what an extraction says; `tests/golden/README.md` describes the coder's form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.reports import Report
from transforms.tables import CasualtyRow, ClaimRow, EventRow

Gold = dict[str, Any]

EVENT_FIELDS = ("type", "mode", "realis", "temporal_role", "contested", "actor", "recipient", "date", "place")
FIGURE_FIELDS = ("interval", "qualifier", "scope", "temporal_role", "claimant", "figure_role")


@dataclass(frozen=True)
class Pair:
    """A thing that the coder wrote and the row that tells of it, None when there is none.

    Attributes:
        gold: as the coder wrote it.
        row: what was extracted.
        right: the coded fields that the row has right.
        coded: the fields that the coder wrote.
    """

    gold: Gold
    row: EventRow | CasualtyRow | ClaimRow | None
    right: tuple[str, ...] = ()
    coded: tuple[str, ...] = ()

    @property
    def optional(self) -> bool:
        return bool(self.gold.get("optional"))


@dataclass(frozen=True)
class Comparison:
    """One text compared.

    Attributes:
        events, figures, claims: everything coded, in the coder's order.
        extra_events, extra_figures: rows that the coder did not write.
    """

    events: tuple[Pair, ...]
    figures: tuple[Pair, ...]
    claims: tuple[Pair, ...]
    extra_events: tuple[EventRow, ...]
    extra_figures: tuple[CasualtyRow, ...]


def compare(gold: Gold, report: Report) -> Comparison:
    """Everything that was coded beside everything that was extracted."""
    events = list(_pairs(gold["events"], report.events, lambda g, e: _event_likeness(g, e, report)))
    figures = list(_pairs(gold["casualties"], report.figures, lambda g, f: _figure_likeness(g, f, report)))
    claims = list(_pairs(gold.get("claims", []), report.claims, lambda g, c: _claim_likeness(g, c, report)))
    return Comparison(
        events=tuple(_judged(g, e, _event_checks(g, e, report)) for g, e in events),
        figures=tuple(_judged(g, f, _figure_checks(g, f, report)) for g, f in figures),
        claims=tuple(Pair(g, c) for g, c in claims),
        extra_events=tuple(e for e in report.events if not any(row is e for _, row in events)),
        extra_figures=tuple(f for f in report.figures if not any(row is f for _, row in figures)),
    )


def _judged(gold: Gold, row: Any, checks: dict[str, bool | None]) -> Pair:
    """A pair; a check of None stands for a field that was not coded."""
    return Pair(
        gold,
        row,
        right=tuple(name for name, ok in checks.items() if ok and row is not None),
        coded=tuple(name for name, ok in checks.items() if ok is not None),
    )


def _pairs(
    golds: Sequence[Gold], rows: Sequence[Any], likeness: Callable[[Gold, Any], float]
) -> Iterator[tuple[Gold, Any]]:
    """Each coded thing with the row most like it; a row tells of one thing, required ones choose first."""
    scored = [
        (bool(gold.get("optional")), -score, g, r)
        for g, gold in enumerate(golds)
        for r, row in enumerate(rows)
        if (score := likeness(gold, row)) > 0
    ]
    chosen: dict[int, int] = {}
    for _, _, g, r in sorted(scored):
        if g not in chosen and r not in chosen.values():
            chosen[g] = r
    for number, gold in enumerate(golds):
        yield gold, rows[chosen[number]] if number in chosen else None


def _event_likeness(gold: Gold, event: EventRow, report: Report) -> float:
    """At least 1 when the two tell of one thing: same words, or same type and same sentence or parties."""
    told = says(gold["trigger"], event.trigger_text) or said(gold["trigger"], event.trigger_text)
    near = says(gold["trigger"], report.text[event.sentence_start : event.sentence_end])
    checks = _event_checks(gold, event, report)
    if not told and not (checks["type"] and (near or checks["actor"])):
        return 0
    agreeing = sum(bool(ok) for ok in checks.values()) / 10
    return 1 + 2 * told + near + 2 * bool(checks["type"]) + agreeing


def _event_checks(gold: Gold, event: EventRow | None, report: Report) -> dict[str, bool | None]:
    return {
        "type": event is not None and event.event_type in options(gold["type"]),
        "mode": event is not None and event.event_mode in options(gold["mode"]),
        "realis": event is not None and event.realis in options(gold["realis"]),
        "temporal_role": event is not None and event.temporal_role in options(gold["temporal_role"]),
        "contested": event is not None and event.contested == bool(gold.get("contested")),
        "actor": _named(gold["actor"], "" if event is None else report.acted(event), there=event is not None),
        "recipient": _named(gold["recipient"], "" if event is None else _whom(event, report), there=event is not None),
        "date": _dated(gold["date"], event),
        "place": _named(gold["place"], "" if event is None else _where(event), there=event is not None),
    }


def _whom(event: EventRow, report: Report) -> str:
    return report.suffered(event)


def _where(event: EventRow) -> str:
    return " / ".join(filter(None, (event.place_text, event.place_name, event.admin1)))


def _named(coded: Any, words: str, *, there: bool) -> bool | None:
    """Whether the words name what was coded; None when nothing was."""
    if coded is None:
        return None
    return there and ((None in options(coded) and not words) or says(coded, words))


def _dated(coded: str | None, event: EventRow | None) -> bool | None:
    if coded is None:
        return None
    first, _, last = coded.partition("/")
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))
    return event is not None and (event.start_date, event.end_date) == days


def _figure_likeness(gold: Gold, figure: CasualtyRow, report: Report) -> float:
    """At least 1 when the two count the same: the harm, and the words or the number."""
    if figure.harm not in options(gold["harm"]):
        return 0
    words = figure_words(figure, report)
    told = says(gold["text"], words) or said(gold["text"], report.text[figure.mention_start : figure.mention_end])
    exact = bool(_figure_checks(gold, figure, report)["interval"])
    right = sum(bool(ok) for ok in _figure_checks(gold, figure, report).values()) / 10
    return 1 + 2 * told + 2 * exact + right if told or (exact and gold["best"]) else 0


def figure_words(figure: CasualtyRow, report: Report) -> str:
    """Everything that a figure quotes."""
    mention = report.text[figure.mention_start : figure.mention_end]
    return " / ".join(filter(None, (mention, figure.count_text, figure.victim_text, *figure.victim_names)))


def _figure_checks(gold: Gold, figure: CasualtyRow | None, report: Report) -> dict[str, bool | None]:
    bounds = (gold["low"], gold["best"], gold["high"])
    return {
        "interval": figure is not None and (figure.count_low, figure.count_best, figure.count_high) == bounds,
        "qualifier": figure is not None and figure.qualifier in options(gold["qualifier"]),
        "scope": figure is not None and figure.scope in options(gold["scope"]),
        "temporal_role": figure is not None and figure.temporal_role in options(gold["temporal_role"]),
        "claimant": _named(
            gold["claimant"], "" if figure is None else _giver(figure, report), there=figure is not None
        ),
        "figure_role": figure is not None and figure.figure_role in options(gold["figure_role"]),
    }


def _giver(figure: CasualtyRow, report: Report) -> str:
    return " / ".join(filter(None, (figure.claimant_text, report.name_of(figure.claimant_actor_id))))


def _claim_likeness(gold: Gold, claim: ClaimRow, report: Report) -> float:
    """1 when the same claimant does the same with the same thing."""
    who = f"{claim.claimant_text} / {report.name_of(claim.claimant_actor_id) or ''}"
    return float(
        claim.polarity == gold["polarity"]
        and says(gold["claimant"], who)
        and says(gold["about"], _about(claim, report))
    )


def _about(claim: ClaimRow, report: Report) -> str:
    """The words in or near what is claimed."""
    events = [e for e in report.events if e.event_id == claim.event_id]
    ids = {e.event_id for e in events}
    figures = [f for f in report.figures if f.casualty_id == claim.casualty_id or f.event_id in ids]
    spans = [(e.sentence_start, e.sentence_end) for e in events]
    spans += [(f.sentence_start, f.sentence_end) for f in figures]
    words = [report.text[start:end] for start, end in sorted(set(spans))]
    return " / ".join([report.text[claim.quote_start : claim.quote_end], *words])


def options(coded: Any) -> tuple[Any, ...]:
    """What is right for a field: the value, or any of a list."""
    return tuple(coded) if isinstance(coded, list) else (coded,)


def says(coded: Any, words: str) -> bool:
    """True when one of the coded words stands in these words, without regard to case and shape of quotes."""
    return any(plain(option) in plain(words) for option in options(coded) if option)


def said(coded: Any, words: str) -> bool:
    """True when these words stand in one of those coded ("signed" for "deal signed")."""
    return bool(words) and any(f" {plain(words)} " in f" {plain(option)} " for option in options(coded) if option)


def plain(words: str) -> str:
    return " ".join(words.casefold().translate(_QUOTES).split())


_QUOTES = str.maketrans({0x2018: "'", 0x2019: "'"})
