"""Kills runs at random moments and checks that running again gives the bytes of an unbroken run.

    python benchmarks/kill.py --kills 20 [--seed 1] [--plant] [--extractor module:attribute]

After every kill the lake must be whole: absent, or the release before, or the new one. After the last try its files
must equal those of a run that nobody disturbed. With `--plant` the run commits batch by batch, which is not atomic;
the harness must then find a violation, else it is worth nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAND_IN = "stand_in:StandIn"

_PROGRAM = """
import sys
from flows.cli import main
{plant}
if __name__ == "__main__":
    sys.exit(main())
"""
_PLANTED = """
import time
import flows.steps as steps
whole = steps.commit
def in_pieces(store, *, parts, **rest):
    for part in parts:
        release = whole(store, parts=[part], **rest)
        time.sleep(0.3)
    return release
steps.commit = in_pieces
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One set of articles, and how to run on it.

    Attributes:
        folder: where everything of this bench lies.
        plant: run the program with the planted bug.
        extractor: what finds the events.
    """

    folder: Path
    plant: bool = False
    extractor: str = STAND_IN

    def prepare(self, count: int = 60) -> None:
        """Writes the articles and the settings."""
        lines = [
            {
                "id": f"k{number}",
                "text": f"Report {number}: the army killed {number} people in village {number * 7}, officials said.",
                "published_at": f"2022-03-{number % 28 + 1:02}T10:00:00+00:00",
            }
            for number in range(1, count + 1)
        ]
        self.source.write_text("\n".join(map(json.dumps, lines)) + "\n{broken\n", encoding="utf-8")
        settings = f'extractor = "{self.extractor}"\nbatch_size = 5\n'
        (self.folder / "settings.toml").write_text(settings, encoding="utf-8")

    @property
    def source(self) -> Path:
        """The articles."""
        return self.folder / "articles.jsonl"

    def start(self, store: Path) -> subprocess.Popen[bytes]:
        """A run into a store, in a process of its own."""
        program = _PROGRAM.format(plant=_PLANTED if self.plant else "")
        options = ["--store", str(store), "--config", str(self.folder / "settings.toml"), "--quiet"]
        paths = os.pathsep.join([str(ROOT / "tests" / "flows"), str(ROOT)])
        return subprocess.Popen(
            [sys.executable, "-c", program, "run", str(self.source), *options],
            env={**os.environ, "PYTHONPATH": paths},
            stderr=subprocess.DEVNULL,
        )

    def finish(self, store: Path) -> float:
        """Runs until the end; gives the seconds.

        Raises:
            RuntimeError: the run failed.
        """
        began = time.monotonic()
        code = self.start(store).wait()
        if code != 4:  # the broken line makes every whole run one in part
            raise RuntimeError(f"a run ended with {code}")
        return time.monotonic() - began


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What the kills showed: how many there were, and what was violated."""

    kills: int = 0
    violations: list[str] = field(default_factory=list)


def content(store: Path) -> dict[str, str]:
    """Hash of every file of the lake by its place in it; empty when there is no lake."""
    lake = (store / "lake").resolve()
    files = sorted(path for path in lake.rglob("*") if path.is_file())
    return {str(path.relative_to(lake)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def damage(store: Path) -> list[str]:
    """What is wrong with a store that nobody writes to."""
    from warehouse.lake import verify
    from warehouse.store import open_store

    return verify(open_store(store)) if (store / "lake").exists() else []


def torture(bench: Bench, *, kills: int, seed: int) -> Outcome:
    """Kills that many runs, each store until it is done, and compares every store with an unbroken one."""
    dice = random.Random(seed)  # noqa: S311  # no secret: a seed that repeats is wanted
    whole = bench.folder / "whole"
    Bench(folder=bench.folder, extractor=bench.extractor).finish(whole)
    expected = content(whole)
    seconds = bench.finish(bench.folder / "measured")
    outcome = Outcome()
    number = 0
    while outcome.kills < kills:
        number += 1
        store = bench.folder / f"store-{number}"
        _kill_until_done(bench, store, outcome, expected, dice=dice, seconds=seconds, kills=kills)
    return outcome


def _kill_until_done(
    bench: Bench,
    store: Path,
    outcome: Outcome,
    expected: dict[str, str],
    *,
    dice: random.Random,
    seconds: float,
    kills: int,
) -> None:
    for _ in range(3):
        process = bench.start(store)
        try:
            process.wait(timeout=dice.uniform(0.2, seconds))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            outcome.kills += 1
        else:
            break
        found = content(store)
        if found and found != expected:
            outcome.violations.append(f"{store.name}: the lake is neither the old one nor the new one")
        outcome.violations += damage(store)
        if outcome.kills >= kills:
            break
    bench.finish(store)
    if content(store) != expected:
        outcome.violations.append(f"{store.name}: the lake is not that of an unbroken run")


def main() -> int:
    """Runs the bench; fails when something was violated, or when a planted bug was not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", action="store_true")
    parser.add_argument("--extractor", default=STAND_IN)
    arguments = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "flows")]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder=Path(folder), plant=arguments.plant, extractor=arguments.extractor)
        bench.prepare()
        outcome = torture(bench, kills=arguments.kills, seed=arguments.seed)
    print(f"{outcome.kills} kills, {len(outcome.violations)} violations, seed {arguments.seed}")
    for violation in outcome.violations[:10]:
        print("  " + violation)
    return int(bool(outcome.violations) != arguments.plant)


if __name__ == "__main__":
    sys.exit(main())
