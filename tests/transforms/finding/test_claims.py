"""Who says so, who denies it, and what the article lets stand."""

import pytest


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Rebels attacked a barracks near Goma on Monday.", "asserted"),
        ("Rebels attacked a barracks near Goma on Monday, residents said.", "asserted"),
        ("Gunmen killed five traders near Katsina on Monday, police said.", "asserted"),
        ("The rebels said they had killed 12 soldiers in an ambush near Mopti on Monday.", "alleged"),
        ("The army said it had killed 12 rebels in a raid near Mopti on Monday.", "alleged"),
        ("Kyiv accused Moscow of shelling a hospital in Kherson on Tuesday.", "alleged"),
        ("Troops allegedly burned a church in Tora on Monday.", "alleged"),
        ("Rwanda denied on Tuesday that its troops had attacked Goma.", "denied"),
        ("The army did not attack the camp near Nyala on Monday.", "negated"),
        ("If troops attack the camp near Nyala, residents will flee.", "hypothetical"),
        ("Police could arrest the leader next week.", "hypothetical"),
        ("Police will arrest the leader next week.", "future"),
    ],
)
def test_event_is_as_real_as_its_wording(read, text, realis):
    report = read(text)
    found = [e.realis for e in report.events if e.event_type in ("ASSAULT", "COERCE")]
    assert found == [realis], report.told()


def test_accusation_is_a_fact_and_its_content_is_alleged(read):
    report = read("Kyiv accused Moscow of shelling a hospital in Kherson on Tuesday.")
    assert [(e.event_type, e.realis) for e in report.events] == [("ACCUSE", "asserted"), ("ASSAULT", "alleged")]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv accused Moscow of shelling a hospital in Kherson on Tuesday. Moscow denied the accusation.",
        "Chad accused Sudan of bombing a market on Tuesday, a charge that Sudan rejected.",
    ],
)
def test_denial_contests_what_was_alleged(read, text):
    report = read(text)
    (attack,) = [e for e in report.events if e.event_type == "ASSAULT"]
    assert attack.contested
    assert attack.realis == "alleged"
    assert len(report.said_by("denies")) == 1


def test_denier_is_a_part_of_the_event(read):
    report = read("Chad accused Sudan of bombing a market on Tuesday, a charge that Sudan rejected.")
    assert "Sudan" in report.who(report.only("ASSAULT"), "denier")


def test_undenied_event_is_not_contested(read):
    report = read("Rebels attacked a barracks near Goma on Monday, residents said.")
    assert not report.only("ASSAULT").contested


@pytest.mark.parametrize(
    ("text", "polarity", "claimant"),
    [
        ("Gunmen killed five traders near Katsina on Monday, police said.", "asserts", "police"),
        ("Rwanda denied on Tuesday that its troops had attacked Goma.", "denies", "Rwanda"),
        ("The UN could not confirm that the army had attacked the village.", "cannot_confirm", "United Nations"),
        (
            "A bomb exploded in Mogadishu on Monday. Al-Shabaab claimed responsibility for the attack.",
            "claims_responsibility",
            "al-Shabaab",
        ),
    ],
)
def test_claim_says_who_stands_where(read, text, polarity, claimant):
    assert claimant in read(text).said_by(polarity)


@pytest.mark.parametrize(
    ("text", "claimant_type"),
    [
        ("Rebels attacked a barracks near Goma on Monday, residents said.", "witness"),
        ("Rebels attacked a barracks near Goma on Monday, the United Nations said.", "igo"),
        ("A bomb killed five people in Kabul on Monday, doctors said.", "medical"),
        ("The rebels said they had killed 12 soldiers in an ambush near Mopti on Monday.", "party_nonstate"),
    ],
)
def test_claimant_has_its_type(read, text, claimant_type):
    assert {c.claimant_type for c in read(text).claims} == {claimant_type}


def test_party_to_the_event_is_marked(read):
    own = read("The rebels said they had killed 12 soldiers in an ambush near Mopti on Monday.")
    other = read("Gunmen killed five traders near Katsina on Monday, police said.")
    assert {c.is_party for c in own.claims} == {True}
    assert {c.is_party for c in other.claims} == {False}


def test_articles_own_voice_makes_no_claim(read):
    assert read("Rebels attacked a barracks near Goma on Monday.").claims == ()


def test_claim_speaks_of_one_thing(read):
    report = read("Gunmen killed five traders near Katsina on Monday, police said.")
    assert [(c.event_id is None) != (c.casualty_id is None) for c in report.claims] == [True] * len(report.claims)
    assert {c.casualty_id for c in report.claims if c.casualty_id} == {c.casualty_id for c in report.figures}


