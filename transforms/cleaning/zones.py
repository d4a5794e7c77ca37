"""Paragraphs to parts: what is headline, dateline, body, caption, and what only the page says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transforms.cleaning.datelines import cut_glued, split_dateline, split_leading_date
from transforms.cleaning.dates import find_dates
from transforms.cleaning.headlines import Headline, find_title, split_title
from transforms.cleaning.heads import head_parts, split_head
from transforms.cleaning.layout import Block, Part
from transforms.cleaning.running import running_parts
from transforms.cleaning.wordlists import Field
from transforms.vocabulary import ZoneKind

_DEEPEST_DATELINE = 4  # paragraphs of prose among which a dateline is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An article's parts and what its first lines say about it.

    Attributes:
        parts: all words in their order, none left out.
        title: the headline, if there is one.
        fields: values of the "Key: value" lines.
    """

    parts: tuple[Part, ...]
    title: str | None = None
    publisher: str | None = None
    fields: dict[Field, str] = field(default_factory=dict)


def find_zones(blocks: Sequence[Block], *, title: str | None = None, url: str | None = None) -> Layout:
    """The parts of an article.

    Args:
        blocks: its paragraphs in order.
        title: the headline, if it was delivered apart; it is set before the text unless the text begins with it.
        url: the article's address, which tells an outlet's name at the end of a title.
    """
    headline = split_title(title, url) if title else None
    opening, rest = _open_with_title(list(blocks), title, headline)
    head, running = split_head(rest)
    parts = [*opening]
    fields: dict[Field, str] = {}
    for block in head:
        parts += head_parts(block, fields, titled=any(p.kind is ZoneKind.HEADLINE for p in parts))
    parts += _with_dateline(running_parts(running))
    parts = parts if title else _ensure_body(parts)
    found = next((p.text for p in parts if p.kind is ZoneKind.HEADLINE), None)
    return Layout(
        parts=tuple(parts),
        title=title or fields.get(Field.TITLE) or found,
        publisher=fields.get(Field.PUBLISHER) or (headline.publisher if headline else None),
        fields=fields,
    )


def _headline_parts(headline: Headline) -> list[Part]:
    """A headline, with the outlet's name behind it set apart."""
    suffix = Part(kind=ZoneKind.BOILERPLATE, text=headline.suffix, same_line=True)
    return [Part(kind=ZoneKind.HEADLINE, text=headline.words), *([suffix] if headline.suffix else [])]


def _open_with_title(
    blocks: list[Block], title: str | None, headline: Headline | None
) -> tuple[list[Part], list[Block]]:
    """The headline as the first parts, and the paragraphs without it."""
    if not blocks or not title or headline is None:
        return ([], _unglued(blocks)) if blocks else (_headline_parts(headline) if headline else [], [])
    for wanted, parts in ((title, _headline_parts(headline)), (headline.words, _headline_parts(headline)[:1])):
        found = find_title(wanted, blocks[0].text)
        if found and not split_dateline(f"{found.before} The"):
            kind = ZoneKind.DATELINE if find_dates(found.before, newest=dt.date.max) else ZoneKind.BOILERPLATE
            before = [Part(kind=kind, text=found.before)] if found.before else []
            follow = [Block(text=found.after, hint=blocks[0].hint)] if found.after else []
            shown = parts if len(parts) > 1 else [replace(parts[0], text=found.words)]
            return [*before, *shown], [*follow, *blocks[1:]]
    return _headline_parts(headline), blocks


def _unglued(blocks: list[Block]) -> list[Block]:
    """The paragraphs, the first cut where a headline and a dateline stand together without a blank."""
    cut = cut_glued(blocks[0].text)
    return [Block(text=cut[0]), Block(text=cut[1]), *blocks[1:]] if cut else blocks


def _with_dateline(parts: list[Part]) -> list[Part]:
    """The parts with the first dateline cut off the paragraph that it opens."""
    tried = 0
    for at, part in enumerate(parts):
        if part.kind not in {ZoneKind.BODY, ZoneKind.SUBHEAD}:
            continue
        found = split_leading_date(part.text) or split_dateline(part.text)
        if found:
            dateline = Part(kind=ZoneKind.DATELINE, text=found.words)
            return [*parts[:at], dateline, *_after_dateline(found.rest), *parts[at + 1 :]]
        tried += 1
        if tried >= _DEEPEST_DATELINE:
            break
    return parts


def _after_dateline(rest: str) -> list[Part]:
    """What follows a dateline in its paragraph; after a date a place may follow ("5 May 2014 GAZA (AP) - ...")."""
    if not rest:
        return []
    found = split_dateline(rest)
    if not found:
        return [Part(kind=ZoneKind.BODY, text=rest, same_line=True)]
    body = [Part(kind=ZoneKind.BODY, text=found.rest, same_line=True)] if found.rest else []
    return [Part(kind=ZoneKind.DATELINE, text=found.words, same_line=True), *body]


def _ensure_body(parts: list[Part]) -> list[Part]:
    """The parts; where nothing is body, lines that are no boilerplate become it, so that one line is a text too."""
    if any(p.kind is ZoneKind.BODY for p in parts):
        return parts
    lines = [i for i, p in enumerate(parts) if p.kind is ZoneKind.SUBHEAD]
    chosen = lines or [i for i, p in enumerate(parts) if p.kind is ZoneKind.HEADLINE][-1:]
    return [replace(p, kind=ZoneKind.BODY) if i in chosen else p for i, p in enumerate(parts)]
