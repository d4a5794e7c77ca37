"""Bringing one DuckDB file up to a release of the lake, in one transaction."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from transforms.columns import key_of
from transforms.tables import TABLES, LoadRow, RunRow
from warehouse import atomic
from warehouse.arrow import read_parquet, read_verified, schema_of, stamp, to_arrow
from warehouse.committing import LAKE
from warehouse.ddl import create_table, literal, statement
from warehouse.ledger import Load
from warehouse.manifest import Manifest, PartFile
from warehouse.views import create_views

# The oldest format that has all we use: clients from 1.2 on open it, and a file keeps it when a newer one writes.
STORAGE_VERSION = "v1.2.0"

# Files are handed over in groups: a statement for each of thousands of small files would take minutes.
_GROUP_BYTES = 32 * 1024 * 1024
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}

# DuckDB passes on the system's words and no number.
_FULL = tuple(os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG))

Loaded = dict[tuple[str, str, str], Load]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a load did to the tables, and the ledger's rows of it."""

    inserted: Counter[str] = field(default_factory=Counter)
    replaced: Counter[str] = field(default_factory=Counter)
    deleted: Counter[str] = field(default_factory=Counter)
    loads: list[Load] = field(default_factory=list)


def definition() -> str:
    """Everything that makes an empty warehouse, as text: two that differ cannot be brought up to date, only rebuilt."""
    return ";\n".join(
        [*(s for name, row_class in TABLES.items() for s in create_table(name, row_class)), *create_views()]
    )


@contextlib.contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may write a private DuckDB file, made with all tables when it is not there.

    Raises:
        DiskFullError: there is no room.
    """
    is_new = not path.exists()
    con = duckdb.connect(config=_OFFLINE)
    try:
        version = f"(STORAGE_VERSION '{STORAGE_VERSION}')" if is_new else ""
        con.execute(f"ATTACH {literal(str(path))} AS warehouse {version}")
        con.execute("USE warehouse")
        if is_new:
            # In one transaction: each statement alone would wait for the disk.
            con.execute(f"BEGIN; {definition()}; COMMIT")
        yield con
        con.execute("CHECKPOINT warehouse")
    except duckdb.Error as error:
        if any(words in str(error) for words in _FULL):
            raise atomic.full_disk(path) from error
        raise
    finally:
        con.close()
        path.with_name(path.name + ".wal").unlink(missing_ok=True)


def bring_up(con: duckdb.DuckDBPyConnection, folder: Path | None, manifest: Manifest, known: Loaded) -> Changes:
    """Make the tables equal to a release; the caller begins and ends the transaction.

    Args:
        con: a connection to the file.
        folder: the release; None when nothing was ever committed.
        manifest: what it holds.
        known: loads of old, whose ledger rows stand when the same content is loaded again.
    """
    changes = Changes()
    there = _present(con)
    for table in LAKE:
        wanted = {f.part: f for f in manifest.of(table) if f.rows}
        present = there.get(table, {})
        fresh = [f for f in wanted.values() if present.get(f.part) != f.sha256]
        files = [_inside(folder, f) for f in wanted.values()]
        if any(part not in wanted or wanted[part].sha256 != sha for part, sha in present.items()):
            changes.deleted[table] = _delete_absent(con, table, files)
        for group in _groups(fresh):
            changes.loads.extend(_insert(con, table, {f: _inside(folder, f) for f in group}))
    loads = [known.get((load.row.batch, load.row.table, load.row.part_sha256), load) for load in changes.loads]
    _note_loads(con, manifest, loads)
    for load in changes.loads:
        changes.inserted[load.row.table] += load.row.rows_inserted
        changes.replaced[load.row.table] += load.row.rows_replaced
    return changes


def replace_runs(con: duckdb.DuckDBPyConnection, runs: Sequence[RunRow]) -> None:
    """Make the table of runs equal to the ledger."""
    con.execute("DELETE FROM runs")
    with _registered(con, to_arrow(RunRow, runs)):
        con.execute("INSERT INTO runs BY NAME SELECT * FROM given")


def _present(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Hash of what is loaded, by table and part."""
    present: dict[str, dict[str, str]] = defaultdict(dict)
    for table, batch, sha256 in con.execute('SELECT "table", batch, part_sha256 FROM loads').fetchall():
        present[table][batch] = sha256
    return present


