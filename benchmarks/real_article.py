"""Runs the extractor on a real article that is kept outside the project, and checks what its hand coding says.

    python benchmarks/real_article.py [PATH]

The article is a report of March 2022 on a broken ceasefire; its text is its publisher's and is not part of the project.
Prints one line per check; ends with 1 when one fails.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.reports import FETCHED, Report, counts_in_toll, is_reported  # noqa: E402 - found by the line above
from transforms.extract import Extractor  # noqa: E402
from transforms.records import Extraction, RawArticle  # noqa: E402
from transforms.tables import EventRow  # noqa: E402
from transforms.vocabulary import MediaType  # noqa: E402

ARTICLE = ROOT.parent / "shared" / "articles" / "karabakh-2022-03-26.txt"
THURSDAY, FRIDAY, SATURDAY = (dt.date(2022, 3, day) for day in (24, 25, 26))

Check = tuple[str, bool]


def main() -> int:
    """Checks the article; 1 when a check fails."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=ARTICLE, help="the article as plain text")
    path = parser.parse_args().path
    if not path.is_file():
        parser.error(f"{path} is not a file; name the article's text")
    report = _read(path)
    failed = 0
    for name, holds in _checks(report):
        failed += not holds
        print(f"{'ok  ' if holds else 'FAIL'} {name}")
    print(f"{failed} failed" if failed else "all hold")
    return 1 if failed else 0


def _read(path: Path) -> Report:
    """The extraction of the article, which must be accepted."""
    raw = RawArticle(source=path.name, payload=path.read_bytes(), media_type=MediaType.TEXT, fetched_at=FETCHED)
    result = Extractor.load().extract(raw)
    if not isinstance(result, Extraction):
        sys.exit(f"{path} was refused: {result.detail}")
    return Report(result)


def _checks(report: Report) -> Iterator[Check]:
    yield from _of_the_article(report)
    yield from _of_the_strike(report)
    yield from _of_the_entry(report)
    yield from _of_what_was_said(report)
    yield from _of_the_tolls(report)


def _of_the_article(report: Report) -> Iterator[Check]:
    article = report.extraction.article
    yield "published on 2022-03-26", article.published_date == SATURDAY
    yield "by reasoning over the text", article.published_date_source == "text_reasoning"
    yield "with its evidence", bool(article.published_date_evidence)
    by_kind = {kind: [report.text[z.start : z.end] for z in article.zones if z.kind == kind] for kind in _KINDS}
    body = " ".join(by_kind["body"])
    yield "captions are zones of their own", len(by_kind["caption"]) >= 4
    yield "no photo credit in the body", "via AP" not in body and "AP Photo" not in body
    yield "no sign-up line in the body", not any(word in body for word in ("Register", "Sign in", "sign in", "email"))


_KINDS = ("body", "caption", "boilerplate")


def _of_the_strike(report: Report) -> Iterator[Check]:
    strikes = [e for e in report.events if e.event_mode == "drone" and is_reported(e.realis)]
    yield "one drone strike", len(strikes) == 1
    strike = next((e for e in strikes if "troops" in report.suffered(e)), strikes[0] if strikes else None)
    yield "an assault by Azerbaijan's military", _countries(report, strike, "actor", sector="MIL") == {"AZE"}
    yield "on Karabakh troops", strike is not None and "Karabakh" in report.suffered(strike)
    yield "at Parukh or Farukh", strike is not None and strike.place_name in ("Parukh", "Farukh")
    yield "alleged, current", _is(strike, realis="alleged", temporal_role="current")
    for harm, count in (("killed", 3), ("injured", 15)):
        figures = [c for c in report.figures if c.harm == harm and counts_in_toll(c)]
        yield f"{harm} {count}", [(c.count_low, c.count_best, c.count_high) for c in figures] == [(count,) * 3]
        yield f"{harm} in the strike", strike is not None and {c.event_id for c in figures} == {strike.event_id}
        polities = {_polity(report, c.claimant_actor_id) for c in figures}
        yield f"{harm} as the breakaway region's ministry says", polities == {"Nagorno-Karabakh"}


