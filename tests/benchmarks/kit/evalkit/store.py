"""A store whose tables lie in one JSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Article:
    def __init__(self, row: Row | None, tables: dict[str, list[Row]]) -> None:
        self.row = row or {}
        key = self.row.get("article_id")
        self.events = [
            {**e, "parts": [p for p in tables["event_actors"] if p["event_id"] == e["event_id"]]}
            for e in tables["events"]
            if e["article_id"] == key
        ]
        self.casualties = [c for c in tables["casualties"] if c["article_id"] == key]

    @property
    def present(self) -> bool:
        return bool(self.row)


class Store:
    def __init__(self, folder: Path) -> None:
        self.tables = json.loads((folder / "store.json").read_text(encoding="utf-8"))

    def article(self, doc_id: str) -> Article:
        row = next((a for a in self.tables["articles"] if a["external_id"] == doc_id), None)
        return Article(row, self.tables)
