"""The whole way from delivered bytes to an article or a rejection."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from transforms.cleaning import clean, paragraphs
from transforms.records import Article, RawArticle, Rejection
from transforms.vocabulary import MediaType, PublishedDateSource, Reason, ZoneKind

LEAD = "The army said on Saturday that its soldiers had killed four gunmen near the northern town of Karvat."
MORE = "Two civilians in a passing bus were wounded by stray bullets, a doctor at the hospital in Karvat said."
CAPTION = "In this May 4, 2021 photo, a soldier stands guard near Karvat (Press office of the Ministry via AP)"
SCRAPED = f"""Army kills four gunmen in north

{CAPTION}

KARVAT, Norland \u2014 {LEAD}

{MORE} It was the 31st day of Russia\u2019s military campaign in Ukraine.

read more:
Register for free
"""


def test_clean_builds_the_whole_row(cleaned):
    row = cleaned(
        "{}",
        media_type=MediaType.JSON,
        body=f"{LEAD}\n\n{MORE}",
        external_id="7",
        url="https://www.daily.co.uk/2021/05/04/army?utm_source=x",
        title="Four gunmen killed",
        published_at="2021-05-04T23:00:00-05:00",
        extra=(("desk", '"foreign"'), ("wordcount", "12")),
    ).row
    assert (row.external_id, row.title, row.publisher) == ("7", "Four gunmen killed", "daily.co.uk")
    assert row.url == "https://www.daily.co.uk/2021/05/04/army?utm_source=x"
    assert row.published_date == dt.date(2021, 5, 4)
    assert row.published_at == dt.datetime(2021, 5, 5, 4, tzinfo=dt.UTC)
    assert row.published_date_source is PublishedDateSource.METADATA
    assert json.loads(row.delivered_fields) == {"desk": "foreign", "wordcount": 12}
    assert (row.language, row.duplicate_of, row.removed_chars) == ("en", None, 0)
    assert row.word_count == len(f"Four gunmen killed {LEAD} {MORE}".split())


def test_clean_reasons_from_the_body_not_from_captions(cleaned):
    row = cleaned(SCRAPED).row
    assert row.published_date == dt.date(2022, 3, 26)
    assert row.published_date_source is PublishedDateSource.TEXT_REASONING
    assert "31st day" in row.published_date_evidence


def test_clean_keeps_every_word_in_order(cleaned):
    text = cleaned(SCRAPED).text
    assert text.split() == SCRAPED.replace("\u2019", "'").split()


def test_clean_counts_removed_characters_without_blanks(cleaned):
    removed = f"{CAPTION} read more: Register for free"
    assert cleaned(SCRAPED).row.removed_chars == len(removed.replace(" ", ""))


def test_clean_gives_one_id_to_one_url(cleaned):
    ids = {
        cleaned(f"{LEAD} {n}", url=url).row.article_id
        for n, url in enumerate(
            ("http://www.a.example/x/", "https://a.example/x?utm_source=y", "https://a.example/x#top")
        )
    }
    assert len(ids) == 1


def test_clean_gives_one_id_to_one_text_without_url(cleaned):
    assert cleaned(f"{LEAD}\n\n{MORE}").row.article_id == cleaned(f"{LEAD.upper()}\r\n\r\n\r\n{MORE} ").row.article_id
    assert cleaned(LEAD).row.article_id != cleaned(MORE).row.article_id


def test_clean_does_not_take_a_home_page_for_an_article(cleaned):
    assert (
        cleaned(LEAD, url="https://a.example/").row.article_id != cleaned(MORE, url="https://a.example/").row.article_id
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": b"%PDF-1.4 something"}, Reason.BINARY),
        ({"text": ""}, Reason.EMPTY),
        ({"text": "\u200b\u200b"}, Reason.EMPTY),
        ({"text": "{}", "media_type": MediaType.JSON}, Reason.MISSING_FIELD),
        ({"text": "{}", "media_type": MediaType.JSON, "body": " \n"}, Reason.EMPTY),
        ({"text": "{}", "media_type": MediaType.JSON, "body": "word " * 2_100_000}, Reason.TOO_BIG),
        ({"text": "word " * 1_100_000}, Reason.TOO_BIG),
        ({"text": "Sign up for our newsletter", "title": "Army kills four gunmen"}, Reason.NO_BODY),
    ],
)
def test_clean_refuses_with_a_reason(make_raw, fields, reason):
    rejection = clean(make_raw(fields.pop("text"), external_id="7", **fields))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is reason
    assert rejection.detail
    assert rejection.external_id == "7"
    assert len(rejection.raw_sha256) == 64


def test_clean_takes_one_day_ahead_of_the_delivery_and_no_more(cleaned):
    assert cleaned(LEAD, published_at="2026-03-03").row.published_date == dt.date(2026, 3, 3)
    assert cleaned(LEAD, published_at="2026-03-04").row.published_date is None


def test_paragraphs_gives_one_span_each(cleaned):
    article = cleaned(SCRAPED)
    bodies = [span.of(article.text) for _, span in paragraphs(article, ZoneKind.BODY)]
    assert bodies[0] == LEAD
    assert len(bodies) == 2
    assert next(kind for kind, _ in paragraphs(article)) is ZoneKind.HEADLINE


WORDS = [
    LEAD,
    MORE,
    "read more:",
    "(AP Photo)",
    "In this photo ",
    "Title: ",
    "Date: 5 May 2021",
    "By A. Name",
    "| Daily",
    "1.",
]
HEADS = [
    "KARVAT, Norland (AP) \u2014 ",
    "5 May 2021 ",
    "[TEXT] ",
    "SAN JOSE, 3 JAN 90 -- ",
    "'Heavy shelling'",
    "on Monday, May 3",
]
MARKS = ["\n", "\n\n", " ", "\u2028", "\u00a0", "\ud800", "\x00", "<p>", "</div>", "\u0130", "\ufb03", "e\u0301"]
PIECES = st.sampled_from([*WORDS, *HEADS, *MARKS, "the 31st day of the war in Ukraine"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))


def check_article(article: Article) -> None:
    """Zones in order, apart, inside the text, without blanks around; the text can be stored."""
    article.text.encode("utf-8")
    at = 0
    for zone in article.row.zones:
        assert at <= zone.start < zone.end <= len(article.text)
        words = article.text[zone.start : zone.end]
        assert words == words.strip()
        assert not article.text[at : zone.start].strip()
        at = zone.end
    assert at == len(article.text)
    assert any(z.kind is ZoneKind.BODY for z in article.row.zones)
    assert 0 <= article.row.published_date_confidence <= 1
    assert (article.row.published_date is None) == (article.row.published_at is None)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    text=TEXTS,
    title=st.none() | TEXTS,
    media_type=st.sampled_from([MediaType.TEXT, MediaType.HTML, MediaType.JSON]),
    url=st.none() | st.text(max_size=30),
)
@example(text="<p>\ud800</p><p>x</p>", title=None, media_type=MediaType.JSON, url="https://a.example/?q=\ud800")
@example(text="\u0130 " * 30, title="i\u0307" * 5, media_type=MediaType.TEXT, url=None)
def test_clean_of_any_text_is_an_article_or_a_rejection(text, title, media_type, url):
    raw = RawArticle(
        source="x",
        payload=text.encode("utf-8", "surrogatepass"),
        body=text if media_type is MediaType.JSON else None,
        media_type=media_type,
        fetched_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
        title=title,
        url=url,
    )
    result = clean(raw)
    assert clean(raw) == result
    if isinstance(result, Article):
        check_article(result)
    else:
        assert result.detail


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(payload=st.binary(max_size=200))
def test_clean_of_any_bytes_is_an_article_or_a_rejection(payload):
    raw = RawArticle(
        source="x", payload=payload, media_type=MediaType.TEXT, fetched_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    )
    result = clean(raw)
    if isinstance(result, Article):
        check_article(result)
