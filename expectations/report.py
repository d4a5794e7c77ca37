"""What a validation found: plain frozen values, the only ones that leave this room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from transforms.tables import ValidationRow

RowKey = tuple[str, ...]
"""Values of the key columns of a row, in the order of `transforms.columns.key_of`."""

Refusals = Mapping[str, Mapping[RowKey, tuple[str, ...]]]
"""Reasons in plain words by row key, by table; tables and keys in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """What must hold, and whether it does.

    Attributes:
        results: one row per expectation, in order of table, expectation and column. The same staged rows give the same
            results.
        refused: rows that broke a critical expectation about single rows. They stay out of the warehouse; the others
            of their table may go in; what to do with rows that refer to them is the warehouse's business.
        blocking: why nothing at all may be loaded, in plain words: a file that cannot be read, a wrong schema, an
            expectation that could not run, a critical expectation about whole tables that failed.
        docs: the page of this run among the Data Docs, None when none were asked for.
    """

    results: tuple[ValidationRow, ...]
    refused: Refusals = field(default_factory=dict)
    blocking: tuple[str, ...] = ()
    docs: Path | None = None

    @property
    def publishable(self) -> bool:
        """True when the rows that were not refused may be loaded; never true without results."""
        return bool(self.results) and not self.blocking

    def refusals(self) -> dict[str, dict[RowKey, str]]:
        """Why each refused row must stay out, in one line, by row key, by table."""
        return {table: {key: "; ".join(told) for key, told in rows.items()} for table, rows in self.refused.items()}
