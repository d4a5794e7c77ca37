"""A readable view of an extraction, and the sample articles, for the tests that read whole texts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from transforms.records import Extraction, RawArticle
from transforms.tables import CasualtyRow, ClaimRow, EventActorRow, EventRow
from transforms.vocabulary import FigureRole, MediaType, Realis, Scope, TemporalRole

SAMPLES = Path(__file__).parents[1] / "flows" / "samples"
FETCHED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_INCIDENT_SCOPES = (Scope.INCIDENT, Scope.DAY, Scope.OPERATION)


@dataclass(frozen=True)
class Report:
    """What one text became, with shorthands that read well in an assertion."""

    extraction: Extraction

    @property
    def text(self) -> str:
        return self.extraction.article.text

    @property
    def events(self) -> tuple[EventRow, ...]:
        """Events in order of the text."""
        return tuple(sorted(self.extraction.events, key=lambda e: e.trigger_start))

    @property
    def figures(self) -> tuple[CasualtyRow, ...]:
        """Figures in order of the text."""
        return tuple(sorted(self.extraction.casualties, key=lambda c: c.mention_start))

    @property
    def claims(self) -> tuple[ClaimRow, ...]:
        return self.extraction.claims

    def types(self, *, reported: bool = True) -> list[str]:
        """Event types in order of the text; only what is asserted or alleged, unless `reported` is False."""
        return [str(e.event_type) for e in self.events if not reported or is_reported(e.realis)]

    def only(self, event_type: str) -> EventRow:
        """The one event of a type."""
        found = [e for e in self.events if e.event_type == event_type]
        assert len(found) == 1, f"{len(found)} {event_type} events in {self.told()}"
        return found[0]

    def parts(self, event: EventRow, *roles: str) -> list[EventActorRow]:
        """The parts that actors play in an event, in order of the text."""
        found = [p for p in self.extraction.event_actors if p.event_id == event.event_id and p.role in roles]
        return sorted(found, key=lambda p: p.mention_start)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {a.actor_id: a.name for a in self.extraction.actors}

    def name_of(self, actor_id: str | None) -> str | None:
        """The name of an actor."""
        return self._names.get(actor_id or "")

    def words_for(self, part: EventActorRow) -> str:
        """Everything that an actor is called in a part: as written, what it stands for, its name."""
        return " / ".join(filter(None, (part.mention_text, part.resolved_text, self._names.get(part.actor_id))))

    def who(self, event: EventRow, *roles: str) -> str:
        """The actors of an event in the given roles, as one line of words."""
        return " ; ".join(self.words_for(p) for p in self.parts(event, *roles))

    def acted(self, event: EventRow) -> str:
        return self.who(event, "actor")

    def suffered(self, event: EventRow) -> str:
        return self.who(event, "recipient", "victim", "target")

    def counts(self, *harms: str) -> list[str]:
        """Figures as `killed 4 total`, `killed 7+ part`, `killed 10-15 total`, `killed ? total`."""
        return [f"{c.harm} {interval(c)} {c.figure_role}" for c in self.figures if not harms or c.harm in harms]

    def toll(self, harm: str) -> int | None:
        """People harmed in the reported, current events; None when no figure says how many."""
        tolls = [t for t in self._tolls(harm) if t is not None]
        return sum(tolls) if tolls else None

    def _tolls(self, harm: str) -> Iterator[int | None]:
        counted = [c for c in self.figures if c.harm == harm and counts_in_toll(c)]
        for event_id in sorted({c.event_id or "" for c in counted}):
            yield toll_of([c for c in counted if (c.event_id or "") == event_id])

    def main_toll(self, harm: str) -> int | None:
        """The largest toll of one reported event; None when no figure says how many."""
        tolls = [t for t in self._tolls(harm) if t is not None]
        return max(tolls) if tolls else None

    def said_by(self, polarity: str = "asserts") -> set[str]:
        """Who makes claims of a polarity, by name where it is known."""
        return {
            self._names.get(c.claimant_actor_id or "", c.claimant_text) for c in self.claims if c.polarity == polarity
        }

    def told(self) -> list[str]:
        """One line per event, for messages of failing tests."""
        return [
            f"{e.event_type}-{e.event_mode} {e.realis}/{e.temporal_role} [{e.trigger_text}]"
            f" {e.start_date}..{e.end_date} | {self.acted(e)} -> {self.suffered(e)} | {e.place_text}"
            for e in self.events
        ]


def is_reported(realis: Realis) -> bool:
    return realis in (Realis.ASSERTED, Realis.ALLEGED)


def counts_in_toll(figure: CasualtyRow) -> bool:
    """True when a figure speaks of an incident of the news, as reported."""
    return (
        figure.temporal_role is not TemporalRole.BACKGROUND
        and is_reported(figure.realis)
        and figure.scope in _INCIDENT_SCOPES
        and figure.count_best is not None
    )


def toll_of(figures: list[CasualtyRow]) -> int | None:
    """The toll that figures of one event and harm add up to; alleged ones count where nobody asserts another.

    >>> toll_of([]) is None
    True
    """
    asserted = [f for f in figures if f.realis is Realis.ASSERTED]
    counted = asserted or figures
    if not counted:
        return None
    by_role = {role: [f.count_best or 0 for f in counted if f.figure_role is role] for role in FigureRole}
    whole = max(max(by_role[FigureRole.TOTAL], default=0), sum(by_role[FigureRole.PART]))
    return whole + sum(by_role[FigureRole.INCREMENT])


def interval(figure: CasualtyRow) -> str:
    """A figure's interval as one word: `4`, `7+`, `10-15`, `0`, `?`."""
    low, high = figure.count_low, figure.count_high
    if low is None:
        return "?"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def sample(name: str) -> RawArticle:
    """An article of `flows/samples`: the name of a text file, or the id of a line of the JSON file."""
    path = SAMPLES / name
    if path.suffix == ".txt":
        return RawArticle(
            source=name,
            payload=path.read_bytes(),
            media_type=MediaType.TEXT,
            fetched_at=FETCHED,
            external_id=name,
        )
    return _json_samples()[name]


def sample_names() -> list[str]:
    return sorted([*(p.name for p in SAMPLES.glob("*.txt")), *_json_samples()])


def _json_samples() -> dict[str, RawArticle]:
    lines = (SAMPLES / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["id"]: _delivered(record, line) for line in lines if (record := json.loads(line))}


def _delivered(record: dict[str, str], line: str) -> RawArticle:
    return RawArticle(
        source="articles.jsonl",
        payload=line.encode(),
        media_type=MediaType.JSON,
        fetched_at=FETCHED,
        external_id=record["id"],
        url=record.get("url"),
        title=record.get("title"),
        publisher=record.get("publisher"),
        published_at=record.get("published_at"),
        body=record["text"],
    )
