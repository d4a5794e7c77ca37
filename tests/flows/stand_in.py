"""A stand-in for the extractor, without a model: fast, and it breaks when an article tells it to."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import re
import time
from collections.abc import Sequence
from typing import Any

from transforms.columns import Column, Kind, declared_columns
from transforms.identity import content_id, sha256_of
from transforms.records import Extraction, RawArticle, Rejection
from transforms.tables import ActorRow, ArticleRow, CasualtyRow, ClaimRow, EventActorRow, EventRow, Zone
from transforms.vocabulary import (
    ActorKind,
    ActorRole,
    ClaimantType,
    DateBasis,
    EventType,
    FigureRole,
    Harm,
    Hedge,
    Polarity,
    PublishedDateSource,
    Qualifier,
    Realis,
    Reason,
    Scope,
    Step,
    TemporalRole,
    VictimType,
    ZoneKind,
)

_KILLED = re.compile(r"killed (\d+)")


def filled(row_class: type, **values: Any) -> Any:
    """A row of which only the columns given are stated; all others are empty, codes that must be stated the last."""
    return row_class(**{**{c.name: _empty(c) for c in declared_columns(row_class)}, **values})


def _empty(column: Column) -> Any:
    if column.kind in (Kind.TEXTS, Kind.RECORDS):
        return ()
    return column.values[-1] if column.values and not column.nullable else None


class StandIn:
    """Finds "killed 5", attributes it to "the army" and lets "officials" claim it."""

    fingerprint = "stand-in/1"

    @classmethod
    def load(cls) -> StandIn:
        return cls()

    def extract_many(self, raws: Sequence[RawArticle]) -> list[Extraction | Rejection]:
        return [self.extract(raw) for raw in raws]

    def extract(self, raw: RawArticle) -> Extraction | Rejection:
        text = (raw.body if raw.body is not None else raw.payload.decode("utf-8", "replace")).strip()
        if "HANG" in text:
            time.sleep(600)
        if "DIE" in text:
            os._exit(9)
        if "BUG" in text:
            raise KeyError("planted")
        if len(text) < 10:
            return Rejection(
                source=raw.source,
                step=Step.EXTRACT,
                reason=Reason.NO_BODY,
                detail="too short",
                external_id=raw.external_id,
                raw_sha256=sha256_of(raw.payload),
            )
        if "SLOW" in text:
            time.sleep(0.05)
        article = _article(raw, text)
        return _found(article)


class Newer(StandIn):
    """Reads the same and says that it is another."""

    fingerprint = "stand-in/2"


class Spoiling(StandIn):
    """Gives figures whose lowest number is above the highest."""

    fingerprint = "spoiling/1"

    def extract(self, raw: RawArticle) -> Extraction | Rejection:
        found = super().extract(raw)
        if isinstance(found, Rejection):
            return found
        wrong = tuple(dataclasses.replace(row, count_low=(row.count_high or 0) + 1) for row in found.casualties)
        return dataclasses.replace(found, casualties=wrong)


def _article(raw: RawArticle, text: str) -> ArticleRow:
    published = dt.datetime.fromisoformat(raw.published_at) if raw.published_at else None
    return filled(
        ArticleRow,
        article_id=content_id("article", raw.url or text),
        external_id=raw.external_id,
        url=raw.url,
        publisher=raw.publisher,
        title=raw.title,
        language=raw.language or "en",
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        published_at=published,
        published_date=published.date() if published else None,
        published_date_source=PublishedDateSource.METADATA if published else PublishedDateSource.UNKNOWN,
        published_date_confidence=1.0 if published else 0.0,
        published_date_evidence=raw.published_at,
        fetched_at=raw.fetched_at,
        word_count=len(text.split()),
        removed_chars=0,
        raw_sha256=sha256_of(raw.payload),
    )


def _found(article: ArticleRow) -> Extraction:
    events, parts, casualties, claims = [], [], [], []
    for match in _KILLED.finditer(article.text):
        event = _event(article, match)
        events.append(event)
        parts.append(_part(event, match))
        figure = _figure(article, event, match)
        casualties.append(figure)
        claims.append(_claim(article, figure, match))
    return Extraction(
        article=article,
        events=tuple(events),
        actors=(_ARMY,) if events else (),
        event_actors=tuple(parts),
        casualties=tuple(casualties),
        claims=tuple(claims),
        notes=() if article.language == "en" else (f"language {article.language} is not supported",),
    )


_ARMY: ActorRow = filled(
    ActorRow,
    actor_id="army",
    name="the army",
    kind=ActorKind.ORGANISATION,
)


def _event(article: ArticleRow, match: re.Match[str]) -> EventRow:
    day = article.published_date
    return filled(
        EventRow,
        event_id=content_id("event", article.article_id, match.start()),
        article_id=article.article_id,
        event_type=EventType.ASSAULT,
        quad_class=4,
        cameo_code="190",
        goldstein=-10.0,
        realis=Realis.ASSERTED,
        temporal_role=TemporalRole.CURRENT,
        contested=False,
        start_date=day,
        end_date=day,
        date_precision=1 if day else None,
        date_basis=DateBasis.PUBLICATION if day else DateBasis.NONE,
        trigger_text="killed",
        trigger_start=match.start(),
        trigger_end=match.start() + 6,
        sentence_start=0,
        sentence_end=len(article.text),
        zone=ZoneKind.BODY,
        summary=f"The army killed {match[1]}.",
        confidence=0.9,
        extractor="stand-in/1 killed",
    )


def _part(event: EventRow, match: re.Match[str]) -> EventActorRow:
    return filled(
        EventActorRow,
        event_id=event.event_id,
        actor_id="army",
        role=ActorRole.ACTOR,
        mention_text=match[0],
        mention_start=match.start(),
        mention_end=match.end(),
        confidence=0.9,
    )


def _figure(article: ArticleRow, event: EventRow, match: re.Match[str]) -> CasualtyRow:
    count = int(match[1])
    return filled(
        CasualtyRow,
        casualty_id=content_id("casualty", article.article_id, match.start()),
        article_id=article.article_id,
        event_id=event.event_id,
        harm=Harm.KILLED,
        count_low=count,
        count_best=count,
        count_high=count,
        count_text=match[1],
        qualifier=Qualifier.EXACT,
        scope=Scope.INCIDENT,
        temporal_role=TemporalRole.CURRENT,
        realis=Realis.ASSERTED,
        victim_type=VictimType.UNKNOWN,
        figure_role=FigureRole.TOTAL,
        perpetrator_actor_id="army",
        as_of=article.published_date,
        mention_start=match.start(),
        mention_end=match.end(),
        sentence_start=0,
        sentence_end=len(article.text),
        confidence=0.9,
        extractor="stand-in/1 killed",
    )


def _claim(article: ArticleRow, figure: CasualtyRow, match: re.Match[str]) -> ClaimRow:
    return filled(
        ClaimRow,
        claim_id=content_id("claim", figure.casualty_id),
        article_id=article.article_id,
        casualty_id=figure.casualty_id,
        claimant_text=match[0],
        claimant_type=ClaimantType.UNNAMED,
        is_party=False,
        polarity=Polarity.ASSERTS,
        verb="say",
        hedge=Hedge.NONE,
        quote_start=match.start(),
        quote_end=match.end(),
    )
