"""One row per event: which mentions inside an article tell of the same thing.

Mentions are joined when trigger, parties, place and day agree, and kept apart when one of them differs. What only one
of them tells (who, where, when) then holds for all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.finding.agreeing import are_others, meet, modes_agree, places_agree, share_place, times_agree
from transforms.finding.judging import Verdict
from transforms.finding.mentions import EventMention, Part
from transforms.finding.timing import Dating
from transforms.reading.document import key_of
from transforms.reading.parsed import Token
from transforms.reading.place_mentions import Placed
from transforms.reading.places import Resolution
from transforms.reading.syntax import ancestors
from transforms.reading.who import Who
from transforms.reading.words import word_list
from transforms.vocabulary import (
    ActorKind,
    ActorRole,
    EventMode,
    EventType,
    Harm,
    Realis,
    TemporalRole,
    ZoneKind,
)

_HARMED = (ActorRole.RECIPIENT, ActorRole.VICTIM, ActorRole.TARGET)
_UNREAL = (Realis.NEGATED, Realis.HYPOTHETICAL, Realis.FUTURE, Realis.GENERIC)
_RESUMING_REACH = 2  # sentences
_DENIED = 20  # more than the fullest mention scores
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention with when, where and how real it is; `verdict` tells what a deed was judged to be."""

    mention: EventMention
    dating: Dating
    place: Placed | None
    resolution: Resolution | None
    realis: Realis
    role: TemporalRole
    verdict: Verdict | None
    fullness: int = field(init=False)
    """How much it tells; worked out once, because events ask for it again and again."""
    is_apart: bool = field(init=False)
    """The sentence may tell of something else: "another attack", "earlier"."""
    is_anew: bool = field(init=False)
    """The sentence says that it does: "in a separate attack", "elsewhere"."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "fullness", _fullness(self))
        marks = word_list("discourse", "apart")
        is_apart = any(t.lower_ in marks for t in self.mention.sentence.tokens)
        object.__setattr__(self, "is_apart", is_apart)
        anew = word_list("discourse", "anew")
        object.__setattr__(self, "is_anew", any(t.lower_ in anew for t in self.mention.sentence.tokens))

    @property
    def actors(self) -> list[Who]:
        """Who does it."""
        return [p.mention.who for p in self.mention.of_role(ActorRole.ACTOR) if _is_known(p.mention.who)]

    @property
    def things(self) -> frozenset[str]:
        """Head nouns of the things that are hit."""
        heads = [
            p.mention.head for p in self.mention.of_role(ActorRole.TARGET) if p.mention.who.kind is ActorKind.OBJECT
        ]
        return frozenset(h.lemma_.lower() for h in heads if not _is_general(h))

    @property
    def harmed(self) -> list[Who]:
        """The other side."""
        return [p.mention.who for p in self.mention.of_role(*_HARMED) if _is_known(p.mention.who)]

    @property
    def parties(self) -> list[Who]:
        """Both sides."""
        return [*self.actors, *self.harmed]


def _is_general(thing: Token) -> bool:
    """True for "the building", which may be the consulate told of before."""
    is_pointed = any(c.lower_ in _DEFINITE for c in thing.children)
    return is_pointed and thing.lemma_.lower() in word_list("definite", "general")


@dataclass(slots=True)
class Event:
    """Mentions that tell of one event, in order of the text."""

    told: list[Told] = field(default_factory=list)

    @property
    def lead(self) -> Told:
        """The mention that the row stands on: the fullest one of the body, the first among equals."""
        return max(self.told, key=lambda t: (t.fullness, -t.mention.span.start))

    @property
    def event_type(self) -> EventType:
        """PLOVER type."""
        return self.told[0].mention.event_type

    @property
    def mode(self) -> EventMode | None:
        """The mode that most mentions tell; a drone strike is told as a strike too."""
        modes = [t.mention.mode for t in self.told if t.mention.mode]
        return max(
            dict.fromkeys(modes), key=lambda m: (modes.count(m) + _SPECIFIC.get(m, 0), -modes.index(m)), default=None
        )

    def parts(self) -> list[Part]:
        """Everybody who takes part, each actor once in a role, the lead's first."""
        seen: dict[tuple[str, ActorRole], Part] = {}
        ordered = [self.lead, *(t for t in self.told if t is not self.lead)]
        for told in ordered:
            for part in told.mention.parts:
                if _is_known(part.mention.who):
                    seen.setdefault((part.mention.who.actor_id, part.role), part)
        return list(seen.values())

    @property
    def keys(self) -> set[tuple[int, int]]:
        """Identity of all anchors."""
        return {key_of(t.mention.anchor) for t in self.told}


