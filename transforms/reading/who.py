"""An actor as the text lets one know it, and the words that name it."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.reading.parsed import Token
from transforms.records import Span
from transforms.vocabulary import ActorKind, Sector, VictimType

ARMED = frozenset({Sector.MIL, Sector.COP, Sector.REB, Sector.UAF, Sector.PRM, Sector.CRM})
"""Sectors whose people bear arms by trade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor as identified.

    Attributes:
        actor_id, name, kind, country, polity, sectors, wikidata_id, parent: as in the actors table.
        victim_type: as which a casualty of it counts.
        is_armed: bears arms by trade.
        is_human: can be killed or wounded.
        is_named: the text gives a name, not a description.
        noun: the noun that describes it, for going back to it.
        is_female: a woman or girl, a man or boy; None when nothing tells.
    """

    actor_id: str
    name: str
    kind: ActorKind
    country: str | None = None
    polity: str | None = None
    sectors: tuple[Sector, ...] = ()
    wikidata_id: str | None = None
    parent: Who | None = None
    victim_type: VictimType = VictimType.UNKNOWN
    is_armed: bool = False
    is_human: bool = True
    is_named: bool = False
    noun: str | None = None
    is_female: bool | None = None

    def is_side_of(self, other: Who) -> bool:
        """True when one acts for the other: the same actor, an organisation and its people, organs of one state."""
        if self.actor_id == other.actor_id or self._belongs_to(other) or other._belongs_to(self):
            return True
        if self.country is None or self.country != other.country or self.polity != other.polity:
            return False
        return self.speaks_for_state and other.speaks_for_state

    @property
    def own_organisation(self) -> Who | None:
        """The named organisation that it is, or whose people it is."""
        for who in (self, self.parent):
            if who is not None and who.is_named and who.kind is ActorKind.ORGANISATION:
                return who
        return None

    def _belongs_to(self, other: Who) -> bool:
        return self.parent is not None and self.parent.actor_id == other.actor_id

    @property
    def speaks_for_state(self) -> bool:
        """True for states, polities and their organs."""
        state = {Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.JUD}
        return self.kind is ActorKind.STATE or bool(state & set(self.sectors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in the text that names or means an actor.

    Attributes:
        who: the actor.
        span: the words.
        text: the words.
        resolved_text: what a pronoun or description stands for, else None.
        head: the noun.
    """

    who: Who
    span: Span
    text: str
    resolved_text: str | None
    head: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Country and polity that stand beside a noun."""

    country: str | None = None
    polity: str | None = None
    name: str | None = None
    owner: Who | None = None
