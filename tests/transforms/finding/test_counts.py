"""Counts in many wordings: what each counts, and what the article's toll is then."""

import pytest


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A bomb killed more than two dozen people in Kabul on Monday.", ["killed 25+ total"]),
        ("The army lost 11 men in fighting near Bakhmut on Monday.", ["killed 11 total"]),
        ("The rebels freed 14 captured soldiers on Sunday.", ["released 14 total"]),
        ("A farmer was shot dead near Hebron on Thursday.", ["killed 1 total"]),
        ("The rebels executed three hostages on Monday.", ["killed 3 total"]),
        (
            "A missile killed eight people in Kharkiv on Tuesday, including two children.",
            ["killed 8 total", "killed 2 part"],
        ),
        (
            "A bomb killed five people in Kabul on Monday. Two more died in hospital on Tuesday.",
            ["killed 5 total", "killed 2 increment"],
        ),
    ],
)
def test_figure_reads_as_worded(read, text, counts):
    assert read(text).counts() == counts


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A missile killed eight people, among them two nurses, in Kharkiv on Tuesday.", 8, None),
        ("Drone strike kills 3, wounds 15 in Karabakh: ministry.", 3, 15),
        ("An Israeli air strike on a house in Rafah killed a family of six on Monday.", 6, None),
        ("Nine people have been killed in the city this year.", None, None),
        ("The attack in Jos killed six people and left another ten in hospital on Monday.", 6, 10),
    ],
)
def test_toll_reads_as_worded(read, text, killed, injured):
    report = read(text)
    assert (report.toll("killed"), report.toll("injured")) == (killed, injured), report.counts()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Three men were beaten to death by a mob in Port Harcourt on Sunday.", ["killed 3 total"]),
        ("A woman was stabbed to death in Bristol on Friday.", ["killed 1 total"]),
        ("An officer was fatally stabbed in Lyon on Friday.", ["killed 1 total"]),
        ("They found Larry Moss shot to death inside the home in Reno on Sunday.", ["killed 1 total"]),
        ("Officers found a man and a woman dead inside a house in Akron.", ["killed 1 part", "killed 1 part"]),
        ("A young mother of three is dead following a shooting in Mesa.", ["killed 1 total"]),
        ("The clashes in El Fasher claimed the lives of 12 civilians.", ["killed 12 total"]),
        ("The number of people killed in the attack rose to 14.", ["killed 14 total"]),
        ("The attack in Gao brings to 12 the number of soldiers killed this week.", ["killed 12 total"]),
        ("Killed: 5. Wounded: 17. A missile hit a block in Kharkiv.", ["killed 5 total", "injured 17 total"]),
        ("Four officers have been missing since an ambush in Chiapas on Saturday.", ["missing 4 total"]),
        ("Gunmen abducted 30 schoolchildren in Katsina on Thursday.", ["abducted 30 total"]),
        (
            "A shooting left one man dead and another wounded Sunday in Fresno.",
            ["killed 1 total", "injured 1 total"],
        ),
        ("Police said the victims, a nurse and her brother, were shot in Memphis.", ["injured 2 total"]),
        ("Police said the victims, a man and a woman, were shot in Memphis.", ["injured 2 total"]),
        (
            "Ann Boyle, 40, died at the scene in Reno on Sunday and Tom Reese, 41, died in hospital. Both were shot.",
            ["killed 1 part", "killed 1 part"],
        ),
    ],
)
def test_who_died_is_no_longer_wounded_and_counted_once(read, text, counts):
    assert read(text).counts() == counts


def test_what_nearly_happened_is_no_toll(read):
    report = read("A bullet came within inches of possibly killing a deputy in Reno on Friday.")
    assert report.toll("killed") is None


def test_crime_against_a_player_is_no_sport(read):
    text = (
        "A player of the team was shot dead by a gunman in Auburn on Sunday. The coach of the league spoke to police "
        "after the game, and a suspect was in custody."
    )
    assert read(text).toll("killed") == 1


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Man shot dead in Leeds, police say", 1, None),
        ("Man found dead in car in Derby, police launch murder investigation", 1, None),
        ("A girl and her aunt were wounded by stray bullets in Karachi on Sunday. The girl later died.", 1, 1),
        ("Three teenagers were shot in Oakland on Friday. One of them, a boy, died at the hospital.", 1, 3),
        ("The army said it had lost two men and killed ten rebels in the fighting near Kidal.", 12, None),
        ("The army killed 15 Taliban in Farah on Sunday.", 15, None),
        ("The toll from Sunday's attack rose to 21 on Monday after two of the wounded died.", 21, None),
        ("At least 8 people died and dozens of injuries were reported after a bombing in Aden.", 8, 24),
        ("On Monday, a clerk was shot and wounded in Gary.", None, 1),
        ("The first settlers of the town died off. On Monday a man was shot dead in Reno.", 1, None),
    ],
)
def test_toll_follows_who_died_of_whom(read, text, killed, injured):
    report = read(text)
    assert (report.toll("killed"), report.toll("injured")) == (killed, injured), report.counts()


