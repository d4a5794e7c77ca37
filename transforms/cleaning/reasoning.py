"""The day of publication, worked out from what a text says of its own time.

Each thing that a text says narrows the days on which it can have been written: a count of days from a known event, a
day and month, a weekday, a year. Every candidate day is scored by the constraints that it meets; the best one is
taken if no other day comes near it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.cleaning.counts import Count, find_counts
from transforms.cleaning.dates import WEEKDAYS, DateMention, earliest_days, find_dates, weekday_number

_SPREAD = 10  # days around a count or a date in which the day of publication is looked for
_LEAD = 2  # paragraphs in which the news itself is dated
_FARTHEST_YEAR = 2  # years after the newest year that a text names; news names its own year or the one before
_SOON = 2  # days after a full date in the lead
_NEIGHBOURS = 3  # days around the best that are no rivals: they rest on the same words, and confidence covers them
_UNIQUE_BY = 0.25  # lead over the best rival; years that fit equally well have none

# Points for a met constraint, in order of how rarely chance meets it.
_COUNT_POINTS = 4.0  # "the 31st day of": one day in years
_LONG_COUNT_POINTS = 1.0  # "a year after": some months
_PAIR_POINTS = 3.0  # weekday and date agree: one year in six
_LEAD_WEEKDAY_POINTS = 2.0  # the lead's weekday is mostly the day of writing
_DATE_POINTS = 1.0  # day and month without a year lie shortly before publication

# How sure a day is that rests on these. Of a dozen labelled articles where only the last two applied, five days were
# right and two more missed by one; the first two are set by what they exclude.
_SURE_BY_COUNT = 0.9
_BY_COUNT_ALONE = 0.6
_BY_PAIR = 0.5
_BY_FULL_DATE = 0.4

_FUTURE = re.compile(
    r"\b(?:will|shall|next|due|scheduled|planned|expected|expires?|upcoming|slated|set (?:for|to))\b[^.;]{0,60}$"
    r"|\b(?:until|till|by)\b[^.;]{0,12}$",
    re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(r"\b(?:will|until|next|by|plans?|due|scheduled)\b", re.IGNORECASE)
_NOT_THIS_WEEK = re.compile(
    r"\b(?:next|every|each|last|following|coming|black|good|bloody|holy|easter|ash|cyber|super)\s$", re.IGNORECASE
)
_EXPLAINED_WORDS = 6  # evidence names no more places than a reader will check


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned:
    """A day of publication, how sure it is, and the words that it rests on."""

    day: dt.date
    confidence: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clues:
    """What a text says of its own time."""

    newest: dt.date
    floor: dt.date | None
    counts: tuple[Count, ...]
    dated: tuple[tuple[DateMention, str], ...]
    lead_days: tuple[tuple[dt.date, str], ...]
    weekdays: tuple[str, ...]


def reason_day(body: Sequence[str], *, newest: dt.date) -> Reasoned | None:
    """The day of publication, if the body's words leave one day that is clearly best.

    Args:
        body: the paragraphs of the text itself. Captions must not be among them: their dates are those of pictures.
        newest: the latest possible day.
    """
    clues = _gather(body, newest)
    days = sorted(_candidates(clues))
    if not days:
        return None
    scored = sorted(((_score(day, clues), day) for day in days), reverse=True)
    best, day = scored[0]
    rivals = [score for score, other in scored if abs((other - day).days) > _NEIGHBOURS]
    if best <= 0 or (rivals and best - rivals[0] < _UNIQUE_BY):
        return None
    return Reasoned(day=day, confidence=_confidence(day, clues), words=_explain(day, clues))


def _gather(body: Sequence[str], newest: dt.date) -> _Clues:
    """All clues of a text, in the order in which it gives them."""
    mentions = [(m, p, n) for n, p in enumerate(body) for m in find_dates(p, newest=newest)]
    past = [(m, p, n) for m, p, n in mentions if not _FUTURE.search(p[: m.start])]
    stated = [m.date for m, _, _ in past if m.date and m.date <= newest]
    named = [day for p in body for day, _ in earliest_days(_without_future(p)) if day <= newest]
    return _Clues(
        newest=newest,
        floor=max((*stated, *named), default=None),
        counts=tuple(c for p in body for c in find_counts(p, context=body)),
        dated=tuple((m, p[m.start : m.end]) for m, p, _ in past if not m.year),
        lead_days=tuple((m.date, p[m.start : m.end]) for m, p, n in past if n < _LEAD and m.date and m.date <= newest),
        weekdays=tuple(_weekdays(body, newest)),
    )


def _without_future(paragraph: str) -> str:
    """The sentences of a paragraph that do not speak of what is to come; their years may lie ahead."""
    sentences = re.split(r"(?<=[.!?])\s", paragraph)
    return " ".join(
        s for s in sentences if not re.search(r"\b(?:will|until|next|by|plans?|due|scheduled)\b", s, re.IGNORECASE)
    )


def _weekdays(body: Sequence[str], newest: dt.date) -> Iterator[str]:
    """Weekdays that tell of the days just gone, in order; one that stands in a date says no more than the date."""
    for paragraph in body:
        dated = [(d.start, d.end) for d in find_dates(paragraph, newest=newest)]
        for match in WEEKDAYS.finditer(paragraph):
            before = paragraph[: match.start()]
            in_date = any(start <= match.start() < end for start, end in dated)
            if not in_date and not _NOT_THIS_WEEK.search(before) and not _FUTURE.search(before[-40:]):
                yield match["weekday"].capitalize()


def _candidates(clues: _Clues) -> set[dt.date]:
    """Days on which the text can have been written.

    A weekday fits one day of every week and a date without a year one day of every year, so they choose among
    candidates but never make one by themselves; a date with its weekday pins the year.
    """
    counted = {day for count in clues.counts if count.exact for day in count.days(_SPREAD)}
    stated = {day + dt.timedelta(n) for day in _news_days(clues) for n in range(_SOON + 1)}
    pinned = {day + dt.timedelta(n) for day in _pinned(clues) for n in range(_SPREAD + 1)}
    floor = clues.floor or dt.date.min
    return {day for day in counted | stated | pinned if floor <= day <= clues.newest}


def _news_days(clues: _Clues) -> set[dt.date]:
    """Full dates of the lead that can be the news: nothing newer is named, and the lead's weekday is theirs."""
    named = {weekday_number(word) for word in clues.weekdays[:1]}
    return {day for day, _ in clues.lead_days if day == clues.floor and day.weekday() in named}


