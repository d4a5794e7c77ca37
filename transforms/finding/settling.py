"""What holds for a whole event: its day, place, reality and time, from all its mentions and from those told before.

What no mention tells is taken from the event told just before, as a reader would, and marked as inherited; then from
the article as a whole, never finer than that allows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transforms.finding.merging import Event, Told
from transforms.finding.placing import Map
from transforms.finding.timing import Clock
from transforms.ontology import quad_class
from transforms.reading.days import Days
from transforms.reading.place_mentions import Placed
from transforms.reading.places import PlaceKind, Resolution
from transforms.vocabulary import DateBasis, PlaceBasis, Realis, TemporalRole

_REALITY = (
    Realis.ASSERTED,
    Realis.ALLEGED,
    Realis.DENIED,
    Realis.NEGATED,
    Realis.FUTURE,
    Realis.HYPOTHETICAL,
    Realis.GENERIC,
)
_FINEST = (
    PlaceKind.SETTLEMENT,
    PlaceKind.ADMIN2,
    PlaceKind.REGION,
    PlaceKind.ADMIN1,
    PlaceKind.SEA,
    PlaceKind.COUNTRY,
)
_REACH = 2  # paragraphs over which a day or a place goes on to hold
_REAL = (Realis.ASSERTED, Realis.ALLEGED, Realis.DENIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An event's day, place, reality and time."""

    days: Days | None
    basis: DateBasis
    place: Placed | None
    resolution: Resolution | None
    place_basis: PlaceBasis
    realis: Realis
    role: TemporalRole


def settle(events: Iterable[Event], places: Map, clock: Clock) -> list[Settled]:
    """Day, place, reality and time of each event, in the order given.

    A date of the event's own goes before one of its sentence, the finest place first, the surest voice first.
    """
    ordered = list(events)
    first = [_own(e) for e in ordered]
    return [_completed(n, ordered, first, places, clock) for n in range(len(ordered))]


def _own(event: Event) -> Settled:
    days, basis = _days(event.told)
    place, resolution = _place(event.told)
    return Settled(
        days=days,
        basis=basis,
        place=place,
        resolution=resolution,
        place_basis=PlaceBasis.STATED if resolution or place else PlaceBasis.NONE,
        realis=min((t.realis for t in event.told), key=_REALITY.index),
        role=event.lead.role,
    )


def _days(told: list[Told]) -> tuple[Days | None, DateBasis]:
    dated = [(t.dating.days, t) for t in told if t.dating.days is not None]
    if not dated:
        return None, DateBasis.NONE
    days, best = min(dated, key=lambda d: (not d[1].dating.is_own, d[0].precision > 2, d[1].mention.span.start))
    return days, best.dating.basis


def _place(told: list[Told]) -> tuple[Placed | None, Resolution | None]:
    """The finest resolved place that a mention hangs on; an unresolved name where there is none."""
    resolved = [(t.resolution, t) for t in told if t.resolution is not None]
    if resolved:
        resolution, best = min(resolved, key=lambda r: (_FINEST.index(r[0].place.kind), r[1].mention.span.start))
        return best.place, resolution
    named = [t for t in told if t.place is not None]
    return (named[0].place, None) if named else (None, None)


def _completed(number: int, events: list[Event], own: list[Settled], places: Map, clock: Clock) -> Settled:
    """The event's own facts, with what the text lets hold from before."""
    settled = own[number]
    if settled.role is TemporalRole.BACKGROUND or settled.realis not in _REAL:
        return settled
    before = [own[n] for n in _before(number, events) if own[n].role is not TemporalRole.BACKGROUND]
    if settled.role is TemporalRole.CURRENT:
        news = [s for s in before if s.role is TemporalRole.CURRENT]
        settled = _with_days(settled, news, clock)
    return _with_place(settled, before, places, is_verbal=_is_verbal(events[number]))


def _is_verbal(event: Event) -> bool:
    return quad_class(event.event_type) in (1, 3)


def _before(number: int, events: list[Event]) -> list[int]:
    """Deeds told shortly before an event, the nearest first; none before a verbal act, which has a time of its own."""
    here = events[number].told[0].mention
    if _is_verbal(events[number]):
        return []
    near = [
        (here.span.start - t.mention.span.start, n)
        for n, e in enumerate(events)
        if n != number and not _is_verbal(e)
        for t in e.told
        if 0 <= here.sentence.paragraph - t.mention.sentence.paragraph <= _REACH and t.mention.span < here.span
    ]
    return [n for _, n in sorted(near)]


def _with_days(settled: Settled, before: list[Settled], clock: Clock) -> Settled:
    if settled.days is not None or clock.published is None:
        return settled
    # The days of a plan lie ahead; what has happened does not take them over.
    real = (s.days for s in before if s.realis in _REAL and s.days is not None)
    days = next((d for d in real if d.precision <= 2), None)
    if days is not None:
        return replace(settled, days=days, basis=DateBasis.INHERITED)
    return replace(settled, days=Days(clock.published, clock.published), basis=DateBasis.PUBLICATION)


def _with_place(settled: Settled, before: list[Settled], places: Map, *, is_verbal: bool) -> Settled:
    if settled.resolution is not None or is_verbal:
        return settled
    if settled.place is not None:
        # A village that no gazetteer knows still lies in the country that the article is about.
        wider = places.dateline_unit() or places.country_at_large()
        return replace(settled, resolution=wider, place_basis=PlaceBasis.ARTICLE) if wider else settled
    at_home = places.home_countries()
    for earlier in before:
        if earlier.resolution is not None and earlier.resolution.place.country in at_home:
            return replace(
                settled, place=earlier.place, resolution=earlier.resolution, place_basis=PlaceBasis.INHERITED
            )
    dateline = places.dateline_unit()
    if dateline is not None:
        return replace(settled, resolution=dateline, place_basis=PlaceBasis.DATELINE)
    country = places.country_at_large()
    return replace(settled, resolution=country, place_basis=PlaceBasis.ARTICLE) if country else settled
