import datetime as dt
import json

import pytest

from expectations.rules import HAND_WRITTEN
from expectations.validate import validate
from transforms.tables import Zone
from transforms.vocabulary import (
    EventMode,
    Qualifier,
    Realis,
    Scope,
    Severity,
    TemporalRole,
    ZoneKind,
)

LONG_ZONE = (Zone(kind=ZoneKind.BODY, start=0, end=9999),)
NAN = float("nan")

FAULTS = [
    ("events", "event", {"latitude": NAN}, "events_latitude_to_be_finite"),
    (
        "articles",
        "article",
        {"zones": LONG_ZONE},
        "zones_inside_the_text",
    ),
    ("articles", "article", {"duplicate_of": "nowhere"}, "articles_duplicate_of_to_be_a_key_of_articles"),
    ("articles", "article", {"published_date_confidence": NAN}, "column_values_to_not_be_null"),
    ("articles", "article", {"word_count": -1}, "column_values_to_be_between"),
    ("articles", "article", {"text": None}, "column_values_to_not_be_null"),
    ("events", "event", {"trigger_text": "strike"}, "event_trigger_to_stand_at_its_span"),
    ("events", "event", {"trigger_end": 9999}, "event_trigger_to_stand_at_its_span"),
    ("events", "event", {"sentence_start": 60}, "event_sentence_to_contain_the_trigger"),
    ("events", "event", {"end_date": dt.date(2024, 5, 1)}, "event_dates_in_order"),
    ("events", "event", {"start_date": dt.date(2024, 5, 9), "end_date": None}, "event_not_after_publication"),
    ("events", "event", {"crowd_low": 10, "crowd_high": 5}, "event_crowd_in_order"),
    ("events", "event", {"event_mode": EventMode.RIOT}, "event_mode_of_its_type"),
    ("events", "event", {"quad_class": 1}, "event_quad_of_its_type"),
    ("events", "event", {"longitude": None}, "event_coordinates_in_pairs"),
    ("events", "event", {"country": "Che"}, "event_country_code"),
    ("events", "event", {"article_id": "nowhere"}, "events_article_id_to_be_a_key_of_articles"),
    ("events", "event", {"event_type": "FIGHT"}, "column_values_to_be_in_set"),
    ("events", "event", {"contexts": ("sport",)}, "events_contexts_parts_to_be_known"),
    ("actors", "actor", {"country": "chegov"}, "actor_country_code"),
    ("actors", "actor", {"parent_actor_id": "nobody"}, "actors_parent_actor_id_to_be_a_key_of_actors"),
    ("casualties", "casualty", {"count_low": 9}, "figure_in_order"),
    ("casualties", "casualty", {"count_best": None, "count_high": 2}, "figure_in_order"),
    ("casualties", "casualty", {"sentence_end": 5}, "figure_sentence_to_contain_the_mention"),
    ("casualties", "casualty", {"count_text": "six"}, "figure_words_to_stand_in_the_sentence"),
    ("casualties", "casualty", {"count_text": "6,500"}, "figure_words_to_stand_in_the_sentence"),
    ("casualties", "casualty", {"victim_text": "soldiers"}, "casualties_victim_text_to_occur_in_the_text"),
    ("casualties", "casualty", {"qualifier": Qualifier.ZERO}, "figure_zero_to_mean_none"),
    ("casualties", "casualty", {"count_low": 0, "count_best": 0}, "figure_zero_to_mean_none"),
    ("casualties", "casualty", {"qualifier": Qualifier.UNQUANTIFIED}, "figure_unquantified_to_be_empty"),
    ("casualties", "casualty", {"count_best": None}, "figure_unquantified_to_be_empty"),
    ("casualties", "casualty", {"temporal_role": TemporalRole.BACKGROUND}, "no_background_figure_in_a_toll"),
    ("casualties", "casualty", {"as_of": dt.date(2031, 1, 1)}, "figure_as_of_a_day_that_came"),
    ("casualties", "casualty", {"article_id": "art2"}, "figure_of_an_event_of_its_article"),
    ("claims", "claim", {"quote_end": 9999}, "claim_quote_inside_the_text"),
    ("claims", "claim", {"casualty_id": "ca1"}, "claim_about_exactly_one_thing"),
    ("claims", "claim", {"event_id": None}, "claim_about_exactly_one_thing"),
    ("claims", "claim", {"article_id": "art2"}, "claim_of_an_event_of_its_article"),
]


WARNINGS = [
    ("articles", "article", {"published_date": dt.date(2024, 6, 1)}, "publication_not_after_delivery"),
    ("events", "event", {"place_text": "Geneva"}, "events_place_text_to_occur_in_the_text"),
    ("events", "event", {"weapon": "knife"}, "events_weapon_to_occur_in_the_text"),
    ("events", "event", {"taken": "gold bars"}, "events_taken_to_occur_in_the_text"),
    ("casualties", "casualty", {"event_id": "ev2"}, "no_current_figure_of_a_background_event"),
    ("casualties", "casualty", {"claimant_text": "police"}, "casualties_claimant_text_to_occur_in_the_text"),
    ("claims", "claim", {"claimant_text": "police"}, "claims_claimant_text_to_occur_in_the_text"),
]


def key_of_fault(number, table):
    return {"articles": "art", "events": "ev", "actors": "ac", "casualties": "ca", "claims": "cl"}[table] + str(number)


def planted_run(build, faults):
    """The good run with one more row for each fault, numbered from 100."""
    rows = build.good_rows()
    for number, (table, kind, change, _) in enumerate(faults, start=100):
        rows[table].append(getattr(build, kind)(number, **change))
    return rows


