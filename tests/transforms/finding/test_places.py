"""Where it happened: as written, as resolved, and how sure."""

import pytest

from transforms.vocabulary import PlaceBasis


@pytest.mark.parametrize(
    ("text", "place", "country", "precision"),
    [
        ("Gunmen attacked a church in Jos on Sunday.", "Jos", "NGA", 1),
        ("Gunmen attacked a bus near Quetta on Sunday.", "Quetta", "PAK", 2),
        ("Troops shelled Idlib on Thursday.", "Idlib", "SYR", 1),
        ("Protesters marched in Nairobi on Sunday.", "Nairobi", "KEN", 1),
        ("Rebels captured the town of Bria on Monday.", "Bria", "CAF", 1),
        ("Gunmen killed three farmers in Kaduna state in Nigeria on Monday.", "Kaduna state", "NGA", 4),
        ("Gunmen killed a guard in Nahr-e Saraj district, Helmand province.", "Nahr-e Saraj district", "AFG", 3),
        ("A bomb killed two guards in Afghanistan's Mazar-i-Sharif city.", "Mazar-i-Sharif city", "AFG", 1),
        ("Nairobi police shot three men on Monday.", "Nairobi", "KEN", 1),
        ("The Mopti attack killed three soldiers.", "Mopti", "MLI", 1),
        ("A patrol operating in Gao killed three men on Monday.", "Gao", "MLI", 1),
        ("Russian forces attacked a depot in Ukraine on Monday.", "Ukraine", "UKR", 6),
    ],
)
def test_place_is_resolved_with_its_precision(read, text, place, country, precision):
    (event,) = read(text).events
    assert (event.place_text, event.country, event.where_precision) == (place, country, precision)


def test_district_that_no_gazetteer_knows_lies_in_the_province_told_with_it(read):
    event = read("Gunmen killed three guards in Umm Zaghara district, Kandahar province, on Monday.").only("ASSAULT")
    assert (event.country, event.admin1, event.where_precision) == ("AFG", "Kandahar", 4)


def test_quarter_of_a_town_is_not_a_province_of_its_name_elsewhere(read):
    event = read("A blast killed six people in the Salah al-Din district of Aleppo.").only("ASSAULT")
    assert (event.country, event.admin1) == ("SYR", "Aleppo")


@pytest.mark.parametrize(
    "text",
    [
        "Three farmers were killed in U.S. air strikes on Monday.",
        "A bomb killed three guards at the U.S. embassy on Monday.",
        "U.S.-led strikes killed three farmers on Monday.",
        "A patrol fired at Jordan Miller on Monday.",
    ],
)
def test_whose_it_is_tells_no_place(read, text):
    assert [e.place_text for e in read(text).events] == [None]


def test_place_of_the_reason_is_not_that_of_the_arrest(read):
    report = read("Three men were arrested for an attack in Jos.")
    assert report.only("COERCE").place_text is None


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed, a spokesman for the mission in Geneva said.",
        "According to an institute in London, three soldiers were killed.",
    ],
)
def test_where_somebody_speaks_is_no_place(read, text):
    assert read(text).only("ASSAULT").place_basis is not PlaceBasis.STATED


def test_place_told_before_a_statement_is_that_of_what_it_tells(read):
    assert read("In Kabul, police said three people were killed.").only("ASSAULT").place_text == "Kabul"


def test_place_is_inherited_from_a_sentence_that_tells_of_no_event(read):
    report = read("Soldiers searched a market in Mopti on Monday. They killed three men.")
    event = report.only("ASSAULT")
    assert (event.place_name, event.place_basis) == ("Mopti", "inherited")


def test_place_of_the_same_day_goes_before_a_nearer_one(read):
    report = read(
        "Soldiers searched a market in Mopti on Monday. Their commander was hurt in Gao on Friday. "
        "On Monday they killed three men."
    )
    assert report.events[-1].place_name == "Mopti"


def test_town_of_the_dateline_is_the_place_of_what_is_told_first(read):
    event = read("MOPTI, Mali (AP) — Gunmen killed three farmers on Monday.").only("ASSAULT")
    assert (event.place_name, event.place_basis, event.where_precision) == ("Mopti", "dateline", 2)


