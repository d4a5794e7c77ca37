"""Zones of whole texts: archives, wires, scraped pages with their rubbish, releases."""

from __future__ import annotations

import pytest

LEAD = "The army said on Saturday that its soldiers had killed four gunmen near the northern town of Karvat."
MORE = "Two civilians in a passing bus were wounded by stray bullets, a doctor at the hospital in Karvat said."
LAST = "The war began in 2011, and the fighting around the town has claimed around 3,000 lives, aid groups say."
RUBBISH = """\
Read more:
Get the best of our stories
Join for free
and read on
Members can save stories and get our newsletter every day, and you can leave at any time. It takes a minute.
Or go on with
Your password was sent to .
Look into your inbox for it."""


def paragraphs(texts):
    return "\n\n".join(texts)


def kinds(zones):
    return [kind for kind, _ in zones]


def test_zones_of_a_scraped_article(zoned):
    caption = (
        "In this May 4, 2021 photo, a soldier stands guard near Karvat (Press office of the Defence Ministry via AP)"
    )
    text = paragraphs(
        [
            "Army kills four gunmen in north",
            "Soldiers say attackers came over the border at night, in worst clash since the 2020 truce",
            f"{caption}\n{caption}",
            f"KARVAT, Norland — {LEAD}",
            MORE,
            "\u2018Heavy shelling\u2019",
            LAST,
            RUBBISH,
        ]
    )
    zones = zoned(text)
    head = ["headline", "subhead", "caption", "caption", "dateline"]
    assert kinds(zones) == [*head, "body", "body", "subhead", "body", *["boilerplate"] * 8]
    assert zones[4:6] == [("dateline", "KARVAT, Norland —"), ("body", LEAD)]


def test_zones_of_an_archive_header(zoned, cleaned):
    text = (
        "Title: Army kills four gunmen\nSource: Norland Daily\nDate: 5 March 2021\nBy: A. Name\n"
        f"URL: https://daily.example/army\n\n{LEAD}\n\n{MORE}"
    )
    assert zoned(text)[1] == ("headline", "Army kills four gunmen")
    row = cleaned(text).row
    assert (row.title, row.publisher, row.url) == (
        "Army kills four gunmen",
        "Norland Daily",
        "https://daily.example/army",
    )
    assert row.published_date.isoformat() == "2021-03-05"


def test_zones_of_a_telex_in_capitals(zoned):
    text = f"KARVAT, 3 JAN 90 (NNA) -- [TEXT] {LEAD.upper()}\n\n{MORE.upper()}"
    assert zoned(text) == [
        ("dateline", "KARVAT, 3 JAN 90 (NNA) -- [TEXT]"),
        ("body", LEAD.upper()),
        ("body", MORE.upper()),
    ]


def test_zones_of_a_press_release(zoned):
    text = f"Joint Command - Norland\n2021-07-P-012\nFor Immediate Release\n\nKARVAT, Norland (July 4, 2021)\n{LEAD}"
    assert zoned(text) == [
        ("boilerplate", "Joint Command - Norland"),
        ("boilerplate", "2021-07-P-012"),
        ("boilerplate", "For Immediate Release"),
        ("dateline", "KARVAT, Norland (July 4, 2021)"),
        ("body", LEAD),
    ]


def test_zones_put_a_title_given_apart_before_the_text(zoned):
    assert zoned(f"{LEAD}\n\n{MORE}", title="Four gunmen killed in north")[0] == (
        "headline",
        "Four gunmen killed in north",
    )


def test_zones_do_not_repeat_a_title_that_the_text_begins_with(zoned):
    title = "Four gunmen killed in north | Norland Daily"
    assert zoned(f"{title}{LEAD}", title=title) == [
        ("headline", "Four gunmen killed in north"),
        ("boilerplate", "| Norland Daily"),
        ("body", LEAD),
    ]


def test_zones_keep_a_lead_that_its_title_repeats(zoned):
    zones = zoned(f"KARVAT — {LEAD}", title=LEAD.rstrip("."))
    assert zones[-2:] == [("dateline", "KARVAT —"), ("body", LEAD)]


def test_zones_know_a_date_before_the_repeated_title(zoned):
    title = "Four gunmen killed in north"
    assert zoned(f"06-11-2014 {title}. {LEAD}", title=title)[:2] == [
        ("dateline", "06-11-2014"),
        ("headline", f"{title}."),
    ]


@pytest.mark.parametrize(
    "text", ["Bomb kills ten in Karvat", "Ten people died.", "Norland's parliament has demanded an answer."]
)
def test_zones_of_one_line_are_body(zoned, text):
    assert zoned(text) == [("body", text)]


def test_zones_part_a_long_paragraph_from_the_plea_in_it(zoned):
    zones = zoned(f"{LEAD} {MORE} {LAST} All rights reserved. Sign up for our newsletter.")
    assert zones == [
        ("body", f"{LEAD} {MORE} {LAST}"),
        ("boilerplate", "All rights reserved. Sign up for our newsletter."),
    ]


def test_zones_take_up_the_body_after_an_inserted_link(zoned):
    zones = zoned(paragraphs([LEAD, "Read more:", "Other news", MORE, LAST]))
    assert kinds(zones) == ["body", "boilerplate", "boilerplate", "body", "body"]


def test_zones_of_a_list_after_a_colon_are_body(zoned):
    zones = zoned(paragraphs([LEAD, "The dead were named as:", "Ana Kolar", "Ben Marsh", "Carl Oduya", MORE]))
    assert kinds(zones)[2:5] == ["body"] * 3


def test_zones_of_links_at_the_end_are_boilerplate(zoned):
    zones = zoned(paragraphs([LEAD, MORE, "Pinterest", "Weather", "Sport today", "The Norland Press"]))
    assert kinds(zones)[2:] == ["boilerplate"] * 4


def test_zones_mark_a_repeated_paragraph_as_said_already(zoned):
    assert kinds(zoned(paragraphs([LEAD, MORE, LEAD]))) == ["body", "body", "boilerplate"]


def test_zones_of_many_lines_take_linear_time(zoned):
    lines = "\n".join(f"Line {n}" for n in range(20_000))
    assert len(zoned(f"{LEAD}\n\n{lines}")) == 20_001
