"""Who is meant by name: names of persons, names beside a description, and what is no name of a person."""

import pytest


def victims(report):
    """Every name of somebody harmed or held, in order of names."""
    names = {n for figure in report.figures for n in figure.victim_names}
    for part in report.extraction.event_actors:
        actor = next(a for a in report.extraction.actors if a.actor_id == part.actor_id)
        if part.role in ("victim", "recipient") and actor.kind == "person" and actor.name[0].isupper():
            names.add(actor.name)
    return sorted(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Omar Garcia-Luna was shot dead in Dover on Monday.", ["Omar Garcia-Luna"]),
        ("Tom Reyes Jr., 31, was shot dead in Dover on Monday.", ["Tom Reyes Jr."]),
        ('Luis "Chato" Mora was killed in Dover on Monday.', ['Luis "Chato" Mora']),
        ("Soldiers arrested journalist Selim al-Rashidi in Amman on Monday.", ["Selim al-Rashidi"]),
        ("Police arrested Executive Director Chan Wai-ming on Monday.", ["Chan Wai-ming"]),
        ("Deputies found Tavaris Oakley shot to death on Monday.", ["Tavaris Oakley"]),
    ],
)
def test_name_is_whole_and_without_its_title(read, text, names):
    assert victims(read(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the Government Science College in Kano on Monday and abducted 20 pupils.",
        "Police detained members of the Workers Federation of India in Delhi on Monday.",
        "The General Manager was arrested on Monday.",
    ],
)
def test_institution_and_title_are_no_person(read, text):
    assert victims(read(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police shot a neighbor, 55-year-old Carla Johns, in Dover on Monday.", ["Carla Johns"]),
        ("Her son, Kofi Lantern, was shot dead in Dover on Monday.", ["Kofi Lantern"]),
        (
            "Two other activists, Pavel Orlov and Ilya Sokol, were arrested in Minsk on Monday.",
            ["Ilya Sokol", "Pavel Orlov"],
        ),
        ("Several reporters, including the editor Lin Mei, were arrested on Monday.", ["Lin Mei"]),
        ("Gunmen shot dead a man identified as Darnell Cheever in Dover on Monday.", ["Darnell Cheever"]),
    ],
)
def test_name_beside_a_description_tells_who_it_is(read, text, names):
    assert victims(read(text)) == names


def test_name_beside_a_relative_is_not_the_victims(read):
    report = read("The mother of the victim, Ann Colby, was shot at the door. The sister of the dead, Eve Marsh, wept.")
    assert "Eve Marsh" not in victims(report)


def test_surname_alone_is_whom_the_article_names_in_full(read):
    report = read("Ives was arrested on Monday. Police took Jordan Ives, 34, from his house in Dover.")
    assert victims(report) == ["Jordan Ives"]


def test_pronoun_goes_back_to_nobody_of_the_other_sex(read):
    text = "Robert Vance was at the house, said Maria Keller. He was shot dead on Monday."
    assert victims(read(text)) == ["Robert Vance"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A man was shot in Dover on Monday. The coroner identified the victim as 26-year-old Antwan Greer.",
            ["Antwan Greer"],
        ),
        (
            "A woman and a man were shot dead on Monday. The man was identified as Shane Wilder.",
            ["Shane Wilder"],
        ),
        (
            "Five men were abducted on Monday. Two of the victims were identified as Carl Gust and Ana Rado of Peru.",
            ["Ana Rado", "Carl Gust"],
        ),
        (
            "Police arrested ten reporters on Monday. Among those arrested were Ola Kent and Peter Vries.",
            ["Ola Kent", "Peter Vries"],
        ),
        (
            "A gunman killed two people at a school on Monday. Lee Carver, one of the victims, was 19.",
            ["Lee Carver"],
        ),
    ],
)
def test_victim_is_named_in_another_sentence(read, text, names):
    assert victims(read(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot dead in Dover on Monday. The witness was identified as Carl Ives.",
        "A man was shot dead in Dover on Monday. His sister, Ann Ives, wept.",
        "A man was shot dead in Dover on Monday. The sheriff, Carl Ives, spoke.",
    ],
)
def test_somebody_else_who_is_named_is_no_victim(read, text):
    assert victims(read(text)) == []


