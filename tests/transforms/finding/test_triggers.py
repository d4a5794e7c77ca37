"""Which wordings tell of which event, and which only look like one."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Peru is willing to reopen the talks.", "AGREE", None),
        ("Chad offered to hand two suspects over to Niger on Monday.", "AGREE", None),
        ("The minister was critical of Ghana on Monday.", "ACCUSE", "disapprove"),
        ("The court decided to allow the opposition leader to run.", "CONCEDE", None),
        ("The government lifted a state of emergency in the north on Sunday.", "CONCEDE", None),
        ("Norway suspended part of an aid program for Chad on Friday.", "SANCTION", "discontinue"),
        ("Norway gave Chad five million dollars of aid on Monday.", "AID", None),
        ("The government ordered the newspaper to suspend publication on Monday.", "COERCE", "restrict"),
        ("The rebels violated the ceasefire in Kidal on Monday.", "REJECT", None),
        ("Officers staged a coup in Conakry on Sunday.", "COERCE", "seize"),
        ("Police raided a house in Lyon on Monday.", "COERCE", "seize"),
        ("Police captured two suspects in Lima on Monday.", "COERCE", "arrest"),
        ("Hackers hacked the website of the ministry on Monday.", "COERCE", "cyber"),
        ("Protesters burned a flag outside the embassy in Lima on Monday.", "PROTEST", "vandalize"),
        ("Drivers are on strike in Lima.", "PROTEST", "strike"),
        ("Chad threatened to sever ties with Niger on Monday.", "THREATEN", "relations"),
        ("The president tendered his resignation on Monday.", "RETREAT", "resign"),
        ("The two armies observed a truce in Kidal on Monday.", "RETREAT", "ceasefire"),
        ("The army destroyed 200 kilos of cocaine near Lima on Monday.", "COERCE", None),
        ("Niger dismissed an appeal by Chad on Monday.", "REJECT", None),
    ],
)
def test_wording_tells_of_its_event(read, text, event_type, mode):
    found = [(e.event_type, e.event_mode) for e in read(text).events]
    assert (event_type, mode) in found, read(text).told()


@pytest.mark.parametrize(
    "text",
    [
        "The senator battled cancer for a year.",
        "The minister said the city must fight poverty.",
        "The spokesman declined to comment on Monday.",
        "Lawmakers killed the bill on Monday.",
        "The company fired up its new engine on Monday.",
        "The minister visited a museum in Accra on Monday.",
        "Drought threatens crops in Niger.",
        "The firm charged a fee of two euros.",
        "The ministry released a report on Monday.",
    ],
)
def test_idiom_is_no_event(read, text):
    assert read(text).types(reported=False) == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The minister fired his deputy on Monday.", "SANCTION"),
        ("Gunmen fired at a bus near Lima on Monday.", "ASSAULT"),
        ("Soldiers entered the town of Goma on Monday.", "COERCE"),
        ("Rockets hit a market in Hodeida on Monday.", "ASSAULT"),
    ],
)
def test_same_verb_tells_of_different_events(read, text, event_type):
    assert read(text).types() == [event_type]


def test_object_is_seen_through_its_measure(read):
    protest = read("Hundreds of teachers marched in Lima on Monday.").only("PROTEST")
    assert protest.event_mode == "demo"


def test_main_clause_is_surer_than_what_hangs_on_it(read):
    report = read("Chad rejected an offer on Monday, urging the neighbours to sign the treaty instead.")
    surest = max(report.events, key=lambda e: e.confidence)
    assert surest.event_type == "REJECT"


def test_joined_clause_is_no_content_of_the_one_before(read):
    report = read(
        "The rebels will hand in their weapons at three camps, and the troops will withdraw from two villages."
    )
    assert "withdraw" in [e.trigger_text for e in report.events]


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("A nurse was raped by two soldiers in Goma on Monday.", "ASSAULT", "sexual"),
        ("Soldiers were raping women in Goma on Monday, residents said.", "ASSAULT", "sexual"),
        ("Rebels gutted the market of Goma on Monday.", "ASSAULT", "destroy"),
        ("Guards waterboarded two prisoners in Goma on Monday.", "ASSAULT", "torture"),
    ],
)
def test_verbs_are_known_in_the_forms_that_the_parser_gets_wrong(read, text, event_type, mode):
    assert [(e.event_type, e.event_mode) for e in read(text).events] == [(event_type, mode)]
