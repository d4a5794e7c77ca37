"""Place names in the text: where they stand, what links them, which wider unit is named with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.reading.document import Document, Sentence, span_of
from transforms.reading.parsed import Token
from transforms.reading.registry import NameKind, Registry
from transforms.reading.words import word_list
from transforms.records import Span
from transforms.vocabulary import ZoneKind

PLACE_LABELS = ("GPE", "LOC", "FAC")
"""The model's labels of places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place name in the text.

    Attributes:
        token: the name's head.
        span, text: the words.
        link: the preposition before it.
        within: the wider unit named with it ("Aurora, Colorado").
        is_own: it hangs on the event itself.
    """

    token: Token
    span: Span
    text: str
    link: str | None
    within: str | None


def place_names(sentence: Sentence, document: Document, registry: Registry) -> Iterator[Placed]:
    """The place names of a sentence, in order; demonyms are none."""
    tokens = sentence.tokens
    number = 0
    words = list(tokens)
    while number < len(words):
        size = _name_size(words, number, registry)
        if size:
            name = words[number : number + size]
            yield _placed(name, document)
            number += size
        else:
            number += 1


def _name_size(words: list[Token], start: int, registry: Registry) -> int:
    token = words[start]
    if token.is_space or token.pos_ == "PUNCT":
        return 0
    if token.ent_type_ in PLACE_LABELS:
        size = 1
        while start + size < len(words) and words[start + size].ent_iob_ == "I":
            size += 1
        return size if _is_place(words[start : start + size], registry) else 0
    if token.pos_ == "PROPN" and _names_a_unit(token):
        size = 1
        while start + size < len(words) and words[start + size].pos_ == "PROPN" and words[start + size].dep_ != "appos":
            size += 1
        return size
    return 0


def _is_place(words: list[Token], registry: Registry) -> bool:
    text = "".join(t.text_with_ws for t in words).strip()
    country = registry.country_of(text)
    return country is None or country.how is not NameKind.DEMONYM


def _placed(words: list[Token], document: Document) -> Placed:
    kept = words[1:] if len(words) > 1 and words[0].lower_ == "the" else words
    if kept[-1].lower_ in ("'s", "’s") and len(kept) > 1:
        kept = kept[:-1]
    inside = {t.i for t in kept}
    head = next((t for t in reversed(kept) if t.head.i not in inside), kept[-1])
    span = span_of(kept[0], kept[-1])
    return Placed(token=head, span=span, text=document.text(span), link=_link(head), within=_within(kept[-1]))


def _within(last: Token) -> str | None:
    """The Y of "X, Y" and of "X in Y province"."""
    doc = last.doc
    behind = doc[last.i + 1 : last.i + 6]
    words = [t for t in behind if not t.is_space]
    if len(words) > 1 and words[0].text == "," and words[1].pos_ == "PROPN":
        return _run(words[1:])
    if words and words[0].lower_ in ("in", "of") and len(words) > 1:
        rest = words[2:] if words[1].lower_ == "the" else words[1:]
        if rest and (rest[0].pos_ == "PROPN" or rest[0].ent_type_ in PLACE_LABELS):
            return _run(rest)
    return None


def _run(words: Iterable[Token]) -> str:
    kept = []
    for token in words:
        if token.pos_ not in ("PROPN", "NOUN", "ADJ") or token.text == ",":
            break
        kept.append(token)
    return "".join(t.text_with_ws for t in kept).strip()


def _names_a_unit(token: Token) -> bool:
    """A capitalised word that the grammar shows to be a place: "the village of X", "X province"."""
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in word_list("places", "units"):
        return True
    if token.dep_ == "compound" and head.lemma_.lower() in word_list("places", "units") and head.i > token.i:
        return True
    if token.dep_ == "compound" and head.pos_ == "PROPN" and head.i == token.i + 1:
        return _names_a_unit(head)
    return bool(
        token.dep_ == "pobj"
        and head.lower_ in ("in", "near", "at", "outside")
        and token.ent_type_ in ("", "PERSON", "PRODUCT")  # names of villages that the model knows nothing of
        and token.is_title
    )


def _link(head: Token) -> str | None:
    """The preposition that a place name hangs on, past "the village of"."""
    token = head
    for _ in range(4):
        above = token.head
        if above.i == token.i:
            return None
        if above.pos_ == "ADP" and token.dep_ in ("pobj", "pcomp"):
            if above.lower_ == "of" and above.head.lemma_.lower() in word_list("places", "units"):
                token = above.head
                continue
            return above.lower_ if above.lower_ in word_list("places", "links") else None
        if token.dep_ in ("compound", "conj", "appos", "nmod", "poss", "dep"):
            token = above
            continue
        return None
    return None


def dateline_place(document: Document) -> str | None:
    """The place words of the article's dateline."""
    for zone in document.article.zones(ZoneKind.DATELINE):
        words = document.article.text[zone.start : zone.end]
        place = words.split("(")[0].split("—")[0].split("--")[0].split(" -")[0].strip(" ,-–")
        return place or None
    return None