def _pinned(clues: _Clues) -> set[dt.date]:
    """Days of the dates that come with a weekday, in the years near the newest year named in which they agree."""
    if clues.floor is None:
        return set()
    years = range(clues.floor.year, min(clues.newest.year, clues.floor.year + _FARTHEST_YEAR) + 1)
    pairs = [m for m, _ in clues.dated if m.weekday is not None]
    days = {(day, pair.weekday) for pair in pairs for year in years if (day := pair.on(year))}
    return {day for day, weekday in days if day.weekday() == weekday}


def _score(day: dt.date, clues: _Clues) -> float:
    """How well a day meets the clues."""
    counts = max((c.fit(day) * (_COUNT_POINTS if c.exact else _LONG_COUNT_POINTS) for c in clues.counts), default=0.0)
    dated = [_dated_points(day, mention) for mention, _ in clues.dated]
    pairs = sum(p for _, p in dated) / max(1, len([p for _, p in dated if p]))
    close = sum(c for c, _ in dated) / max(1, len(dated))
    lead = max((_nearness(day, d) for d, _ in clues.lead_days), default=0.0)
    return counts + pairs + close + 2 * lead + _weekday_points(day, clues.weekdays)


def _dated_points(day: dt.date, mention: DateMention) -> tuple[float, float]:
    """Points for the nearness of a day and month to a day, and for its weekday being that year's."""
    said = mention.on(day.year)
    if said and said > day:
        said = mention.on(day.year - 1)
    if said is None:
        return 0.0, 0.0
    agree = 0.0
    if mention.weekday is not None:
        agree = _PAIR_POINTS if said.weekday() == mention.weekday else -_PAIR_POINTS
    return _DATE_POINTS * _nearness(day, said), agree


def _nearness(day: dt.date, said: dt.date) -> float:
    """1 on the day itself, falling to 0 at ten days after; months after still beat the wrong year a little."""
    after = (day - said).days
    if after < 0:
        return 0.0
    return 1 - 0.09 * after if after <= _SPREAD else 0.05 if after < 60 else 0.0


def _weekday_points(day: dt.date, weekdays: Sequence[str]) -> float:
    """Points for the lead's weekday being the day of publication, or the day before it."""
    if not weekdays:
        return 0.0
    ago = (day.weekday() - weekday_number(weekdays[0])) % 7
    return _LEAD_WEEKDAY_POINTS * {0: 1.0, 1: 0.6, 2: 0.2}.get(ago, 0.0)


def _confidence(day: dt.date, clues: _Clues) -> float:
    """How sure the day is, by the strongest clue that it meets."""
    counted = any(c.exact and c.fit(day) == 1 for c in clues.counts)
    if counted:
        return _SURE_BY_COUNT if _weekday_points(day, clues.weekdays) == _LEAD_WEEKDAY_POINTS else _BY_COUNT_ALONE
    paired = any(_dated_points(day, mention)[1] > 0 for mention, _ in clues.dated)
    return _BY_PAIR if paired else _BY_FULL_DATE


def _explain(day: dt.date, clues: _Clues) -> str:
    """The words that the day rests on."""
    counted = [c.words for c in clues.counts if c.fit(day) > 0]
    dated = [words for mention, words in clues.dated if _dated_points(day, mention)[0] > 0.1]
    lead = [words for said, words in clues.lead_days if _nearness(day, said) > 0.1]
    weekdays = [f"{w}" for w in clues.weekdays if (day.weekday() - weekday_number(w)) % 7 <= 2]
    words = list(dict.fromkeys((*counted, *lead, *dated, *weekdays)))[:_EXPLAINED_WORDS]
    return "; ".join(words)
