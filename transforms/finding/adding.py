"""What each figure adds to the toll of an article, over all its events: nobody counts in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.finding.joint import is_joint, is_sum
from transforms.finding.retelling import Placed, lead_of, may_be_one
from transforms.finding.sameness import counts_others, family
from transforms.finding.tolls import roles_of, toll_of
from transforms.vocabulary import FigureRole, Harm, Realis, Scope, TemporalRole, ZoneKind

_REPORTED = (Realis.ASSERTED, Realis.ALLEGED)
_SUMMED = (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.DETAINED, Harm.CAPTURED, Harm.ABDUCTED)
_SEVERAL = 2
_CLAIM_REACH = 6  # sentences

_Group = tuple[object, ...]
_Roles = dict[int, FigureRole]


def added_up(placed: Sequence[Placed]) -> list[tuple[Placed, FigureRole]]:
    """Each figure with its part in the toll of its event and harm."""
    entries = list(placed)
    roles: _Roles = {}
    for members in _groups(entries).values():
        roles.update(_roles(members, entries))
    for number in [n for n, role in roles.items() if role is FigureRole.TOTAL and _may_sum_up(n, entries)]:
        _add_up(number, entries, roles)
    roles = _without_rivals(entries, roles)
    return [(entry, roles[number]) for number, entry in enumerate(entries)]


def _groups(placed: Sequence[Placed]) -> Mapping[_Group, list[int]]:
    """Numbers of the figures of one event and harm; the headline counts last, so that the body leads."""
    groups: dict[_Group, list[int]] = defaultdict(list)
    for number, (figure, event, scope, role, realis) in enumerate(placed):
        counted = scope in (Scope.INCIDENT, Scope.DAY, Scope.OPERATION) and role is not TemporalRole.BACKGROUND
        groups[id(event), family(figure.harm), counted, realis in _REPORTED].append(number)
    return {
        key: sorted(members, key=lambda n: (placed[n].figure.sentence.zone is ZoneKind.HEADLINE, n))
        for key, members in groups.items()
    }


def _roles(members: Sequence[int], placed: Sequence[Placed]) -> _Roles:
    return dict(zip(members, roles_of([placed[n].figure for n in members]), strict=True))


def _may_sum_up(number: int, placed: Sequence[Placed]) -> bool:
    """True for a count that is told before those that it may sum up, or is worded as their sum."""
    one = placed[number]
    if not one.is_counted or one.figure.harm not in _SUMMED:
        return False
    is_first = one.figure.sentence.zone is ZoneKind.HEADLINE or one.figure.sentence.index in lead_of(placed)
    return is_first or is_sum(one.figure)


def _add_up(number: int, placed: list[Placed], roles: _Roles) -> None:
    """Counts a total of several events once, where their tolls add up to it.

    A total that is told first keeps its event, and the others are parts of it. Of one that comes behind, as in "a total
    of 49 were killed across the province", or stands in a headline, the events keep their own tolls: it repeats them.
    """
    one = placed[number]
    own = next(members for members in _groups(placed).values() if number in members)
    same = [n for n in own if placed[n].figure.best == one.figure.best]
    bare = {**roles, **_roles([n for n in own if n not in same], placed), **dict.fromkeys(same, FigureRole.REPEAT)}
    shares = _shares(number, placed, bare)
    if not shares or not _may_hold(one, [placed[n] for n in shares]):
        return
    if one.event is None or one.figure.sentence.zone is ZoneKind.HEADLINE or min(shares) < number:
        roles.update(bare)
        return
    for n in shares:
        placed[n] = placed[n]._replace(event=one.event)
        roles[n] = FigureRole.PART


def _may_hold(one: Placed, shares: Sequence[Placed]) -> bool:
    """True for a count of several deeds, or one that nothing keeps from being that of those it may sum up."""
    is_wide = is_sum(one.figure) or is_joint(one.figure.sentence, one.event)
    is_wide = is_wide or one.event is None or one.figure.sentence.zone is ZoneKind.HEADLINE
    return is_wide or all(may_be_one(one.event, s.event) for s in shares)


def _shares(number: int, placed: Sequence[Placed], roles: Mapping[int, FigureRole]) -> list[int]:
    """The figures of events that follow one another, right before or behind a figure, and add up to it."""
    key = next(key for key, members in _groups(placed).items() if number in members)
    tolls: list[tuple[int, int, list[int]]] = []
    for other, members in _groups(placed).items():
        counted = [n for n in members if roles[n] is not FigureRole.REPEAT and placed[n].is_counted]
        if other[1:] == key[1:] and counted:
            toll = toll_of((placed[n].figure.best or 0, roles[n]) for n in counted)
            tolls.append((min(counted), toll, counted))
    behind = sorted(t for t in tolls if t[0] > number)
    before = sorted((t for t in tolls if t[0] < number), reverse=True)
    for run in (behind, before):
        for end in range(_SEVERAL, len(run) + 1):
            if sum(toll for _, toll, _ in run[:end]) == placed[number].figure.best:
                return [n for *_, counted in run[:end] for n in counted]
    return []


def _without_rivals(placed: Sequence[Placed], roles: _Roles) -> _Roles:
    """Keeps a party's total of the same harm out of the toll where somebody who takes no part gives one.

    The row stays, with its claimant; the toll is the bystander's.
    """
    out = dict(roles)
    for number, one in enumerate(placed):
        if one.event is None or one.realis is not Realis.ALLEGED or roles[number] is not FigureRole.TOTAL:
            continue
        told = [n for n, p in enumerate(placed) if _is_told_by_others(one, p)]
        confirmed = [n for n in told if placed[n].figure.best == one.figure.best]
        if confirmed and placed[confirmed[0]].event is one.event and roles[confirmed[0]] is FigureRole.REPEAT:
            out[number], out[confirmed[0]] = FigureRole.REPEAT, FigureRole.TOTAL  # who takes no part says so too
        elif not confirmed and any(_is_rival(one, placed[n], roles[n]) for n in told):
            out[number] = FigureRole.REPEAT
    return out


def _is_told_by_others(one: Placed, other: Placed) -> bool:
    """True for what is asserted of the harm of which a party gives a figure, of its event or of what may be that."""
    if other.figure.harm is not one.figure.harm or other.realis is not Realis.ASSERTED or not other.figure.best:
        return False
    return other.event is one.event or (_is_bare_claim(one, other) and may_be_one(one.event, other.event))


def _is_bare_claim(one: Placed, other: Placed) -> bool:
    """True for "the rebels said they killed 13 soldiers", without a day and a place, right behind the attack."""
    told = one.event.told if one.event is not None else []
    gap = one.figure.sentence.index - other.figure.sentence.index
    is_bare = len(told) == 1 and told[0].place is None and not told[0].dating.is_own and not one.figure.is_more
    return is_bare and other.event is not None and other.is_counted and 0 < gap <= _CLAIM_REACH


def _is_rival(one: Placed, other: Placed, role: FigureRole) -> bool:
    roles = (FigureRole.TOTAL,) if other.event is one.event else (FigureRole.TOTAL, FigureRole.PART)
    return role in roles and not counts_others(other.figure, one.figure)
