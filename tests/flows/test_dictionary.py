"""The data dictionary in the documentation is the one that the code gives."""

from __future__ import annotations

from pathlib import Path

from flows.commands.describe import markdown

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_page_is_current() -> None:
    told = "the page lags; write it anew: eventwire describe --format markdown > docs/data-dictionary.md"
    assert PAGE.read_text(encoding="utf-8") == markdown() + "\n", told
