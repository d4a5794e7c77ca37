"""Gives words in capitals the case that the parser was trained on.

Upper-case text costs the parser half of its names and roles (recall of casualties .39 against .68 in mixed case), and
old wire copy and headlines come that way. The form that is parsed has the same length as the text, so offsets stay.

How a word is usually written is read off the language model itself: its word vectors are listed by frequency, small and
capitalised forms apart ("colombia" is far rarer than "Colombia"). Names that the registry knows are written as it has
them, because their words say nothing of it: "SHINING PATH" is a group, though "path" is small.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

Rank = Callable[[str], int | None]
"""Place of a word in a list of words by frequency; None if it is not in it."""

Names = Mapping[str, tuple[str, ...]]
"""Names as they are written, the longest first, by their first word in capitals."""

_CAPITALS = 0.7  # share of capitals among letters; running English has under .1, headlines in title case under .3
_NAME_RATIO = 4  # "army" stands 1.8 times lower than "Army", "march" 18, "colombia" 17, "jose" 15 times lower
_LONG = 9  # letters
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ROUND = str.maketrans("[]", "()")  # wire copy glosses in square brackets, which the parser does not know
_START = re.compile(r"(?:^|[.!?][\"”]?\s+|\n\s*|--\s*|—\s*)([\"“(]?)([^\W\d_])")


def is_capitals(text: str) -> bool:
    """True when nearly all letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) / len(letters) >= _CAPITALS


def names_by_first_word(names: Iterable[str]) -> Names:
    """Names as `parsing_form` wants them."""
    found: dict[str, set[str]] = {}
    for name in names:
        first = _WORD.match(name)
        if first is not None and len(name.upper()) == len(name):
            found.setdefault(first[0].upper(), set()).add(name)
    # Of two that differ in case only ("al-Shabaab", "Al-Shabaab") the one with more small letters is for running text.
    order = {
        key: sorted(some, key=lambda n: (-len(n), n.upper(), sum(map(str.isupper, n)), n))
        for key, some in found.items()
    }
    return {key: tuple(some) for key, some in order.items()}


def parsing_form(text: str, rank: Rank, names: Names) -> str:
    """The text to parse: itself, or in ordinary case when it is all capitals; always of the same length."""
    if not is_capitals(text):
        return text
    return _START.sub(lambda m: m[0][:-1] + m[2].upper(), "".join(_pieces(text, rank, names))).translate(_ROUND)


def _pieces(text: str, rank: Rank, names: Names) -> Iterator[str]:
    """The text in order: known names as they are written, other words as they usually are."""
    done = 0
    for word in _WORD.finditer(text):
        if word.start() < done:
            continue
        yield text[done : word.start()]
        name = _name_at(text, word, names)
        yield name or _cased(word[0], rank)
        done = word.start() + len(name) if name else word.end()
    yield text[done:]


def _name_at(text: str, word: re.Match[str], names: Names) -> str | None:
    """The longest known name that begins with a word and ends with one."""
    for name in names.get(word[0], ()):
        end = word.start() + len(name)
        if text[word.start() : end] == name.upper() and not text[end : end + 1].isalnum():
            return name
    return None


def _cased(word: str, rank: Rank) -> str:
    low = word.lower()
    if len(low) != len(word) or len(word.upper()) != len(word):
        return word
    bare = re.sub(r"['’]s$", "", low)
    small, name, acronym = rank(bare), rank(bare[:1].upper() + bare[1:]), rank(bare.upper())
    if acronym is not None and acronym < min(small or acronym + 1, name or acronym + 1) and len(bare) > 1:
        return word if bare == low else word[:-1] + "s"
    if small is not None and (name is None or small <= _NAME_RATIO * name):
        return low
    if small is None and name is None and acronym is None and len(low) >= _LONG and low.endswith("ed"):
        return low  # "MACHINEGUNNED": a rare word of that form is a verb, not a name
    return low[:1].upper() + low[1:]
