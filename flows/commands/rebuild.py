"""`eventwire rebuild`: the DuckDB warehouse from the lake and the ledgers alone."""

from __future__ import annotations

import argparse
import json

from flows.commands import ExitCode
from flows.console import Console, safe
from flows.settings import store_folder


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Checks the lake's files, then builds the warehouse anew."""
    from warehouse.lake import verify
    from warehouse.publish import rebuild
    from warehouse.store import find_store

    store = find_store(store_folder(arguments.store))
    with store.lock():
        damage = verify(store)
        for line in damage:
            console.error(line)
        if damage:
            return ExitCode.ERROR
        receipt = rebuild(store)
    if console.json:
        console.data(json.dumps({"snapshot": str(receipt.snapshot), "rows": receipt.rows_inserted}))
    else:
        rows = sum(receipt.rows_inserted.values())
        console.say(f"built {safe(receipt.snapshot)} from the lake: {rows} rows")
    return ExitCode.DONE
