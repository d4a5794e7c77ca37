"""The questions that rules ask of the values of one row; None is a value that is not stated.

Where a joined article or event is missing, what needs it holds: the expectation that keys resolve tells of it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable
from typing import Any

from transforms.crosswalks import MODES, quad_class
from transforms.vocabulary import EventType, Qualifier, Realis, Scope, TemporalRole

Holds = Callable[..., bool]
"""True when the values of a rule's columns, in their order, keep the rule."""

PUBLICATION_TOLERANCE = dt.timedelta(days=1)  # the place's day may be ahead of the publisher's
FETCH_TOLERANCE = dt.timedelta(days=2)  # clocks and time zones; a later date cannot be one of publication
AS_OF_TOLERANCE = dt.timedelta(days=31)  # a toll may be stated for the month that runs

_HAPPENED = frozenset({Realis.ASSERTED, Realis.ALLEGED})
_IN_A_TOLL = frozenset({Scope.INCIDENT, Scope.DAY, Scope.OPERATION})
_THREE_CAPITALS = re.compile(r"[A-Z]{3}")


def ordered(*values: Any) -> bool:
    """True when the stated values stand in ascending order, equal ones allowed."""
    stated = [v for v in values if v is not None]
    return all(a <= b for a, b in itertools.pairwise(stated))


def inside(length: int | None, *places: int | None) -> bool:
    """True when the places are in order and within a text of that length."""
    if length is None:
        return True
    known = [p for p in places if p is not None]
    return len(known) == len(places) and ordered(0, *known, length)


def quoted(length: int | None, words: str | None, found: str | None) -> bool:
    """True when the words are those found at their span; `found` is None for a span that lies outside the text."""
    return length is None or (bool(words) and words == found)


def zones_inside(length: int | None, zones: tuple[tuple[str, int, int], ...] | None) -> bool:
    """True when each (kind, start, end) lies within a text of that length."""
    return all(inside(length, start, end) for _, start, end in zones or ())


def contains(text: str | None, words: str | None) -> bool:
    """True when the words, if there are any, stand in the text."""
    return text is None or words is None or words in text


def not_after(tolerance: dt.timedelta) -> Holds:
    """A question: is the first day at most `tolerance` later than the second?"""

    def holds(day: dt.date | None, limit: dt.date | None) -> bool:
        return day is None or limit is None or day - limit <= tolerance

    return holds


def happened_by(realis: str | None, day: dt.date | None, published: dt.date | None) -> bool:
    """True unless an event that is said to have happened begins after its publication.

    What is denied, negated, generic, hypothetical or future may name a day to come.
    """
    return realis not in _HAPPENED or not_after(PUBLICATION_TOLERANCE)(day, published)


# A type outside the closed list breaks the expectation of its column; these two have nothing to say about it.
_MODES = {str(event_type): frozenset(map(str, modes)) for event_type, modes in MODES.items()}
_QUADS = {str(event_type): quad_class(event_type) for event_type in EventType}


def mode_fits(event_type: str | None, mode: str | None) -> bool:
    """True when the mode, if there is one, is one of the modes of the type."""
    return mode is None or event_type not in _MODES or mode in _MODES[event_type]


def quad_fits(event_type: str | None, quad: int | None) -> bool:
    """True when the quad class is that of the type."""
    return event_type not in _QUADS or quad == _QUADS[event_type]


def is_country(code: str | None) -> bool:
    """True for three capitals, or no code."""
    return code is None or _THREE_CAPITALS.fullmatch(code) is not None


def both_or_neither(one: object, other: object) -> bool:
    """True when both values are stated, or none."""
    return (one is None) == (other is None)


def exactly_one(one: object, other: object) -> bool:
    """True when one value is stated and the other is not."""
    return (one is None) != (other is None)


def zero_means_none(qualifier: str | None, best: int | None) -> bool:
    """True when the qualifier is `zero` exactly for a figure of 0."""
    return (qualifier == Qualifier.ZERO) == (best == 0)


def unquantified_means_empty(qualifier: str | None, best: int | None) -> bool:
    """True when the qualifier is `unquantified` exactly for an empty figure."""
    return (qualifier == Qualifier.UNQUANTIFIED) == (best is None)


def no_history_in_a_toll(role: str | None, scope: str | None, event_role: str | None) -> bool:
    """False for a background figure that would be added to the toll of an event that is not background itself.

    Only a figure that hangs on an event and whose scope is the incident, the day or the operation is ever added up.
    """
    if event_role is None or scope not in _IN_A_TOLL:
        return True
    return role != TemporalRole.BACKGROUND or event_role == TemporalRole.BACKGROUND


def no_news_in_history(role: str | None, scope: str | None, event_role: str | None) -> bool:
    """False for a figure in the toll of a background event that is not background itself."""
    if event_role != TemporalRole.BACKGROUND or scope not in _IN_A_TOLL:
        return True
    return role == TemporalRole.BACKGROUND


def same_article(article_id: str | None, _event_id: str | None, event_article_id: str | None) -> bool:
    """True when the event, if there is one and it is found, belongs to the row's article."""
    return event_article_id is None or event_article_id == article_id
