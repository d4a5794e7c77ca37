"""What a figure covers: one deed, a day, many months, a whole war; and the time that it belongs to."""

from __future__ import annotations

import functools
import re

from transforms.finding.chronicle import Chronicle
from transforms.finding.figure import Figure
from transforms.finding.joint import is_joint
from transforms.finding.merging import Event
from transforms.finding.reality import mood_of
from transforms.finding.timing import Clock, Dating, ranking_words
from transforms.reading.days import Days, TimeExpression
from transforms.reading.document import key_of, start_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, children
from transforms.reading.words import word_list
from transforms.vocabulary import EventType, Harm, Qualifier, Scope, TemporalRole

_HARMS = (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED)
_PERIOD = 5  # days; what happened in more of them was not one incident
_MONTH = 27  # days
_MANY = 10  # people; fewer may well have died in one deed of a month that the text does not date
_DAYS = 2  # UCDP date precision of a day or a few
_WAR_SCALE = 100  # a war's own toll; below it a count "in the conflict" is most often one attack's
_RANK_REACH = 60  # code points from "deadliest" to "in months"
_SUM_REACH = 40  # code points from "raising" to "the death toll"


def scope_of(figure: Figure, event: Event | None, clock: Clock, chronicle: Chronicle) -> tuple[Scope, TemporalRole]:
    """The scope and the time of a figure of an event, which is None for a toll of no event row."""
    dating = chronicle.dating(
        figure.anchor, figure.sentence, mood_of(figure.anchor), EventType.ASSAULT if figure.harm in _HARMS else None
    )
    role = dating.role or (event.lead.role if event is not None else None)
    if role is None:
        is_history = chronicle.goes_on(figure.sentence)
        role = TemporalRole.BACKGROUND if is_history else TemporalRole.CURRENT
    if _counts_a_war(figure) or _is_of_war_size(figure, dating.days):
        return Scope.CONFLICT_TOTAL, TemporalRole.BACKGROUND
    summed = TemporalRole.BACKGROUND if role is TemporalRole.BACKGROUND else TemporalRole.RECENT_CONTEXT
    if _sums_a_period(figure, event, clock):
        return Scope.CUMULATIVE, summed
    part = _Part(figure, clock)
    if figure.qualifier is not Qualifier.IMPLIED and part.is_cumulative:
        return _of_many(figure, event, role, since=part.is_to_date)
    if _counts_a_stretch(figure, event, dating):
        return Scope.CUMULATIVE, summed
    if any(cue in part.text for cue in word_list("scope", "day")):
        return Scope.DAY, role
    return Scope.INCIDENT, role


def _of_many(figure: Figure, event: Event | None, role: TemporalRole, *, since: bool) -> tuple[Scope, TemporalRole]:
    """The scope of a figure whose words sum up what happened at several times, it seems."""
    if figure.harm is not Harm.DISPLACED and (figure.best or 0) >= 10 * _WAR_SCALE:
        return Scope.CONFLICT_TOTAL, TemporalRole.BACKGROUND
    is_news = event is not None and event.lead.role is TemporalRole.CURRENT
    if is_news and not since and (figure.best or 0) < _WAR_SCALE:
        return Scope.INCIDENT, role
    return Scope.CUMULATIVE, TemporalRole.BACKGROUND if since else TemporalRole.RECENT_CONTEXT


class _Part:
    """The words of a sentence that tell what one of its figures covers.

    In "two people were killed on Friday, bringing the toll since May to 45" the last words sum up, and speak of no
    other figure: the part is what stands before them, or they alone.

    Attributes:
        text: the words, in small letters.
        is_to_date: they count from some time on until now.
    """

    def __init__(self, figure: Figure, clock: Clock) -> None:
        whole = figure.sentence.tokens.text
        cut = sum_start(whole)
        is_sum = cut is not None and figure.mention.start - start_of(figure.sentence) >= cut
        self._start, end = (cut or 0, len(whole)) if is_sum else (0, cut or len(whole))
        self.text = whole[self._start : end].lower()
        self._anchor = figure.anchor.idx - figure.sentence.tokens.start_char
        self._ranked = [t.idx - figure.sentence.tokens.start_char for t in ranking_words(figure.sentence)]
        times = [t for t in clock.expressions(figure.sentence) if self._start <= t.span.start < end]
        since = [t for t in times if t.since or whole[: t.span.start].rstrip().lower().endswith("since")]
        is_told = since or _is_told_since(figure.anchor, self._ranked)
        self._cues = word_list("scope", "cumulative") - ({"since"} if is_told else set())
        self._is_sum = is_sum
        is_long = any(_is_long(t, clock) and not self._is_ranking(t.span.start) for t in since)
        self.is_to_date = is_long or self._counts_to_date(figure)

    @property
    def is_cumulative(self) -> bool:
        """True when the words count what happened at several times."""
        text = f" {self.text} "
        found = (text.find(f" {cue} ") for cue in self._cues)
        return self.is_to_date or any(at >= 0 and not self._is_ranking(self._start + at) for at in found)

    def _is_ranking(self, start: int) -> bool:
        """True for the stretch of "the deadliest attack in months", in which the deed is ranked, not counted.

        What is told behind it is of that stretch: "the most since 2007, when 28 were killed".
        """
        return self._anchor < start and any(0 < start - at <= _RANK_REACH for at in self._ranked)

    def _counts_to_date(self, figure: Figure) -> bool:
        """True for a count of many days: "killed since the start of the year", "have been killed this year"."""
        if any(cue in self.text for cue in word_list("scope", "yearly")):
            return True
        is_perfect = any(c.lemma_ == "have" for c in children(figure.anchor, "aux"))
        return (is_perfect or self._is_sum) and any(cue in self.text for cue in word_list("scope", "to_date"))


