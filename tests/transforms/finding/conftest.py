"""Reads the small texts of this room's tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reports import Report
from transforms.extract import Extractor
from transforms.records import Extraction

WEDNESDAY = "2024-05-15"
"""The day on which the texts are published unless a test says otherwise."""


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[..., Report]:
    """Extracts a text that must be accepted."""

    def run(text: str, *, published: str = WEDNESDAY, title: str | None = None) -> Report:
        result = extractor.extract_text(text, published=published, title=title)
        assert isinstance(result, Extraction), result
        return Report(result)

    return run
