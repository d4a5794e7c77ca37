"""Judges the standing of a trigger: does it tell of an event, and of the news, of what led to it, or of history?

Rules over grammar and dates decide most of it (`reality`, `timing`, `history`). Where they see nothing they take what
is told for news; what the rest of the text shows is weighed here, by a model fitted on texts that were written and
labelled for this (`training/`). It is a table of weights: a log-linear model of cues, readable and the same on every
machine.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from transforms.finding.timing import Dating
from transforms.lexicons import LexiconError, open_data
from transforms.records import Span
from transforms.vocabulary import Realis, TemporalRole

_FILE = "standing.tsv"
_NO_EVENT = 0.5  # how likely it must be that a word tells of no event before it is left out
_REAL = 0.5  # below this likelihood what a word tells of is no particular event
_PRESUMED = 0.4  # below this one, no particular event though "the attack" takes it to have been
_TOPIC = frozenset({"at:first", "at:second", "in_headline", "zone:headline"})
_SURE = {TemporalRole.CURRENT: 0.9, TemporalRole.RECENT_CONTEXT: 0.85, TemporalRole.BACKGROUND: 0.85}
"""How likely another time must be, among the times, to go before that of the rules: what they found old stays so."""


class Standing(StrEnum):
    """What a word that can tell of an event does in its text."""

    CURRENT = "current"
    CONTEXT = "context"
    BACKGROUND = "background"
    UNREAL = "unreal"
    NONE = "none"


_ROLES = {
    Standing.CURRENT: TemporalRole.CURRENT,
    Standing.CONTEXT: TemporalRole.RECENT_CONTEXT,
    Standing.BACKGROUND: TemporalRole.BACKGROUND,
}

Verdict = Mapping[Standing, float]
"""How likely each standing is; the shares add up to 1."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the rules make of a mention, and the cues around it: what a verdict is asked for.

    Attributes:
        span: the trigger's words.
        cues: what the text around it shows.
        mood: realis by grammar.
        dating: when its own words say it was.
        role: its part in the article's time by the rules.
    """

    span: Span
    cues: tuple[str, ...]
    mood: Realis
    dating: Dating
    role: TemporalRole


class Judge(Protocol):
    """Whoever gives verdicts."""

    def verdict(self, opinion: Opinion) -> Verdict:
        """How likely each standing is."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A log-linear model.

    Attributes:
        table: what a cue adds to the score of each standing, in the order of `Standing`.
    """

    table: Mapping[str, tuple[float, ...]]

    def verdict(self, opinion: Opinion) -> Verdict:
        """How likely each standing is, by the cues of a mention."""
        return self.shares(opinion.cues)

    def shares(self, cues: Iterable[str]) -> Verdict:
        """How likely each standing is by some cues."""
        rows = [row for cue in cues if (row := self.table.get(cue)) is not None]
        scores = [math.fsum(row[n] for row in rows) for n in range(len(Standing))]
        most = max(scores)
        shares = [math.exp(score - most) for score in scores]
        total = math.fsum(shares)
        return {standing: share / total for standing, share in zip(Standing, shares, strict=True)}


@functools.cache
def packaged_judge() -> Weights:
    """The packaged model, checked as `weights_of` says."""
    with open_data(_FILE) as file:
        return weights_of(file.read().decode("utf-8"))


def weights_of(text: str) -> Weights:
    """The model that a file holds.

    Raises:
        LexiconError: the columns are not the standings, or a line is out of order or not complete.
    """
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    if rows[0] != ["cue", *Standing]:
        raise LexiconError(f"{_FILE}: the columns must be cue and {[*Standing]}, not {rows[0]}")
    table = {cue: tuple(map(float, weights)) for cue, *weights in rows[1:]}
    names = [row[0] for row in rows[1:]]
    if names != sorted(set(names)) or any(len(weights) != len(Standing) for weights in table.values()):
        raise LexiconError(f"{_FILE}: cues must be sorted, each once, with {len(Standing)} weights")
    return Weights(table)


def is_event(verdict: Verdict) -> bool:
    """False when a word surely tells of no event."""
    return verdict[Standing.NONE] <= _NO_EVENT


def is_particular(verdict: Verdict | None, *, is_presumed: bool = False) -> bool:
    """True when a mention is likely to tell of something that took place; what was not judged counts as if it did.

    Args:
        verdict: what it was judged to be.
        is_presumed: its words take it to have been, as "the attack" does.
    """
    return verdict is None or _real(verdict) >= (_PRESUMED if is_presumed else _REAL)


def role_of(verdict: Verdict, opinion: Opinion) -> TemporalRole:
    """The part in time of a mention: that of the rules, unless the verdict is sure of another.

    A day of the event's own goes before any verdict; and what an article opens with, or has in its headline, is what it
    is about, however old.
    """
    if (opinion.dating.is_own and opinion.dating.days is not None) or not _TOPIC.isdisjoint(opinion.cues):
        return opinion.role
    likeliest = max(_ROLES, key=lambda s: verdict[s])
    role = _ROLES[likeliest]
    return role if verdict[likeliest] > _SURE[role] * _real(verdict) else opinion.role


def _real(verdict: Verdict) -> float:
    return math.fsum(verdict[s] for s in _ROLES)
