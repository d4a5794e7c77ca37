"""When an article was published: the best evidence that there is, with its words and how far it can be trusted."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from transforms.cleaning.dates import DateMention, at_midnight, find_dates, read_delivered
from transforms.cleaning.page import Stated
from transforms.cleaning.reasoning import reason_day
from transforms.cleaning.urls import day_in
from transforms.records import Publication
from transforms.vocabulary import PublishedDateSource

DELIVERED = 0.97
"""A date that the deliverer gives; some give the day of the crawl or of the last change."""

PAGE_TAG = 0.95
"""A tag made for the publication date; some are rewritten at each change of the page."""

URL_PATH = 0.92
"""A day in the address: when the article was made; evening editions carry the day before."""

HEADER_LINE = 0.9
"""A labelled line before the text: typed, and mostly without a zone."""

DATELINE_DAY = 0.9
"""A full date in the dateline: the day of writing; printed a day later now and then."""

PAGE_MARKS = 0.75
"""Gathered from marks of the page that were made for something else."""

BORROWED_YEAR = 0.7
"""Day from the dateline or the headline, year from elsewhere in the head of the text or its address."""

_FIRST_YEAR = 1600
"""No newspaper is older (the first is of 1605): an earlier date is a garbled one."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FILE_NUMBER = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])-\w+-\d+\b")
"""Year and month at the head of the number of a press release: "2010-06-CA-043"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """All that an article says about its publication.

    Attributes:
        newest: the latest day that it can have been published on.
        delivered: the deliverer's date, unread.
        url: the article's address.
        page: what its markup states.
        header: a labelled date line before the text.
        dateline: words of the dateline, or of a date that the text begins with.
        head: other lines before the text, for their years.
        body: the paragraphs of the text itself; never captions, whose dates are those of pictures.
    """

    newest: dt.date
    delivered: str | None = None
    url: str | None = None
    page: Stated | None = None
    header: str | None = None
    dateline: str | None = None
    head: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


def publication_of(evidence: DateEvidence) -> Publication:
    """The publication date by the surest evidence that gives one, never after `evidence.newest`.

    A day without a time is published at its beginning in UTC; with nothing to go on, or nothing but a day before there
    were newspapers, the day is unknown.
    """
    ways = (_delivered, _tagged, _from_url, _from_header, _from_dateline, _from_headline, _gathered, _reasoned)
    found = (way(evidence) for way in ways)
    return next((p for p in found if p is not None and p.day and p.day.year >= _FIRST_YEAR), Publication())


def _delivered(evidence: DateEvidence) -> Publication | None:
    """By the delivered field."""
    read = read_delivered(evidence.delivered) if evidence.delivered else None
    if read is None or read[0] > evidence.newest:
        return None
    words = f"published_at: {evidence.delivered}"
    return _publication(read[0], PublishedDateSource.METADATA, DELIVERED, words, instant=read[1])


def _tagged(evidence: DateEvidence) -> Publication | None:
    """By a tag of the page."""
    page = evidence.page
    if page is None or not page.explicit:
        return None
    return _publication(page.day, PublishedDateSource.HTML, PAGE_TAG, page.words, instant=page.instant)


def _gathered(evidence: DateEvidence) -> Publication | None:
    """By other marks of the page."""
    page = evidence.page
    if page is None or page.explicit:
        return None
    return _publication(page.day, PublishedDateSource.HTML, PAGE_MARKS, page.words)


def _from_url(evidence: DateEvidence) -> Publication | None:
    """By a day in the address."""
    found = day_in(evidence.url, newest=evidence.newest) if evidence.url else None
    return _publication(found[0], PublishedDateSource.URL, URL_PATH, found[1]) if found else None


def _from_header(evidence: DateEvidence) -> Publication | None:
    """By a labelled line before the text."""
    day = _first_full(evidence.header, evidence.newest)
    return _publication(day, PublishedDateSource.METADATA, HEADER_LINE, evidence.header or "") if day else None


def _from_dateline(evidence: DateEvidence) -> Publication | None:
    """By the dateline; where it has no year, by the only year that the head of the text or the address names."""
    words = evidence.dateline
    if not words:
        return None
    day = _first_full(words, evidence.newest)
    if day:
        return _publication(day, PublishedDateSource.DATELINE, DATELINE_DAY, words)
    mention = next(iter(find_dates(words, newest=evidence.newest)), None)
    return _with_borrowed_year(mention, words, evidence) if mention else None


def _from_headline(evidence: DateEvidence) -> Publication | None:
    """By a day that the first line begins with ("Apr. 23: Raids in the north"), in the year that the head names."""
    first = next(iter(evidence.head), "")
    mention = next((m for m in find_dates(first, newest=evidence.newest) if m.start == 0), None)
    if mention is None or not first[mention.end :].startswith(":"):
        return None
    return _with_borrowed_year(mention, first[: mention.end], evidence)


def _with_borrowed_year(mention: DateMention, words: str, evidence: DateEvidence) -> Publication | None:
    """A day without a year, in the only year that the head of the text or the address names."""
    years = {int(y) for line in (*evidence.head, evidence.url or "") for y in _YEAR.findall(line)}
    numbered = _FILE_NUMBER.findall(next(iter(evidence.body), ""))
    years |= {int(year) for year, month in numbered if int(month) == mention.month}
    borrowed = mention.on(years.pop()) if not mention.year and len(years) == 1 else None
    if borrowed is None or borrowed > evidence.newest:
        return None
    return _publication(borrowed, PublishedDateSource.DATELINE, BORROWED_YEAR, words)


def _reasoned(evidence: DateEvidence) -> Publication | None:
    """By what the text says of its own day."""
    reasoned = reason_day(evidence.body, newest=evidence.newest)
    if reasoned is None:
        return None
    return _publication(reasoned.day, PublishedDateSource.TEXT_REASONING, reasoned.confidence, reasoned.words)


def _first_full(words: str | None, newest: dt.date) -> dt.date | None:
    """The first date with a year in the words, if it is not too new."""
    days = (_past(mention, newest) for mention in find_dates(words or "", newest=newest))
    return next((d for d in days if d), None)


def _past(mention: DateMention, newest: dt.date) -> dt.date | None:
    """The day of a mention with a year, if it is not too new."""
    return mention.date if mention.date and mention.date <= newest else None


def _publication(
    day: dt.date, source: PublishedDateSource, confidence: float, words: str, *, instant: dt.datetime | None = None
) -> Publication:
    """A publication on a day; its instant is the beginning of the day unless it is known."""
    return Publication(
        day=day, instant=instant or at_midnight(day), source=source, confidence=confidence, evidence=words
    )
