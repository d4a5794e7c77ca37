"""Which nouns take part in what a trigger tells, and on which side.

Grammar tells it: subject, object, prepositions, a verb that only carries the noun ("launched an attack"), and wordings
that lay a deed at somebody's door ("was blamed on", "was the work of", "is responsible for").
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.finding.authors import authors_of, late_agents, predicates, takers_part
from transforms.finding.trigger_rules import Rule
from transforms.finding.triggers import Trigger
from transforms.reading.document import key_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import (
    by_agents,
    children,
    conjoined,
    is_passive,
    logical_objects,
    logical_subject,
    prepositional,
)
from transforms.reading.words import word_list
from transforms.vocabulary import ActorRole, EventMode, EventType

Heads = list[tuple[ActorRole, Token]]
"""Nouns with the side that grammar gives them: actor or recipient."""


_AROUND = ("enclose", "surround")  # "the wall surrounding the consulate"
_ACRONYM = 4  # letters and dots of "US", "U.K."

_FALLS = "coerce.fall"  # the rule of places that fall to somebody
_SWAPPED = {ActorRole.ACTOR: ActorRole.RECIPIENT, ActorRole.RECIPIENT: ActorRole.ACTOR}

BLASTS = (EventMode.EXPLOSIVES, EventMode.SUICIDE_ATTACK)
"""Modes of deeds that hit what is beside them."""


def arguments_of(trigger: Trigger) -> Heads:
    """Who does it and to whom, as far as the grammar of the trigger's sentence tells."""
    heads = _noun_parts(trigger) if trigger.is_noun else _verb_parts(trigger)
    struck = [(ActorRole.RECIPIENT, t) for t in _struck(trigger.anchor)]
    beside = [(ActorRole.TARGET, t) for t in _beside(trigger)] if trigger.rule.event_mode in BLASTS else []
    return _once([*heads, *struck, *beside])


def whole_of(head: Token) -> Token:
    """What a noun for a part or a measure is of: the building of "the front of the building"."""
    if head.lemma_.lower() not in word_list("nouns", "parts"):
        return head
    around = [t for clause in children(head, "acl") if clause.lemma_ in _AROUND for t in children(clause, "dobj")]
    wholes = prepositional(head, "of", "around") or children(head, "poss") or around
    return whole_of(wholes[0]) if wholes and wholes[0].i != head.i else head


def _struck(deed: Token) -> Iterator[Token]:
    """What else a deed befalls: "caused damage to two houses", "the house was the target of an attack"."""
    verbs = [deed, *children(deed, "advcl", "conj", "acl", "relcl")]
    verbs += [deed.head] if deed.dep_ in ("nsubj", "nsubjpass") and deed.head.pos_ == "VERB" else []
    for noun in (noun for verb in verbs for noun in children(verb, "dobj")):
        if noun.lemma_.lower() in word_list("nouns", "damage"):
            yield from prepositional(noun, "to", "on")
    if deed.dep_ == "nsubj" and deed.head.lemma_.lower() in word_list("verbs", "damaging"):
        yield from logical_objects(deed.head)
    goal = deed.head.head
    if deed.dep_ == "pobj" and deed.head.lower_ == "of" and goal.lemma_.lower() in word_list("nouns", "goals"):
        subject = logical_subject(goal.head) if goal.dep_ in ("attr", "oprd") else None
        yield from conjoined(subject) if subject is not None else ()


def _beside(trigger: Trigger) -> Iterator[Token]:
    """What a blast was at, in, or near."""
    anchor = trigger.anchor
    places = [anchor, *(w for w in trigger.words if w.i != anchor.i and w.pos_ == "NOUN")]
    places += children(anchor, "nsubj", "nsubjpass", "dobj", "acl")
    # "three bombs went off, one at a bank, another at a hotel"
    places += [t for t in anchor.subtree if t.lower_ in word_list("nouns", "each")]
    if trigger.is_noun and anchor.dep_ in ("nsubj", "nsubjpass", "dobj"):
        places.append(anchor.head)
    for place in places:
        yield from prepositional(place, *word_list("places", "close"))
        for near in children(place, "advmod", "prep"):
            is_close = near.lower_ in word_list("places", "close_by")
            yield from prepositional(near, "from", "of", "to") if is_close else ()


def _verb_parts(trigger: Trigger) -> Heads:
    verb, rule = trigger.anchor, trigger.rule
    own_words = {t.i for t in trigger.words}
    heads: Heads = []
    subject = logical_subject(verb)
    if subject is not None and subject.i not in own_words and not _bursts(verb, subject, rule):
        heads += [(ActorRole.ACTOR, s) for s in _spread(subject)]
    heads += [(ActorRole.ACTOR, t) for t in _behind_words(trigger)]
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
    return _once(_sided(heads, trigger))


def _sided(heads: Heads, trigger: Trigger) -> Heads:
    """The sides as the words mean them: "the town fell to the rebels", "came under fire"."""
    if trigger.rule.id == _FALLS:
        return [(_SWAPPED.get(r, r), h) for r, h in heads]
    if _is_borne(trigger):
        return [(ActorRole.RECIPIENT if r is ActorRole.ACTOR else r, h) for r, h in heads]
    return heads


