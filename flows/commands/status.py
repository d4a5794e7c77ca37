"""`eventwire status`: runs, counts and the health of a store."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from flows.commands import ExitCode
from flows.console import Console, safe, table_lines
from flows.settings import store_folder
from flows.sources.delivery import megabytes
from transforms.tables import RunRow
from warehouse.errors import StoreError, StoreLockedError
from warehouse.store import Store, find_store

_RUNS = 5


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Shows the state of a store; an error when lake and warehouse do not agree."""
    facts = status(find_store(store_folder(arguments.store)))
    if console.json:
        console.data(json.dumps(facts, default=str, ensure_ascii=False))
    else:
        for line in _lines(facts):
            console.data(line)
    return ExitCode.DONE if facts["agree"] else ExitCode.ERROR


def status(store: Store) -> dict[str, Any]:
    """What there is to know about a store, without changing it."""
    from warehouse.lake import current_release
    from warehouse.ledger import read_runs

    holder = _holder(store)
    runs = read_runs(store)
    # The lock goes with its process, so a run without an end lives only while somebody holds the lock.
    unfinished = [run for run in runs if run.ended is None]
    zombies = unfinished if holder is None else unfinished[:-1]
    release = current_release(store)
    lake = dict(release.counts) if release else {}
    warehouse = _warehouse_counts(store, list(lake))
    return {
        "store": store.root,
        "holder": holder,
        "release": release.release_id if release else None,
        "lake": lake,
        "warehouse": warehouse,
        "agree": lake == warehouse,
        "bytes": {path.name: _size(path) for path in (store.raw, store.staged, store.releases, store.snapshots)},
        "runs": [_run(run, zombies) for run in runs[-_RUNS:]],
        "zombies": len(zombies),
    }


def _holder(store: Store) -> str | None:
    """Who holds the lock, None when nobody does."""
    try:
        with store.lock():
            return None
    except StoreLockedError as error:
        return str(error)
    except OSError as error:
        return f"the lock cannot be asked: {error.strerror}"


def _warehouse_counts(store: Store, tables: list[str]) -> dict[str, int]:
    from warehouse.reading import connect

    try:
        connection = connect(store.root)
    except StoreError:
        return {}
    with connection:
        counts = (connection.execute(f'SELECT count(*) FROM "{table}"').fetchone() for table in tables)  # noqa: S608
        return {table: row[0] for table, row in zip(tables, counts, strict=True) if row}


def _size(folder: Path) -> int:
    """Bytes under a folder; a file that stands in two releases is counted once."""
    sizes: dict[int, int] = {}
    for path in folder.rglob("*"):
        facts = path.lstat()
        sizes[facts.st_ino] = facts.st_size
    return sum(sizes.values())


def _run(run: RunRow, zombies: list[RunRow]) -> dict[str, Any]:
    counts = json.loads(run.counts)
    return {
        "run_id": run.run_id,
        "started": run.started,
        "seconds": None if run.ended is None else round((run.ended - run.started).total_seconds(), 1),
        "state": "killed" if run in zombies else run.state.value,
        "delivered": counts.get("delivered"),
        "accepted": counts.get("accepted"),
        "rejected": counts.get("rejected"),
        "flow": run.flow,
    }


def _lines(facts: dict[str, Any]) -> list[str]:
    sizes = ", ".join(f"{name} {megabytes(size)}" for name, size in facts["bytes"].items())
    rows = ", ".join(f"{count} {table}" for table, count in facts["lake"].items() if count)
    agree = "yes" if facts["agree"] else "NO; run: eventwire rebuild"
    lines = [
        f"store      {safe(facts['store'])}",
        f"writer     {safe(facts['holder'] or 'nobody')}",
        f"lake       {facts['release'] or 'nothing committed yet'}: {rows or 'no rows'}",
        f"warehouse  agrees with the lake: {agree}",
        f"disk       {sizes}",
        f"killed     {facts['zombies']} runs never ended; the next run takes up what they left",
        "",
    ]
    if facts["runs"]:
        lines += table_lines(list(facts["runs"][0]), [list(run.values()) for run in facts["runs"]])
    return lines
