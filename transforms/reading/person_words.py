"""What the names of persons are made of: titles, particles, given names; loaded once and checked."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from transforms.lexicons import check_keys, check_sorted, load_toml
from transforms.reading.registry import normalise

_FILE = "names.toml"
_KEYS = {
    "parts": ("titles", "addresses", "fates", "particles", "suffixes", "institutions"),
    "gender": ("female_titles", "male_titles", "female_nouns", "male_nouns", "female_names", "male_names"),
}


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    data = load_toml(_FILE)
    check_keys(data, tuple(_KEYS), _FILE)
    lists = {}
    for section, keys in _KEYS.items():
        check_keys(data[section], keys, f"{_FILE}, {section}")
        for key in keys:
            check_sorted(data[section][key], f"{_FILE}, {section}.{key}")
            lists[key] = frozenset(data[section][key])
    return lists


def is_one_of(name: str, word: str) -> bool:
    """True when a list of `names.toml` holds a word, whatever its case; a dot behind a title is none of it.

    Raises:
        KeyError: there is no such list.
    """
    low = word.lower()
    return low in _lists()[name] or low.rstrip(".") in _lists()[name]


def is_female(title: str | None, noun: str | None, name: Sequence[str]) -> bool | None:
    """Whether a title, a noun for the person, or a given name is a woman's; None when none of them tells."""
    for kind, word in (("titles", title), ("nouns", noun), ("names", name[0] if len(name) > 1 else None)):
        for sex in ("female", "male"):
            if word is not None and is_one_of(f"{sex}_{kind}", word):
                return sex == "female"
    return None


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared, "Jr." left out."""
    return tuple(w for w in normalise(name).split() if not is_one_of("suffixes", w))


def is_same_person(one: str, other: str) -> bool:
    """True for one name in two forms: last words agree, and first words where both names have more than one."""
    a, b = name_words(one), name_words(other)
    return a[-1:] == b[-1:] and (a[0] == b[0] or min(len(a), len(b)) == 1) if a and b else False
