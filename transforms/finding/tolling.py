"""Hangs figures on their events and gives each its scope, its time and its part in the toll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.finding.adding import added_up
from transforms.finding.chronicle import Chronicle
from transforms.finding.figure import Figure
from transforms.finding.merging import Event
from transforms.finding.reality import mood_of
from transforms.finding.responsibility import is_answered
from transforms.finding.retelling import Placed, retold, with_the_dead, without_the_dead
from transforms.finding.scope import scope_of
from transforms.finding.timing import Clock
from transforms.reading.document import key_of
from transforms.reading.parsed import Token
from transforms.reading.person_words import name_words
from transforms.reading.syntax import ancestors
from transforms.reading.words import word_list
from transforms.vocabulary import (
    EventMode,
    EventType,
    FigureRole,
    Harm,
    Qualifier,
    Realis,
    Scope,
    TemporalRole,
    ZoneKind,
)

_DEEDS = {
    Harm.DETAINED: (EventType.COERCE, EventType.SANCTION),
    Harm.RELEASED: (EventType.RETREAT, EventType.CONCEDE),
    Harm.RESCUED: (EventType.AID, EventType.RETREAT),
}
_VIOLENT = (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE)
_HARMS = (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED)
_REPORTED = (Realis.ASSERTED, Realis.ALLEGED)
_AFTER = (EventMode.ARREST, EventMode.SEIZE, EventMode.RESTRICT)
_LOOKBACK = 4  # sentences within which "the death toll" goes back to its event


@dataclass(frozen=True, slots=True, kw_only=True)
class TolledFigure:
    """A figure with its event (None for a toll of no event row), scope, time, reality and part in the toll."""

    figure: Figure
    event: Event | None
    scope: Scope
    role: TemporalRole
    realis: Realis
    figure_role: FigureRole


def toll(figures: Iterable[Figure], events: list[Event], clock: Clock, chronicle: Chronicle) -> list[TolledFigure]:
    """Every figure with its place in a toll, in order of the text."""
    by_anchor = {key: event for event in reversed(events) for key in event.keys}
    placed: list[Placed] = []
    named: dict[tuple[Harm, tuple[str, ...]], Event | None] = {}
    for figure in figures:
        event = _event_of(figure, events, by_anchor, placed)
        if figure.names:
            # Somebody dies once: later words on that death belong to the first.
            key = (figure.harm, name_words(figure.names[0]))
            event = named[key] = named.get(key) or event
        scope, role = scope_of(figure, event, clock, chronicle)
        if role is TemporalRole.BACKGROUND and event is not None and event.lead.role is not TemporalRole.BACKGROUND:
            event = None
        if event is None and role is TemporalRole.BACKGROUND and scope not in (Scope.CUMULATIVE, Scope.CONFLICT_TOTAL):
            scope = Scope.CUMULATIVE
        placed.append(Placed(figure, event, scope, role, _realis(figure, event)))
    placed = [_with_event_of_name(p, named) for p in placed]
    placed = [_as_headed(p, placed) for p in placed]
    placed = retold(with_the_dead(without_the_dead(placed), events))
    placed = [_as_headed(p, placed) for p in placed]
    return [
        TolledFigure(figure=figure, event=event, scope=scope, role=role, realis=realis, figure_role=part)
        for (figure, event, scope, role, realis), part in added_up(placed)
    ]


def _with_event_of_name(placed: Placed, named: dict[tuple[Harm, tuple[str, ...]], Event | None]) -> Placed:
    """A death told of no event, with the event that another sentence tells it of."""
    figure = placed.figure
    if placed.event is not None or not figure.names or placed.role is TemporalRole.BACKGROUND:
        return placed
    return placed._replace(event=named.get((figure.harm, name_words(figure.names[0]))))


def _as_headed(one: Placed, placed: Sequence[Placed]) -> Placed:
    """A figure of the headline on the event of which the body gives the same one: a headline repeats the news."""
    if one.figure.sentence.zone is not ZoneKind.HEADLINE or one.figure.best is None or not one.is_counted:
        return one
    same = [
        p.event
        for p in placed
        if p.figure.sentence.zone is not ZoneKind.HEADLINE
        and (p.figure.harm, p.figure.best) == (one.figure.harm, one.figure.best)
        and p.is_counted
    ]
    if one.event is None and not same:
        return one._replace(event=_largest(one, placed))
    return one if not same or one.event in same else one._replace(event=same[0])


def _largest(one: Placed, placed: Sequence[Placed]) -> Event | None:
    """The event of which the body gives most people of a headline's harm."""
    told = [p for p in placed if p.figure.harm is one.figure.harm and p.event is not None and p.is_counted]
    return max(told, key=lambda p: p.figure.best or 0).event if told else None


