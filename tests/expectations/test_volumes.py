import pytest

from expectations.validate import validate
from expectations.volumes import Counts, Measure, Volume, measured, packaged_volumes, read_volumes
from transforms.vocabulary import Severity

GOOD = """
[[volume]]
table = "events"
measure = "rows_per_article"
least = 0.5
most = 4
severity = "warning"
from_articles = 20
"""


def volume(**changes):
    facts = {"table": "events", "measure": Measure.ROWS_PER_ARTICLE, "most": 4.0}
    return Volume(**{**facts, "severity": Severity.WARNING, "from_articles": 20, **changes})


def test_volumes_are_read_as_declared():
    assert read_volumes(GOOD) == (volume(least=0.5, most=4),)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("least = 0.5", "at_least = 0.5", "unknown keys"),
        ('severity = "warning"', "", "missing keys"),
        ('"events"', '"happenings"', "no table happenings"),
        ('"rows_per_article"', '"rows"', "is not a valid Measure"),
        ('"warning"', '"fatal"', "is not a valid Severity"),
        ('"rows_per_article"', '"fill_rate"', "needs a column"),
        ("least = 0.5", 'column = "country"', "take none"),
        ("least = 0.5\nmost = 4", "", "give the least"),
        ("from_articles = 20", "from_articles = 1", "proves no volume"),
        ("[[volume]]", "[settings]\nx = 1\n[[volume]]", "nothing else"),
    ],
)
def test_a_wrong_declaration_is_refused(old, new, told):
    with pytest.raises(ValueError, match=told):
        read_volumes(GOOD.replace(old, new))


@pytest.mark.parametrize("text", [GOOD + GOOD, GOOD.replace('"events"', '"claims"') + GOOD + GOOD])
def test_a_volume_declared_twice_is_refused(text):
    with pytest.raises(ValueError, match="sorted"):
        read_volumes(text)


def test_packaged_volumes_leave_single_articles_alone():
    assert packaged_volumes()
    assert min(declared.from_articles for declared in packaged_volumes()) >= 20


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (volume(), 3.0),
        (volume(measure=Measure.FILL_RATE, column="country"), 0.5),
        (volume(measure=Measure.SHARE_REFUSED), 0.1),
        (volume(table="rejections", measure=Measure.SHARE_OF_INPUTS), 0.5),
        (volume(table="articles", measure=Measure.SHARE_WITHOUT_EVENTS), 0.2),
        (volume(table="claims", measure=Measure.SHARE_REFUSED), None),
    ],
)
def test_measures_are_shares_of_what_they_name(asked, value):
    counts = Counts(
        rows={"articles": 10, "events": 30, "claims": 0, "rejections": 10},
        stated={("events", "country"): 15},
        articles_with_events=8,
    )

    assert measured(asked, counts, {"events": 3}) == value


def test_a_run_that_lost_its_events_is_told_of(build, stage):
    articles = [build.article(number) for number in range(60)]

    report = validate(stage({"articles": articles}), run_id="r")

    failed = {(result.table, result.expectation) for result in report.results if not result.success}
    assert failed == {
        ("articles", "expect_share_without_events_to_be_usual"),
        ("events", "expect_rows_per_article_to_be_usual"),
    }
    assert report.publishable


def test_too_many_refused_rows_block(build, stage):
    articles = [build.article(number) for number in range(20)]
    events = [
        build.event(number, article_id=f"art{number}", country="x" if number < 5 else None) for number in range(20)
    ]

    report = validate(stage({"articles": articles, "events": events}), run_id="r")

    assert report.blocking == (
        "events: share_refused must be at most 0.2 in a run of 20 articles or more; found: 0.25",
    )
    assert len(report.refused["events"]) == 5


def test_a_small_run_trips_no_volume(build, stage):
    report = validate(stage({"articles": [build.article()], "events": [build.event(country="x")]}), run_id="r")

    assert report.publishable
    assert not [result for result in report.results if result.expectation.endswith("_to_be_usual")]
