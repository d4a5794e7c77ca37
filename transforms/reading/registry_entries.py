"""The entries of the registry of who is who, and how they are read from their data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from transforms.lexicons import LexiconError, check_keys, check_sorted, member
from transforms.ontology import sectors_of
from transforms.vocabulary import ActorKind, Sector, TargetKind, VictimType

COUNTRIES = "countries.toml"
ORGANISATIONS = "organisations.toml"
AGENTS = "agents.toml"
TARGETS = "physical_targets.toml"
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})


class NameKind(StrEnum):
    """What sort of name stands for a country."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    HISTORIC = "historic"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName:
    """One name of a country.

    Attributes:
        text: as written.
        how: which sort of name.
        sector: what a seat stands for; None for other names.
        is_ambiguous: names something else so often (a person, a state of the USA) that no matcher should look for it.
        is_word: an ordinary word that counts only as written or in capitals (US, CAR).
    """

    text: str
    how: NameKind
    sector: Sector | None = None
    is_ambiguous: bool = False
    is_word: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory: ISO 3166-1 alpha-3 (XKX for Kosovo), its usual English name, all its names."""

    iso3: str
    name: str
    names: tuple[CountryName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A named organisation, armed group or partially recognised polity.

    Attributes:
        id: stable; the actor's id in the warehouse.
        name: its usual English name.
        aliases: other names, acronyms included; `name` is not repeated.
        demonyms: adjectives and nouns for the people of a polity.
        words: those of the names that are ordinary words and count only as written or in capitals (ARENA, Red Flag).
        kind: `state` for a polity, else `organisation`.
        country: ISO 3166-1 alpha-3, or one of IGO, UNO, EUR, NGO, IMG, MNC, ISM; a polity has its claiming
            state, a people of no one country has None.
        sectors: the primary one first; a polity has PRE among them.
        polity: the de-facto polity that it belongs to.
        parent: id of the organisation that it is a part of.
        wikidata_id: only where certain.
        first_year, last_year: when it was active, only where certain.
    """

    id: str
    name: str
    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.ORGANISATION
    polity: str | None = None
    parent: str | None = None
    wikidata_id: str | None = None
    first_year: int | None = None
    last_year: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then its aliases and demonyms."""
        return (self.name, *self.aliases, *self.demonyms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """What a noun says of those it names.

    Attributes:
        noun: the entry, lower-case, singular.
        sectors: the primary one first; empty when the noun says nothing of it ("man", "spokesman").
        kind: what sort of actor.
        victim_type: as which a casualty counts.
        is_armed: bears arms by trade.
        is_human: false for a ministry or a drone, which cannot be killed or wounded.
        follows: takes country and sector of the organisation that it belongs to ("spokesman", "leader").
    """

    noun: str
    sectors: tuple[Sector, ...] = ()
    kind: ActorKind = ActorKind.GROUP
    victim_type: VictimType = VictimType.UNKNOWN
    is_armed: bool = False
    is_human: bool = True
    follows: bool = False

    @property
    def word_count(self) -> int:
        """How many words the entry covers."""
        return len(self.noun.split())


def read_countries(data: Mapping[str, Any]) -> tuple[Country, ...]:
    """Countries in order of their code, of the content of their file.

    Raises:
        LexiconError: the file breaks its rules.
    """
    check_sorted(data, COUNTRIES)
    return tuple(_country(iso3, entry) for iso3, entry in data.items())


def _country(iso3: str, entry: Mapping[str, Any]) -> Country:
    """One country of the file."""
    where = f"{COUNTRIES}, {iso3}"
    check_keys(entry, ("name", "names", "demonyms", "capital", "historic", "seats", "ambiguous", "words"), where)
    ambiguous, words = set(entry.get("ambiguous", ())), set(entry.get("words", ()))
    names = tuple(
        replace(n, is_ambiguous=n.text in ambiguous, is_word=n.text in words) for n in _country_names(entry, where)
    )
    stray = sorted((ambiguous | words) - {n.text for n in names})
    if stray:
        raise LexiconError(f"{where}: {stray} are marked, but no names of it")
    return Country(iso3=iso3, name=entry["name"], names=names)


def _country_names(entry: Mapping[str, Any], where: str) -> Iterator[CountryName]:
    """The names of a country, the usual one first."""
    yield CountryName(text=entry["name"], how=NameKind.NAME)
    for key, how in (
        ("names", NameKind.NAME),
        ("demonyms", NameKind.DEMONYM),
        ("capital", NameKind.CAPITAL),
        ("historic", NameKind.HISTORIC),
    ):
        check_sorted(entry.get(key, ()), f"{where}, {key}")
        yield from (CountryName(text=text, how=how) for text in entry.get(key, ()))
    for text, sector in entry.get("seats", {}).items():
        yield CountryName(text=text, how=NameKind.SEAT, sector=member(Sector, sector, where))


def read_organisations(data: Mapping[str, Any]) -> Mapping[str, Organisation]:
    """Organisations by id, of the content of their file.

    Raises:
        LexiconError: the file breaks its rules, or a parent is not in it.
    """
    check_sorted(data, ORGANISATIONS)
    out = {key: _organisation(key, entry) for key, entry in data.items()}
    for organisation in out.values():
        if organisation.parent is not None and organisation.parent not in out:
            raise LexiconError(f"{ORGANISATIONS}, {organisation.id}: no entry for its parent {organisation.parent!r}")
    return out


def _organisation(key: str, entry: Mapping[str, Any]) -> Organisation:
    """One organisation of the file."""
    where = f"{ORGANISATIONS}, {key}"
    check_keys(entry, Organisation.__dataclass_fields__.keys() - {"id"}, where)
    lists = {key: tuple(entry.get(key, ())) for key in ("aliases", "demonyms", "words")}
    for names in lists.values():
        check_sorted(names, where)
    closed = {
        "sectors": tuple(member(Sector, s, where) for s in entry["sectors"]),
        "kind": member(ActorKind, entry.get("kind", ActorKind.ORGANISATION.value), where),
    }
    organisation = Organisation(id=key, **{**entry, **lists, **closed})
    stray = sorted(set(organisation.words) - set(organisation.names))
    if stray:
        raise LexiconError(f"{where}: words {stray} are no names of it")
    return organisation


def read_agents(data: Mapping[str, Any]) -> Mapping[tuple[str, ...], Agent]:
    """Agents by the words of their noun, of the content of their file.

    Raises:
        LexiconError: the file breaks its rules, or a noun stands in two of its groups.
    """
    out: dict[tuple[str, ...], Agent] = {}
    for group in data["groups"]:
        where = f"{AGENTS}, group of {group['nouns'][0]!r}"
        check_keys(group, ("sectors", "kind", "victim", "human", "follows", "nouns"), where)
        check_sorted(group["nouns"], where)
        for agent in _agents(group, where):
            words = tuple(agent.noun.split())
            if words in out:
                raise LexiconError(f"{where}: {agent.noun!r} stands in another group too; keep one")
            out[words] = agent
    return out


def _agents(group: Mapping[str, Any], where: str) -> Iterator[Agent]:
    """The agents of one group: nouns that mean the same sort of actor."""
    sectors = tuple(member(Sector, s, where) for s in group.get("sectors", ()))
    shared = Agent(
        noun="",
        sectors=sectors,
        kind=member(ActorKind, group["kind"], where),
        victim_type=member(VictimType, group.get("victim", VictimType.UNKNOWN.value), where),
        is_armed=bool(sectors) and sectors[0] in sectors_of("armed"),
        is_human=bool(group.get("human", True)),
        follows=bool(group.get("follows", False)),
    )
    return (replace(shared, noun=noun) for noun in group["nouns"])


def read_targets(data: Mapping[str, Any]) -> Mapping[tuple[str, ...], TargetKind]:
    """Kinds of physical targets by the words of their noun, of the content of their file.

    Raises:
        LexiconError: the file breaks its rules, or a noun stands under two kinds.
    """
    out: dict[tuple[str, ...], TargetKind] = {}
    for name, nouns in data.items():
        kind = member(TargetKind, name, TARGETS)
        check_sorted(nouns, f"{TARGETS}, {name}")
        for noun in nouns:
            words = tuple(noun.split())
            if words in out:
                raise LexiconError(f"{TARGETS}: {noun!r} stands under {out[words]} and under {kind}; keep one")
            out[words] = kind
    return out
