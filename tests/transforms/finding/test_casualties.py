"""How many were harmed: figures, their intervals, and how they add up without counting anybody twice."""

import pytest


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A bomb killed three people in Kabul on Monday.", ["killed 3 total"]),
        ("Three people were killed when a bomb exploded in Kabul on Monday.", ["killed 3 total"]),
        ("A bomb in Kabul left five people dead and twelve injured on Monday.", ["killed 5 total", "injured 12 total"]),
        ("Four dead, 11 hurt in Karachi bomb blast on Monday.", ["killed 4 total", "injured 11 total"]),
        ("Ten people are dead after a shooting in Marseille on Sunday.", ["killed 10 total"]),
        ("Shelling killed between 10 and 15 people in Zalingei on Tuesday.", ["killed 10-15 total"]),
        ("At least 21 people were wounded by a grenade in Bujumbura on Saturday.", ["injured 21+ total"]),
        ("Up to 40 insurgents were killed in an air strike on Monday.", ["killed 0-40 total"]),
        ("Dozens of people were killed in clashes near Jos on Monday.", ["killed 24-99 total"]),
        ("More than 60 people were killed in clashes near Jos on Monday.", ["killed 61+ total"]),
        ("A rocket hit an empty school in Sderot on Monday. No one was hurt.", ["injured 0 total"]),
        ("Casualties were reported after an air strike on Monday.", ["killed_or_injured ? total"]),
        ("The death toll from the bombing in Karachi rose to nine on Tuesday.", ["killed 9 total"]),
        ("Gunmen killed two guards and kidnapped five nurses on Monday.", ["killed 2 total", "abducted 5 total"]),
        ("Police detained 30 protesters in Minsk on Sunday.", ["detained 30 total"]),
        ("The rebels freed 14 soldiers on Sunday.", ["released 14 total"]),
        ("Some 65,000 people were displaced by fighting in Ituri last week.", ["displaced 58500-71500 total"]),
        ("Six people are missing after the attack on a ferry on Monday.", ["missing 6 total"]),
    ],
)
def test_figure_is_counted_as_worded(read, text, counts):
    assert read(text).counts() == counts


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A missile killed eight people in Kharkiv on Tuesday, including two children.", 8),
        ("Three soldiers and two civilians were killed when a mine exploded near Kidal on Monday.", 5),
        ("A bomb killed five people in Kabul on Monday. Two of them were children.", 5),
        ("Gunmen killed six people in Jos on Monday. The attack left six dead, police said.", 6),
        ("The leader of the union, Hector Solis, was shot dead in Cali on Monday.", 1),
        ("Gunmen killed a farmer in Jos on Monday.", 1),
        ("Gunmen killed a farmer and his son in Jos on Monday.", 2),
        ("A bomb killed five people in Mosul on Tuesday. The war has killed 90,000 people since 2011.", 5),
        ("A bomb killed five people in Mosul on Tuesday. In 2016, a bomb killed 300 people in the city.", 5),
        ("Gunmen wounded five people in Jos on Monday. Nobody was killed.", 0),
        ("Gunmen attacked a village near Jos on Monday.", None),
    ],
)
def test_toll_counts_nobody_twice(read, text, killed):
    report = read(text)
    assert report.toll("killed") == killed, report.counts()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Three soldiers and two civilians were killed when a mine exploded near Kidal on Monday.",
            ["killed 3 part", "killed 2 part"],
        ),
    ],
)
def test_figures_have_their_part_in_the_toll(read, text, counts):
    assert read(text).counts() == counts


