"""Tells when an article counts the same people again in another event: the summary and the account that follows it.

News says first what happened, and then how: "killed two rebels in Kunar ... the patrol returned fire, killing both".
Grammar makes two events of it; the people killed are the same. Each figure is hung on the event in which its people
were first told of, unless day, place, trade, name or wording speak of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from transforms.finding.agreeing import modes_agree, places_agree
from transforms.finding.figure import Figure
from transforms.finding.joint import holds, is_joint
from transforms.finding.merging import Event
from transforms.finding.sameness import are_others, family, is_named_back, is_pronoun, points_back
from transforms.finding.triggers import is_event_noun
from transforms.reading.person_words import is_same_person
from transforms.reading.places import Resolution
from transforms.reading.syntax import children
from transforms.reading.words import word_list
from transforms.vocabulary import EventType, Harm, Qualifier, Realis, Scope, TemporalRole, ZoneKind

_REPORTED = (Realis.ASSERTED, Realis.ALLEGED)
_OPEN = ("plight", "shot")  # readers of wounds that may kill
_PAIR = 2
_LEAD = 2  # sentences of the body that sum up what follows
_NEAR = 2  # UCDP date precision of a day or a few


class Placed(NamedTuple):
    """A figure with its event (None for a toll of no event row), scope, time and reality."""

    figure: Figure
    event: Event | None
    scope: Scope
    role: TemporalRole
    realis: Realis

    @property
    def is_counted(self) -> bool:
        """True when the figure enters a toll."""
        return (
            self.scope in (Scope.INCIDENT, Scope.DAY, Scope.OPERATION)
            and self.role is not TemporalRole.BACKGROUND
            and self.realis in _REPORTED
            and bool(self.figure.best)
        )


@dataclass(slots=True)
class _People:
    """People counted, and every figure that counts them."""

    told: list[Placed] = field(default_factory=list)
    left: int = 0
    """How many of them no smaller figure has spoken of."""

    @property
    def first(self) -> Figure:
        return self.told[0].figure

    @property
    def event(self) -> Event | None:
        """The event that they are hung on: the first of the body, else of the headline."""
        body = [p.event for p in self.told if p.figure.sentence.zone is not ZoneKind.HEADLINE]
        return next((e for e in [*body, *(p.event for p in self.told)] if e is not None), None)


def retold(placed: Sequence[Placed]) -> list[Placed]:
    """The figures in the same order, each with the event in which its people were first told of."""
    known: list[_People] = []
    owner: dict[int, _People] = {}
    lead = lead_of(placed)
    for number, entry in enumerate(placed):
        if not entry.is_counted:
            continue
        people = _told_before(entry, known, lead)
        if people is None:
            people = _People(left=entry.figure.best or 0)
            known.append(people)
        else:
            people.left -= (entry.figure.best or 0) if _is_some_of(entry.figure, people.first) else 0
        people.told.append(entry)
        owner[number] = people
    return [p._replace(event=owner[n].event) if n in owner else p for n, p in enumerate(placed)]


def without_the_dead(placed: Sequence[Placed]) -> list[Placed]:
    """Leaves out the wounds of those who died of them: "was shot ... was pronounced dead at the scene"."""
    dead = [p for p in placed if p.figure.harm is Harm.KILLED and p.is_counted]
    hurt = (p for p in placed if p.figure.harm is Harm.INJURED)
    over = {id(p) for p in hurt if any(_died(p, d) for d in dead) or _all_died(p, dead)}
    return [p for p in placed if id(p) not in over]


def _all_died(hurt: Placed, dead: Sequence[Placed]) -> bool:
    """True for "both were shot" of two people who are told dead one by one."""
    figure = hurt.figure
    if not _is_open(hurt) or not points_back(figure) or (figure.best or 0) < _PAIR:
        return False
    own = [d.figure for d in dead if may_be_one(hurt.event, d.event) and d.figure.best == 1]
    single: list[Figure] = []
    for one in own:
        if all(are_others(one, other) for other in single):
            single.append(one)
    return len(single) >= (figure.best or 0)


def with_the_dead(placed: Sequence[Placed], events: Sequence[Event]) -> list[Placed]:
    """Reads the one person shot in a deed that is called deadly, of whose dead nothing else is said, as its dead."""
    deadly = [event for event in events if event.event_type is EventType.ASSAULT and _is_deadly(event)]
    if not deadly or not _has_one_victim(placed):
        return list(placed)
    return [
        p._replace(figure=replace(p.figure, harm=Harm.KILLED))
        if _is_open(p) and any(may_be_one(p.event, event) for event in deadly)
        else p
        for p in placed
    ]


def _is_deadly(event: Event) -> bool:
    """True for "a deadly shooting"."""
    words = word_list("discourse", "deadly")
    return any(c.lower_ in words for told in event.told for c in children(told.mention.anchor, "amod"))


def _has_one_victim(placed: Sequence[Placed]) -> bool:
    """True when all figures of dead and wounded that count are of one person shot."""
    harms = (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED)
    own = [p for p in placed if p.is_counted and p.figure.harm in harms]
    return bool(own) and all(_is_open(p) and p.figure.best == 1 for p in own)


def _is_open(entry: Placed) -> bool:
    return entry.is_counted and entry.figure.harm is Harm.INJURED and entry.figure.rule in _OPEN


def _died(hurt: Placed, dead: Placed) -> bool:
    one, other = hurt.figure, dead.figure
    if dead.role is TemporalRole.RECENT_CONTEXT and hurt.role is TemporalRole.CURRENT and hurt.event is not dead.event:
        return False  # who was dead before was not wounded now
    if one.names and other.names and not is_pronoun(one):
        return is_same_person(one.names[0], other.names[0])
    if one.best == other.best == 1 and one.mention < other.mention and is_named_back(other, one):
        return may_be_one(hurt.event, dead.event)  # "a girl was wounded ... the girl died"
    if one.rule not in _OPEN or one.is_more or other.is_more or not one.best or are_others(one, other):
        return False
    if _begins_anew(other) and one.sentence.index != other.sentence.index:
        return False
    if one.best == 1 and other.qualifier is Qualifier.VAGUE and not points_back(other):
        return False  # a clerk was shot by who "used to kill people"
    return one.best <= (other.best or 0) and may_be_one(hurt.event, dead.event)


def may_be_one(one: Event | None, other: Event | None) -> bool:
    """True when neither day nor place nor weapon keeps two events apart."""
    if one is None or other is None or one is other:
        return True
    for a in one.told:
        for b in other.told:
            if a.dating.days and b.dating.days and not a.dating.days.overlaps(b.dating.days):
                return False
            if not _places_meet(a.resolution, b.resolution):
                return False
            assaults = a.mention.event_type is b.mention.event_type is EventType.ASSAULT
            if assaults and not modes_agree(a.mention.mode, b.mention.mode, EventType.ASSAULT):
                return False
    return True


def _same_deed(one: Event | None, other: Event | None) -> bool:
    """True unless two events hit different things: a market and a convoy."""
    if one is None or other is None or one is other:
        return True
    hit, also = (frozenset().union(*(t.things for t in e.told)) for e in (one, other))
    return not hit or not also or not hit.isdisjoint(also)


def _places_meet(a: Resolution | None, b: Resolution | None) -> bool:
    if a is None or b is None:
        return True
    units = {a.place.admin1, b.place.admin1} - {None}
    return len(units) < 2 and places_agree(a, b)


def lead_of(placed: Sequence[Placed]) -> set[int]:
    """Numbers of the first sentences of the body that give figures: they sum up what follows."""
    body = [p.figure.sentence.index for p in placed if p.figure.sentence.zone is ZoneKind.BODY]
    return set(list(dict.fromkeys(body))[:_LEAD])


def _told_before(entry: Placed, known: Sequence[_People], lead: set[int]) -> _People | None:
    """The people of a figure, if they were told of before; those of the same number first, the latest first."""
    if entry.figure.is_part:
        return None
    able = [p for p in reversed(known) if _can_be(entry, p)]
    if entry.figure.is_more:
        able = [p for p in able if _is_more_of(entry, p)]
    same = next((p for p in able if entry.figure.rule == "toll" or _is_same_number(entry.figure, p.first)), None)
    return same or next((p for p in able if _is_some_of(entry.figure, p.first) and _fits(entry, p, lead)), None)


def _is_more_of(entry: Placed, people: _People) -> bool:
    """True for "two others" told again, and for "another nine" where others were told to be of one count already."""
    figure, first = entry.figure, people.first
    is_again = first.is_more and figure.best == first.best != 1 and figure.qualifier is first.qualifier
    return is_again or (people.left < (first.best or 0) and _is_shared(entry, people))


def _can_be(entry: Placed, people: _People) -> bool:
    figure = entry.figure
    if family(figure.harm) is not family(people.first.harm):
        return False
    if people.first.sentence.entry != figure.sentence.entry:
        return False  # another entry of a live page
    whole = [p.figure for p in people.told if not _is_some_of(p.figure, people.first)]
    if any(are_others(figure, f) for f in whole):
        return False
    if figure.rule == "toll" or all(p.event is entry.event for p in people.told):
        return True
    is_vague = figure.qualifier is Qualifier.VAGUE and points_back(figure)  # "killing the insurgents"
    if is_vague or any(is_named_back(figure, f) or _is_he(figure, f) for f in whole):
        return True
    if _is_shared(entry, people):
        return not _is_set_apart(figure)
    return not _begins_anew(figure) and all(may_be_one(entry.event, p.event) for p in people.told)


def _is_he(figure: Figure, before: Figure) -> bool:
    """True for "he" beside whom he stands for: "the boy, killed in a car, was flown to a hospital where he died"."""
    if not is_pronoun(figure) or figure.best != 1 or before.best != 1:
        return False
    is_near = figure.sentence.index - before.sentence.index <= 1
    both = figure.victim, before.victim
    return is_near and all(both) and len({v.who.actor_id for v in both if v is not None}) == 1


def _is_same_number(figure: Figure, before: Figure) -> bool:
    if figure.best == before.best:
        return True
    if before.qualifier is Qualifier.VAGUE and (before.high is None or (figure.best or 0) <= before.high):
        return (figure.best or 0) >= (before.low or 0)
    return figure.qualifier is Qualifier.VAGUE and (before.best or 0) > 1 and points_back(figure)


def _is_some_of(figure: Figure, before: Figure) -> bool:
    return (figure.best or 0) < (before.best or 0)


def _fits(entry: Placed, people: _People, lead: set[int]) -> bool:
    """True for some of those counted before: named, pointed at, or told after a summary that has room for them."""
    figure = entry.figure
    if (figure.best or 0) > people.left:
        return False
    if not all(_same_deed(entry.event, p.event) for p in people.told) and not _is_shared(entry, people):
        return False
    # Of "two captives had died in the forest", told of no deed, nobody was killed in a deed told later.
    is_of_deed = entry.event is None or any(p.event is not None for p in people.told)
    is_lead = people.first.sentence.index in lead and is_of_deed
    is_summary = people.first.sentence.zone is ZoneKind.HEADLINE or is_lead
    return is_summary or points_back(figure) or bool(figure.names)


def _is_shared(entry: Placed, people: _People) -> bool:
    """True when the people were counted over several deeds, of which the figure's own may be one."""
    whole, sentence = people.told[0].event, people.first.sentence
    if whole is None or (entry.figure.best or 0) > (people.first.best or 0):
        return False
    return is_joint(sentence, whole) and holds(whole, sentence, entry.event)


def _is_set_apart(figure: Figure) -> bool:
    """True where the sentence says that it turns to something else: "in a separate raid", "elsewhere"."""
    anew = word_list("discourse", "anew") | word_list("discourse", "aside")
    return any(t.lower_ in anew for t in figure.sentence.tokens)


def _begins_anew(figure: Figure) -> bool:
    """True where it may be something else: "another attack" too."""
    others = word_list("discourse", "apart")
    is_other = any(
        t.lower_ in others and t.dep_ in ("det", "amod") and is_event_noun(t.head) for t in figure.sentence.tokens
    )
    return is_other or _is_set_apart(figure)
