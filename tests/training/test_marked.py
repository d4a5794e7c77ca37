"""Labelled articles are read exactly, and what breaks their form is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.fit import aligned
from training.marked import Mark, MarkError, read_marked
from transforms.finding.judging import Standing
from transforms.vocabulary import EventType

HEAD = "=== x-1\npublished: 2024-05-05\ntitle: Raid\ngenre: wire\n\n"


def read(tmp_path: Path, text: str):
    path = tmp_path / "some.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_marked(path))


def test_marks_keep_their_place_in_the_plain_text(tmp_path):
    (article,) = read(
        tmp_path, HEAD + "Gunmen [opened fire|ASSAULT|current] in Goma.\n\nThe [raid|COERCE|none] failed.\n"
    )
    assert article.text == "Gunmen opened fire in Goma.\n\nThe raid failed."
    assert [(article.text[m.start : m.end], m.event_type, m.standing) for m in article.marks] == [
        ("opened fire", EventType.ASSAULT, Standing.CURRENT),
        ("raid", EventType.COERCE, Standing.NONE),
    ]


def test_articles_follow_each_other_and_may_have_no_day(tmp_path):
    second = HEAD.replace("x-1", "x-2").replace(" 2024-05-05", "")
    articles = read(tmp_path, HEAD + "One.\n\n" + second + "Two.\n")
    assert [(a.article_id, a.published, a.raw().published_at) for a in articles] == [
        ("x-1", "2024-05-05", "2024-05-05"),
        ("x-2", "", None),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Words before the first article.\n" + HEAD + "One.", "must begin"),
        ("=== x-1\ntitle: Raid\n\nOne.", "the header must be published, title, genre"),
        (HEAD + "They [fled|ASSAULT|sometimes].", "sometimes"),
        (HEAD + "They [fled|FLEE|current].", "FLEE"),
        (HEAD + "They [fled|ASSAULT.", "bracket or bar"),
    ],
)
def test_a_broken_form_is_named(tmp_path, text, told):
    with pytest.raises(MarkError, match=told):
        read(tmp_path, text)


def test_marks_are_found_again_in_the_cleaned_text(tmp_path):
    (article,) = read(tmp_path, HEAD + "Gunmen [fired|ASSAULT|current].\n\nThe [raid|COERCE|none] failed.")
    cleaned = "Raid\n\nGunmen fired.\n\n\nThe raid failed."
    assert [span.of(cleaned) for _, span in aligned(article, cleaned)] == ["fired", "raid"]
    assert aligned(article, cleaned)[0][0] == Mark(7, 12, EventType.ASSAULT, Standing.CURRENT)
