"""Dates in text and as delivered."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.cleaning.dates import earliest_days, find_dates, read_delivered

NEWEST = dt.date(2026, 3, 3)
FIRST = dt.datetime(1950, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
LAST = dt.datetime(2090, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "weekday"),
    [
        ("between March 24 and now", None, 3, 24, None),
        ("on 9 November 2020,", 2020, 11, 9, None),
        ("on November 9, 2020", 2020, 11, 9, None),
        ("Tuesday, December 8th", None, 12, 8, 1),
        ("Friday (June 12)", None, 6, 12, 4),
        ("15 NOV 89 (ACAN)", 1989, 11, 15, None),
        ("(Jan. 25, 2013)", 2013, 1, 25, None),
        ("the 3rd of May 2021", 2021, 5, 3, None),
        ("2022-03-26", 2022, 3, 26, None),
        ("26.03.2022", 2022, 3, 26, None),
        ("Wed 19 Apr 2017", 2017, 4, 19, 2),
    ],
)
def test_find_dates_reads_days(text, year, month, day, weekday):
    (found,) = find_dates(text, newest=NEWEST)
    assert (found.year, found.month, found.day, found.weekday) == (year, month, day, weekday)


@pytest.mark.parametrize(
    "text", ["30 February 2020", "in March 2020", "marched 12 miles", "on 45 May", "10:30 may", "in 1991"]
)
def test_find_dates_leaves_what_is_no_day(text):
    assert find_dates(text, newest=NEWEST) == ()


def test_find_dates_takes_two_digits_for_a_year_that_has_begun():
    years = [find_dates(f"3 JAN {yy}", newest=dt.date(2100, 1, 1))[0].year for yy in ("89", "05", "69")]
    assert years == [1989, 2005, 1969]
    assert find_dates("3 JAN 27", newest=NEWEST)[0].year == 1927


def test_find_dates_gives_the_words_their_place():
    text = "It began on March 24 and ended on April 2, 2021."
    assert [text[m.start : m.end] for m in find_dates(text, newest=NEWEST)] == ["March 24", "April 2, 2021"]


def test_earliest_days_names_months_and_years():
    days = {day for day, _ in earliest_days("in November, 2020, and after the war of 1991")}
    assert days == {dt.date(2020, 11, 1), dt.date(2020, 1, 1), dt.date(1991, 1, 1)}


@pytest.mark.parametrize(
    ("value", "day", "instant"),
    [
        ("2022-03-26", "2022-03-26", "2022-03-26T00:00:00+00:00"),
        ("2022-03-26T23:30:00-05:00", "2022-03-26", "2022-03-27T04:30:00+00:00"),
        ("2022-03-26T10:43Z", "2022-03-26", "2022-03-26T10:43:00+00:00"),
        ("2022-03-26T10:43:00", "2022-03-26", "2022-03-26T10:43:00+00:00"),
        ("Sat, 26 Mar 2022 10:43:00 +0300", "2022-03-26", "2022-03-26T07:43:00+00:00"),
        ("1648287780", "2022-03-26", "2022-03-26T09:43:00+00:00"),
        ("1648287780000", "2022-03-26", "2022-03-26T09:43:00+00:00"),
        ("20220326", "2022-03-26", "2022-03-26T00:00:00+00:00"),
        ("March 26, 2022 5:14 pm", "2022-03-26", "2022-03-26T00:00:00+00:00"),
        ("2024-02-29", "2024-02-29", "2024-02-29T00:00:00+00:00"),
    ],
)
def test_read_delivered_keeps_the_publishers_day_and_invents_no_time(value, day, instant):
    read = read_delivered(value)
    assert (read[0].isoformat(), read[1].isoformat()) == (day, instant)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2022-02-30", "2022-13-01", "7:58AM ET", "March 2022", "0001-01-01T00:00:00+05:00"]
)
def test_read_delivered_gives_nothing_for_what_is_no_date(value):
    assert read_delivered(value) is None


@given(st.text(max_size=40))
def test_read_delivered_never_fails(value):
    assert read_delivered(value) is None or read_delivered(value)[1].tzinfo is dt.UTC


@given(st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.timezones()))
def test_read_delivered_gives_the_instant_back(instant):
    day, read = read_delivered(instant.isoformat())
    assert abs(read - instant) < dt.timedelta(seconds=1)
    assert day == instant.date()
