"""The lines before the text proper: titles, fields, bylines, mastheads, stamps."""

from __future__ import annotations

from transforms.cleaning.datelines import is_stamped, split_dateline, split_leading_date
from transforms.cleaning.kinds import is_boilerplate, is_byline, is_caption, is_line, is_masthead, is_prose, word_count
from transforms.cleaning.layout import Block, Part
from transforms.cleaning.wordlists import Field, headers
from transforms.vocabulary import ZoneKind

TITLE_WORDS = 4
"""A line with fewer words is a rubric ("World", "Middle East")."""

_LONGEST_HEAD = 12  # lines before the text proper; archives deliver up to a dozen fields
_LONGEST_TITLE = 30  # words
_LONGEST_STAMP = 16  # words of "Posted: May 7, 2021 8:00 AM ET Last updated: May 8, 2021 9:00 PM ET"


def split_head(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The short lines before the text proper, and the text; without any text proper there is no head."""
    for at, block in enumerate(blocks[: _LONGEST_HEAD + 1]):
        if _begins_text(block):
            return blocks[:at], blocks[at:]
    return ([], blocks) if len(blocks) <= 1 else _split_lines(blocks)


def _split_lines(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Head and text where no paragraph is long: a title is followed by a line that ends as a sentence does."""
    first, second = blocks[0].text, blocks[1].text
    titled = is_line(first) and not is_line(second) and word_count(first) >= TITLE_WORDS
    return (blocks[:1], blocks[1:]) if titled else ([], blocks)


def _begins_text(block: Block) -> bool:
    """True when the text proper begins here: a dateline, a dated lead, or prose that is no caption and no field."""
    text = block.text
    if is_caption(text) or is_boilerplate(text) or field_of(text):
        return False
    dated = split_leading_date(text)
    return split_dateline(text) is not None or is_prose(dated.rest if dated else text)


def field_of(text: str) -> tuple[Field, str, str] | None:
    """Field, key and value of a "Key: value" line."""
    key, colon, value = text.partition(":")
    known = headers().fields.get(key.strip().lower())
    if not colon or known is None or not value.strip() or word_count(value) > _LONGEST_TITLE:
        return None
    return known, f"{key}:", value.strip()


def head_parts(block: Block, fields: dict[Field, str], *, titled: bool) -> list[Part]:
    """The parts of a line before the text proper; what it says of the article goes into `fields`."""
    text = block.text
    named = field_of(text)
    if named:
        what, key, value = named
        fields.setdefault(what, value)
        if what is Field.TITLE and not titled:
            headed = Part(kind=ZoneKind.HEADLINE, text=value, same_line=True)
            return [Part(kind=ZoneKind.BOILERPLATE, text=key), headed]
        return [Part(kind=ZoneKind.BOILERPLATE, text=text)]
    dated = split_leading_date(text)
    if is_stamp(text) or (dated and word_count(dated.rest) < TITLE_WORDS):
        fields.setdefault(Field.PUBLISHED, text)
        return [Part(kind=ZoneKind.BOILERPLATE, text=text)]
    return [Part(kind=_head_kind(block, titled=titled), text=text)]


def _head_kind(block: Block, *, titled: bool) -> ZoneKind:
    """What a line before the text proper is, when it is no field and no date."""
    text = block.text
    if is_caption(text) or block.hint is ZoneKind.CAPTION:
        return ZoneKind.CAPTION
    words = word_count(text)
    if is_boilerplate(text) or is_byline(text) or is_masthead(text) or is_stamp(text):
        return ZoneKind.BOILERPLATE
    if words > _LONGEST_TITLE:
        return ZoneKind.BODY
    if not titled:
        return ZoneKind.HEADLINE
    if words < TITLE_WORDS:
        return ZoneKind.BOILERPLATE
    return ZoneKind.BODY if text.endswith(".") else ZoneKind.SUBHEAD


def is_stamp(text: str) -> bool:
    """True for a line that only says when the article was made or changed."""
    named = field_of(text)
    labelled = named is not None and named[0] in {Field.PUBLISHED, Field.UPDATED}
    return (labelled or is_stamped(text)) and word_count(text) <= _LONGEST_STAMP
