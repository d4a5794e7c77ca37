"""What happened: triggers in all their forms, modes, and which mentions are one event."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Gunmen opened fire on a bus near Quetta on Monday.", "ASSAULT", "firearms"),
        ("Artillery shelled the town of Avdiivka on Monday.", "ASSAULT", "heavy-weapons"),
        ("A missile hit an apartment block in Kharkiv on Monday.", "ASSAULT", "heavy-weapons"),
        ("A shell fell on a market in Kharkiv on Monday.", "ASSAULT", "heavy-weapons"),
        ("Militants hanged two men in Kunduz on Monday.", "ASSAULT", "targeted"),
        ("Turkish-made drones struck a fuel depot near Tripoli on Monday.", "ASSAULT", "drone"),
        ("Turkey used drones to strike Kurdish fighters on Monday.", "ASSAULT", "drone"),
        ("An air strike hit a warehouse in Raqqa on Monday.", "ASSAULT", "aerial"),
        ("A car bomb exploded outside a hotel in Mogadishu on Sunday.", "ASSAULT", "explosives"),
        ("A suicide bomber blew himself up at a mosque in Peshawar on Friday.", "ASSAULT", "suicide-attack"),
        ("A bomber killed four people in Kabul on Friday.", "ASSAULT", None),
        ("US bombers struck targets in Hodeidah on Friday.", "ASSAULT", "aerial"),
        ("Gunmen abducted 20 pupils from a school in Kaduna on Monday.", "ASSAULT", "abduct"),
        ("Soldiers tortured two prisoners in Conakry on Monday.", "ASSAULT", "torture"),
        ("Soldiers beat three students in Conakry on Monday.", "ASSAULT", "beat"),
        ("Soldiers burned houses in Tora on Monday.", "ASSAULT", "destroy"),
        ("Police fired tear gas at protesters in Nairobi on Tuesday.", "ASSAULT", "crowd-control"),
        ("Police arrested two lawyers in Tunis on Monday.", "COERCE", "arrest"),
        ("Rebels captured the town of Bria on Monday.", "COERCE", "seize"),
        ("The government imposed a curfew in Dhaka on Monday.", "COERCE", "curfew"),
        ("Students marched in Dhaka on Tuesday.", "PROTEST", "demo"),
        ("Dock workers went on strike in Durban on Monday.", "PROTEST", "strike"),
        ("Farmers blocked the highway to Santa Cruz on Monday.", "PROTEST", "obstruct"),
        ("Protesters rioted in Port Moresby on Monday.", "PROTEST", "riot"),
        ("A court in Cairo sentenced 12 activists to prison on Monday.", "SANCTION", "convict"),
        ("Poland expelled two Russian diplomats on Monday.", "SANCTION", "expel"),
        ("China imposed sanctions on two companies on Tuesday.", "SANCTION", "discontinue"),
        ("Chad deployed 500 soldiers to the border on Monday.", "MOBILIZE", "troops"),
        ("Kyiv accused Moscow of lying on Tuesday.", "ACCUSE", "allege"),
        ("Oman condemned Israel on Monday.", "ACCUSE", "disapprove"),
        ("Chad rejected the offer on Monday.", "REJECT", None),
        ("Russian President Vladimir Putin met his Turkish counterpart in Sochi on Monday.", "CONSULT", None),
        ("The president of Ghana visited Nigeria on Tuesday.", "CONSULT", "visit"),
        ("The two ministers spoke by telephone on Monday.", "CONSULT", "phone"),
        ("Chad and Sudan signed a peace agreement in Doha on Monday.", "SUPPORT", None),
        ("France pledged 20 million euros to Chad on Monday.", "AGREE", None),
        ("Japan donated two million dollars to Yemen on Monday.", "AID", None),
        ("The rebels freed 14 soldiers on Sunday.", "RETREAT", "release"),
        ("The minister resigned on Tuesday.", "RETREAT", "resign"),
        ("Ethiopian troops withdrew from Mekelle on Monday.", "RETREAT", "withdraw"),
    ],
)
def test_event_has_its_type_and_mode(read, text, event_type, mode):
    report = read(text)
    assert [(e.event_type, e.event_mode) for e in report.events] == [(event_type, mode)], report.told()


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked a barracks near Goma on Monday.",
        "A barracks near Goma was attacked by militants on Monday.",
        "The attack on a barracks near Goma by militants on Monday was the second in a month.",
        "Militants carried out an attack on a barracks near Goma on Monday.",
        "Militants who attacked a barracks near Goma on Monday fled into the forest.",
    ],
)
def test_attack_is_found_in_every_grammar(read, text):
    report = read(text)
    assert report.types() == ["ASSAULT"], report.told()
    attack = report.only("ASSAULT")
    assert "militants" in report.acted(attack).lower()
    assert "barracks" in report.suffered(attack)
    assert attack.place_text == "Goma"


@pytest.mark.parametrize(
    "text",
    [
        "A bus crash near Cusco killed 12 people on Monday.",
        "Floods killed 30 people in Kerala on Monday.",
        "Lightning killed two farmers in Bihar on Tuesday.",
        "An earthquake killed 40 people in Herat on Monday.",
    ],
)
def test_accident_is_no_assault(read, text):
    assert "ASSAULT" not in read(text).types()


@pytest.mark.parametrize(
    "text",
    [
        "The home side won 3-1 after the striker killed the game late on.",
        "The minister launched a book about the war.",
        "The mayor hung portraits of two men in the hall on Monday.",
        "The rebels hung the body from a pole in the square.",
    ],
)
def test_figure_of_speech_is_no_event(read, text):
    assert read(text).types(reported=False) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A bomb exploded at a market in Kano on Monday. The blast killed six traders.", None),
        ("Gunmen killed six people in Jos on Monday. The attack left the town in shock, police said.", None),
        ("A bomb killed seven people at a market in Lahore on Tuesday, police said.", "Bomb kills seven in Lahore"),
        ("Rebels attacked Kidal on Monday. The attack began at dawn.", None),
    ],
)
def test_mentions_of_one_event_become_one_row(read, text, title):
    report = read(text, title=title)
    assert report.types() == ["ASSAULT"], report.told()


def test_separate_attacks_stay_apart(read):
    report = read(
        "Two soldiers were killed in an ambush near Mopti on Monday. "
        "In a separate attack, three policemen were killed in Gao on Tuesday."
    )
    assert [str(e.start_date) for e in report.events] == ["2024-05-13", "2024-05-14"], report.told()


def test_attacks_on_different_days_and_places_stay_apart(read):
    report = read("Jets bombed Hodeida on Saturday. A drone hit a bus in Marib on Monday.")
    assert report.types() == ["ASSAULT", "ASSAULT"], report.told()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("About 5,000 people protested in Tbilisi on Tuesday.", 4500, 5500),
        ("Hundreds of students marched in Dhaka on Tuesday.", 200, 999),
        ("Some 300 teachers demonstrated in Lima on Tuesday.", 270, 330),
        ("Students marched in Dhaka on Tuesday.", None, None),
    ],
)
def test_crowd_has_its_size(read, text, low, high):
    protest = read(text).only("PROTEST")
    assert (protest.crowd_low, protest.crowd_high) == (low, high)


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Turkish-made drones struck a fuel depot near Tripoli on Monday.", "Turkish-made drones"),
        ("A car bomb exploded outside a hotel in Mogadishu on Sunday.", "car bomb"),
        ("A missile hit an apartment block in Kharkiv on Monday.", "missile"),
        ("Gunmen attacked a church in Jos on Sunday.", None),
    ],
)
def test_weapon_is_kept_as_written(read, text, weapon):
    assert read(text).only("ASSAULT").weapon == weapon


@pytest.mark.parametrize(
    "text",
    [
        "The United States urged Israel to release the prisoners.",
        "The envoy called on the rebels to stop shelling the town.",
    ],
)
def test_content_of_a_demand_is_no_event(read, text):
    report = read(text)
    assert report.types() == ["REQUEST"], report.told()
    assert [e.realis for e in report.events if e.event_type != "REQUEST" and e.realis == "asserted"] == []


@pytest.mark.parametrize("headline", ["Man shot in face on The Alameda", "Police: 28-year-old man shot in robbery"])
def test_who_suffers_in_a_headline_is_not_made_the_doer(read, headline):
    found = read("The town is quiet.", title=headline)
    shooting = next(e for e in found.events if e.event_type == "ASSAULT")
    assert found.parts(shooting, "actor") == []
    assert [p.mention_text.lower().removeprefix("28-year-old ") for p in found.parts(shooting, "victim")] == ["man"]


def test_headline_in_the_active_keeps_its_doer(read):
    found = read("The town is quiet.", title="Gunmen killed two villagers in Beni")
    assert [p.mention_text for p in found.parts(found.only("ASSAULT"), "actor")] == ["Gunmen"]


LIVE = (
    "{first} Strike on the port\n\nAn air strike on the port of Zuwara on Monday killed nine people, doctors said.\n\n"
    "{second} Soldiers fall near the border\n\nThe army said six soldiers were killed on Monday.\n"
)


def test_entries_of_a_live_page_tell_of_different_things(read):
    report = read(LIVE.format(first="14:20", second="11:05"))
    killings = {f.count_best: f.event_id for f in report.figures if f.harm == "killed"}
    assert set(killings) == {9, 6}, report.told()
    assert killings[9] != killings[6]


def test_one_time_of_day_makes_no_live_page(read):
    report = read(
        "14:20 was the time on the clock. Rebels attacked a barracks near Goma on Monday.\n\nThe attack was repelled."
    )
    assert len([e for e in report.events if e.event_type == "ASSAULT"]) == 1


def test_vote_to_impose_imposes(read):
    report = read("The UN Security Council voted on Friday to impose an arms embargo on Chad.", published="2024-11-03")
    assert [(e.event_type, e.realis, str(e.start_date)) for e in report.events] == [
        ("SANCTION", "asserted", "2024-11-01")
    ]


def test_past_wish_threatens_nobody(read):
    report = read("The suspect told police in Dallas on Monday that he wanted to kill as many people as he could.")
    assert "THREATEN" not in report.types()


def test_drive_from_home_deports_nobody(read):
    assert "COERCE" not in read("Paul Moe drove 650 miles from his home in Allen on Monday.").types()
    assert "COERCE" in read("Rebels drove 300 villagers from their homes near Goma on Monday.").types()
