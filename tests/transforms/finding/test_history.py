"""History is told as history, by its words where no date tells; and the news stay the news."""

import pytest


def roles(report):
    return {event.trigger_text: str(event.temporal_role) for event in report.events}


@pytest.mark.parametrize(
    ("text", "trigger", "role"),
    [
        ("Under military rule, soldiers tortured prisoners in the stadium.", "tortured", "background"),
        ("In the last war, rebels shelled Goma.", "shelled", "background"),
        ("In the war zone, rebels shelled Goma.", "shelled", "current"),
        ("Crowds marked the anniversary of the massacre of villagers in Beni.", "massacre", "background"),
        ("Gunmen attacked a memorial in Beni.", "attacked", "current"),
        ("A jury convicted a farmer of the murder of a neighbour.", "murder", "recent_context"),
        ("He served six years in prison for the robbery of a bank.", "robbery", "background"),
        ("Police detained a farmer over the murder of a neighbour.", "murder", "current"),
        ("Rebels attacked Goma five years after soldiers burned the village of Beni.", "burned", "background"),
        ("Rebels attacked Goma five days after soldiers burned the village of Beni.", "burned", "current"),
        ("The embassy reopened on Tuesday, five years after a mob stormed it.", "stormed", "background"),
        ("Three weeks after gunmen killed a mayor, police searched a farm.", "killed", "recent_context"),
        ("Three years later, gunmen killed a mayor in Beni.", "killed", "background"),
        ("Soldiers shot his father when he was seven.", "shot", "background"),
        ("At 16 he was wounded by a shell.", "wounded", "background"),
        ("The militia has long attacked convoys near Beni.", "attacked", "background"),
        ("The militia had attacked the convoy before.", "attacked", "background"),
        ("In a previous attack, rebels killed two drivers near Beni.", "killed", "background"),
        ("In recent weeks, rebels killed two drivers near Beni.", "killed", "recent_context"),
        ("In the past, rebels killed two drivers near Beni.", "killed", "background"),
        ("This year, rebels killed two drivers near Beni.", "killed", "recent_context"),
        ("Between 1975 and 1979, soldiers killed peasants near Beni.", "killed", "background"),
        ("Villagers buried the bones of men killed by soldiers.", "killed", "background"),
        ("The trial of a man accused of killing two boys opened in Goma.", "killing", "recent_context"),
        ("A neighbour told the jury that the man stabbed his wife.", "stabbed", "recent_context"),
        ("A neighbour told the police that the man stabbed his wife.", "stabbed", "current"),
        ("After the last election, soldiers killed two farmers.", "killed", "background"),
        ("In those days, soldiers killed farmers near Beni.", "killed", "background"),
        ("Years ago, soldiers killed two farmers near Beni.", "killed", "background"),
        ("Founded in Goma, the group kidnapped ranchers.", "kidnapped", "background"),
        ("The militia once kidnapped ranchers near Beni.", "kidnapped", "background"),
        ("As a student, she was wounded by a shell.", "wounded", "background"),
        ("The governor visited the site of a wartime massacre.", "massacre", "background"),
        ("It was the third attack by gunmen in Goma this month.", "attack", "current"),
        ("Rebels ended a war in which 4,000 people were killed.", "killed", "background"),
    ],
)
def test_words_tell_history_from_news(read, text, trigger, role):
    assert roles(read(text))[trigger] == role


def test_total_of_a_group_is_its_history(read):
    report = read(
        "Gunmen killed eight farmers near Kawuri on Tuesday.\n\n"
        "The group has killed more than 35,000 people. It abducted 276 girls from a school."
    )
    figures = {f.count_best: str(f.temporal_role) for f in report.figures}
    assert figures == {8: "current", 35001: "background", 276: "background"}


def test_many_dead_of_the_news_are_no_history(read):
    report = read("An attack on Goma has killed 180 people. Hundreds have been injured in the attack, medics said.")
    assert {str(f.temporal_role) for f in report.figures} == {"current"}