def sum_start(text: str) -> int | None:
    """Where the clause begins that adds the figures of a sentence to a sum: "..., raising the death toll to 45".

    >>> sum_start("Two men died on Friday, raising the death toll since May to 45.")
    22
    """
    found = _sum_clause().search(text)
    return found.start() if found and found.start() else None


@functools.cache
def _sum_clause() -> re.Pattern[str]:
    verbs, sums = ("|".join(sorted(word_list("scope", name))) for name in ("summing", "sums"))
    return re.compile(rf"[,;:–—-]?\s(?:\w+\s)?(?:{verbs})\b[^.;]{{0,{_SUM_REACH}}}?\b(?:{sums})\b", re.IGNORECASE)


def _is_told_since(anchor: Token, ranked: list[int]) -> bool:
    """True for "the worst attack since 186 children were killed": what was before, not what has been since."""
    if any(c.lower_ == "since" and c.dep_ == "mark" for t in ancestors(anchor) for c in t.children):
        return True
    marks = [t.idx - anchor.sent.start_char for t in anchor.sent if t.lower_ == "since" and t.i < anchor.i]
    return bool(marks) and any(at < marks[-1] for at in ranked)


def _is_long(time: TimeExpression, clock: Clock) -> bool:
    """True for "since May"; what has gone on "since Saturday" is of these days."""
    if time.days is None or clock.published is None:
        return True
    return (clock.published - time.days.start).days >= _PERIOD


def _sums_a_period(figure: Figure, event: Event | None, clock: Clock) -> bool:
    """True for a sum of a week or more in a sentence of its own: "from 1 to 7 May, 87 deaths were recorded"."""
    if event is not None and any(t.mention.sentence.index == figure.sentence.index for t in event.told):
        return False
    spans = (t.days for t in clock.expressions(figure.sentence))
    return any(d is not None and (d.end - d.start).days >= _PERIOD for d in spans)


def _counts_a_stretch(figure: Figure, event: Event | None, dating: Dating) -> bool:
    """True for many dead of weeks: "the 145 who lost their lives in 2015", "1,200 died in attacks in October"."""
    days, best = dating.days, figure.best or 0
    if days is None or not dating.is_own or (days.end - days.start).days < _MONTH or best < _MANY:
        return False
    is_one = event is not None and any(key_of(t.mention.anchor) == key_of(figure.anchor) for t in event.told)
    return not is_one or (best >= _WAR_SCALE and is_joint(figure.sentence, event))


def _is_of_war_size(figure: Figure, days: Days | None) -> bool:
    """True for thousands in a sentence about a war, without a day: "7,000 have died in ten years of war"."""
    if (figure.best or 0) < 10 * _WAR_SCALE or (days is not None and days.precision <= _DAYS):
        return False
    wars = word_list("scope", "conflict")
    return any(t.lemma_.lower() in wars for t in figure.sentence.tokens)


def _counts_a_war(figure: Figure) -> bool:
    """True for the toll of a war: the war does the harm, or the harm was done in it, and the number is of that size."""
    wars = word_list("scope", "conflict")
    if (figure.best or 0) < _WAR_SCALE:
        return False
    verb = next((t for t in ancestors(figure.anchor) if t.pos_ == "VERB"), figure.anchor)
    near = [
        *children(verb, "nsubj", "nsubjpass"),
        *(o for p in children(verb, "prep", "agent") for o in children(p, "pobj")),
    ]
    near += [
        verb.head,
        *(t for t in ancestors(verb) if t.pos_ == "NOUN"),
        *(o for t in ancestors(verb) for o in children(t, "dobj")),
    ]
    return any(t.lemma_.lower() in wars for t in near)
