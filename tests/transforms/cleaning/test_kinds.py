"""What a paragraph is by its own words."""

from __future__ import annotations

import pytest

from transforms.cleaning.kinds import cut_caption, is_boilerplate, is_byline, is_caption, is_masthead, trim_pleas

SENTENCE = (
    "The governor said on Sunday that the army had taken the town back after two days of fighting in its streets."
)


@pytest.mark.parametrize(
    "text",
    [
        "In this photo released by the ministry, two men are seen in Karvat, Oct. 9, 2020 (Press Service via AP)",
        "In this July 4, 2021 photo, boats cross the river (Press office of the Defence Ministry)",
        "Smoke over the market of Karvat, July 9, 2021 (AP Photo)",
        "FILE - In this May 8, 2017 file photo, a man leaves the court. (AP Photo/A. Name, File)",
        "Boats on the river at Karvat, 9 July 2021, A. NAME/AFP via Getty Images",
        "Image caption The mayor of Karvat",
        "EPA The vote has led to protests abroad",
        "The mayor of Karvat (pictured left) with her deputy at the opening of the bridge",
        "Photo credit: A. Name. The mayor at work.",
    ],
)
def test_is_caption_sees_openings_and_credits(text):
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "This image of the boy went round the world and changed what people thought of the war, the paper wrote. " * 6,
        "The toll was expected to rise on Saturday. (Reuters)",
        "The report (a copy of which is on file) names five officers.",
        "Satellite images show that the bridge was destroyed on Monday.",
        "Russia asked for a meeting of the council (UNSC).",
    ],
)
def test_is_caption_leaves_body(text):
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "read more:",
        "ADVERTISEMENT",
        "Sign up for our newsletter",
        "Copyright 2017 The Agency. All rights reserved.",
        "Already a member? Sign in with your email address.",
        "Follow us on Twitter and like us on Facebook",
        "(Reporting by A. Name in Karvat; Editing by B. Name)",
        "___",
        "By subscribing you accept our terms of use.",
        "READ MORE: How the town was lost",
    ],
)
def test_is_boilerplate_sees_what_pages_say(text):
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "The attackers sent an email to reporters and claimed the attack.",
        "Voters registered until Friday, the commission said.",
        "More than 40 people died.",
        "They share a border with Chad.",
    ],
)
def test_is_boilerplate_leaves_body(text):
    assert not is_boilerplate(text)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("By Kola Ademi, Kano", True),
        ("By A. Name and B. Name", True),
        ("By the end of the day ten people had died", False),
        ("By 2020 The war was over", False),
    ],
)
def test_is_byline_asks_for_names(text, byline):
    assert is_byline(text) is byline


@pytest.mark.parametrize(
    ("text", "masthead"),
    [
        ("For Immediate Release", True),
        ("2021-07-PA-031 For Immediate Release", True),
        ("2021-07-P-012", True),
        ("Joint Command - Norland", True),
        ("[north/road]", True),
        ("Insurgents attack joint force in Helmand", False),
    ],
)
def test_is_masthead_sees_codes_and_issuers(text, masthead):
    assert is_masthead(text) is masthead


def test_trim_pleas_cuts_sentences_of_the_page_at_both_ends():
    text = f"Get daily updates in your inbox! {SENTENCE} {SENTENCE} All rights reserved."
    assert trim_pleas(text) == ("Get daily updates in your inbox!", f"{SENTENCE} {SENTENCE}", "All rights reserved.")


def test_trim_pleas_keeps_all_words():
    text = f"{SENTENCE} Sign up for our newsletter. {SENTENCE}"
    assert trim_pleas(text) == ("", text, "")


def test_cut_caption_parts_a_credited_caption_from_the_body():
    caption = "The mayor who left her post at the end of May (Picture: Facebook)"
    assert cut_caption(f"{caption} {SENTENCE}") == (caption, SENTENCE)
    assert cut_caption(SENTENCE) is None