def test_headline_repeats_the_body(read):
    report = read(
        "A bomb killed seven people at a market in Lahore on Tuesday, police said.",
        title="Bomb kills seven in Lahore market",
    )
    assert report.counts() == ["killed 7 repeat", "killed 7 total"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Haddad, 54, was interviewed in Beirut on Monday.",
        "The government paid $20 million to the victims of the bombing.",
        "Rovers won 3-1 on Sunday in front of 41,000 people.",
        "About 5,000 people protested in Tbilisi on Tuesday.",
        "Chad deployed 500 soldiers to the border on Monday.",
        "The rebels hold 12 villages 15 kilometres from the city.",
    ],
)
def test_number_that_harms_nobody_is_no_figure(read, text):
    assert read(text).counts() == []


def test_age_is_not_counted(read):
    report = read("Omar Haddad, 54, was killed when a bomb exploded in Beirut on Monday.")
    assert report.toll("killed") == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Omar Haddad was shot dead in Beirut on Monday.", ["Omar Haddad"]),
        ("Ahmed Karim and Layla Hassan were killed by a shell in Taiz on Monday.", ["Ahmed Karim", "Layla Hassan"]),
    ],
)
def test_named_victims_are_kept(read, text, names):
    report = read(text)
    assert [n for c in report.figures for n in c.victim_names] == names
    assert report.toll("killed") == len(names)


@pytest.mark.parametrize(
    ("text", "victim_type"),
    [
        ("Rebels killed 12 soldiers near Mopti on Monday.", "military"),
        ("Gunmen killed three policemen in Gao on Monday.", "police"),
        ("The army killed five rebels near Bria on Monday.", "rebel"),
        ("Gunmen killed four farmers near Jos on Monday.", "civilian"),
        ("A shell killed two journalists in Gaza on Monday.", "journalist"),
        ("A shell killed three aid workers in Gaza on Monday.", "aid_worker"),
        ("Gunmen killed four people near Jos on Monday.", "unknown"),
    ],
)
def test_victims_have_their_type(read, text, victim_type):
    assert [c.victim_type for c in read(text).figures] == [victim_type]


@pytest.mark.parametrize(
    "text",
    [
        "The war has killed more than 40,000 people since 2014.",
        "A bomb exploded in Aden on Monday. The conflict has claimed around 150,000 lives since 2014.",
        "In 2020, the two countries fought a war which claimed more than 6,500 lives.",
    ],
)
def test_toll_of_a_war_is_background(read, text):
    report = read(text)
    assert [(c.scope, c.temporal_role) for c in report.figures] == [("conflict_total", "background")]
    assert report.toll("killed") is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Gunmen killed five traders near Katsina on Monday, police said.", "police"),
        ("The army said that six people were killed in the bombing in Quetta on Monday.", "army"),
        ("A bomb killed five people in Kabul on Monday.", None),
    ],
)
def test_figure_names_who_gives_it(read, text, claimant):
    (figure,) = read(text).figures
    assert (figure.claimant_text and figure.claimant_text.lower().removeprefix("the ")) == claimant


def test_two_sources_make_two_figures(read):
    report = read(
        "Police said that six people were killed in the bombing in Quetta on Monday. "
        "A hospital said nine people were killed."
    )
    assert [(c.count_best, c.claimant_text) for c in report.figures] == [(6, "Police"), (9, "A hospital")]


@pytest.mark.parametrize(
    "text",
    [
        "If the army attacks Rafah, thousands of people could be killed.",
        "The rebels threatened to kill 20 hostages.",
        "Police said that they feared 30 people would be killed.",
    ],
)
def test_what_has_not_happened_is_in_no_toll(read, text):
    assert read(text).toll("killed") is None


@pytest.mark.parametrize(
    "text",
    [
        "Over 7,000 people have died in El Salvador during 10 years of civil war.",
        "The war has killed an estimated 150,000 people since 2014.",
        "The insurgency, one of the oldest in Asia, has claimed more than 40,000 lives since 1969.",
        "More than 12,000 people have been killed in the conflict.",
    ],
)
def test_toll_of_a_war_is_history(read, text):
    (figure,) = read(text).figures
    assert (figure.scope, figure.temporal_role) == ("conflict_total", "background")


