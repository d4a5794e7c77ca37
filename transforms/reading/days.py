"""Spans of days, and the wordings of time that mean them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from transforms.records import Span
from transforms.vocabulary import DateBasis


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A span of days, both ends in it."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.end} is before {self.start}")

    @property
    def precision(self) -> int:
        """UCDP date precision: 1 day, 2 two to six days, 3 week, 4 month, 5 longer."""
        length = (self.end - self.start).days + 1
        return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= most), 5)

    def overlaps(self, other: Days) -> bool:
        """True when the two share a day."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One wording of time.

    Attributes:
        span: the words, in the text that was searched.
        days: the days meant when the clause tells of the past; None if they cannot be told.
        ahead: the days meant when it tells of the future.
        basis: explicit, relative or weekday.
        since: the words open a stretch that lasts until now ("since 2011").
    """

    span: Span
    days: Days | None
    ahead: Days | None
    basis: DateBasis
    since: bool = False
