"""A new release of the lake: what stays is linked, what is new is written, then the link to it is swapped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from transforms.tables import EXTRACTED, RejectionRow, ValidationRow
from warehouse import atomic
from warehouse.actors import merge_sightings, only_named
from warehouse.arrow import from_arrow, read_verified, schema_of, sort_by_key, stamp, to_arrow, write_parquet
from warehouse.manifest import (
    SIGHTINGS,
    Manifest,
    PartFile,
    current_folder,
    describe_file,
    read_manifest,
    write_manifest,
)
from warehouse.refusals import Tables, empty_values, rejection_of, replace_values, take_out
from warehouse.selection import LiveArticle, Selection, select
from warehouse.staging import Part, checked_name
from warehouse.store import Store

LAKE: dict[str, type] = {**EXTRACTED, "rejections": RejectionRow, "validations": ValidationRow}
"""Tables of the lake."""

KEPT = 3
"""Releases that stay on disk, for readers that still have an older one open."""

# An extracted table's folder in the release; what a part says of actors is not the table of actors.
_FOLDERS = {table: SIGHTINGS if table == "actors" else table for table in EXTRACTED}


class Draft:
    """A release while it is being made."""

    def __init__(self, folder: Path, current: Path | None, manifest: Manifest) -> None:
        self.folder = folder
        self.current = current
        self.manifest = manifest
        self.files: list[PartFile] = []
        self.rejected: set[str] = set()
        for name in (*LAKE, SIGHTINGS):
            (folder / name).mkdir()

    def keep(self, file: PartFile) -> None:
        """Take a file of the current release as it is."""
        assert self.current is not None
        atomic.link_or_copy(self.current / file.path, self.folder / file.path)
        self.files.append(file)

    def read(self, file: PartFile) -> pa.Table:
        """The rows of a file of the current release."""
        assert self.current is not None
        return read_verified(self.current / file.path, file.sha256)

    def write(self, folder: str, part: str, table: pa.Table, *, run_id: str) -> None:
        """Write a file unless it would be empty; rows go in order of their key."""
        if table.num_rows == 0:
            return
        row_class = LAKE["actors" if folder == SIGHTINGS else folder]
        write_parquet(sort_by_key(row_class, table), self.folder / folder / f"{part}.parquet")
        self.files.append(describe_file(self.folder, table=folder, part=part, rows=table.num_rows, run_id=run_id))

    def write_rejections(self, part: str, rows: Iterable[RejectionRow], *, run_id: str) -> None:
        """Write those rejections that no other file of the release has."""
        fresh = {row.rejection_id: row for row in rows if row.rejection_id not in self.rejected}
        self.rejected.update(fresh)
        self.write(
            "rejections", part, stamp(RejectionRow, to_arrow(RejectionRow, [*fresh.values()]), run_id), run_id=run_id
        )


def commit_release(
    store: Store,
    live: dict[str, LiveArticle],
    *,
    run_id: str,
    parts: Sequence[Part],
    rejections: Sequence[RejectionRow],
    validations: Sequence[ValidationRow],
) -> Path:
    """Make the release that `lake.commit` speaks of; the folder of the current one when nothing is new."""
    checked_name(run_id)
    current = current_folder(store)
    manifest = read_manifest(current)
    selection = select(manifest, live, parts)
    if current and not selection.parts and not rejections and not validations:
        return current
    with atomic.draft_folder(store.releases, tmp=store.tmp) as folder:
        draft = Draft(folder, current, manifest)
        _carry_over(draft, selection, live, run_id=run_id)
        for part in selection.parts:
            _take_in(draft, part, selection, run_id=run_id)
        _write_run(draft, rejections, validations, run_id=run_id)
        _write_actors(draft, is_longer=not (selection.replaced or selection.superseded))
        _write_empty(draft)
        stages = (manifest.stages - selection.replaced) | {p.staged.stage_id for p in selection.parts}
        made = Manifest(stages=frozenset(stages), files=tuple(sorted(draft.files)))
        write_manifest(folder, made)
        release = store.releases / made.release_id
        atomic.settle(folder, release)
    os.utime(release)
    atomic.point(store.lake, release, tmp=store.tmp)
    _prune(store, release)
    return release


def _carry_over(draft: Draft, selection: Selection, live: dict[str, LiveArticle], *, run_id: str) -> None:
    """Link or rewrite what stays of the current release; files of whole tables and of this run are made anew."""
    orphaned = {a.part for a in live.values() if a.duplicate_of in selection.gone}
    changed: dict[str, list[PartFile]] = {}
    for file in draft.manifest.files:
        if file.part in selection.replaced or file.part in ("actors", "empty", f"run-{run_id}"):
            continue
        if file.part in orphaned | selection.superseded.keys() and file.table != "rejections":
            changed.setdefault(file.part, []).append(file)
        else:
            draft.keep(file)
            if file.table == "rejections":
                draft.rejected.update(draft.read(file).column("rejection_id").to_pylist())
    for part, files in changed.items():
        _rewrite(draft, files, selection.superseded.get(part, frozenset()), gone=selection.gone)


def _rewrite(draft: Draft, files: Sequence[PartFile], superseded: frozenset[str], *, gone: frozenset[str]) -> None:
    """Write a part of the current release without the superseded articles, and without references to those gone."""
    found = {file.table: draft.read(file) for file in files}
    tables = {t: found.get(folder, schema_of(EXTRACTED[t]).empty_table()) for t, folder in _FOLDERS.items()}
    tables, _ = take_out(tables, {"articles": {(i,) for i in superseded}})
    tables["articles"] = empty_values(tables["articles"], "duplicate_of", gone)
    for name, table in only_named(tables).items():
        draft.write(_FOLDERS[name], files[0].part, table, run_id=files[0].run_id)


def _take_in(draft: Draft, part: Part, selection: Selection, *, run_id: str) -> None:
    """Write a new part: its articles as selected, without refused rows, with `duplicate_of` as decided."""
    stage = part.staged
    tables: Tables = {t: read_verified(stage.files[t], stage.hashes[t]) for t in EXTRACTED}
    tables, _ = take_out(tables, {"articles": {(i,) for i in selection.passed_over[stage.stage_id]}})
    tables, fallen = take_out(tables, {t: set(keys) for t, keys in part.refused.items()})
    tables["articles"] = _with_duplicates(tables["articles"], part, selection.alive)
    for name, table in only_named(tables).items():
        draft.write(_FOLDERS[name], stage.stage_id, stamp(EXTRACTED[name], table, run_id), run_id=run_id)
    rejections = from_arrow(RejectionRow, read_verified(stage.files["rejections"], stage.hashes["rejections"]))
    rejections += [rejection_of(row, part.refused) for row in fallen]
    draft.write_rejections(stage.stage_id, rejections, run_id=run_id)


def _with_duplicates(articles: pa.Table, part: Part, alive: frozenset[str]) -> pa.Table:
    """The articles with `duplicate_of` as decided; a first copy that the release does not have is not named."""
    ids = articles.column("article_id").to_pylist()
    first_copies = {i: first for i in ids if (first := part.duplicate_of.get(i)) in alive}
    rest = iter(ids)
    return replace_values(articles, "duplicate_of", lambda _: first_copies.get(next(rest)))


def _write_run(
    draft: Draft, rejections: Sequence[RejectionRow], validations: Sequence[ValidationRow], *, run_id: str
) -> None:
    """Write what belongs to the run as a whole, beside what an earlier commit of the same run wrote."""
    name = f"run-{run_id}"
    before: dict[str, list[Any]] = {
        file.table: from_arrow(LAKE[file.table], draft.read(file)) for file in draft.manifest.files if file.part == name
    }
    draft.write_rejections(name, [*before.get("rejections", []), *rejections], run_id=run_id)
    latest = {row.validation_id: row for row in [*before.get("validations", []), *validations]}
    table = to_arrow(ValidationRow, [*latest.values()])
    draft.write("validations", name, stamp(ValidationRow, table, run_id), run_id=run_id)


def _write_actors(draft: Draft, *, is_longer: bool) -> None:
    """Write the one file of all actors.

    Args:
        draft: the release, with all its sightings.
        is_longer: nothing was taken out, so that the current file and the new sightings make the new one.
    """
    sightings = [f for f in draft.files if f.table == SIGHTINGS]
    tables = []
    if is_longer and draft.current:
        known = {f.part for f in draft.manifest.of(SIGHTINGS)}
        sightings = [f for f in sightings if f.part not in known]
        tables = [draft.read(f) for f in draft.manifest.of("actors") if f.part != "empty"]
    tables += [read_verified(draft.folder / f.path, f.sha256) for f in sightings]
    merged = merge_sightings(tables)
    run_ids = merged.column("run_id").to_pylist()
    draft.write("actors", "actors", merged, run_id=min(run_ids, default=""))


def _write_empty(draft: Draft) -> None:
    """Give every table without rows a file without rows, so that its pattern always finds one with its columns."""
    for name in LAKE.keys() - {file.table for file in draft.files}:
        write_parquet(schema_of(LAKE[name]).empty_table(), draft.folder / name / "empty.parquet")
        draft.files.append(describe_file(draft.folder, table=name, part="empty", rows=0, run_id=""))


def _prune(store: Store, current: Path) -> None:
    """Remove releases but the current one and the latest before it."""
    older = sorted((p for p in store.releases.iterdir() if p != current), key=lambda p: p.stat().st_mtime_ns)
    for folder in older[: -(KEPT - 1)]:
        atomic.remove(folder, tmp=store.tmp)
