"""Counts in many wordings: what each counts, and what the article's toll is then."""

import pytest


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A bomb killed more than two dozen people in Kabul on Monday.", ["killed 25+ total"]),
        ("The army lost 11 men in fighting near Bakhmut on Monday.", ["killed 11 total"]),
        ("The rebels freed 14 captured soldiers on Sunday.", ["released 14 total"]),
        ("A farmer was shot dead near Hebron on Thursday.", ["killed 1 total"]),
        ("The rebels executed three hostages on Monday.", ["killed 3 total"]),
        (
            "A missile killed eight people in Kharkiv on Tuesday, including two children.",
            ["killed 8 total", "killed 2 part"],
        ),
        (
            "A bomb killed five people in Kabul on Monday. Two more died in hospital on Tuesday.",
            ["killed 5 total", "killed 2 increment"],
        ),
    ],
)
def test_figure_reads_as_worded(read, text, counts):
    assert read(text).counts() == counts


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A missile killed eight people, among them two nurses, in Kharkiv on Tuesday.", 8, None),
        ("Drone strike kills 3, wounds 15 in Karabakh: ministry.", 3, 15),
        ("An Israeli air strike on a house in Rafah killed a family of six on Monday.", 6, None),
        ("Nine people have been killed in the city this year.", None, None),
        ("The attack in Jos killed six people and left another ten in hospital on Monday.", 6, 10),
    ],
)
def test_toll_reads_as_worded(read, text, killed, injured):
    report = read(text)
    assert (report.toll("killed"), report.toll("injured")) == (killed, injured), report.counts()
