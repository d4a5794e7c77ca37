"""The packaged gazetteer as a store: candidates by lookup key, from the database and the own table of regions.

The database is built by `python -m tools.build_gazetteer` from GeoNames (CC BY 4.0); it is never loaded whole.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from transforms.reading.choosing import Candidate
from transforms.reading.placenames import alike_key, is_ordinary, key_of
from transforms.reading.places import Place, PlaceKind

_CAPITAL = 5
_KINDS = {
    1: PlaceKind.SETTLEMENT,
    2: PlaceKind.ADMIN2,
    3: PlaceKind.ADMIN1,
    4: PlaceKind.COUNTRY,
    _CAPITAL: PlaceKind.SETTLEMENT,
}
_UNITS = {PlaceKind.ADMIN1, PlaceKind.COUNTRY}
_NAMED, _INSIDE = 0, 2  # names.relation, as tools/build_gazetteer.py writes it
_GRID = 10_000
_CITY = 100_000  # inhabitants of a seat of government, at least; villages are called after it
_REMEMBERED = 50_000
_QUERY = """
SELECT n.relation, p.geonames_id, p.kind, p.name, p.latitude, p.longitude, p.country, a.name, b.name,
    p.population, p.radius_km
FROM names AS n JOIN places AS p ON p.id = n.place
LEFT JOIN places AS a ON a.id = p.admin1 LEFT JOIN places AS b ON b.id = p.admin2
WHERE n.key = ? ORDER BY p.id
"""


class PlaceStore:
    """Candidates by lookup key. Reads only; one instance serves all threads of a process."""

    def __init__(
        self, database: Path, own: Mapping[str, Place], seats: frozenset[tuple[str, str]] = frozenset()
    ) -> None:
        """Opens the database.

        Args:
            database: the file that tools/build_gazetteer.py wrote.
            own: places of the own table by lookup key.
            seats: lookup key and country of towns that count as capitals.

        Raises:
            FileNotFoundError: there is no such file.
        """
        if not database.is_file():
            raise FileNotFoundError(f"{database}: no gazetteer; run python -m tools.build_gazetteer")
        uri = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._own = own
        self._seats = seats
        self.named = functools.lru_cache(maxsize=_REMEMBERED)(self._named)

    def alike(self, key: str) -> tuple[Candidate, ...]:
        """Places whose names differ from a key in vowels and breath only: "zharay" finds Zhari."""
        return tuple(_candidate(row, ordinary=False) for row in self._rows(alike_key(key)))

    def unit(self, country: str, admin1: str) -> Place | None:
        """The first-order unit of a country by the name that places carry as `admin1`."""
        found = (c.place for c in self.named(key_of(admin1)) if not c.is_part)
        return next((p for p in found if p.kind is PlaceKind.ADMIN1 and p.country == country), None)

    def country(self, iso3: str) -> Place | None:
        """A country by its ISO alpha-3 code."""
        rows = self._database.execute("SELECT name FROM places WHERE kind = 4 AND country = ? LIMIT 1", (iso3,))
        found = (c.place for row in rows.fetchall() for c in self.named(key_of(row[0])))
        return next((p for p in found if p.country == iso3 and p.kind is PlaceKind.COUNTRY), None)

    def _rows(self, key: str) -> list[tuple[Any, ...]]:
        return self._database.execute(_QUERY, (key,)).fetchall()

    def _named(self, key: str) -> tuple[Candidate, ...]:
        doubted = is_ordinary(key) or len(key) < 3
        found = [self._with_seat(key, _candidate(row, ordinary=doubted)) for row in self._rows(key)]
        own = self._own.get(key)
        if own is None:
            return tuple(found)
        twins = [c.place for c in found if _is_twin(c, own)]
        if not twins and key != key_of(own.name):
            # "Arakan" is no name in GeoNames, Rakhine is: what the own table calls one place is one place.
            twins = [c.place for c in self.named(key_of(own.name)) if c.place.name == own.name]
        twin = min(twins, key=lambda p: (p.kind is PlaceKind.COUNTRY, p.name != own.name), default=None)
        merged = _merged(own, twin) if twin else own
        return (Candidate(place=merged, is_own=True), *(c for c in found if c.place is not twin))

    def _with_seat(self, key: str, candidate: Candidate) -> Candidate:
        place = candidate.place
        is_seat = (
            place.kind is PlaceKind.SETTLEMENT and (key, place.country) in self._seats and place.population > _CITY
        )
        return replace(candidate, is_capital=True) if is_seat else candidate


def _candidate(row: Sequence[Any], *, ordinary: bool) -> Candidate:
    relation, geonames_id, kind, name, latitude, longitude, country, admin1, admin2, population, radius_km = row
    place = Place(
        name=name,
        kind=_KINDS[kind],
        latitude=latitude / _GRID,
        longitude=longitude / _GRID,
        country=country,
        geonames_id=geonames_id,
        admin1=admin1,
        admin2=name if kind == 2 else admin2,
        population=population,
        radius_km=radius_km or 1 + round((population / 3000) ** 0.5),
    )
    return Candidate(
        place=place,
        # Names of countries are few and all reviewed: none is second to another.
        is_named=relation == _NAMED or kind == 4,
        is_part=relation == _INSIDE,
        is_capital=kind == _CAPITAL,
        is_ordinary=ordinary,
    )


def _is_twin(candidate: Candidate, own: Place) -> bool:
    """True when a unit of the database is the region that the own table speaks of."""
    place = candidate.place
    return place.kind in _UNITS and place.country == own.country and not candidate.is_part


def _merged(own: Place, unit: Place) -> Place:
    """The own table's name, position and polity with what only GeoNames knows."""
    return replace(
        own,
        kind=unit.kind,
        geonames_id=unit.geonames_id,
        admin1=unit.admin1,
        admin2=unit.admin2,
        population=unit.population,
    )
