"""Where an event was: the place that belongs to its verb, not the first one in the text."""

from __future__ import annotations

from transforms.finding.mentions import EventMention
from transforms.ontology import quad_class
from transforms.reading.actors import Cast
from transforms.reading.document import Document, Sentence, key_of
from transforms.reading.gazetteer import Gazetteer
from transforms.reading.parsed import Token
from transforms.reading.place_mentions import PLACE_LABELS, Placed, dateline_place, place_names
from transforms.reading.places import Context, Resolution
from transforms.reading.registry import Registry
from transforms.reading.syntax import ancestors
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, EventMode, EventType

_CLEAR_LEAD = 1.5  # times the weight of the next country
_MOVES = (EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.AID)


class Map:
    """The place names of one document, and where its events were."""

    def __init__(self, document: Document, gazetteer: Gazetteer, registry: Registry, cast: Cast) -> None:
        self._cast = cast
        self._gazetteer = gazetteer
        self._registry = registry
        self._names: dict[int, list[Placed]] = {
            s.index: list(place_names(s, document, registry)) for s in document.sentences
        }
        self._resolved: dict[tuple[str, str | None], Resolution | None] = {}
        self.dateline = dateline_place(document)
        self.context = self._context(document)

    def names(self, sentence: Sentence) -> list[Placed]:
        """The place names of a sentence."""
        return self._names[sentence.index]

    def place_of(self, mention: EventMention) -> Placed | None:
        """The place name that hangs on an event, nearest first; None when its sentence names none for it."""
        names = self.names(mention.sentence)
        if not names:
            return None
        anchors = {key_of(w) for w in mention.trigger.words}
        taken = {key_of(p.mention.head) for p in mention.parts if p.role.value == "actor"}
        scored = [(s, p) for p in names if (s := self._fit(p, mention, anchors, taken)) is not None]
        return min(scored, key=lambda sp: (sp[0], sp[1].span.start))[1] if scored else None

    def _fit(
        self, place: Placed, mention: EventMention, anchors: set[tuple[int, int]], actors: set[tuple[int, int]]
    ) -> int | None:
        """How far a place name hangs from an event, in steps of the parse; None when it does not."""
        chain = list(ancestors(place.token))
        if self._is_elsewhere(place, mention, chain, actors):
            return None
        away = 4 if place.link in word_list("places", "away") and mention.event_type not in _MOVES else 0
        own = next((steps for steps, token in enumerate(chain) if key_of(token) in anchors), None)
        if own is not None:
            return own + away
        return None if quad_class(mention.event_type) in (1, 3) else _shared_steps(chain, mention, away)

    def _is_elsewhere(
        self, place: Placed, mention: EventMention, chain: list[Token], actors: set[tuple[int, int]]
    ) -> bool:
        """True for a name that tells where somebody comes from, or that only stands near the event."""
        if key_of(place.token) in actors:
            return True
        if any(self._is_home(t) for t in chain[1:4] if t.pos_ in ("NOUN", "PROPN")):
            return True
        anchors = {key_of(w) for w in mention.trigger.words}
        if place.link is None:
            name = _unit_above(place.token)
            return not (key_of(name.head) in anchors and _takes_place_object(name, mention))
        return place.link == "of" and not _is_of_place(chain, anchors)

    def _is_home(self, noun: Token) -> bool:
        """True for a noun that a place is the home of: "the ministry in Moscow" is not where things happened."""
        who = self._cast.identify(noun).who
        if who.kind not in (ActorKind.ORGANISATION, ActorKind.STATE) or noun.ent_type_ in PLACE_LABELS:
            return False
        return noun.dep_ in ("nsubj", "nsubjpass", "agent", "poss") or (
            noun.dep_ == "pobj" and noun.head.lower_ == "by"
        )

    def resolve(self, place: Placed) -> Resolution | None:
        """What the gazetteer says a place name means here."""
        text = f"near {place.text}" if place.link in word_list("places", "near") else place.text
        key = (text, place.within)
        if key not in self._resolved:
            self._resolved[key] = self._gazetteer.resolve(text, self.context, within=place.within)
        return self._resolved[key]

    def dateline_unit(self) -> Resolution | None:
        """The country of the article's dateline, or the state of a town in it, as a place of that breadth.

        A dateline says where the report was filed, so it stands for no more than the unit around it, and only when
        the article's other places lie in the same country.
        """
        filed = self._gazetteer.resolve(self.dateline, self.context) if self.dateline else None
        if filed is None or filed.place.country is None:
            return None
        main = self._main_country()
        if main is not None and main != filed.place.country:
            return None
        return self._country(filed.place.country)

    def country_at_large(self) -> Resolution | None:
        """The country that the article's place names and demonyms point to, if one stands out."""
        main = self._main_country()
        return self._country(main) if main else None

    def home_countries(self) -> frozenset[str | None]:
        """The countries that carry the article: those of at least half the weight of the first."""
        most = max(self.context.countries.values(), default=0.0)
        return frozenset(c for c, weight in self.context.countries.items() if weight >= most / 2)

    def _country(self, iso3: str) -> Resolution | None:
        name = self._registry.country_name(iso3)
        return self._gazetteer.resolve(name, self.context) if name else None

    def _main_country(self) -> str | None:
        weights = sorted(self.context.countries.items(), key=lambda kv: (-kv[1], kv[0]))
        if not weights or (len(weights) > 1 and weights[0][1] < _CLEAR_LEAD * weights[1][1]):
            return None
        return weights[0][0]

    # ------------------------------------------------------------------ names in the text
    def _context(self, document: Document) -> Context:
        names = [p.text for s in document.sentences for p in self._names[s.index]]
        countries: dict[str, float] = {}
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.ent_type_ in ("NORP", "GPE"):
                    match = self._registry.country_of(token.text)
                    if match:
                        countries[match.iso3] = countries.get(match.iso3, 0.0) + 1.0
        return self._gazetteer.context_of(names, dateline=self.dateline, countries=countries)


