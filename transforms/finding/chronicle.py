"""What part each told event plays in the article's time: its news, what led to it, or history.

Dates decide where they are told, then the words of the clause. What neither tells is read as a reader would: of those
who were met in a history, more history is told; a history goes on until something brings the text back to the news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from transforms.finding.counting import is_more
from transforms.finding.history import is_obituary, told_before
from transforms.finding.mentions import EventMention
from transforms.finding.responsibility import is_answered
from transforms.finding.timing import Clock, Dating, is_history_marked
from transforms.ontology import quad_class
from transforms.reading.document import Document, Sentence, key_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, children
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, Realis, TemporalRole, ZoneKind

_OPENING = 2  # sentences of the body
_REACH = 2  # sentences without events over which a history goes on
_HARMED = (ActorRole.RECIPIENT, ActorRole.VICTIM, ActorRole.TARGET)
_NEWEST = (TemporalRole.CURRENT, TemporalRole.RECENT_CONTEXT, TemporalRole.BACKGROUND)
_PEOPLE = (ActorKind.PERSON, ActorKind.GROUP, ActorKind.POPULATION)


class Chronicle:
    """The times of one document's events, told in order of the text."""

    def __init__(self, document: Document, clock: Clock) -> None:
        self._clock = clock
        self._sentences = document.sentences
        first = next((s for s in document.sentences if s.zone is ZoneKind.BODY), None)
        self._first, self._lead = (first.index, first.paragraph) if first else (0, 0)
        self._roles: dict[tuple[int, int], TemporalRole] = {}
        self._cast: dict[str, set[TemporalRole]] = defaultdict(set)
        self._topic: set[TemporalRole] = {TemporalRole.BACKGROUND} if is_obituary(self._opening()) else set()
        self._tells_of_arrest = False  # as news, in the opening
        self._history: set[int] = set()
        self._last: tuple[int, TemporalRole] | None = None
        self._news: set[int] = set()

    def place(self, mention: EventMention) -> tuple[Dating, TemporalRole]:
        """When an event was and what part that gives it, going by those noted before."""
        dating = self.dating(
            mention.anchor,
            mention.sentence,
            mention.mood,
            mention.event_type,
        )
        role = dating.role or self._undated(mention)
        if role is TemporalRole.CURRENT and is_answered(mention.anchor):
            role = TemporalRole.RECENT_CONTEXT  # "in retaliation for a raid last week"
        return dating, role

    def note(self, mention: EventMention, role: TemporalRole) -> None:
        """Notes what part an event plays, for those that the text comes to after it; in order of the text."""
        self._roles[key_of(mention.anchor)] = role
        if mention.event_type is EventType.ASSAULT:
            self._last = mention.sentence.index, role
            for name in _named(mention, is_known=False):
                self._cast[name].add(role)
        is_opening = mention.sentence.index < self._first + _OPENING and not _is_of_war(mention.sentence)
        if _is_deed(mention) and (role is TemporalRole.CURRENT or is_opening):
            self._topic.add(role)
        if is_opening and mention.event_type is EventType.COERCE and role is TemporalRole.CURRENT:
            self._tells_of_arrest = True
        if role is not TemporalRole.BACKGROUND or self._clock.is_of_today(mention.sentence):
            self._news.add(mention.sentence.index)
        else:
            self._history.add(mention.sentence.index)

    def dating(self, anchor: Token, sentence: Sentence, mood: Realis, event_type: EventType | None = None) -> Dating:
        """When a word's own clause says it was; the words of the clause go before a date that hangs further off."""
        dating = self._clock.dating(anchor, sentence, mood)
        if dating.is_own and dating.role is not None:
            return dating
        told = told_before(anchor, event_type=event_type, in_lead=self._is_lead(sentence))
        if told is None or dating.role is TemporalRole.BACKGROUND:
            return dating
        return Dating(role=told)

    def goes_on(self, sentence: Sentence) -> bool:
        """True when a sentence goes on with the history told before it."""
        if sentence.zone is not ZoneKind.BODY or self._clock.expressions(sentence) or not _is_past(sentence):
            return False
        for before in reversed(self._sentences[max(0, sentence.index - 1 - _REACH) : sentence.index]):
            if before.index in self._news:
                return False
            if before.index in self._history and before.index == sentence.index - 1:
                return True
            if before.paragraph != sentence.paragraph and not _goes_back(sentence):
                return False
            if before.index in self._history or self._is_history(before):
                return True
            if self._clock.expressions(before) or not _is_past(before):
                return False
        return False

    # ------------------------------------------------------------------ evidence
    def _is_lead(self, sentence: Sentence) -> bool:
        return sentence.zone is not ZoneKind.BODY or sentence.paragraph == self._lead

    def _opening(self) -> list[Sentence]:
        """The headline and the first sentences of the body, which say what the article is about."""
        return [s for s in self._sentences if self._is_lead(s) and s.index < self._first + _OPENING]

    def _is_history(self, sentence: Sentence) -> bool:
        """True when a sentence tells of old times, though of no event: "During the civil war it was a ruin"."""
        root = sentence.tokens.root
        dating = self.dating(root, sentence, Realis.ASSERTED)
        is_told = dating.is_own or dating.days is None
        return dating.role is TemporalRole.BACKGROUND and is_told and not self._clock.is_of_today(sentence)

    def _undated(self, mention: EventMention) -> TemporalRole:
        if is_history_marked(mention.trigger):
            return TemporalRole.BACKGROUND
        known = self._above(mention.anchor) or self._of_cast(mention) or self._of_others(mention)
        if known is not None:
            return known
        is_told = mention.attribution is None or _goes_back(mention.sentence)
        if quad_class(mention.event_type) != 3 and is_told and self.goes_on(mention.sentence):
            return TemporalRole.BACKGROUND
        return self._of_topic(mention)

    def _of_others(self, mention: EventMention) -> TemporalRole | None:
        """History for "three others were wounded" behind old deaths: they are others than those."""
        heads = [p.mention.head for p in mention.of_role(*_HARMED)]
        is_told = self._last is not None and self._last[0] in (mention.sentence.index - 1, mention.sentence.index)
        is_old = is_told and self._last is not None and self._last[1] is TemporalRole.BACKGROUND
        return TemporalRole.BACKGROUND if is_old and any(is_more(h) for h in heads) else None

    def _of_topic(self, mention: EventMention) -> TemporalRole:
        """The part of the one deed that the article is about: a trial, a memorial tell on of what is long past."""
        sentence = mention.sentence
        is_deed = mention.event_type in (EventType.ASSAULT, EventType.COERCE) and _is_past(sentence)
        is_news = self._clock.expressions(sentence) or any(t.lower_ == "latest" for t in sentence.tokens)
        is_of_arrest = mention.event_type is EventType.COERCE and self._tells_of_arrest
        if not is_deed or is_of_arrest or is_news or sentence.index <= self._first or not self._topic:
            return TemporalRole.CURRENT
        return next(r for r in _NEWEST if r in self._topic)

    def _above(self, anchor: Token) -> TemporalRole | None:
        """The part of an older event that it hangs on: "the massacre in which police shot strikers"."""
        say = word_list("speech", "say")
        for token in list(ancestors(anchor))[1:]:
            if token.lemma_.lower() in say:
                return None
            role = self._roles.get(key_of(token))
            if role is not None:
                return role if role is not TemporalRole.CURRENT else None
        return None

    def _of_cast(self, mention: EventMention) -> TemporalRole | None:
        """The part of the events that the same people were met in: current when any of them is the news."""
        if mention.event_type is not EventType.ASSAULT:
            return None
        for name in _named(mention, is_known=True):
            roles = self._cast.get(name, set())
            if roles:
                return next(r for r in _NEWEST if r in roles)
        return None


