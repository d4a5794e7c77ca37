"""The pipeline from end to end, with the stand-in for the model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from flows.pipeline import run_pipeline
from flows.settings import Settings
from flows.watching import StoppedError, Watch
from flows.workers import WorkerError
from transforms.vocabulary import RunState
from warehouse.errors import StoreLockedError
from warehouse.reading import connect
from warehouse.store import Store, open_store


def content(store: Store) -> dict[str, str]:
    """Hash of every file of the lake by its place in it."""
    lake = store.lake.resolve()
    files = sorted(path for path in lake.rglob("*") if path.is_file())
    return {str(path.relative_to(lake)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def count(store: Store, table: str) -> int:
    with connect(store.root) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert found is not None
    return int(found[0])


def test_run_fills_lake_and_warehouse(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    source = articles(7, '{"text": "short"}', '{"title": "no text"}', '{"text": "killed 3 in Lyon", "language": "fr"}')
    receipt = run_pipeline(store, [str(source)], settings=settings)
    assert receipt.state is RunState.PARTIAL
    assert (receipt.delivered, receipt.accepted, receipt.rejected, receipt.foreign) == (10, 8, 2, 1)
    assert receipt.reasons == {"missing_field": 1, "no_body": 1}
    assert receipt.notes == {"language fr is not supported": 1}
    assert receipt.rows["casualties"] == 8
    tables = ("articles", "events", "casualties", "claims", "actors", "rejections", "runs")
    assert {table: count(store, table) for table in tables} == {
        "articles": 8,
        "events": 8,
        "casualties": 8,
        "claims": 8,
        "actors": 1,
        "rejections": 2,
        "runs": 1,
    }


def test_second_run_changes_nothing(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    source = articles(7, "{")
    run_pipeline(store, [str(source)], settings=settings)
    before = content(store)
    again = run_pipeline(store, [str(source)], settings=settings)
    assert (again.delivered, again.accepted, again.known, again.rejected) == (8, 0, 7, 1)
    assert content(store) == before
    assert count(store, "runs") == 2


def test_two_stores_hold_the_same_bytes(tmp_path: Path, settings: Settings, articles: Callable[..., Path]) -> None:
    source = articles(8)
    stores = [open_store(tmp_path / name) for name in ("one", "other")]
    ids = {run_pipeline(store, [str(source)], settings=settings).run_id for store in stores}
    assert len(ids) == 1
    assert content(stores[0]) == content(stores[1])


def test_new_articles_are_added(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    run_pipeline(store, [str(articles(4))], settings=settings)
    receipt = run_pipeline(store, [str(articles(6))], settings=settings)
    assert (receipt.accepted, receipt.known) == (2, 4)
    assert count(store, "articles") == 6


def test_other_extractor_reads_everything_again(
    store: Store, settings: Settings, articles: Callable[..., Path]
) -> None:
    source = articles(4)
    run_pipeline(store, [str(source)], settings=settings)
    receipt = run_pipeline(store, [str(source)], settings=replace(settings, extractor="stand_in:Newer"))
    assert (receipt.accepted, receipt.known) == (4, 0)
    assert count(store, "articles") == 4


def test_repeated_articles_are_counted(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    source = articles(5)
    corrected = json.dumps({"id": "x", "url": "https://news.example/1", "text": "The army killed 40 people, it said."})
    receipt = run_pipeline(
        store, [str(source), str(source), str(articles(0, corrected, name="b.jsonl"))], settings=settings
    )
    assert (receipt.delivered, receipt.accepted, receipt.repeated) == (11, 5, 6)
    assert count(store, "articles") == 5


def test_clashing_ids_are_kept_apart(store: Store, settings: Settings, tmp_path: Path) -> None:
    for number, folder in enumerate(("a", "b")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "x.txt").write_text(f"The army killed {number + 3} people here.", encoding="utf-8")
    run_pipeline(store, [str(tmp_path / "in")], settings=settings)
    with connect(store.root) as connection:
        ids = connection.execute("SELECT external_id FROM articles ORDER BY 1").fetchall()
    assert ids == [("b/x.txt",), ("x.txt",)]


@pytest.mark.parametrize(("word", "reason"), [("HANG", "timeout"), ("DIE", "unreadable"), ("BUG", "unreadable")])
def test_article_that_breaks_a_worker_costs_only_itself(
    store: Store, settings: Settings, articles: Callable[..., Path], word: str, reason: str
) -> None:
    source = articles(5, json.dumps({"text": f"The army killed 9 people, {word}."}))
    receipt = run_pipeline(store, [str(source)], settings=settings)
    assert (receipt.accepted, receipt.rejected) == (5, 1)
    assert receipt.reasons == {reason: 1}


def test_near_copies_are_linked_to_the_first(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    words = " ".join(f"word{number}" for number in range(80))
    first = json.dumps(
        {"id": "1", "text": f"The army killed 5 people. {words}", "published_at": "2022-03-01T00:00:00Z"}
    )
    copy = json.dumps(
        {"id": "2", "text": f"The army killed 5 people. {words} end", "published_at": "2022-03-02T00:00:00Z"}
    )
    later = json.dumps(
        {"id": "3", "text": f"The army killed 5 people. {words} fin", "published_at": "2022-03-03T00:00:00Z"}
    )
    receipt = run_pipeline(store, [str(articles(0, copy, first))], settings=settings)
    assert receipt.near_copies == 1
    run_pipeline(store, [str(articles(0, later, name="b.jsonl"))], settings=settings)
    with connect(store.root) as connection:
        found = connection.execute(
            "SELECT a.external_id, b.external_id FROM articles a JOIN articles b ON a.duplicate_of = b.article_id "
            "ORDER BY 1"
        ).fetchall()
    assert found == [("2", "1"), ("3", "1")]


class _StopsAtOnce(Watch):
    def step(self, name: str) -> None:
        if name == "finding events":
            self.stop()


def test_stopped_run_goes_on_from_there(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    source = articles(7)
    with pytest.raises(StoppedError):
        run_pipeline(store, [str(source)], settings=settings, watch=_StopsAtOnce())
    assert not store.lake.exists()
    assert run_pipeline(store, [str(source)], settings=settings).accepted == 7


def test_second_writer_is_turned_away(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    with store.lock(), pytest.raises(StoreLockedError):
        run_pipeline(store, [str(articles(1))], settings=settings)


def test_failed_validation_publishes_nothing(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    run_pipeline(store, [str(articles(4))], settings=settings)
    before = content(store)
    receipt = run_pipeline(
        store, [str(articles(30, name="b.jsonl"))], settings=replace(settings, extractor="stand_in:Spoiling")
    )
    assert receipt.state is RunState.INVALID
    assert receipt.blocking
    assert any(store.staged.iterdir())
    assert receipt.docs is not None
    assert receipt.docs.is_file()
    assert content(store) == before
    assert count(store, "articles") == 4


def test_warehouse_is_readable_by_plain_duckdb(store: Store, settings: Settings, articles: Callable[..., Path]) -> None:
    run_pipeline(store, [str(articles(2))], settings=settings)
    with duckdb.connect(str(store.warehouse), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (2,)


def test_extractor_that_breaks_on_everything_stops_the_run(
    store: Store, settings: Settings, articles: Callable[..., Path]
) -> None:
    source = articles(0, *[json.dumps({"id": str(n), "text": f"BUG number {n}"}) for n in range(6)])
    with pytest.raises(WorkerError, match="KeyError"):
        run_pipeline(store, [str(source)], settings=settings)
    assert not store.lake.exists()
