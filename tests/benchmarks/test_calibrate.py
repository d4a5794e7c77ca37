"""What confidence is worth: labels on rows, reliability, the scale that fits, and the command over invented sets."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import numpy as np
import pytest

from benchmarks import calibrate
from benchmarks.fitting import claims_of, fit, reliability
from benchmarks.kit import Kit
from benchmarks.labels import Judged, Labels
from tests.benchmarks.conftest import event, figure, written
from transforms.finding.scoring import Kind, scales_of
from transforms.vocabulary import Sign


def rows(*groups: tuple[tuple[str, ...], int, int], name: str = "a") -> list[Judged]:
    """For each group so many right and so many wrong rows of these signs."""
    return [
        Judged(name, f"{signs}-{number}", signs, 0.5, number < right)
        for signs, right, wrong in groups
        for number in range(right + wrong)
    ]


# ---------------------------------------------------------------------- reliability
def test_claims_that_hold_have_no_error():
    found = reliability(rows((("own_day",), 80, 20), ((), 20, 80)), np.array([0.8] * 100 + [0.2] * 100))
    assert found.error == pytest.approx(0.0)
    assert found.brier == pytest.approx(0.16)
    assert found.brier_flat == pytest.approx(0.25)
    assert found.rank == pytest.approx(0.8)
    assert [(b.count, round(b.right, 2)) for b in found.bins] == [(100, 0.2), (100, 0.8)]


def test_claims_that_are_too_high_are_in_error_by_as_much():
    found = reliability(rows(((), 50, 50)), np.full(100, 0.9))
    assert found.error == pytest.approx(0.4)
    assert found.error_low < 0.4 < found.error_high
    assert found.rank == 0.5


def test_claim_of_one_has_a_bin():
    assert [b.count for b in reliability(rows(((), 2, 2)), np.array([1.0, 0.95, 0.0, 0.05])).bins] == [2, 2]


# ---------------------------------------------------------------------- fitting
def test_scale_finds_what_a_sign_is_worth():
    half = rows((("own_day",), 400, 100), ((), 250, 250))
    scale = fit(half)
    assert scale.confidence([Sign.OWN_DAY]) == pytest.approx(0.8, abs=0.02)
    assert scale.confidence([]) == pytest.approx(0.5, abs=0.02)
    assert reliability(half, claims_of(scale, half)).error < 0.02


def test_sign_is_not_turned_upside_down():
    scale = fit(rows((("own_day",), 100, 400), (("alleged",), 400, 100), ((), 250, 250)))
    assert scale.weights == {}


def test_kind_of_row_may_be_worth_either():
    scale = fit(rows((("voiced",), 100, 400), ((), 400, 100)))
    assert scale.weights[Sign.VOICED] < 0


def test_rare_sign_is_left_out():
    assert fit(rows((("own_day",), 20, 0), ((), 250, 250))).weights == {}


def test_largest_set_does_not_decide_alone():
    large, small = rows(((), 900, 100)), rows(((), 10, 90), name="b")
    pooled = 910 / 1100
    assert 0.1 < fit([*large, *small]).confidence([]) < pooled


def test_same_rows_give_the_same_scale():
    half = rows((("own_day",), 40, 10), (("own_place",), 40, 20), ((), 25, 25))
    assert fit(half) == fit(list(reversed(half)))


# ---------------------------------------------------------------------- labels
def article(kit: Kit, folder: Path, *figures: dict, events: tuple[dict, ...] = ()) -> object:
    tables = {"articles": [{"article_id": "x", "external_id": "x"}], "casualties": list(figures)}
    return kit.store(written(folder, **tables, events=list(events))).article("x")


def test_figure_is_right_when_it_gives_the_toll_or_adds_up_to_it(kit_folder: Path, tmp_path: Path) -> None:
    kit = Kit(kit_folder)
    record = {"doc_id": "x", "gold": {"totals": {"killed": 5, "injured": 2}}}
    two, three = figure("x", count_best=2), figure("x", count_best=3)
    for name, found, right in (
        ("parts", (two, three), [True, True]),
        ("other", (three,), [False]),
        ("whole", (figure("x", count_best=5),), [True]),
        ("harms", (figure("x", harm="injured"), figure("x", count_best=4)), [False, True]),
    ):
        judged = list(Labels(kit).figures("gvdb", record, article(kit, tmp_path / name, *found)))
        assert [row.right for row in judged] == right, name


def test_repeats_history_and_perpetrators_are_not_judged(kit_folder: Path, tmp_path: Path) -> None:
    kit = Kit(kit_folder)
    record = {"doc_id": "x", "gold": {"totals": {"killed": 2, "injured": 0}}}
    left_out = (
        figure("x", figure_role="repeat"),
        figure("x", temporal_role="background"),
        figure("x", victim_type="perpetrator"),
    )
    assert list(Labels(kit).figures("gvdb", record, article(kit, tmp_path / "store", *left_out))) == []


def test_event_of_a_coded_sentence_is_right_by_its_type(kit_folder: Path, tmp_path: Path) -> None:
    kit = Kit(kit_folder)
    record = {"doc_id": "x", "gold": {"events": [{"type": "FIGHT"}]}}
    events = (event("x"), event("x", event_type="AID"), event("x", realis="negated"))
    judged = list(Labels(kit).events("plover_gsr", record, article(kit, tmp_path / "store", events=events)))
    assert [row.right for row in judged] == [True, False]
    assert list(Labels(kit).events("gvdb", record, article(kit, tmp_path / "none", events=events))) == []


# ---------------------------------------------------------------------- the command
@pytest.fixture
def sets(kit_folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A kit with two sets of 400 documents, and their stores; own days and written numbers speak for a row."""
    kit, stores = tmp_path / "kit", tmp_path / "stores"
    shutil.copytree(kit_folder, kit)
    ids = [str(number) for number in range(400)]
    signs = {n: ["told_by_verb"] + ["own_day"] * (int(n) // 2 % 2) for n in ids}
    right = {n: int(n) % 5 < (4 if len(signs[n]) > 1 else 2) for n in ids}
    gold = {
        "plover_gsr": [{"events": [{"type": "FIGHT" if right[n] else "AID"}]} for n in ids],
        "gvdb": [{"totals": {"killed": 2 if right[n] else 9, "injured": 0}} for n in ids],
    }
    numbers = {n: ["number_written"] * (len(signs[n]) - 1) for n in ids}
    articles = [{"article_id": n, "external_id": n} for n in ids]
    tables = {
        "plover_gsr": {"events": [event(n, signs=signs[n]) for n in ids]},
        "gvdb": {"casualties": [figure(n, signs=numbers[n]) for n in ids]},
    }
    for name, labels in gold.items():
        (kit / "data" / name).mkdir()
        lines = [json.dumps({"doc_id": n, "gold": label}) for n, label in zip(ids, labels, strict=True)]
        (kit / "data" / name / "dev.jsonl").write_text("\n".join(lines), encoding="utf-8")
        written(stores / name / "store", articles=articles, **tables[name])
    return kit, stores


def test_command_fits_reports_and_writes(
    sets: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kit, stores = sets
    target, page = tmp_path / "confidence.toml", tmp_path / "confidence.html"
    monkeypatch.setattr(calibrate, "SCALES", target)
    command = ["--kit", str(kit), "--stores", str(stores), "--out", str(page), "--write"]
    assert calibrate.main(command) == 0
    told = capsys.readouterr().out
    assert "plover_gsr" in told
    assert "claimed, right" in told
    data = tomllib.loads(target.read_text(encoding="utf-8"))
    assert data["fit"]["event"]["sets"] == ["plover_gsr"]
    assert data["fit"]["figure"]["rows_judged"] == 200
    scales = scales_of(data)
    assert scales[Kind.EVENT].confidence([Sign.OWN_DAY]) == pytest.approx(0.8, abs=0.06)
    assert scales[Kind.EVENT].confidence([]) == pytest.approx(0.4, abs=0.06)
    assert scales[Kind.FIGURE].weights[Sign.NUMBER_WRITTEN] > 1
    drawn = page.read_text(encoding="utf-8")
    assert drawn.count("<svg") == 4
    assert "<script" not in drawn
    first = target.read_bytes()
    calibrate.main(command)
    assert target.read_bytes() == first


def test_command_refuses_to_fit_a_handful(kit_folder: Path, store: Path) -> None:
    with pytest.raises(SystemExit, match="are needed"):
        calibrate.main(["--kit", str(kit_folder), "--stores", str(store.parent)])
