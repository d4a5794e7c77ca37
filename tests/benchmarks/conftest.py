"""A stand-in for the benchmark kit, and a store of three invented articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TEXT = "Raiders <shot> dead two guards in Kivi on Wednesday, medics said."


@pytest.fixture
def kit_folder() -> Iterator[Path]:
    """The stand-in kit; its modules are forgotten again."""
    before = list(sys.path)
    yield Path(__file__).parent / "kit"
    sys.path[:] = before
    for name in [n for n in sys.modules if n == "score" or n.partition(".")[0] == "evalkit"]:
        del sys.modules[name]


def span(words: str, name: str) -> dict[str, int]:
    """Where words of the text stand, as columns."""
    start = TEXT.index(words)
    return {f"{name}_start": start, f"{name}_end": start + len(words)}


def event(number: str, **fields: Any) -> dict[str, Any]:
    """An event of an article."""
    return {
        "event_id": f"event-{number}", "article_id": number, "event_type": "ASSAULT", "event_mode": "firearms",
        "realis": "asserted", "temporal_role": "current", "start_date": "2024-05-15", "end_date": "2024-05-15",
        "date_precision": 1, "date_basis": "weekday", "place_text": "Kivi", "place_name": "Kivi", "country": "LBN",
        "admin1": None, "latitude": 33.5, "longitude": 35.5, "where_precision": 1, "confidence": 0.8,
        "signs": ["told_by_verb"], "extractor": "rules:assault.shot_dead",
        "trigger_text": "<shot> dead", **span("<shot> dead", "trigger"),
        **span(TEXT, "sentence"), **fields,
    }  # fmt: skip


def figure(number: str, **fields: Any) -> dict[str, Any]:
    """A figure of an article."""
    return {
        "casualty_id": f"figure-{number}", "article_id": number, "event_id": f"event-{number}", "harm": "killed",
        "count_low": 2, "count_best": 2, "count_high": 2, "count_text": "two", "qualifier": "exact",
        "scope": "incident", "figure_role": "total", "realis": "asserted", "temporal_role": "current",
        "claimant_text": "medics", "confidence": 0.9, "signs": ["number_written"],
        "victim_type": "unknown", "extractor": "rules:figure.verb", **span("two", "mention"),
        **fields,
    }  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """One article that is read as labelled, one that is read wrongly, one in which nothing is found."""
    part = {"role": "victim", "entity": {"name": "Ilo Tamm"}, **span("guards", "mention")}
    tables = {
        "articles": [
            {"article_id": n, "external_id": n, "title": f"<{n}>", "text": TEXT, "published_date": "2024-05-16"}
            for n in ("right", "wrong", "silent")
        ],
        "events": [event("right"), event("wrong", country="SYR")],
        "event_actors": [{"event_id": "event-right", **part}, {"event_id": "event-wrong", **part}],
        "casualties": [figure("right"), figure("wrong")],
        "claims": [
            {"article_id": "wrong", "claimant_text": "medics", "claimant_type": "medical", "polarity": "asserts",
             "hedge": "none", **span("medics said", "quote")},
        ],
    }  # fmt: skip
    return written(tmp_path / "store", **tables)


def written(folder: Path, **tables: list[dict[str, Any]]) -> Path:
    """A store of these tables; those that are not given are empty."""
    names = ("articles", "events", "event_actors", "casualties", "claims")
    folder.mkdir(parents=True)
    (folder / "store.json").write_text(json.dumps({name: [] for name in names} | tables), encoding="utf-8")
    return folder
