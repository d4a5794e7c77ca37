"""One delivered article to one cleaned article, or to the reason why it was refused."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.cleaning.decode import MAX_PAYLOAD_BYTES, MAX_TEXT_CHARS, Refusal, decode, storable, tidy
from transforms.cleaning.kinds import word_count
from transforms.cleaning.language import language_of
from transforms.cleaning.layout import Block, Part, assemble, split_paragraphs
from transforms.cleaning.page import Page, Stated, looks_like_page, read_page
from transforms.cleaning.published import DateEvidence, publication_of
from transforms.cleaning.urls import canonical, outlet
from transforms.cleaning.wordlists import Field
from transforms.cleaning.zones import Layout, find_zones
from transforms.identity import content_id, sha256_of
from transforms.records import Article, Publication, RawArticle, Rejection
from transforms.tables import ArticleRow
from transforms.vocabulary import MediaType, Reason, Step, ZoneKind

KEPT = frozenset({ZoneKind.HEADLINE, ZoneKind.SUBHEAD, ZoneKind.DATELINE, ZoneKind.BODY})
"""Zones whose words are the article's own: they are counted, compared and extracted from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Delivered:
    """What was delivered, whether as text or as a page.

    Attributes:
        blocks: its paragraphs.
        chars: its characters, blanks and markup not counted.
        title, publisher, date: as a page states them.
    """

    blocks: tuple[Block, ...]
    chars: int
    title: str | None = None
    publisher: str | None = None
    date: Stated | None = None


def clean(raw: RawArticle) -> Article | Rejection:
    """The cleaned article: its text, zones, publication date and language.

    Every word of a delivered text stays in `articles.text`, in order; captions and boilerplate are marked by their
    zones, not deleted. A page keeps what is recognised as its article. `removed_chars` counts the characters, blanks
    not counted, of the delivered text (of a page: of all that it shows) that are in no headline, subhead, dateline or
    body zone.

    Returns:
        The article, or a rejection: empty, binary, bad_encoding, too_big, too_deep, unreadable, missing_field, no_body.
    """
    newest = raw.fetched_at.date() + dt.timedelta(days=1)  # a publisher east of us is a day ahead
    delivered = _read(raw, newest)
    if isinstance(delivered, Refusal):
        return _reject(raw, delivered)
    title = _one_line(raw.title) or delivered.title
    layout = find_zones(delivered.blocks, title=title, url=raw.url)
    if not any(p.kind is ZoneKind.BODY for p in layout.parts):
        return _reject(raw, Refusal(reason=Reason.NO_BODY, detail="no paragraph of the text is an article's body"))
    publication = publication_of(_date_evidence(raw, delivered, layout, newest))
    return Article(row=_row(raw, delivered, layout, publication), publication=publication)


def _read(raw: RawArticle, newest: dt.date) -> _Delivered | Refusal:
    """What was delivered, read."""
    text = _text_of(raw)
    if isinstance(text, Refusal):
        return text
    if raw.media_type is MediaType.HTML or looks_like_page(text):
        page = read_page(text, url=raw.url, newest=newest)
        return page if isinstance(page, Refusal) else _from_page(page)
    neat = tidy(text)
    if not neat.strip():
        return Refusal(reason=Reason.EMPTY, detail="nothing but blanks was delivered")
    if len(neat) > MAX_TEXT_CHARS:
        detail = f"{len(neat):,} characters; at most {MAX_TEXT_CHARS:,} are one article, so split the file"
        return Refusal(reason=Reason.TOO_BIG, detail=detail)
    return _Delivered(blocks=tuple(Block(text=p) for p in split_paragraphs(neat)), chars=_visible(neat))


def _from_page(page: Page) -> _Delivered:
    """A page as delivered."""
    return _Delivered(
        blocks=page.blocks, chars=page.visible_chars, title=page.title, publisher=page.publisher, date=page.date
    )


def _text_of(raw: RawArticle) -> str | Refusal:
    """The text or page to clean."""
    if raw.body is not None:
        return _checked(raw.body)
    if raw.media_type is MediaType.JSON:
        return Refusal(reason=Reason.MISSING_FIELD, detail="the record has no field `text`")
    return decode(raw.payload)


