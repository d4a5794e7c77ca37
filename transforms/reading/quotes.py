"""Who speaks where the words of a quotation fill whole sentences.

A quotation of several sentences names its speaker once: before it ("The minister said: ..."), or behind the last or
the first of them (". ..," the minister said). The paragraph is read mark by mark, because a sentence in the middle of
a quotation carries none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from transforms.reading.document import Document, Sentence
from transforms.reading.parsed import Token
from transforms.reading.syntax import logical_subject
from transforms.reading.words import word_list

_OPENING, _CLOSING, _EITHER = "“", "”", '"'


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence by its quotation marks.

    Attributes:
        sentence: the sentence.
        number: the quotation that its first quoted word belongs to; None when none is quoted.
        last: the one that its last quoted word belongs to.
        is_whole: all its words are quoted.
        speaker: the subject of a verb of speech outside the marks.
    """

    sentence: Sentence
    number: int | None
    last: int | None
    is_whole: bool
    speaker: Token | None


def speakers_of(document: Document) -> dict[int, Token]:
    """The speaker of each sentence that is quoted as a whole, by the sentence's number, where its quotation has one."""
    found: dict[int, Token] = {}
    announced: Token | None = None  # who "said:" at the end of a paragraph, and speaks in those that follow
    for _, sentences in groupby(document.sentences, key=lambda s: s.paragraph):
        parts = list(_parts(list(sentences)))
        for number, part in enumerate(parts):
            speaker = (_speaker(parts, number) or announced) if part.is_whole else None
            if speaker is not None:
                found[part.sentence.index] = speaker
        if not all(p.is_whole for p in parts):
            announced = parts[-1].speaker if parts[-1].sentence.tokens.text.rstrip().endswith(":") else None
    return found


def _speaker(parts: Sequence[_Part], number: int) -> Token | None:
    """Who speaks a quoted sentence: told behind the quotation, else before it."""
    own = parts[number]
    behind = (p for p in parts[number + 1 :] if p.number == own.last and p.speaker is not None)
    before = (p for p in reversed(parts[:number]) if p.last == own.number and p.speaker is not None)
    part = next(behind, None) or next(before, None)
    return part.speaker if part is not None else None


def _parts(sentences: Sequence[Sentence]) -> Iterator[_Part]:
    opened = 0  # quotations begun in this paragraph
    is_open = False
    for sentence in sentences:
        quoted: list[int] = []
        outside: list[Token] = []
        for token in sentence.tokens:
            if token.text in (_OPENING, _CLOSING, _EITHER):
                is_open = token.text == _OPENING or (token.text == _EITHER and not is_open)
                opened += is_open
            elif is_open:
                quoted.append(opened)
            elif not (token.is_punct or token.is_space):
                outside.append(token)
        yield _Part(
            sentence,
            quoted[0] if quoted else None,
            quoted[-1] if quoted else None,
            is_whole=bool(quoted) and not outside,
            speaker=_speaker_outside(outside),
        )


def _speaker_outside(words: Sequence[Token]) -> Token | None:
    """The subject of a verb of speech, both outside the quotation."""
    say, outside = word_list("speech", "say"), {t.i for t in words}
    subjects = (logical_subject(t) for t in words if t.pos_ == "VERB" and t.lemma_.lower() in say)
    return next((s for s in subjects if s is not None and s.i in outside), None)
