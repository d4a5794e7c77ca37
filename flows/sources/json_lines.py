"""JSON: one object a line, a list of objects, or objects one after the other."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from flows.sources.delivery import Bytes, Delivery, digest_of_rest, megabytes
from flows.sources.records import article_of, canonical
from transforms.identity import sha256_of
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import Reason

_CHUNK = 1 << 18
_IN_LIST = re.compile(r"[\s,\]]*")
_IN_ROW = re.compile(r"[\s,]*")


def read_json_lines(delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    """One article a line; a line that cannot be read is refused by its number and the next one is read."""
    with delivery.open() as stream:
        yield from json_lines(stream, delivery)


def json_lines(stream: Bytes, delivery: Delivery, *, first: bytes = b"") -> Iterator[RawArticle | Rejection]:
    """The articles of an opened stream, `first` being a line that was read already."""
    limit = delivery.limits.payload_bytes
    number = 0
    while line := first or stream.readline(limit + 2):
        first = b""
        number += 1
        if len(line.rstrip(b"\r\n")) > limit:
            yield _long_line(stream, delivery, line, number)
        elif line.strip(codecs.BOM_UTF8 + b" \t\r\n"):
            yield _line(line.strip(b" \t\r\n").removeprefix(codecs.BOM_UTF8), delivery, f"line {number}")
    if number == 0:
        yield delivery.refused(Reason.EMPTY, "the file is empty", digest=sha256_of(b""))


def _long_line(stream: Bytes, delivery: Delivery, start: bytes, number: int) -> Rejection:
    """Reads on to the end of a line that is too long, holding none of it."""
    limit = delivery.limits.payload_bytes
    size = len(start)
    piece = start
    while piece and not piece.endswith(b"\n"):
        piece = stream.readline(_CHUNK)
        size += len(piece)
    detail = f"line {number}: the record has {megabytes(size)}, more than the {megabytes(limit)} allowed"
    return delivery.refused(Reason.TOO_BIG, detail, key=f"{delivery.name}:{number}")


def _line(line: bytes, delivery: Delivery, place: str) -> RawArticle | Rejection:
    digest = sha256_of(line)
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"{place}: byte {error.start + 1} is not UTF-8; save the file as UTF-8"
        return delivery.refused(Reason.BAD_ENCODING, detail, digest=digest)
    try:
        record = json.loads(text, parse_constant=str)
    except json.JSONDecodeError as error:
        return delivery.refused(Reason.BAD_RECORD, f"{place}: not JSON: {error.msg} at {error.pos + 1}", digest=digest)
    except (RecursionError, ValueError) as error:
        return delivery.refused(Reason.TOO_DEEP, f"{place}: JSON that cannot be held: {error}", digest=digest)
    return _record(record, delivery, payload=line, place=place)


def _record(record: object, delivery: Delivery, *, payload: bytes, place: str) -> RawArticle | Rejection:
    if not isinstance(record, dict):
        detail = f'{place}: a record is an object like {{"text": ...}}, not {type(record).__name__}'
        return delivery.refused(Reason.BAD_RECORD, detail, digest=sha256_of(payload))
    return article_of(record, payload=payload, delivery=delivery, place=place)


def read_json(delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    """The articles of a `.json` file: a list, one object, objects one after the other, or JSON lines after all."""
    with delivery.open() as stream:
        start = stream.readline(delivery.limits.payload_bytes + 2)
        if _is_object(start):
            yield from json_lines(stream, delivery, first=start)
        else:
            yield from _json_values(stream, delivery, start)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.removeprefix(codecs.BOM_UTF8)), dict)
    except (ValueError, RecursionError):
        return False


def _json_values(stream: Bytes, delivery: Delivery, start: bytes) -> Iterator[RawArticle | Rejection]:
    """The articles of values that stand one after the other."""
    number = 0
    values = _values(stream, start, delivery.limits.payload_bytes)
    while True:
        try:
            value = next(values)
        except StopIteration:
            break
        except (ValueError, RecursionError) as error:
            yield _broken(error, stream, delivery, number + 1)
            return
        number += 1
        payload = canonical(value) if isinstance(value, dict) else str(value).encode("utf-8", "replace")
        yield _record(value, delivery, payload=payload, place=f"record {number}")
    if number == 0:
        yield delivery.refused(Reason.EMPTY, "the file holds no record")


def _values(stream: Bytes, start: bytes, limit: int) -> Iterator[object]:
    """Decodes piece by piece, so that a large list need not fit into memory.

    Raises:
        ValueError: a value is broken, or longer than `limit`.
        RecursionError: a value is nested too deeply.
    """
    decode = json.JSONDecoder(parse_constant=str).raw_decode
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    text, at, ended = decoder.decode(start), 0, False
    between = _IN_LIST if text.lstrip().startswith("[") else _IN_ROW
    at = text.find("[") + 1 if between is _IN_LIST else 0
    while True:
        at = between.match(text, at).end()  # type: ignore[union-attr]  # the pattern matches nothing, too
        if at < len(text):
            try:
                value, at = decode(text, at)
            except ValueError:
                if ended or len(text) - at > limit:
                    raise
            else:
                yield value
                continue
        elif ended:
            return
        piece = stream.read(_CHUNK)
        ended = not piece
        text, at = text[at:] + decoder.decode(piece, final=ended), 0


def _broken(error: Exception, stream: Bytes, delivery: Delivery, number: int) -> Rejection:
    """After a broken record of a list nothing can be told apart any more, so the rest is refused as one."""
    digest_of_rest(stream)
    if isinstance(error, RecursionError):
        return delivery.refused(Reason.TOO_DEEP, f"record {number}: nested too deeply; nothing after it was read")
    return delivery.refused(Reason.BAD_RECORD, f"record {number}: not JSON ({error}); nothing after it was read")
