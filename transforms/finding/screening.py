"""What is left out: accidents, sport, and mentions too thin to stand as a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from transforms.finding.judging import is_particular
from transforms.finding.mentions import EventMention
from transforms.finding.merging import Event, Told, is_definite
from transforms.finding.parts import Part
from transforms.finding.reality import tells_which
from transforms.finding.wrecks import is_wreck
from transforms.ontology import content_mode, quad_class
from transforms.reading.document import Document, Sentence, key_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, by_agents, children, is_passive, prepositional, surface_subject
from transforms.reading.words import is_sure_weapon, word_list
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, Realis, ZoneKind

_RUN = 25  # words; no sentence of so many stands without a stop and with no more than a comma
_STARTS = 4  # capitals behind words in small letters
_BREAKS = frozenset({",", ";", "—", "–", "(", ")", "."})
_SPORT_WORDS = 4  # different words of sport: news of politics rarely has two
_CRIME_WORDS = 3  # different words that no match needs: a player was killed


def is_sport(document: Document) -> bool:
    """True for reports of matches, whose shots and battles hurt nobody."""
    return tells_of_sport(document) and len(_lemmas(document) & word_list("accident", "unsporting")) < _CRIME_WORDS


def tells_of_sport(document: Document) -> bool:
    """True where matches are told of, though the news may be an arrest."""
    return len(_lemmas(document) & word_list("accident", "sport")) >= _SPORT_WORDS


def _lemmas(document: Document) -> set[str]:
    return {t.lemma_.lower() for s in document.sentences for t in s.tokens}


def is_play(mention: EventMention) -> bool:
    """True for violence against nobody, where a match is told of: "the visitors attacked from the start"."""
    is_aimed = any(p.role is not ActorRole.ACTOR for p in mention.parts) or mention.weapon is not None
    return mention.event_type is EventType.ASSAULT and not mention.trigger.is_noun and not is_aimed


def is_run(sentence: Sentence) -> bool:
    """True for headlines of other articles in one line, as pages end in: no stop, hardly a comma, many capitals."""
    words = [t for t in sentence.tokens if not t.is_space]
    if sentence.zone is not ZoneKind.BODY or len(words) < _RUN or words[-1].is_punct:
        return False
    breaks = sum(t.text in _BREAKS for t in words)
    starts = sum(b.text[:1].isupper() and a.text.islower() for a, b in pairwise(words))
    return breaks * _RUN < len(words) and starts >= _STARTS


def is_entry(mention: EventMention) -> bool:
    """True for the verdict that describes somebody in a line of a list: "- Ann Smith, 64, convicted of murder"."""
    words = [t for t in mention.sentence.tokens if not t.is_space]
    is_line = mention.sentence.zone is ZoneKind.BODY and not words[-1].is_punct
    is_bare = mention.anchor.tag_ in ("VBD", "VBN") and not children(mention.anchor, "aux", "auxpass", "dobj")
    return mention.event_type is EventType.SANCTION and is_line and is_bare


def is_contest(mention: EventMention) -> bool:
    """True for who is beaten at the polls or in a game, not with a stick: "was beating Moe before the election"."""
    anchor = mention.anchor
    if anchor.lemma_.lower() != "beat" or len(mention.trigger.words) > 1 or is_passive(anchor):
        return False
    words = word_list("accident", "contests")
    return any(t.lemma_.lower() in words for t in mention.sentence.tokens)


def is_accident(mention: EventMention) -> bool:
    """True when a harm is done by weather, disease or mishap, not by anybody."""
    if mention.event_type is not EventType.ASSAULT and mention.mode is not EventMode.WITHHOLD:
        return False
    words = word_list("accident", "words") | word_list("accident", "animals")
    anchor = mention.anchor
    near: list[Token] = [
        *children(anchor, "nsubj"),
        *_doer_before(anchor),
        *by_agents(anchor),
        *prepositional(anchor, "in", "by", "from", "of", "during"),
    ]
    if mention.trigger.is_noun:
        near = [*prepositional(anchor, "of", "from"), *children(anchor, "compound")]
    named = [c for t in near for c in children(t, "compound")]  # "Hurricane Osk killed nine"
    return any(t.lemma_.lower() in words for t in (*near, *named)) or _is_mishap(mention) or is_wreck(mention)


def _doer_before(outcome: Token) -> list[Token]:
    """What did it by the clause whose outcome a verb tells: "a quake struck the coast, *killing* ten"."""
    first = outcome.head if outcome.dep_ == "conj" else outcome
    is_outcome = first.dep_ == "advcl" and first.tag_ == "VBG" and outcome.tag_ == "VBG"
    return children(first.head, "nsubj") if is_outcome else []


def _is_mishap(mention: EventMention) -> bool:
    """True when what bursts by itself does the harm, and the sentence names no weapon: "a fuel tanker exploded"."""
    anchor = mention.anchor
    if mention.trigger.is_noun:
        is_mishap = _is_burst(anchor)
    else:
        # "70 were injured when a tanker exploded": the clause beside it tells by what.
        deeds = [anchor, *(c for v in (anchor, anchor.head) for c in children(v, "advcl"))]
        is_mishap = any(_bursts(s) for v in deeds if (s := surface_subject(v)) is not None)
    if not is_mishap:
        return False
    return not any(is_sure_weapon(t) for t in mention.sentence.tokens if t.i != anchor.i)


def _bursts(doer: Token) -> bool:
    return _is_burst(doer) or doer.lemma_.lower() in word_list("accident", "bursting")


def _is_burst(noun: Token) -> bool:
    """True for "gas explosion", "the blast in a boiler"."""
    if noun.lemma_.lower() not in word_list("accident", "bursts"):
        return False
    things = word_list("accident", "bursting") | word_list("accident", "bursting_stuff")
    return any(t.lemma_.lower() in things for t in [*prepositional(noun, "of", "in"), *children(noun, "compound")])


def without_contents(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Leaves out what is only the content of a verbal act: "urged them to *withdraw*", "warned it would *attack*".

    The content gives the act its mode: a demand to withdraw is one to yield, a warning of an attack one of violence.
    """
    kept = {key_of(m.anchor): m for m in mentions}
    out = dict(kept)
    for key, mention in kept.items():
        if mention.mood not in (Realis.FUTURE, Realis.HYPOTHETICAL):
            continue
        above = (kept.get(key_of(t)) for t in _governors(mention.anchor))
        act = next((m for m in above if m is not None and quad_class(m.event_type) in (1, 3)), None)
        if act is not None:
            del out[key]
            mode = content_mode(act.event_type, mention.event_type)
            holder = out.get(key_of(act.anchor))
            if holder is not None and holder.mode is None and mode is not None:
                out[key_of(act.anchor)] = replace(holder, mode=mode)
    return list(out.values())


