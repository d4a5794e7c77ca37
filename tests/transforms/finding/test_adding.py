"""A plain sum over an article's tolls counts everybody once: joint deeds, a day's total, the dead by place."""

import pytest


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            (
                "Warplanes bombed a hospital in Homs and rained missiles on the towns of Hama and Idlib on Monday, "
                "killing 36 people. Twelve people died in the strike on the hospital. In Hama, a missile hit a market, "
                "killing 15. Another nine were killed in Idlib when flats collapsed."
            ),
            36,
        ),
        (
            (
                "Raids killed at least 30 people in the Gaza Strip on Monday, medics said. A strike on a house in Rafah"
                " killed 12 people. Another strike on a tent in Khan Younis killed six. The ministry said 30 bodies "
                "had been brought to hospitals."
            ),
            30,
        ),
        (
            (
                "A strike on a market in Ariha killed 20 people on Monday. In Saraqib, 17 people died when a bomb fell "
                "on a school. Twelve others were killed in a raid on Binnish. A total of 49 people were killed across "
                "the province of Idlib on Monday, medics said."
            ),
            49,
        ),
        (
            (
                "Militants attacked a police post in Bannu on Monday, killing five officers. In a separate attack in "
                "Tank, a roadside bomb killed two soldiers. The two attacks left seven dead."
            ),
            7,
        ),
        (
            (
                "Militants killed seven policemen in two separate attacks in northwest Pakistan on Monday. Gunmen "
                "ambushed a police van in Bannu, killing five officers. In Tank, a roadside bomb killed two policemen."
            ),
            7,
        ),
        (
            (
                "At least 15 people were killed in clashes in Sudan on Monday. The army killed nine fighters in Nyala. "
                "Meanwhile, in Chad, gunmen killed four herders."
            ),
            19,
        ),
        (
            "Two blasts hit Mogadishu on Monday. The first blast killed three people. The second blast killed five.",
            8,
        ),
        ("A bomb killed three people in Kabul on Monday. Another bomb killed five people in the east of the city.", 8),
        (
            (
                "Two blasts hit Mogadishu on Monday. The first blast killed three people. The second blast killed five "
                "others. In all, eight people died."
            ),
            8,
        ),
        (
            "Three people died in Homs on Monday. Two others died in hospital. At least six people have died.",
            6,
        ),
    ],
)
def test_sum_over_an_article_counts_everybody_once(read, text, killed):
    report = read(text)
    assert report.toll("killed") == killed, report.counts()


def test_total_told_behind_its_events_repeats_them(read):
    report = read(
        "Militants attacked a police post in Bannu on Monday, killing five officers. In a separate attack in Tank, a "
        "roadside bomb killed two soldiers. The two attacks left seven dead."
    )
    roles = {f.count_best: f.figure_role for f in report.figures}
    assert (roles[5], roles[2], roles[7]) == ("total", "total", "repeat"), report.counts()
    assert report.main_toll("killed") == 5


def test_headline_without_a_deed_counts_those_of_the_body(read):
    report = read("Two people were injured in an armed robbery in Leeds on Monday.", title="One injured in robbery")
    assert report.toll("injured") == 2, report.counts()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A suicide bomber blew himself up in Kabul on Monday, killing himself and four others.", 5),
        ("A suicide bomber attacked a post in Kabul on Monday, killing four policemen. The bomber also died.", 5),
        ("A bomber killed four people in Lahore on Monday. The bomber was also killed, bringing the toll to five.", 5),
        ("A gunman killed three people and then himself in Leeds on Monday.", 4),
        ("A suicide bomber killed himself and wounded three soldiers in Khost on Monday.", 1),
        ("Five people, including the bomber, were killed in a suicide attack in Quetta on Monday.", 5),
    ],
)
def test_doer_who_dies_counts_beside_those_he_killed(read, text, killed):
    report = read(text)
    assert report.toll("killed") == killed, report.counts()


@pytest.mark.parametrize(
    "text",
    [
        "A suicide bomber blew himself up in Kabul on Monday, killing himself and four others.",
        "A suicide bomber attacked a post in Kabul on Monday, killing four policemen. The bomber also died.",
        "A man shot his wife and then killed himself in Leeds on Monday.",
    ],
)
def test_doer_who_dies_is_the_perpetrator(read, text):
    one = [f for f in read(text).figures if f.victim_type == "perpetrator"]
    assert [f.count_best for f in one] == [1]


def test_one_of_another_sort_comes_on_top(read):
    report = read("Five officers were killed in an ambush in Cali on Monday. A civilian also died, the mayor said.")
    assert report.toll("killed") == 6, report.counts()


def test_body_of_another_man_is_another_death(read):
    report = read(
        "One suspect was shot and later died in Leeds on Monday. David Orr, 22, was taken to a hospital where he died. "
        "Detectives entered the home and found the body of Brian Moss, 23."
    )
    assert report.toll("killed") == 2, report.counts()


def test_items_of_a_list_have_their_own_dead(read):
    report = read(
        "Violence in Iraq on Monday:\n\n- Baghdad: A car bomb killed seven people in Sadr City.\n\n"
        "- Mosul: Gunmen shot dead three policemen.\n\n- Kirkuk: A roadside bomb killed four soldiers."
    )
    assert report.toll("killed") == 14, report.counts()
    assert {e.place_name for e in report.events} == {"Sadr City", "Mosul", "Kirkuk"}


def test_dead_of_both_sides_are_apart_from_those_that_a_side_admits(read):
    report = read(
        "The army killed 19 rebels near Gao on Monday. Two soldiers died too. A man said that three men were killed."
    )
    assert report.toll("killed") == 21, report.counts()


def test_claim_of_a_party_does_not_count_beside_the_toll_of_others(read):
    report = read(
        "A car bomb exploded in Mogadishu on Monday, killing at least eight people, the ambulance service said. "
        "Al-Shabaab said it killed 13 soldiers."
    )
    assert {f.count_best: f.figure_role for f in report.figures} == {8: "total", 13: "repeat"}, report.counts()


def test_claim_that_others_confirm_counts(read):
    report = read(
        "Two suspects died in a gun battle hours after authorities say they shot dead 14 people in Leeds on Monday. "
        "Witnesses said two shooters opened fire, killing 14 people."
    )
    assert [f.figure_role for f in report.figures if f.count_best == 14] == ["repeat", "total"], report.counts()
    assert report.main_toll("killed") == 14