def _of_the_entry(report: Report) -> Iterator[Check]:
    entries = [e for e in report.events if (e.event_type, e.event_mode) == ("COERCE", "seize")]
    days = (THURSDAY, FRIDAY)
    entry = next((e for e in entries if (e.start_date, e.end_date) == days), None)
    yield "entry of 24 to 25 March", entry is not None
    yield "by Azerbaijan", _countries(report, entry, "actor") == {"AZE"}
    yield "alleged, current, contested", _is(entry, realis="alleged", temporal_role="current", contested=True)
    yield "Russia says so", "RUS" in _claimants(report, entry, "asserts")
    yield "Azerbaijan denies it", _claimants(report, entry, "denies") == {"AZE"}


def _of_what_was_said(report: Report) -> Iterator[Check]:
    yield "Russia accuses Azerbaijan", _did(report, "ACCUSE", "RUS", "AZE")
    yield "Azerbaijan accuses Armenia", _did(report, "ACCUSE", "AZE", "ARM")
    yield "Armenia, misspelt, accuses Azerbaijan", _did(report, "ACCUSE", "ARM", "AZE")
    yield "Azerbaijan denies", _did(report, "REJECT", "AZE")
    yield "Russia asks Azerbaijan to withdraw", _did(report, "REQUEST", "RUS", "AZE")
    yield "Azerbaijan asks Russia to withdraw others", _did(report, "REQUEST", "AZE", "RUS")
    restraint = [e for e in report.events if e.event_type == "REQUEST" and "parties" in report.suffered(e)]
    yield "Russia calls for restraint", any(_countries(report, e, "actor") == {"RUS"} for e in restraint)
    talks = [e for e in report.events if e.event_type == "CONSULT" and "Pashinyan" in report.who(e, *_BOTH)]
    yield "Putin and Pashinyan talk", any("Putin" in report.who(e, *_BOTH) for e in talks)
    yield "on Thursday and Friday", any((e.start_date, e.end_date) == (THURSDAY, FRIDAY) for e in talks)


_BOTH = ("actor", "recipient")


def _of_the_tolls(report: Report) -> Iterator[Check]:
    wars = [c for c in report.figures if c.scope == "conflict_total" and c.temporal_role == "background"]
    bounds = [(c.count_low, c.count_best, c.count_high) for c in wars]
    yield "two tolls of wars, as worded", bounds == [(6501, 6501, None), (27000, 30000, 33000)]
    yield "in no toll", not any(counts_in_toll(c) for c in wars)
    yield "3 killed in all", report.toll("killed") == 3
    yield "15 injured in all", report.toll("injured") == 15


def _is(event: EventRow | None, **fields: object) -> bool:
    return event is not None and all(getattr(event, name) == value for name, value in fields.items())


def _countries(report: Report, event: EventRow | None, *roles: str, sector: str | None = None) -> set[str | None]:
    """Countries of the actors in the given roles; only those of a sector, when one is named."""
    if event is None:
        return set()
    meant = {p.actor_id for p in report.parts(event, *roles)}
    actors = [a for a in report.extraction.actors if a.actor_id in meant]
    return {a.country for a in actors if sector is None or sector in a.sectors}


def _claimants(report: Report, event: EventRow | None, polarity: str) -> set[str | None]:
    """Countries of those who make claims of a polarity about an event."""
    said = {
        c.claimant_actor_id for c in report.claims if event and c.event_id == event.event_id and c.polarity == polarity
    }
    return {a.country for a in report.extraction.actors if a.actor_id in said}


def _polity(report: Report, actor_id: str | None) -> str | None:
    return next((a.polity for a in report.extraction.actors if a.actor_id == actor_id), None)


def _did(report: Report, event_type: str, actor: str, recipient: str | None = None) -> bool:
    """True when an event of the type has this acting country, and this receiving one where it is named."""
    found = [e for e in report.events if e.event_type == event_type and actor in _countries(report, e, "actor")]
    return any(recipient is None or recipient in _countries(report, e, "recipient") for e in found)


if __name__ == "__main__":
    raise SystemExit(main())
