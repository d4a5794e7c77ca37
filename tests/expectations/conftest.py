"""A small good run, staged as Parquet, into which tests plant one fault at a time."""

import dataclasses
import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transforms import vocabulary as words
from transforms.columns import Kind, declared_columns
from transforms.tables import (
    EXTRACTED,
    ActorRow,
    ArticleRow,
    CasualtyRow,
    ClaimRow,
    EventActorRow,
    EventRow,
    RejectionRow,
    Zone,
)

ROW_CLASSES = {**EXTRACTED, "rejections": RejectionRow}
TEXT = "Three villagers were killed on Monday when a drone struck Arn, the governor said. The old war cost 6,500 lives."
SENTENCE = TEXT.index(" The old war")

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.ENUM: pa.string(),
    Kind.REAL: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.INSTANT: pa.timestamp("us", tz="UTC"),
    Kind.TEXTS: pa.list_(pa.string()),
}
_WIDTHS = {8: pa.int8(), 16: pa.int16(), 32: pa.int32(), 64: pa.int64()}


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def article(number=1, **changes):
    row = ArticleRow(
        article_id=f"art{number}",
        external_id=None,
        url=None,
        publisher="The Courier",
        title=None,
        language="en",
        text=TEXT,
        zones=(Zone(kind=words.ZoneKind.BODY, start=0, end=len(TEXT)),),
        published_at=None,
        published_date=dt.date(2024, 5, 7),
        published_date_source=words.PublishedDateSource.METADATA,
        published_date_confidence=1.0,
        published_date_evidence="date",
        fetched_at=dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC),
        duplicate_of=None,
        word_count=20,
        removed_chars=0,
        raw_sha256="0" * 64,
        delivered_fields=None,
    )
    return dataclasses.replace(row, **changes)


def event(number=1, **changes):
    start, end = span("struck")
    row = EventRow(
        event_id=f"ev{number}",
        article_id="art1",
        event_type=words.EventType.ASSAULT,
        event_mode=words.EventMode.DRONE,
        contexts=(words.Context.MILITARY,),
        quad_class=4,
        cameo_code="195",
        goldstein=-9.0,
        acled_event_type=None,
        acled_sub_event_type=None,
        ucdp_type_of_violence=None,
        realis=words.Realis.ASSERTED,
        temporal_role=words.TemporalRole.CURRENT,
        contested=False,
        start_date=dt.date(2024, 5, 6),
        end_date=dt.date(2024, 5, 6),
        date_precision=1,
        date_basis=words.DateBasis.WEEKDAY,
        place_text="Arn",
        place_name="Arn",
        geonames_id=None,
        latitude=47.0,
        longitude=8.5,
        country="CHE",
        admin1=None,
        polity=None,
        place_basis=words.PlaceBasis.STATED,
        where_precision=1,
        weapon="drone",
        taken=None,
        crowd_low=None,
        crowd_high=None,
        trigger_text="struck",
        trigger_start=start,
        trigger_end=end,
        sentence_start=0,
        sentence_end=SENTENCE,
        zone=words.ZoneKind.BODY,
        summary="A drone struck Arn.",
        signs=(words.Sign.TOLD_BY_VERB, words.Sign.OWN_DAY),
        confidence=0.9,
        extractor="rules 1",
    )
    return dataclasses.replace(row, **changes)


def actor(number=1, **changes):
    row = ActorRow(
        actor_id=f"ac{number}",
        name="the governor",
        aliases=(),
        kind=words.ActorKind.PERSON,
        country="CHE",
        polity=None,
        sector=words.Sector.GOV,
        sectors=(words.Sector.GOV,),
        cameo_actor_code="CHEGOV",
        wikidata_id=None,
        parent_actor_id=None,
    )
    return dataclasses.replace(row, **changes)


def event_actor(**changes):
    start, end = span("the governor")
    row = EventActorRow(
        event_id="ev1",
        actor_id="ac1",
        role=words.ActorRole.CLAIMANT,
        mention_text="the governor",
        mention_start=start,
        mention_end=end,
        resolved_text=None,
        target_kind=None,
        acled_inter=None,
        ucdp_side=None,
        confidence=0.8,
    )
    return dataclasses.replace(row, **changes)