def _checked(body: str) -> str | Refusal:
    """A delivered text or page, if there is something in it and not too much."""
    if not body.strip():
        return Refusal(reason=Reason.EMPTY, detail="the field `text` holds nothing but blanks")
    if len(body) > MAX_PAYLOAD_BYTES:
        detail = f"{len(body):,} characters; at most {MAX_PAYLOAD_BYTES:,} are read, so split the record into articles"
        return Refusal(reason=Reason.TOO_BIG, detail=detail)
    return body


def _date_evidence(raw: RawArticle, delivered: _Delivered, layout: Layout, newest: dt.date) -> DateEvidence:
    """All that the article says about its publication."""
    first_body = next(i for i, p in enumerate(layout.parts) if p.kind is ZoneKind.BODY)
    return DateEvidence(
        newest=newest,
        delivered=raw.published_at,
        url=_url_of(raw, layout),
        page=delivered.date,
        header=layout.fields.get(Field.PUBLISHED) or layout.fields.get(Field.UPDATED),
        dateline=" ".join(_texts(layout.parts, ZoneKind.DATELINE)) or None,
        head=tuple(p.text for p in layout.parts[:first_body] if p.kind is not ZoneKind.CAPTION),
        body=tuple(_texts(layout.parts, ZoneKind.BODY)),
    )


def _url_of(raw: RawArticle, layout: Layout) -> str | None:
    """The article's address, as delivered or as a line before the text gives it."""
    return _maybe_storable(raw.url) or layout.fields.get(Field.URL)


def _maybe_storable(value: str | None) -> str | None:
    """The value as files can hold it."""
    return None if value is None else storable(value)


def _texts(parts: Sequence[Part], kind: ZoneKind) -> list[str]:
    """The words of the parts of a kind."""
    return [p.text for p in parts if p.kind is kind]


def _row(raw: RawArticle, delivered: _Delivered, layout: Layout, publication: Publication) -> ArticleRow:
    """The article's row."""
    text, zones = assemble(layout.parts)
    url = _url_of(raw, layout)
    kept = [text[z.start : z.end] for z in zones if z.kind in KEPT]
    return ArticleRow(
        article_id=article_id(url, text),
        external_id=_maybe_storable(raw.external_id),
        url=url,
        publisher=_one_line(raw.publisher) or layout.publisher or delivered.publisher or outlet(url or ""),
        title=layout.title,
        language=language_of("\n".join(_texts(layout.parts, ZoneKind.BODY)), delivered=raw.language),
        text=text,
        zones=zones,
        published_at=publication.instant,
        published_date=publication.day,
        published_date_source=publication.source,
        published_date_confidence=publication.confidence,
        published_date_evidence=_maybe_storable(publication.evidence),
        fetched_at=raw.fetched_at,
        duplicate_of=None,
        word_count=sum(word_count(k) for k in kept),
        removed_chars=max(0, delivered.chars - sum(_visible(k) for k in kept)),
        raw_sha256=sha256_of(raw.payload),
        delivered_fields=_as_json(raw.extra),
    )


def article_id(url: str | None, text: str) -> str:
    """The id of an article: of its canonical url, else of its words whatever their case and punctuation."""
    address = canonical(url) if url else None
    if address:
        return content_id("url", address)
    return content_id("text", " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split()))


def _as_json(extra: Sequence[tuple[str, str]]) -> str | None:
    """Delivered fields without a column, as one JSON object; None when there are none."""
    if not extra:
        return None
    return storable(json.dumps({name: json.loads(value) for name, value in extra}, ensure_ascii=False, sort_keys=True))


def _visible(text: str) -> int:
    """Characters that are no blanks."""
    return len("".join(text.split()))


def _one_line(value: str | None) -> str | None:
    """A delivered field in one tidy line; None when nothing is left."""
    return " ".join(tidy(value or "").split()) or None


def _reject(raw: RawArticle, refusal: Refusal) -> Rejection:
    """The rejection of a delivered article."""
    return Rejection(
        source=raw.source,
        step=Step.EXTRACT,
        reason=refusal.reason,
        detail=refusal.detail,
        external_id=_maybe_storable(raw.external_id),
        raw_sha256=sha256_of(raw.payload),
    )
