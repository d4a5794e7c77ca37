"""How figures add up in their event: total, part, increment or repeat, so that nobody is counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from transforms.finding.figure import Figure
from transforms.finding.sameness import are_others, counts_another_trade, counts_others
from transforms.vocabulary import FigureRole, Qualifier


def roles_of(figures: Sequence[Figure]) -> list[FigureRole]:
    """The role of each figure of one event and one harm, given in order of the text.

    The toll is then max(largest total, sum of parts) + increments (see `transforms.tables.CasualtyRow.figure_role`).
    """
    roles: list[FigureRole] = []
    for number, figure in enumerate(figures):
        roles.append(_role(figure, figures[:number], roles))
    return _side_by_side(figures, _summed_up(figures, roles))


def _summed_up(figures: Sequence[Figure], roles: list[FigureRole]) -> list[FigureRole]:
    """Makes increments parts where a toll told after them holds them: "two more died, bringing the toll to 11"."""
    tolls = [n for n, figure in enumerate(figures) if figure.rule == "toll" and roles[n] is FigureRole.TOTAL]
    held = {
        n
        for n, role in enumerate(roles)
        if role is FigureRole.INCREMENT
        and any(t > n and (figures[t].best or 0) > (figures[n].best or 0) for t in tolls)
    }
    return [FigureRole.PART if n in held else role for n, role in enumerate(roles)]


def _side_by_side(figures: Sequence[Figure], roles: list[FigureRole]) -> list[FigureRole]:
    """Makes a lone figure the total, and parts of totals that count different people.

    "Five officers were hurt … at least eight demonstrators" are thirteen.
    """
    counted = [n for n, role in enumerate(roles) if role is not FigureRole.REPEAT]
    if len(counted) == 1 and roles[counted[0]] is FigureRole.PART and not figures[counted[0]].is_part:
        return [FigureRole.TOTAL if n == counted[0] else role for n, role in enumerate(roles)]
    totals = [n for n, role in enumerate(roles) if role is FigureRole.TOTAL and figures[n].best]
    pairs = list(combinations((figures[n] for n in totals), 2))
    if not pairs or not all(counts_others(a, b) or counts_another_trade(a, b) or _are_joined(a, b) for a, b in pairs):
        return roles
    return [FigureRole.PART if n in totals else role for n, role in enumerate(roles)]


def _are_joined(one: Figure, other: Figure) -> bool:
    """True for two numbers of one sentence under verbs joined by "and": "lost two men and killed ten"."""
    first, second = one.anchor, other.anchor
    is_pair = second.dep_ == "conj" and second.head is first and first.lemma_ != second.lemma_
    return is_pair and one.count is not None and other.count is not None


def _role(figure: Figure, before: Sequence[Figure], roles: Sequence[FigureRole]) -> FigureRole:
    if figure.best is None:
        return FigureRole.TOTAL if not before else FigureRole.REPEAT
    if _is_said_before(figure, before):
        return FigureRole.REPEAT
    counted = [(f, r) for f, r in zip(before, roles, strict=True) if r is not FigureRole.REPEAT and f.best is not None]
    most = max((f.best or 0 for f, r in counted if r is FigureRole.TOTAL), default=0)
    if figure.is_part:
        return FigureRole.PART
    if figure.group is not None and not figure.is_more:
        return FigureRole.PART
    if figure.is_more and counted:
        return FigureRole.PART if _is_spelled_out(figure, counted, most) else FigureRole.INCREMENT
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


def _sentence_of(most: int, counted: Sequence[tuple[Figure, FigureRole]]) -> int | None:
    return next((f.sentence.index for f, r in counted if r is FigureRole.TOTAL and f.best == most), None)


def _is_subset(figure: Figure) -> bool:
    """A smaller number with the definite article, or of women or children, speaks of some of those counted."""
    return figure.women is not None or figure.children is not None


def _is_said_before(figure: Figure, before: Sequence[Figure]) -> bool:
    """The same number again, or the same person; a second unnamed single victim is most often the first one."""
    if figure.is_part:
        return False
    for other in before:
        if figure.is_more:
            # "after two died" and "two more died" are the same two.
            if figure.best == other.best and figure.harm is other.harm and figure.best != 1:
                return True
            continue
        if figure.group is not None and figure.group == other.group:
            continue
        if are_others(figure, other):
            continue
        if (
            figure.qualifier is other.qualifier is Qualifier.IMPLIED
            and _adds(figure)
            and not _is_named_again(figure, other)
        ):
            continue
        if figure.best == other.best:
            return True
    return False


def _is_named_again(figure: Figure, other: Figure) -> bool:
    return bool(figure.names and other.names)  # two names that differ would be others


def _adds(figure: Figure) -> bool:
    """True when the sentence says that somebody else suffered too: "his son was also killed"."""
    return any(t.lower_ in ("also", "too") for t in figure.sentence.tokens)
