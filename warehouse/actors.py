"""Actors of the whole warehouse: one row each, made of what every part says of them."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import pyarrow as pa

from transforms.columns import RUN_ID, declared_columns
from transforms.tables import EXTRACTED, ActorRow
from transforms.vocabulary import ActorKind
from warehouse.arrow import from_arrow, stamp, to_arrow
from warehouse.refusals import Tables


def merge_actors(rows: Iterable[ActorRow]) -> list[ActorRow]:
    """One row per actor, in order of ids; the order and the grouping of the given rows do not matter.

    A row of a known kind is taken before one of an unknown kind, then the first in order of its values; names that
    were not taken become aliases, so nothing is lost.
    """
    sightings: dict[str, list[ActorRow]] = defaultdict(list)
    for row in rows:
        sightings[row.actor_id].append(row)
    return [_merged(sightings[actor_id]) for actor_id in sorted(sightings)]


def merge_sightings(tables: Iterable[pa.Table]) -> pa.Table:
    """The table of actors, stamped, from stamped tables of what parts say of them; the first run in order stands."""
    rows: list[ActorRow] = []
    runs: dict[str, str] = {}
    for table in tables:
        rows += from_arrow(ActorRow, table)
        for actor_id, run_id in zip(*(table.column(c).to_pylist() for c in ("actor_id", RUN_ID.name)), strict=True):
            runs[actor_id] = min(run_id, runs.get(actor_id, run_id))
    merged = merge_actors(rows)
    return stamp(ActorRow, to_arrow(ActorRow, merged), [runs[row.actor_id] for row in merged])


def referenced_actors(tables: Mapping[str, pa.Table]) -> set[str]:
    """Ids of the actors that rows of other tables name."""
    ids: set[str] = set()
    for name, table in tables.items():
        for column in declared_columns(EXTRACTED[name]):
            if name != "actors" and column.references == "actors":
                ids.update(table.column(column.name).drop_null().to_pylist())
    return ids


def with_parents(actors: pa.Table, wanted: AbstractSet[str]) -> pa.Table:
    """The wanted actors of a table, and the parents of those, and theirs."""
    ids = actors.column("actor_id").to_pylist()
    parents = dict(zip(ids, actors.column("parent_actor_id").to_pylist(), strict=True))
    keep: set[str] = set()
    open_ids = [i for i in wanted if i in parents]
    while open_ids:
        actor_id = open_ids.pop()
        parent = parents[actor_id]
        keep.add(actor_id)
        if parent in parents and parent not in keep:
            open_ids.append(parent)
    return actors.filter(pa.array([i in keep for i in ids], pa.bool_()))


def only_named(tables: Tables) -> Tables:
    """A part whose `actors` are those that its other rows name, and their parents."""
    return {**tables, "actors": with_parents(tables["actors"], referenced_actors(tables))}


def _merged(rows: list[ActorRow]) -> ActorRow:
    taken = min(rows, key=_order)
    names = {alias for row in rows for alias in (*row.aliases, row.name)}
    return dataclasses.replace(taken, aliases=tuple(sorted(names - {taken.name})))


def _order(row: ActorRow) -> tuple[object, ...]:
    values = (getattr(row, f.name) for f in dataclasses.fields(row) if f.name != "aliases")
    # Empty values have no order of their own: they come last.
    return (row.kind is ActorKind.UNKNOWN, *((v is None, "" if v is None else v) for v in values))
