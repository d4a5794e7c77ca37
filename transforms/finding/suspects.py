"""The deeds of those who are charged with them, arrested for them, named as the suspects.

A suspect is never put down as the doer of what happened. What he is suspected of is a row of its own, alleged: the
deed as it was told, done by him.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.finding.attribution import attribution_of
from transforms.finding.charges import Suspicion
from transforms.finding.mentions import EventMention, Part
from transforms.finding.merging import Event, Told
from transforms.finding.triggers import Trigger
from transforms.reading.document import key_of, span_of
from transforms.reading.who import Who
from transforms.records import Span
from transforms.vocabulary import ActorKind, ActorRole, EventType, Harm, Realis, Sector, TemporalRole

_HARMED = (ActorRole.VICTIM, ActorRole.RECIPIENT, ActorRole.TARGET)
_PEOPLE = (ActorKind.GROUP, ActorKind.PERSON)
_POWERS = frozenset({Sector.COP, Sector.GOV, Sector.MIL, Sector.SPY})
_REAL = (Realis.ASSERTED, Realis.ALLEGED)


def deeds_of_suspects(suspicions: Iterable[Suspicion], events: Sequence[Event]) -> list[Event]:
    """The alleged deeds of those suspected, each suspect once; none by somebody who is told of as a doer anyway.

    All who are suspected of one deed share one row; where the charge itself tells of the deed, that row is theirs.
    """
    known = {w.actor_id for e in events if _is_told(e) for w in _doers(e) if w.kind in _PEOPLE}
    taken = {t.mention.span for e in events for t in e.told if e.event_type is EventType.ASSAULT}
    found: dict[int, Event] = {}
    for suspicion in suspicions:
        names = tuple(m for m in suspicion.names if m.who.actor_id not in known)
        charged, span = replace(suspicion, names=names), span_of(suspicion.word, suspicion.word)
        meant = _deed(charged, events) if names and span not in taken else None
        if meant is None:
            continue
        event, deed = meant
        if not _joins(charged, event):
            found.setdefault(id(event), Event()).told.append(_by_suspect(deed, charged))
            taken.add(span)
        known |= {m.who.actor_id for m in names}
    return list(found.values())


def _is_told(event: Event) -> bool:
    lead = event.lead
    is_reported = lead.realis in _REAL and lead.role is not TemporalRole.BACKGROUND
    return is_reported and event.event_type is EventType.ASSAULT


def _doers(event: Event) -> list[Who]:
    return [p.mention.who for p in event.parts() if p.role is ActorRole.ACTOR]


def _is_open(event: Event) -> bool:
    """True for a deed that nobody by name is told to have done; of an allegation others may be suspected too."""
    whos = _doers(event)
    is_named = any(w.kind is ActorKind.PERSON and w.is_named for w in whos)
    return _is_told(event) and (not is_named or event.lead.realis is Realis.ALLEGED)


def _deed(suspicion: Suspicion, events: Sequence[Event]) -> tuple[Event, Told] | None:
    """The violence that is meant: what the charge names, that against the victim named, the last before."""
    told = [(e, t) for e in events if _is_open(e) and (suspicion.crimes or not _is_of_power(e)) for t in e.told]
    crimes = {key_of(t) for t in suspicion.crimes}
    named = [(e, t) for e, t in told if key_of(t.mention.anchor) in crimes]
    told = (
        named or _against(suspicion.victims, told) or ([] if suspicion.victims else [m for m in told if _harms(m[1])])
    )
    told = [m for m in told if m[1].mention.of_role(*_HARMED)] or told
    before = [m for m in told if m[1].mention.sentence.index <= suspicion.sentence.index]
    return max(before, key=_start, default=min(told, key=_start, default=None))


def _is_of_power(event: Event) -> bool:
    """True for what police or troops did: those arrested in their raid did not do it."""
    return any(not _POWERS.isdisjoint(w.sectors) for w in _doers(event))


def _against(victims: frozenset[str], told: Sequence[tuple[Event, Told]]) -> list[tuple[Event, Told]]:
    return [(e, t) for e, t in told if any(p.mention.who.actor_id in victims for p in e.parts())]


def _start(meant: tuple[Event, Told]) -> Span:
    return meant[1].mention.span


def _harms(told: Told) -> bool:
    harm = told.mention.trigger.rule.harm
    return harm in (Harm.KILLED, Harm.INJURED) or bool(told.mention.of_role(*_HARMED))


def _joins(suspicion: Suspicion, event: Event) -> bool:
    """Makes the suspects doers where the charge itself tells of the deed as an allegation; False where it does not."""
    crimes = {key_of(t) for t in suspicion.crimes}
    for number, told in enumerate(event.told):
        if key_of(told.mention.anchor) in crimes and all(t.realis is Realis.ALLEGED for t in event.told):
            parts = (*(Part(role=ActorRole.ACTOR, mention=m) for m in suspicion.names), *told.mention.parts)
            event.told[number] = replace(told, mention=replace(told.mention, parts=parts))
            return True
    return False


def _by_suspect(deed: Told, suspicion: Suspicion) -> Told:
    """The deed as one by the suspect, alleged."""
    names = {m.who.actor_id for m in suspicion.names}
    harmed = [p for p in deed.mention.of_role(*_HARMED) if p.mention.who.actor_id not in names]
    word = suspicion.word
    mention = EventMention(
        trigger=Trigger(word, (word,), replace(deed.mention.trigger.rule, id="assault.suspect", harm=None)),
        sentence=suspicion.sentence,
        span=span_of(word, word),
        mode=deed.mention.mode,
        parts=(*(Part(role=ActorRole.ACTOR, mention=m) for m in suspicion.names), *harmed),
        weapon=deed.mention.weapon,
        mood=deed.mention.mood,
        attribution=attribution_of(word),
    )
    return replace(deed, mention=mention, realis=Realis.ALLEGED)
