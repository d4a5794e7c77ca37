"""Bytes to text: byte order marks, lies about charsets, broken places, things that are no text."""

from __future__ import annotations

import pytest

from transforms.cleaning.decode import MAX_PAYLOAD_BYTES, Refusal, decode, storable, tidy
from transforms.vocabulary import Reason

TEXT = "Die Behörden in Österreich bestätigten: «fünf Verletzte» — größte Übung seit Jahren, 30 € Schaden."
CYRILLIC = "В субботу министерство обороны сообщило о пяти раненых в городе. "  # noqa: RUF001 - Cyrillic it is
ENGLISH = "The minister said the café on the quay was “closed” after Saturday\u2019s attack, which wounded five people."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_decode_reads_unicode_encodings_without_being_told(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-8859-1", ENGLISH),
        ("windows-1251", CYRILLIC),
        ("shift_jis", "東京で土曜日に五人が負傷したと警察が発表した。"),
        ("gb18030", "警方说星期六有五人受伤。"),
        ("iso-2022-jp", "東京で土曜日に五人が負傷した。"),
    ],
)
def test_decode_believes_a_declared_charset_that_is_no_utf8(charset, text):
    page = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
    payload = page.encode("cp1252" if charset == "iso-8859-1" else charset)
    assert text in decode(payload)


def test_decode_believes_valid_utf8_more_than_a_lying_declaration():
    page = f'<meta charset="iso-8859-1"><p>{TEXT}</p>'
    assert TEXT in decode(page.encode("utf-8"))


def test_decode_guesses_western_text_without_declaration():
    assert decode(ENGLISH.encode("cp1252")) == ENGLISH


def test_decode_guesses_cyrillic_text_without_declaration():
    text = CYRILLIC * 10
    assert decode(text.encode("cp1251")) == text


def test_decode_replaces_few_broken_places_of_utf8():
    payload = (TEXT * 10).encode() + b"\xff" + TEXT.encode()
    text = decode(payload)
    assert text.count("\ufffd") == 1
    assert text.replace("\ufffd", "") == TEXT * 11


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t ", Reason.EMPTY),
        (b"%PDF-1.7 and more", Reason.BINARY),
        (b"PK\x03\x04" + b"x" * 50, Reason.BINARY),
        (b"PAR1" + b"x" * 50, Reason.BINARY),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, Reason.BINARY),
        (bytes(range(256)) * 4, Reason.BINARY),
        (b"a" * (MAX_PAYLOAD_BYTES + 1), Reason.TOO_BIG),
        (b"\xff\xfe" + b"\x00\xd8" * 9 + b"a", Reason.BAD_ENCODING),
    ],
)
def test_decode_refuses_what_is_no_text(payload, reason):
    refusal = decode(payload)
    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason
    assert refusal.detail


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("Karvat\u2019s \u201cgrave concern\u201d", 'Karvat\'s "grave concern"'),
        ("\u2018Heavy shelling\u2019", "'Heavy shelling'"),
        ("''Night Owl''", '"Night Owl"'),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("zero\u200bwidth so\u00adft \ufeffmark", "zerowidth soft mark"),
        ("cafe\u0301", "caf\u00e9"),
        ("one\r\ntwo\u2028three\rfour", "one\ntwo\nthree\nfour"),
        ("lone \ud83d surrogate \x00nul\x1b[31m", "lone  surrogate nul[31m"),
        ("bidi \u202etrick\u202c", "bidi trick"),
        ("a dash \u2014 stays \u2013 so", "a dash \u2014 stays \u2013 so"),
        ("Upper\u2011Kolar", "Upper-Kolar"),
    ],
)
def test_tidy_writes_each_thing_one_way(written, tidied):
    assert tidy(written) == tidied


def test_tidy_of_tidied_text_changes_nothing():
    once = tidy(TEXT + ENGLISH)
    assert tidy(once) == once


def test_storable_replaces_lone_surrogates_only():
    assert storable("a\ud800b é") == "a?b é"
