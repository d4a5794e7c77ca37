"""Where labels are, and how they are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def gold_file(name: str, data: Path) -> Path:
    return data / name / "dev.jsonl"


def read_records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
