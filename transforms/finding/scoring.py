"""How sure a row is: what speaks for it and against it, and the share of such rows that coders found right."""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from transforms.finding.coded import victim_type_of
from transforms.finding.merging import Event
from transforms.finding.settling import Settled
from transforms.finding.tolling import TolledFigure
from transforms.lexicons import LexiconError, check_keys, check_sorted, load_toml, member
from transforms.reading.document import Sentence
from transforms.reading.parsed import Token
from transforms.reading.words import word_list
from transforms.vocabulary import (
    ActorRole,
    DateBasis,
    FigureRole,
    Harm,
    PlaceBasis,
    Qualifier,
    Realis,
    Sign,
    TemporalRole,
    VictimType,
    ZoneKind,
)

_FILE = "confidence.toml"
_LEAST, _MOST = 0.01, 0.99
_OPENING = 4  # sentences, the headline among them, that tell the news before its background
_OWN_DAYS = (DateBasis.EXPLICIT, DateBasis.RELATIVE, DateBasis.WEEKDAY)
_NO_BOUNDS = (Qualifier.EXACT, Qualifier.ZERO, Qualifier.IMPLIED, Qualifier.VAGUE, Qualifier.UNQUANTIFIED)

AGAINST = frozenset(
    {
        Sign.TAKEN_OVER, Sign.ALLEGED, Sign.HISTORY, Sign.VAGUE_NUMBER, Sign.BOUND_ONLY, Sign.READ_BY_WORDING,
        Sign.HARM_INFERRED, Sign.RIVALLED,
    }
)  # fmt: skip
"""Signs that may only lower confidence."""
EITHER = frozenset({Sign.VOICED, Sign.PART_OF_TOLL})
"""Signs of what kind of row it is, which may do either; all others may only raise confidence."""


# ---------------------------------------------------------------------- what speaks for a row
def event_signs(
    event: Event, settled: Settled, figures: Collection[TolledFigure], *, is_only: bool
) -> tuple[Sign, ...]:
    """What speaks for and against an event, in the order of the list; `is_only` when no other is of its type."""
    lead, roles = event.lead.mention, {p.role for p in event.parts()}
    return _present(
        {
            Sign.TOLD_BY_VERB: not lead.trigger.is_noun,
            Sign.MAIN_CLAUSE: any(_is_main_clause(t.mention.anchor) for t in event.told),
            Sign.TOLD_AGAIN: len(event.told) > 1,
            Sign.ACTOR_KNOWN: ActorRole.ACTOR in roles,
            Sign.OTHER_SIDE_KNOWN: bool(roles - {ActorRole.ACTOR, ActorRole.CLAIMANT}),
            Sign.OWN_DAY: settled.basis in _OWN_DAYS,
            Sign.OWN_PLACE: settled.place_basis is PlaceBasis.STATED,
            Sign.TAKEN_OVER: settled.basis is DateBasis.INHERITED or settled.place_basis is PlaceBasis.INHERITED,
            Sign.ONLY_OF_ITS_TYPE: is_only,
            Sign.HARM_TOLD: any(f.figure.best for f in figures),
            Sign.VOICED: lead.attribution is not None,
            Sign.ALLEGED: settled.realis is Realis.ALLEGED,
            Sign.HISTORY: settled.role is not TemporalRole.CURRENT,
            **_standing(t.mention.sentence for t in event.told),
        }
    )


def _is_main_clause(anchor: Token) -> bool:
    """True for a sentence's main verb, for its subject or object, and for what a speaker is quoted with."""
    verb = anchor.head if anchor.dep_ in ("dobj", "nsubj", "nsubjpass") else anchor
    verb = verb.head if verb.dep_ == "conj" else verb
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in word_list("speech", "say"):
        verb = verb.head
    return verb.dep_ == "ROOT"


Numbers = Mapping[Harm, Counter[int]]
"""How often an article gives each number for a harm."""


def numbers_of(figures: Iterable[TolledFigure]) -> Numbers:
    """The numbers that the figures of one article give."""
    numbers: dict[Harm, Counter[int]] = defaultdict(Counter)
    for tolled in figures:
        if tolled.figure.best is not None:
            numbers[tolled.figure.harm][tolled.figure.best] += 1
    return numbers


