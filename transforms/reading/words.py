"""The word lists that discourse, weapons and places are read by, loaded once and checked."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from transforms.lexicons import load_toml, member
from transforms.reading.parsed import Token
from transforms.vocabulary import EventMode


@functools.cache
def _discourse() -> Mapping[str, Any]:
    return load_toml("discourse.toml")


@functools.cache
def word_list(section: str, name: str) -> frozenset[str]:
    """A list of `discourse.toml`.

    Raises:
        KeyError: there is no such list.
    """
    return frozenset(_discourse()[section][name])


_PLURALS = (("children", "child"), ("women", "woman"))


def base_form(lemma: str, part_of_speech: str) -> str:
    """A base form as it should be where the parser gives a wrong one: "staged" is no "stag"."""
    if part_of_speech == "VERB":
        return str(_discourse()["lemmas"].get(lemma, lemma))
    return next((lemma.removesuffix(end) + one for end, one in _PLURALS if lemma.endswith(end)), lemma)


@functools.cache
def _weapons() -> Mapping[str, EventMode]:
    data = load_toml("weapons.toml")["modes"]
    return {word: member(EventMode, mode, "weapons.toml") for mode, words in data.items() for word in words}


@functools.cache
def _weak_weapons() -> frozenset[str]:
    return frozenset(load_toml("weapons.toml")["weak"]["words"])


def weapon_mode(noun: Token) -> EventMode | None:
    """The mode of an attack with the weapon that a noun names; None when it names none."""
    name = _weapon_name(noun)
    return _weapons()[name] if name is not None else None


def _weapon_name(noun: Token) -> str | None:
    """The longest end of a noun's phrase that is the name of a weapon."""
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    words = [t.lemma_.lower() for t in noun.phrase]
    ends = (" ".join(words[start:]).replace(" - ", "-") for start in range(max(0, len(words) - 4), len(words)))
    name = next((name for name in (*ends, noun.lower_) if name in _weapons()), None)
    is_one_of_them = noun.tag_ in ("NN", "NNP") and name in word_list("nouns", "doers") - {"suicide bomber"}
    return None if is_one_of_them else name  # "the bomber" is a man, "bombers" are aircraft


def is_sure_weapon(noun: Token) -> bool:
    """True when a noun names a weapon wherever it stands; "plane" or "device" does not, "explosive device" does."""
    return (_weapon_name(noun) or noun.lemma_.lower()) not in _weak_weapons() and weapon_mode(noun) is not None