def _is_of_war(sentence: Sentence) -> bool:
    """True when a sentence speaks of a war, whose dead are seldom what an article is about."""
    return any(t.lemma_.lower() in word_list("background", "wars") for t in sentence.tokens)


def _is_deed(mention: EventMention) -> bool:
    """True for what an article of crime or war can be about: an attack, a seizure, not "the conflict"."""
    if mention.trigger.is_noun and mention.anchor.lemma_.lower() in word_list("nouns", "loose"):
        return False
    return mention.event_type is EventType.ASSAULT or mention.mode is EventMode.SEIZE


def _named(mention: EventMention, *, is_known: bool) -> Iterator[str]:
    """By what words the text may come back to those in an event; with `is_known`, only words that do go back."""
    for part in mention.of_role(ActorRole.ACTOR, *_HARMED):
        who, head = part.mention.who, part.mention.head
        if who.kind is ActorKind.PERSON and who.is_named:
            yield who.actor_id
        elif who.kind in _PEOPLE and (who.kind is ActorKind.PERSON or part.role is not ActorRole.ACTOR):
            definite = any(c.lower_ in word_list("definite", "articles") for c in children(head, "det"))
            if head.pos_ == "NOUN" and (definite or not is_known):
                yield head.lemma_.lower()
    if mention.trigger.is_noun:
        definite = any(c.lower_ in ("the", "this", "that") for c in children(mention.anchor, "det"))
        if definite or not is_known:
            yield mention.anchor.lemma_.lower()


def _is_past(sentence: Sentence) -> bool:
    """True when a sentence's main verb tells of the past."""
    root = sentence.tokens.root
    helpers = children(root, "aux", "auxpass")
    return root.tag_ == "VBD" or any(h.tag_ == "VBD" or h.lower_ in ("has", "have") for h in helpers)


def _goes_back(sentence: Sentence) -> bool:
    """True when the subject is one of whom was just spoken: "he", "his brother"."""
    root = sentence.tokens.root
    subjects = children(root, "nsubj", "nsubjpass")
    return any(t.tag_ in ("PRP", "PRP$") and t.lower_ != "i" for s in subjects for t in (s, *children(s, "poss")))