@pytest.fixture(scope="module")
def faulty_report(build, tmp_path_factory):
    return validate(build.write_stage(tmp_path_factory.mktemp("faults"), planted_run(build, FAULTS)), run_id="r")


@pytest.fixture(scope="module")
def warned_report(build, tmp_path_factory):
    return validate(build.write_stage(tmp_path_factory.mktemp("warnings"), planted_run(build, WARNINGS)), run_id="r")


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[f"{f[3]}-{n}" for n, f in enumerate(FAULTS)])
def test_a_planted_fault_refuses_its_row_for_its_rule(faulty_report, number):
    table, _, _, rule = FAULTS[number]

    reasons = faulty_report.refused[table][(key_of_fault(100 + number, table),)]

    assert any(reason.startswith(f"expect_{rule}: ") for reason in reasons), reasons


def test_planted_faults_refuse_no_other_row_and_do_not_block(faulty_report):
    planted = {(fault[0], (key_of_fault(number, fault[0]),)) for number, fault in enumerate(FAULTS, start=100)}

    assert {(table, key) for table, rows in faulty_report.refused.items() for key in rows} == planted
    assert faulty_report.blocking == tuple(f for f in faulty_report.blocking if "share_refused" in f)


def test_every_hand_written_rule_has_a_planted_fault():
    broken = {f"expect_{fault[3]}" for fault in (*FAULTS, *WARNINGS)}
    elsewhere = {"expect_actor_mention_to_stand_at_its_span"}

    assert {rule.name for rule in HAND_WRITTEN} == (broken & {rule.name for rule in HAND_WRITTEN}) | elsewhere


@pytest.mark.parametrize("number", range(len(WARNINGS)), ids=[w[3] for w in WARNINGS])
def test_a_broken_warning_is_told_with_its_key(warned_report, number):
    table, _, _, rule = WARNINGS[number]

    (failed,) = [r for r in warned_report.results if r.expectation == f"expect_{rule}"]

    assert (failed.success, failed.severity, failed.unexpected_count) == (False, Severity.WARNING, 1)
    assert json.loads(failed.observed)["keys"] == [[key_of_fault(100 + number, table)]]


def test_broken_warnings_refuse_nothing(warned_report):
    assert warned_report.refused == {}
    assert warned_report.publishable


def test_a_good_run_keeps_every_expectation(build, stage):
    report = validate(stage(build.good_rows()), run_id="r")

    assert [result for result in report.results if not result.success] == []
    assert (report.refused, report.blocking, report.publishable) == ({}, (), True)
    assert len({result.validation_id for result in report.results}) == len(report.results)
    assert {result.table for result in report.results} == set(build.ROW_CLASSES)


def test_rows_at_the_edge_of_the_rules_are_kept(build, stage):
    ahead = {"start_date": dt.date(2024, 7, 1), "end_date": None}
    rows = build.good_rows()
    rows["events"] += [
        build.event(11, realis=Realis.FUTURE, **ahead),
        build.event(12, realis=Realis.HYPOTHETICAL, **ahead),
        build.event(13, realis=Realis.NEGATED, **ahead),
        build.event(14, start_date=dt.date(2024, 5, 8), end_date=None),  # a day ahead, for time zones
        build.event(15, event_mode=None, latitude=None, longitude=None, country=None, place_text=None, weapon=None),
    ]
    rows["casualties"] += [
        build.casualty(11, qualifier=Qualifier.ZERO, count_low=0, count_best=0, count_high=0),
        build.casualty(12, temporal_role=TemporalRole.BACKGROUND, scope=Scope.CUMULATIVE),
        build.casualty(13, qualifier=Qualifier.AT_LEAST, count_high=None),
    ]

    report = validate(stage(rows), run_id="r")

    assert [result for result in report.results if not result.success] == []


def test_an_actor_mention_that_does_not_re_extract_is_refused_by_its_whole_key(build, stage):
    rows = build.good_rows()
    rows["event_actors"].append(build.event_actor(actor_id="ac2", mention_text="the mayor"))

    report = validate(stage(rows), run_id="r")

    assert list(report.refused["event_actors"]) == [("ev1", "ac2", "claimant")]
    assert "mention_text must be the words" in report.refusals()["event_actors"]["ev1", "ac2", "claimant"]


def test_a_key_twice_in_a_batch_is_refused_and_in_two_batches_is_not(build, stage):
    rows = build.good_rows()

    assert validate(stage(rows, rows), run_id="r").refused == {}

    rows["actors"].append(build.actor(2))
    assert list(validate(stage(rows), run_id="r").refused["actors"]) == [("ac2",)]


def test_references_reach_other_groups_and_the_lake(build, stage):
    second = {"articles": [build.article(3, duplicate_of="art1"), build.article(4, duplicate_of="old")]}
    files = stage(build.good_rows(), second)

    assert list(validate(files, run_id="r", chunk_articles=1).refused["articles"]) == [("art4",)]
    assert validate(files, run_id="r", known_keys={"articles": ["old"]}).refused == {}


def test_the_report_does_not_depend_on_how_batches_are_grouped(build, stage):
    batches = []
    for number in range(2):
        rows = build.good_rows()
        rows["events"].append(build.event(10 + number, country="x", place_text="Geneva"))
        batches.append(rows)
    files = stage(*batches)

    one_by_one = validate(files, run_id="r", chunk_articles=1)

    assert one_by_one == validate(files, run_id="r")
    assert list(one_by_one.refused["events"]) == [("ev10",), ("ev11",)]
