"""The worker processes that extract batches, and what becomes of a batch that one of them dies of.

Worker processes are started fresh (spawn), load the language model once and never import the orchestrator. Each job is
watched from inside the process: when its time is over, the process ends itself, whatever it hangs in. A batch that
breaks is tried again article by article in a process of its own; the article on which that breaks too is refused.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from flows.extracting import Extractor, StagedBatch, extract_batch, find_batch, gave_up, load_extractor
from flows.settings import Settings
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import Reason
from warehouse.errors import StoreError
from warehouse.landing import LandedBatch, raw_digest, read_batch
from warehouse.store import Store

_loaded: list[Extractor] = []  # the worker's own extractor, set once when its process starts


class WorkerError(Exception):
    """Worker processes cannot work at all."""


class Workers:
    """A pool of extracting processes. Use as a context; `extract` may be called from several threads."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._fingerprint = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def fingerprint(self) -> str:
        """The extractor's, asked of a worker, so that this process never loads a model."""
        with self._lock:
            if not self._fingerprint:
                self._fingerprint = self._ask()
            return self._fingerprint

    def _ask(self) -> str:
        try:
            return self._open().submit(_fingerprint).result()
        except BrokenProcessPool as error:
            name = self._settings.extractor
            raise WorkerError(f"the extractor {name} could not be loaded; the lines above say why") from error

    def extract(self, batch: LandedBatch) -> StagedBatch:
        """The staged batch: as an earlier run left it, else extracted by a worker; waits for it."""
        there = find_batch(self._store, batch, self.fingerprint)
        if there is not None:
            return there
        try:
            return self._submit(_extract, self._store, batch, {}, self._batch_seconds(batch)).result()
        except (StoreError, OSError):
            raise
        except Exception:  # noqa: BLE001  # a bug on one article must cost that article, and `_one_by_one` names it
            return self._one_by_one(batch)

    def _batch_seconds(self, batch: LandedBatch) -> float:
        """Long enough for slow articles, short enough that one that hangs does not hold up the rest for long."""
        return self._settings.article_seconds * (2 + batch.article_count / 10)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _new_pool(self._settings, self._settings.workers)
        return self._pool

    def _submit(self, job: Callable[..., StagedBatch], *arguments: object) -> Future[StagedBatch]:
        """Hands a job to the pool, to a new one when the old one broke."""
        with self._lock:
            pool = self._open()
            try:
                return pool.submit(job, *arguments)
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                self._pool = None
                return self._open().submit(job, *arguments)

    def _one_by_one(self, batch: LandedBatch) -> StagedBatch:
        """Finds the articles that extraction breaks on, then extracts the batch without them."""
        seconds = self._settings.article_seconds
        culprits: dict[str, Rejection] = {}
        raws = read_batch(batch.path)
        with _Lone(self._settings) as lone:
            for raw in raws:
                verdict = lone.verdict(raw, seconds)
                if verdict is not None:
                    culprits[raw_digest(raw)] = verdict
            _blame_the_extractor(culprits, len(raws))
            limit = seconds * (2 + batch.article_count)
            return lone.pool.submit(_extract, self._store, batch, culprits, limit).result()


def _blame_the_extractor(culprits: dict[str, Rejection], tried: int) -> None:
    """Tells the faults of articles from a fault of the extractor, which must stop the run and not empty it.

    Raises:
        WorkerError: all of several articles broke, and for one reason.
    """
    details = {rejection.detail for rejection in culprits.values()}
    if len(culprits) == tried > 1 and len(details) == 1:
        raise WorkerError(f"every article of a batch breaks the extractor: {details.pop()}")


class _Lone:
    """One worker apart from the others, so that only its own article can break it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.pool = _new_pool(settings, 1)

    def __enter__(self) -> Self:
        self.pool.submit(_fingerprint).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    def verdict(self, raw: RawArticle, seconds: float) -> Rejection | None:
        """None when the article can be extracted, else why it was given up."""
        start = time.monotonic()
        try:
            self.pool.submit(_try, raw, seconds).result()
        except BrokenProcessPool:
            late = time.monotonic() - start >= seconds
            self.pool.shutdown(wait=False)
            self.pool = _new_pool(self._settings, 1)
            self.pool.submit(_fingerprint).result()
            if late:
                return gave_up(raw, Reason.TIMEOUT, f"extraction took more than {seconds:g} seconds")
            return gave_up(raw, Reason.UNREADABLE, "the process that read it died (out of memory?)")
        except Exception as error:  # noqa: BLE001  # whatever it is, it is this article's, and is told by name
            return gave_up(raw, Reason.UNREADABLE, f"extraction failed with {type(error).__name__}: {error}")
        return None


def _new_pool(settings: Settings, count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=_start, initargs=(settings.extractor,)
    )


def _start(extractor: str) -> None:
    """Readies a worker process: its own threads, signals and end, then its model."""
    # Libraries of linear algebra read these when they are imported, which comes next.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    # The model was made with an older minor version of its library; the pins keep the two together that were tested.
    warnings.filterwarnings("ignore", message=r"\[W095\]")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run decides when to stop
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _loaded.append(load_extractor(extractor))


def _end_with_parent() -> None:
    """Ends this process when the run that started it is gone; a pool's workers would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Ends the process when the block takes longer, even inside C code that never returns to Python."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _fingerprint() -> str:
    return _loaded[0].fingerprint


def _extract(store: Store, batch: LandedBatch, given_up: dict[str, Rejection], seconds: float) -> StagedBatch:
    with _deadline(seconds):
        return extract_batch(store, batch, _loaded[0], given_up=given_up)


def _try(raw: RawArticle, seconds: float) -> Any:
    with _deadline(seconds):
        _loaded[0].extract(raw)
