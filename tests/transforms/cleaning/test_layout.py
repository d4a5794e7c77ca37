"""Paragraphs: wrapped lines are joined, paragraphs of one line are not; nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.cleaning.decode import tidy
from transforms.cleaning.layout import Part, assemble, split_paragraphs
from transforms.vocabulary import ZoneKind

WRAPPED = """\
The army said on Monday that its soldiers had killed four gunmen who
attacked a checkpoint outside the northern town of Karvat during the
night. Two civilians in a passing bus were wounded by stray bullets,
a doctor said.

The gunmen fled into the hills, the army said in a statement that it
posted on its website early in the morning.
"""


def one_a_line(paragraphs):
    return "\n".join(paragraphs)


def test_split_paragraphs_joins_wrapped_lines():
    first, second = split_paragraphs(WRAPPED)
    assert first.startswith("The army said on Monday that its soldiers had killed four gunmen who attacked")
    assert first.endswith("a doctor said.")
    assert second.startswith("The gunmen fled")


def test_split_paragraphs_keeps_one_paragraph_a_line():
    text = one_a_line(
        [
            "The army killed four gunmen near Karvat, a spokesman said on Monday.",
            "Two civilians were hurt.",
            "A bus burned.",
        ]
    )
    assert len(split_paragraphs(text)) == 3


def test_split_paragraphs_keeps_long_lines_apart():
    line = (
        "The ministry said that its forces had taken the village after three days of fighting in the hills around it. "
    )
    assert len(split_paragraphs("\n".join([line * 2, line * 3, line]))) == 3


def test_split_paragraphs_joins_a_long_line_that_breaks_off():
    text = "The army is looking for two boats that crossed the river\n      yesterday.\nA fisherman saw them."
    assert split_paragraphs(text) == [
        "The army is looking for two boats that crossed the river yesterday.",
        "A fisherman saw them.",
    ]


def test_split_paragraphs_keeps_short_lines_of_a_menu():
    assert split_paragraphs("Join for free\nand read on\nSign in") == [
        "Join for free",
        "and read on",
        "Sign in",
    ]


def test_split_paragraphs_cuts_what_no_parser_can_hold():
    sentence = "The shelling went on for hours in the eastern districts. "
    pieces = split_paragraphs(sentence * 2_000)
    assert len(pieces) > 1
    assert all(len(p) <= 20_000 and p.endswith(".") for p in pieces)
    assert " ".join(pieces) == (sentence * 2_000).strip()


def test_assemble_keeps_a_dateline_in_the_line_of_its_paragraph():
    parts = [
        Part(kind=ZoneKind.HEADLINE, text="Four killed"),
        Part(kind=ZoneKind.DATELINE, text="KARVAT —"),
        Part(kind=ZoneKind.BODY, text="Four people died.", same_line=True),
    ]
    text, zones = assemble(parts)
    assert text == "Four killed\n\nKARVAT — Four people died."
    assert [text[z.start : z.end] for z in zones] == [p.text for p in parts]


@given(st.text(alphabet=st.sampled_from("aB. ,\n\t\u00a0\u2028'“1-"), max_size=400))
def test_split_paragraphs_loses_no_words(text):
    tidied = tidy(text)
    assert " ".join(split_paragraphs(tidied)).split() == tidied.split()
