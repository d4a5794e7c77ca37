"""What holds for a whole event: its day, place, reality and time, from all its mentions and from those told before.

What no mention tells is taken from the event told just before, as a reader would, and marked as inherited; then from
the article as a whole, never finer than that allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from transforms.finding.mentions import EventMention
from transforms.finding.merging import Event, Told
from transforms.finding.placing import Map
from transforms.finding.sayings import day_spoken, only_day
from transforms.finding.scenes import Scene
from transforms.finding.setting import Ground, Setting
from transforms.finding.timing import Clock, Dating
from transforms.ontology import quad_class
from transforms.reading.days import Days
from transforms.reading.place_mentions import Placed
from transforms.reading.places import PlaceKind, Resolution
from transforms.vocabulary import DateBasis, EventMode, EventType, PlaceBasis, Realis, TemporalRole, ZoneKind

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
_REACH = 4  # paragraphs over which a place goes on to hold
_DAYS_REACH = 2  # and a day
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the text has told of day and place before some point: by an event or by a scene."""

    start: int
    paragraph: int
    role: TemporalRole
    days: Days | None
    place: Placed | None
    resolution: Resolution | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """What an article tells as a whole.

    Attributes:
        events, own, staged: its events, what each tells of itself, its scenes.
        only: the one day that its news is told to have happened on, None if it tells none or several.
        spoken: by actor id, the days on which they said something.
    """

    events: list[Event]
    own: list[Settled]
    staged: list[_Known]
    only: Days | None
    spoken: Mapping[str, frozenset[Days]]
    places: Map
    clock: Clock


def settle(
    events: Iterable[Event],
    scenes: Iterable[Scene],
    places: Map,
    clock: Clock,
    spoken: Mapping[str, frozenset[Days]] = MappingProxyType({}),
) -> list[Settled]:
    """Day, place, reality and time of each event, in the order given.

    A date of the event's own goes before one of its sentence, the finest place first, the surest voice first.
    `spoken` tells by actor id the days on which they are told to have said something.
    """
    ordered = list(events)
    own = [_own(e) for e in ordered]
    staged = [_staged(s) for s in scenes]
    done = [f for e, f in zip(ordered, own, strict=True) if not _is_verbal(e) and f.realis in _REAL]
    news = [f.days for f in done if f.role is TemporalRole.CURRENT]
    story = _Story(
        events=ordered,
        own=own,
        staged=staged,
        only=only_day(news, [s.days for s in staged], clock),
        spoken=spoken,
        places=places,
        clock=clock,
    )
    return [_completed(n, story) for n in range(len(ordered))]


def _staged(scene: Scene) -> _Known:
    return _Known(
        start=scene.start,
        paragraph=scene.paragraph,
        role=TemporalRole.CURRENT,
        days=scene.days,
        place=scene.place,
        resolution=scene.resolution,
    )


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
    days, best = min(dated, key=lambda d: (not d[1].dating.is_own, _vagueness(d[1].dating), d[1].mention.span.start))
    return days, best.dating.basis


def _vagueness(dating: Dating) -> int:
    """0 for a day or a stated range of days; 1 for "overnight", which may be either day; 2 for weeks and more."""
    assert dating.days is not None
    if dating.days.precision > 2:
        return 2
    return int(dating.days.precision == 2 and dating.basis is DateBasis.RELATIVE)


def _place(told: list[Told]) -> tuple[Placed | None, Resolution | None]:
    """The finest resolved place that a mention hangs on; an unresolved name where there is none."""
    resolved = [(t.resolution, t) for t in told if t.resolution is not None]
    if resolved:
        resolution, best = min(resolved, key=lambda r: (_FINEST.index(r[0].place.kind), r[1].mention.span.start))
        return best.place, resolution
    named = [t for t in told if t.place is not None]
    return (named[0].place, None) if named else (None, None)


def _completed(number: int, story: _Story) -> Settled:
    """The event's own facts, with what the text lets hold from before."""
    settled, event = story.own[number], story.events[number]
    if settled.role is TemporalRole.BACKGROUND or settled.realis not in (*_REAL, Realis.NEGATED):
        return settled
    plays_on = event.event_type in _ON_THE_GROUND
    before = _before(number, story.events, story.own, story.staged) if plays_on else []
    here = _here(event)
    start, paragraph = here.span.start, here.sentence.paragraph
    if settled.role is TemporalRole.CURRENT:
        news = [k for k in before if k.role is TemporalRole.CURRENT and paragraph - k.paragraph <= _DAYS_REACH]
        spoken = day_spoken(event.parts(), story.spoken) if _is_verbal(event) else None
        settled = _with_days(settled, news, story.clock, story.only if plays_on else spoken)
    if settled.realis is Realis.NEGATED:
        return _as_told_before(settled, before, story.places.setting)
    if _is_verbal(event):
        return settled
    ground = _finer(event, settled, story) if plays_on and settled.role is TemporalRole.CURRENT else None
    if ground is not None:
        return _on_ground(settled, ground)
    is_local = plays_on or event.mode is EventMode.CONVICT  # courts judge where things happened
    return _with_place(settled, before, story.places, (start, paragraph) if is_local else None)