def _governors(anchor: Token) -> Iterator[Token]:
    """The words above an anchor whose content it may be; a clause joined by "and" is no content of the one before."""
    is_below = False
    for below, above in pairwise(ancestors(anchor)):
        is_below |= below.dep_ != "conj"
        if is_below:
            yield above


def is_told(event: Event) -> bool:
    """False when all mentions are likely to speak of no deed in particular, though grammar does not show it.

    What grammar shows to be negated, planned or possible has a row that says so.
    """
    if event.lead.mention.mood is not Realis.ASSERTED:
        return True
    return any(is_particular(t.verdict, is_presumed=is_definite(t.mention)) for t in event.told)


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
        is_fight = _are_two_sides(actors)
        if not others and not is_fight and all(_is_of_a_kind(t) for t in event.told):
            return False
        thin = noun and lead.mention.anchor.lemma_.lower() in word_list("nouns", "loose")
        is_placed = lead.dating.is_own and (bool(actors) or lead.resolution is not None)
        is_whole = bool(others) or is_fight or any(_is_subject(t.mention.anchor) for t in event.told)
        return not thin or (bool(actors) and is_whole) or is_placed
    return bool(actors or others)


def _are_two_sides(actors: list[Part]) -> bool:
    """True for a fight between two; "FMLN guerrillas" and the FMLN are one side."""
    sides = [a.mention.who for a in actors]
    return any(not one.is_side_of(other) and not other.is_side_of(one) for one, other in combinations(sides, 2))


def _is_of_a_kind(told: Told) -> bool:
    """True for deeds of a kind that nothing singles out: "the use of torture", "carry out attacks"."""
    mention, anchor = told.mention, told.mention.anchor
    if mention.event_type not in (EventType.ASSAULT, EventType.COERCE):
        return False
    is_bare = anchor.tag_ == "NNS" or anchor.lemma_.lower() in word_list("nouns", "uncounted")
    if not mention.trigger.is_noun or not is_bare or mention.sentence.zone is not ZoneKind.BODY:
        return False
    return not _is_subject(anchor) and not told.dating.is_own and not tells_which(anchor)


def _is_subject(noun: Token) -> bool:
    """True for the clashes of "clashes left three dead", of which more is told."""
    return noun.dep_ in ("nsubj", "nsubjpass", "ROOT")
