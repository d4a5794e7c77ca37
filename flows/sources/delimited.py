"""CSV and TSV tables: one article a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from charset_normalizer import from_bytes

from flows.sources.delivery import Delivery, Rejoined
from flows.sources.documents import looks_binary
from flows.sources.records import BODIES, FIELDS, article_of, canonical, missing_body
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import Reason

_SAMPLE = 1 << 18
_DELIMITERS = ",;\t|"


def read_delimited(delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    """The articles of a table whose first row names the columns; delimiter and encoding are told from its start."""
    with delivery.open() as stream:
        sample = stream.read(_SAMPLE)
        if not sample.strip(codecs.BOM_UTF8 + b" \t\r\n"):
            yield delivery.refused(Reason.EMPTY, "the table is empty")
        elif looks_binary(sample):
            yield delivery.refused(Reason.BINARY, "the file holds bytes that no text has; it is not a table of text")
        else:
            lines = _lines(Rejoined(sample, stream), _encoding(sample), delivery.limits.payload_bytes)
            yield from _rows(lines, delivery)


def _encoding(sample: bytes) -> str:
    """UTF-8 when the sample is, else the likeliest of the old encodings (spreadsheets still write them)."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        # Latin script has few letters outside ASCII (French one in 25), and was mostly written in Windows-1252.
        if sum(byte > 127 for byte in sample) < 0.2 * len(sample):
            return "cp1252"
        best = from_bytes(sample[:65_536]).best()
        return best.encoding if best is not None and best.encoding != "utf_8" else "utf-8-sig"
    return "utf-8-sig"


def _lines(joined: Rejoined, encoding: str, limit: int) -> Iterator[str]:
    """Lines with their ends, none longer than the limit.

    Raises:
        csv.Error: a line is longer.
    """
    text = io.TextIOWrapper(io.BufferedReader(joined), encoding=encoding, errors="surrogateescape", newline="")
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise csv.Error(f"a line is longer than {limit} characters")
        yield line.replace("\0", "\ufffd")


def _rows(lines: Iterator[str], delivery: Delivery) -> Iterator[RawArticle | Rejection]:
    csv.field_size_limit(delivery.limits.payload_bytes)
    try:
        head = next(lines)
    except csv.Error as error:
        yield delivery.refused(Reason.TOO_BIG, f"line 1: {error}; is this a table?")
        return
    delimiter = _delimiter(head, delivery)
    names = next(csv.reader([head], delimiter=delimiter))
    names = [name.strip() for name in names]
    if not any(name in BODIES for name in names):
        yield delivery.refused(Reason.MISSING_FIELD, "the table cannot be read: " + missing_body(names))
        return
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        number = reader.line_num + 2
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            detail = f"line {number}: {error}; perhaps a quotation mark is not closed; nothing after it was read"
            yield delivery.refused(Reason.TOO_BIG, detail)
            return
        if any(value.strip() for value in values):
            yield _row(names, values, delivery, number)


def _delimiter(head: str, delivery: Delivery) -> str:
    """The delimiter under which the first row has the most known columns, then the most columns at all."""
    if delivery.name.lower().removesuffix(".gz").endswith(".tsv"):
        return "\t"

    def score(delimiter: str) -> tuple[int, int]:
        names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter))]
        return sum(name in FIELDS for name in names), len(names)

    return max(_DELIMITERS, key=score)


def _row(names: Sequence[str], values: Sequence[str], delivery: Delivery, number: int) -> RawArticle | Rejection:
    if len(values) > len(names):
        detail = f"line {number}: {len(values)} values for {len(names)} columns; is a delimiter not quoted?"
        return delivery.refused(Reason.BAD_RECORD, detail, key=f"{delivery.name}:{number}")
    record = {name: value for name, value in zip(names, values, strict=False) if value != ""}
    try:
        payload = "".join(values).encode("utf-8")
    except UnicodeEncodeError:
        detail = f"line {number}: it holds bytes that are not UTF-8, unlike the lines before; save the table as UTF-8"
        return delivery.refused(Reason.BAD_ENCODING, detail, key=record.get("id") or f"{delivery.name}:{number}")
    payload = canonical(record)
    return article_of(record, payload=payload, delivery=delivery, place=f"line {number}")
