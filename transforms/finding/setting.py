"""Where an article plays as a whole: its grounds in order, the town or unit that carries it, its country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.reading.choosing import distance_km, is_inside
from transforms.reading.gazetteer import Gazetteer
from transforms.reading.parsed import Token
from transforms.reading.place_mentions import Placed
from transforms.reading.places import Context, Place, PlaceKind, Resolution
from transforms.reading.registry import Registry
from transforms.reading.syntax import SUBJECTS, ancestors
from transforms.reading.words import word_list

_CLEAR_LEAD = 1.5  # times the weight of the next country or town
_HUB = 1_000_000  # inhabitants
_LEAD = 3  # paragraphs that a dateline speaks for
_REACH = 2  # paragraphs over which a place goes on to be the scene
_MUCH = 3.0  # weight of a country that is named again and again
_QUARTER_KM = 25.0  # from the middle of a great city to its quarters
_TIMES = 5  # as many people in a city as in a quarter of it
_TOWN_KM = 40.0  # from a town to its quarters and suburbs
_SOMEWHERE = 3  # UCDP's precision of a district: there or near by
_FINE = (PlaceKind.SETTLEMENT, PlaceKind.ADMIN2, PlaceKind.ADMIN1)
_GROUNDS = (*_FINE, PlaceKind.REGION)
_ON_GROUND, _SEAT, _NAMED, _LEAST = 1.0, 0.5, 0.3, 0.3
"""What speaks for a ground: that something is told to be in it, that a local police or a dateline has its seat there,
that its people or government is named; and the least to go by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A place that a text plays in, finer than a country.

    Attributes:
        start, paragraph: where it is named.
        place, resolution: its name as written, None in the dateline, and as read.
        weight: how much it says of where the text plays.
    """

    start: int
    paragraph: int
    place: Placed | None
    resolution: Resolution
    weight: float = _ON_GROUND


class Setting:
    """Where one document plays."""

    def __init__(
        self,
        *,
        written: Sequence[tuple[int, Placed, Resolution | None]],
        context: Context,
        filed: Resolution | None,
        lead: int,
        peoples: Iterable[str],
        atlas: Gazetteer,
        registry: Registry,
    ) -> None:
        """Weighs what the document names.

        Args:
            written: its place names with their paragraphs and readings, in order.
            context: its evidence for choosing among places of one name.
            filed: the place of its dateline.
            lead: the first paragraph of its body.
            peoples: the countries of the peoples and governments that it names, once for each time.
            atlas: the places there are.
            registry: the countries there are.
        """
        if filed is not None and filed.place.name in word_list("places", "seats"):
            filed = None
        self._context = context
        self.lead = lead
        self._atlas = atlas
        self._registry = registry
        self._weights = _weigh_countries(written, peoples)
        if filed is not None and _is_filed_abroad(filed, self._weights):
            filed = None
        if filed is not None and filed.place.country is not None:
            self._weights[filed.place.country] = self._weights.get(filed.place.country, 0.0) + _ON_GROUND
        self._filed = filed if filed is not None and self._is_at_home(filed.place.country) else None
        self._grounds = [*self._seat_of_dateline(), *_grounds_of(written)]
        self._focus = self._find_focus()

    def dateline_unit(self) -> Resolution | None:
        """The country of the article's dateline, as a place of that breadth.

        A dateline says where the report was filed, so it stands for no more than that, and only when the article's
        other places lie in the same country.
        """
        return self._country(self._filed.place.country) if self._filed and self._filed.place.country else None

    def dateline_town(self, paragraph: int) -> Resolution | None:
        """The town of the dateline for a deed told in the first paragraphs without a place: news is filed where it is.

        None for a capital and a large city, where the news of a whole country is filed.
        """
        filed = self._filed if paragraph - self.lead < _LEAD else None
        if filed is None or not self._is_local(filed.place) or filed.place.population > _HUB:
            return None
        return replace(filed, where_precision=max(filed.where_precision, 2))

    def scene(self, start: int, paragraph: int) -> Ground | None:
        """The place told last before some point, near by and in a country that carries the article."""
        at_home = self.home_countries()
        near = (
            g
            for g in reversed(self._grounds)
            if g.start < start and paragraph - g.paragraph <= _REACH and g.weight == _ON_GROUND
        )
        fine = (g for g in near if g.resolution.place.kind in _FINE)
        return next((g for g in fine if g.resolution.place.country in at_home), None)

    def focus(self) -> Resolution | None:
        """The town that the article as a whole plays in, or the unit, if one stands out."""
        return self._focus

    def finer(self, wide: Resolution) -> Ground | None:
        """The one town that the article plays in, when a place named for its news is a wide one around it."""
        town = self._focus
        if town is None or town.place.kind is not PlaceKind.SETTLEMENT or not _is_around(wide.place, town.place):
            return None
        if any(distance_km(p, town.place) > _TOWN_KM for p in self._towns() if _is_around(wide.place, p)):
            return None
        ground = next((g for g in self._grounds if g.place is not None and g.resolution.place == town.place), None)
        return replace(ground, resolution=town) if ground is not None else None

    def _towns(self) -> list[Place]:
        return [g.resolution.place for g in self._grounds if g.resolution.place.kind is PlaceKind.SETTLEMENT]

    def country_at_large(self) -> Resolution | None:
        """The country that the article's place names and demonyms point to, if one stands out."""
        main = self._main_country()
        return self._country(main) if main else None

    def home_countries(self) -> frozenset[str | None]:
        """The countries that carry the article: those of at least half the weight of the first."""
        most = max(self._context.countries.values(), default=0.0)
        return frozenset(c for c, weight in self._context.countries.items() if weight >= most / 2)

    def _is_at_home(self, country: str | None) -> bool:
        return country is not None and self._main_country() in (None, country)

    def _is_local(self, place: Place) -> bool:
        """True for a town that no news of the whole country is filed from."""
        return place.kind is PlaceKind.SETTLEMENT and not self._atlas.is_capital(place)

    def _seat_of_dateline(self) -> list[Ground]:
        if self._filed is None or not self._is_local(self._filed.place):
            return []
        return [Ground(start=-1, paragraph=self.lead, place=None, resolution=self._filed, weight=_SEAT)]

    def _find_focus(self) -> Resolution | None:
        at_home = self.home_countries()
        grounds = [g for g in self._grounds if g.resolution.place.country in at_home]
        towns = [g for g in grounds if g.resolution.place.kind is PlaceKind.SETTLEMENT]
        town = _outstanding(towns)
        units = {g.resolution.place.name: g.resolution for g in grounds if g not in towns}
        found = town or (next(iter(units.values())) if len(units) == 1 and not towns else None)
        if found is None or not self._is_at_home(found.place.country):
            return None
        return replace(found, where_precision=max(found.where_precision, _SOMEWHERE))

    def _country(self, iso3: str) -> Resolution | None:
        name = self._registry.country_name(iso3)
        return self._atlas.resolve(name, self._context) if name else None

    def _main_country(self) -> str | None:
        weights = sorted(self._weights.items(), key=lambda kv: (-kv[1], kv[0]))
        if not weights or weights[0][1] < _LEAST or (len(weights) > 1 and weights[0][1] < _CLEAR_LEAD * weights[1][1]):
            return None
        return weights[0][0]


