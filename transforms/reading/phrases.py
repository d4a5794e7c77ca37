"""The words of a noun phrase: which belong to a mention, and what they read as without counts and articles."""

from __future__ import annotations

import re

from transforms.reading.glued import without_glued
from transforms.reading.parsed import Token
from transforms.reading.quantities import find_quantities
from transforms.reading.syntax import children
from transforms.reading.words import word_list
from transforms.records import Span

_AGED = re.compile(r"^\W*(?:year|month)s?-old\s+")  # what an age leaves: "21-year-old man"


def words_of(head: Token) -> list[Token]:
    """The words of a mention: the base phrase, and an "of" phrase where the noun says little alone."""
    if is_aged(head):
        return list(head.doc[head.left_edge.i : head.i + 1])
    words = without_glued(list(head.phrase), head)
    of = [p for p in children(head, "prep") if p.lower_ == "of" and p.i == head.i + 1]
    if of and head.lemma_.lower() in word_list("nouns", "open"):
        inner = [t for obj in children(of[0], "pobj") for t in obj.phrase]
        if inner and inner[-1].i - head.i < 8:
            words = [*words, of[0], *(t for t in head.doc[of[0].i + 1 : inner[-1].i + 1])]
    return words


def is_aged(noun: Token) -> bool:
    """True for the last word of "a 15-year-old", "two 15-year-olds", which the parser takes for an adjective."""
    is_old = noun.lower_ in ("old", "olds") and noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT")
    return is_old and noun.i > 1 and noun.nbor(-2).lower_ == "year"


def is_nobody(noun: Token) -> bool:
    """True for "nobody" and for the group of "no group": what is told of it is told of no one."""
    negators = word_list("modality", "negators")
    return noun.lower_ in negators or any(c.lower_ in negators for c in children(noun, "det"))


def joined(words: list[Token]) -> str:
    """The words as written, without a possessive ending."""
    text = "".join(t.text_with_ws for t in words).strip()
    return text.removesuffix("'s").removesuffix("’s").strip()


def lemmas(words: list[Token]) -> list[str]:
    """The words as the lexicons spell them; what a hyphen joins is one word: "secretary-general"; so is "col."."""
    out: list[str] = []
    for number, token in enumerate(words):
        is_hyphen = token.text == "-" and out and not words[number - 1].whitespace_ and not token.whitespace_
        is_joined = is_hyphen or (number and words[number - 1].text == "-" and not words[number - 1].whitespace_)
        is_dot = token.text == "." and number and not words[number - 1].whitespace_
        if (is_joined or is_dot) and out:
            out[-1] += token.lemma_.lower()
        else:
            out.append(token.lemma_.lower())
    return out


def without_article(words: list[Token]) -> list[Token]:
    """The words without what only points: "the", "all", an opening quote."""
    out = list(words)
    while len(out) > 1 and (out[0].pos_ in ("DET", "PUNCT") or out[0].dep_ in ("det", "predet") or out[0].is_punct):
        out = out[1:]
    return out


def entity_words(token: Token) -> list[Token]:
    """The words of the named entity that a token belongs to; none for a word of no entity."""
    if not token.ent_type_:
        return []
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return [t for t in doc[start:end] if not t.is_space]


def entity_texts(token: Token) -> list[str]:
    """The named entity that a token belongs to, with and without its article."""
    words = entity_words(token)
    if not words:
        return []
    return list(dict.fromkeys([joined(words), joined(without_article(words))]))


def plain_label(words: list[Token], label: str) -> str:
    """A describing name without counts and qualifiers: "at least three masked gunmen" is "masked gunmen"."""
    start = words[0].idx
    amounts = find_quantities(words[0].doc[words[0].i : words[-1].i + 1].text)
    counted = [Span(start + q.span.start, start + q.span.end) for q in amounts]
    left_out = ("nummod", "quantmod", "predet", "poss", "case")
    kept = [
        t
        for t in without_article(words)
        if t.dep_ not in left_out
        and not t.like_num
        and t.lower_ not in ("another", "more", "other", "estimated")
        and not any(s.start <= t.idx < s.end for s in counted)
    ]
    return _AGED.sub("", joined(kept).lower()) or label


def is_one_letter_apart(a: str, b: str) -> bool:
    """True when one letter stands for another: "armania" and "armenia"."""
    if len(a) != len(b):
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1
