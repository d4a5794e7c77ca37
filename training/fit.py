"""Fits the model that judges the standing of triggers, and reports how well it does on articles it has not seen.

    python training/fit.py [--write] [--misses]

Reads the labelled articles in `training/articles/`, finds their triggers with the packaged rules, and compares three
judgements by cross-validation over whole articles: the rules alone, the model alone, and both as the extractor joins
them. With --write the model is fitted on all articles and written to `transforms/lexicons/standing.tsv`. No clock and
no chance takes part: the same articles and rules give the same file.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training.loglinear import Example, fit  # noqa: E402 - what follows is found by the line above
from training.marked import Mark, MarkedArticle, read_marked  # noqa: E402
from transforms.cleaning import clean  # noqa: E402
from transforms.finding.coder import Coder, Knowledge  # noqa: E402
from transforms.finding.judging import Opinion, Standing, Verdict, Weights, is_event, is_particular, role_of  # noqa: E402
from transforms.identity import content_id  # noqa: E402
from transforms.reading.document import Parser  # noqa: E402
from transforms.records import Rejection, Span  # noqa: E402
from transforms.vocabulary import Realis, TemporalRole  # noqa: E402

ARTICLES = ROOT / "training" / "articles"
MODEL = ROOT / "transforms" / "lexicons" / "standing.tsv"
FOLDS = 5
RIDGE, LEAST = 8.0, 3
_NO_OPINION: Verdict = dict.fromkeys(Standing, 1 / len(Standing))
_HEAD = """\
# What each cue of a trigger adds to the score of each standing. Fitted, not written by hand: make fit WRITE=--write
# training/README.md says on what, and how well it does on articles that it was not fitted on.
"""


@dataclass
class Recorder:
    """A judge without opinions, who notes what it was asked."""

    asked: list[Opinion] = field(default_factory=list)

    def verdict(self, opinion: Opinion) -> Verdict:
        """No opinion; the rules stand."""
        self.asked.append(opinion)
        return _NO_OPINION


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger that the rules found in a labelled article, with its label."""

    article: MarkedArticle
    opinion: Opinion
    mark: Mark

    @property
    def example(self) -> Example:
        """What the model learns of it."""
        return Example(self.opinion.cues, self.mark.standing, self.article.article_id)


def found_in(articles: Iterable[MarkedArticle]) -> Iterator[Found]:
    """The labelled triggers that the rules find too, in order; what only one of the two has is left out."""
    parser, knowledge = Parser.load(), Knowledge.load()
    for marked in articles:
        article = clean(marked.raw())
        if isinstance(article, Rejection):
            raise TypeError(f"{marked.article_id} is refused: {article}")
        recorder = Recorder()
        Coder(knowledge, recorder).find(parser.read(article))
        places = aligned(marked, article.text)
        for opinion in recorder.asked:
            mark = next((m for m, span in places if span.overlaps(opinion.span)), None)
            if mark is not None:
                yield Found(marked, opinion, mark)


def aligned(marked: MarkedArticle, text: str) -> list[tuple[Mark, Span]]:
    """The marks with their places in the cleaned text, found paragraph by paragraph."""
    out, start, done = [], 0, 0
    for paragraph in marked.text.split("\n\n"):
        at = text.find(paragraph, done)
        if at < 0:
            raise ValueError(f"{marked.article_id}: cleaning changed the paragraph {paragraph[:60]!r}")
        done = at + len(paragraph)
        shift = at - start
        inside = (m for m in marked.marks if start <= m.start < start + len(paragraph))
        out += [(m, Span(m.start + shift, m.end + shift)) for m in inside]
        start += len(paragraph) + 2
    return out


def fold_of(article_id: str) -> int:
    """The part of the articles that one belongs to; by its name alone, so that new articles move no other."""
    return int(content_id(article_id), 16) % FOLDS


def by_rules(found: Found) -> Standing:
    """What the rules alone make of a trigger."""
    return _standing(_NO_OPINION, found)


def _standing(verdict: Verdict, found: Found) -> Standing:
    if not is_event(verdict):
        return Standing.NONE
    if found.opinion.mood is not Realis.ASSERTED or not is_particular(verdict):
        return Standing.UNREAL
    return {
        TemporalRole.CURRENT: Standing.CURRENT,
        TemporalRole.RECENT_CONTEXT: Standing.CONTEXT,
        TemporalRole.BACKGROUND: Standing.BACKGROUND,
    }[role_of(verdict, found.opinion)]


