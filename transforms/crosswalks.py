"""What CAMEO, ACLED and UCDP call an event of ours.

The rules stand in `lexicons/ontology.toml` and `lexicons/acled.toml`; here is only how they are read.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from transforms.lexicons import check_keys, load_toml
from transforms.ontology import (
    MODES,
    NOBODY,
    Act,
    Party,
    check_members,
    entry_of,
    needs_recipient,
    ontology,
    plover_score,
    quad_class,
    says,
)
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, Sector, UcdpSide, VictimType

__all__ = [
    "MODES",
    "NOBODY",
    "Act",
    "Party",
    "acled",
    "acled_inter",
    "cameo_actor_code",
    "cameo_code",
    "goldstein",
    "needs_recipient",
    "plover_score",
    "quad_class",
    "ucdp_side",
    "ucdp_type_of_violence",
]

_ACLED = "acled.toml"
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})
_HARMED_ROLES = frozenset({ActorRole.RECIPIENT, ActorRole.VICTIM, ActorRole.TARGET})
_STATE_VICTIMS = frozenset({VictimType.MILITARY, VictimType.POLICE, VictimType.PEACEKEEPER})
_REBEL_VICTIMS = frozenset({VictimType.REBEL, VictimType.MILITIA})
_UNKNOWN_VICTIMS = frozenset({VictimType.MIXED, VictimType.PERPETRATOR, VictimType.UNKNOWN})


def cameo_code(act: Act) -> str:
    """The CAMEO code of an event: that of type and mode, made finer where contexts or wording allow.

    >>> cameo_code(Act(event_type=EventType.CONSULT, event_mode=EventMode.PHONE))
    '041'

    Raises:
        ValueError: the mode does not belong to the type.
    """
    plain = str(entry_of(act.event_type, act.event_mode)["cameo"])
    return next((str(rule["code"]) for rule in _cameo_rules(act.event_type) if _holds(rule, act)), plain)


@functools.cache
def _cameo_rules(event_type: EventType) -> tuple[Mapping[str, Any], ...]:
    """CAMEO's rules that ask for a type or for none, in order."""
    return _of_type(ontology()["cameo"], event_type)


def _of_type(rules: Iterable[Mapping[str, Any]], event_type: EventType) -> tuple[Mapping[str, Any], ...]:
    return tuple(rule for rule in rules if event_type in rule.get("types", (event_type,)))


def goldstein(code: str) -> float:
    """The Goldstein score of a CAMEO code's root, -10 to 10.

    Raises:
        ValueError: CAMEO has no such root.
    """
    scores: Mapping[str, float] = ontology()["goldstein"]
    if code[:2] not in scores:
        raise ValueError(f"{code!r} is not a CAMEO code: its first two digits must be 01 to 20")
    return float(scores[code[:2]])


def cameo_actor_code(country: str | None, sectors: Collection[Sector] = ()) -> str | None:
    """Country and primary sector in CAMEO's letters; None when neither is known.

    A partially recognised polity is SEP, so that it is never taken for the state that claims it.

    >>> cameo_actor_code("AZE", (Sector.MIL,)), cameo_actor_code("AZE", (Sector.MIL, Sector.PRE))
    ('AZEMIL', 'AZESEP')
    """
    party = Party(country=country, sectors=tuple(sectors))
    sector = Sector.PRE if Sector.PRE in party.sectors else party.sector
    own: Mapping[str, str] = ontology()["cameo_sectors"]
    land: Mapping[str, str] = ontology()["cameo_countries"]
    code = land.get(country or "", country or "") + (own.get(sector, sector.value) if sector else "")
    return code or None


def acled(act: Act) -> tuple[str, str] | tuple[None, None]:
    """ACLED's event type and sub-event type; (None, None) when the event is out of ACLED's scope.

    >>> acled(Act(event_type=EventType.ASSAULT, event_mode=EventMode.DRONE))
    ('Explosions/Remote violence', 'Air/drone strike')
    """
    for rule in _acled_rules(act.event_type):
        if _holds(rule, act):
            return str(rule["event_type"]), str(rule["sub_event_type"])
    return None, None


@functools.cache
def _acled_rules(event_type: EventType) -> tuple[Mapping[str, Any], ...]:
    """ACLED's rules that ask for a type or for none, in order."""
    return _of_type(_checked_acled_rules(), event_type)


@functools.cache
def _checked_acled_rules() -> tuple[Mapping[str, Any], ...]:
    """ACLED's rules in order, checked."""
    rules = tuple(load_toml(_ACLED)["rules"])
    for number, rule in enumerate(rules):
        where = f"{_ACLED}, rule table {number}"
        check_keys(rule, {"event_type", "sub_event_type", *_CONDITIONS}, where)
        check_members(rule, where)
    return rules


def _harmed(act: Act) -> bool:
    return act.killed or act.injured


_CONDITIONS: Mapping[str, Callable[[Any, Act], bool]] = {
    "types": lambda names, act: act.event_type in names,
    "modes": lambda names, act: (act.event_mode or "") in names,
    "without_modes": lambda names, act: (act.event_mode or "") not in names,
    "actor": lambda names, act: not _stance(act.actor).isdisjoint(names),
    "other": lambda names, act: not _stance(act.recipient, act.victims, is_harmed=True).isdisjoint(names),
    "actor_kinds": lambda names, act: act.actor.kind in names,
    "other_kinds": lambda names, act: act.recipient.kind in names,
    "other_sectors": lambda names, act: not set(act.recipient.sectors).isdisjoint(names),
    "victims": lambda names, act: not act.victims.isdisjoint(names),
    "armed": lambda wanted, act: act.actor.is_armed == wanted,
    "harmed": lambda wanted, act: _harmed(act) == wanted,
    "words": lambda phrases, act: says(act.wording, phrases),
    "without_words": lambda phrases, act: not says(act.wording, phrases),
    "contexts": lambda names, act: not act.contexts.isdisjoint(names),
}
"""What each key of a rule asks of an event; keys of the result ask nothing."""


