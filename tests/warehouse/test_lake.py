import datetime as dt
import json
import os
import shutil

import pytest

from transforms.tables import ActorRow, RejectionRow, ValidationRow
from transforms.vocabulary import Reason
from warehouse import lake, landing
from warehouse.errors import DamagedFileError
from warehouse.store import find_store, open_store


def rows(store, table, *columns):
    """Values of some columns of a table of the current release, sorted."""
    from warehouse.arrow import read_parquet

    files = sorted((store.lake / table).glob("*.parquet"))
    found = [tuple(row[c] for c in columns) for path in files for row in read_parquet(path).to_pylist()]
    return sorted(found if len(columns) > 1 else [value for (value,) in found])


def contents(store):
    """Every file of the current release, by path."""
    folder = store.lake.resolve()
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_commit_moves_all_tables_at_once(store, build):
    release = lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"))])

    assert (store.lake / "events").is_dir()
    assert store.lake.resolve() == release.folder == store.releases / release.release_id
    assert release.counts["articles"] == release.counts["events"] == 1
    assert release.stages == {"b1-x1"}
    assert set(rows(store, "events", "run_id")) == {"r1"}


def test_empty_commit_makes_a_lake_with_every_table(store):
    release = lake.commit(store, run_id="r1")

    assert set(release.counts.values()) == {0}
    assert all(len(list((store.lake / table).glob("*.parquet"))) == 1 for table in lake.LAKE)


def test_committing_again_changes_nothing(store, build):
    part = build.part(store, "b1", build.article("a"))
    first = lake.commit(store, run_id="r1", parts=[part])
    inode = (store.lake / "manifest.json").stat().st_ino

    again = lake.commit(store, run_id="r2", parts=[part])

    assert again == first
    assert (store.lake / "manifest.json").stat().st_ino == inode


def test_unchanged_files_are_shared_with_the_release_before(store, build):
    first = lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"))])
    second = lake.commit(store, run_id="r2", parts=[build.part(store, "b2", build.article("b"))])

    assert (first.folder / "events/b1-x1.parquet").samefile(second.folder / "events/b1-x1.parquet")


def test_corrected_article_takes_the_place_of_the_older_version(store, build):
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"), build.article("b"))])
    corrected = build.article("b", text="Correction: rebels killed one soldier.")
    lake.commit(store, run_id="r2", parts=[build.part(store, "b2", corrected)])

    live = lake.live_articles(store)
    assert {i: article.part for i, article in live.items()} == {"article-a": "b1-x1", "article-b": "b2-x1"}
    assert live["article-b"].raw_sha256 == corrected["articles"][0].raw_sha256
    expected = {build.article("a")["events"][0].event_id, corrected["events"][0].event_id}
    assert set(rows(store, "events", "event_id")) == expected == set(rows(store, "event_actors", "event_id"))
    assert len(rows(store, "claims", "claim_id")) == 4


def test_corrected_release_equals_one_that_never_had_the_older_version(store, build, tmp_path):
    old, new = build.article("b", text="Old text."), build.article("b", text="New text.")
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"), old)])
    lake.commit(store, run_id="r2", parts=[build.part(store, "b2", new)])

    other = open_store(tmp_path / "other")
    lake.commit(other, run_id="r1", parts=[build.part(other, "b1", build.article("a"))])
    lake.commit(other, run_id="r2", parts=[build.part(other, "b2", new)])

    assert contents(store) == contents(other)


def test_parts_in_any_order_and_grouping_give_the_same_bytes(store, build, tmp_path):
    def parts(of):
        return [build.part(of, f"b{n}", build.article(f"a{n}"), build.article(f"z{n}")) for n in range(3)]

    lake.commit(store, run_id="r", parts=parts(store))
    other = open_store(tmp_path / "other")
    for part in reversed(parts(other)):
        lake.commit(other, run_id="r", parts=[part])

    assert contents(store) == contents(other)


def test_later_fetched_version_wins_inside_one_commit(store, build):
    early = build.article("a", text="Early.", fetched_at=build.noon)
    late = build.article("a", text="Late.", fetched_at=build.noon + dt.timedelta(hours=1))

    lake.commit(store, run_id="r", parts=[build.part(store, "b1", late), build.part(store, "b2", early)])

    assert rows(store, "articles", "text") == ["Late."]
    assert rows(store, "events", "event_id") == [late["events"][0].event_id]


