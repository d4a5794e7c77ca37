import datetime as dt

import pytest

from transforms.tables import RunRow
from transforms.vocabulary import RunState
from warehouse import ledger
from warehouse.errors import DamagedFileError


def test_run_is_replaced_by_its_end(store, build):
    started = build.row(RunRow, run_id="r", started=build.noon, state=RunState.RUNNING)
    ended = build.row(
        RunRow, run_id="r", started=build.noon, ended=build.noon + dt.timedelta(minutes=1), state=RunState.COMPLETED
    )
    for run in (started, ended):
        ledger.record_run(store, run)

    assert ledger.read_runs(store) == [ended]


def test_runs_come_in_order_of_time(store, build):
    moments = [build.noon + dt.timedelta(microseconds=n) for n in (5, 1, 3)]
    for moment in moments:
        ledger.record_run(store, build.row(RunRow, run_id="r", started=moment))

    assert [run.started for run in ledger.read_runs(store)] == sorted(moments)


def test_unreadable_run_is_told_by_name(store):
    (store.runs / "x.json").write_text("[{")

    with pytest.raises(DamagedFileError, match=r"x\.json cannot be read"):
        ledger.read_runs(store)


def test_digest_changes_with_the_ledger(store, build):
    before = ledger.runs_digest(store)
    ledger.record_run(store, build.row(RunRow, run_id="r", started=build.noon))

    assert ledger.runs_digest(store) != before
