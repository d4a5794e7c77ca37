"""Wordings that make a false death toll: things shot down, mishaps, missing people read as hurt, sums of a year."""

import pytest

TOLLS = [
    ("Shells hit a camp near Nyala on Friday. The health ministry put the toll at 57.", "killed", 57),
    ("Turkish forces neutralised 48 militants in the Gara area on Sunday.", "killed_or_injured", 48),
    ("The army said it had shot down two Ukrainian drones over Belgorod on Monday.", "injured", None),
    ("Gang members freed the last 12 of 17 nurses kidnapped two months ago outside Leogane.", "released", 12),
    ("Four policemen were martyred when gunmen attacked a checkpoint near Bannu on Monday.", "killed", 4),
    ("The toll from a missile strike on a block of flats in the city of Izium has risen to 30.", "killed", 30),
    ("Investors fled technology shares on Monday after the central bank raised its rate.", "displaced", None),
    ("About 600 villagers fled shelling near Izium on Monday.", "displaced", 600),
    ("About 600 people fled Izium on Monday after rebels shelled it.", "displaced", 600),
    ("About 600 people fled on Monday after rebels shelled Izium.", "displaced", 600),
    ("Air defences shot down four helicopters near Kherson on Monday, the governor said.", "killed", None),
    (
        (
            "A missile hit a flat in Izium on Monday. The governor said 73 people were wounded, including 14 "
            "children, and that between 30 and 40 people were still missing."
        ),
        "injured",
        73,
    ),
    ("Six soldiers lost their lives in an ambush near Bannu on Monday.", "killed", 6),
    (
        "Two militants were killed near Sopore on Monday. Some 62 militants were killed there so far this year.",
        "killed",
        2,
    ),
    (
        "A bomb killed three soldiers near Mopti on Monday. In 2022, similar bombs killed more than 90 people.",
        "killed",
        3,
    ),
    ("Gunmen shot dead a trader in Jos on Tuesday. It was the 12th killing in the city this month.", "killed", 1),
    ("Her mother sheltered refugees in the war. Gunmen killed a nurse in Jos on Monday.", "displaced", None),
]


@pytest.mark.parametrize(("text", "harm", "toll"), TOLLS)
def test_toll_is_of_the_people_harmed_here(read, text, harm, toll):
    report = read(text)
    assert report.toll(harm) == toll, [*report.told(), *report.counts()]


@pytest.mark.parametrize(
    "text",
    [
        "At least 62 people died when a fuel tanker exploded near Morogoro on Monday, police said.",
        "A gas cylinder exploded in a restaurant in Xining on Monday, killing three people.",
        "A gas explosion in a block of flats in Izhevsk killed three people on Monday.",
        "At least 62 people died and 70 were injured when a fuel tanker exploded near Morogoro on Monday, police said.",
        "A boiler blast at a factory in Dhaka on Monday left nine workers dead.",
        "Two people were killed and 14 injured when a tram derailed in Leeds on Monday, police said.",
        "A car hit a bus near Abuja on Monday, killing nine people.",
    ],
)
def test_mishap_is_no_assault(read, text):
    report = read(text)
    assert "ASSAULT" not in report.types(), report.told()


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb exploded beside a fuel tanker near Hilla on Monday, killing nine people.",
        "Militants blew up a gas pipeline near Arish on Monday.",
        "A gas attack on the town of Saraqeb killed nine people on Monday.",
    ],
)
def test_attack_on_what_can_burst_is_an_assault(read, text):
    report = read(text)
    assert "ASSAULT" in report.types(), report.told()


def test_missing_people_are_missing(read):
    report = read(
        "A missile hit a block of flats in Izium on Monday. Nine people were hurt and between 30 and 40 are missing."
    )
    assert report.counts("missing") == ["missing 30-40 total"], report.counts()


def test_wounded_hang_on_the_attack_of_their_own_paragraph(read):
    report = read(
        "On 2 May, militants attacked a convoy near Nara, killing seven soldiers.\n\n"
        "On 6 May, a mine hit a lorry near Ber. Three peacekeepers were wounded. No group claimed the attack."
    )
    dead, hurt = (next(f for f in report.figures if f.harm == harm) for harm in ("killed", "injured"))
    days = {e.event_id: e.start_date.day for e in report.events if e.start_date}
    assert (days[dead.event_id], days[hurt.event_id]) == (2, 6), report.told()


