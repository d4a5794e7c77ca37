"""What holds for a whole event: its day, place, reality and time, from all its mentions."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.finding.merging import Event, Told
from transforms.finding.placing import Map, Placed
from transforms.finding.timing import Clock
from transforms.reading.dates import Days
from transforms.reading.places import PlaceKind, Resolution
from transforms.vocabulary import DateBasis, Realis, TemporalRole

_BASES = (DateBasis.EXPLICIT, DateBasis.RELATIVE, DateBasis.WEEKDAY)
_REALITY = (Realis.ASSERTED, Realis.ALLEGED, Realis.DENIED, Realis.NEGATED, Realis.FUTURE, Realis.HYPOTHETICAL, Realis.GENERIC)
_FINEST = (PlaceKind.SETTLEMENT, PlaceKind.ADMIN2, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.SEA, PlaceKind.COUNTRY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """An event's day, place, reality and time."""

    days: Days | None
    basis: DateBasis
    place: Placed | None
    resolution: Resolution | None
    realis: Realis
    role: TemporalRole


def settle(event: Event, places: Map, clock: Clock) -> Settled:
    """Weighs the mentions: a date of the event's own before one of its sentence, the finest place, the surest voice."""
    role = event.lead.role
    days, basis = _days(event.told, role, clock)
    place, resolution = _place(event.told)
    realis = min((t.realis for t in event.told), key=_REALITY.index)
    return Settled(days=days, basis=basis, place=place, resolution=resolution, realis=realis, role=role)


def _days(told: list[Told], role: TemporalRole, clock: Clock) -> tuple[Days | None, DateBasis]:
    dated = [t for t in told if t.dating.days is not None]
    if dated:
        best = min(dated, key=lambda t: (not t.dating.is_own, t.dating.days.precision > 2 if t.dating.days else 1, t.mention.span.start))
        return best.dating.days, best.dating.basis
    if role is TemporalRole.BACKGROUND or clock.published is None:
        return None, DateBasis.NONE
    real = told[0].realis in (Realis.ASSERTED, Realis.ALLEGED, Realis.DENIED)
    return (Days(clock.published, clock.published), DateBasis.PUBLICATION) if real else (None, DateBasis.NONE)


def _place(told: list[Told]) -> tuple[Placed | None, Resolution | None]:
    """The finest resolved place that a mention hangs on; an unresolved name where there is none."""
    resolved = [t for t in told if t.resolution is not None]
    if resolved:
        best = min(resolved, key=lambda t: (_FINEST.index(t.resolution.place.kind) if t.resolution else 9, t.mention.span.start))
        return best.place, best.resolution
    named = [t for t in told if t.place is not None]
    return (named[0].place, None) if named else (None, None)
