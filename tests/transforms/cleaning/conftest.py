"""Raw articles and shorthands for the cleaning tests; all texts are made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from transforms.cleaning import clean
from transforms.records import Article, RawArticle
from transforms.vocabulary import MediaType, ZoneKind

FETCHED = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)

Cleaner = Callable[..., Article]


def raw_article(text: str | bytes, **fields: object) -> RawArticle:
    """A delivered text; `fields` overrides what a plain file would have."""
    payload = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    given: dict[str, object] = {"source": "x.txt", "media_type": MediaType.TEXT, "fetched_at": FETCHED, **fields}
    return RawArticle(payload=payload, **given)


@pytest.fixture
def make_raw() -> Callable[..., RawArticle]:
    return raw_article


@pytest.fixture
def cleaned() -> Cleaner:
    """Cleans a text that must be accepted."""

    def run(text: str | bytes, **fields: object) -> Article:
        result = clean(raw_article(text, **fields))
        assert isinstance(result, Article), result
        return result

    return run


@pytest.fixture
def zoned(cleaned: Cleaner) -> Callable[..., list[tuple[str, str]]]:
    """The zones of a text as (kind, words)."""

    def run(text: str, **fields: object) -> list[tuple[str, str]]:
        article = cleaned(text, **fields)
        return [(z.kind.value, article.text[z.start : z.end]) for z in article.zones()]

    return run


@pytest.fixture
def words_of() -> Callable[[Article, ZoneKind], str]:
    """The words of one kind of zone."""
    return lambda article, kind: " ".join(article.text[z.start : z.end] for z in article.zones(kind))
