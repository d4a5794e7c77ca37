"""Who arrested or convicted those of whom the text says only that they were arrested or convicted.

"Police raided two homes and arrested a writer. Nine students were detained": the second arrest has no doer of its own,
and only a state makes arrests. It takes the authorities that the nearest arrest names, where day, place and manner
agree; else the forces of a state or the court that the text names nearest by. For other deeds a doer near by says too
little: two killings in one paragraph may have two hands behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.finding.merging import Event, agrees
from transforms.finding.parts import Part
from transforms.reading.document import key_of
from transforms.reading.who import Mention
from transforms.vocabulary import ActorKind, ActorRole, EventMode, Realis, Sector

_REACH = 8  # sentences
_NEAR = 1500  # code points
_HARMED = (ActorRole.VICTIM, ActorRole.RECIPIENT, ActorRole.TARGET)
_REAL = (Realis.ASSERTED, Realis.ALLEGED)
_AUTHORITIES = frozenset({Sector.COP, Sector.MIL, Sector.SPY, Sector.JUD, Sector.GOV})


_POWERS = {
    EventMode.ARREST: frozenset({Sector.COP, Sector.MIL, Sector.SPY}),
    EventMode.CONVICT: frozenset({Sector.JUD}),
}
"""Whose power a deed is."""


def shared_doers(events: Sequence[Event], everybody: Sequence[Mention]) -> Mapping[int, tuple[Part, ...]]:
    """The doers of each arrest and conviction that names none, by the event's identity; those without any are left out.

    Args:
        events: all of the document's.
        everybody: the mentions of the document, in order of the text.
    """
    arrests = [e for e in events if e.mode is EventMode.ARREST]
    taken = {
        key_of(part.mention.head)
        for event in events
        for part in event.parts()
        if part.role in _HARMED or (event.mode in _POWERS and part.role is ActorRole.ACTOR)
    }
    free = [m for m in everybody if _is_body(m) and key_of(m.head) not in taken]
    found = {}
    for event in events:
        if event.mode in _POWERS and not _doers(event):
            beside = _doers_beside(event, arrests) if event.mode is EventMode.ARREST else ()
            found[id(event)] = beside or _power_near(event, free)
    return {key: doers for key, doers in found.items() if doers}


def _is_body(mention: Mention) -> bool:
    """True for forces and courts as such; one officer or judge stands for himself."""
    return mention.who.kind is ActorKind.ORGANISATION or mention.head.tag_ in ("NNS", "NNPS")


def _power_near(event: Event, everybody: Sequence[Mention]) -> tuple[Part, ...]:
    """The forces or the court that the text names nearest to a deed that only such can do."""
    lead = event.lead
    if lead.is_apart or lead.realis not in _REAL:
        return ()
    powers = _POWERS[event.mode] if event.mode is not None else frozenset()
    country = lead.resolution.place.country if lead.resolution is not None else None
    start, fits = lead.mention.span.start, []
    for mention in everybody:
        who = mention.who
        is_here = country is None or who.country is None or who.country == country
        if who.sectors and who.sectors[0] in powers and is_here and not any(map(who.is_side_of, lead.harmed)):
            fits.append((abs(mention.span.start - start), mention.span.start, mention))
    near = min(fits, key=lambda f: f[:2], default=None)
    return (Part(role=ActorRole.ACTOR, mention=near[2]),) if near is not None and near[0] <= _NEAR else ()


def _doers(event: Event) -> tuple[Part, ...]:
    return tuple(p for p in event.parts() if p.role is ActorRole.ACTOR)


def _doers_beside(event: Event, arrests: Sequence[Event]) -> tuple[Part, ...]:
    """The doers of the nearest arrest that agrees; of two that are as near, of the one told before."""
    for (steps, _), n in sorted((_gap(event, other), n) for n, other in enumerate(arrests) if other is not event):
        if steps > _REACH:
            break
        if _may_share(event, arrests[n]):
            return _doers(arrests[n])
    return ()


def _gap(event: Event, other: Event) -> tuple[int, bool]:
    """Sentences from one event to the other, and whether the other comes later."""
    steps = [b.mention.sentence.index - a.mention.sentence.index for a in event.told for b in other.told]
    step = min(steps, key=lambda s: (abs(s), s))
    return abs(step), step > 0


def _may_share(event: Event, other: Event) -> bool:
    if any(t.is_apart or t.realis not in _REAL for t in event.told):
        return False
    doers = [p.mention.who for p in _doers(other)]
    if not doers or not all(_AUTHORITIES.intersection(w.sectors) for w in doers):
        return False
    if any(doer.is_side_of(who) for told in event.told for who in told.harmed for doer in doers):
        return False
    return all(agrees(a, b) for a in event.told for b in other.told)
