"""Finds the words that tell of an event, and their PLOVER type and mode."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from transforms.lexicons import LexiconError, check_keys, load_toml, member
from transforms.ontology import MODES
from transforms.reading.parsed import Token
from transforms.reading.syntax import (
    children,
    is_passive,
    is_verb,
    logical_objects,
    logical_subject,
    prepositional,
)
from transforms.vocabulary import Context, EventMode, EventType, Harm

_FILE = "triggers.toml"
_KEYS = {"id", "type", "mode", "contexts", "verbs", "nouns", "subject", "object", "recipient", "harm", "denies"}
_NO_EVENT = "none"
_NAMES = ("DATE", "TIME", "PERSON", "GPE", "NORP", "ORG", "LOC", "FAC")  # "March", "Rally", "the Siege"

_REACH = 12  # words between a verb and its small words: "leaving the region's people without gas"

Classes = Callable[[Token | None], frozenset[str]]
"""What a noun is: armed, state, human, place, thing, weapon, event; for no noun, `none`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the lexicon: what its patterns mean and what they demand.

    Attributes:
        id: name of the rule, kept in the rows' `extractor`.
        event_type, event_mode: what the pattern tells of.
        subject, object: classes that the verb's subject or object must be of; empty asks nothing.
        recipient: where the other side stands: "object", or prepositions.
        contexts: PLOVER contexts that the words bring.
        harm: what the verb itself does to people, if it does.
        denies: the verb denies what its complement says.
    """

    id: str
    event_type: EventType
    event_mode: EventMode | None
    subject: frozenset[str]
    object: frozenset[str]
    recipient: tuple[str, ...]
    contexts: tuple[Context, ...]
    harm: Harm | None
    denies: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One pattern: the words that must stand beside the lemma, the nouns that its object must be, its rule."""

    beside: tuple[str, ...]
    nouns: frozenset[str]
    rule: Rule | None

    @property
    def weight(self) -> int:
        """How specific the pattern is; the heaviest that fits wins."""
        asked = bool(self.rule.subject) + bool(self.rule.object) if self.rule else 0
        return 8 * bool(self.nouns) + 3 * len(self.beside) + asked


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: Mapping[str, tuple[_Pattern, ...]]
    nouns: Mapping[str, tuple[_Pattern, ...]]


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


def _rule(entry: Mapping[str, Any]) -> Rule | None:
    """The rule of an entry; None for patterns that look like an event and are none."""
    where = f"{_FILE}, rule {entry.get('id')!r}"
    check_keys(entry, _KEYS, where)
    if entry["type"] == _NO_EVENT:
        return None
    event_type = member(EventType, entry["type"], where)
    mode = member(EventMode, entry["mode"], where) if "mode" in entry else None
    if mode is not None and mode not in MODES[event_type]:
        raise LexiconError(f"{where}: mode {mode} does not belong to {event_type}")
    return Rule(
        id=entry["id"],
        event_type=event_type,
        event_mode=mode,
        subject=frozenset(entry.get("subject", ())),
        object=frozenset(entry.get("object", ())),
        recipient=tuple(entry["recipient"]),
        contexts=tuple(member(Context, c, where) for c in entry.get("contexts", ())),
        harm=member(Harm, entry["harm"], where) if "harm" in entry else None,
        denies=entry.get("denies", False),
    )


def _verb_pattern(text: str, rule: Rule | None) -> tuple[str, _Pattern]:
    before, _, nouns = text.partition("+")
    lemma, *beside = before.split()
    return lemma, _Pattern(tuple(beside), frozenset(nouns.split("|")) if nouns else frozenset(), rule)


def _noun_pattern(text: str, rule: Rule | None) -> tuple[str, _Pattern]:
    *beside, head = text.split()
    return head, _Pattern(tuple(beside), frozenset(), rule)


@functools.cache
def _lexicon() -> _Lexicon:
    verbs: dict[str, dict[tuple[object, ...], _Pattern]] = {}
    nouns: dict[str, dict[tuple[object, ...], _Pattern]] = {}
    for entry in load_toml(_FILE)["rule"]:
        rule = _rule(entry)
        for made, table, texts in (
            (_verb_pattern, verbs, entry.get("verbs", ())),
            (_noun_pattern, nouns, entry.get("nouns", ())),
        ):
            for text in texts:
                lemma, pattern = made(text, rule)
                key = (pattern.beside, pattern.nouns, rule.subject if rule else (), rule.object if rule else ())
                if key in table.setdefault(lemma, {}):
                    raise LexiconError(f"{_FILE}: {text!r} stands twice, the second time under {entry['id']!r}")
                table[lemma][key] = pattern
    return _Lexicon(_frozen(verbs), _frozen(nouns))


