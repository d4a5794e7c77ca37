"""Checks what `confidence` is worth against labelled sets, and fits it anew.

    python benchmarks/calibrate.py --kit FOLDER --stores DIR [DIR ...] [--out confidence.html] [--write]

FOLDER is the benchmark kit; each DIR holds stores as the kit's `run.py --keep` leaves them, DIR/SET/store. The scale is
fitted on the even records of the sets and judged on the odd ones. Prints tables before (what the stores claim) and
after (what the fitted scale would claim), writes the curves to a page that needs no network, and with --write the
scale to `transforms/lexicons/confidence.toml`. Nothing is drawn but the intervals, which have a fixed seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 - what follows is found by the line above

from benchmarks.curve_page import Compared, page  # noqa: E402
from benchmarks.fitting import Reliability, claims_of, fit, reliability  # noqa: E402
from benchmarks.kit import HALVES, Kit  # noqa: E402
from benchmarks.labels import Judged, Labels  # noqa: E402
from transforms.finding.scoring import Kind, Scale  # noqa: E402

SCALES = ROOT / "transforms" / "lexicons" / "confidence.toml"
_LEAST = 100  # rows on either half without which nothing can be said

Rows = Mapping[tuple[Kind, str], list[Judged]]

_HEAD = """\
# What the signs of a row are worth, in log odds of being right: `start` without any, then what each adds; confidence is
# 1 / (1 + exp(-sum)). A sign that is not listed is worth nothing. Fitted, not written by hand:
#     python benchmarks/calibrate.py --kit FOLDER --stores DIR --write
# `fit` tells which sets of labels the scale was fitted on (their even records) and how it did on the others (their odd
# records); docs/decisions/0014-calibrated-confidence.md says what that can mean.
"""


def judged(kit: Kit, folders: Sequence[Path]) -> Rows:
    """The rows that labels speak of, by kind and half; a document that several stores hold is taken once."""
    labels = Labels(kit)
    rows: dict[tuple[Kind, str], list[Judged]] = {(kind, half): [] for kind in Kind for half in HALVES}
    seen: set[tuple[str, str]] = set()
    for name, folder in _stores(folders):
        store = kit.store(folder)
        for half in HALVES:
            for record in kit.records(name, half):
                article = store.article(str(record["doc_id"]))
                key = (name, str(record["doc_id"]))
                if article.present and key not in seen:
                    seen.add(key)
                    rows[Kind.EVENT, half] += labels.events(name, record, article)
                    rows[Kind.FIGURE, half] += labels.figures(name, record, article)
    return rows


def _stores(folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        for store in sorted(folder.glob("*/store")):
            yield store.parent.name, store


def compare(rows: Rows, scales: Mapping[Kind, Scale]) -> Iterator[Compared]:
    """Each kind on the odd half, all sets together and then set by set, before and after."""
    for kind, scale in scales.items():
        odd = rows[kind, "odd"]
        for name in ("", *sorted({row.set_name for row in odd})):
            some = [row for row in odd if name in ("", row.set_name)]
            before = reliability(some, np.array([row.confidence for row in some]))
            yield Compared(kind, name or "all", before, reliability(some, claims_of(scale, some)))


def table(compared: Sequence[Compared]) -> str:
    """The figures of both halves of a comparison as text."""
    lines = [
        f"{'':22s}{'rows':>6s}{'right':>7s}   Brier before, after, flat   error before, after       rank before, after"
    ]
    for one in compared:
        b, a = one.before, one.after
        lines.append(
            f"{one.kind:7s} {one.name:14s}{a.count:6d}{a.right:7.3f}   {b.brier:.3f}  {a.brier:.3f}  {a.brier_flat:.3f}"
            f"         {b.error:.3f}  {a.error:.3f} ({a.error_low:.3f}-{a.error_high:.3f})  {b.rank:.3f}  {a.rank:.3f}"
        )
    for one in (c for c in compared if c.name == "all"):
        for when, curve in (("before", one.before), ("after", one.after)):
            lines += ["", f"{one.kind}, {when}: claimed, right (95 %), rows"]
            lines += [f"  {p.claimed:.2f}  {p.right:.2f} ({p.low:.2f}-{p.high:.2f})  {p.count}" for p in curve.bins]
    return "\n".join(lines)


def toml(rows: Rows, scales: Mapping[Kind, Scale], compared: Sequence[Compared]) -> str:
    """The data file."""
    lines = [_HEAD]
    for kind, scale in scales.items():
        one = next(c for c in compared if c.kind is kind and c.name == "all")
        names = sorted({row.set_name for row in rows[kind, "even"]})
        lines += [f"[fit.{kind}]", f"sets = [{', '.join(f'{chr(34)}{n}{chr(34)}' for n in names)}]"]
        lines += [f"rows_fitted = {len(rows[kind, 'even'])}", f"rows_judged = {one.after.count}"]
        lines += [f"{name} = {value:.3f}" for name, value in _figures(one.after)]
        lines += ["", f"[{kind}]", f"start = {scale.start:.2f}", "", f"[{kind}.weights]"]
        lines += [f"{sign} = {weight:.2f}" for sign, weight in sorted(scale.weights.items())] + [""]
    return "\n".join(lines)


def _figures(found: Reliability) -> Iterator[tuple[str, float]]:
    yield "share_right", found.right
    yield "brier", found.brier
    yield "brier_of_the_share", found.brier_flat
    yield "calibration_error", found.error
    yield "rank", found.rank


def main(argv: Sequence[str] | None = None) -> int:
    """Fits, reports, and writes where told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kit", type=Path, required=True, help="folder of the benchmark kit")
    parser.add_argument("--stores", type=Path, required=True, nargs="+", metavar="DIR", help="holds SET/store")
    parser.add_argument("--out", type=Path, default=Path("confidence.html"), help="the page of the curves")
    parser.add_argument("--write", action="store_true", help=f"write {SCALES.name} anew")
    arguments = parser.parse_args(argv)
    rows = judged(Kit(arguments.kit.resolve()), arguments.stores)
    for (kind, half), some in rows.items():
        if len(some) < _LEAST:
            sys.exit(f"only {len(some)} {kind} rows of the {half} halves are labelled; {_LEAST} are needed")
    scales = {kind: fit(rows[kind, "even"]) for kind in Kind}
    compared = list(compare(rows, scales))
    print(table(compared))
    arguments.out.write_text(page([c for c in compared if c.name == "all"]), encoding="utf-8")
    if arguments.write:
        SCALES.write_text(toml(rows, scales, compared), encoding="utf-8")
        print(f"written: {SCALES}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
