"""The page of articles that lost points: one file, no script, every delivered word escaped."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.explaining import figure_line, when_line, where_line
from flows.lighting import Lit, lit_html

CAUSES = ("missing", "spurious", "wrong value")
_KINDS = ("trigger", "actor", "suffers", "figure", "claim", "place")
_SUFFERS = ("recipient", "victim", "target")


@dataclass(frozen=True, slots=True)
class Loss:
    """What an article lost in one metric.

    Attributes:
        metric: its name.
        share: the part lost of what could be won, 0 to 1.
        line: found against labelled, in words.
        causes: how many points were lost by which cause.
    """

    metric: str
    share: float
    line: str
    causes: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An article that lost points, as the kit joins it, with its claims and labels."""

    doc_id: str
    losses: Sequence[Loss]
    article: Any
    claims: Sequence[Mapping[str, Any]]
    gold: Any

    @property
    def lost(self) -> float:
        """Points lost over all metrics."""
        return sum(loss.share for loss in self.losses)


def spans(shown: Shown) -> Iterator[Lit]:
    """Everything that was found in an article, where it stands."""
    for event in shown.article.events:
        yield Lit(event["trigger_start"], event["trigger_end"], "trigger", event_line(event))
        for part in event["parts"]:
            kind = "suffers" if part["role"] in _SUFFERS else "actor"
            note = f"{part['role']} of {event['trigger_text']}: {part['entity'].get('name')}"
            yield Lit(part["mention_start"], part["mention_end"], kind, note)
        yield from _place(event, shown.article.row["text"])
    for figure in shown.article.casualties:
        yield Lit(figure["mention_start"], figure["mention_end"], "figure", figure_line(figure))
    for claim in shown.claims:
        note = f"{claim['claimant_text']} ({claim['claimant_type']}) {claim['polarity']}, hedge {claim['hedge']}"
        yield Lit(claim["quote_start"], claim["quote_end"], "claim", note)


def _place(event: Mapping[str, Any], text: str) -> Iterator[Lit]:
    """The event's place in its sentence, else where it is first named; rows keep no span of it."""
    words = event["place_text"]
    if not words:
        return
    start = text.find(words, event["sentence_start"], event["sentence_end"])
    start = text.find(words) if start < 0 else start
    if start >= 0:
        yield Lit(start, start + len(words), "place", f"place of {event['trigger_text']}: {where_line(event)}")