def _frozen(table: dict[str, dict[tuple[object, ...], _Pattern]]) -> Mapping[str, tuple[_Pattern, ...]]:
    """Patterns by lemma, the most specific first."""
    return {k: tuple(sorted(v.values(), key=lambda p: -p.weight)) for k, v in table.items()}


def find_triggers(tokens: Iterator[Token], classes: Classes) -> list[Trigger]:
    """The triggers among some words, in order; one word tells of one event at most."""
    found = []
    for token in tokens:
        trigger = _verb_trigger(token, classes) if is_verb(token) else _noun_trigger(token)
        if trigger is not None:
            found.append(trigger)
    return _without_nested(found)


def _without_nested(found: list[Trigger]) -> list[Trigger]:
    """Leaves out a trigger whose anchor is a word of a longer one ("air *strike*", "open *fire*")."""
    longer = {w.i for t in found if len(t.words) > 1 for w in t.words if w.i != t.anchor.i}
    return [t for t in found if t.anchor.i not in longer]


def _verb_trigger(verb: Token, classes: Classes) -> Trigger | None:
    for pattern in _lexicon().verbs.get(verb.lemma_.lower(), ()):
        words = _beside(verb, pattern.beside)
        if words is None:
            continue
        noun = _object_noun(verb, words, pattern.nouns)
        if pattern.nouns and noun is None:
            continue
        if pattern.rule is None or (pattern.rule.harm is not None and _counts_people(verb)):
            return None
        if _fits(verb, pattern.rule, classes):
            extra = [*words, noun] if noun is not None else words
            return Trigger(verb, tuple(sorted([verb, *extra], key=lambda t: t.i)), pattern.rule)
    return None


def _counts_people(verb: Token) -> bool:
    """True for "12 wounded" that the parser took for a deed: they are people."""
    if verb.i == verb.sent.start or verb.tag_ not in ("VBN", "VBD"):
        return False
    return bool(verb.nbor(-1).like_num) and not children(verb, "auxpass")


def _beside(verb: Token, wanted: tuple[str, ...]) -> list[Token] | None:
    """The small words that a pattern wants beside its verb; None when one is missing."""
    near = [
        c
        for c in verb.children
        if c.dep_ in ("prt", "advmod", "prep", "oprd", "acomp", "dobj", "npadvmod", "agent", "dep")
    ]
    out = []
    for word in wanted:
        behind = [t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.sent.start == verb.sent.start]
        hit = next((c for c in [*near, *behind] if c.lower_ == word and abs(c.i - verb.i) <= _REACH), None)
        if hit is None:
            return None
        out.append(hit)
    return out


def _object_noun(verb: Token, beside: list[Token], nouns: frozenset[str]) -> Token | None:
    if not nouns:
        return None
    places = [*logical_objects(verb)]
    for link in [*beside, *children(verb, "prep")]:
        if link in beside or link.lower_ in ("under", "in"):
            places += children(link, "pobj")
    return next((p for p in places if p.lemma_.lower() in nouns or p.lower_ in nouns), None)


def _fits(verb: Token, rule: Rule, classes: Classes) -> bool:
    """Whether subject and object are of the classes that the rule demands."""
    if rule.subject:
        subject = logical_subject(verb) or _instrument(verb)
        if subject is not None and classes(subject).isdisjoint(rule.subject):
            return False
        if subject is None and "none" not in rule.subject and not is_passive(verb):
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
    phrase = noun.phrase
    before = [t.lemma_.lower() for t in phrase if t.i < noun.i]
    texts = [t.lower_ for t in phrase if t.i < noun.i]
    for pattern in _noun_patterns(noun):
        size = len(pattern.beside)
        if not size or pattern.beside in (tuple(before[-size:]), tuple(texts[-size:])):
            words = [t for t in phrase if t.i < noun.i][-size:] if size else []
            if pattern.rule is None:
                return None
            return Trigger(noun, (*words, noun), pattern.rule)
    return None


def _noun_patterns(noun: Token) -> tuple[_Pattern, ...]:
    table = _lexicon().nouns
    return table.get(noun.lemma_.lower(), ()) or table.get(noun.lower_, ())


def is_event_noun(noun: Token) -> bool:
    """True for a noun that can tell of an event ("attack", "ceasefire"), whatever its sentence."""
    return bool(_noun_patterns(noun))