def _finer(event: Event, settled: Settled, story: _Story) -> Ground | None:
    """Where in a wide place the news was: of "attack in Kenya" in the headline, the town that the text plays in."""
    lead = story.places.setting.lead
    if settled.resolution is None or all(t.mention.sentence.paragraph > lead for t in event.told):
        return None
    return story.places.setting.finer(settled.resolution)


def _on_ground(settled: Settled, ground: Ground) -> Settled:
    return replace(settled, place=ground.place, resolution=ground.resolution, place_basis=PlaceBasis.ARTICLE)


_ON_THE_GROUND = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.RETREAT}
)
"""Types whose events play where the text plays; sanctions and aid are decided elsewhere."""


def _here(event: Event) -> EventMention:
    """Where the body first tells an event: what is told before a headline is nothing."""
    body = (t.mention for t in event.told if t.mention.sentence.zone is ZoneKind.BODY)
    return next(body, event.told[0].mention)


def _is_verbal(event: Event) -> bool:
    return quad_class(event.event_type) in (1, 3)


def _before(number: int, events: list[Event], own: list[Settled], staged: list[_Known]) -> list[_Known]:
    """What was told shortly before an event, the nearest first; verbal acts have a time of their own."""
    here = _here(events[number])
    told = [
        _Known(
            start=t.mention.span.start,
            paragraph=t.mention.sentence.paragraph,
            role=facts.role,
            # The days of a plan lie ahead; what has happened does not take them over.
            days=facts.days if facts.realis in _REAL else None,
            place=facts.place,
            resolution=facts.resolution,
        )
        for n, (event, facts) in enumerate(zip(events, own, strict=True))
        if n != number and facts.role is not TemporalRole.BACKGROUND and not _is_verbal(event)
        for t in event.told
    ]
    near = [
        k
        for k in (*told, *staged)
        if 0 <= here.sentence.paragraph - k.paragraph <= _REACH and k.start < here.span.start
    ]
    return sorted(near, key=lambda k: -k.start)


def _with_days(settled: Settled, before: list[_Known], clock: Clock, only: Days | None) -> Settled:
    if settled.days is not None:
        return settled
    if told := [k.days for k in before if k.days is not None and k.days.precision <= 2]:
        # Of "overnight" and "on Monday" the day says more.
        days = next((d for d in told if d.precision == 1 and d.overlaps(told[0])), told[0])
        return replace(settled, days=days, basis=DateBasis.INHERITED)
    if settled.realis is Realis.NEGATED:
        return settled
    if only is not None:
        return replace(settled, days=only, basis=DateBasis.INHERITED)
    if clock.published is None:
        return settled
    return replace(settled, days=Days(clock.published, clock.published), basis=DateBasis.PUBLICATION)


def _as_told_before(settled: Settled, before: list[_Known], setting: Setting) -> Settled:
    """A deed that was not done, at the place of those told before it: "nobody was arrested"."""
    earlier = _earlier_place(settled, before, setting) if settled.place is None else None
    if earlier is None:
        return settled
    return replace(settled, place=earlier.place, resolution=earlier.resolution, place_basis=PlaceBasis.INHERITED)


def _with_place(settled: Settled, before: list[_Known], places: Map, at: tuple[int, int] | None) -> Settled:
    """The event with a place from around it; `at` is where it is told, None when it need not play there."""
    if settled.resolution is not None:
        return settled
    setting = places.setting
    if settled.place is not None:
        # A village that no gazetteer knows still lies where the article plays.
        wider = setting.focus() or setting.dateline_unit() or setting.country_at_large()
        return replace(settled, resolution=wider, place_basis=PlaceBasis.ARTICLE) if wider else settled
    earlier = _earlier_place(settled, before, setting) or (setting.scene(*at) if at else None)
    town = setting.dateline_town(at[1]) if at else None
    if at and earlier is not None and earlier.resolution and (ground := setting.finer(earlier.resolution)):
        return _on_ground(settled, ground)
    if earlier is not None:
        return replace(settled, place=earlier.place, resolution=earlier.resolution, place_basis=PlaceBasis.INHERITED)
    if town is not None:
        return replace(settled, resolution=town, place_basis=PlaceBasis.DATELINE)
    if at and (focus := setting.focus()) is not None:
        return replace(settled, resolution=focus, place_basis=PlaceBasis.ARTICLE)
    if (unit := setting.dateline_unit()) is not None:
        return replace(settled, resolution=unit, place_basis=PlaceBasis.DATELINE)
    country = setting.country_at_large()
    return replace(settled, resolution=country, place_basis=PlaceBasis.ARTICLE) if country else settled


def _earlier_place(settled: Settled, before: list[_Known], setting: Setting) -> _Known | None:
    """What was told of a place before: of the same day first, else of no day in particular."""
    at_home = setting.home_countries()
    placed = [k for k in before if k.resolution is not None and k.resolution.place.country in at_home]
    days = settled.days
    same = [k for k in placed if days is not None and k.days is not None and k.days.overlaps(days)]
    return next(iter(same or [k for k in placed if k.days is None] or placed), None)
