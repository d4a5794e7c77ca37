"""Whose leader somebody is, by name and title."""

import pytest

from transforms.lexicons import LexiconError
from transforms.reading.leaders import Leaders
from transforms.reading.registry import Agent
from transforms.vocabulary import Sector

PRESIDENT = Agent(noun="president", sectors=(Sector.GOV,))
DOCTOR = Agent(noun="doctor", sectors=(Sector.MED,))
LEADERS = Leaders(
    {"names": {"PER": ["Ana Ruiz", "Ruiz"]}, "titled": {"CHL": ["Eva Paz"], "ECU": ["Ben Diaz"], "PER": ["Leo Diaz"]}},
    ["president"],
)


@pytest.mark.parametrize(
    ("name", "title", "country"),
    [
        ("Ruiz", None, "PER"),
        ("Ana Ruiz", DOCTOR, None),
        ("Eva Paz", None, None),
        ("Eva Paz", PRESIDENT, "CHL"),
        ("Paz", PRESIDENT, "CHL"),
        ("Tom Paz", PRESIDENT, None),
        ("Diaz", PRESIDENT, None),
        ("Leo Diaz", PRESIDENT, "PER"),
    ],
)
def test_country_of_a_leader(name, title, country):
    assert LEADERS.country_of(name, title) == country


def test_name_of_two_countries_is_refused():
    with pytest.raises(LexiconError, match="keep one"):
        Leaders({"names": {"CHL": ["Ana Ruiz"], "PER": ["Ana Ruiz"]}, "titled": {}}, [])


def test_packaged_leaders_load():
    assert Leaders.load().country_of("Nelson Mandela", None) == "ZAF"
