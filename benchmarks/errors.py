"""Makes a page of the articles of a labelled set that lost points: what was found beside what was labelled.

    python benchmarks/errors.py SET --kit FOLDER --store DIR [--out errors.html] [--worst 30] [--half even]

FOLDER is the benchmark kit, DIR a store that holds the set's articles under the kit's ids. The page stands alone: it
needs no network and no script. Articles come in the order of points lost; labelled ones that the store lacks are
counted, not shown. It quotes whole articles, so keep it where the texts may be kept.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.error_page import Loss, Shown, page  # noqa: E402 - found by the line above
from benchmarks.kit import HALVES, Kit, Record  # noqa: E402

_HARMS = {"killed": {"killed"}, "injured": {"injured"}, "captured": {"captured", "detained"}}
_SLOTS = {
    "date": ("start_date",),
    "when": ("start_date",),
    "country": ("country",),
    "city": ("place_text", "place_name"),
    "state": ("admin1", "place_text", "place_name"),
    "province": ("admin1", "place_text", "place_name"),
    "governorate": ("admin1", "place_text", "place_name"),
    "lowest place": ("place_text", "place_name"),
    "where": ("place_text", "place_name"),
}
"""Columns of the main event that a metric looks at, by how its name begins."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Tells what an article's losses come from, as far as counts and empty slots tell it.

    Attributes:
        events: the kit's module of that name.
        article: the article, as the kit joins it.
        counts: its counts by metric.
    """

    events: Any
    article: Any
    counts: Mapping[str, Sequence[float]]

    def losses(self, metrics: Iterable[Record]) -> Iterator[Loss]:
        """A loss for each metric in which the article lost a point."""
        kinds = {"prf": self._of_sets, "acc": self._of_decisions}
        for metric in metrics:
            counts = self.counts.get(metric["name"])
            loss = kinds[metric["kind"]](metric["name"], counts) if counts and metric["kind"] in kinds else None
            if loss is not None:
                yield loss

    def _of_sets(self, name: str, counts: Sequence[float]) -> Loss | None:
        right, predicted, found, labelled = counts
        spurious, missing = predicted - right, labelled - found
        if spurious <= 0 and missing <= 0:
            return None
        wrong = min(spurious, missing)
        causes = {"missing": missing - wrong, "spurious": spurious - wrong, "wrong value": wrong}
        line = f"{found:g} of {labelled:g} labels found; {right:g} of {predicted:g} found are right"
        share = (spurious + missing) / (predicted + labelled)
        return Loss(name, share, line, {c: n for c, n in causes.items() if n > 0})

    def _of_decisions(self, name: str, counts: Sequence[float]) -> Loss | None:
        right, decisions = counts
        if right >= decisions:
            return None
        harm = re.match(rf"(?:.* wording, )?({'|'.join(_HARMS)}):", name)
        cause, found = self._of_toll(harm[1]) if harm else self._of_slot(name)
        lost = decisions - right
        return Loss(name, lost / decisions, f"{right:g} of {decisions:g} right; found {found}", {cause: lost})

    def _of_toll(self, harm: str) -> tuple[str, str]:
        """Cause of a wrong toll, and the toll that was found."""
        toll = self.events.toll(self.article, _HARMS[harm])
        if f"{harm}: right where gold = 0" in self.counts:
            return "spurious", str(toll)
        return ("wrong value" if toll else "missing"), str(toll)

    def _of_slot(self, name: str) -> tuple[str, str]:
        """Cause of a wrong slot of the main event, and what the slot holds."""
        main = self.events.main_event(self.article)
        if main is None:
            return "missing", "no reported event"
        columns = next((c for n, c in _SLOTS.items() if name.startswith(n)), None)
        if columns is None:
            return "wrong value", "an event"
        values = dict.fromkeys(str(main[c]) for c in columns if main.get(c) is not None)
        return ("wrong value", ", ".join(values)) if values else ("missing", "none")


def shown(kit: Kit, name: str, records: Sequence[Record], folder: Path) -> Iterator[Shown]:
    """The articles of a store that lost points."""
    store, events = kit.store(folder), kit.module("evalkit.events")
    card = kit.module("evalkit.sets").scorecard(name, records, folder)
    for record in records:
        unit = str(record["doc_id"])
        article = store.article(unit)
        counts = {metric: rows[unit] for metric, rows in card["units"].items() if unit in rows}
        losses = list(Judge(events, article, counts).losses(card["metrics"]))
        if losses:
            claims = [c for c in store.tables["claims"] if c["article_id"] == article.row["article_id"]]
            yield Shown(doc_id=unit, losses=losses, article=article, claims=claims, gold=record["gold"])


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", help="the labelled set's name")
    parser.add_argument("--kit", type=Path, required=True, help="folder of the benchmark kit")
    parser.add_argument("--store", type=Path, required=True, help="a store that holds the set's articles")
    parser.add_argument("--out", type=Path, default=Path("errors.html"))
    parser.add_argument("--worst", type=int, default=30, metavar="N", help="show the N articles that lost most")
    parser.add_argument("--half", choices=sorted(HALVES), help="only every second record, from the first or the second")
    arguments = parser.parse_args(argv)
    kit = Kit(arguments.kit.resolve())
    labelled = kit.records(arguments.set, arguments.half)
    store = kit.store(arguments.store)
    records = [r for r in labelled if store.article(str(r["doc_id"])).present]
    found = sorted(shown(kit, arguments.set, records, arguments.store), key=lambda s: (-s.lost, s.doc_id))
    totals: Counter[tuple[str, str]] = Counter()
    for one in found:
        for loss in one.losses:
            totals.update({(loss.metric, cause): number for cause, number in loss.causes.items()})
    about = f"{arguments.set}: {len(found)} of {len(records)} articles lost points"
    if len(records) < len(labelled):
        about += f"; {len(labelled) - len(records)} labelled articles are not in the store"
    arguments.out.write_text(page(about, found[: arguments.worst], totals), encoding="utf-8")
    print(f"{about}; {arguments.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
