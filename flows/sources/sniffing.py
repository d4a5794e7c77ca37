"""Streams without an ending: standard input and files without one, told by their first bytes."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from flows.sources.delivery import Delivery, Rejoined
from flows.sources.documents import document, looks_like_html
from flows.sources.json_lines import read_json
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import MediaType, Reason

_SNIFFED = 65_536
# An object, or a list of objects; a text that begins with "[Photo]" is neither.
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*(\[\s*)?\{\s*[\"}]")


def read_unknown(delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    """Articles of JSON, the one article of a page or of a text, or a refusal that says what it looks like."""
    with delivery.open() as stream:
        start = stream.read(_SNIFFED)
        rest = cast("BinaryIO", io.BufferedReader(Rejoined(start, stream)))
        if start.startswith(b"PAR1"):
            yield delivery.refused(Reason.UNSUPPORTED, "Parquet is read from files ending in .parquet only")
        elif _JSON.match(start):
            yield from read_json(dataclasses.replace(delivery, opened=lambda: rest))
        else:
            media_type = MediaType.HTML if looks_like_html(start) else MediaType.TEXT
            yield document(rest, delivery, media_type)
