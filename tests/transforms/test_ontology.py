import pytest

from transforms.lexicons import LexiconError
from transforms.ontology import (
    MODES,
    Party,
    check_members,
    needs_recipient,
    ontology,
    plover_score,
    quad_class,
    says,
)
from transforms.vocabulary import ActorKind, EventMode, EventType, Sector

PLOVER_MODES = {
    "ACCUSE": "allege disapprove investigate",
    "AGREE": "",
    "AID": "",
    "ASSAULT": "abduct aerial beat crowd-control destroy drone explosives firearms heavy-weapons primitive sexual"
    " suicide-attack targeted torture unconventional",
    "COERCE": "arrest censor curfew cyber deport martial-law misinformation restrict seize withhold",
    "CONCEDE": "",
    "CONSULT": "multilateral phone third-party visit",
    "COOPERATE": "",
    "MOBILIZE": "militia police troops weapons",
    "PROTEST": "boycott demo hunger obstruct riot strike vandalize",
    "REJECT": "assist change meet yield",
    "REQUEST": "assist change meet yield",
    "RETREAT": "access ceasefire disarm release resign withdraw",
    "SANCTION": "convict discontinue expel withdraw",
    "SUPPORT": "",
    "THREATEN": "arrest expel relations restrict territory violence",
}


@pytest.mark.parametrize("event_type", EventType)
def test_modes_are_those_of_the_manual(event_type):
    assert MODES[event_type] == {EventMode(m) for m in PLOVER_MODES[event_type].split()}


def test_every_mode_belongs_to_a_type():
    assert set(EventMode) == set().union(*MODES.values())


def test_modes_cannot_be_changed():
    with pytest.raises(TypeError):
        MODES[EventType.AGREE] = frozenset()


@pytest.mark.parametrize(("event_type", "quad"), [("AGREE", 1), ("AID", 2), ("REQUEST", 3), ("SANCTION", 4)])
def test_quad_class_of_type(event_type, quad):
    assert quad_class(EventType(event_type)) == quad


def test_score_sign_follows_quad_class():
    for event_type in EventType:
        score = plover_score(event_type)
        assert score > 0 if quad_class(event_type) <= 2 else score <= 0


def test_plain_accuse_is_negative():
    assert plover_score(EventType.ACCUSE) == -3.0


def test_score_of_mode_is_its_own():
    assert plover_score(EventType.RETREAT, EventMode.DISARM) == 10.0


def test_score_refuses_mode_of_another_type():
    with pytest.raises(ValueError, match="AGREE has no mode drone"):
        plover_score(EventType.AGREE, EventMode.DRONE)


def test_recipient_is_needed_where_the_manual_says():
    assert {t for t in EventType if needs_recipient(t)} == {EventType.AID, EventType.COOPERATE, EventType.SANCTION}


def test_every_code_of_the_data_has_a_root():
    codes = [rule["code"] for rule in ontology()["cameo"]]
    for entry in ontology()["types"].values():
        codes += [entry["cameo"], *(m["cameo"] for m in entry.get("modes", {}).values())]
    assert {c[:2] for c in codes} <= set(ontology()["goldstein"])
    assert all(3 <= len(c) <= 4 for c in codes)


def test_unknown_name_in_rule_is_refused():
    with pytest.raises(LexiconError, match="bombing"):
        check_members({"types": ["ASSAULT"], "modes": ["", "bombing"]}, "x.toml")


@pytest.mark.parametrize(
    ("party", "is_state"),
    [
        (Party(country="AZE", sectors=(Sector.MIL,)), True),
        (Party(country="AZE", sectors=(Sector.MIL, Sector.PRE)), False),
        (Party(country="AZE", kind=ActorKind.STATE), True),
        (Party(country="AZE", kind=ActorKind.POPULATION), False),
        (Party(country="UNO", sectors=(Sector.MIL,)), True),
        (Party(country="COL", sectors=(Sector.REB,)), False),
        (Party(), False),
    ],
)
def test_party_acts_for_a_state(party, is_state):
    assert party.is_state == is_state


def test_primary_sector_skips_what_says_nothing():
    assert Party(sectors=(Sector.PRE, Sector.UNK, Sector.REB)).sector is Sector.REB
    assert Party(sectors=(Sector.UNK,)).sector is None


def test_says_needs_whole_words():
    assert says("fire mortar at village", ["mortar"])
    assert not says("fire mortars", ["mortar"])
    assert not says("", ["mortar"])
