"""Which of the places of one name an article means.

Pure: candidates and evidence in, a choice or nothing out. Scores add up what speaks for a place, on the scale of
decimal logarithms of inhabitants: a bonus of 1 outweighs a town ten times as big.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.reading.placenames import Relation
from transforms.reading.places import PRECISION, Context, Place, PlaceKind, Resolution

# Weights tuned on the development half of GeoWebNews and TR-News, by the share within 161 km.
_KIND = {
    PlaceKind.COUNTRY: 8.5,
    PlaceKind.SEA: 0.0,
    PlaceKind.REGION: 0.0,
    PlaceKind.ADMIN1: 1.5,
    PlaceKind.ADMIN2: -2.5,
    PlaceKind.SETTLEMENT: 0.0,
}
_OWN = 12.0
_CAPITAL = 2.5
_CAPITAL_ELSE = 1.0  # under another name: Amman was once called Philadelphia
_PART = 0.0
_AREAS = {PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SEA, PlaceKind.ADMIN1}
_OTHER_NAME = -2.0
_COUNTRY = 5.0
_FOREIGN = -0.5
_ADMIN1 = 2.0
_NEAR = 2.5
_NEAR_KM = 150.0
_ASKED_KIND, _WRONG_KIND = 2.0, 4.0  # "the village of X" is no province
_WITHIN = 6.0
_SEAT = 0.5
_SEAT_SHARE = 0.1
_SAME_KM = 40.0
_SHARPNESS = 3.0
_SURE = 0.45
_CLEAR, _UNRIVALLED = 0.8, 0.97
_BIG = 5.0  # 100,000 inhabitants: known to readers of any country's news
_KNOWN = 4.0
_WORLD = 5.5  # 300,000: may turn up in news that plays elsewhere
_SETTLED = 3.0  # weight of a country that shows where an article plays: small towns abroad have unknown namesakes there
_CONTAINED, _VOUCHED, _COUNTRY_ONLY, _ALONE = 0.95, 0.9, 0.75, 0.7
"""Belief in the likeliest place when its unit is named with it, its surroundings are, its country is, nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a wording may mean.

    Attributes:
        place: the place.
        is_named: the wording is the place's own name, not another one of it.
        is_part: the wording names a unit inside the place, whose own position nobody gives.
        relation: what the wording says about the place.
        kind: the kind of place that the wording asks for, None when it asks for none.
        is_capital: the place is a country's capital.
        is_own: the place stands in the own table, because the news speak of it.
        is_ordinary: the name is an everyday word or a person's name too.
    """

    place: Place
    is_named: bool = True
    is_part: bool = False
    relation: Relation = Relation.SAME
    kind: PlaceKind | None = None
    is_capital: bool = False
    is_own: bool = False
    is_ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with what speaks for it, and its share of the belief in all candidates."""

    candidate: Candidate
    score: float
    share: float


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance between the points of two places, in kilometres."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def prominence(candidate: Candidate) -> float:
    """How much a candidate stands out before the article has said anything."""
    place = candidate.place
    if candidate.is_part:
        return _PART + (_ASKED_KIND if candidate.kind else 0.0)
    size = math.log10(place.population + 30) if place.kind not in {PlaceKind.REGION, PlaceKind.SEA} else 0.0
    if place.kind is PlaceKind.COUNTRY:
        size /= 4
    score = size + _KIND[place.kind] + (0.0 if candidate.is_named else _OTHER_NAME)
    if candidate.is_own:
        score += _OWN
    if candidate.is_capital:
        score += _CAPITAL if candidate.is_named else _CAPITAL_ELSE
    if candidate.kind is PlaceKind.SETTLEMENT and place.kind in (PlaceKind.ADMIN1, PlaceKind.COUNTRY):
        score -= _WRONG_KIND
    return score + (_ASKED_KIND if place.kind is candidate.kind else 0.0)


def rank(candidates: Sequence[Candidate], context: Context, *, within: Sequence[Place] = ()) -> list[Scored]:
    """Candidates with their scores, the likeliest first; equal scores in order of the places' ids and names."""
    rivals = {c.place for c in candidates}
    # A name's own places are no witnesses for each other, though the context counts the likeliest of them.
    witnesses = [p for p in context.places if p not in rivals]
    scores = [
        (c, prominence(c) + _evidence(c.place, context, witnesses) + _inside(c.place, within)) for c in candidates
    ]
    scores = _below_seats(scores)
    scores.sort(key=lambda s: (-s[1], s[0].place.geonames_id or 0, s[0].place.name))
    if not scores:
        return []
    best = scores[0][1]
    weights = [math.exp((score - best) * _SHARPNESS) for _, score in scores]
    total = sum(weights)
    return [Scored(c, score, w / total) for (c, score), w in zip(scores, weights, strict=True)]


def choose(ranked: Sequence[Scored], context: Context, *, within: Sequence[Place] = ()) -> Resolution | None:
    """The place meant, or None when the evidence does not single one out."""
    if not ranked:
        return None
    best = ranked[0]
    place = best.candidate.place
    # Rivals at the same spot (a town and the province named after it) do not make the position doubtful.
    together = sum(s.share for s in ranked if s is best or distance_km(s.candidate.place, place) <= _SAME_KM)
    contained = bool(within) and _inside(place, within) > 0
    trust = _CONTAINED if contained else _trust(best, context)
    if together < _SURE or trust == 0.0:
        return None
    return Resolution(
        place=place,
        where_precision=precision_of(best.candidate),
        confidence=round(together * trust * (1.0 if best.candidate.is_named else 0.9), 3),
        reason=_reason(best.candidate, trust),
    )


