"""Denials, and what they deny.

A denial is an event of its own (REJECT) and a claim about the event denied. It may be a verb ("denied", "rejected the
charge") or a statement in the negative by the side that was accused ("said it did not violate the ceasefire").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.finding.mentions import Part
from transforms.finding.merging import Event, Told
from transforms.ontology import quad_class
from transforms.reading.who import Who
from transforms.reading.words import word_list
from transforms.vocabulary import ActorRole, EventType, Realis


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Somebody denies an event: `statement` is the mention of the denial, `event` what it denies."""

    statement: Told
    event: Event
    who: Part


def link(events: list[Event]) -> Iterator[Denial]:
    """What each denial denies: an event of the denier's side told before it, by the words that they share."""
    for event in events:
        if event.event_type is not EventType.REJECT:
            continue
        for told in event.told:
            deniers = [p for p in told.mention.parts if p.role is ActorRole.ACTOR]
            if deniers and _is_denial(told):
                target = _denied(told, deniers[0].mention.who, events)
                if target is not None:
                    yield Denial(statement=told, event=target, who=deniers[0])


def _is_denial(told: Told) -> bool:
    mention = told.mention
    if mention.trigger.rule.denies:
        return True
    near = {t.lemma_.lower() for t in mention.anchor.subtree} | {mention.anchor.head.lemma_.lower()}
    phrases = word_list("denial", "phrases")
    return bool(near & word_list("nouns", "charges")) or any(t.lower_ in phrases for t in mention.anchor.subtree)


def _denied(told: Told, denier: Who, events: list[Event]) -> Event | None:
    best, best_score = None, 0.0
    for event in events:
        if not _can_be_denied(event, denier):
            continue
        score = _closeness(told, event)
        if score > best_score:
            best, best_score = event, score
    return best


def _can_be_denied(event: Event, denier: Who) -> bool:
    """A deed, said to be the denier's, not history, told by somebody else."""
    if quad_class(event.event_type) != 4 and event.event_type is not EventType.THREATEN:
        return False
    if event.lead.role.value == "background" or event.lead.realis in (Realis.FUTURE, Realis.HYPOTHETICAL):
        return False
    actors = [w for t in event.told for w in t.actors]
    return any(_answers_for(denier, actor) for actor in actors)


def _answers_for(denier: Who, actor: Who) -> bool:
    if denier.is_side_of(actor):
        return True
    unnamed = not (denier.is_named and actor.is_named) and None in (denier.country, actor.country)
    if unnamed and not set(denier.sectors).isdisjoint(actor.sectors):
        return True  # "soldiers" and "the army" of a country that nobody names
    home, other = denier.polity or denier.country, actor.polity or actor.country
    return home is not None and home == other


def _closeness(denial: Told, event: Event) -> float:
    """Shared words of content, and nearness: the charge denied stands in the same sentence or a little before."""
    words = _content(denial)
    score = 0.0
    for told in event.told:
        gap = denial.mention.sentence.index - told.mention.sentence.index
        shared = len(words & _content(told))
        near = 3.0 if gap == 0 else max(0.0, 1.5 - 0.1 * abs(gap))
        score = max(score, near + shared - (2.0 if gap < 0 else 0.0))
    return score


def _content(told: Told) -> set[str]:
    return {
        t.lemma_.lower()
        for t in told.mention.sentence.tokens
        if t.pos_ in ("NOUN", "VERB") and not t.is_stop and t.lemma_.lower() not in word_list("speech", "say")
    }
