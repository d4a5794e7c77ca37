"""What a release of the lake holds: every file with its hash."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from transforms.identity import content_id
from warehouse.errors import DamagedFileError
from warehouse.store import Store

SIGHTINGS = "_sightings"
"""Folder of the actors that each part names: what `actors` is merged from, no table of its own."""

_NAME = "manifest.json"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PartFile:
    """One Parquet file of a release.

    Attributes:
        table: its table, or `_sightings`.
        part: the staged batch that it came from, or `run-<run_id>`, `actors`, `empty`.
        rows, size, sha256: what it holds; `size` in bytes.
        run_id: the run that first committed it; the first in order of name for a merged file.
    """

    table: str
    part: str
    rows: int
    size: int
    sha256: str
    run_id: str

    @property
    def path(self) -> str:
        """Its path inside the release."""
        return f"{self.table}/{self.part}.parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a release holds.

    Attributes:
        stages: ids of all staged batches that were committed.
        files: its files, sorted.
    """

    stages: frozenset[str] = frozenset()
    files: tuple[PartFile, ...] = ()

    @property
    def release_id(self) -> str:
        """Hash of everything in it: equal contents are one release, whatever the way there."""
        return content_id(_rendered(self))

    def of(self, table: str) -> list[PartFile]:
        """The files of a table."""
        return [f for f in self.files if f.table == table]

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        counts: Counter[str] = Counter()
        for file in self.files:
            if file.table != SIGHTINGS:
                counts[file.table] += file.rows
        return dict(counts)


def current_folder(store: Store) -> Path | None:
    """The folder of the release that the lake points to."""
    return store.lake.resolve() if store.lake.is_symlink() else None


def read_manifest(folder: Path | None) -> Manifest:
    """The manifest of a release; an empty one for no folder.

    Raises:
        DamagedFileError: it is not there, or is not what was written.
    """
    if folder is None:
        return Manifest()
    path = folder / _NAME
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(PartFile(**file) for file in record["files"])
        manifest = Manifest(stages=frozenset(record["stages"]), files=files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedFileError(f"{path} cannot be read: {error}; restore the store from a copy") from error
    if manifest.release_id != folder.name:
        raise DamagedFileError(f"{path} is not what was written; restore the store from a copy")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a manifest into the folder of a release that is being made."""
    (folder / _NAME).write_text(_rendered(manifest) + "\n", encoding="utf-8")


def describe_file(folder: Path, *, table: str, part: str, rows: int, run_id: str) -> PartFile:
    """The manifest's entry of a file that was just written."""
    path = folder / table / f"{part}.parquet"
    return PartFile(table=table, part=part, rows=rows, size=path.stat().st_size, sha256=hash_file(path), run_id=run_id)


def hash_file(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def findings(folder: Path, files: Iterable[PartFile]) -> list[str]:
    """What is wrong with the files of a release, one line each."""
    return [f"{folder / file.path}: {wrong}" for file in files if (wrong := _damage(folder / file.path, file))]


def _damage(path: Path, file: PartFile) -> str | None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return "is missing"
    if size != file.size:
        return f"has {size:,} bytes instead of {file.size:,}"
    return None if hash_file(path) == file.sha256 else "does not hold what was written"


def _rendered(manifest: Manifest) -> str:
    files = [dataclasses.asdict(file) for file in sorted(manifest.files)]
    return json.dumps({"stages": sorted(manifest.stages), "files": files}, indent=1, sort_keys=True)
