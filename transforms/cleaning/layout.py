"""Lines to paragraphs, and parts to one text with its zones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.records import Article, Span
from transforms.tables import Zone
from transforms.vocabulary import ZoneKind

BREAK = "\n\n"
"""What stands between two paragraphs of a cleaned text."""

_MAX_PARAGRAPH = 20_000  # a parser's memory grows with the paragraph; prose paragraphs end long before
_WIDEST_WRAP = 130  # mail, telex and terminals wrap at 60 to 120 columns; longer lines are paragraphs
_NARROWEST_WRAP = 40  # newspaper columns in text are not narrower
_RAGGED = 12  # characters by which wrapped lines differ that were set by hand or lost an indent
_STOPS = ".!?:\"')"
_SPACES = re.compile(r" {2,}")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]* ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph as delivered.

    Attributes:
        text: its words.
        hint: what the page's markup says it is; None for plain text.
    """

    text: str
    hint: ZoneKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of text and what it is.

    Attributes:
        kind: its zone.
        text: its words, without blanks around them.
        same_line: it goes on in the line of the part before it (the body after a dateline).
    """

    kind: ZoneKind
    text: str
    same_line: bool = False


def split_paragraphs(text: str) -> list[str]:
    r"""The paragraphs of a tidied text: no line ends, no blanks around them, no two blanks in a row.

    A blank line ends a paragraph. A single line end does too, unless the line goes on: in a wrapped text, whose lines
    fill a common width, or where a long line breaks off and the next begins in lower case.

    >>> split_paragraphs("One line.\nAnother line.")
    ['One line.', 'Another line.']
    """
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    width = _wrap_width(lines)
    out: list[str] = []
    open_line = ""
    for line in lines:
        if line and open_line and _goes_on(open_line, line, width):
            out[-1] = f"{out[-1]} {line}"
        elif line:
            out.append(line)
        open_line = line
    return [piece for paragraph in out for piece in _cut_long(paragraph)]


def _goes_on(line: str, following: str, width: int | None) -> bool:
    """True when the following line belongs to the line's paragraph.

    It does where the text is wrapped and its first word would not have fitted, and where a long line breaks off in
    the middle of a sentence.
    """
    if width and _overflows(line, following, width):
        return True
    if len(line) < _NARROWEST_WRAP or line[-1] in _STOPS:
        return False
    return following[0].islower() or bool(width and _overflows(line, following, width - _RAGGED))


def _overflows(line: str, following: str, width: int) -> bool:
    """True when the first word of the following line would not have fitted into the line."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The width that a text was wrapped at, or None if its lines are paragraphs."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b and len(a) >= _NARROWEST_WRAP // 2]
    widest = max((len(line) for line in lines), default=0)
    if len(pairs) < 2 or not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return None
    full = [a for a, b in pairs if _overflows(a, b, widest - _RAGGED)]
    unfinished = sum(1 for a in full if a[-1] not in _STOPS)
    return widest if len(full) >= 0.6 * len(pairs) and unfinished >= 0.5 * len(full) else None


def _cut_long(paragraph: str) -> Iterator[str]:
    """The paragraph, cut at ends of sentences (else at blanks, else anywhere) where it is too long to parse."""
    start = 0
    while len(paragraph) - start > _MAX_PARAGRAPH:
        window = paragraph[start : start + _MAX_PARAGRAPH]
        ends = [m.end() for m in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1 or _MAX_PARAGRAPH
        yield window[:cut].strip()
        start += cut
    yield paragraph[start:].strip()


def assemble(parts: Iterable[Part]) -> tuple[str, tuple[Zone, ...]]:
    """One text of the parts in their order, and the zone of each; zones never overlap and hold no blanks around."""
    pieces: list[str] = []
    zones: list[Zone] = []
    at = 0
    for part in parts:
        if not part.text:
            continue
        between = "" if not pieces else " " if part.same_line else BREAK
        start = at + len(between)
        at = start + len(part.text)
        pieces += [between, part.text]
        zones.append(Zone(kind=part.kind, start=start, end=at))
    return "".join(pieces), tuple(zones)


def paragraphs(article: Article, *kinds: ZoneKind) -> Iterator[tuple[ZoneKind, Span]]:
    """The paragraphs of the zones of the given kinds (of all, when none is given), in order of the text.

    Each is one line of prose to be parsed by itself: a paragraph's end is a sentence's end, and a dateline is never in
    the paragraph that follows it.
    """
    return ((zone.kind, Span(zone.start, zone.end)) for zone in article.zones(*kinds))
