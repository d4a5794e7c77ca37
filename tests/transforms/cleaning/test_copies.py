"""Near copies: edited wire texts are, updates and look-alikes are not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from transforms.cleaning.copies import CopyIndex, are_copies, signature, similarity
from transforms.cleaning.numbers import figures_in

BACKGROUND = (
    "The region has seen years of fighting between the army and rebels who want a state of their own. "
    "Talks in the capital broke down last autumn, when both sides accused each other of breaking a truce. "
    "Aid groups say that roads to the east are closed and that food is short in the villages along the river. "
    "The government denies this and says that its trucks reach all towns. Neighbours have called for restraint."
)
WIRE = (
    "A bomb killed 12 people at a market in the eastern town of Karvat on Saturday, police said. "
    "At least thirty others were wounded, a doctor at the main hospital said by telephone. "
    "No group claimed the attack, which hit the vegetable stalls at the busiest hour. " + BACKGROUND
)
COPY = "Market bomb in the east. " + WIRE.replace(" by telephone", "").rsplit(". ", 1)[0] + "."
UPDATE = WIRE.replace("killed 12 people", "killed 15 people")


def test_are_copies_of_an_edited_wire_text():
    assert are_copies(signature(WIRE), signature(COPY))


def test_are_copies_of_a_text_in_other_case_and_quotes():
    assert similarity(signature(WIRE), signature(WIRE.upper())) == 1.0


def test_are_copies_not_of_an_update_with_another_toll():
    assert similarity(signature(WIRE), signature(UPDATE)) > 0.9
    assert not are_copies(signature(WIRE), signature(UPDATE))


def test_are_copies_not_of_an_update_that_repeats_the_old_toll():
    update = "The toll of a market bomb rose to 15. Police had spoken of 12 dead before. " + WIRE
    assert not are_copies(signature(WIRE), signature(update))


def test_are_copies_not_of_reports_that_share_background():
    other = "Rebels shelled a barracks north of the town at dawn on Sunday, and soldiers fired back. " * 2 + BACKGROUND
    assert not are_copies(signature(WIRE), signature(other))


def test_are_copies_whatever_date_the_outlet_stamps_on_them():
    assert are_copies(signature(WIRE), signature("Updated 5 May 2019 10:30 p.m. " + WIRE))


def test_are_copies_never_without_words():
    assert not are_copies(signature(""), signature(""))


def index_of(entries):
    index = CopyIndex()
    for article_id, text, key in entries:
        index.add(article_id, signature(text), order_key=key)
    return index


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_first_copy_is_the_earliest_in_any_order_of_adding(turn):
    entries = [
        ("c", COPY, "2021-01-03"),
        ("a", WIRE, "2021-01-02"),
        ("b", WIRE, "2021-01-02"),
        ("u", UPDATE, "2021-01-01"),
    ]
    index = index_of(entries[turn:] + entries[:turn])
    assert {e: index.first_copy_of(e) for e in "abcu"} == {"a": None, "b": "a", "c": "a", "u": None}


def test_first_copy_is_itself_no_copy():
    words = [f"word{n}" for n in range(300)]
    drift = [" ".join(words[n : n + 200]) for n in (0, 22, 44)]
    index = index_of([("a", drift[0], "1"), ("b", drift[1], "2"), ("c", drift[2], "3")])
    assert not are_copies(signature(drift[0]), signature(drift[2]))
    assert index.first_copy_of("c") == "a"


def test_add_replaces_an_article_that_is_there():
    index = index_of([("a", WIRE, "1"), ("b", COPY, "2"), ("a", "Another text altogether, of no interest here.", "1")])
    assert index.first_copy_of("b") is None


def test_first_copy_of_an_unknown_article_is_an_error():
    with pytest.raises(KeyError):
        CopyIndex().first_copy_of("a")


def test_signature_is_the_same_in_another_process():
    code = f"from transforms.cleaning import signature; print(signature({WIRE!r}).hashes[:5])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == str(signature(WIRE).hashes[:5])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Twelve died and 12 fled", {"12"}),
        ("twenty-five of 1,200", {"25", "1200"}),
        ("at 10:30 p.m. on May 3, 2021", set()),
        ("one of 2.5 million", {"2.5"}),
    ],
)
def test_figures_in_counts_people_not_stamps(text, figures):
    assert figures_in(text) == figures
