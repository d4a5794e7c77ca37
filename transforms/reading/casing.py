"""Gives words in capitals the case that the parser was trained on.

Upper-case text costs the parser half of its names and roles (recall of casualties .39 against .68 in mixed case), and
old wire copy and headlines come that way. The form that is parsed has the same length as the text, so offsets stay.

How a word is usually written is read off the language model itself: its word vectors are listed by frequency, small and
capitalised forms apart ("colombia" is far rarer than "Colombia").
"""

from __future__ import annotations

import re
from collections.abc import Callable

Rank = Callable[[str], int | None]
"""Place of a word in a list of words by frequency; None if it is not in it."""

_CAPITALS = 0.7  # share of capitals among letters; running English has under .1, headlines in title case under .3
_NAME_RATIO = 4  # "army" stands 1.8 times lower than "Army", "march" 18, "colombia" 17, "jose" 15 times lower
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_START = re.compile(r"(?:^|[.!?][\"”]?\s+|\n\s*|--\s*|—\s*)([\"“(]?)([^\W\d_])")


def is_capitals(text: str) -> bool:
    """True when nearly all letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) / len(letters) >= _CAPITALS


def parsing_form(text: str, rank: Rank) -> str:
    """The text to parse: itself, or in ordinary case when it is all capitals; always of the same length."""
    if not is_capitals(text):
        return text
    cased = _WORD.sub(lambda m: _cased(m[0], rank), text)
    return _START.sub(lambda m: m[0][:-1] + m[2].upper(), cased)


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
    return low[:1].upper() + low[1:]
