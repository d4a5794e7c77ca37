"""Files, folders and links that are there whole or not at all.

Everything is made under the store's `tmp/`, made durable, then renamed to its final name; nothing else in this room
writes a final name. A process that dies leaves only temporary names, which the next one sweeps.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from warehouse.errors import DiskFullError, StoreError

# Of this process alone: a process id is used again, in containers at every start.
_PROCESS = uuid.uuid4().hex[:8]
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def temporary_path(tmp: Path, label: str) -> Path:
    """A path under `tmp` that nobody else uses; its name says which process will write it."""
    return tmp / f"{os.getpid()}-{_PROCESS}-{uuid.uuid4().hex[:8]}-{label}"


def sweep(tmp: Path) -> int:
    """Remove what dead processes left half-written.

    Returns:
        How many files and folders were removed.
    """
    removed = 0
    for path in sorted(tmp.iterdir()):
        pid, process, *_ = [*path.name.split("-"), "", ""]
        alive = _is_alive(int(pid)) if pid.isdigit() else False
        if alive and (int(pid) != os.getpid() or process == _PROCESS):
            continue
        _remove(path)
        removed += 1
    return removed


@contextlib.contextmanager
def file_at(path: Path, *, tmp: Path) -> Iterator[Path]:
    """A temporary file's path to write to; it becomes `path` when the block ends well, and vanishes when it fails.

    Raises:
        DiskFullError: there is no room.
    """
    draft = temporary_path(tmp, path.name)
    with _cleaned(draft, path):
        yield draft
        _sync(draft)
        draft.replace(path)
        _sync(path.parent)


@contextlib.contextmanager
def folder_at(path: Path, *, tmp: Path) -> Iterator[Path]:
    """A new temporary folder; it becomes `path` when the block ends well, unless something is there already.

    Raises:
        DiskFullError: there is no room.
    """
    with draft_folder(path.parent, tmp=tmp) as draft:
        yield draft
        settle(draft, path)


@contextlib.contextmanager
def draft_folder(parent: Path, *, tmp: Path) -> Iterator[Path]:
    """A new temporary folder for a block that gives it its name with `settle`; it vanishes when the block does not."""
    draft = temporary_path(tmp, parent.name)
    with _cleaned(draft, parent):
        draft.mkdir()
        yield draft


def settle(draft: Path, path: Path) -> None:
    """Make a temporary folder durable and give it its final name, unless something is there already."""
    for inner, _, names in os.walk(draft, topdown=False):
        for file in (Path(inner, name) for name in names):
            # A file with a second name is one that an earlier folder made durable.
            if file.stat().st_nlink == 1:
                _sync(file)
        _sync(Path(inner))
    # A folder that is there already has the same content: its name says so.
    if not path.exists():
        draft.rename(path)
        _sync(path.parent)


def point(link: Path, target: Path, *, tmp: Path) -> None:
    """Make `link` a relative link to `target`; whoever opens it gets the old or the new target, never neither."""
    draft = temporary_path(tmp, link.name)
    with _cleaned(draft, link):
        draft.symlink_to(os.path.relpath(target, link.parent))
        draft.replace(link)
        _sync(link.parent)


def write_text(path: Path, text: str, *, tmp: Path) -> None:
    """Write a small file whole."""
    with file_at(path, tmp=tmp) as draft:
        draft.write_text(text, encoding="utf-8")


def link_or_copy(source: Path, target: Path) -> None:
    """Give `source` a second name inside a folder that is being written; copy it where the filesystem has no links."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno in _FULL:
            raise
        shutil.copyfile(source, target)


def remove(path: Path, *, tmp: Path) -> None:
    """Remove a file or folder, if it is there: its name goes first, so no half of it is ever seen."""
    away = temporary_path(tmp, path.name)
    with contextlib.suppress(FileNotFoundError):
        path.rename(away)
    _remove(away)


@contextlib.contextmanager
def _cleaned(draft: Path, goal: Path) -> Iterator[None]:
    """Remove the draft if it is still there, and tell of a full disk in our own words."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise full_disk(goal) from error
        if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
            raise StoreError(f"cannot write {goal}: {error.strerror}; check who owns the store") from error
        raise
    finally:
        _remove(draft)


def full_disk(goal: Path) -> DiskFullError:
    """The error that says that `goal` could not be written for want of room."""
    free = shutil.disk_usage(goal.parent).free
    return DiskFullError(
        f"no room to write {goal}: {free:,} bytes are free there (or the quota is used up); "
        "free some space and run again, the store still holds its last release"
    )


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
