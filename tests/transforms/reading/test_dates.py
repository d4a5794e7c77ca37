"""When: wordings of time against a publication day, and the precision of spans of days."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.reading.dates import Days, find_dates

WEDNESDAY = dt.date(2024, 5, 15)
WORDINGS = st.sampled_from([
    "on", "Monday", "last", "next", "Friday", "May", "3", "31", "February 30", "2020", "in", "since",
    "between", "and", "early", "late", "yesterday", "three", "weeks", "ago", "for", "years", "1990s",
    "2024-02-29", "–", "to",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDINGS, max_size=14).map(" ".join))
DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2035, 12, 31))


def days(text, published=WEDNESDAY):
    """The one span of days in a text, as `first/last` or a single day."""
    (found,) = find_dates(text, published)
    assert found.days is not None
    return str(found.days.start) if found.days.start == found.days.end else f"{found.days.start}/{found.days.end}"


@pytest.mark.parametrize(
    ("length", "precision"),
    [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (30, 4), (31, 4), (32, 5), (366, 5), (4000, 5)],
)
def test_precision_follows_the_length_of_the_span(length, precision):
    start = dt.date(2020, 1, 1)
    assert Days(start, start + dt.timedelta(days=length - 1)).precision == precision


def test_days_refuse_an_end_before_the_start():
    with pytest.raises(ValueError, match="is before"):
        Days(dt.date(2024, 5, 2), dt.date(2024, 5, 1))


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [((1, 3), (3, 5), True), ((1, 2), (3, 5), False), ((1, 9), (3, 5), True)],
)
def test_days_overlap_when_they_share_a_day(first, second, shared):
    one, other = (Days(dt.date(2024, 5, a), dt.date(2024, 5, b)) for a, b in (first, second))
    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday", "2024-05-14"),
        ("on Monday", "2024-05-13"),
        ("on Wednesday", "2024-05-15"),
        ("on Thursday", "2024-05-09"),
        ("last Wednesday", "2024-05-08"),
        ("early Sunday", "2024-05-12"),
        ("next Friday", "2024-05-17"),
    ],
)
def test_weekday_is_the_latest_one_not_after_publication(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(("text", "ahead"), [("on Friday", "2024-05-17"), ("on Wednesday", "2024-05-22")])
def test_weekday_keeps_its_reading_ahead(text, ahead):
    (found,) = find_dates(text, WEDNESDAY)
    assert found.ahead is not None
    assert str(found.ahead.start) == ahead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2024-05-15"),
        ("yesterday", "2024-05-14"),
        ("last night", "2024-05-14"),
        ("overnight", "2024-05-14/2024-05-15"),
        ("three days ago", "2024-05-12"),
        ("last week", "2024-05-06/2024-05-12"),
        ("last month", "2024-04-01/2024-04-30"),
        ("last year", "2023-01-01/2023-12-31"),
        ("this week", "2024-05-13/2024-05-15"),
        ("next month", "2024-06-01/2024-06-30"),
    ],
)
def test_relative_wording_counts_from_publication(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 3, 2022", "2022-05-03"),
        ("on 3 May 2022", "2022-05-03"),
        ("on 2022-05-03", "2022-05-03"),
        ("on Sept. 30, 2020", "2020-09-30"),
        ("on May 3", "2024-05-03"),
        ("on December 10", "2023-12-10"),
        ("between May 3 and May 5", "2024-05-03/2024-05-05"),
        ("from May 3 to 5", "2024-05-03/2024-05-05"),
        ("from 28 February to 3 March 2020", "2020-02-28/2020-03-03"),
        ("between December 30 and January 2", "2023-12-30/2024-01-02"),
        ("May 3-5, 2022", "2022-05-03/2022-05-05"),
        ("in November 2020", "2020-11-01/2020-11-30"),
        ("in February 2024", "2024-02-01/2024-02-29"),
        ("in March", "2024-03-01/2024-03-31"),
        ("in November", "2023-11-01/2023-11-30"),
        ("in 2018", "2018-01-01/2018-12-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
    ],
)
def test_written_date_is_read_without_filling_in(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in early June 2022", (1, 1), (9, 11)),
        ("in mid-June 2022", (10, 12), (19, 21)),
        ("in late June 2022", (20, 22), (30, 30)),
    ],
)
def test_part_of_a_month_is_about_a_third_of_it(text, first, last):
    (found,) = find_dates(text, WEDNESDAY)
    assert found.days is not None
    assert first[0] <= found.days.start.day <= first[1]
    assert last[0] <= found.days.end.day <= last[1]
    assert found.days.precision == 4


@pytest.mark.parametrize("text", ["since 2011", "since May 2020", "for more than 15 years"])
def test_stretch_until_now_is_marked(text):
    (found,) = find_dates(text, WEDNESDAY)
    assert found.since


@pytest.mark.parametrize("text", ["on Monday", "in 2018", "on May 3, 2022", "three days ago"])
def test_moment_is_not_marked_as_a_stretch(text):
    (found,) = find_dates(text, WEDNESDAY)
    assert not found.since


@pytest.mark.parametrize(
    ("text", "basis"),
    [("on Monday", "weekday"), ("yesterday", "relative"), ("last week", "relative"), ("on May 3, 2022", "explicit")],
)
def test_basis_tells_what_the_days_rest_on(text, basis):
    (found,) = find_dates(text, WEDNESDAY)
    assert found.basis == basis


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "on May 3"])
def test_days_stay_unknown_without_a_publication_day(text):
    assert [f.days for f in find_dates(text, None)] == [None]


@pytest.mark.parametrize(
    "text",
    ["They may march on.", "2,000 people", "300 men", "the 31st day", "1250 rifles", "$2020"],
)
def test_what_is_no_date_is_not_read(text):
    assert [f.days for f in find_dates(text, WEDNESDAY) if f.days] == []


@given(TEXTS, st.one_of(st.none(), DAYS))
def test_dates_of_any_text_are_sound(text, published):
    found = find_dates(text, published)
    assert all(f.span.start < f.span.end <= len(text) for f in found)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@given(st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]), DAYS)
def test_weekday_lies_in_the_week_that_ends_with_publication(name, published):
    (found,) = find_dates(f"on {name}", published)
    assert found.days is not None
    assert 0 <= (published - found.days.start).days < 7
    assert found.days.start.strftime("%A") == name


@given(DAYS, DAYS)
def test_full_date_is_read_back_whatever_the_publication_day(day, published):
    assert days(f"on {day:%B} {day.day}, {day.year}", published) == str(day)


@pytest.mark.parametrize("text", ["the minister Jan Kos said", "April Smith was shot", "sources told Mar Salem"])
def test_given_name_is_no_month(text):
    assert find_dates(text, WEDNESDAY) == ()
