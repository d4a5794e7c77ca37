"""The row classes: each one *is* a table, said once.

Spans are half-open ranges of code points in `articles.text`, and `text[start:end]` is the words quoted, always. Empty
means *not stated*; zero means *stated as none*. Ids are hashes of content (`transforms.identity`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from transforms.columns import column
from transforms.vocabulary import (
    ActorKind,
    ActorRole,
    ClaimantType,
    Context,
    DateBasis,
    EventMode,
    EventType,
    FigureRole,
    Harm,
    Hedge,
    PlaceBasis,
    Polarity,
    PublishedDateSource,
    Qualifier,
    Realis,
    Reason,
    RunState,
    Scope,
    Sector,
    Severity,
    Sign,
    Step,
    TargetKind,
    TemporalRole,
    UcdpSide,
    Verification,
    VictimType,
    ZoneKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One part of an article's text."""

    kind: ZoneKind = column("What the part is.")
    start: int = column("First code point of the part.", minimum=0)
    end: int = column("Code point after its last.", minimum=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One row per accepted article."""

    article_id: str = column("Hash of the canonical url, else of the normalised text.", key=True)
    external_id: str | None = column("The deliverer's own id, if it gave one (JSON `id`, file name, feed guid).")
    url: str | None = column("Where the article was published, as delivered.")
    publisher: str | None = column("The outlet, as delivered or found.")
    title: str | None = column("The headline, as delivered or found.")
    language: str | None = column("ISO 639-1 code of the text's language; empty if it cannot be told.")
    text: str = column("The cleaned text; every offset counts in it.")
    zones: tuple[Zone, ...] = column("The parts of the text: headline, dateline, body, captions, boilerplate.")
    published_at: dt.datetime | None = column("Best estimate of the instant of publication, UTC.")
    published_date: dt.date | None = column("The day of publication as the publisher counts it.")
    published_date_source: PublishedDateSource = column("What the publication date was read from.")
    published_date_confidence: float = column("How sure the publication date is, 0 to 1.", minimum=0, maximum=1)
    published_date_evidence: str | None = column("The words or field that the publication date rests on.")
    fetched_at: dt.datetime = column("When the payload was delivered, UTC: a file's time of change, else the clock.")
    duplicate_of: str | None = column(
        "The first copy, when this article is a near copy of it (wire text).", references="articles"
    )
    word_count: int = column("Words in headline, dateline and body.", minimum=0)
    removed_chars: int = column(
        "Characters of the payload's text that are in no headline, dateline or body.", minimum=0
    )
    raw_sha256: str = column("SHA-256 of the payload as delivered.")
    delivered_fields: str | None = column("JSON of the delivered fields that have no column of their own.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One row per event that one article reports; mentions of one event inside an article are merged."""

    event_id: str = column("Hash of article, type, mode and trigger span.", key=True)
    article_id: str = column("The article that reports it.", references="articles")
    event_type: EventType = column("PLOVER 2.0 event type.")
    event_mode: EventMode | None = column("PLOVER 2.0 mode; it belongs to the type.")
    contexts: tuple[Context, ...] = column("PLOVER contexts: what the event is about.")
    quad_class: int = column(
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        minimum=1,
        maximum=4,
        bits=8,
    )
    cameo_code: str = column("CAMEO code derived from type and mode; a string, zeros matter.")
    goldstein: float = column("CAMEO root's score of cooperation or conflict, -10 to 10.", minimum=-10, maximum=10)
    acled_event_type: str | None = column("ACLED event type; empty when out of ACLED's scope.")
    acled_sub_event_type: str | None = column("ACLED sub-event type; empty when out of ACLED's scope.")
    ucdp_type_of_violence: int | None = column(
        "1 state-based, 2 non-state, 3 one-sided; empty when no armed force is used.", minimum=1, maximum=3, bits=8
    )
    realis: Realis = column("Whether the article lets the event stand as having happened.")
    temporal_role: TemporalRole = column("The news of this article, what led to it, or history.")
    contested: bool = column("Whether somebody denies it.")
    start_date: dt.date | None = column("First day that the text allows.")
    end_date: dt.date | None = column("Last day that the text allows.")
    date_precision: int | None = column(
        "UCDP: 1 day, 2 two to six days, 3 week, 4 month, 5 year or longer.", minimum=1, maximum=5, bits=8
    )
    date_basis: DateBasis = column("What the date rests on; `publication` marks a fallback.")
    place_text: str | None = column("The place as written.")
    place_name: str | None = column("The place as resolved.")
    geonames_id: int | None = column("GeoNames id of the resolved place.", minimum=0, bits=64)
    latitude: float | None = column("Degrees north of the resolved place.", minimum=-90, maximum=90)
    longitude: float | None = column("Degrees east of the resolved place.", minimum=-180, maximum=180)
    country: str | None = column("ISO 3166-1 alpha-3 code of the legal territory.")
    admin1: str | None = column("First-order unit (province, state).")
    polity: str | None = column("De-facto polity where disputed (Nagorno-Karabakh).")
    place_basis: PlaceBasis = column(
        "What the place rests on: stated for the event, inherited from one told before, dateline, article at large."
    )
    where_precision: int | None = column(
        "UCDP: 1 exact place, 2 near it, 3 district, 4 province, 5 vague area, 6 country only, 7 sea or air.",
        minimum=1,
        maximum=7,
        bits=8,
    )
    weapon: str | None = column("The weapon as written.")
    taken: str | None = column("The goods that were seized, robbed or stolen, as written; no target is made of them.")
    crowd_low: int | None = column("Least number of participants that the wording allows.", minimum=0)
    crowd_high: int | None = column("Most participants that the wording allows; empty if it sets no bound.", minimum=0)
    trigger_text: str = column("The words that tell of the event.")
    trigger_start: int = column("First code point of the trigger.", minimum=0)
    trigger_end: int = column("Code point after the trigger.", minimum=0)
    sentence_start: int = column("First code point of the trigger's sentence.", minimum=0)
    sentence_end: int = column("Code point after the trigger's sentence.", minimum=0)
    zone: ZoneKind = column("The part of the article that the trigger stands in.")
    summary: str = column("One plain line made of the slots.")
    signs: tuple[Sign, ...] = column("What speaks for it and against it; `confidence` is made of these.")
    confidence: float = column(
        "0 to 1: the share of events with such signs whose type coders confirmed.", minimum=0, maximum=1
    )
    extractor: str = column("Name and version of what found it, and the rule or model that fired.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One row per actor of the whole warehouse."""

    actor_id: str = column("Registry id, or hash of the normalised name, country and sector.", key=True)
    name: str = column("The name it goes by.")
    aliases: tuple[str, ...] = column("Other names that the articles used, in alphabetical order.")
    kind: ActorKind = column("What sort of thing it is; objects are physical targets, never counted among actors.")
    country: str | None = column("ISO 3166-1 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, IMG, MNC, ISM.")
    polity: str | None = column("De-facto polity where disputed.")
    sector: Sector | None = column("PLOVER primary sector.")
    sectors: tuple[Sector, ...] = column("All sectors.")
    cameo_actor_code: str | None = column("CAMEO actor code derived from country and sectors.")
    wikidata_id: str | None = column("Wikidata id, when the shipped registry knows it.")
    parent_actor_id: str | None = column("The government of a ministry, the army of a unit.", references="actors")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventActorRow:
    """One row per part that an actor plays in an event."""

    event_id: str = column("The event.", key=True, references="events")
    actor_id: str = column("The actor.", key=True, references="actors")
    role: ActorRole = column("The part it plays.", key=True)
    mention_text: str = column("The words that name it there; a pronoun keeps its own span.")
    mention_start: int = column("First code point of the mention.", minimum=0)
    mention_end: int = column("Code point after the mention.", minimum=0)
    resolved_text: str | None = column("The words that a pronoun or description stands for.")
    target_kind: TargetKind | None = column("What a target is.")
    acled_inter: int | None = column("ACLED actor type, 1 to 8.", minimum=1, maximum=8, bits=8)
    ucdp_side: UcdpSide | None = column("Side a, side b or civilian, as UCDP counts deaths.")
    confidence: float = column("0 to 1.", minimum=0, maximum=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyRow:
    """One row per figure that somebody gives for people harmed."""

    casualty_id: str = column("Hash of article, span and harm.", key=True)
    article_id: str = column("The article that gives it.", references="articles")
    event_id: str | None = column("The event that did the harm; empty for a toll of no event row.", references="events")
    harm: Harm = column("What befell the people counted.")
    count_low: int | None = column("Least number that the words allow.", minimum=0, bits=64)
    count_best: int | None = column(
        "The number to use when one is needed; empty if the words give none.", minimum=0, bits=64
    )
    count_high: int | None = column("Most that the words allow; empty if they set no bound.", minimum=0, bits=64)
    count_text: str | None = column("The figure as written.")
    qualifier: Qualifier = column("How the figure is worded.")
    scope: Scope = column("What the figure covers.")
    temporal_role: TemporalRole = column("As for events; background figures never count in an incident.")
    realis: Realis = column("As for events.")
    victim_type: VictimType = column("Who was harmed.")
    victim_text: str | None = column("The victims as written; empty when the verb alone implies them.")
    victim_names: tuple[str, ...] = column("The victims' names, when the text gives them.")
    women: int | None = column("How many of them were women, when stated.", minimum=0, bits=64)
    children: int | None = column("How many of them were children, when stated.", minimum=0, bits=64)
    figure_role: FigureRole = column(
        "How it adds up: toll of an event = max(largest total, sum of parts) + increments; repeats never count."
    )
    victim_actor_id: str | None = column("The victims as an actor.", references="actors")
    perpetrator_actor_id: str | None = column("Who did the harm.", references="actors")
    claimant_actor_id: str | None = column("Who gives the figure.", references="actors")
    claimant_text: str | None = column("Who gives the figure, as written; empty for the article's own voice.")
    as_of: dt.date | None = column("The day for which it is stated, else that of publication.")
    mention_start: int = column("First code point of the figure's mention.", minimum=0)
    mention_end: int = column("Code point after the mention.", minimum=0)
    sentence_start: int = column("First code point of its sentence.", minimum=0)
    sentence_end: int = column("Code point after its sentence.", minimum=0)
    signs: tuple[Sign, ...] = column("What speaks for it and against it; `confidence` is made of these.")
    confidence: float = column(
        "0 to 1: the share of figures with such signs that gave the toll that coders found.", minimum=0, maximum=1
    )
    extractor: str = column("Name and version of what found it, and the rule or model that fired.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One row per statement by somebody about an event or a figure."""

    claim_id: str = column("Hash of article, claimant, span and what it speaks of.", key=True)
    article_id: str = column("The article that carries it.", references="articles")
    event_id: str | None = column("The event spoken of; this or the figure is set, never both.", references="events")
    casualty_id: str | None = column("The figure spoken of.", references="casualties")
    claimant_actor_id: str | None = column("Who makes the statement.", references="actors")
    claimant_text: str = column("Who makes the statement, as written.")
    claimant_type: ClaimantType = column("What sort of claimant it is.")
    is_party: bool = column("Whether the claimant takes part in the event.")
    polarity: Polarity = column("What the statement does with what it speaks of.")
    verb: str | None = column("The verb of speech, as a dictionary form.")
    hedge: Hedge = column("How sure the wording is.")
    claimed_on: dt.date | None = column("The day of the statement.")
    quote_start: int = column("First code point of the statement.", minimum=0)
    quote_end: int = column("Code point after the statement.", minimum=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionRow:
    """One row per input or row that was refused."""

    rejection_id: str = column("Hash of what was refused and why.", key=True)
    source: str = column("Where it came from: a path, an address, or the table of a row.")
    external_id: str | None = column("The deliverer's own id, or the key of a row.")
    step: Step = column("The step that refused it.")
    reason: Reason = column("Why, from a closed list.")
    detail: str = column("What a person needs to know to mend it.")
    raw_sha256: str | None = column("SHA-256 of the payload as delivered.")
    content: str | None = column("A refused row as JSON, so that nothing is lost.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One row per run that was started."""

    run_id: str = column("Hash of the input and of the versions: the same work has the same id.", key=True)
    started: dt.datetime = column("When it began, UTC.", key=True)
    ended: dt.datetime | None = column("When it ended, UTC; empty while it runs or when it was killed.")
    flow: str = column("The flow, and whether the orchestrator ran it.")
    git_revision: str | None = column("Revision of the code, when it runs from a checkout.")
    versions: str = column("JSON of the versions of extractor, model and libraries.")
    parameters: str = column("JSON of what the run was asked to do.")
    counts: str = column("JSON of what came in and what became of it.")
    state: RunState = column("How it ended.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """One row per batch and table that the warehouse took in."""

    batch: str = column("The batch.", key=True)
    table: str = column("The table.", key=True)
    part_sha256: str = column("SHA-256 of the Parquet file that was loaded.")
    rows_inserted: int = column("Rows that were new.", minimum=0, bits=64)
    rows_replaced: int = column("Rows that took the place of older ones.", minimum=0, bits=64)
    loaded_at: dt.datetime = column("When, UTC.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationRow:
    """One row per expectation that a run checked."""

    validation_id: str = column("Hash of run, table, expectation and column.", key=True)
    table: str = column("The table.")
    expectation: str = column("The rule.")
    severity: Severity = column("What a failure means.")
    success: bool = column("Whether it held.")
    observed: str | None = column("What was seen, as JSON.")
    unexpected_count: int = column("Rows that broke it.", minimum=0, bits=64)
    # Last, because from here on the name hides the function.
    column: str | None = column("The column or columns it speaks of.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One row per thing that happened, over all articles that report it."""

    incident_id: str = column("Content id.", key=True)
    event_type: EventType = column("PLOVER 2.0 event type.")
    event_mode: EventMode | None = column("PLOVER 2.0 mode.")
    start_date: dt.date | None = column("First day that the reports allow.")
    end_date: dt.date | None = column("Last day that the reports allow.")
    date_precision: int | None = column("UCDP scale, 1 to 5.", minimum=1, maximum=5, bits=8)
    place_name: str | None = column("The place.")
    country: str | None = column("ISO 3166-1 alpha-3 code of the legal territory.")
    admin1: str | None = column("First-order unit.")
    latitude: float | None = column("Degrees north.", minimum=-90, maximum=90)
    longitude: float | None = column("Degrees east.", minimum=-180, maximum=180)
    where_precision: int | None = column("UCDP scale, 1 to 7.", minimum=1, maximum=7, bits=8)
    side_a_actor_id: str | None = column("First side.", references="actors")
    side_b_actor_id: str | None = column("Second side.", references="actors")
    killed_low: int | None = column("Least killed.", minimum=0, bits=64)
    killed_best: int | None = column("Best estimate of the killed.", minimum=0, bits=64)
    killed_high: int | None = column("Most killed.", minimum=0, bits=64)
    injured_low: int | None = column("Least injured.", minimum=0, bits=64)
    injured_best: int | None = column("Best estimate of the injured.", minimum=0, bits=64)
    injured_high: int | None = column("Most injured.", minimum=0, bits=64)
    missing_best: int | None = column("Best estimate of the missing.", minimum=0, bits=64)
    captured_best: int | None = column("Best estimate of the captured.", minimum=0, bits=64)
    displaced_best: int | None = column("Best estimate of the displaced.", minimum=0, bits=64)
    deaths_a: int | None = column("Deaths on side a.", minimum=0, bits=64)
    deaths_b: int | None = column("Deaths on side b.", minimum=0, bits=64)
    deaths_civilians: int | None = column("Deaths of civilians.", minimum=0, bits=64)
    deaths_unknown: int | None = column("Deaths of nobody knows which side.", minimum=0, bits=64)
    article_count: int = column("Articles that report it.", minimum=1)
    source_count: int = column("Publishers that report it.", minimum=1)
    independent_source_count: int = column("Publishers, copies of one wire text counted once.", minimum=1)
    contested: bool = column("Whether somebody denies it.")
    verification: Verification = column("How many independent reports stand behind it.")
    first_reported_at: dt.datetime | None = column("First report, UTC.")
    last_updated_at: dt.datetime | None = column("Last report, UTC.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEventRow:
    """One row per event that was joined to an incident."""

    incident_id: str = column("The incident.", key=True, references="incidents")
    event_id: str = column("The event.", key=True, references="events")
    match_score: float = column("How well it fits, 0 to 1.", minimum=0, maximum=1)
    match_reasons: tuple[str, ...] = column("Why they were joined, readable.")


EXTRACTED: dict[str, type] = {
    "articles": ArticleRow,
    "events": EventRow,
    "actors": ActorRow,
    "event_actors": EventActorRow,
    "casualties": CasualtyRow,
    "claims": ClaimRow,
}
"""Tables that articles become, parents before children."""

TABLES: dict[str, type] = {
    **EXTRACTED,
    "incidents": IncidentRow,
    "incident_events": IncidentEventRow,
    "rejections": RejectionRow,
    "validations": ValidationRow,
    "runs": RunRow,
    "loads": LoadRow,
}
"""All tables of the warehouse."""