def test_denial_is_not_hung_on_a_deed_told_after_it(read):
    report = read(
        "Russian missiles hit a block of flats in Izium on Monday, killing nine people. Moscow has denied targeting "
        "civilians. Its defence ministry said its forces had shot down two drones over Belgorod."
    )
    contested = [e.trigger_text for e in report.events if e.contested]
    assert "shot down" not in contested, report.told()


def test_people_missing_are_no_part_of_the_hurt(read):
    report = read(
        "A missile hit a flat in Izium on Monday. The governor said 73 people were wounded, including 14 children, and "
        "that between 30 and 40 people were still missing."
    )
    assert report.counts("injured") == ["injured 73 total", "injured 14 part"]


def test_sum_of_a_week_is_no_toll_of_one_attack(read):
    report = read(
        "In the week of 1 to 7 May, observers counted at least 87 reported fatalities in Mali.\n\n"
        "On 2 May, militants attacked a convoy near Nara, killing seven soldiers."
    )
    assert report.toll("killed") == 7, report.counts()


def test_toll_of_one_entry_of_a_live_page_is_not_hung_on_another(read):
    report = read(
        "14:20 Army says eight soldiers killed\n\nEight soldiers were killed near the border on Monday.\n\n"
        "13:05 Toll of strike rises to nine\n\nThe toll of a strike on the port of Zuwara on Monday has risen to nine."
    )
    hung = {f.count_best: f.event_id for f in report.figures}
    assert hung[9] != hung[8]


def test_sanctions_take_no_place_from_a_meeting_told_before(read):
    report = read(
        "France's president met Russia's leader in Moscow on Monday.\n\n"
        "The European Union imposed sanctions on 12 Belarusian officials."
    )
    assert report.only("SANCTION").place_name != "Moscow"


@pytest.mark.parametrize(
    "text",
    [
        "A car crashed into a crowd in Leeds on Monday, killing nine people.",
        "Nine soldiers were killed when rebels attacked and their helicopter crashed near Mopti on Monday.",
    ],
)
def test_wreck_by_somebody_stays_an_assault(read, text):
    report = read(text)
    assert "ASSAULT" in report.types(), report.told()


@pytest.mark.parametrize(
    "text",
    [
        "Seven people have been killed and dozens injured after a tram overturned in Leeds on Monday.",
        "Several dead and dozens injured after tram overturns",
    ],
)
def test_harm_after_a_wreck_is_no_assault(read, text):
    assert "ASSAULT" not in read(text).types()


def test_wreck_keeps_its_toll(read):
    text = "Two people were killed and 14 injured when a tram derailed in Leeds on Monday, police said."
    report = read(text)
    assert (report.toll("killed"), report.toll("injured")) == (2, 14)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("She insisted on Monday that she was beating Paul Moe before the presidential election.", False),
        ("Police beat protesters in Goma on Monday.", True),
        ("A voter was beaten in Goma on Monday, the election commission said.", True),
    ],
)
def test_who_is_beaten_at_the_polls_is_not_assaulted(read, text, is_told):
    assert ("ASSAULT" in read(text).types()) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The drought left many wells without water on Monday.", False),
        ("A storm left thousands of families without power on Monday.", False),
        ("The army left thousands of families in Goma without water on Monday.", True),
    ],
)
def test_weather_withholds_nothing(read, text, is_told):
    assert ("COERCE" in read(text).types()) is is_told


def test_headlines_at_the_end_of_a_page_tell_of_nothing(read):
    report = read(
        "Two men were shot in Leeds on Monday, police said. They were taken to a hospital in stable condition.\n\n"
        "Teen killed in crash near Hull Mayor wins third term Three injured in house fire Man gets 20 years for "
        "killing wife Two dead in plane crash in York 15 dead as bomb hits market in Lahore Dog saves boy"
    )
    assert (report.toll("killed"), report.toll("injured")) == (None, 2), report.counts()


def test_verdict_that_describes_somebody_in_a_list_is_no_news(read):
    report = read(
        "The governor of Ohio commuted the sentences of two people on Monday.\n\n"
        "64-year-old Ann Smith convicted of murdering a tenant\n\n"
        "Omar Haddad, 48, convicted of a robbery in Dayton"
    )
    assert "convicted" not in [e.trigger_text for e in report.events]