def test_capital_in_the_dateline_stands_for_its_country(read):
    event = read("BAMAKO, Mali (AP) — Gunmen killed three farmers on Monday.").only("ASSAULT")
    assert (event.country, event.place_basis, event.where_precision) == ("MLI", "dateline", 6)


def test_deeds_in_two_provinces_are_two_events(read):
    report = read(
        "Troops killed three insurgents in Khost province on Monday. "
        "Troops killed three insurgents in Kandahar province on Monday."
    )
    assert [e.admin1 for e in report.events] == ["Khost", "Kandahar"]


def test_place_of_a_route_is_not_taken(read):
    report = read("A convoy on its way from Gao to Ansongo was ambushed at Labbezanga on Thursday.")
    assert report.only("ASSAULT").place_text not in ("Gao", "Ansongo")


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministry in Moscow urged Armenia to show restraint.",
        "Moscow condemned Washington on Monday.",
    ],
)
def test_seat_of_a_speaker_is_no_place(read, text):
    assert [e.place_text for e in read(text).events] == [None]


def test_each_event_has_its_own_place(read):
    report = read(
        "Two soldiers were killed in an ambush near Mopti on Monday. "
        "In a separate attack, three policemen were killed in Gao on Tuesday."
    )
    assert [e.place_text for e in report.events] == ["Mopti", "Gao"]


def test_place_is_inherited_by_what_follows(read):
    report = read("Gunmen attacked a church in Jos on Sunday. They killed four people.")
    assert {e.place_name for e in report.events} == {"Jos"}


def test_namesake_is_chosen_by_the_country_of_the_article(read):
    report = read("Rockets hit a market in the Yemeni town of Hays on Tuesday. The government of Yemen condemned it.")
    (attack,) = [e for e in report.events if e.event_type == "ASSAULT"]
    assert (attack.place_name, attack.country) == ("Hays", "YEM")


def test_village_that_no_gazetteer_knows_is_not_placed_exactly(read):
    report = read("Gunmen killed three farmers in the village of Umm Zaghara in Sudan on Monday.")
    event = report.only("ASSAULT")
    assert event.country == "SDN"
    assert event.where_precision not in (None, 1)


def test_disputed_region_names_state_and_polity(read):
    event = read("Drones struck troops in Nagorno-Karabakh on Monday.").only("ASSAULT")
    assert (event.country, event.polity) == ("AZE", "Nagorno-Karabakh")


def test_coordinates_come_with_the_place(read):
    event = read("Gunmen attacked a church in Jos on Sunday.").only("ASSAULT")
    assert event.latitude == pytest.approx(9.9, abs=0.2)
    assert event.longitude == pytest.approx(8.9, abs=0.2)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Two brothers quarrelled in a shop in Jos. The police searched two houses. A guard was shot dead.", "Jos"),
        ("Memphis police are looking for two men. A boy was shot dead in a car.", "Memphis"),
        ("A meeting was held in Mopti.\n\nMany came.\n\nIt rained.\n\nNobody spoke.\n\nA guard was killed.", "Mopti"),
    ],
)
def test_event_without_a_place_plays_where_its_text_does(read, text, town):
    event = read(text).only("ASSAULT")
    assert event.place_name == town
    assert event.place_basis in ("inherited", "article")


def test_text_of_two_towns_gives_an_undecided_event_neither(read):
    filler = "It rained.\n\nNobody came.\n\nIt was late."
    report = read(f"A fair was held in Jos.\n\nA fair was held in Kano.\n\n{filler}\n\nA Nigerian guard was killed.")
    assert report.only("ASSAULT").place_name not in ("Jos", "Kano")


def test_street_that_no_gazetteer_knows_lies_in_the_town_of_its_text(read):
    event = read("Memphis police said the bar is in Memphis. A boy was shot dead on Qwertle Avenue.").only("ASSAULT")
    assert (event.place_text, event.place_name, event.where_precision) == ("Qwertle Avenue", "Memphis", 3)


