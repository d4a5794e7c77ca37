"""How the command line talks: data to standard output, talk to standard error, nothing that could steer a terminal."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, Self

from flows.watching import Watch

_SECONDS_BETWEEN_LINES = 10.0

# Controls of a terminal and of the direction of writing; a title that holds them must not act on the reader's screen.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: object) -> str:
    r"""Text in which control characters are written out.

    >>> safe("a\x1b[31mb\n")
    'a\\x1b[31mb\\n'
    """
    return _UNSAFE.sub(_written_out, str(text))


def _written_out(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")


class Console:
    """Where a command writes to.

    Attributes:
        quiet: say nothing but errors.
        json: results are wanted as JSON.
    """

    def __init__(self, *, quiet: bool = False, json: bool = False) -> None:
        self.quiet = quiet
        self.json = json

    def say(self, text: str = "") -> None:
        """A line for people; the caller has made its parts safe."""
        if not self.quiet:
            print(text, file=sys.stderr, flush=True)  # noqa: T201

    def error(self, text: str) -> None:
        """A line that says what went wrong, even when quiet."""
        print(f"eventwire: {safe(text)}", file=sys.stderr, flush=True)  # noqa: T201

    def data(self, text: str) -> None:
        """A line of the result."""
        print(text)  # noqa: T201

    def table(self, names: Sequence[str], rows: Iterable[Sequence[object]], *, width: int | None = None) -> None:
        """Rows under headings, cut to the width of the terminal."""
        for line in table_lines(names, rows, width=width):
            self.data(line)


def is_terminal() -> bool:
    """True when a person looks at standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def table_lines(names: Sequence[str], rows: Iterable[Sequence[object]], *, width: int | None = None) -> list[str]:
    """Rows under headings as lines; the longest columns are cut until a line fits into the width.

    >>> table_lines(["a", "b"], [["x", 1]])
    ['a  b', '-  -', 'x  1']
    """
    cells = [[safe("" if value is None else value) for value in row] for row in rows]
    widths = [max([len(name), *(len(row[i]) for row in cells)]) for i, name in enumerate(names)]
    while width is not None and sum(widths) + 2 * len(widths) > width and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1

    def line(values: Sequence[str]) -> str:
        return "  ".join(_cut(v, w).ljust(w) for v, w in zip(values, widths, strict=True)).rstrip()

    return [line(names), line(["-" * w for w in widths]), *(line(row) for row in cells)]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


class ConsoleWatch(Watch):
    """Shows a run on a console: a bar on a terminal, else a plain line every ten seconds. Use as a context."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._bar: Any = None
        self._task: Any = None
        self._step = ""
        self._last = time.monotonic()

    def __enter__(self) -> Self:
        if not self._console.quiet and sys.stderr.isatty():
            from rich.console import Console as RichConsole
            from rich.progress import Progress

            self._bar = Progress(console=RichConsole(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, name: str) -> None:
        """A step begins: a new bar."""
        self._step = name
        if self._bar is not None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(name, total=None)

    def progress(self, done: int, total: int | None, what: str) -> None:
        """Moves the bar, or writes a line when the last one is old."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total)
        elif time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            self._console.say(f"{self._step}: {done}{f' of {total}' if total else ''} {what}")

    def note(self, text: str) -> None:
        """A line above the bar."""
        if self._bar is not None and not self._console.quiet:
            self._bar.console.print(safe(text), markup=False, highlight=False)
        else:
            self._console.say(safe(text))
