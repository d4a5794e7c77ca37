"""Builders of valid rows, so that a test shows only what it is about."""

import datetime as dt
import types
import typing

import pytest

from transforms.columns import Kind, declared_columns
from transforms.identity import content_id, sha256_of
from transforms.records import RawArticle
from transforms.tables import (
    ActorRow,
    ArticleRow,
    CasualtyRow,
    ClaimRow,
    EventActorRow,
    EventRow,
    Zone,
)
from transforms.vocabulary import (
    ActorKind,
    ActorRole,
    EventType,
    FigureRole,
    Harm,
    MediaType,
    Polarity,
    Qualifier,
    Realis,
    Scope,
    Sector,
    TemporalRole,
    ZoneKind,
)
from warehouse import lake
from warehouse.store import open_store

NOON = dt.datetime(2024, 3, 5, 12, tzinfo=dt.UTC)


def _filler(annotation, column):
    """Any value that the annotation allows; nothing where it may be empty."""
    if column.nullable:
        return None
    if typing.get_origin(annotation) is tuple:
        return ()
    if column.kind is Kind.ENUM:
        return next(iter(annotation))
    by_kind = {
        Kind.TEXT: "x",
        Kind.INTEGER: int(column.minimum or 0),
        Kind.REAL: 0.5,
        Kind.BOOLEAN: False,
        Kind.DATE: NOON.date(),
        Kind.INSTANT: NOON,
    }
    return by_kind[column.kind]


def make_row(row_class, **values):
    """A row with the given values, and the least that is valid for the others."""
    hints = typing.get_type_hints(row_class)
    filled = {c.name: _filler(hints[c.name], c) for c in declared_columns(row_class)}
    return row_class(**{**filled, **values})


def make_raw(text="Two soldiers were killed.", **values):
    """A raw article as a plain text file."""
    given = {"source": "news/a.txt", "payload": text.encode(), "media_type": MediaType.TEXT, "fetched_at": NOON}
    return RawArticle(**{**given, **values})


def make_article(name="a", text="Rebels killed two soldiers in Bor on Monday.", **values):
    """One article and what it became: an event with an actor and a recipient, a figure, a claim."""
    article_id = f"article-{name}"
    event_id = content_id(article_id, text)
    casualty_id = content_id(event_id, "killed")
    rebels, army = values.pop("actors", (f"rebels-{name}", "army"))
    article = make_row(
        ArticleRow,
        article_id=article_id,
        text=text,
        zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),),
        published_date=NOON.date(),
        published_at=NOON,
        fetched_at=values.pop("fetched_at", NOON),
        raw_sha256=sha256_of(text.encode()),
        url=f"https://news.example/{name}",
    )
    facts = {
        "event_type": EventType.ASSAULT,
        "quad_class": 4,
        "realis": Realis.ASSERTED,
        "temporal_role": TemporalRole.CURRENT,
        "start_date": dt.date(2024, 3, 4),
        "end_date": dt.date(2024, 3, 4),
        "date_precision": 1,
        "country": "SSD",
        "place_name": "Bor",
        "trigger_text": "killed",
    }
    event = make_row(EventRow, event_id=event_id, article_id=article_id, **{**facts, **values})
    figure = make_figure(event, casualty_id=casualty_id, low=2, best=2, high=2, claimant_actor_id=army)
    return {
        "articles": [article],
        "events": [event],
        "actors": [
            make_row(ActorRow, actor_id=rebels, name=rebels.title(), kind=ActorKind.GROUP, aliases=(f"the {name}s",)),
            make_row(
                ActorRow,
                actor_id=army,
                name="Army",
                kind=ActorKind.ORGANISATION,
                sector=Sector.MIL,
                country="SSD",
                parent_actor_id="government",
            ),
            make_row(ActorRow, actor_id="government", name="Government", kind=ActorKind.STATE, country="SSD"),
        ],
        "event_actors": [
            make_row(EventActorRow, event_id=event_id, actor_id=rebels, role=ActorRole.ACTOR, mention_text="Rebels"),
            make_row(EventActorRow, event_id=event_id, actor_id=army, role=ActorRole.RECIPIENT, mention_start=14),
        ],
        "casualties": [figure],
        "claims": [
            make_row(
                ClaimRow,
                claim_id=content_id(event_id, "claim"),
                article_id=article_id,
                event_id=event_id,
                claimant_actor_id=army,
                claimant_text="the army",
                polarity=Polarity.ASSERTS,
            ),
            make_row(
                ClaimRow,
                claim_id=content_id(casualty_id, "claim"),
                article_id=article_id,
                casualty_id=casualty_id,
                claimant_text="a medic",
                polarity=Polarity.ASSERTS,
            ),
        ],
    }


def make_figure(event, *, low=None, best=None, high=None, **values):
    """A figure of the killed of an event, a total unless said otherwise."""
    given = {
        "casualty_id": content_id(event.event_id, low, best, high, *values.values()),
        "article_id": event.article_id,
        "event_id": event.event_id,
        "harm": Harm.KILLED,
        "qualifier": Qualifier.EXACT,
        "scope": Scope.INCIDENT,
        "temporal_role": TemporalRole.CURRENT,
        "realis": Realis.ASSERTED,
        "figure_role": FigureRole.TOTAL,
        "count_low": low,
        "count_best": best,
        "count_high": high,
    }
    return make_row(CasualtyRow, **{**given, **values})


def join(*extractions):
    """The tables of several articles as those of one batch."""
    tables = {name: [row for e in extractions for row in e.get(name, ())] for name in lake.STAGED}
    return {**tables, "actors": lake.merge_actors(tables["actors"])}


def stage_part(store, batch, *extractions, extractor="x1", **decided):
    """A staged batch of the given articles as a part to commit."""
    staged = lake.stage(store, f"{batch}-{extractor}", join(*extractions))
    return lake.Part(staged=staged, **decided)


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "store")


@pytest.fixture(scope="session")
def shared_build():
    """The builders of this folder, by name."""
    return types.SimpleNamespace(
        row=make_row,
        raw=make_raw,
        article=make_article,
        figure=make_figure,
        join=join,
        part=stage_part,
        noon=NOON,
    )


@pytest.fixture
def build(shared_build):
    """The builders of this folder, by name."""
    return shared_build
