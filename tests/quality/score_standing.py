"""Scores which words are read as events, and which of them as news, on the whole articles in `standing/`.

python tests/quality/score_standing.py            prints the table
python tests/quality/score_standing.py --misses   and every word that is wrong

The articles have the form that `training/README.md` describes; no rule was made from them and no model fitted on them.
Every mention of an event counts: a word is *told* when it tells of an event that took place, *reported* when that is
news or what led to it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.quality.score import Score
from training.fit import aligned
from training.marked import MarkedArticle, read_marked
from transforms.cleaning import clean
from transforms.finding.coder import Coder, Knowledge
from transforms.finding.judging import Standing
from transforms.reading.document import Parser
from transforms.records import Article, Span
from transforms.vocabulary import EventType, Realis, TemporalRole

HERE = Path(__file__).parent / "standing"
_REAL = (Standing.CURRENT, Standing.CONTEXT, Standing.BACKGROUND)
_NEWS = (Standing.CURRENT, Standing.CONTEXT)
_TOLD = (Realis.ASSERTED, Realis.ALLEGED, Realis.DENIED)
_DEEDS = (EventType.ASSAULT, EventType.COERCE)


@dataclass(frozen=True)
class Word:
    """A word of an article that is read as an event, or marked as one.

    Attributes:
        span: where it stands in the cleaned text.
        event_type: of which type.
        is_told: it tells of an event that took place.
        is_news: and that is news, or led to it.
    """

    span: Span
    event_type: EventType
    is_told: bool
    is_news: bool

    def agrees(self, other: Word) -> bool:
        return self.event_type is other.event_type and self.span.overlaps(other.span)


@dataclass(frozen=True)
class Read:
    """One article: the words that are marked, and those that were found."""

    key: str
    text: str
    marked: tuple[Word, ...]
    found: tuple[Word, ...]


def read_all() -> Iterator[Read]:
    """All articles, read by the packaged extractor's rules and model."""
    parser, coder = Parser.load(), Coder(Knowledge.load())
    for path in sorted(HERE.glob("*.txt")):
        for marked in read_marked(path):
            article = clean(marked.raw())
            assert isinstance(article, Article), f"{marked.article_id} was refused: {article}"
            found = tuple(_found(coder, parser, article))
            yield Read(marked.article_id, article.text, tuple(_marked(marked, article)), found)


def _marked(marked: MarkedArticle, article: Article) -> Iterator[Word]:
    for mark, span in aligned(marked, article.text):
        yield Word(span, mark.event_type, mark.standing in _REAL, mark.standing in _NEWS)


def _found(coder: Coder, parser: Parser, article: Article) -> Iterator[Word]:
    """The mentions of all events; the headline, which has no marks, is left out."""
    body = article.text.find("\n\n")
    for event in coder.find(parser.read(article)).events:
        for told in event.told:
            is_told = told.realis in _TOLD
            is_news = is_told and event.lead.role is not TemporalRole.BACKGROUND
            if told.mention.span.start > body:
                yield Word(told.mention.span, event.event_type, is_told, is_news)


def scores(articles: Iterable[Read]) -> list[Score]:
    """How many words are right: told and reported, of all types and of deeds alone."""
    read = list(articles)
    wanted: dict[str, Callable[[Word], bool]] = {
        "event told": lambda w: w.is_told,
        "event reported": lambda w: w.is_news,
        "deed told": lambda w: w.is_told and w.event_type in _DEEDS,
        "deed reported": lambda w: w.is_news and w.event_type in _DEEDS,
    }
    return [_score(name, read, is_wanted) for name, is_wanted in wanted.items()]


def _score(name: str, read: list[Read], is_wanted: Callable[[Word], bool]) -> Score:
    right = answered = coded = 0
    for one in read:
        marked, found = [w for w in one.marked if is_wanted(w)], [w for w in one.found if is_wanted(w)]
        right += sum(any(w.agrees(m) for m in marked) for w in found)
        answered += len(found)
        coded += len(marked)
    return Score(name, right, answered, coded)


def misses(read: Iterable[Read]) -> Iterator[str]:
    """Every deed that is reported without being news, and every one that is news and not reported."""
    for one in read:
        deeds = {w for w in (*one.marked, *one.found) if w.is_news and w.event_type in _DEEDS}
        for title, words, others in (("too much", one.found, one.marked), ("missed", one.marked, one.found)):
            for word in words:
                if word in deeds and not any(word.agrees(o) for o in others if o in deeds):
                    start, end = word.span.start, word.span.end
                    around = f"{one.text[max(0, start - 60) : start]}[{one.text[start:end]}]{one.text[end : end + 40]}"
                    yield f"{one.key}: {title}: {word.event_type}: {' '.join(around.split())}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Scores which words are read as events, and which as news.")
    parser.add_argument("--misses", action="store_true", help="print every deed that is wrong")
    read = list(read_all())
    if parser.parse_args().misses:
        sys.stdout.writelines(f"{line}\n" for line in misses(read))
    sys.stdout.write(f"{len(read)} articles, {sum(len(one.marked) for one in read)} words marked\n")
    for one in scores(read):
        sys.stdout.write(f"{one.name:18}{one.precision:7.3f}{one.recall:7.3f}{one.f1:7.3f}{one.coded:6d}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
