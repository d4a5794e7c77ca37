"""Mentions of events: a trigger with those who take part, as one sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.finding.attribution import Attribution, attribution_of
from transforms.finding.parts import Part, parts_of
from transforms.finding.reality import is_of_no_doer, mood_of
from transforms.finding.triggers import Trigger
from transforms.finding.weapons import weapon_of
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, span_of
from transforms.reading.parsed import Token
from transforms.reading.registry import Registry
from transforms.reading.words import weapon_mode
from transforms.records import Span
from transforms.vocabulary import ActorRole, EventMode, EventType, Polarity, Realis

__all__ = ["EventMention", "Part", "mention_of"]

_OPEN_MODES = (None, EventMode.FIREARMS, EventMode.EXPLOSIVES)  # modes that a weapon named beside them makes finer


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One place in the text that tells of an event.

    Attributes:
        trigger: the words and the rule.
        sentence: where they stand.
        span: the words' span.
        mode: the rule's mode, or what the weapon tells.
        parts: who takes part, actors first.
        weapon: the weapon's noun.
        mood: realis by grammar.
        attribution: who says so, in the same sentence; None for the article's own voice.
    """

    trigger: Trigger
    sentence: Sentence
    span: Span
    mode: EventMode | None
    parts: tuple[Part, ...]
    weapon: Token | None
    mood: Realis
    attribution: Attribution | None

    @property
    def anchor(self) -> Token:
        """The verb or noun that the parse hangs on."""
        return self.trigger.anchor

    @property
    def event_type(self) -> EventType:
        """PLOVER type."""
        return self.trigger.rule.event_type

    def of_role(self, *roles: ActorRole) -> list[Part]:
        """The parts in the given roles."""
        return [p for p in self.parts if p.role in roles]


def mention_of(trigger: Trigger, sentence: Sentence, cast: Cast, registry: Registry) -> EventMention:
    """Builds the mention of a trigger: its parts, weapon, mood and speaker."""
    rule = trigger.rule
    weapon = weapon_of(trigger)
    parts = parts_of(trigger, cast, registry)
    said, mood = attribution_of(trigger.anchor), mood_of(trigger.anchor)
    if said is not None and said.claimant is not None and is_of_no_doer(trigger.anchor):
        # "No soldier has crossed," the ministry said: it denies what others may have told.
        said, mood = replace(said, polarity=Polarity.DENIES), Realis.ASSERTED
    mode = rule.event_mode
    if rule.event_type is EventType.ASSAULT and weapon is not None and mode in _OPEN_MODES:
        mode = weapon_mode(weapon) or mode
    words = trigger.words
    return EventMention(
        trigger=trigger,
        sentence=sentence,
        span=span_of(words[0], words[-1]) if words[-1].i - words[0].i < 8 else span_of(trigger.anchor, trigger.anchor),
        mode=mode,
        parts=parts,
        weapon=weapon,
        mood=mood,
        attribution=said,
    )
