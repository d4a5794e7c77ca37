"""The frozen types that travel between the steps of a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from transforms.identity import content_id
from transforms.tables import (
    ActorRow,
    ArticleRow,
    CasualtyRow,
    ClaimRow,
    EventActorRow,
    EventRow,
    RejectionRow,
    Zone,
)
from transforms.vocabulary import MediaType, PublishedDateSource, Reason, Step, ZoneKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True when `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article as a source delivered it.

    Attributes:
        source: where it came from, for people: a path as the user gave it, an address, `-` for standard input.
        payload: the bytes as delivered: a whole file, one line of JSON, one row of a table as JSON.
        media_type: what the payload is. A JSON payload holds the article's text or page in its field `text`.
        external_id: the deliverer's own id, else the file's name.
        url, title, publisher, language, published_at: as delivered, unread.
        body: the text or page to clean, when it is not the payload itself (JSON), else None.
        extra: delivered fields that no column takes, as (name, JSON) pairs in order of name.
        fetched_at: when it was delivered, UTC.
    """

    source: str
    payload: bytes
    media_type: MediaType
    fetched_at: dt.datetime
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published_at: str | None = None
    body: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When an article was published, and how we know."""

    day: dt.date | None = None
    instant: dt.datetime | None = None
    source: PublishedDateSource = PublishedDateSource.UNKNOWN
    confidence: float = 0.0
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One cleaned article: the text in which all offsets count, its zones, when it was published.

    `row` carries everything that its table needs, so that nothing is said twice.
    """

    row: ArticleRow
    publication: Publication

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.row.text

    def zones(self, *kinds: ZoneKind) -> Iterator[Zone]:
        """The zones of the given kinds, in order of the text; all zones when none is given."""
        return (z for z in self.row.zones if not kinds or z.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that was refused: a value, not an exception."""

    source: str
    step: Step
    reason: Reason
    detail: str
    external_id: str | None = None
    raw_sha256: str | None = None

    def row(self) -> RejectionRow:
        """The ledger's row of it."""
        return RejectionRow(
            rejection_id=content_id(
                self.source, self.external_id, self.step, self.reason, self.raw_sha256, self.detail
            ),
            source=self.source,
            external_id=self.external_id,
            step=self.step,
            reason=self.reason,
            detail=self.detail,
            raw_sha256=self.raw_sha256,
            content=None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything that one article became."""

    article: ArticleRow
    events: tuple[EventRow, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    event_actors: tuple[EventActorRow, ...] = ()
    casualties: tuple[CasualtyRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What an operator should be told: the language is not supported, fields were not understood."""

    def tables(self) -> dict[str, tuple[object, ...]]:
        """Rows by table name, parents before children."""
        return {
            "articles": (self.article,),
            "events": self.events,
            "actors": self.actors,
            "event_actors": self.event_actors,
            "casualties": self.casualties,
            "claims": self.claims,
        }
