"""Who is who by name: countries, organisations, nouns for people, and things that are hit.

Every lookup is exact after normalisation; nothing is guessed from likeness.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from transforms.lexicons import LexiconError, load_toml
from transforms.reading.registry_entries import (
    AGENTS,
    COUNTRIES,
    INTERNATIONAL,
    ORGANISATIONS,
    TARGETS,
    Agent,
    NameKind,
    Organisation,
    read_agents,
    read_countries,
    read_organisations,
    read_targets,
)
from transforms.vocabulary import ActorKind, Sector, TargetKind

__all__ = ["Agent", "CountryMatch", "NameKind", "Organisation", "Phrase", "Registry", "normalise"]

T = TypeVar("T")

_LONGEST_STRICT_ACRONYM = 3
_LONGEST_NOUN = 5  # words; a test holds it to the data
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_APART = re.compile(r"[\s\-‐‑–—_/]+")  # noqa: RUF001 - the hyphens and dashes of texts
_DROPPED = re.compile(r"[.,'’‘ʼʻ`´\"“”()]")  # noqa: RUF001 - the quotes of texts
_LABELS = {
    NameKind.NAME: "GPE",
    NameKind.HISTORIC: "GPE",
    NameKind.CAPITAL: "GPE",
    NameKind.DEMONYM: "NORP",
    NameKind.SEAT: "ORG",
}
_ORGANISATION_LABELS = {ActorKind.STATE: "GPE", ActorKind.POPULATION: "NORP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMatch:
    """A country that a text names.

    Attributes:
        iso3: ISO 3166-1 alpha-3, XKX for Kosovo.
        how: by which sort of name. A historic name leads to the state that follows the one named.
        name: the country's usual English name.
        sector: what a seat stands for (the Pentagon: MIL); None for other names.
    """

    iso3: str
    how: NameKind
    name: str
    sector: Sector | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Phrase:
    """A name for a matcher.

    Attributes:
        label: spaCy's: ORG, GPE, NORP.
        text: the name as texts write it; a matcher must heed case.
        id: an organisation's id or a country's ISO code.
        is_word: an ordinary word when case is lost (WHO, US, UP): leave it out for a text that is all in capitals.
    """

    label: str
    text: str
    id: str
    is_word: bool = False


@functools.lru_cache(maxsize=100_000)  # names come back again and again in a run
def normalise(text: str) -> str:
    """A name as it is compared: no case, accents, dots, possessive or leading article; hyphens are spaces.

    >>> normalise("the Élysée's"), normalise("U.S."), normalise("al-Qa'ida")
    ('elysee', 'us', 'al qaida')
    """
    bare = _POSSESSIVE.sub("", text.strip())
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    words = _APART.sub(" ", _DROPPED.sub("", plain.replace("&", " and "))).casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _acronym(text: str) -> str:
    """A name without article, possessive and dots, its case kept."""
    bare = _DROPPED.sub("", _POSSESSIVE.sub("", text.strip()))
    return bare[4:] if bare[:4].casefold() == "the " else bare


class _Names:
    """Owners by name. Short acronyms count only in capitals, ordinary words so too or as the data writes them."""

    def __init__(self) -> None:
        self._folded: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        # Names come back again and again in a run; what is no name does too.
        self.find = functools.lru_cache(maxsize=50_000)(self._find)

    def add(self, name: str, owner: str, *, where: str, is_word: bool = False) -> None:
        """Takes a name in.

        Raises:
            LexiconError: the name is taken already, or nothing is left of it.
        """
        bare = _acronym(name)
        if is_word or (bare.isupper() and len(bare) <= _LONGEST_STRICT_ACRONYM):
            table, keys = self._capitals, {bare, bare.upper()}
        else:
            table, keys = self._folded, {normalise(name)}
        for key in sorted(keys):
            if not key:
                raise LexiconError(f"{where}: {name!r} of {owner!r} is empty after normalisation")
            if key in table:
                raise LexiconError(f"{where}: {name!r} belongs to {table[key]!r} and to {owner!r}; keep one")
            table[key] = owner

    def _find(self, text: str) -> str | None:
        """The owner of a name, else None."""
        return self._capitals.get(_acronym(text)) or self._folded.get(normalise(text))


class Registry:
    """The knowledge of who is who; the packaged one comes from `Registry.load()`."""

    def __init__(
        self,
        *,
        countries: Mapping[str, Any],
        organisations: Mapping[str, Any],
        agents: Mapping[str, Any],
        targets: Mapping[str, Any],
    ) -> None:
        """Takes the content of the four data files.

        Raises:
            LexiconError: one of them breaks its rules, or they do not agree; the message names the file and the entry.
        """
        self._countries = {c.iso3: c for c in read_countries(countries)}
        self._organisations = read_organisations(organisations)
        self._agents = read_agents(agents)
        self._spellings: Mapping[str, str] = agents["spellings"]
        self._targets = read_targets(targets)
        self._names = _Names()
        self._matches: dict[str, CountryMatch] = {}
        self._agent_of = functools.lru_cache(maxsize=50_000)(self._find_agent)
        self._take_countries()
        self._take_organisations()

    def _take_countries(self) -> None:
        """Makes every name of every country findable."""
        for country in self._countries.values():
            for name in country.names:
                owner = f"{country.iso3}: {name.text}"
                self._names.add(name.text, owner, where=COUNTRIES, is_word=name.is_word)
                self._matches[owner] = CountryMatch(
                    iso3=country.iso3, how=name.how, name=country.name, sector=name.sector
                )

    def _take_organisations(self) -> None:
        """Makes every name of every organisation findable, and holds it to a known country."""
        for organisation in self._organisations.values():
            home = organisation.country
            if home is not None and home not in self._countries and home not in INTERNATIONAL:
                raise LexiconError(f"{ORGANISATIONS}, {organisation.id}: no country {home!r} in {COUNTRIES}")
            for name in organisation.names:
                is_word = name in organisation.words
                self._names.add(name, organisation.id, where=ORGANISATIONS, is_word=is_word)

    @staticmethod
    @functools.cache
    def load() -> Registry:
        """The packaged registry, read and checked once in a process.

        Raises:
            LexiconError: a data file breaks its rules.
        """
        return Registry(
            countries=load_toml(COUNTRIES),
            organisations=load_toml(ORGANISATIONS),
            agents=load_toml(AGENTS),
            targets=load_toml(TARGETS),
        )

    def country_of(self, text: str) -> CountryMatch | None:
        """The country that a text names, by name, demonym, capital or seat; None when it is no such name.

        A capital is returned whether or not it stands for its government: `how` tells that it is one.
        """
        return self._matches.get(self._names.find(text) or "")

    def country_name(self, iso3: str) -> str | None:
        """The usual English name of a country."""
        country = self._countries.get(iso3)
        return country.name if country else None

    def organisation(self, text: str) -> Organisation | None:
        """The organisation, armed group or polity that a text names; None when it names none."""
        return self.organisation_by_id(self._names.find(text) or "")

    def organisation_by_id(self, organisation_id: str) -> Organisation | None:
        """The organisation with an id; None when there is none."""
        return self._organisations.get(organisation_id)

    def agent(self, words: Sequence[str]) -> Agent | None:
        """What the longest known noun phrase at the end of `words` (lemmas) says of those it names.

        `["russian", "defense", "ministry"]` finds "defense ministry". Plurals and British spellings are understood.
        """
        return self._agent_of(tuple(words))

    def _find_agent(self, words: tuple[str, ...]) -> Agent | None:
        spelt = self._spelt(words)
        apart = tuple(part for word in spelt for part in word.split("-") if part)
        return _longest_suffix(self._agents, spelt) or _longest_suffix(self._agents, apart)

    def target_kind(self, words: Sequence[str]) -> TargetKind | None:
        """What sort of physical target the end of `words` (lemmas) names; None when it names none."""
        return _longest_suffix(self._targets, self._spelt(words))

    def _spelt(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words in the spelling of the data files."""
        return tuple(self._spellings.get(w.casefold(), w.casefold()) for w in words)

    def phrases(self) -> Iterator[Phrase]:
        """Every name for a matcher, sorted, spelt as written; names that often mean something else are left out."""
        found = {
            Phrase(label=_LABELS[name.how], text=text, id=country.iso3, is_word=name.is_word)
            for country in self._countries.values()
            for name in country.names
            if not name.is_ambiguous
            for text in _written(name.text)
        }
        for organisation in self._organisations.values():
            for name in organisation.names:
                label = "NORP" if name in organisation.demonyms else _ORGANISATION_LABELS.get(organisation.kind, "ORG")
                is_word = name in organisation.words
                found |= {Phrase(label=label, text=t, id=organisation.id, is_word=is_word) for t in _written(name)}
        return iter(sorted(found))


