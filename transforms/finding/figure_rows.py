"""Rows of casualty figures."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.finding.coded import Coded, Roll, victim_type_of
from transforms.finding.scoring import Kind, figure_signs, numbers_of, scales
from transforms.finding.tolling import TolledFigure
from transforms.tables import CasualtyRow
from transforms.vocabulary import ActorRole


class FigureRows:
    """Makes the rows of one article's figures."""

    def __init__(self, coded: Coded, roll: Roll) -> None:
        self._coded = coded
        self._roll = roll
        self._numbers = numbers_of(coded.findings.figures)

    def rows(self) -> Iterator[CasualtyRow]:
        """A row for each figure, each span and harm once."""
        seen: set[str] = set()
        for tolled in self._coded.findings.figures:
            casualty_id = self._coded.casualty_id(tolled)
            if casualty_id not in seen:
                seen.add(casualty_id)
                yield self._casualty(tolled, casualty_id)

    def _casualty(self, tolled: TolledFigure, casualty_id: str) -> CasualtyRow:
        figure, event = tolled.figure, tolled.event
        said = self._coded.said(figure)
        claimant = self._coded.findings.cast.identify(said.claimant) if said and said.claimant is not None else None
        actor = next((p for p in event.parts() if p.role is ActorRole.ACTOR), None) if event else None
        sentence = figure.sentence.span
        signs = figure_signs(tolled, self._numbers)
        return CasualtyRow(
            casualty_id=casualty_id,
            article_id=self._coded.article.row.article_id,
            event_id=self._coded.event_id(event) if event else None,
            harm=figure.harm,
            count_low=figure.low,
            count_best=figure.best,
            count_high=figure.high,
            count_text=figure.count.of(self._coded.article.text) if figure.count else None,
            qualifier=figure.qualifier,
            scope=tolled.scope,
            temporal_role=tolled.role,
            realis=tolled.realis,
            victim_type=victim_type_of(tolled),
            victim_text=figure.victim.text if figure.victim else None,
            victim_names=figure.names,
            women=figure.women,
            children=figure.children,
            figure_role=tolled.figure_role,
            victim_actor_id=self._roll.take(figure.victim) if figure.victim else None,
            perpetrator_actor_id=self._roll.take(actor.mention) if actor else None,
            claimant_actor_id=self._roll.take(claimant),
            claimant_text=claimant.text if claimant else None,
            as_of=self._coded.article.publication.day,
            mention_start=figure.mention.start,
            mention_end=figure.mention.end,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            signs=signs,
            confidence=scales()[Kind.FIGURE].confidence(signs),
            extractor=f"{self._coded.extractor}:figure.{figure.rule}",
        )
