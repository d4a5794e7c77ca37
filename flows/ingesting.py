"""The first step of a run: sources to landing files, with a count of everything that came in."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from flows.extracting import extractor_digest
from flows.settings import Settings
from flows.sources import Limits, read_sources
from flows.watching import Watch
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import MediaType
from warehouse.lake import current_release
from warehouse.landing import LandedBatch, known_digests, land, raw_digest
from warehouse.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What the sources gave.

    Attributes:
        batches: the landing files, in order of arrival.
        rejections: what could not be read.
        delivered: articles that came in, whatever became of them; refused ones count.
        known: articles that the lake holds already, as the same extractor reads them.
        repeated: articles that came in twice in this run.
        unknown_fields: how often which field that no column takes was delivered, by source.
        renamed: how many articles had an id that another one had before them.
    """

    batches: tuple[LandedBatch, ...]
    rejections: tuple[Rejection, ...]
    delivered: int
    known: int
    repeated: int
    unknown_fields: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    renamed: int = 0


def ingest(store: Store, sources: Sequence[str], *, settings: Settings, fingerprint: str, watch: Watch) -> Ingested:
    """Lands every new article of the sources in batches; holds one batch in memory.

    Args:
        store: where to land them.
        sources: files, folders or `-`.
        settings: batch size and limits.
        fingerprint: of the extractor: what another one has read is read again.
        watch: hears of progress, and may stop it.
    """
    limits = Limits(payload_bytes=settings.payload_bytes, expansion_ratio=settings.expansion_ratio)
    sieve = _Sieve(known=_known(store, fingerprint), watch=watch)
    new = sieve.new(read_sources(sources, limits=limits))
    batches = tuple(land(store, new, batch_size=settings.batch_size))
    for source, names in sieve.unknown_fields.items():
        told = ", ".join(f"{name} ({count})" for name, count in sorted(names.items()))
        watch.note(f"{source}: fields kept as delivered, no column takes them: {told}")
    if sieve.renamed:
        watch.note(f"{sieve.renamed} articles came with an id that another one had; they got one of their own")
    return Ingested(
        batches=batches,
        rejections=tuple(sieve.rejections),
        delivered=sieve.delivered,
        known=sieve.known_count,
        repeated=sieve.repeated,
        unknown_fields=sieve.unknown_fields,
        renamed=sieve.renamed,
    )


def _known(store: Store, fingerprint: str) -> frozenset[str]:
    """Digests of the raw records in the lake that were read by the same extractor."""
    release = current_release(store)
    if release is None:
        return frozenset()
    ending = "-" + extractor_digest(fingerprint)
    return known_digests(store, [s.removesuffix(ending) for s in sorted(release.stages) if s.endswith(ending)])


class _Sieve:
    """Lets new articles through and counts all others."""

    def __init__(self, *, known: frozenset[str], watch: Watch) -> None:
        self.rejections: list[Rejection] = []
        self.delivered = self.known_count = self.repeated = self.renamed = 0
        self.unknown_fields: dict[str, dict[str, int]] = {}
        self._known = known
        self._seen: set[bytes] = set()
        self._names: set[str] = set()
        self._watch = watch

    def new(self, delivered: Iterable[RawArticle | Rejection]) -> Iterator[RawArticle]:
        """The articles that the lake does not know, each once."""
        for item in delivered:
            self.delivered += 1
            if self.delivered % 100 == 0:
                self._watch.check()
                self._watch.progress(self.delivered, None, "articles read")
            if isinstance(item, Rejection):
                self.rejections.append(item)
            elif (raw := self._first(item)) is not None and not self._is_known(raw):
                yield raw

    def _first(self, raw: RawArticle) -> RawArticle | None:
        """The article under an id of its own, or None when it came in before."""
        for name, _ in raw.extra:
            counts = self.unknown_fields.setdefault(raw.source, {})
            counts[name] = counts.get(name, 0) + 1
        digest = bytes.fromhex(raw_digest(raw))[:16]
        if digest in self._seen:
            self.repeated += 1
            return None
        self._seen.add(digest)
        return self._named(raw)

    def _is_known(self, raw: RawArticle) -> bool:
        known = bool(self._known) and raw_digest(raw) in self._known
        self.known_count += known
        return known

    def _named(self, raw: RawArticle) -> RawArticle:
        """The article under an id that no other article of the run has."""
        if raw.external_id is None:
            return raw
        name = next(name for name in _names(raw, raw.external_id) if name not in self._names)
        self._names.add(name)
        if name == raw.external_id:
            return raw
        self.renamed += 1
        return dataclasses.replace(raw, external_id=name)


def _names(raw: RawArticle, given: str) -> Iterator[str]:
    """Ids to try: the one given, for files then their path from the end, then numbers."""
    yield given
    if raw.media_type is not MediaType.JSON:
        parts = PurePath(raw.source).parts
        for count in range(2, len(parts) + 1):
            yield "/".join(parts[-count:])
    for number in itertools.count(2):
        yield f"{given}#{number}"
