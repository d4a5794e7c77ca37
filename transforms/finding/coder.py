"""From a parsed document to its events, figures and claims: the order of work.

1. Triggers in every sentence, with who takes part, when and where.
2. Mentions of one event are joined.
3. Figures of people harmed are found, hung on their events, and given their part in the toll.
4. Who says so, and who denies it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from transforms.finding import denials
from transforms.finding.attribution import is_whole_quote, plain_statement
from transforms.finding.chronicle import Chronicle
from transforms.finding.classes import classes_of
from transforms.finding.crediting import credit
from transforms.finding.cues import Cues
from transforms.finding.figures import FigureFinder
from transforms.finding.identities import identify
from transforms.finding.judging import Judge, Opinion, is_event, packaged_judge, role_of
from transforms.finding.mentions import EventMention, mention_of
from transforms.finding.merging import Event, Told, merge
from transforms.finding.parts import Part
from transforms.finding.placing import Map
from transforms.finding.screening import is_accident, is_sport, is_told, is_worth_a_row, without_contents
from transforms.finding.sharing import shared_doers
from transforms.finding.statements import as_announced, stated_events
from transforms.finding.timing import Clock
from transforms.finding.tolling import TolledFigure, toll
from transforms.finding.triggers import Classes, find_triggers
from transforms.finding.voices import Quarrels, quarrels_of, realis_of
from transforms.reading.actors import Cast
from transforms.reading.document import Document, Sentence
from transforms.reading.gazetteer import Gazetteer
from transforms.reading.parsed import Token
from transforms.reading.registry import Registry
from transforms.reading.syntax import logical_subject
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, EventType

_JUDGED = (EventType.ASSAULT, EventType.COERCE)  # the others are too rare in the labelled articles to be judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the finder knows beyond the text."""

    registry: Registry
    gazetteer: Gazetteer

    @classmethod
    def load(cls) -> Knowledge:
        """The packaged registry and gazetteer."""
        return cls(registry=Registry.load(), gazetteer=Gazetteer.open())


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a document tells, before it becomes rows."""

    document: Document
    events: tuple[Event, ...]
    figures: tuple[TolledFigure, ...]
    denials: tuple[denials.Denial, ...]
    cast: Cast
    map: Map
    clock: Clock
    speakers: dict[int, Mention]
    shared: Mapping[int, tuple[Part, ...]]


class Coder:
    """Codes documents with one body of knowledge; `judge` says what triggers stand for, the packaged one by default."""

    def __init__(self, knowledge: Knowledge, judge: Judge | None = None) -> None:
        self._knowledge = knowledge
        self._judge = judge or packaged_judge()

    def find(self, document: Document) -> Findings:
        """Everything that a document tells of."""
        return _Coding(document, self._knowledge, self._judge).run()


class _Coding:
    """The work on one document."""

    def __init__(self, document: Document, knowledge: Knowledge, judge: Judge) -> None:
        self._document = document
        self._registry = knowledge.registry
        self._cast = Cast(document, knowledge.registry)
        self._map = Map(document, knowledge.gazetteer, knowledge.registry, self._cast)
        self._clock = Clock(document)
        self._classes: Classes = classes_of(self._cast, knowledge.registry)
        self._chronicle = Chronicle(document, self._clock)
        self._cues = Cues(document)
        self._judge = judge
        self._speakers: dict[int, Mention] = {}

    def run(self) -> Findings:
        """Runs the steps in order."""
        sentences = [] if is_sport(self._document) else list(self._document.sentences)
        self._note_speakers(sentences)
        mentions = without_contents(m for s in sentences for m in self._mentions(s))
        quarrels = quarrels_of(mentions)
        told = [t for t in map(self._told, mentions) if t is not None]
        events = [self._voiced(e, quarrels) for e in merge(told) if is_worth_a_row(e) and is_told(e)]
        credit(events, sentences, self._cast)
        events = identify(events, sentences, self._cast)
        finder = FigureFinder(self._cast)
        figures = [f for s in sentences for f in finder.find(s)]
        tolled = toll(figures, events, self._clock, self._chronicle)
        return Findings(
            document=self._document,
            events=tuple(events),
            figures=tuple(tolled),
            denials=tuple(denials.link(events)),
            cast=self._cast,
            map=self._map,
            clock=self._clock,
            speakers=self._speakers,
            shared=shared_doers(events, self._cast.everybody),
        )

    # ------------------------------------------------------------------ mentions
    def _mentions(self, sentence: Sentence) -> Iterator[EventMention]:
        for trigger in find_triggers(iter(sentence.tokens), self._classes):
            mention = mention_of(trigger, sentence, self._cast, self._registry)
            if not is_accident(mention):
                yield as_announced(self._spoken(mention), self._cast)
        yield from stated_events(sentence, self._cast)

    def _spoken(self, mention: EventMention) -> EventMention:
        """Gives a sentence that is all quotation the speaker of the sentences beside it."""
        speaker = self._speakers.get(mention.sentence.index)
        said = mention.attribution
        if said is not None and said.claimant is not None and not self._can_speak(said.claimant):
            return replace(mention, attribution=replace(said, claimant=speaker.head if speaker else None))
        if said is not None or speaker is None:
            return mention
        return replace(mention, attribution=plain_statement(speaker.head, mention.sentence.span))

    def _can_speak(self, claimant: Token) -> bool:
        """False for a statement, signs, a report: somebody else speaks by them."""
        if claimant.lemma_.lower() in word_list("speech", "vehicles"):
            return False
        who = self._cast.identify(claimant).who
        return who.kind not in (ActorKind.UNKNOWN, ActorKind.OBJECT) or claimant.ent_type_ == "PERSON"

    def _note_speakers(self, sentences: list[Sentence]) -> None:
        """Who speaks in each sentence that is one whole quotation: the last speaker before it, near by."""
        say = word_list("speech", "say")
        last: tuple[int, Token] | None = None
        for sentence in sentences:
            verb = next((t for t in sentence.tokens if t.lemma_.lower() in say and t.dep_ == "ROOT"), None)
            subject = logical_subject(verb) if verb is not None else None
            if subject is not None and subject.pos_ != "PRON" and self._can_speak(subject):
                last = (sentence.paragraph, subject)
            elif (
                last is not None
                and sentence.paragraph - last[0] <= 1
                and (subject is not None or is_whole_quote(sentence))
            ):
                self._speakers[sentence.index] = self._cast.identify(last[1])

    # ------------------------------------------------------------------ when, where, whether
    def _told(self, mention: EventMention) -> Told | None:
        """The mention with when, where and whether; None when its word tells of no event here."""
        dating, role = self._chronicle.place(mention)
        verdict = None
        if mention.event_type in _JUDGED:
            opinion = Opinion(mention.span, self._cues.of(mention, dating, role), mention.mood, dating, role)
            verdict = self._judge.verdict(opinion)
            if not is_event(verdict):
                return None
            role = role_of(verdict, opinion)
        self._chronicle.note(mention, role)
        place = self._map.place_of(mention)
        return Told(
            mention=mention,
            dating=dating,
            place=place,
            resolution=self._map.resolve(place) if place else None,
            realis=mention.mood,
            role=role,
            verdict=verdict,
        )

    def _voiced(self, event: Event, quarrels: Quarrels) -> Event:
        """The event with the realis of each mention, now that all its parties are known."""
        sides = [p.mention.who for p in event.parts()]
        here = next((t.resolution.place.country for t in event.told if t.resolution is not None), None)
        return Event(
            [replace(t, realis=realis_of(t.mention, sides, self._cast, quarrels, here=here)) for t in event.told]
        )
