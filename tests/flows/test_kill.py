"""Killing a run: what is there is whole, and running again gives the bytes of an unbroken run."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HARNESS = Path(__file__).parents[2] / "benchmarks" / "kill.py"


@pytest.fixture(scope="module")
def kill() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kill_harness", HARNESS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_killed_runs_end_in_the_bytes_of_an_unbroken_run(kill: ModuleType, tmp_path: Path) -> None:
    bench = kill.Bench(folder=tmp_path)
    bench.prepare(30)
    outcome = kill.torture(bench, kills=3, seed=7)
    assert outcome.kills == 3
    assert outcome.violations == []


def test_harness_finds_a_planted_bug(kill: ModuleType, tmp_path: Path) -> None:
    bench = kill.Bench(folder=tmp_path, plant=True)
    bench.prepare(30)
    sound = kill.Bench(folder=tmp_path)
    sound.finish(tmp_path / "whole")
    process = bench.start(tmp_path / "store")
    while process.poll() is None and not kill.content(tmp_path / "store"):
        pass
    process.kill()
    process.wait()
    assert kill.content(tmp_path / "store") != kill.content(tmp_path / "whole")
