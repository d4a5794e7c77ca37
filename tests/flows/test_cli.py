"""The command line as a process: exit codes, what goes where, what is said."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.cli import main

Eventwire = Callable[..., "subprocess.CompletedProcess[str]"]

PROGRAM = [sys.executable, "-c", "import sys\nfrom flows.cli import main\nif __name__ == '__main__': sys.exit(main())"]


@pytest.fixture
def eventwire(tmp_path: Path, environment: dict[str, str]) -> Eventwire:
    """Runs the command line in a folder of its own."""

    def run(*arguments: str | Path, stdin: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: PLW1510  # the exit code is what is tested
            [*PROGRAM, *map(str, arguments)],
            cwd=tmp_path,
            env={**environment, **more},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,  # a hang, not slowness: the machine may be busy
        )

    return run


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three articles, made once; tests must not change it."""
    folder = tmp_path_factory.mktemp("filled")
    lines = [
        {"id": str(n), "title": f"Day \x1b[31m{n}", "text": f"On day {n} the army killed {n} <people>, it said."}
        for n in range(1, 4)
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (folder / "c.toml").write_text('extractor = "stand_in:StandIn"', encoding="utf-8")
    assert main(["run", str(folder / "a.jsonl"), "--store", str(folder / "s"), "--config", str(folder / "c.toml")]) == 0
    return folder / "s"


@pytest.mark.parametrize(
    "command", ["", "run", "demo", "query", "describe", "explain", "rebuild", "schedule", "status"]
)
def test_help_is_given_for_every_command(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert "--store" in capsys.readouterr().out


def test_help_imports_nothing_heavy(environment: dict[str, str]) -> None:
    asked = (
        "import sys\nfrom flows.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "print({'prefect', 'duckdb', 'pyarrow', 'pandas', 'spacy', 'great_expectations', 'rich'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "set()"


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("eventwire ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rnu"], "did you mean run?"),
        (["run", "--stroe", "x"], "did you mean --store?"),
        (["run"], "name at least one file or folder"),
        (["run", "nowhere.txt"], "there is no file or folder nowhere.txt"),
        (["query"], "required"),
        (["describe", "evnets"], "did you mean events?"),
        (["describe", "events.realsi"], "did you mean realis?"),
        (["schedule", "x"], "--every --cron"),
        (["schedule", "x", "--every", "soon"], "such as 15m"),
        (["schedule", "-", "--every", "5m"], "standard input"),
    ],
)
def test_wrong_usage_exits_two_with_a_hint(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str, tmp_path: Path
) -> None:
    try:
        code = main([*arguments, "--store", str(tmp_path / "s")])
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_unknown_setting_exits_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("batchsize = 5", encoding="utf-8")
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    asked = ["run", str(tmp_path / "a.txt"), "--config", str(tmp_path / "c.toml"), "--store", str(tmp_path / "s")]
    assert main(asked) == 2
    assert "did you mean batch_size?" in capsys.readouterr().err


def test_run_gives_a_receipt(eventwire: Eventwire, articles: Callable[..., Path], config: Path) -> None:
    ran = eventwire("run", articles(4, "{"), "--config", config)
    assert ran.returncode == 4
    assert ran.stdout == ""
    assert "articles   5 = 4 accepted + 1 rejected + 0 known + 0 repeated" in ran.stderr
    again = eventwire("run", articles(4, "{"), "--config", config, "--json", "--quiet")
    assert again.returncode == 4
    assert again.stderr == ""
    assert json.loads(again.stdout)["known"] == 4


def test_run_of_nothing_readable_exits_one(eventwire: Eventwire, tmp_path: Path, config: Path) -> None:
    (tmp_path / "a.csv").write_text("id,body\n1,text\n", encoding="utf-8")
    ran = eventwire("run", "a.csv", "--config", config)
    assert ran.returncode == 1
    assert "missing_field" in ran.stderr


def test_run_reads_standard_input(eventwire: Eventwire, config: Path) -> None:
    ran = eventwire("run", "-", "--config", config, "--json", stdin='{"text": "The army killed 3 people."}\n')
    assert json.loads(ran.stdout)["accepted"] == 1


def test_failed_validation_exits_three(eventwire: Eventwire, articles: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "spoil.toml").write_text('extractor = "stand_in:Spoiling"', encoding="utf-8")
    ran = eventwire("run", articles(30), "--config", "spoil.toml")
    assert ran.returncode == 3
    assert "nothing was published" in ran.stderr
    assert eventwire("query", "SELECT 1").returncode == 1


def test_extractor_that_does_not_load_is_told(
    eventwire: Eventwire, articles: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "bad.toml").write_text('extractor = "no_such_module:Thing"', encoding="utf-8")
    ran = eventwire("run", articles(1), "--config", "bad.toml")
    assert ran.returncode == 1
    assert "no_such_module:Thing could not be loaded" in ran.stderr


def test_read_only_place_is_told_in_one_line(eventwire: Eventwire, articles: Callable[..., Path], config: Path) -> None:
    # /proc refuses new folders to everybody, root included.
    ran = eventwire("run", articles(1), "--config", config, "--store", "/proc/store")
    assert ran.returncode == 1
    assert "/proc/store" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_full_disk_is_told_and_a_second_try_works(
    eventwire: Eventwire, articles: Callable[..., Path], config: Path
) -> None:
    # A limit on the size of files stands in for the disk: the system refuses to write on, in the middle of a file.
    limited = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    )
    source = articles(200)
    PROGRAM[2], before = limited + PROGRAM[2], PROGRAM[2]
    try:
        ran = eventwire("run", source, "--config", config)
    finally:
        PROGRAM[2] = before
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert eventwire("run", source, "--config", config).returncode == 0


def test_interrupted_run_stops_clean_and_goes_on(
    eventwire: Eventwire, tmp_path: Path, environment: dict[str, str], config: Path
) -> None:
    lines = [json.dumps({"text": f"SLOW The army killed {n} people."}) for n in range(1, 300)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    running = subprocess.Popen(
        [*PROGRAM, "run", "a.jsonl", "--config", str(config)], cwd=tmp_path, env=environment, stderr=subprocess.PIPE
    )
    staged = tmp_path / "eventwire-store" / "staged"
    while running.poll() is None and not (staged.is_dir() and any(staged.iterdir())):
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    assert running.stderr is not None
    with running.stderr as told:
        assert b"goes on from there" in told.read()
    assert running.wait(60) == 1
    assert not (tmp_path / "eventwire-store" / "lake").exists()
    assert eventwire("run", "a.jsonl", "--config", config).returncode == 0


def test_query_prints_csv_when_piped(eventwire: Eventwire, filled: Path) -> None:
    ran = eventwire("query", "SELECT external_id, title FROM articles ORDER BY 1", "--store", filled)
    assert next(csv.reader(io.StringIO(ran.stdout))) == ["external_id", "title"]
    assert len(ran.stdout.splitlines()) == 4


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_query_has_formats(capsys: pytest.CaptureFixture[str], filled: Path, form: str) -> None:
    assert main(["query", "SELECT 1 AS a, 'x' AS b", "--format", form, "--store", str(filled)]) == 0
    expected = {
        "json": '[\n{"a": 1, "b": "x"}\n]\n',
        "jsonl": '{"a": 1, "b": "x"}\n',
        "csv": "a,b\n1,x\n",
        "table": "a  b\n-  -\n1  x\n",
    }
    assert capsys.readouterr().out == expected[form]


def test_query_writes_parquet(filled: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "out.parquet"
    assert main(["query", "SELECT 7 AS a", "--format", "parquet", "--output", str(out), "--store", str(filled)]) == 0
    assert pq.read_table(out).to_pylist() == [{"a": 7}]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELECT * FROM evnts", 'Did you mean "events"'),
        ("SELEC 1", "syntax error"),
        ("DELETE FROM events", "read-only"),
        ("SELECT * FROM read_text('/etc/passwd')", "disabled"),
    ],
)
def test_query_refuses_in_one_line(capsys: pytest.CaptureFixture[str], filled: Path, sql: str, told: str) -> None:
    assert main(["query", sql, "--store", str(filled)]) in (1, 2)
    said = capsys.readouterr().err
    assert told in said
    assert len(said.splitlines()) == 1


def test_broken_pipe_is_quiet(filled: Path, environment: dict[str, str]) -> None:
    asked = [*PROGRAM, "query", "SELECT unnest(range(1000000))", "--store", str(filled)]
    with subprocess.Popen(asked, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_status_tells_of_agreement_and_zombies(
    capsys: pytest.CaptureFixture[str], eventwire: Eventwire, tmp_path: Path, environment: dict[str, str], config: Path
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "HANG The army killed 3 people."}', encoding="utf-8")
    store = tmp_path / "eventwire-store"
    running = subprocess.Popen([*PROGRAM, "run", "a.jsonl", "--config", str(config)], cwd=tmp_path, env=environment)
    while running.poll() is None and not any(store.glob("ledger/runs/*.json")):
        time.sleep(0.05)
    assert main(["status", "--store", str(store), "--json"]) == 0
    alive = json.loads(capsys.readouterr().out)
    running.kill()
    running.wait()
    assert main(["status", "--store", str(store), "--json"]) == 0
    dead = json.loads(capsys.readouterr().out)
    assert str(running.pid) in alive["holder"]
    assert (alive["zombies"], dead["zombies"], dead["holder"]) == (0, 1, None)
    assert dead["runs"][0]["state"] == "killed"


def test_rebuild_gives_the_same_warehouse(capsys: pytest.CaptureFixture[str], filled: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(filled, copy, symlinks=True)
    for path in (copy / "snapshots").iterdir():
        path.unlink()
    assert main(["rebuild", "--store", str(copy)]) == 0
    assert main(["status", "--store", str(copy)]) == 0
    assert "agrees with the lake: yes" in capsys.readouterr().out


def test_explain_lights_the_evidence(capsys: pytest.CaptureFixture[str], filled: Path, tmp_path: Path) -> None:
    main(["query", "SELECT event_id FROM events ORDER BY trigger_start, event_id LIMIT 1", "--store", str(filled)])
    event_id = capsys.readouterr().out.split()[1]
    assert main(["explain", event_id[:12], "--store", str(filled)]) == 0
    shown = capsys.readouterr().out
    assert "[[killed|trigger]]" in shown
    assert "\\x1b[31m" in shown
    assert "\x1b" not in shown
    page = tmp_path / "page.html"
    assert main(["explain", event_id, "--html", str(page), "--store", str(filled)]) == 0
    assert "&lt;people&gt;" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("table", ["casualties", "claims"])
def test_explain_takes_figures_and_claims(capsys: pytest.CaptureFixture[str], filled: Path, table: str) -> None:
    key = {"casualties": "casualty_id", "claims": "claim_id"}[table]
    main(["query", f"SELECT {key} FROM {table} LIMIT 1", "--store", str(filled)])
    row_id = capsys.readouterr().out.split()[1]
    assert main(["explain", row_id, "--store", str(filled)]) == 0
    assert "figure" in capsys.readouterr().out


def test_explain_of_an_unknown_id_exits_two(capsys: pytest.CaptureFixture[str], filled: Path) -> None:
    assert main(["explain", "zzz", "--store", str(filled)]) == 2
    assert "nothing has an id" in capsys.readouterr().err
    assert main(["explain", "", "--store", str(filled)]) == 2
    assert "more than one id" in capsys.readouterr().err


def test_describe_tells_of_tables_columns_views_and_codes(capsys: pytest.CaptureFixture[str]) -> None:
    for asked, told in {
        "": "event_actors",
        "events": "trigger_text",
        "events.realis": "Whether the article lets the event stand",
        "events_wide": "One row per event",
        "codes": "alleged",
        "Realis": "alleged",
    }.items():
        assert main(["describe", *asked.split()]) == 0
        assert told in capsys.readouterr().out


def test_missing_store_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for command in (["query", "SELECT 1"], ["explain", "x"], ["status"], ["rebuild"]):
        assert main([*command, "--store", str(tmp_path / "none")]) == 1
        assert "there is no store" in capsys.readouterr().err


def test_environment_names_the_store(
    capsys: pytest.CaptureFixture[str], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "EVENTWIRE_STORE", str(filled))
    assert main(["query", "SELECT count(*) AS n FROM articles"]) == 0
    assert capsys.readouterr().out == "n\n3\n"
