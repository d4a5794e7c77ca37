"""Data Docs that render with the network off: the library's own pages, in a frame of ours.

The site that Great Expectations builds loads its style, its scripts and a logo (whose address tells which project asks)
from the network, and draws its index with those scripts. Here the library renders the content of each page, and the
templates beside this file give it a head without anything remote: one inline style sheet, no script. What a page
folds away opens when its link is followed. Our templates end in `.html`, which makes the library escape them.
"""

from __future__ import annotations

import datetime as dt
import html
import itertools
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from expectations import engine
from expectations.engine import Outcome
from transforms.vocabulary import Severity

_TEMPLATES = Path(__file__).parent / "templates"
_SUMMARY = "summary.json"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_SHOWN = 5  # keys of unexpected rows on the run's own page


def write_docs(folder: Path, run_id: str, outcomes: Sequence[Outcome], blocking: Sequence[str]) -> Path:
    """Writes the pages of a run and the index of all runs; pages of an earlier validation of the run are replaced.

    Args:
        folder: the folder of all Data Docs; it is made if it is missing.
        run_id: the run; it names its folder.
        outcomes: what its expectations saw.
        blocking: why nothing of it may be loaded.

    Returns:
        The first page of the run.

    Raises:
        ValueError: the run id is not a plain name for a folder.
    """
    if not _NAME.fullmatch(run_id):
        raise ValueError(f"run id {run_id!r} cannot name a folder of Data Docs")
    home = folder / run_id
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    pages = {page: list(found) for page, found in itertools.groupby(sorted(outcomes, key=_page), key=_page)}
    for page, found in pages.items():
        (home / f"{page}.html").write_text(_result_page(page, run_id, found), encoding="utf-8")
    summary = {"run_id": run_id, "blocking": list(blocking), "pages": [_counted(*item) for item in pages.items()]}
    (home / _SUMMARY).write_text(json.dumps(summary, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    first = home / "index.html"
    first.write_text(_frame("run.html", summary=summary), encoding="utf-8")
    (folder / "index.html").write_text(_frame("runs.html", runs=_runs(folder)), encoding="utf-8")
    return first


def _page(outcome: Outcome) -> str:
    return outcome.page


def _counted(page: str, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    failed = [outcome for outcome in outcomes if not outcome.success]
    return {
        "page": page,
        "expectations": len(outcomes),
        "rows": max(outcome.rows for outcome in outcomes),
        "failed": [
            {
                "expectation": outcome.expectation,
                "columns": ", ".join(outcome.columns),
                "severity": outcome.severity.value,
                "says": outcome.says,
                "unexpected_count": outcome.unexpected_count,
                "keys": [", ".join(key) for key in sorted({key for key in outcome.keys if key})[:_SHOWN]],
                "observed": None if outcome.is_row_level or outcome.observed is None else str(outcome.observed),
                "error": outcome.error,
            }
            for outcome in failed
        ],
        "critical": sum(outcome.severity is Severity.CRITICAL for outcome in failed),
        "warnings": sum(outcome.severity is not Severity.CRITICAL for outcome in failed),
    }


def _runs(folder: Path) -> list[dict[str, Any]]:
    """Summaries of all runs, the one written last first."""
    found = []
    for path in folder.glob(f"*/{_SUMMARY}"):
        written = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC)
        summary = json.loads(path.read_text(encoding="utf-8"))
        counts = {
            name: sum(page[name] for page in summary["pages"]) for name in ("expectations", "critical", "warnings")
        }
        found.append({**summary, **counts, "written": f"{written:%Y-%m-%d %H:%M:%S} UTC"})
    return sorted(found, key=lambda run: (run["written"], run["run_id"]), reverse=True)


def _view() -> Any:
    """The library's page view, with our templates beside its own."""
    view = engine.part("render.view").DefaultJinjaPageView(custom_views_directory=str(_TEMPLATES))
    numbers = itertools.count(1)
    # The library takes a random number, and pages of the same results should be the same.
    view.env.filters["generate_html_element_uuid"] = lambda prefix=None: f"{prefix or ''}{next(numbers)}"
    return view


def _frame(template: str, **content: object) -> str:
    """One of our own templates, escaped by the view's environment."""
    return str(_view().env.get_template(template).render(**content, version=engine.version()))


def _result_page(page: str, run_id: str, outcomes: Sequence[Outcome]) -> str:
    renderer = engine.part("render.renderer.page_renderer").ValidationResultsPageRenderer(run_info_at_end=True)
    results = [_result(outcome) for outcome in sorted(outcomes, key=lambda outcome: outcome.success)]
    held = sum(outcome.success for outcome in outcomes)
    whole = engine.part("core.expectation_validation_result").ExpectationSuiteValidationResult(
        success=held == len(results),
        results=results,
        suite_name=page,
        statistics={
            "evaluated_expectations": len(results),
            "successful_expectations": held,
            "unsuccessful_expectations": len(results) - held,
            "success_percent": 100 * held / len(results),
        },
        meta={
            "great_expectations_version": engine.version(),
            "run_id": {"run_name": run_id, "run_time": ""},
            "active_batch_definition": {"data_asset_name": page},
        },
    )
    document = renderer.render(whole)
    # The first block links to pages that are not written, the last section holds the library's own bookkeeping.
    overview, *sections, _ = document.sections
    overview.content_blocks = overview.content_blocks[1:]
    document.sections = [overview, *sections]
    return str(
        _view().render(
            document, template="result.html", page=page, run_id=run_id, held=whole.success, version=engine.version()
        )
    )


def _result(outcome: Outcome) -> Any:
    """The library's result of an expectation over all frames; without tracebacks, which name paths of this machine."""
    return engine.part("core.expectation_validation_result").ExpectationValidationResult(
        success=outcome.success,
        expectation_config=outcome.config,
        result=_seen(outcome),
        exception_info={
            "raised_exception": outcome.error is not None,
            "exception_message": _escaped(outcome.error),
            "exception_traceback": None,
        },
    )


def _seen(outcome: Outcome) -> Mapping[str, Any]:
    if outcome.error is not None:
        return {}
    if not outcome.is_row_level:
        return {"observed_value": "as expected" if outcome.observed is None else _escaped(outcome.observed)}
    share = 100 * outcome.unexpected_count / outcome.rows if outcome.rows else 0.0
    return {
        "element_count": outcome.rows,
        "unexpected_count": outcome.unexpected_count,
        "unexpected_percent": share,
        "unexpected_percent_total": share,
        "unexpected_percent_nonmissing": share,
        "partial_unexpected_list": [_escaped(_line(example)) for example in outcome.examples],
    }


def _line(example: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}: {'not stated' if value is None else value}" for name, value in example.items())


def _escaped(value: Any) -> Any:
    """The value with all text in it safe to stand in a page: the library puts examples into its tables as they are."""
    if isinstance(value, Mapping):
        return {_escaped(name): _escaped(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_escaped(part) for part in value]
    return html.escape(value) if isinstance(value, str) else value
