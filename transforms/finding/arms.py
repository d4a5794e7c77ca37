"""The weapon of an event, of all that its mentions and their sentences name: specific words before general ones."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.finding.merging import Event
from transforms.finding.triggers import is_event_noun
from transforms.reading.document import span_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, conjoined
from transforms.reading.words import is_sure_weapon, word_list
from transforms.records import Span
from transforms.vocabulary import EventMode, EventType

_NO_NAMES = ("DET", "NUM", "ADP", "ADV")
_LEFT_OUT = ("nummod", "quantmod", "det", "predet", "poss", "case", "advmod")


def weapon_words(event: Event) -> Span | None:
    """The words that name the weapon, those joined by "and" with it; None when nothing tells of one."""
    named = [t.mention.weapon for t in [event.lead, *event.told] if t.mention.weapon is not None]
    found = [w for w in named if w.lemma_.lower() not in word_list("nouns", "doers")]
    if event.mode is EventMode.SEIZE:
        return None  # what is seized is no weapon of the deed
    if not found and event.event_type is EventType.ASSAULT:
        found = list(_in_sentences(event))
    if not found:
        return None
    specific = [w for w in found if " ".join(t.lemma_.lower() for t in _own_words(w)) not in _general()]
    return _span(next(iter(specific), found[0]))


def _general() -> frozenset[str]:
    return word_list("nouns", "general_weapons")


def _in_sentences(event: Event) -> Iterator[Token]:
    """Weapons that the sentences of an event name in another clause, unless they were found, seized or handed in."""
    for told in event.told:
        for token in told.mention.sentence.tokens:
            is_part = token.dep_ == "compound" and is_sure_weapon(token.head)  # the rocket of a rocket launcher
            if token.pos_ == "NOUN" and is_sure_weapon(token) and not is_part and not _is_kept(token):
                yield token


def _is_kept(weapon: Token) -> bool:
    if weapon.dep_ == "compound" and not (is_sure_weapon(weapon.head) or is_event_noun(weapon.head)):
        return True  # "a gasoline station"
    return any(t.lemma_.lower() in word_list("verbs", "keeping") for t in ancestors(weapon))


def _own_words(token: Token) -> list[Token]:
    counting = word_list("nouns", "counting")
    words = [t for t in token.phrase if _is_model(t) or (_is_name_word(t) and t.lower_ not in counting)]
    return [t for t in words if not any(t.i > w.i for w in words if w.i > token.i)] or [token]


def _is_model(word: Token) -> bool:
    """True for the AK-47 of "three AK-47 rifles"."""
    return any(c.isalpha() for c in word.text) and any(c.isdigit() for c in word.text)


def _is_name_word(word: Token) -> bool:
    """False for "the", "five" and "first"."""
    is_ordinal = word.pos_ == "ADJ" and word.like_num
    is_left_out = word.pos_ in _NO_NAMES or word.dep_ in _LEFT_OUT
    return not is_left_out and not is_ordinal and not word.is_punct


def _span(token: Token) -> Span:
    """From the first word of the weapon to the last of those joined with it: "mortars and rifle fire"."""
    last = [joined for joined in conjoined(token) if is_sure_weapon(joined)]
    return span_of(_own_words(token)[0], last[-1] if last else token)
