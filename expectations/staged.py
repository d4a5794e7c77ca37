"""Staged Parquet files: which are there, what their schema is, and their rows in groups of batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expectations.suites import BATCH
from transforms.columns import Column, Kind, declared_columns
from transforms.tables import EXTRACTED, TABLES

STAGED: tuple[str, ...] = (*EXTRACTED, "rejections")
"""The tables that a batch stages, parents before children."""

Rows = dict[str, list[Any]]
"""The values of a table, column by column; None is what is not stated, lists are tuples."""


class StagedFileError(Exception):
    """A staged file that cannot be read; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The files of one batch, by table."""

    number: int
    files: Mapping[str, Path]


def batches_of(files: Mapping[str, Sequence[Path]]) -> tuple[list[Batch], list[str]]:
    """The batches that the staged files make up, and what is wrong with the list, in plain words."""
    wrong = [f"{table}: no staged file was given" for table in STAGED if not files.get(table)]
    wrong += [f"{table}: is not a table that batches stage" for table in sorted(set(files) - set(STAGED))]
    counts = {len(paths) for paths in files.values()}
    if not wrong and len(counts) > 1:
        told = ", ".join(f"{table} {len(files[table])}" for table in STAGED)
        wrong.append(f"every batch must have one file per table, but there are: {told}")
    if wrong:
        return [], wrong
    numbered = enumerate(zip(*(files[table] for table in STAGED), strict=True))
    return [Batch(number=n, files=dict(zip(STAGED, paths, strict=True))) for n, paths in numbered], []


def _read(path: Path, columns: Sequence[str] | None = None) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            return file.read(columns=columns)
    except (OSError, pa.ArrowException) as error:
        raise StagedFileError(f"{path.name} cannot be read: {error}") from error


def schema_of(path: Path) -> tuple[tuple[str, ...], int]:
    """Columns of a staged file, as `suites.described` names them, and its number of rows.

    Raises:
        StagedFileError: the file is missing or is not Parquet.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            return tuple(_described(field) for field in file.schema_arrow), file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        raise StagedFileError(f"{path.name} cannot be read: {error}") from error


def _described(field: Any) -> str:
    return f"{field.name} {_kind(field.type)}"


def _kind(kind: Any) -> str:
    """The word for an Arrow type in `suites.described`; an unexpected type is named as Arrow names it."""
    from pyarrow import types

    if types.is_dictionary(kind):
        return _kind(kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        if types.is_struct(kind.value_type):
            return f"records({', '.join(_described(field) for field in kind.value_type)})"
        return Kind.TEXTS.value if _kind(kind.value_type) == Kind.TEXT.value else str(kind)
    known = {
        Kind.TEXT: types.is_string(kind) or types.is_large_string(kind),
        Kind.INTEGER: types.is_signed_integer(kind),
        Kind.REAL: types.is_float64(kind),
        Kind.BOOLEAN: types.is_boolean(kind),
        Kind.DATE: types.is_date32(kind),
        Kind.INSTANT: types.is_timestamp(kind) and kind.tz is not None,
    }
    return next((name.value for name, is_it in known.items() if is_it), str(kind))


def groups_of(batches: Sequence[Batch], chunk_articles: int) -> Iterator[list[Batch]]:
    """Batches in their order, in groups of about that many articles and at least one batch."""
    group: list[Batch] = []
    articles = 0
    for batch in batches:
        group.append(batch)
        articles += schema_of(batch.files["articles"])[1]
        if articles >= chunk_articles:
            yield group
            group, articles = [], 0
    if group:
        yield group


def read_columns(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The values of some columns of a staged file, row by row.

    Raises:
        StagedFileError: the file cannot be read.
    """
    table = _read(path, columns)
    return zip(*(table.column(name).to_pylist() for name in columns), strict=True)


def read_rows(batches: Sequence[Batch], table: str) -> Rows:
    """The rows of a table in some batches, with the number of the batch as the column `BATCH`.

    Raises:
        StagedFileError: a file cannot be read.
    """
    declared = declared_columns(TABLES[table])
    rows: Rows = {name: [] for name in (*(column.name for column in declared), BATCH)}
    for batch in batches:
        read = _read(batch.files[table])
        rows[BATCH].extend([batch.number] * read.num_rows)
        for column in declared:
            rows[column.name].extend(_hashable(column, value) for value in read.column(column.name).to_pylist())
    return rows


def _hashable(column: Column, value: Any) -> Any:
    if value is None or column.kind not in (Kind.TEXTS, Kind.RECORDS):
        return value
    if column.kind is Kind.TEXTS:
        return tuple(value)
    return tuple(tuple(part[inner.name] for inner in column.record) for part in value)
