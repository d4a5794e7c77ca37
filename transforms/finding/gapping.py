"""Numbers whose verb is left out: "five were killed in Dogo, three in Sari and, in Belt, one"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.finding.figure import Figure, FigureMaker
from transforms.reading.document import Sentence, start_of, token_at
from transforms.reading.parsed import Token
from transforms.reading.quantities import Quantity
from transforms.vocabulary import Harm, Qualifier

_HARMS = (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.DETAINED, Harm.ABDUCTED)
_READERS = ("verb", "noun", "wording", "bare", "body", "life")
_PLACE = r"(?:the\s+)?(?:[a-z]+\s+(?:town|city|village|province|district|suburb|area)?\s*(?:of\s+)?)?(?-i:[A-Z])"
_LINK = re.compile(r"(?:[,;:(–—-]|\b(?:and|but|while|plus))\s*(?:and\s+|then\s+)?$", re.IGNORECASE)
_PLACED = re.compile(rf"\s+(?:others?\s+|more\s+)?(?:in|at|near|outside|from|around)\s+{_PLACE}", re.IGNORECASE)
_PLACE_FIRST = re.compile(
    rf"(?:[;,:–—-]|\band)\s*(?:and\s+)?(?:in|at|near|outside|around)\s+{_PLACE}[^,;:.()\d]{{0,40}},?\s*$", re.IGNORECASE
)
_CLOSED = re.compile(r"\s*(?:others?|more)?\s*(?:$|[.,;)]|and\b)", re.IGNORECASE)
_WHOLE = re.compile(r"[:(–—-]")
_VERBS = ("VBD", "VBN", "VBZ", "VBP")


def gapped(
    sentence: Sentence, quantities: list[Quantity], found: list[Figure], maker: FigureMaker, group: int
) -> list[Figure]:
    """The figures of a sentence with those whose verb is left out; they and the one they go by count others."""
    for first in [f for f in found if f.count is not None and f.harm in _HARMS and f.rule in _READERS]:
        added = list(_behind(first, sentence, quantities, found, maker))
        if added:
            return _shared(first, added, found, group)
    return found


def _behind(
    first: Figure, sentence: Sentence, quantities: list[Quantity], found: list[Figure], maker: FigureMaker
) -> Iterator[Figure]:
    """A figure for each bare number with a place behind the first one, up to where another verb begins."""
    assert first.count is not None
    for quantity in (q for q in quantities if q.span.start > first.mention.end):
        if any(f.count is not None and f.count.overlaps(quantity.span) for f in found):
            return
        number = token_at(sentence, quantity.number.end - 1)
        if number is None or quantity.qualifier is Qualifier.ZERO or _is_told_of(number, first, sentence):
            return
        if _is_gapped(quantity, sentence):
            yield maker.make(first.harm, number, first.anchor, sentence, quantity, rule="gapping", counted=False)


def _is_gapped(quantity: Quantity, sentence: Sentence) -> bool:
    text, base = sentence.tokens.text, start_of(sentence)
    before, behind = text[: quantity.span.start - base], text[quantity.span.end - base :]
    if _PLACE_FIRST.search(before) and _CLOSED.match(behind):
        return True
    return _LINK.search(before) is not None and _PLACED.match(behind) is not None


def _is_told_of(number: Token, first: Figure, sentence: Sentence) -> bool:
    """True where a verb of its own says what befell those counted: "... and three in Sari were wounded"."""
    between = [t for t in sentence.tokens if first.anchor.i < t.i < number.i and t.tag_ in _VERBS]
    if any(t.dep_ in ("conj", "ROOT", "ccomp", "advcl") for t in between):
        return True
    for token in sentence.tokens:
        if token.i <= number.i:
            continue
        if token.text in (",", ";", ".", "and"):
            return False
        if token.tag_ in _VERBS:
            return True
    return False


def _shared(first: Figure, added: list[Figure], found: list[Figure], group: int) -> list[Figure]:
    """All figures: the first one is one of many, or their whole where they add up to it or a colon opens them."""
    text, base = first.sentence.tokens.text, start_of(first.sentence)
    between = text[first.mention.end - base : added[0].mention.start - base]
    is_whole = sum(f.best or 0 for f in added) == first.best or bool(_WHOLE.search(between))
    number = first.group if first.group is not None else group
    members = [replace(f, group=number) for f in added]
    kept = [replace(f, group=number) if f is first and not is_whole else f for f in found]
    return sorted([*kept, *members], key=lambda f: (f.mention, f.harm))
