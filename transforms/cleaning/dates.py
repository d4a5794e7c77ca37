"""Dates as they are written in English text, and as machines deliver them: found and read, never completed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_FULL_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_BEFORE = rf"(?:{WEEKDAY},?\s\(?(?:the\s)?)?"

_FIRST_OF_OLD_CENTURY = 69

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_BEFORE}{_MONTH}\s{_DAY}(?!:\d)(?:,?\s{_YEAR})?",
        rf"(?<![:.])\b{_BEFORE}{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s(?:{_YEAR}|'?(?P<short>\d\d)(?![\w:.,]\d|\w)))?",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d|-\d)",
        r"\b(?P<day>[0-3]?\d)(?P<dot>[.-])(?P<number>[01]?\d)(?P=dot)(?P<year>(?:19|20)\d\d)\b",
    )
)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<![\d.,$€£-])\b{_YEAR}(?![\d,.]\d|-)")
WEEKDAYS = re.compile(rf"\b{_FULL_WEEKDAY}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day as a text writes it.

    Attributes:
        start, end: the words' place in the text that was searched.
        month, day: always stated.
        year: only if stated, in two or four digits.
        weekday: Monday is 0; only if stated beside the date.
    """

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def on(self, year: int) -> dt.date | None:
        """The day in the given year, if there is one (29 February)."""
        return _day(year, self.month, self.day)

    @property
    def date(self) -> dt.date | None:
        """The day, when the year is stated."""
        return self.on(self.year) if self.year else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None for a day that no calendar has."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def weekday_number(word: str) -> int:
    """Monday is 0.

    >>> weekday_number("Saturday")
    5
    """
    return _WEEKDAY_NAMES.index(word[:3].lower())


def find_dates(text: str, *, newest: dt.date) -> tuple[DateMention, ...]:
    """Days written with month and day, with or without a year, in order of the text; none inside another."""
    found = [m for form in _FORMS for m in form.finditer(text)]
    out: list[DateMention] = []
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if out and match.start() < out[-1].end:
            continue
        mention = _mention(match, newest)
        if mention:
            out.append(mention)
    return tuple(out)


def _mention(match: re.Match[str], newest: dt.date) -> DateMention | None:
    """What the words say, if it is a day at all."""
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTH_NAMES.index(parts["month"][:3].lower()) + 1
    day, year = int(parts["day"]), _stated_year(parts, newest)
    if _day(year or 2000, month, day) is None:  # 2000 is a leap year
        return None
    weekday = weekday_number(parts["weekday"]) if parts.get("weekday") else None
    return DateMention(start=match.start(), end=match.end(), month=month, day=day, year=year, weekday=weekday)


def _stated_year(parts: dict[str, str | None], newest: dt.date) -> int | None:
    """The year as written; of two digits, 69 to 99 are of the last century (POSIX), and so are years to come."""
    if parts.get("year"):
        return int(parts["year"] or 0)
    short = parts.get("short")
    if not short:
        return None
    year = (1900 if int(short) >= _FIRST_OF_OLD_CENTURY else 2000) + int(short)
    return year if year <= newest.year else year - 100


def earliest_days(text: str) -> Iterator[tuple[dt.date, str]]:
    """First days of the months and years that a text names ("November 2020", "in 1991"), with the words."""
    for match in _MONTH_OF_YEAR.finditer(text):
        month = _MONTH_NAMES.index(match["month"][:3].lower()) + 1
        yield dt.date(int(match["year"]), month, 1), match.group()
    for match in _BARE_YEAR.finditer(text):
        yield dt.date(int(match["year"]), 1, 1), match.group()


_MAIL = re.compile(
    r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?"
    r"(?: [+-]\d{4}| [A-Z]{1,4})?(?: \([A-Z]+\))?"
)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")


def read_delivered(value: str) -> tuple[dt.date, dt.datetime] | None:
    """Day and instant of a delivered date: ISO 8601, RFC 2822, seconds or milliseconds since 1970, or words.

    The day is the one that the value writes, in its own zone. A value without a time stands for the beginning of its
    day in UTC, one without a zone for UTC: neither is more than was delivered.

    >>> read_delivered("2022-03-26T23:30:00-05:00")[0].isoformat()
    '2022-03-26'
    """
    text = value.strip()
    instant = _iso(text) or _epoch(text) or _rfc(text)
    if instant is None:
        return _worded(text)
    day = instant.date()
    aware = instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)
    try:
        return day, aware.astimezone(dt.UTC)
    except OverflowError:  # the zone shifts the first or last day of the calendar out of it
        return None


def _iso(text: str) -> dt.datetime | None:
    """An ISO 8601 date or instant."""
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _epoch(text: str) -> dt.datetime | None:
    """Seconds or milliseconds since 1970."""
    if not _EPOCH.fullmatch(text):
        return None
    number = float(text)
    return dt.datetime.fromtimestamp(number / 1000 if number > 1e11 else number, tz=dt.UTC)


def _rfc(text: str) -> dt.datetime | None:
    """An instant as mail and feeds write it; nothing else, for the library reads "5:14 pm" as morning."""
    if not _MAIL.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None


def _worded(text: str) -> tuple[dt.date, dt.datetime] | None:
    """The one full date in words ("May 30, 2018 2:30 pm"); its time is left, because its zone is not known."""
    days = {m.date for m in find_dates(text, newest=dt.date.max) if m.date}
    if len(days) != 1:
        return None
    day = days.pop()
    return day, at_midnight(day)


def at_midnight(day: dt.date) -> dt.datetime:
    """The beginning of a day, UTC."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
