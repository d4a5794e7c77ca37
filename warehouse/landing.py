"""Landing files: articles as they were delivered, kept for ever.

A landing file is named by what it holds. Delivering the same records again, in any order, finds the file that is there
and leaves it as it is: the first `fetched_at` wins.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pyarrow as pa

from transforms.identity import content_id, sha256_of
from transforms.records import RawArticle
from transforms.vocabulary import MediaType
from warehouse import atomic
from warehouse.arrow import read_parquet, write_parquet
from warehouse.errors import DamagedFileError
from warehouse.store import Store

_PAIR = pa.struct([pa.field("name", pa.string(), nullable=False), pa.field("value", pa.string(), nullable=False)])
_SCHEMA = pa.schema(
    [
        pa.field("digest", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("payload", pa.binary(), nullable=False),
        pa.field("media_type", pa.string(), nullable=False),
        pa.field("fetched_at", pa.timestamp("us", tz="UTC"), nullable=False),
        *(pa.field(n, pa.string()) for n in ("external_id", "url", "title", "publisher", "language", "published_at")),
        pa.field("body", pa.string()),
        pa.field("extra", pa.list_(pa.field("element", _PAIR, nullable=False)), nullable=False),
    ]
)
# Where a record was found and when is about the delivery, not about the record.
_DELIVERY = ("source", "fetched_at")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LandedBatch:
    """One landing file: the unit of a task.

    Attributes:
        batch_id: hash of the records that it holds, whatever their order.
        path: the file.
        article_count: how many records it holds.
    """

    batch_id: str
    path: Path
    article_count: int


def raw_digest(raw: RawArticle) -> str:
    """Identity of a raw record: payload and delivered metadata, but not where it was found nor when it was fetched."""
    record = {name: value for name, value in _record(raw).items() if name not in _DELIVERY}
    record["payload"] = sha256_of(raw.payload)
    return sha256_of(json.dumps(record, sort_keys=True).encode("ascii"))


def land(
    store: Store, raws: Iterable[RawArticle], *, batch_size: int, known: Container[str] = frozenset()
) -> Iterator[LandedBatch]:
    """Write raw articles to landing files of `batch_size` records, in the order of their arrival.

    Holds one batch in memory, and a digest for each record seen: a record that was delivered twice lands once.

    Args:
        store: where to.
        raws: what was delivered.
        batch_size: records in a file, at least 1.
        known: digests (`raw_digest`) of records to leave out.

    Yields:
        Each batch as soon as it is safely on disk.
    """
    fresh = _fresh(raws, known)
    while batch := dict(itertools.islice(fresh, batch_size)):
        yield _write_batch(store, batch)


def read_batch(path: Path) -> tuple[RawArticle, ...]:
    """The raw articles of a landing file, in order of their digests.

    Raises:
        DamagedFileError: the file cannot be read, or does not hold the records that it is named by.
    """
    records = read_parquet(path).to_pylist()
    raws = tuple(_raw_article(record) for record in records)
    digests = [raw_digest(raw) for raw in raws]
    if content_id(*digests) != path.stem:
        raise DamagedFileError(f"{path} is not what was written; remove it and ingest its articles again")
    return raws


def landed(store: Store) -> tuple[LandedBatch, ...]:
    """All landing files of a store, in order of their ids: what can be extracted again without the sources."""
    return tuple(_batch(path) for path in sorted(store.raw.glob("*.parquet")))


def known_digests(store: Store, batch_ids: Iterable[str]) -> frozenset[str]:
    """Digests of the records in the landing files of the given batches; a missing file holds none."""
    paths = (store.raw / f"{batch_id}.parquet" for batch_id in batch_ids)
    columns = (read_parquet(path, ["digest"]).column("digest") for path in paths if path.exists())
    return frozenset(itertools.chain.from_iterable(column.to_pylist() for column in columns))


def _fresh(raws: Iterable[RawArticle], known: Container[str]) -> Iterator[tuple[str, RawArticle]]:
    """Records seen for the first time, with their digests."""
    seen: set[bytes] = set()
    for raw in raws:
        digest = raw_digest(raw)
        # Half a digest is plenty to tell records apart, and half the memory.
        short = bytes.fromhex(digest[:32])
        if digest not in known and short not in seen:
            seen.add(short)
            yield digest, raw


def _write_batch(store: Store, batch: dict[str, RawArticle]) -> LandedBatch:
    digests = sorted(batch)
    batch_id = content_id(*digests)
    path = store.raw / f"{batch_id}.parquet"
    if not path.exists():
        table = pa.Table.from_pylist([{"digest": d, **_record(batch[d])} for d in digests], schema=_SCHEMA)
        with atomic.file_at(path, tmp=store.tmp) as draft:
            write_parquet(table, draft)
    return LandedBatch(batch_id=batch_id, path=path, article_count=len(digests))


def _batch(path: Path) -> LandedBatch:
    return LandedBatch(batch_id=path.stem, path=path, article_count=read_parquet(path, ["digest"]).num_rows)


def _record(raw: RawArticle) -> dict[str, Any]:
    values = {f.name: _storable(getattr(raw, f.name)) for f in fields(RawArticle)}
    values["extra"] = [{"name": _storable(name), "value": _storable(value)} for name, value in raw.extra]
    return values


def _storable(value: Any) -> Any:
    """Text without halves of surrogate pairs, which JSON and file names can carry and UTF-8 cannot."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def _raw_article(record: dict[str, Any]) -> RawArticle:
    values = {name: value for name, value in record.items() if name != "digest"}
    values["media_type"] = MediaType(values["media_type"])
    values["extra"] = _pairs(values["extra"])
    return RawArticle(**values)


def _pairs(records: Sequence[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((record["name"], record["value"]) for record in records)
