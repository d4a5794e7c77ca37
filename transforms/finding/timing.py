"""When an event was, and what part it plays in the article's time: its news, what led to it, or history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from transforms.finding.clauses import clause_chain, has_own_day, is_ahead, is_aside, is_count, speech_verbs
from transforms.finding.intervals import interval_above, interval_below
from transforms.finding.triggers import Trigger, is_event_noun
from transforms.reading.dates import find_dates
from transforms.reading.days import Days, TimeExpression
from transforms.reading.document import Document, Sentence
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, children
from transforms.reading.words import word_list
from transforms.vocabulary import DateBasis, Realis, TemporalRole

_CLAUSES = ("acl", "advcl", "relcl")  # clauses with a time of their own: the day of the verb above is not theirs
_INNER = (*_CLAUSES, "pcomp")
_WEEK = 3  # UCDP date precision of a week
_YEARS = 5  # UCDP date precision of a year or longer
_RECENT = 7  # days: news of the past week is the article's own news
_HISTORY = 75  # days: what is older is told as background ("two months ago" is still how it came about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an event was, as its own sentence tells.

    Attributes:
        days: the span of days, None if not told.
        basis: what it rests on.
        role: current, recent context or background, as far as the sentence tells; None if it does not.
        is_own: the words hang on the event itself, not only on its sentence.
    """

    days: Days | None = None
    basis: DateBasis = DateBasis.NONE
    role: TemporalRole | None = None
    is_own: bool = False


_Hung = list[tuple[TimeExpression, Token]]
"""Wordings of time, each with what it hangs on."""


def ranking_words(sentence: Sentence) -> list[Token]:
    """The words that rank what a sentence tells of: "the *deadliest* attack in months", "the *third* this year"."""
    ordinals = word_list("background", "ordinals")
    highest = [t for t in sentence.tokens if t.tag_ in ("JJS", "RBS") or t.lower_ in ordinals]
    return [t for t in highest if t.i == 0 or t.nbor(-1).lower_ != "at"]  # "at least"


