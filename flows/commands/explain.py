"""`eventwire explain`: the sentence behind a row."""

from __future__ import annotations

import argparse
import json

from flows.commands import ExitCode
from flows.console import Console, is_terminal, safe
from flows.explaining import facts, find_ids, gather, lit_text, page
from flows.settings import store_folder


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Shows the evidence of one event, figure or claim."""
    from warehouse.reading import connect

    with connect(store_folder(arguments.store)) as connection:
        found = find_ids(connection, arguments.id)
        exact = [pair for pair in found if pair[1] == arguments.id]
        if len(exact or found) != 1:
            return _not_one(arguments.id, found, console)
        evidence = gather(connection, *(exact or found)[0])
    if arguments.html:
        arguments.html.write_text(page(evidence), encoding="utf-8")
        console.say(f"wrote {safe(arguments.html)}")
    elif console.json:
        rows = {"event": evidence.event, "actors": evidence.actors, "figures": evidence.figures}
        told = {**rows, "claims": evidence.claims, "article": evidence.article}
        console.data(json.dumps(told, default=str, ensure_ascii=False))
    else:
        for name, line in facts(evidence):
            console.data(f"{name:10} {safe(line)}")
        console.data("")
        console.data(lit_text(evidence, colours=is_terminal()))
    return ExitCode.DONE


def _not_one(asked: str, found: list[tuple[str, str]], console: Console) -> int:
    if not found:
        console.error(f"nothing has an id that begins with {asked}; the ids stand in events, casualties and claims")
    else:
        listed = ", ".join(f"{row_id} ({table})" for table, row_id in found)
        console.error(f"more than one id begins with {asked}: {listed}")
    return ExitCode.USAGE
