import datetime as dt

import duckdb
import pytest

from transforms.tables import TABLES, ActorRow, EventActorRow, RejectionRow, ValidationRow
from transforms.vocabulary import (
    ActorKind,
    ActorRole,
    FigureRole,
    Harm,
    Polarity,
    Realis,
    Reason,
    Scope,
    Step,
    TemporalRole,
)
from warehouse import lake
from warehouse.arrow import stamp, to_arrow
from warehouse.ddl import statement
from warehouse.loading import definition
from warehouse.views import VIEWS, read_view

TOTAL, PART, INCREMENT, REPEAT = FigureRole.TOTAL, FigureRole.PART, FigureRole.INCREMENT, FigureRole.REPEAT


@pytest.fixture(scope="module")
def empty():
    with duckdb.connect() as con:
        con.execute(definition())
        yield con


@pytest.fixture
def con(empty):
    """A warehouse in memory that is empty again after the test."""
    empty.execute("BEGIN")
    yield empty
    empty.execute("ROLLBACK")


@pytest.fixture
def fill(con, build):
    """Puts extractions into the warehouse."""

    def put(*extractions):
        for name, rows in {**build.join(*extractions)}.items():
            con.register("given", stamp(TABLES[name], to_arrow(TABLES[name], rows), "r"))
            con.execute(statement("INSERT INTO $table BY NAME SELECT * FROM given", table=name))

    return put


def one(con, query):
    found = con.sql(query).to_arrow_table().to_pylist()
    assert len(found) == 1
    return found[0]


def toll(con, fill, build, figures):
    """The toll of the killed of an event with the given figures: (role, low, best, high) and other values."""
    extraction = build.article("a")
    (event,) = extraction["events"]
    rows = [
        build.figure(event, casualty_id=f"c{n}", figure_role=role, low=low, best=best, high=high, **dict(*values))
        for n, (role, low, best, high, *values) in enumerate(figures)
    ]
    fill({**extraction, "casualties": rows, "claims": []})
    return con.execute("SELECT low, best, high FROM event_tolls WHERE harm = 'killed'").fetchone()


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param([(TOTAL, 5, 5, 5)], (5, 5, 5), id="a total"),
        pytest.param([(TOTAL, 5, 5, 5), (TOTAL, 7, 7, 7)], (7, 7, 7), id="largest total"),
        pytest.param([(TOTAL, 5, 5, None), (TOTAL, 7, 7, 7)], (7, 7, 7), id="largest total with its own bounds"),
        pytest.param([(TOTAL, 5, 5, 5), (TOTAL, 7, 7, None)], (7, 7, None), id="largest total is open"),
        pytest.param([(PART, 3, 3, 3), (PART, 2, 2, 2)], (5, 5, 5), id="parts add up"),
        pytest.param([(TOTAL, 5, 5, 5), (PART, 3, 3, 3)], (5, 5, 5), id="parts of a total do not add to it"),
        pytest.param([(TOTAL, 4, 4, 4), (PART, 3, 3, 3), (PART, 2, 2, 2)], (5, 5, 5), id="parts exceed the total"),
        pytest.param([(TOTAL, 5, 5, 5), (INCREMENT, 2, 2, 2)], (7, 7, 7), id="increments add"),
        pytest.param([(INCREMENT, 2, 2, 2)], (2, 2, 2), id="an increment alone"),
        pytest.param([(TOTAL, 5, 5, 5), (INCREMENT, 2, 2, None)], (7, 7, None), id="open increment"),
        pytest.param([(TOTAL, 5, 5, 5), (REPEAT, 9, 9, 9)], (5, 5, 5), id="repeats never count"),
        pytest.param([(TOTAL, 0, 0, 0)], (0, 0, 0), id="none is stated"),
        pytest.param([(TOTAL, None, None, None)], (None, None, None), id="a toll without a number"),
        pytest.param([(TOTAL, None, None, None), (PART, 1, 1, 1)], (1, 1, 1), id="parts where the total has no number"),
        pytest.param([(PART, 3, 3, 3), (PART, 2, None, None)], (5, 5, None), id="a part without a best value"),
        pytest.param([(PART, 3, None, None)], (3, None, None), id="no part has a best value"),
        pytest.param([(TOTAL, 5, None, None), (INCREMENT, 2, 2, 2)], (7, None, None), id="no best value in the base"),
        pytest.param([(TOTAL, 5, 5, 5, {"temporal_role": TemporalRole.BACKGROUND})], None, id="history"),
        pytest.param([(TOTAL, 5, 5, 5, {"realis": Realis.DENIED})], None, id="denied"),
        pytest.param([(TOTAL, 5, 5, 5, {"realis": Realis.ALLEGED})], (5, 5, 5), id="alleged"),
        pytest.param([(TOTAL, 5, 5, 5, {"scope": Scope.CUMULATIVE})], None, id="cumulative"),
        pytest.param([(TOTAL, 5, 5, 5, {"scope": Scope.DAY})], (5, 5, 5), id="of the day"),
        pytest.param([(TOTAL, 5, 5, 5, {"event_id": None})], None, id="of no event"),
        pytest.param([(TOTAL, 5, 5, 5, {"harm": Harm.INJURED})], None, id="another harm"),
    ],
)
def test_event_toll_adds_up(con, fill, build, figures, expected):
    assert toll(con, fill, build, figures) == expected


