"""Where a named place is: the packaged gazetteer and the own table of regions, behind one door."""

from __future__ import annotations

import functools
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from importlib import resources

from transforms.reading.choosing import (
    Candidate,
    Scored,
    choose,
    distance_km,
    is_inside,
    precision_of,
    prominence,
    rank,
)
from transforms.reading.placenames import Reading, Relation, is_ordinary, key_of, readings, spelled_out
from transforms.reading.places import PRECISION, Context, Place, PlaceKind, Resolution
from transforms.reading.placestore import PlaceStore
from transforms.reading.regions import regions, seats

_LOCAL = {PlaceKind.SETTLEMENT, PlaceKind.ADMIN2}
_SPLIT = re.compile(r",\s*|\s+in\s+(?:the\s+)?(?=[A-Z])")
_PLAIN = 0.75
"""Confidence from which "X, Y" with no X in Y is read as two places in a row."""
_ALIKE, _ALIKE_ALONE = 0.7, 0.8
_SPOT_KM = 40.0
_DATELINE = 1.0
_PUBLISHER = 0.3
_NAMED_COUNTRY = 1.0
_TOWN = 0.5
_GREAT = 100_000  # inhabitants of a capital that needs no country beside it in a dateline
_CLEAR, _LIKELY_PLACE = 0.64, 0.5
"""Confidence from which a name bears witness in the first and in the second round."""
_LIKELY = 0.7
"""Share of belief from which a whole unit or country is named for a place that is in doubt inside it."""