def test_batch_extracted_anew_takes_the_place_of_its_older_self(store, build):
    gone = build.article("gone")
    copy = build.part(store, "b2", build.article("copy"), duplicate_of={"article-copy": "article-gone"})
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"), gone), copy])
    assert lake.live_articles(store)["article-copy"].duplicate_of == "article-gone"

    anew = build.part(store, "b1", build.article("a", weapon="mortar"), extractor="x2")
    release = lake.commit(store, run_id="r2", parts=[anew])

    assert release.stages == {"b1-x2", "b2-x1"}
    assert lake.live_articles(store).keys() == {"article-a", "article-copy"}
    assert lake.live_articles(store)["article-copy"].duplicate_of is None
    assert rows(store, "events", "article_id", "run_id") == [("article-a", "r2"), ("article-copy", "r1")]


def test_batch_extracted_anew_does_not_bring_back_what_was_corrected(store, build):
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a", text="Old."))])
    lake.commit(store, run_id="r2", parts=[build.part(store, "b2", build.article("a", text="New."))])

    anew = [
        build.part(store, "b1", build.article("a", text="Old."), extractor="x2"),
        build.part(store, "b2", build.article("a", text="New."), extractor="x2"),
    ]
    lake.commit(store, run_id="r3", parts=anew)

    assert rows(store, "articles", "text") == ["New."]


def test_duplicate_of_is_set_where_the_first_copy_lives(store, build):
    given = {"article-b": "article-a", "article-c": "article-nowhere"}
    part = build.part(store, "b1", *(build.article(n) for n in "abc"), duplicate_of=given)

    lake.commit(store, run_id="r", parts=[part])

    live = lake.live_articles(store)
    assert {i: article.duplicate_of for i, article in live.items()} == {
        "article-a": None, "article-b": "article-a", "article-c": None,
    }  # fmt: skip


def test_refused_rows_become_rejections(store, build):
    event_id = build.article("a")["events"][0].event_id
    part = build.part(store, "b1", build.article("a"), refused={"events": {(event_id,): "ends before it starts"}})

    release = lake.commit(store, run_id="r", parts=[part])

    assert release.counts["events"] == 0
    refused = rows(store, "rejections", "source", "reason", "detail")
    assert ("events", "failed_expectation", "ends before it starts") in refused
    assert {reason for source, reason, _ in refused if source != "events"} == {"parent_rejected"}


def test_refused_version_does_not_supersede(store, build):
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a", text="Good."))])
    bad = build.part(store, "b2", build.article("a", text="Bad."), refused={"articles": {("article-a",): "bad"}})

    lake.commit(store, run_id="r2", parts=[bad])

    assert rows(store, "articles", "text") == ["Good."]


def test_actors_are_merged_and_go_with_their_last_row(store, build):
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"), build.article("b"))])
    assert rows(store, "actors", "actor_id") == ["army", "government", "rebels-a", "rebels-b"]

    lake.commit(store, run_id="r2", parts=[build.part(store, "b2", build.article("b", text="New.", actors=("x", "y")))])

    assert rows(store, "actors", "actor_id") == ["army", "government", "rebels-a", "x", "y"]
    assert [p.name for p in (store.lake / "actors").iterdir()] == ["actors.parquet"]


def test_actors_of_a_longer_lake_equal_those_of_a_lake_made_at_once(store, build, tmp_path):
    def part(of, n):
        extraction = build.article(f"a{n}", actors=("rebels", "army"))
        named = build.row(ActorRow, actor_id="rebels", name=f"Rebels {n}", aliases=(f"alias {n}",))
        return build.part(of, f"b{n}", {**extraction, "actors": [named, *extraction["actors"][1:]]})

    for n in (2, 0, 1):
        lake.commit(store, run_id=f"r{n}", parts=[part(store, n)])
    assert rows(store, "actors", "actor_id", "name", "aliases", "run_id")[-1] == (
        "rebels", "Rebels 0", ["Rebels 1", "Rebels 2", "alias 0", "alias 1", "alias 2"], "r0",
    )  # fmt: skip