class Clock:
    """The wordings of time of one document's sentences, and where each hangs.

    Attributes:
        published: the day of publication, None if it is unknown.
    """

    def __init__(self, document: Document) -> None:
        self.published = document.article.publication.day
        self._times: dict[int, tuple[TimeExpression, ...]] = {}
        self._not_before = self.published or self._newest_told(document)

    def expressions(self, sentence: Sentence) -> tuple[TimeExpression, ...]:
        """The wordings of time in a sentence; spans count from its first code point."""
        if sentence.index not in self._times:
            self._times[sentence.index] = find_dates(sentence.tokens.text, self.published)
        return self._times[sentence.index]

    def _newest_told(self, document: Document) -> dt.date | None:
        """The newest day that the document tells of as past: it was not published before that."""
        told = (t.days.start for s in document.sentences if _is_told(s) for t in self.expressions(s) if t.days)
        return max(told, default=None)

    def dating(self, anchor: Token, sentence: Sentence, mood: Realis) -> Dating:
        """When what a word tells of was; "a day after" another deed counts from the day of that one."""
        if not self.expressions(sentence):
            return Dating()
        inside, below = interval_above(anchor), interval_below(anchor)
        if inside is not None and not self._is_dated(inside.told, sentence):
            return self._counted(self._told(inside.other, sentence, mood), inside.from_other)
        if below is not None and self._is_dated(below.told, sentence) and not self._dates_itself(anchor, sentence):
            return self._counted(self._told(below.told, sentence, mood), below.from_told)
        if below is not None and anchor.dep_ in _INNER and not self._dates_itself(anchor, sentence):
            return Dating()  # "held for the murder of a priest a week before the vote": not of the day of the arrest
        return self._told(anchor, sentence, mood)

    def _is_dated(self, inner: Token, sentence: Sentence) -> bool:
        """True when a wording of time stands in a clause or phrase."""
        inside = {t.i for t in inner.subtree}
        return any(self._governor(t, sentence).i in inside for t in self.expressions(sentence))

    def _dates_itself(self, verb: Token, sentence: Sentence) -> bool:
        return any(self._governor(t, sentence).i == verb.i for t in self.expressions(sentence))

    def _counted(self, base: Dating, count: Callable[[Days], Days]) -> Dating:
        """The dating of a deed that lies some days from another; none when that one has no day."""
        if base.days is None or base.days.precision > 1:
            return Dating()
        days = count(base.days)
        return Dating(days=days, basis=DateBasis.RELATIVE, role=self.role_of(days), is_own=True)

    def _told(self, anchor: Token, sentence: Sentence, mood: Realis) -> Dating:
        """When what a word tells of was, by the wordings of time of its sentence."""
        times = self.expressions(sentence)
        hung = [(t, self._governor(t, sentence)) for t in times if not self._is_compared(t, anchor, sentence)]
        hung = [(t, governor) for t, governor in hung if not is_count(governor, anchor)]
        hung = [(t, self._owner(t, governor, hung, sentence)) for t, governor in hung]
        chain = clause_chain(anchor)
        for number, token in enumerate(chain):
            here = [t for t, governor in hung if governor.i == token.i and _counts(t, token, anchor)]
            if here:
                return self._joined(
                    self._nearest(here, anchor, sentence), mood, is_own=number <= (anchor.dep_ not in _CLAUSES)
                )
        only = self._only_day([(t, g) for t, g in hung if anchor.pos_ != "NOUN" or not has_own_day(g)])
        if only is not None and anchor.pos_ in ("VERB", "NOUN"):
            return self._joined([only], mood, is_own=False)
        dated = [(t, governor) for t, governor in hung if t.days]
        old = [governor for t, governor in dated if t.days and self.role_of(t.days) is TemporalRole.BACKGROUND]
        if old and len(old) == len(dated) and not all(is_aside(governor, anchor) for governor in old):
            return Dating(role=TemporalRole.BACKGROUND)
        return Dating()

    def _owner(self, time: TimeExpression, governor: Token, hung: _Hung, sentence: Sentence) -> Token:
        """What an old date is of: of "on Monday, accusing them of a murder in Osk last year", the murder."""
        is_old = time.days is not None and self.role_of(time.days) is TemporalRole.BACKGROUND
        has_news = any(t.days and self.role_of(t.days) is TemporalRole.CURRENT for t, _ in hung)
        if not (is_old and has_news) or governor.pos_ != "VERB" or governor.dep_ == "relcl":
            return governor  # a relative clause has a time of its own
        start = sentence.tokens.start_char + time.span.start
        behind = [t for t in governor.subtree if t.i > governor.i and t.idx < start]
        return next((t for t in reversed(behind) if t.pos_ == "NOUN" and is_event_noun(t)), governor)

    def _nearest(self, times: list[TimeExpression], anchor: Token, sentence: Sentence) -> list[TimeExpression]:
        """Of days of the news and days of history in one clause, those that stand nearer to a noun.

        "On Monday a judge reopened the inquiry into the killing of six priests in 1989": the verb has the day of
        the news, the noun before the year has the year.
        """
        old = [t for t in times if t.days and self.role_of(t.days) is TemporalRole.BACKGROUND]
        if anchor.pos_ != "NOUN" or not old or len(old) == len(times):
            return times
        at = anchor.idx - sentence.tokens.start_char
        nearest = min(times, key=lambda t: (t.span.start < at, abs(t.span.start - at)))
        return old if nearest in old else [t for t in times if t not in old]

    def is_of_today(self, sentence: Sentence) -> bool:
        """True when a sentence names a day of the news, and not only as that of a statement."""
        say = word_list("speech", "say")
        return any(
            self._governor(t, sentence).lemma_.lower() not in say
            for t in self.expressions(sentence)
            if t.days and self.role_of(t.days) is TemporalRole.CURRENT
        )

    def _is_compared(self, time: TimeExpression, anchor: Token, sentence: Sentence) -> bool:
        """True for "the worst attack since 2013", "the third attack this month": a stretch in which it is ranked."""
        lasting = time.days is not None and time.days.precision > _WEEK and self.published == time.days.end
        if not time.since and not lasting:
            return False
        start = sentence.tokens.start_char + time.span.start
        return any(t.idx < start for t in ranking_words(sentence)) and not any(
            t.idx >= start for t in ancestors(anchor)
        )

    def _only_day(self, hung: _Hung) -> TimeExpression | None:
        """The one recent day that a sentence names beside what is long past, when it is not the day of a statement."""
        say = speech_verbs()
        recent = [(t, g) for t, g in hung if not is_ahead(g)]
        recent = [(t, g) for t, g in recent if t.days is None or self.role_of(t.days) is TemporalRole.CURRENT]
        recent = [(t, g) for t, g in recent if not _is_night(t)] or recent
        if len(recent) != 1 or recent[0][1].lemma_.lower() in say:
            return None
        days = recent[0][0].days
        return recent[0][0] if days is not None and days.precision == 1 else None

    def _governor(self, time: TimeExpression, sentence: Sentence) -> Token:
        """The verb or event noun that a wording of time hangs on."""
        start = sentence.tokens.start_char + time.span.start
        end = sentence.tokens.start_char + time.span.end
        words = [t for t in sentence.tokens if t.idx < end and t.idx + len(t) > start]
        inside = {t.i for t in words}
        token = next((t for t in words if t.head.i not in inside), words[0])
        of_noun, is_year = words[-1].head, time.days is not None and time.days.precision == _YEARS
        if is_year and of_noun.i > words[-1].i and of_noun.pos_ in ("NOUN", "PROPN"):
            # "The 2015 deal": the year is the deal's, and of nothing that is done with it.
            return of_noun
        chain = list(ancestors(token))[1:] or [token]
        for above in chain:
            if above.pos_ in ("VERB", "AUX") or (above.i not in inside and is_event_noun(above)):
                return above
            if is_year and above.dep_ == "appos":
                return above
        return chain[-1]

    def _joined(self, times: list[TimeExpression], mood: Realis, *, is_own: bool) -> Dating:
        """One span from the wordings that hang on one word: "on Friday and Thursday"."""
        ahead = mood in (Realis.FUTURE, Realis.HYPOTHETICAL)
        spans = _spans(times, ahead=ahead)
        if not spans:
            return Dating(basis=DateBasis.NONE, is_own=is_own)
        near = [d for d in spans if abs((d.start - spans[0].start).days) <= 7] if len(spans) > 1 else spans
        narrow = min(near, key=lambda d: (d.end - d.start).days)
        days = Days(min(d.start for d in near), max(d.end for d in near)) if narrow.precision == 1 else narrow
        if any(d.precision > 2 for d in near) and narrow.precision == 1:
            days = narrow
        if any(t.since for t in times) and self.published and self.published >= days.start:
            days = Days(days.start, self.published)
        if not ahead and self.published and days.start > self.published + dt.timedelta(days=1):
            # "Called for a march next Tuesday": the day is of the march, not of the call.
            return Dating(basis=DateBasis.NONE)
        # What has gone on for years is history, though it goes on.
        told_of = Days(days.start, days.start) if any(t.since for t in times) else days
        return Dating(days=days, basis=times[0].basis, role=self.role_of(told_of), is_own=is_own)

    def role_of(self, days: Days) -> TemporalRole | None:
        """What part days play, by their distance to the day of publication.

        Of an article whose day is unknown only its history can be told: it lies far before something else it tells of.
        """
        if self._not_before is None:
            return None
        past = (self._not_before - days.end).days
        if past <= 0 and days.precision > 3 and (self._not_before - days.start).days > _RECENT:
            # "This year", "this month": a sum or a course of events that leads up to the news.
            return TemporalRole.RECENT_CONTEXT if self.published else None
        if past > _HISTORY:
            return TemporalRole.BACKGROUND
        if self.published is None:
            return None
        return TemporalRole.RECENT_CONTEXT if past > _RECENT else TemporalRole.CURRENT


