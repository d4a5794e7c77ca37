"""`eventwire run`: articles to rows, and a receipt."""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from flows.commands import ExitCode
from flows.console import Console, ConsoleWatch, safe
from flows.pipeline import run_pipeline
from flows.receipts import Receipt
from flows.settings import read_settings, store_folder
from flows.sources import check_paths
from flows.watching import Watch
from transforms.vocabulary import RunState
from warehouse.store import open_store


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Runs the pipeline; the exit code says how it ended."""
    check_paths(arguments.sources)
    folder = store_folder(arguments.store)
    settings = read_settings(folder, arguments.config)
    if arguments.prefect:
        from flows.prefect_run import run_with_prefect

        receipt = run_with_prefect(
            folder, arguments.sources, settings=settings, config=arguments.config, say=console.say
        )
    else:
        store = open_store(folder)
        with ConsoleWatch(console) as watch, interruptible(watch, console):
            receipt = run_pipeline(store, arguments.sources, settings=settings, watch=watch)
    if console.json:
        console.data(receipt.json())
    else:
        for line in receipt_lines(receipt):
            console.say(line)
    return exit_code(receipt)


def exit_code(receipt: Receipt) -> ExitCode:
    """How a run ended, as a program sees it: in part when something was refused, an error when everything was."""
    if receipt.state is RunState.INVALID:
        return ExitCode.INVALID
    if receipt.delivered == receipt.rejected > 0:
        return ExitCode.ERROR
    return ExitCode.PARTIAL if receipt.rejected or receipt.withheld else ExitCode.DONE


@contextmanager
def interruptible(watch: Watch, console: Console) -> Iterator[None]:
    """Ctrl-C once finishes what is in hand and stops; twice ends the process at once, which is safe, too."""

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        signal.signal(signal.SIGINT, lambda *_: os._exit(ExitCode.ERROR))
        console.say("stopping as soon as what is in hand is done; press Ctrl-C again to stop at once")
        watch.stop()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def receipt_lines(receipt: Receipt) -> list[str]:
    """The receipt for people."""
    seconds = sum(receipt.timings.seconds.get(name, 0.0) for name in _STEPS)
    lines = [f"Run {receipt.run_id} {_ENDS[receipt.state]} after {seconds:.1f} s"]
    parts = ("accepted", "rejected", "known", "repeated")
    sums = " + ".join(f"{getattr(receipt, part)} {part}" for part in parts)
    lines.append(f"  articles   {receipt.delivered} = {sums}")
    if receipt.near_copies:
        lines.append(f"  copies     {receipt.near_copies} of the accepted are near copies of others")
    if receipt.foreign:
        lines.append(f"  language   {receipt.foreign} of the accepted are not in English; no events are read from them")
    found = ", ".join(f"{receipt.rows.get(table, 0)} {name}" for table, name in _FOUND.items())
    lines.append(f"  found      {found}")
    if receipt.reasons:
        lines.append("  rejected   " + ", ".join(f"{n} {reason}" for reason, n in sorted(receipt.reasons.items())))
    lines += [f"    {safe(told)}" for told in receipt.refusals]
    if receipt.withheld:
        told = ", ".join(f"{count} of {table}" for table, count in receipt.withheld.items())
        lines.append(f"  withheld   {told}, which broke a rule (see the table rejections)")
    lines += [f"  blocked    {safe(reason)}" for reason in receipt.blocking]
    lines.append(f"  store      {safe(receipt.store)}")
    if receipt.docs:
        lines.append(f"  report     {safe(receipt.docs)}")
    return lines + _next(receipt)


_STEPS = ("start", "ingest", "extract", "link", "validate", "commit", "load")
_ENDS = {
    RunState.COMPLETED: "completed",
    RunState.PARTIAL: "completed in part",
    RunState.INVALID: "failed validation, nothing was published,",
}
_FOUND = {"events": "events", "actors": "actors", "casualties": "casualty figures", "claims": "claims"}


def _next(receipt: Receipt) -> list[str]:
    where = f" --store {safe(receipt.store)}" if receipt.store != Path("eventwire-store").absolute() else ""
    if receipt.state is RunState.INVALID:
        return ["What was extracted is kept; mend the cause and run the same command again."]
    asked = "SELECT summary, start_date, place_name, realis FROM events LIMIT 10"
    if receipt.reasons:
        asked = "SELECT source, reason, detail FROM rejections"
    return ["Next:", f'  eventwire query "{asked}"{where}', f"  eventwire describe events{where}"]
