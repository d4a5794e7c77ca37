"""Row classes as Arrow schemas; rows to Parquet and back.

Closed lists are plain strings here: DuckDB, pandas, polars and R all read those alike, file by file, and Parquet stores
them as dictionaries anyway. The DuckDB tables have real enumerations.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import types
import typing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.columns import RUN_ID, Column, Kind, columns_of, declared_columns, key_of
from transforms.identity import sha256_of
from warehouse.errors import DamagedFileError

_INTEGERS = {8: pa.int8(), 16: pa.int16(), 32: pa.int32(), 64: pa.int64()}
_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.ENUM: pa.string(),
    Kind.REAL: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.INSTANT: pa.timestamp("us", tz="UTC"),
}


def summary_of(row_class: type) -> str:
    """The sentence that says what one row of a table is."""
    return (row_class.__doc__ or "").strip().splitlines()[0]


@functools.cache
def schema_of(row_class: type, *, stamped: bool = True) -> pa.Schema:
    """The Arrow schema of a table; descriptions are metadata of its fields.

    Args:
        row_class: the table's row class.
        stamped: with `run_id`, as in the lake; without it, as staged.
    """
    columns = columns_of(row_class) if stamped else declared_columns(row_class)
    return pa.schema([_field(c) for c in columns], metadata={"description": summary_of(row_class)})


def to_arrow(row_class: type, rows: Sequence[Any]) -> pa.Table:
    """Rows as an Arrow table without `run_id`, in order of their keys: the same rows in any order give the same table.

    Raises:
        ValueError: an instant without a time zone.
    """
    keys = key_of(row_class)
    rows = sorted(rows, key=lambda row: tuple(getattr(row, k) for k in keys))
    schema = schema_of(row_class, stamped=False)
    arrays = []
    for column in declared_columns(row_class):
        plain = _plain_value(column)
        values = [plain(getattr(row, column.name)) for row in rows]
        arrays.append(pa.array(values, schema.field(column.name).type))
    return pa.Table.from_arrays(arrays, schema=schema)


def from_arrow(row_class: type, table: pa.Table) -> list[Any]:
    """The rows of an Arrow table, in its order; `run_id` is left out."""
    readers = _readers(row_class)
    values = [[read(v) for v in table.column(name).to_pylist()] for name, read in readers.items()]
    return [row_class(**dict(zip(readers, cells, strict=True))) for cells in zip(*values, strict=True)]


def stamp(row_class: type, table: pa.Table, run_id: str | Sequence[str]) -> pa.Table:
    """The table with `run_id` in every row: one for all, or one for each."""
    run_ids = [run_id] * table.num_rows if isinstance(run_id, str) else list(run_id)
    return table.append_column(RUN_ID.name, pa.array(run_ids, pa.string())).cast(schema_of(row_class))


def sort_by_key(row_class: type, table: pa.Table) -> pa.Table:
    """The table in order of its key."""
    return table.sort_by([(name, "ascending") for name in key_of(row_class)])


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table so that equal tables give equal bytes and a flipped bit is an error for every reader."""
    pq.write_table(table.combine_chunks(), path, compression="zstd", write_page_checksum=True)


def read_parquet(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read a Parquet file, or some of its columns, with its checksums verified.

    Raises:
        DamagedFileError: the file is not there or does not hold what was written to it.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            return file.read(columns=columns)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise DamagedFileError(f"{path} cannot be read: {_first_line(error)}") from error


def read_verified(path: Path, sha256: str, columns: Sequence[str] | None = None) -> pa.Table:
    """Read a Parquet file after making sure that its bytes are those that were written.

    Raises:
        DamagedFileError: they are not.
    """
    try:
        payload = path.read_bytes()
    except OSError as error:
        raise DamagedFileError(f"{path} cannot be read: {error.strerror}") from error
    if sha256_of(payload) != sha256:
        raise DamagedFileError(f"{path} is not what was written; `eventwire verify` lists what else is damaged")
    return pq.read_table(pa.BufferReader(payload), columns=columns)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _type(column), nullable=column.nullable, metadata={"description": column.description})


def _type(column: Column) -> pa.DataType:
    if column.kind is Kind.INTEGER:
        return _INTEGERS[column.bits]
    if column.kind is Kind.TEXTS:
        return pa.list_(pa.field("element", pa.string(), nullable=False))
    if column.kind is Kind.RECORDS:
        record = pa.struct([pa.field(c.name, _type(c), nullable=c.nullable) for c in column.record])
        return pa.list_(pa.field("element", record, nullable=False))
    return _TYPES[column.kind]


def _plain_value(column: Column) -> Callable[[Any], Any]:
    """How a column's values look to Arrow."""
    if column.kind is Kind.INSTANT:
        return _checked_instant
    if column.kind is Kind.RECORDS:
        names = [c.name for c in column.record]
        return lambda records: [{n: getattr(record, n) for n in names} for record in records]
    return lambda value: value


def _checked_instant(value: dt.datetime | None) -> dt.datetime | None:
    if value is not None and value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone; instants are written in UTC")
    return value


@functools.cache
def _readers(row_class: type) -> dict[str, Callable[[Any], Any]]:
    """How each column's plain values become the row class's own."""
    annotations = typing.get_type_hints(row_class)
    return {c.name: _reader(annotations[c.name]) for c in declared_columns(row_class)}


def _reader(annotation: Any) -> Callable[[Any], Any]:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        inner = _reader(next(a for a in typing.get_args(annotation) if a is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(annotation) is tuple:
        inner = _reader(typing.get_args(annotation)[0])
        return lambda values: tuple(inner(v) for v in values)
    if annotation is dt.datetime:
        return lambda value: value.astimezone(dt.UTC)
    if issubclass(annotation, enum.Enum):
        member: Callable[[Any], Any] = annotation
        return member
    if hasattr(annotation, "__dataclass_fields__"):
        readers = _readers(annotation)
        return lambda value: annotation(**{name: read(value[name]) for name, read in readers.items()})
    return lambda value: value