def _written(name: str) -> Iterator[str]:
    """The ways in which texts write a name: at the start of a sentence, with a curly apostrophe, with dots.

    >>> sorted(_written("al-Qaeda")), sorted(_written("UN"))
    (['Al-Qaeda', 'al-Qaeda'], ['U.N.', 'UN', 'UN'])
    """
    yield name
    yield name[:1].upper() + name[1:]
    if "'" in name:
        yield name.replace("'", "’")
    if name.isalpha() and name.isupper() and len(name) <= _LONGEST_STRICT_ACRONYM:
        yield ".".join(name) + "."


def _longest_suffix(entries: Mapping[tuple[str, ...], T], words: tuple[str, ...]) -> T | None:
    """The entry of the longest run of words at the end; the last word may be a plural."""
    for start in range(max(0, len(words) - _LONGEST_NOUN), len(words)):
        suffix = words[start:]
        for last in _singulars(suffix[-1]):
            found = entries.get((*suffix[:-1], last))
            if found is not None:
                return found
    return None


def _singulars(word: str) -> Iterator[str]:
    """A noun as it stands, then what it may be the plural of.

    >>> list(_singulars("gunmen")), list(_singulars("militias")), list(_singulars("armies"))
    (['gunmen', 'gunman'], ['militias', 'militia'], ['armies', 'army', 'armie', 'armi'])
    """
    yield word
    if word.endswith("men"):
        yield word[:-2] + "an"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
