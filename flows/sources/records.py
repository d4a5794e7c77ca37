"""One delivered record (a line of JSON, a row of a table) to a `RawArticle`."""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections.abc import Iterable, Mapping

from flows.sources.delivery import Delivery, megabytes
from transforms.identity import sha256_of
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import MediaType, Reason

FIELDS = ("id", "url", "title", "text", "html", "published_at", "publisher", "language", "fetched_at")
"""Fields that are understood; all others are kept as delivered."""

BODIES = ("text", "html")
"""The fields that can hold the article itself, the better one first."""


def article_of(
    record: Mapping[str, object], *, payload: bytes, delivery: Delivery, place: str
) -> RawArticle | Rejection:
    """The article that a record holds.

    Args:
        record: the delivered fields.
        payload: the bytes of the record as delivered.
        delivery: the file that it came in.
        place: where in the file it stands, for messages ("line 7").
    """
    key = _scalar(record.get("id"))
    digest = sha256_of(payload)

    def refused(reason: Reason, detail: str) -> Rejection:
        return delivery.refused(reason, f"{place}: {detail}", digest=digest, key=key)

    if len(payload) > delivery.limits.payload_bytes:
        return refused(Reason.TOO_BIG, _too_big(len(payload), delivery))
    bodies = [record[name] for name in BODIES if record.get(name) is not None]
    if not bodies:
        return refused(Reason.MISSING_FIELD, missing_body(record))
    if not isinstance(bodies[0], str):
        return refused(Reason.BAD_RECORD, f"text must be a string, not {type(bodies[0]).__name__}")
    if not bodies[0].strip():
        return refused(Reason.EMPTY, "text is empty")
    fetched_at = _instant(record.get("fetched_at"))
    return RawArticle(
        source=delivery.source,
        payload=payload,
        media_type=MediaType.JSON,
        fetched_at=fetched_at or delivery.fetched_at,
        external_id=key,
        url=_scalar(record.get("url")),
        title=_scalar(record.get("title")),
        publisher=_scalar(record.get("publisher")),
        language=_scalar(record.get("language")),
        published_at=_scalar(record.get("published_at")),
        body=sound(bodies[0]),
        extra=_extra(record, fetched_at_read=fetched_at is not None),
    )


def _too_big(size: int, delivery: Delivery) -> str:
    return f"the record has {megabytes(size)}, more than the {megabytes(delivery.limits.payload_bytes)} allowed"


def missing_body(names: Iterable[str]) -> str:
    """What to tell somebody whose record or table has no text; names the fields it has and the one it needs."""
    found = [str(name) for name in names]
    near = [*difflib.get_close_matches("text", found, n=1, cutoff=0.6), *(n for n in found if n.lower() in _LIKELY)]
    hint = f"; if {near[0]} is the article, rename it to text" if near else ""
    return f"it has the fields {', '.join(found) or '(none)'}; the field text (or html) is needed{hint}"


_LIKELY = frozenset({"body", "content", "article", "maintext", "main_text", "fulltext", "full_text", "article_text"})


def sound(text: str) -> str:
    """The text without halves of surrogate pairs, which no UTF-8 file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def canonical(record: Mapping[str, object]) -> bytes:
    """A record as bytes that do not depend on the order of its fields or on the file's layout."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "replace")


def _scalar(value: object) -> str | None:
    """The value as text if it is one thing; nothing for an empty one and for lists and objects."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float | str):
        return sound(str(value)).strip() or None
    return None


def _extra(record: Mapping[str, object], *, fetched_at_read: bool) -> tuple[tuple[str, str], ...]:
    """Delivered fields that nothing else took, as (name, JSON) in order of name; empty ones are left out."""
    left = {}
    for name, value in record.items():
        if value is None or value == "" or name in BODIES:
            continue
        taken = name in FIELDS and (_scalar(value) is not None if name != "fetched_at" else fetched_at_read)
        if not taken:
            left[sound(str(name))] = sound(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
    return tuple(sorted(left.items()))


def _instant(value: object) -> dt.datetime | None:
    """A delivered instant, UTC and whole seconds; one without a zone is taken as UTC."""
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if not isinstance(value, dt.datetime):
        return None
    known = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
    return known.astimezone(dt.UTC).replace(microsecond=0)
