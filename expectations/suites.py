"""Columns to Great Expectations suites: what the row classes already say, and the hand-written rules beside it."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from typing import Any

from expectations import engine
from expectations.predicates import Holds
from expectations.rules import HAND_WRITTEN, Rule
from transforms.columns import Column, Kind, declared_columns, key_of
from transforms.tables import EXTRACTED, TABLES
from transforms.vocabulary import Severity

BATCH = "batch"
"""Name of the joined column that numbers the staged file of a row; keys are unique within it."""


def known_column(name: str) -> str:
    """Name of the joined column that says whether the key in a column was found; None where there is no key."""
    return f"{name}_is_known"


def table_of(row_class: type) -> str:
    """The name of the table that a row class is."""
    return next(name for name, known in TABLES.items() if known is row_class)


def described(column: Column) -> str:
    """Name and kind of a column as the schema expectation compares them: `event_id text`.

    Enumerations are text in files, and widths of numbers are left to the bounds.
    """
    if column.record:
        return f"{column.name} records({', '.join(described(part) for part in column.record)})"
    return f"{column.name} {Kind.TEXT.value if column.kind is Kind.ENUM else column.kind.value}"


def columns_suite_for(row_class: type) -> Any:
    """The suite of a staged file's schema: exactly the declared columns, in order, each of its kind.

    It validates an empty frame whose column names are made as by `described`.
    """
    names = [described(column) for column in declared_columns(row_class)]
    says = "the file must hold the declared columns in their order, each of its kind"
    return engine.suite(
        f"{table_of(row_class)}.columns",
        [engine.expectation("ExpectTableColumnsToMatchOrderedList", says, column_list=names)],
    )


def suite_for(row_class: type) -> Any:
    """The suite of a table's rows: unique key, and what each column declares, then the rules written for the table.

    Everything but those rules is derived from `declared_columns(row_class)`. It validates a joined frame
    (`expectations.frames`).
    """
    table = table_of(row_class)
    key = key_of(row_class)
    unique = engine.expectation(
        "ExpectCompoundColumnsToBeUnique",
        f"no two rows of a batch may have the same {', '.join(key)}",
        # A ledger may say one thing twice; whoever loads it keeps one.
        severity=Severity.CRITICAL if table in EXTRACTED else Severity.WARNING,
        column_list=[BATCH, *key],
    )
    declared = [found for column in declared_columns(row_class) for found in _expectations_of(column)]
    rules = (*implied_rules(row_class), *(rule for rule in HAND_WRITTEN if rule.table == table))
    return engine.suite(table, [unique, *declared, *map(engine.expectation_of, rules)])


def _expectations_of(column: Column) -> Iterator[Any]:
    if not column.nullable:
        yield engine.expectation("ExpectColumnValuesToNotBeNull", f"{column.name} must be stated", column=column.name)
    if column.kind is Kind.ENUM:
        yield engine.expectation(
            "ExpectColumnValuesToBeInSet",
            f"{column.name} must be one of its closed list",
            column=column.name,
            value_set=list(column.values),
        )
    if column.minimum is not None or column.maximum is not None:
        yield engine.expectation(
            "ExpectColumnValuesToBeBetween",
            f"{column.name} must lie between {column.minimum} and {column.maximum}".replace("None", "any"),
            column=column.name,
            min_value=column.minimum,
            max_value=column.maximum,
        )


@functools.cache
def implied_rules(row_class: type) -> tuple[Rule, ...]:
    """The rules that columns imply and the library has no expectation for.

    Keys resolve, the parts of lists are complete and known, real numbers are finite.
    """
    table = table_of(row_class)
    return tuple(rule for column in declared_columns(row_class) for rule in _rules_of(table, column))


def _rules_of(table: str, column: Column) -> Iterator[Rule]:
    def rule(what: str, says: str, holds: Holds, *joined: str) -> Rule:
        name = f"expect_{table}_{column.name}_{what}"
        return Rule(name=name, table=table, columns=(column.name, *joined), says=f"{column.name} {says}", holds=holds)

    if column.references:
        parent = column.references
        says = f"must be the key of a row of {parent}"
        yield rule(f"to_be_a_key_of_{parent}", says, _is_found, known_column(column.name))
    if column.kind is Kind.TEXTS and column.values:
        yield rule("parts_to_be_known", "may hold parts of its closed list only", _parts_known(column))
    if column.record:
        yield rule("parts_to_be_complete", "must hold complete parts of known kinds", _records_complete(column))
    if column.kind is Kind.REAL:
        # Asked with a second column, because of one alone the library drops NaN as missing before it asks.
        yield rule("to_be_finite", "must be a finite number", _is_finite, BATCH)


def _is_found(_key: str | None, known: bool | None) -> bool:  # noqa: FBT001 - it is the value of a column
    return known is not False


def _is_finite(value: float | None, _batch: int) -> bool:
    return value is None or math.isfinite(value)


def _parts_known(column: Column) -> Holds:
    allowed = frozenset(column.values)
    return lambda parts: allowed.issuperset(parts or ())


def _records_complete(column: Column) -> Holds:
    lists = [frozenset(part.values) for part in column.record]

    def holds(records: tuple[tuple[Any, ...], ...] | None) -> bool:
        return all(
            value is not None and (not allowed or value in allowed)
            for record in records or ()
            for value, allowed in zip(record, lists, strict=True)
        )

    return holds