def _counted_before(figure: Figure, placed: Sequence[Placed]) -> Event | None:
    """The event whose people were counted last, for "eight others died": they come on top of those."""
    if not figure.is_more or figure.harm not in _HARMS:
        return None
    reach = range(figure.sentence.index - _LOOKBACK, figure.sentence.index)
    last = next(
        (p for p in reversed(placed) if p.figure.harm is figure.harm and p.figure.sentence.index in reach), None
    )
    return last.event if last is not None and last.role is not TemporalRole.BACKGROUND else None


def _event_of(
    figure: Figure, events: list[Event], by_anchor: dict[tuple[int, int], Event], placed: Sequence[Placed]
) -> Event | None:
    """The event that did the harm: the harm word's own, the one it hangs on, the nearest beside it, the last before."""
    own = by_anchor.get(key_of(figure.anchor))
    if own is not None:
        return own
    wanted = _DEEDS.get(figure.harm, _VIOLENT)
    for token in ancestors(figure.anchor):
        event = by_anchor.get(key_of(token))
        if event is not None and event.event_type in wanted and not _is_aftermath(event, figure.harm):
            return event
    near = [(abs(t.mention.anchor.i - figure.anchor.i), n) for n, e in enumerate(events) for t in e.told
            if e.event_type in wanted and t.mention.sentence.index == figure.sentence.index
            and not _is_aftermath(e, figure.harm)]  # fmt: skip
    if near:
        return events[min(near)[1]]
    if _is_of_other_cause(figure.anchor) or figure.harm is Harm.DISPLACED:
        return None  # people flee from more than the deed told before
    counted = _counted_before(figure, placed)
    if counted is not None:
        return counted
    before = [
        (not is_answered(t.mention.anchor), t.mention.sentence.index, t.mention.span.start, n)
        for n, e in enumerate(events)
        for t in e.told
        if e.event_type in wanted[:1]
        and 0 <= figure.sentence.index - t.mention.sentence.index <= _LOOKBACK
        and figure.sentence.entry == t.mention.sentence.entry
        and t.realis in _REPORTED
        and _can_harm(e, figure.harm)
    ]
    return events[max(before)[3]] if before else _subject_of_page(figure, events, wanted)


def _subject_of_page(figure: Figure, events: list[Event], wanted: Sequence[EventType]) -> Event | None:
    """The event in the headline of a live page, for a figure that an entry gives alone: "the toll is now four"."""
    if not figure.sentence.entry:
        return None
    headed = (
        e
        for e in events
        if e.event_type in wanted[:1]
        and _can_harm(e, figure.harm)
        and any(t.mention.sentence.heads_page and t.realis in _REPORTED for t in e.told)
    )
    return next(headed, None)


def _is_aftermath(event: Event, harm: Harm) -> bool:
    """True for an arrest or a search in whose sentence somebody is dead: it comes after the deed, and harmed nobody."""
    return harm in _HARMS and event.event_type is EventType.COERCE and event.mode in _AFTER


def _can_harm(event: Event, harm: Harm) -> bool:
    if harm in (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED):
        return event.mode is not EventMode.ABDUCT
    return True


def _is_of_other_cause(anchor: Token) -> bool:
    words = word_list("accident", "words")
    return any(t.lemma_.lower() in words for t in anchor.sent)


def _realis(figure: Figure, event: Event | None) -> Realis:
    mood = mood_of(figure.anchor)
    if figure.qualifier is Qualifier.ZERO:
        return Realis.ASSERTED
    if mood is not Realis.ASSERTED:
        return mood
    if event is None:
        return mood
    own = [t.realis for t in event.told if key_of(t.mention.anchor) == key_of(figure.anchor)]
    same = [t.realis for t in event.told if t.mention.sentence.index == figure.sentence.index]
    if own or same:
        return (own or same)[0]
    # Who denies the deed denies no figure that somebody gave in another sentence.
    told = next((t.realis for t in event.told if t.realis is not Realis.DENIED), Realis.ASSERTED)
    return told if event.lead.realis is Realis.DENIED else event.lead.realis
