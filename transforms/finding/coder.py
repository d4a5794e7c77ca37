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
from transforms.finding.chronicle import Chronicle
from transforms.finding.classes import classes_of
from transforms.finding.counting import is_summed
from transforms.finding.crediting import credit, credit_releasers
from transforms.finding.cues import Cues
from transforms.finding.culprits import resolve_culprits
from transforms.finding.figures import FigureFinder
from transforms.finding.identities import identify
from transforms.finding.judging import Judge, Opinion, is_event, packaged_judge, role_of
from transforms.finding.mentions import EventMention, mention_of
from transforms.finding.merging import Event, Told, merge
from transforms.finding.owning import Owned, owned
from transforms.finding.parts import Part
from transforms.finding.placing import Map
from transforms.finding.screening import (
    is_accident,
    is_contest,
    is_entry,
    is_play,
    is_run,
    is_sport,
    is_told,
    is_worth_a_row,
    tells_of_sport,
    without_contents,
)
from transforms.finding.sharing import shared_doers
from transforms.finding.speakers import Speakers
from transforms.finding.statements import as_announced, stated_events
from transforms.finding.timing import Clock
from transforms.finding.tolling import TolledFigure, toll
from transforms.finding.triggers import Classes, find_triggers
from transforms.finding.voices import Quarrels, quarrels_of, realis_of
from transforms.reading.actors import Cast
from transforms.reading.document import Document, Sentence
from transforms.reading.gazetteer import Gazetteer
from transforms.reading.registry import Registry
from transforms.vocabulary import EventType

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
    owned: tuple[Owned, ...]
    cast: Cast
    map: Map
    clock: Clock
    speakers: Speakers
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
        self._has_sport = tells_of_sport(document)
        self._speakers = Speakers([] if is_sport(document) else document.sentences, self._cast)

    def run(self) -> Findings:
        """Runs the steps in order."""
        sentences = [] if is_sport(self._document) else [s for s in self._document.sentences if not is_run(s)]
        mentions = without_contents(m for s in sentences for m in self._mentions(s))
        quarrels = quarrels_of(mentions)
        told = [t for t in map(self._told, mentions) if t is not None]
        events = [self._voiced(e, quarrels) for e in merge(told) if is_worth_a_row(e) and is_told(e)]
        credit(events, sentences, self._cast)
        credit_releasers(events)
        resolve_culprits(events, sentences, self._cast)
        claimed = owned(events, sentences, self._cast)
        events = identify(events, sentences, self._cast)
        finder = FigureFinder(self._cast)
        figures = [f for s in sentences for f in finder.find(s)]
        tolled = toll(figures, events, self._clock, self._chronicle)
        return Findings(
            document=self._document,
            events=tuple(events),
            figures=tuple(tolled),
            denials=tuple(denials.link(events)),
            owned=tuple(claimed),
            cast=self._cast,
            map=self._map,
            clock=self._clock,
            speakers=self._speakers,
            shared=shared_doers(events, self._cast.everybody),
        )

    # ------------------------------------------------------------------ mentions
    def _mentions(self, sentence: Sentence) -> Iterator[EventMention]:
        for trigger in find_triggers(iter(sentence.tokens), self._classes):
            if is_summed(trigger.anchor):
                continue
            mention = mention_of(trigger, sentence, self._cast, self._registry)
            is_game = is_contest(mention) or (self._has_sport and is_play(mention))
            if not (is_accident(mention) or is_game or is_entry(mention)):
                said = self._speakers.completed(mention.attribution, sentence)
                yield as_announced(replace(mention, attribution=said), self._cast)
        yield from stated_events(sentence, self._cast, self._speakers)

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
