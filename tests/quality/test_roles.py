"""The part in time of events and figures does not get worse on the texts that tell news from history."""

import pytest

from tests.quality.score_roles import HALVES, Judge, read, table

FLOORS = {
    "development": {"history not told as news": 0.82, "news not told as history": 0.98},
    "held_out": {"history not told as news": 0.58, "news not told as history": 0.98},
}


@pytest.fixture(scope="module")
def judge():
    return Judge.load()


@pytest.mark.parametrize("half", HALVES)
def test_texts_have_ids_of_their_own(half):
    keys = [text.key for text in read(half)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("half", HALVES)
def test_history_and_news_are_told_apart(judge, half):
    shares = {line.name: line.share for line in table(judge.judge(read(half)))}
    assert [(name, shares[name]) for name, floor in FLOORS[half].items() if shares[name] < floor] == []