def test_those_of_an_old_crime_are_met_again(read):
    report = read(
        "A judge on Monday reopened the inquiry into the killing of six priests in 1989.\n\n"
        "The priests were dragged from their beds and shot by soldiers."
    )
    assert roles(report)["shot"] == "background"


def test_those_of_the_news_are_met_again(read):
    report = read(
        "Gunmen abducted six priests in Beni on Monday. In 1989, soldiers killed a bishop there.\n\n"
        "The priests were beaten as they left a church."
    )
    assert roles(report)["beaten"] == "current"


def test_office_until_a_year_dates_no_event(read):
    report = read("Lopez, minister of defence until 1989, was shot by gunmen in Goma.")
    assert roles(report)["shot"] == "current"


def test_worst_attack_since_a_year_is_no_history(read):
    report = read("Gunmen attacked a hotel in Goma. The attack was the worst in the town since 2013.")
    assert set(roles(report).values()) == {"current"}


def test_year_between_a_word_and_its_noun_is_the_nouns(read):
    report = read("Sudan called a raid a breach of a 2022 understanding and attacked an army post at Kidal.")
    assert roles(report)["attacked"] == "current"


def test_sum_of_a_year_is_not_the_shooting_of_monday(read):
    report = read("A boy was shot in Goma on Monday. Sixty-one people have been shot in Goma this year.")
    assert [str(e.temporal_role) for e in report.events] == ["current", "recent_context"]


def test_deeds_in_an_obituary_are_of_a_life(read):
    report = read("The bishop, who was 91, has died of cancer.\n\nGunmen shot his brother. Policemen beat his priests.")
    assert roles(report) == {"shot": "background", "beat": "background"}


def test_deeds_after_a_violent_death_are_news(read):
    report = read("The bishop, who was 91, has died of his wounds.\n\nGunmen shot him in a church.")
    assert roles(report)["shot"] == "current"


def test_article_about_an_old_crime_tells_on_of_it(read):
    report = read(
        "A jury acquitted a sergeant of the 1972 killing of six marchers.\n\nParatroopers opened fire as a crowd ran."
    )
    assert roles(report)["opened fire"] == "background"


def test_article_about_an_old_crime_and_a_new_one_tells_news(read):
    report = read(
        "Gunmen killed a judge who convicted a sergeant of the 1972 killing of six marchers.\n\n"
        "Two men opened fire as a crowd ran."
    )
    assert roles(report)["opened fire"] == "current"


@pytest.mark.parametrize(
    "text",
    [
        "The committee denounced summary executions, assassinations and raids.",
        "Fear took the form of arrests, murders and raids.",
        "The minister spoke of sabotage and of the police.",
        "The minister spoke of the brutal violence of the rebels.",
    ],
)
def test_deeds_of_a_kind_are_no_events(read, text):
    assert [e.trigger_text for e in read(text).events if e.event_type in ("ASSAULT", "COERCE")] == []


@pytest.mark.parametrize(
    "text",
    [
        "The committee denounced attacks in Goma on Monday.",
        "The committee denounced recent attacks on farmers.",
        "The committee denounced the executions of two farmers.",
    ],
)
def test_deeds_that_are_singled_out_are_events(read, text):
    assert [e.event_type for e in read(text).events if e.event_type == "ASSAULT"] == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "The party demanded that the president investigate the murder of Anna Ruiz.",
        "The bishop urged the army to clarify the killing of two nuns.",
        "The court must punish those responsible for the attack on the mayor.",
        "The bishop said that those responsible for killing Anna Ruiz are soldiers.",
        "Talks will end if the murder of Anna Ruiz is not solved.",
    ],
)
def test_deed_that_is_to_be_looked_into_took_place(read, text):
    assert "asserted" in [e.realis for e in read(text).events if e.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    "text", ["Police prevented the murder of Anna Ruiz.", "The rebels were responsible for killing farmers."]
)
def test_deed_that_is_prevented_or_a_habit_did_not(read, text):
    assert "asserted" not in [e.realis for e in read(text).events if e.event_type == "ASSAULT"]
