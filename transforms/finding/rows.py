"""From findings to rows: ids, codes, spans, one line of summary."""

from __future__ import annotations

from transforms.finding.claim_rows import ClaimRows
from transforms.finding.coded import Coded, Roll
from transforms.finding.coder import Findings
from transforms.finding.event_rows import EventRows
from transforms.finding.figure_rows import FigureRows
from transforms.records import Extraction


def make_rows(findings: Findings, extractor: str) -> Extraction:
    """All rows of one article's findings; every table in an order that follows from its content.

    Args:
        findings: what was found.
        extractor: name and version, for the rows' `extractor`.
    """
    coded, roll = Coded.of(findings, extractor), Roll()
    makers = EventRows(coded, roll)
    events = [makers.event(e) for e in findings.events]
    parts = [row for e in findings.events for row in makers.event_actors(e)]
    casualties = tuple(FigureRows(coded, roll).rows())
    claims = sorted(ClaimRows(coded, roll).rows(), key=lambda r: r.claim_id)
    return Extraction(
        article=coded.article.row,
        events=tuple(sorted(events, key=lambda r: (r.trigger_start, r.event_id))),
        actors=tuple(roll.rows()),
        event_actors=tuple(sorted(parts, key=lambda r: (r.event_id, r.role, r.actor_id))),
        casualties=casualties,
        claims=tuple(claims),
    )