def _behind_words(trigger: Trigger) -> list[Token]:
    """Who did it, where the parse hangs the "by" on a noun of the trigger: "riddled with bullets by three men"."""
    verb = trigger.anchor
    if not is_passive(verb) or by_agents(verb):
        return []
    return [t for w in trigger.words if w.pos_ == "NOUN" for t in prepositional(w, "by")]


def _is_borne(trigger: Trigger) -> bool:
    """True for "came under fire" and "is in custody": the subject is whom it befalls."""
    verb, words = trigger.anchor, {t.lower_ for t in trigger.words}
    is_hit = verb.lemma_.lower() == "come" and not is_passive(verb) and "under" in words
    is_held = verb.lemma_.lower() == "be" and trigger.rule.event_type is EventType.COERCE
    return is_hit or is_held


def _bursts(verb: Token, subject: Token, rule: Rule) -> bool:
    """True for "it went off": the thing that a blast is of."""
    is_alone = not is_passive(verb) and not children(verb, "dobj")
    return rule.event_mode is EventMode.EXPLOSIVES and is_alone and subject.lower_ == "it"


def _noun_parts(trigger: Trigger) -> Heads:
    noun, rule = trigger.anchor, trigger.rule
    own_words = {t.i for t in trigger.words}
    heads: Heads = [(ActorRole.ACTOR, t) for p in children(noun, "poss") for t in conjoined(p)]
    heads += [(ActorRole.ACTOR, t) for t in prepositional(noun, "by")]
    heads += [(ActorRole.ACTOR, t) for t in by_agents(noun)]
    links = [r for r in rule.recipient if r != "object"]
    heads += [(ActorRole.RECIPIENT, t) for t in prepositional(noun, *links)]
    heads += [(ActorRole.ACTOR, t) for t in prepositional(noun, "between")]
    # "the Jesuit priests' murder" tells of those harmed.
    owned = own_words | {t.i for p in children(noun, "poss") for t in p.subtree}
    heads += [(ActorRole.ACTOR, t) for t in named_before(noun) if t.i not in owned]
    if rule.harm is not None or rule.id == "coerce.arrest":
        heads = [(ActorRole.RECIPIENT if r is ActorRole.ACTOR and t.dep_ == "poss" else r, t) for r, t in heads]
    heads += _light(noun, heads)
    heads += [(ActorRole.RECIPIENT, t) for verb in predicates(noun) for t in _aimed_at(verb, links)]
    heads += [(ActorRole.ACTOR, doer) for doer in authors_of(noun)]
    if rule.event_type is EventType.ASSAULT:
        heads += [(ActorRole.ACTOR, doer) for doer in (*takers_part(noun), *late_agents(noun))]
    return _once(heads)


def named_before(deed: Token) -> Iterator[Token]:
    """Whose deed the words before its noun tell: "Azerbaijani attack" names the doer, "Kabul attack" the place."""
    for word in deed.phrase:
        if word.i < deed.i and word.dep_ in ("amod", "compound", "nmod"):
            is_acronym = word.ent_type_ == "GPE" and word.text.replace(".", "").isupper() and len(word.text) <= _ACRONYM
            if word.ent_type_ in ("NORP", "ORG") or is_acronym:
                yield word


def _aimed_at(verb: Token, links: list[str]) -> list[Token]:
    """Whom it befalls by the verb that carries it: "an attack staged by rebels on a hotel", "was aimed at a bank"."""
    lemma = verb.lemma_.lower()
    if lemma in word_list("verbs", "aiming"):
        return prepositional(verb, "against", "at", "toward", "towards")
    if lemma not in word_list("verbs", "light"):
        return []
    behind = [t for doer in by_agents(verb) for t in prepositional(doer, "against")]
    return prepositional(verb, *(link for link in links if link != "of")) + behind


def _light(noun: Token, known: Heads) -> Heads:
    """The subject of a verb that only carries the noun: "launched an attack", "came under attack"."""
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.pos_ != "VERB":
        return []
    lemma = verb.lemma_.lower()
    if lemma in word_list("verbs", "suffering") or (lemma == "come" and noun.head.lower_ == "under"):
        subject = logical_subject(verb)
        return [] if subject is None else [(ActorRole.RECIPIENT, s) for s in _spread(subject)]
    if lemma in word_list("verbs", "replying") and noun.head.lower_ == "with":
        subject = logical_subject(verb)
        return [] if subject is None else [(ActorRole.ACTOR, s) for s in _spread(subject)]
    if lemma in word_list("verbs", "light") and not any(r is ActorRole.ACTOR for r, _ in known) and noun.dep_ != "pobj":
        subject = logical_subject(verb)
        out: Heads = [] if subject is None else [(ActorRole.ACTOR, s) for s in _spread(subject)]
        return out + [(ActorRole.RECIPIENT, t) for t in prepositional(verb, "on", "against", "with")]
    return []


def _spread(subject: Token) -> list[Token]:
    return conjoined(subject)


def _once(heads: Heads) -> Heads:
    """Each noun once; the first role given wins."""
    seen: dict[tuple[int, int], tuple[ActorRole, Token]] = {}
    for role, head in heads:
        seen.setdefault(key_of(head), (role, head))
    return list(seen.values())
