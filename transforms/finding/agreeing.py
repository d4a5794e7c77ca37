"""Whether two mentions may tell of one event, by how, when and where it was, and by who took part."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.reading.choosing import distance_km, is_inside
from transforms.reading.days import Days
from transforms.reading.places import PlaceKind, Resolution
from transforms.reading.who import Who
from transforms.vocabulary import ActorKind, EventMode, EventType, Sector

_KIN_MODES = (
    frozenset({EventMode.AERIAL, EventMode.DRONE, EventMode.HEAVY_WEAPONS}),
    frozenset({EventMode.EXPLOSIVES, EventMode.SUICIDE_ATTACK}),
    frozenset({EventMode.FIREARMS, EventMode.TARGETED}),
    frozenset({EventMode.DESTROY, EventMode.EXPLOSIVES, EventMode.HEAVY_WEAPONS, EventMode.AERIAL}),
)
_SAME_PLACE_KM = 30
_TOWN = 2  # UCDP's precision of a town and what is near it
_YEAR = 366  # days
_PAIR = 2  # who meets: one of them may meet others later


def modes_agree(a: EventMode | None, b: EventMode | None, event_type: EventType) -> bool:
    """False for two modes that no one attack has: gunfire and an air strike."""
    if a is b or a is None or b is None:
        return True
    return event_type is EventType.ASSAULT and any(a in kin and b in kin for kin in _KIN_MODES)


def times_agree(a: Days | None, b: Days | None) -> bool:
    """Two days are two times; and what has gone on for years is no deed of one of its months."""
    if a is None or b is None or a == b:
        return True
    lengths = [(d.end - d.start).days for d in (a, b)]
    return a.overlaps(b) and (max(lengths) <= _YEAR or min(lengths) > _YEAR)


def places_agree(a: Resolution | None, b: Resolution | None) -> bool:
    """Two towns are two places, and so are two provinces; a town and the province around it may be one."""
    if a is None or b is None or a.place == b.place:
        return True
    if a.place.country != b.place.country and None not in (a.place.country, b.place.country):
        return False
    if PlaceKind.COUNTRY in (a.place.kind, b.place.kind) or distance_km(a.place, b.place) < _SAME_PLACE_KM:
        return True
    if max(a.where_precision, b.where_precision) <= _TOWN:
        return False
    return a.place.admin1 == b.place.admin1 or None in (a.place.admin1, b.place.admin1)


def share_place(a: Resolution | None, b: Resolution | None) -> bool:
    """True for one place, and for a town and the province that it is told to be in elsewhere."""
    if a is None or b is None:
        return False
    areas = [(x.place, y.place) for x, y in ((a, b), (b, a)) if y.place.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2)]
    return a.place == b.place or any(is_inside(place, area) for place, area in areas)


def meet(some: Sequence[Who], others: Sequence[Who]) -> bool:
    """True when one of some may be one of the others."""
    return any(a.is_side_of(b) or _same_words(a, b) for a in some for b in others)


def are_others(some: Sequence[Who], others: Sequence[Who]) -> bool:
    """True for two meetings of one person: with Anna Ruiz, and with Omar Haddad."""
    named, beside = ({w.actor_id for w in side if w.is_named and w.kind is ActorKind.PERSON} for side in (some, others))
    return bool(named - beside) and bool(beside - named) and len(named & beside) < _PAIR


def _same_words(a: Who, b: Who) -> bool:
    """ "five gunmen" and "masked gunmen": one description, unless countries differ."""
    if a.country and b.country and a.country != b.country:
        return False
    if a.name.lower() == b.name.lower():
        return True
    if (a.is_named and b.is_named) or (a.own_organisation is not None and b.own_organisation is not None):
        return False
    # "Gunmen" may be those of a group named elsewhere, "a man" the one named later.
    if _is_hand_of(a, b) or _is_hand_of(b, a):
        return True
    nameless = a.kind is ActorKind.PERSON and b.kind is ActorKind.PERSON and not (a.sectors and b.sectors)
    return nameless or not set(a.sectors).isdisjoint(b.sectors)


def _is_hand_of(nameless: Who, named: Who) -> bool:
    """True for "gunmen", of whom nobody says whose they are, and a group under arms that may have sent them."""
    is_open = not nameless.is_named and nameless.own_organisation is None and nameless.sectors == (Sector.UAF,)
    return is_open and named.is_named and bool(set(named.sectors) & {Sector.REB, Sector.PRM, Sector.CRM})
