"""Processes killed at random moments, and readers beside a writer.

The survey that looks for harm is first seen to find it: in a store that a naive writer filled.
"""

import multiprocessing
import random
import resource
import signal
import time

import duckdb

from transforms.columns import columns_of
from transforms.tables import EXTRACTED, RunRow
from warehouse import connect, lake, landing, publish
from warehouse.errors import DiskFullError, StoreError
from warehouse.store import find_store, open_store

SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["duckdb", "pyarrow.parquet", "warehouse.lake", "warehouse.publish"])


def deliver(root, build_rows, deliveries):
    """The whole way of some deliveries, as a run goes it; picks up what an earlier one left."""
    store = open_store(root)
    with store.lock(wait_s=20):
        for number, names in enumerate(deliveries):
            raws = [build_rows.raw(name) for name in names]
            parts = [
                build_rows.part(store, batch.batch_id, *(build_rows.article(n[0], text=n) for n in _texts(batch)))
                for batch in landing.land(store, raws, batch_size=2, known=lake.known_raws(store))
            ]
            lake.commit(store, run_id=f"run{number}", parts=parts)
            run = build_rows.row(RunRow, run_id=f"run{number}", started=build_rows.noon)
            publish.record_run(store, run)
            publish.publish(store)


def _texts(batch):
    return sorted(raw.payload.decode() for raw in landing.read_batch(batch.path))


def survey(root):
    """What is wrong with a store that somebody may be writing, one line each."""
    try:
        store = find_store(root)
    except StoreError:
        return []
    wrong = lake.verify(store) if store.lake.exists() else []
    try:
        wrong += _orphans(connect(root)) if store.warehouse.exists() else []
    except (duckdb.Error, StoreError) as error:
        wrong.append(str(error))
    return wrong


def _orphans(con):
    """References that lead nowhere, and articles without the rows that each has here."""
    wrong = []
    with con:
        con.execute("BEGIN")
        for table, row_class in EXTRACTED.items():
            for column in columns_of(row_class):
                if column.references:
                    key = columns_of(EXTRACTED[column.references])[0].name
                    lost = con.execute(
                        f'SELECT count(*) FROM "{table}" AS a WHERE a."{column.name}" IS NOT NULL AND NOT EXISTS '
                        f'(FROM "{column.references}" AS b WHERE b."{key}" = a."{column.name}")'
                    ).fetchone()[0]
                    wrong += [f"{table}.{column.name}: {lost} lead nowhere"] if lost else []
        counts = con.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM events), (SELECT count(*) FROM casualties)"
        ).fetchone()
        wrong += [f"rows of different releases: {counts}"] if len(set(counts)) > 1 else []
    return wrong


def lake_bytes(store):
    folder = store.lake.resolve()
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def rows_of(root):
    with connect(root) as con:
        return {t: con.execute(f'SELECT * FROM "{t}" ORDER BY ALL').fetchall() for t in (*EXTRACTED, "runs")}


DELIVERIES = [["a one", "b one", "c one"], ["d one", "b corrected"], ["e one"]]


def start(target, *arguments):
    process = SPAWN.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def _deliver(root, folder, wire):
    wire.send("started")
    deliver(root, _builders(folder), DELIVERIES)


def _builders(folder):
    """The builders of the tests' folder, in another process."""
    import importlib.util
    import types

    spec = importlib.util.spec_from_file_location("builders_of_the_child", f"{folder}/conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return types.SimpleNamespace(
        row=module.make_row, raw=module.make_raw, article=module.make_article, part=module.stage_part, noon=module.NOON
    )


def _write_naively(root, wire):
    """What a writer without care does: final names at once, table by table."""
    wire.send("started")
    for number in range(1000):
        with duckdb.connect(str(root / "warehouse.duckdb")) as con:
            con.execute(f"INSERT INTO articles (article_id) VALUES ('a{number}')")
            con.execute("CHECKPOINT")
            time.sleep(0.02)
            con.execute(f"INSERT INTO events (event_id, article_id) VALUES ('e{number}', 'a{number}')")
            con.execute(f"INSERT INTO casualties (casualty_id, article_id) VALUES ('c{number}', 'a{number}')")


