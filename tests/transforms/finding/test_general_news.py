"""News of every kind: sport, law, work, summits, wars of words, and towns that change hands."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The two chefs clashed over taste on the new show.",
        "She shot a glare at the reporter and walked away.",
        "He shot back that the plan was ridiculous.",
        "The new film was slaughtered by critics and fans.",
        "The team stormed to victory in Monza on Sunday.",
        "Customers bombarded the company with emails about the new logo.",
        "Nature lovers besieged the ranger station with calls.",
        "The senator came under fire for his remarks.",
        "The company came under fire from consumers.",
        "The band killed it on stage in Chicago.",
        "The candidates traded blows in the debate.",
        "The striker fired home from ten yards.",
        "The cyclist attacked on the final climb.",
        "She bombed at the audition.",
        "The two stars exchanged fire on Twitter.",
        "The mayor declared war on potholes.",
        "The chancellor was ousted from the reality show.",
    ],
)
def test_war_of_words_and_games_is_no_event(read, text):
    assert read(text).types(reported=False) == []


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Troops took Goma on Tuesday.", "COERCE", "seize"),
        ("The town fell to the rebels on Monday.", "COERCE", "seize"),
        ("The rebels seized control of Goma on Monday.", "COERCE", "seize"),
        ("The African Union suspended Gabon on Tuesday.", "SANCTION", "expel"),
        ("The United States revoked the visas of three officials on Tuesday.", "SANCTION", "discontinue"),
        ("Dozens protested outside the ministry in Antakya on Tuesday.", "PROTEST", "demo"),
        ("Japan sent rescue workers to Turkey on Monday.", "AID", None),
        ("The World Food Programme delivered meals to 30,000 families in Hatay on Monday.", "AID", None),
        ("Mediators from Qatar met Hamas officials in Doha on Monday.", "CONSULT", None),
    ],
)
def test_news_of_any_kind_has_its_event(read, text, event_type, mode):
    report = read(text)
    assert [(e.event_type, e.event_mode) for e in report.events] == [(event_type, mode)], report.told()


def test_town_that_falls_is_taken_by_those_it_falls_to(read):
    report = read("The town of Adi Goro fell to the rebels on Monday.")
    fall = report.only("COERCE")
    assert ("rebels" in report.acted(fall), fall.place_text) == (True, "Adi Goro")


@pytest.mark.parametrize(
    "text",
    [
        "The rebels demanded the release of prisoners on Monday.",
        "The rebels called for the release of prisoners on Monday.",
        "Kenya summoned the American ambassador in protest on Monday.",
        "Oman praised a law that let the government dismiss officials.",
    ],
)
def test_what_is_asked_for_or_allowed_is_no_deed(read, text):
    assert not {"RETREAT", "PROTEST", "SANCTION"} & set(read(text).types()), read(text).told()


def test_men_of_a_picket_are_no_protest(read):
    assert read("Police arrested 14 pickets who were blocking a gate on Monday.").types() == ["COERCE"]


def test_earthquake_is_no_assault_in_a_clause_of_its_outcome(read):
    report = read("An earthquake struck southern Osia on Monday, killing 50 people and injuring 200 others.")
    assert "ASSAULT" not in report.types()
    assert report.counts("killed") == ["killed 50 total"]


def test_accord_is_not_what_troops_withdraw_from(read):
    report = read("Under the deal Chad withdrew its troops from the frontier on Monday.")
    assert [e.event_type for e in report.events] == ["RETREAT"], report.told()


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Troops took Goma on Monday, two days after rebels attacked a base there.", "attacked", "2024-05-11"),
        ("A day after rebels attacked a base in Goma on Monday, troops stormed the town.", "stormed", "2024-05-14"),
        ("Two days after the bombing in Goma, police arrested four men on Monday.", "bombing", "2024-05-11"),
        ("Two days after the bombing in Goma, police arrested four men on Monday.", "arrested", "2024-05-13"),
    ],
)
def test_deed_a_day_after_another_is_counted_from_it(read, text, trigger, day):
    events = {e.trigger_text: str(e.start_date) for e in read(text).events}
    assert events[trigger] == day


def test_arrest_in_an_article_about_sport_is_news(read):
    report = read(
        "The president of the league was arrested on Monday in Karvat in a bribery inquiry, prosecutors said. Police "
        "raided the club after Saturday's final. The striker scored the winning goal in the match. The visitors "
        "attacked from the start and won the cup before a full stadium. The coach was held in custody."
    )
    assert "COERCE" in report.types()
    assert "ASSAULT" not in report.types(), report.told()


def test_meetings_of_one_person_with_others_are_several(read):
    report = read(
        "President Anna Ruiz met Prime Minister Omar Haddad in Karvat on Monday. Ruiz later met "
        "Speaker Paul Moss in Karvat."
    )
    assert report.types() == ["CONSULT", "CONSULT"], report.told()


def test_strikes_of_the_other_side_are_not_those_of_who_answers_them(read):
    report = read(
        "The Taliban claimed responsibility for the attack on a consulate in Herat, saying it was in retaliation for "
        "US airstrikes in Kunduz last week in which nine people were killed."
    )
    strikes = next(e for e in report.events if e.event_mode == "aerial")
    assert "Taliban" not in report.acted(strikes)


def test_headline_tells_what_was_bombed(read):
    report = read("Nobody was hurt, officials said.", title="German consulate in Herat bombed overnight")
    assert "consulate" in report.suffered(report.only("ASSAULT"))


def test_place_of_a_clause_with_where_is_the_noun_before_it(read):
    report = read("Mr Henry was in Kenya, where he signed a deal on Monday to bring officers to Haiti.")
    assert report.only("SUPPORT").place_text == "Kenya"


def test_day_to_come_is_of_nothing_else_in_the_sentence(read):
    report = read("India rejected the offer and ordered six Canadian envoys to leave by Saturday.")
    assert {str(e.start_date) for e in report.events} == {"2024-05-15"}, report.told()


def test_old_date_behind_a_deed_is_that_deed_s(read):
    report = read(
        "Chad expelled six envoys on Monday, accusing Sudan of involvement in the murder of a priest last year."
    )
    assert {e.event_type: str(e.start_date) for e in report.events} == {
        "SANCTION": "2024-05-13",
        "ACCUSE": "2024-05-13",
        "ASSAULT": "2023-01-01",
    }


def test_weekend_is_the_last_saturday_and_sunday(read):
    riot = read("Gangs stormed a prison in Port-au-Prince over the weekend.").only("ASSAULT")
    assert (str(riot.start_date), str(riot.end_date)) == ("2024-05-11", "2024-05-12")


def test_arrest_for_an_old_crime_is_the_news(read):
    report = read(
        "Police in Dresden arrested three men on Tuesday over the theft of jewels from a museum in 2019. The men were "
        "caught in raids on ten flats."
    )
    assert [e.temporal_role for e in report.events if e.event_mode == "arrest"] == ["current"], report.told()


@pytest.mark.parametrize(
    "text",
    [
        "Hurricane Osk hit the coast on Monday, killing at least 12 people and cutting power to three million homes.",
        "Tropical Storm Ana killed nine people in Malawi on Monday.",
        "A shark attacked a swimmer off Sydney on Monday.",
        "Bears killed two hikers in Romania on Monday.",
        "The rumour was shot down by the palace.",
        "The queen was ambushed by reporters outside the hotel.",
    ],
)
def test_storms_animals_and_reporters_commit_no_violence(read, text):
    assert read(text).types(reported=False) == []


def test_who_is_arrested_for_a_deed_did_it(read):
    report = read("Police arrested two men on Monday for attacking a priest in Goma.")
    assert "two men" in report.acted(report.only("ASSAULT")).lower(), report.told()


@pytest.mark.parametrize(
    ("text", "event_type", "realis"),
    [
        ("The army is to deploy 5,000 troops along the border.", "MOBILIZE", "future"),
        ("Unions called a strike until the president steps down.", "RETREAT", "future"),
        ("The president lifted martial law on Monday.", "CONCEDE", "asserted"),
    ],
)
def test_what_is_to_come_is_future(read, text, event_type, realis):
    assert [e.realis for e in read(text).events if e.event_type == event_type] == [realis]


def test_place_that_somebody_leaves_for_is_not_where_the_other_deed_was(read):
    report = read("Rebels attacked a bus near Gao on Monday and fled to Niger.")
    assert report.only("ASSAULT").place_text == "Gao"
    resigned = read("The president resigned and fled to India on Monday.").only("RETREAT")
    assert resigned.place_text is None


def test_toll_told_behind_a_reason_is_of_the_news(read):
    report = read(
        "Gunmen attacked the consulate in Herat on Monday. "
        "The Taliban said it was in retaliation for US airstrikes in Kunduz last week in which 30 people were killed. "
        "A doctor said four dead bodies and 12 wounded had been brought in."
    )
    raid = next(e for e in report.events if e.place_text == "Herat")
    assert {f.count_best for f in report.figures if f.event_id == raid.event_id} == {4, 12}, report.told()
    assert [e.temporal_role for e in report.events if e.event_mode == "aerial"] == ["recent_context"]


def test_car_that_runs_into_a_wall_by_itself_is_an_accident(read):
    assert "ASSAULT" not in read("A car rammed into a wall in Leeds on Monday, injuring two people.").types()


def test_day_on_which_an_attack_is_condemned_is_not_its_day(read):
    report = read("Gunmen attacked a church in Jos on Sunday. The attack was condemned by the bishop on Tuesday.")
    assert str(report.only("ASSAULT").start_date) == "2024-05-12"


def test_town_in_which_somebody_signs_is_a_place_and_no_party(read):
    signed = read("The two sides signed a peace deal in Doha on Monday.")
    assert signed.suffered(signed.only("SUPPORT")) == ""
    hosted = read("Egypt hosted talks between Fatah and Hamas in Cairo on Monday.")
    assert "Cairo" not in hosted.suffered(hosted.only("CONSULT")), hosted.told()


def test_building_may_be_the_consulate_told_of_before(read):
    report = read(
        "A bomb exploded outside a consulate in Herat, killing four people. The explosion late on Monday damaged the "
        "building."
    )
    assert report.types() == ["ASSAULT"], report.told()


def test_politician_attacks_another_in_words(read):
    report = read(
        "Former president Paul Moss attacked Prime Minister Omar Haddad as the worst leader in history on Monday."
    )
    assert [(e.event_type, e.event_mode) for e in report.events] == [("ACCUSE", "disapprove")], report.told()


def test_army_attacks_parliament_by_force(read):
    assert "ASSAULT" in read("The army attacked the parliament in Karvat on Monday.").types()


def test_headline_of_protests_is_about_the_first_one(read):
    report = read(
        "Thousands rallied in Tbilisi on Sunday against the law.", title="Georgia protests enter fourth night"
    )
    assert report.types() == ["PROTEST"], report.told()


def test_place_of_departure_is_not_the_place_of_an_arrest(read):
    held = read("The author was jailed in Minsk on Monday on his return from Germany.").only("COERCE")
    assert held.place_text == "Minsk"


def test_official_who_is_attacked_by_nobody_told_is_attacked_by_force(read):
    assert read("The prime minister was attacked on a street in Karvat on Monday.").types() == ["ASSAULT"]


def test_consulate_into_whose_wall_a_car_is_rammed_is_hit(read):
    report = read("A car packed with explosives was rammed into the wall surrounding a consulate in Herat on Monday.")
    assert "consulate" in report.suffered(report.only("ASSAULT"))


def test_who_is_wounded_in_a_shooting_is_no_shooter(read):
    report = read("The crowd fled.", title="Anna Ruiz wounded in shooting at rally", published="2024-05-15")
    assert all("Ruiz" not in report.acted(e) for e in report.events), report.told()


def test_where_those_arrested_fled_to_is_not_where_they_were_held(read):
    held = read("Chad said it had arrested 11 people, including four gunmen who were fleeing to Niger.").only("COERCE")
    assert held.place_text != "Niger"
