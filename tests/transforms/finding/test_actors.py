"""Who did it to whom: subjects, capitals that stand for governments, ministries, pronouns, misspellings."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "actor", "recipient"),
    [
        ("Kyiv accused Moscow of lying on Tuesday.", "ACCUSE", "Ukraine", "Russia"),
        ("Ankara warned Athens on Monday.", "THREATEN", "Turkey", "Greece"),
        ("The Kremlin condemned the bombing on Monday.", "ACCUSE", "Russia", ""),
        ("Russian forces shelled Sloviansk on Monday.", "ASSAULT", "Russia", "Sloviansk"),
        ("The foreign ministry in Moscow urged Armenia to show restraint.", "REQUEST", "Russia", "Armenia"),
        ("The defence ministry in Baku condemned the statement on Monday.", "ACCUSE", "Azerbaijan", ""),
        ("Poland expelled two Russian diplomats on Monday.", "SANCTION", "Poland", "Russia"),
        ("The African Union urged Sudan to stop the fighting.", "REQUEST", "African Union", "Sudan"),
        ("Hezbollah fired rockets at northern Israel on Monday.", "ASSAULT", "Hezbollah", "Israel"),
    ],
)
def test_actor_and_recipient_are_known_by_name(read, text, event_type, actor, recipient):
    report = read(text)
    event = report.only(event_type)
    assert actor in report.acted(event), report.told()
    assert recipient in report.suffered(event), report.told()


@pytest.mark.parametrize(
    ("text", "actor", "sufferer"),
    [
        ("A convoy was ambushed by rebels near Gao on Monday.", "rebels", "convoy"),
        ("Police were attacked by a crowd in Lima on Monday.", "crowd", "Police"),
        ("The shelling of Sloviansk by Russian forces killed two people on Monday.", "Russian forces", "two people"),
        ("Gunmen who attacked a church in Jos on Sunday killed four people.", "Gunmen", "four people"),
        ("Turkey used drones to strike Kurdish fighters on Monday.", "Turkey", "Kurdish fighters"),
        ("Rebels stormed a prison and killed two guards on Monday.", "Rebels", "two guards"),
    ],
)
def test_actor_and_sufferer_follow_the_grammar(read, text, actor, sufferer):
    report = read(text)
    attack = report.events[0]
    assert actor in report.acted(attack), report.told()
    assert sufferer in report.suffered(attack), report.told()
    assert sufferer not in report.acted(attack)


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Soldiers entered the market on Monday. They killed three farmers.", "They", "Soldiers"),
        ("The rebels left the town on Monday. They shot two guards.", "They", "rebels"),
        ("Rwanda rejected the report on Monday. It accused Congo of lying.", "It", "Rwanda"),
    ],
)
def test_pronoun_keeps_its_words_and_names_whom_it_stands_for(read, text, pronoun, meant):
    report = read(text)
    (part,) = report.parts(report.events[-1], "actor")
    assert part.mention_text == pronoun
    assert meant in report.words_for(part), report.told()


def test_ministry_knows_its_government(read):
    report = read("The foreign ministry in Moscow urged Armenia to show restraint.")
    (part,) = report.parts(report.only("REQUEST"), "actor")
    (ministry,) = [a for a in report.extraction.actors if a.actor_id == part.actor_id]
    assert (ministry.country, ministry.sector) == ("RUS", "GOV")


def test_building_is_a_target_and_no_actor(read):
    report = read("A missile hit a power station in Kharkiv on Monday.")
    (part,) = report.parts(report.only("ASSAULT"), "target")
    assert part.target_kind == "infrastructure"
    assert [a.kind for a in report.extraction.actors if a.actor_id == part.actor_id] == ["object"]


def test_agentless_passive_has_no_actor(read):
    report = read("A police station in Diffa was attacked on Monday.")
    assert report.parts(report.only("ASSAULT"), "actor") == []
