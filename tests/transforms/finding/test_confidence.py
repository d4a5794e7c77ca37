"""What speaks for and against rows, and what that is worth."""

import copy
import math

import pytest

from transforms.finding.scoring import AGAINST, EITHER, Kind, Scale, scales, scales_of
from transforms.lexicons import LexiconError, load_toml
from transforms.vocabulary import Sign


def signs_of(row) -> set[str]:
    return set(map(str, row.signs))


def test_event_with_day_place_and_harm_says_so(read):
    report = read("Gunmen shot dead two guards in Beirut on Tuesday.")
    assert signs_of(report.only("ASSAULT")) == {
        "told_by_verb", "main_clause", "in_opening", "actor_known", "other_side_known", "own_day", "own_place",
        "only_of_its_type", "harm_told",
    }  # fmt: skip


def test_told_twice_is_a_sign_and_raises_confidence(read):
    once = read("Gunmen attacked a checkpoint in Beirut on Tuesday.").only("ASSAULT")
    text = "Gunmen attacked a checkpoint in Beirut on Tuesday. The attack began at dawn."
    twice = read(text).only("ASSAULT")
    assert "told_again" in signs_of(twice)
    assert "told_again" not in signs_of(once)
    assert twice.confidence > once.confidence


@pytest.mark.parametrize(
    ("text", "is_main"),
    [
        ("Rebels attacked the village.", True),
        ("Rebels launched an attack on the village.", True),
        ("Residents said that rebels attacked the village.", True),
        ("Rebels crossed the river and attacked the village.", True),
        ("Residents who fled when rebels attacked the village went home.", False),
    ],
)
def test_main_clause_is_what_the_sentence_tells(read, text, is_main):
    assert ("main_clause" in signs_of(read(text).only("ASSAULT"))) is is_main


def test_fallbacks_are_no_signs(read):
    event = read("BEIRUT (AP) - Rebels attacked a village.").only("ASSAULT")
    assert event.place_basis != "stated"
    assert not {"own_day", "own_place"} & signs_of(event)


def test_day_or_place_of_an_event_told_before_speaks_against_one(read):
    text = "Rebels attacked a village in Syria on Monday. Police arrested a baker."
    attack, arrest = read(text).only("ASSAULT"), read(text).only("COERCE")
    assert arrest.date_basis == "inherited"
    assert "taken_over" in signs_of(arrest)
    assert "taken_over" not in signs_of(attack)


def test_only_event_of_its_type_is_told(read):
    text = "Rebels attacked a village in Syria on Monday. Police arrested a baker in Jordan on Tuesday."
    assert all("only_of_its_type" in signs_of(event) for event in read(text).events)
    two = read(text + " Soldiers shelled a school in Yemen on Sunday.")
    assert [("only_of_its_type" in signs_of(e)) for e in two.events] == [e.event_type != "ASSAULT" for e in two.events]


def test_wound_that_only_a_shot_tells_of_speaks_against_a_figure(read):
    (shot,) = read("A farmer was shot in Beirut.").figures
    (hurt,) = read("A farmer was wounded in Beirut.").figures
    assert "harm_inferred" in signs_of(shot)
    assert "harm_inferred" not in signs_of(hurt)


def test_number_written_and_repeated_speaks_for_a_figure(read):
    first, second = read("Rebels killed five guards in Beirut. The five died on the spot, medics said.").figures
    assert {"number_written", "told_again", "event_known"} <= signs_of(first)
    assert "rivalled" not in signs_of(first) | signs_of(second)


def test_other_number_of_the_same_harm_speaks_against_a_figure(read):
    alone = read("Rebels killed five guards in Beirut.").figures[0]
    rivalled = read("Rebels killed five guards in Beirut. Police said that seven guards were killed.").figures[0]
    assert "rivalled" in signs_of(rivalled)
    assert rivalled.confidence < alone.confidence


def test_other_harm_is_no_rival(read):
    report = read("Rebels killed five guards and wounded nine in Beirut.")
    assert all("rivalled" not in signs_of(figure) for figure in report.figures)


def test_vague_number_and_bound_are_told(read):
    (vague,) = read("Soldiers were killed in an attack in Beirut.").figures
    (bound,) = read("At least five soldiers were killed in an attack in Beirut.").figures
    assert "vague_number" in signs_of(vague)
    assert {"bound_only", "number_written"} <= signs_of(bound)


def test_signs_come_in_the_order_of_the_list(read):
    report = read("Gunmen killed two guards in Beirut on Tuesday. Police said three guards were killed.")
    for row in (*report.events, *report.figures):
        assert list(row.signs) == [sign for sign in Sign if sign in row.signs]


def test_confidence_is_the_worth_of_the_signs(read):
    event = read("Gunmen shot dead two guards in Beirut on Tuesday.").only("ASSAULT")
    assert event.confidence == scales()[Kind.EVENT].confidence(event.signs)


# ---------------------------------------------------------------------- scales
def test_scale_is_logistic():
    scale = Scale(-1.0, {Sign.OWN_DAY: 2.0})
    assert scale.confidence([]) == round(1 / (1 + math.e), 2)
    assert scale.confidence([Sign.OWN_DAY, Sign.OWN_PLACE]) == round(1 / (1 + math.exp(-1)), 2)


def test_nothing_is_certain():
    assert Scale(50.0, {}).confidence([]) == 0.99
    assert Scale(-50.0, {}).confidence([]) == 0.01


def test_packaged_scales_turn_no_sign_upside_down():
    for scale in scales().values():
        for sign, weight in scale.weights.items():
            assert sign in EITHER or (weight <= 0) is (sign in AGAINST) or weight == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"told_again": -0.5}, "must not be worth"),
        ({"rivalled": 0.5}, "must not be worth"),
        ({"colour": 0.5}, "is not one of"),
        ({"own_day": 1}, "finite number"),
        ({"own_day": float("nan")}, "finite number"),
    ],
)
def test_scale_that_breaks_its_rules_is_refused(changes, said):
    data = copy.deepcopy(load_toml("confidence.toml"))
    data["event"]["weights"] = changes
    with pytest.raises(LexiconError, match=said):
        scales_of(data)


def test_scale_without_a_start_or_out_of_order_is_refused():
    data = copy.deepcopy(load_toml("confidence.toml"))
    data["figure"]["weights"] = {"own_place": 0.1, "own_day": 0.1}
    with pytest.raises(LexiconError, match="must not follow"):
        scales_of(data)
    del data["event"]["start"]
    with pytest.raises(LexiconError, match="start"):
        scales_of(data)
