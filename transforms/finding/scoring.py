"""How sure a row is, as a number from 0 to 1, from what speaks for it."""

from __future__ import annotations

from transforms.finding.merging import Event
from transforms.finding.settling import Settled
from transforms.finding.tolling import TolledFigure
from transforms.vocabulary import ActorRole, DateBasis, Qualifier, ZoneKind


def event_confidence(event: Event, settled: Settled) -> float:
    """Sure when told in the body by a verb, with parties, a day and a place; more so when told more than once."""
    roles = {p.role for p in event.parts()}
    score = 0.35
    score += 0.15 * (not event.lead.mention.trigger.is_noun)
    score += 0.1 * (ActorRole.ACTOR in roles)
    score += 0.1 * bool(roles - {ActorRole.ACTOR, ActorRole.CLAIMANT})
    score += 0.1 * (settled.basis not in (DateBasis.PUBLICATION, DateBasis.NONE))
    score += 0.05 * (settled.resolution is not None)
    score += 0.05 * (len(event.told) > 1)
    score += 0.05 * any(t.mention.sentence.zone is ZoneKind.HEADLINE for t in event.told)
    return round(min(score, 0.95), 2)


def figure_confidence(tolled: TolledFigure) -> float:
    """Sure when a number is written and its event is known; less when only a noun or a verb implies it."""
    score = {Qualifier.EXACT: 0.9, Qualifier.IMPLIED: 0.7, Qualifier.VAGUE: 0.5, Qualifier.UNQUANTIFIED: 0.5}.get(
        tolled.figure.qualifier, 0.85
    )
    score -= 0.1 * (tolled.event is None)
    score -= 0.1 * (tolled.figure.rule == "wording")
    return round(score, 2)
