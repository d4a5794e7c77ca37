"""Rows of events and of those who take part in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from transforms import crosswalks
from transforms.finding.arms import weapon_words
from transforms.finding.coded import Coded, Roll, party_of, victim_type_of
from transforms.finding.loot import is_loot, taken_words
from transforms.finding.mentions import Part
from transforms.finding.merging import Event
from transforms.finding.scoring import Kind, event_signs, scales
from transforms.finding.settling import Settled
from transforms.finding.tolling import TolledFigure
from transforms.ontology import NOBODY, Act
from transforms.reading.quantities import find_quantities
from transforms.records import Span
from transforms.tables import EventActorRow, EventRow
from transforms.vocabulary import ActorRole, Context, EventType, Harm, Polarity, Realis

_HARMED = (ActorRole.VICTIM, ActorRole.RECIPIENT)
_CROWD_REACH = 30  # code points before the noun in which "thousands of" may stand


_DOUBTS = (Polarity.DENIES, Polarity.CANNOT_CONFIRM)


class EventRows:
    """Makes the rows of one article's events."""

    def __init__(self, coded: Coded, roll: Roll) -> None:
        self._coded = coded
        self._roll = roll
        self._of_type = Counter(event.event_type for event in coded.findings.events)

    def event(self, event: Event) -> EventRow:
        """The row of an event."""
        lead, settled = event.lead, self._coded.settled(event)
        mention = lead.mention
        figures = self._coded.figures_of(event)
        act = self._act(event, figures)
        acled_type, acled_sub = crosswalks.acled(act)
        code = crosswalks.cameo_code(act)
        place = settled.resolution.place if settled.resolution else None
        crowd = self._crowd(event)
        weapon = self._words(weapon_words(event))
        sentence = mention.sentence.span
        signs = event_signs(event, settled, figures, is_only=self._of_type[event.event_type] == 1)
        return EventRow(
            event_id=self._coded.event_id(event),
            article_id=self._coded.article.row.article_id,
            event_type=event.event_type,
            event_mode=event.mode,
            contexts=act_contexts(event),
            quad_class=crosswalks.quad_class(event.event_type),
            cameo_code=code,
            goldstein=crosswalks.goldstein(code),
            acled_event_type=acled_type,
            acled_sub_event_type=acled_sub,
            ucdp_type_of_violence=_violence(act),
            realis=settled.realis,
            temporal_role=settled.role,
            contested=any(d.event is event for d in self._coded.findings.denials),
            start_date=settled.days.start if settled.days else None,
            end_date=settled.days.end if settled.days else None,
            date_precision=settled.days.precision if settled.days else None,
            date_basis=settled.basis,
            place_text=settled.place.text if settled.place else None,
            place_name=place.name if place else None,
            geonames_id=place.geonames_id if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            country=place.country if place else None,
            admin1=place.admin1 if place else None,
            polity=place.polity if place else None,
            place_basis=settled.place_basis,
            where_precision=settled.resolution.where_precision if settled.resolution else None,
            weapon=weapon,
            taken=self._words(taken_words(event)),
            crowd_low=crowd[0],
            crowd_high=crowd[1],
            trigger_text=mention.span.of(self._coded.article.text),
            trigger_start=mention.span.start,
            trigger_end=mention.span.end,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            zone=mention.sentence.zone,
            summary=self._summary(event, settled, figures),
            signs=signs,
            confidence=scales()[Kind.EVENT].confidence(signs),
            extractor=f"{self._coded.extractor}:{mention.trigger.rule.id}",
        )

    def _parts(self, event: Event) -> list[Part]:
        return [*event.parts(), *self._coded.findings.shared.get(id(event), ())]

    def _act(self, event: Event, figures: list[TolledFigure]) -> Act:
        parts = self._parts(event)
        actor = next((p for p in parts if p.role is ActorRole.ACTOR), None)
        other = next((p for p in parts if p.role in _HARMED), None) or next(
            (p for p in parts if p.role is ActorRole.TARGET), None
        )
        actors = [p for p in parts if p.role is ActorRole.ACTOR]
        if other is None and event.event_type is EventType.ASSAULT and len(actors) > 1:
            other = next((p for p in actors[1:] if not p.mention.who.is_side_of(actors[0].mention.who)), None)
        words = [t.lemma_.lower() for told in event.told for t in told.mention.trigger.words]
        weapon = next((t.mention.weapon for t in event.told if t.mention.weapon is not None), None)
        words += [t.lemma_.lower() for t in weapon.phrase] if weapon is not None else []
        return Act(
            event_type=event.event_type,
            event_mode=event.mode,
            actor=party_of(actor),
            recipient=party_of(other),
            victims=frozenset(victim_type_of(f) for f in figures),
            killed=_somebody(figures, Harm.KILLED),
            injured=_somebody(figures, Harm.INJURED),
            contexts=frozenset(act_contexts(event)),
            wording=" ".join(words),
        )

    def _words(self, span: Span | None) -> str | None:
        return span.of(self._coded.article.text) if span is not None else None

    def _crowd(self, event: Event) -> tuple[int | None, int | None]:
        if event.event_type is not EventType.PROTEST:
            return None, None
        for told in event.told:
            for part in told.mention.of_role(ActorRole.ACTOR):
                span = part.mention.span
                text = self._coded.article.text[max(0, span.start - _CROWD_REACH) : span.end]
                found = find_quantities(text)
                if found:
                    return found[-1].low, found[-1].high
        return None, None

    def _summary(self, event: Event, settled: Settled, figures: list[TolledFigure]) -> str:
        parts = self._parts(event)
        who = ", ".join(p.mention.who.name for p in parts if p.role is ActorRole.ACTOR) or "somebody"
        whom = ", ".join(p.mention.who.name for p in parts if p.role in (*_HARMED, ActorRole.TARGET))
        kind = f"{event.event_type}-{event.mode}" if event.mode else str(event.event_type)
        line = f"{who}: {kind}" + (f" -> {whom}" if whom else "")
        if settled.place:
            line += f", {settled.place.text}"
        if settled.days:
            line += f", {settled.days.start}" + (
                f" to {settled.days.end}" if settled.days.end != settled.days.start else ""
            )
        for harm in (Harm.KILLED, Harm.INJURED):
            best = [f.figure.best for f in figures if f.figure.harm is harm and f.figure.best is not None]
            line += f", {max(best)} {harm}" if best else ""
        return line if settled.realis is Realis.ASSERTED else f"{line} ({settled.realis})"

    def event_actors(self, event: Event) -> Iterator[EventActorRow]:
        """A row for each part that an actor plays, claimants and deniers among them."""
        settled = self._coded.settled(event)
        country = settled.resolution.place.country if settled.resolution else None
        shared = self._coded.findings.shared.get(id(event), ())
        parts = [*event.parts(), *shared, *self._speaking_parts(event)]
        first = {
            role: party_of(next((p for p in parts if p.role is role), None)) for role in (ActorRole.ACTOR, *_HARMED)
        }
        harmed = first[ActorRole.RECIPIENT] if first[ActorRole.RECIPIENT] != NOBODY else first[ActorRole.VICTIM]
        seen: set[tuple[str, ActorRole]] = set()
        for part in (p for p in parts if not is_loot(p, event.mode)):
            actor_id = self._roll.take(part.mention)
            assert actor_id is not None
            if (actor_id, part.role) in seen:
                continue
            seen.add((actor_id, part.role))
            party = party_of(part)
            opponent = first[ActorRole.ACTOR] if part.role in _HARMED else harmed
            violent = event.event_type is EventType.ASSAULT
            yield EventActorRow(
                event_id=self._coded.event_id(event),
                actor_id=actor_id,
                role=part.role,
                mention_text=part.mention.text,
                mention_start=part.mention.span.start,
                mention_end=part.mention.span.end,
                resolved_text=part.mention.resolved_text,
                target_kind=part.target_kind,
                acled_inter=crosswalks.acled_inter(
                    party,
                    event_country=country,
                    event_type=event.event_type,
                    event_mode=event.mode,
                    role=part.role,
                ),
                ucdp_side=crosswalks.ucdp_side(party, part.role, opponent=opponent) if violent else None,
                confidence=0.5 if part.mention.resolved_text or part in shared else 0.8,
            )

    def _speaking_parts(self, event: Event) -> Iterator[Part]:
        """Claimants and deniers of an event."""
        for told in event.told:
            said = told.mention.attribution
            if said is not None and said.claimant is not None and said.polarity not in _DOUBTS:
                yield Part(role=ActorRole.CLAIMANT, mention=self._coded.findings.cast.identify(said.claimant))
        for denial in self._coded.findings.denials:
            if denial.event is event:
                yield Part(role=ActorRole.DENIER, mention=denial.who.mention)


def act_contexts(event: Event) -> tuple[Context, ...]:
    """The PLOVER contexts that an event's words bring, each once."""
    return tuple(dict.fromkeys(c for t in event.told for c in t.mention.trigger.rule.contexts))


def _somebody(figures: list[TolledFigure], harm: Harm) -> bool:
    return any(f.figure.harm is harm and f.figure.best != 0 for f in figures)


def _violence(act: Act) -> int | None:
    """UCDP's type of violence; None for what is no use of force."""
    if act.event_type is not EventType.ASSAULT:
        return None
    return crosswalks.ucdp_type_of_violence(act.actor, act.recipient, victims=act.victims)
