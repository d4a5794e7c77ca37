"""The run as a Prefect flow: once on a temporary server, once as a schedule on a server of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from flows.schedule import Plan, ServerError, check_plan, parse_every, server
from flows.sources import SourceError

PROGRAM = [sys.executable, "-c", "import sys\nfrom flows.cli import main\nif __name__ == '__main__': sys.exit(main())"]


@pytest.fixture
def orchestrated(tmp_path: Path, environment: dict[str, str]) -> dict[str, str]:
    """An environment with a Prefect of its own, which looks for due runs often."""
    quick = {"PREFECT_RUNNER_POLL_FREQUENCY": "1", "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "5"}
    known = {name: value for name, value in environment.items() if not name.startswith("PREFECT_")}
    return {**known, **quick, "PREFECT_HOME": str(tmp_path / "prefect")}


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, path: str, question: dict[str, object]) -> list[dict[str, object]]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/{path}",
        data=json.dumps(question).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        found: list[dict[str, object]] = json.load(answer)
    return found


def test_flow_gives_the_same_bytes_as_the_plain_run(
    tmp_path: Path, orchestrated: dict[str, str], articles: Callable[..., Path], config: Path
) -> None:
    source = articles(7)
    releases = []
    for more in ([], ["--prefect"]):
        asked = ["run", str(source), "--config", str(config), "--json", "--store", str(tmp_path / f"s{len(more)}")]
        ran = subprocess.run(
            [*PROGRAM, *asked, *more], env=orchestrated, capture_output=True, text=True, timeout=180, check=True
        )
        releases.append(json.loads(ran.stdout)["release_id"])
    assert releases[0] == releases[1]
    assert "temporary server, which takes about 11 seconds" in ran.stderr


@contextmanager
def scheduled(asked: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen([*PROGRAM, *asked], env=environment, stdout=out, stderr=out)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def test_schedule_runs_by_itself(
    tmp_path: Path, orchestrated: dict[str, str], articles: Callable[..., Path], config: Path
) -> None:
    port = free_port()
    store = tmp_path / "store"
    when = ["--every", "5s", "--port", str(port)]
    asked = ["schedule", str(articles(4)), *when, "--store", str(store), "--config", str(config)]
    log = tmp_path / "log"
    with scheduled(asked, orchestrated, log) as process:
        ended: list[dict[str, object]] = []
        while process.poll() is None and not ended:
            time.sleep(1)
            if store.joinpath("warehouse.duckdb").exists():
                ended = ask(port, "flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}})
        assert ended, log.read_text(encoding="utf-8", errors="replace")
        deployments = ask(port, "deployments/filter", {})
        events = ask(port, "artifacts/filter", {})
    assert [d["name"] for d in deployments] == ["eventwire"]
    assert {a["key"] for a in events} >= {"eventwire-rows", "eventwire-run"}
    with closing(socket.socket()) as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    told = subprocess.run(
        [*PROGRAM, "query", "SELECT count(*) AS n FROM articles", "--store", str(store)],
        env=orchestrated, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "n\n4\n"


def test_taken_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(os.environ, "PREFECT_API_URL", raising=False)
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ServerError, match="is taken"), server(taken.getsockname()[1], print):
            pass


def test_absent_server_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PREFECT_API_URL", f"http://127.0.0.1:{free_port()}/api")
    with pytest.raises(ServerError, match="no Prefect server answers"), server(4200, print):
        pass


@pytest.mark.parametrize(("text", "seconds"), [("30s", 30), ("15m", 900), ("6h", 21_600), ("1d", 86_400)])
def test_time_between_runs_is_read(text: str, seconds: int) -> None:
    assert parse_every(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "0s", "15", "m", "-5m", "1.5h", "5 weeks"])
def test_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="such as 15m"):
        parse_every(text)


def test_standard_input_cannot_be_scheduled(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="standard input"):
        check_plan(Plan(sources=("-",), store=tmp_path))


def test_telemetry_is_off_before_prefect_is_imported() -> None:
    asked = "import flows, os\nprint(os.environ['DO_NOT_TRACK'], os.environ['PREFECT_SERVER_ANALYTICS_ENABLED'])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["1", "false"]
