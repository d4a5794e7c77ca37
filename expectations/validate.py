"""Staged files in, `ValidationReport` out: the gate of the warehouse, closed unless everything was looked at."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.report import Refusals, ValidationReport
from transforms.columns import key_of
from transforms.identity import content_id
from transforms.tables import EXTRACTED, TABLES, ValidationRow
from transforms.vocabulary import Severity

if TYPE_CHECKING:
    from expectations.engine import Outcome
    from expectations.staged import Batch

_SHOWN = 5  # keys of unexpected rows in a result; the report's `refused` has all of them


def validate(
    files: Mapping[str, Sequence[Path]],
    *,
    run_id: str,
    known_keys: Mapping[str, Collection[str]] | None = None,
    docs_folder: Path | None = None,
    chunk_articles: int = 2000,
) -> ValidationReport:
    """What holds of the staged Parquet files of a run.

    Args:
        files: staged files by table: the six extracted tables and `rejections`. Files at the same index belong to the
            same batch. The files hold the columns that the row classes declare, without `run_id`.
        run_id: the run; it goes into the ids of the results and the name of the Data Docs pages.
        known_keys: keys that already rest in the lake, by table; references may point there.
        docs_folder: where to write Data Docs; `docs_folder / "index.html"` lists all runs ever written there.
        chunk_articles: about how many articles are held in memory at a time; it never changes the report.

    Raises:
        RuntimeError: Great Expectations gave no result for an expectation. Like any exception, it means that nothing
            may be loaded.
    """
    from expectations.docs import write_docs

    outcomes, blocking, refused = _examined(files, known_keys or {}, chunk_articles)
    docs = write_docs(docs_folder, run_id, outcomes, blocking) if docs_folder else None
    return ValidationReport(
        results=tuple(_row(run_id, outcome) for outcome in outcomes),
        refused=refused,
        blocking=tuple(blocking),
        docs=docs,
    )


def _examined(
    files: Mapping[str, Sequence[Path]], known_keys: Mapping[str, Collection[str]], chunk_articles: int
) -> tuple[list[Outcome], list[str], Refusals]:
    """Outcomes, what blocks, and refused rows; it stops at the first kind of fault that blocks."""
    from expectations.staged import StagedFileError, batches_of

    batches, blocking = batches_of(files)
    outcomes: list[Outcome] = []
    if blocking:
        return outcomes, blocking, {}
    try:
        outcomes = _schema_outcomes(batches)
        blocking = _blocking(outcomes) or _nothing(batches)
        if blocking:
            return outcomes, blocking, {}
        found, refused = _row_outcomes(batches, known_keys, chunk_articles)
    except StagedFileError as error:
        return outcomes, [str(error)], {}
    outcomes = sorted([*outcomes, *found], key=lambda o: (o.table, o.expectation, o.columns))
    return outcomes, _blocking(outcomes), refused


def _nothing(batches: Sequence[Batch]) -> list[str]:
    from expectations.staged import schema_of

    if any(schema_of(batch.files[table])[1] for batch in batches for table in ("articles", "rejections")):
        return []
    return ["nothing was staged: no article and no rejection"]


def _schema_outcomes(batches: Sequence[Batch]) -> list[Outcome]:
    """Whether each staged file holds the declared columns; files of one schema are looked at once."""
    import pandas as pd

    from expectations import engine
    from expectations.staged import STAGED, schema_of
    from expectations.suites import columns_suite_for

    found = []
    for table in STAGED:
        schemas = sorted({schema_of(batch.files[table])[0] for batch in batches})
        expected = columns_suite_for(TABLES[table])
        for schema in schemas:
            found += engine.outcomes_of(table, pd.DataFrame(columns=list(schema)), expected)
    return engine.merged(found)


def _row_outcomes(
    batches: Sequence[Batch], known_keys: Mapping[str, Collection[str]], chunk_articles: int
) -> tuple[list[Outcome], Refusals]:
    """Outcomes of the rows and of the volumes of a run, and the refused rows."""
    from expectations import engine, volumes
    from expectations.frames import frames_of, keys_elsewhere
    from expectations.staged import STAGED, groups_of
    from expectations.suites import suite_for

    groups = list(groups_of(batches, chunk_articles))
    elsewhere = keys_elsewhere(groups, known_keys)
    suites = {table: suite_for(TABLES[table]) for table in STAGED}
    found, counts = [], []
    for group in groups:
        frames = frames_of(group, elsewhere)
        counts.append(volumes.counts_of(frames))
        for table, expected in suites.items():
            found += engine.outcomes_of(table, frames[table], expected, key_of(TABLES[table]))
    outcomes = engine.merged(found)
    refused = engine.refused_rows(outcomes)
    sizes = {table: len(rows) for table, rows in refused.items()}
    outcomes += volumes.volume_outcomes(volumes.packaged_volumes(), volumes.total(counts), sizes)
    return outcomes, refused


def _blocking(outcomes: Sequence[Outcome]) -> list[str]:
    """Why nothing may be loaded, in plain words and in order; empty when single rows can be kept out instead."""
    return sorted({f"{o.table}: {reason}" for o in outcomes for reason in _reasons(o)})


def _reasons(outcome: Outcome) -> Iterator[str]:
    if outcome.error is not None:
        yield f"{outcome.expectation} could not run: {outcome.error}"
    elif outcome.success or outcome.severity is not Severity.CRITICAL:
        return
    elif not outcome.is_row_level:
        yield f"{outcome.says}; found: {_json(outcome.observed)}"
    elif outcome.table not in EXTRACTED:
        # A refused input must be accounted for, so its ledger's rows cannot be left out one by one.
        yield f"{outcome.says}; {outcome.unexpected_count} rows break it"
    elif None in outcome.keys:
        yield f"{outcome.says}; it is broken by a row without a key, which cannot be refused by name"


def _row(run_id: str, outcome: Outcome) -> ValidationRow:
    column = ", ".join(outcome.columns) or None
    return ValidationRow(
        validation_id=content_id(run_id, outcome.table, outcome.expectation, column),
        table=outcome.table,
        expectation=outcome.expectation,
        severity=outcome.severity,
        success=outcome.success,
        observed=_json(_observed(outcome)),
        unexpected_count=outcome.unexpected_count,
        column=column,
    )


def _observed(outcome: Outcome) -> dict[str, Any]:
    if outcome.error is not None:
        return {"error": outcome.error}
    if not outcome.is_row_level:
        return {"value": outcome.observed}
    keys = sorted({key for key in outcome.keys if key is not None})
    return {"rows": outcome.rows} | ({"keys": keys[:_SHOWN]} if keys else {})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
