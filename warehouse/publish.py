"""The DuckDB warehouse: a private copy is brought up to date, then swapped in whole.

A snapshot is never written again once readers can see it. Beside it stands its seal, which tells what it holds, so that
one that is damaged or altered is noticed and built anew. One writer at a time: hold `Store.lock`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from transforms.identity import sha256_of
from warehouse import atomic, ledger
from warehouse.ledger import record_run
from warehouse.loading import Changes, bring_up, definition, opened, replace_runs
from warehouse.manifest import Manifest, current_folder, hash_file, read_manifest
from warehouse.store import Store

__all__ = ["LoadReceipt", "publish", "rebuild", "record_run"]

KEPT = 3
"""Snapshots that stay on disk, for readers that still have an older one open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReceipt:
    """What a publication did.

    Attributes:
        release_id: the lake's release that the warehouse now equals.
        snapshot: the DuckDB file that readers now get.
        changed: whether a new snapshot was made.
        rebuilt: why the file was built anew from the lake, or None.
        rows_inserted: rows that were new, by table.
        rows_replaced: rows that took the place of ones with the same key, changed or not, by table.
        rows_deleted: rows that were taken out, by table.
    """

    release_id: str
    snapshot: Path
    changed: bool
    rebuilt: str | None
    rows_inserted: Mapping[str, int]
    rows_replaced: Mapping[str, int]
    rows_deleted: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a snapshot holds.

    Attributes:
        sha256: hash of the file.
        definition: hash of the statements that made its tables and views.
        release_id: the lake's release.
        runs: hash of the run ledger.
    """

    sha256: str
    definition: str
    release_id: str
    runs: str


def publish(store: Store) -> LoadReceipt:
    """Make the warehouse equal to the lake's current release and to the run ledger.

    Nothing is written when it is so already. A file that is missing, damaged, altered, or made with other tables is
    built anew from the lake; the receipt says so. Readers keep what they have open and get the new file when they open
    it next.

    Raises:
        DamagedFileError: a file of the lake is not what was written.
        DiskFullError: there is no room; readers still get the snapshot before.
    """
    manifest = read_manifest(current_folder(store))
    seal = _sealed(store)
    if isinstance(seal, str):
        return _make(store, manifest, base=None, rebuilt=seal)
    if (seal.release_id, seal.runs) != (manifest.release_id, ledger.runs_digest(store)):
        return _make(store, manifest, base=store.warehouse.resolve(), rebuilt=None)
    return _receipt(manifest, store.warehouse.resolve(), changes=None, rebuilt=None)


def rebuild(store: Store) -> LoadReceipt:
    """Build the warehouse anew from the lake and the ledgers alone, and swap it in.

    Raises:
        DamagedFileError: a file of the lake is not what was written.
        DiskFullError: there is no room; readers still get the snapshot before.
    """
    return _make(store, read_manifest(current_folder(store)), base=None, rebuilt="asked for")


def _sealed(store: Store) -> Seal | str:
    """What the current snapshot holds, or why it cannot be built upon."""
    snapshot = store.warehouse.resolve()
    if not snapshot.is_file():
        return "there was no warehouse file"
    try:
        seal = Seal(**json.loads(_seal_of(snapshot).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return "its seal could not be read"
    if seal.definition != sha256_of(definition().encode()):
        return "its tables or views are of another version"
    return seal if hash_file(snapshot) == seal.sha256 else "the file was damaged or altered"


def _seal_of(snapshot: Path) -> Path:
    return snapshot.with_suffix(".json")


def _make(store: Store, manifest: Manifest, *, base: Path | None, rebuilt: str | None) -> LoadReceipt:
    """Make a new snapshot, from a copy of `base` or from nothing, and let readers have it."""
    number = max(ledger.last_number(store.snapshots), ledger.last_number(store.loads)) + 1
    snapshot = store.snapshots / f"warehouse-{number:06}.duckdb"
    runs = ledger.runs_digest(store)
    with atomic.file_at(snapshot, tmp=store.tmp) as draft:
        if base is not None:
            shutil.copyfile(base, draft)
        changes = _fill(store, draft, manifest, name=snapshot.stem)
        sha256 = hash_file(draft)
    seal = Seal(sha256=sha256, definition=sha256_of(definition().encode()), release_id=manifest.release_id, runs=runs)
    atomic.write_text(_seal_of(snapshot), json.dumps(asdict(seal), indent=1) + "\n", tmp=store.tmp)
    atomic.point(store.warehouse, snapshot, tmp=store.tmp)
    _prune(store)
    return _receipt(manifest, snapshot, changes=changes, rebuilt=rebuilt)


def _fill(store: Store, draft: Path, manifest: Manifest, *, name: str) -> Changes:
    """Bring a private file up to date in one transaction, and write what is new to the load ledger."""
    known = ledger.read_loads(store)
    with opened(draft) as con:
        con.execute("BEGIN")
        changes = bring_up(con, current_folder(store), manifest, known)
        replace_runs(con, ledger.read_runs(store))
        con.execute("COMMIT")
    fresh = [ld for ld in changes.loads if (ld.row.batch, ld.row.table, ld.row.part_sha256) not in known]
    if fresh:
        ledger.record_loads(store, name, fresh)
    return changes


def _receipt(manifest: Manifest, snapshot: Path, *, changes: Changes | None, rebuilt: str | None) -> LoadReceipt:
    done = changes or Changes()
    return LoadReceipt(
        release_id=manifest.release_id,
        snapshot=snapshot,
        changed=changes is not None,
        rebuilt=rebuilt,
        rows_inserted=dict(done.inserted),
        rows_replaced=dict(done.replaced),
        rows_deleted=dict(done.deleted),
    )


def _prune(store: Store) -> None:
    """Remove all but the latest snapshots."""
    for snapshot in sorted(store.snapshots.glob("*.duckdb"))[:-KEPT]:
        atomic.remove(snapshot, tmp=store.tmp)
        atomic.remove(_seal_of(snapshot), tmp=store.tmp)
