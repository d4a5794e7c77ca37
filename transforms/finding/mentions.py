"""Mentions of events: a trigger with those who take part, as one sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.finding.attribution import Attribution, attribution_of
from transforms.finding.reality import mood_of
from transforms.finding.responsibility import claimed_deed
from transforms.finding.triggers import Trigger
from transforms.ontology import quad_class
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, key_of, span_of
from transforms.reading.parsed import Token
from transforms.reading.registry import NameKind, Registry
from transforms.reading.syntax import (
    ancestors,
    by_agents,
    children,
    conjoined,
    is_passive,
    logical_objects,
    logical_subject,
    prepositional,
)
from transforms.reading.who import Mention
from transforms.reading.words import is_sure_weapon, weapon_mode, word_list
from transforms.records import Span
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, Realis, TargetKind

_VIOLENT = (EventType.ASSAULT, EventType.COERCE)
_OPEN_MODES = (None, EventMode.FIREARMS, EventMode.EXPLOSIVES)  # modes that a weapon named beside them makes finer
_INSTRUMENT_LINKS = ("with", "using", "by", "from", "in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody or something that takes part in an event."""

    role: ActorRole
    mention: Mention
    target_kind: TargetKind | None = None


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
    weapon = _weapon(trigger)
    heads = _noun_parts(trigger) if trigger.is_noun else _verb_parts(trigger)
    parts = _parts(heads, rule.event_type, cast, registry)
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
        mood=mood_of(trigger.anchor),
        attribution=attribution_of(trigger.anchor),
    )


# ---------------------------------------------------------------------- arguments
_Heads = list[tuple[ActorRole, Token]]


def _verb_parts(trigger: Trigger) -> _Heads:
    verb, rule = trigger.anchor, trigger.rule
    own_words = {t.i for t in trigger.words}
    heads: _Heads = []
    subject = logical_subject(verb)
    if subject is not None and subject.i not in own_words:
        heads += [(ActorRole.ACTOR, s) for s in _spread(subject)]
    if "object" in rule.recipient:
        heads += [(ActorRole.RECIPIENT, o) for o in logical_objects(verb) if o.i not in own_words]
    links = [r for r in rule.recipient if r != "object"]
    for head in (verb, *(w for w in trigger.words if w.i != verb.i)):
        heads += [(ActorRole.RECIPIENT, o) for o in prepositional(head, *links) if o.i not in own_words]
    for word in trigger.words:
        if word.dep_ in ("prep", "agent", "prt", "advmod") and word.head.i == verb.i:
            heads += [
                (ActorRole.RECIPIENT, o) for p in children(word, "pobj") for o in conjoined(p) if o.i not in own_words
            ]
    if rule.event_type in (EventType.CONSULT, EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE):
        heads += [(ActorRole.RECIPIENT, o) for o in prepositional(verb, "with")]
        for noun in children(verb, "dobj"):
            heads += [(ActorRole.RECIPIENT, o) for o in prepositional(noun, "with", "between")]
        for word in trigger.words:
            heads += [(ActorRole.RECIPIENT, o) for o in prepositional(word, "with", "between")]
    if verb.lemma_.lower() == "come" and is_passive(verb) is False and "under" in [t.lower_ for t in trigger.words]:
        heads = [(ActorRole.RECIPIENT if r is ActorRole.ACTOR else r, h) for r, h in heads]
    return _once(heads)


