"""The steps of a run as plain functions; the command line and the orchestrator call the same ones."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from threading import Thread

from expectations.report import ValidationReport
from flows import ingesting
from flows.extracting import StagedBatch
from flows.ingesting import Ingested
from flows.linking import REFUSALS_TOLD, Links, link_articles, told_refusal
from flows.receipts import Receipt
from flows.settings import Settings
from flows.timings import Stopwatch, Timings
from flows.versions import git_revision, versions
from flows.watching import Watch
from flows.workers import Workers
from transforms.identity import content_id
from transforms.tables import EXTRACTED, RunRow
from transforms.vocabulary import RunState
from warehouse.lake import STAGED, Part, Release, commit, live_articles
from warehouse.landing import LandedBatch
from warehouse.publish import publish as publish_warehouse
from warehouse.publish import record_run
from warehouse.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run while it goes on.

    Attributes:
        store: where everything lies; this run is its only writer.
        sources: files, folders or `-`.
        settings: what the operator set.
        workers: the extracting processes.
        watch: hears of progress.
        flow: how it was started, for the ledger.
        started: when, UTC.
        clock: the seconds of its steps.
    """

    store: Store
    sources: tuple[str, ...]
    settings: Settings
    workers: Workers
    watch: Watch
    flow: str
    started: dt.datetime
    clock: Stopwatch = field(default_factory=Stopwatch)


@contextmanager
def open_run(
    store: Store,
    sources: Sequence[str],
    *,
    settings: Settings,
    watch: Watch,
    flow: str = "eventwire run",
    wait_s: float = 0.0,
) -> Iterator[Run]:
    """A run that holds the store until the block ends.

    Raises:
        StoreLockedError: another run holds the store.
    """
    with store.lock(wait_s), Workers(store, settings) as workers:
        yield Run(
            store=store,
            sources=tuple(sources),
            settings=settings,
            workers=workers,
            watch=watch,
            flow=flow,
            started=dt.datetime.now(dt.UTC),
        )


def ingest(run: Run) -> Ingested:
    """Sources to landing files."""
    run.watch.step("reading articles")
    with run.clock.measure("start"):
        fingerprint = run.workers.fingerprint
    with run.clock.measure("ingest"):
        landed = ingesting.ingest(
            run.store,
            run.sources,
            settings=run.settings,
            fingerprint=fingerprint,
            watch=run.watch,
        )
    record(run, landed, state=RunState.RUNNING)
    return landed


def extract(run: Run, landed: Ingested) -> tuple[StagedBatch, ...]:
    """Landing files to staged tables, as many at a time as there are workers."""
    run.watch.step("finding events")
    total = sum(batch.article_count for batch in landed.batches)
    done = 0
    with run.clock.measure("extract"), ThreadPoolExecutor(run.settings.workers) as threads:
        if landed.batches:
            # Great Expectations takes seconds to import, and this process has nothing else to do meanwhile.
            Thread(target=_load_validation, daemon=True).start()
        futures = {threads.submit(extract_one, run, batch): batch for batch in landed.batches}
        try:
            for future in as_completed(futures):
                future.result()
                done += futures[future].article_count
                run.watch.progress(done, total, "articles extracted")
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    return tuple(future.result() for future in futures)


def _load_validation() -> None:
    from expectations import engine

    engine.version()


def extract_one(run: Run, batch: LandedBatch) -> StagedBatch:
    """One landing file to staged tables.

    Raises:
        StoppedError: the run was asked to stop.
    """
    run.watch.check()
    return run.workers.extract(batch)


def link(run: Run, staged: Sequence[StagedBatch]) -> Links:
    """Which articles are near copies of earlier ones, and which came in twice."""
    run.watch.step("looking for copies")
    with run.clock.measure("link"):
        return link_articles(run.store, [batch.staged for batch in staged])


def validate(run: Run, landed: Ingested, staged: Sequence[StagedBatch]) -> ValidationReport:
    """What holds of the staged tables; an empty report when there is nothing to validate."""
    if not staged:
        return ValidationReport(results=())
    from expectations.validate import validate as check

    run.watch.step("validating")
    with run.clock.measure("validate"):
        return check(
            {table: [batch.staged.files[table] for batch in staged] for table in STAGED},
            run_id=run_id_of(run, landed),
            known_keys={"articles": live_articles(run.store).keys()},
            docs_folder=run.store.docs,
            chunk_articles=run.settings.chunk_articles,
        )