def test_count_of_every_year_is_no_toll(read):
    text = "The senator said that every year 30,000 people are killed by guns. On Monday, a man was shot dead in Gary."
    assert read(text).toll("killed") == 1


def test_province_beside_a_man_is_no_name(read):
    report = read("On 3 May, unidentified gunmen shot and killed an IDP man in Tabit town, North Darfur.")
    assert [c.victim_names for c in report.figures] == [()]


def test_himself_is_the_one_who_does_it(read):
    report = read("Sheriff Tom Bell said on Monday that Ray Orr killed himself in his cell in Azusa.")
    assert "Tom Bell" not in [n for c in report.figures for n in c.victim_names]


def test_sentence_run_into_a_date_keeps_its_count(read):
    report = read("The army raided a camp on May 14.Twenty insurgents were killed in the operation.")
    assert report.toll("killed") == 20


def test_pronoun_makes_no_victim_the_perpetrator(read):
    report = read(
        "Student Marcus Hale was shot and killed in a shooting in Auburn on Sunday. Hale was arguing with a man. "
        "He shot at the car before the shooting in Auburn, a friend said."
    )
    assert "perpetrator" not in [c.victim_type for c in report.figures if "Marcus Hale" in c.victim_names]


def test_question_counts_nobody(read):
    report = read("How many people died? How many were injured? At least 20 people were injured in Homs on Monday.")
    assert (report.toll("killed"), report.toll("injured")) == (None, 20), report.counts()


def test_headline_of_killed_or_wounded_counts_both_at_once(read):
    report = read(
        "Forty people were killed or wounded when shells hit a camp near Aleppo on Monday.",
        title="Shelling kills or wounds 40",
    )
    assert (report.toll("injured"), report.toll("killed_or_injured")) == (None, 40), report.counts()


def test_who_acts_next_is_none_of_the_dead(read):
    report = read("The airstrike killed two rebels in Gao on Monday and the force later founds several grenades.")
    assert report.toll("killed") == 2, report.counts()


def test_who_says_so_is_none_of_the_dead(read):
    report = read('Police say a woman fatally shot by officers in Leeds on Monday was "struck and tragically killed."')
    assert [c.victim_text for c in report.figures] == ["a woman"]


@pytest.mark.parametrize(
    ("people", "low", "qualifier"), [("family", 2, "vague"), ("couple", 2, "exact"), ("youth", 1, "implied")]
)
def test_bodies_of_people_are_no_single_persons(read, people, low, qualifier):
    report = read(f"A {people} was killed when a shell hit a house in Aleppo on Monday.")
    assert [(c.count_low, c.qualifier) for c in report.figures] == [(low, qualifier)]


@pytest.mark.parametrize(
    ("text", "harm", "count"),
    [
        ("The explosion in Aden on Monday killed or injured more than 50 people.", "killed_or_injured", 51),
        ("Five people burned to death when soldiers set fire to houses in Rakhine on Monday.", "killed", 5),
        ("Ana Soto suffered no injuries in the shooting in Cali on Monday.", "injured", None),
        ("A man was shot in the leg in Leeds on Monday. A couple was killed in another shooting.", "injured", 1),
    ],
)
def test_harm_is_what_the_words_say(read, text, harm, count):
    report = read(text)
    assert report.toll(harm) == count, report.counts()


def test_age_counts_nobody(read):
    report = read("At least 55 kids under the age of 12 have been killed in Gary, police said on Monday.")
    assert [c.count_best for c in report.figures] == [55]


def test_dead_of_a_year_are_no_toll_of_the_news(read):
    report = read(
        "A man was shot dead in Gary on Monday. Last week, neighbors held a vigil for the 145 people who lost their "
        "lives to violence in Gary in 2023."
    )
    assert report.toll("killed") == 1, report.counts()


@pytest.mark.parametrize(
    "text",
    [
        "Two gunmen killed four people in Jos on Sunday.",
        "A sniper and two gunmen killed four people in Jos on Sunday.",
        "Shells and two drones had killed four people in Jos on Sunday.",
    ],
)
def test_who_kills_is_not_counted_among_the_dead(read, text):
    assert read(text).counts() == ["killed 4 total"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Police said 3 of 15 attackers were killed in Jos on Sunday.", ["killed 3 total"]),
        ("Two out of the nine guards were wounded in Jos on Sunday.", ["injured 2 total"]),
    ],
)
def test_all_of_whom_some_are_hurt_are_not_counted(read, text, counts):
    assert read(text).counts() == counts