def _noun_parts(trigger: Trigger) -> _Heads:
    noun, rule = trigger.anchor, trigger.rule
    own_words = {t.i for t in trigger.words}
    heads: _Heads = [(ActorRole.ACTOR, t) for p in children(noun, "poss") for t in conjoined(p)]
    heads += [(ActorRole.ACTOR, t) for t in prepositional(noun, "by")]
    heads += [(ActorRole.ACTOR, t) for t in by_agents(noun)]
    links = [r for r in rule.recipient if r != "object"]
    heads += [(ActorRole.RECIPIENT, t) for t in prepositional(noun, *links)]
    heads += [(ActorRole.ACTOR, t) for t in prepositional(noun, "between")]
    before = [t for t in noun.phrase if t.i not in own_words and t.dep_ in ("amod", "compound", "nmod")]
    # "Azerbaijani attack" names the doer, "Kabul attack" the place.
    heads += [(ActorRole.ACTOR, t) for t in before if t.ent_type_ in ("NORP", "ORG")]
    if rule.harm is not None or rule.id == "coerce.arrest":
        heads = [(ActorRole.RECIPIENT if r is ActorRole.ACTOR and t.dep_ == "poss" else r, t) for r, t in heads]
    heads += _light(noun, heads)
    heads += _charged_with(noun)
    verb = claimed_deed(noun)
    subject = logical_subject(verb) if verb is not None else None
    heads += [(ActorRole.ACTOR, subject)] if subject is not None else []
    return _once(heads)


def _light(noun: Token, known: _Heads) -> _Heads:
    """The subject of a verb that only carries the noun: "launched an attack", "came under attack"."""
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB":
        return []
    lemma = verb.lemma_.lower()
    if lemma in word_list("verbs", "suffering") or (lemma == "come" and noun.head.lower_ == "under"):
        subject = logical_subject(verb)
        return [] if subject is None else [(ActorRole.RECIPIENT, s) for s in _spread(subject)]
    if lemma in word_list("verbs", "light") and not any(r is ActorRole.ACTOR for r, _ in known) and noun.dep_ != "pobj":
        subject = logical_subject(verb)
        out: _Heads = [] if subject is None else [(ActorRole.ACTOR, s) for s in _spread(subject)]
        return out + [(ActorRole.RECIPIENT, t) for t in prepositional(verb, "on", "against", "with")]
    return []