def publish(
    run: Run, landed: Ingested, *, staged: Sequence[StagedBatch], links: Links, report: ValidationReport
) -> Receipt:
    """Staged tables to the lake and from there to the warehouse; nothing at all when validation forbids it."""
    run.watch.step("publishing")
    if staged and not report.publishable:
        receipt = make_receipt(run, landed, staged=staged, links=links, report=report, release=None)
        record(run, landed, state=receipt.state, receipt=receipt)
        return receipt
    release = commit_parts(run, landed, staged=staged, links=links, report=report)
    receipt = make_receipt(run, landed, staged=staged, links=links, report=report, release=release)
    record(run, landed, state=receipt.state, receipt=receipt)
    with run.clock.measure("load"):
        publish_warehouse(run.store)
    return replace(receipt, timings=receipt.timings + Timings(seconds={"load": run.clock.timings.seconds["load"]}))


def commit_parts(
    run: Run, landed: Ingested, *, staged: Sequence[StagedBatch], links: Links, report: ValidationReport
) -> Release:
    """A new release of the lake with the staged tables, less what validation withholds."""
    refused = report.refusals()
    parts = [Part(staged=b.staged, duplicate_of=links.duplicate_of, refused=refused) for b in staged]
    with run.clock.measure("commit"):
        return commit(
            run.store,
            run_id=run_id_of(run, landed),
            parts=parts,
            rejections=[rejection.row() for rejection in landed.rejections],
            validations=report.results,
        )


def make_receipt(  # it gathers what every step left
    run: Run,
    landed: Ingested,
    *,
    staged: Sequence[StagedBatch],
    links: Links,
    report: ValidationReport,
    release: Release | None,
) -> Receipt:
    """What the run did, in numbers that add up."""
    withheld = {table: len(rows) for table, rows in report.refused.items() if rows}
    rows = {table: sum(batch.staged.counts[table] for batch in staged) for table in EXTRACTED}
    rejected = len(landed.rejections) + sum(batch.staged.counts["rejections"] for batch in staged)
    refused_articles = withheld.get("articles", 0)
    blocked = bool(staged) and not report.publishable
    timings = run.clock.timings
    for batch in staged:
        timings += Timings(seconds={f"worker {name}": value for name, value in batch.timings.seconds.items()})
    return Receipt(
        run_id=run_id_of(run, landed),
        state=RunState.INVALID if blocked else RunState.PARTIAL if rejected or withheld else RunState.COMPLETED,
        delivered=landed.delivered,
        accepted=rows["articles"] - links.repeated - refused_articles,
        rejected=rejected + refused_articles,
        known=landed.known,
        repeated=landed.repeated + links.repeated + sum(batch.repeated for batch in staged),
        near_copies=len(links.duplicate_of),
        foreign=links.foreign,
        rows={**rows, "actors": links.actors},
        reasons=links.reasons + Counter(r.reason.value for r in landed.rejections),
        refusals=_told(landed, links),
        notes=sum((Counter(batch.notes) for batch in staged), Counter()),
        withheld=withheld,
        blocking=report.blocking,
        docs=report.docs,
        store=run.store.root,
        warehouse=run.store.warehouse,
        release_id=release.release_id if release else None,
        started=run.started,
        timings=timings,
    )


def _told(landed: Ingested, links: Links) -> tuple[str, ...]:
    """The first few refusals, those of sources first."""
    read = (told_refusal(r.source, r.external_id, r.detail) for r in landed.rejections)
    return (*islice(read, REFUSALS_TOLD), *links.refusals)[:REFUSALS_TOLD]


def run_id_of(run: Run, landed: Ingested) -> str:
    """The run's id: the same whenever the same work is done, so that a killed run and its second try share it."""
    work = {
        "batches": sorted(batch.batch_id for batch in landed.batches),
        "rejections": sorted(rejection.row().rejection_id for rejection in landed.rejections),
        "extractor": run.workers.fingerprint,
        "settings": run.settings.results(),
    }
    return content_id(json.dumps(work, sort_keys=True))


def record(run: Run, landed: Ingested, *, state: RunState, receipt: Receipt | None = None) -> None:
    """Writes the run's line in the ledger, in place of the one that it wrote before."""
    row = RunRow(
        run_id=run_id_of(run, landed),
        started=run.started,
        ended=None if state is RunState.RUNNING else dt.datetime.now(dt.UTC),
        flow=run.flow,
        git_revision=git_revision(),
        versions=versions(run.workers.fingerprint),
        parameters=json.dumps({"sources": run.sources, **run.settings.results()}, sort_keys=True),
        counts=json.dumps(receipt.counts() if receipt else {"delivered": landed.delivered}, sort_keys=True),
        state=state,
    )
    record_run(run.store, row)
