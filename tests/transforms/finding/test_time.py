"""When it happened, and whether it is the news or history."""

import pytest

from tests.reports import Report


@pytest.mark.parametrize(
    ("text", "first", "last", "basis"),
    [
        ("Troops shelled Idlib on Tuesday.", "2024-05-14", "2024-05-14", "weekday"),
        ("Troops shelled Idlib on Thursday.", "2024-05-09", "2024-05-09", "weekday"),
        ("Troops shelled Idlib on Wednesday.", "2024-05-15", "2024-05-15", "weekday"),
        ("Troops shelled Idlib three days ago.", "2024-05-12", "2024-05-12", "relative"),
        ("Between May 3 and May 5, rebels attacked Hodeidah.", "2024-05-03", "2024-05-05", "explicit"),
        ("Rebels attacked Hodeidah on May 3.", "2024-05-03", "2024-05-03", "explicit"),
        ("In 2018, rebels attacked Hodeidah.", "2018-01-01", "2018-12-31", "explicit"),
        ("Rebels attacked Hodeidah in June 2022.", "2022-06-01", "2022-06-30", "explicit"),
        ("Troops shelled Idlib.", "2024-05-15", "2024-05-15", "publication"),
    ],
)
def test_event_has_its_days(read, text, first, last, basis):
    event = read(text).only("ASSAULT")
    assert (str(event.start_date), str(event.end_date), event.date_basis) == (first, last, basis)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Troops shelled Idlib on Tuesday.", 1),
        ("Between May 3 and May 5, rebels attacked Hodeidah.", 2),
        ("Rebels attacked Hodeidah last week.", 3),
        ("Rebels attacked Hodeidah in June 2022.", 4),
        ("In 2018, rebels attacked Hodeidah.", 5),
    ],
)
def test_event_has_the_precision_of_its_days(read, text, precision):
    assert read(text).only("ASSAULT").date_precision == precision


def test_weekday_ahead_belongs_to_the_future(read):
    meeting = read("The two presidents will meet in Doha on Friday.").only("CONSULT")
    assert (str(meeting.start_date), meeting.realis) == ("2024-05-17", "future")


@pytest.mark.parametrize(
    "text",
    [
        "Armed men broke the 2015 peace deal when they attacked an army post at Kidal on Tuesday.",
    ],
)
def test_year_of_another_thing_is_not_the_events_year(read, text):
    (attack,) = [e for e in read(text).events if e.event_type == "ASSAULT"]
    assert (str(attack.start_date), attack.temporal_role) == ("2024-05-14", "current")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Troops shelled Idlib on Tuesday.", "current"),
        ("Troops shelled Idlib.", "current"),
        ("In 2018, rebels attacked Hodeidah.", "background"),
        ("In 1994, militiamen killed 300 people in a church.", "background"),
        ("Rebels have attacked Kidal several times since 2014.", "background"),
    ],
)
def test_event_is_news_or_history(read, text, role):
    assert [e.temporal_role for e in read(text).events] == [role]


def test_history_after_the_news_is_told_apart(read):
    report = read("Rebels attacked a base near Kidal on Monday. In 2012, they had seized the town.")
    assert [e.temporal_role for e in report.events] == ["current", "background"]


def test_no_day_is_made_up_without_a_publication_date(read):
    event = read("Troops shelled Idlib on Tuesday.", published=None).only("ASSAULT")
    assert (event.start_date, event.end_date, event.date_precision) == (None, None, None)


UNDATED = "Gunmen killed two farmers in Beni in 1998. Rebels killed four people in Goma on May 3, 2016."


def test_history_is_told_by_newer_news_when_nobody_says_the_day_of_publication(extractor):
    found = Report(extractor.extract_text(UNDATED))
    roles = {figure.count_best: str(figure.temporal_role) for figure in found.figures}
    assert found.extraction.article.published_date is None
    assert roles == {2: "background", 4: "current"}


def test_a_year_ahead_makes_no_history_when_nobody_says_the_day_of_publication(extractor):
    found = Report(
        extractor.extract_text("Rebels killed four people in Goma on May 3, 2016. Elections are due in 2018.")
    )
    assert [str(figure.temporal_role) for figure in found.figures] == ["current"]


def test_what_happened_does_not_inherit_the_day_of_a_plan(read):
    found = read("Soldiers set out to capture a rebel leader in Bor on Friday. The soldiers detained two suspects.")
    detained = next(e for e in found.events if e.trigger_text == "detained")
    assert str(detained.start_date) <= "2024-05-15"


def test_day_is_inherited_from_a_sentence_that_tells_of_no_event(read):
    event = read("Soldiers searched a market on Monday. Later they killed three men.").only("ASSAULT")
    assert (str(event.start_date), event.date_basis) == ("2024-05-13", "inherited")


def test_day_goes_before_a_night_that_may_be_of_two(read):
    report = read("Troops killed three insurgents in Khost on Tuesday.", title="Troops kill three insurgents overnight")
    assert {str(e.start_date) for e in report.events if e.date_basis == "weekday"} == {"2024-05-14"}


def test_day_is_inherited_though_nobody_knows_the_day_of_publication(read):
    report = read("Soldiers searched a market on May 3, 2020. Later they killed three men.", published=None)
    event = report.only("ASSAULT")
    assert (str(event.start_date), event.date_basis) == ("2020-05-03", "inherited")


@pytest.mark.parametrize(
    "text",
    [
        "Troops detained two men during an overnight raid in Jos on Monday.",
        "Troops set out to guard a village in Kaduna state on Monday. They detained two men.",
        "Rebels linked to a fire in March were detained by troops on Monday.",
    ],
)
def test_event_has_the_only_day_of_the_news_that_is_told(read, text):
    event = read(text).only("COERCE")
    assert (str(event.start_date), str(event.end_date)) == ("2024-05-13", "2024-05-13")


def test_headline_has_the_day_that_the_text_tells(read):
    report = read(
        "Troops shelled a market in Idlib on Monday. Two guards died.",
        title="Three men held in Idlib",
    )
    assert {str(e.start_date) for e in report.events} == {"2024-05-13"}


def test_plan_gives_no_other_event_its_day(read):
    report = read("Unions will march in Lagos on Friday.\n\nIt rained.\n\nMany came.\n\nPolice arrested a man in Kano.")
    assert str(report.only("COERCE").start_date) == "2024-05-15"


def test_day_on_which_a_toll_rises_is_not_that_of_the_deed(read):
    report = read("The death toll from a car bombing in Mopti rose to nine on Tuesday.\n\nThe bomb went off on Sunday.")
    assert {str(e.start_date) for e in report.events if e.event_type == "ASSAULT"} == {"2024-05-12"}


def test_words_without_a_day_were_spoken_when_the_speaker_spoke(read):
    report = read("Maria Keller has accused the ministry of lying.\n\nKeller said on Sunday that she had proof.")
    assert str(report.only("ACCUSE").start_date) == "2024-05-12"


def test_words_of_one_who_spoke_on_two_days_have_neither(read):
    text = "Maria Keller has accused the ministry of lying.\n\nKeller said on Sunday that she was sure."
    report = read(f"{text}\n\nKeller said on Monday that she had doubts.")
    assert str(report.only("ACCUSE").start_date) == "2024-05-15"
