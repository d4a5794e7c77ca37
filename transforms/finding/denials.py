"""Denials, and what they deny.

A denial is an event of its own (REJECT) and a claim about the event denied. It may be a verb ("denied", "rejected the
charge") or a statement in the negative by the side that was accused ("said it did not violate the ceasefire").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.finding.mentions import EventMention, Part
from transforms.finding.merging import Event, Told
from transforms.ontology import quad_class
from transforms.reading.who import Who
from transforms.reading.words import word_list
from transforms.vocabulary import ActorRole, EventType, Realis, TemporalRole

_DISOWNING_REACH = 2  # sentences from a deed to "denied responsibility"
_WORD_REACH = 3  # sentences from what somebody told to its denial by somebody else


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Somebody denies an event: `statement` is the mention of the denial, `event` what it denies."""

    statement: Told
    event: Event
    who: Part


def link(events: list[Event]) -> Iterator[Denial]:
    """What each denial denies: an event of the denier's side told before it, by the words that they share."""
    words = _Words()
    for event in events:
        if event.event_type is not EventType.REJECT:
            continue
        for told in event.told:
            deniers = [p for p in told.mention.parts if p.role is ActorRole.ACTOR]
            if deniers and _is_denial(told):
                target = _denied(told, deniers[0].mention.who, events, words)
                if target is not None:
                    yield Denial(statement=told, event=target, who=deniers[0])


def _is_denial(told: Told) -> bool:
    mention = told.mention
    if mention.trigger.rule.denies:
        return True
    phrases = word_list("denial", "phrases")
    is_charge = bool(_near(mention) & word_list("nouns", "charges"))
    return is_charge or any(t.lower_ in phrases for t in mention.anchor.subtree)


def _near(mention: EventMention) -> set[str]:
    return {t.lemma_.lower() for t in mention.anchor.subtree} | {mention.anchor.head.lemma_.lower()}


def _denied(told: Told, denier: Who, events: list[Event], words: _Words) -> Event | None:
    best, best_score = None, 0.0
    for event in events:
        if not (_can_be_denied(event, denier) or _disowned(told, event) or _is_anothers_word(told, event)):
            continue
        score = _closeness(told, event, words)
        if score > best_score:
            best, best_score = event, score
    return best


def _can_be_denied(event: Event, denier: Who) -> bool:
    """A deed, said to be the denier's, not history, told by somebody else."""
    if quad_class(event.event_type) != 4 and event.event_type is not EventType.THREATEN:
        return False
    if event.lead.role is TemporalRole.BACKGROUND or event.lead.realis in (Realis.FUTURE, Realis.HYPOTHETICAL):
        return False
    actors = [w for t in event.told for w in t.actors]
    return any(_answers_for(denier, actor) for actor in actors)


def _disowned(denial: Told, event: Event) -> bool:
    """True for "denied responsibility" right behind a deed of which nobody was accused before."""
    gap = denial.mention.sentence.index - event.told[-1].mention.sentence.index
    is_near = (
        0 <= gap <= _DISOWNING_REACH and event.event_type is EventType.ASSAULT and event.lead.role.value != "background"
    )
    before = [t for t in event.told if t.mention.sentence.index != denial.mention.sentence.index]
    is_share = bool(_near(denial.mention) & word_list("nouns", "shares"))
    return is_near and is_share and not any(t.actors for t in before)


def _is_anothers_word(denial: Told, event: Event) -> bool:
    """True for a deed that somebody else told of, named by what it befell: "denied that the village had fallen"."""
    near = _near(denial.mention)
    for told in event.told:
        gap = denial.mention.sentence.index - told.mention.sentence.index
        is_told = told.mention.attribution is not None and told.role is not TemporalRole.BACKGROUND
        if (
            0 < gap <= _WORD_REACH
            and is_told
            and quad_class(event.event_type) == 4
            and not told.things.isdisjoint(near)
        ):
            return True
    return False


def _answers_for(denier: Who, actor: Who) -> bool:
    if denier.is_side_of(actor):
        return True
    unnamed = not (denier.is_named and actor.is_named) and None in (denier.country, actor.country)
    if unnamed and not set(denier.sectors).isdisjoint(actor.sectors):
        return True  # "soldiers" and "the army" of a country that nobody names
    home, other = denier.polity or denier.country, actor.polity or actor.country
    return home is not None and home == other


def _closeness(denial: Told, event: Event, words: _Words) -> float:
    """Shared words of content, and nearness: the charge denied stands in the same sentence or a little before."""
    own, score = words.of(denial), 0.0
    for told in event.told:
        if told.realis is Realis.DENIED:
            continue  # a denial itself, and not what is denied
        gap = denial.mention.sentence.index - told.mention.sentence.index
        shared = len(own & words.of(told))
        near = 3.0 if gap == 0 else max(0.0, 1.5 - 0.1 * abs(gap))
        score = max(score, near + shared - (2.0 if gap < 0 else 0.0))
    return score


class _Words:
    """The words of content of each sentence, gathered once."""

    def __init__(self) -> None:
        self._known: dict[int, frozenset[str]] = {}

    def of(self, told: Told) -> frozenset[str]:
        """Lemmas of the nouns and verbs that a mention's sentence is made of."""
        index = told.mention.sentence.index
        if index not in self._known:
            self._known[index] = _content(told)
        return self._known[index]


def _content(told: Told) -> frozenset[str]:
    return frozenset(
        t.lemma_.lower()
        for t in told.mention.sentence.tokens
        if t.pos_ in ("NOUN", "VERB") and not t.is_stop and t.lemma_.lower() not in word_list("speech", "say")
    )
