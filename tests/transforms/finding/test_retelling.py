"""An article tells the same deaths twice, first as news and then as an account; they count once."""

import pytest


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A patrol killed several rebels in Gao on Monday. It took fire and fired back, killing several rebels.", 3),
        ("Police killed two armed men in Cali on Monday. The two men were shot dead when they drew weapons.", 2),
        ("A patrol killed a rebel leader in Gao on Monday. He came out. The soldiers fired, killing the man.", 1),
        ("Soldiers killed 17 rebels in Mopti on Monday. A patrol shot dead three rebels at dawn, police said.", 17),
        ("A bomb killed five people in Kabul on Monday. In a separate attack, gunmen killed five people.", 10),
        ("A bomb killed five people in Kabul on Monday. Gunmen killed five people in Herat on Tuesday.", 10),
        ("Gunmen killed a farmer in Jos on Monday. Gunmen murdered a nurse in her home.", 2),
        ("Rockets killed six people in Hays on Tuesday. Guards fired shots. The death toll had stood at four.", 6),
    ],
)
def test_same_dead_count_once_however_often_told(read, text, killed):
    report = read(text)
    assert report.toll("killed") == killed, report.counts()


def test_who_is_captured_and_detained_is_taken_once(read):
    report = read(
        "Troops captured a rebel leader in Kidal on Monday. They searched a house. "
        "Then the troops detained the leader along with three of his associates."
    )
    counted = [f for f in report.figures if f.figure_role != "repeat"]
    assert sum(f.count_best for f in counted) == 4, report.counts()


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A man was shot in Leeds on Sunday. He was pronounced dead at the scene.", 1, None),
        ("Ana Soto was shot in Cali on Monday. Soto died in hospital.", 1, None),
        ("Woman shot, killed in Leeds", 1, None),
        ("A man was shot dead in Leeds on Sunday and a woman was shot in the leg.", 1, 1),
        ("A man was shot dead in Leeds on Sunday. Another man was shot in the leg.", 1, 1),
        ("Officer Dean Hall was wounded in a shooting in Leeds on Monday. The officer died of his wounds.", 1, None),
        ("Two people were shot in Leeds. One of them died. The other victim was in critical condition.", 1, 2),
        ("Man on trial for killing wife\n\nOn Tuesday, a clerk was shot in the leg in Leeds.", 1, 1),
        ("A teen was shot dead in Leeds on Monday. A 15-year-old was shot in the leg in Hull on Sunday.", 1, 1),
        ("Ana Soto was believed to be shot in Cali on Monday. Soto's body was taken to a laboratory.", 1, None),
        (
            "A boy who was shot in the head in Leeds on Monday has died. The older brother was shot by a friend.",
            1,
            None,
        ),
        ("Officers found a male and female deceased in Leeds on Monday. Both had suffered a gunshot wound.", 2, None),
        ("A teen who was found shot along a towpath in Leeds early Sunday morning has died.", 1, None),
        ("One man is dead and two others injured in a shooting in Leeds. Two other people were injured.", 1, 2),
    ],
)
def test_dead_are_not_counted_among_the_wounded(read, text, killed, injured):
    report = read(text)
    assert (report.toll("killed"), report.toll("injured")) == (killed, injured), report.counts()


def test_boy_and_victim_may_be_one_and_boy_and_man_are_two(read):
    report = read("A boy was shot and killed in Leeds on Sunday. The victim had been shot in the torso.")
    assert (report.toll("killed"), report.toll("injured")) == (1, None), report.counts()
    report = read("A boy was killed in Leeds on Sunday. A man was killed beside him.")
    assert report.toll("killed") == 2, report.counts()


def test_second_victim_is_another(read):
    report = read("A man was shot in the leg in Leeds on Sunday. A second man was shot in the arm.")
    assert report.toll("injured") == 2, report.counts()


@pytest.mark.parametrize(
    ("text", "harm", "count"),
    [
        ("Troops arrested a rebel leader in Gao on Monday. The troops also detained two rebels.", "detained", 3),
        ("Two people are dead in Leeds. One man died at once, and another man died in hospital.", "killed", 2),
        ("No women or children were hurt in the raid on Gao on Monday.", "injured", 0),
        ("A man shot and killed by police on Monday carried a rifle.", "killed", 1),
        ("Motorist shoots man in storm: police", "injured", 1),
        ("Rebels claimed that they killed 14 people in Jos on Monday. Witnesses said 14 people died.", "killed", 14),
    ],
)
def test_toll_of_what_is_added_spelled_out_or_denied(read, text, harm, count):
    report = read(text)
    assert report.toll(harm) == count, report.counts()


def test_count_since_new_year_is_no_toll_of_the_news(read):
    report = read(
        "Police shot a robber dead in Cali on Monday. He is one of 50 robbers killed since the start of the year."
    )
    assert report.toll("killed") == 1, report.counts()


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        (
            "Police named the victim of a fatal shooting in Aurora on Sunday. Ann Kim was found shot in a home.",
            ["killed"],
        ),
        ("Police are investigating a deadly shooting in Aurora on Sunday. A man was shot in the head.", ["killed"]),
        ("Police are investigating a shooting in Aurora on Sunday. A man was shot in the head.", ["injured"]),
        ("A deadly shooting shook Aurora on Sunday. A man was shot and a woman was killed.", ["injured", "killed"]),
        ("A deadly shooting shook Aurora on Sunday. Two men were shot.", ["injured"]),
        ("A man was shot in Aurora on Sunday. It was not the first deadly shooting in Lima.", ["injured"]),
    ],
)
def test_one_person_shot_in_a_deadly_deed_is_dead(read, text, harms):
    report = read(text)
    assert sorted(str(f.harm) for f in report.figures) == harms, report.told()


def test_others_of_old_victims_are_old_too(read):
    report = read(
        "Tom Reed was shot dead on Sunday at a house in Leeds. It is the house where Dean Poole killed three men in "
        "2012. Three other people were wounded."
    )
    assert (report.toll("killed"), report.toll("injured")) == (1, None), report.counts()


def test_people_killed_at_other_times_leave_the_wounded_alive(read):
    report = read("A clerk was shot in the leg in Leeds on Monday. The gunman had said he killed people in the war.")
    assert report.toll("injured") == 1, report.counts()


def test_he_is_who_stands_beside_him(read):
    report = read(
        "A Leeds boy was shot dead in a parked car in Leeds on Monday. The boy, killed inside the car, was flown to a "
        "hospital in Hull where he later died."
    )
    assert report.toll("killed") == 1, report.counts()
