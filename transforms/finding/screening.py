"""What is left out: accidents, sport, and mentions too thin to stand as a row."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from transforms.finding.mentions import EventMention
from transforms.finding.merging import Event
from transforms.ontology import quad_class
from transforms.reading.document import Document, key_of
from transforms.reading.syntax import ancestors, by_agents, children, prepositional
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventType, Realis, ZoneKind

_SPORT_WORDS = 4  # different words of sport: news of politics rarely has two


def is_sport(document: Document) -> bool:
    """True for reports of matches, whose shots and battles hurt nobody."""
    words = word_list("accident", "sport")
    seen = {t.lemma_.lower() for s in document.sentences for t in s.tokens} & words
    return len(seen) >= _SPORT_WORDS


def is_accident(mention: EventMention) -> bool:
    """True when a harm is done by weather, disease or mishap, not by anybody."""
    if mention.event_type is not EventType.ASSAULT:
        return False
    words = word_list("accident", "words")
    anchor = mention.anchor
    near: list[Token] = [
        *children(anchor, "nsubj"),
        *by_agents(anchor),
        *prepositional(anchor, "in", "by", "from", "of", "during"),
    ]
    if mention.trigger.is_noun:
        near = [*prepositional(anchor, "of", "from"), *children(anchor, "compound")]
    return any(t.lemma_.lower() in words for t in near)


def without_contents(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Leaves out what is only the content of a verbal act: "urged them to *withdraw*", "warned it would *attack*"."""
    kept = list(mentions)
    verbal = {key_of(m.anchor) for m in kept if quad_class(m.event_type) in (1, 3)}
    unreal = (Realis.FUTURE, Realis.HYPOTHETICAL)
    return [
        m for m in kept if m.mood not in unreal or not any(key_of(t) in verbal for t in list(ancestors(m.anchor))[1:])
    ]


def is_worth_a_row(event: Event) -> bool:
    """False for a mention that says no more than a word: verbal acts of nobody, "violence" of nobody, nowhere."""
    lead = event.lead
    actors = [p for p in event.parts() if p.role is ActorRole.ACTOR and p.mention.who.kind is not ActorKind.UNKNOWN]
    others = [p for p in event.parts() if p.role is not ActorRole.ACTOR]
    verbal = quad_class(event.event_type) in (1, 3)
    if verbal and not actors:
        return False
    if lead.realis is Realis.GENERIC:
        return False
    if event.event_type in (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE):
        noun = lead.mention.trigger.is_noun
        if noun and not actors and not others and lead.mention.sentence.zone is not ZoneKind.BODY:
            return False
        thin = noun and lead.mention.anchor.lemma_.lower() in word_list("nouns", "loose")
        return not thin or bool(actors) or (lead.dating.is_own and lead.resolution is not None)
    return bool(actors or others)
