"""The text proper: body, captions, headings between paragraphs, and what the page put among them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from transforms.cleaning.heads import is_stamp
from transforms.cleaning.inserts import without_inserts
from transforms.cleaning.kinds import (
    cut_caption,
    has_cue,
    is_boilerplate,
    is_byline,
    is_caption,
    is_line,
    is_marker,
    is_prose,
    trim_pleas,
    word_count,
)
from transforms.cleaning.layout import Block, Part
from transforms.vocabulary import ZoneKind

_MOST_HEADINGS = 2  # lines in a row that can be headings; more are a list of links
_END_LINE = 6  # words of a line at the very end that is an agency's name, a page number, a tag


def running_parts(blocks: Sequence[Block]) -> list[Part]:
    """The parts of the text proper, one for each paragraph."""
    kinds = _resolve_lines(blocks, list(_first_kinds(blocks)))
    return [p for kind, block in zip(kinds, blocks, strict=True) for p in _trimmed(Part(kind=kind, text=block.text))]


def _trimmed(part: Part) -> Iterator[Part]:
    """A paragraph of the body, with what a page glued to its ends set apart."""
    if part.kind is not ZoneKind.BODY:
        yield part
        return
    before, body, after = trim_pleas(part.text)
    cut = cut_caption(body)
    pieces = (
        (ZoneKind.BOILERPLATE, before),
        (ZoneKind.CAPTION, cut[0] if cut else ""),
        *without_inserts(cut[1] if cut else body),
        (ZoneKind.BOILERPLATE, after),
    )
    for n, (kind, text) in enumerate((k, t) for k, t in pieces if t):
        yield Part(kind=kind, text=text, same_line=n > 0)


def _first_kinds(blocks: Sequence[Block]) -> Iterator[ZoneKind | None]:
    """What each paragraph is by its words and by what stood before it; None for a line, which its neighbours tell."""
    over = False
    seen: dict[str, ZoneKind | None] = {}
    for block in blocks:
        text = block.text
        if text in seen and (is_prose(text) or seen[text] is not ZoneKind.BODY):
            yield ZoneKind.CAPTION if seen[text] is ZoneKind.CAPTION else ZoneKind.BOILERPLATE
            continue
        kind = _own_kind(block, over=over)
        over = over or is_marker(text)
        seen[text] = kind
        yield kind


def _own_kind(block: Block, *, over: bool) -> ZoneKind | None:
    """What a paragraph is by its own words; after the end of the article (`over`) only clean prose counts as body."""
    text = block.text
    if block.hint is ZoneKind.CAPTION or is_caption(text):
        return ZoneKind.CAPTION
    if is_boilerplate(text) or is_byline(text) or is_stamp(text):
        # A paragraph may hold both; what is left of it decides.
        return ZoneKind.BODY if is_prose(trim_pleas(text)[1]) else ZoneKind.BOILERPLATE
    if over:
        return ZoneKind.BODY if is_prose(text) and not has_cue(text) else ZoneKind.BOILERPLATE
    if block.hint is ZoneKind.SUBHEAD:
        return ZoneKind.SUBHEAD
    return None if is_line(text) and not _is_listed(text) else ZoneKind.BODY


def _is_listed(text: str) -> bool:
    """True for a point of a list, which is body however short."""
    first, _, rest = text.partition(" ")
    return bool(rest) and (first in {"-", "*", "•", "\u2013", "—"} or (first[:-1].isdigit() and first[-1] in ".)"))


def _resolve_lines(blocks: Sequence[Block], kinds: Sequence[ZoneKind | None]) -> list[ZoneKind]:
    """The kinds, with each run of lines told by its neighbours; captions and boilerplate between do not part a run."""
    known = {at: kind for at, kind in enumerate(kinds) if kind is not None}
    solid = [at for at, kind in enumerate(kinds) if kind not in {ZoneKind.CAPTION, ZoneKind.BOILERPLATE}]
    for is_run, group in itertools.groupby(solid, key=lambda at: kinds[at] is None):
        run = list(group)
        if not is_run:
            continue
        at_end, at_start = run[-1] == solid[-1], run[0] == solid[0]
        heading = len(run) <= _MOST_HEADINGS and not at_end
        listed = not at_start and blocks[run[0] - 1].text.endswith(":")
        for at in run:
            short = word_count(blocks[at].text) <= _END_LINE
            stray = (len(run) > _MOST_HEADINGS and (at_end or short)) or (at_end and not at_start and short)
            other = ZoneKind.SUBHEAD if heading else ZoneKind.BOILERPLATE if stray else ZoneKind.BODY
            known[at] = ZoneKind.BODY if listed else other
    return [known[at] for at in range(len(kinds))]
