"""What a run did, for people and for programs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flows.timings import Timings
from transforms.vocabulary import RunState


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a run did. `delivered = accepted + rejected + known + repeated`, always.

    Attributes:
        run_id: hash of the input and the versions.
        state: how it ended.
        delivered: articles that came in, whatever became of them.
        accepted: articles that are new in the lake.
        rejected: articles that were refused, at any step.
        known: articles that the lake held already.
        repeated: articles that came in twice, or as another version of an article of this run.
        near_copies: accepted articles that are near copies of another one.
        foreign: accepted articles that are not in English, from which no events are read.
        rows: rows by table that this run brought.
        reasons: refused articles by reason.
        refusals: what was refused and how to mend it, one line each, the first few.
        notes: what the extractor had to say, with counts.
        withheld: rows that validation kept back, by table.
        blocking: why nothing was published.
        docs: the page of the validation report.
        store: where everything lies.
        warehouse: the DuckDB file.
        release_id: the lake's release.
        started: when the run began, UTC.
        timings: what its steps took.
    """

    run_id: str
    state: RunState
    delivered: int
    accepted: int
    rejected: int
    known: int
    repeated: int
    near_copies: int = 0
    foreign: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[str, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)
    withheld: Mapping[str, int] = field(default_factory=dict)
    blocking: tuple[str, ...] = ()
    docs: Path | None = None
    store: Path
    warehouse: Path
    release_id: str | None = None
    started: dt.datetime
    timings: Timings = field(default_factory=Timings)

    def counts(self) -> dict[str, object]:
        """The numbers, for the ledger."""
        names = ("delivered", "accepted", "rejected", "known", "repeated", "near_copies", "foreign")
        return {
            **{name: getattr(self, name) for name in names},
            "rows": dict(self.rows),
            "reasons": dict(self.reasons),
            "notes": dict(self.notes),
            "withheld": dict(self.withheld),
            "seconds": {name: round(value, 3) for name, value in self.timings.seconds.items()},
        }

    def json(self) -> str:
        """Everything, as one JSON object."""
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.name != "timings"}
        return json.dumps({**values, **self.counts()}, default=str, ensure_ascii=False, sort_keys=True)
