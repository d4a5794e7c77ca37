"""Urls: one form for one article, days, outlets."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transforms.cleaning.urls import canonical, day_in, outlet

ONE = "https://paper.example/news/1"


@pytest.mark.parametrize(
    "url",
    [
        "http://paper.example/news/1",
        "https://www.paper.example/news/1/",
        "HTTPS://Paper.Example:443/news//1",
        "https://paper.example/news/1?utm_source=feed&fbclid=abc",
        "https://paper.example/news/1#comments",
    ],
)
def test_canonical_is_one_for_all_ways_to_an_article(url):
    assert canonical(url) == ONE


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/news/2",
        "https://paper.example/news/1?page=2",
        "https://paper.example/news/1?cid=77",
        "https://paper.example:8080/news/1",
        "https://sport.paper.example/news/1",
    ],
)
def test_canonical_keeps_different_articles_apart(url):
    assert canonical(url) not in {None, ONE}


def test_canonical_orders_the_query():
    assert canonical("https://a.example/x?b=2&a=1") == canonical("https://a.example/x?a=1&b=2")


@pytest.mark.parametrize(
    "url", ["https://paper.example/", "https://paper.example", "ftp://a.example/x", "paper", "http://[x", ""]
)
def test_canonical_is_none_for_what_names_no_article(url):
    assert canonical(url) is None


def test_canonical_takes_reserved_hosts_like_any():
    assert canonical("https://made-up.invalid/a/1") == "https://made-up.invalid/a/1"


@given(st.text(max_size=60))
@example(" #")
def test_canonical_of_a_canonical_url_is_itself(text):
    first = canonical(f"https://a.example/{text}")
    assert first is None or canonical(first) == first


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.paper.co.uk/a", "paper.co.uk"),
        ("https://m.kolar7.com/a", "kolar7.com"),
        ("https://made-up.invalid/a", None),
        ("http://localhost/a", None),
        ("no url", None),
    ],
)
def test_outlet_is_the_host_of_somebody(url, name):
    assert outlet(url) == name


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2022/03/26/x", dt.date(2022, 3, 26)),
        ("https://a.example/2022/mar/6/x", dt.date(2022, 3, 6)),
        ("https://a.example/x-2022-03-26", dt.date(2022, 3, 26)),
        ("https://a.example/20220326/x", dt.date(2022, 3, 26)),
        ("https://a.example/2022/13/26/x", None),
        ("https://a.example/2029/03/26/x", None),
        ("https://a.example/a1220220326ff", None),
        ("https://a.example/2022/03/x", None),
    ],
)
def test_day_in_reads_whole_days_only(url, day):
    found = day_in(url, newest=dt.date(2026, 3, 3))
    assert (found[0] if found else None) == day
