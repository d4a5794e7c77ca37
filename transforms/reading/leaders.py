"""Who leads which state: names of heads of state and government, where an article does not say whose they are."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping

from transforms.lexicons import LexiconError, check_keys, check_sorted, check_unique, load_toml
from transforms.ontology import sectors_of
from transforms.reading.registry import Agent, Registry, normalise
from transforms.vocabulary import Sector

_FILE = "leaders.toml"
_PUBLIC = sectors_of("state") | {Sector.ELI, Sector.OPP, Sector.PTY}
"""Sectors of those who may be or become leaders of a state."""


class Leaders:
    """The leaders whom the data file names; the packaged ones come from `Leaders.load()`."""

    def __init__(self, data: Mapping[str, Mapping[str, list[str]]], titles: list[str]) -> None:
        """Takes the tables of names by country.

        Raises:
            LexiconError: a table is unsorted, or a name belongs to two countries.
        """
        self._titles = frozenset(titles)
        self._alone = _by_name(data["names"], f"{_FILE}, names")
        titled = _by_name(data["titled"], f"{_FILE}, titled")
        self._all = {**titled, **self._alone}
        self._surnames: defaultdict[str, set[str]] = defaultdict(set)
        for name, iso3 in self._all.items():
            self._surnames[name.rsplit(maxsplit=1)[-1]].add(iso3)

    @staticmethod
    @functools.cache
    def load() -> Leaders:
        """The packaged leaders, read and checked once in a process.

        Raises:
            LexiconError: the data file breaks its rules.
        """
        data = load_toml(_FILE)
        check_keys(data, ("titles", "names", "titled"), _FILE)
        check_sorted(data["titles"], f"{_FILE}, titles")
        unknown = sorted({i for t in ("names", "titled") for i in data[t] if Registry.load().country_name(i) is None})
        if unknown:
            raise LexiconError(f"{_FILE}: no countries {unknown}")
        return Leaders(data, data["titles"])

    def country_of(self, name: str, title: Agent | None) -> str | None:
        """The state that a person leads or led; None where the name is no leader's.

        Args:
            name: the person's name, as full as the article has it.
            title: the noun before or beside the name. A leader's title lets the last word of a name do, as long as
                leaders of one country only bear it.
        """
        words = normalise(name).split()
        if title is None or title.noun not in self._titles:
            is_possible = title is None or not title.sectors or title.sectors[0] in _PUBLIC
            return self._alone.get(" ".join(words)) if is_possible else None
        found = self._all.get(" ".join(words))
        if found is not None or not words:
            return found
        fits = self._surnames.get(words[-1], set())
        return next(iter(fits)) if len(fits) == 1 and self._is_same_given(words, next(iter(fits))) else None

    def _is_same_given(self, words: list[str], iso3: str) -> bool:
        """True for a surname alone, and for a first name that a leader of that surname bears."""
        if len(words) == 1:
            return True
        first, last = words[0], words[-1]
        return any(i == iso3 and n.startswith(f"{first} ") and n.endswith(f" {last}") for n, i in self._all.items())


def _by_name(table: Mapping[str, list[str]], where: str) -> dict[str, str]:
    check_sorted(table, where)
    for iso3, names in table.items():
        check_sorted(names, f"{where}, {iso3}")
    return check_unique(((normalise(n), iso3) for iso3, names in table.items() for n in names), where)