class Gazetteer:
    """Places by name, and the choice among places of one name.

    Reads only; one instance serves a process and all its threads. Every answer follows from the packaged data and the
    arguments alone.
    """

    def __init__(self, store: PlaceStore) -> None:
        self._store = store

    @classmethod
    def open(cls) -> Gazetteer:
        """The packaged gazetteer; opened once per process, at once, because nothing is loaded.

        Raises:
            FileNotFoundError: the packaged database is missing; python -m tools.build_gazetteer makes it.
        """
        return _opened(os.getpid())

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places that a name may stand for, the most prominent first; empty when the name is unknown.

        Words that only describe are dropped until something is found: "the northern Ghazni province" finds Ghazni.
        """
        found = sorted(self._candidates(name), key=lambda c: (-prominence(c), c.place.geonames_id or 0, c.place.name))
        return tuple(c.place for c in found)

    def is_capital(self, place: Place) -> bool:
        """True for a country's capital."""
        return any(c.is_capital and c.place == place for c in self._store.named(key_of(place.name)))

    def resolve(
        self, name: str, context: Context, *, within: str | None = None, is_listed: bool = True
    ) -> Resolution | None:
        """The place that a name means in an article.

        Args:
            name: the name as written, with what describes it: "Kabul", "near Mosul", "Aurora, Colorado".
            context: the article's evidence, from `context_of`.
            within: the unit named with it: the Y of "X, Y" and of "X in Y province".
            is_listed: the two may also stand beside each other in a list.

        Returns:
            The place with its precision; the wider place when the name itself is unknown or in doubt; None when even
            that would be a guess.
        """
        head, outer = (name, within) if within or self._is_known(name) else _split(name)
        areas = self._areas(outer, context) if outer else []
        found = self._candidates(head)
        if areas and not any(_is_in_any(c.place, areas) for c in found):
            alone = self.resolve(head, context) if found and is_listed else None
            if alone is not None and _is_listed(alone, areas[0]):
                return alone  # "Syria, Iraq" and "Paris, London" are lists
            return self._alike(head, context, areas) or _wider(areas, in_town=_is_site(head))
        if not found:
            return self._alike(head, context, areas)
        ranked = rank(found, context, within=areas)
        return choose(ranked, context, within=areas) or self._doubtful(ranked, context)

    def context_of(
        self,
        mentions: Iterable[str],
        *,
        dateline: str | None = None,
        countries: Mapping[str, float] | None = None,
        publisher_country: str | None = None,
    ) -> Context:
        """What an article's names say about where it plays.

        Args:
            mentions: its place names, as often as they occur; countries and units among them count most.
            dateline: the place of its dateline.
            countries: further weights by ISO alpha-3 code, one per mention: from demonyms, leaders, organisations.
            publisher_country: ISO alpha-3 code of the publisher's country; weak evidence.
        """
        votes = dict(countries or {})
        units: dict[tuple[str, str], float] = {}
        if publisher_country:
            votes[publisher_country] = votes.get(publisher_country, 0.0) + _PUBLISHER
        named: dict[str, float] = dict(Counter(mentions))
        if dateline:
            named[dateline] = named.get(dateline, 0.0) + 1
            home = self._filed_at(dateline, votes)
            if home is not None and home.place.country is not None:
                votes[home.place.country] = votes.get(home.place.country, 0.0) + _DATELINE
                if home.place.admin1 is not None:
                    units[home.place.country, home.place.admin1] = _DATELINE
        # Names that are clear by themselves speak first; then those that became clear through them.
        context = self._counted(named, Context(countries=votes, admin1=units), votes, units, _CLEAR)
        return self._counted(named, context, votes, units, _LIKELY_PLACE)

    def _filed_at(self, dateline: str, votes: Mapping[str, float]) -> Resolution | None:
        """The town of a dateline: a great capital under its bare name, whatever other countries the text speaks of."""
        alone = self.resolve(dateline, Context())
        is_great = alone is not None and alone.place.population >= _GREAT and self.is_capital(alone.place)
        return alone if is_great else self.resolve(dateline, Context(countries=votes))

    def _counted(
        self,
        named: Mapping[str, float],
        context: Context,
        votes: Mapping[str, float],
        filed: Mapping[tuple[str, str], float],
        least: float,
    ) -> Context:
        countries, units = defaultdict[str, float](float, votes), defaultdict[tuple[str, str], float](float, filed)
        places: dict[Place, None] = {}
        for name, count in sorted(named.items()):
            resolution = self.resolve(name, context)
            if resolution is None or resolution.confidence < least or resolution.place.country is None:
                continue
            place, country = resolution.place, resolution.place.country
            # A town counts once, however often it is named: it must not talk its own country up.
            countries[country] += _TOWN if place.kind is PlaceKind.SETTLEMENT else count * _NAMED_COUNTRY
            if place.admin1 and place.kind is not PlaceKind.SETTLEMENT:
                units[country, place.admin1] += count
            if place.kind in _LOCAL:
                places[place] = None
        return Context(countries=dict(countries), admin1=dict(units), places=tuple(places))

    def _is_known(self, name: str) -> bool:
        return bool(self._store.named(key_of(name)))

    def _candidates(self, name: str) -> list[Candidate]:
        if name.islower() and " " not in name:
            return []  # a place name has a capital; "nice" and "split" have none
        for reading in readings(name):
            if found := self._store.named(reading.key):
                return [_as_read(c, reading) for c in found]
        return self._abbreviated(name)

    def _alike(self, name: str, context: Context, areas: Sequence[Place]) -> Resolution | None:
        """A place whose name is spelt like an unknown one, where the article plays or in the unit named with it."""
        steps = list(readings(name))
        if not steps or name.islower() or is_ordinary(steps[-1].key):
            return None
        found = [c for c in self._spelt_alike(steps[-1], context, areas) if not areas or _is_in_any(c.place, areas)]
        ranked = rank(found, context, within=areas)
        if not ranked or any(distance_km(s.candidate.place, ranked[0].candidate.place) > _SPOT_KM for s in ranked):
            return None
        return Resolution(
            place=ranked[0].candidate.place,
            where_precision=precision_of(ranked[0].candidate),
            confidence=0.7 if areas else 0.5,
            reason="spelt alike; " + ("inside the unit named with it" if areas else "in the article's main country"),
        )

    def _spelt_alike(self, reading: Reading, context: Context, areas: Sequence[Place]) -> Iterator[Candidate]:
        main = max(context.countries, key=lambda c: (context.countries[c], c), default=None)
        least = _ALIKE if areas else _ALIKE_ALONE
        for candidate in self._store.alike(reading.key):
            likeness = SequenceMatcher(None, reading.key, key_of(candidate.place.name)).ratio()
            if likeness >= least and (areas or candidate.place.country == main):
                yield _as_read(candidate, reading)

    def _abbreviated(self, name: str) -> list[Candidate]:
        """The state that a short form alone stands for: "B.C.", "NSW"; the article must point to its country."""
        if not (name.isupper() or name.endswith(".")) or (short := spelled_out(key_of(name))) is None:
            return []
        country, unit = short
        return [
            replace(c, is_ordinary=True) for c in self._store.named(key_of(unit)) if _is_unit(c.place, country, unit)
        ]

    def _areas(self, name: str, context: Context) -> list[Place]:
        """The areas that `within` may mean, the likeliest first."""
        if (short := spelled_out(key_of(name))) is not None:
            country, unit = short
            return [c.place for c in self._store.named(key_of(unit)) if _is_unit(c.place, country, unit)]
        head, outer = (name, None) if self._is_known(name) else _split(name)
        around = self._areas(outer, context) if outer else []
        ranked = rank(self._candidates(head), context, within=around)
        return [s.candidate.place for s in ranked if s.share >= 0.02]

    def _doubtful(self, ranked: Sequence[Scored], context: Context) -> Resolution | None:
        """The unit or the country that holds most of the belief, when the article points to it."""
        if ranked and ranked[0].candidate.is_ordinary:
            return None
        homes = defaultdict[tuple[str, ...], float](float)
        for scored in ranked:
            place = scored.candidate.place
            if place.country is not None and context.countries.get(place.country, 0) > 0:
                homes[place.country,] += scored.share
                if place.admin1:
                    homes[place.country, place.admin1] += scored.share
        # At most one unit and one country can hold most of the belief; the unit says more.
        likely = sorted((h for h, share in homes.items() if share >= _LIKELY), key=len)
        return self._unit(likely[-1], homes[likely[-1]]) if likely else None

    def _unit(self, home: tuple[str, ...], share: float) -> Resolution | None:
        place = self._store.unit(*home) if len(home) > 1 else self._store.country(home[0])
        if place is None:
            return None
        return Resolution(
            place=place,
            where_precision=PRECISION[place.kind],
            confidence=round(share * 0.6, 3),
            reason="several places of this name; all likely ones lie here",
        )