BOMB = "A bomb killed nine people in Quetta on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "The Baloch Liberation Army claimed responsibility on Tuesday for the attack.",
        BOMB + "The Baloch Liberation Army claimed the attack in a statement.",
        BOMB + "Responsibility for the blast was claimed by the Baloch Liberation Army.",
        BOMB + "The Baloch Liberation Army said it carried out the attack.",
    ],
)
def test_who_says_it_was_theirs_claims_responsibility(read, text):
    report = read(text)
    attack = report.only("ASSAULT")
    assert set(report.said_by("claims_responsibility")) == {"Balochistan Liberation Army"}, report.told()
    assert "Balochistan Liberation Army" in report.who(attack, "actor")
    assert (attack.realis, [f.count_best for f in report.figures]) == ("asserted", [9])


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "No group immediately claimed responsibility for the attack.",
        BOMB + "The attack claimed nine lives.",
        BOMB + "The army said it had killed 12 rebels near Mopti on Tuesday.",
    ],
)
def test_nobody_is_given_responsibility_that_he_did_not_claim(read, text):
    assert not read(text).said_by("claims_responsibility")


def test_who_claims_an_attack_gives_no_figure(read):
    report = read("Al-Shabaab claimed responsibility on Tuesday for the bombing that killed 12 people in Mogadishu.")
    (figure,) = report.figures
    assert (figure.count_best, figure.realis, figure.claimant_text) == (12, "asserted", None)


@pytest.mark.parametrize("verb", ["put", "estimated"])
def test_who_puts_the_toll_is_its_claimant(read, verb):
    report = read(
        f"Shells hit a market in Goma on Monday, killing 42. The health ministry {verb} the death toll at 57."
    )
    assert [f.claimant_text for f in report.figures if f.count_best == 57] == ["The health ministry"]


def test_denied_deed_leaves_the_figures_of_others_standing(read):
    report = read(
        "Shells fired by the army struck a camp near Goma on Monday, killing 42 people, a union said. "
        "The health ministry put the toll at 57. The army denied shelling the camp."
    )
    assert {f.count_best: f.realis for f in report.figures}[57] == "asserted"
    assert report.only("ASSAULT").trigger_text != "shelling"


@pytest.mark.parametrize("what", ["responsibility", "involvement", "any role in the attack"])
def test_denied_responsibility_contests_a_deed_of_nobody_named(read, what):
    report = read(f"An attack near Goma killed 12 people on Monday. M23 denied {what}.")
    attack = report.only("ASSAULT")
    assert attack.contested
    assert "M23" in report.who(attack, "denier")


def test_they_in_a_quotation_is_not_the_one_farmer_who_speaks(read):
    report = read('"They burned the house," said Omar Said, a farmer from Goma. "Then they shot my dog."')
    assert all("farmer" not in report.who(e, "actor") for e in report.events)


@pytest.mark.parametrize(
    "text",
    [
        '"We did not fire on Tarmala. This is an invention," army spokesman Col. Idris Haroun told reporters.',
        'Army spokesman Col. Idris Haroun told reporters: "We hold our fire. We did not shell Tarmala. We never do."',
    ],
)
def test_we_means_who_speaks_the_whole_quotation(read, text):
    report = read(
        f"Government artillery shelled a market in Tarmala on Monday, killing 14 people, residents said. {text}"
    )
    (denial,) = [e for e in report.events if e.event_type == "REJECT"]
    assert "Haroun" in report.who(denial, "actor"), report.told()
    assert report.only("ASSAULT").contested


def test_second_quoted_sentence_has_its_speaker(read):
    report = read('"The rebels came at dawn. They burned the school in Tora," teacher Ann Moro said on Monday.')
    assert report.said_by() == {"Ann Moro"}, report.told()


def test_denial_told_twice_by_grammar_is_one_claim(read):
    report = read("Army guns shelled Tora on Monday, residents said. The army denied that it had shelled the town.")
    assert [c.claimant_text for c in report.claims if c.polarity == "denies"] == ["The army"]


def test_second_statement_is_not_denied_with_the_first(read):
    report = read(
        "Army guns shelled a market in Tora on Monday, residents said. "
        "The army denied it had shelled the market and blamed the rebels for the explosion."
    )
    (accusation,) = [e for e in report.events if e.event_type == "ACCUSE"]
    assert accusation.realis == "asserted"
    assert "army" in report.who(accusation, "actor")


def test_lack_of_proof_is_no_statement_that_it_was_so(read):
    report = read(
        "A bomb killed seven soldiers near Mopti on Monday. "
        "Police said they had no evidence that the Northern Lions were behind the attack."
    )
    assert [c.polarity for c in report.claims if c.claimant_text == "Police"] == ["cannot_confirm"]


def test_other_side_denies_what_somebody_told(read):
    report = read(
        "Sudanese forces captured the village of Tora on Monday, the defence ministry said. "
        "Chad's army denied on Tuesday that the village had fallen."
    )
    assert report.only("COERCE").contested, report.told()


@pytest.mark.parametrize(
    "text", ["No one has been arrested.", "No arrests have been made.", "Nobody has been arrested."]
)
def test_what_befell_nobody_did_not_happen(read, text):
    report = read(f"A bomb killed seven people in Mopti on Monday. {text}")
    assert [e.realis for e in report.events if e.event_type == "COERCE"] == ["negated"]