def _holds(rule: Mapping[str, Any], act: Act) -> bool:
    """True when every condition of a rule holds."""
    return all(_CONDITIONS[key](value, act) for key, value in rule.items() if key in _CONDITIONS)


def _stance(party: Party, victims: Collection[VictimType] = (), *, is_harmed: bool = False) -> frozenset[str]:
    """What rules ask of a side: armed or unarmed or unknown, and of the armed whether state or nonstate.

    An organ of state that acts is armed, because it acts through its forces; one that is harmed, only when it bears
    arms. The types of the victims speak where the party's sector is not known.
    """
    if party.sector is None and party.kind is not ActorKind.STATE:
        return _stance_of_victims(party, victims) if is_harmed else frozenset({"unknown"})
    fights = party.is_armed or (party.is_state and (party.sector is None or not is_harmed))
    if not fights:
        return frozenset({"unarmed"})
    return frozenset({"armed", "state" if party.is_state else "nonstate"})


def _stance_of_victims(party: Party, victims: Collection[VictimType]) -> frozenset[str]:
    """The stance of a harmed side of unknown sector; people of whom nothing is said are unarmed."""
    known = set(victims) - _UNKNOWN_VICTIMS
    if known & _STATE_VICTIMS:
        return frozenset({"armed", "state"})
    if known & _REBEL_VICTIMS:
        return frozenset({"armed", "nonstate"})
    is_people = party.kind in (ActorKind.PERSON, ActorKind.POPULATION)
    return frozenset({"unarmed" if known or is_people else "unknown"})


def acled_inter(
    party: Party,
    *,
    event_country: str | None,
    event_type: EventType,
    event_mode: EventMode | None = None,
    role: ActorRole = ActorRole.ACTOR,
) -> int | None:
    """ACLED's number for an actor.

    1 state, 2 rebels, 3 political militia, 5 rioters, 6 protesters, 7 civilians, 8 external. It depends on the event:
    a soldier abroad is external, a civilian who riots a rioter, an unarmed official who is attacked a civilian.
    4 (identity militia) is never given, because no sector says it. None when too little is known.
    """
    if party.kind is ActorKind.OBJECT:
        return None
    is_harmed = role in _HARMED_ROLES
    number = _inter_at_home(party, is_harmed=is_harmed)
    if number == 1 and _is_abroad(party.country, event_country):
        return 8
    if number == 7 and not is_harmed:
        return _crowd_number(event_type, event_mode)
    return number


def _inter_at_home(party: Party, *, is_harmed: bool) -> int | None:
    """ACLED's number of a party in its own country, before what it does is looked at."""
    if party.sector is None:
        if party.kind is ActorKind.STATE or party.country in _INTERNATIONAL:
            return 1
        return 7 if is_harmed and party.kind in (ActorKind.PERSON, ActorKind.POPULATION) else None
    if party.is_state and is_harmed and not party.is_armed:
        return 7
    return int(ontology()["acled_inter"][party.sector])


def _is_abroad(country: str | None, event_country: str | None) -> bool:
    """True when forces of `country` stand elsewhere; international ones always do."""
    return country in _INTERNATIONAL or (country is not None and event_country is not None and country != event_country)


def _crowd_number(event_type: EventType, event_mode: EventMode | None) -> int:
    """ACLED's number of unarmed people who act: rioters, protesters, else civilians."""
    if event_mode is EventMode.RIOT or event_type is EventType.ASSAULT:
        return 5
    return 6 if event_type is EventType.PROTEST else 7


def ucdp_type_of_violence(
    actor: Party, recipient: Party = NOBODY, *, victims: Collection[VictimType] = ()
) -> int | None:
    """UCDP: 1 state-based, 2 non-state, 3 one-sided; None when no armed actor is known to use force on somebody known.

    Call it for ASSAULT only. The types of the victims stand in for a recipient that is not named.
    """
    if actor.kind is ActorKind.OBJECT:
        return None
    harmed = NOBODY if recipient.kind is ActorKind.OBJECT else recipient
    own, other = _stance(actor), _stance(harmed, victims, is_harmed=True)
    if "armed" not in own:
        return None
    if "armed" in other:
        return 1 if "state" in own | other else 2
    return 3 if "unarmed" in other else None


def ucdp_side(party: Party, role: ActorRole, *, opponent: Party = NOBODY) -> UcdpSide | None:
    """The side on which UCDP counts an actor's deaths.

    A state that fights a group is side a whoever acts; between equals the one who acts is. Unarmed people who are
    harmed are civilians. None for roles that take no part in the violence, and for parties of whom too little is known.
    """
    is_harmed = role in _HARMED_ROLES
    stance = _stance(party, is_harmed=is_harmed)
    if party.kind is ActorKind.OBJECT or "unknown" in stance or not (is_harmed or role is ActorRole.ACTOR):
        return None
    if is_harmed and "unarmed" in stance:
        return UcdpSide.CIVILIAN
    against = _stance(opponent, is_harmed=not is_harmed)
    if "armed" in against and ("state" in stance) != ("state" in against):
        return UcdpSide.A if "state" in stance else UcdpSide.B
    return UcdpSide.B if is_harmed else UcdpSide.A