def _speech_between(anchor: Token, above: Token) -> bool:
    """True when a verb of speech stands between an event and the word that a place hangs on."""
    say = word_list("speech", "say")
    for token in ancestors(anchor):
        if token.i == above.i:
            return token.lemma_.lower() in say
        if token.lemma_.lower() in say:
            return True
    return False


def _shared_steps(chain: list[Token], mention: EventMention, away: int) -> int | None:
    """Steps to the word that a place and an event both hang on, more where a verb of speech stands between."""
    above = {key_of(t): n for n, t in enumerate(ancestors(mention.anchor))}
    for steps, token in enumerate(chain):
        if key_of(token) in above:
            barrier = 3 * _speech_between(mention.anchor, token)
            return steps + 2 * above[key_of(token)] + 3 + barrier + away
    return None


def _is_of_place(chain: list[Token], anchors: set[tuple[int, int]]) -> bool:
    """True for "the shelling of X", "the north of X"; false for "the leaders of X"."""
    owner = next((t for t in chain[1:] if t.pos_ != "ADP"), chain[0])
    areas = word_list("definite", "areas")
    return (
        key_of(owner) in anchors
        or owner.lemma_.lower() in areas
        or owner.lemma_.lower() in word_list("places", "units")
        or owner.lemma_.lower() in word_list("places", "sides")
    )


def _unit_above(name: Token) -> Token:
    """The town of "the town of X"; else the name itself."""
    link = name.head
    units = word_list("places", "units")
    return link.head if name.dep_ == "pobj" and link.lower_ == "of" and link.head.lemma_.lower() in units else name


def _takes_place_object(token: Token, mention: EventMention) -> bool:
    """True when the event's own object is its place: "seized Kabul", "shelled Aleppo", "visited Paris"."""
    if token.dep_ not in ("dobj", "nsubjpass"):
        return False
    return mention.event_type in (EventType.ASSAULT, EventType.COERCE) or mention.mode is EventMode.VISIT
