"""The day on which each of those who speak in a text spoke, where it is one and the same throughout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from transforms.finding.timing import Clock, speech_verbs
from transforms.reading.actors import Cast
from transforms.reading.days import Days
from transforms.reading.document import Document, Sentence
from transforms.reading.syntax import logical_subject
from transforms.vocabulary import Realis, TemporalRole


def days_of_speech(document: Document, cast: Cast, clock: Clock) -> Mapping[str, frozenset[Days]]:
    """By actor id, the days of the news on which somebody is told to have said something."""
    found: dict[str, set[Days]] = defaultdict(set)
    for sentence in document.sentences:
        said = _said(sentence, cast, clock)
        if said is not None:
            found[said[0]].add(said[1])
    return {actor: frozenset(days) for actor, days in found.items()}


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
