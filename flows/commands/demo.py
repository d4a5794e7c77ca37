"""`eventwire demo`: sample articles in, a small table of what was found."""

from __future__ import annotations

import argparse
import shutil
from importlib import resources
from pathlib import Path
from typing import Any

from flows.commands import ExitCode
from flows.commands.run import interruptible, receipt_lines
from flows.console import Console, ConsoleWatch, is_terminal, safe
from flows.pipeline import run_pipeline
from flows.settings import read_settings
from transforms.vocabulary import RunState
from warehouse.store import open_store

_EVENTS = """
    SELECT left(w.event_id, 10), w.start_date, coalesce(w.place_name, w.country),
           w.event_type || coalesce('/' || w.event_mode, ''), w.actor_name,
           w.killed_low, w.killed_best, w.killed_high, w.injured_low, w.injured_best, w.injured_high,
           w.realis, w.contested
    FROM events_wide w JOIN articles a USING (article_id)
    WHERE w.realis IN ('asserted', 'alleged') AND w.temporal_role = 'current' AND a.duplicate_of IS NULL
          AND greatest(w.killed_best, w.killed_low, w.injured_best, w.injured_low) > 0
    ORDER BY w.confidence DESC, w.event_id LIMIT 12
"""
_CONTESTED = """
    SELECT left(event_id, 10), summary, array_to_string(claimed_by, ', '), array_to_string(denied_by, ', ')
    FROM contested_events WHERE len(denied_by) > 0 ORDER BY len(claimed_by) DESC, event_id LIMIT 1
"""


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Runs on the packaged sample articles and shows what the warehouse holds then."""
    folder = arguments.store or Path("demo-store")
    settings = read_settings(folder, arguments.config)
    console.say("Reading the sample articles: invented news, shipped with eventwire. Nothing leaves this machine.")
    with resources.as_file(resources.files("flows").joinpath("samples")) as samples:
        store = open_store(folder)
        with ConsoleWatch(console) as watch, interruptible(watch, console):
            receipt = run_pipeline(store, [str(samples)], settings=settings, watch=watch)
    if receipt.state is RunState.INVALID:
        for line in receipt_lines(receipt):
            console.say(line)
        return ExitCode.INVALID
    if console.json:
        console.data(receipt.json())
        return ExitCode.DONE
    return _show(folder, console)


def _show(folder: Path, console: Console) -> int:
    from warehouse.reading import connect

    with connect(folder) as connection:
        rows = connection.execute(_EVENTS).fetchall()
        contested = connection.execute(_CONTESTED).fetchone()
        total = connection.execute("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM events)").fetchone()
    articles, events = total or (0, 0)
    console.data(
        f"{articles} articles report {events} events. The surest of those with a toll, as the articles give it:"
    )
    console.data("")
    width = shutil.get_terminal_size((110, 24)).columns if is_terminal() else 110
    names = ["event", "date", "place", "type", "by", "killed", "injured", "standing"]
    console.table(names, [_row(row) for row in rows], width=width)
    if contested:
        _show_contested(contested, console)
    first = contested[0] if contested else rows[0][0] if rows else "ID"
    _show_next(safe(folder), first, console)
    return ExitCode.DONE


def _row(row: tuple[Any, ...]) -> list[object]:
    event, day, place, kind, actor, *numbers, realis, contested = row
    standing = f"{realis}{', contested' if contested else ''}"
    return [event, day, place, kind, actor, toll(*numbers[:3]), toll(*numbers[3:]), standing]


def toll(low: int | None, best: int | None, high: int | None) -> str:
    """A toll as people write it.

    >>> toll(3, 3, 3), toll(4, 4, None), toll(10, 12, 20), toll(None, None, None)
    ('3', '4 or more', '10-20', '')
    """
    if low is None and high is None:
        return "" if best is None else str(best)
    if high is None:
        return f"{low} or more"
    return str(high) if low == high else f"{low or 0}-{high}"


def _show_contested(contested: tuple[Any, ...], console: Console) -> None:
    event, summary, claimed_by, denied_by = contested
    console.data("")
    console.data("Not everybody agrees. A contested event keeps both sides:")
    console.data(f"  {event}  {safe(summary)}")
    console.data(f"  said by    {safe(claimed_by or 'the article')}")
    console.data(f"  denied by  {safe(denied_by)}")


def _show_next(folder: str, event: str, console: Console) -> None:
    console.data("")
    console.data("Next:")
    console.data(f"  eventwire explain {event} --store {folder}     the sentence behind it")
    console.data(f"  eventwire describe events --store {folder}      what its columns mean")
    console.data("  eventwire run YOUR-FILES --store my-store      txt, html, jsonl, csv, parquet or a folder")
