"""Publication days worked out from what a text says of its own time."""

from __future__ import annotations

import datetime as dt

import pytest

from transforms.cleaning.counts import find_counts
from transforms.cleaning.reasoning import reason_day
from transforms.cleaning.wordlists import anchors

NEWEST = dt.date(2026, 3, 3)


def reasoned(*body):
    return reason_day(body, newest=NEWEST)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            ("On the 20th day of the invasion of Ukraine, the mayor said on Tuesday that ten people had died.",),
            "2022-03-15",
        ),
        (
            ("Day 12 of the war between Israel and Hamas, the worst since 2021, began with air strikes on Wednesday.",),
            "2023-10-18",
        ),
        (
            (
                "The rebels fled on Thursday, the minister said.",
                "The war in Sudan, now in its third week, has displaced thousands. It began in April 2023.",
            ),
            "2023-05-04",
        ),
        (
            ("Police arrested a man on Tuesday, December 8, and one on Wednesday, December 9. He was jailed in 2015.",),
            "2015-12-09",
        ),
    ],
)
def test_reason_day_finds_the_day(body, day):
    assert reasoned(*body).day.isoformat() == day


def test_reason_day_weighs_a_count_and_a_weekday_together():
    both = reasoned("The mayor said on Tuesday, the 20th day of the invasion of Ukraine, that ten people had died.")
    alone = reasoned("It was the 20th day of the invasion of Ukraine.")
    assert both.day == alone.day
    assert both.confidence > alone.confidence


def test_reason_day_lists_the_words():
    words = reasoned("The mayor said on Tuesday, the 20th day of the invasion of Ukraine, that ten had died.").words
    assert "20th day of the invasion of Ukraine" in words
    assert "Tuesday" in words


@pytest.mark.parametrize(
    "body",
    [
        (),
        ("The army said on Saturday that four gunmen had died.",),
        ("The army said that four gunmen had died on March 3.",),
        ("The truce of November 9, 2020 ended the war, in which 6,500 people had died.",),
        ("The contract will run until Friday, May 8, 2015, the minister said on Monday.",),
        ("On the third day of the festival ten people were hurt.",),
        ("On the 9000th day of the invasion of Ukraine nobody will remember this.",),
    ],
)
def test_reason_day_says_nothing_where_the_text_leaves_it_open(body):
    assert reasoned(*body) is None


def test_reason_day_is_never_later_than_the_newest_day():
    text = "The mayor said on Tuesday, the 20th day of the invasion of Ukraine, that ten people had died."
    assert reason_day((text,), newest=dt.date(2022, 3, 1)) is None


def test_find_counts_takes_the_place_from_the_text_when_the_sentence_has_none():
    context = ("Ukrainian troops left the town.", "It was day 31 of the war.")
    assert dt.date(2022, 3, 26) in {c.first for c in find_counts(context[1], context=context)}


def test_find_counts_reads_weeks_as_seven_days():
    (count,) = find_counts("The war in Ukraine is in its second week.", context=())
    assert (count.first, count.last) == (dt.date(2022, 3, 3), dt.date(2022, 3, 9))


def test_anchors_are_packaged_and_none_lies_ahead():
    assert len(anchors()) >= 35
    assert all(a.first_day < NEWEST for a in anchors())
