"""Ledgers: what was run and what was loaded, and when. The only place with clocks; rebuilding loses none of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from transforms.columns import Kind, declared_columns
from transforms.identity import sha256_of
from transforms.tables import LoadRow, RunRow
from transforms.vocabulary import RunState
from warehouse import atomic
from warehouse.errors import DamagedFileError
from warehouse.staging import checked_name
from warehouse.store import Store


def record_run(store: Store, run: RunRow) -> None:
    """Write a run to the ledger; writing it again (same `run_id` and `started`) replaces it."""
    moment = re.sub(r"[^0-9TZ]", "", run.started.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ"))
    path = store.runs / f"{moment}-{checked_name(run.run_id)}.json"
    atomic.write_text(path, _rendered([run]), tmp=store.tmp)


def read_runs(store: Store) -> list[RunRow]:
    """All runs that were started, in order of time.

    Raises:
        DamagedFileError: a file of the ledger cannot be read.
    """
    return [RunRow(**_with_state(record)) for path in _files(store.runs) for record in _records(path, RunRow)]


def runs_digest(store: Store) -> str:
    """Hash of the whole run ledger."""
    return sha256_of("".join(path.read_text(encoding="utf-8") for path in _files(store.runs)).encode())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """A row of the load ledger with the run whose rows were loaded."""

    row: LoadRow
    run_id: str


def record_loads(store: Store, name: str, loads: Sequence[Load]) -> None:
    """Write what one publication loaded."""
    records = [{**_plain(load.row), "run_id": load.run_id} for load in loads]
    atomic.write_text(store.loads / f"{checked_name(name)}.json", _json(records), tmp=store.tmp)


def read_loads(store: Store) -> dict[tuple[str, str, str], Load]:
    """The latest load of each batch, table and content."""
    loads: dict[tuple[str, str, str], Load] = {}
    for path in _files(store.loads):
        for record in _records(path, LoadRow):
            run_id = record.pop("run_id")
            row = LoadRow(**record)
            loads[row.batch, row.table, row.part_sha256] = Load(row=row, run_id=run_id)
    return loads


def last_number(folder: Path) -> int:
    """The greatest number that a file's name in a folder ends with, 0 when none does."""
    numbers = (re.search(r"-(\d+)$", path.stem) for path in folder.iterdir())
    return max((int(found[1]) for found in numbers if found), default=0)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _rendered(rows: Iterable[Any]) -> str:
    return _json([_plain(row) for row in rows])


def _json(records: Sequence[dict[str, Any]]) -> str:
    return json.dumps(records, indent=1, ensure_ascii=False) + "\n"


def _plain(row: Any) -> dict[str, Any]:
    values = dataclasses.asdict(row)
    return {name: v.isoformat() if isinstance(v, dt.datetime) else v for name, v in values.items()}


def _records(path: Path, row_class: type) -> list[dict[str, Any]]:
    """The records of a ledger file, instants read."""
    instants = [c.name for c in declared_columns(row_class) if c.kind is Kind.INSTANT]
    try:
        records: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        for record in records:
            record.update({n: dt.datetime.fromisoformat(record[n]) for n in instants if record[n] is not None})
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedFileError(f"{path} cannot be read: {error}; restore it from a copy, or remove it") from error
    return records


def _with_state(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "state": RunState(record["state"])}
