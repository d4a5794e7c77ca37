"""Languages: told from the body, in capitals too; a delivered one counts for short texts."""

from __future__ import annotations

import pytest

from transforms.cleaning import is_english
from transforms.cleaning.language import language_of

ENGLISH = "The army said on Saturday that its soldiers had killed four gunmen near the northern town."
SPANISH = "El ejército dijo el sábado que sus soldados habían matado a cuatro hombres armados cerca de la ciudad."


@pytest.mark.parametrize(
    ("text", "code"),
    [(ENGLISH, "en"), (ENGLISH.upper(), "en"), (SPANISH, "es"), (SPANISH.upper(), "es")],
)
def test_language_is_told_whatever_the_case(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize(("delivered", "code"), [("en-GB", "en"), ("FR", "fr"), (None, None), ("english", None)])
def test_language_of_a_short_text_is_the_delivered_one(delivered, code):
    assert language_of("Kabul", delivered=delivered) == code


def test_language_of_a_long_text_overrules_the_deliverer():
    assert language_of(SPANISH * 3, delivered="en") == "es"


@pytest.mark.parametrize(("text", "english"), [(ENGLISH, True), (SPANISH, False), ("Kabul burns.", True)])
def test_is_english_counts_the_untold_as_english(cleaned, text, english):
    assert is_english(cleaned(text)) is english