def test_party_does_not_outbid_a_bystander(read):
    report = read(
        "A suicide bomber killed six people in Mogadishu on Tuesday, police said. Al-Shabaab claimed responsibility "
        "for the attack and said that 11 police officers had been killed."
    )
    killed = {(f.count_best, f.figure_role.value) for f in report.figures if f.harm == "killed"}
    assert killed == {(6, "total"), (11, "repeat")}


def test_another_victim_is_counted_beside_the_first(read):
    report = read("The mayor of Abrego was killed on Monday. His son was also killed.")
    assert [f.figure_role for f in report.figures] == ["part", "part"]


def test_neither_is_nobody(read):
    (figure,) = read("Two officers fired at the gunman. Neither officer was injured.").figures
    assert (figure.count_best, figure.qualifier) == (0, "zero")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Rebels were blamed for the murder of two nuns on Monday.", ["killed 2 total"]),
        ("The party condemned the assassination of Hector Soto and of Ana Vera.", ["killed 1 part", "killed 1 part"]),
        ("The kidnapping of three engineers near Jos on Monday was condemned.", ["abducted 3 total"]),
        ("The mayor was pronounced dead in hospital after the attack on Monday.", ["killed 1 total"]),
        ("They found Hector Soto shot to death in Leeds.", ["killed 1 total"]),
        ("Two men were taken into custody in Leeds on Monday.", ["detained 2 total"]),
        ("The attack in Jos killed six people and left ten in hospital.", ["killed 6 total", "injured 10 total"]),
        ("The shooting left a man in critical condition in Leeds on Monday.", ["injured 1 total"]),
        ("Police found a woman with a gunshot wound in Leeds on Monday.", ["injured 1 total"]),
        ("A woman was hit by a stray bullet in Leeds on Monday.", ["injured 1 total"]),
        ("More than 60 soldiers were killed or wounded in the battle for Wau.", ["killed_or_injured 61+ total"]),
        ("A mine blew up a bus in Gao. A hospital put the number of dead at nine.", ["killed 9 total"]),
        ("Troops detained a rebel leader and several of his men.", ["detained 1 part", "detained 2+ part"]),
        ("Soto, 45, and Ana Vera, a lawyer, were murdered on Monday.", ["killed 1 part", "killed 1 part"]),
        ("Both soldiers were killed in Gao on Monday.", ["killed 2 total"]),
    ],
)
def test_who_suffered_is_found_around_many_words(read, text, counts):
    assert read(text).counts() == counts


@pytest.mark.parametrize(
    "text",
    [
        "Officers found a car abandoned in Leeds on Monday.",
        "Hikers were told to report injuries with care.",
        "The engine was in good condition.",
        "Rebels left two trucks in the hospital yard on Monday.",
    ],
)
def test_words_of_a_plight_harm_nobody_by_themselves(read, text):
    assert read(text).counts() == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll rose to nine after two people died in hospital on Tuesday.", 9),
        ("Gunmen killed five people in Kabul on Monday and three in Herat on Tuesday.", 8),
        ("Twelve soldiers, six policemen and a nurse were killed in the attack on Mopti on Monday.", 19),
    ],
)
def test_every_member_of_a_toll_is_counted(read, text, killed):
    report = read(text)
    assert report.toll("killed") == killed, report.counts()


@pytest.mark.parametrize(
    "text",
    [
        "He was involved in planning the assassination of a minister.",
        "She was charged with the attempted murder of a nurse.",
        "The report speaks of raids and of murders of teachers.",
        "Police found the victim in an alley, suffering from hunger.",
    ],
)
def test_deed_that_was_not_done_or_not_counted_is_no_figure(read, text):
    assert read(text).toll("killed") is None
    assert read(text).toll("injured") is None


def test_finder_is_not_the_wounded(read):
    report = read("Officers found the victim in an alley, suffering from gunshot wounds.")
    assert report.counts() == ["injured 1 total"]


