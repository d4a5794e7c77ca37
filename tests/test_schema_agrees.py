"""Every store's form of a table is rendered from its row class: here they are held against each other."""

import enum
import re

import duckdb
import pytest

from transforms import vocabulary
from transforms.columns import Column, Kind, columns_of, key_of
from transforms.tables import TABLES
from warehouse.arrow import schema_of, write_parquet
from warehouse.ddl import comment_of, create_table
from warehouse.loading import definition

every_table = pytest.mark.parametrize(("name", "row_class"), TABLES.items(), ids=TABLES)

# What a raw article's payload is stands in landing files, not in a table.
NOT_IN_TABLES = {"MediaType"}


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        con.execute(definition())
        yield con


@every_table
def test_arrow_schema_has_the_columns_in_order(name, row_class):
    schema = schema_of(row_class)

    assert schema.names == [c.name for c in columns_of(row_class)]
    assert [f.nullable for f in schema] == [c.nullable for c in columns_of(row_class)]
    assert [f.metadata[b"description"].decode() for f in schema] == [c.description for c in columns_of(row_class)]


@every_table
def test_duckdb_table_has_the_columns_in_order(name, row_class, con):
    described = con.execute(f'DESCRIBE "{name}"').fetchall()

    assert [row[0] for row in described] == [c.name for c in columns_of(row_class)]
    assert [row[2] == "YES" for row in described] == [c.nullable for c in columns_of(row_class)]


@every_table
def test_duckdb_table_has_the_types_of_the_parquet_file(name, row_class, con, tmp_path):
    path = tmp_path / f"{name}.parquet"
    write_parquet(schema_of(row_class).empty_table(), path)

    in_file = con.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    in_table = con.execute(f'DESCRIBE "{name}"').fetchall()

    plain = [(column, re.sub(r"^ENUM\(.*\)$", "VARCHAR", kind)) for column, kind, *_ in in_table]
    assert plain == [(column, kind) for column, kind, *_ in in_file]


@every_table
def test_duckdb_closed_lists_are_those_of_the_row_class(name, row_class, con):
    for column in columns_of(row_class):
        if column.kind is Kind.ENUM:
            kind = con.execute(
                "SELECT data_type FROM duckdb_columns() WHERE table_name = ? AND column_name = ?", [name, column.name]
            ).fetchone()[0]
            assert re.findall(r"'([^']*)'", kind) == list(column.values)


@every_table
def test_duckdb_primary_key_is_the_row_class_key(name, row_class, con):
    found = con.execute(
        "SELECT constraint_column_names FROM duckdb_constraints() WHERE table_name = ? "
        "AND constraint_type = 'PRIMARY KEY'",
        [name],
    ).fetchall()

    assert found == [(list(key_of(row_class)),)]


@every_table
def test_duckdb_comments_are_the_descriptions(name, row_class, con):
    found = con.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [name]
    ).fetchall()
    (table_comment,) = con.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [name]).fetchone()

    assert found == [(c.name, comment_of(c)) for c in columns_of(row_class)]
    assert table_comment.startswith("One row per ")


@every_table
def test_references_lead_to_tables(name, row_class):
    references = {c.references for c in columns_of(row_class) if c.references}

    assert references <= set(TABLES)


@every_table
def test_duckdb_refuses_a_number_out_of_bounds(name, row_class, con):
    bounded = [c for c in columns_of(row_class) if c.minimum is not None or c.maximum is not None]
    checks = con.execute(
        "SELECT count(*) FROM duckdb_constraints() WHERE table_name = ? AND constraint_type = 'CHECK'", [name]
    ).fetchone()[0]

    assert checks == len(bounded)
    assert create_table(name, row_class)[0].count(" CHECK (") == len(bounded)


def test_every_closed_list_is_used_by_a_table():
    used = {c.values for row_class in TABLES.values() for c in _all_columns(row_class) if c.values}
    lists = {
        name: tuple(m.value for m in value)
        for name, value in vars(vocabulary).items()
        if isinstance(value, type) and issubclass(value, enum.StrEnum) and value is not enum.StrEnum
    }

    assert {name for name, values in lists.items() if values not in used} == NOT_IN_TABLES


def _all_columns(row_class) -> list[Column]:
    columns = columns_of(row_class)
    return [*columns, *(inner for c in columns for inner in c.record)]
