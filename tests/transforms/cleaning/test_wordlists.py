"""The cleaning room's lexicons load, and refuse what breaks their rules."""

from __future__ import annotations

import datetime as dt

import pytest

from transforms.cleaning import wordlists
from transforms.lexicons import LexiconError


@pytest.mark.parametrize("load", ["anchors", "boilerplate", "captions", "datelines", "headers", "tracking_keys"])
def test_wordlists_load(load):
    assert getattr(wordlists, load)()


def test_alternation_prefers_the_longest():
    assert wordlists.alternation(["ap", "ap photo", "a.b"]) == r"ap\ photo|a\.b|ap"


@pytest.mark.parametrize(
    "entry",
    [
        {"first_day": "2022-02-24", "places": ["x"], "kind": "war"},
        {"first_day": dt.date(2022, 2, 24), "places": ["x"], "kind": "feast"},
        {"first_day": dt.date(2022, 2, 24), "places": ["x"], "kind": "war", "last_day": 1},
    ],
)
def test_anchor_refuses_a_broken_entry(entry):
    with pytest.raises(LexiconError):
        wordlists._anchor("X", entry, {"war": ["war"]})