def test_survey_finds_what_a_naive_writer_leaves(tmp_path):
    store = open_store(tmp_path / "store")
    with duckdb.connect(store.warehouse) as con:
        for table, row_class in EXTRACTED.items():
            con.execute(f'CREATE TABLE "{table}" ({", ".join(f"{c.name} VARCHAR" for c in columns_of(row_class))})')
    found = []
    for _ in range(20):
        wire, far_end = SPAWN.Pipe()
        process = start(_write_naively, store.root, far_end)
        assert wire.poll(60)
        time.sleep(random.uniform(0.05, 0.3))
        process.kill()
        process.join()
        found += survey(store.root)
        if found:
            break

    assert found


def _run(root, folder, *, at_most_s):
    """Deliver in another process that is killed after a time; its exit code."""
    wire, far_end = SPAWN.Pipe()
    process = start(_deliver, root, folder, far_end)
    assert wire.poll(60)
    process.join(at_most_s)
    process.kill()
    process.join()
    return process.exitcode


def test_killed_runs_leave_no_harm_and_end_like_an_unbroken_one(tmp_path, request):
    folder = request.path.parent
    unbroken, broken = tmp_path / "unbroken", tmp_path / "broken"
    began = time.monotonic()
    assert _run(unbroken, folder, at_most_s=60) == 0
    whole_s = time.monotonic() - began
    outcomes = []
    for _ in range(6):
        outcomes.append(_run(broken, folder, at_most_s=random.uniform(0, whole_s / 2)))
        assert survey(broken) == []

    assert _run(broken, folder, at_most_s=60) == 0
    assert -signal.SIGKILL in outcomes
    assert survey(broken) == []
    assert lake_bytes(find_store(broken)) == lake_bytes(find_store(unbroken))
    assert rows_of(broken) == rows_of(unbroken)
    assert list(find_store(broken).tmp.iterdir()) == []


def _read(root, wire):
    """Look at the store again and again until told to stop; send how often, and what was wrong."""
    looks, wrong = 0, []
    while not wire.poll():
        wrong += survey_while_writing(root)
        looks += 1
    wire.send((looks, wrong))


def survey_while_writing(root):
    """As `survey`, but a release of the lake that is read is held against its own manifest only."""
    try:
        return _orphans(connect(root))
    except (duckdb.Error, StoreError) as error:
        return [str(error)]


def test_reader_beside_twenty_publications_sees_whole_releases(store, build):
    lake.commit(store, run_id="r", parts=[build.part(store, "first", build.article("first"))])
    publish.publish(store)
    wire, far_end = SPAWN.Pipe()
    reader = start(_read, store.root, far_end)
    for number in range(20):
        name = f"n{number // 2}"
        part = build.part(store, f"b{number}", build.article(name, text=f"Version {number}."))
        lake.commit(store, run_id=f"r{number}", parts=[part])
        publish.publish(store)
    wire.send("stop")
    assert wire.poll(60)
    looks, wrong = wire.recv()
    reader.join()

    assert wrong == []
    assert looks > 3


def _append(root, folder, name):
    build = _builders(folder)
    store = open_store(root)
    for number in range(3):
        with store.lock(wait_s=60):
            part = build.part(store, f"{name}{number}", build.article(f"{name}-{number}"))
            lake.commit(store, run_id=name, parts=[part])
            publish.publish(store)


def test_writers_that_take_turns_lose_nothing(store, request):
    writers = 2
    processes = [start(_append, store.root, request.path.parent, f"w{n}") for n in range(writers)]
    for process in processes:
        process.join(90)

    assert [process.exitcode for process in processes] == [0] * writers
    assert len(lake.live_articles(store)) == writers * 3
    with connect(store.root) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (writers * 3,)
    assert survey(store.root) == []


def _publish_with_little_room(root, wire):
    store = find_store(root)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    try:
        publish.rebuild(store)
    except DiskFullError as error:
        wire.send(str(error))
    else:
        wire.send("published")


def test_full_disk_leaves_the_warehouse_as_it_was(store, build):
    lake.commit(store, run_id="r", parts=[build.part(store, "b", build.article("a"))])
    receipt = publish.publish(store)
    wire, far_end = SPAWN.Pipe()

    process = start(_publish_with_little_room, store.root, far_end)
    assert wire.poll(60)
    message = wire.recv()
    process.join()

    assert message.startswith(f"no room to write {store.root}")
    assert store.warehouse.resolve() == receipt.snapshot
    assert list(store.tmp.iterdir()) == []
    assert not publish.publish(store).changed
