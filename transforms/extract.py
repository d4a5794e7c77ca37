"""The spine: one raw article in, its rows or a rejection out.

    extractor = Extractor.load()
    extractor.extract_text("A bomb killed three people in Kabul on Friday.", published="2024-05-05")

The steps read downwards: clean, check the language, parse, find, make rows. Every extractor has this shape; a stronger
one takes the place of this one by giving the same `Extraction`.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Protocol

from transforms.cleaning import clean, is_english
from transforms.finding.coder import Coder, Knowledge
from transforms.finding.rows import make_rows
from transforms.reading.document import Parser
from transforms.records import Extraction, RawArticle, Rejection
from transforms.vocabulary import MediaType

NAME = "rules"
VERSION = "0.1.0"
_RULES = {".py", ".sqlite", ".toml"}
_NO_BOUND = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


@functools.cache
def rules_digest(room: Path = Path(__file__).parent) -> str:
    """Digest of a package's code and data, 12 hex digits: any change of a rule or a word list changes it.

    A store knows by it which articles an older set of rules has read, and reads them again.
    """
    digest = hashlib.sha256()
    for path in sorted(p for p in room.rglob("*") if p.suffix in _RULES):
        digest.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


class ArticleExtractor(Protocol):
    """What every extractor offers."""

    fingerprint: str
    """Name, version and model: two extractors with one fingerprint give the same rows."""

    def extract(self, raw: RawArticle) -> Extraction | Rejection:
        """The rows of one article, or why it was refused."""


class Extractor:
    """The embedded extractor: rules over the parse, with lexicons as data.

    Attributes:
        fingerprint: name, version, digest of rules and lexicons, and language model.
        parse_seconds, find_seconds: time spent since it was made, for the speed report; rows never depend on it.
    """

    def __init__(self, parser: Parser, coder: Coder) -> None:
        self._parser = parser
        self._coder = coder
        self.fingerprint = f"{NAME}-{VERSION}+{rules_digest()}+{parser.name}"
        self.clean_seconds = 0.0
        self.parse_seconds = 0.0
        self.find_seconds = 0.0

    @classmethod
    def load(cls) -> Extractor:
        """The extractor with the packaged model and lexicons; takes a few seconds, needs no network."""
        return cls(Parser.load(), Coder(Knowledge.load()))

    def extract(self, raw: RawArticle) -> Extraction | Rejection:
        """The rows of one article, or why it was refused.

        An article in another language than English is kept, with its language and without events.
        """
        began = perf_counter()
        article = clean(raw)
        self.clean_seconds += perf_counter() - began
        if isinstance(article, Rejection):
            return article
        if not is_english(article):
            return Extraction(article=article.row, notes=(f"language {article.row.language or 'unknown'} is not read",))
        began = perf_counter()
        document = self._parser.read(article)
        parsed = perf_counter()
        extraction = make_rows(self._coder.find(document), f"{NAME}/{VERSION}")
        self.parse_seconds += parsed - began
        self.find_seconds += perf_counter() - parsed
        return extraction

    def extract_many(self, raws: Sequence[RawArticle]) -> list[Extraction | Rejection]:
        """`extract` of each; the rows of one article never depend on the others."""
        return [self.extract(raw) for raw in raws]

    def extract_text(
        self,
        text: str,
        *,
        published: str | None = None,
        title: str | None = None,
        url: str | None = None,
        fetched_at: dt.datetime = _NO_BOUND,
    ) -> Extraction | Rejection:
        """The rows of a text at hand.

        Args:
            text: the article as plain text.
            published: day or instant of publication as ISO 8601; found in the text when not given.
            title: the headline, when it does not stand in the text.
            url: where it was published.
            fetched_at: when it was delivered; no publication date is later. Without it there is no such bound.
        """
        raw = RawArticle(
            source="text",
            payload=text.encode(),
            media_type=MediaType.TEXT,
            fetched_at=fetched_at,
            title=title,
            url=url,
            published_at=published,
        )
        return self.extract(raw)
