"""Who arrested those of whom the text says only that they were arrested: the authorities of the arrests told beside it.

"Police raided two homes and arrested a writer. Nine students were detained": the second arrest has no doer of its own,
and only a state makes arrests. It takes the authorities that the nearest arrest names, where day, place and manner
agree. For other deeds a doer near by says too little: two killings in one paragraph may have two hands behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.finding.merging import Event, agrees
from transforms.finding.parts import Part
from transforms.vocabulary import ActorRole, EventMode, Realis, Sector

_REACH = 8  # sentences
_REAL = (Realis.ASSERTED, Realis.ALLEGED)
_AUTHORITIES = frozenset({Sector.COP, Sector.MIL, Sector.SPY, Sector.JUD, Sector.GOV})


def shared_doers(events: Sequence[Event]) -> Mapping[int, tuple[Part, ...]]:
    """The doers of each arrest that names none, by the event's identity; events without any such are left out."""
    arrests = [e for e in events if e.mode is EventMode.ARREST]
    found = {id(event): _doers_beside(event, arrests) for event in arrests if not _doers(event)}
    return {key: doers for key, doers in found.items() if doers}


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
