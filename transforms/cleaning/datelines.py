"""The place, date and agency that a news text begins with."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from transforms.cleaning.wordlists import datelines

_CAPS_WORD = r"[A-Z][A-Z'./&-]+"
_CAPS = rf"(?:{_CAPS_WORD}|[A-Z]\.)(?:[ ](?:{_CAPS_WORD}|[A-Z]\.|[a-z]{{2,3}}(?=[ ][A-Z]))){{0,5}}"
_MIXED = r"[A-Z][a-z']+(?:[ -][A-Z][a-z']+){0,2}"
_MORE = r"(?:[ ]?,[ ]?[A-Z0-9][\w.' -]{0,30}?){0,3}"
_BRACKETS = r"(?:[ ]?\([^()\n]{1,60}\))"
_DASH = r"[ ]?(?:[—\u2013]|--+)[ ]?|[ ]-[ ]|(?<=[)\w.])-[ ]"
_MARKS = r"(?:\[[^\[\]]{1,250}\][ ]?)*"
_LONGEST = 110  # characters before the dash: place, region, date and agency; more is a sentence

_PLACED = re.compile(
    rf"(?P<place>{_CAPS})(?:{_BRACKETS}(?=,))?{_MORE}(?P<brackets>{_BRACKETS}{{0,2}})(?:{_DASH})(?P<marks>{_MARKS})"
)
_MIXED_PLACED = re.compile(rf"(?P<place>{_MIXED}){_MORE}(?P<brackets>{_BRACKETS}{{1,2}})(?:{_DASH}|:[ ])")
_AGENCY_ONLY = re.compile(rf"\([A-Z][^()\n]{{1,40}}\)(?:{_DASH})")
_COLON = re.compile(rf"(?P<place>{_CAPS})(?:[ ]?\([^()\n]{{1,40}}\))?:[ ](?=[A-Z\"'][a-z]|[A-Z] )")
_BARE = re.compile(rf"(?P<place>{_CAPS}|{_MIXED}){_MORE}[ ]?\((?=[^()]*\d)[^()\n]{{4,30}}\)[ .:]*$")

_DATE = re.compile(
    r"\d{1,2} [A-Z]{3,9}\.?,? \d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|no date",
    re.IGNORECASE,
)
_GLUED = re.compile(
    rf"(?<=[a-z0-9.!?'\")])"
    rf"(?=[A-Z]{{3}}[A-Z ,.'-]{{0,40}}(?:,[ ][A-Z][\w.]{{1,12}})?{_BRACKETS}?(?:[ ]?[—\u2013]|[ ]?--)[ ]?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place, date and agency that a paragraph begins with.

    Attributes:
        words: the dateline with its dash and the markers in square brackets after it.
        rest: what follows it in the paragraph; empty when it stands alone.
    """

    words: str
    rest: str


def split_dateline(paragraph: str) -> Dateline | None:
    """The dateline of a paragraph, if it begins with one.

    >>> split_dateline("GAZA (AP) — Two people were killed.").words
    'GAZA (AP) —'
    """
    for form in (_PLACED, _MIXED_PLACED, _AGENCY_ONLY, _COLON, _BARE, _signed()):
        match = form.match(paragraph)
        if match and _plausible(match, paragraph):
            words = match.group().strip()
            return Dateline(words=words, rest=paragraph[match.end() :].strip())
    return None


def _plausible(match: re.Match[str], paragraph: str) -> bool:
    """False for capitals before a dash that are no place."""
    place = (match.groupdict().get("place") or "").lower()
    before = match.group().split("[", 1)[0]
    if place in datelines().not_places or len(before) > _LONGEST:
        return False
    if not paragraph.isupper() or match.re is _AGENCY_ONLY:
        return True
    # In a text all in capitals any clause before a dash looks like a place: ask for a date or an agency as well.
    dated = bool(_DATE.search(before) or match.groupdict().get("brackets"))
    return dated and place.split(" ")[0] not in datelines().not_first


@functools.cache
def _signed() -> re.Pattern[str]:
    """A place and an agency in brackets without a dash: "Washington (CNN)"."""
    return re.compile(
        rf"(?P<place>{_CAPS}|{_MIXED}){_MORE}[ ]?\((?i:{datelines().agencies})(?: [A-Z]\w+)?\)[ ]?(?=[A-Z\"']|$)"
    )


@functools.cache
def _leading_date() -> re.Pattern[str]:
    """A date at the head of a paragraph, with a label or an agency before it and a clock time after it."""
    lists = datelines()
    month = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    day = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {month},? |{month} \d{{1,2}}(?:st|nd|rd|th)?,? )(?:19|20)\d\d"
    numbers = r"\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    clock = (
        r"(?:,?\)?,? (?:at )?\d{1,2}: ?\d\d(?:: ?\d\d)?(?: ?[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}|local time))?"
        r"|(?: |T)\d{6}\b)?"
    )
    weekday = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    label = rf"(?:(?:{lists.date_labels}):? )?(?:(?:{lists.agencies}),? )?(?:(?:{lists.date_labels}):? )?"
    return re.compile(rf"{label}{weekday}(?:{day}|{numbers}){clock}(?![\w-])[).,:|]*\s?[-—\u2013]?\s?", re.IGNORECASE)


def split_leading_date(paragraph: str) -> Dateline | None:
    """The full date that a paragraph begins with, if what follows is a text of its own or nothing.

    >>> split_leading_date("Fri Feb 27 2015 Rebels took the town.").words
    'Fri Feb 27 2015'
    """
    match = _leading_date().match(paragraph)
    if not match:
        return None
    rest = paragraph[match.end() :].strip()
    # "25 March 2021 was the day": the sentence goes on, so the date belongs to it.
    return Dateline(words=match.group().strip(), rest=rest) if not rest or not rest[0].islower() else None


@functools.cache
def _stamp() -> re.Pattern[str]:
    """A label of a date, then a date or a clock time."""
    when = r"\d{1,2} ?: ?\d\d|(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d"
    return re.compile(rf"(?:{datelines().date_labels})\b[^.!?]{{0,30}}?(?:{when})", re.IGNORECASE)


def is_stamped(text: str) -> bool:
    """True when a text begins by saying when it was made or changed ("Updated at 8:15 p.m.")."""
    return bool(_stamp().match(text))


def cut_glued(paragraph: str) -> tuple[str, str] | None:
    """Headline and text of a paragraph in which they stand together without a blank ("... in CourtKARVAT — A man")."""
    match = _GLUED.search(paragraph, 15, 260)
    if not match or not split_dateline(paragraph[match.start() :]):
        return None
    return paragraph[: match.start()], paragraph[match.start() :]
