"""What a place is, what an article says about where it plays, and what a place name was read as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class PlaceKind(StrEnum):
    """What sort of thing a place is; a region is any area that is no unit of administration."""

    SETTLEMENT = "settlement"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    COUNTRY = "country"
    SEA = "sea"


PRECISION = {
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 4,
    PlaceKind.REGION: 5,
    PlaceKind.COUNTRY: 6,
    PlaceKind.SEA: 7,
}
"""UCDP's where_prec of an event that is known to have happened in such a place and no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the gazetteer.

    Attributes:
        name: the name that it is stored under.
        kind: what it is.
        latitude, longitude: degrees north and east of a settlement, or of the middle of an area.
        country: ISO 3166-1 alpha-3 code of the legal territory, XKX for Kosovo; None on the high seas and for areas
            of several countries.
        geonames_id: its number in GeoNames, None for places of our own table.
        admin1, admin2: names of the first-order and the second-order unit that it lies in or is.
        polity: who holds it in fact where that is disputed, else None.
        population: inhabitants; of an area, those of its settlements; 0 when unknown.
        radius_km: how far the place reaches from its point, roughly.
    """

    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    country: str | None
    geonames_id: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    polity: str | None = None
    population: int = 0
    radius_km: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What one article says about where it plays: evidence for choosing among places of one name.

    Attributes:
        countries: weight of each country (ISO alpha-3) that the article points to; the scale is free.
        admin1: weight of each first-order unit that it points to, by (country, name).
        places: places that the article names beyond doubt, for nearness.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    admin1: Mapping[tuple[str, str], float] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a place name was read as.

    Attributes:
        place: the place, or the smallest wider place when the name itself is unknown or in doubt.
        where_precision: UCDP's scale: 1 exact place, 2 near it, 3 district, 4 province, 5 vague area, 6 country,
            7 sea or air.
        confidence: 0 to 1, how sure the choice is.
        reason: why, in a few words.
    """

    place: Place
    where_precision: int
    confidence: float
    reason: str
