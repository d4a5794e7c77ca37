"""How well confidence agrees with what was right, and the scale that fits it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.labels import Judged
from transforms.finding.scoring import Scale, is_upside_down
from transforms.vocabulary import Sign

Floats = NDArray[np.float64]

BINS = 10
_RIDGE = 4.0
_LEAST = 30  # rows
_STEPS = 30
_DRAWS, _SEED = 500, 7


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of about one confidence: how many, what they claim, how many are right; `low` to `high` holds 95 %."""

    count: int
    claimed: float
    right: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far claims can be relied on.

    Attributes:
        count, right: rows, and the share of them that are right.
        brier: mean squared distance of claim and outcome; `brier_flat` is that of claiming the mean throughout.
        error: expected calibration error over bins of equal width; with bounds that hold 95 % of draws of documents.
        rank: the share of pairs of a right and a wrong row in which the right one claims more (.5 is chance).
        bins: the curve.
    """

    count: int
    right: float
    brier: float
    brier_flat: float
    error: float
    error_low: float
    error_high: float
    rank: float
    bins: tuple[Bin, ...]


def reliability(rows: Sequence[Judged], claims: Floats) -> Reliability:
    """Claims against outcomes of the same rows."""
    right = np.array([row.right for row in rows], dtype=float)
    _, units = np.unique([f"{row.set_name}/{row.doc_id}" for row in rows], return_inverse=True)
    dice = np.random.default_rng(_SEED)
    every = np.arange(units.max() + 1)
    weights = np.array(
        [np.bincount(dice.choice(every, every.size), minlength=every.size)[units] for _ in range(_DRAWS)]
    )
    errors = [_error(claims, right, w.astype(float)) for w in weights]
    places = _places(claims)
    return Reliability(
        count=len(rows),
        right=float(right.mean()),
        brier=float(np.mean((claims - right) ** 2)),
        brier_flat=float(right.mean() * (1 - right.mean())),
        error=_error(claims, right, np.ones(len(rows))),
        error_low=float(np.percentile(errors, 2.5)),
        error_high=float(np.percentile(errors, 97.5)),
        rank=_rank(claims, right),
        bins=tuple(_bin(claims, right, weights, places == place) for place in np.unique(places)),
    )


def _places(claims: Floats) -> NDArray[np.int64]:
    return np.minimum((claims * BINS).astype(np.int64), BINS - 1)


def _error(claims: Floats, right: Floats, weights: Floats) -> float:
    """Expected calibration error of weighted rows."""
    gaps = np.bincount(_places(claims), weights * (claims - right), minlength=BINS)
    return float(np.abs(gaps).sum() / weights.sum())


def _rank(claims: Floats, right: Floats) -> float:
    good, bad = np.sort(claims[right == 1]), claims[right == 0]
    if not good.size or not bad.size:
        return 0.5
    above = good.size - np.searchsorted(good, bad, side="right")
    equal = np.searchsorted(good, bad, side="right") - np.searchsorted(good, bad, side="left")
    return float((above + equal / 2).sum() / (good.size * bad.size))


def _bin(claims: Floats, right: Floats, weights: NDArray[np.int64], chosen: NDArray[np.bool_]) -> Bin:
    drawn = weights[:, chosen]
    sizes = drawn.sum(axis=1)
    shares = (drawn @ right[chosen])[sizes > 0] / sizes[sizes > 0]
    low, high = np.percentile(shares, [2.5, 97.5])
    return Bin(int(chosen.sum()), float(claims[chosen].mean()), float(right[chosen].mean()), float(low), float(high))


def fit(rows: Sequence[Judged]) -> Scale:
    """The logistic scale of the rows' signs that fits best and turns no sign upside down.

    A ridge keeps signs of few rows near nothing, and those that too few have, or lack, are left out. A set weighs by
    the root of its size, so that the largest does not decide alone. Nothing is drawn: the same rows give one scale.
    """
    counts = Counter(sign for row in rows for sign in row.signs)
    signs = sorted(sign for sign, count in counts.items() if _LEAST <= count <= len(rows) - _LEAST)
    while True:
        start, *weights = _logistic(rows, signs)
        worth = dict(zip(signs, weights, strict=True))
        wrong = [sign for sign, weight in worth.items() if is_upside_down(Sign(sign), weight)]
        if not wrong:
            return Scale(start, {Sign(sign): weight for sign, weight in worth.items()})
        signs.remove(max(wrong, key=lambda sign: abs(worth[sign])))


def _logistic(rows: Sequence[Judged], signs: Sequence[str]) -> list[float]:
    """Log odds without any sign, then what each adds, by Newton's steps."""
    design = np.array([[1.0, *(float(sign in row.signs) for sign in signs)] for row in rows])
    right = np.array([row.right for row in rows], dtype=float)
    sizes = Counter(row.set_name for row in rows)
    shares = np.array([sizes[row.set_name] ** -0.5 for row in rows])
    shares /= shares.mean()
    ridge = np.diag([0.0, *[_RIDGE] * len(signs)])
    worth = np.zeros(len(signs) + 1)
    for _ in range(_STEPS):
        claims = 1 / (1 + np.exp(-design @ worth))
        slope = design.T @ (shares * (right - claims)) - ridge @ worth
        bend = (design.T * (shares * claims * (1 - claims))) @ design + ridge
        worth = worth + np.linalg.solve(bend, slope)
    return [round(float(w), 2) for w in worth]


def claims_of(scale: Scale, rows: Sequence[Judged]) -> Floats:
    """What rows would claim by a scale."""
    return np.array([scale.confidence(map(Sign, row.signs)) for row in rows])