@functools.lru_cache(maxsize=1)
def _opened(_pid: int) -> Gazetteer:
    """One per process id: a connection must not be shared with a forked child."""
    with resources.as_file(resources.files("transforms.lexicons").joinpath("gazetteer.sqlite")) as path:
        return Gazetteer(PlaceStore(path, regions(), seats()))


def _as_read(candidate: Candidate, reading: Reading) -> Candidate:
    # Buildings are called after people too: "the Kennedy airport" is in no town of that name.
    is_site = reading.relation is Relation.SITE and candidate.place.kind is PlaceKind.SETTLEMENT
    return replace(
        candidate,
        relation=reading.relation,
        kind=reading.kind,
        is_ordinary=candidate.is_ordinary or is_site,
    )


def _is_unit(place: Place, country: str, name: str) -> bool:
    return place.kind is PlaceKind.ADMIN1 and place.country == country and place.admin1 == name


def _is_in_any(place: Place, areas: Sequence[Place]) -> bool:
    return any(is_inside(place, area) for area in areas)


def _is_listed(alone: Resolution, beside: Place) -> bool:
    """True when a place that is not in the one named with it stands beside it."""
    if alone.place.kind not in _LOCAL:
        return True
    return beside.kind is PlaceKind.SETTLEMENT and alone.confidence >= _PLAIN


def _is_site(name: str) -> bool:
    """True for a building or a quarter, which stands in a town rather than in the province of its name."""
    return any(reading.relation is Relation.SITE for reading in readings(name))


def _wider(areas: Sequence[Place], *, in_town: bool) -> Resolution:
    place = areas[0] if in_town else next((a for a in areas if a.kind is not PlaceKind.SETTLEMENT), areas[0])
    return Resolution(
        place=place,
        where_precision=max(PRECISION[place.kind], 2),
        confidence=0.6,
        reason="name unknown; the unit named with it",
    )


def _split(name: str) -> tuple[str, str | None]:
    """A name and the unit named with it: "Aurora, Colorado", "Andar district in Ghazni province"."""
    head, *outer = _SPLIT.split(name, maxsplit=1)
    return head, outer[0] if outer and outer[0].strip() else None
