"""Pages: article, title, date; depth; what is no page."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from transforms.cleaning import clean
from transforms.cleaning.page import looks_like_page
from transforms.records import Rejection
from transforms.vocabulary import MediaType, PublishedDateSource, Reason, ZoneKind

PARAGRAPHS = [
    "The army said on Saturday that its soldiers had killed four gunmen near the northern town of Karvat.",
    "Two civilians in a passing bus were wounded by stray bullets, a doctor at the main hospital in Karvat said.",
    "The war began ten years ago, and the fighting around the town has claimed 3,000 lives since then.",
]

LINKED = json.dumps({"@graph": [{"datePublished": "2021-05-04T05:00:00Z"}]})


def page(*, head="", inside=""):
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>Four gunmen killed | Norland Daily</title>{head}</head><body>"
        "<nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>"
        f"<article><h1>Four gunmen killed</h1>{inside}{body}</article>"
        "<script>var x = 'never text';</script><footer>Copyright 2021 Norland Daily</footer></body></html>"
    )


def test_page_gives_its_article(cleaned, words_of):
    article = cleaned(page(), media_type=MediaType.HTML)
    assert words_of(article, ZoneKind.BODY) == " ".join(PARAGRAPHS)
    assert words_of(article, ZoneKind.HEADLINE) == "Four gunmen killed"
    assert "never text" not in article.text
    assert article.row.removed_chars > 0


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-05-04T07:00:00+02:00">',
        '<meta itemprop="datePublished" content="2021-05-04T05:00:00Z">',
        f'<script type="application/ld+json">{LINKED}</script>',
    ],
)
def test_page_states_its_date(cleaned, head):
    row = cleaned(page(head=head), media_type=MediaType.HTML).row
    assert row.published_date_source is PublishedDateSource.HTML
    assert row.published_at == dt.datetime(2021, 5, 4, 5, tzinfo=dt.UTC)


def test_page_with_broken_linked_data_is_read(cleaned):
    head = '<script type="application/ld+json">{"datePublished": </script>'
    assert cleaned(page(head=head), media_type=MediaType.HTML).row.published_date is None


def test_page_marks_the_caption_of_a_figure(cleaned, words_of):
    inside = f"<p>{PARAGRAPHS[0]}</p><figure><img src='a.jpg'><figcaption>Karvat in June</figcaption></figure>"
    article = cleaned(page(inside=inside), media_type=MediaType.HTML)
    assert "Karvat in June" not in words_of(article, ZoneKind.BODY)


def test_page_in_a_json_field_is_read_as_page(cleaned, words_of):
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    article = cleaned("{}", media_type=MediaType.JSON, body=body)
    assert words_of(article, ZoneKind.BODY) == " ".join(PARAGRAPHS)


def test_page_nested_too_deep_is_refused(make_raw):
    html = (
        "<html><body>" + "<div>" * 400 + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>" * 400 + "</body></html>"
    )
    rejection = clean(make_raw(html, media_type=MediaType.HTML))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.TOO_DEEP


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body></body></html>", Reason.NO_BODY),
        ("<html><body><nav><a>Home</a></nav></body></html>", Reason.NO_BODY),
        ("<!-- -->", Reason.UNREADABLE),
    ],
)
def test_page_without_article_is_refused(make_raw, html, reason):
    assert clean(make_raw(html, media_type=MediaType.HTML)).reason is reason


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><title>x</title>", True),
        ("  <html lang=en>", True),
        ("<p>One.</p><p>Two.</p>", True),
        ("The value was < 5 and > 3.", False),
        ("He wrote <p> once.", False),
        ("", False),
    ],
)
def test_looks_like_page_asks_for_markup(text, is_page):
    assert looks_like_page(text) is is_page


@pytest.mark.parametrize("mark", ["&#1;", "&#x0;", "\x01", "\ufffe"])
def test_page_with_control_characters_is_read(cleaned, words_of, mark):
    article = cleaned(page(inside=f"<p>{mark}<script>{mark}</script>{mark}</p>"), media_type=MediaType.HTML)
    assert PARAGRAPHS[0] in words_of(article, ZoneKind.BODY)
