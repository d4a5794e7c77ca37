"""Reads the labelled articles: invented texts in which each word that could tell of an event is marked.

A file holds articles one after the other. An article is a line `=== id`, then `published:`, `title:` and `genre:`, an
empty line, and paragraphs in which `[opened fire|ASSAULT|current]` marks a trigger with its PLOVER type and standing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms.finding.judging import Standing
from transforms.records import RawArticle
from transforms.vocabulary import EventType, MediaType

_HEADER = ("published", "title", "genre")
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\|([^\[\]|]+)\]")
_FAR_FUTURE = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


class MarkError(ValueError):
    """A labelled article breaks the form."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked trigger: where it stands in the article's plain text, its type and standing."""

    start: int
    end: int
    event_type: EventType
    standing: Standing


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """One labelled article.

    Attributes:
        article_id, published, title, genre: its header; `published` is empty for an article of no known day.
        text: its text without marks.
        marks: its marks, in order of the text.
    """

    article_id: str
    published: str
    title: str
    genre: str
    text: str
    marks: tuple[Mark, ...]

    def raw(self) -> RawArticle:
        """The article as a source would deliver it."""
        return RawArticle(
            source="training",
            payload=self.text.encode(),
            media_type=MediaType.TEXT,
            fetched_at=_FAR_FUTURE,
            published_at=self.published or None,
            title=self.title,
        )


def read_marked(path: Path) -> Iterator[MarkedArticle]:
    """The articles of a file, in order.

    Raises:
        MarkError: names the article and what is wrong with it.
    """
    blocks = re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))
    if blocks[0].strip():
        raise MarkError(f"{path.name}: it must begin with a line '=== id'")
    for block in blocks[1:]:
        head, _, body = block.partition("\n\n")
        article_id, *lines = head.splitlines()
        header = dict(line.partition(":")[::2] for line in lines)
        if tuple(header) != _HEADER:
            raise MarkError(f"{article_id}: the header must be {', '.join(_HEADER)}, not {', '.join(header)}")
        text, marks = _unmarked(body.strip(), article_id)
        values = (header[name].strip() for name in _HEADER)
        yield MarkedArticle(article_id.strip(), *values, text=text, marks=marks)


def _unmarked(body: str, article_id: str) -> tuple[str, tuple[Mark, ...]]:
    pieces, marks, done, length = [], [], 0, 0
    for found in _MARK.finditer(body):
        words, event_type, standing = found.groups()
        length += found.start() - done
        pieces += [body[done : found.start()], words]
        try:
            marks.append(Mark(length, length + len(words), EventType(event_type), Standing(standing)))
        except ValueError as error:
            raise MarkError(f"{article_id}: {found[0]}: {error}") from error
        length += len(words)
        done = found.end()
    text = "".join([*pieces, body[done:]])
    if any(sign in text for sign in "[]|"):
        raise MarkError(f"{article_id}: a bracket or bar stands outside of marks")
    return text, tuple(marks)
