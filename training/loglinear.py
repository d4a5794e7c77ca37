"""Fits a log-linear model of cues: multinomial logistic regression with a ridge, the same from the same examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.finding.judging import Standing

Floats = NDArray[np.float64]

_STEPS = 400


@dataclass(frozen=True, slots=True)
class Example:
    """The cues of one mention, and its labelled standing; `group` is the article that it is of."""

    cues: tuple[str, ...]
    standing: Standing
    group: str


def fit(examples: Sequence[Example], *, ridge: float, least: int) -> Mapping[str, tuple[float, ...]]:
    """Weights of each cue for each standing, rounded to two places; cues without any weight are left out.

    Args:
        examples: what to learn from.
        ridge: how strongly weights are held near nothing; it is what keeps rare cues from being learned by heart.
        least: examples that a cue must stand in to be weighed.
    """
    counts = Counter(cue for example in examples for cue in example.cues)
    cues = sorted(cue for cue, count in counts.items() if count >= least)
    design = _design(examples, cues)
    wanted = np.array([[float(example.standing is s) for s in Standing] for example in examples])
    weights = _descend(design, wanted, ridge)
    rounded = np.round(weights, 2) + 0.0  # no minus nothing
    kept = np.flatnonzero(np.abs(rounded).sum(axis=1))
    return {cues[n]: tuple(float(w) for w in rounded[n]) for n in kept}


def _design(examples: Sequence[Example], cues: Sequence[str]) -> Floats:
    number = {cue: n for n, cue in enumerate(cues)}
    design = np.zeros((len(examples), len(cues)))
    for row, example in enumerate(examples):
        design[row, [number[cue] for cue in example.cues if cue in number]] = 1.0
    return design


def _descend(design: Floats, wanted: Floats, ridge: float) -> Floats:
    """Nesterov's descent with a step that the curvature bounds."""
    rate = 1.0 / (0.5 * _largest_square(design) + ridge)
    weights = np.zeros((design.shape[1], wanted.shape[1]))
    ahead, pace = weights, 1.0
    for _ in range(_STEPS):
        slope = design.T @ (_shares(design @ ahead) - wanted) + ridge * ahead
        stepped = ahead - rate * slope
        next_pace = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = stepped + (pace - 1) / next_pace * (stepped - weights)
        weights, pace = stepped, next_pace
    return weights


def _largest_square(design: Floats) -> float:
    """The largest eigenvalue of the design's square, by repeated multiplication."""
    vector = np.ones(design.shape[1])
    for _ in range(50):
        vector = design.T @ (design @ vector)
        vector /= np.linalg.norm(vector)
    return float(np.linalg.norm(design @ vector) ** 2)


def _shares(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares
