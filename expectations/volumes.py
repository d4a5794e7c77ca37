"""Least and most of what a run as a whole makes, declared in `volumes.toml` and counted while it is validated."""

from __future__ import annotations

import dataclasses
import enum
import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from expectations import engine
from expectations.engine import Outcome
from transforms.columns import declared_columns
from transforms.tables import TABLES
from transforms.vocabulary import Severity

if TYPE_CHECKING:
    import pandas as pd


class Measure(enum.StrEnum):
    """What a volume measures; `volumes.toml` explains each."""

    ROWS_PER_ARTICLE = "rows_per_article"
    FILL_RATE = "fill_rate"
    SHARE_REFUSED = "share_refused"
    SHARE_OF_INPUTS = "share_of_inputs"
    SHARE_WITHOUT_EVENTS = "share_without_events"


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One declared volume.

    Attributes:
        table: the table it speaks of.
        measure: what it measures.
        column: the column of a fill rate, else None.
        least, most: inclusive bounds, None for no bound.
        severity: critical blocks the run.
        from_articles: the number of delivered articles (accepted or rejected) from which it speaks.
    """

    table: str
    measure: Measure
    column: str | None = None
    least: float | None = None
    most: float | None = None
    severity: Severity
    from_articles: int

    def __post_init__(self) -> None:
        where = f"volume {self.name}"
        if self.table not in TABLES:
            raise ValueError(f"{where}: there is no table {self.table}")
        columns = {column.name for column in declared_columns(TABLES[self.table])}
        if (self.column in columns) != (self.measure is Measure.FILL_RATE):
            raise ValueError(f"{where}: a fill rate needs a column of its table, the other measures take none")
        if self.least is None and self.most is None:
            raise ValueError(f"{where}: give the least, the most or both")
        if self.from_articles < 2:
            raise ValueError(f"{where}: from_articles must be 2 or more; a single article proves no volume")

    @property
    def name(self) -> str:
        """Its name in a frame of measures."""
        return ".".join(word for word in (self.table, self.measure, self.column) if word)

    @property
    def says(self) -> str:
        """The volume in plain words."""
        what = f"{self.measure} of {self.column}" if self.column else str(self.measure)
        bounds = [f"at least {self.least:g}"] if self.least is not None else []
        bounds += [f"at most {self.most:g}"] if self.most is not None else []
        return f"{what} must be {' and '.join(bounds)} in a run of {self.from_articles} articles or more"


def read_volumes(text: str) -> tuple[Volume, ...]:
    """The volumes that a TOML text declares.

    Raises:
        ValueError: an unknown or missing key, an unknown measure, severity, table or column, a volume without bounds,
            or volumes out of order or declared twice.
    """
    data = tomllib.loads(text)
    if set(data) != {"volume"}:
        raise ValueError(
            f"volumes: the file holds [[volume]] and nothing else, not {', '.join(sorted(data)) or 'nothing'}"
        )
    volumes = tuple(_volume(number, entry) for number, entry in enumerate(data["volume"], start=1))
    names = [(volume.table, volume.measure.value, volume.column or "") for volume in volumes]
    if names != sorted(set(names)):
        raise ValueError("volumes: they must be sorted by table, measure and column, each declared once")
    return volumes


def _volume(number: int, entry: Mapping[str, Any]) -> Volume:
    required = {"table", "measure", "severity", "from_articles"}
    unknown = set(entry) - required - {"column", "least", "most"}
    missing = required - set(entry)
    if unknown or missing:
        raise ValueError(f"volume {number}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    return Volume(**{**entry, "measure": Measure(entry["measure"]), "severity": Severity(entry["severity"])})


@functools.cache
def packaged_volumes() -> tuple[Volume, ...]:
    """The volumes that this package declares."""
    return read_volumes(resources.files(__package__).joinpath("volumes.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was counted of a run: rows by table, stated values by (table, column), articles with events.

    Counts add up over groups of batches.
    """

    rows: Mapping[str, int]
    stated: Mapping[tuple[str, str], int]
    articles_with_events: int

    @property
    def delivered(self) -> int:
        """Articles that came in: accepted or rejected."""
        return self.rows["articles"] + self.rows["rejections"]


def counts_of(frames: Mapping[str, pd.DataFrame]) -> Counts:
    """The counts of one group's frames."""
    return Counts(
        rows={table: len(frame) for table, frame in frames.items()},
        stated={
            (table, column.name): int(frame[column.name].notna().sum())
            for table, frame in frames.items()
            for column in declared_columns(TABLES[table])
        },
        articles_with_events=int(frames["events"]["article_id"].nunique()),
    )


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of at least one count."""
    first, *others = counts
    for other in others:
        first = Counts(
            rows={table: n + other.rows[table] for table, n in first.rows.items()},
            stated={place: n + other.stated[place] for place, n in first.stated.items()},
            articles_with_events=first.articles_with_events + other.articles_with_events,
        )
    return first


def measured(volume: Volume, counts: Counts, refused: Mapping[str, int]) -> float | None:
    """What a volume measures, None when there is nothing to divide by; `refused` counts refused rows by table."""
    articles, rows = counts.rows["articles"], counts.rows[volume.table]
    part, whole = {
        Measure.ROWS_PER_ARTICLE: (rows, articles),
        Measure.FILL_RATE: (counts.stated.get((volume.table, volume.column or ""), 0), rows),
        Measure.SHARE_REFUSED: (refused.get(volume.table, 0), rows),
        Measure.SHARE_OF_INPUTS: (rows, counts.delivered),
        Measure.SHARE_WITHOUT_EVENTS: (articles - counts.articles_with_events, articles),
    }[volume.measure]
    return part / whole if whole else None


def volume_outcomes(volumes: Iterable[Volume], counts: Counts, refused: Mapping[str, int]) -> list[Outcome]:
    """What the volumes that have something to say about a run of this size say of it."""
    import pandas as pd

    seen = {
        volume: value
        for volume in volumes
        if counts.delivered >= volume.from_articles and (value := measured(volume, counts, refused)) is not None
    }
    if not seen:
        return []
    frame = pd.DataFrame({volume.name: [value] for volume, value in seen.items()})
    expectations = [
        engine.expectation(
            "ExpectColumnValuesToBeBetween",
            volume.says,
            severity=volume.severity,
            column=volume.name,
            min_value=volume.least,
            max_value=volume.most,
        )
        for volume in seen
    ]
    outcomes = engine.outcomes_of("volumes", frame, engine.suite("volumes", expectations))
    return [
        dataclasses.replace(
            outcome,
            table=volume.table,
            expectation=f"expect_{volume.measure}_to_be_usual",
            columns=(volume.column,) if volume.column else (),
            is_row_level=False,
            observed=round(value, 6),
        )
        for outcome, (volume, value) in zip(outcomes, seen.items(), strict=True)
    ]
