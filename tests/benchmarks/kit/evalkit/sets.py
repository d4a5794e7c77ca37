"""Scores the invented set: the dead, the country and the victims' names of each article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .events import main_event, toll
from .store import Store


def scorecard(name: str, records: list[dict[str, Any]], root: Path) -> dict[str, Any]:
    store = Store(root)
    units: dict[str, dict[str, list[float]]] = {"killed: exact": {}, "country": {}, "names": {}, "mean error": {}}
    for record in records:
        unit, gold, article = str(record["doc_id"]), record["gold"], store.article(record["doc_id"])
        main = main_event(article) or {}
        units["killed: exact"][unit] = [toll(article, {"killed"}) == gold["killed"], 1.0]
        units["country"][unit] = [main.get("country") == gold["country"], 1.0]
        found = {p["entity"]["name"] for e in article.events for p in e["parts"]}
        both = float(len(found & set(gold["names"])))
        units["names"][unit] = [both, float(len(found)), both, float(len(gold["names"]))]
        units["mean error"][unit] = [1.0, 1.0]
    kinds = {"names": "prf", "mean error": "mean"}
    return {"metrics": [{"name": m, "kind": kinds.get(m, "acc")} for m in units], "units": units}
