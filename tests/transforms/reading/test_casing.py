"""The form that is parsed: same length, capitals only where names are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.reading.casing import is_capitals, names_by_first_word, parsing_form

# As a list of words by frequency would place them: a small rank is a frequent form.
RANKS = {"the": 1, "army": 90, "Army": 80, "killed": 60, "in": 2, "Kabul": 300, "three": 40, "people": 30, "UN": 50}
RANKS |= {"un": 9000, "said": 5, "colombia": 17000, "Colombia": 1000, "he": 3}


NAMES = names_by_first_word(["Shining Path", "Path of Kabul", "Path", "al-Shabaab", "Al-Shabaab"])


def form(text):
    return parsing_form(text, RANKS.get, NAMES)


@pytest.mark.parametrize("text", ["KABUL, SEPT 17", "THE ARMY KILLED THREE PEOPLE", "ARMY KILLED 3 IN Kabul"])
def test_text_mostly_in_capitals_is_told(text):
    assert is_capitals(text)


@pytest.mark.parametrize("text", ["The army killed 3.", "Army Kills Three In Kabul", "UN", "", "1234"])
def test_ordinary_text_is_not_taken_for_capitals(text):
    assert not is_capitals(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE ARMY KILLED THREE PEOPLE IN KABUL", "The army killed three people in Kabul"),
        ("THE UN SAID THREE PEOPLE", "The UN said three people"),
        ("IN COLOMBIA THE ARMY KILLED. HE SAID", "In Colombia the army killed. He said"),
        ("THE ARMY KILLED THE SHINING PATH PEOPLE", "The army killed the Shining Path people"),
        ("IN THE ARMY AL-SHABAAB KILLED", "In the army al-Shabaab killed"),
        ("THE UN [ARMY] SAID", "The UN (army) said"),
    ],
)
def test_capitals_are_lowered_except_in_names(text, expected):
    assert form(text) == expected


def test_name_ends_with_a_word():
    assert form("THE SHINING PATHS SAID HE KILLED") == "The Shining Paths said he killed"
    assert form("THE PATHOS SAID HE KILLED") == "The Pathos said he killed"


def test_ordinary_text_stays_as_it_is():
    text = "Troops of the NATO alliance met in Kabul."
    assert form(text) == text


@given(st.text(max_size=120))
def test_parsed_form_keeps_the_length(text):
    assert len(form(text)) == len(text)
    assert len(form(text.upper())) == len(text.upper())


@given(st.text(max_size=120))
def test_parsed_form_changes_nothing_but_case_and_brackets(text):
    upper = text.upper()
    assert form(upper).casefold() == upper.casefold().translate(str.maketrans("[]", "()")) or form(upper) == upper
