"""The only page that touches Great Expectations: rules become expectations, frames are validated, outcomes come back.

The library takes seconds to import, so it is imported by the first function that needs it. Its types are `Any` here.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from expectations.report import RowKey
from expectations.rules import Rule
from transforms.tables import EXTRACTED
from transforms.vocabulary import Severity

if TYPE_CHECKING:
    import pandas as pd

EXAMPLES = 20
"""How many unexpected rows an outcome shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one expectation saw, over one or more frames.

    Attributes:
        page: the page of the Data Docs that it stands on.
        table: the table that it speaks of.
        expectation: the expectation's name.
        columns: what it looks at.
        severity: what a failure means.
        says: the expectation in plain words.
        success: whether it held everywhere.
        is_row_level: whether it tells single rows apart.
        rows: rows that it looked at.
        unexpected_count: rows that broke it.
        keys: keys of those rows, in order of the files; None stands for a key that is not stated.
        examples: the first of them: their keys and what the expectation looks at, by column.
        observed: what a table-level expectation saw that it did not expect.
        error: why it could not run, else None.
        config: the library's own description of the expectation.
    """

    page: str
    table: str
    expectation: str
    columns: tuple[str, ...]
    severity: Severity
    says: str
    success: bool
    is_row_level: bool
    rows: int
    unexpected_count: int
    keys: tuple[RowKey | None, ...]
    examples: tuple[Mapping[str, Any], ...]
    observed: Any
    error: str | None
    config: Any


@functools.cache
def _library() -> Any:
    # 1.24 sends nothing, but older and newer ones read these.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    os.environ["GE_USAGE_STATS"] = "false"
    with warnings.catch_warnings():
        # It imports `sre_constants`, which Python 3.11 deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        return importlib.import_module("great_expectations")


def part(name: str) -> Any:
    """A module of the library by its name within it, imported when first asked for."""
    return importlib.import_module(f"{_library().__name__}.{name}")


def version() -> str:
    """The library's version."""
    return str(_library().__version__)


@functools.cache
def _source() -> Any:
    """The data source that frames are handed to, of a context that lives in memory."""
    context = _library().get_context(mode="ephemeral")
    bars = part("data_context.types.base").ProgressBarsConfig
    context.variables.progress_bars = bars(globally=False)
    return context.data_sources.add_pandas("staged")


@functools.cache
def _batch_definition(name: str) -> Any:
    return _source().add_dataframe_asset(name).add_batch_definition_whole_dataframe("rows")


def suite(name: str, expectations: Sequence[Any]) -> Any:
    """A suite of that name.

    Raises:
        RuntimeError: the library refused an expectation; by itself it would drop it with a line in the log.
    """
    made = _library().ExpectationSuite(name, expectations=list(expectations))
    if len(made.expectations) != len(expectations):
        raise RuntimeError(f"suite {name}: {len(expectations) - len(made.expectations)} expectations were not accepted")
    return made


def expectation(kind: str, says: str, *, severity: Severity = Severity.CRITICAL, **arguments: Any) -> Any:
    """One of the library's own expectations, by the name of its class."""
    return getattr(part("expectations"), kind)(severity=severity.value, meta={"says": says}, **arguments)


def expectation_of(rule: Rule) -> Any:
    """The expectation that a rule is."""
    looks_at = {"column": rule.columns[0]} if len(rule.columns) == 1 else {"column_list": list(rule.columns)}
    more = {} if len(rule.columns) == 1 else {"ignore_row_if": "never"}
    return _class_of(rule)(
        severity=rule.severity.value, description=rule.says, meta={"says": rule.says}, **looks_at, **more
    )


@functools.cache
def _class_of(rule: Rule) -> Any:
    """The expectation class of a rule; making it registers it, and the metric behind it, with the library.

    The library knows conditions on one column and on several as two kinds; the first never sees an empty value, and no
    rule about one column has anything to say of those.
    """
    kind, place = ("Column", "column") if len(rule.columns) == 1 else ("Multicolumn", "multicolumn")
    name = rule.name.title().replace("_", "")
    metric = f"{place}_values.{rule.name.removeprefix('expect_')}"
    metrics = part("expectations.metrics.map_metric_provider")
    decorate = getattr(metrics, f"{place}_condition_partial")(engine=part("execution_engine").PandasExecutionEngine)
    provider = getattr(metrics, f"{kind}MapMetricProvider")
    members = {"condition_metric_name": metric, "condition_value_keys": (), "_pandas": decorate(_condition(rule))}
    type(provider)(f"{name}Metric", (provider,), {"__module__": __name__, **members})
    base = getattr(part("expectations.expectation"), f"{kind}MapExpectation")
    declared = {"__annotations__": {"description": str}, "map_metric": metric, "description": rule.says}
    return type(base)(name, (base,), {"__module__": __name__, **declared})


def _condition(rule: Rule) -> Any:
    import pandas as pd

    def kept(_cls: Any, values: pd.Series | pd.DataFrame, **_: Any) -> pd.Series:
        columns = [values] if isinstance(values, pd.Series) else [values[name] for name in rule.columns]
        return pd.Series([rule.holds(*row) for row in zip(*columns, strict=True)], index=values.index, dtype=bool)

    return kept


