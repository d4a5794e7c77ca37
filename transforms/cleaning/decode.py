"""Bytes to text, and text to plain text: what an encoding hides is undone here, before any offset is counted."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from transforms.vocabulary import Reason

MAX_PAYLOAD_BYTES = 10_000_000
"""A news page is rarely above 2 MB; ten times the largest newspaper page still parses in seconds."""

MAX_TEXT_CHARS = 5_000_000
"""About 800,000 words, a dozen books: not an article, and minutes of parsing for one row."""

_MAX_CONTROL_SHARE = 0.02  # text has tabs and line ends, which do not count; two in a hundred others are no text
_MAX_BROKEN_SHARE = 0.01  # one character in a hundred lost leaves names and numbers readable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PAR1", "a Parquet file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstandard archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
# Browsers read these labels as Windows-1252, because that is what pages under them are written in (WHATWG encodings).
_LATIN_LABELS = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a step cannot go on: a reason from the closed list, and a sentence for people."""

    reason: Reason
    detail: str


def decode(payload: bytes) -> str | Refusal:
    """The text that the bytes stand for.

    Order of belief: byte order mark, strict UTF-8, the charset that a page declares, UTF-8 with little of it broken
    (each broken byte becomes U+FFFD), a guess. Strict UTF-8 goes before the declaration, because bytes that are no
    UTF-8 by intention almost never are by accident, and declarations lie often.

    Returns:
        The text, or a refusal: empty, binary, too_big or bad_encoding.
    """
    if not payload.strip():
        return Refusal(reason=Reason.EMPTY, detail="nothing but blanks was delivered")
    if len(payload) > MAX_PAYLOAD_BYTES:
        detail = f"{len(payload):,} bytes; at most {MAX_PAYLOAD_BYTES:,} are read, so split the file into articles"
        return Refusal(reason=Reason.TOO_BIG, detail=detail)
    kind = next((name for magic, name in _MAGIC if payload.startswith(magic)), None)
    if kind:
        return Refusal(reason=Reason.BINARY, detail=f"this is {kind}, not text")
    marked = next((name for mark, name in _BOMS if payload.startswith(mark)), None)
    wide = marked or _unmarked_utf16(payload)
    if wide:
        return _strict(payload, wide) or Refusal(reason=Reason.BAD_ENCODING, detail=f"broken {wide}")
    if _looks_binary(payload):
        return Refusal(reason=Reason.BINARY, detail="control characters all over: this is no text")
    return _narrow(payload)


def _narrow(payload: bytes) -> str | Refusal:
    """Text of bytes that are no UTF-16 and no UTF-32."""
    declared = _declared_charset(payload)
    stateful = declared is not None and declared.startswith(("iso-2022", "hz"))  # plain ASCII bytes that mean others
    text = None if stateful else _strict(payload, "utf-8")
    if text is None and declared is not None:
        text = _strict(payload, declared)
    return text or _nearly_utf8(payload) or _guessed(payload)


def _strict(payload: bytes, encoding: str) -> str | None:
    """The text in an encoding, if it is all valid."""
    try:
        return payload.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _unmarked_utf16(payload: bytes) -> str | None:
    """UTF-16 without a mark, told by every second byte of the beginning being zero, as in Latin script."""
    head = payload[:1000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(even, odd) > 0.35 * len(head) and min(even, odd) == 0:
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _looks_binary(payload: bytes) -> bool:
    """True when the bytes hold more control characters than text does."""
    controls = len(payload) - len(payload.translate(None, _CONTROLS))
    return controls > max(2, _MAX_CONTROL_SHARE * len(payload))


def _declared_charset(payload: bytes) -> str | None:
    """The charset that a page's head names, under the name that Python knows."""
    head = payload[:4096]
    found = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    if not found:
        return None
    label = found.group(1).decode("ascii").lower()
    if label.startswith("utf-16"):  # the tag was readable as single bytes, so this is untrue
        return None
    return "cp1252" if label in _LATIN_LABELS else label


def _nearly_utf8(payload: bytes) -> str | None:
    """UTF-8 with few broken places; only if some multi-byte characters are whole, else it was never UTF-8."""
    text = payload.decode("utf-8", errors="replace")
    broken = text.count("�")
    whole = sum(1 for c in text if ord(c) > 127 and c != "�")
    return text if broken <= _MAX_BROKEN_SHARE * len(text) and whole >= broken else None


def _guessed(payload: bytes) -> str | Refusal:
    """The text by Windows-1252 if that is plausible for Latin script, else by the likeliest encoding."""
    import charset_normalizer

    latin = _strict(payload, "cp1252")
    high = [b for b in payload if b > 127]
    if latin and len(high) < 0.05 * len(payload):  # English, French, Spanish: few letters outside ASCII
        return latin
    best = charset_normalizer.from_bytes(payload).best()
    if best is None:
        return Refusal(reason=Reason.BAD_ENCODING, detail="no encoding reads these bytes; deliver UTF-8")
    return str(best)


def storable(value: str) -> str:
    """The value without lone surrogates, which no file can hold; each becomes a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8")


_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ud800-\udfff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4", "'")  # single quotes, prime, apostrophe, acute
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')  # double quotes, double prime
    | dict.fromkeys("\u2010\u2011\u2212", "-")  # hyphen, non-breaking hyphen, minus
)
_DOUBLED = re.compile(r"''|``")


def tidy(text: str) -> str:
    r"""Text as `articles.text` holds it: one way to write each thing, so that words match and parse.

    NFC; every line end is `\n`; every blank is a space; invisible characters, control characters and lone surrogates
    are gone. Quotes and apostrophes are straight, because the trained parser, the word lists and a reader's search
    all expect them so, and the typographic ones carry no fact; hyphens are the common one. Dashes stay, because they
    are not hyphens. Letters, figures and their order are never changed.

    >>> tidy("Karvat\u2019s\u00a0\u201cgrave\u200b concern\u201d")
    'Karvat\'s "grave concern"'
    """
    lines = _LINE_ENDS.sub("\n", text)
    visible = _INVISIBLE.sub("", _BLANKS.sub(" ", lines))
    return _DOUBLED.sub('"', unicodedata.normalize("NFC", visible).translate(_PLAIN))