def _spans(times: list[TimeExpression], *, ahead: bool) -> list[Days]:
    """The days of wordings; a night that may be of two says nothing beside a day: "overnight on Monday"."""
    spans = [(d, _is_night(t)) for t in times if (d := t.ahead if ahead else t.days)]
    is_told = any(d.precision == 1 for d, _ in spans)
    return [d for d, is_night in spans if not (is_told and is_night)]


def _is_night(time: TimeExpression) -> bool:
    """True for "overnight", which may be of either of two days."""
    return time.days is not None and time.days.precision == 2 and time.basis is DateBasis.RELATIVE


def _is_told(sentence: Sentence) -> bool:
    """True when the main verb is in the past tense: its days are no plans."""
    return sentence.tokens.root.tag_ == "VBD"


def _counts(time: TimeExpression, governor: Token, anchor: Token) -> bool:
    """False for a wording that dates only a noun beside the event ("the 2020 deal")."""
    return time.days is not None or governor.i == anchor.i


def is_history_marked(trigger: Trigger) -> bool:
    """True when words, not dates, tell that something is long past: "the ensuing conflict", "the then president"."""
    marks = word_list("background", "marks")
    own = {t.i for t in trigger.words}
    words = {t.lower_ for t in children(trigger.anchor, "amod", "compound") if t.i not in own}
    return bool(words & marks) or bool(words & {"ensuing", "decades-long", "long-running", "years-long", "civil"})