def figure_signs(tolled: TolledFigure, numbers: Numbers) -> tuple[Sign, ...]:
    """What speaks for and against a figure among the numbers of its article, in the order of the list."""
    figure = tolled.figure
    same_harm = numbers.get(figure.harm, Counter())
    return _present(
        {
            Sign.TOLD_AGAIN: figure.best is not None and same_harm[figure.best] > 1,
            Sign.RIVALLED: any(number != figure.best for number in same_harm),
            Sign.NUMBER_WRITTEN: figure.count is not None,
            Sign.VAGUE_NUMBER: figure.qualifier in (Qualifier.VAGUE, Qualifier.UNQUANTIFIED),
            Sign.BOUND_ONLY: figure.qualifier not in _NO_BOUNDS,
            Sign.READ_BY_WORDING: figure.rule == "wording",
            Sign.HARM_INFERRED: figure.rule == "shot",
            Sign.EVENT_KNOWN: tolled.event is not None,
            Sign.PART_OF_TOLL: tolled.figure_role in (FigureRole.PART, FigureRole.INCREMENT),
            Sign.VICTIM_KNOWN: victim_type_of(tolled) is not VictimType.UNKNOWN,
            Sign.VICTIM_NAMED: bool(figure.names),
            Sign.ALLEGED: tolled.realis is Realis.ALLEGED,
            Sign.HISTORY: tolled.role is not TemporalRole.CURRENT,
            **_standing([figure.sentence]),
        }
    )


def _standing(sentences: Iterable[Sentence]) -> dict[Sign, bool]:
    """Where in the article it is told."""
    where = list(sentences)
    return {
        Sign.IN_HEADLINE: any(s.zone is ZoneKind.HEADLINE for s in where),
        Sign.IN_OPENING: any(s.zone is not ZoneKind.HEADLINE and s.index < _OPENING for s in where),
    }


def _present(signs: Mapping[Sign, bool]) -> tuple[Sign, ...]:
    return tuple(sign for sign in Sign if signs.get(sign, False))


# ---------------------------------------------------------------------- what that is worth
class Kind(StrEnum):
    """Kinds of rows that are scored; each has its scale in the data file."""

    EVENT = "event"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Scale:
    """What the signs of a kind of row are worth, in log odds of being right: `start` without any, then what each adds.

    A sign that is not listed is worth nothing.
    """

    start: float
    weights: Mapping[Sign, float]

    def confidence(self, signs: Iterable[Sign]) -> float:
        """0 to 1, never quite either."""
        odds = math.fsum([self.start, *(self.weights.get(sign, 0.0) for sign in signs)])
        return round(min(max(1 / (1 + math.exp(-odds)), _LEAST), _MOST), 2)


def is_upside_down(sign: Sign, weight: float) -> bool:
    """True when a weight turns what speaks for a row against it, or the other way about."""
    return sign not in EITHER and (weight > 0 if sign in AGAINST else weight < 0)


@functools.cache
def scales() -> Mapping[Kind, Scale]:
    """The packaged scales, checked as `scales_of` says."""
    return scales_of(load_toml(_FILE))


def scales_of(data: Mapping[str, Any]) -> Mapping[Kind, Scale]:
    """The scales that a data file holds.

    Raises:
        LexiconError: a sign is unknown, out of order or upside down; a worth is missing or no finite number.
    """
    check_keys(data, (*Kind, "fit"), _FILE)
    return {kind: _scale(data.get(kind, {}), f"{_FILE}: {kind}") for kind in Kind}


def _scale(entry: Mapping[str, Any], where: str) -> Scale:
    check_keys(entry, ("start", "weights"), where)
    listed = entry.get("weights", {})
    check_sorted(listed, where)
    weights = {member(Sign, name, where): _finite(worth, f"{where}: {name}") for name, worth in listed.items()}
    for sign, weight in weights.items():
        if is_upside_down(sign, weight):
            raise LexiconError(f"{where}: {sign} must not be worth {weight}; AGAINST says which signs lower confidence")
    return Scale(_finite(entry.get("start"), f"{where}: start"), weights)


def _finite(value: object, where: str) -> float:
    if not isinstance(value, float) or not math.isfinite(value):
        raise LexiconError(f"{where} must be a finite number with a point, not {value!r}")
    return value