def _charged_with(noun: Token) -> _Heads:
    """Who is blamed for it: "blamed the rebels for the attack"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "of", "over", "with") or verb.pos_ != "VERB":
        return []
    if verb.lemma_.lower() not in word_list("speech", "accuse"):
        return []
    return [(ActorRole.ACTOR, o) for o in logical_objects(verb)]


def _spread(subject: Token) -> list[Token]:
    return conjoined(subject)


def _once(heads: _Heads) -> _Heads:
    """Each noun once; the first role given wins."""
    seen: dict[tuple[int, int], tuple[ActorRole, Token]] = {}
    for role, head in heads:
        seen.setdefault(key_of(head), (role, head))
    return list(seen.values())


def _parts(heads: _Heads, event_type: EventType, cast: Cast, registry: Registry) -> tuple[Part, ...]:
    out: list[Part] = []
    for role, head in heads:
        if (
            head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT")
            or head.lemma_.lower() in word_list("definite", "times")
            or head.pos_ in ("VERB", "ADV", "SCONJ", "AUX", "INTJ", "X", "SYM")
        ):
            continue
        if role is ActorRole.ACTOR and _is_event_noun(head):
            # "Israeli strikes killed": the strikes are somebody's.
            doers = [t for t in head.phrase if t.i != head.i and t.ent_type_ in ("NORP", "ORG")]
            out += [Part(role=role, mention=cast.identify(t)) for t in doers]
        if role is ActorRole.ACTOR and (weapon_mode(head) is not None or _is_event_noun(head)):
            owner = cast.identify(head)
            if not owner.who.is_armed and owner.who.kind not in (ActorKind.PERSON, ActorKind.GROUP):
                continue
            out.append(Part(role=role, mention=owner))
            continue
        if (
            head.pos_ == "PRON"
            and head.lower_ in ("it", "this", "that", "what", "which", "there")
            and role is not ActorRole.ACTOR
        ):
            continue
        mention = cast.identify(head)
        if role is ActorRole.ACTOR and mention.who.kind is ActorKind.OBJECT and mention.who.parent is not None:
            mention = replace(mention, who=mention.who.parent)  # "army bulldozers" are the army
        part = Part(role=role, mention=mention)
        for each in (part, *(Part(role=role, mention=m) for m in cast.members(head))):
            out.append(_harmed(each, event_type, cast, registry) if role is ActorRole.RECIPIENT else each)
    return tuple(p for p in out if _plays(p, event_type))


def _plays(part: Part, event_type: EventType) -> bool:
    """False for nouns that cannot act: a thing as actor, a nameless something."""
    who = part.mention.who
    head = part.mention.head
    if head.pos_ == "NUM" or head.like_num or head.lemma_.lower() in word_list("speech", "nouns"):
        return False
    if part.role is ActorRole.ACTOR:
        return who.kind is not ActorKind.OBJECT and (who.kind is not ActorKind.UNKNOWN or who.is_human)
    if quad_class(event_type) != 4:
        return who.kind not in (ActorKind.UNKNOWN, ActorKind.OBJECT)
    return True


def _is_event_noun(head: Token) -> bool:
    return head.lemma_.lower() in word_list("nouns", "violent")


def _harmed(part: Part, event_type: EventType, cast: Cast, registry: Registry) -> Part:
    """A recipient of violence is a victim when it is people, a target when it is a thing or a place."""
    if event_type is not EventType.ASSAULT:
        return part
    head, who = part.mention.head, part.mention.who
    words = [t.lemma_.lower() for t in head.phrase]
    kind = registry.target_kind(words)
    if kind is not None and who.kind is ActorKind.OBJECT:
        return replace(part, role=ActorRole.TARGET, target_kind=kind)
    country = registry.country_of(part.mention.text)
    if country is not None and country.how is NameKind.CAPITAL:
        return replace(part, role=ActorRole.TARGET, target_kind=TargetKind.PLACE, mention=cast.as_place(head))
    if who.kind is ActorKind.STATE:
        return part
    if head.ent_type_ in ("GPE", "LOC", "FAC"):
        return replace(part, role=ActorRole.TARGET, target_kind=TargetKind.PLACE, mention=cast.as_place(head))
    if who.kind is ActorKind.OBJECT or (who.kind is ActorKind.UNKNOWN and not who.is_human):
        return replace(part, role=ActorRole.TARGET, target_kind=TargetKind.OTHER)
    if who.kind in (ActorKind.PERSON, ActorKind.POPULATION, ActorKind.GROUP) and not who.is_armed:
        return replace(part, role=ActorRole.VICTIM)
    return part


# ---------------------------------------------------------------------- weapon
def _weapon(trigger: Trigger) -> Token | None:
    """The weapon that a clause names: in the trigger, as subject, object, or behind "with"."""
    anchor = trigger.anchor
    near: list[Token] = [w for w in trigger.words if w.i != anchor.i]
    if not trigger.is_noun:
        subject = children(anchor, "nsubj", "nsubjpass")
        near += subject
        near += logical_objects(anchor)
        near += _governing_use(anchor)
    else:
        near += [anchor]
        near += [t for t in anchor.phrase if t.i != anchor.i]
        near += children(anchor, "compound", "amod")
    near += prepositional(anchor, *_INSTRUMENT_LINKS)
    for verb in children(anchor, "advcl", "acl"):
        if verb.lemma_.lower() in word_list("verbs", "using"):
            near += children(verb, "dobj")
    near += by_agents(anchor)
    near += [
        t for n in list(near) for t in prepositional(n, "by", "from", "with") if n.i != anchor.i and n.pos_ == "NOUN"
    ]
    subjects = children(anchor, "nsubj")
    return next((t for t in near if is_sure_weapon(t) or (t in subjects and weapon_mode(t) is not None)), None)


def _governing_use(verb: Token) -> list[Token]:
    """For "used drones to strike" and "drones were used to strike": the drones."""
    for token in list(ancestors(verb))[1:3]:
        if token.lemma_.lower() in word_list("verbs", "using"):
            return [*children(token, "dobj", "nsubjpass")]
    return []
