"""How figures add up in their event: total, part, increment or repeat, so that nobody is counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.finding.figure import Figure
from transforms.finding.sameness import (
    are_others,
    counts_another_deed,
    counts_another_trade,
    counts_others,
    is_perpetrator,
    is_reflexive,
    is_rest,
)
from transforms.vocabulary import FigureRole, Qualifier

_NEAR = 2  # sentences within which one more of another sort comes on top
_SHARES = 2  # totals of which one may be the sum


def roles_of(figures: Sequence[Figure]) -> list[FigureRole]:
    """The role of each figure of one event and one harm, given in order of the text.

    The toll is then max(largest total, sum of parts) + increments (see `transforms.tables.CasualtyRow.figure_role`).
    """
    roles: list[FigureRole] = []
    company: list[list[Figure]] = []  # of each figure, those that count the same people
    for number, figure in enumerate(figures):
        same = _said_before(figure, figures[:number], company)
        roles.append(_role(figure, figures[:number], roles, is_known=same is not None))
        company.append([figure] if same is None else company[same])
        if same is not None:
            company[same].append(figure)
    return _side_by_side(figures, _summed_up(figures, roles))


def _summed_up(figures: Sequence[Figure], roles: list[FigureRole]) -> list[FigureRole]:
    """Makes increments parts where a total told after them holds them: "two more died, bringing the toll to 11"."""
    out = list(roles)
    for number, figure in enumerate(figures):
        before = [n for n in range(number) if out[n] is not FigureRole.REPEAT]
        added = [n for n in before if out[n] is FigureRole.INCREMENT]
        is_sum = figure.rule == "toll" or (figure.best or 0) >= toll_of((figures[n].best or 0, out[n]) for n in before)
        if out[number] is FigureRole.TOTAL and is_sum:
            for n in added:
                out[n] = FigureRole.PART if (figures[n].best or 0) < (figure.best or 0) else out[n]
    return _shared_out(figures, out)


def _shared_out(figures: Sequence[Figure], roles: list[FigureRole]) -> list[FigureRole]:
    """Makes smaller totals parts where they add up to the largest: of eight dead "the first blast killed three"."""
    sure = [n for n, f in enumerate(figures) if f.best and f.qualifier is not Qualifier.VAGUE]
    totals = [n for n in sure if roles[n] is FigureRole.TOTAL]
    if len(totals) < _SHARES:
        return roles
    whole = max(totals, key=lambda n: figures[n].best or 0)
    rest = [n for n in totals if n != whole]
    others = [n for n, role in enumerate(roles) if role is FigureRole.PART and not figures[n].is_part]
    best = figures[whole].best or 0
    for group in (rest, sorted([*rest, *others])):
        if len(group) >= _SHARES and sum(figures[n].best or 0 for n in group) == best:
            return [FigureRole.PART if n in group else role for n, role in enumerate(roles)]
    return roles


def toll_of(counted: Iterable[tuple[int, FigureRole]]) -> int:
    """What numbers add up to by their roles."""
    by_role: dict[FigureRole, list[int]] = {role: [] for role in FigureRole}
    for best, role in counted:
        by_role[role].append(best)
    whole = max(max(by_role[FigureRole.TOTAL], default=0), sum(by_role[FigureRole.PART]))
    return whole + sum(by_role[FigureRole.INCREMENT])


def _side_by_side(figures: Sequence[Figure], roles: list[FigureRole]) -> list[FigureRole]:
    """Makes a lone figure the total, and parts of totals that count different people.

    "Five officers were hurt … at least eight demonstrators" are thirteen.
    """
    counted = [n for n, role in enumerate(roles) if role is not FigureRole.REPEAT]
    if len(counted) == 1 and roles[counted[0]] is FigureRole.PART and not figures[counted[0]].is_part:
        return [FigureRole.TOTAL if n == counted[0] else role for n, role in enumerate(roles)]
    totals = [n for n, role in enumerate(roles) if role is FigureRole.TOTAL and figures[n].best]
    apart: list[int] = []
    for n in sorted(totals, key=lambda n: -(figures[n].best or 0)):
        if all(_are_apart(figures[min(m, n)], figures[max(m, n)]) for m in apart):
            apart.append(n)
    return [FigureRole.PART if len(apart) > 1 and n in apart else role for n, role in enumerate(roles)]


def _are_apart(one: Figure, other: Figure) -> bool:
    """True when two totals cannot count one person twice."""
    is_other = counts_others(one, other) or counts_another_deed(one, other) or counts_another_trade(one, other)
    return is_other or _are_joined(one, other)


def _are_joined(one: Figure, other: Figure) -> bool:
    """True for two numbers of one sentence under verbs joined by "and": "lost two men and killed ten"."""
    first, second = one.anchor, other.anchor
    is_pair = second.dep_ == "conj" and second.head is first and first.lemma_ != second.lemma_
    return is_pair and one.count is not None and other.count is not None


def _role(figure: Figure, before: Sequence[Figure], roles: Sequence[FigureRole], *, is_known: bool) -> FigureRole:
    if figure.best is None:
        return FigureRole.TOTAL if not before else FigureRole.REPEAT
    if is_known:
        return FigureRole.REPEAT
    counted = [(f, r) for f, r in zip(before, roles, strict=True) if r is not FigureRole.REPEAT and f.best is not None]
    most = max((f.best or 0 for f, r in counted if r is FigureRole.TOTAL), default=0)
    if not figure.is_part and _is_on_top(figure, counted):
        return FigureRole.INCREMENT
    if figure.is_part or (figure.group is not None and not figure.is_more):
        return FigureRole.PART
    if figure.is_more and counted:
        is_held = _is_spelled_out(figure, counted, most) or (is_rest(figure) and most > (figure.best or 0))
        return FigureRole.PART if is_held else FigureRole.INCREMENT
    if not counted:
        return FigureRole.PART if figure.qualifier is Qualifier.IMPLIED else FigureRole.TOTAL
    if figure.qualifier is Qualifier.IMPLIED:
        return FigureRole.PART
    if figure.qualifier is Qualifier.VAGUE:
        return FigureRole.REPEAT
    smaller = (figure.best or 0) < most and (_is_subset(figure) or figure.sentence.index == _sentence_of(most, counted))
    return FigureRole.PART if smaller else FigureRole.TOTAL


def _is_spelled_out(figure: Figure, counted: Sequence[tuple[Figure, FigureRole]], most: int) -> bool:
    """True for "one died at once, and another in hospital" after "two people are dead": the total holds both.

    So it does where the sentence before began to share them out: "22 bodies were found. Eight others died" of 30.
    """
    here = figure.sentence.index
    beside = sum(f.best or 0 for f, _ in counted if f.sentence.index == here)
    beside += sum(f.best or 0 for f, _ in counted if f.sentence.index == here - 1 and not f.is_part and f.best != most)
    return 0 < beside < most and beside + (figure.best or 0) <= most


def _is_on_top(figure: Figure, counted: Sequence[tuple[Figure, FigureRole]]) -> bool:
    """True for one person of another sort than all those counted: four policemen died, "the bomber also died"."""
    totals = [f for f, r in counted if r is FigureRole.TOTAL and f.best]
    if figure.qualifier is not Qualifier.IMPLIED or figure.best != 1 or not totals:
        return False
    if all(f.best == 1 for f in totals):
        return True  # "one suspect was shot and died ... the body of Orr, 23"
    if figure.sentence.index - max(f.sentence.index for f, _ in counted) > _NEAR:
        return False
    is_doer = is_perpetrator(figure) and (_adds(figure) or is_reflexive(figure))
    return all(counts_others(figure, f) or (is_doer and not f.is_part) for f in totals)


def _sentence_of(most: int, counted: Sequence[tuple[Figure, FigureRole]]) -> int | None:
    return next((f.sentence.index for f, r in counted if r is FigureRole.TOTAL and f.best == most), None)


def _is_subset(figure: Figure) -> bool:
    """A smaller number with the definite article, or of women or children, speaks of some of those counted."""
    return figure.women is not None or figure.children is not None


def _said_before(figure: Figure, before: Sequence[Figure], company: Sequence[Sequence[Figure]]) -> int | None:
    """Which one gave the same number, or person; a second unnamed single victim is most often the first one."""
    if figure.is_part:
        return None
    for place, other in enumerate(before):
        if figure.is_more:
            # "after two died" and "two more died" are the same two.
            if figure.best == other.best and figure.harm is other.harm and figure.best != 1:
                return place
            continue
        if figure.group is not None and figure.group == other.group:
            continue
        if are_others(figure, other) or any(_has_another_name(figure, f) for f in company[place]):
            continue
        if (
            figure.qualifier is other.qualifier is Qualifier.IMPLIED
            and _adds(figure)
            and not _is_named_again(figure, other)
        ):
            continue
        if figure.best == other.best:
            return place
    return None


def _has_another_name(figure: Figure, other: Figure) -> bool:
    return bool(figure.names and other.names) and are_others(figure, other)


def _is_named_again(figure: Figure, other: Figure) -> bool:
    return bool(figure.names and other.names)  # two names that differ would be others


def _adds(figure: Figure) -> bool:
    """True when the sentence says that somebody else suffered too: "his son was also killed"."""
    return any(t.lower_ in ("also", "too") for t in figure.sentence.tokens)
