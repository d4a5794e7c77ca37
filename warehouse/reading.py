"""Reading the warehouse: connections and data frames."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from transforms.tables import TABLES
from warehouse.ddl import literal, statement
from warehouse.errors import DamagedFileError, StoreError, UnknownNameError
from warehouse.store import find_store
from warehouse.views import VIEWS

if TYPE_CHECKING:
    import duckdb

STORE_VARIABLE = "EVENTWIRE_STORE"
"""Environment variable that names the store to read when a call does not."""

DEFAULT_STORE = "eventwire-store"
"""Folder of the store, in the working directory, when nobody names another."""


def connect(store: str | Path | None = None, *, read_only: bool = True) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection to the warehouse as it is now; it keeps to that while newer ones are published.

    A read-only connection reaches no other file and no network, and its settings are locked. One that may write changes
    a file that the next publication finds altered and builds anew: use it for experiments on a copy of a store.

    Args:
        store: the store's folder; else the environment's `EVENTWIRE_STORE`, else `./eventwire-store`.
        read_only: refuse every change.

    Raises:
        StoreError: there is no store, or nothing was published in it yet.
    """
    import duckdb

    found = find_store(store or os.environ.get(STORE_VARIABLE) or DEFAULT_STORE)
    # The file itself, not the link to it, so that a link swapped in between cannot mix two of them.
    snapshot = found.warehouse.resolve()
    if not snapshot.is_file():
        raise StoreError(f"nothing is published in {found.root} yet; run: eventwire run SOURCE --store {found.root}")
    con = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    try:
        con.execute(f"ATTACH {literal(str(snapshot))} AS warehouse {'(READ_ONLY)' if read_only else ''}")
    except duckdb.Error as error:
        con.close()
        raise DamagedFileError(
            f"{snapshot} cannot be opened: {error}; build it anew with: eventwire rebuild --store {found.root}"
        ) from error
    con.execute("USE warehouse")
    con.execute("SET TimeZone = 'UTC'")
    if read_only:
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")
    return con


def load(
    table: str,
    *,
    where: str | None = None,
    params: Sequence[Any] | Mapping[str, Any] | None = None,
    columns: Sequence[str] | None = None,
    store: str | Path | None = None,
    engine: Literal["pandas", "arrow"] = "pandas",
) -> Any:
    """Rows of a table or view as a data frame.

    The types do not depend on the rows. In pandas, whole numbers are `Int8` to `Int64`, booleans `boolean`, closed
    lists categories with all their values, instants in UTC, days `datetime64`; lists are arrays.

    Args:
        table: a table or view of the warehouse.
        where: a condition in SQL, such as `"country = ? AND start_date >= ?"`; values belong into `params`.
        params: values of the condition's `?` in order, or of its `$name`.
        columns: the columns to read, in this order; all when left out.
        store: as for `connect`.
        engine: `pandas` for a DataFrame, `arrow` for a pyarrow Table.

    Raises:
        UnknownNameError: no such table, view, column or engine; the message suggests one.
        StoreError: there is no store, or nothing was published in it yet.

    Example:
        `load("events", where="country = ?", params=["SSD"], columns=["event_id", "event_type"])`
    """
    _check("table or view", table, [*TABLES, *VIEWS])
    _check("engine", engine, ["pandas", "arrow"])
    with connect(store) as con:
        known = [name for name, *_ in con.execute(statement("DESCRIBE $table", table=table)).fetchall()]
        for column in columns or ():
            _check(f"column of {table}", column, known)
        query = statement("SELECT $columns FROM $table", columns=columns or known, table=table)
        if where is not None:
            query = f"{query} WHERE ({where}\n)"
        relation = con.sql(query, params=params)
        kinds = zip(relation.columns, relation.dtypes, strict=True)
        closed = {name: _values(kind) for name, kind in kinds if kind.id == "enum"}
        found = relation.to_arrow_table()
    return found if engine == "arrow" else _to_pandas(found, closed)


def _to_pandas(table: Any, closed: Mapping[str, list[str]]) -> Any:
    """The data frame of an Arrow table, given the values of its closed lists."""
    import pandas as pd
    import pyarrow as pa

    nullable = {
        pa.int8(): pd.Int8Dtype(),
        pa.int16(): pd.Int16Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    frame = table.to_pandas(types_mapper=nullable.get, date_as_object=False)
    # A result without rows comes without the lists' values.
    return frame.astype({name: pd.CategoricalDtype(values) for name, values in closed.items()})


def _values(kind: Any) -> list[str]:
    """The values of a closed list's DuckDB type."""
    return list(dict(kind.children)["values"])


def _check(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
        raise UnknownNameError(f"there is no {what} {name!r}; {hint}")