def cross_validated(found: Sequence[Found], *, ridge: float, least: int) -> list[Verdict]:
    """The verdict on each trigger of a model that has seen no word of its article."""
    folds = [fold_of(f.article.article_id) for f in found]
    out: list[Verdict] = [_NO_OPINION] * len(found)
    for fold in range(FOLDS):
        seen = [f.example for f, own in zip(found, folds, strict=True) if own != fold]
        model = Weights(fit(seen, ridge=ridge, least=least))
        for n, own in enumerate(folds):
            if own == fold:
                out[n] = model.verdict(found[n].opinion)
    return out


# ---------------------------------------------------------------------- report
def report(found: Sequence[Found], verdicts: Sequence[Verdict]) -> list[str]:
    """How often each judgement is right: over all, and as precision and recall of each standing and of what is news."""
    gold = [f.mark.standing for f in found]
    judgements = {
        "rules": [by_rules(f) for f in found],
        "model": [max(Standing, key=lambda s: v[s]) for v in verdicts],
        "both": [_standing(v, f) for v, f in zip(verdicts, found, strict=True)],
    }
    lines = [f"{len(found)} triggers in {len({f.article.article_id for f in found})} articles"]
    lines += [f"  {standing:11}{count:6}" for standing, count in sorted(Counter(gold).items())]
    for name, guessed in judgements.items():
        right = sum(g is w for g, w in zip(guessed, gold, strict=True))
        lines.append(f"{name}: right {right / len(gold):.3f}")
        lines += [f"  {title:11} {_figures(guessed, gold, wanted)}" for title, wanted in _GROUPS.items()]
    changed = [(b, r, w) for b, r, w in zip(judgements["both"], judgements["rules"], gold, strict=True) if b is not r]
    for standing in Standing:
        own = [(r, w) for b, r, w in changed if b is standing]
        better, worse = sum(w is standing for _, w in own), sum(r is w for r, w in own)
        lines.append(f"rules overruled for {standing}: {len(own)}, rightly {better}, wrongly {worse}")
    return lines


_GROUPS: Mapping[str, tuple[Standing, ...]] = {
    **{s.value: (s,) for s in Standing},
    "an event": (Standing.CURRENT, Standing.CONTEXT, Standing.BACKGROUND),
    "reported": (Standing.CURRENT, Standing.CONTEXT),
}


def _figures(guessed: Sequence[Standing], gold: Sequence[Standing], wanted: tuple[Standing, ...]) -> str:
    both = sum(g in wanted and w in wanted for g, w in zip(guessed, gold, strict=True))
    precision = both / max(1, sum(g in wanted for g in guessed))
    recall = both / max(1, sum(w in wanted for w in gold))
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def misses(found: Sequence[Found], verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The triggers that are judged wrong, by labelled and judged standing."""
    rows = defaultdict(list)
    for f, verdict in zip(found, verdicts, strict=True):
        guessed = _standing(verdict, f)
        if guessed is not f.mark.standing:
            text = f.article.text
            words = f"{text[max(0, f.mark.start - 60) : f.mark.start]}[{text[f.mark.start : f.mark.end]}]"
            words += text[f.mark.end : f.mark.end + 50]
            rows[f.mark.standing, guessed].append(f"  {f.article.article_id}: {' '.join(words.split())}")
    for (gold, guessed), lines in sorted(rows.items()):
        yield f"labelled {gold}, judged {guessed}: {len(lines)}"
        yield from lines


def table(weights: Mapping[str, tuple[float, ...]]) -> str:
    """The model file."""
    rows = [["cue", *Standing], *([cue, *(f"{w:g}" for w in row)] for cue, row in sorted(weights.items()))]
    return _HEAD + "".join("\t".join(row) + "\n" for row in rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Reports, and writes where told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {MODEL.name} anew")
    parser.add_argument("--misses", action="store_true", help="list what is judged wrong")
    arguments = parser.parse_args(argv)
    articles = [article for path in sorted(ARTICLES.glob("*.txt")) for article in read_marked(path)]
    found = list(found_in(articles))
    verdicts = cross_validated(found, ridge=RIDGE, least=LEAST)
    marks = sum(len(article.marks) for article in articles)
    print(f"{marks} marks; the rules find {len({(id(f.article), f.mark.start) for f in found})} of them")
    print("\n".join(report(found, verdicts)))
    if arguments.misses:
        print("\n".join(misses(found, verdicts)))
    if arguments.write:
        MODEL.write_text(table(fit([f.example for f in found], ridge=RIDGE, least=LEAST)), encoding="utf-8")
        print(f"written: {MODEL}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
