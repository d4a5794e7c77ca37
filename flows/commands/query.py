"""`eventwire query`: SQL on the warehouse, reading only."""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.commands import ExitCode
from flows.console import Console, is_terminal
from flows.settings import store_folder

_STEP = 1_000
_SHOWN = 200  # rows of a table on a terminal; more scroll away unread


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Runs one query and prints its rows."""
    import duckdb

    from warehouse.reading import connect

    sql = sys.stdin.read() if arguments.sql == "-" else arguments.sql
    form = arguments.format or ("json" if console.json else "table" if is_terminal() else "csv")
    if form == "parquet" and arguments.output is None:
        console.error("parquet cannot be printed; name a file with --output")
        return ExitCode.USAGE
    with connect(store_folder(arguments.store)) as connection:
        try:
            if form == "parquet":
                _write_parquet(connection, sql, arguments.output)
            else:
                _print(connection.execute(sql), form, arguments.output, console)
        except duckdb.Error as error:
            console.error(_one_line(error))
            return ExitCode.USAGE if isinstance(error, duckdb.ProgrammingError) else ExitCode.ERROR
    return ExitCode.DONE


def _one_line(error: Exception) -> str:
    """The message of a database error without its picture of the query, with its suggestion."""
    lines = [line.strip() for line in str(error).splitlines()]
    told = [line for line in lines if line and not line.startswith(("LINE ", "^"))]
    return re.sub(r"\s+", " ", " ".join(told))


def _print(result: Any, form: str, output: Path | None, console: Console) -> None:
    if result.description is None:
        return
    names = [column[0] for column in result.description]
    lines = _lines(names, _rows(result), form, console)
    if output is None:
        for line in lines:
            console.data(line)
    else:
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{line}\n" for line in lines)


def _rows(result: Any) -> Iterator[tuple[object, ...]]:
    while rows := result.fetchmany(_STEP):
        yield from rows


def _lines(names: Sequence[str], rows: Iterator[tuple[object, ...]], form: str, console: Console) -> Iterator[str]:
    if form == "csv":
        yield from _csv(names, rows)
    elif form == "jsonl":
        yield from (_json(names, row) for row in rows)
    elif form == "json":
        yield "["
        before = None
        for row in rows:
            if before is not None:
                yield before + ","
            before = _json(names, row)
        if before is not None:
            yield before
        yield "]"
    else:
        yield from _table(names, rows, console)


def _csv(names: Sequence[str], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    yield _csv_line(names)
    for row in rows:
        yield _csv_line(row)


def _csv_line(values: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([_plain(value) for value in values])
    return buffer.getvalue()


def _plain(value: object) -> object:
    """A value as one cell: lists and structures as JSON, nothing as nothing."""
    return json.dumps(value, default=str, ensure_ascii=False) if isinstance(value, list | dict | tuple) else value


def _json(names: Sequence[str], row: Sequence[object]) -> str:
    return json.dumps(dict(zip(names, row, strict=True)), default=str, ensure_ascii=False)


def _table(names: Sequence[str], rows: Iterator[tuple[object, ...]], console: Console) -> Iterator[str]:
    from flows.console import table_lines

    shown = [row for _, row in zip(range(_SHOWN), rows, strict=False)]
    width = shutil.get_terminal_size().columns if is_terminal() else None
    yield from table_lines(names, [[_plain(value) for value in row] for row in shown], width=width)
    if next(rows, None) is not None:
        console.say(f"({_SHOWN} rows shown; --format csv gives all)")


def _write_parquet(connection: Any, sql: str, output: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(connection.sql(sql).to_arrow_table(), output)
