"""Place names in the text: where they stand, what links them, which wider unit is named with them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.reading.document import Document, Sentence, span_of
from transforms.reading.parsed import Token, Tokens
from transforms.reading.registry import NameKind, Registry
from transforms.reading.syntax import children
from transforms.reading.words import word_list
from transforms.records import Span
from transforms.vocabulary import TargetKind, ZoneKind

PLACE_LABELS = ("GPE", "LOC", "FAC")
"""The model's labels of places."""

_TIMES = ("DATE", "TIME")
_WITHIN_NOUN = ("compound", "nmod", "poss")
_HYPHENED = re.compile(r"-[a-z]{3,}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place name in the text.

    Attributes:
        token: the name's head.
        span, text: the words.
        unit: what "the village of" it is, None when nothing is said.
        link: the preposition before it.
        within: the wider unit named with it ("Aurora, Colorado").
        is_listed: a comma alone links the two, so that they may also be a list ("Paris, London").
    """

    token: Token
    span: Span
    text: str
    unit: str | None
    link: str | None
    within: str | None
    is_listed: bool


def place_names(sentence: Sentence, document: Document, registry: Registry) -> Iterator[Placed]:
    """The place names of a sentence, in order; demonyms are none."""
    words = list(sentence.tokens)
    joined = _joined_names(sentence.tokens)
    number = free = 0
    while number < len(words):
        size = _name_size(words, number, registry)
        if size:
            start, end = _whole(words, number, number + size, joined)
            yield _placed(words[max(start, free) : end], document, registry)
            number = free = end
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
    if token.pos_ == "PROPN" and (_names_a_unit(token) or _heads_an_item(words, start)):
        size = 1
        while start + size < len(words) and words[start + size].pos_ == "PROPN" and words[start + size].dep_ != "appos":
            size += 1
        return size
    return 0


def _heads_an_item(words: list[Token], start: int) -> bool:
    """True for the Mosul of the list's item "- Mosul: Gunmen shot three"."""
    is_first = start == 1 and (words[0].is_punct or words[0].pos_ in ("SYM", "PUNCT")) and words[0].text != '"'
    return is_first and not words[1].ent_type_ and start + 1 < len(words) and words[start + 1].text == ":"


@functools.cache
def _joined_name() -> re.Pattern[str]:
    """Names of several words that a hyphen and a particle join: "Nahr-e Saraj", "Mazar-i-Sharif"."""
    word = r"[^\W\d_a-z][\w'’]*"
    joints = "|".join(sorted(word_list("places", "joints"), key=lambda w: (-len(w), w)))
    return re.compile(rf"{word}(?:-(?i:{joints})[- ]{word})+")


def _joined_names(tokens: Tokens) -> list[tuple[int, int]]:
    """First and last code point, in the paragraph, of the names that hyphens and particles join."""
    return [(m.start() + tokens.start_char, m.end() + tokens.start_char) for m in _joined_name().finditer(tokens.text)]


def _whole(words: list[Token], start: int, end: int, joined: list[tuple[int, int]]) -> tuple[int, int]:
    """A name with the words that a hyphen joins to it and with the word for its unit: "Kaduna state"."""
    low, high = words[start].idx, words[end - 1].idx
    for first, last in joined:
        if first <= high and low < last:
            start = min(start, next(n for n, t in enumerate(words) if t.idx + len(t) > first))
            end = max(end, next((n for n, t in enumerate(words) if t.idx >= last), len(words)))
    while start and _begins_name(words[start - 1], words[start:end]):
        start -= 1
    if end < len(words) and words[end].lower_ in word_list("places", "bearers") and words[end - 1].head is words[end]:
        end += 1
    return start, end


def _begins_name(word: Token, name: list[Token]) -> bool:
    """True for the "Villa" of "Villa El Salvador", of which the model knows only the rest."""
    return (
        word.pos_ == "PROPN"
        and word.dep_ == "compound"
        and word.ent_type_ in ("", "FAC", "LOC")
        and word.is_title
        and any(word.head is t for t in name)
    )


def _is_place(words: list[Token], registry: Registry) -> bool:
    text = "".join(t.text_with_ws for t in words).strip()
    if _HYPHENED.search(text):
        return False  # "U.S.-led"
    country = registry.country_of(text)
    return country is None or country.how is not NameKind.DEMONYM


def _placed(words: list[Token], document: Document, registry: Registry) -> Placed:
    kept = words[1:] if len(words) > 1 and words[0].lower_ == "the" else words
    if kept[-1].lower_ in ("'s", "’s") and len(kept) > 1:
        kept = kept[:-1]
    inside = {t.i for t in kept}
    head = next((t for t in reversed(kept) if t.head.i not in inside), kept[-1])
    span = span_of(kept[0], kept[-1])
    within = _within(kept[-1]) or _owner(head)
    return Placed(
        token=head,
        span=span,
        text=document.text(span),
        unit=_unit(head),
        link=_link(kept, head, registry),
        within=within,
        is_listed=_is_listed(kept[-1], within),
    )


def _unit(head: Token) -> str | None:
    """The noun of "the village of X"."""
    noun = head.head.head
    is_named = (
        head.dep_ == "pobj" and head.head.lower_ == "of" and noun.lemma_.lower() in word_list("places", "bearers")
    )
    return noun.lemma_.lower() if is_named else None


def _within(last: Token) -> str | None:
    """The Y of "X, Y", of "X district of Y" and of "X in Y province"."""
    words = [t for t in last.doc[last.i + 1 : last.i + 12] if not t.is_space]
    if words and words[0].lemma_.lower() in word_list("places", "units"):
        words = words[1:]
    if len(words) > 1 and words[0].text in (",", "(") and words[1].pos_ == "PROPN" and words[1].ent_type_ not in _TIMES:
        return _run(words[1:])
    if len(words) > 2 and words[0].text == "," and words[1].lower_ == "in":
        words = words[1:]
    if len(words) > 1 and words[0].lower_ in ("in", "of"):
        rest = _past_unit(words[2:] if words[1].lower_ == "the" else words[1:])
        rest = rest[1:] if len(rest) > 1 and rest[0].pos_ == "ADJ" else rest  # "in northern Kabul"
        if rest and (rest[0].pos_ == "PROPN" or rest[0].ent_type_ in PLACE_LABELS):
            return _run(rest)
    return None


def _past_unit(words: list[Token]) -> list[Token]:
    """Past the "jungle province of" of "the jungle province of X"."""
    of = next((n for n, t in enumerate(words[:4]) if t.lower_ == "of"), 0)
    is_unit = of and words[of - 1].lemma_.lower() in word_list("places", "bearers")
    return words[of + 1 :] if is_unit else words


def _is_listed(last: Token, within: str | None) -> bool:
    """True when only a comma stands between a name and the next one; "X, Y province" is no list."""
    follows = last.i + 1 < len(last.doc) and last.doc[last.i + 1].text == ","
    return follows and within is not None and within.split()[-1].lower() not in word_list("places", "bearers")


def _owner(head: Token) -> str | None:
    """The country of "Nigeria's Kaduna state"."""
    return next((t.text for t in children(head, "poss") if t.ent_type_ == "GPE"), None)


def _run(words: Iterable[Token]) -> str | None:
    kept: list[Token] = []
    for token in words:
        if token.pos_ not in ("PROPN", "NOUN", "ADJ") or token.text == "," or token.ent_type_ in _TIMES:
            break
        kept.append(token)
    return "".join(t.text_with_ws for t in kept).strip() or None


def _names_a_unit(token: Token) -> bool:
    """A capitalised word that the grammar shows to be a place: "the village of X", "X province"."""
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in word_list("places", "units"):
        return True
    if token.dep_ == "compound" and head.lemma_.lower() in word_list("places", "units") and head.i > token.i:
        return True
    if token.dep_ == "compound" and head.pos_ == "PROPN" and head.i == token.i + 1:
        return _names_a_unit(head)
    if token.dep_ == "pobj" and head.lower_ in ("at", "in", "inside", "near", "outside") and _is_house(token):
        return True
    return bool(
        token.dep_ == "pobj"
        and head.lower_ in ("in", "near", "at", "outside")
        # Names of villages that the model knows nothing of; "fired at Smith" aims at somebody.
        and token.ent_type_ in (("",) if head.lower_ == "at" else ("", "PERSON", "PRODUCT"))
        and token.is_title
        and not any(c.lower_ in ("a", "an") for c in token.children)
    )


def _is_house(noun: Token) -> bool:
    """True for "the White House", which the model takes for those who govern in it."""
    name = " ".join(t.lower_ for t in noun.phrase if t.pos_ != "DET" and t.i <= noun.i)
    return name in word_list("places", "houses")


def _link(words: list[Token], head: Token, registry: Registry) -> str | None:
    """The preposition that a place name hangs on, past "the village of" and "the X market"."""
    if head.dep_ in _WITHIN_NOUN and not _stands_on(head, head.head, registry):
        return None
    before = _word_before(words[0])
    if before is not None and before.tag_ == "IN" and before.lower_ in word_list("places", "plain_links"):
        return before.lower_  # whatever the parser makes of it
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
        if token.dep_ not in ("conj", "appos", "dep") and not _stands_on(token, above, registry):
            return None
        token = above
    return None


def _word_before(first: Token) -> Token | None:
    """The word before a name, articles aside."""
    before = [t for t in first.doc[max(first.sent.start, first.i - 2) : first.i] if t.pos_ != "DET"]
    return before[-1] if before else None


def _stands_on(name: Token, above: Token, registry: Registry) -> bool:
    """True for "in the Kabul market", which is in Kabul; not for "in U.S. air strikes" and "in the U.S. embassy"."""
    if name.dep_ not in _WITHIN_NOUN:
        return False
    country = registry.country_of(name.text)
    if country is not None and country.how is not NameKind.CAPITAL:
        return above.ent_type_ in ("GPE", "LOC") or above.lemma_.lower() in word_list("places", "units")
    return is_ground(above, registry)


def is_ground(noun: Token, registry: Registry) -> bool:
    """True for a noun that stands on the ground: a place, a building, a pipeline."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ in PLACE_LABELS or lemma in word_list("places", "units") | word_list("places", "common"):
        return True
    kinds = (TargetKind.PLACE, TargetKind.INFRASTRUCTURE)
    return lemma in word_list("places", "sides") or registry.target_kind((lemma,)) in kinds


def dateline_place(document: Document, registry: Registry) -> str | None:
    """The place words of the article's dateline; of "HAVANA (Cuba)" with its country."""
    for zone in document.article.zones(ZoneKind.DATELINE):
        words = document.article.text[zone.start : zone.end]
        place, _, rest = words.partition("(")
        place = place.split("—")[0].split("--")[0].split(" -")[0].strip(" ,-–")
        country = registry.country_of(rest.partition(")")[0].strip())
        is_told = place and country is not None and country.how is not NameKind.DEMONYM
        return f"{place}, {rest.partition(')')[0].strip()}" if is_told else place or None
    return None
