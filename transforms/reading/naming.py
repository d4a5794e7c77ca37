"""Makes actors: what a registry entry, a country, a noun and its owner add up to.

Ids are the registry's where it knows the actor, codes of the state for its organs, else a hash of the normalised name,
country and sector; so the same actor has the same id in every article.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.identity import content_id
from transforms.reading.person_words import is_female
from transforms.reading.registry import Agent, Organisation, Registry, normalise
from transforms.reading.who import ARMED, Home, Who
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, Sector, VictimType

STATE_FORCES = {Sector.MIL: "military", Sector.COP: "police", Sector.SPY: "intelligence service"}


class Maker:
    """Makes actors with what the registry knows; remembers nothing of the text."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def organisation(self, entry: Organisation) -> Who:
        """A named organisation of the registry, with what it is a part of."""
        parent = self._registry.organisation_by_id(entry.parent) if entry.parent else None
        return Who(
            actor_id=entry.id,
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            polity=entry.polity,
            sectors=entry.sectors,
            wikidata_id=entry.wikidata_id,
            parent=self.organisation(parent) if parent else None,
            victim_type=victim_type_of(entry.sectors),
            is_armed=bool(ARMED & set(entry.sectors)),
            is_named=True,
        )

    def state(self, iso3: str, sector: Sector | None = None) -> Who:
        """A state, or the force of it that a seat stands for (the Pentagon)."""
        name = self._registry.country_name(iso3) or iso3
        state = Who(actor_id=iso3, name=name, kind=ActorKind.STATE, country=iso3, sectors=(Sector.GOV,), is_named=True)
        return self.force(state, sector) if sector in STATE_FORCES else state

    def force(self, state: Who, sector: Sector) -> Who:
        """The military, police or intelligence service of a state or polity."""
        noun = STATE_FORCES[sector]
        victim = {Sector.MIL: VictimType.MILITARY, Sector.COP: VictimType.POLICE}.get(sector, VictimType.UNKNOWN)
        return Who(
            actor_id=f"{state.actor_id}-{sector.value}",
            name=f"{_whose(state.name)} {noun}",
            kind=ActorKind.ORGANISATION,
            country=state.country,
            polity=state.polity,
            sectors=(sector, *(s for s in state.sectors if s is Sector.PRE)),
            parent=state,
            victim_type=victim,
            is_armed=True,
            is_named=True,
            noun=noun,
        )

    def people(self, iso3: str, country: str, text: str) -> Who:
        """The people of a country: "Armenians"."""
        return Who(
            actor_id=f"{iso3}-people",
            name=f"people of {country}" if country == text else text,
            kind=ActorKind.POPULATION,
            country=iso3,
            sectors=(Sector.CVL,),
            is_named=True,
        )

    def spokesman(self, agent: Agent, home: Home) -> Who:
        """Somebody who stands for an organisation: a person of its country and sector."""
        owner = home.owner
        if owner is None:
            raise ValueError(f"{agent.noun!r} speaks for nobody")
        return Who(
            actor_id=f"{owner.actor_id}-{agent.noun.replace(' ', '-')}",
            name=f"{agent.noun} of {owner.name}",
            kind=ActorKind.PERSON,
            country=owner.country,
            polity=owner.polity,
            sectors=agent.sectors or owner.sectors,
            parent=owner,
            victim_type=agent.victim_type if agent.victim_type is not VictimType.UNKNOWN else owner.victim_type,
            is_armed=owner.is_armed,
            noun=agent.noun,
        )

    def weapon_owner(self, owner: Who) -> Who:
        """The military whose weapon acts: "Azerbaijani drones"."""
        return self.force(owner, Sector.MIL) if owner.kind is ActorKind.STATE else owner

    def person(self, name: str, home: Home, sectors: tuple[Sector, ...], victim_type: VictimType) -> Who:
        """Somebody named, of the country and sectors that the title beside the name gives."""
        return Who(
            actor_id=content_id("person", normalise(name), home.country, sectors[:1]),
            name=name,
            kind=ActorKind.PERSON,
            country=home.country,
            polity=home.polity,
            sectors=sectors,
            victim_type=victim_type,
            is_armed=bool(ARMED & set(sectors)),
            is_named=True,
        )

    def described(self, agent: Agent, home: Home, label: str) -> Who:
        """What a noun describes, with the country or organisation it belongs to.

        Args:
            agent: the noun.
            home: whose it is.
            label: the noun phrase without counts, for those that are no institutions ("masked gunmen").
        """
        if agent.follows and home.owner is not None and not _is_unit(agent, home.owner):
            is_person = agent.kind is ActorKind.PERSON
            return self.spokesman(agent, home) if is_person else replace(home.owner, is_human=True)
        primary = agent.sectors[0] if agent.sectors else None
        if primary in STATE_FORCES and agent.is_armed and home.owner is not None and home.owner.kind is ActorKind.STATE:
            return self.force(home.owner, primary)
        return (
            self._institution(agent, home) if agent.kind is ActorKind.ORGANISATION else self._group(agent, home, label)
        )

    def _institution(self, agent: Agent, home: Home) -> Who:
        """A ministry, court or army: of its owner where one is named."""
        slug = agent.noun.replace(" ", "-")
        own_id = content_id("actor", agent.noun, home.country, agent.sectors[:1])
        return Who(
            actor_id=f"{home.owner.actor_id}-{slug}" if home.owner else own_id,
            name=f"{_whose(home.name)} {agent.noun}" if home.name else agent.noun,
            kind=agent.kind,
            country=home.country,
            polity=home.polity,
            sectors=_with_polity(agent.sectors, home),
            parent=home.owner,
            victim_type=agent.victim_type,
            is_armed=agent.is_armed,
            is_human=agent.is_human,
            noun=agent.noun,
        )

    def _group(self, agent: Agent, home: Home, label: str) -> Who:
        """People or a person without a name."""
        owner = home.owner if home.owner is not None and home.owner.kind is ActorKind.ORGANISATION else None
        own = owner.sectors if owner is not None and owner.is_armed and Sector.UAF in agent.sectors else agent.sectors
        if agent.kind is ActorKind.POPULATION and not own and home.country is not None:
            own = (Sector.CVL,)  # "the Zambian people"
        sectors = _with_polity(own, home)
        return Who(
            actor_id=content_id("actor", normalise(label), home.country, sectors[:1]),
            name=label,
            kind=agent.kind,
            country=home.country,
            polity=home.polity,
            sectors=sectors,
            parent=home.owner if agent.kind is ActorKind.OBJECT else owner,
            victim_type=agent.victim_type,
            is_armed=agent.is_armed,
            is_human=agent.is_human,
            noun=agent.noun,
            is_female=is_female(None, agent.noun.split()[-1], ()),
        )

    def body(self, name: str, agent: Agent, home: Home) -> Who:
        """A named body that no registry knows, of the sort that the noun with its name says."""
        return Who(
            actor_id=content_id("actor", normalise(name) or name, home.country, agent.sectors[:1]),
            name=name,
            kind=ActorKind.ORGANISATION,
            country=home.country,
            polity=home.polity,
            sectors=agent.sectors,
            victim_type=agent.victim_type,
            is_armed=agent.is_armed,
            is_named=True,
        )

    def thing(self, name: str, home: Home) -> Who:
        """A physical target or a stretch of land: never an actor."""
        return Who(
            actor_id=content_id("object", normalise(name) or name, home.country),
            name=name,
            kind=ActorKind.OBJECT,
            country=home.country,
            polity=home.polity,
            parent=home.owner,
            is_human=False,
        )

    def unknown(self, name: str, home: Home, *, is_organisation: bool, is_human: bool) -> Who:
        """What the registry and the lexicons do not know; it stays unknown."""
        return Who(
            actor_id=content_id("actor", normalise(name) or name, home.country, None),
            name=name,
            kind=ActorKind.ORGANISATION if is_organisation else ActorKind.UNKNOWN,
            country=home.country,
            polity=home.polity,
            parent=home.owner,
            is_named=is_organisation,
            is_human=is_human,
        )


