"""Near copies: one wire text printed by several outlets, told from new reports on the same event."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from transforms.cleaning.numbers import figures_in

SIMILAR = 0.65
"""Estimated share of common word triples from which two texts are one.

Copies that lost a paragraph or got a new headline mostly share more than 0.7 (seen in 3,800 real reports); 0.65 leaves
the estimate its error, about 0.04 at 128 hashes. Reports that share less were rewritten.
"""

_HASHES = 128
_BANDS = 32  # of four hashes: a pair at 0.65 meets in one band with a probability above 0.99
_SEED = 20220326  # any constant does; another one makes signatures that do not compare
_SHINGLE = 3
_LEAD_WORDS = 60  # headline and lead
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What is kept of a text to compare it.

    Attributes:
        hashes: its MinHash; empty for a text without words.
        figures: the numbers that it names, in figures or words, sorted.
        lead_figures: those of its first words.
    """

    hashes: tuple[int, ...]
    figures: tuple[str, ...]
    lead_figures: tuple[str, ...]


def signature(text: str) -> Signature:
    """The signature of a text; the same in every process and on every machine."""
    from rensa import RMinHash

    words = _WORD.findall(text.lower().replace("'", ""))
    if not words:
        return Signature(hashes=(), figures=(), lead_figures=())
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update(sorted(shingles))
    return Signature(
        hashes=tuple(sketch.digest()),
        figures=tuple(sorted(figures_in(text))),
        lead_figures=tuple(sorted(figures_in(" ".join(text.split()[:_LEAD_WORDS])))),
    )


def similarity(one: Signature, other: Signature) -> float:
    """Estimated Jaccard similarity of the word triples of two texts, 0 to 1."""
    if not one.hashes or not other.hashes:
        return 0.0
    return sum(a == b for a, b in zip(one.hashes, other.hashes, strict=True)) / _HASHES


def are_copies(one: Signature, other: Signature, *, similar: float = SIMILAR) -> bool:
    """True when two texts are one text, edited.

    An editor cuts paragraphs, so one may lack figures of the other. But a figure in the lead of one that the other
    lacks altogether, or figures on both sides that the other side lacks, were counted anew: that is an update, however
    much background the two share, and it must not be lost as a copy.
    """
    mine, theirs = set(one.figures), set(other.figures)
    leads_agree = theirs.issuperset(one.lead_figures) and mine.issuperset(other.lead_figures)
    return leads_agree and (mine <= theirs or theirs <= mine) and similarity(one, other) >= similar


class CopyIndex:
    """Articles by signature; answers which one an article is a copy of.

    The answer depends on the articles added, not on the order of adding.
    """

    def __init__(self, *, similar: float = SIMILAR) -> None:
        """An empty index; `similar` is the least estimated similarity of copies."""
        self._similar = similar
        self._entries: dict[str, tuple[Signature, str]] = {}
        self._bands: dict[tuple[int, tuple[int, ...]], set[str]] = defaultdict(set)

    def add(self, article_id: str, signature: Signature, *, order_key: str) -> None:
        """Adds an article; one that is there already is replaced.

        Args:
            article_id: the article.
            signature: of its headline and body.
            order_key: sorts by time, the first published smallest (ISO 8601 in UTC); equal keys go by id.
        """
        old = self._entries.get(article_id)
        if old:
            for band in _bands(old[0]):
                self._bands[band].discard(article_id)
        self._entries[article_id] = (signature, order_key)
        for band in _bands(signature):
            self._bands[band].add(article_id)

    def first_copy_of(self, article_id: str) -> str | None:
        """The first copy of an article's text: itself no copy, and earlier; None if the article is the first.

        Raises:
            KeyError: the article was not added.
        """
        at, before = article_id, self._earliest_copy(article_id)
        while before is not None:
            at, before = before, self._earliest_copy(before)
        return at if at != article_id else None

    def _earliest_copy(self, article_id: str) -> str | None:
        """The earliest article that the given one is directly a copy of."""
        signature, key = self._entries[article_id]
        near = {other for band in _bands(signature) for other in self._bands.get(band, ())}
        earlier = sorted((self._entries[o][1], o) for o in near if (self._entries[o][1], o) < (key, article_id))
        copies = (o for _, o in earlier if are_copies(signature, self._entries[o][0], similar=self._similar))
        return next(copies, None)


def _bands(signature: Signature) -> list[tuple[int, tuple[int, ...]]]:
    """The slices of a signature; copies very likely agree in one."""
    rows = _HASHES // _BANDS
    return [(n, signature.hashes[n * rows : (n + 1) * rows]) for n in range(_BANDS)] if signature.hashes else []
