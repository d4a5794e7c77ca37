"""Joined frames: the rows of a group of batches, each with what its rules need from its article, event and parents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from expectations.rules import occurs_column
from expectations.staged import STAGED, Batch, Rows, read_columns, read_rows
from expectations.suites import known_column
from transforms.columns import declared_columns, key_of
from transforms.tables import EXTRACTED

if TYPE_CHECKING:
    import pandas as pd

Keys = Mapping[str, Collection[str]]
"""Keys by table."""

REFERENCES: tuple[tuple[str, str, str], ...] = tuple(
    (table, column.name, column.references)
    for table, row_class in EXTRACTED.items()
    for column in declared_columns(row_class)
    if column.references
)
"""Every reference as (table, column, table referred to)."""


def key_column(table: str) -> str:
    """The one key column of a table that others refer to."""
    (name,) = key_of(EXTRACTED[table])
    return name


def keys_elsewhere(groups: Sequence[Sequence[Batch]], known_keys: Keys) -> dict[str, frozenset[str]]:
    """The keys that some group refers to and does not hold, where another group or the lake has them.

    Only references that leave their group are kept in memory, and those are few: copies and parents of actors.
    """
    parents = sorted({parent for _, _, parent in REFERENCES})
    wanted: dict[str, set[str]] = {parent: set() for parent in parents}
    for group in groups:
        own = {parent: set(_values(group, parent, key_column(parent))) for parent in parents}
        for table, column, parent in REFERENCES:
            wanted[parent] |= set(_values(group, table, column)) - own[parent]
    found = {parent: {key for key in known_keys.get(parent, ()) if key in wanted[parent]} for parent in parents}
    for group in groups:
        for parent in parents:
            if wanted[parent] > found[parent]:
                found[parent] |= wanted[parent].intersection(_values(group, parent, key_column(parent)))
    return {parent: frozenset(keys) for parent, keys in found.items()}


def _values(group: Sequence[Batch], table: str, column: str) -> Iterator[str]:
    for batch in group:
        yield from (value for (value,) in read_columns(batch.files[table], [column]) if value is not None)


def frames_of(group: Sequence[Batch], elsewhere: Keys) -> dict[str, pd.DataFrame]:
    """The joined frame of every staged table of a group; values are plain objects, None is what is not stated.

    Args:
        group: the batches.
        elsewhere: keys outside the group that references may point to, by table.
    """
    import pandas as pd

    tables = {table: read_rows(group, table) for table in STAGED}
    _join_known(tables, elsewhere)
    _join_articles(tables)
    _join_events(tables)
    return {
        table: pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in rows.items()})
        for table, rows in tables.items()
    }


def _derive(rows: Rows, name: str, columns: Sequence[str], make: Callable[..., Any]) -> None:
    """Joins a column whose values are made from those of other columns."""
    rows[name] = [make(*values) for values in zip(*(rows[column] for column in columns), strict=True)]


def _join_known(tables: Mapping[str, Rows], elsewhere: Keys) -> None:
    for table, column, parent in REFERENCES:
        known = {*tables[parent][key_column(parent)], *elsewhere.get(parent, ())}
        rows = tables[table]
        rows[known_column(column)] = [None if value is None else value in known for value in rows[column]]


def _between(text: str | None, start: int | None, end: int | None) -> str | None:
    """The words at a span, None when it does not lie inside the text."""
    if text is None or start is None or end is None or not 0 <= start <= end <= len(text):
        return None
    return text[start:end]


def _occurs(text: str | None, words: str | None) -> bool | None:
    return None if text is None or words is None else words in text


_WORDS = {
    "events": ("words_at_trigger", ("trigger_start", "trigger_end")),
    "event_actors": ("words_at_mention", ("mention_start", "mention_end")),
    "casualties": ("words_at_sentence", ("sentence_start", "sentence_end")),
}
_OCCURS = {
    "events": ("place_text", "weapon", "taken"),
    "casualties": ("victim_text", "claimant_text"),
    "claims": ("claimant_text",),
}


def _join_articles(tables: Mapping[str, Rows]) -> None:
    articles, events = tables["articles"], tables["events"]
    ids = articles["article_id"]
    _derive(articles, "text_length", ["text"], lambda text: None if text is None else len(text))
    _derive(articles, "fetched_date", ["fetched_at"], lambda at: None if at is None else at.date())
    _derive(articles, "known_by_date", ["published_date", "fetched_date"], lambda day, other: day or other)
    texts = dict(zip(ids, articles["text"], strict=True))
    article_of = dict(zip(events["event_id"], events["article_id"], strict=True))
    _derive(tables["event_actors"], "article_id", ["event_id"], article_of.get)
    for table in ("events", "event_actors", "casualties", "claims"):
        rows = tables[table]
        for name in ("text_length", "published_date", "known_by_date"):
            values = dict(zip(ids, articles[name], strict=True))
            _derive(rows, name, ["article_id"], values.get)
        if table in _WORDS:
            name, span = _WORDS[table]
            _derive(rows, name, ["article_id", *span], lambda id_, start, end: _between(texts.get(id_), start, end))
        for name in _OCCURS.get(table, ()):
            _derive(rows, occurs_column(name), ["article_id", name], lambda id_, words: _occurs(texts.get(id_), words))


def _join_events(tables: Mapping[str, Rows]) -> None:
    events = tables["events"]
    for name in ("article_id", "temporal_role"):
        values = dict(zip(events["event_id"], events[name], strict=True))
        for table in ("casualties", "claims"):
            _derive(tables[table], f"event_{name}", ["event_id"], values.get)
