"""The own table of regions, disputed polities, seas and camps that gazetteers of towns lack."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from transforms.lexicons import LexiconError, check_keys, check_sorted, check_unique, load_toml, member
from transforms.reading.placenames import key_of
from transforms.reading.places import Place, PlaceKind

_FILE = "regions.toml"


class _TableKind(StrEnum):
    """What the table calls its entries."""

    BORDER = "border"
    CAMP = "camp"
    DESERT = "desert"
    ISLAND = "island"
    MOUNTAIN = "mountain"
    POLITY = "polity"
    REGION = "region"
    RIVER = "river"
    SEA = "sea"
    SITE = "site"
    STRAIT = "strait"
    VALLEY = "valley"
    VILLAGE = "village"


_POINTS = {_TableKind.CAMP, _TableKind.SITE, _TableKind.VILLAGE}
_WATERS = {_TableKind.SEA, _TableKind.STRAIT}


@functools.cache
def regions() -> Mapping[str, Place]:
    """Places of the own table by lookup key; names and aliases point to the same place.

    Raises:
        LexiconError: the table is unsorted, names something twice or holds an unknown kind, key or position.
    """
    return regions_in(load_toml(_FILE)["places"])


@functools.cache
def seats() -> frozenset[tuple[str, str]]:
    """Lookup key and country of the towns that a government sits in though another one is the capital by name.

    Raises:
        LexiconError: the list is unsorted, or an entry lacks its name or country.
    """
    listed = load_toml(_FILE)["seats"]
    check_sorted((e["name"] for e in listed), f"{_FILE}: seats")
    for entry in listed:
        check_keys(entry, {"name", "country"}, f"{_FILE}: seats")
    return frozenset((key_of(e["name"]), e["country"]) for e in listed)


def regions_in(entries: Iterable[dict[str, Any]]) -> Mapping[str, Place]:
    """Places by lookup key, of entries as the table holds them.

    Raises:
        LexiconError: as `regions`.
    """
    listed = list(entries)
    check_sorted((e["name"] for e in listed), _FILE)
    places = {e["name"]: _place(e) for e in listed}
    pairs = [(key, e["name"]) for e in listed for key in _keys(e)]
    return MappingProxyType({key: places[name] for key, name in check_unique(pairs, _FILE).items()})


def _keys(entry: dict[str, Any]) -> list[str]:
    aliases = entry.get("aliases", [])
    where = f"{_FILE}: {entry['name']}"
    check_sorted(aliases, where)
    # Spellings that differ in dress only share a key; the second one adds nothing and is let stand for readers.
    return list(dict.fromkeys(key_of(n) for n in (entry["name"], *aliases)))


def _place(entry: dict[str, Any]) -> Place:
    where = f"{_FILE}: {entry['name']}"
    check_keys(entry, {"name", "kind", "at", "radius_km", "country", "polity", "aliases"}, where)
    kind = member(_TableKind, entry["kind"], where)
    latitude, longitude = entry["at"]
    country = entry.get("country")
    if abs(latitude) > 90 or abs(longitude) > 180 or entry["radius_km"] <= 0:
        raise LexiconError(f"{where}: no such position or radius: {entry['at']}, {entry['radius_km']} km")
    if country is not None and not (len(country) == 3 and country.isascii() and country.isupper()):
        raise LexiconError(f"{where}: {country!r} is no ISO 3166-1 alpha-3 code")
    return Place(
        name=entry["name"],
        kind=PlaceKind.SETTLEMENT if kind in _POINTS else PlaceKind.SEA if kind in _WATERS else PlaceKind.REGION,
        latitude=float(latitude),
        longitude=float(longitude),
        country=country,
        polity=entry.get("polity"),
        radius_km=entry["radius_km"],
    )
