"""How far one deed lies from another by the words of its clause: "a day after rebels attacked a base"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.lexicons import load_toml
from transforms.reading.days import Days
from transforms.reading.parsed import Token
from transforms.reading.quantities import number_value
from transforms.reading.syntax import ancestors, children

_WAYS = {"after": -1, "before": 1}
_SLACK = {"day": 0, "week": 3, "month": 15, "year": 182}  # days: "two weeks after" names no day
_BOUNDS = ("ccomp", "parataxis", "relcl")  # clauses whose time is not that of the verb above them
_ONE = ("a", "an", "one", "the")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Two deeds and the time between them.

    Attributes:
        told: the verb or noun of the deed that the other one is told to come after or before.
        other: the verb of the other deed.
        number, unit: the time between them, negative when `told` came first.
    """

    told: Token
    other: Token
    number: int
    unit: str

    def from_other(self, days: Days) -> Days:
        """The days of `told`, by those of the other deed."""
        return self._shifted(days, self.number)

    def from_told(self, days: Days) -> Days:
        """The days of the other deed, by those of `told`."""
        return self._shifted(days, -self.number)

    def _shifted(self, days: Days, number: int) -> Days:
        step = dt.timedelta(days=number * load_toml("time_words.toml")["units"][self.unit])
        slack = dt.timedelta(days=_SLACK[self.unit])
        return Days(days.start + step - slack, days.end + step + slack)


def interval_above(deed: Token) -> Interval | None:
    """The interval in whose clause a deed stands: "a day after rebels *attacked*", "a day after the *raid*"."""
    for token in ancestors(deed):
        found = _interval_of(token)
        if found is not None or token.dep_ in _BOUNDS:
            return found
    return None


def interval_below(verb: Token) -> Interval | None:
    """The interval that tells how long after another deed a verb's was: "a day after the raid they *fled*"."""
    clauses = children(verb, "advcl")
    nouns = [n for link in children(verb, "prep") if link.lower_ in _WAYS for n in children(link, "pobj")]
    return next((found for token in (*clauses, *nouns) if (found := _interval_of(token)) is not None), None)


def _interval_of(inner: Token) -> Interval | None:
    """The interval by which a clause or the noun of a phrase is told; None when the words tell none."""
    if inner.dep_ == "advcl":
        links, other = children(inner, "mark", "prep"), inner.head
    elif inner.dep_ == "pobj" and inner.head.head.i != inner.head.i:
        links, other = [inner.head], inner.head.head
    else:
        return None
    link = next((t for t in links if t.lower_ in _WAYS), None)
    if link is None or link.i == 0:
        return None
    measure = next((m for m in _measures(inner, link) if m.i == link.i - 1), None)
    number = _number(measure) if measure is not None else None
    if measure is None or number is None:
        return None
    way = _WAYS[link.lower_]
    return Interval(told=inner, other=other, number=way * number, unit=measure.lemma_.lower())


def _measures(inner: Token, link: Token) -> Iterator[Token]:
    """The "day" of "a day after"; the parser hangs it on the link or on one of the verbs."""
    around = (link, inner, link.head, link.head.head)
    yield from (m for t in around for m in t.children if m.lemma_.lower() in _SLACK and m.pos_ == "NOUN")


def _number(measure: Token) -> int | None:
    counts = children(measure, "nummod")
    if counts:
        return number_value(counts[0].lower_)
    return 1 if any(d.lower_ in _ONE for d in children(measure, "det")) else None
