"""The front page keeps its word: its snippets run as printed, its tree lists what is there, links lead somewhere."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ROOMS = ("flows", "transforms", "expectations", "warehouse")

_BLOCK = re.compile(r"(?:<!-- (?P<mark>[^\n]*) -->\n)?```(?P<language>\w+)\n(?P<code>.*?)```\n", re.DOTALL)
_COMMAND = Path(sys.executable).with_name("eventwire")


@dataclass(frozen=True)
class Snippet:
    """A block of code, and the output that the page shows below it."""

    language: str
    code: str
    mark: str
    line: int
    shown: str | None


def snippets() -> list[Snippet]:
    """The blocks of the front page in order; a block of text is the output of the one before it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found: list[Snippet] = []
    end = 0
    for block in _BLOCK.finditer(text):
        if block["language"] == "text" and found and not text[end : block.start()].strip() and not block["mark"]:
            last = found.pop()
            found.append(Snippet(last.language, last.code, last.mark, last.line, block["code"]))
        else:
            line = text.count("\n", 0, block.start("code"))
            found.append(Snippet(block["language"], block["code"], block["mark"] or "", line, None))
        end = block.end()
    return found


def run_snippet(snippet: Snippet, folder: Path) -> str:
    """What a snippet prints, run in a folder as a reader would run it."""
    if snippet.language == "python":
        return _run_python(snippet, folder)
    arguments = ["bash", "-euo", "pipefail", "-c", snippet.code]
    if snippet.language == "sql":
        arguments = [str(_COMMAND), "query", "--store", "my-store", snippet.code]
    path = f"{_COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if name != "EVENTWIRE_STORE"} | {"PATH": path}
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"README.md:{snippet.line}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def _run_python(snippet: Snippet, folder: Path) -> str:
    output = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(output):
        exec(compile(snippet.code, f"README.md:{snippet.line}", "exec"), {"__name__": "readme"})
    return output.getvalue()


def test_snippets_run_as_printed(tmp_path: Path) -> None:
    told = [s for s in snippets() if s.language in ("sh", "python", "sql") and not s.mark.startswith("not run: ")]
    assert {s.language for s in told} == {"sh", "python", "sql"}
    for snippet in told:
        output = run_snippet(snippet, tmp_path)
        if snippet.shown is not None:
            options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            same = doctest.OutputChecker().check_output(snippet.shown, output, options)
            assert same, f"README.md:{snippet.line} shows\n{snippet.shown}\nand it prints\n{output}"


def test_snippets_that_are_not_run_say_why() -> None:
    marks = [s.mark for s in snippets() if s.mark and s.mark != "demo"]
    assert marks
    assert all(len(mark.removeprefix("not run: ")) > 20 and mark.startswith("not run: ") for mark in marks)


def test_demo_prints_what_the_page_shows(tmp_path: Path) -> None:
    demo = Snippet("sh", "eventwire demo --store demo-store", "", 0, None)
    printed = run_snippet(demo, tmp_path)
    shown = next(s.code for s in snippets() if s.mark == "demo")
    # Numbers follow the reader of articles as it gets better; the frame around them stays.
    frame = [line for line in shown.splitlines() if line.strip() and not re.search(r"\d", line) and "  " not in line]
    headings = next(line for line in shown.splitlines() if line.startswith("event ")).split()
    assert frame
    assert all(line in printed for line in frame)
    assert headings in [line.split() for line in printed.splitlines()]


def _tree() -> list[str]:
    """The paths in the front page's tree."""
    shown = next(s.code for s in snippets() if s.code.startswith("flows/ "))
    paths, above = [], ""
    for line in shown.splitlines():
        name = line.split()[0]
        if not line.startswith(" "):
            above = name
        paths.append(above + name if line.startswith(" ") else name)
    return paths


def test_tree_lists_only_what_exists() -> None:
    missing = [path for path in _tree() if not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("room", ROOMS)
def test_tree_lists_every_folder_of_a_room(room: str) -> None:
    folders = {f"{room}/{p.name}/" for p in (ROOT / room).iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders <= set(_tree())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
