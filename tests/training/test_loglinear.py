"""The fit learns what cues tell, keeps rare ones out, and gives the same weights whenever it is run."""

from __future__ import annotations

from training.loglinear import Example, fit
from transforms.finding.judging import Standing, Weights


def examples(count: int) -> list[Example]:
    """Half of them news with the cue `a`, half history with the cue `b`; all with `c`, each with one of its own."""
    return [
        Example(
            ("a" if n % 2 else "b", "c", f"own:{n}"), Standing.CURRENT if n % 2 else Standing.BACKGROUND, f"group {n}"
        )
        for n in range(count)
    ]


def likeliest(weights, *cues):
    return max(Standing, key=lambda s: Weights(weights).shares(cues)[s])


def test_it_learns_what_cues_tell():
    weights = fit(examples(40), ridge=1.0, least=3)
    assert likeliest(weights, "a", "c") is Standing.CURRENT
    assert likeliest(weights, "b", "c") is Standing.BACKGROUND


def test_rare_cues_are_left_out():
    assert set(fit(examples(40), ridge=1.0, least=3)) <= {"a", "b", "c"}


def test_the_order_of_examples_does_not_matter():
    some = examples(40)
    assert fit(some, ridge=1.0, least=3) == fit(some[::-1], ridge=1.0, least=3)


def test_a_ridge_holds_weights_back():
    loose, tight = (fit(examples(40), ridge=r, least=3)["a"][0] for r in (0.1, 50.0))
    assert loose > tight > 0
