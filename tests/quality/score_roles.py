"""Scores what part told events and figures play in an article's time, word by word, on the texts in `roles/`.

python tests/quality/score_roles.py development            prints the table
python tests/quality/score_roles.py held_out --misses      and every word that is wrong
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.reports import FETCHED
from transforms.cleaning import clean
from transforms.finding.coder import Coder, Findings, Knowledge
from transforms.reading.document import Parser
from transforms.records import Article, RawArticle, Span
from transforms.vocabulary import MediaType, Realis, TemporalRole

HERE = Path(__file__).parent / "roles"
HALVES = ("development", "held_out")
_ROLES = {"c": TemporalRole.CURRENT, "r": TemporalRole.RECENT_CONTEXT, "b": TemporalRole.BACKGROUND}
_MARK = re.compile(r"\{(?P<words>[^|{}]+)\|(?P<roles>[crb]+)(?:,(?P<realis>[a-z]+))?\}")


@dataclass(frozen=True)
class Mark:
    """A word of a text that a coder judged.

    Attributes:
        span: where it stands in the plain text.
        roles: the parts in time that are right.
        realis: how real it is.
    """

    span: Span
    roles: frozenset[TemporalRole]
    realis: Realis


@dataclass(frozen=True)
class Coded:
    """A text with its judged words."""

    key: str
    published: str | None
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Judgement:
    """One judged word beside what was found for it: an event's or a figure's part in time."""

    text: Coded
    mark: Mark
    kind: str
    role: TemporalRole
    realis: Realis

    @property
    def is_right(self) -> bool:
        return self.role in self.mark.roles

    def __str__(self) -> str:
        span, text = self.mark.span, self.text.text
        around = f"{text[max(0, span.start - 60) : span.start]}[{span.of(text)}]{text[span.end : span.end + 40]}"
        wanted = "/".join(sorted(self.mark.roles))
        said = "" if self.realis is self.mark.realis else f"; {self.realis} for {self.mark.realis}"
        return f"{self.text.key}: {self.kind} {self.role} for {wanted}{said}: {' '.join(around.split())}"


def read(half: str) -> list[Coded]:
    """The texts of one half: a head `# id | day` (a dash: nobody says), then a paragraph a line."""
    blocks = (HERE / f"{half}.txt").read_text(encoding="utf-8").split("\n# ")
    return [_coded(block.removeprefix("# ")) for block in blocks]


def _coded(block: str) -> Coded:
    head, *lines = block.strip().split("\n")
    key, day = head.split(" | ")
    marked, plain, marks, end = "\n\n".join(lines), "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[end : match.start()]
        roles = frozenset(_ROLES[letter] for letter in match["roles"])
        span = Span(len(plain), len(plain) + len(match["words"]))
        marks.append(Mark(span, roles, Realis(match["realis"] or "asserted")))
        plain, end = plain + match["words"], match.end()
    return Coded(key, None if day == "-" else day, plain + marked[end:], tuple(marks))


class Judge:
    """Reads coded texts and holds what is found beside what was judged."""

    def __init__(self, parser: Parser, coder: Coder) -> None:
        self._parser, self._coder = parser, coder

    @classmethod
    def load(cls) -> Judge:
        return cls(Parser.load(), Coder(Knowledge.load()))

    def judge(self, texts: list[Coded]) -> list[Judgement]:
        return [j for text in texts for j in self._judged(text)]

    def _judged(self, coded: Coded) -> Iterator[Judgement]:
        article = clean(
            RawArticle(
                source=coded.key,
                payload=coded.text.encode(),
                media_type=MediaType.TEXT,
                fetched_at=FETCHED,
                published_at=coded.published,
            )
        )
        assert isinstance(article, Article), f"{coded.key} was refused: {article}"
        assert article.text == coded.text, f"{coded.key} was cleaned"
        found = list(_found(self._coder.find(self._parser.read(article))))
        for mark in coded.marks:
            kinds = set()
            for kind, span, role, realis in found:
                if span.overlaps(mark.span) and kind not in kinds:
                    kinds.add(kind)
                    yield Judgement(coded, mark, kind, role, realis)


def _found(findings: Findings) -> Iterator[tuple[str, Span, TemporalRole, Realis]]:
    """Every event and figure by the words that tell of it: the trigger, the number, else the harm word."""
    for event in findings.events:
        for told in event.told:
            yield "event", told.mention.span, event.lead.role, told.realis
    for tolled in findings.figures:
        anchor, figure = tolled.figure.anchor, tolled.figure
        span = figure.count or Span(anchor.offset, anchor.offset + len(anchor.text))
        yield "figure", span, tolled.role, tolled.realis


@dataclass(frozen=True)
class Line:
    """One line of the table: how many of the judged words are right."""

    name: str
    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 1.0


def table(judged: list[Judgement]) -> list[Line]:
    """Shares that are right: of all, of each class, and of the question that counts most, history or not."""
    background = TemporalRole.BACKGROUND
    sure = [j for j in judged if len(j.mark.roles) == 1]
    old = [j for j in judged if j.mark.roles == {background}]
    new = [j for j in judged if background not in j.mark.roles]
    lines = [_line("all", judged)]
    lines += [_line(f"{kind}s", [j for j in judged if j.kind == kind]) for kind in ("event", "figure")]
    lines += [_line(str(role), [j for j in sure if role in j.mark.roles]) for role in TemporalRole]
    lines.append(Line("history not told as news", sum(j.role is background for j in old), len(old)))
    lines.append(Line("news not told as history", sum(j.role is not background for j in new), len(new)))
    lines.append(Line("realis", sum(j.realis is j.mark.realis for j in judged), len(judged)))
    return lines


def _line(name: str, judged: list[Judgement]) -> Line:
    return Line(name, sum(j.is_right for j in judged), len(judged))


def main() -> int:
    parser = argparse.ArgumentParser(description="Scores the part in time of events and figures.")
    parser.add_argument("half", choices=HALVES)
    parser.add_argument("--misses", action="store_true", help="print every word that is wrong")
    arguments = parser.parse_args()
    texts = read(arguments.half)
    judged = Judge.load().judge(texts)
    if arguments.misses:
        wrong = [j for j in judged if not j.is_right or j.realis is not j.mark.realis]
        sys.stdout.writelines(f"{j}\n" for j in wrong)
    marks = sum(len(text.marks) for text in texts)
    found = len({(j.text.key, j.mark.span) for j in judged})
    sys.stdout.write(f"{len(texts)} texts, {marks} words judged, {found} of them found\n")
    sys.stdout.writelines(f"{line.name:26}{line.share:7.3f}{line.of:6d}\n" for line in table(judged))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
