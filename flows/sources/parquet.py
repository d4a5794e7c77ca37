"""Parquet tables: one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from flows.sources.delivery import Delivery
from flows.sources.records import BODIES, article_of, canonical, missing_body
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import Reason

_ROWS = 64  # at the largest payload that is allowed, one step of rows still fits into memory


def read_parquet(delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    """The articles of a Parquet file, read a few rows at a time."""
    with delivery.opened() as stream:
        yield from _table(stream, delivery)


def _table(stream: BinaryIO, delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        yield delivery.refused(Reason.UNREADABLE, f"the file is not readable Parquet: {_first_line(error)}")
        return
    names = list(file.schema_arrow.names)
    if any(name in BODIES for name in names):
        yield from _rows(file, delivery)
    else:
        yield delivery.refused(Reason.MISSING_FIELD, "the table cannot be read: " + missing_body(names))


def _rows(file: Any, delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    import pyarrow as pa

    number = 0
    steps = file.iter_batches(batch_size=_ROWS)
    while True:
        try:
            step = next(steps, None)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            detail = f"row {number + 1}: {_first_line(error)}; nothing after it was read"
            yield delivery.refused(Reason.UNREADABLE, detail)
            return
        if step is None:
            return
        for record in step.to_pylist():
            number += 1
            yield article_of(record, payload=canonical(record), delivery=delivery, place=f"row {number}")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
