"""What must hold of a row beyond what its columns say: spans re-extract, figures are in order, tolls hold no history.

A rule speaks of one row of a joined frame (`expectations.frames`): the row's own columns, and columns joined to it from
its article, its event and the keys it refers to. `expectations.engine` makes a Great Expectations expectation of each.
A value that is not stated arrives as None.
"""

from __future__ import annotations

from dataclasses import dataclass

from expectations import predicates
from expectations.predicates import Holds
from transforms.vocabulary import Severity


def occurs_column(name: str) -> str:
    """Name of the joined column that says whether the words in a column stand in the article; None without words."""
    return f"{name}_occurs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that must hold of every row of a table.

    Attributes:
        name: the expectation's name, `expect_...`, unique over all tables.
        table: the table.
        columns: what the rule looks at, own or joined columns.
        says: the rule in plain words, shown in Data Docs and as the reason of a refusal.
        holds: true when the values of `columns`, in their order, keep the rule.
        severity: critical keeps a row that breaks it out of the warehouse.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    says: str
    holds: Holds
    severity: Severity = Severity.CRITICAL


def _rule(
    table: str, name: str, columns: str, *, says: str, holds: Holds, severity: Severity = Severity.CRITICAL
) -> Rule:
    return Rule(
        name=f"expect_{name}", table=table, columns=tuple(columns.split()), says=says, holds=holds, severity=severity
    )


def _as_written(table: str, column: str, severity: Severity) -> Rule:
    return _rule(
        table,
        f"{table}_{column}_to_occur_in_the_text",
        f"{column} {occurs_column(column)}",
        says=f"{column} must occur in the article's text as it stands",
        holds=lambda _words, occurs: occurs is not False,
        severity=severity,
    )


_ARTICLE_RULES = (
    _rule(
        "articles",
        "zones_inside_the_text",
        "text_length zones",
        says="every zone must lie inside the text",
        holds=predicates.zones_inside,
    ),
    _rule(
        "articles",
        "publication_not_after_delivery",
        "published_date fetched_date",
        says="an article cannot be published after it was delivered",
        holds=predicates.not_after(predicates.FETCH_TOLERANCE),
        severity=Severity.WARNING,  # a file's time of change may be older than what it holds
    ),
)

_EVENT_RULES = (
    _rule(
        "events",
        "event_trigger_to_stand_at_its_span",
        "text_length trigger_text words_at_trigger",
        says="trigger_text must be the words between trigger_start and trigger_end",
        holds=predicates.quoted,
    ),
    _rule(
        "events",
        "event_sentence_to_contain_the_trigger",
        "text_length sentence_start trigger_start trigger_end sentence_end",
        says="the sentence must lie inside the text and contain the trigger",
        holds=predicates.inside,
    ),
    _rule(
        "events",
        "event_dates_in_order",
        "start_date end_date",
        says="start_date must not be after end_date",
        holds=predicates.ordered,
    ),
    _rule(
        "events",
        "event_not_after_publication",
        "realis start_date published_date",
        says="what is said to have happened cannot begin after publication (a day is allowed for time zones)",
        holds=predicates.happened_by,
    ),
    _rule(
        "events",
        "event_crowd_in_order",
        "crowd_low crowd_high",
        says="crowd_low must not exceed crowd_high",
        holds=predicates.ordered,
    ),
    _rule(
        "events",
        "event_mode_of_its_type",
        "event_type event_mode",
        says="the mode must be one of the modes of the type",
        holds=predicates.mode_fits,
    ),
    _rule(
        "events",
        "event_quad_of_its_type",
        "event_type quad_class",
        says="quad_class must fit the type",
        holds=predicates.quad_fits,
    ),
    _rule(
        "events",
        "event_coordinates_in_pairs",
        "latitude longitude",
        says="latitude and longitude must be stated together",
        holds=predicates.both_or_neither,
    ),
    _rule(
        "events", "event_country_code", "country", says="country must be three capitals", holds=predicates.is_country
    ),
    _as_written("events", "place_text", Severity.WARNING),
    _as_written("events", "weapon", Severity.WARNING),
    _as_written("events", "taken", Severity.WARNING),
)

