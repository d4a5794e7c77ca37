"""What is left out: accidents, sport, and mentions too thin to stand as a row."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.finding.mentions import EventMention
from transforms.finding.merging import Event
from transforms.ontology import quad_class
from transforms.reading.document import Document
from transforms.reading.syntax import by_agents, children, prepositional
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventType, Realis

_SPORT_WORDS = 4  # different words of sport: news of politics rarely has two
_LOOSE_NOUNS = frozenset("violence conflict war fighting hostilities unrest atrocity clash confrontation battle siege combat bloodshed warfare aggression".split())


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
    near: list[Token] = [*children(anchor, "nsubj"), *by_agents(anchor), *prepositional(anchor, "in", "by", "from", "of", "during")]
    if mention.trigger.is_noun:
        near = [*prepositional(anchor, "of", "from"), *children(anchor, "compound")]
    return any(t.lemma_.lower() in words for t in near)


def is_worth_a_row(event: Event) -> bool:
    """False for a mention that says no more than a word: verbal acts of nobody, "violence" of nobody, nowhere."""
    lead = event.lead
    actors = [p for p in event.parts() if p.role is ActorRole.ACTOR and p.mention.who.kind is not ActorKind.UNKNOWN]
    others = [p for p in event.parts() if p.role is not ActorRole.ACTOR]
    verbal = quad_class(event.event_type) in (1, 3)
    if verbal and not actors:
        return False
    if lead.realis in (Realis.GENERIC,):
        return False
    if event.event_type in (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE):
        thin = lead.mention.trigger.is_noun and lead.mention.trigger.anchor.lemma_.lower() in _LOOSE_NOUNS
        return not thin or bool(actors or others) or (lead.dating.days is not None and lead.resolution is not None)
    return bool(actors or others)
