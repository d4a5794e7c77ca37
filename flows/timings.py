"""How long the parts of a run took: a value that steps hand on, never a clock of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """Seconds by name of what was done.

    >>> (Timings(seconds={"parse": 1.0}) + Timings(seconds={"parse": 0.5, "find": 2.0})).seconds
    {'parse': 1.5, 'find': 2.0}
    """

    seconds: Mapping[str, float] = field(default_factory=dict)

    def __add__(self, other: Timings) -> Timings:
        names = dict.fromkeys([*self.seconds, *other.seconds])
        return Timings(seconds={n: self.seconds.get(n, 0.0) + other.seconds.get(n, 0.0) for n in names})


class Stopwatch:
    """Collects the seconds of named stretches of code; `timings` is what it has so far."""

    def __init__(self) -> None:
        self.timings = Timings()

    @contextmanager
    def measure(self, name: str) -> Iterator[None]:
        """Adds the time that the block takes."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings += Timings(seconds={name: time.perf_counter() - start})
