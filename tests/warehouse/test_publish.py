import datetime as dt
import shutil

import pytest

from transforms.columns import key_of
from transforms.tables import TABLES, RunRow
from transforms.vocabulary import RunState
from warehouse import connect, lake, load, publish
from warehouse.errors import DamagedFileError
from warehouse.store import find_store


def content(store):
    """Every row of every table of the warehouse."""
    with connect(store.root) as con:
        return {
            name: con.execute(f'SELECT * FROM "{name}" ORDER BY {", ".join(key_of(row_class))}').fetchall()
            for name, row_class in TABLES.items()
            if name != "loads"
        } | {"loads": con.execute('SELECT * FROM loads ORDER BY batch, "table"').fetchall()}


@pytest.fixture
def published(store, build):
    """A store whose warehouse took in two articles."""
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"), build.article("b"))])
    publish.record_run(store, build.row(RunRow, run_id="r1", started=build.noon))
    publish.publish(store)
    return store


def test_publish_takes_in_the_release(published):
    found = content(published)

    assert {name: len(rows) for name, rows in found.items() if rows} == {
        "articles": 2, "events": 2, "actors": 4, "event_actors": 4, "casualties": 2, "claims": 4, "runs": 1, "loads": 6,
    }  # fmt: skip


def test_publish_again_is_a_no_op(published):
    snapshot = published.warehouse.resolve()

    receipt = publish.publish(published)

    assert not receipt.changed
    assert published.warehouse.resolve() == snapshot == receipt.snapshot


def test_loads_step_by_step_equal_a_rebuild(published, build):
    given = build.article("c")
    parts = [
        build.part(published, "b2", build.article("b", text="Corrected.", actors=("x", "army"))),
        build.part(published, "b3", given, refused={"events": {(given["events"][0].event_id,): "bad"}}),
        build.part(published, "b1", build.article("a", weapon="mortar"), extractor="x2"),
    ]
    for number, part in enumerate(parts):
        lake.commit(published, run_id=f"s{number}", parts=[part])
        publish.record_run(published, build.row(RunRow, run_id=f"s{number}", started=build.noon))
        assert publish.publish(published).rebuilt is None
    step_by_step = content(published)

    receipt = publish.rebuild(published)

    assert receipt.rebuilt == "asked for"
    assert content(published) == step_by_step
    with connect(published.root) as con:
        assert con.execute("SELECT count(*) FROM events WHERE article_id = 'article-b'").fetchone() == (1,)


def test_receipt_counts_what_changed(published, build):
    lake.commit(published, run_id="r2", parts=[build.part(published, "b2", build.article("b", text="Corrected."))])

    receipt = publish.publish(published)

    assert receipt.rows_inserted["events"] == 1
    assert receipt.rows_deleted["events"] == 1
    assert receipt.rows_inserted["articles"] == 0
    assert receipt.rows_replaced["articles"] == 2
    assert receipt.rows_deleted["articles"] == 0
    assert receipt.release_id == lake.current_release(published).release_id


def test_end_of_a_run_is_published(published, build):
    ended = build.row(RunRow, run_id="r1", started=build.noon, ended=build.noon, state=RunState.COMPLETED)
    publish.record_run(published, ended)

    assert publish.publish(published).changed
    assert load("runs", store=published.root)["state"].tolist() == ["completed"]


@pytest.mark.parametrize("how", ["gone", "flipped", "cut", "altered", "unsealed"])
def test_unusable_warehouse_is_rebuilt(published, how):
    before = content(published)
    snapshot = published.warehouse.resolve()
    _spoil(published, snapshot, how)

    receipt = publish.publish(published)

    assert receipt.rebuilt is not None
    assert receipt.snapshot != snapshot
    assert content(published) == before


def _spoil(store, snapshot, how):
    data = bytearray(snapshot.read_bytes())
    if how == "gone":
        snapshot.unlink()
    elif how == "flipped":
        data[len(data) // 2] ^= 1
        snapshot.write_bytes(data)
    elif how == "cut":
        snapshot.write_bytes(data[: len(data) // 2])
    elif how == "unsealed":
        snapshot.with_suffix(".json").unlink()
    else:
        with connect(store.root, read_only=False) as con:
            con.execute("DELETE FROM claims")


def test_damaged_part_is_refused_and_readers_keep_what_they_had(published, build):
    release = lake.commit(published, run_id="r2", parts=[build.part(published, "b2", build.article("c"))])
    path = release.folder / "events" / "b2-x1.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    before = content(published)

    with pytest.raises(DamagedFileError, match=r"b2-x1\.parquet"):
        publish.publish(published)
    assert content(published) == before
    assert list(published.tmp.iterdir()) == []


def test_reader_keeps_what_it_opened(published, build):
    with connect(published.root) as con:
        lake.commit(published, run_id="r2", parts=[build.part(published, "b2", build.article("c"))])
        publish.publish(published)

        assert con.execute("SELECT count(*) FROM articles").fetchone() == (2,)
    with connect(published.root) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (3,)


def test_old_snapshots_are_removed(published, build):
    for n in range(4):
        run = build.row(RunRow, run_id="r", started=build.noon + dt.timedelta(days=n))
        publish.record_run(published, run)
        publish.publish(published)

    names = sorted(p.name for p in published.snapshots.iterdir())
    assert names == [f"warehouse-00000{n}.{kind}" for n in (3, 4, 5) for kind in ("duckdb", "json")]


def test_moved_store_is_read_and_published(published, build, tmp_path):
    shutil.move(published.root, tmp_path / "moved")
    moved = find_store(tmp_path / "moved")

    assert len(load("articles", store=moved.root)) == 2
    lake.commit(moved, run_id="r2", parts=[build.part(moved, "b2", build.article("c"))])
    assert publish.publish(moved).rebuilt is None
    assert len(load("articles", store=moved.root)) == 3


def test_empty_lake_is_published_with_every_table(store):
    publish.publish(store)

    assert {name: len(rows) for name, rows in content(store).items()} == dict.fromkeys(TABLES, 0)


def test_older_clients_can_open_the_file(published):
    with connect(published.root) as con:
        (tags,) = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'warehouse'").fetchone()

    assert tags["storage_version"].startswith("v1.2.0")
