"""What a worker process does with one batch: read it, extract it, stage its tables."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from flows.timings import Stopwatch, Timings
from transforms.identity import content_id, sha256_of
from transforms.records import Extraction, RawArticle, Rejection
from transforms.vocabulary import Reason, Step
from warehouse.lake import Staged, find_staged, merge_actors, stage
from warehouse.landing import LandedBatch, raw_digest, read_batch
from warehouse.store import Store


class Extractor(Protocol):
    """What finds events in articles: `transforms.extract.Extractor`, or another one that a settings file names."""

    @property
    def fingerprint(self) -> str:
        """Name, version and model: two extractors of one fingerprint give the same rows."""
        ...

    def extract(self, raw: RawArticle) -> Extraction | Rejection:
        """The rows of one article, or why it was refused."""
        ...

    def extract_many(self, raws: Sequence[RawArticle]) -> Sequence[Extraction | Rejection]:
        """The same for many articles, in their order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedBatch:
    """One batch after extraction.

    Attributes:
        staged: its files.
        article_count: records that were delivered in it.
        was_there: whether an earlier run had staged it already.
        notes: how often extractors noted what, by note.
        timings: what the work took.
    """

    staged: Staged
    article_count: int
    was_there: bool = False
    notes: Mapping[str, int] = field(default_factory=dict)
    timings: Timings = field(default_factory=Timings)

    @property
    def repeated(self) -> int:
        """Records that gave the same article as another record of the batch."""
        return self.article_count - self.staged.counts["articles"] - self.staged.counts["rejections"]


def load_extractor(name: str) -> Extractor:
    """The extractor that `module:attribute` names, loaded.

    Raises:
        ValueError: the name has no colon.
    """
    module, separator, attribute = name.partition(":")
    if not separator:
        raise ValueError(f"an extractor is named module:attribute, not {name}")
    return cast("Extractor", getattr(importlib.import_module(module), attribute).load())


def stage_id(batch_id: str, fingerprint: str) -> str:
    """The id of a batch as one extractor reads it; another extractor gives another id."""
    return f"{batch_id}-{extractor_digest(fingerprint)}"


def extractor_digest(fingerprint: str) -> str:
    """The short form of a fingerprint that stage ids end with."""
    return content_id(fingerprint)[:12]


def find_batch(store: Store, batch: LandedBatch, fingerprint: str) -> StagedBatch | None:
    """The batch if an earlier run, perhaps one that was killed, staged it whole."""
    staged = find_staged(store, stage_id(batch.batch_id, fingerprint))
    return None if staged is None else StagedBatch(staged=staged, article_count=batch.article_count, was_there=True)


def extract_batch(
    store: Store, batch: LandedBatch, extractor: Extractor, *, given_up: Mapping[str, Rejection] | None = None
) -> StagedBatch:
    """Extracts a batch and stages its tables.

    Args:
        store: where to stage.
        batch: the landing file.
        extractor: what finds the events.
        given_up: articles, by digest of the raw record, that are refused untried because an earlier try broke on them.
    """
    watch = Stopwatch()
    given_up = given_up or {}
    with watch.measure("read"):
        raws = [raw for raw in read_batch(batch.path) if raw_digest(raw) not in given_up]
    before = _inner_seconds(extractor)
    with watch.measure("extract"):
        results = extractor.extract_many(raws)
    tables, notes = _tables(raws, results, given_up)
    with watch.measure("stage"):
        staged = stage(store, stage_id(batch.batch_id, extractor.fingerprint), tables)
    after = _inner_seconds(extractor)
    inner = Timings(seconds={name: seconds - before[name] for name, seconds in after.items()})
    return StagedBatch(
        staged=staged,
        article_count=batch.article_count,
        notes=notes,
        timings=watch.timings + inner,
    )


def _inner_seconds(extractor: Extractor) -> dict[str, float]:
    """What an extractor tells of its own time since it was made; one need not tell."""
    told = {name: getattr(extractor, f"{name}_seconds", None) for name in ("clean", "parse", "find")}
    return {name: seconds for name, seconds in told.items() if seconds is not None}


def _tables(
    raws: Sequence[RawArticle], results: Sequence[Extraction | Rejection], given_up: Mapping[str, Rejection]
) -> tuple[dict[str, list[Any]], dict[str, int]]:
    """Rows of all tables of a batch, and its notes."""
    rejections = [r for r in results if isinstance(r, Rejection)] + list(given_up.values())
    extractions: dict[str, tuple[tuple[object, str], Extraction]] = {}
    notes: dict[str, int] = {}
    for raw, result in zip(raws, results, strict=True):
        if isinstance(result, Extraction):
            # Of two records of one article the later one counts: it may correct the other.
            rank = (raw.fetched_at, result.article.raw_sha256)
            article_id = result.article.article_id
            if article_id not in extractions or extractions[article_id][0] < rank:
                extractions[article_id] = (rank, result)
            for note in result.notes:
                notes[note] = notes.get(note, 0) + 1
    tables: dict[str, list[Any]] = {}
    for _, extraction in extractions.values():
        for name, rows in extraction.tables().items():
            tables.setdefault(name, []).extend(rows)
    tables["actors"] = list(merge_actors(tables.get("actors", [])))
    tables["rejections"] = list({row.rejection_id: row for row in (r.row() for r in rejections)}.values())
    return tables, notes


def gave_up(raw: RawArticle, reason: Reason, detail: str) -> Rejection:
    """The refusal of an article on which extraction broke."""
    return Rejection(
        source=raw.source,
        step=Step.EXTRACT,
        reason=reason,
        detail=detail,
        external_id=raw.external_id,
        raw_sha256=sha256_of(raw.payload),
    )
