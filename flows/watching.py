"""How a run tells what it does, and how it is told to stop: the same calls for a terminal, a log and a test."""

from __future__ import annotations

import threading


class StoppedError(Exception):
    """The run was asked to stop and did so between two batches; running it again goes on from there."""


class Watch:
    """Hears of everything that a person may want to see. This one keeps silent; subclasses speak."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def step(self, name: str) -> None:
        """A step of the run begins."""

    def progress(self, done: int, total: int | None, what: str) -> None:
        """So many of a step's units are done; the total is None while nobody knows it."""

    def note(self, text: str) -> None:
        """Something that a person should know."""

    def stop(self) -> None:
        """Asks the run to stop as soon as what is in hand is finished."""
        self._stop.set()

    def check(self) -> None:
        """Ends the run if it was asked to stop.

        Raises:
            StoppedError: it was.
        """
        if self._stop.is_set():
            raise StoppedError("stopped as asked; what is done is kept, the same command goes on from there")
