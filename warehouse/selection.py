"""Which version of each article a new release keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from warehouse.arrow import read_verified
from warehouse.manifest import Manifest
from warehouse.staging import Part, batch_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveArticle:
    """Where an article of the current release stands.

    Attributes:
        part: the stage_id of the part that holds it.
        raw_sha256: hash of its payload.
        duplicate_of: the first copy, if it is a near copy.
    """

    part: str
    raw_sha256: str
    duplicate_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a commit takes in and what it takes away.

    Attributes:
        parts: the new parts, in order of their ids.
        passed_over: articles of each new part that are not taken: another version of them is.
        replaced: parts of the current release that go whole: their batch was extracted anew.
        superseded: articles to take out of each other part of the current release.
        gone: articles of the current release of which no version is left.
        alive: every article that the new release has.
    """

    parts: Sequence[Part] = ()
    passed_over: Mapping[str, frozenset[str]] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    superseded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    alive: frozenset[str] = frozenset()


def select(current: Manifest, live: Mapping[str, LiveArticle], parts: Iterable[Part]) -> Selection:
    """Decide between the versions of articles.

    A new part's article takes the place of the version in the current release. Of several new versions the one that was
    fetched last is taken. A batch that is extracted anew takes the place of its older self, and brings back no article
    that another batch has corrected since.
    """
    new = sorted({p.staged.stage_id: p for p in parts if p.staged.stage_id not in current.stages}.items())
    batches = {part.staged.batch_id for _, part in new}
    anew = batches & {batch_of(s) for s in current.stages}
    replaced = frozenset(s for s in current.stages if batch_of(s) in batches)
    versions: dict[str, list[tuple[object, str]]] = defaultdict(list)
    offered: dict[str, list[str]] = {}
    for stage_id, part in new:
        rows = _articles(part)
        offered[stage_id] = [article_id for article_id, _, _ in rows]
        for article_id, fetched_at, raw_sha256 in rows:
            if not (part.staged.batch_id in anew and _is_corrected(part, live.get(article_id))):
                versions[article_id].append(((fetched_at, raw_sha256), stage_id))
    winners = {article_id: max(candidates)[1] for article_id, candidates in versions.items()}
    superseded: dict[str, set[str]] = defaultdict(set)
    for article_id in winners.keys() & live.keys():
        superseded[live[article_id].part].add(article_id)
    gone = frozenset(i for i, article in live.items() if article.part in replaced and i not in winners)
    return Selection(
        parts=[part for _, part in new],
        passed_over={s: frozenset(i for i in ids if winners.get(i) != s) for s, ids in offered.items()},
        replaced=replaced,
        superseded={part: frozenset(ids) for part, ids in superseded.items() if part not in replaced},
        gone=gone,
        alive=frozenset((live.keys() | winners.keys()) - gone),
    )


def _articles(part: Part) -> list[tuple[str, object, str]]:
    """Id, time of fetching and payload's hash of the articles of a part that were not refused."""
    columns = ["article_id", "fetched_at", "raw_sha256"]
    table = read_verified(part.staged.files["articles"], part.staged.hashes["articles"], columns)
    refused = part.refused.get("articles", {})
    rows = zip(*(table.column(c).to_pylist() for c in columns), strict=True)
    return [row for row in rows if (row[0],) not in refused]


def _is_corrected(part: Part, live: LiveArticle | None) -> bool:
    """True for an article whose version in the current release came with another batch."""
    return live is not None and batch_of(live.part) != part.staged.batch_id
