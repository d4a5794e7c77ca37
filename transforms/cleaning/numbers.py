"""The figures that a text names, for telling an update from a copy; not for reading tolls."""

from __future__ import annotations

import datetime as dt
import re

from transforms.cleaning.dates import find_dates

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {w: n for n, w in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, start=2)}
_FIGURE = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\w.])\d+(?:\.\d+)?(?!\w)")
_WORDED = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<unit>{'|'.join(_UNITS[1:10])}))?"
    rf"|(?P<small>{'|'.join(_UNITS[2:])}))\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2} ?: ?\d\d(?: ?: ?\d\d)?(?: ?[ap]\. ?m\.?|[ap]m\b)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def figures_in(text: str) -> frozenset[str]:
    """The numbers of a text, "twelve" and "12" being the same.

    "One" is left out, which is mostly a pronoun, and so are years, days of the month and times: outlets stamp them on
    the copies that they print.

    >>> sorted(figures_in("At least twelve died and 1,200 fled."))
    ['12', '1200']
    """
    dates = find_dates(text, newest=dt.date.max)
    stamps = [(d.start, d.end) for d in dates] + [m.span() for m in _CLOCK.finditer(text)]
    counted = [m for m in _FIGURE.finditer(text) if not any(a <= m.start() < b for a, b in stamps)]
    figures = {m.group().replace(",", "") for m in counted if not _YEAR.fullmatch(m.group())}
    worded = {
        str(_VALUES[m["tens"].lower()] + _VALUES.get((m["unit"] or "zero").lower(), 0))
        if m["tens"]
        else str(_VALUES[m["small"].lower()])
        for m in _WORDED.finditer(text)
    }
    return frozenset(figures | worded)
