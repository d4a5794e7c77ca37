"""Who stands behind an event: whether the article lets it stand, alleges it, or leaves it to a party's word."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.finding.mentions import EventMention
from transforms.finding.responsibility import is_presupposed
from transforms.ontology import quad_class
from transforms.reading.actors import Cast
from transforms.reading.who import Who
from transforms.vocabulary import ActorKind, ActorRole, EventType, Hedge, Polarity, Realis, Sector

_FIGHTERS = frozenset({Sector.MIL, Sector.REB, Sector.PRM})

Quarrels = frozenset[tuple[str, str]]
"""Pairs of countries or polities of which the first accuses the second in the article."""


def realis_of(
    mention: EventMention, sides: Iterable[Who], cast: Cast, quarrels: Quarrels, *, here: str | None = None
) -> Realis:
    """Grammar first; then who says so: a party's word is an allegation, a bystander's is not.

    Args:
        mention: one mention of the event.
        sides: everybody who takes part in the event, by any of its mentions.
        cast: who is who in the document.
        quarrels: who accuses whom in it.
        here: the country where the event was.
    """
    said = mention.attribution
    if mention.mood is not Realis.ASSERTED or said is None:
        return mention.mood
    if said.polarity is Polarity.DENIES:
        return Realis.DENIED
    if said.polarity is Polarity.CLAIMS_RESPONSIBILITY:
        return Realis.ASSERTED if is_presupposed(mention.anchor) else Realis.ALLEGED
    if said.polarity is Polarity.CANNOT_CONFIRM:
        return Realis.ALLEGED
    if said.is_accusation or said.hedge in (Hedge.ALLEGED, Hedge.APPARENT, Hedge.UNVERIFIED):
        return Realis.ALLEGED
    if said.claimant is None and said.verb is None and said.hedge is Hedge.REPORTED:
        return Realis.ALLEGED
    if said.claimant is None or quad_class(mention.event_type) != 4:
        return Realis.ASSERTED
    speaker = cast.identify(said.claimant).who
    return Realis.ALLEGED if _is_partial(speaker, sides, quarrels, here) else Realis.ASSERTED


def _is_partial(speaker: Who, sides: Iterable[Who], quarrels: Quarrels, here: str | None) -> bool:
    """True when the speaker takes part in the event, or is at odds with one who does."""
    people = [s for s in sides if s.kind is not ActorKind.OBJECT]
    if any(takes_part(speaker, side) for side in people):
        return True
    if _fights(speaker) and any(side.is_armed for side in people):
        return True
    # A group of no country is no foreign power: a state's word on a crime at home is not a party's.
    foreign = [s for s in people if s.country not in (None, "IMG", speaker.country) and _is_power(s)]
    if here is not None and speaker.speaks_for_state and speaker.country == here and foreign:
        return True
    home = speaker.polity or speaker.country
    if home is None:
        return False
    hit = speaker.kind is ActorKind.STATE and any(
        s.kind is ActorKind.OBJECT and home in (s.polity, s.country) for s in sides
    )
    return hit or any((home, side.polity or side.country) in quarrels for side in people)


def _is_power(side: Who) -> bool:
    return side.is_armed or side.speaks_for_state


def _fights(speaker: Who) -> bool:
    """True for armies and armed groups, whose word on a fight is a fighter's; the police keep order."""
    return speaker.is_armed and not _FIGHTERS.isdisjoint(speaker.sectors)


def takes_part(speaker: Who, side: Who) -> bool:
    """Whether somebody speaks for a side of an event; the police of a country are no party to its crimes."""
    if speaker.actor_id == side.actor_id or (speaker.parent is not None and speaker.parent.actor_id == side.actor_id):
        return True
    if not speaker.is_side_of(side):
        return False
    return bool(side.is_armed or side.kind is ActorKind.STATE)


def quarrels_of(mentions: Iterable[EventMention]) -> Quarrels:
    """Who accuses whom, or rejects whose word, in an article."""
    pairs = set()
    for mention in mentions:
        if mention.event_type in (EventType.ACCUSE, EventType.REJECT):
            for one in mention.of_role(ActorRole.ACTOR):
                for other in mention.of_role(ActorRole.RECIPIENT):
                    a = one.mention.who.polity or one.mention.who.country
                    b = other.mention.who.polity or other.mention.who.country
                    if a and b and a != b:
                        pairs.add((a, b))
    return frozenset(pairs)
