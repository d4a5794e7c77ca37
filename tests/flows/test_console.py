"""What the command line writes: nothing in it steers a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.commands.demo import toll
from flows.commands.describe import markdown
from flows.commands.run import exit_code, receipt_lines
from flows.console import Console, ConsoleWatch, safe, table_lines
from flows.lighting import Lit, lit_html, pieces
from transforms.tables import TABLES


@given(st.text())
def test_safe_text_is_one_printable_line(text: str) -> None:
    shown = safe(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0x202A <= ord(c) <= 0x202E for c in shown)


def test_table_is_cut_to_the_width() -> None:
    lines = table_lines(["name", "number"], [["a very long name indeed" * 3, 1]], width=30)
    assert all(len(line) <= 30 for line in lines)
    assert lines[2].endswith("…  1")


def test_quiet_console_tells_only_errors(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(quiet=True)
    console.say("talk")
    console.error("trouble\x1b[2J")
    assert capsys.readouterr().err == "eventwire: trouble\\x1b[2J\n"


def test_piped_progress_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("flows.console.time.monotonic", lambda: now[0])
    with ConsoleWatch(Console()) as watch:
        watch.step("reading")
        for done in range(1, 25):
            now[0] = float(done)
            watch.progress(done, 24, "articles")
    assert capsys.readouterr().err.splitlines() == ["reading: 10 of 24 articles", "reading: 20 of 24 articles"]


def test_pieces_name_the_spans_over_them_shortest_first() -> None:
    sentence, trigger, actor = Lit(0, 10, "sentence"), Lit(2, 5, "trigger"), Lit(4, 5, "actor")
    assert list(pieces("abcdefghijkl", [sentence, trigger, actor])) == [
        ("ab", (sentence,)),
        ("cd", (trigger, sentence)),
        ("e", (actor, trigger, sentence)),
        ("fghij", (sentence,)),
        ("kl", ()),
    ]


def test_lit_html_escapes_and_tells_every_note() -> None:
    spans = [Lit(2, 5, "trigger", 'says "<i>"'), Lit(0, 5, "sentence")]
    assert lit_html("<b>&c>", spans) == (
        '<mark class="sentence" title="sentence">&lt;b</mark>'
        '<mark class="trigger" title="says &quot;&lt;i&gt;&quot;\nsentence">&gt;&amp;c</mark>&gt;'
    )


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_pieces_give_the_text_back(text: str, edges: list[tuple[int, int]]) -> None:
    spans = [Lit(min(a, b, len(text)), min(max(a, b), len(text)), "x") for a, b in edges]
    assert "".join(piece for piece, _ in pieces(text, spans)) == text


def test_tolls_are_written_as_people_do() -> None:
    assert toll(None, 5, None) == "5"
    assert toll(0, 0, 0) == "0"


def test_dictionary_explains_every_table() -> None:
    text = markdown()
    assert all(f"\n## {table}\n" in text for table in TABLES)


def test_receipt_adds_up_in_words() -> None:
    import datetime as dt
    from pathlib import Path

    from flows.receipts import Receipt
    from transforms.vocabulary import RunState

    receipt = Receipt(
        run_id="r",
        state=RunState.PARTIAL,
        delivered=9,
        accepted=4,
        rejected=2,
        known=2,
        repeated=1,
        withheld={"events": 1},
        store=Path("/s"),
        warehouse=Path("/s/w"),
        started=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    )
    assert "  articles   9 = 4 accepted + 2 rejected + 2 known + 1 repeated" in receipt_lines(receipt)
    assert exit_code(receipt) == 4
