"""What sort of thing a noun is, as the rules of the lexicon ask: armed, state, human, place, town, thing, weapon."""

from __future__ import annotations

from collections.abc import Callable

from transforms.reading.actors import Cast
from transforms.reading.parsed import Token
from transforms.reading.registry import Registry
from transforms.reading.syntax import PASSIVE_SUBJECTS, SUBJECTS, measured
from transforms.reading.words import weapon_mode, word_list
from transforms.vocabulary import ActorKind, Sector

_PERSONAL = frozenset({"he", "i", "it", "she", "they", "we", "who", "whom", "you", "him", "her", "them", "us"})
_COUNTS = ("NOUN", "NUM")
_PLACES = ("GPE", "LOC", "FAC")
_ARMED = frozenset({Sector.MIL, Sector.COP, Sector.REB, Sector.UAF, Sector.PRM})
_OFFICE = frozenset({Sector.GOV, Sector.LEG, Sector.JUD, Sector.MIL, Sector.ELI, Sector.PTY, Sector.OPP})


def classes_of(cast: Cast, registry: Registry) -> Callable[[Token | None], frozenset[str]]:
    """The function that tells the classes of a noun of one document; `none` for no noun, `any` for every noun."""

    def classes(token: Token | None) -> frozenset[str]:
        if token is None:
            return frozenset({"none"})
        token = measured(token)
        who = cast.identify(token).who
        out = {"any"}
        if token.lower_ in _PERSONAL or _is_bare_count(token):
            out.add("human")
        if token.ent_type_ == "GPE":
            out.add("town")
        if token.ent_type_ in _PLACES or token.lemma_.lower() in word_list("places", "common"):
            out.add("place")
        if weapon_mode(token) is not None:
            out |= {"weapon", "armed"}
        if token.lemma_.lower() in word_list("nouns", "crowds"):
            out.add("protester")
        words = [t.lemma_.lower() for t in token.phrase]
        if who.kind is ActorKind.OBJECT or registry.target_kind(words) is not None:
            out.add("thing")
        if Sector.COP in who.sectors and token.lemma_.lower() not in word_list("nouns", "forces"):
            out.add("police")
        out |= _actor_classes(who.kind, frozenset(who.sectors), is_armed=who.is_armed)
        return frozenset(out)

    return classes


def _is_bare_count(token: Token) -> bool:
    """True for "thousands marched", "four were held": who is counted without a noun is somebody."""
    return token.ent_type_ == "CARDINAL" and token.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) and token.pos_ in _COUNTS


def _actor_classes(kind: ActorKind, sectors: frozenset[Sector], *, is_armed: bool) -> set[str]:
    out = set()
    if is_armed or sectors & _ARMED:
        out.add("armed")
    if kind is ActorKind.STATE or (kind is ActorKind.ORGANISATION and sectors & _OFFICE):
        out.add("state")
    if kind in (ActorKind.PERSON, ActorKind.POPULATION, ActorKind.GROUP):
        out.add("human")
    if kind in (ActorKind.GROUP, ActorKind.ORGANISATION):
        out.add("group")
    if kind in (ActorKind.PERSON, ActorKind.ORGANISATION) and sectors & _OFFICE:
        out.add("official")
    if out & {"official"} and not out & {"armed"}:
        out.add("political")  # who attacks one of them does it in words
    return out
