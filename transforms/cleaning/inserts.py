"""What a page puts into the middle of a paragraph: the pictures of a gallery, the credit of a film."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from transforms.cleaning.wordlists import captions
from transforms.vocabulary import ZoneKind

_COUNTER = re.compile(r"(?<![\w/.,$£€-])(?P<at>\d{1,3})/(?P<of>\d{1,3})(?![\w/%-])")
_FEWEST = 3  # pictures in a row; "1/2" is a fraction
_LONGEST_LAST = 500  # characters of the last picture's words
_STOP = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z\"'\d])")
_LONGEST_TITLE = 150  # characters before the first picture: "In pictures: the storm 12 show all"
_CREDIT = re.compile(r"(?<=[.!?\"'])\s+(?P<credit>\((?:(?:[A-Z][\w.'&/-]*|of|and|the)\s?){1,5}\))\s+(?=[A-Z\"'])")


def without_inserts(text: str) -> Iterator[tuple[ZoneKind, str]]:
    """A paragraph of the body in pieces, each with what it is.

    >>> [kind.value for kind, _ in without_inserts("They met. (The Daily Star) Talks go on.")]
    ['body', 'caption', 'body']
    """
    at = 0
    for start, end in _inserts(text):
        yield ZoneKind.BODY, text[at:start].strip()
        yield ZoneKind.CAPTION, text[start:end].strip()
        at = end
    yield ZoneKind.BODY, text[at:].strip()


def _inserts(text: str) -> list[tuple[int, int]]:
    """Where the inserts stand, in order."""
    gallery = _gallery(text)
    credited = [m.span("credit") for m in _CREDIT.finditer(text)]
    outside = [c for c in credited if gallery is None or c[1] <= gallery[0] or c[0] >= gallery[1]]
    return sorted([*outside, *([gallery] if gallery else [])])


def _gallery(text: str) -> tuple[int, int] | None:
    """The run of numbered pictures "1/9 ... 2/9 ... 9/9 ...", with the title before it."""
    counters = list(_COUNTER.finditer(text))
    runs = (list(run) for _, run in itertools.groupby(counters, key=lambda m: m["of"]))
    run = next((r for r in runs if len(r) >= _FEWEST and _counts_up(r)), None)
    if run is None:
        return None
    return _start(text, run[0].start()), _end(text, run[-1].end())


def _counts_up(run: list[re.Match[str]]) -> bool:
    numbers = [int(m["at"]) for m in run]
    return all(a + 1 == b for a, b in itertools.pairwise(numbers)) and numbers[-1] <= int(run[0]["of"])


def _start(text: str, first: int) -> int:
    """Where the title of a gallery begins, else its first picture."""
    before = [m.end() for m in _STOP.finditer(text, 0, first)]
    start = before[-1] if before else 0
    return start if first - start <= _LONGEST_TITLE else first


def _end(text: str, last: int) -> int:
    """Where the words of the last picture end: behind its credit, else with its sentence."""
    window = text[last : last + _LONGEST_LAST]
    ends = [m.end() for m in (captions().last_credit.search(window), _STOP.search(window)) if m is not None]
    return last + (min(ends) if ends else len(window))
