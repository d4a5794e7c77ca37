"""The evidence behind an event, a figure or a claim: gathered from the warehouse, shown as text or as a page."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.console import safe
from flows.lighting import Lit, lit_html, pieces

Row = Mapping[str, Any]

IDS = {"events": "event_id", "casualties": "casualty_id", "claims": "claim_id"}
"""Tables whose rows can be explained, and their keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An event, or a figure without one, with everything that hangs on it.

    Attributes:
        asked: the id in full.
        article: the article's row.
        event: the event's row, None for a figure of no event.
        actors: the parts that actors play, with their names.
        figures: the casualty figures.
        claims: the statements about the event or its figures.
    """

    asked: str
    article: Row
    event: Row | None
    actors: Sequence[Row] = ()
    figures: Sequence[Row] = ()
    claims: Sequence[Row] = ()

    def lit(self) -> list[Lit]:
        """What to light up, in order of the text."""
        spans = [Lit(r["mention_start"], r["mention_end"], r["role"]) for r in self.actors]
        spans += [Lit(r["mention_start"], r["mention_end"], r["harm"]) for r in self.figures]
        spans += [Lit(r["quote_start"], r["quote_end"], r["polarity"]) for r in self.claims]
        rows = ([self.event] if self.event else []) + list(self.figures)
        spans += [Lit(r["sentence_start"], r["sentence_end"], "sentence") for r in rows]
        if self.event:
            spans.append(Lit(self.event["trigger_start"], self.event["trigger_end"], "trigger"))
        return sorted(set(spans))


def find_ids(connection: Any, beginning: str) -> list[tuple[str, str]]:
    """Tables and ids of up to ten rows whose id begins so."""
    asked = " UNION ALL ".join(
        f"SELECT '{table}', {key} FROM {table} WHERE starts_with({key}, $id)"  # noqa: S608  # fixed names
        for table, key in IDS.items()
    )
    found: list[tuple[str, str]] = connection.execute(f"{asked} LIMIT 10", {"id": beginning}).fetchall()
    return found


def gather(connection: Any, table: str, row_id: str) -> Evidence:
    """The evidence behind a row that `find_ids` gave."""
    event_id, article_id = _owner(connection, table, row_id)
    article = _rows(connection, "SELECT * FROM articles WHERE article_id = $id", article_id)[0]
    if event_id is None:
        figure = _rows(connection, "SELECT * FROM casualties WHERE casualty_id = $id", row_id)
        claims = _rows(connection, "SELECT * FROM claims WHERE casualty_id = $id", row_id)
        return Evidence(asked=row_id, article=article, event=None, figures=figure, claims=claims)
    return Evidence(
        asked=row_id,
        article=article,
        event=_rows(connection, "SELECT * FROM events WHERE event_id = $id", event_id)[0],
        actors=_rows(
            connection,
            "SELECT p.*, a.name FROM event_actors p JOIN actors a USING (actor_id) WHERE event_id = $id "
            "ORDER BY mention_start, role, actor_id",
            event_id,
        ),
        figures=_rows(connection, "SELECT * FROM casualties WHERE event_id = $id ORDER BY mention_start", event_id),
        claims=_rows(
            connection,
            "SELECT * FROM claims WHERE event_id = $id OR casualty_id IN "
            "(SELECT casualty_id FROM casualties WHERE event_id = $id) ORDER BY quote_start, claim_id",
            event_id,
        ),
    )


def _owner(connection: Any, table: str, row_id: str) -> tuple[str | None, str]:
    """The event and the article that a row belongs to; a claim about a figure belongs to the figure's event."""
    if table == "claims":
        asked = (
            "SELECT coalesce(c.event_id, f.event_id), c.article_id FROM claims c "
            "LEFT JOIN casualties f USING (casualty_id) WHERE claim_id = $id"
        )
    else:
        asked = f"SELECT event_id, article_id FROM {table} WHERE {IDS[table]} = $id"  # noqa: S608  # fixed names
    event_id, article_id = connection.execute(asked, {"id": row_id}).fetchone()
    return event_id, article_id


