"""The articles coded by hand, what is found of them, and the pins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.matching import Comparison, Pair, compare, options, says
from tests.reports import Report, counts_in_toll, sample
from transforms.extract import Extractor
from transforms.records import Extraction
from transforms.tables import CasualtyRow

HERE = Path(__file__).parent
PINS = HERE / "pins.json"
SHORTFALLS = HERE / "shortfalls.json"
NAMES = sorted(p.stem for p in HERE.glob("*.json") if p not in (PINS, SHORTFALLS))

Found = dict[str, list[str]]


def read_gold(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return gold


def read_report(name: str, extractor: Extractor) -> Report:
    """The extraction of the article that a file codes."""
    result = extractor.extract(sample(read_gold(name)["input"]["external_id"]))
    assert isinstance(result, Extraction), result
    return Report(result)


def read_pins() -> Found:
    return json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {}


def read_shortfalls() -> dict[str, dict[str, Any]]:
    """Tolls that are known to come out too low today, by article and harm, with the words that are not read."""
    shortfalls: dict[str, dict[str, Any]] = json.loads(SHORTFALLS.read_text(encoding="utf-8"))
    return shortfalls


def write_pins(found: Found) -> None:
    """One item a line, sorted, so that a change reads as one line."""
    lines = ",\n".join(f" {json.dumps(item)}: {json.dumps(found[item])}" for item in sorted(found))
    PINS.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def found_items(name: str, comparison: Comparison) -> Found:
    """Coded things that are found, by readable id, each with the fields that are right; nothing for a miss."""
    found: Found = {}
    for number, pair in enumerate(comparison.events, start=1):
        if pair.row is not None and "type" in pair.right:
            found[f"{name}/events/{number:02} {_first(pair, 'type')} {_first(pair, 'trigger')}"] = sorted(pair.right)
    for number, pair in enumerate(comparison.figures, start=1):
        if pair.row is not None:
            label = f"{_first(pair, 'harm')} {pair.gold['best']}"
            found[f"{name}/casualties/{number:02} {label}"] = sorted(pair.right)
    for number, pair in enumerate(comparison.claims, start=1):
        if pair.row is not None:
            label = f"{pair.gold['polarity']} {_first(pair, 'claimant')}: {_first(pair, 'about')}"
            found[f"{name}/claims/{number:02} {label}"] = []
    return found


def _first(pair: Pair, field: str) -> str:
    return str(options(pair.gold[field])[0])


def lost(pins: Found, found: Found) -> list[str]:
    """What is pinned and no longer found, readable; empty when nothing was lost."""
    gone = [item for item in pins if item not in found]
    fields = [f"{item}: {field}" for item in pins if item in found for field in pins[item] if field not in found[item]]
    return sorted([*gone, *fields])


def gained(pins: Found, found: Found) -> list[str]:
    """What is found and not pinned yet."""
    return lost(found, pins)


def wrong_zones(gold: dict[str, Any], report: Report) -> list[str]:
    """Words that do not lie in a zone of their kind, and those of captions and boilerplate that lie in the body."""
    by_kind: dict[str, list[str]] = {}
    for zone in report.extraction.article.zones:
        by_kind.setdefault(zone.kind, []).append(report.text[zone.start : zone.end])
    wrong = []
    for coded in gold["article"]["zones"]:
        there = any(says(coded["contains"], words) for words in by_kind.get(coded["kind"], []))
        inside = coded["kind"] in ("caption", "boilerplate") and any(
            says(coded["contains"], words) for words in by_kind.get("body", [])
        )
        if inside or not there:
            wrong.append(f"{coded['kind']}: {coded['contains']}")
    return wrong


def history_in_tolls(comparison: Comparison) -> list[str]:
    """Figures that the coder calls background and that count in a toll."""
    return [
        f"{_first(pair, 'harm')} {pair.gold['best']}"
        for pair in comparison.figures
        if options(pair.gold["temporal_role"]) == ("background",)
        and isinstance(pair.row, CasualtyRow)
        and counts_in_toll(pair.row)
    ]


def found_in_all(extractor: Extractor) -> Found:
    """What is found of all files."""
    found: Found = {}
    for name in NAMES:
        found |= found_items(name, compare(read_gold(name), read_report(name, extractor)))
    return found