def test_rejections_of_a_run_are_kept_once(store, build):
    refused = [build.row(RejectionRow, rejection_id=i, reason=Reason.EMPTY) for i in ("one", "two")]
    first = lake.commit(store, run_id="r1", rejections=refused[:1])
    assert lake.commit(store, run_id="r2", rejections=refused[:1]).release_id == first.release_id

    lake.commit(store, run_id="r1", rejections=refused)
    lake.commit(store, run_id="r3", parts=[build.part(store, "b1", {"rejections": refused})])

    assert rows(store, "rejections", "rejection_id", "run_id") == [("one", "r1"), ("two", "r1")]


def test_validations_of_a_run_replace_those_of_the_same_run(store, build):
    for success in (False, True):
        found = [build.row(ValidationRow, validation_id="v", table="events", success=success)]
        lake.commit(store, run_id="r1", validations=found)
    lake.commit(store, run_id="r2", validations=[build.row(ValidationRow, validation_id="w", table="events")])

    assert rows(store, "validations", "validation_id", "success", "run_id") == [("v", True, "r1"), ("w", False, "r2")]


def test_known_raws_are_those_of_committed_batches(store, build):
    one, _ = landing.land(store, [build.raw("one"), build.raw("two")], batch_size=1)
    assert lake.known_raws(store) == frozenset()

    lake.commit(store, run_id="r", parts=[build.part(store, one.batch_id, build.article("a"))])

    assert lake.known_raws(store) == {landing.raw_digest(build.raw("one"))}


def test_old_releases_are_removed(store, build):
    made = [
        lake.commit(store, run_id="r", parts=[build.part(store, f"b{n}", build.article(f"a{n}"))]) for n in range(5)
    ]

    assert {p.name for p in store.releases.iterdir()} == {release.release_id for release in made[-3:]}


def test_store_can_be_moved(store, build, tmp_path):
    lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"))])
    shutil.move(store.root, tmp_path / "moved")
    moved = find_store(tmp_path / "moved")

    assert lake.verify(moved) == []
    lake.commit(moved, run_id="r2", parts=[build.part(moved, "b2", build.article("b"))])
    assert lake.live_articles(moved).keys() == {"article-a", "article-b"}


def test_verify_names_every_damaged_file(store, build):
    release = lake.commit(store, run_id="r", parts=[build.part(store, "b1", build.article("a"))])
    assert lake.verify(store) == []
    flipped, cut, gone = (release.folder / t / "b1-x1.parquet" for t in ("events", "claims", "casualties"))
    data = bytearray(flipped.read_bytes())
    data[len(data) // 2] ^= 1
    flipped.write_bytes(data)
    cut.write_bytes(cut.read_bytes()[:-1])
    gone.unlink()

    findings = lake.verify(store)

    assert sorted(findings) == sorted([
        f"{flipped}: does not hold what was written",
        f"{cut}: has {cut.stat().st_size:,} bytes instead of {cut.stat().st_size + 1:,}",
        f"{gone}: is missing",
    ])  # fmt: skip


def test_altered_manifest_is_noticed(store, build):
    release = lake.commit(store, run_id="r", parts=[build.part(store, "b1", build.article("a"))])
    path = release.folder / "manifest.json"
    record = json.loads(path.read_text())
    record["files"][0]["rows"] += 1
    path.write_text(json.dumps(record))

    with pytest.raises(DamagedFileError, match="is not what was written"):
        lake.current_release(store)


def test_damaged_stage_stops_the_commit_and_leaves_the_lake(store, build):
    release = lake.commit(store, run_id="r1", parts=[build.part(store, "b1", build.article("a"))])
    part = build.part(store, "b2", build.article("b"))
    part.staged.files["claims"].write_bytes(b"rubbish")

    with pytest.raises(DamagedFileError, match=r"claims\.parquet"):
        lake.commit(store, run_id="r2", parts=[part])
    assert lake.current_release(store) == release
    assert os.listdir(store.tmp) == []  # noqa: PTH208 - names only
