import json
import multiprocessing
import os
import signal

import pytest

from warehouse.errors import StoreError, StoreLockedError
from warehouse.store import FORMAT, find_store, open_store


def _hold(root, wire):
    with open_store(root).lock():
        wire.send("held")
        wire.poll(30)


@pytest.fixture
def holder(store):
    """A process that holds the store, and a function that makes it let go."""
    context = multiprocessing.get_context("spawn")
    wire, far_end = context.Pipe()
    process = context.Process(target=_hold, args=(store.root, far_end), daemon=True)
    process.start()
    assert wire.poll(60)
    wire.recv()
    yield process, lambda: wire.send("let go")
    process.kill()
    process.join(30)


def test_lock_says_who_holds_it_and_is_had_after(store, holder):
    process, let_go = holder

    with pytest.raises(StoreLockedError, match=f"process {process.pid} on .* since 2"), store.lock():
        pass
    let_go()
    with store.lock(wait_s=30):
        assert json.loads((store.root / "lock").read_text())["pid"] == os.getpid()


def test_lock_of_a_killed_process_is_free(store, holder):
    process, _ = holder
    os.kill(process.pid, signal.SIGKILL)
    process.join(30)

    with store.lock():
        pass


def test_store_is_made_once_and_found_again(tmp_path):
    made = open_store(tmp_path / "deep" / "store")

    assert open_store(made.root) == made == find_store(made.root)


def test_store_sweeps_what_a_dead_process_left(store):
    (store.tmp / "999999999-abc-x").write_text("half")

    open_store(store.root)

    assert list(store.tmp.iterdir()) == []


def test_store_does_not_sweep_while_another_run_writes(store, holder):
    (store.tmp / "999999999-abc-x").write_text("half")

    open_store(store.root)

    assert [p.name for p in store.tmp.iterdir()] == ["999999999-abc-x"]


def test_store_path_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreError, match="is a file, not a folder"):
        open_store(tmp_path / "file")


def test_store_path_that_duckdb_would_cut_is_refused(tmp_path):
    with pytest.raises(StoreError, match="question mark"):
        open_store(tmp_path / "store?")


def test_store_path_below_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreError, match="cannot make a store"):
        open_store(tmp_path / "file" / "store")


def test_folder_with_other_things_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("x")

    with pytest.raises(StoreError, match="holds other things"):
        open_store(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_store_whose_maker_died_early_is_finished(tmp_path):
    (tmp_path / "store" / "raw").mkdir(parents=True)

    assert open_store(tmp_path / "store").staged.is_dir()


def test_newer_format_is_refused(store):
    (store.root / "eventwire-store.json").write_text(json.dumps({"format": FORMAT + 1}))

    for opening in (open_store, find_store):
        with pytest.raises(StoreError, match="newer eventwire"):
            opening(store.root)


def test_missing_store_is_told_with_what_to_run(tmp_path):
    with pytest.raises(StoreError, match="eventwire run SOURCE --store"):
        find_store(tmp_path / "nowhere")