NOBODY_KNOWN = Who(
    actor_id=content_id("actor", "unknown"), name="unknown", kind=ActorKind.UNKNOWN, sectors=(Sector.UNK,)
)
"""A pronoun that goes back to nobody named."""


def _is_unit(agent: Agent, owner: Who) -> bool:
    """True for "a FARC column": some of its people, not the whole of it."""
    is_armed = owner.is_armed and owner.kind is ActorKind.ORGANISATION
    return is_armed and agent.noun in word_list("definite", "units")


def _whose(name: str) -> str:
    """ "Peru's", "the Philippines'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _with_polity(sectors: tuple[Sector, ...], home: Home) -> tuple[Sector, ...]:
    """PRE beside the other sectors of organs of a partially recognised polity."""
    return (*sectors, Sector.PRE) if home.polity and Sector.PRE not in sectors else sectors


def victim_type_of(sectors: tuple[Sector, ...]) -> VictimType:
    """As which a casualty of somebody of these sectors counts."""
    table = {
        Sector.MIL: VictimType.MILITARY, Sector.COP: VictimType.POLICE, Sector.REB: VictimType.REBEL,
        Sector.PRM: VictimType.MILITIA, Sector.UAF: VictimType.REBEL, Sector.JRN: VictimType.JOURNALIST,
    }  # fmt: skip
    return next((table[s] for s in sectors if s in table), VictimType.UNKNOWN)
