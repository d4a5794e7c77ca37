"""The floors that scores may not fall under, and what they were measured on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.quality.score import Score

FLOORS = Path(__file__).parent / "floors.toml"
MARGIN = 0.01
"""Room below what is measured: one slip in a hundred, so that a better rule may lose one rare case."""


@dataclass(frozen=True)
class Floors:
    """The pinned floors of F1, by name of the score, and the digest of the gold that they were measured on."""

    digest: str
    f1: dict[str, float]


def read_floors() -> Floors:
    if not FLOORS.exists():
        return Floors(digest="", f1={})
    data = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return Floors(digest=data["gold_digest"], f1=data["f1"])


def write_floors(floors: Floors) -> None:
    lines = "".join(f'"{name}" = {value:.3f}\n' for name, value in floors.f1.items())
    FLOORS.write_text(
        "# Floors of F1 on the gold, written by tests/quality/repin.py: what was measured, less a small margin.\n"
        f'gold_digest = "{floors.digest}"\n\n[f1]\n{lines}',
        encoding="utf-8",
    )


def floor_of(score: Score) -> float:
    """The floor to pin for a measured score."""
    return max(0.0, int((score.f1 - MARGIN) * 1000) / 1000)


def below(measured: list[Score], floors: Floors) -> list[str]:
    """Scores under their floor, readable; a floor whose score is gone counts as one."""
    f1 = {score.name: score.f1 for score in measured}
    gone = [f"{name}: not measured any more" for name in floors.f1 if name not in f1]
    low = [f"{name}: {f1[name]:.3f} < {floor:.3f}" for name, floor in floors.f1.items() if f1.get(name, 1.0) < floor]
    return gone + low
