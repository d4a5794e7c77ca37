"""Staged batches: extracted rows on disk, waiting for validation and for the lake."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transforms.columns import key_of
from transforms.tables import EXTRACTED, RejectionRow
from warehouse import atomic
from warehouse.arrow import to_arrow, write_parquet
from warehouse.manifest import hash_file
from warehouse.store import Store

STAGED: dict[str, type] = {**EXTRACTED, "rejections": RejectionRow}
"""Tables of a staged batch."""

_MANIFEST = "_manifest.json"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """One batch's tables, written but not yet in the lake.

    Attributes:
        stage_id: `<batch_id>-<digest of the extractor>`.
        folder: where the files are.
        files: the Parquet file of each table (all of `EXTRACTED`, and `rejections`).
        counts: rows of each table.
        hashes: SHA-256 of each table's file.
    """

    stage_id: str
    folder: Path
    files: Mapping[str, Path]
    counts: Mapping[str, int]
    hashes: Mapping[str, str]

    @property
    def batch_id(self) -> str:
        """The landing file that it was extracted from."""
        return batch_of(self.stage_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A staged batch with what was decided about it.

    Attributes:
        staged: the batch.
        duplicate_of: article_id -> article_id of the first copy; sets `articles.duplicate_of`.
        refused: table -> key of a row (a tuple in the order of `key_of(row class)`) -> why it was refused.
    """

    staged: Staged
    duplicate_of: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, Mapping[tuple[str, ...], str]] = field(default_factory=dict)


def batch_of(stage_id: str) -> str:
    """The batch that a stage was extracted from."""
    return stage_id.partition("-")[0]


def checked_name(name: str) -> str:
    """An id that may be a file's name.

    Raises:
        ValueError: it could lead elsewhere.
    """
    if not _NAME.fullmatch(name) or name.startswith("."):
        raise ValueError(f"not an id that a file can be named by: {name!r}")
    return name


def stage(store: Store, stage_id: str, tables: Mapping[str, Sequence[Any]]) -> Staged:
    """Write a batch's rows as one Parquet file per table; an equal stage that is there already is kept.

    Args:
        store: where to.
        stage_id: `<batch_id>-<digest of the extractor>`.
        tables: rows of row classes by table; a table that is left out is empty. Tables: `EXTRACTED`, `rejections`.

    Raises:
        ValueError: an unknown table, or two rows with one key (merge the batch's actors with `merge_actors`).
    """
    if unknown := sorted(set(tables) - set(STAGED)):
        raise ValueError(f"no staged table is named {', '.join(unknown)}")
    for table, rows in tables.items():
        _check_keys(table, rows)
    if staged := find_staged(store, stage_id):
        return staged
    folder = store.staged / stage_id
    with atomic.folder_at(folder, tmp=store.tmp) as draft:
        record = {table: _write(draft, table, tables.get(table, ())) for table in STAGED}
        (draft / _MANIFEST).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return _staged(folder, record)


def find_staged(store: Store, stage_id: str) -> Staged | None:
    """The stage of that id if it is there and whole; a damaged one is removed and counts as absent."""
    folder = store.staged / checked_name(stage_id)
    if not folder.exists():
        return None
    staged = _read_stage(folder)
    if staged is None:
        atomic.remove(folder, tmp=store.tmp)
    return staged


def _check_keys(table: str, rows: Sequence[Any]) -> None:
    keys = key_of(STAGED[table])
    seen = Counter(tuple(getattr(row, k) for k in keys) for row in rows)
    if twice := [key for key, count in seen.items() if count > 1]:
        raise ValueError(f"{table}: {len(twice)} keys stand more than once, such as {'|'.join(map(str, min(twice)))}")


def _write(folder: Path, table: str, rows: Sequence[Any]) -> dict[str, Any]:
    path = folder / f"{table}.parquet"
    write_parquet(to_arrow(STAGED[table], rows), path)
    return {"rows": len(rows), "sha256": hash_file(path)}


def _read_stage(folder: Path) -> Staged | None:
    """The stage in a folder, or None when anything about it is not as written."""
    try:
        record = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        whole = set(record) == set(STAGED) and all(
            hash_file(folder / f"{table}.parquet") == entry["sha256"] for table, entry in record.items()
        )
        return _staged(folder, record) if whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _staged(folder: Path, record: Mapping[str, Mapping[str, Any]]) -> Staged:
    return Staged(
        stage_id=folder.name,
        folder=folder,
        files={table: folder / f"{table}.parquet" for table in record},
        counts={table: entry["rows"] for table, entry in record.items()},
        hashes={table: entry["sha256"] for table, entry in record.items()},
    )
