"""Rows of statements by somebody about an event or a figure."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.finding.attribution import Attribution
from transforms.finding.coded import Coded, Roll
from transforms.finding.denials import Denial
from transforms.finding.merging import Event, Told
from transforms.finding.voices import takes_part
from transforms.identity import content_id
from transforms.reading.who import Mention
from transforms.tables import ClaimRow
from transforms.vocabulary import ClaimantType, EventType, Hedge, Polarity, Realis, Sector

_DEEDS = (EventType.ASSAULT, EventType.COERCE)


class ClaimRows:
    """Makes the rows of one article's claims."""

    def __init__(self, coded: Coded, roll: Roll) -> None:
        self._coded = coded
        self._roll = roll

    def rows(self) -> Iterator[ClaimRow]:
        """A row for each statement, each once."""
        rows = [*self._event_claims(), *self._figure_claims()]
        rows += [self._claim(o.said, o.said.polarity, event=o.event) for o in self._coded.findings.owned]
        told = {(row.event_id, row.claimant_actor_id) for row in rows if row.polarity is Polarity.DENIES}
        denials = (self._denial_claim(d) for d in self._coded.findings.denials)
        # "denied that it had shelled the town" is one statement, though the denial is an event of its own too.
        rows += [row for row in denials if (row.event_id, row.claimant_actor_id) not in told]
        yield from {row.claim_id: row for row in rows}.values()

    def _event_claims(self) -> Iterator[ClaimRow]:
        for event in self._coded.findings.events:
            for told in event.told:
                said = told.mention.attribution
                if said is not None and said.claimant is not None:
                    polarity = self._stance(said, told)
                    yield self._claim(said, polarity, event=event)

    def _stance(self, said: Attribution, told: Told) -> Polarity:
        """A rebel group that says it did it claims responsibility, whatever the verb."""
        assert said.claimant is not None
        speaker = self._coded.findings.cast.identify(said.claimant).who
        is_deed = (
            told.mention.event_type in (EventType.ASSAULT, EventType.COERCE) and told.mention.mood is Realis.ASSERTED
        )
        is_own = any(speaker.actor_id == who.actor_id for who in told.actors)
        rebels = not speaker.speaks_for_state and speaker.is_armed and speaker.is_named
        owns_up = is_deed and is_own and rebels and said.polarity is Polarity.ASSERTS
        return Polarity.CLAIMS_RESPONSIBILITY if owns_up else said.polarity

    def _figure_claims(self) -> Iterator[ClaimRow]:
        for tolled in self._coded.findings.figures:
            said = self._coded.said(tolled.figure)
            if said is not None and said.claimant is not None:
                casualty_id = self._coded.casualty_id(tolled)
                yield self._claim(said, said.polarity, event=tolled.event, casualty_id=casualty_id)

    def _claim(
        self,
        said: Attribution,
        polarity: Polarity,
        *,
        event: Event | None,
        casualty_id: str | None = None,
    ) -> ClaimRow:
        assert said.claimant is not None
        claimant = self._coded.findings.cast.identify(said.claimant)
        event_id = self._coded.event_id(event) if event is not None and casualty_id is None else None
        is_party = event is not None and any(takes_part(claimant.who, p.mention.who) for p in event.parts())
        return ClaimRow(
            claim_id=content_id(
                self._coded.article.row.article_id,
                claimant.who.actor_id,
                said.span.start,
                said.span.end,
                event_id or casualty_id,
                polarity,
            ),
            article_id=self._coded.article.row.article_id,
            event_id=event_id,
            casualty_id=casualty_id,
            claimant_actor_id=self._roll.take(claimant),
            claimant_text=claimant.text,
            claimant_type=claimant_type(claimant, is_party=is_party, homes=self._homes(event)),
            is_party=is_party,
            polarity=polarity,
            verb=said.verb,
            hedge=said.hedge,
            claimed_on=self._coded.article.publication.day,
            quote_start=said.span.start,
            quote_end=said.span.end,
        )

    def _homes(self, event: Event | None) -> frozenset[str | None]:
        if event is None:
            return frozenset()
        resolution = self._coded.settled(event).resolution
        here = {resolution.place.country} if resolution else set()
        return frozenset(here | {p.mention.who.country for p in event.parts()})

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


def claimant_type(claimant: Mention, *, is_party: bool, homes: frozenset[str | None]) -> ClaimantType:
    """What sort of claimant an actor is.

    Args:
        claimant: who makes the claim.
        is_party: whether it takes part in the event.
        homes: the country of the event and those of who takes part; a state of none of them is a third one.
    """
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
        (
            (who.noun or "") in ("witness", "resident", "villager", "survivor", "neighbor", "neighbour"),
            ClaimantType.WITNESS,
        ),
        (
            (who.noun or "") in ("source", "official", "spokesman", "spokeswoman") and not who.country,
            ClaimantType.UNNAMED,
        ),
        (state and who.country is not None and who.country not in homes, ClaimantType.THIRD_STATE),
    )
    return next((kind for holds, kind in table if holds), ClaimantType.OTHER)
