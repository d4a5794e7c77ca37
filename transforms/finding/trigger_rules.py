"""The lexicon of triggers: which words tell of which event, and what they demand of their sentence."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from transforms.lexicons import LexiconError, check_keys, load_toml, member
from transforms.ontology import MODES
from transforms.vocabulary import Context, EventMode, EventType, Harm

_FILE = "triggers.toml"
_KEYS = {"id", "type", "mode", "contexts", "verbs", "nouns", "subject", "object", "recipient", "harm", "denies"}
_NO_EVENT = "none"
_TO = ">to"


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
class Pattern:
    """One pattern: what must stand beside the lemma, and its rule; without a rule it tells of no event.

    Attributes:
        beside: words that must stand beside it.
        nouns: nouns of which its object, of a noun what is behind its "of", must be one; empty asks nothing.
        infinitive: it must govern an infinitive: "offer to withdraw", "order them to leave".
        rule: what it means.
    """

    beside: tuple[str, ...]
    nouns: frozenset[str]
    infinitive: bool
    rule: Rule | None

    @property
    def weight(self) -> int:
        """How specific the pattern is; the heaviest that fits wins."""
        asked = bool(self.rule.subject) + bool(self.rule.object) if self.rule else 0
        return 8 * bool(self.nouns) + 4 * self.infinitive + 3 * len(self.beside) + asked

    @property
    def keys(self) -> list[tuple[object, ...]]:
        """What must not be asked by two patterns of a lemma, once for each noun."""
        asked = (self.rule.subject, self.rule.object) if self.rule else ()
        return [(self.beside, noun, self.infinitive, asked) for noun in sorted(self.nouns) or [""]]


Patterns = Mapping[str, tuple[Pattern, ...]]
"""Patterns by lemma, the most specific first."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns: of verbs and of nouns."""

    verbs: Patterns
    nouns: Patterns


@functools.cache
def lexicon() -> Lexicon:
    """The packaged lexicon, checked.

    Raises:
        LexiconError: a pattern stands twice; a type, mode, context or harm is unknown, or the mode is another type's.
    """
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    taken: dict[tuple[bool, str], set[tuple[object, ...]]] = {}
    for entry in load_toml(_FILE)["rule"]:
        rule = _rule(entry)
        for made, table, texts in (
            (_verb_pattern, verbs, entry.get("verbs", ())),
            (_noun_pattern, nouns, entry.get("nouns", ())),
        ):
            for text in texts:
                lemma, pattern = made(text, rule)
                for key in pattern.keys:
                    if key in taken.setdefault((table is verbs, lemma), set()):
                        raise LexiconError(f"{_FILE}: {text!r} stands twice, the second time under {entry['id']!r}")
                    taken[table is verbs, lemma].add(key)
                table.setdefault(lemma, []).append(pattern)
    return Lexicon(_frozen(verbs), _frozen(nouns))


def _frozen(table: dict[str, list[Pattern]]) -> Patterns:
    return {k: tuple(sorted(v, key=lambda p: -p.weight)) for k, v in table.items()}


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


def _verb_pattern(text: str, rule: Rule | None) -> tuple[str, Pattern]:
    before, _, nouns = text.partition("+")
    lemma, *beside = before.split()
    words = tuple(w for w in beside if w != _TO)
    return lemma, Pattern(words, frozenset(nouns.split("|")) if nouns else frozenset(), _TO in beside, rule)


def _noun_pattern(text: str, rule: Rule | None) -> tuple[str, Pattern]:
    before, _, content = text.partition(" of ")
    *beside, head = before.split()
    return head, Pattern(tuple(beside), frozenset({content}) if content else frozenset(), False, rule)
