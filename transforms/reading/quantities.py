"""Reads how many: numerals, number words, ranges and vague amounts, as intervals.

Works on plain text, because the parser breaks on many casualty sentences ("left 7 people dead and 30 injured") while
the wording of amounts is regular. What the amount counts is decided by the callers, over the parse.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.lexicons import load_toml
from transforms.records import Span
from transforms.vocabulary import Qualifier

_GAP = "[ \u00a0\u2009\u202f]"  # blanks that divide thousands
_THOUSANDS = re.compile(rf"(?<=\d){_GAP}(?=\d{{3}}\b)")
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_COMMA_FRACTION = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LARGEST = 10_000_000_000  # more people than have ever been alive at once: no count of persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount as worded.

    Attributes:
        span: the whole wording ("at least seven"), in the text that was searched.
        number: the bare number in it ("seven").
        low, best, high: the interval; `high` None sets no bound.
        qualifier: how it is worded.
    """

    span: Span
    number: Span
    low: int
    best: int
    high: int | None
    qualifier: Qualifier

    def shifted(self, offset: int) -> Quantity:
        """The same amount in a text that starts `offset` code points earlier."""
        return Quantity(
            span=Span(self.span.start + offset, self.span.end + offset),
            number=Span(self.number.start + offset, self.number.end + offset),
            low=self.low,
            best=self.best,
            high=self.high,
            qualifier=self.qualifier,
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon, compiled."""

    units: dict[str, int]
    multipliers: dict[str, int]
    vague: dict[str, tuple[int, int, int | None]]
    before: dict[str, str]
    after: dict[str, str]
    dates: re.Pattern[str]
    amount: re.Pattern[str]
    interval: re.Pattern[str]


def _alternatives(words: object) -> str:
    """Words as a regular expression, longest first, blanks loose."""
    ordered = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@functools.cache
def _words() -> _Words:
    data = load_toml("quantities.toml")
    unit, multiplier = _alternatives(data["units"]), _alternatives(data["multipliers"])
    joint = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
    more = rf"(?:(?:[\s-]+|{joint})(?:{unit}|{multiplier}))*"
    word = rf"(?:(?:{unit})|an?\s+(?:{multiplier})){more}"
    # "40 000" is one number; "12 300" may be a day and a number.
    grouped = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:{_GAP}\d{{3}})*{_GAP}000(?!\d)"
    # "1.200 dead" and "1,5 million" are written so on the Continent: nobody counts people in thousandths.
    continental = rf"[1-9]\d{{0,2}}(?:\.\d{{3}})+(?![\d.,]*\d|\s*(?:{multiplier}))"
    digits = rf"{grouped}|{continental}|\d+(?:[.,]\d{{1,2}}|\.\d+)?(?:\s*-\s*|\s+)(?:{multiplier})\b|\d+(?:\.\d+)?"
    vague = _alternatives(data["vague"])
    zero = _alternatives(data["zero"]["words"])
    number = rf"(?:{vague}|{digits}|{word}|{zero})"
    before, after = _alternatives(data["before"]), _alternatives(data["after"])
    edge = r"(?<![\w,$€£#-])(?:(?<!\.)|(?=[A-Z]))"  # "the raid of June 15.Twenty rebels": a sentence begins
    return _Words(
        units=data["units"],
        multipliers=data["multipliers"],
        vague={k: (v[0], v[1], None if v[2] < 0 else v[2]) for k, v in data["vague"].items()},
        before=data["before"],
        after=data["after"],
        dates=re.compile(rf"\b(?:{_alternatives(data['dates']['words'])})\.?,?\s+$", re.IGNORECASE),
        amount=re.compile(
            rf"{edge}(?:(?P<before>{before})\s+)?(?P<number>{number})(?![\w%]|[.,]\d)(?:\s+(?P<after>{after})\b)?",
            re.IGNORECASE,
        ),
        interval=re.compile(
            rf"{edge}(?:between\s+(?P<a>{number})\s+and\s+(?P<b>{number})"
            rf"|(?P<c>{number})\s*(?:-|–|to|or)\s*(?P<d>{number}))(?![\w%]|[.,]\d)",
            re.IGNORECASE,
        ),
    )


def number_value(text: str) -> int | None:
    """The value of a numeral or of number words; None if it is neither.

    >>> number_value("twenty-one"), number_value("6,500"), number_value("1.2 million")
    (21, 6500, 1200000)
    >>> number_value("40 000")
    40000
    """
    text = _COMMA_FRACTION.sub(".", _THOUSANDS.sub("", text))
    text = text.replace(".", "") if _POINTED.fullmatch(text) else text
    words = _words()
    value: float = 0
    group: float = 0
    for part in re.findall(r"[\d.,]*\d|[a-z]+", text.lower()):
        if part in words.multipliers:
            scale = words.multipliers[part]
            group = (group or 1) * scale
            if scale > 100:
                value, group = value + group, 0
        elif part in words.units:
            group += words.units[part]
        elif part[0].isdigit():
            group += float(part.replace(",", ""))
        elif part not in ("a", "an", "and"):
            return None
    total = value + group
    return int(total) if total == int(total) and total < _LARGEST else None


def _interval(value: int, qualifier: str) -> tuple[int, int, int | None, Qualifier]:
    """Low, best, high and qualifier of a number under a wording; the conventions of docs/method.md."""
    tenth = value // 10
    table: dict[str, tuple[int, int, int | None, Qualifier]] = {
        "exact": (value, value, value, Qualifier.EXACT),
        "at_least": (value, value, None, Qualifier.AT_LEAST),
        "more_than": (value + 1, value + 1, None, Qualifier.MORE_THAN),
        "at_most": (0, value, value, Qualifier.AT_MOST),
        "less_than": (0, max(value - 1, 0), max(value - 1, 0), Qualifier.AT_MOST),
        "about": (value - tenth, value, value + tenth, Qualifier.ABOUT),
        "nearly": (value - tenth, value, value, Qualifier.ABOUT),
    }
    return table[qualifier]


def _vague(interval: tuple[int, int, int | None], qualifier: str) -> tuple[int, int, int | None, Qualifier]:
    """The interval of "dozens" under a wording: "at least a dozen" is twelve or more."""
    low, best, high = interval
    if low == high:
        return _interval(best, qualifier)
    if qualifier in ("at_least", "more_than"):
        return low, best, None, Qualifier.AT_LEAST
    return low, best, high, Qualifier.VAGUE


def _one(match: re.Match[str]) -> Quantity | None:
    words = _words()
    text = " ".join(match["number"].lower().split())
    wording = " ".join((match["before"] or "").lower().split())
    qualifier = words.before.get(wording, "exact")
    if match["after"]:
        qualifier = words.after[" ".join(match["after"].lower().split())]
    span, number = Span(match.start(), match.end()), Span(*match.span("number"))
    if text in words.vague:
        low, best, high, kind = _vague(words.vague[text], qualifier)
        return Quantity(span=span, number=number, low=low, best=best, high=high, qualifier=kind)
    if text in ("no", "no one", "nobody", "none", "zero") or text == "0":
        return Quantity(span=span, number=number, low=0, best=0, high=0, qualifier=Qualifier.ZERO)
    if _is_year(match, text):
        return None
    value = number_value(text)
    if not value or (value == 1 and qualifier == "less_than"):
        return None  # "000" is a piece of a number, and "under one" counts nobody
    low, best, high, kind = _interval(value, qualifier)
    return Quantity(span=span, number=number, low=low, best=best, high=high, qualifier=kind)


def _range(match: re.Match[str]) -> Quantity | None:
    first, second = (match["a"], match["b"]) if match["a"] else (match["c"], match["d"])
    low, high = number_value(first), number_value(second)
    if low is None or high is None or not low < high or _is_year(match, first):
        return None
    span = Span(match.start(), match.end())
    return Quantity(span=span, number=span, low=low, best=(low + high) // 2, high=high, qualifier=Qualifier.BETWEEN)


def _is_year(match: re.Match[str], first: str) -> bool:
    """True for the "2023" of "raising the toll since October 2023 to 45,805"."""
    return _YEAR.fullmatch(first) is not None and _words().dates.search(match.string[: match.start()]) is not None


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All amounts in a text, in order, none inside another; what they count is not asked here.

    >>> [(q.low, q.best, q.high) for q in find_quantities("at least 7 dead, dozens hurt, 10 to 15 missing")]
    [(7, 7, None), (24, 24, 99), (10, 12, 15)]
    """
    ranges = [q for q in map(_range, _words().interval.finditer(text)) if q]
    return tuple(sorted((*ranges, *_outside(ranges, text)), key=lambda q: q.span))


def _outside(taken: list[Quantity], text: str) -> Iterator[Quantity]:
    for match in _words().amount.finditer(text):
        quantity = _one(match)
        if quantity and not any(quantity.span.overlaps(q.span) for q in taken):
            yield quantity
