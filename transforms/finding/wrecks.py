"""Harm by a vehicle that came to grief by itself: "two were killed when a tram derailed"."""

from __future__ import annotations

from transforms.finding.mentions import EventMention
from transforms.reading.parsed import Token
from transforms.reading.syntax import children, prepositional, surface_subject
from transforms.reading.words import is_sure_weapon, word_list


def is_wreck(mention: EventMention) -> bool:
    """True when a crash does the harm and the sentence names neither weapon nor enemy."""
    anchor = mention.anchor
    if mention.trigger.is_noun or not (any(_is_wreck(v) for v in _clauses(anchor)) or _is_after_wreck(anchor)):
        return False
    hostile = word_list("accident", "hostile")
    return not any(is_sure_weapon(t) or t.lemma_.lower() in hostile for t in mention.sentence.tokens if t.i != anchor.i)


def _clauses(anchor: Token) -> list[Token]:
    """The harm's clause, those that tell its circumstances, and the one whose outcome it is."""
    joined = children(anchor, "conj")
    beside = [anchor, anchor.head, *joined, *(v for c in joined for v in children(c, "acl"))]
    below = [c for v in beside for c in children(v, "advcl")]
    is_outcome = anchor.dep_ == "advcl" and anchor.tag_ == "VBG"
    return [anchor, *below, *([anchor.head] if is_outcome else [])]


def _is_after_wreck(anchor: Token) -> bool:
    """True for "injured after tram overturns": in headlines the parser takes the verb for a noun."""
    wrecks, vehicles = word_list("accident", "wrecks"), word_list("accident", "vehicles")
    nouns = [n for n in prepositional(anchor, "after", "as", "when") if n.lemma_.lower() in wrecks]
    return any(c.lemma_.lower() in vehicles for n in nouns for c in children(n, "compound"))


def _is_wreck(verb: Token) -> bool:
    """True for "a tram derailed", "a car hit a bus"; not for a car that is driven into people."""
    subject = surface_subject(verb)
    vehicles = word_list("accident", "vehicles")
    if subject is None or subject.lemma_.lower() not in vehicles:
        return False
    hit = [t.lemma_.lower() for t in [*children(verb, "dobj"), *prepositional(verb, "into", "with")]]
    if verb.lemma_.lower() in word_list("accident", "knocks"):
        return any(h in vehicles for h in hit)
    is_by_itself = verb.lemma_.lower() in word_list("accident", "wrecks")
    return is_by_itself and not any(h in word_list("accident", "crowds") for h in hit)
