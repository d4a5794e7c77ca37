"""The lake: Parquet files of every table, moved from release to release as one.

This module is the room's door to it: what flows call stands here, the work is done in `staging`, `selection`,
`refusals`, `actors` and `committing`. One writer at a time: hold `Store.lock` from staging to publishing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transforms.tables import RejectionRow, ValidationRow
from warehouse import landing
from warehouse.actors import merge_actors
from warehouse.arrow import read_parquet
from warehouse.committing import LAKE, commit_release
from warehouse.manifest import current_folder, findings, read_manifest
from warehouse.selection import LiveArticle
from warehouse.staging import STAGED, Part, Staged, batch_of, find_staged, stage
from warehouse.store import Store

__all__ = [
    "LAKE",
    "STAGED",
    "LiveArticle",
    "Part",
    "Release",
    "Staged",
    "commit",
    "current_release",
    "find_staged",
    "known_raws",
    "live_articles",
    "merge_actors",
    "stage",
    "verify",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One state of the whole lake.

    Attributes:
        release_id: hash of its files' contents.
        folder: where it stands; `store.lake` points there.
        counts: rows of each table.
        stages: ids of the staged batches in it.
    """

    release_id: str
    folder: Path
    counts: Mapping[str, int]
    stages: frozenset[str]


def current_release(store: Store) -> Release | None:
    """The release that the lake points to; None when nothing was ever committed."""
    folder = current_folder(store)
    return None if folder is None else _release(folder)


def live_articles(store: Store) -> dict[str, LiveArticle]:
    """Every article of the current release by article_id; texts are not read."""
    folder = current_folder(store)
    columns = ["article_id", "raw_sha256", "duplicate_of"]
    live = {}
    for file in read_manifest(folder).of("articles"):
        assert folder is not None
        table = read_parquet(folder / file.path, columns)
        for article_id, raw_sha256, first_copy in zip(*(table.column(c).to_pylist() for c in columns), strict=True):
            live[article_id] = LiveArticle(part=file.part, raw_sha256=raw_sha256, duplicate_of=first_copy)
    return live


def known_raws(store: Store) -> frozenset[str]:
    """Digests (`landing.raw_digest`) of every raw record whose batch is in the current release, refused ones too."""
    stages = read_manifest(current_folder(store)).stages
    return landing.known_digests(store, sorted({batch_of(stage_id) for stage_id in stages}))


def commit(
    store: Store,
    *,
    run_id: str,
    parts: Sequence[Part] = (),
    rejections: Sequence[RejectionRow] = (),
    validations: Sequence[ValidationRow] = (),
) -> Release:
    """Make a new release of the current one and the given parts, and point the lake to it, all tables at once.

    The release depends on what is in it, not on the way there: the same parts, committed by the same runs, give the
    same bytes. Parts that it has already are left out, and when nothing is new the current release is returned. An
    article that it has already is superseded: every row of the older version goes. Refused rows become rejections, and
    so do the rows that cannot stand without them (`warehouse.refusals.take_out`).

    Args:
        store: the store, locked by the caller.
        run_id: stamped into every new row.
        parts: staged batches with what was decided about them.
        rejections: inputs that were refused before they came to a batch; one that is known already is left out.
        validations: what the run's expectations found.

    Raises:
        DamagedFileError: a file that must be read is not what was written.
        DiskFullError: there is no room; the lake is as before.
    """
    live = live_articles(store)
    return _release(
        commit_release(store, live, run_id=run_id, parts=parts, rejections=rejections, validations=validations)
    )


def verify(store: Store) -> list[str]:
    """What is wrong with the current release's files, one line each that names the file; empty when all is well."""
    folder = current_folder(store)
    return [] if folder is None else findings(folder, read_manifest(folder).files)


def _release(folder: Path) -> Release:
    manifest = read_manifest(folder)
    return Release(release_id=manifest.release_id, folder=folder, counts=manifest.counts(), stages=manifest.stages)