def outcomes_of(table: str, frame: pd.DataFrame, expected: Any, key: Sequence[str] = ()) -> list[Outcome]:
    """What the expectations of a suite see in a frame, in the order of the suite.

    Counting comes first; the rows are listed by key only where some broke an expectation, because a full list costs
    ten times the check.

    Raises:
        RuntimeError: the library gave no result for an expectation.
    """
    batch = _batch_definition(expected.name).get_batch(batch_parameters={"dataframe": frame})
    results = _validated(batch, expected, {"result_format": "SUMMARY"})
    failed = [
        wanted
        for wanted in expected.expectations
        if results[_identity(wanted.configuration)].result.get("unexpected_count")
    ]
    if failed and key:
        full = {"result_format": "COMPLETE", "unexpected_index_column_names": list(key)}
        results |= _validated(batch, suite(f"{expected.name}.failed", failed), full)
    return [_outcome(table, results[_identity(wanted.configuration)], key) for wanted in expected.expectations]


def _columns(config: Any) -> tuple[str, ...]:
    kwargs = config.kwargs
    return (kwargs["column"],) if "column" in kwargs else tuple(kwargs["column_list"])


def _identity(config: Any) -> tuple[str, tuple[str, ...]]:
    return config.type, _columns(config)


def _validated(batch: Any, expected: Any, result_format: Mapping[str, Any]) -> dict[tuple[str, tuple[str, ...]], Any]:
    found = {
        _identity(result.expectation_config): result
        for result in batch.validate(expected, result_format=result_format).results
    }
    missing = [e for e in expected.expectations if _identity(e.configuration) not in found]
    if missing:
        raise RuntimeError(f"suite {expected.name}: no result for {', '.join(e.expectation_type for e in missing)}")
    return found


def _outcome(table: str, result: Any, key: Sequence[str]) -> Outcome:
    config, seen = result.expectation_config, result.result
    listed = seen.get("unexpected_index_list") or ()
    is_row_level = not config.type.startswith("expect_table_")
    return Outcome(
        page=table,
        table=table,
        expectation=config.type,
        columns=_columns(config) if is_row_level else (),
        severity=Severity(config.severity.value),
        says=config.meta["says"],
        success=bool(result.success),
        is_row_level=is_row_level,
        rows=int(seen.get("element_count", 0)),
        unexpected_count=int(seen.get("unexpected_count", 0)),
        keys=tuple(_key(row, key) for row in listed),
        examples=tuple({name: row[name] for name in (*key, *_columns(config))} for row in listed[:EXAMPLES]),
        observed=None if result.success else seen.get("details", seen.get("observed_value")),
        error=_error(result.exception_info),
        config=config,
    )


def _key(row: Mapping[str, Any], key: Sequence[str]) -> RowKey | None:
    values = [row[name] for name in key]
    return None if None in values else tuple(map(str, values))


def _error(info: Mapping[str, Any]) -> str | None:
    """The first message of an exception that the library caught, else None.

    It gives either one record, or one for each metric that failed.
    """
    records = [info] if "raised_exception" in info else list(info.values())
    return next((str(r["exception_message"]) for r in records if r["raised_exception"]), None)


def merged(parts: Iterable[Outcome]) -> list[Outcome]:
    """One outcome per table, expectation and columns, of the outcomes over several frames in order of the frames."""
    together: dict[tuple[str, str, tuple[str, ...]], list[Outcome]] = {}
    for outcome in parts:
        together.setdefault((outcome.table, outcome.expectation, outcome.columns), []).append(outcome)
    return [_sum(outcomes) for _, outcomes in sorted(together.items(), key=lambda item: item[0])]


def _sum(outcomes: Sequence[Outcome]) -> Outcome:
    return dataclasses.replace(
        outcomes[0],
        success=all(o.success for o in outcomes),
        rows=sum(o.rows for o in outcomes),
        unexpected_count=sum(o.unexpected_count for o in outcomes),
        keys=tuple(key for o in outcomes for key in o.keys),
        examples=tuple(example for o in outcomes for example in o.examples)[:EXAMPLES],
        error=next((o.error for o in outcomes if o.error is not None), None),
    )


def refused_rows(outcomes: Iterable[Outcome]) -> dict[str, dict[RowKey, tuple[str, ...]]]:
    """The rows of extracted tables that broke a critical expectation, each with all that it broke, in order."""
    found: dict[str, dict[RowKey, set[str]]] = {}
    for outcome in outcomes:
        if outcome.table in EXTRACTED and outcome.is_row_level and outcome.severity is Severity.CRITICAL:
            for key in outcome.keys:
                if key is not None:
                    told = found.setdefault(outcome.table, {}).setdefault(key, set())
                    told.add(f"{outcome.expectation}: {outcome.says}")
    return {
        table: {key: tuple(sorted(told)) for key, told in sorted(found[table].items())}
        for table in EXTRACTED
        if table in found
    }
