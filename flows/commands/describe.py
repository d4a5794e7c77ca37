"""`eventwire describe`: the data dictionary, made from the row classes."""

from __future__ import annotations

import argparse
import difflib
import enum
import inspect
import json
import textwrap
from collections.abc import Iterator

from flows.commands import ExitCode
from flows.console import Console
from transforms import vocabulary
from transforms.columns import Column, Kind, columns_of
from transforms.tables import TABLES
from warehouse.views import VIEWS, read_view


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Prints what a name means, or everything."""
    name = arguments.what
    known = [*TABLES, *VIEWS, "codes", *codes()]
    table, _, column = (name or "").partition(".")
    if name is not None and (table not in known or (column and column not in _column_names(table))):
        wanted, among = (column, _column_names(table)) if table in known else (table, known)
        near = difflib.get_close_matches(wanted, among, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(among)}"
        console.error(f"there is nothing named {name} to describe{hint}")
        return ExitCode.USAGE
    if console.json:
        console.data(json.dumps(_as_json(table or None), ensure_ascii=False, indent=1))
    elif arguments.format == "markdown":
        console.data(markdown())
    else:
        for line in _text(table or None, column or None):
            console.data(line)
    return ExitCode.DONE


def codes() -> dict[str, type[enum.StrEnum]]:
    """The closed lists by name."""
    found = inspect.getmembers(vocabulary, lambda m: inspect.isclass(m) and issubclass(m, enum.StrEnum))
    return {name: kind for name, kind in found if kind is not enum.StrEnum}


def sentence(thing: object) -> str:
    """The first paragraph of a docstring, as one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


def markdown() -> str:
    """The whole data dictionary; `docs/data-dictionary.md` is this text."""
    lines = ["# Data dictionary", "", "Made by `eventwire describe --format markdown`; do not edit.", ""]
    for name, row_class in TABLES.items():
        lines += [f"## {name}", "", sentence(row_class), "", "| column | type | empty | meaning |", "|---|---|---|---|"]
        for column in columns_of(row_class):
            empty = "yes" if column.nullable else "no"
            lines.append(f"| {column.name}{_marks(column)} | {_type(column)} | {empty} | {_meaning(column)} |")
        lines.append("")
    lines += ["## Views", ""]
    lines += [f"- `{name}`: {_view(name)}" for name in VIEWS]
    lines += ["", "## Codes", ""]
    for name, kind in codes().items():
        values = ", ".join(f"`{member.value}`" for member in kind)
        lines += [f"**{name}**: {sentence(kind)}", "", values, ""]
    return "\n".join(lines).rstrip()


def _column_names(table: str) -> list[str]:
    return [column.name for column in columns_of(TABLES[table])] if table in TABLES else []


def _marks(column: Column) -> str:
    return " (key)" if column.key else f" (of {column.references})" if column.references else ""


def _type(column: Column) -> str:
    if column.kind is Kind.INTEGER:
        return f"integer, {column.bits} bits"
    if column.kind is Kind.RECORDS:
        return "list of (" + ", ".join(part.name for part in column.record) + ")"
    return {Kind.TEXTS: "list of texts", Kind.ENUM: "code"}.get(column.kind, str(column.kind.value))


def _meaning(column: Column) -> str:
    bounds = [f"least {column.minimum:g}"] if column.minimum is not None else []
    bounds += [f"most {column.maximum:g}"] if column.maximum is not None else []
    values = f" One of: {', '.join(column.values)}." if column.values else ""
    return (column.description + values + (f" ({', '.join(bounds)})" if bounds else "")).replace("|", "\\|")


def _view(name: str) -> str:
    return read_view(name).comment


def _text(table: str | None, column: str | None) -> Iterator[str]:
    if table is None:
        yield "Tables:"
        yield from (f"  {name:16} {sentence(kind)}" for name, kind in TABLES.items())
        yield "Views:"
        yield from (f"  {name:20} {_view(name)}" for name in VIEWS)
        yield "Ask on: eventwire describe TABLE, TABLE.COLUMN, VIEW or codes"
    elif table in TABLES:
        if column is None:
            yield f"{table}: {sentence(TABLES[table])}"
        yield from _columns([c for c in columns_of(TABLES[table]) if column in (None, c.name)])
    elif table in VIEWS:
        yield f"{table}: {_view(table)}"
    else:
        for name, kind in codes().items():
            if table in ("codes", name):
                yield f"{name}: {sentence(kind)}"
                yield from textwrap.wrap(
                    ", ".join(m.value for m in kind), 100, initial_indent="  ", subsequent_indent="  "
                )


def _columns(columns: list[Column]) -> Iterator[str]:
    for column in columns:
        empty = ", may be empty" if column.nullable else ""
        yield f"  {column.name}{_marks(column)}: {_type(column)}{empty}"
        yield from textwrap.wrap(_meaning(column), 96, initial_indent="      ", subsequent_indent="      ")


def _as_json(table: str | None) -> dict[str, object]:
    return {
        name: {
            "description": sentence(kind),
            "columns": {
                c.name: {"type": _type(c), "nullable": c.nullable, "key": c.key, "description": _meaning(c)}
                for c in columns_of(kind)
            },
        }
        for name, kind in TABLES.items()
        if table in (None, name)
    }
