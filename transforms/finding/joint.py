"""Counts of several deeds at once: "missiles hit three towns, killing 36", "raids across the province killed 49".

The deeds that such a sentence sums up are told one by one behind it; their dead are among those that it counts.
"""

from __future__ import annotations

from transforms.finding.figure import Figure
from transforms.finding.merging import Event, Told
from transforms.finding.triggers import is_event_noun
from transforms.reading.choosing import distance_km, is_inside
from transforms.reading.document import Sentence
from transforms.reading.places import PlaceKind, Resolution
from transforms.reading.syntax import conjoined
from transforms.reading.words import word_list
from transforms.vocabulary import EventType

_WIDE = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION)
_ALL = frozenset({"all", "both", "the", "these"})
_NAMES = ("GPE", "LOC", "FAC")


def is_joint(sentence: Sentence, event: Event | None) -> bool:
    """True when a sentence sums up several deeds: in the plural, at several places, or told by two verbs."""
    told = [t for t in event.told if t.mention.sentence.index == sentence.index] if event is not None else []
    if not told:
        return False
    verbs = {
        t.mention.anchor.i for t in told if t.mention.event_type is EventType.ASSAULT and not t.mention.trigger.is_noun
    }
    if any(c.i in verbs for t in told if not t.mention.trigger.is_noun for c in conjoined(t.mention.anchor)[1:]):
        return True
    return _is_spread(sentence)


def _is_spread(sentence: Sentence) -> bool:
    places, deeds = word_list("scope", "places"), word_list("nouns", "violent")
    for token in sentence.tokens:
        lemma = token.lemma_.lower()
        is_many = token.tag_ == "NNS" and (lemma in places or lemma in deeds or is_event_noun(token))
        is_listed = token.ent_type_ in _NAMES and any(c.ent_type_ in _NAMES for c in conjoined(token)[1:])
        if is_many or is_listed or token.lower_ in word_list("scope", "spreading"):
            return True
    return False


def is_sum(figure: Figure) -> bool:
    """True for a count that is worded as the sum of others: "a total of 49", "in all, eight died", "both raids"."""
    if figure.rule == "toll":
        return True
    text = f" {figure.sentence.tokens.text.lower()} "
    if any(f" {cue} " in text.replace(",", "") for cue in word_list("scope", "sum_cues")):
        return True
    return any(
        t.tag_ == "NNS" and is_event_noun(t) and any(c.lower_ in _ALL for c in t.children)
        for t in figure.sentence.tokens
    )


def holds(whole: Event, sentence: Sentence, event: Event | None) -> bool:
    """True when a deed may be one of those that a sentence sums up: that day, at or around one of its places."""
    if event is None or event is whole:
        return True
    own = [t for t in whole.told if t.mention.sentence.index == sentence.index]
    return all(_holds(a, b, sentence) for a in own for b in event.told)


def _holds(whole: Told, told: Told, sentence: Sentence) -> bool:
    days, others = whole.dating.days, told.dating.days
    if days is not None and others is not None and not days.overlaps(others):
        return False
    if whole.resolution is None or told.resolution is None or told.place is None:
        return True
    is_named = told.place.text.lower() in sentence.tokens.text.lower()
    return is_named or _lies_in(told.resolution, whole.resolution)


def _lies_in(one: Resolution, area: Resolution) -> bool:
    if one.place == area.place:
        return True
    is_near = distance_km(one.place, area.place) <= area.place.radius_km
    return area.place.kind in _WIDE and (is_near or is_inside(one.place, area.place))
