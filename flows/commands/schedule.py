"""`eventwire schedule`: run again and again."""

from __future__ import annotations

import argparse

from flows.commands import ExitCode
from flows.console import Console, safe
from flows.schedule import Plan, ServerError, check_plan, parse_every, serve_plan, server
from flows.settings import read_settings, store_folder
from flows.sources import check_paths


def main(arguments: argparse.Namespace, console: Console) -> int:
    """Serves a deployment until it is ended."""
    plan = Plan(
        sources=tuple(arguments.sources),
        store=store_folder(arguments.store),
        config=arguments.config,
        every=parse_every(arguments.every) if arguments.every else None,
        cron=arguments.cron,
        name=arguments.name,
    )
    check_plan(plan)
    check_paths(plan.sources)
    read_settings(plan.store, plan.config)
    try:
        with server(arguments.port, console.say) as url:
            when = f"every {arguments.every}" if plan.every else f"at {plan.cron} (UTC)"
            console.say(f"deployment {safe(plan.name)} runs {when} into {safe(plan.store.absolute())}")
            console.say(f"see it at {url.removesuffix('/api')}; Ctrl-C ends it")
            serve_plan(plan)
    except ServerError as error:
        console.error(str(error))
        return ExitCode.ERROR
    return ExitCode.DONE
