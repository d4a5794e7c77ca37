"""Datelines: place, date and agency at the head of a text, and capitals that are none."""

from __future__ import annotations

import pytest

from transforms.cleaning.datelines import cut_glued, is_stamped, split_dateline, split_leading_date


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("KOLAR, Norland —", "Kolar on Sunday warned its neighbour."),
        ("GAZA (AP) —", "Two people were killed."),
        ("KABUL, Afghanistan (Jan. 24, 2013) \u2013", "A joint force detained two men."),
        ("SAN SALVADOR, 4 JAN 90 (ACAN-EFE) -- [TEXT]", "THE ARMY TODAY ATTACKED THE TOWN."),
        ("QUITO (ECUADOR), 9 APR 89 (ACAN) -- [REPORT] [TEXT]", "THE PRESIDENT TODAY CRITICIZED THE PLAN."),
        ("CLANDESTINE, NO DATE (RADIO) -- [TEXT] [CONTINUED]", "THE TOWN IS CUT OFF."),
        ("(Reuters) -", "Five soldiers died on Monday."),
        ("(Berlin) \u2013", "The authorities carried out raids."),
        ("HOLTEN PRISON, East Bank (Reuters) -", "The army indicted a girl."),
        ("Kabul (AFP) -", "Five soldiers died on Monday."),
        ("KOLAR, COUNTY KO-", "Police are investigating."),
        ("KOLARVILLE, Ind. (Jan. 9, 2016)\u2013", "Police found two boats."),
        ("ERIE, Pa. —", "A woman was stunned."),
        ("PORT-AU-PRINCE, Haiti (AP) --", "Gunmen took the port."),
        ("ISLAMABAD:", "The government said on Monday."),
        ("Washington (CNN)", "The president spoke."),
        ("KABUL, Afghanistan (Feb. 20, 2011)", ""),
    ],
)
def test_split_dateline_cuts_where_the_text_begins(words, rest):
    found = split_dateline(f"{words} {rest}".strip())
    assert (found.words, found.rest) == (words, rest)


@pytest.mark.parametrize(
    "text",
    [
        "The army said — as it always does — that nobody was hurt.",
        "BREAKING: Five soldiers died.",
        "WATCH: How the bridge fell",
        "THE GUERRILLAS -- WHO FLED -- HAVE DENIED THIS.",
        "NATO said it would send planes.",
        "Ministers (and others) met - twice.",
        "A man was shot (police said) and died.",
        "",
    ],
)
def test_split_dateline_leaves_other_beginnings(text):
    assert split_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fri Feb 28 2014 Rebels took the town.", "Fri Feb 28 2014"),
        ("Published November 21 2018 At least nine died.", "Published November 21 2018"),
        ("AFP Friday 2 Jul 2016 Three boats sank in the bay.", "AFP Friday 2 Jul 2016"),
        ("06-11-2014 A school was hit.", "06-11-2014"),
        ("Saturday 21 April 2018 18:20 Shells hit the market.", "Saturday 21 April 2018 18:20"),
        ("May 30, 2018 2:30 pm", "May 30, 2018 2:30 pm"),
    ],
)
def test_split_leading_date_cuts_full_dates(text, words):
    assert split_leading_date(text).words == words


@pytest.mark.parametrize(
    "text", ["25 March 2021 was a quiet day.", "March 25 came and went.", "In 2021 the war ended."]
)
def test_split_leading_date_leaves_dates_that_belong_to_a_sentence(text):
    assert split_leading_date(text) is None


def test_cut_glued_parts_a_headline_from_the_dateline_behind_it():
    text = "Driver Denies Taking Bribes in CourtKARVAT — A driver denied on Wednesday that he took bribes."
    assert cut_glued(text) == ("Driver Denies Taking Bribes in Court", text[36:])


@pytest.mark.parametrize("text", ["The McDONALD — a boat — sank.", "Plain text without any such thing in it at all."])
def test_cut_glued_leaves_ordinary_text(text):
    assert cut_glued(text) is None


@pytest.mark.parametrize(
    ("text", "stamped"),
    [
        ("Updated at 8:15 p.m. ET Monday", True),
        ("PUBLISHED: MONDAY, MAY 6, 2013, 1: 30 PM", True),
        ("Updated figures were not given.", False),
    ],
)
def test_is_stamped_asks_for_a_label_and_a_time(text, stamped):
    assert is_stamped(text) is stamped
