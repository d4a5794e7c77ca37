"""Paths to articles: which files there are, what each of them is, and what went wrong with one of them."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from flows.sources.delimited import read_delimited
from flows.sources.delivery import Delivery, ExpandsTooMuchError, Limits, SourceError
from flows.sources.documents import read_html, read_text
from flows.sources.json_lines import read_json, read_json_lines
from flows.sources.parquet import read_parquet
from flows.sources.sniffing import read_unknown
from flows.sources.walking import Found, Trouble, walk
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import Reason

STANDARD_INPUT = "-"

Reader = Callable[[Delivery], Iterator[RawArticle | Rejection]]

READERS: dict[str, Reader] = {
    ".csv": read_delimited,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".md": read_text,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
    ".text": read_text,
    ".tsv": read_delimited,
    ".txt": read_text,
    ".xhtml": read_html,
}
"""What reads which ending; a file without an ending is told by its first bytes."""


def check_paths(paths: Sequence[str]) -> None:
    """Refuses what the user cannot have meant, before anything is read.

    Raises:
        SourceError: no path is given, one does not exist, or standard input is named with a terminal behind it.
    """
    if not paths:
        raise SourceError("name at least one file or folder with articles, or - for standard input")
    for path in paths:
        if path == STANDARD_INPUT:
            if sys.stdin is None or sys.stdin.isatty():
                raise SourceError("standard input is a terminal; pipe articles into it, or name a file or folder")
        elif not os.path.lexists(path):
            raise SourceError(f"there is no file or folder {path}{_near(Path(path))}")


def _near(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {path.parent / close[0]}?" if close else ""


def read_sources(
    paths: Sequence[str], *, limits: Limits | None = None, stdin: BinaryIO | None = None
) -> Iterator[RawArticle | Rejection]:
    """Every article of the given files and folders, in a fixed order, one at a time; what cannot be read is refused.

    Args:
        paths: files, folders (read with all folders below them, hidden ones left out) and `-` for standard input.
        limits: how much a source may cost.
        stdin: standard input's bytes; the process's own if not given.
    """
    limits = limits or Limits()
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _guarded(_standard_input(stdin or sys.stdin.buffer, limits), read_unknown)
        else:
            for found in walk(path):
                yield from _found(found, limits)


def _found(found: Found | Trouble, limits: Limits) -> Iterator[RawArticle | Rejection]:
    delivery = Delivery(
        source=found.path,
        name=Path(found.path).name,
        fetched_at=dt.datetime.fromtimestamp(int(found.changed), tz=dt.UTC),
        opened=partial(_open, found.path),
        limits=limits,
    )
    if isinstance(found, Trouble):
        yield delivery.refused(found.reason, found.detail)
        return
    reader = reader_of(delivery.name)
    if reader is None:
        endings = ", ".join(READERS)
        detail = f"files ending in {Path(found.path).suffix} are not read; supported are {endings}, packed as .gz too"
        yield delivery.refused(Reason.UNSUPPORTED, detail)
    else:
        yield from _guarded(delivery, reader)


def _open(path: str) -> BinaryIO:
    return Path(path).open("rb")


def reader_of(name: str) -> Reader | None:
    """What reads a file of that name, or None when nothing does."""
    lower = name.lower()
    bare = lower.removesuffix(".gz")
    suffix = Path(bare).suffix
    if suffix == ".parquet" and bare != lower:
        return None
    return READERS.get(suffix) if suffix else read_unknown


def _standard_input(stream: BinaryIO, limits: Limits) -> Delivery:
    return Delivery(
        source=STANDARD_INPUT,
        name="stdin",
        # The one clock of ingest: a pipe has no time of its own.
        fetched_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
        opened=lambda: stream,
        limits=limits,
    )


def _guarded(delivery: Delivery, reader: Reader) -> Iterator[RawArticle | Rejection]:
    """What a reader gives; a file that breaks while it is read costs itself only."""
    articles = reader(delivery)
    count = 0
    while True:
        try:
            article = next(articles)
        except StopIteration:
            return
        except ExpandsTooMuchError as error:
            yield delivery.refused(Reason.TOO_BIG, f"{error}{_after(count)}")
            return
        except PermissionError:
            yield delivery.refused(Reason.UNREADABLE, f"no permission to read it{_after(count)}")
            return
        except (OSError, EOFError, zlib.error) as error:
            told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield delivery.refused(Reason.UNREADABLE, f"it cannot be read: {told}{_after(count)}")
            return
        count += 1
        yield article


def _after(count: int) -> str:
    return f"; it broke off after {count} records" if count else ""
