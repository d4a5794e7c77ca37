"""Scores the extractor on the gold sentences, and its claims on the gold articles.

python tests/quality/score.py           prints the table
python tests/quality/score.py --misses  and what was missed, wrong or too much

Precision of a field is taken over the events (figures) that were paired with coded ones, its recall over all coded
ones; for `event type` and `figure` what nobody coded counts against precision.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.golden import gold as golden
from tests.matching import EVENT_FIELDS, FIGURE_FIELDS, Comparison, Pair, compare
from tests.reports import Report
from transforms.extract import Extractor
from transforms.records import Extraction

HERE = Path(__file__).parent
GOLD = HERE / "gold"


@dataclass(frozen=True)
class Score:
    """One line of the table.

    Attributes:
        name: what is scored.
        right: coded things that are right.
        answered: things that were answered.
        coded: things that were coded.
    """

    name: str
    right: int
    answered: int
    coded: int

    @property
    def precision(self) -> float:
        return self.right / self.answered if self.answered else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.coded if self.coded else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_sentences() -> list[dict[str, Any]]:
    """The gold sentences of all files, in order."""
    return [
        json.loads(line)
        for path in sorted(GOLD.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def digest() -> str:
    """A digest of everything that is scored, so that floors belong to one state of the gold."""
    sha = hashlib.sha256()
    for path in (*sorted(GOLD.glob("*.jsonl")), *(golden.HERE / f"{name}.json" for name in golden.NAMES)):
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()


def compare_all(extractor: Extractor) -> list[tuple[str, Report, Comparison]]:
    """Every gold sentence with its extraction and the comparison of the two."""
    out = []
    for line in read_sentences():
        result = extractor.extract_text(line["text"], published=line["published_at"])
        assert isinstance(result, Extraction), f"{line['id']} was refused: {result}"
        report = Report(result)
        out.append((line["id"], report, compare(line["gold"], report)))
    return out


def scores(extractor: Extractor) -> list[Score]:
    """The table, line by line."""
    compared = [c for _, _, c in compare_all(extractor)]
    articles = [compare(golden.read_gold(n), golden.read_report(n, extractor)) for n in golden.NAMES]
    claims = [pair for comparison in articles for pair in comparison.claims]
    return [*_event_scores(compared), *_figure_scores(compared), _found("claim", claims)]


def _event_scores(compared: list[Comparison]) -> Iterator[Score]:
    pairs = [p for c in compared for p in c.events]
    extra = sum(len(c.extra_events) for c in compared)
    yield _whole("event type", "type", pairs, extra)
    typed = [p if "type" in p.right else Pair(p.gold, None, coded=p.coded) for p in pairs]
    for field in EVENT_FIELDS[1:]:
        yield _field(field, field, typed)


def _figure_scores(compared: list[Comparison]) -> Iterator[Score]:
    pairs = [p for c in compared for p in c.figures]
    yield _whole("figure", "interval", pairs, sum(len(c.extra_figures) for c in compared))
    for field in FIGURE_FIELDS[1:]:
        yield _field(f"figure {field}", field, pairs)


def _whole(name: str, field: str, pairs: list[Pair], extra: int) -> Score:
    """Things found whole; optional ones count neither way unless they are found right."""
    right = sum(field in p.right for p in pairs)
    wrong = sum(p.row is not None and field not in p.right and not p.optional for p in pairs)
    coded = sum(not p.optional or field in p.right for p in pairs)
    return Score(name, right, right + wrong + extra, coded)


def _field(name: str, field: str, pairs: list[Pair]) -> Score:
    coded = [p for p in pairs if field in p.coded and (not p.optional or p.row is not None)]
    answered = [p for p in coded if p.row is not None]
    return Score(name, sum(field in p.right for p in answered), len(answered), len(coded))


def _found(name: str, pairs: list[Pair]) -> Score:
    """Recall alone: the coder wrote the claims that matter, not every "he said"."""
    found = sum(p.row is not None for p in pairs)
    return Score(name, found, found, len(pairs))


def table(lines: list[Score], floors: dict[str, float] | None = None) -> str:
    """The scores as text, with the floors when they are given."""
    head = f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'n':>6}{'floor':>8}"
    rows = [
        f"{s.name:24}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.coded:6d}"
        + (f"{floors[s.name]:8.3f}" if floors and s.name in floors else "")
        for s in lines
    ]
    return "\n".join([head, *rows])


def misses(extractor: Extractor) -> Iterator[str]:
    """What is wrong, text by text."""
    for key, report, comparison in compare_all(extractor):
        lines = [
            *(_miss("event", p.gold["type"], p.gold["trigger"], p) for p in comparison.events),
            *(_miss("figure", p.gold["harm"], p.gold["text"], p) for p in comparison.figures),
            *(f"  too much: {e.event_type} [{e.trigger_text}] {e.realis}" for e in comparison.extra_events),
            *(f"  too much: {f.harm} {f.count_best} [{f.count_text}]" for f in comparison.extra_figures),
        ]
        told = [line for line in lines if line]
        if told:
            yield "\n".join([f"{key}: {report.text}", *told, *(f"      {line}" for line in report.told())])


def _miss(kind: str, what: object, words: object, pair: Pair) -> str:
    if pair.row is None:
        return "" if pair.optional else f"  missed {kind}: {what} {words}"
    wrong = [field for field in pair.coded if field not in pair.right]
    return f"  {kind} {what} {words}: wrong {', '.join(wrong)}" if wrong else ""


def main() -> int:
    parser = argparse.ArgumentParser(description="Scores the extractor on the gold sentences.")
    parser.add_argument("--misses", action="store_true", help="print what was missed, wrong or too much")
    arguments = parser.parse_args()
    extractor = Extractor.load()
    if arguments.misses:
        sys.stdout.writelines(f"{text}\n" for text in misses(extractor))
    sys.stdout.write(f"{table(scores(extractor))}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
