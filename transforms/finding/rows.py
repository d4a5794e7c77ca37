"""From findings to rows: ids, codes, spans, one line of summary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from transforms import crosswalks
from transforms.finding.attribution import Attribution, attribution_of
from transforms.finding.coder import Findings
from transforms.finding.denials import Denial
from transforms.finding.mentions import Part
from transforms.finding.merging import Event, Told
from transforms.finding.scoring import event_confidence, figure_confidence
from transforms.finding.settling import Settled, settle
from transforms.finding.tolling import TolledFigure
from transforms.finding.voices import takes_part
from transforms.identity import content_id
from transforms.ontology import NOBODY, Act, Party
from transforms.reading.actors import Mention, Who
from transforms.reading.document import span_of
from transforms.reading.quantities import find_quantities
from transforms.reading.syntax import phrase_tokens
from transforms.records import Extraction
from transforms.tables import ActorRow, CasualtyRow, ClaimRow, EventActorRow, EventRow
from transforms.vocabulary import (
    ActorKind,
    ActorRole,
    ClaimantType,
    Context,
    EventType,
    Harm,
    Hedge,
    Polarity,
    Realis,
    Sector,
    TemporalRole,
    VictimType,
)

_HARMED = (ActorRole.VICTIM, ActorRole.RECIPIENT)


class RowMaker:
    """Makes the rows of one document's findings."""

    def __init__(self, findings: Findings, extractor: str) -> None:
        self._findings = findings
        self._extractor = extractor
        self._article = findings.document.article
        self._actors: dict[str, tuple[Who, set[str]]] = {}
        self._ids: dict[int, str] = {}
        self._settled: dict[int, Settled] = {}
        self._casualty_ids: set[str] = set()

    def make(self) -> Extraction:
        """All rows; parents before children."""
        findings = self._findings
        for event, settled in zip(findings.events, settle(findings.events, findings.map, findings.clock), strict=True):
            self._settled[id(event)] = settled
            lead = event.lead.mention
            self._ids[id(event)] = content_id(
                self._article.row.article_id, event.event_type, self._mode(event), lead.span.start, lead.span.end
            )
        events = [self._event(e) for e in findings.events]
        parts = [row for e in findings.events for row in self._event_actors(e)]
        casualties = list(self._unique(self._casualty(f) for f in findings.figures))
        claims = list(self._claims())
        return Extraction(
            article=self._article.row,
            events=tuple(sorted(events, key=lambda r: (r.trigger_start, r.event_id))),
            actors=tuple(self._actor_rows()),
            event_actors=tuple(sorted(parts, key=lambda r: (r.event_id, r.role, r.actor_id))),
            casualties=tuple(casualties),
            claims=tuple(sorted(claims, key=lambda r: r.claim_id)),
        )

    # ------------------------------------------------------------------ events
    def _mode(self, event: Event) -> str | None:
        return event.mode

    def _figures(self, event: Event) -> list[TolledFigure]:
        return [f for f in self._findings.figures if f.event is event]

    def _event(self, event: Event) -> EventRow:
        lead, settled = event.lead, self._settled[id(event)]
        mention = lead.mention
        figures = self._figures(event)
        act = self._act(event, figures)
        acled_type, acled_sub = crosswalks.acled(act)
        code = crosswalks.cameo_code(act)
        place = settled.resolution.place if settled.resolution else None
        crowd = self._crowd(event)
        weapon = self._weapon(event)
        sentence = mention.sentence.span
        return EventRow(
            event_id=self._ids[id(event)],
            article_id=self._article.row.article_id,
            event_type=event.event_type,
            event_mode=event.mode,
            contexts=act_contexts(event),
            quad_class=crosswalks.quad_class(event.event_type),
            cameo_code=code,
            goldstein=crosswalks.goldstein(code),
            acled_event_type=acled_type,
            acled_sub_event_type=acled_sub,
            ucdp_type_of_violence=self._violence(act),
            realis=settled.realis,
            temporal_role=settled.role,
            contested=any(d.event is event for d in self._findings.denials),
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
            crowd_low=crowd[0],
            crowd_high=crowd[1],
            trigger_text=mention.span.of(self._article.text),
            trigger_start=mention.span.start,
            trigger_end=mention.span.end,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            zone=mention.sentence.zone,
            summary=self._summary(event, settled, figures),
            confidence=event_confidence(event, settled),
            extractor=f"{self._extractor}:{mention.trigger.rule.id}",
        )

    def _act(self, event: Event, figures: list[TolledFigure]) -> Act:
        parts = event.parts()
        actor = next((p for p in parts if p.role is ActorRole.ACTOR), None)
        other = next((p for p in parts if p.role in _HARMED), None) or next(
            (p for p in parts if p.role is ActorRole.TARGET), None
        )
        actors = [p for p in parts if p.role is ActorRole.ACTOR]
        if other is None and event.event_type is EventType.ASSAULT and len(actors) > 1:
            other = next((p for p in actors[1:] if not p.mention.who.is_side_of(actors[0].mention.who)), None)
        words = [t.lemma_.lower() for told in event.told for t in told.mention.trigger.words]
        weapon = next((t.mention.weapon for t in event.told if t.mention.weapon is not None), None)
        words += [t.lemma_.lower() for t in phrase_tokens(weapon)] if weapon is not None else []
        return Act(
            event_type=event.event_type,
            event_mode=event.mode,
            actor=_party(actor),
            recipient=_party(other),
            victims=frozenset(_victim_type(f) for f in figures),
            killed=_somebody(figures, Harm.KILLED),
            injured=_somebody(figures, Harm.INJURED),
            contexts=frozenset(act_contexts(event)),
            wording=" ".join(words),
        )

    def _violence(self, act: Act) -> int | None:
        if act.event_type is not EventType.ASSAULT:
            return None
        return crosswalks.ucdp_type_of_violence(act.actor, act.recipient, victims=act.victims)

    def _weapon(self, event: Event) -> str | None:
        named = (t.mention.weapon for t in [event.lead, *event.told] if t.mention.weapon is not None)
        token = next((w for w in named if w.lemma_.lower() != "bomber"), None)
        if token is None:
            return None
        words = [t for t in phrase_tokens(token) if t.pos_ not in ("DET", "NUM") and t.dep_ not in ("nummod", "det", "poss", "case")]
        kept = [t for t in words if not any(t.i > w.i for w in words if w.i > token.i)]
        return span_of(kept[0], token).of(self._article.text) if kept else token.text

    def _crowd(self, event: Event) -> tuple[int | None, int | None]:
        if event.event_type is not EventType.PROTEST:
            return None, None
        for told in event.told:
            for part in told.mention.of_role(ActorRole.ACTOR):
                span = part.mention.span
                text = self._article.text[max(0, span.start - 30) : span.end]
                found = find_quantities(text)
                if found:
                    return found[-1].low, found[-1].high
        return None, None

    def _summary(self, event: Event, settled: Settled, figures: list[TolledFigure]) -> str:
        parts = event.parts()
        who = ", ".join(p.mention.who.name for p in parts if p.role is ActorRole.ACTOR) or "somebody"
        whom = ", ".join(p.mention.who.name for p in parts if p.role in (*_HARMED, ActorRole.TARGET))
        kind = f"{event.event_type}-{event.mode}" if event.mode else str(event.event_type)
        line = f"{who}: {kind}" + (f" -> {whom}" if whom else "")
        if settled.place:
            line += f", {settled.place.text}"
        if settled.days:
            line += f", {settled.days.start}" + (f" to {settled.days.end}" if settled.days.end != settled.days.start else "")
        for harm in (Harm.KILLED, Harm.INJURED):
            best = [f.figure.best for f in figures if f.figure.harm is harm and f.figure.best is not None]
            line += f", {max(best)} {harm}" if best else ""
        return line if settled.realis is Realis.ASSERTED else f"{line} ({settled.realis})"

    # ------------------------------------------------------------------ actors
    def _take(self, mention: Mention | None) -> str | None:
        """Notes an actor and the name it goes by here; gives its id."""
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

    def _actor_rows(self) -> Iterator[ActorRow]:
        for actor_id, (who, aliases) in sorted(self._actors.items()):
            yield ActorRow(
                actor_id=actor_id,
                name=who.name,
                aliases=tuple(sorted(aliases)) if who.is_named or who.kind is ActorKind.ORGANISATION else (),
                kind=who.kind,
                country=who.country,
                polity=who.polity,
                sector=who.sectors[0] if who.sectors else None,
                sectors=who.sectors,
                cameo_actor_code=crosswalks.cameo_actor_code(who.country, who.sectors),
                wikidata_id=who.wikidata_id,
                parent_actor_id=who.parent.actor_id if who.parent else None,
            )

    def _event_actors(self, event: Event) -> Iterator[EventActorRow]:
        settled = self._settled[id(event)]
        country = settled.resolution.place.country if settled.resolution else None
        parts = [*event.parts(), *self._speaking_parts(event)]
        first = {role: _party(next((p for p in parts if p.role is role), None)) for role in (ActorRole.ACTOR, *_HARMED)}
        harmed = first[ActorRole.RECIPIENT] if first[ActorRole.RECIPIENT] != NOBODY else first[ActorRole.VICTIM]
        seen: set[tuple[str, ActorRole]] = set()
        for part in parts:
            actor_id = self._take(part.mention)
            assert actor_id is not None
            if (actor_id, part.role) in seen:
                continue
            seen.add((actor_id, part.role))
            party = _party(part)
            opponent = first[ActorRole.ACTOR] if part.role in _HARMED else harmed
            violent = event.event_type is EventType.ASSAULT
            yield EventActorRow(
                event_id=self._ids[id(event)],
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
                confidence=0.5 if part.mention.resolved_text else 0.8,
            )

    def _speaking_parts(self, event: Event) -> Iterator[Part]:
        """Claimants and deniers of an event."""
        for told in event.told:
            said = told.mention.attribution
            if said is not None and said.claimant is not None and said.polarity is not Polarity.DENIES:
                yield Part(role=ActorRole.CLAIMANT, mention=self._findings.cast.identify(said.claimant))
        for denial in self._findings.denials:
            if denial.event is event:
                yield Part(role=ActorRole.DENIER, mention=denial.who.mention)

    # ------------------------------------------------------------------ casualties
    def _casualty(self, tolled: TolledFigure) -> CasualtyRow:
        figure, event = tolled.figure, tolled.event
        said = self._said(figure.anchor, figure.sentence.index)
        claimant = self._findings.cast.identify(said.claimant) if said and said.claimant is not None else None
        actor = next((p for p in event.parts() if p.role is ActorRole.ACTOR), None) if event else None
        sentence = figure.sentence.span
        settled = self._settled[id(event)] if event else None
        return CasualtyRow(
            casualty_id=content_id(self._article.row.article_id, figure.mention.start, figure.mention.end, figure.harm),
            article_id=self._article.row.article_id,
            event_id=self._ids[id(event)] if event else None,
            harm=figure.harm,
            count_low=figure.low,
            count_best=figure.best,
            count_high=figure.high,
            count_text=figure.count.of(self._article.text) if figure.count else None,
            qualifier=figure.qualifier,
            scope=tolled.scope,
            temporal_role=tolled.role,
            realis=tolled.realis,
            victim_type=_victim_type(tolled),
            victim_text=figure.victim.text if figure.victim else None,
            victim_names=figure.names,
            women=figure.women,
            children=figure.children,
            figure_role=tolled.figure_role,
            victim_actor_id=self._take(figure.victim) if figure.victim else None,
            perpetrator_actor_id=self._take(actor.mention) if actor else None,
            claimant_actor_id=self._take(claimant),
            claimant_text=claimant.text if claimant else None,
            as_of=self._article.publication.day,
            mention_start=figure.mention.start,
            mention_end=figure.mention.end,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            confidence=figure_confidence(tolled, settled),
            extractor=f"{self._extractor}:figure.{figure.rule}",
        )

    def _unique(self, rows: Iterable[CasualtyRow]) -> Iterator[CasualtyRow]:
        for row in rows:
            if row.casualty_id not in self._casualty_ids:
                self._casualty_ids.add(row.casualty_id)
                yield row

    def _said(self, anchor: object, sentence: int) -> Attribution | None:
        said = attribution_of(anchor)  # type: ignore[arg-type]
        speaker = self._findings.speakers.get(sentence)
        if said is None and speaker is not None:
            span = next(s.span for s in self._findings.document.sentences if s.index == sentence)
            return Attribution(
                claimant=speaker.head, verb=None, hedge=Hedge.NONE, polarity=Polarity.ASSERTS, is_accusation=False, span=span
            )
        return said

    # ------------------------------------------------------------------ claims
    def _claims(self) -> Iterator[ClaimRow]:
        rows = [*self._event_claims(), *self._figure_claims(), *(self._denial_claim(d) for d in self._findings.denials)]
        yield from {row.claim_id: row for row in rows}.values()

    def _event_claims(self) -> Iterator[ClaimRow]:
        for event in self._findings.events:
            for told in event.told:
                said = told.mention.attribution
                if said is not None and said.claimant is not None:
                    yield self._claim(said, said.polarity, event=event, told=told)

    def _figure_claims(self) -> Iterator[ClaimRow]:
        for tolled in self._findings.figures:
            said = self._said(tolled.figure.anchor, tolled.figure.sentence.index)
            if said is not None and said.claimant is not None:
                casualty_id = content_id(
                    self._article.row.article_id,
                    tolled.figure.mention.start,
                    tolled.figure.mention.end,
                    tolled.figure.harm,
                )
                yield self._claim(said, said.polarity, event=tolled.event, casualty_id=casualty_id)

    def _claim(
        self,
        said: Attribution,
        polarity: Polarity,
        *,
        event: Event | None,
        told: Told | None = None,
        casualty_id: str | None = None,
    ) -> ClaimRow:
        assert said.claimant is not None
        claimant = self._findings.cast.identify(said.claimant)
        event_id = self._ids[id(event)] if event is not None and casualty_id is None else None
        is_party = event is not None and any(takes_part(claimant.who, p.mention.who) for p in event.parts())
        return ClaimRow(
            claim_id=content_id(
                self._article.row.article_id, claimant.who.actor_id, said.span.start, said.span.end, event_id or casualty_id, polarity
            ),
            article_id=self._article.row.article_id,
            event_id=event_id,
            casualty_id=casualty_id,
            claimant_actor_id=self._take(claimant),
            claimant_text=claimant.text,
            claimant_type=claimant_type(claimant, is_party=is_party),
            is_party=is_party,
            polarity=polarity,
            verb=said.verb,
            hedge=said.hedge,
            claimed_on=self._claimed_on(told),
            quote_start=said.span.start,
            quote_end=said.span.end,
        )

    def _claimed_on(self, told: Told | None) -> dt.date | None:
        return self._article.publication.day

    def _denial_claim(self, denial: Denial) -> ClaimRow:
        mention = denial.statement.mention
        said = Attribution(
            claimant=denial.who.mention.head,
            verb=mention.anchor.lemma_.lower(),
            hedge=Hedge.NONE,
            polarity=Polarity.DENIES,
            is_accusation=False,
            span=mention.span,
        )
        return self._claim(said, Polarity.DENIES, event=denial.event)