def test_name_keeps_the_unit_that_it_was_told_with_once(read):
    report = read("Rain fell in Springfield, Missouri. Later a guard was shot dead in Springfield.")
    assert report.only("ASSAULT").admin1 == "Missouri"


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("The president met the king at the White House on Monday.", "CONSULT", "White House"),
        ("Students marched outside the Kremlin on Monday.", "PROTEST", "Kremlin"),
    ],
)
def test_house_of_a_government_is_a_place(read, text, event_type, place):
    assert read(text).only(event_type).place_text == place


def test_government_called_after_its_house_is_no_place(read):
    assert read("The White House condemned the king of Qwert on Monday.").only("ACCUSE").place_text is None


@pytest.mark.parametrize(
    "text",
    [
        "A 42-year-old man from Leeds was arrested on Monday.",
        "The driver, a 42-year-old from Leeds, was arrested on Monday.",
        "Rebels said the attack was in retaliation for raids in Leeds.",
        "The attack was for air strikes this month in the city of Leeds.",
    ],
)
def test_place_of_something_else_is_not_that_of_the_event(read, text):
    assert all(e.place_text != "Leeds" for e in read(text).events if e.trigger_text in ("arrested", "attack"))


def test_quarter_goes_before_its_city(read):
    report = read(
        "Two men were killed in London on Monday. Officers searched a house in Croydon. A fair in Croydon was closed.",
    )
    assert report.only("ASSAULT").place_name == "Croydon"


def test_wide_place_of_the_lead_gives_way_to_the_only_town(read):
    report = read("Gunmen killed two guards in Kenya on Monday. Officers searched a market in Garissa.")
    assert report.only("ASSAULT").place_name == "Garissa"


def test_wide_place_stays_where_the_text_plays_in_two_towns(read):
    report = read("Gunmen killed two guards in Kenya on Monday. Fairs were held in Garissa, in Garissa and in Kisumu.")
    assert report.only("ASSAULT").place_name == "Kenya"


def test_crash_is_called_after_its_place(read):
    report = read("Two men were killed in south London on Monday. It was late.", title="Croydon crash: two men named")
    assert report.only("ASSAULT").place_name == "Croydon"


def test_dateline_tells_which_town_and_unit_are_meant(read):
    report = read("LONDON, Ky. (AP) - London police arrested two men on Monday.\n\nA guard was shot in Laurel County.")
    assert {(e.country, e.admin1) for e in report.events} == {("USA", "Kentucky")}


def test_seat_of_a_world_body_is_no_scene(read):
    report = read("GENEVA, 15 May - A UN office has verified that 27 civilians were killed between 1 and 7 May.")
    assert report.only("ASSAULT").country is None


def test_place_in_brackets_is_not_where_things_happened(read):
    report = read("Syrian forces killed 47 Daesh fighters (a group outlawed in Russia) near Raqqa on Monday.")
    (attack,) = [e for e in report.events if e.event_type == "ASSAULT"]
    assert attack.country == "SYR"


def test_court_without_a_place_is_in_the_town_of_its_text(read):
    report = read("Two brothers quarrelled in a shop in Jos. A judge sentenced a man to ten years in prison on Monday.")
    assert report.only("SANCTION").place_name == "Jos"


def test_dateline_has_its_country_in_brackets(read):
    report = read("HAVANA (CUBA), 10 MAY (AFP) -- Two ministers resigned. Gunmen killed a guard in a car on Monday.")
    assert report.only("ASSAULT").country == "CUB"


@pytest.mark.parametrize(
    "text",
    [
        "The kidnapping of five students was condemned by leaders in Mexico on Monday.",
        "In a statement issued in Havana, the group condemned the murder of four priests.",
        "Talks were held in Caracas on Monday, but after the murder of four priests the rebels walked out.",
    ],
)
def test_where_people_talk_is_not_where_the_deed_was(read, text):
    assert read(text).only("ASSAULT").place_basis is not PlaceBasis.STATED


def test_neighbourhood_lies_in_the_town_told_with_it(read):
    event = read("Guards were killed in the San Antonio Abad neighborhood in northern San Salvador.").only("ASSAULT")
    assert (event.place_text, event.country) == ("San Antonio Abad neighborhood", "SLV")


def test_where_somebody_lives_is_not_where_he_was_taken(read):
    event = read("The trader, who spends most of his time in Miami, was kidnapped on Monday.").only("ASSAULT")
    assert event.place_basis is not PlaceBasis.STATED
