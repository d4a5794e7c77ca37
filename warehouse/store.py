"""The folder that holds everything, and who may write to it."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from warehouse import atomic
from warehouse.errors import StoreError, StoreLockedError

FORMAT = 1
"""Version of the store's layout; a store of a newer one is not touched."""

_MARK = "eventwire-store.json"
_POLL_S = 0.05
# Opening a store holds the lock for an instant to sweep; nobody should fail for that.
_LEAST_WAIT_S = 0.5


@dataclass(frozen=True, slots=True)
class Store:
    """A store's folder and the paths inside it. It can be moved as a whole: its links are relative.

    Attributes:
        root: the folder, absolute.
    """

    root: Path

    @property
    def raw(self) -> Path:
        """Landing files."""
        return self.root / "raw"

    @property
    def staged(self) -> Path:
        """Batches extracted but not yet in the lake."""
        return self.root / "staged"

    @property
    def releases(self) -> Path:
        """Releases of the lake, one folder each."""
        return self.root / "releases"

    @property
    def lake(self) -> Path:
        """Link to the current release: `lake/<table>/*.parquet`."""
        return self.root / "lake"

    @property
    def snapshots(self) -> Path:
        """DuckDB files, the newest last by name."""
        return self.root / "snapshots"

    @property
    def warehouse(self) -> Path:
        """Link to the DuckDB file that readers open."""
        return self.root / "warehouse.duckdb"

    @property
    def runs(self) -> Path:
        """The run ledger: one JSON file per run that was started."""
        return self.root / "ledger" / "runs"

    @property
    def loads(self) -> Path:
        """The load ledger: one JSON file per publication."""
        return self.root / "ledger" / "loads"

    @property
    def docs(self) -> Path:
        """Validation reports for people."""
        return self.root / "docs"

    @property
    def tmp(self) -> Path:
        """Everything half-written; names begin with the id of the process that writes."""
        return self.root / "tmp"

    @contextlib.contextmanager
    def lock(self, wait_s: float = 0.0) -> Iterator[None]:
        """Be the only writer; ends with the block or with the process.

        Args:
            wait_s: how long to wait for another run, in seconds.

        Raises:
            StoreLockedError: another run holds the store; the message says which, where and since when.
        """
        with self._lock_file.open("a+", encoding="utf-8") as file:
            _acquire(file, self.root, deadline=time.monotonic() + max(wait_s, _LEAST_WAIT_S))
            _sign(file)
            try:
                yield
            finally:
                file.truncate(0)

    @property
    def _lock_file(self) -> Path:
        return self.root / "lock"


def _acquire(file: IO[str], root: Path, *, deadline: float) -> None:
    """Take the lock or say who holds it."""
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise StoreLockedError(f"another run holds {root} ({_holder(file)}); wait for it or stop it") from None
            time.sleep(_POLL_S)
        else:
            return


def _sign(file: IO[str]) -> None:
    """Write into the lock file who holds it, for people."""
    file.truncate(0)
    since = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    json.dump({"pid": os.getpid(), "host": socket.gethostname(), "since": since}, file)
    file.flush()


def _holder(file: IO[str]) -> str:
    file.seek(0)
    text = file.read()
    try:
        holder = json.loads(text)
    except ValueError:
        return "it has not said who it is"
    return f"process {holder['pid']} on {holder['host']} since {holder['since']}"


def open_store(path: str | Path) -> Store:
    """The store in a folder, made when it is not there; what dead processes left half-written is swept.

    Raises:
        StoreError: the path is no folder, cannot be written, or holds something else or a newer format.
    """
    root = Path(path).expanduser().absolute()
    _make_folders(root)
    _check_format(root)
    store = Store(root)
    with contextlib.suppress(StoreLockedError), store.lock():
        atomic.sweep(store.tmp)
    return store


def find_store(path: str | Path) -> Store:
    """A store that is there already, untouched: for readers.

    Raises:
        StoreError: there is no store, or it has a newer format.
    """
    root = Path(path).expanduser().absolute()
    if not (root / _MARK).is_file():
        raise StoreError(f"there is no store in {root}; make one with: eventwire run SOURCE --store {root}")
    _check_format(root)
    return Store(root)


def _make_folders(root: Path) -> None:
    if "?" in str(root):
        raise StoreError(
            f"{root} has a question mark in it, which DuckDB takes for the end of a path; name another place"
        )
    if root.exists() and not root.is_dir():
        raise StoreError(f"{root} is a file, not a folder; name another place for the store")
    if root.is_dir() and any(root.iterdir()) and not (root / _MARK).exists() and not _is_unfinished(root):
        raise StoreError(f"{root} holds other things; name an empty or a new folder for the store")
    store = Store(root)
    try:
        for folder in (store.raw, store.staged, store.releases, store.snapshots, store.runs, store.loads, store.docs):
            folder.mkdir(parents=True, exist_ok=True)
        store.tmp.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make a store in {root}: {error.strerror}") from error
    if not os.access(root, os.W_OK | os.X_OK):
        raise StoreError(f"cannot write in {root}; check who owns it")


def _is_unfinished(root: Path) -> bool:
    """True for a store whose maker died before it was marked as one."""
    return {p.name for p in root.iterdir()} <= {"raw", "staged", "releases", "snapshots", "ledger", "docs", "tmp"}


def _check_format(root: Path) -> None:
    mark = root / _MARK
    if not mark.exists():
        atomic.write_text(mark, json.dumps({"format": FORMAT}) + "\n", tmp=root / "tmp")
        return
    try:
        version = json.loads(mark.read_text(encoding="utf-8"))["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{mark} cannot be read; restore it from a copy, or name another store") from error
    if version > FORMAT:
        raise StoreError(f"{root} was written by a newer eventwire (format {version}, this one knows {FORMAT})")
