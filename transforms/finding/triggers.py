"""Finds the words that tell of an event, and their PLOVER type and mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from transforms.finding.trigger_rules import Pattern, Rule, lexicon
from transforms.reading.parsed import Token
from transforms.reading.syntax import (
    children,
    is_passive,
    is_verb,
    logical_objects,
    logical_subject,
    measured,
    prepositional,
)

_NAMES = ("DATE", "TIME", "PERSON", "GPE", "NORP", "ORG", "LOC", "FAC")  # "March", "Rally", "the Siege"

_SMALL_WORDS = frozenset({"prt", "advmod", "prep", "oprd", "acomp", "dobj", "npadvmod", "agent", "dep"})
_NAMED = frozenset({"political"})  # "was attacked" is meant in words only where the text tells by whom
_REACH = 12  # words between a verb and its small words: "leaving the region's people without gas"

Classes = Callable[[Token | None], frozenset[str]]
"""What a noun is: armed, state, human, place, thing, weapon, event; for no noun, `none`."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event.

    Attributes:
        anchor: the verb or noun that the parse hangs on.
        words: all its words, in order ("air strike", "pull back").
        rule: what they mean.
    """

    anchor: Token
    words: tuple[Token, ...]
    rule: Rule

    @property
    def is_noun(self) -> bool:
        """True for a noun that tells of an event."""
        return self.anchor.pos_ not in ("VERB", "AUX")


def find_triggers(tokens: Iterator[Token], classes: Classes) -> list[Trigger]:
    """The triggers among some words, in order; one word tells of one event at most."""
    found = []
    for token in tokens:
        is_governing = is_verb(token) or _is_copula(token)
        trigger = _verb_trigger(token, classes) if is_governing else _noun_trigger(token)
        if trigger is not None:
            found.append(trigger)
    return _without_nested(found)


def _without_nested(found: list[Trigger]) -> list[Trigger]:
    """Leaves out a trigger whose anchor is a word of a longer one ("air *strike*", "open *fire*")."""
    longer = {w.i for t in found if len(t.words) > 1 for w in t.words if w.i != t.anchor.i}
    return [
        t for t in found if not (longer & {t.anchor.i, measured(t.anchor).i} and (t.is_noun or t.anchor.i in longer))
    ]


def _is_copula(token: Token) -> bool:
    """True for the "is" of "is willing to talk", whose adjective tells of the event."""
    return token.pos_ == "AUX" and token.lemma_ == "be" and token.dep_ not in ("aux", "auxpass")


def _verb_trigger(verb: Token, classes: Classes) -> Trigger | None:
    for pattern in lexicon().verbs.get(verb.lemma_.lower(), ()):
        words = _beside(verb, pattern.beside)
        if words is None:
            continue
        infinitives = _infinitives(verb, words) if pattern.infinitive else []
        if pattern.infinitive and not infinitives:
            continue
        noun = _wanted(infinitives or _objects(verb, words), pattern.nouns) if pattern.nouns else None
        if pattern.nouns and noun is None:
            continue
        if pattern.rule is None or (pattern.rule.harm is not None and _counts_people(verb)) or _answers(verb):
            return None
        if _fits(verb, pattern.rule, classes):
            extra = words if noun is None or infinitives else [*words, noun]
            return Trigger(verb, tuple(sorted([verb, *extra], key=lambda t: t.i)), pattern.rule)
    return None


def _answers(verb: Token) -> bool:
    """True for "he shot back that it was a lie": words, not bullets."""
    return bool(children(verb, "ccomp")) and any(t.lower_ == "back" for t in children(verb, "prt", "advmod"))


def _counts_people(verb: Token) -> bool:
    """True for "12 wounded" that the parser took for a deed: they are people."""
    if verb.i == verb.sent.start or verb.tag_ not in ("VBN", "VBD"):
        return False
    return bool(verb.nbor(-1).like_num) and not children(verb, "auxpass")


def _beside(verb: Token, wanted: tuple[str, ...]) -> list[Token] | None:
    """The small words that a pattern wants beside its verb; None when one is missing."""
    near = [c for c in verb.children if c.dep_ in _SMALL_WORDS]
    out: list[Token] = []
    for word in wanted:
        behind = [t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.sent.start == verb.sent.start]
        hit = next((c for c in [*near, *behind] if c.lower_ == word and abs(c.i - verb.i) <= _REACH), None)
        if hit is None:
            return None
        out.append(hit)
        near += children(hit, "prep")  # "is critical *of*"
    return out


def _infinitives(verb: Token, beside: list[Token]) -> list[Token]:
    """The infinitives that a verb, or its adjective, governs: "offered to *withdraw*", "was willing to *talk*"."""
    complements = [c for head in (verb, *beside) for c in children(head, "xcomp", "ccomp")]
    return [c for c in complements if any(a.lower_ == "to" for a in children(c, "aux"))]


def _objects(verb: Token, beside: list[Token]) -> list[Token]:
    """The nouns that a pattern may ask for: objects, and those behind its small words, else "under" and "in"."""
    nouns = [*logical_objects(verb)]
    own = [noun for link in beside for noun in children(link, "pobj")]
    # "Under the deal they withdraw from the town": the pattern has its own word, and means what is behind it.
    around = ("in",) if own else ("under", "in")
    nouns += own + [t for link in children(verb, "prep") if link.lower_ in around for t in children(link, "pobj")]
    return [measured(noun) for noun in nouns]


def _wanted(words: list[Token], lemmas: frozenset[str]) -> Token | None:
    return next((w for w in words if w.lemma_.lower() in lemmas or w.lower_ in lemmas), None)


def _fits(verb: Token, rule: Rule, classes: Classes) -> bool:
    """Whether subject and object are of the classes that the rule demands."""
    if rule.subject:
        subject = logical_subject(verb) or _instrument(verb)
        if subject is not None and classes(subject).isdisjoint(rule.subject):
            return False
        is_open = "none" in rule.subject or (is_passive(verb) and rule.subject.isdisjoint(_NAMED))
        if subject is None and not is_open:
            return False
    if rule.object and "any" not in rule.object:
        objects = [*logical_objects(verb), *prepositional(verb, *(r for r in rule.recipient if r != "object"))]
        if objects and all(classes(o).isdisjoint(rule.object) for o in objects):
            return False
        if not objects and "none" not in rule.object:
            return False
    return True


def _instrument(verb: Token) -> Token | None:
    """The drones of "drones were used to strike"."""
    if verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in ("use", "employ"):
        return next(iter(children(verb.head, "nsubjpass", "dobj")), None)
    return None


def _noun_trigger(noun: Token) -> Trigger | None:
    if noun.pos_ not in ("NOUN", "PROPN", "VERB") or noun.dep_ == "compound" or noun.ent_type_ in _NAMES:
        return None
    if _is_manner(noun) or _are_pickets(noun):
        return None
    words = [t for t in noun.phrase if t.i < noun.i]
    for pattern in _noun_patterns(noun):
        own = words[-len(pattern.beside) :] if pattern.beside else []
        if pattern.beside not in (tuple(t.lemma_.lower() for t in own), tuple(t.lower_ for t in own)):
            continue
        content = _wanted(prepositional(noun, "of"), pattern.nouns) if pattern.nouns else None
        if pattern.nouns and content is None:
            continue
        if pattern.rule is None:
            return None
        return Trigger(noun, (*own, noun), pattern.rule)
    return None


def _is_manner(noun: Token) -> bool:
    """True for "resigned in protest", which tells why and of no demonstration."""
    return noun.lower_ == "protest" and noun.head.lower_ == "in" and not list(noun.children)


def _are_pickets(noun: Token) -> bool:
    """True for "14 pickets who blocked a gate": the word is for people too."""
    whose = [c for clause in children(noun, "relcl") for c in clause.children]
    return noun.lemma_.lower() == "picket" and (bool(children(noun, "nummod")) or any(c.lower_ == "who" for c in whose))


def _noun_patterns(noun: Token) -> tuple[Pattern, ...]:
    table = lexicon().nouns
    return table.get(noun.lemma_.lower(), ()) or table.get(noun.lower_, ())


def is_event_noun(noun: Token) -> bool:
    """True for a noun that tells of an event by its own phrase: "attack", "air raid", "exchange of fire"."""
    return _noun_trigger(noun) is not None
