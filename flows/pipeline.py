"""The pipeline on one page: articles are ingested, extracted, linked, validated and published.

Each step is a plain function of `flows.steps`. This is how `eventwire run` does it, in one process with its workers;
`flows.prefect_run` calls the same steps as tasks of a Prefect flow.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.receipts import Receipt
from flows.settings import Settings
from flows.steps import extract, ingest, link, open_run, publish, validate
from flows.watching import Watch
from warehouse.store import Store


def run_pipeline(
    store: Store, sources: Sequence[str], *, settings: Settings | None = None, watch: Watch | None = None
) -> Receipt:
    """Turns the articles of the sources into rows of the warehouse.

    Killing it at any point leaves the last release readable; the same call goes on from what is done.

    Args:
        store: the folder that holds everything; no other run may write to it meanwhile.
        sources: files, folders, or `-` for standard input.
        settings: what the operator set; the defaults if not given.
        watch: hears of progress and may stop the run.

    Raises:
        StoreLockedError: another run holds the store.
        StoppedError: the watch was asked to stop.
    """
    with open_run(store, sources, settings=settings or Settings(), watch=watch or Watch()) as run:
        landed = ingest(run)
        staged = extract(run, landed)
        links = link(run, staged)
        report = validate(run, landed, staged)
        return publish(run, landed, staged=staged, links=links, report=report)
