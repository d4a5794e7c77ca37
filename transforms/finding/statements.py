"""Events that lie in how something is said: a denial in the negative, a demand by "must", a threat by "will".

PLOVER casts what a party announces of itself as a verbal event: "will withdraw" is CONCEDE, "will sign" is AGREE, "will
strike" is THREATEN (manual 2.0, section on future and conditional events).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from transforms.finding.mentions import EventMention, Part
from transforms.finding.speakers import Speakers
from transforms.finding.trigger_rules import Rule
from transforms.finding.triggers import Trigger
from transforms.ontology import quad_class
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, span_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import children, conjoined, surface_subject
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, Realis

_MUST = frozenset({"must"})
_WISHES = frozenset({"hope", "intend", "mean", "plan", "seek", "try", "want", "wish"})
_PAST = frozenset({"did", "had", "has", "have"})


def _rule(rule_id: str, event_type: EventType, event_mode: EventMode | None = None, *, denies: bool = False) -> Rule:
    return Rule(
        id=rule_id,
        event_type=event_type,
        event_mode=event_mode,
        subject=frozenset(),
        object=frozenset(),
        recipient=(),
        contexts=(),
        harm=None,
        denies=denies,
    )


_DENIAL = _rule("reject.negated_statement", EventType.REJECT, denies=True)
_DEMAND = _rule("request.must", EventType.REQUEST)
_THREATS: Mapping[EventType, Rule] = MappingProxyType(
    {
        EventType.ASSAULT: _rule("threaten.announced", EventType.THREATEN, EventMode.VIOLENCE),
        EventType.COERCE: _rule("threaten.announced", EventType.THREATEN, EventMode.RESTRICT),
        EventType.SANCTION: _rule("threaten.announced", EventType.THREATEN, EventMode.RELATIONS),
        EventType.MOBILIZE: _rule("threaten.announced", EventType.THREATEN),
        EventType.PROTEST: _rule("threaten.announced", EventType.THREATEN),
    }
)
_CONCESSION = _rule("concede.announced", EventType.CONCEDE)
_PROMISE = _rule("agree.announced", EventType.AGREE)
_PROMISED = (EventType.AID, EventType.COOPERATE, EventType.CONSULT, EventType.SUPPORT)


def stated_events(sentence: Sentence, cast: Cast, speakers: Speakers) -> Iterator[EventMention]:
    """Denials in the negative and demands by "must", each under a verb of speech."""
    for token in sentence.tokens:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        said, subject = speakers.said(token, sentence), surface_subject(token)
        if said is None or said.claimant is None or subject is None or said.verb in word_list("speech", "deny"):
            continue
        speaker, about = cast.identify(said.claimant), cast.identify(subject)
        if speaker.who.kind is ActorKind.UNKNOWN:
            continue
        own = speaker.who.is_side_of(about.who)
        denied = [*children(token, "neg"), *(d for d in children(subject, "det") if d.lower_ == "no")]
        if own and denied and _tells_of_deeds(token):
            words = (*children(token, "aux"), *denied, token)
            yield _mention(sentence, words, _DENIAL, (Part(role=ActorRole.ACTOR, mention=speaker),))
        elif not own and about.who.kind is not ActorKind.OBJECT and _is_demand(token):
            asked = (m for noun in conjoined(subject) for m in cast.each_of(noun))
            parts = (
                Part(role=ActorRole.ACTOR, mention=speaker),
                *(Part(role=ActorRole.RECIPIENT, mention=m) for m in asked if m.who.kind is not ActorKind.OBJECT),
            )
            yield _mention(sentence, (*children(token, "aux"), token), _DEMAND, parts)


def _mention(sentence: Sentence, words: tuple[Token, ...], rule: Rule, parts: tuple[Part, ...]) -> EventMention:
    ordered = tuple(sorted(words, key=lambda t: t.i))
    anchor = words[-1]
    return EventMention(
        trigger=Trigger(anchor, ordered, rule),
        sentence=sentence,
        span=span_of(ordered[0], ordered[-1]),
        mode=rule.event_mode,
        parts=tuple(p for p in parts if p.mention.who.kind is not ActorKind.UNKNOWN),
        weapon=None,
        mood=Realis.ASSERTED,
        attribution=None,
    )


def _is_demand(verb: Token) -> bool:
    return any(c.lower_ in _MUST for c in children(verb, "aux")) and not children(verb, "neg")


def _tells_of_deeds(verb: Token) -> bool:
    """True for a past deed; "does not want" and "will not accept" deny nothing that was done."""
    auxiliaries = {c.lower_ for c in children(verb, "aux")}
    return bool(auxiliaries & _PAST) or verb.tag_ == "VBD"


def as_announced(mention: EventMention, cast: Cast) -> EventMention:
    """What a party says that it will do, as the verbal event that saying so is; other mentions as they are."""
    said = mention.attribution
    actors = mention.of_role(ActorRole.ACTOR)
    if mention.mood is not Realis.FUTURE or not actors or _is_past_wish(mention.anchor):
        return mention
    is_plain = mention.anchor.dep_ == "ROOT" and mention.event_type is EventType.RETREAT
    if said is None and not is_plain:
        return mention
    if said is not None:
        speaker = cast.identify(said.claimant).who if said.claimant is not None else None
        if speaker is None or not any(speaker.is_side_of(p.mention.who) for p in actors):
            return mention
    rule = _announcement(mention.event_type)
    if rule is None:
        return mention
    others = tuple(replace(p, role=ActorRole.RECIPIENT, target_kind=None) for p in mention.parts if p not in actors)
    return replace(
        mention,
        trigger=Trigger(mention.trigger.anchor, mention.trigger.words, rule),
        mode=rule.event_mode,
        parts=(*actors, *(p for p in others if p.mention.who.kind not in (ActorKind.UNKNOWN, ActorKind.OBJECT))),
        weapon=None,
        mood=Realis.ASSERTED,
        attribution=None,
    )


def _is_past_wish(anchor: Token) -> bool:
    """True for "wanted to kill": what somebody had in mind once is announced to nobody."""
    governor = anchor.head
    return anchor.dep_ in ("xcomp", "ccomp") and governor.tag_ == "VBD" and governor.lemma_.lower() in _WISHES


def _announcement(event_type: EventType) -> Rule | None:
    if event_type is EventType.RETREAT:
        return _CONCESSION
    if event_type in _PROMISED:
        return _PROMISE
    return _THREATS.get(event_type) if quad_class(event_type) == 4 else None
