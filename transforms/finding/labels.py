"""Places that head an item of a list: "- Mosul: Gunmen shot three policemen"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.reading.document import Sentence, start_of
from transforms.reading.place_mentions import Placed

_BULLET = re.compile(r"^\s*(?:[-*•·▪►–—]+|\(?\d{1,2}[.)])?\s*$")
_BREAK = re.compile(r"^(?:\s*,\s*[A-Z][\w' -]{2,30})?\s*(?::|[–—-]{1,2}\s)")


def label_of(sentence: Sentence, names: Iterable[Placed]) -> Placed | None:
    """The place name that a sentence opens with, before a colon or a dash; None when it opens with none."""
    text, base = sentence.tokens.text, start_of(sentence)
    for name in names:
        before, behind = text[: name.span.start - base], text[name.span.end - base :]
        if _BULLET.match(before) and _BREAK.match(behind):
            return name
    return None
