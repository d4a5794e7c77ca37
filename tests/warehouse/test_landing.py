import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.records import RawArticle
from transforms.vocabulary import MediaType
from warehouse import landing
from warehouse.errors import DamagedFileError


def land(store, raws, **options):
    return list(landing.land(store, raws, **{"batch_size": 2, **options}))


def test_batches_come_as_they_fill(store, build):
    asked = []

    def source():
        for n in range(5):
            asked.append(n)
            yield build.raw(f"text {n}")

    batches = landing.land(store, source(), batch_size=2)

    assert next(batches).article_count == 2
    assert asked == [0, 1]
    assert [b.article_count for b in batches] == [2, 1]


def test_records_come_back_unchanged(store, build):
    raw = build.raw(
        "x",
        payload=b"\x00\xff",
        media_type=MediaType.JSON,
        external_id="7",
        url="https://news.example/a",
        title="Title",
        publisher="Daily",
        language="en",
        published_at="2024-03-05",
        body="<p>x</p>",
        extra=(("author", '"A"'), ("tags", "[1]")),
    )
    (batch,) = land(store, [raw])

    assert landing.read_batch(batch.path) == (raw,)


def test_batch_id_does_not_depend_on_order_nor_on_the_delivery(store, build):
    raws = [build.raw("one"), build.raw("two")]
    later = [
        dataclasses.replace(raw, source="elsewhere", fetched_at=raw.fetched_at + dt.timedelta(days=1))
        for raw in reversed(raws)
    ]
    (first,), (again,) = land(store, raws), land(store, later)

    assert first == again
    assert {raw.fetched_at for raw in landing.read_batch(first.path)} == {raws[0].fetched_at}


def test_equal_texts_of_different_urls_are_different_records(build):
    here, there = (build.raw("x", url=f"https://{host}.example") for host in ("a", "b"))

    assert landing.raw_digest(here) != landing.raw_digest(there)


def test_repeated_and_known_records_are_left_out(store, build):
    raws = [build.raw(text) for text in ("one", "two", "one", "three")]
    known = {landing.raw_digest(raws[1])}

    (batch,) = land(store, raws, known=known)

    assert {raw.payload for raw in landing.read_batch(batch.path)} == {b"one", b"three"}


def test_known_digests_are_those_that_landed(store, build):
    raws = [build.raw("one"), build.raw("two"), build.raw("three")]
    batches = land(store, raws)

    assert landing.known_digests(store, [b.batch_id for b in batches]) == {landing.raw_digest(r) for r in raws}
    assert landing.known_digests(store, ["missing"]) == frozenset()
    assert set(landing.landed(store)) == set(batches)


def test_landing_file_with_another_record_is_damaged(store, build):
    one, two = (land(store, [build.raw(text)])[0] for text in ("one", "two"))
    two.path.write_bytes(one.path.read_bytes())

    with pytest.raises(DamagedFileError, match="is not what was written"):
        landing.read_batch(two.path)


def test_cut_landing_file_is_damaged(store, build):
    (batch,) = land(store, [build.raw("one")])
    batch.path.write_bytes(batch.path.read_bytes()[:-20])

    with pytest.raises(DamagedFileError, match="cannot be read"):
        landing.read_batch(batch.path)


@given(title=st.none() | st.text(), payload=st.binary(), name=st.text())
def test_any_record_lands(title, payload, name, tmp_path_factory):
    from warehouse.store import open_store

    store = open_store(tmp_path_factory.getbasetemp() / "any")
    raw = RawArticle(
        source=name,
        payload=payload,
        media_type=MediaType.HTML,
        fetched_at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        title=title,
        external_id=name + "\ud800",
        extra=((name, name),),
    )
    (batch,) = land(store, [raw])
    (found,) = landing.read_batch(batch.path)

    assert found.payload == payload
    assert found.external_id.endswith("\ufffd")
    assert landing.raw_digest(found) == landing.raw_digest(raw)
