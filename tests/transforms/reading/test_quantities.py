"""How many: the wordings of amounts, and the intervals that they allow."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.reading.quantities import find_quantities, number_value

WORDINGS = st.sampled_from([
    "at least", "more than", "up to", "7", "1,200", "1.2 million", "twenty-one", "a dozen", "dozens of",
    "between", "and", "to", "–", "-", "some", "no", "people", "killed", "hundred", "$5", "3-1", ",", ".",
    "2020", "or more",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDINGS, max_size=14).map(" ".join))


def intervals(text):
    return [(q.low, q.best, q.high) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three", 3),
        ("3", 3),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("6,500", 6500),
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("two thousand three hundred", 2300),
        ("1.2 million", 1_200_000),
        ("1,5 million", 1_500_000),
        ("1.200", 1200),
        ("2.5 million", 2_500_000),
        ("three hundred thousand", 300_000),
        ("zebra", None),
        ("1.5", None),
    ],
)
def test_number_value_reads_numerals_and_words(text, value):
    assert number_value(text) == value


@pytest.mark.parametrize(
    ("wording", "interval", "qualifier"),
    [
        ("three people", (3, 3, 3), "exact"),
        ("seventeen villagers", (17, 17, 17), "exact"),
        ("a total of 12 people", (12, 12, 12), "exact"),
        ("at least 7 people", (7, 7, None), "at_least"),
        ("7 or more people", (7, 7, None), "at_least"),
        ("no fewer than 7 people", (7, 7, None), "at_least"),
        ("more than 6,500 lives", (6501, 6501, None), "more_than"),
        ("over 6,500 lives", (6501, 6501, None), "more_than"),
        ("up to 20 people", (0, 20, 20), "at_most"),
        ("as many as 20 people", (0, 20, 20), "at_most"),
        ("around 30,000 lives", (27000, 30000, 33000), "about"),
        ("some 30,000 people", (27000, 30000, 33000), "about"),
        ("an estimated 150,000 people", (135000, 150000, 165000), "about"),
        ("between 10 and 16 people", (10, 13, 16), "between"),
        ("10-16 people", (10, 13, 16), "between"),
        ("10–16 people", (10, 13, 16), "between"),
        ("10 to 16 people", (10, 13, 16), "between"),
        ("three or four people", (3, 3, 4), "between"),
        ("a couple of people", (2, 2, 2), "exact"),
        ("a pair of soldiers", (2, 2, 2), "exact"),
        ("several people", (2, 3, None), "vague"),
        ("a few people", (2, 3, None), "vague"),
        ("many people", (2, 3, None), "vague"),
        ("tens of people", (20, 20, 99), "vague"),
        ("a dozen people", (12, 12, 12), "exact"),
        ("half a dozen people", (6, 6, 6), "exact"),
        ("dozens of people", (24, 24, 99), "vague"),
        ("scores of people", (40, 40, 199), "vague"),
        ("hundreds of people", (200, 200, 999), "vague"),
        ("thousands of people", (2000, 2000, 9999), "vague"),
        ("no deaths", (0, 0, 0), "zero"),
        ("nobody", (0, 0, 0), "zero"),
        ("No one", (0, 0, 0), "zero"),
    ],
)
def test_wording_sets_interval(wording, interval, qualifier):
    (found,) = find_quantities(wording)
    assert ((found.low, found.best, found.high), found.qualifier) == (interval, qualifier)


@pytest.mark.parametrize("text", ["$500", "€20", "20%", "3.5", "", "people", "A320", "T-72", "Boeing-737s"])
def test_what_is_no_count_is_not_read(text):
    assert intervals(text) == []


def test_amounts_of_one_sentence_are_read_in_order():
    assert intervals("It left 7 dead and at least 30 injured, dozens of them badly.") == [
        (7, 7, 7),
        (30, 30, None),
        (24, 24, 99),
    ]


def test_span_holds_the_whole_wording_and_number_only_the_number():
    text = "It killed at least 21 people."
    (found,) = find_quantities(text)
    assert (found.span.of(text), found.number.of(text)) == ("at least 21", "21")


def test_shifted_amount_is_found_in_the_longer_text():
    text, sentence = "Before. At least 21 people died.", "At least 21 people died."
    (found,) = find_quantities(sentence)
    assert found.shifted(text.index(sentence)).span.of(text) == "At least 21"


@given(TEXTS)
def test_amounts_of_any_text_are_sound(text):
    found = find_quantities(text)
    for quantity in found:
        assert quantity.span.end <= len(text)
        assert quantity.span.covers(quantity.number)
        assert 0 <= quantity.low <= quantity.best
        assert quantity.high is None or quantity.best <= quantity.high
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@given(st.integers(min_value=0, max_value=9_999_999))
def test_any_numeral_is_worth_itself(number):
    assert number_value(str(number)) == number
    assert number_value(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("two dozen people", (24, 24, 24)),
        ("more than two dozen people", (25, 25, None)),
        ("at least dozens of people", (24, 24, None)),
        ("a hundred thousand people", (100_000, 100_000, 100_000)),
        ("numerous people", (4, 4, None)),
        ("both men", (2, 2, 2)),
    ],
)
def test_many_words_set_one_interval(text, interval):
    assert intervals(text) == [interval]


def test_two_numbers_joined_by_and_are_two():
    assert [q.best for q in find_quantities("ten and twelve people")] == [10, 12]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("The war displaced 40 000 people.", 40_000),
        ("The war displaced 1,5 million people.", 1_500_000),
        ("The war killed 12.500 people.", 12_500),
        ("The war displaced 1 250 000 people.", 1_250_000),
        ("The war displaced 40\u00a0000 people.", 40_000),
        ("On May 12 300 people fled.", 300),
    ],
)
def test_blanks_divide_thousands(text, best):
    assert best in [quantity.best for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    "text", ["rates of under one per thousand", "less than 1 in a hundred", "00 dead", "pages 12.000"]
)
def test_no_amount_is_made_of_noughts(text):
    assert 0 not in [quantity.best for quantity in find_quantities(text)]


def test_year_is_no_low_end_of_a_range():
    found = find_quantities("raising the toll since October 2023 to 45,805")
    assert [q.best for q in found][-1] == 45805
    assert all(q.qualifier != "between" for q in found)
