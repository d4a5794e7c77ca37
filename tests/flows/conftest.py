"""What the tests of this room share: the stand-in extractor, a store, articles."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.settings import Settings
from warehouse.store import Store, open_store

HERE = Path(__file__).parent


@pytest.fixture(autouse=True, scope="session")
def _stand_in_can_be_imported() -> Iterator[None]:
    """Worker processes import the stand-in by name."""
    sys.path.insert(0, str(HERE))
    yield
    sys.path.remove(str(HERE))


@pytest.fixture
def settings() -> Settings:
    return Settings(extractor="stand_in:StandIn", batch_size=3, article_seconds=2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A settings file that names the stand-in."""
    path = tmp_path / "settings.toml"
    path.write_text('extractor = "stand_in:StandIn"\nbatch_size = 3\narticle_seconds = 2\n', encoding="utf-8")
    return path


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment of a command line in which the stand-in can be imported."""
    return {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parent.parent}"}


@pytest.fixture
def articles(tmp_path: Path) -> Callable[..., Path]:
    """Writes JSON lines: so many articles, then any lines given."""

    def write(count: int, *more: str, name: str = "articles.jsonl") -> Path:
        lines = [
            json.dumps(
                {
                    "id": f"a{number}",
                    "url": f"https://news.example/{number}",
                    "title": f"Fighting on day {number}",
                    "text": f"The army killed {number} people in village {number}, officials said on day {number}.",
                    "published_at": f"2022-03-{number % 28 + 1:02}T10:00:00+00:00",
                    "publisher": "Example Wire",
                }
            )
            for number in range(1, count + 1)
        ]
        path = tmp_path / name
        path.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
        return path

    return write
