import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from expectations.validate import validate


def test_a_run_of_rejections_only_is_publishable(build, stage):
    assert validate(stage({"rejections": [build.rejection()]}), run_id="r").publishable


def test_a_broken_ledger_row_blocks(build, stage):
    report = validate(stage({"rejections": [build.rejection(detail=None)]}), run_id="r")

    assert report.blocking == ("rejections: detail must be stated; 1 rows break it",)
    assert not report.publishable


def test_a_row_without_a_key_blocks(build, stage):
    rows = {**build.good_rows(), "actors": [build.actor(1, name=None, actor_id=None)]}

    report = validate(stage(rows), run_id="r")

    assert not report.publishable
    assert any("row without a key" in reason for reason in report.blocking)


def test_nothing_staged_blocks(stage):
    report = validate(stage({}), run_id="r")

    assert report.blocking == ("nothing was staged: no article and no rejection",)
    assert not report.publishable


def test_missing_files_block(build, stage):
    files = stage(build.good_rows())

    no_claims = validate({**files, "claims": []}, run_id="r")
    uneven = validate({**files, "claims": files["claims"] * 2}, run_id="r")

    assert no_claims.blocking == ("claims: no staged file was given",)
    assert "one file per table" in uneven.blocking[0]
    assert not no_claims.publishable
    assert not uneven.publishable


def test_an_unreadable_file_closes_the_gate(build, stage):
    files = stage(build.good_rows())
    files["events"][0].write_bytes(b"PAR1 and then nothing of use")

    report = validate(files, run_id="r")

    assert not report.publishable
    assert report.blocking[0].startswith("events.parquet cannot be read:")


def test_a_flipped_bit_closes_the_gate(build, stage):
    files = stage(build.good_rows())
    path = files["articles"][0]
    pq.write_table(pq.read_table(path, partitioning=None), path, write_page_checksum=True, compression="none")
    payload = bytearray(path.read_bytes())
    payload[payload.index(b"villagers")] ^= 1
    path.write_bytes(bytes(payload))

    report = validate(files, run_id="r")

    assert not report.publishable
    assert report.blocking[0].startswith("articles.parquet cannot be read:")


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.drop_columns(["weapon"]),
        lambda table: table.append_column("mood", pa.nulls(table.num_rows, pa.string())),
        lambda table: table.select([*table.column_names[1:], table.column_names[0]]),
        lambda table: table.set_column(5, "quad_class", table["quad_class"].cast(pa.string())),
    ],
    ids=["column missing", "column too many", "column moved", "column retyped"],
)
def test_a_broken_schema_blocks(build, stage, change):
    files = stage(build.good_rows(), build.good_rows())
    path = files["events"][1]
    pq.write_table(change(pq.read_table(path, partitioning=None)), path)

    report = validate(files, run_id="r")

    assert not report.publishable
    assert report.blocking[0].startswith("events: the file must hold the declared columns in their order")


def test_an_expectation_that_cannot_run_blocks(build, stage, monkeypatch):
    def broken(_rows):
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("expectations.frames._join_events", broken)
    with pytest.raises(ZeroDivisionError):
        validate(stage(build.good_rows()), run_id="r")

    monkeypatch.setattr("expectations.frames._join_events", lambda _tables: None)
    report = validate(stage(build.good_rows()), run_id="r")

    assert not report.publishable
    assert any("expect_no_background_figure_in_a_toll could not run" in reason for reason in report.blocking)
