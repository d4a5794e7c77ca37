"""Headlines: given apart, glued, repeated; the outlet's name behind them."""

from __future__ import annotations

import pytest

from transforms.cleaning.headlines import find_title, split_title

TITLE = "Second man: Police tie suspect to robbery of bus"


@pytest.mark.parametrize(
    ("title", "url", "words", "publisher"),
    [
        (f"{TITLE} | Kolar7.com", None, TITLE, "Kolar7.com"),
        (f"{TITLE} « TV9 Kolar", None, TITLE, "TV9 Kolar"),
        (f"{TITLE} - Kolar Times", "https://www.kolartimes.example/a", TITLE, "Kolar Times"),
        (f"{TITLE} - Kolar Times", "https://other.example/a", f"{TITLE} - Kolar Times", None),
        (f"{TITLE} | News, Weather | KLR", None, TITLE, "KLR"),
        (TITLE, None, TITLE, None),
        ("Video | 12", None, "Video | 12", None),
    ],
)
def test_split_title_cuts_the_outlet(title, url, words, publisher):
    headline = split_title(title, url)
    assert (headline.words, headline.publisher) == (words, publisher)
    assert f"{headline.words} {headline.suffix}".strip() == title


@pytest.mark.parametrize(
    ("paragraph", "before", "after"),
    [
        (TITLE, "", ""),
        (f"{TITLE}KOLAR -- Two violent crimes", "", "KOLAR -- Two violent crimes"),
        (f"{TITLE.upper()}. Two violent crimes", "", "Two violent crimes"),
        (f"05-11-2014 {TITLE}. At least two", "05-11-2014", "At least two"),
    ],
)
def test_find_title_cuts_it_off_the_text(paragraph, before, after):
    found = find_title(TITLE, paragraph)
    assert (found.before, found.after) == (before, after)


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{TITLE}, officials said on Monday.",
        f"{TITLE} and of two guards.",
        "Another text altogether.",
        "x" * 80 + TITLE,
        "",
    ],
)
def test_find_title_leaves_a_lead_that_only_opens_alike(paragraph):
    assert find_title(TITLE, paragraph) is None


def test_find_title_ignores_a_short_title_inside_a_sentence():
    assert find_title("Syria", "Syria Defence Ministry spoke.") is None
