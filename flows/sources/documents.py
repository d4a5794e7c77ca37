"""Whole files that are one article each: plain text and HTML."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from flows.sources.delivery import Bytes, Delivery, digest_of_rest, megabytes
from transforms.identity import sha256_of
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import MediaType, Reason

_SNIFFED = 8_192
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_text(delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    """The article that a plain text file holds; a header block in it is left for cleaning to read."""
    with delivery.open() as stream:
        yield document(stream, delivery, MediaType.TEXT)


def read_html(delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    """The article that an HTML file holds."""
    with delivery.open() as stream:
        yield document(stream, delivery, MediaType.HTML)


def document(stream: Bytes, delivery: Delivery, media_type: MediaType) -> RawArticle | Rejection:
    """All of a stream as one article, or why not."""
    limit = delivery.limits.payload_bytes
    payload = stream.read(limit + 1)
    if len(payload) > limit:
        digest, size = digest_of_rest(stream, payload)
        detail = f"the file has {megabytes(size)}, more than the {megabytes(limit)} allowed for one article"
        return delivery.refused(Reason.TOO_BIG, detail, digest=digest)
    if not payload.strip(codecs.BOM_UTF8 + b" \t\r\n\f\v"):
        return delivery.refused(Reason.EMPTY, "the file holds no text", digest=sha256_of(payload))
    if looks_binary(payload):
        detail = "the file holds bytes that no text has; it is not plain text or HTML"
        return delivery.refused(Reason.BINARY, detail, digest=sha256_of(payload))
    return RawArticle(
        source=delivery.source,
        payload=payload,
        media_type=media_type,
        fetched_at=delivery.fetched_at,
        external_id=delivery.name,
    )


def looks_binary(payload: bytes) -> bool:
    """True when the start of the bytes holds a NUL or many control characters, and no mark of a wide encoding."""
    start = payload[:_SNIFFED]
    if start.startswith(_WIDE_MARKS):
        return False
    controls = sum(start.count(code) for code in _CONTROLS)
    # One in twenty: text in a wrong encoding stays far below it, packed data lies above it.
    return b"\0" in start or controls * 20 > len(start)


_CONTROLS = [bytes([code]) for code in range(1, 32) if code not in b"\t\n\r\f\v\x1b\x08"]


def looks_like_html(start: bytes) -> bool:
    """True when the bytes begin as a page does."""
    head = start[:_SNIFFED].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>", b"<!--"))
