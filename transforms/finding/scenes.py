"""Where and when the sentences of a text play, whether or not they tell of an event.

"Troops searched a valley in X province on Friday. They killed five men." The search is no event of its own, but it
sets the scene for what follows.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.finding.clauses import speech_verbs
from transforms.finding.placing import Map
from transforms.finding.reality import mood_of
from transforms.finding.timing import Clock
from transforms.reading.days import Days
from transforms.reading.document import Document, Sentence
from transforms.reading.parsed import Token
from transforms.reading.place_mentions import Placed
from transforms.reading.places import Resolution
from transforms.reading.syntax import children
from transforms.reading.words import word_list
from transforms.vocabulary import Realis, TemporalRole

_FRONT = 3  # words before which an opening phrase begins: "Also in X district, ..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """When and where a sentence plays.

    Attributes:
        start: where the sentence begins, in code points.
        paragraph: the number of its paragraph.
        days: its days, None if it tells none.
        place, resolution: its place as written and as read, None if it tells none.
    """

    start: int
    paragraph: int
    days: Days | None
    place: Placed | None
    resolution: Resolution | None


def scenes_of(document: Document, places: Map, clock: Clock) -> tuple[Scene, ...]:
    """The scenes of a document, in order: sentences that tell a day, or that begin with a place."""
    return tuple(s for sentence in document.sentences if (s := _scene(sentence, places, clock)) is not None)


def _scene(sentence: Sentence, places: Map, clock: Clock) -> Scene | None:
    verb = _told_verb(sentence)
    if verb is None:
        return None
    dating = clock.dating(verb, sentence, Realis.ASSERTED)
    place = places.setting_of(verb, sentence)
    if dating.role not in (None, TemporalRole.CURRENT):
        return None
    days = dating.days if dating.is_own or verb.lemma_.lower() not in speech_verbs() else None
    if days is None and not (place is not None and _opens(place, sentence)):
        return None
    resolution = places.resolve(place) if place is not None else None
    return Scene(start=sentence.span.start, paragraph=sentence.paragraph, days=days, place=place, resolution=resolution)


def _told_verb(sentence: Sentence) -> Token | None:
    """The main verb of what a sentence tells as past, or of what somebody says in it."""
    verb = sentence.tokens.root
    if verb.lemma_.lower() in word_list("speech", "say"):
        verb = next(iter(children(verb, "ccomp")), verb)
    is_past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(children(verb, "aux", "auxpass")))
    return verb if is_past and mood_of(verb) is Realis.ASSERTED else None


def _opens(place: Placed, sentence: Sentence) -> bool:
    """True for "In X province, ...": a place told first is the scene."""
    return place.token.i - sentence.tokens.start <= _FRONT + len(place.text.split())