def _inside(folder: Path | None, file: PartFile) -> Path:
    assert folder is not None
    return folder / file.path


def _groups(files: Sequence[PartFile]) -> Iterator[list[PartFile]]:
    """The files in groups that fit in memory."""
    group: list[PartFile] = []
    for file in files:
        if group and sum(f.size for f in group) + file.size > _GROUP_BYTES:
            yield group
            group = []
        group.append(file)
    if group:
        yield group


def _insert(con: duckdb.DuckDBPyConnection, table: str, files: Mapping[PartFile, Path]) -> list[Load]:
    """Put the rows of some files into a table; rows with keys that are there already are replaced."""
    tables = [_numbered(read_verified(path, f.sha256), n) for n, (f, path) in enumerate(files.items())]
    with _registered(con, pa.concat_tables(tables, promote_options="default")):
        count = "SELECT part_number, count(*) FROM given JOIN $table USING ($keys) GROUP BY part_number"
        replaced = dict(con.execute(statement(count, table=table, keys=key_of(TABLES[table]))).fetchall())
        insert = "INSERT OR REPLACE INTO $table BY NAME SELECT * EXCLUDE (part_number) FROM given"
        con.execute(statement(insert, table=table))
    loaded_at = dt.datetime.now(dt.UTC)
    return [_load(file, replaced.get(number, 0), loaded_at) for number, file in enumerate(files)]


def _numbered(table: pa.Table, number: int) -> pa.Table:
    return table.append_column("part_number", pa.repeat(pa.scalar(number, pa.int32()), table.num_rows))


def _load(file: PartFile, replaced: int, loaded_at: dt.datetime) -> Load:
    row = LoadRow(
        batch=file.part,
        table=file.table,
        part_sha256=file.sha256,
        rows_inserted=file.rows - replaced,
        rows_replaced=replaced,
        loaded_at=loaded_at,
    )
    return Load(row=row, run_id=file.run_id)


def _delete_absent(con: duckdb.DuckDBPyConnection, table: str, files: Sequence[Path]) -> int:
    """Delete the rows whose keys are in none of the files; how many they were."""
    keys = list(key_of(TABLES[table]))
    schema = schema_of(TABLES[table])
    empty = pa.schema([schema.field(k) for k in keys]).empty_table()
    with _registered(con, pa.concat_tables([empty, *(read_parquet(path, keys) for path in files)])):
        delete = """
            DELETE FROM $table
            WHERE rowid IN (SELECT t.rowid FROM $table AS t ANTI JOIN given USING ($keys))
        """
        found = con.execute(statement(delete, table=table, keys=keys)).fetchone()
    assert found is not None
    return int(found[0])


def _note_loads(con: duckdb.DuckDBPyConnection, manifest: Manifest, loads: Sequence[Load]) -> None:
    """Make the table of loads say what is loaded now."""
    parts = pa.table(
        {"batch": [f.part for f in manifest.files], "table": [f.table for f in manifest.files]},
        schema=pa.schema([("batch", pa.string()), ("table", pa.string())]),
    )
    with _registered(con, parts):
        con.execute(
            'DELETE FROM loads WHERE rowid IN (SELECT l.rowid FROM loads l ANTI JOIN given USING (batch, "table"))'
        )
    by_key = {(load.row.batch, load.row.table): load for load in loads}
    rows = to_arrow(LoadRow, [load.row for load in by_key.values()])
    run_ids = [by_key[key].run_id for key in sorted(by_key)]
    with _registered(con, stamp(LoadRow, rows, run_ids)):
        con.execute("INSERT OR REPLACE INTO loads BY NAME SELECT * FROM given")


@contextlib.contextmanager
def _registered(con: duckdb.DuckDBPyConnection, table: pa.Table) -> Iterator[None]:
    """Let statements read an Arrow table by the name `given`."""
    con.register("given", table)
    try:
        yield
    finally:
        con.unregister("given")
