"""The benchmark kit, a folder kept outside the project that holds labelled articles and what scores them.

The folder has `score.py` and the package `evalkit`; the modules are taken as they are found there.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HALVES = {"even": 0, "odd": 1}
"""A set is halved by the place of its records; what is fitted or read on one half is checked on the other."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kit:
    """The kit in a folder."""

    folder: Path

    def module(self, name: str) -> Any:
        """A module of the kit, `score` or `evalkit.<name>`.

        Raises:
            SystemExit: the folder holds no kit.
        """
        if not (self.folder / "score.py").is_file() or not (self.folder / "evalkit").is_dir():
            sys.exit(f"{self.folder} is no benchmark kit: it has no score.py and evalkit/")
        if str(self.folder) not in sys.path:
            sys.path.append(str(self.folder))
        return importlib.import_module(name)

    def records(self, name: str, half: str | None = None) -> list[Record]:
        """The labelled records of a set, all or one half.

        Raises:
            SystemExit: there is no such set.
        """
        reading = self.module("evalkit.records")
        path = Path(reading.gold_file(name, self.folder / "data"))
        if not path.is_file():
            sys.exit(f"the kit has no set {name}: {path} is missing")
        records: list[Record] = reading.read_records(path)
        return records if half is None else records[HALVES[half] :: 2]

    def store(self, folder: Path) -> Any:
        """A store that the product wrote, as the kit joins it."""
        if not folder.is_dir():
            sys.exit(f"{folder} is no folder; name a store")
        return self.module("evalkit.store").Store(folder)