_SPECIFIC = {
    EventMode.DRONE: 10, EventMode.SUICIDE_ATTACK: 10, EventMode.EXPLOSIVES: 2, EventMode.AERIAL: 2,
    EventMode.TARGETED: 1, EventMode.HEAVY_WEAPONS: 1,
}  # fmt: skip


def _fullness(told: Told) -> int:
    mention = told.mention
    roles = {p.role for p in mention.parts if _is_known(p.mention.who)}
    score = 2 * len(roles) + (told.dating.days is not None) + (told.resolution is not None)
    score += 2 * (mention.mode is not None) + 2 * (told.mention.sentence.zone is ZoneKind.BODY)
    score -= _DENIED * (told.realis is Realis.DENIED)  # a row stands on what is told, not on what is denied
    return score + 2 * (not mention.trigger.is_noun)


def _is_known(who: Who) -> bool:
    return not (who.kind is ActorKind.UNKNOWN and who.name == "unknown")


def merge(told: Iterable[Told]) -> list[Event]:
    """Joins mentions into events, in order of the text."""
    return _joined(_grouped(told))


def _joined(events: list[Event]) -> list[Event]:
    """Joins events that a later mention showed to be one; again until nothing changes."""
    for number, event in enumerate(events):
        for other in events[number + 1 :]:
            if any(_agreement(t, event) for t in other.told) and all(_fits(t, event) for t in other.told):
                event.told.extend(other.told)
                return _joined([e for e in events if e is not other])
    return events


def _fits(one: Told, event: Event) -> bool:
    return all(agrees(one, other) for other in event.told)


def _grouped(told: Iterable[Told]) -> list[Event]:
    events: list[Event] = []
    for one in told:
        best, best_score = None, 0
        for event in reversed(events):
            score = _agreement(one, event)
            if score > best_score:
                best, best_score = event, score
        if best is None:
            events.append(Event([one]))
        else:
            best.told.append(one)
    return events


def _agreement(one: Told, event: Event) -> int:
    """How much speaks for one event, 0 when something speaks against it."""
    mention = one.mention
    if mention.event_type is not event.event_type:
        return 0
    if not _fits(one, event):
        return 0
    return max(_evidence(one, other) for other in event.told)


def agrees(one: Told, other: Told) -> bool:
    """True when nothing in two mentions speaks against their being one event."""
    if not _is_one_entry(one, other):
        return False
    if (one.realis in _UNREAL) != (other.realis in _UNREAL) or (
        one.realis in _UNREAL and one.realis is not other.realis
    ):
        return False
    if one.role is not other.role and (
        TemporalRole.BACKGROUND in (one.role, other.role) or None not in (one.dating.role, other.dating.role)
    ):
        return False
    if not modes_agree(one.mention.mode, other.mention.mode, one.mention.event_type):
        return False
    if not times_agree(one.dating.days, other.dating.days):
        return False
    if not places_agree(one.resolution, other.resolution):
        return False
    is_other_kind = _is_war(one.mention) != _is_war(other.mention) or _is_charge(one) != _is_charge(other)
    if is_other_kind or _is_set_apart(one, other):
        return False
    return _parties_agree(one, other)


def _parties_agree(one: Told, other: Told) -> bool:
    """False for other doers, for other things that are hit, and for meetings with others."""
    if one.mention.event_type is EventType.CONSULT and are_others(one.parties, other.parties):
        return False
    if one.things and other.things and one.things.isdisjoint(other.things):
        return False
    return not (one.actors and other.actors and not meet(one.actors, other.actors))


def _is_one_entry(one: Told, other: Told) -> bool:
    """False for two entries of a live page, which each tell of their own; its headline is about any of them."""
    a, b = one.mention.sentence, other.mention.sentence
    return a.entry == b.entry or a.heads_page or b.heads_page


