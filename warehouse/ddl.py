"""Row classes as DuckDB tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Template

from transforms.columns import Column, Kind, columns_of, key_of
from warehouse.arrow import summary_of

_INTEGERS = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}
_TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.REAL: "DOUBLE",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "DATE",
    Kind.INSTANT: "TIMESTAMP WITH TIME ZONE",
    Kind.TEXTS: "VARCHAR[]",
}


def create_table(name: str, row_class: type) -> list[str]:
    """The statements that make a table and describe it and its columns.

    References are told in the comments and not enforced: expectations check them, and a row that others refer to could
    not be taken out and put back in one transaction.
    """
    columns = columns_of(row_class)
    lines = [_definition(column) for column in columns]
    keys = ", ".join(quote(k) for k in key_of(row_class))
    lines.append(f"PRIMARY KEY ({keys})")
    body = ",\n    ".join(lines)
    return [
        f"CREATE TABLE {quote(name)} (\n    {body}\n)",
        f"COMMENT ON TABLE {quote(name)} IS {literal(summary_of(row_class))}",
        *_comments(name, columns),
    ]


def sql_type(column: Column, *, nested: bool = False) -> str:
    """The DuckDB type of a column; closed lists inside lists are plain text, as in the Parquet files."""
    if column.kind is Kind.ENUM:
        return "VARCHAR" if nested else f"ENUM ({', '.join(literal(v) for v in column.values)})"
    if column.kind is Kind.INTEGER:
        return _INTEGERS[column.bits]
    if column.kind is Kind.RECORDS:
        parts = ", ".join(f"{quote(c.name)} {sql_type(c, nested=True)}" for c in column.record)
        return f"STRUCT({parts})[]"
    return _TYPES[column.kind]


def quote(name: str) -> str:
    """A name as SQL takes it, whatever it is."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it."""
    return "'" + text.replace("'", "''") + "'"


def statement(template: str, **names: str | Sequence[str]) -> str:
    """SQL with names of tables and columns put in, each of them quoted; values go in as parameters.

    >>> statement("SELECT $columns FROM $table", columns=["a", "b"], table="t")
    'SELECT "a", "b" FROM "t"'
    """
    lists = {place: [given] if isinstance(given, str) else given for place, given in names.items()}
    return Template(template).substitute({place: ", ".join(map(quote, given)) for place, given in lists.items()})


def comment_of(column: Column) -> str:
    """What a column's comment says."""
    return f"{column.description} References {column.references}." if column.references else column.description


def _definition(column: Column) -> str:
    parts = [quote(column.name), sql_type(column)]
    if not column.nullable:
        parts.append("NOT NULL")
    if bounds := _bounds(column):
        parts.append(f"CHECK ({bounds})")
    return " ".join(parts)


def _bounds(column: Column) -> str:
    name = quote(column.name)
    bounds = [f"{name} >= {column.minimum:g}"] if column.minimum is not None else []
    if column.maximum is not None:
        bounds.append(f"{name} <= {column.maximum:g}")
    return " AND ".join(bounds)


def _comments(table: str, columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        yield f"COMMENT ON COLUMN {quote(table)}.{quote(column.name)} IS {literal(comment_of(column))}"