def _is_filed_abroad(filed: Resolution, named: Mapping[str, float]) -> bool:
    """True when the text says nothing of the country that it was filed in, and much of another one."""
    return filed.place.country not in named and max(named.values(), default=0.0) >= _MUCH


def _weigh_countries(
    written: Sequence[tuple[int, Placed, Resolution | None]],
    peoples: Iterable[str],
) -> dict[str, float]:
    """How much speaks for each country as the ground of the news: "in Yemen" more than "Yemen said".

    "Yemeni strikes" tell who does it, and nothing of where.
    """
    found = [(r.place.country, _ON_GROUND) for _, p, r in written if p.link is not None and r is not None]
    found += [(country, _NAMED) for country in peoples]
    weights: dict[str, float] = {}
    for country, weight in found:
        if country is not None:
            weights[country] = weights.get(country, 0.0) + weight
    return weights


def _grounds_of(written: Sequence[tuple[int, Placed, Resolution | None]]) -> list[Ground]:
    return [
        Ground(start=place.span.start, paragraph=paragraph, place=place, resolution=resolution, weight=weight)
        for paragraph, place, resolution in written
        if resolution is not None and resolution.place.kind in _GROUNDS and (weight := _weight(place))
    ]


def _weight(place: Placed) -> float:
    if place.link is not None and place.link in word_list("places", "standing"):
        return 0.0 if _is_of_speaker(place.token) else _ON_GROUND
    if _is_scene(place.token):
        return _ON_GROUND
    return _SEAT if _is_seat(place.token) else 0.0


def _is_of_speaker(name: Token) -> bool:
    """True for where those are who tell the news: "a group in London said", "in a statement issued in London"."""
    say, forums = word_list("speech", "say"), word_list("places", "forums")
    above = [t for t in ancestors(name) if t.i != name.i]
    told = (t.dep_ in SUBJECTS and t.head.lemma_.lower() in say for t in above)
    return any(told) or any(t.lower_ == "according" or t.lemma_.lower() in forums for t in above)


def _is_scene(name: Token) -> bool:
    """True for "the Croydon crash", "the Nairobi attack": what happened is called after where it did."""
    if name.dep_ not in ("compound", "nmod"):
        return False
    noun = next((t for t in ancestors(name) if t.i != name.i and t.dep_ not in ("compound", "nmod")), name)
    return noun.pos_ in ("NOUN", "PROPN") and (noun.lemma_.lower() in word_list("places", "mishaps"))


def _is_seat(name: Token) -> bool:
    """True for "Memphis police", "the Cook County sheriff": they act where they have their seat."""
    if name.dep_ not in ("compound", "nmod", "poss"):
        return False
    owner = next((t for t in ancestors(name) if t.i != name.i and t.dep_ not in ("compound", "nmod")), name)
    words = {owner.lemma_.lower(), *(t.lower_ for t in owner.phrase)}
    return bool(words & word_list("places", "local"))


def _is_around(wide: Place, town: Place) -> bool:
    """True for a country, a unit or a great city that a town lies in."""
    if wide == town or wide.country != town.country:
        return False
    if wide.kind is PlaceKind.SETTLEMENT:
        return wide.population >= max(_HUB, _TIMES * town.population) and distance_km(wide, town) <= _QUARTER_KM
    return wide.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2) and is_inside(town, wide)


def _outstanding(towns: Sequence[Ground]) -> Resolution | None:
    """The town with clearly more weight than any other far from it; of towns side by side the one of most weight."""
    weights: dict[Place, float] = {}
    for ground in towns:
        weights[ground.resolution.place] = weights.get(ground.resolution.place, 0.0) + ground.weight
    if not weights:
        return None
    best = max(weights, key=lambda p: (weights[p], p.population, p.name))
    # A quarter says more than its city, when half as much speaks for it.
    quarters = [p for p in weights if _is_around(best, p) and weights[p] >= weights[best] / 2]
    best = quarters[0] if len(quarters) == 1 else best
    rivals = [w for p, w in weights.items() if distance_km(p, best) > _TOWN_KM]
    if rivals and weights[best] < _CLEAR_LEAD * max(rivals):
        return None
    return next(g.resolution for g in towns if g.resolution.place == best)
