import subprocess
import sys

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from transforms.tables import TABLES
from transforms.vocabulary import EventType, Harm
from warehouse import connect, lake, load, publish
from warehouse.errors import DamagedFileError, StoreError, UnknownNameError
from warehouse.store import open_store
from warehouse.views import VIEWS


@pytest.fixture(scope="module")
def root(tmp_path_factory, request):
    """A published store that no test changes; its name is full of what SQL and patterns take for their own."""
    build = request.getfixturevalue("shared_build")
    store = open_store(tmp_path_factory.mktemp("reading") / "it's [a] *store")
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"), build.article("b"))])
    publish.publish(store)
    return store.root


def test_load_gives_the_promised_types(root):
    events = load("events", store=root)

    expected = {
        "event_id": "str",
        "event_type": "category",
        "quad_class": "Int8",
        "goldstein": "float64",
        "contested": "boolean",
        "crowd_low": "Int32",
        "geonames_id": "Int64",
        "ucdp_type_of_violence": "Int8",
    }
    assert {name: str(events[name].dtype) for name in expected} == expected
    assert events["start_date"].dtype.kind == "M"
    assert str(load("articles", store=root)["published_at"].dtype) == "datetime64[us, UTC]"
    assert list(load("casualties", store=root)["harm"].cat.categories) == [harm.value for harm in Harm]


def test_load_types_do_not_depend_on_the_rows(root):
    for table in ("events", "casualties", "articles"):
        some, none = load(table, store=root), load(table, store=root, where="false")

        assert len(none) == 0
        assert none.dtypes.to_dict() == some.dtypes.to_dict()


def test_load_filters_with_values_that_are_not_sql(root):
    found = load("articles", store=root, where="article_id = ?", params=["article-a"])
    named = load("articles", store=root, where="article_id = $id -- a comment", params={"id": "article-a"})
    hostile = load("articles", store=root, where="article_id = ?", params=["x' OR true --"])

    assert found["article_id"].tolist() == named["article_id"].tolist() == ["article-a"]
    assert hostile.empty


def test_load_gives_the_columns_asked_for_in_their_order(root):
    found = load("events", store=root, columns=["country", "event_type"], engine="arrow")

    assert isinstance(found, pa.Table)
    assert found.column_names == ["country", "event_type"]


@pytest.mark.parametrize("name", [*TABLES, *VIEWS])
def test_load_reads_every_table_and_view(root, name):
    assert isinstance(load(name, store=root), pd.DataFrame)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"table": "evnts"}, "did you mean 'events'"),
        ({"table": "events; DROP TABLE events"}, "there is no table or view"),
        ({"table": "events", "columns": ["contry"]}, "did you mean 'country'"),
        ({"table": "events", "columns": ["* FROM claims --"]}, "there is no column of events"),
        ({"table": "events", "engine": "panda"}, "did you mean 'pandas'"),
    ],
)
def test_load_refuses_unknown_names_with_a_suggestion(root, arguments, message):
    with pytest.raises(UnknownNameError, match=message):
        load(**arguments, store=root)


def test_store_is_taken_from_the_environment(root, monkeypatch):
    monkeypatch.setenv("EVENTWIRE_STORE", str(root))

    assert len(load("articles")) == 2


def test_store_in_the_working_directory_is_the_default(tmp_path, monkeypatch):
    monkeypatch.delenv("EVENTWIRE_STORE", raising=False)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(StoreError, match=r"there is no store in .*eventwire-store; make one with: eventwire run"):
        load("events")


def test_unpublished_store_is_told(tmp_path):
    open_store(tmp_path / "new")

    with pytest.raises(StoreError, match="nothing is published"):
        connect(tmp_path / "new")


def test_file_that_is_no_database_is_told(tmp_path):
    store = open_store(tmp_path / "new")
    publish.publish(store).snapshot.write_bytes(b"rubbish" * 2000)

    with pytest.raises(DamagedFileError, match="build it anew"):
        connect(store.root)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH 'other.duckdb'",
        "COPY events TO 'out.csv'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET threads = 1",
        "SET enable_external_access = true",
        "CREATE TABLE mine (i INTEGER)",
        "DELETE FROM events",
        "UPDATE events SET country = 'XXX'",
        "DROP TABLE events",
    ],
)
def test_read_only_connection_refuses(root, query):
    with connect(root) as con, pytest.raises(duckdb.Error):
        con.execute(query)


def test_connection_shows_instants_in_utc(root, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    with connect(root) as con:
        assert con.execute("SELECT published_at::VARCHAR FROM articles LIMIT 1").fetchone() == (
            "2024-03-05 12:00:00+00",
        )


def test_importing_the_room_loads_no_library():
    code = "import sys, warehouse; print({'duckdb', 'pandas', 'pyarrow'} & set(sys.modules))"

    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"


def test_closed_list_of_a_table_is_whole(root):
    assert list(load("events", store=root)["event_type"].cat.categories) == [member.value for member in EventType]