def test_sum_that_is_added_to_is_not_the_news(read):
    report = read(
        "Two people were killed in an air raid on Goma on Monday, raising the death toll since October 2023 to 45,805."
    )
    assert report.toll("killed") == 2, report.told()
    assert [(c.count_best, c.scope.value) for c in report.figures] == [(2, "incident"), (45805, "conflict_total")]


def test_total_of_the_deed_itself_stays_in_its_toll(read):
    report = read(
        "A bomb killed nine people in Goma on Monday. Two more died on Tuesday, bringing the death toll to 11."
    )
    assert report.toll("killed") == 11, report.told()


def test_each_number_of_a_sum_keeps_its_harm(read):
    report = read(
        "Since May the war in the east has brought the number of casualties to 5,401 killed and 7,466 injured."
    )
    assert sorted((c.harm.value, c.count_best) for c in report.figures) == [("injured", 7466), ("killed", 5401)]


def test_entry_of_a_live_page_updates_the_toll_of_its_headline(read):
    report = read(
        "14:20 Five injured have been taken to hospital.\n"
        "13:50 A police spokesman says the death toll has risen to four.\n"
        "13:05 Reports of a large explosion at the port. At least two people are dead, officials say.",
        title="Live: Explosion at the port of Mombasa",
    )
    assert report.toll("killed") == 4, report.told()
    assert report.toll("injured") == 5
    assert {c.claimant_text for c in report.figures} == {None, "A police spokesman", "officials"}


def test_others_add_to_those_counted_before(read):
    report = read(
        "Two bombs exploded at a market in Goma on Monday, killing 30 people. "
        "A second device blew up outside a mosque. Eight others died on the way to hospital."
    )
    assert report.main_toll("killed") == 38, report.told()


def test_chiefs_and_farmers_are_not_the_same_dead(read):
    report = read("Rebels killed two village chiefs near Goma on Monday. The bodies of four farmers were found too.")
    assert report.toll("killed") == 6, report.told()


def test_number_of_people_killed_this_year_is_no_deed(read):
    report = read(
        "A gunman killed nine people in Dayton on Monday. "
        "The massacre brought the number of people killed in mass shootings this year to 62."
    )
    assert report.toll("killed") == 9, report.told()
    assert [e.start_date.isoformat() for e in report.events if e.trigger_text == "killed"] == ["2024-05-13"]
    assert [c.scope.value for c in report.figures if c.count_best == 62] == ["cumulative"]


def test_flight_of_these_days_is_no_war_total(read):
    report = read("Rebels attacked Goma on Saturday. Some 7,000 people have fled the town since Saturday.")
    assert [c.scope.value for c in report.figures if c.harm == "displaced"] == ["incident"]


def test_figure_put_at_a_number_is_of_the_harm_told_before(read):
    report = read(
        "A blast tore through a hospital in Goma on Monday. A civil defence chief said 300 people were killed, "
        "while a health ministry source put the figure at 500."
    )
    assert {(c.harm.value, c.count_best) for c in report.figures} == {("killed", 300), ("killed", 500)}


@pytest.mark.parametrize("wording", ["in the deadliest raid for months", "in the worst attack in recent years"])
def test_rank_of_an_attack_is_no_sum(read, wording):
    report = read(f"Jets bombed Goma on Monday, killing at least 136 civilians {wording}.")
    assert [(c.scope.value, c.temporal_role.value) for c in report.figures] == [("incident", "current")]


def test_year_behind_a_month_counts_nobody(read):
    report = read("The invasion of Chad in February 2022 has killed thousands of civilians.")
    assert 2022 not in [c.count_best for c in report.figures]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting in Khartoum entered its second day on Sunday, with at least 56 civilians killed.",
        "Dozens killed as army and rebels clash in Khartoum",
    ],
)
def test_those_killed_by_a_tag_kill_nobody(read, text):
    report = read(text)
    assert [report.acted(e) for e in report.events if report.acted(e) in ("civilians", "dozens")] == [], report.told()