def _is_set_apart(one: Told, other: Told) -> bool:
    """True when the later of two sentences turns to something else."""
    first, last = sorted((one, other), key=lambda t: t.mention.sentence.index)
    return last.is_anew and first.mention.sentence.index != last.mention.sentence.index


def _evidence(one: Told, other: Told) -> int:
    """What speaks for two mentions being one event: parties, day, place, the grammar of one sentence."""
    a, b = one.mention, other.mention
    if a.sentence.index == b.sentence.index and _bound(one, other):
        return 8
    score = 0
    score += 3 * meet(one.actors, other.actors)
    score += 3 * (meet(one.harmed, other.harmed) or not one.things.isdisjoint(other.things))
    score += 2 * bool(one.dating.days and other.dating.days)
    score += 2 * share_place(one.resolution, other.resolution)
    score += 2 * (a.mode is not None and a.mode is b.mode and a.event_type is EventType.ASSAULT)
    score += 2 * is_definite(a) + _resumes(one, other)
    if _is_outcome(a) and not one.is_apart:
        # What befell somebody belongs to the deed told in the sentence before it.
        score += 7 if _follows(a, b) else 3
    score += one.mention.sentence.paragraph - other.mention.sentence.paragraph <= 1
    is_headed = b.sentence.zone is ZoneKind.HEADLINE
    score += 2 * is_headed + 2 * (is_headed and a.event_type is EventType.PROTEST and not other.parties)
    needed = 4 if a.event_type in (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST) else 5
    if a.event_type is EventType.ASSAULT and not (one.actors or one.harmed or one.place):
        needed = 3
    return score if score >= needed else 0


def _bound(one: Told, other: Told) -> bool:
    """True when one trigger hangs on the other in one clause: "killed in an attack", "killed three and wounded 15"."""
    a, b = one.mention.anchor, other.mention.anchor
    low, high = (a, b) if any(t.i == b.i for t in ancestors(a)) else (b, a)
    path: list[Token] = []
    for token in ancestors(low):
        if token.i == high.i:
            said = word_list("speech", "say")
            return one.mention.event_type is EventType.ASSAULT and not any(t.lemma_.lower() in said for t in path[1:])
        path.append(token)
    return one.mention.event_type is EventType.ASSAULT and a.head.i == b.head.i


def _is_war(mention: EventMention) -> bool:
    """True for a war or conflict at large, which no single attack is."""
    return mention.trigger.is_noun and mention.anchor.lemma_.lower() in word_list("scope", "conflict")


def _is_charge(told: Told) -> bool:
    """True for what a person is charged with: that he did it is alleged, whatever else is known of the deed."""
    said = told.mention.attribution
    is_accused = said is not None and said.is_accusation
    return is_accused and any(who.kind is ActorKind.PERSON and who.is_named for who in told.actors)


def _is_outcome(mention: EventMention) -> bool:
    """True for "killed" without a doer and for "the two men were held": what came of a deed that was told before."""
    if mention.trigger.rule.harm is None:
        return False
    if mention.trigger.rule.harm in (Harm.KILLED, Harm.INJURED):
        return not mention.of_role(ActorRole.ACTOR)
    return any(c.lower_ in _DEFINITE for p in mention.of_role(*_HARMED) for c in p.mention.head.children)


def _follows(a: EventMention, b: EventMention) -> bool:
    """True for the next sentence of one paragraph."""
    return a.sentence.paragraph == b.sentence.paragraph and a.sentence.index - b.sentence.index == 1


def _resumes(one: Told, other: Told) -> bool:
    """True for "the attack" a sentence or two behind the attack, with no day or place of its own."""
    gap = one.mention.sentence.index - other.mention.sentence.index
    is_bare = not one.dating.is_own and one.place is None
    return is_bare and 0 < gap <= _RESUMING_REACH and is_definite(one.mention)


def is_definite(mention: EventMention) -> bool:
    """True for "the attack", "Friday's attack": a deed that the text takes to have taken place."""
    marks = mention.anchor.children if mention.trigger.is_noun else ()
    return any(c.lower_ in _DEFINITE or (c.dep_ == "poss" and c.ent_type_ == "DATE") for c in marks)