def event_line(event: Mapping[str, Any]) -> str:
    """An event in one line: type, reality, time, place, how sure."""
    mode = f"/{event['event_mode']}" if event["event_mode"] else ""
    return (
        f"{event['event_type']}{mode}, {event['realis']}, {event['temporal_role']}, {when_line(event)}; "
        f"{where_line(event)}; confidence {event['confidence']:.2f}; {event['extractor']}"
    )


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>body{{font:15px/1.5 sans-serif;margin:1.5rem auto;max-width:80rem;padding:0 1rem}}
table{{border-collapse:collapse;margin:.5rem 0}}td,th{{text-align:left;vertical-align:top;padding:.1rem .8rem .1rem 0}}
td.n{{text-align:right}}section{{border-top:2px solid #999;margin-top:2rem}}.beside{{display:grid;gap:2rem;
grid-template-columns:3fr 2fr}}.text{{white-space:pre-wrap}}.filter label{{cursor:pointer}}
ul{{margin:0;padding-left:1.2rem}}
.found{{font-size:.85em}}.quiet{{color:#777}}mark{{background:#eee}}mark.trigger{{background:#ff9d8a}}
mark.actor{{background:#9fd0ff}}mark.suffers{{background:#e3b5f0}}mark.figure{{background:#ffe08a}}
mark.claim{{background:#e9ecd8}}mark.place{{background:#a8e0b0}}
{filters}</style></head><body><h1>{title}</h1>
<p>{legend} (rest on a mark to read what it says). Causes are counted over all
articles that lost points: a label that nothing answers is missing, a value that answers no label is spurious, and one
of each in the same article is a wrong value. A metric of the table shows its articles when clicked; the worst {count}
are here.</p>
<input type="radio" name="metric" id="all" checked>{inputs}
<table class="filter"><tr><th><label for="all">metric (click here for all)</label></th>{heads}</tr>{table}
</table><main>{articles}</main></body></html>
"""


def page(title: str, articles: Sequence[Shown], totals: Counter[tuple[str, str]]) -> str:
    """The whole page; `totals` counts lost points by metric and cause, over more articles than are shown.

    The metric that lost most comes first.
    """
    points: Counter[str] = Counter()
    for (metric, _), number in totals.items():
        points[metric] += number
    metrics = sorted(points, key=lambda metric: (-points[metric], metric))
    ids = {metric: f"m{number}" for number, metric in enumerate(metrics)}
    filters = "".join(
        f"#{i}{{display:none}}#{i}:checked~main section:not(.{i}){{display:none}}"
        f'#{i}:checked~table label[for="{i}"]{{font-weight:bold;text-decoration:underline}}\n'
        for i in ids.values()
    )
    return _PAGE.format(
        title=html.escape(title),
        count=len(articles),
        filters="#all{display:none}\n" + filters,
        inputs="".join(f'<input type="radio" name="metric" id="{i}">' for i in ids.values()),
        legend=" ".join(f'<mark class="{kind}">{kind}</mark>' for kind in _KINDS),
        heads="".join(f"<th>{cause}</th>" for cause in CAUSES),
        table="".join(_total(metric, ids[metric], totals) for metric in metrics),
        articles="\n".join(_section(one, ids) for one in articles),
    )


def _total(metric: str, number: str, totals: Counter[tuple[str, str]]) -> str:
    cells = "".join(f'<td class="n">{totals[metric, cause]:g}</td>' for cause in CAUSES)
    return f'<tr><td><label for="{number}">{html.escape(metric)}</label></td>{cells}</tr>'


def _section(shown: Shown, ids: Mapping[str, str]) -> str:
    row = shown.article.row
    lit = lit_html(row["text"], sorted(set(spans(shown))))
    return (
        f'<section class="{" ".join(ids[loss.metric] for loss in shown.losses)}">'
        f"<h2>{html.escape(shown.doc_id)}: {html.escape(row['title'] or '(no title)')}</h2>"
        f"<p>{shown.lost:.2f} points lost; published {html.escape(str(row['published_date'] or 'unknown'))}</p>"
        f"<table>{''.join(map(_loss, shown.losses))}</table>"
        f'<div class="beside"><div class="text">{lit}</div><div><h3>Labelled</h3>{_tree(shown.gold)}'
        f'<h3>Found</h3><ul class="found">{_found(shown)}</ul></div></div></section>'
    )


def _loss(loss: Loss) -> str:
    causes = ", ".join(f"{number:g} {cause}" for cause, number in loss.causes.items())
    return f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in (loss.metric, loss.line, causes))}</tr>"


def _found(shown: Shown) -> str:
    """Rows in the order of the text; history and what did not happen in grey."""
    text = shown.article.row["text"]
    rows = [(e["trigger_start"], e["trigger_text"], event_line(e), e) for e in shown.article.events]
    rows += [
        (f["mention_start"], text[f["mention_start"] : f["mention_end"]], figure_line(f), f)
        for f in shown.article.casualties
    ]
    return "".join(
        f'<li class="{"" if _is_reported(row) else "quiet"}"><b>{html.escape(words)}</b>: {html.escape(line)}</li>'
        for _, words, line, row in sorted(rows, key=lambda r: r[:3])
    )


def _is_reported(row: Mapping[str, Any]) -> bool:
    return row["realis"] in ("asserted", "alleged") and row["temporal_role"] != "background"


def _tree(value: Any) -> str:
    """Labels as nested lists, what is plain in one line; what is empty is left out, zero and false are not."""
    if _is_plain(value):
        return html.escape(_line(value))
    pairs = value.items() if isinstance(value, Mapping) else (("", inner) for inner in value)
    inner = ((html.escape(f"{key}: " if key else ""), _tree(part)) for key, part in pairs if not _is_empty(part))
    return f"<ul>{''.join(f'<li>{key}{part}</li>' for key, part in inner)}</ul>"


def _line(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_line(inner)}" for key, inner in value.items() if not _is_empty(inner))
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _is_plain(value: Any) -> bool:
    """True for what fits into a line: a value, a list of values, a mapping to such."""
    if isinstance(value, Mapping):
        return all(not isinstance(inner, Mapping) and _is_plain(inner) for inner in value.values())
    return not isinstance(value, list | tuple) or not any(isinstance(v, Mapping | list | tuple) for v in value)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
