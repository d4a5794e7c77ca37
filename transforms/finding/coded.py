"""What the rows of one article share: ids of its events, what was settled of them, the roll of its actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms import crosswalks
from transforms.finding.attribution import Attribution
from transforms.finding.coder import Findings
from transforms.finding.figure import Figure
from transforms.finding.mentions import Part
from transforms.finding.merging import Event
from transforms.finding.responsibility import is_presupposed
from transforms.finding.sameness import is_reflexive
from transforms.finding.sayings import days_of_speech
from transforms.finding.scenes import scenes_of
from transforms.finding.settling import Settled, settle
from transforms.finding.tolling import TolledFigure
from transforms.identity import content_id
from transforms.ontology import NOBODY, Party
from transforms.reading.who import Mention, Who
from transforms.reading.words import word_list
from transforms.records import Article
from transforms.tables import ActorRow
from transforms.vocabulary import ActorKind, ActorRole, Polarity, TemporalRole, VictimType

_MANY = 1000  # dead of a war: soldiers and civilians both, unless the text says which


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Findings with ids; the name of the extractor stands in every row."""

    findings: Findings
    extractor: str
    ids: Mapping[int, str]
    states: Mapping[int, Settled]

    @classmethod
    def of(cls, findings: Findings, extractor: str) -> Coded:
        """Gives every event its id and settles when, where and whether it was."""
        article_id = findings.document.article.row.article_id
        ids, states = {}, {}
        scenes = scenes_of(findings.document, findings.map, findings.clock)
        spoken = days_of_speech(findings.document, findings.cast, findings.clock)
        states_of = settle(findings.events, scenes, findings.map, findings.clock, spoken)
        for event, settled in zip(findings.events, states_of, strict=True):
            span = event.lead.mention.span
            ids[id(event)] = content_id(article_id, event.event_type, event.mode, span.start, span.end)
            states[id(event)] = settled
        return cls(findings=findings, extractor=extractor, ids=ids, states=states)

    @property
    def article(self) -> Article:
        """The article that the rows are of."""
        return self.findings.document.article

    def event_id(self, event: Event) -> str:
        """The id of an event."""
        return self.ids[id(event)]

    def settled(self, event: Event) -> Settled:
        """When, where and whether an event was."""
        return self.states[id(event)]

    def figures_of(self, event: Event) -> list[TolledFigure]:
        """The figures that hang on an event."""
        return [f for f in self.findings.figures if f.event is event]

    def casualty_id(self, tolled: TolledFigure) -> str:
        """The id of a figure."""
        figure = tolled.figure
        return content_id(self.article.row.article_id, figure.mention.start, figure.mention.end, figure.harm)

    def said(self, figure: Figure) -> Attribution | None:
        """Who gives a figure: in its sentence, or around a sentence that is all quotation."""
        said = self.findings.speakers.said(figure.anchor, figure.sentence)
        is_claim = said is not None and said.polarity is Polarity.CLAIMS_RESPONSIBILITY
        # Who claims the attack that killed nine does not say that it killed nine.
        return None if is_claim and is_presupposed(figure.anchor) else said


class Roll:
    """The actors of one article, noted as rows speak of them."""

    def __init__(self) -> None:
        self._actors: dict[str, tuple[Who, set[str]]] = {}

    def take(self, mention: Mention | None) -> str | None:
        """Notes an actor and the name it goes by here; gives its id, None for no mention."""
        if mention is None:
            return None
        who = mention.who
        self._keep(who)
        if mention.head.pos_ != "PRON" and mention.text != who.name:
            self._actors[who.actor_id][1].add(mention.text)
        return who.actor_id

    def _keep(self, who: Who) -> None:
        self._actors.setdefault(who.actor_id, (who, set()))
        if who.parent is not None:
            self._keep(who.parent)

    def rows(self) -> Iterator[ActorRow]:
        """One row for each actor, in order of id; aliases only of those that have a name."""
        for actor_id, (who, aliases) in sorted(self._actors.items(), key=lambda item: item[0]):
            has_names = who.is_named or who.kind is ActorKind.ORGANISATION
            yield ActorRow(
                actor_id=actor_id,
                name=who.name,
                aliases=tuple(sorted(aliases)) if has_names else (),
                kind=who.kind,
                country=who.country,
                polity=who.polity,
                sector=who.sectors[0] if who.sectors else None,
                sectors=who.sectors,
                cameo_actor_code=crosswalks.cameo_actor_code(who.country, who.sectors),
                wikidata_id=who.wikidata_id,
                parent_actor_id=who.parent.actor_id if who.parent else None,
            )


def party_of(part: Part | None) -> Party:
    """A part as the crosswalks ask for it."""
    if part is None:
        return NOBODY
    who = part.mention.who
    return Party(country=who.country, sectors=who.sectors, kind=who.kind)


def victim_type_of(tolled: TolledFigure) -> VictimType:
    """Who was harmed; a doer who is harmed too is the perpetrator."""
    victim = tolled.figure.victim
    if victim is None:
        return VictimType.UNKNOWN
    if is_reflexive(tolled.figure):
        return VictimType.PERPETRATOR
    if tolled.event is not None and any(_is_same_doer(p, victim) for p in tolled.event.parts()):
        return VictimType.PERPETRATOR
    is_history = tolled.role is TemporalRole.BACKGROUND and (tolled.figure.best or 0) > _MANY
    if is_history and victim.who.victim_type is VictimType.UNKNOWN:
        return VictimType.MIXED
    return victim.who.victim_type


def _is_same_doer(part: Part, victim: Mention) -> bool:
    """True when who does it is who is harmed: by name or by a noun for doers; "two men" may be two others."""
    who = part.mention.who
    if part.role is not ActorRole.ACTOR or who.actor_id != victim.who.actor_id or who.kind is ActorKind.STATE:
        return False
    if part.mention.head.pos_ == "PRON" and victim.head.pos_ != "PRON":
        return False  # whom "he" stands for is a guess, and no ground to make a victim the perpetrator
    return who.is_named or (who.noun or "") in word_list("nouns", "doers")
