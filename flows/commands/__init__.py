"""The commands of the command line, one file each; they parse arguments and print, the work is done elsewhere."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from flows.console import Console


class ExitCode(IntEnum):
    """What a command's end means to a program."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    INVALID = 3
    PARTIAL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command.

    Attributes:
        summary: one line for the help.
        add_arguments: declares its arguments.
        module: where its `main(arguments, console)` is, imported when it runs.
        epilog: examples for its help.
    """

    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    module: str
    epilog: str = ""

    def run(self, arguments: argparse.Namespace, console: Console) -> int:
        """Runs it; gives an exit code."""
        code: int = importlib.import_module(self.module).main(arguments, console)
        return code


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="file or folder with articles; - for standard input"
    )
    parser.add_argument(
        "--config", type=_path, metavar="FILE", help="settings (TOML); else eventwire.toml in the store"
    )
    parser.add_argument(
        "--prefect", action="store_true", help="run it as a Prefect flow (against PREFECT_API_URL if set)"
    )


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=_path, metavar="FILE", help=argparse.SUPPRESS)


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sql", metavar="SQL", help="one SELECT, or - to read it from standard input")
    parser.add_argument(
        "--format", choices=["table", "csv", "json", "jsonl", "parquet"], help="table on a terminal, else csv"
    )
    parser.add_argument("--output", type=_path, metavar="FILE", help="write to a file; parquet needs one")


def _describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", metavar="NAME", help="a table, table.column, a view, or codes; all if left out"
    )
    parser.add_argument("--format", choices=["text", "markdown"], default="text")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="id of an event, casualty figure or claim, or the beginning of one")
    parser.add_argument("--html", type=_path, metavar="FILE", help="write a page instead")


def _schedule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="file or folder with articles")
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--every", metavar="TIME", help="such as 30s, 15m, 6h, 1d")
    when.add_argument("--cron", metavar="LINE", help='such as "0 3 * * *", in UTC')
    parser.add_argument("--config", type=_path, metavar="FILE", help="settings (TOML)")
    parser.add_argument("--name", default="eventwire", help="name of the deployment")
    parser.add_argument("--port", type=int, default=4200, help="of the server to start when PREFECT_API_URL is not set")


def _nothing(parser: argparse.ArgumentParser) -> None:
    del parser


def _path(text: str) -> object:
    from pathlib import Path

    return Path(text)


COMMANDS: dict[str, Command] = {
    "demo": Command(
        summary="Run on sample articles and show what was found.", add_arguments=_demo, module="flows.commands.demo"
    ),
    "run": Command(
        summary="Turn articles into rows of the warehouse.",
        add_arguments=_run,
        module="flows.commands.run",
        epilog="examples:\n  eventwire run articles/\n  eventwire run feed.jsonl.gz more.csv --store /data/wire\n"
        "  cat page.html | eventwire run -",
    ),
    "query": Command(
        summary="Ask the warehouse with SQL; reads only.",
        add_arguments=_query,
        module="flows.commands.query",
        epilog='example:\n  eventwire query "SELECT summary FROM events LIMIT 5"',
    ),
    "describe": Command(
        summary="Say what tables, columns and codes mean.", add_arguments=_describe, module="flows.commands.describe"
    ),
    "explain": Command(
        summary="Show the sentence behind an event, a figure or a claim.",
        add_arguments=_explain,
        module="flows.commands.explain",
    ),
    "status": Command(
        summary="Show runs, counts and the health of the store.", add_arguments=_nothing, module="flows.commands.status"
    ),
    "rebuild": Command(
        summary="Build the DuckDB warehouse anew from the lake.",
        add_arguments=_nothing,
        module="flows.commands.rebuild",
    ),
    "schedule": Command(
        summary="Run again and again, with a Prefect server on this machine.",
        add_arguments=_schedule,
        module="flows.commands.schedule",
        epilog='examples:\n  eventwire schedule inbox/ --every 15m\n  eventwire schedule inbox/ --cron "0 3 * * *"',
    ),
}
"""All commands in the order of the help."""
