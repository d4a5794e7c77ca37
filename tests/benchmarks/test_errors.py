"""The page of articles that lost points, on an invented set."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.error_page import page
from benchmarks.errors import Judge, main


@pytest.fixture
def written(kit_folder: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The page of the invented set."""
    out = tmp_path / "errors.html"
    assert main(["tiny", "--kit", str(kit_folder), "--store", str(store), "--out", str(out)]) == 0
    assert "2 of 3 articles lost points; 1 labelled articles are not in the store" in capsys.readouterr().out
    return out.read_text(encoding="utf-8")


def test_articles_come_in_the_order_of_points_lost(written: str) -> None:
    assert re.findall(r"<h2>(\w+):", written) == ["wrong", "silent"]


def test_losses_tell_found_against_labelled_and_the_cause(written: str) -> None:
    assert "<td>killed: exact</td><td>0 of 1 right; found 2</td><td>1 wrong value</td>" in written
    assert "<td>country</td><td>0 of 1 right; found SYR</td><td>1 wrong value</td>" in written
    assert "<td>names</td><td>1 of 2 labels found; 1 of 1 found are right</td><td>1 missing</td>" in written
    assert "<td>country</td><td>0 of 1 right; found no reported event</td><td>1 missing</td>" in written


def test_totals_count_causes_by_metric(written: str) -> None:
    rows = re.findall(r'<label for="m\d">(.*?)</label></td>(.*?)</tr>', written)
    assert {name: re.findall(r">(\d+)<", cells) for name, cells in rows} == {
        "killed: exact": ["1", "0", "1"],
        "country": ["1", "0", "1"],
        "names": ["1", "0", "0"],
    }


def test_spans_are_lit_by_kind_with_what_they_say(written: str) -> None:
    marks = dict(re.findall(r'<mark class="(\w+)" title="([^"]+)"', written))
    assert set(marks) == {"trigger", "suffers", "figure", "claim", "place"}
    assert "ASSAULT/firearms, asserted, current" in marks["trigger"]
    assert "killed 2-2-2 (low-best-high)" in marks["figure"]
    assert "medics (medical) asserts" in marks["claim"]


def test_labels_stand_beside_without_what_is_empty(written: str) -> None:
    assert "<li>killed: 5</li>" in written
    assert "drones: False" in written
    assert "nothing:" not in written


def test_delivered_words_are_escaped(written: str) -> None:
    assert "Raiders <shot" not in written
    assert "&lt;shot&gt; dead" in written
    assert "Ana &lt;b&gt;Puu&lt;/b&gt;" in written


def test_page_is_whole_and_stands_alone(written: str) -> None:
    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in ("meta", "input"):
                self.open.append(tag)
            assert tag not in ("script", "img", "link")
            assert not any(name in ("src", "href") for name, _ in attrs)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    tags = Tags()
    tags.feed(written)
    assert tags.open == []


def test_every_metric_filters_its_articles(written: str) -> None:
    numbers = re.findall(r'<label for="(m\d)">', written)
    assert numbers
    for number in numbers:
        assert f"#{number}:checked~main section:not(.{number}){{display:none}}" in written
        assert f'id="{number}"' in written


def test_toll_where_nobody_was_harmed_is_spurious() -> None:
    counts = {"killed: exact": [0.0, 1.0], "killed: right where gold = 0": [0.0, 1.0]}
    losses = Judge(SimpleNamespace(toll=lambda *_: 3), None, counts).losses(
        [{"name": name, "kind": "acc"} for name in counts]
    )
    assert [dict(loss.causes) for loss in losses] == [{"spurious": 1.0}, {"spurious": 1.0}]


def test_one_missed_and_one_invented_value_are_a_wrong_value() -> None:
    judge = Judge(None, None, {"names": [1.0, 3.0, 1.0, 2.0]})
    (loss,) = judge.losses([{"name": "names", "kind": "prf"}])
    assert loss.causes == {"wrong value": 1.0, "spurious": 1.0}
    assert loss.share == pytest.approx(3 / 5)


def test_half_takes_every_second_record(kit_folder: Path, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "half.html"
    main(["tiny", "--kit", str(kit_folder), "--store", str(store), "--out", str(out), "--half", "odd"])
    assert re.findall(r"<h2>(\w+):", out.read_text(encoding="utf-8")) == ["wrong"]


@pytest.mark.parametrize(("name", "said"), [("tiny", "no benchmark kit"), ("unknown", "no set unknown")])
def test_what_is_not_there_is_told(name: str, said: str, kit_folder: Path, store: Path, tmp_path: Path) -> None:
    kit = tmp_path if name == "tiny" else kit_folder
    with pytest.raises(SystemExit, match=said):
        main([name, "--kit", str(kit), "--store", str(store)])


def test_page_without_losses_is_a_page() -> None:
    from collections import Counter

    assert "<main></main>" in page("none", [], Counter())
