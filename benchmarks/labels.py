"""What labels say of single rows: which events and figures coders confirm, set by set.

Labels are weak witnesses. They speak of an event's type, not of its day or its doer; most are given for a document, and
what coders left out by a rule of their own cannot be told from what was misread. So an event is judged only where the
document has a label that could confirm it, and a figure only where it counts in a toll that was labelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.kit import Kit, Record

_CAPTURED = ("captured", "detained")


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that labels speak of.

    Attributes:
        set_name: the set that its document is of.
        doc_id: the document, which intervals draw as a whole.
        signs: what the row says for and against itself.
        confidence: what it claims.
        right: whether labels confirm it.
    """

    set_name: str
    doc_id: str
    signs: tuple[str, ...]
    confidence: float
    right: bool


class Labels:
    """Judges the rows of documents by the kit's own rules."""

    def __init__(self, kit: Kit) -> None:
        self._codes = kit.module("evalkit.codes")
        self._muc = kit.module("evalkit.muc")
        self._tolls = kit.module("evalkit.events")
        self._loose = kit.module("evalkit.text").loose

    # ------------------------------------------------------------------ events
    def events(self, name: str, record: Record, article: Any) -> Iterator[Judged]:
        """The events of one document that its labels speak of; none for a set without types."""
        judge = {
            "muc4": self._muc_types,
            "hrdsattack": self._violations,
            "plover_gsr": self._sentence_type,
            "wikievents": self._mentions,
        }.get(name)
        for event, right in judge(record["gold"], article) if judge else ():
            yield Judged(name, str(record["doc_id"]), tuple(event["signs"]), event["confidence"], right)

    def _muc_types(self, gold: Any, article: Any) -> Iterator[tuple[Any, bool]]:
        """Is it the event of a template, and of its type?  Only documents that have one, and only assaults.

        The templates know of seizing nothing but robbery.
        """
        if not gold.get("keyed", True) or all(map(self._muc.slack, gold["events"])):
            return
        events = [e for e in article.reported() if self._codes.muc_type(e)]
        pairs = self._muc.align(gold["events"], events)
        confirmed = {e["event_id"] for n, e in pairs.items() if self._codes.muc_type(e) in gold["events"][n]["types"]}
        assaults = (e for e in events if e["event_type"] == "ASSAULT")
        yield from ((event, event["event_id"] in confirmed) for event in assaults)

    def _violations(self, gold: Any, article: Any) -> Iterator[tuple[Any, bool]]:
        """Is the main event a violation that the document is labelled with?  Its other events were not looked at."""
        known = set(gold["events"][0]["types"]) & self._codes.HRD_SCORED
        event = self._tolls.main_event(article, ("ASSAULT", "COERCE", "SANCTION"))
        if event is not None and known:
            killed = self._tolls.event_toll(event, {"killed"}) > 0
            missing = any(f["harm"] == "missing" for f in event["figures"])
            by_anybody = (self._codes.hrd_types(event, state, killed, missing) for state in (True, False))
            yield event, bool(set().union(*by_anybody) & known)

    def _sentence_type(self, gold: Any, article: Any) -> Iterator[tuple[Any, bool]]:
        """Is it the type of the sentence's one coded event?"""
        wanted = self._codes.plover_type(gold["events"][0]["type"])
        yield from ((e, e["event_type"] == wanted) for e in article.events if e["realis"] != "negated")

    def _mentions(self, gold: Any, article: Any) -> Iterator[tuple[Any, bool]]:
        """Is its trigger one that is marked with its type?"""
        marked = [(self._codes.wiki_type(e["type"]), e["trigger"]) for e in gold["events"]]
        sought = {kind for _, kind in self._codes._WIKI}  # noqa: SLF001 - the kit has no other list of them
        for event in article.events:
            kind, words = event["event_type"], event["trigger_text"]
            if event["realis"] != "negated" and kind in sought:
                yield event, any(kind == k and self._loose(words, trigger) for k, trigger in marked)

    # ------------------------------------------------------------------ figures
    def figures(self, name: str, record: Record, article: Any) -> Iterator[Judged]:
        """The figures of one document that count in a labelled toll.

        One is right when it gives the toll of its harm, or adds up to it with the others that count; where the labels
        give tolls of single incidents, also when it gives one of these.
        """
        for harms, allowed in self._allowed(name, record["gold"]):
            counted = [f for f in article.casualties if f["harm"] in harms and self._counts(name, f)]
            skipped = ("perpetrator",) if name == "gvdb" else ()
            whole = self._tolls.toll(article, set(harms), skipped)
            adds_up = any(low <= whole <= high for low, high in allowed[:1])
            for f in counted:
                right = adds_up or any(low <= f["count_best"] <= high for low, high in allowed)
                yield Judged(name, str(record["doc_id"]), tuple(f["signs"]), f["confidence"], right)

    def _counts(self, name: str, figure: Any) -> bool:
        skipped = name == "gvdb" and figure["victim_type"] == "perpetrator"
        return self._tolls.countable(figure) and figure["figure_role"] != "repeat" and not skipped

    def _allowed(self, name: str, gold: Any) -> Iterator[tuple[tuple[str, ...], list[tuple[int, int]]]]:
        """Harms with the bounds of their right counts, the whole document's first."""
        if name == "gvdb":
            for harm in ("killed", "injured"):
                yield (harm,), [(gold["totals"][harm],) * 2]
        if name == "isaf":
            for harm, harms in (("killed", ("killed",)), ("captured", _CAPTURED)):
                yield harms, [(gold["totals"][harm],) * 2]
        if name == "muc4" and gold.get("keyed", True) and not all(map(self._muc.slack, gold["events"])):
            for harm in ("killed", "injured"):
                whole = self._muc.total_range(gold["events"], harm)
                rows = [c for t in gold["events"] for c in t["casualties"] if c["kind"] == harm]
                if whole is not None:
                    yield (harm,), [whole, *((c["min"], c["max"]) for c in rows)]
