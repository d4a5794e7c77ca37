"""What a page's layout glues to a noun phrase: "2/8 Police officers", "11:05 GMT Crews", "Image caption Nurses"."""

from __future__ import annotations

import re

from transforms.reading.parsed import Token
from transforms.reading.words import word_list

_PICTURE_NUMBER = re.compile(r"\d{1,3}/\d{1,3}")
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}")


def without_glued(words: list[Token], head: Token) -> list[Token]:
    """The words without layout before them; the head always stays."""
    start = 0
    for number, token in enumerate(words):
        if token.i >= head.i:
            break
        if _is_layout(words, number, start):
            start = number + 1
    return words[start:]


def _is_layout(words: list[Token], number: int, start: int) -> bool:
    token, before = words[number], words[start:number]
    if token.text == ")":
        return all(t.text != "(" for t in before[1:])  # a bracket that opens the phrase is a credit
    if _PICTURE_NUMBER.fullmatch(token.text):
        return words[number + 1].text[:1].isupper()  # "2/3 majority" is a share
    if not before and number:
        return token.lower_ in word_list("glued", "zones")  # behind an hour
    if not before and _HOUR.fullmatch(token.text):
        return words[number + 1].lower_ in word_list("glued", "zones") or words[number + 1].text[:1].isupper()
    return token.lower_ == "caption" and (not before or before[-1].lower_ in word_list("glued", "pictures"))
