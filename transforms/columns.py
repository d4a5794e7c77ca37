"""How a field of a row class describes a table column.

A row class is a frozen dataclass whose fields are made with `column(...)`. It is the only definition of its table: the
Arrow schema, the DuckDB table, the Great Expectations suite and the data dictionary are all rendered from
`columns_of(RowClass)`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import functools
import types
import typing
from typing import Any


class Kind(enum.Enum):
    """The kinds of value that a column can hold."""

    TEXT = "text"
    ENUM = "enum"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"
    TEXTS = "texts"
    RECORDS = "records"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, as its row class declares it.

    Attributes:
        name: the column's name in every store.
        kind: what it holds.
        nullable: whether it may be empty.
        description: one sentence, shown in the data dictionary and as the column's comment.
        key: part of the primary key.
        references: name of the table whose key the values must be found in.
        values: the closed list, for `Kind.ENUM`.
        minimum, maximum: inclusive bounds of a number.
        bits: width of an integer: 8, 16, 32 or 64.
        record: columns of the parts of a `Kind.RECORDS` value, a list of structures.
    """

    name: str
    kind: Kind
    nullable: bool
    description: str
    key: bool = False
    references: str | None = None
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    bits: int = 32
    record: tuple[Column, ...] = ()


def column(
    description: str,
    *,
    key: bool = False,
    references: str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    bits: int = 32,
    default: Any = dataclasses.MISSING,
) -> Any:
    """A dataclass field that is a table column; the annotation gives its type and whether it may be empty.

    Raises:
        ValueError: the description is empty; a column that nobody can explain does not construct.
    """
    if not description.strip():
        raise ValueError("a column needs a description")
    facts = {
        "description": description,
        "key": key,
        "references": references,
        "minimum": minimum,
        "maximum": maximum,
        "bits": bits,
    }
    return dataclasses.field(default=default, metadata={"column": facts})


_KINDS: dict[object, Kind] = {
    str: Kind.TEXT,
    int: Kind.INTEGER,
    float: Kind.REAL,
    bool: Kind.BOOLEAN,
    dt.date: Kind.DATE,
    dt.datetime: Kind.INSTANT,
}


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """The annotation without `None`, and whether it had it."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        parts = [a for a in typing.get_args(annotation) if a is not types.NoneType]
        if len(parts) != 1:
            raise TypeError(f"a column holds one type or nothing, not {annotation}")
        return parts[0], True
    return annotation, False


def _shape(annotation: Any) -> dict[str, Any]:
    """Kind, closed list and inner columns that an annotation stands for."""
    if annotation in _KINDS:
        return {"kind": _KINDS[annotation]}
    if isinstance(annotation, type) and issubclass(annotation, enum.StrEnum):
        return {"kind": Kind.ENUM, "values": tuple(m.value for m in annotation)}
    if typing.get_origin(annotation) is tuple:
        inner = typing.get_args(annotation)[0]
        if inner is str:
            return {"kind": Kind.TEXTS}
        if isinstance(inner, type) and issubclass(inner, enum.StrEnum):
            return {"kind": Kind.TEXTS, "values": tuple(m.value for m in inner)}
        return {"kind": Kind.RECORDS, "record": declared_columns(inner)}
    raise TypeError(f"no column kind for {annotation}")


@functools.cache
def declared_columns(row_class: type) -> tuple[Column, ...]:
    """The columns that a row class declares itself, in order."""
    annotations = typing.get_type_hints(row_class)
    out = []
    for field in dataclasses.fields(row_class):
        if "column" not in field.metadata:
            raise TypeError(f"{row_class.__name__}.{field.name} is not made with column()")
        annotation, nullable = _without_none(annotations[field.name])
        out.append(Column(name=field.name, nullable=nullable, **_shape(annotation), **field.metadata["column"]))
    return tuple(out)


RUN_ID = Column(
    name="run_id",
    kind=Kind.TEXT,
    nullable=False,
    description="The run that wrote the row: a hash of its input and of the versions, so the same run has the same id.",
)


@functools.cache
def columns_of(row_class: type) -> tuple[Column, ...]:
    """The columns of the table that a row class defines: its own, then `run_id`, which the writer stamps."""
    own = declared_columns(row_class)
    return own if any(c.name == RUN_ID.name for c in own) else (*own, RUN_ID)


def key_of(row_class: type) -> tuple[str, ...]:
    """Names of the key columns of a row class."""
    return tuple(c.name for c in columns_of(row_class) if c.key)
