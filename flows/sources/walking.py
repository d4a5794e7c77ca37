"""Which files lie under a path: in a fixed order, without hidden ones, safe from loops."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transforms.vocabulary import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file: its path as the user gave it, and when it changed (seconds)."""

    path: str
    changed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that is no readable file, and why."""

    path: str
    reason: Reason
    detail: str
    changed: float = 0.0


def walk(root: str) -> Iterator[Found | Trouble]:
    """All files at or under a path; a folder's entries in order of name, links followed once."""
    seen: set[tuple[int, int]] = set()
    todo = [Path(root)]
    while todo:
        path = todo.pop()
        given = not seen and str(path) == str(Path(root))
        try:
            facts = path.stat()
            names = _names(path) if stat.S_ISDIR(facts.st_mode) else []
        except OSError as error:
            yield _trouble(path, error)
            continue
        if not stat.S_ISDIR(facts.st_mode):
            yield _file(path, facts, given=given)
        elif (facts.st_dev, facts.st_ino) not in seen:
            seen.add((facts.st_dev, facts.st_ino))
            if not names and given:
                yield Trouble(path=str(path), reason=Reason.EMPTY, detail="the folder holds no file")
            todo.extend(path / name for name in reversed(names))


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith("."))


def _file(path: Path, facts: os.stat_result, *, given: bool) -> Found | Trouble:
    # A pipe that the user names is meant to be read; one that lies in a folder would never end.
    if stat.S_ISREG(facts.st_mode) or given:
        return Found(path=str(path), changed=facts.st_mtime)
    return Trouble(path=str(path), reason=Reason.UNSUPPORTED, detail="it is a device, pipe or socket, not a file")


def _trouble(path: Path, error: OSError) -> Trouble:
    denied = isinstance(error, PermissionError)
    detail = "no permission to read it" if denied else f"it cannot be read: {error.strerror or error}"
    return Trouble(path=str(path), reason=Reason.UNREADABLE, detail=detail)
