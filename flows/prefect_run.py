"""The same run as a Prefect flow.

Which way when: `eventwire run` works in-process, because it needs no server, starts in two seconds and its truth lies
in the store's own ledger. The flow is for runs that somebody wants to see, schedule and be told about: `eventwire
schedule` serves it, `eventwire run --prefect` runs it once. Both call the functions of `flows.steps`, so they give the
same bytes. Without a running server (`PREFECT_API_URL`) Prefect starts a temporary one, which takes about 11 seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.logging import get_run_logger
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows import tasks
from flows.commands.run import receipt_lines
from flows.receipts import Receipt
from flows.settings import Settings, read_settings
from flows.sources import STANDARD_INPUT
from flows.steps import Run, open_run
from flows.watching import Watch
from transforms.vocabulary import RunState
from warehouse.store import open_store

_LOCK_WAIT_SECONDS = 60.0


class ValidationFailedError(Exception):
    """Validation forbade to publish; the flow fails with it, so that the server shows it as failed."""

    def __init__(self, receipt: Receipt) -> None:
        super().__init__("validation failed, nothing was published: " + "; ".join(receipt.blocking))
        self.receipt = receipt


class LogWatch(Watch):
    """Tells the flow run's log."""

    def __init__(self) -> None:
        super().__init__()
        self._logger = get_run_logger()

    def step(self, name: str) -> None:
        """A line for each step."""
        self._logger.info(name)

    def note(self, text: str) -> None:
        """A line."""
        self._logger.warning(text)


_THREADS: Any = ThreadPoolTaskRunner(max_workers=2)


@flow(name="articles-to-warehouse", task_runner=_THREADS, validate_parameters=False)
def articles_to_warehouse(sources: list[str], store: str, config: str | None = None) -> Receipt:
    """Turns the articles of the sources into rows of the warehouse.

    Args:
        sources: files and folders, absolute.
        store: the folder that holds everything, absolute.
        config: a settings file, absolute; else the store's own.

    Raises:
        ValidationFailedError: nothing was published.
    """
    folder = Path(store)
    settings = read_settings(folder, Path(config) if config else None)
    with open_run(
        open_store(folder),
        sources,
        settings=settings,
        watch=LogWatch(),
        flow="prefect articles-to-warehouse",
        wait_s=_LOCK_WAIT_SECONDS,
    ) as run:
        receipt = _run_tasks(run)
    lines = receipt_lines(receipt)
    tasks.show(receipt, lines)
    get_run_logger().info("\n".join(lines))
    if receipt.state is RunState.INVALID:
        raise ValidationFailedError(receipt)
    return receipt


def _run_tasks(run: Run) -> Receipt:
    """The steps of `flows.pipeline`, as tasks."""
    landed = tasks.ingest(_hidden(run))
    futures = [tasks.extract.submit(_hidden(run), batch) for batch in landed.batches]
    staged = tuple(future.result() for future in futures)
    links = tasks.link(_hidden(run), _hidden(staged))
    report = tasks.validate(_hidden(run), _hidden(landed), _hidden(staged))
    receipt: Receipt = tasks.publish(
        _hidden(run), _hidden(landed), staged=_hidden(staged), links=_hidden(links), report=_hidden(report)
    )
    return receipt


def _hidden(value: object) -> Any:
    """A task's argument that Prefect hands on without looking into it."""
    return quote(value)


def run_with_prefect(
    store: Path, sources: Sequence[str], *, settings: Settings, config: Path | None, say: Callable[[str], None]
) -> Receipt:
    """Runs the flow once and waits for it.

    Args:
        store: the folder that holds everything.
        sources: files and folders.
        settings: what the operator set; the flow reads them again from `config`.
        config: the settings file.
        say: tells the user what takes long.
    """
    if not PREFECT_API_URL.value():
        say("no PREFECT_API_URL is set: Prefect starts a temporary server, which takes about 11 seconds")
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=settings.workers)
    # The heartbeat finds runs that were killed on a server; here it would only add a second of waiting at the end.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        try:
            receipt: Receipt = _flow(runner)(**flow_parameters(store, sources, config))
        except ValidationFailedError as error:
            return error.receipt
    return receipt


def _flow(runner: Any) -> Callable[..., Any]:
    """The flow with another task runner."""
    return articles_to_warehouse.with_options(task_runner=runner)


def flow_parameters(store: Path, sources: Sequence[str], config: Path | None) -> dict[str, object]:
    """The flow's parameters, with paths that mean the same in another process."""
    return {
        "sources": [source if source == STANDARD_INPUT else str(Path(source).absolute()) for source in sources],
        "store": str(store.absolute()),
        "config": str(config.absolute()) if config else None,
    }
