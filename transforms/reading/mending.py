"""Mends what the parser regularly gets wrong, before anything is read of it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.reading.parsed import Word
from transforms.reading.words import word_list

_LOOSE = ("advcl", "ccomp", "conj", "parataxis")
_TOLD = ("VBD", "VBZ")
_OWN = ("nsubj", "nsubjpass", "aux", "auxpass", "mark")  # with one of these a verb opens a clause of its own


def mended(words: Sequence[Word]) -> list[Word]:
    """The words of a paragraph, with nouns read as nouns and second statements hung on the first one.

    In "denied that troops had fired and said rebels did" the parser joins "said" to "fired", as if it were denied too.
    """
    out = list(words)
    for i, word in enumerate(words):
        if word.tag_ == "VBZ" and word.text.lower() in word_list("nouns", "never_verbs"):
            _make_noun(out, i)
        if word.text.lower() == "which" and word.dep_ == "pobj":
            _make_relative(out, word.head)
    words = list(out)
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


def _make_noun(words: list[Word], i: int) -> None:
    """Reads "for US airstrikes in Herat" as a noun behind a preposition, where the parser saw a clause."""
    noun = words[i]
    words[i] = noun._replace(pos_="NOUN", tag_="NNS")
    for n, word in enumerate(words):
        if word.head == i and word.dep_ in ("nsubj", "mark") and n < i:
            if word.dep_ == "nsubj":
                words[n] = word._replace(dep_="compound")
            elif noun.dep_ == "advcl":
                above = n - 1 if n and words[n - 1].pos_ == "NOUN" else noun.head  # "in *retaliation* for strikes"
                words[n] = word._replace(dep_="prep", pos_="ADP", head=above)
                words[i] = words[i]._replace(dep_="pobj", head=n)


def _make_relative(words: list[Word], link: int) -> None:
    """Hangs "in which nine were killed" on the deed or noun before it, where the parser hung it on a verb far off."""
    clause = words[link].head
    verb = words[clause]
    if verb.dep_ not in _LOOSE or not verb.head < link < clause:
        return
    before = [n for n in range(link - 1, verb.head, -1) if words[n].pos_ == "NOUN" and words[n].ent_type_ != "DATE"]
    deeds = [n for n in before if words[n].lemma_.lower() in word_list("nouns", "violent")]
    if before:
        words[clause] = verb._replace(dep_="relcl", head=(deeds or before)[0])
