"""Taking rows out of a part, and what hangs on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from transforms.columns import Column, declared_columns, key_of
from transforms.identity import content_id
from transforms.tables import EXTRACTED, RejectionRow
from transforms.vocabulary import Reason, Step

Tables = dict[str, pa.Table]
Key = tuple[str, ...]

# References of which exactly one is set: a row that loses it says nothing any more.
_ONE_OF = {"claims": ("event_id", "casualty_id")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """A row that was taken out.

    Attributes:
        table: where it stood.
        key: its key.
        parent: None when it was named itself, else `table key` of the row that it hung on.
        row: its values, as Arrow gives them.
    """

    table: str
    key: Key
    parent: str | None
    row: Mapping[str, Any]


def take_out(tables: Mapping[str, pa.Table], named: Mapping[str, AbstractSet[Key]]) -> tuple[Tables, list[Fallen]]:
    """A part without the rows named and without those that cannot stand without them.

    A row goes when a reference that may not be empty leads to a row that went, or when it is left with none of the
    references of which it needs one; other references to rows that went are emptied.

    Args:
        tables: the part's extracted tables, parents before children.
        named: keys of the rows to take out, by table.

    Returns:
        The tables without those rows, and the rows.
    """
    gone: dict[str, dict[str, str]] = {}
    kept: Tables = {}
    fallen: list[Fallen] = []
    for name, table in tables.items():
        out = _fall(name, table, named.get(name, frozenset()), gone)
        fallen += out
        gone[name] = {f.key[0]: f"{name} {f.key[0]}" for f in out}
        kept[name] = _emptied(name, _without(name, table, {f.key for f in out}), gone)
    return kept, fallen


def keys_of(table_name: str, table: pa.Table) -> list[Key]:
    """The keys of a table's rows, in its order."""
    return list(zip(*(table.column(k).to_pylist() for k in key_of(EXTRACTED[table_name])), strict=True))


def replace_values(table: pa.Table, column: str, change: Callable[[Any], Any]) -> pa.Table:
    """The table with every value of one column changed."""
    index = table.schema.get_field_index(column)
    values = [change(v) for v in table.column(index).to_pylist()]
    field = table.schema.field(index)
    return table.set_column(index, field, pa.array(values, field.type))


def empty_values(table: pa.Table, column: str, values: Container[str]) -> pa.Table:
    """The table with one column emptied where it holds any of the given values."""
    return replace_values(table, column, lambda value: None if value in values else value)


def rejection_of(fallen: Fallen, why: Mapping[str, Mapping[Key, str]]) -> RejectionRow:
    """The ledger's row of a refused row; nothing of it is lost.

    Args:
        fallen: the row.
        why: the reasons of the rows that were named, by table and key.
    """
    reason = Reason.FAILED_EXPECTATION if fallen.parent is None else Reason.PARENT_REJECTED
    detail = why[fallen.table][fallen.key] if fallen.parent is None else f"it hangs on {fallen.parent}, refused"
    key = "|".join(fallen.key)
    content = json.dumps(fallen.row, default=str, ensure_ascii=False, sort_keys=True)
    return RejectionRow(
        rejection_id=content_id(fallen.table, key, reason, detail, content),
        source=fallen.table,
        external_id=key,
        step=Step.VALIDATE,
        reason=reason,
        detail=detail,
        raw_sha256=fallen.row.get("raw_sha256"),
        content=content,
    )


def _fall(name: str, table: pa.Table, named: AbstractSet[Key], gone: Mapping[str, Mapping[str, str]]) -> list[Fallen]:
    """The rows of one table that go, given what went from the tables before it."""
    if not named and not any(gone.values()):
        return []
    out = []
    for key, row in zip(keys_of(name, table), table.to_pylist(), strict=True):
        parent = None if key in named else _lost_parent(name, row, gone)
        if key in named or parent is not None:
            out.append(Fallen(table=name, key=key, parent=parent, row=row))
    return out


def _lost_parent(name: str, row: Mapping[str, Any], gone: Mapping[str, Mapping[str, str]]) -> str | None:
    """The row that went and without which this one cannot stand; None when it can stand."""
    lost = {c.name: gone.get(c.references or "", {}).get(row[c.name]) for c in _references(name)}
    for column in _references(name):
        if not column.nullable and lost.get(column.name):
            return lost[column.name]
    needed = _ONE_OF.get(name, ())
    if any(lost.get(n) for n in needed) and all(row[n] is None or lost.get(n) for n in needed):
        return next(parent for n in needed if (parent := lost.get(n)))
    return None


def _without(name: str, table: pa.Table, keys: AbstractSet[Key]) -> pa.Table:
    if not keys:
        return table
    return table.filter(pa.array([key not in keys for key in keys_of(name, table)], pa.bool_()))


def _emptied(name: str, table: pa.Table, gone: Mapping[str, Mapping[str, str]]) -> pa.Table:
    """The table with the references emptied that lead to rows that went."""
    for column in _references(name):
        lost = gone.get(column.references or "")
        if column.nullable and lost:
            table = empty_values(table, column.name, lost)
    return table


def _references(name: str) -> list[Column]:
    return [c for c in declared_columns(EXTRACTED[name]) if c.references]