def test_attack_that_killed_nobody_took_place(read):
    report = read("A bomb went off in Mopti on Monday. No one was killed in the attack.")
    assert report.only("ASSAULT").realis == "asserted"


def test_attacks_that_would_change_nothing_took_place(read):
    report = read("Gunmen attacked Goma on Monday. The general said the attacks would not stop the talks.")
    assert {e.realis.value for e in report.events if e.event_type == "ASSAULT"} == {"asserted"}


@pytest.mark.parametrize("name", ["The Resistance Front", "the Northern Lions", "al-Shabaab"])
def test_claim_of_responsibility_may_leave_out_for_what(read, name):
    report = read(
        "Gunmen killed 26 tourists near Goma on Tuesday. The toll may rise, the governor said. "
        f"A group called {name} claimed responsibility in a message.",
        published="2024-05-15",
    )
    (claimant,) = report.said_by("claims_responsibility")
    assert claimant in name or name in claimant, report.told()
    assert claimant in report.acted(report.only("ASSAULT"))


def test_nobody_claims_responsibility_in_general(read):
    report = read("Gunmen killed 26 tourists near Goma on Tuesday. No group has claimed responsibility.")
    assert not report.said_by("claims_responsibility")


def test_they_in_the_words_of_a_witness_are_not_who_told_the_toll(read):
    report = read(
        "Gunmen opened fire on tourists in Goma on Tuesday, killing 26, officials said. "
        '"They asked for names and shot the men," said a witness.'
    )
    assert "officials" not in "".join(report.acted(e) for e in report.events), report.told()


def test_who_denies_a_claim_speaks_alone(read):
    report = read("The RSF said they had seized the palace in Khartoum on Monday, a claim the army denied.")
    assert {c.claimant_text for c in report.claims if c.polarity == "asserts"} <= {"The RSF"}
    (denial,) = [e for e in report.events if e.event_type == "REJECT"]
    assert denial.realis == "asserted"
    assert report.who(denial, "claimant") == ""


def test_claimed_attack_is_that_of_the_gunmen(read):
    report = read(
        "Gunmen killed at least 60 people in Moscow on Friday, Russian officials said. "
        "Islamic State claimed responsibility for Friday's attack.",
        published="2024-03-23",
    )
    attack = report.only("ASSAULT")
    assert "Islamic State" in report.acted(attack)
    assert (attack.realis, report.figures[0].realis) == ("asserted", "asserted")


def test_embassy_warns_by_itself(read):
    report = read("The Kremlin spoke on Monday. The U.S. Embassy had warned that extremists planned to attack Moscow.")
    assert {c.claimant_text for c in report.claims} <= {"The U.S. Embassy"}


def test_who_announces_a_quotation_speaks_its_paragraphs(read):
    report = read(
        "An army spokesman, Paul Moe, said:\n\n"
        '"Our forces killed 12 rebels near Goma on Monday. We did not fire on the town.\n\n'
        '"The rebels burned a school in Tora on Tuesday. We saved the teachers."\n\n'
        "Rebels killed a farmer near Mopti on Tuesday."
    )
    said = {report.text[c.quote_start : c.quote_end][:24]: c.claimant_text for c in report.claims}
    assert set(said.values()) == {"An army spokesman"}, said
    assert not any("farmer" in words for words in said)
    assert "Paul Moe" in report.who(next(e for e in report.events if e.event_type == "REJECT"), "actor")


def test_no_unit_that_fired_fired_nothing(read):
    report = read(
        "Rockets killed six people at a market in Hays on Monday, residents said. "
        "The defence ministry in Aden said on Tuesday that no government unit had fired rockets in the province."
    )
    fired = [e for e in report.events if e.event_type == "ASSAULT" and "fired" in e.trigger_text]
    assert {e.realis.value for e in fired} <= {"negated", "denied"}, report.told()
    assert [c.count_best for c in report.figures if c.event_id in {e.event_id for e in fired}] == []


def test_it_in_a_quotation_is_not_the_body_that_speaks(read):
    report = read(
        "Yemen's Houthi movement spoke of a misfired rocket on Monday.\n\n"
        '"Their rocket fell short. It killed six citizens and wounded nine," a Houthi spokesman said.'
    )
    assert "Houthi" not in "".join(report.acted(e) for e in report.events if e.event_type == "ASSAULT"), report.told()


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb exploded outside a police station in Kabul on Sunday; no group claimed responsibility.",
        "A car bomb exploded outside a police station in Kabul on Sunday. Nobody has claimed responsibility.",
    ],
)
def test_what_nobody_claims_is_no_claim(read, text):
    report = read(text)
    assert report.claims == ()
    assert report.only("ASSAULT").realis == "asserted"


def test_accusation_is_not_denied_with_what_it_says(read):
    report = read("Ethiopia accused Eritrea of backing rebels on Monday; Eritrea denied it.")
    assert report.only("ACCUSE").realis == "asserted"
