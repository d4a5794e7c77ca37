import datetime as dt
import enum
import random
import types
import typing

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.columns import Kind, declared_columns
from transforms.tables import TABLES, EventRow
from warehouse.arrow import from_arrow, read_parquet, read_verified, schema_of, stamp, to_arrow, write_parquet
from warehouse.errors import DamagedFileError
from warehouse.manifest import hash_file

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def values_of(annotation, column):
    """Any value that a column allows."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        inner = next(a for a in typing.get_args(annotation) if a is not types.NoneType)
        return st.none() | values_of(inner, column)
    if typing.get_origin(annotation) is tuple:
        inner = typing.get_args(annotation)[0]
        item = rows_of(inner) if column.kind is Kind.RECORDS else st.sampled_from(inner) if column.values else TEXTS
        return st.lists(item, max_size=3).map(tuple)
    if issubclass(annotation, enum.Enum):
        return st.sampled_from(annotation)
    low = int(column.minimum) if column.minimum is not None else -(2 ** (column.bits - 1))
    high = int(column.maximum) if column.maximum is not None else 2 ** (column.bits - 1) - 1
    return {
        Kind.TEXT: TEXTS,
        Kind.INTEGER: st.integers(low, high),
        Kind.REAL: st.floats(column.minimum, column.maximum, allow_nan=False),
        Kind.BOOLEAN: st.booleans(),
        Kind.DATE: st.dates(),
        Kind.INSTANT: st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001 - hypothesis wants naive bounds
    }[column.kind]


def rows_of(row_class):
    hints = typing.get_type_hints(row_class)
    columns = {c.name: values_of(hints[c.name], c) for c in declared_columns(row_class)}
    return st.builds(row_class, **columns)


def tables_of(row_class):
    keys = [c.name for c in declared_columns(row_class) if c.key]
    return st.lists(rows_of(row_class), max_size=4, unique_by=lambda r: tuple(getattr(r, k) for k in keys))


@pytest.mark.parametrize("row_class", TABLES.values(), ids=TABLES)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_rows_come_back_from_parquet_unchanged(row_class, data, tmp_path_factory):
    rows = data.draw(tables_of(row_class))
    path = tmp_path_factory.getbasetemp() / f"{row_class.__name__}.parquet"
    table = to_arrow(row_class, rows)
    write_parquet(table if "run_id" in table.schema.names else stamp(row_class, table, "run"), path)

    found = from_arrow(row_class, read_parquet(path))

    keys = [c.name for c in declared_columns(row_class) if c.key]
    assert found == sorted(rows, key=lambda r: tuple(getattr(r, k) for k in keys))


def test_rows_in_any_order_give_the_same_bytes(build, tmp_path):
    rows = [build.row(EventRow, event_id=f"e{n}", summary=f"s{n % 7}") for n in range(50)]
    shuffled = random.Random(1).sample(rows, len(rows))

    for name, given_rows in (("a", rows), ("b", shuffled)):
        write_parquet(to_arrow(EventRow, given_rows), tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_filtered_rows_give_the_bytes_of_rows_that_were_never_more(build, tmp_path):
    rows = [build.row(EventRow, event_id=f"e{n:02}", weapon=None if n % 3 else f"w{n}") for n in range(50)]
    every_other = pa.array([n % 2 == 0 for n in range(50)])

    write_parquet(to_arrow(EventRow, rows).filter(every_other), tmp_path / "a")
    write_parquet(to_arrow(EventRow, rows[::2]), tmp_path / "b")

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_parquet_metadata_tells_what_columns_mean_and_no_time(build, tmp_path):
    write_parquet(to_arrow(EventRow, [build.row(EventRow)]), tmp_path / "e")

    schema = pq.read_schema(tmp_path / "e")

    assert schema.equals(schema_of(EventRow, stamped=False), check_metadata=True)


def test_instant_without_zone_is_refused(build):
    naive = dt.datetime(2024, 1, 1)  # noqa: DTZ001 - what the test is about

    with pytest.raises(ValueError, match="no time zone"):
        to_arrow(TABLES["runs"], [build.row(TABLES["runs"], started=naive)])


def test_flipped_bit_anywhere_is_noticed_by_a_verified_reading(build, tmp_path):
    path, good = _written(build, tmp_path)
    sha256 = hash_file(path)

    for bad in _flipped(good, range(len(good)), times=100):
        path.write_bytes(bad)
        with pytest.raises(DamagedFileError):
            read_verified(path, sha256)


def test_flipped_bit_in_the_pages_never_changes_what_is_read(build, tmp_path):
    path, good = _written(build, tmp_path)
    table = read_parquet(path)
    # The end of the file says where the pages are; it has no checksum of its own, only the manifest's.
    footer = int.from_bytes(good[-8:-4], "little") + 8

    outcomes = []
    for bad in _flipped(good, range(4, len(good) - footer), times=150):
        path.write_bytes(bad)
        outcomes.append(_reading(path, table))

    assert outcomes.count("wrong") == 0
    assert outcomes.count("refused") > 100


def test_flipped_bit_without_checksums_is_not_noticed(build, tmp_path):
    path, _ = _written(build, tmp_path)
    table = read_parquet(path)
    pq.write_table(table, path, compression="none")
    good = path.read_bytes()

    outcomes = []
    footer = int.from_bytes(good[-8:-4], "little") + 8
    for bad in _flipped(good, range(4, len(good) - footer), times=150):
        path.write_bytes(bad)
        outcomes.append(_reading(path, table))

    assert outcomes.count("wrong") > 0


def _written(build, folder):
    path = folder / "events.parquet"
    rows = [build.row(EventRow, event_id=f"e{n}", summary=f"Army shelled Bor {n}") for n in range(40)]
    write_parquet(to_arrow(EventRow, rows), path)
    return path, path.read_bytes()


def _flipped(good, places, *, times):
    """Copies with one bit flipped somewhere in the given places."""
    dice = random.Random(7)
    for _ in range(times):
        bad = bytearray(good)
        bad[dice.choice(places)] ^= 1 << dice.randrange(8)
        yield bad


def _reading(path, table):
    try:
        found = read_parquet(path)
    except DamagedFileError:
        return "refused"
    return "right" if found.equals(table) else "wrong"
