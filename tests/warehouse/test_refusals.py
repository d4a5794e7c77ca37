import json

import pytest

from transforms.tables import EXTRACTED
from transforms.vocabulary import Reason
from warehouse.arrow import to_arrow
from warehouse.refusals import rejection_of, take_out


@pytest.fixture
def tables(build):
    rows = build.join(build.article("a"), build.article("b"))
    return {name: to_arrow(row_class, rows[name]) for name, row_class in EXTRACTED.items()}


def ids(tables, name):
    key = {"articles": "article_id", "events": "event_id", "event_actors": "event_id", "casualties": "casualty_id"}
    return set(tables[name].column(key.get(name, f"{name[:-1]}_id")).to_pylist())


def test_nothing_named_takes_nothing_out(tables):
    kept, fallen = take_out(tables, {})

    assert kept == tables
    assert fallen == []


def test_article_takes_everything_of_it_along(tables, build):
    kept, fallen = take_out(tables, {"articles": {("article-a",)}})

    rest = build.article("b")
    assert ids(kept, "articles") == {"article-b"}
    assert ids(kept, "events") == {rest["events"][0].event_id} == ids(kept, "event_actors")
    assert ids(kept, "claims") == {claim.claim_id for claim in rest["claims"]}
    assert [f.table for f in fallen] == [
        "articles", "events", "event_actors", "event_actors", "casualties", "claims", "claims",
    ]  # fmt: skip


def test_event_leaves_its_figure_standing_alone(tables, build):
    given = build.article("a")
    event_id, casualty_id = given["events"][0].event_id, given["casualties"][0].casualty_id

    kept, fallen = take_out(tables, {"events": {(event_id,)}})

    figures = {row["casualty_id"]: row["event_id"] for row in kept["casualties"].to_pylist()}
    assert figures[casualty_id] is None
    assert given["claims"][0].claim_id not in ids(kept, "claims")
    assert given["claims"][1].claim_id in ids(kept, "claims")
    assert "casualties" not in {f.table for f in fallen}


def test_figure_takes_the_claim_about_it_along(tables, build):
    given = build.article("a")

    kept, fallen = take_out(tables, {"casualties": {(given["casualties"][0].casualty_id,)}})

    assert [(f.table, f.key) for f in fallen[1:]] == [("claims", (given["claims"][1].claim_id,))]
    assert ids(kept, "events") == ids(tables, "events")


def test_actor_is_forgotten_where_it_may_be_empty(tables):
    kept, fallen = take_out(tables, {"actors": {("army",)}})

    assert {f.table for f in fallen} == {"actors", "event_actors"}
    assert set(kept["casualties"].column("claimant_actor_id").to_pylist()) == {None}
    assert kept["claims"].num_rows == tables["claims"].num_rows


def test_parent_actor_is_forgotten(tables):
    kept, _ = take_out(tables, {"actors": {("government",)}})

    assert set(kept["actors"].column("parent_actor_id").to_pylist()) == {None}


def test_composite_key_names_one_row(tables, build):
    event_id = build.article("a")["events"][0].event_id

    _, fallen = take_out(tables, {"event_actors": {(event_id, "army", "recipient")}})

    assert [f.key for f in fallen] == [(event_id, "army", "recipient")]


def test_rejection_keeps_the_whole_row(tables, build):
    event = build.article("a")["events"][0]
    _, fallen = take_out(tables, {"events": {(event.event_id,)}})

    rows = [rejection_of(f, {"events": {(event.event_id,): "end_date before start_date"}}) for f in fallen]

    assert [(r.source, r.reason, r.detail) for r in rows[:2]] == [
        ("events", Reason.FAILED_EXPECTATION, "end_date before start_date"),
        ("event_actors", Reason.PARENT_REJECTED, f"it hangs on events {event.event_id}, refused"),
    ]
    content = json.loads(rows[0].content)
    assert content["event_id"] == event.event_id == rows[0].external_id
    assert content["start_date"] == "2024-03-04"
    assert len({r.rejection_id for r in rows}) == len(rows)
