"""Counts of days, weeks, months and years from a known event: "the 31st day of the campaign in ..."."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.cleaning.wordlists import Anchor, anchors

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(_CARDINALS)}|a)"
_ORDINAL = rf"(?P<number>\d{{1,4}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
_UNIT = r"(?P<unit>day|week|month|year)"

_ORDERED = (
    re.compile(rf"\b{_ORDINAL}(?:\s(?:straight|consecutive|full))?\s{_UNIT}\b", re.IGNORECASE),
    re.compile(r"\b(?P<unit>day|week|month)\s(?:number\s)?(?P<number>\d{1,4})\b", re.IGNORECASE),
)
_ELAPSED = re.compile(rf"\b{_NUMBER}[\s-]{_UNIT}s?\s(?:after|into|since)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]*")
_DAYS_IN = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
_SLACK = {"day": 1, "week": 3, "month": 20, "year": 60}  # days by which a count of the unit misses its mark in print


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count from a known event, as days on which it was true.

    Attributes:
        words: as written.
        first, last: the days that the count names, both included.
        slack: days before and after on which writers still use it.
        exact: days and weeks; months and years are too coarse to find a day by.
    """

    words: str
    first: dt.date
    last: dt.date
    slack: int
    exact: bool

    def fit(self, day: dt.date) -> float:
        """1 on the named days, one half within the slack, else 0."""
        if self.first <= day <= self.last:
            return 1.0
        slack = dt.timedelta(self.slack)
        return 0.5 if self.first - slack <= day <= self.last + slack else 0.0

    def days(self, spread: int) -> Iterator[dt.date]:
        """The named days and as many around them as `spread` says."""
        start = self.first - dt.timedelta(spread)
        return (start + dt.timedelta(n) for n in range((self.last - self.first).days + 2 * spread + 1))


def find_counts(paragraph: str, *, context: Sequence[str]) -> Iterator[Count]:
    """The counts of a paragraph from events of `anchors.toml`.

    The event is named in the count's own sentence behind it, else anywhere in that sentence; a sentence that only
    says "the war" takes the place from the whole text (`context`).
    """
    for form in (*_ORDERED, _ELAPSED):
        for match in form.finditer(paragraph):
            after = _SENTENCE.match(paragraph, match.end())
            behind = after.group() if after else ""
            named = _named(behind) or _named(_sentence_around(paragraph, match.start()))
            for anchor in named or _implied(behind, context):
                count = _count(match, anchor, behind, ordered=form is not _ELAPSED)
                if count:
                    yield count


def _named(words: str) -> list[Anchor]:
    """Events that the words name by place and kind."""
    return [a for a in anchors() if a.places.search(words) and a.kinds.search(words)]


def _implied(behind: str, context: Sequence[str]) -> list[Anchor]:
    """Events whose kind stands behind the count and whose place the text names."""
    text = " ".join(context)
    return [a for a in anchors() if a.kinds.search(behind[:40]) and a.places.search(text)]


def _sentence_around(paragraph: str, at: int) -> str:
    """The sentence that a place of the paragraph lies in."""
    start = max(paragraph.rfind(mark, 0, at) for mark in ".!?") + 1
    end = min((e for mark in ".!?" if (e := paragraph.find(mark, at)) >= 0), default=len(paragraph))
    return paragraph[start:end]


def _count(match: re.Match[str], anchor: Anchor, behind: str, *, ordered: bool) -> Count | None:
    """The count as days; None when it leads out of the calendar."""
    unit = match["unit"].lower()
    number = _value(match["number"].lower())
    length = _DAYS_IN[unit]
    begins = round((number - 1) * length) if ordered else round(number * length)
    ends = round(number * length) - 1 if ordered else begins
    if begins < 0 or ends > 40_000:
        return None
    return Count(
        words=f"{match.group()}{_short(behind)} [{anchor.name}: {anchor.first_day}]",
        first=anchor.first_day + dt.timedelta(begins),
        last=anchor.first_day + dt.timedelta(max(begins, ends)),
        slack=_SLACK[unit],
        exact=unit in {"day", "week"},
    )


def _value(number: str) -> int:
    """The number that a word or figure stands for."""
    if number == "a":
        return 1
    for names in (_ORDINALS, _CARDINALS):
        if number in names:
            return names.index(number) + 1
    return int(number.rstrip("stndrh"))


def _short(behind: str) -> str:
    """The first words behind a count, for evidence."""
    return behind if len(behind) <= 60 else behind[: behind.rfind(" ", 0, 60)]