def test_death_told_of_no_deed_joins_the_deed_told_later(read):
    report = read(
        "Officials said on Monday that journalist Omar Haddad died after a fight in Goma. "
        "Haddad was killed by agents on 2 May, the police said."
    )
    (event_id,) = {c.event_id for c in report.figures}
    assert event_id is not None


def test_what_was_before_the_worst_is_history(read):
    report = read(
        "Gunmen killed 60 people in Moscow on Friday. "
        "It was the worst attack in two decades, since 186 children were killed in a school in 2004."
    )
    assert [c.temporal_role.value for c in report.figures if c.count_best == 186] == ["background"]


def test_auxiliary_is_no_victim(read):
    report = read("Some 53 soldiers were killed near Goma on Monday after 31 were reported dead on Sunday.")
    assert "were" not in [c.victim_text for c in report.figures]


def test_short_wordings_of_posts_are_read(read):
    report = read(
        "#BREAKING: IED blast hits army convoy in Kech. 5 soldiers KIA, 7 WIA. Rebels say 12 soldiers killed.",
    )
    assert {(c.harm.value, c.count_best) for c in report.figures} == {("killed", 5), ("injured", 7), ("killed", 12)}
    assert {c.victim_type.value for c in report.figures if c.harm == "killed"} == {"military"}
    assert "soldiers" not in "".join(report.acted(e) for e in report.events)


def test_car_make_is_no_death(read):
    assert read("Police found two Kia cars near Goma on Monday.").figures == ()


def test_abductors_are_not_abducted(read):
    report = read("Unidentified men abducted Paul Moe in Goma on Monday; his body was found in a suburb on Tuesday.")
    assert [c.count_best for c in report.figures if c.harm == "abducted"] == [1]


def test_more_than_a_number_adds_nobody(read):
    report = read("A blast killed 25 people in Goma on Monday. Some media said more than 40 people were killed.")
    assert "increment" not in [c.figure_role.value for c in report.figures]


def test_headline_repeats_the_figure_of_the_body(read):
    report = read(
        "Mortar shells fired by rebels killed eight people in Damascus on Monday. "
        "In Aleppo rebels fired rockets on a suburb on Tuesday, injuring four civilians.",
        title="Eight civilians killed in attacks in Damascus, Aleppo",
    )
    assert report.toll("killed") == 8, report.told()


def test_dead_of_the_case_since_which_it_was_the_worst_are_history(read):
    report = read(
        "A gunman killed 19 children in Dallas on Monday. It was the deadliest school shooting since "
        "20 children and six adults were killed at an elementary school in Newtown, Connecticut, in December 2012."
    )
    assert {c.temporal_role.value for c in report.figures if c.count_best in (6, 20)} == {"background"}
    assert report.toll("killed") == 19


def test_others_may_be_the_rest_of_the_total(read):
    report = read(
        "Two car bombs exploded at a market in Goma on Monday, killing at least 30 people. "
        "Twenty-two bodies were brought to a hospital. Eight others died on the way."
    )
    assert report.main_toll("killed") == 30, report.told()


def test_those_who_died_of_no_deed_are_not_the_dead_of_a_later_one(read):
    report = read(
        "Nineteen passengers who were kidnapped in Kaduna were freed on Tuesday. Two of the captives had died in the "
        "forest, a spokeswoman said.\n\nSoldiers killed a suspected member of the gang near Katsina on Monday."
    )
    killed = {c.count_best: c.event_id for c in report.figures if c.harm == "killed"}
    assert killed[1] is not None
    assert killed[2] != killed[1], report.told()


def test_captives_freed_are_not_captured(read):
    report = read("They met their families on Monday.", title="Nineteen captives are freed after 11 days in Nigeria")
    assert "captured" not in {c.harm.value for c in report.figures}