def test_suspect_is_the_doer_of_an_alleged_deed_only(read):
    report = read("Gunmen shot a surgeon in Dover on Monday. Police named the suspect as Stephen Pask, 55.")
    deeds = [e for e in report.events if "Stephen Pask" in report.acted(e)]
    assert [e.realis for e in deeds] == ["alleged"], report.told()
    assert "surgeon" in report.suffered(deeds[0])
    assert victims(report) == []


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot dead in Dover on Monday. Tom Hill, 23, was charged with one count of murder in the shooting.",
        "John Reed was shot dead in Dover on Monday. Tom Hill was charged with the murder of John Reed.",
        "John Reed was shot dead in Dover on Monday. Tom Hill has been arrested in the shooting of John Reed.",
        "A man was shot dead in Dover on Monday. Police say Tom Hill is wanted for murder.",
    ],
)
def test_charged_is_doer_of_an_alleged_deed_beside_the_asserted_one(read, text):
    report = read(text)
    told = [(e.realis, "Tom Hill" in report.acted(e)) for e in report.events if e.event_type == "ASSAULT"]
    assert ("alleged", True) in told, report.told()
    assert ("asserted", True) not in told, report.told()


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot dead in Dover on Monday. Police arrested Tom Hill, 33, over the weekend.",
        "A man was shot dead in Dover on Monday. Tom Hill was charged with theft.",
        "Ten protesters were hurt in a clash on Monday. Tom Hill was arrested in the clash.",
    ],
)
def test_arrest_alone_makes_no_doer(read, text):
    report = read(text)
    assert not any("Tom Hill" in report.acted(e) for e in report.events if e.event_type == "ASSAULT"), report.told()


def test_found_shot_tells_what_befell_him(read):
    report = read("Deputies found Tavaris Oakley shot on Monday. They found that Lee Marsh shot a guard.")
    assert victims(report) == ["Tavaris Oakley"]


def test_headline_verb_is_no_part_of_a_name(read):
    report = read("Omar Haddad was detained in Goma on Monday.", title="Actor Omar Haddad Arrested In Goma")
    assert {n for c in report.figures for n in c.victim_names} == {"Omar Haddad"}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "A senator was murdered in Cali on Monday. A judge charged Omar Haddad with masterminding the crime.",
            {"Omar Haddad"},
        ),
        (
            "A senator was murdered in Cali on Monday. Omar Haddad and Ann Ives are accused of a part in the crime.",
            {"Omar Haddad", "Ann Ives"},
        ),
        (
            "A senator was murdered in Cali on Monday. Police told of the arrest of nine students for killing him.",
            {"nine students"},
        ),
        (
            "Two men were suspected of killing a senator in Cali on Monday. Their names are Omar Haddad and Carl Ives.",
            {"Two men", "Omar Haddad", "Carl Ives"},
        ),
        (
            "A senator was murdered on Monday. Omar Haddad and Carl Ives were held. A judge charged them with murder.",
            {"Omar Haddad", "Carl Ives"},
        ),
        (
            "Four men set fire to two buses in Cali on Monday. The arrested men are Omar Haddad and Carl Ives.",
            {"Omar Haddad", "Carl Ives"},
        ),
    ],
)
def test_suspects_of_one_deed_share_an_alleged_row(read, text, doers):
    report = read(text)
    rows = [e for e in report.events if e.event_type == "ASSAULT" and e.realis == "alleged"]
    told = {p.resolved_text or p.mention_text for e in rows for p in report.parts(e, "actor")}
    assert (len(rows), told) == (1, doers), report.told()


@pytest.mark.parametrize(
    "text",
    [
        "Police killed two gunmen in Cali on Monday. The arrested men were identified as Omar Haddad and Carl Ives.",
        "A senator was murdered in Cali on Monday. Omar Haddad is charged with an action against the state.",
        "A senator was murdered in Cali on Monday. Omar Haddad was charged with condemning the crime.",
    ],
)
def test_other_charges_make_nobody_a_doer(read, text):
    report = read(text)
    assert [e.realis for e in report.events if e.event_type == "ASSAULT"] == ["asserted"], report.told()


def test_those_harmed_are_no_doers_of_their_own_harm(read):
    report = read("Rebels abducted ten critics in May. Among those abducted were Ola Kent and Peter Vries.")
    assert not any("Ola Kent" in report.acted(e) for e in report.events), report.told()
    assert victims(report) == ["Ola Kent", "Peter Vries"]
