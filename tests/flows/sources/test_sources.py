"""Sources: every kind of file, and everything that can be wrong with one."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from flows.sources import Limits, SourceError, check_paths, read_sources, reading, walking
from transforms.records import RawArticle, Rejection
from transforms.vocabulary import MediaType, Reason

ROW = {"id": "7", "url": "https://news.example/7", "title": "Seven", "text": "Seven people met.", "language": "en"}


def read(*paths: Path | str, **limits: int) -> list[RawArticle | Rejection]:
    return list(read_sources([str(path) for path in paths], limits=Limits(**limits)))


def the_article(found: list[RawArticle | Rejection]) -> RawArticle:
    assert len(found) == 1
    assert isinstance(found[0], RawArticle), found[0]
    return found[0]


def the_rejection(found: list[RawArticle | Rejection]) -> Rejection:
    assert len(found) == 1
    assert isinstance(found[0], Rejection), found[0]
    return found[0]


def as_csv(text: str) -> Callable[[Path], Path]:
    return lambda folder: written(folder / "a.csv", text.encode("utf-8"))


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


WAYS = {
    "a.jsonl": json.dumps(ROW).encode(),
    "bom.jsonl": b"\xef\xbb\xbf" + json.dumps(ROW).encode(),
    "wide.jsonl": json.dumps(ROW).encode("utf-16"),
    "list.json": json.dumps([ROW], indent=1).encode(),
    "one.json": json.dumps(ROW, indent=1).encode(),
    "lines.json": json.dumps(ROW).encode() + b"\n",
    "bare": json.dumps(ROW).encode(),
    "packed.jsonl.gz": gzip.compress(json.dumps(ROW).encode()),
    "a.csv": b"id,url,title,text,language\n7,https://news.example/7,Seven,Seven people met.,en\n",
    "semicolon.csv": b"\xef\xbb\xbfid;url;title;text;language\r\n"
    b"7;https://news.example/7;Seven;Seven people met.;en\r\n",
    "a.tsv": b"id\turl\ttitle\ttext\tlanguage\n7\thttps://news.example/7\tSeven\tSeven people met.\ten\n",
    "packed.csv.gz": gzip.compress(
        b"id,url,title,text,language\n7,https://news.example/7,Seven,Seven people met.,en\n"
    ),
}


@pytest.mark.parametrize("name", sorted(WAYS))
def test_record_reads_the_same_from_every_format(tmp_path: Path, name: str) -> None:
    article = the_article(read(written(tmp_path / name, WAYS[name])))
    assert (article.external_id, article.url, article.title, article.body, article.language) == tuple(ROW.values())
    assert article.media_type is MediaType.JSON
    assert article.extra == ()


def test_record_reads_the_same_from_parquet(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist([ROW]), tmp_path / "a.parquet")
    article = the_article(read(tmp_path / "a.parquet"))
    assert (article.external_id, article.url, article.title, article.body, article.language) == tuple(ROW.values())


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", b"Title: X\n\nThree people met.", MediaType.TEXT),
        ("a.md", b"# X", MediaType.TEXT),
        ("README", b"Three people met.", MediaType.TEXT),
        ("a.HTML", b"<p>Three people met.</p>", MediaType.HTML),
        ("page", b"  <!DOCTYPE html><p>Three people met.", MediaType.HTML),
        ("a.txt.gz", gzip.compress(b"Three people met."), MediaType.TEXT),
        ("brackets", b"[Photo] Three people met.", MediaType.TEXT),
    ],
)
def test_document_is_kept_as_delivered(tmp_path: Path, name: str, content: bytes, media_type: MediaType) -> None:
    path = written(tmp_path / name, content)
    os.utime(path, (1_600_000_000, 1_600_000_000.9))
    article = the_article(read(path))
    assert article.media_type is media_type
    assert article.payload == (gzip.decompress(content) if name.endswith(".gz") else content)
    assert article.external_id == name
    assert article.fetched_at.isoformat() == "2020-09-13T12:26:40+00:00"


@pytest.mark.parametrize(
    ("name", "content", "reason", "told"),
    [
        ("a.txt", b"", Reason.EMPTY, "no text"),
        ("a.txt", b"\xef\xbb\xbf \n", Reason.EMPTY, "no text"),
        ("a.txt", random.Random(1).randbytes(2_000), Reason.BINARY, "bytes that no text has"),
        ("a.txt", b"x" * 2_001, Reason.TOO_BIG, "0.0 MB"),
        ("a.jsonl", b"", Reason.EMPTY, "empty"),
        ("a.jsonl", b'{"text": "x"', Reason.BAD_RECORD, "line 1"),
        ("a.jsonl", b"[1, 2]", Reason.BAD_RECORD, "an object"),
        ("a.jsonl", b'{"text": "\xff\xfe"}', Reason.BAD_ENCODING, "line 1: byte 11"),
        ("a.jsonl", b'{"title": "T", "body": "x"}', Reason.MISSING_FIELD, "the fields title, body; the field text"),
        ("a.jsonl", b'{"text": null}', Reason.MISSING_FIELD, "text"),
        ("a.jsonl", b'{"text": ["x"]}', Reason.BAD_RECORD, "list"),
        ("a.jsonl", b'{"text": "  "}', Reason.EMPTY, "empty"),
        ("a.jsonl", b'{"text": "' + b"x" * 3_000 + b'"}', Reason.TOO_BIG, "line 1"),
        ("a.jsonl", b"[" * 100_000 + b"\n", Reason.TOO_BIG, "line 1"),
        ("a.json", b"[]", Reason.EMPTY, "no record"),
        ("a.json", b'[{"text": "x"', Reason.BAD_RECORD, "nothing after it was read"),
        ("a.csv", b"", Reason.EMPTY, "empty"),
        ("a.csv", b"id,headline,body\n1,x,y\n", Reason.MISSING_FIELD, "if body is the article, rename it"),
        ("a.csv", b"id,text\n1,x,y\n", Reason.BAD_RECORD, "line 2: 3 values for 2 columns"),
        ("a.csv", b'id,text\n1,"x\n' + b"y\n" * 3_000, Reason.TOO_BIG, "quotation mark"),
        ("a.csv", b"PK\x03\x04\0\0\0\0", Reason.BINARY, "table"),
        ("a.parquet", b"PAR1 not really", Reason.UNREADABLE, "not readable Parquet"),
        ("a.pdf", b"%PDF", Reason.UNSUPPORTED, ".csv, .htm"),
        ("a.parquet.gz", b"\x1f\x8b", Reason.UNSUPPORTED, ".parquet"),
        ("bare", b"PAR1", Reason.UNSUPPORTED, ".parquet"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "' + b"x" * 5_000_000), Reason.TOO_BIG, "times its size"),
        ("a.txt.gz", gzip.compress(random.Random(1).randbytes(1_500))[:-20], Reason.UNREADABLE, "ended before"),
        ("a.txt.gz", b"\x1f\x8b\x08broken", Reason.UNREADABLE, "cannot be read"),
    ],
)
def test_hostile_file_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: Reason, told: str
) -> None:
    rejection = the_rejection(read(written(tmp_path / name, content), payload_bytes=2_000))
    assert rejection.reason is reason
    assert told in rejection.detail
    assert rejection.source == str(tmp_path / name)


def test_json_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", b'{"text": "x", "y": ' + b"[" * 200_000 + b"]" * 200_000 + b"}")
    assert the_rejection(read(path)).reason is Reason.TOO_DEEP


def test_large_file_is_hashed_and_not_held(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    rejection = the_rejection(read(path, payload_bytes=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rejection.reason is Reason.TOO_BIG
    assert "50.0 MB" in rejection.detail
    assert rejection.raw_sha256 is not None
    assert peak < 15_000_000


def test_broken_line_costs_only_itself(tmp_path: Path) -> None:
    good = json.dumps(ROW).encode()
    long = b'{"text": "' + b"x" * 3_000 + b'"}'
    path = written(tmp_path / "a.jsonl", b"\n".join([good, b"{", b"", long, good]))
    found = read(path, payload_bytes=2_000)
    assert [type(item) for item in found] == [RawArticle, Rejection, Rejection, RawArticle]
    assert [item.detail[:6] for item in found if isinstance(item, Rejection)] == ["line 2", "line 4"]


def test_large_list_is_read_piece_by_piece(tmp_path: Path) -> None:
    rows = [{"id": number, "text": "x" * 1_000} for number in range(3_000)]
    path = written(tmp_path / "a.json", json.dumps(rows).encode())
    tracemalloc.start()
    count = sum(isinstance(item, RawArticle) for item in read_sources([str(path)], limits=Limits(payload_bytes=50_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == len(rows)
    assert peak < 6_000_000


def test_old_spreadsheet_encoding_is_told(tmp_path: Path) -> None:
    text = "id,text\n" + "\n".join(f"{n},Le général est mort sur la route de Besançon à Dijon" for n in range(9))
    found = read(written(tmp_path / "a.csv", text.encode("cp1252")))
    assert next(item.body for item in found if isinstance(item, RawArticle)) == (
        "Le général est mort sur la route de Besançon à Dijon"
    )


def test_unknown_fields_are_kept_as_json(tmp_path: Path) -> None:
    row = {**ROW, "tags": ["b", "a"], "score": 1.5, "fetched_at": "2024-01-01T02:00:00+02:00", "none": None}
    article = the_article(read(written(tmp_path / "a.jsonl", json.dumps(row).encode())))
    assert article.extra == (("score", "1.5"), ("tags", '["b", "a"]'))
    assert article.fetched_at.isoformat() == "2024-01-01T00:00:00+00:00"


def test_half_surrogates_never_leave_the_source(tmp_path: Path) -> None:
    line = b'{"text": "a \\ud800 b", "title": "\\udfff", "x\\ud800": "\\ud800"}'
    article = the_article(read(written(tmp_path / "a.jsonl", line)))
    assert article.body == "a \ufffd b"
    json.dumps([article.title, article.extra], ensure_ascii=False).encode("utf-8")


def test_folder_is_read_in_order_without_hidden_files_and_loops(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", ".hidden.txt", "b/d.txt"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "b" / "pipe.txt")
    found = read(tmp_path)
    assert [Path(item.source).name for item in found] == ["a.txt", "d.txt", "pipe.txt", "c.txt"]
    assert isinstance(found[2], Rejection)


def test_empty_folder_is_told(tmp_path: Path) -> None:
    assert the_rejection(read(tmp_path)).detail == "the folder holds no file"


def test_deep_folders_are_read(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(450):
        folder = folder / "d"
    for path in [*reversed(folder.parents), folder]:
        if len(str(path)) > len(str(tmp_path)) and len(str(path)) < 3_900:
            path.mkdir(exist_ok=True)
    (folder / "a.txt").write_text("text", encoding="utf-8")
    assert the_article(read(tmp_path)).external_id == "a.txt"


def test_forbidden_file_and_folder_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests may run as root, for whom nothing is forbidden; the system's answer is given in its place.
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "closed").mkdir()

    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    scandir = os.scandir
    monkeypatch.setattr(reading, "_open", refuse)
    monkeypatch.setattr(walking.os, "scandir", lambda p: refuse(p) if Path(p).name == "closed" else scandir(p))
    found = read(tmp_path)
    assert [(item.reason, item.detail) for item in found if isinstance(item, Rejection)] == [
        (Reason.UNREADABLE, "no permission to read it")
    ] * 2


def test_missing_path_is_a_usage_error_with_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").touch()
    with pytest.raises(SourceError, match=r"did you mean .*articles\.jsonl\?"):
        check_paths([str(tmp_path / "articels.jsonl")])


def test_no_path_is_a_usage_error() -> None:
    with pytest.raises(SourceError, match="at least one"):
        check_paths([])


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (json.dumps(ROW).encode() + b"\n" + json.dumps(ROW).encode(), MediaType.JSON),
        (b"<html><p>x", MediaType.HTML),
        (b"Some words.", MediaType.TEXT),
        (gzip.compress(b"Some words."), MediaType.TEXT),
    ],
)
def test_standard_input_is_told_by_its_start(content: bytes, media_type: MediaType) -> None:
    found = list(read_sources(["-"], stdin=io.BytesIO(content)))
    assert {item.media_type for item in found if isinstance(item, RawArticle)} == {media_type}
    assert all(item.fetched_at.microsecond == 0 for item in found if isinstance(item, RawArticle))


@profile(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300),
    name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet", "a", "a.csv.gz"]),
)
def test_any_bytes_give_articles_or_rejections(tmp_path: Path, content: bytes, name: str) -> None:
    found = read(written(tmp_path / name, content))
    assert all(isinstance(item, RawArticle | Rejection) for item in found)
    for item in found:
        if isinstance(item, RawArticle):
            json.dumps([item.body, item.title, item.extra], ensure_ascii=False).encode("utf-8")
