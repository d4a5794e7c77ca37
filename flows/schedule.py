"""Runs that come back: a Prefect deployment of the flow, served by this process.

Against a running server (`PREFECT_API_URL`) it becomes one more deployment there; else a server is started here, bound
to the loopback address, without telemetry, and ended with this process.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.sources import STANDARD_INPUT, SourceError

HOST = "127.0.0.1"

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_START_SECONDS = 120  # a new database takes 13 s on a quiet machine


class ServerError(Exception):
    """No Prefect server could be reached or started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to run, and when.

    Attributes:
        sources: files and folders.
        store: the folder that holds everything.
        config: a settings file.
        every: time between runs; this or `cron` is set.
        cron: a cron line, UTC.
        name: the deployment's name.
    """

    sources: tuple[str, ...]
    store: Path
    config: Path | None = None
    every: dt.timedelta | None = None
    cron: str | None = None
    name: str = "eventwire"


def parse_every(text: str) -> dt.timedelta:
    """The time between two runs.

    >>> parse_every("15m")
    datetime.timedelta(seconds=900)

    Raises:
        SourceError: it is not a number and a unit, or no time at all.
    """
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", text.strip())
    if not found or int(found[1]) == 0:
        raise SourceError(f"--every takes a number and one of s, m, h, d, such as 15m, not {text}")
    return dt.timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def check_plan(plan: Plan) -> None:
    """Refuses what cannot be run again and again.

    Raises:
        SourceError: standard input as a source, or a cron line that is none.
    """
    if STANDARD_INPUT in plan.sources:
        raise SourceError("standard input cannot be read again and again; name a file or folder")
    if plan.cron is not None:
        from prefect.client.schemas.schedules import CronSchedule

        try:
            CronSchedule(cron=plan.cron)
        except ValueError as error:
            raise SourceError(f'--cron takes five fields such as "0 3 * * *", not {plan.cron}') from error


@contextmanager
def server(port: int, say: Callable[[str], None]) -> Iterator[str]:
    """The address of a Prefect server: the one that `PREFECT_API_URL` names, else one that lives as long as the block.

    Raises:
        ServerError: the port is taken, or the server does not come up.
    """
    given = os.environ.get("PREFECT_API_URL")
    if given:
        _wait_for(given, None)
        yield given
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections that just ended do not count
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ServerError(
                f"port {port} is taken; if a Prefect server runs there, set PREFECT_API_URL=http://{HOST}:{port}/api, "
                "else name another with --port"
            ) from error
    url = f"http://{HOST}:{port}/api"
    say(f"starting a Prefect server on http://{HOST}:{port} (about 15 seconds)")
    # The user interface calls port 4200 unless it is told where its server is.
    environment = {**os.environ, "PREFECT_SERVER_UI_API_URL": url}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        _wait_for(url, process)
        os.environ["PREFECT_API_URL"] = url
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(url: str, process: subprocess.Popen[bytes] | None) -> None:
    """Returns when the server answers."""
    deadline = time.monotonic() + (_START_SECONDS if process else 5)
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):  # noqa: S310  # the user's own address
                return
        except (urllib.error.URLError, OSError, ValueError):
            if process is not None and process.poll() is not None:
                raise ServerError("the Prefect server ended at once; try: prefect server start") from None
            time.sleep(0.5)
    raise ServerError(f"no Prefect server answers at {url}")


def serve_plan(plan: Plan) -> None:
    """Makes the deployment and runs what is due until the process is ended.

    One run at a time: a run that is due while another goes on is cancelled, for the next one reads everything that
    lies in the sources. That is the server's decision, so the process must be allowed to ask for a second run.
    """
    from prefect import serve
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import RunnerDeployment
    from prefect.types.entrypoint import EntrypointType

    from flows.prefect_run import articles_to_warehouse, flow_parameters

    deployment = articles_to_warehouse.to_deployment(
        plan.name,
        interval=plan.every,
        cron=plan.cron,
        parameters=flow_parameters(plan.store, plan.sources, plan.config),
        paused=False,  # an earlier end of this process paused it
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(deployment, RunnerDeployment)  # it would be a coroutine only inside an event loop
    # Prefect does not await its own farewell when it is ended by a signal.
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop'", category=RuntimeWarning)
    serve(deployment, limit=2, print_starting_message=False)