def test_events_wide_has_one_row_per_event_with_first_actor_and_recipient(con, fill, build):
    extraction = build.article("a")
    event_id = extraction["events"][0].event_id
    later = build.row(EventActorRow, event_id=event_id, actor_id="militia", role=ActorRole.ACTOR, mention_start=50)
    earlier_object = build.row(EventActorRow, event_id=event_id, actor_id="bridge", role=ActorRole.RECIPIENT)
    extraction["event_actors"] += [later, earlier_object]
    extraction["actors"] += [
        build.row(ActorRow, actor_id="militia", name="Militia", kind=ActorKind.GROUP),
        build.row(ActorRow, actor_id="bridge", name="Bridge", kind=ActorKind.OBJECT),
    ]
    fill(extraction, build.article("b", realis=Realis.DENIED))

    row = one(con, "SELECT * FROM events_wide WHERE article_id = 'article-a'")

    assert (row["actor_name"], row["recipient_name"]) == ("Rebels-A", "Army")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (2, 2, 2)
    assert (row["injured_low"], row["injured_best"], row["injured_high"]) == (None, None, None)
    assert one(con, "SELECT count(*) AS n FROM events_wide") == {"n": 2}


def test_contested_events_tell_who_says_what(con, fill, build):
    extraction = build.article("a")
    denial = extraction["claims"][0]
    changed = [
        build.row(
            type(denial), claim_id=n, article_id="article-a", event_id=denial.event_id, claimant_text=who, polarity=p
        )
        for n, who, p in (
            ("1", "the army", Polarity.DENIES),
            ("2", "a medic", Polarity.ASSERTS),
            ("3", "a medic", Polarity.ASSERTS),
            ("4", "a minister", Polarity.CANNOT_CONFIRM),
        )
    ]
    fill({**extraction, "claims": changed}, build.article("b"))

    row = one(con, "SELECT * FROM contested_events")

    assert (row["event_id"], row["claimed_by"], row["denied_by"]) == (denial.event_id, ["a medic"], ["the army"])


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({}, True),
        ({"realis": Realis.ALLEGED}, True),
        ({"temporal_role": TemporalRole.RECENT_CONTEXT}, True),
        *(({"realis": r}, False) for r in Realis if r not in (Realis.ASSERTED, Realis.ALLEGED)),
        ({"temporal_role": TemporalRole.BACKGROUND}, False),
        ({"date_precision": 4}, True),
        ({"date_precision": 5}, False),
        ({"start_date": None, "date_precision": None}, False),
    ],
)
def test_country_month_counts_what_happened_then(con, fill, build, values, counted):
    fill(build.article("a", **values))

    found = con.execute("SELECT country, month, event_count, killed_best FROM country_month").fetchall()

    assert found == ([("SSD", dt.date(2024, 3, 1), 1, 2)] if counted else [])


def test_country_month_counts_copies_once(con, fill, build):
    copy = build.article("b")
    (article,) = copy["articles"]
    values = {name: getattr(article, name) for name in article.__slots__} | {"duplicate_of": "article-a"}
    fill(build.article("a"), {**copy, "articles": [type(article)(**values)]})

    assert one(con, "SELECT event_count, killed_best FROM country_month") == {"event_count": 1, "killed_best": 2}


def test_actor_dyads_count_pairs_without_objects(con, fill, build):
    extraction = build.article("a")
    event_id = extraction["events"][0].event_id
    extraction["event_actors"].append(
        build.row(EventActorRow, event_id=event_id, actor_id="bridge", role=ActorRole.VICTIM)
    )
    extraction["actors"].append(build.row(ActorRow, actor_id="bridge", name="Bridge", kind=ActorKind.OBJECT))
    fill(extraction)

    row = one(con, "SELECT * FROM actor_dyads_monthly")

    assert (row["actor_name"], row["recipient_name"], row["event_count"]) == ("Rebels-A", "Army", 1)
    assert row["month"] == dt.date(2024, 3, 1)


def test_data_quality_measures_fill_bases_and_refusals(con, fill, build):
    refused = [build.row(RejectionRow, rejection_id=str(n), step=Step.INGEST, reason=Reason.EMPTY) for n in range(2)]
    fill(build.article("a"), build.article("b", country=None), {"rejections": refused})
    failed = build.row(ValidationRow, table="events", expectation="in_order", column="end_date", unexpected_count=3)
    con.register("given", stamp(ValidationRow, to_arrow(ValidationRow, [failed]), "r"))
    con.execute("INSERT INTO validations BY NAME SELECT * FROM given")

    found = {
        (m, i): (n, t)
        for m, i, n, t in con.execute('SELECT measure, item, "count", total FROM data_quality').fetchall()
    }

    assert found["fill_rate", "country"] == (1, 2)
    assert found["date_basis", "explicit"] == (2, 2)
    assert found["rejections", "ingest: empty"] == (2, 2)
    assert found["failed_expectation", "in_order end_date"] == (3, None)


def test_every_view_is_described(empty):
    comments = dict(empty.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())

    assert comments == {name: read_view(name).comment for name in VIEWS}
    assert all(comment.startswith("One row per ") for comment in comments.values())


def test_figures_of_an_empty_lake_are_no_rows(con):
    for name in set(VIEWS) - {"data_quality"}:
        assert con.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (0,)
    assert lake.LAKE.keys() <= TABLES.keys()
