"""The page of reliability curves: what rows claim against the share that is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.fitting import Reliability

_SIZE, _EDGE = 320, 40


@dataclass(frozen=True, slots=True)
class Compared:
    """A kind of row, of one set or of all, before and after."""

    kind: str
    name: str
    before: Reliability
    after: Reliability


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What confidence is worth</title>
<style>body{{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}svg{{font-size:12px}}
.axis{{stroke:#999}}.even{{stroke:#bbb;stroke-dasharray:4}}.curve{{stroke:#1b6ca8;fill:none;stroke-width:2}}
.dot{{fill:#1b6ca8}}.bar{{stroke:#1b6ca8}}figure{{display:inline-block;margin:.5rem}}</style></head><body>
<h1>What confidence is worth</h1>
<p>Records that the scale was not fitted on. A dot is the rows of about one confidence: across what they claim, up the
share that labels confirm, its size the number of rows, its bar 95 % of draws of documents. On the dashed line a claim
is worth what it says.</p>{figures}</body></html>
"""


def page(compared: Sequence[Compared]) -> str:
    """The whole page; no script, nothing fetched."""
    figures = "".join(_figure(f"{one.kind}, {when}", r) for one in compared for when, r in _both(one))
    return _PAGE.format(figures=figures)


def _both(one: Compared) -> Iterator[tuple[str, Reliability]]:
    yield "before", one.before
    yield "after", one.after


def _figure(title: str, found: Reliability) -> str:
    caption = (
        f"{title}: {found.count} rows, {found.right:.0%} right; Brier score {found.brier:.3f}, calibration error "
        f"{found.error:.3f}"
    )
    whole = _SIZE + 2 * _EDGE
    return (
        f'<figure><svg width="{whole}" height="{whole}" role="img" aria-label="{caption}">{"".join(_drawing(found))}'
        f'</svg><figcaption style="max-width:{whole}px">{caption}</figcaption></figure>'
    )


def _drawing(found: Reliability) -> Iterator[str]:
    yield _line("axis", (0, 0), (1, 0)) + _line("axis", (0, 0), (0, 1)) + _line("even", (0, 0), (1, 1))
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>'
    yield f'<polyline class="curve" points="{" ".join(f"{_x(b.claimed)},{_y(b.right)}" for b in found.bins)}"/>'
    for b in found.bins:
        radius = 2 + 10 * (b.count / found.count) ** 0.5
        yield _line("bar", (b.claimed, b.low), (b.claimed, b.high))
        yield f'<circle class="dot" cx="{_x(b.claimed)}" cy="{_y(b.right)}" r="{radius:.1f}"/>'


def _line(name: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    return f'<line class="{name}" x1="{_x(start[0])}" y1="{_y(start[1])}" x2="{_x(end[0])}" y2="{_y(end[1])}"/>'


def _x(share: float) -> float:
    return round(_EDGE + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_EDGE + (1 - share) * _SIZE, 1)