def _rows(connection: Any, sql: str, row_id: str) -> list[dict[str, Any]]:
    result = connection.execute(sql, {"id": row_id})
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def facts(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """What is known, as pairs of a heading and a line; nothing is escaped yet."""
    article, event = evidence.article, evidence.event
    if event:
        mode = f" / {event['event_mode']}" if event["event_mode"] else ""
        yield "event", f"{event['event_id']}  {event['event_type']}{mode}"
        yield "summary", event["summary"]
        contested = ", contested" if event["contested"] else ""
        yield (
            "standing",
            f"{event['realis']}, {event['temporal_role']}{contested}",
        )
        yield "confidence", _confidence(event)
        yield "when", when_line(event)
        yield "where", where_line(event)
        yield "trigger", f'"{event["trigger_text"]}" in the {event["zone"]}'
        yield "rule", event["extractor"]
        yield "sentence", article["text"][event["sentence_start"] : event["sentence_end"]]
    for row in evidence.actors:
        yield row["role"], f'{row["name"]}: "{row["mention_text"]}"' + _resolved(row)
    for row in evidence.figures:
        yield "figure", figure_line(row)
    for row in evidence.claims:
        hedge = "" if row["hedge"] == "none" else f", {row['hedge']}"
        quote = article["text"][row["quote_start"] : row["quote_end"]]
        yield "claim", f'{row["claimant_text"]} ({row["claimant_type"]}) {row["polarity"]}{hedge}: "{quote}"'
    yield "article", f"{article['title'] or '(no title)'}, {article['publisher'] or 'publisher unknown'}"
    yield "published", f"{article['published_date'] or 'unknown'}, from {article['published_date_source']}"
    if article["url"]:
        yield "url", article["url"]


def _resolved(row: Row) -> str:
    return f', which stands for "{row["resolved_text"]}"' if row["resolved_text"] else ""


def _confidence(row: Row) -> str:
    return f"{row['confidence']:.2f}: {', '.join(row['signs']).replace('_', ' ') or 'nothing speaks for it'}"


def when_line(event: Row) -> str:
    """An event's days, and what they rest on."""
    if event["start_date"] is None:
        return "not stated"
    days = str(event["start_date"])
    if event["end_date"] != event["start_date"]:
        days += f" to {event['end_date']}"
    return f"{days} (precision {event['date_precision']}, basis: {event['date_basis']})"


def where_line(event: Row) -> str:
    """An event's place, as resolved and as written."""
    if event["place_text"] is None and event["country"] is None:
        return "not stated"
    at = f" at {event['latitude']:.3f}, {event['longitude']:.3f}" if event["latitude"] is not None else ""
    written = f' from "{event["place_text"]}"' if event["place_text"] else ""
    place = event["place_name"] or "unresolved"
    return f"{place}, {event['country'] or '-'}{at} (precision {event['where_precision'] or '-'}){written}"


def figure_line(row: Row) -> str:
    """A figure with its bounds, its words and its part in the toll."""
    numbers = "-".join("?" if row[n] is None else str(row[n]) for n in ("count_low", "count_best", "count_high"))
    said = f", says {row['claimant_text']}" if row["claimant_text"] else ""
    words = f'"{row["count_text"]}"' if row["count_text"] else "in words without a number"
    return (
        f"{row['harm']} {numbers} (low-best-high) from {words}, {row['qualifier']}, {row['scope']}, "
        f"{row['figure_role']}{said}; {row['casualty_id']}; {row['extractor']}"
    )


_COLOURS = {"sentence": "4", "trigger": "1;31", "actor": "1;36", "recipient": "1;35"}
_OTHER = "1;33"


def lit_text(evidence: Evidence, *, colours: bool) -> str:
    """The article's text with its evidence in colours, or between `[[` and `]]` with its kind."""
    out = []
    for text, over in pieces(evidence.article["text"], evidence.lit()):
        kind = over[0].kind if over else None
        shown = "\n".join(safe(line) for line in text.split("\n"))
        if colours and kind:
            out.append(f"\x1b[{_COLOURS.get(kind, _OTHER)}m{shown}\x1b[0m")
        elif kind and kind != "sentence":
            out.append(f"[[{shown}|{kind}]]")
        else:
            out.append(shown)
    return "".join(out)


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>body{{font:16px/1.6 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}}
th{{text-align:left;vertical-align:top;padding-right:1rem;font-weight:600}}article{{white-space:pre-wrap;margin-top:2rem}}
mark{{background:#ffe08a}}mark.trigger{{background:#ff9d8a}}mark.sentence{{background:#f3f3f3}}</style></head>
<body><table>{facts}</table><article>{text}</article></body></html>
"""


def page(evidence: Evidence) -> str:
    """The same as a small page of its own: no script, nothing fetched, every delivered word escaped."""
    rows = "".join(
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(line)}</td></tr>" for name, line in facts(evidence)
    )
    text = lit_html(evidence.article["text"], evidence.lit())
    return _PAGE.format(title=html.escape(evidence.asked), facts=rows, text=text)