def precision_of(candidate: Candidate) -> int:
    """UCDP's where_prec of an event in what the wording names."""
    precision = PRECISION[candidate.place.kind]
    if candidate.place.kind is PlaceKind.SETTLEMENT and candidate.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        return PRECISION[candidate.kind]  # "X district", known only by its town
    if candidate.relation is Relation.SAME or candidate.place.kind is PlaceKind.SEA:
        return precision
    if candidate.place.kind is PlaceKind.COUNTRY:
        return 5
    return max(2, precision)


def _below_seats(scores: list[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Scores with each unit put below the chief town that it is called after: alone, the name means the town."""
    return [(candidate, min([score, *_ceilings(candidate, scores)])) for candidate, score in scores]


def _ceilings(candidate: Candidate, scores: list[tuple[Candidate, float]]) -> list[float]:
    unit = candidate.place
    if unit.kind is not PlaceKind.ADMIN1 or candidate.kind is not None or candidate.is_own or candidate.is_part:
        return []
    return [score - _SEAT for c, score in scores if _is_seat(c.place, unit)]


def _is_seat(town: Place, unit: Place) -> bool:
    is_town = town.kind is PlaceKind.SETTLEMENT and is_inside(town, unit)
    return is_town and town.population >= _SEAT_SHARE * unit.population > 0


def _evidence(place: Place, context: Context, witnesses: Sequence[Place]) -> float:
    score = 0.0
    if context.countries and place.country is not None:
        weight = context.countries.get(place.country, 0.0)
        score += _COUNTRY * math.sqrt(weight / max(context.countries.values())) if weight > 0 else _FOREIGN
    if place.country and place.admin1 and place.kind is not PlaceKind.ADMIN1:
        score += _ADMIN1 * min(1.0, context.admin1.get((place.country, place.admin1), 0.0))
    nearest = min((distance_km(place, p) for p in witnesses), default=math.inf)
    return score + _NEAR * math.exp(-nearest / _NEAR_KM)


def _inside(place: Place, within: Sequence[Place]) -> float:
    """What the unit named with a place says about it; nothing when no unit is named."""
    if not within:
        return 0.0
    return max(_WITHIN if is_inside(place, area) else -_WITHIN for area in within)


def is_inside(place: Place, area: Place) -> bool:
    """True when a place lies in an area, by its units where those are known, else by distance."""
    if area.kind is PlaceKind.COUNTRY:
        return place.country == area.country
    if area.kind is PlaceKind.ADMIN1:
        return place.country == area.country and place.admin1 == area.admin1
    if area.kind is PlaceKind.ADMIN2 and place.admin2 is not None:
        return place.country == area.country and place.admin2 == area.admin2
    return place is not area and distance_km(place, area) <= max(area.radius_km, 25)


def _trust(best: Scored, context: Context) -> float:
    """How far a place may be believed for what the article says of its surroundings, 0 when not at all."""
    candidate, place = best.candidate, best.candidate.place
    size = math.log10(place.population + 1)
    unit = (place.country or "", place.admin1 or "")
    if place.kind is not PlaceKind.ADMIN1 and context.admin1.get(unit, 0.0) > 0:
        return _VOUCHED
    if context.countries.get(place.country or "", 0.0) > 0:
        if place.kind in _AREAS or candidate.is_own or size >= _BIG:
            return _VOUCHED
        if not candidate.is_ordinary:
            return _VOUCHED if size >= _KNOWN else _COUNTRY_ONLY
    return _ALONE if _is_outright(best, context) else 0.0


def _is_outright(best: Scored, context: Context) -> bool:
    """True when a place may be read with no word of its country: an area, or a town that every reader knows."""
    candidate, place = best.candidate, best.candidate.place
    if candidate.is_ordinary:
        return place.kind is PlaceKind.COUNTRY
    if candidate.is_part:
        return False  # many villages in many units bear its name
    if place.kind in _AREAS or candidate.is_own:
        return True
    size = math.log10(place.population + 1)
    least = _BIG if max(context.countries.values(), default=0.0) >= _SETTLED else _KNOWN
    is_alone = candidate.is_named and size >= least
    if context.countries:
        return size >= _WORLD or (is_alone and best.share > _UNRIVALLED)
    return size >= _BIG or (is_alone and best.share > _CLEAR)


def _reason(candidate: Candidate, trust: float) -> str:
    said = "unit inside" if candidate.is_part else "own name" if candidate.is_named else "other name"
    why = {
        _CONTAINED: "inside the unit named with it",
        _VOUCHED: "its surroundings are named",
        _COUNTRY_ONLY: "its country is named",
        _ALONE: "known without more words",
    }[trust]
    relation = "" if candidate.relation is Relation.SAME else f"{candidate.relation.value} of it, "
    return f"{relation}{said}; {why}"