_ACTOR_RULES = (
    _rule(
        "actors", "actor_country_code", "country", says="country must be three capitals", holds=predicates.is_country
    ),
    _rule(
        "event_actors",
        "actor_mention_to_stand_at_its_span",
        "text_length mention_text words_at_mention",
        says="mention_text must be the words between mention_start and mention_end",
        holds=predicates.quoted,
    ),
)

_CASUALTY_RULES = (
    _rule(
        "casualties",
        "figure_in_order",
        "count_low count_best count_high",
        says="count_low <= count_best <= count_high must hold of those that are stated",
        holds=predicates.ordered,
    ),
    _rule(
        "casualties",
        "figure_sentence_to_contain_the_mention",
        "text_length sentence_start mention_start mention_end sentence_end",
        says="the sentence must lie inside the text and contain the mention",
        holds=predicates.inside,
    ),
    _rule(
        "casualties",
        "figure_words_to_stand_in_the_sentence",
        "words_at_sentence count_text",
        says="count_text must stand in the words between sentence_start and sentence_end",
        holds=predicates.contains,
    ),
    _rule(
        "casualties",
        "figure_zero_to_mean_none",
        "qualifier count_best",
        says="the qualifier is zero exactly when count_best is 0",
        holds=predicates.zero_means_none,
    ),
    _rule(
        "casualties",
        "figure_unquantified_to_be_empty",
        "qualifier count_best",
        says="the qualifier is unquantified exactly when count_best is empty",
        holds=predicates.unquantified_means_empty,
    ),
    _rule(
        "casualties",
        "no_background_figure_in_a_toll",
        "temporal_role scope event_temporal_role",
        says="a background figure of an event that is not background itself must be cumulative or a conflict total",
        holds=predicates.no_history_in_a_toll,
    ),
    _rule(
        "casualties",
        "no_current_figure_of_a_background_event",
        "temporal_role scope event_temporal_role",
        says="a figure in the toll of a background event should be background too",
        holds=predicates.no_news_in_history,
        severity=Severity.WARNING,  # it inflates no toll of today, but one of the two roles is wrong
    ),
    _rule(
        "casualties",
        "figure_as_of_a_day_that_came",
        "as_of known_by_date",
        says="as_of must not be more than a month after publication (after delivery, when that is unknown)",
        holds=predicates.not_after(predicates.AS_OF_TOLERANCE),
    ),
    _as_written("casualties", "victim_text", Severity.CRITICAL),
    _rule(
        "casualties",
        "figure_of_an_event_of_its_article",
        "article_id event_id event_article_id",
        says="the event must be one that the same article reports",
        holds=predicates.same_article,
    ),
    _as_written("casualties", "claimant_text", Severity.WARNING),
)

_CLAIM_RULES = (
    _rule(
        "claims",
        "claim_quote_inside_the_text",
        "text_length quote_start quote_end",
        says="the quote must lie inside the text",
        holds=predicates.inside,
    ),
    _rule(
        "claims",
        "claim_about_exactly_one_thing",
        "event_id casualty_id",
        says="exactly one of event_id and casualty_id must be stated",
        holds=predicates.exactly_one,
    ),
    _rule(
        "claims",
        "claim_of_an_event_of_its_article",
        "article_id event_id event_article_id",
        says="the event must be one that the same article reports",
        holds=predicates.same_article,
    ),
    _as_written("claims", "claimant_text", Severity.WARNING),
)

HAND_WRITTEN: tuple[Rule, ...] = (*_ARTICLE_RULES, *_EVENT_RULES, *_ACTOR_RULES, *_CASUALTY_RULES, *_CLAIM_RULES)
"""All rules that no column declares."""
