"""PLOVER's types and modes with their numbers, and what codes need to know of an event and of who takes part in it.

The tables stand in `lexicons/ontology.toml`; here is only how they are read.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from transforms.lexicons import LexiconError, check_keys, check_sorted, load_toml, member
from transforms.vocabulary import ActorKind, Context, EventMode, EventType, Sector, VictimType

_FILE = "ontology.toml"
_MEMBERS = {
    "types": EventType,
    "modes": EventMode,
    "without_modes": EventMode,
    "contexts": Context,
    "other_sectors": Sector,
    "actor_kinds": ActorKind,
    "other_kinds": ActorKind,
    "victims": VictimType,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part in an event, as far as codes depend on it.

    Attributes:
        country: ISO 3166-1 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, IMG, MNC, ISM.
        sectors: PLOVER sectors, the primary one first.
        kind: what sort of thing it is.
    """

    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    kind: ActorKind = ActorKind.UNKNOWN

    @property
    def sector(self) -> Sector | None:
        """The primary sector: the first that says what the party does; PRE and UNK do not."""
        return next((s for s in self.sectors if s not in (Sector.PRE, Sector.UNK)), None)

    @property
    def is_armed(self) -> bool:
        """True when its primary sector bears arms."""
        return self.sector in sectors_of("armed")

    @property
    def is_state(self) -> bool:
        """True for a state, its organs, and forces of international bodies; false for a partially recognised polity."""
        if Sector.PRE in self.sectors:
            return False
        return self.sector in sectors_of("state") or (self.sector is None and self.kind is ActorKind.STATE)


NOBODY = Party()
"""A part that nobody is named for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One event, as far as codes depend on it.

    Attributes:
        event_type, event_mode: the mode belongs to the type, or is None.
        actor, recipient: the first of each; `NOBODY` when none is named.
        victims: the types of those harmed; they stand in where no recipient is named.
        killed, injured: whether somebody was.
        contexts: PLOVER contexts.
        wording: lower-case lemmas of trigger, its objects and weapon, joined by single spaces.
    """

    event_type: EventType
    event_mode: EventMode | None = None
    actor: Party = NOBODY
    recipient: Party = NOBODY
    victims: frozenset[VictimType] = frozenset()
    killed: bool = False
    injured: bool = False
    contexts: frozenset[Context] = frozenset()
    wording: str = ""


@functools.cache
def ontology() -> Mapping[str, Any]:
    """The content of the data file, checked.

    Raises:
        LexiconError: a type is missing, unsorted or unknown; so is a mode, a sector or a context.
    """
    data = load_toml(_FILE)
    check_sorted(data["types"], _FILE)
    missing = set(EventType) - set(data["types"])
    if missing:
        raise LexiconError(f"{_FILE}: no entry for {sorted(missing)}")
    for name, entry in data["types"].items():
        where = f"{_FILE}, {name}"
        check_keys(entry, ("quad", "score", "cameo", "needs_recipient", "modes"), where)
        check_sorted(entry.get("modes", {}), where)
        check_members({"types": [name], "modes": entry.get("modes", ())}, where)
    for sector in (*data["acled_inter"], *data["cameo_sectors"], *data["sectors"]["armed"], *data["sectors"]["state"]):
        member(Sector, sector, _FILE)
    for rule in data["cameo"]:
        check_keys(rule, ("types", "modes", "contexts", "words", "armed", "code"), f"{_FILE}, cameo")
        check_members(rule, f"{_FILE}, cameo")
    return data


def check_members(rule: Mapping[str, Any], where: str) -> None:
    """Refuses a rule that names an unknown type, mode, context, sector, kind or victim type; "" is no mode.

    Raises:
        LexiconError: names it.
    """
    for key in sorted(set(rule) & set(_MEMBERS)):
        for name in rule[key]:
            if name or key not in ("modes", "without_modes"):
                member(_MEMBERS[key], name, where)


@functools.cache
def sectors_of(group: str) -> frozenset[Sector]:
    """The sectors of a group: `armed` bears arms, `state` acts for a state."""
    return frozenset(Sector(s) for s in ontology()["sectors"][group])


MODES: Mapping[EventType, frozenset[EventMode]] = MappingProxyType(
    {t: frozenset(EventMode(m) for m in ontology()["types"][t].get("modes", ())) for t in EventType}
)
"""The modes that each event type may have; a type without modes has an empty set."""


def entry_of(event_type: EventType, event_mode: EventMode | None) -> Mapping[str, Any]:
    """Score and CAMEO code of a type and mode.

    Raises:
        ValueError: the mode does not belong to the type.
    """
    entry: Mapping[str, Any] = ontology()["types"][event_type]
    if event_mode is None:
        return entry
    if event_mode not in MODES[event_type]:
        raise ValueError(f"{event_type} has no mode {event_mode}; it has {sorted(MODES[event_type])}")
    mode: Mapping[str, Any] = entry["modes"][event_mode]
    return mode


def quad_class(event_type: EventType) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return int(ontology()["types"][event_type]["quad"])


def content_mode(event_type: EventType, content: EventType) -> EventMode | None:
    """The mode that its content gives to a verbal act; None when it gives none.

    >>> content_mode(EventType.REQUEST, EventType.RETREAT)
    <EventMode.YIELD: 'yield'>
    """
    mode = ontology().get("content_modes", {}).get(event_type, {}).get(content)
    return EventMode(mode) if mode else None


def plover_score(event_type: EventType, event_mode: EventMode | None = None) -> float:
    """PLOVER's score, from -10 (conflict) to 10 (cooperation)."""
    return float(entry_of(event_type, event_mode)["score"])


def needs_recipient(event_type: EventType) -> bool:
    """True when PLOVER codes the type only with a recipient."""
    return bool(ontology()["types"][event_type].get("needs_recipient", False))


def says(wording: str, phrases: Collection[str]) -> bool:
    """True when one of the phrases stands in the wording as whole words.

    >>> says("violate the ceasefire", ["ceasefire"]), says("firearm", ["fire"])
    (True, False)
    """
    padded = f" {wording} "
    return any(f" {phrase} " in padded for phrase in phrases)
