"""Where an event was: the place that belongs to its verb, not the first one in the text."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.finding.hanging import (
    falls,
    is_at_home,
    is_behind_reason,
    is_in_brackets,
    is_of_place,
    is_other_deed,
    scene_of,
    shared_steps,
    unit_above,
)
from transforms.finding.labels import label_of
from transforms.finding.mentions import EventMention
from transforms.finding.setting import Setting
from transforms.finding.triggers import is_event_noun
from transforms.ontology import quad_class
from transforms.reading.actors import Cast
from transforms.reading.choosing import is_inside
from transforms.reading.document import Document, Sentence, key_of
from transforms.reading.gazetteer import Gazetteer
from transforms.reading.parsed import Token
from transforms.reading.place_mentions import PLACE_LABELS, Placed, dateline_place, is_ground, place_names
from transforms.reading.places import Context, PlaceKind, Resolution
from transforms.reading.registry import Registry
from transforms.reading.syntax import PASSIVE_SUBJECTS, SUBJECTS, ancestors, children
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, ZoneKind

_NEXT = 30  # code points from a name to the unit told with it
_MOVES = (EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.AID)
_FORCE = (EventType.ASSAULT, EventType.COERCE)
_GOALS = ("into", "to", "toward", "towards")
_OBJECTS = ("dobj", "nsubjpass")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    """What a place is looked for.

    Attributes:
        anchor: the verb or noun.
        words: identity of its words.
        actors: identity of the nouns of who does it.
        is_move: it may lead to or from a place.
        is_verbal: it is done by words, which need no place.
        takes_places: its object may be its place: "seized Kabul", "shelled Aleppo", "visited Paris".
    """

    anchor: Token
    words: frozenset[tuple[int, int]]
    actors: frozenset[tuple[int, int]]
    is_move: bool = False
    is_verbal: bool = False
    takes_places: bool = False


class Map:
    """The place names of one document, and where its events were."""

    def __init__(self, document: Document, gazetteer: Gazetteer, registry: Registry, cast: Cast) -> None:
        self._cast = cast
        self._gazetteer = gazetteer
        self._registry = registry
        self._names: dict[int, list[Placed]] = {
            s.index: list(place_names(s, document, registry)) for s in document.sentences
        }
        self._sentences = document.sentences
        self._within = _told_within(p for names in self._names.values() for p in names)
        self._resolved: dict[tuple[str, str | None], Resolution | None] = {}
        self.dateline = dateline_place(document, registry)
        self._within = {**_filed_within(self.dateline), **self._within}
        self.context = self._context(document)
        self.setting = Setting(
            written=self._written(),
            context=self.context,
            filed=gazetteer.resolve(self.dateline, self.context) if self.dateline else None,
            lead=next((s.paragraph for s in document.sentences if s.zone is ZoneKind.BODY), 0),
            peoples=list(self._demonyms(t for s in document.sentences for t in s.tokens if not is_event_noun(t.head))),
            atlas=gazetteer,
            registry=registry,
        )

    def names(self, sentence: Sentence) -> list[Placed]:
        """The place names of a sentence."""
        return self._names[sentence.index]

    def place_of(self, mention: EventMention) -> Placed | None:
        """The place name that hangs on an event, nearest first; None when its sentence names none for it."""
        actors = frozenset(key_of(p.mention.head) for p in mention.parts if p.role is ActorRole.ACTOR)
        deed = _Deed(
            anchor=mention.anchor,
            words=frozenset(key_of(w) for w in mention.trigger.words),
            actors=actors,
            is_move=mention.event_type in _MOVES,
            is_verbal=quad_class(mention.event_type) in (1, 3),
            takes_places=mention.event_type in _FORCE or mention.mode is EventMode.VISIT,
        )
        return self._nearest(mention.sentence, deed) or label_of(mention.sentence, self.names(mention.sentence))

    def setting_of(self, verb: Token, sentence: Sentence) -> Placed | None:
        """The place name that hangs on a verb, whether or not it tells of an event."""
        actors = frozenset(key_of(s) for s in children(verb, *SUBJECTS, *PASSIVE_SUBJECTS))
        return self._nearest(sentence, _Deed(anchor=verb, words=frozenset({key_of(verb)}), actors=actors))

    def _nearest(self, sentence: Sentence, deed: _Deed) -> Placed | None:
        there = scene_of(deed.anchor)
        here = [p for p in self.names(sentence) if there is not None and p.token.i == there.i]
        if here:
            return here[0]
        fits = [(s, p) for p in self.names(sentence) if (s := self._fit(p, deed)) is not None]
        # Of "Kaduna state in Nigeria" the state is the place, whatever Nigeria hangs on.
        inner = [(s, p) for s, p in fits if not any(self._is_around(p, q) for _, q in fits if q is not p)]
        return min(inner or fits, key=lambda sp: (sp[0], sp[1].span.start))[1] if fits else None

    def _is_around(self, outer: Placed, inner: Placed) -> bool:
        """True when one name is told after another one as the unit that it lies in."""
        if not inner.within or outer.text not in inner.within or not 0 < outer.span.start - inner.span.end < _NEXT:
            return False
        area, place = self.resolve(outer), self.resolve(inner)
        if area is None or place is None:
            return False
        return place.place == area.place or is_inside(place.place, area.place)

    def _fit(self, place: Placed, deed: _Deed) -> int | None:
        """How far a place name hangs from a deed, in steps of the parse; None when it does not."""
        chain = list(ancestors(place.token))
        if self._is_elsewhere(place, deed, chain):
            return None
        if place.link == "to" and any(t.lower_ == "to" and t.head.lower_ == "from" for t in chain):
            return None  # "in areas from X to Y": how far something reaches
        away = 4 if place.link in word_list("places", "away") and not deed.is_move else 0
        if is_behind_reason(place.token, deed.anchor):
            return None
        own = next((steps for steps, token in enumerate(chain) if key_of(token) in deed.words), None)
        if own is not None:
            return None if is_other_deed(chain[:own]) or is_at_home(chain[:own]) else own + away
        return None if deed.is_verbal else shared_steps(chain, deed.anchor, away)

    def _is_elsewhere(self, place: Placed, deed: _Deed, chain: list[Token]) -> bool:
        """True for a name that tells where somebody comes from, or that only stands near the event."""
        if key_of(place.token) in deed.actors or any(t.lower_ == "according" for t in chain):
            return True
        if place.link == "by" or (place.link in _GOALS and _is_way_of_other(deed, chain)):
            return True  # "brokered by Oman", "resigned and fled to Oman", "held men who were fleeing to Oman"
        if place.link is not None and is_in_brackets(place.token) and not is_in_brackets(deed.anchor):
            return True  # "Daesh (outlawed in Russia) was hit"
        # A force based in X is at home there; one that is "operating in X" is there now.
        near = itertools.takewhile(lambda t: t.tag_ != "VBG", chain[1:4])
        if any(self._is_home(t) for t in near if t.pos_ in ("NOUN", "PROPN")) or self._is_origin(place, chain):
            return True
        if place.link is None:
            name = unit_above(place.token)
            if key_of(name.head) in deed.words and (name.dep_ in _OBJECTS or falls(name)):
                return not deed.takes_places
            return not self._names_deed(place, deed)
        return place.link == "of" and not is_of_place(chain, deed.words)

    def _names_deed(self, place: Placed, deed: _Deed) -> bool:
        """True for "the Kabul attack" and "Kabul police arrested": not for "U.S. strikes", where it tells the doer."""
        noun = place.token.head
        if place.token.dep_ not in ("compound", "nmod", "poss"):
            return False
        is_deed = key_of(noun) in deed.words or (is_event_noun(noun) and noun.head is deed.anchor)
        is_local = key_of(noun) in deed.actors and noun.lemma_.lower() in word_list("places", "local")
        if not (is_deed or is_local):
            return False
        found = self.resolve(place)
        return found is not None and (is_local or found.place.kind is not PlaceKind.COUNTRY)

    def _is_home(self, noun: Token) -> bool:
        """True for a noun that a place is the home of: "the ministry in Moscow" is not where things happened."""
        who = self._cast.identify(noun).who
        if who.kind not in (ActorKind.ORGANISATION, ActorKind.STATE) or noun.ent_type_ in PLACE_LABELS:
            return False
        if noun.lemma_.lower() in word_list("places", "local") or is_ground(noun, self._registry):
            return False
        return noun.dep_ in ("nsubj", "nsubjpass", "agent", "poss") or (
            noun.dep_ == "pobj" and noun.head.lower_ == "by"
        )

    def _is_origin(self, place: Placed, chain: list[Token]) -> bool:
        """True for where people come from: "a man from Leeds was held" says nothing of where that was."""
        above = itertools.dropwhile(lambda t: t.lower_ != "from", chain) if place.link == "from" else iter(())
        noun = next((t for t in itertools.islice(above, 1, None) if t.pos_ != "ADJ"), None)  # "a 42-year old from X"
        if noun is not None and noun.lemma_.lower() in word_list("places", "journeys"):
            return True  # "was jailed on his return from Germany"
        if noun is None or noun.pos_ not in ("NOUN", "PROPN") or is_event_noun(noun):
            return False
        return self._cast.identify(noun).who.kind in (ActorKind.PERSON, ActorKind.GROUP, ActorKind.POPULATION)

    def resolve(self, place: Placed) -> Resolution | None:
        """What the gazetteer says a place name means here."""
        text = f"{place.unit} of {place.text}" if place.unit else place.text
        text = f"near {text}" if place.link in word_list("places", "near") else text
        within = place.within or self._within.get(place.text.lower())
        key = (text, within)
        if key not in self._resolved:
            self._resolved[key] = self._gazetteer.resolve(text, self.context, within=within, is_listed=place.is_listed)
        return self._resolved[key]

    def _written(self) -> list[tuple[int, Placed, Resolution | None]]:
        """All place names in order, with their paragraphs and what they mean."""
        return [(s.paragraph, p, self.resolve(p)) for s in self._sentences for p in self._names[s.index]]

    # ------------------------------------------------------------------ names in the text
    def _context(self, document: Document) -> Context:
        names = [p.text for s in document.sentences for p in self._names[s.index]]
        countries = dict(Counter(self._demonyms(t for s in document.sentences for t in s.tokens)))
        return self._gazetteer.context_of(names, dateline=self.dateline, countries=countries)

    def _demonyms(self, tokens: Iterator[Token]) -> Iterator[str]:
        """The countries that peoples and governments are named by, once for each time."""
        for token in tokens:
            if token.ent_type_ not in ("NORP", "GPE"):
                continue
            match = self._registry.country_of(token.text)
            if match:
                yield match.iso3


def _told_within(names: Iterable[Placed]) -> dict[str, str]:
    """The unit that a name is told with anywhere: who writes "Aurora, Colorado" once means it by "Aurora" later."""
    told: dict[str, str] = {}
    for place in names:
        if place.within is not None and not place.is_listed:
            told.setdefault(place.text.lower(), place.within)
    return told


def _filed_within(dateline: str | None) -> dict[str, str]:
    """The unit that the town of the dateline is told with: "LONDON, Ky." means that London all along."""
    town, *units = [part.strip() for part in (dateline or "").split(",")]
    return {town.lower(): units[0]} if units and units[0] and units[0].replace(".", "").isalpha() else {}


def _is_way_of_other(deed: _Deed, chain: list[Token]) -> bool:
    """True where somebody goes in another clause than that of the deed."""
    verb = next((t for t in chain if t.pos_ == "VERB"), None)
    if verb is None or key_of(verb) in deed.words or verb.i < deed.anchor.i:
        return False
    return verb.dep_ == "relcl" or (verb.dep_ == "conj" and verb.head.pos_ == "VERB")
