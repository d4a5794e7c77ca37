"""Layout that is glued to the words of an actor."""

import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2/8 Police officers arrested nine protesters in Leeds on Monday.", "Police officers"),
        ("11:05 GMT Police officers arrested nine protesters in Leeds on Monday.", "Police officers"),
        ("The Ledger Image caption Police officers arrested nine protesters in Leeds on Monday.", "Police officers"),
        ("(Jane Long) Mayor Sadiq Roe arrested nine protesters in Leeds on Monday.", "Mayor Sadiq Roe"),
    ],
)
def test_layout_is_no_part_of_an_actor(read, text, words):
    report = read(text)
    event = report.only("COERCE")
    assert [p.mention_text for p in report.parts(event, "actor")] == [words]