def act_contexts(event: Event) -> tuple[Context, ...]:
    """The PLOVER contexts that an event's words bring, each once."""
    return tuple(dict.fromkeys(c for t in event.told for c in t.mention.trigger.rule.contexts))


def _party(part: Part | None) -> Party:
    if part is None:
        return NOBODY
    who = part.mention.who
    return Party(country=who.country, sectors=who.sectors, kind=who.kind)


def _somebody(figures: list[TolledFigure], harm: Harm) -> bool:
    return any(f.figure.harm is harm and f.figure.best != 0 for f in figures)


def _victim_type(tolled: TolledFigure) -> VictimType:
    victim = tolled.figure.victim
    if victim is None:
        return VictimType.UNKNOWN
    if tolled.event is not None and any(
        p.role is ActorRole.ACTOR and p.mention.who.actor_id == victim.who.actor_id and p.mention.who.kind is not ActorKind.STATE
        for p in tolled.event.parts()
    ):
        return VictimType.PERPETRATOR
    if tolled.role is TemporalRole.BACKGROUND and victim.who.victim_type is VictimType.UNKNOWN and (tolled.figure.best or 0) > 1000:
        return VictimType.MIXED
    return victim.who.victim_type


def claimant_type(claimant: Mention, *, is_party: bool) -> ClaimantType:
    """What sort of claimant an actor is, by its sectors and whether it takes part in the event."""
    who = claimant.who
    sectors = set(who.sectors)
    state = who.speaks_for_state and Sector.PRE not in sectors
    if is_party:
        return ClaimantType.PARTY_STATE if state else ClaimantType.PARTY_NONSTATE
    table = (
        (who.country in ("IGO", "UNO", "EUR"), ClaimantType.IGO),
        (who.country in ("NGO", "ISM"), ClaimantType.NGO),
        (Sector.MED in sectors, ClaimantType.MEDICAL),
        (Sector.JRN in sectors, ClaimantType.MEDIA),
        ((who.noun or "") in ("witness", "resident", "villager", "survivor", "neighbor", "neighbour"), ClaimantType.WITNESS),
        ((who.noun or "") in ("source", "official", "spokesman", "spokeswoman") and not who.country, ClaimantType.UNNAMED),
        (state, ClaimantType.THIRD_STATE),
    )
    return next((kind for holds, kind in table if holds), ClaimantType.OTHER)