def casualty(number=1, **changes):
    start, end = span("Three villagers were killed")
    row = CasualtyRow(
        casualty_id=f"ca{number}",
        article_id="art1",
        event_id="ev1",
        harm=words.Harm.KILLED,
        count_low=3,
        count_best=3,
        count_high=3,
        count_text="Three",
        qualifier=words.Qualifier.EXACT,
        scope=words.Scope.INCIDENT,
        temporal_role=words.TemporalRole.CURRENT,
        realis=words.Realis.ASSERTED,
        victim_type=words.VictimType.CIVILIAN,
        victim_text="villagers",
        victim_names=(),
        women=None,
        children=None,
        figure_role=words.FigureRole.TOTAL,
        victim_actor_id=None,
        perpetrator_actor_id=None,
        claimant_actor_id="ac1",
        claimant_text="the governor",
        as_of=dt.date(2024, 5, 7),
        mention_start=start,
        mention_end=end,
        sentence_start=0,
        sentence_end=SENTENCE,
        signs=(words.Sign.NUMBER_WRITTEN,),
        confidence=0.9,
        extractor="rules 1",
    )
    return dataclasses.replace(row, **changes)


def claim(number=1, **changes):
    row = ClaimRow(
        claim_id=f"cl{number}",
        article_id="art1",
        event_id="ev1",
        casualty_id=None,
        claimant_actor_id="ac1",
        claimant_text="the governor",
        claimant_type=words.ClaimantType.OTHER,
        is_party=False,
        polarity=words.Polarity.ASSERTS,
        verb="say",
        hedge=words.Hedge.NONE,
        claimed_on=None,
        quote_start=0,
        quote_end=SENTENCE,
    )
    return dataclasses.replace(row, **changes)


def rejection(number=1, **changes):
    row = RejectionRow(
        rejection_id=f"rj{number}",
        source="news/empty.txt",
        external_id=None,
        step=words.Step.INGEST,
        reason=words.Reason.EMPTY,
        detail="no text",
        raw_sha256=None,
        content=None,
    )
    return dataclasses.replace(row, **changes)


def good_rows():
    """Tables in which everything holds, background figures included."""
    history = event(2, temporal_role=words.TemporalRole.BACKGROUND, start_date=None, end_date=None)
    old = span("6,500")
    past = {
        "count_low": 6500,
        "count_best": 6500,
        "count_high": 6500,
        "count_text": "6,500",
        "temporal_role": words.TemporalRole.BACKGROUND,
        "victim_text": None,
        "mention_start": old[0],
        "mention_end": old[1],
        "sentence_start": SENTENCE,
        "sentence_end": len(TEXT),
    }
    return {
        "articles": [article(1), article(2, duplicate_of="art1")],
        "events": [event(1), history],
        "actors": [actor(1), actor(2, parent_actor_id="ac1", country="IGO")],
        "event_actors": [event_actor()],
        "casualties": [
            casualty(1),
            casualty(2, **past, event_id="ev1", scope=words.Scope.CONFLICT_TOTAL),
            casualty(3, **past, event_id="ev2"),
            casualty(4, **past, event_id=None),
        ],
        "claims": [claim(1), claim(2, event_id=None, casualty_id="ca1")],
        "rejections": [rejection()],
    }


def _type_of(column):
    if column.kind is Kind.INTEGER:
        return _WIDTHS[column.bits]
    if column.kind is Kind.RECORDS:
        return pa.list_(pa.struct([(inner.name, _type_of(inner)) for inner in column.record]))
    return _TYPES[column.kind]


def _plain(value):
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) else value


def table_of(name, rows):
    columns = declared_columns(ROW_CLASSES[name])
    schema = pa.schema([(column.name, _type_of(column)) for column in columns])
    return pa.Table.from_pydict(
        {column.name: [_plain(getattr(row, column.name)) for row in rows] for column in columns}, schema=schema
    )


def write_stage(folder: Path, *batches):
    """Stages batches (rows by table) under a folder, and gives the files by table."""
    files = {name: [] for name in ROW_CLASSES}
    for number, tables in enumerate(batches):
        home = folder / "stage" / f"batch={number}"
        home.mkdir(parents=True, exist_ok=True)
        for name in ROW_CLASSES:
            path = home / f"{name}.parquet"
            pq.write_table(table_of(name, tables.get(name, [])), path)
            files[name].append(path)
    return files


@pytest.fixture
def stage(tmp_path):
    """A function that stages batches and gives the files by table."""
    return lambda *batches: write_stage(tmp_path, *batches)


@pytest.fixture(scope="session")
def build():
    """The builders of this file, for tests, which cannot import it."""
    return SimpleNamespace(**globals())
