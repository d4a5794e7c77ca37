import shutil

import pytest

from transforms.tables import EXTRACTED, EventRow
from warehouse import lake
from warehouse.arrow import from_arrow, read_parquet
from warehouse.staging import batch_of


def test_stage_writes_every_table(store, build):
    tables = build.join(build.article("a"), build.article("b"))

    staged = lake.stage(store, "batch-x1", tables)

    assert set(staged.files) == {*EXTRACTED, "rejections"}
    assert staged.counts == {name: len(rows) for name, rows in tables.items()}
    found = from_arrow(EventRow, read_parquet(staged.files["events"]))
    assert found == sorted(tables["events"], key=lambda row: row.event_id)
    assert staged.batch_id == "batch"


def test_stage_is_found_again(store, build):
    staged = lake.stage(store, "batch-x1", build.join(build.article("a")))

    assert lake.find_staged(store, "batch-x1") == staged
    assert lake.find_staged(store, "batch-x2") is None


def test_stage_that_is_there_is_kept(store, build):
    staged = lake.stage(store, "batch-x1", build.join(build.article("a")))

    assert lake.stage(store, "batch-x1", {}) == staged


@pytest.mark.parametrize("name", ["events.parquet", "_manifest.json"])
@pytest.mark.parametrize("how", ["cut", "gone", "flipped"])
def test_damaged_stage_counts_as_absent_and_is_made_anew(store, build, name, how):
    staged = lake.stage(store, "batch-x1", build.join(build.article("a")))
    path = staged.folder / name
    good = path.read_bytes()
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(good[:-9] if how == "cut" else bytes([good[0] ^ 1]) + good[1:])

    assert lake.find_staged(store, "batch-x1") is None
    assert lake.stage(store, "batch-x1", build.join(build.article("a"))) == staged
    assert path.read_bytes() == good


def test_stage_with_a_key_twice_is_refused(store, build):
    event = build.article("a")["events"][0]

    with pytest.raises(ValueError, match=f"events: 1 keys stand more than once, such as {event.event_id}"):
        lake.stage(store, "batch-x1", {"events": [event, event]})
    assert not (store.staged / "batch-x1").exists()


def test_stage_with_an_unknown_table_is_refused(store):
    with pytest.raises(ValueError, match="no staged table is named incidents"):
        lake.stage(store, "batch-x1", {"incidents": []})


@pytest.mark.parametrize("name", ["../out", "a/b", "", ".hidden", "a\0b"])
def test_stage_id_that_leads_elsewhere_is_refused(store, name):
    with pytest.raises(ValueError, match="not an id that a file can be named by"):
        lake.stage(store, name, {})


def test_batch_is_the_stage_without_the_extractor():
    assert batch_of("abc-x1-2") == "abc"


def test_stage_does_not_depend_on_the_store(store, build, tmp_path):
    from warehouse.store import open_store

    tables = build.join(build.article("a"))
    other = lake.stage(open_store(tmp_path / "other"), "batch-x1", tables)
    staged = lake.stage(store, "batch-x1", tables)
    shutil.rmtree(staged.folder)

    assert other.hashes == staged.hashes
