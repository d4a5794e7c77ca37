"""Mends what the parser regularly gets wrong, before anything is read of it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.reading.parsed import Word
from transforms.reading.words import word_list

_TOLD = ("VBD", "VBZ")
_OWN = ("nsubj", "nsubjpass", "aux", "auxpass", "mark")  # with one of these a verb opens a clause of its own


def mended(words: Sequence[Word]) -> list[Word]:
    """The words of a paragraph, with second statements hung on the first one.

    In "denied that troops had fired and said rebels did" the parser joins "said" to "fired", as if it were denied too.
    """
    out = list(words)
    for i, word in enumerate(words):
        first = _first_statement(words, i)
        if first is not None:
            out[i] = word._replace(head=first)
            link = next((n for n in range(i - 1, word.head, -1) if _joins(words[n], word.head)), None)
            if link is not None:
                out[link] = words[link]._replace(head=first)
    return out


def _first_statement(words: Sequence[Word], i: int) -> int | None:
    """The verb of speech to which one that is joined to its content should be joined; None for other words."""
    word = words[i]
    if word.dep_ != "conj" or word.tag_ not in _TOLD or word.lemma_.lower() not in word_list("speech", "second"):
        return None
    content = words[word.head]
    first = words[content.head]
    speaks = first.lemma_.lower() in word_list("speech", "say") | word_list("speech", "deny")
    if content.dep_ != "ccomp" or not speaks or first.tag_ != word.tag_ or not content.head < word.head < i:
        return None
    has_own = any(w.head == i and w.dep_ in _OWN for w in words)
    return None if has_own else content.head


def _joins(word: Word, head: int) -> bool:
    """True for the "and" or the comma by which a verb is joined to the one before it."""
    return word.head == head and word.dep_ in ("cc", "punct")
