"""The command line: finds the command, turns what goes wrong into one line and an exit code.

Argument parsing is argparse's: cyclopts, which the orchestrator brings along, needs 0.35 s for its help on a slow core,
argparse 0.1 s, and the help is asked for more often than anything else. For the same reason commands import what they
need when they run.
"""

from __future__ import annotations

import argparse
import difflib
import errno
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from flows.commands import COMMANDS, ExitCode
from flows.console import Console
from flows.watching import StoppedError

_EPILOG = """\
exit codes: 0 done, 1 error, 2 wrong usage, 3 validation failed and nothing was published,
4 done in part: something was refused or withheld, and told so

start here: eventwire demo"""


class _Parser(argparse.ArgumentParser):
    """A parser that says what the user may have meant."""

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2 and a suggestion."""
        wrong = re.search(r"invalid choice: '([^']*)' \(choose from (.*)\)", message)
        unknown = re.search(r"unrecognized arguments: (\S+)", message)
        near: list[str] = []
        if wrong:
            message = f"there is no {wrong[1]}; choose from {wrong[2].replace(chr(39), '')}"
            near = difflib.get_close_matches(wrong[1], re.findall(r"[\w-]+", wrong[2]), n=1)
        elif unknown:
            known = [o for action in self._actions for o in action.option_strings]
            near = difflib.get_close_matches(unknown[1], known, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        Console().error(f"{message}{hint}")
        Console().error(f"see {self.prog} --help")
        raise SystemExit(ExitCode.USAGE)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; the options that all of them take may stand before or after the command."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--store", type=Path, metavar="FOLDER", help="where everything lies (or EVENTWIRE_STORE; eventwire-store)"
    )
    common.add_argument("--json", action="store_true", help="give the result as JSON on standard output")
    common.add_argument("--quiet", action="store_true", help="say nothing but errors")
    top = _Parser(
        prog="eventwire",
        parents=[common],
        description="News articles in; a validated warehouse of events, actors, casualties and claims out.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="store_true", help="show the version")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, command in COMMANDS.items():
        sub = commands.add_parser(
            name, parents=[common], help=command.summary, description=command.summary, epilog=command.epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        command.add_arguments(sub)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code."""
    top = parser()
    arguments = top.parse_args(argv)
    for name, default in (("store", None), ("json", False), ("quiet", False)):
        if not hasattr(arguments, name):
            setattr(arguments, name, default)
    console = Console(quiet=arguments.quiet, json=arguments.json)
    if arguments.version:
        from flows.versions import version_of

        console.data(f"eventwire {version_of('eventwire')}")
        return ExitCode.DONE
    if arguments.command is None:
        top.print_help(sys.stderr)
        return ExitCode.USAGE
    return _run(arguments, console)


def _run(arguments: argparse.Namespace, console: Console) -> int:
    try:
        code = COMMANDS[arguments.command].run(arguments, console)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; closing it again at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except StoppedError as error:
        console.error(str(error))
        return ExitCode.ERROR
    except KeyboardInterrupt:
        console.error("stopped")
        return ExitCode.ERROR
    except OSError as error:
        console.error(_disk_trouble(error))
        return ExitCode.ERROR
    except Exception as error:
        known = _known_trouble(error)
        if known is None:
            raise
        console.error(str(error))
        return known
    return code


def _known_trouble(error: Exception) -> ExitCode | None:
    """The exit code of an error whose message says it all; None for a bug, which deserves its traceback."""
    from flows.settings import SettingsError
    from flows.sources import SourceError

    if isinstance(error, SettingsError | SourceError):
        return ExitCode.USAGE
    from flows.workers import WorkerError
    from warehouse.errors import StoreError

    return ExitCode.ERROR if isinstance(error, StoreError | WorkerError) else None


def _disk_trouble(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{where}the disk is full; make room and run the same command again, what is done is kept"
    if error.errno == errno.EROFS:
        return f"{where}the disk is read-only; name another store with --store"
    return f"{where}{error.strerror or error}"
