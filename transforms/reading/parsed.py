"""The parse as plain values: what the finders read of it, whichever parser made it.

Names and labels are those of spaCy's English models (ClearNLP dependencies, Penn tags, OntoNotes entities), so that
whoever knows a spaCy `Token` knows these. They are built once per paragraph: the same questions are asked of a token
hundreds of times, and a plain attribute answers five times as fast as a view into the parser's memory does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, overload

_PHRASE_PARTS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "case"})
_PHRASE_GAP = 2  # places from one word of a phrase to the next


class Word(NamedTuple):
    """One row of a parser's output.

    Attributes:
        text: the word as parsed.
        idx: where it begins in the paragraph, in code points.
        whitespace_: the blank behind it, or nothing.
        lemma_, pos_, tag_, dep_: base form, universal part of speech, Penn tag, dependency label.
        ent_type_, ent_iob_: kind of named entity, and whether the word begins (B) or continues (I) one.
        head: the number of the word that it hangs on; its own for the root of a sentence.
        starts_sentence: a sentence begins here.
        like_num, is_punct, is_stop: the word reads as a number, is punctuation, is one of the commonest words.
    """

    text: str
    idx: int
    whitespace_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    head: int
    starts_sentence: bool
    like_num: bool
    is_punct: bool
    is_stop: bool


@dataclass(eq=False, slots=True)
class Token:
    """A word in its sentence; compared by identity.

    Attributes:
        doc: the paragraph.
        i: its number in the paragraph.
        key: paragraph's offset and number: its identity in the article.
        offset: where it begins in the article's text, in code points.
        head: the word that it hangs on, itself for the root of a sentence.
        children: the words that hang on it, in order.
        sent: its sentence.
    """

    doc: Paragraph
    i: int
    text: str
    idx: int
    whitespace_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    like_num: bool
    is_punct: bool
    is_stop: bool
    lower_: str
    key: tuple[int, int]
    offset: int
    head: Token
    children: tuple[Token, ...]
    sent: Tokens
    _subtree: tuple[Token, ...] | None
    _phrase: tuple[Token, ...] | None

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word and the blank behind it."""
        return self.text + self.whitespace_

    @property
    def is_space(self) -> bool:
        """True for blanks that the tokenizer keeps as a word of their own."""
        return self.text.isspace()

    @property
    def is_title(self) -> bool:
        """True for a capitalised word."""
        return self.text.istitle()

    @property
    def lefts(self) -> list[Token]:
        """Children before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """Children behind it."""
        return [c for c in self.children if c.i > self.i]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that hangs on it, in order of the text."""
        if self._subtree is None:
            found = [self]
            for token in found:
                found.extend(token.children)
            self._subtree = tuple(sorted(found, key=attrgetter("i")))
        return self._subtree

    @property
    def phrase(self) -> tuple[Token, ...]:
        """The words of a base noun phrase: the token with what stands before it and belongs to it."""
        if self._phrase is None:
            own = [self]
            for child in self.lefts:
                if child.dep_ in _PHRASE_PARTS and (child.dep_ != "advmod" or self.pos_ in ("NUM", "NOUN")):
                    own += [t for t in child.subtree if t.i < self.i]
            own.sort(key=attrgetter("i"), reverse=True)
            # What stands further off than over one word belongs to something else.
            gap = next((n for n, (b, a) in enumerate(pairwise(own), 1) if b.i - a.i > _PHRASE_GAP), len(own))
            self._phrase = tuple(reversed(own[:gap]))
        return self._phrase

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return self.subtree[0]

    def nbor(self, step: int = 1) -> Token:
        """The token so many places further on.

        Raises:
            IndexError: the paragraph ends before.
        """
        if not 0 <= self.i + step < len(self.doc):
            raise IndexError(f"no token {step} places from {self.text!r}")
        return self.doc[self.i + step]


class Tokens(Sequence[Token]):
    """Tokens beside each other in a paragraph: a sentence or a part of one.

    Attributes:
        doc: the paragraph.
        start, end: numbers of the first token and of the one behind the last.
    """

    __slots__ = ("_tokens", "doc", "end", "start", "text")

    def __init__(self, doc: Paragraph, tokens: list[Token], start: int) -> None:
        self.doc = doc
        self.start = start
        self.end = start + len(tokens)
        self._tokens = tokens
        first, last = (tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)) if tokens else (0, 0)
        self.text = doc.text[first:last]

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Tokens: ...
    def __getitem__(self, index: int | slice) -> Token | Tokens:
        if isinstance(index, slice):
            return Tokens(self.doc, self._tokens[index], self.start + index.indices(len(self._tokens))[0])
        return self._tokens[index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    @property
    def start_char(self) -> int:
        """Where it begins in the paragraph, in code points."""
        return self._tokens[0].idx

    @property
    def root(self) -> Token:
        """The token that hangs on none of the others."""
        return next(t for t in self._tokens if t.head is t or not self.start <= t.head.i < self.end)


class Paragraph:
    """A parsed paragraph.

    Attributes:
        text: its text.
        offset: where it begins in the article's text, in code points.
        sents: its sentences.
    """

    __slots__ = ("_tokens", "offset", "sents", "text")

    def __init__(self, text: str, words: Sequence[Word], offset: int) -> None:
        self.text = text
        self.offset = offset
        self._tokens = _linked(self, words)
        self.sents = tuple(_sentences(self, words))

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Tokens: ...
    def __getitem__(self, index: int | slice) -> Token | Tokens:
        if isinstance(index, slice):
            return Tokens(self, self._tokens[index], index.indices(len(self._tokens))[0])
        return self._tokens[index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __len__(self) -> int:
        return len(self._tokens)


def _linked(paragraph: Paragraph, words: Sequence[Word]) -> list[Token]:
    offset = paragraph.offset
    tokens = [_token(paragraph, i, word) for i, word in enumerate(words)]
    below: list[list[Token]] = [[] for _ in tokens]
    for token, word in zip(tokens, words, strict=True):
        token.head = tokens[word.head]
        if word.head != token.i:
            below[word.head].append(token)
        token.key = (offset, token.i)
        token.offset = offset + token.idx
    for token, children in zip(tokens, below, strict=True):
        token.children = tuple(children)
    return tokens


def _token(paragraph: Paragraph, i: int, word: Word) -> Token:
    token = Token.__new__(Token)
    token.doc, token.i = paragraph, i
    token.text, token.idx, token.whitespace_, token.lemma_ = word.text, word.idx, word.whitespace_, word.lemma_
    token.pos_, token.tag_, token.dep_ = word.pos_, word.tag_, word.dep_
    token.ent_type_, token.ent_iob_ = word.ent_type_, word.ent_iob_
    token.like_num, token.is_punct, token.is_stop = word.like_num, word.is_punct, word.is_stop
    token.lower_ = word.text.lower()
    token._subtree = token._phrase = None  # noqa: SLF001  # worked out when asked for
    return token


def _sentences(paragraph: Paragraph, words: Sequence[Word]) -> Iterator[Tokens]:
    starts = [i for i, word in enumerate(words) if word.starts_sentence or i == 0]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        sentence = paragraph[start:end]
        for token in sentence:
            token.sent = sentence
        yield sentence
