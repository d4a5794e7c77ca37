"""Reads when: dates, weekdays, relative words, ranges and parts of months, as spans of days.

A weekday or a month without a year is read against the day of publication: the latest one not after it, because news
tells what has happened. Each expression also keeps the reading ahead ("will meet on Friday"), for clauses about the
future. No part of a date is ever filled in: "November 2020" is thirty days, not one.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from transforms.lexicons import load_toml
from transforms.reading.days import Days, TimeExpression
from transforms.reading.quantities import number_value
from transforms.records import Span
from transforms.vocabulary import DateBasis

_YEAR = r"(?:19|20)\d\d"
_LONGEST = 300_000  # days, eight centuries: further back no news reaches, and calendars end
_SHORT_NAME = 3  # letters of "Jan"
_SURNAME = re.compile(r"\s+[A-Z][a-z]+\b")
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}  # first and last month
_CENTURY_TURN = 60  # "15 NOV 89" is 1989 and "15 NOV 23" is 2023: news archives begin in the sixties


@dataclass(frozen=True, slots=True)
class _Words:
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, tuple[int, int]]
    units: dict[str, int]
    parts: dict[str, tuple[float, float]]
    patterns: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date | None], TimeExpression | None]], ...]


def _either(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@functools.cache
def _words() -> _Words:
    data = load_toml("time_words.toml")
    month, weekday, part = _either(data["months"]), _either(data["weekdays"]), _either(data["parts"])
    within = rf"(?:(?P<part>{part})[\s-]+)?(?P<month>{month})\.?(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
    named = _either(data["days"]).replace(r"\ ", r"\s+")
    shapes = (*_calendar_shapes(month, within), *_relative_shapes(weekday, named), *_year_shapes())
    compiled = tuple((re.compile(rf"(?<![\w$€£,.-])(?:{p})(?![\w%])", re.IGNORECASE), f) for p, f in shapes)
    spans = {k: (v[0], v[1]) for k, v in data["days"].items()}
    parts = {k: (v[0], v[1]) for k, v in data["parts"].items()}
    return _Words(data["months"], data["weekdays"], spans, data["units"], parts, compiled)


_Reader = Callable[[re.Match[str], dt.date | None], TimeExpression | None]
_Shapes = tuple[tuple[str, _Reader], ...]
"""Patterns and what reads their matches; the first that takes some words keeps them."""


def _calendar_shapes(month: str, within: str) -> _Shapes:
    """Days, ranges of days and months, by name or number."""
    year, day = _YEAR, r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    return (
        (r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)", _iso),
        (
            (
                rf"(?:between|from|of)\s+(?P<m1>{month})\.?\s+(?P<d1>{day})\s+(?:and|to|until|through)\s+"
                rf"(?:(?P<m2>{month})\.?\s+)?(?P<d2>{day})(?:,?\s+(?P<year>{year}))?"
            ),
            _range,
        ),
        (
            (
                rf"(?:between|from|of)\s+(?P<d1>{day})\s+(?:(?P<m1>{month})\.?\s+)?(?:and|to|until|through)\s+"
                rf"(?P<d2>{day})\s+(?P<m2>{month})\.?(?:,?\s+(?P<year>{year}))?"
            ),
            _range,
        ),
        (rf"(?P<m1>{month})\.?\s+(?P<d1>{day})\s*[-–]\s*(?P<d2>{day})(?:,?\s+(?P<year>{year}))?", _range),
        (rf"(?P<d1>{day})\s*[-–]\s*(?P<d2>{day})\s+(?P<m1>{month})\.?(?:,?\s+(?P<year>{year}))?", _range),
        (rf"(?P<month>{month})\.?\s+(?P<day>{day})(?!\d)(?:,?\s+(?P<year>{year}))?", _day),
        (
            rf"(?P<day>{day})\s+(?:of\s+)?(?P<month>{month})\.?(?:,?\s+(?P<year>{year}|\d\d(?!\d|\s*(?:people|%))))?",
            _day,
        ),
        (rf"(?:(?:in|since|during|until|by|of|from)\s+)?{within}", _month),
    )


def _relative_shapes(weekday: str, named: str) -> _Shapes:
    """Weekdays, and words that count from the day of publication; `named` are those with a fixed distance."""
    return (
        (rf"(?:from|between)\s+(?P<first>{weekday})\s+(?:to|and|through|until)\s+(?P<last>{weekday})", _weekdays),
        (rf"(?P<which>last|next|this|this\s+past|past|on|early|late)?\s*(?P<weekday>{weekday})s?", _weekday),
        (r"(?:at|during|on|over)\s+the\s+weekend", _weekend),
        (rf"(?P<words>{named})", _named),
        (
            (
                r"(?:earlier\s+|later\s+)?(?P<which>last|this|next|the\s+past|the\s+last|past|previous)\s+"
                r"(?P<unit>week|month|year|weekend|decade)"
            ),
            _unit,
        ),
        (
            (
                r"(?:about\s+|around\s+|nearly\s+|some\s+)?(?P<n>\d+|an?|[a-z]+(?:-[a-z]+)?)\s+"
                r"(?P<unit>day|week|month|year|decade)s?\s+(?P<way>ago|earlier)"
            ),
            _ago,
        ),
        (
            (
                r"(?:for|during|over)\s+(?:more\s+than\s+|over\s+|about\s+|at\s+least\s+|nearly\s+|almost\s+|the\s+(?:past|last)\s+)*"
                r"(?P<n>\d+|an?|[a-z]+(?:-[a-z]+)?)?\s*(?P<unit>week|month|year|decade)s?"
            ),
            _lasting,
        ),
    )


def _year_shapes() -> _Shapes:
    """Decades and years, which any date with a day or a month goes before."""
    year = _YEAR
    return (
        (rf"(?:between|from)\s+(?P<first>{year})\s+(?:and|to|until|through)\s+(?P<last>{year})", _years),
        (r"(?:the\s+)?(?:(?P<half>early|mid|late)[\s-]+)?(?:the\s+)?(?P<decade>(?:19|20)\d0)s", _decade),
        (
            rf"(?:(?:in|since|during|from|until|by|the|of)\s+(?:the\s+)?)?(?:(?P<half>early|mid|late)[\s-]+)(?P<year>{year})",
            _year,
        ),
        (
            rf"(?:in|since|during|from|until|by|the|of|an?|his|her|its|their)\s+(?P<half>(?!))?(?P<year>{year})",
            _year,
        ),
    )


def _since(match: re.Match[str]) -> bool:
    return match[0].lower().startswith("since")


def _made(match: re.Match[str], days: Days | None, basis: DateBasis, ahead: Days | None = None) -> TimeExpression:
    return TimeExpression(
        span=Span(match.start(), match.end()), days=days, ahead=ahead or days, basis=basis, since=_since(match)
    )


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The day, None when the calendar has no such day."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _full_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (1900 if year >= _CENTURY_TURN else 2000)


def _nearest_year(month: int, day: int, published: dt.date | None, *, ahead: bool = False) -> dt.date | None:
    """The latest such day not after publication (a week of grace for time zones and plans), or the next one ahead."""
    if published is None:
        return None
    years = range(published.year - 4, published.year + 5)
    dates = [d for y in years if (d := _date(y, month, day))]
    if ahead:
        return next((d for d in dates if d >= published), None)
    return next((d for d in reversed(dates) if d <= published + dt.timedelta(days=2)), None)


def _iso(match: re.Match[str], _published: dt.date | None) -> TimeExpression | None:
    day = _date(int(match["y"]), int(match["m"]), int(match["d"])) if 1 <= int(match["m"]) <= 12 else None
    return _made(match, Days(day, day), DateBasis.EXPLICIT) if day else None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _day(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    month, day = _words().months[match["month"].lower()], _number(match["day"])
    if match["year"]:
        date = _date(_full_year(match["year"]), month, day)
        return _made(match, Days(date, date), DateBasis.EXPLICIT) if date else None
    past, ahead = _nearest_year(month, day, published), _nearest_year(month, day, published, ahead=True)
    return _made(match, Days(past, past) if past else None, DateBasis.EXPLICIT, Days(ahead, ahead) if ahead else None)


def _range(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    groups = match.groupdict()
    months = _words().months
    second = months[(groups.get("m2") or groups.get("m1") or "").lower()]
    first = months[(groups.get("m1") or groups.get("m2") or "").lower()]
    if groups["year"]:
        end = _date(int(groups["year"]), second, _number(groups["d2"]))
    else:
        end = _nearest_year(second, _number(groups["d2"]), published)
    if end is None:
        return _made(match, None, DateBasis.EXPLICIT)
    start = _date(end.year - (first > second), first, _number(groups["d1"]))
    return _made(match, Days(start, end), DateBasis.EXPLICIT) if start and start <= end else None


def _part_of(days: Days, part: str | None) -> Days:
    """The early, middle or late third of a span."""
    if not part:
        return days
    low, high = _words().parts[" ".join(part.lower().split())]
    length = (days.end - days.start).days + 1
    return Days(
        days.start + dt.timedelta(days=round(low * length)), days.start + dt.timedelta(days=round(high * length) - 1)
    )


def _month_days(year: int, month: int) -> Days:
    return Days(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def _is_other_word(name: str, match: re.Match[str]) -> bool:
    """True for the "may" of "he may go", and for "Jan Kos" and "April Smith", who are persons."""
    is_short = len(name) == _SHORT_NAME and not match.string[match.end() :].startswith(".")
    is_given = _SURNAME.match(match.string, match.end()) is not None
    return is_short or is_given or name.lower() in ("may", "march")


def _month(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    name = match["month"]
    month = _words().months[name.lower()]
    worded = match[0].lower() != name.lower()
    if not match["year"] and (not name[0].isupper() or (not worded and _is_other_word(name, match))):
        return None
    if match["year"]:
        return _made(match, _part_of(_month_days(int(match["year"]), month), match["part"]), DateBasis.EXPLICIT)
    if published is None:
        return _made(match, None, DateBasis.EXPLICIT)
    year = published.year - (month > published.month)
    days = _part_of(_month_days(year, month), match["part"])
    ahead = _month_days(year + (month < published.month or month > published.month), month)
    return _made(match, days, DateBasis.EXPLICIT, ahead)


def _weekday(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    if not match["weekday"][0].isupper():
        return None
    if published is None:
        return _made(match, None, DateBasis.WEEKDAY)
    wanted = _words().weekdays[match["weekday"].lower()]
    back = (published.weekday() - wanted) % 7
    which = (match["which"] or "").lower()
    if which == "last" and back == 0:
        back = 7
    past = published - dt.timedelta(days=back)
    ahead = published + dt.timedelta(days=(wanted - published.weekday()) % 7 or 7)
    if which == "next":
        past = ahead
    return _made(match, Days(past, past), DateBasis.WEEKDAY, Days(ahead, ahead))


def _weekdays(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    """ "from Monday to Wednesday": the latest such run of days."""
    if published is None:
        return _made(match, None, DateBasis.WEEKDAY)
    names = _words().weekdays
    end = published - dt.timedelta(days=(published.weekday() - names[match["last"].lower()]) % 7)
    start = end - dt.timedelta(days=(names[match["last"].lower()] - names[match["first"].lower()]) % 7)
    return _made(match, Days(start, end), DateBasis.WEEKDAY)


def _weekend(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    """The latest Saturday and Sunday, or the next ones; on a Saturday or Sunday those that go on."""
    if published is None:
        return _made(match, None, DateBasis.WEEKDAY)
    saturday = published - dt.timedelta(days=(published.weekday() - 5) % 7)
    days = Days(saturday, min(saturday + dt.timedelta(days=1), published))
    following = saturday + dt.timedelta(days=7)
    return _made(match, days, DateBasis.WEEKDAY, Days(following, following + dt.timedelta(days=1)))


def _named(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    if published is None:
        return _made(match, None, DateBasis.RELATIVE)
    first, last = _words().days[" ".join(match["words"].lower().split())]
    days = Days(published + dt.timedelta(days=first), published + dt.timedelta(days=last))
    return _made(match, days, DateBasis.RELATIVE)


def _unit(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    if published is None:
        return _made(match, None, DateBasis.RELATIVE)
    which, unit = " ".join(match["which"].lower().split()), match["unit"].lower()
    step = {"this": 0, "next": 1}.get(which, -1)
    rolling = which in ("the past", "the last", "past")
    if rolling:
        length = _words().units.get(unit, 7)
        return _made(match, Days(published - dt.timedelta(days=length), published), DateBasis.RELATIVE)
    return _made(match, _calendar_unit(unit, step, published), DateBasis.RELATIVE)


def _calendar_unit(unit: str, step: int, published: dt.date) -> Days:
    """The week, weekend, month, year or decade `step` units from that of publication; the present one ends today."""
    if unit in ("week", "weekend"):
        monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(weeks=step)
        days = Days(monday + dt.timedelta(days=5 * (unit == "weekend")), monday + dt.timedelta(days=6))
    elif unit == "month":
        month = published.month + step
        days = _month_days(published.year + (month - 1) // 12, (month - 1) % 12 + 1)
    elif unit == "year":
        days = Days(dt.date(published.year + step, 1, 1), dt.date(published.year + step, 12, 31))
    else:
        start = published.year // 10 * 10 + 10 * step
        days = Days(dt.date(start, 1, 1), dt.date(start + 9, 12, 31))
    return Days(days.start, published) if step == 0 and days.start <= published < days.end else days


def _ago(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    text = match["n"].lower()
    number = 1 if text in ("a", "an") else number_value(text)
    if number is None:
        return None
    # "two days earlier" counts from the moment told of, which is not known here.
    if published is None or match["way"].lower() == "earlier":
        return _made(match, None, DateBasis.RELATIVE)
    unit = match["unit"].lower()
    length = _words().units[unit]
    if number * length > _LONGEST:
        return None
    middle = published - dt.timedelta(days=number * length)
    slack = {"day": 0, "week": 3, "month": 15, "year": 182, "decade": 1825}[unit]
    return _made(match, Days(middle - dt.timedelta(days=slack), middle + dt.timedelta(days=slack)), DateBasis.RELATIVE)


def _lasting(match: re.Match[str], published: dt.date | None) -> TimeExpression | None:
    """ "for more than 15 years": a stretch that lasts until now."""
    text = (match["n"] or "two").lower()
    number = 1 if text in ("a", "an") else number_value(text)
    if published is None or number is None:
        return None
    length = number * _words().units[match["unit"].lower()]
    if length > _LONGEST:
        return None
    days = Days(published - dt.timedelta(days=length), published)
    span = Span(match.start(), match.end())
    return TimeExpression(span=span, days=days, ahead=days, basis=DateBasis.RELATIVE, since=True)


def _decade(match: re.Match[str], _published: dt.date | None) -> TimeExpression | None:
    start = int(match["decade"])
    return _made(match, Days(dt.date(start, 1, 1), dt.date(start + 9, 12, 31)), DateBasis.EXPLICIT)


def _years(match: re.Match[str], _published: dt.date | None) -> TimeExpression | None:
    first, last = int(match["first"]), int(match["last"])
    return (
        _made(match, Days(dt.date(first, 1, 1), dt.date(last, 12, 31)), DateBasis.EXPLICIT) if first <= last else None
    )


def _year(match: re.Match[str], _published: dt.date | None) -> TimeExpression | None:
    year = int(match["year"])
    first, last = _YEAR_PARTS.get((match["half"] or "").lower(), (1, 12))
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return _made(match, Days(dt.date(year, first, 1), end), DateBasis.EXPLICIT)


def _found(text: str, published: dt.date | None) -> Iterator[TimeExpression]:
    taken: list[Span] = []
    for pattern, read in _words().patterns:
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(t) for t in taken):
                continue
            found = read(match, published)
            if found:
                taken.append(span)
                yield found


def find_dates(text: str, published: dt.date | None) -> tuple[TimeExpression, ...]:
    """All wordings of time in a text, in order, none inside another.

    >>> [str(t.days.start) for t in find_dates("killed on Friday", dt.date(2022, 3, 26))]
    ['2022-03-25']
    """
    return tuple(sorted(_found(text, published), key=lambda t: t.span))
