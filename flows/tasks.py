"""The steps of a run as Prefect tasks: one call each, over batches, tried again only where a second try can help.

No task is made for single articles: a task run costs the server about twenty kilobytes and a thirtieth of a second. The
work of extraction is done by the worker processes that all tasks share, which is why the flow runs tasks in threads.
"""

from __future__ import annotations

from collections.abc import Sequence

from prefect import task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.assets import Asset, materialize
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from expectations.report import ValidationReport
from flows import steps
from flows.extracting import StagedBatch
from flows.ingesting import Ingested
from flows.linking import Links
from flows.receipts import Receipt
from flows.steps import Run
from transforms.tables import EXTRACTED
from warehouse.errors import StoreLockedError
from warehouse.landing import LandedBatch

TRANSIENT = (StoreLockedError, BlockingIOError, InterruptedError, TimeoutError)
"""Errors that may pass; every other one would come back, and a retry would only hide it."""

RETRY_SECONDS = [1.0, 10.0]

ASSETS = {table: Asset(key=f"eventwire://warehouse/{table}") for table in EXTRACTED}
"""The tables, as Prefect's event feed names them."""


def may_pass(failed: Task[..., object], run: TaskRun, state: State[object]) -> bool:
    """True when a second try can help."""
    del failed, run
    return isinstance(state.result(raise_on_failure=False), TRANSIENT)


@task(name="ingest", retries=2, retry_delay_seconds=RETRY_SECONDS, retry_condition_fn=may_pass, cache_policy=NO_CACHE)
def ingest(run: Run) -> Ingested:
    """Sources to landing files."""
    return steps.ingest(run)


@task(
    name="extract",
    task_run_name="extract {batch.batch_id}",
    retries=2,
    retry_delay_seconds=RETRY_SECONDS,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
)
def extract(run: Run, batch: LandedBatch) -> StagedBatch:
    """One landing file to staged tables, by a worker process."""
    return steps.extract_one(run, batch)


@task(name="link", cache_policy=NO_CACHE)
def link(run: Run, staged: Sequence[StagedBatch]) -> Links:
    """Near copies."""
    return steps.link(run, staged)


@task(name="validate", cache_policy=NO_CACHE)
def validate(run: Run, landed: Ingested, staged: Sequence[StagedBatch]) -> ValidationReport:
    """What holds of the staged tables."""
    return steps.validate(run, landed, staged)


@materialize(
    *ASSETS.values(),
    by="duckdb",
    name="publish",
    retries=2,
    retry_delay_seconds=RETRY_SECONDS,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
)
def publish(
    run: Run, landed: Ingested, *, staged: Sequence[StagedBatch], links: Links, report: ValidationReport
) -> Receipt:
    """Staged tables to the lake and the warehouse; tells Prefect of each table's rows and parts."""
    receipt = steps.publish(run, landed, staged=staged, links=links, report=report)
    for table, asset in ASSETS.items():
        parts = len(list(run.store.lake.glob(f"{table}/*.parquet")))
        asset.add_metadata({"rows_of_this_run": receipt.rows.get(table, 0), "parts": parts, "run_id": receipt.run_id})
    return receipt


def show(receipt: Receipt, lines: Sequence[str]) -> None:
    """The run's summary and its rows as artifacts on the run's page."""
    create_table_artifact(
        key="eventwire-rows",
        table=[{"table": table, "rows": rows} for table, rows in receipt.rows.items()],
        description="Rows that this run brought, by table.",
    )
    create_markdown_artifact(key="eventwire-run", markdown="```\n" + "\n".join(lines) + "\n```")
