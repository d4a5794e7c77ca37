"""Publication dates: which evidence counts, what it is worth, and that nothing is invented."""

from __future__ import annotations

import datetime as dt

import pytest

from transforms.cleaning.page import Stated
from transforms.cleaning.published import DateEvidence, publication_of
from transforms.vocabulary import PublishedDateSource as Source

NEWEST = dt.date(2026, 3, 3)
PAGE = Stated(
    day=dt.date(2021, 5, 4), instant=dt.datetime(2021, 5, 4, 7, tzinfo=dt.UTC), words="datePublished=...", explicit=True
)
MARKS = Stated(
    day=dt.date(2021, 5, 4), instant=dt.datetime(2021, 5, 4, tzinfo=dt.UTC), words="page: ...", explicit=False
)


def found(**evidence):
    return publication_of(DateEvidence(newest=NEWEST, **evidence))


@pytest.mark.parametrize(
    ("evidence", "source", "day"),
    [
        ({"delivered": "2021-05-01T12:00:00Z", "page": PAGE}, Source.METADATA, "2021-05-01"),
        ({"page": PAGE, "url": "https://a.example/2021/05/02/x"}, Source.HTML, "2021-05-04"),
        ({"url": "https://a.example/2021/05/02/x", "dateline": "KARVAT, 3 MAY 2021 --"}, Source.URL, "2021-05-02"),
        ({"url": "https://a.example/x-2021-05-02.html"}, Source.URL, "2021-05-02"),
        ({"url": "https://a.example/20210502/x"}, Source.URL, "2021-05-02"),
        ({"header": "Posted: May 6, 2021 5:14 pm"}, Source.METADATA, "2021-05-06"),
        ({"dateline": "KARVAT, Norland (May 3, 2021) —", "page": MARKS}, Source.DATELINE, "2021-05-03"),
        ({"page": MARKS, "dateline": "KARVAT —"}, Source.HTML, "2021-05-04"),
    ],
)
def test_publication_takes_the_surest_evidence(evidence, source, day):
    publication = found(**evidence)
    assert (publication.source, publication.day.isoformat()) == (source, day)
    assert publication.evidence
    assert 0 < publication.confidence <= 1


def test_publication_skips_days_to_come():
    publication = found(delivered="2031-01-01", url="https://a.example/2030/01/01/x", dateline="KARVAT, 3 MAY 2021 --")
    assert publication.source is Source.DATELINE


def test_publication_borrows_the_year_that_the_head_names():
    publication = found(dateline="KARVAT, Norland (Apr. 3) —", head=("2012-04-P-012", "For Immediate Release"))
    assert publication.day == dt.date(2012, 4, 3)
    assert publication.confidence < 0.8


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (("Apr. 23: Raids in the north", "2012-04-P-012 For Immediate Release"), ("Two men were held.",)),
        (("Apr. 23: Raids in the north",), ("Joint Command 2012-04-P-012 For Immediate Release Two men were held.",)),
    ],
)
def test_publication_is_the_day_that_the_headline_begins_with(head, body):
    assert found(head=head, body=body).day == dt.date(2012, 4, 23)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (("Apr. 23: Raids in the north",), ("Two men were held.",)),
        (("Apr. 23: Raids in the north",), ("See 2012-07-P-012. Two men were held.",)),
        (("April 23 raids of 2012 in the north",), ("Two men were held.",)),
    ],
)
def test_publication_is_no_day_of_a_headline_without_its_year(head, body):
    assert found(head=head, body=body).day is None


def test_publication_borrows_no_year_when_two_are_named():
    assert found(dateline="KARVAT (Apr. 3) —", head=("Report 2011", "Revised 2012")).day is None


def test_publication_is_unknown_without_evidence():
    publication = found(body=("The army said on Monday that its soldiers had killed four gunmen.",))
    assert (publication.day, publication.source, publication.confidence) == (None, Source.UNKNOWN, 0.0)


def test_publication_of_a_day_is_its_beginning():
    assert found(delivered="2021-05-01").instant == dt.datetime(2021, 5, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("delivered", ["0020-01-01", "1023-05-14"])
def test_publication_is_never_before_there_were_newspapers(delivered):
    publication = found(delivered=delivered, url="https://a.example/2021/05/02/x")
    assert publication.day == dt.date(2021, 5, 2)
    assert found(delivered=delivered).day is None
