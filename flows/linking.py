"""Which articles of a run are near copies of others, and what else a look over all of them tells."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transforms.vocabulary import ZoneKind
from warehouse.lake import Staged
from warehouse.store import Store

READ_LANGUAGE = "en"
"""The language from which events are read."""

REFUSALS_TOLD = 5  # lines about refused articles in a receipt; the table rejections holds them all
WINDOW = dt.timedelta(days=30)
"""How far apart two printings of one wire text are looked for; nearly all appear within two days."""

_COMPARED = (ZoneKind.HEADLINE, ZoneKind.BODY)
_COLUMNS = ["article_id", "text", "zones", "published_at", "fetched_at", "language"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What ties the articles of a run together.

    Attributes:
        duplicate_of: article_id to article_id of the first copy.
        repeated: records that gave an article of another batch once more.
        actors: how many actors the run speaks of.
        foreign: articles in a language from which no events are read.
        reasons: refused articles of the staged batches by reason.
        refusals: what was refused and how to mend it, one line each, the first few.
    """

    duplicate_of: Mapping[str, str] = field(default_factory=dict)
    repeated: int = 0
    actors: int = 0
    foreign: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    refusals: tuple[str, ...] = ()


def link_articles(store: Store, staged: Sequence[Staged]) -> Links:
    """Looks over the articles of all staged batches, one batch in memory at a time.

    An article of the lake counts as printed before every article of the run, whatever their dates, because a row that
    was published once is not turned into a copy afterwards.
    """
    from transforms.cleaning import CopyIndex, signature

    index = CopyIndex()
    new: dict[str, str | None] = {}
    instants: list[dt.datetime] = []
    reasons: Counter[str] = Counter()
    refusals: list[str] = []
    actors: set[str] = set()
    for part in staged:
        for article in _rows(part.files["articles"], _COLUMNS):
            new[article["article_id"]] = article["language"]
            instants.append(_instant(article))
            index.add(article["article_id"], signature(_compared(article)), order_key=f"1 {_instant(article)}")
        actors.update(row["actor_id"] for row in _rows(part.files["actors"], ["actor_id"]))
        refused = list(_rows(part.files["rejections"], ["source", "external_id", "reason", "detail"]))
        reasons.update(row["reason"] for row in refused)
        refusals += [told_refusal(r["source"], r["external_id"], r["detail"]) for r in refused]
    for old in _near_in_time(store, instants, new):
        index.add(old["article_id"], signature(_compared(old)), order_key=f"0 {_instant(old)}")
    copies = {article_id: index.first_copy_of(article_id) for article_id in sorted(new)}
    return Links(
        duplicate_of={article_id: first for article_id, first in copies.items() if first is not None},
        repeated=sum(part.counts["articles"] for part in staged) - len(new),
        actors=len(actors),
        foreign=sum(language not in (READ_LANGUAGE, None) for language in new.values()),
        reasons=reasons,
        refusals=tuple(sorted(refusals)[:REFUSALS_TOLD]),
    )


def told_refusal(source: str, external_id: str | None, detail: str) -> str:
    """One line on what was refused and how to mend it."""
    named = external_id is not None and external_id not in source
    return f"{source}{f' ({external_id})' if named else ''}: {detail}"


def _near_in_time(
    store: Store, instants: Sequence[dt.datetime], new: Mapping[str, object]
) -> Iterator[Mapping[str, Any]]:
    """Articles of the lake that were published around the time of the new ones."""
    if not instants:
        return
    first, last = min(instants) - WINDOW, max(instants) + WINDOW
    for path in sorted(store.lake.glob("articles/*.parquet")):
        when = [_instant(row) for row in _rows(path, ["published_at", "fetched_at"])]
        if any(first <= instant <= last for instant in when):
            for article in _rows(path, _COLUMNS):
                if first <= _instant(article) <= last and article["article_id"] not in new:
                    yield article


def _rows(path: Path, columns: Sequence[str]) -> Iterable[dict[str, Any]]:
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = pq.read_table(path, columns=list(columns), partitioning=None).to_pylist()
    return rows


def _instant(article: Mapping[str, Any]) -> dt.datetime:
    instant: dt.datetime = article["published_at"] or article["fetched_at"]
    return instant.astimezone(dt.UTC)


def _compared(article: Mapping[str, Any]) -> str:
    """Headline and body: agencies' and outlets' own lines around them differ between copies."""
    text: str = article["text"]
    return "\n".join(text[z["start"] : z["end"]] for z in article["zones"] if z["kind"] in _COMPARED)
