"""Who is suspected of a deed: charged with it, arrested for it, named as the suspect.

A suspect is never put down as the doer of what happened. What he is suspected of is a row of its own, alleged: the
deed as it was told, done by him.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.finding.attribution import attribution_of
from transforms.finding.mentions import EventMention, Part
from transforms.finding.merging import Event, Told
from transforms.finding.triggers import Trigger
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, span_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, logical_objects, logical_subject, prepositional
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventType, Harm, Realis, TemporalRole

_HARMED = (ActorRole.VICTIM, ActorRole.RECIPIENT)
_REAL = (Realis.ASSERTED, Realis.ALLEGED)
_LINKS = frozenset({"for", "in", "of", "on", "over", "to", "with"})


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Somebody who is suspected.

    Attributes:
        word: the verb or noun that says so.
        names: the persons.
        sentence: where it stands.
        victims: actor ids of those whom he is suspected to have harmed, as far as named.
    """

    word: Token
    names: tuple[Mention, ...]
    sentence: Sentence
    victims: frozenset[str] = frozenset()


def charges(sentence: Sentence, cast: Cast) -> Iterator[Suspicion]:
    """Named persons who are charged with, arrested for or wanted for a crime against somebody."""
    for verb in sentence.tokens:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in word_list("persons", "charging"):
            continue
        crimes = [t for t in verb.subtree if t.lemma_.lower() in word_list("persons", "crimes") and _leads(verb, t)]
        named = tuple(m for head in _charged(verb) if _is_person(m := cast.identify(head)))
        if crimes and named:
            harmed = [cast.identify(t) for crime in crimes for t in prepositional(crime, "of")]
            victims = frozenset(m.who.actor_id for m in harmed if _is_person(m))
            yield Suspicion(verb, named, sentence, victims - {m.who.actor_id for m in named})


def _charged(verb: Token) -> list[Token]:
    if verb.lemma_.lower() == "face":
        subject = logical_subject(verb)
        return [subject] if subject is not None else []
    return logical_objects(verb)


def _leads(verb: Token, crime: Token) -> bool:
    """True where nothing but links and the nouns of a charge stand between: "charged with one count of murder"."""
    for token in ancestors(crime):
        if token is verb:
            return True
        is_link = token.dep_ == "prep" and token.lower_ in _LINKS
        if not is_link and token.dep_ not in ("pobj", "conj", "compound", "nmod", "dobj"):
            return False
    return False


def _is_person(mention: Mention) -> bool:
    return mention.who.kind is ActorKind.PERSON and mention.who.is_named


# ---------------------------------------------------------------------- the deed
def deeds_of_suspects(suspicions: list[Suspicion], events: list[Event]) -> list[Event]:
    """The alleged deeds of those suspected, each suspect once; none by somebody who is told of as a doer anyway."""
    known = {i for e in events if _is_told(e) for i in _doers(e)}
    taken = {t.mention.span for e in events for t in e.told if e.event_type is EventType.ASSAULT}
    out = []
    for suspicion in suspicions:
        names = tuple(m for m in suspicion.names if m.who.actor_id not in known)
        deed = _deed(suspicion, events)
        span = span_of(suspicion.word, suspicion.word)
        if deed is not None and names and span not in taken:
            out.append(Event([_by_suspect(deed, replace(suspicion, names=names))]))
            taken.add(span)
            known |= {m.who.actor_id for m in names}
    return out


def _is_told(event: Event) -> bool:
    lead = event.lead
    is_reported = lead.realis in _REAL and lead.role is not TemporalRole.BACKGROUND
    return is_reported and event.event_type is EventType.ASSAULT


def _doers(event: Event) -> set[str]:
    return {p.mention.who.actor_id for p in event.parts() if p.role is ActorRole.ACTOR and _is_person(p.mention)}


def _deed(suspicion: Suspicion, events: list[Event]) -> Told | None:
    """The violence that is meant: that against the victim named, else the last told before, else the first."""
    open_events = [e for e in events if _is_told(e) and not _doers(e)]
    told = [t for e in open_events for t in e.told if _harms(t)]
    if suspicion.victims:
        same = [e for e in open_events if any(p.mention.who.actor_id in suspicion.victims for p in e.parts())]
        told = [t for e in same for t in e.told]
    told = [t for t in told if t.mention.of_role(*_HARMED)] or told
    before = [t for t in told if t.mention.sentence.index <= suspicion.sentence.index]
    return max(before, key=lambda t: t.mention.span, default=min(told, key=lambda t: t.mention.span, default=None))


def _harms(told: Told) -> bool:
    harm = told.mention.trigger.rule.harm
    return harm in (Harm.KILLED, Harm.INJURED) or bool(told.mention.of_role(*_HARMED))


def _by_suspect(deed: Told, suspicion: Suspicion) -> Told:
    """The deed as one by the suspect, alleged."""
    names = {m.who.actor_id for m in suspicion.names}
    harmed = [p for p in deed.mention.of_role(*_HARMED) if p.mention.who.actor_id not in names]
    word = suspicion.word
    mention = EventMention(
        trigger=Trigger(word, (word,), replace(deed.mention.trigger.rule, id="assault.suspect", harm=None)),
        sentence=suspicion.sentence,
        span=span_of(word, word),
        mode=deed.mention.mode,
        parts=(*(Part(role=ActorRole.ACTOR, mention=m) for m in suspicion.names), *harmed),
        weapon=deed.mention.weapon,
        mood=deed.mention.mood,
        attribution=attribution_of(word),
    )
    return replace(deed, mention=mention, realis=Realis.ALLEGED)
