"""The cleaning room's word lists, read once from `transforms/lexicons` and checked as they are read."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from transforms.lexicons import LexiconError, check_keys, check_sorted, load_toml, member


class Field(StrEnum):
    """What a "Key: value" line before a text says."""

    TITLE = "title"
    PUBLISHED = "published"
    UPDATED = "updated"
    PUBLISHER = "publisher"
    URL = "url"
    BYLINE = "byline"
    OTHER = "other"


def alternation(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, so that none hides a longer one."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


def _lists(name: str, *keys: str) -> dict[str, tuple[str, ...]]:
    """The lists of phrases of a file, which must be those named, in lower case and sorted."""
    content = load_toml(name)
    check_keys(content, keys, name)
    for key in keys:
        check_sorted(content[key], f"{name} {key}")
        loud = [p for p in content[key] if p != p.lower()]
        if loud:
            raise LexiconError(f"{name} {key}: {loud} are compared in lower case; write them so")
    return {key: tuple(content[key]) for key in keys}


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """What pages say around an article; see the comments in `boilerplate.toml`."""

    whole: frozenset[str]
    markers: frozenset[str]
    openings: tuple[str, ...]
    anywhere: re.Pattern[str]
    cues: re.Pattern[str]


@functools.cache
def boilerplate() -> Boilerplate:
    """The lists of `boilerplate.toml`."""
    lists = _lists("boilerplate.toml", "whole", "openings", "anywhere", "cues", "markers")
    return Boilerplate(
        whole=frozenset(lists["whole"]),
        markers=frozenset(lists["markers"]),
        openings=lists["openings"],
        anywhere=re.compile(alternation(lists["anywhere"])),
        cues=re.compile(rf"\b(?:{alternation(lists['cues'])})\b"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """How picture captions give themselves away; see the comments in `captions.toml`."""

    openings: tuple[str, ...]
    dated_opening: re.Pattern[str]
    credit: re.Pattern[str]
    agencies: frozenset[str]
    agency: re.Pattern[str]
    tail: re.Pattern[str]
    asides: re.Pattern[str]
    last_credit: re.Pattern[str]


@functools.cache
def captions() -> Captions:
    """The lists of `captions.toml`."""
    lists = _lists("captions.toml", "openings", "pictures", "credits", "agencies", "tails", "asides", "galleries")
    pictures = alternation(lists["pictures"])
    return Captions(
        openings=lists["openings"],
        # "In this May 4, 2021 photo, a soldier": at most a date between the two
        dated_opening=re.compile(
            rf"(?:in this|in an?|this|an undated)\b[^.!?]{{0,12}}\.?[^.!?]{{0,20}}\b(?:{pictures})\b"
        ),
        credit=re.compile(rf"\b(?:{alternation(lists['credits'])})\b"),
        agencies=frozenset(lists["agencies"]),
        agency=re.compile(rf"\b(?:{alternation(lists['agencies'])})\b"),
        tail=re.compile(rf"(?:{alternation(lists['tails'])})[^.!?]{{0,25}}$"),
        asides=re.compile(alternation(lists["asides"])),
        # "... at Lord's Getty Images The minister": the name in capitals, and another sentence behind it
        last_credit=re.compile(
            rf"(?<!\w)(?=[A-Z])(?i:{alternation(lists['galleries'])})(?i:\s(?:images|wire))?(?:\s+(?=[A-Z\"'])|\s*$)"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Datelines:
    """How news texts begin; see the comments in `datelines.toml`."""

    not_places: frozenset[str]
    not_first: frozenset[str]
    agencies: str
    date_labels: str


@functools.cache
def datelines() -> Datelines:
    """The lists of `datelines.toml`; the last two as patterns."""
    lists = _lists("datelines.toml", "not_places", "not_first", "agencies", "date_labels")
    return Datelines(
        not_places=frozenset(lists["not_places"]),
        not_first=frozenset(lists["not_first"]),
        agencies=alternation(lists["agencies"]),
        date_labels=alternation(lists["date_labels"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """Lines that archives put before a text; see the comments in `headers.toml`."""

    fields: dict[str, Field]
    announcements: frozenset[str]


@functools.cache
def headers() -> Headers:
    """The tables of `headers.toml`."""
    content = load_toml("headers.toml")
    check_keys(content, ("fields", "announcements"), "headers.toml")
    check_sorted(content["fields"], "headers.toml fields")
    check_sorted(content["announcements"]["lines"], "headers.toml announcements")
    return Headers(
        fields={key: member(Field, value, f"headers.toml {key}") for key, value in content["fields"].items()},
        announcements=frozenset(content["announcements"]["lines"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A war, siege or crisis that news count days from.

    Attributes:
        name: for evidence.
        first_day: its first day, which news call day one.
        places: words that name it by its place; one must be near the count.
        kinds: words that say what it is ("war", "siege"); one must be near the count too.
    """

    name: str
    first_day: dt.date
    places: re.Pattern[str]
    kinds: re.Pattern[str]


@functools.cache
def anchors() -> tuple[Anchor, ...]:
    """The events of `anchors.toml`, in order of name."""
    content = load_toml("anchors.toml")
    check_keys(content, ("kinds", "events"), "anchors.toml")
    check_sorted(content["events"], "anchors.toml events")
    return tuple(_anchor(name, entry, content["kinds"]) for name, entry in content["events"].items())


def _anchor(name: str, entry: dict[str, object], kinds: dict[str, list[str]]) -> Anchor:
    """One event of the file."""
    check_keys(entry, ("first_day", "places", "kind"), f"anchors.toml {name}")
    first_day, places, kind = entry["first_day"], entry["places"], entry["kind"]
    if type(first_day) is not dt.date or not isinstance(places, list) or kind not in kinds:
        raise LexiconError(f"anchors.toml {name}: needs a day, a list of places and one of the kinds {sorted(kinds)}")
    return Anchor(
        name=name,
        first_day=first_day,
        places=re.compile(rf"\b(?:{alternation(places)})\b", re.IGNORECASE),
        kinds=re.compile(rf"\b(?:{alternation(kinds[str(kind)])})\b", re.IGNORECASE),
    )


@functools.cache
def tracking_keys() -> re.Pattern[str]:
    """Keys of a url's query that say how a reader came, not what is read."""
    lists = _lists("tracking.toml", "keys", "prefixes")
    return re.compile(rf"(?:{alternation(lists['keys'])})|(?:{alternation(lists['prefixes'])}).*", re.IGNORECASE)
