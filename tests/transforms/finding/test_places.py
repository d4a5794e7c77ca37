"""Where it happened: as written, as resolved, and how sure."""

import pytest


@pytest.mark.parametrize(
    ("text", "place", "country", "precision"),
    [
        ("Gunmen attacked a church in Jos on Sunday.", "Jos", "NGA", 1),
        ("Gunmen attacked a bus near Quetta on Sunday.", "Quetta", "PAK", 2),
        ("Troops shelled Idlib on Thursday.", "Idlib", "SYR", 1),
        ("Protesters marched in Nairobi on Sunday.", "Nairobi", "KEN", 1),
        ("Russian forces attacked a depot in Ukraine on Monday.", "Ukraine", "UKR", 6),
    ],
)
def test_place_is_resolved_with_its_precision(read, text, place, country, precision):
    (event,) = read(text).events
    assert (event.place_text, event.country, event.where_precision) == (place, country, precision)


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
