"""Spans of an article's text lit up, for pages and for terminals."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Lit:
    """A stretch of the article's text that is shown as evidence of some kind; `note` says more than the kind."""

    start: int
    end: int
    kind: str
    note: str = ""


def pieces(text: str, spans: Sequence[Lit]) -> Iterator[tuple[str, tuple[Lit, ...]]]:
    """The text cut at the edges of spans, each piece with the spans over it, the shortest first."""
    edges = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    for start, end in itertools.pairwise(edges):
        over = (s for s in spans if s.start <= start and end <= s.end)
        yield text[start:end], tuple(sorted(over, key=lambda s: (s.end - s.start, s)))


def lit_html(text: str, spans: Sequence[Lit]) -> str:
    """The text as HTML, in marks of the class of the shortest span; every word is escaped.

    Resting on a mark tells the notes of all spans over it, or their kinds.
    """
    return "".join(_mark(part, over) if over else html.escape(part) for part, over in pieces(text, spans))


def _mark(text: str, over: Sequence[Lit]) -> str:
    title = "\n".join(dict.fromkeys(lit.note or lit.kind for lit in over))
    return f'<mark class="{html.escape(over[0].kind)}" title="{html.escape(title)}">{html.escape(text)}</mark>'
