"""Days that a text as a whole tells: the one of its deeds, and those on which its speakers spoke."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from transforms.finding.clauses import speech_verbs
from transforms.finding.parts import Part
from transforms.finding.timing import Clock
from transforms.reading.actors import Cast
from transforms.reading.days import Days
from transforms.reading.document import Document, Sentence
from transforms.reading.syntax import logical_subject
from transforms.vocabulary import ActorRole, Realis, TemporalRole

_FRESH = dt.timedelta(days=3)  # from a deed to the report of it that is its news


def only_day(deeds: Iterable[Days | None], scenes: Iterable[Days | None], clock: Clock) -> Days | None:
    """The one day that a text's deeds are told to have been done on; None when it tells none or speaks of more."""
    days = {d for d in deeds if d is not None}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or day.precision > 1 or clock.published is None or any(d not in (None, day) for d in scenes):
        return None
    return day if dt.timedelta() <= clock.published - day.start <= _FRESH else None


def days_of_speech(document: Document, cast: Cast, clock: Clock) -> Mapping[str, frozenset[Days]]:
    """By actor id, the days of the news on which somebody is told to have said something."""
    found: dict[str, set[Days]] = defaultdict(set)
    for sentence in document.sentences:
        said = _said(sentence, cast, clock)
        if said is not None:
            found[said[0]].add(said[1])
    return {actor: frozenset(days) for actor, days in found.items()}


def day_spoken(parts: Iterable[Part], spoken: Mapping[str, frozenset[Days]]) -> Days | None:
    """The one day on which those who do something with words are told to have spoken."""
    speakers = [p.mention.who.actor_id for p in parts if p.role is ActorRole.ACTOR]
    days = {d for s in speakers for d in spoken.get(s, ())}
    return next(iter(days)) if len(days) == 1 else None


def _said(sentence: Sentence, cast: Cast, clock: Clock) -> tuple[str, Days] | None:
    """Who speaks in a sentence and when, if it tells both."""
    verb = sentence.tokens.root
    speaker = logical_subject(verb) if verb.lemma_.lower() in speech_verbs() else None
    if speaker is None:
        return None
    dating = clock.dating(verb, sentence, Realis.ASSERTED)
    if dating.days is None or dating.days.precision > 1 or dating.role is not TemporalRole.CURRENT:
        return None
    return cast.identify(speaker).who.actor_id, dating.days
