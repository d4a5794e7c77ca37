import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.crosswalks import (
    MODES,
    NOBODY,
    Act,
    Party,
    acled,
    acled_inter,
    cameo_actor_code,
    cameo_code,
    goldstein,
    quad_class,
    ucdp_side,
    ucdp_type_of_violence,
)
from transforms.vocabulary import ActorKind, ActorRole, Context, EventMode, EventType, Sector, UcdpSide, VictimType

ARMY = Party(country="AZE", sectors=(Sector.MIL,), kind=ActorKind.ORGANISATION)
OTHER_ARMY = Party(country="ARM", sectors=(Sector.MIL,), kind=ActorKind.ORGANISATION)
DE_FACTO_TROOPS = Party(country="AZE", sectors=(Sector.MIL, Sector.PRE), kind=ActorKind.ORGANISATION)
STATE = Party(country="AZE", kind=ActorKind.STATE)
GOVERNMENT = Party(country="AZE", sectors=(Sector.GOV,), kind=ActorKind.ORGANISATION)
POLICE = Party(country="COL", sectors=(Sector.COP,), kind=ActorKind.GROUP)
REBELS = Party(country="COL", sectors=(Sector.REB,), kind=ActorKind.ORGANISATION)
GUNMEN = Party(sectors=(Sector.UAF,), kind=ActorKind.GROUP)
CARTEL = Party(country="COL", sectors=(Sector.CRM,), kind=ActorKind.ORGANISATION)
VILLAGERS = Party(country="COL", sectors=(Sector.CVL,), kind=ActorKind.POPULATION)
PEOPLE = Party(kind=ActorKind.POPULATION)
MAYOR = Party(country="COL", sectors=(Sector.GOV,), kind=ActorKind.PERSON)
BRIDGE = Party(kind=ActorKind.OBJECT)
CIVILIANS = frozenset({VictimType.CIVILIAN})


def act(event_type, event_mode=None, **rest):
    mode = EventMode(event_mode) if event_mode else None
    return Act(event_type=EventType(event_type), event_mode=mode, **rest)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (act("CONSULT"), "040"),
        (act("CONSULT", "visit"), "042"),
        (act("CONSULT", "visit", wording="host delegation"), "043"),
        (act("CONSULT", wording="hold peace talk"), "046"),
        (act("SUPPORT", wording="praise"), "051"),
        (act("SUPPORT", wording="sign treaty"), "057"),
        (act("COOPERATE", contexts=frozenset({Context.MILITARY})), "062"),
        (act("AID", contexts=frozenset({Context.DISASTERS})), "073"),
        (act("AID", contexts=frozenset({Context.MILITARY, Context.PEACEKEEPING})), "074"),
        (act("RETREAT", "ceasefire"), "0871"),
        (act("REQUEST", wording="urge"), "020"),
        (act("REQUEST", "assist", wording="demand"), "101"),
        (act("ACCUSE", "allege", wording="accuse of war crime"), "1124"),
        (act("ASSAULT", "explosives"), "183"),
        (act("ASSAULT", "explosives", wording="car bomb"), "1832"),
        (act("ASSAULT", "explosives", wording="roadside bomb"), "1833"),
        (act("ASSAULT", "drone"), "195"),
        (act("ASSAULT", "targeted", wording="attempt to assassinate"), "185"),
        (act("ASSAULT", actor=ARMY), "190"),
        (act("ASSAULT", actor=VILLAGERS), "180"),
        (act("ASSAULT", wording="violate ceasefire", actor=ARMY), "196"),
        (act("COERCE", "seize"), "171"),
        (act("COERCE", "seize", contexts=frozenset({Context.TERRITORY})), "192"),
        (act("REJECT", wording="veto"), "129"),
    ],
)
def test_cameo_code_of_event(event, code):
    assert cameo_code(event) == code


def test_cameo_code_refuses_mode_of_another_type():
    with pytest.raises(ValueError, match="has no mode"):
        cameo_code(act("AGREE", "drone"))


@pytest.mark.parametrize(("code", "score"), [("010", 0.0), ("0871", 5.0), ("190", -8.0), ("204", -10.0)])
def test_goldstein_of_root(code, score):
    assert goldstein(code) == score


@pytest.mark.parametrize("code", ["", "21", "00", "x1"])
def test_goldstein_refuses_what_is_no_code(code):
    with pytest.raises(ValueError, match="not a CAMEO code"):
        goldstein(code)


@pytest.mark.parametrize(
    ("country", "sectors", "code"),
    [
        ("AZE", (Sector.MIL,), "AZEMIL"),
        ("AZE", (Sector.MIL, Sector.GOV), "AZEMIL"),
        ("AZE", (Sector.GOV, Sector.PRE), "AZESEP"),
        ("XKX", (Sector.GOV,), "KOSGOV"),
        ("UNO", (), "IGOUNO"),
        ("USA", (Sector.JRN,), "USAMED"),
        ("USA", (Sector.MED,), "USAHLH"),
        (None, (Sector.UAF,), "UAF"),
        ("SYR", (Sector.UNK,), "SYR"),
        (None, (), None),
        (None, (Sector.UNK,), None),
    ],
)
def test_cameo_actor_code(country, sectors, code):
    assert cameo_actor_code(country, sectors) == code


BATTLES, REMOTE = "Battles", "Explosions/Remote violence"
CIVILIAN_VIOLENCE, STRATEGIC = "Violence against civilians", "Strategic developments"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            act("ASSAULT", actor=ARMY, recipient=REBELS, wording="retake town"),
            (BATTLES, "Government regains territory"),
        ),
        (
            act("ASSAULT", actor=REBELS, recipient=ARMY, wording="overrun base"),
            (BATTLES, "Non-state actor overtakes territory"),
        ),
        (act("ASSAULT", "firearms", actor=REBELS, recipient=ARMY), (BATTLES, "Armed clash")),
        (
            act("ASSAULT", "heavy-weapons", actor=ARMY, recipient=OTHER_ARMY, wording="exchange fire"),
            (BATTLES, "Armed clash"),
        ),
        (
            act("ASSAULT", "firearms", actor=REBELS, victims=frozenset({VictimType.MILITARY})),
            (BATTLES, "Armed clash"),
        ),
        (
            act("PROTEST", "demo", injured=True, wording="police fire tear gas"),
            ("Protests", "Excessive force against protesters"),
        ),
        (act("PROTEST", "demo", wording="police disperse"), ("Protests", "Protest with intervention")),
        (act("PROTEST", "demo"), ("Protests", "Peaceful protest")),
        (act("PROTEST", "obstruct"), ("Protests", "Peaceful protest")),
        (act("PROTEST", "riot"), ("Riots", "Violent demonstration")),
        (act("ASSAULT", "beat", actor=VILLAGERS, recipient=PEOPLE), ("Riots", "Mob violence")),
        (act("ASSAULT", wording="mob lynch"), ("Riots", "Mob violence")),
        (act("ASSAULT", "unconventional", actor=ARMY), (REMOTE, "Chemical weapon")),
        (act("ASSAULT", "drone", actor=ARMY, recipient=DE_FACTO_TROOPS), (REMOTE, "Air/drone strike")),
        (act("ASSAULT", "suicide-attack", recipient=ARMY), (REMOTE, "Suicide bomb")),
        (act("ASSAULT", "heavy-weapons", recipient=VILLAGERS), (REMOTE, "Shelling/artillery/missile attack")),
        (act("ASSAULT", "explosives", wording="car bomb explode"), (REMOTE, "Remote explosive/landmine/IED")),
        (act("ASSAULT", "explosives", wording="throw grenade"), (REMOTE, "Grenade")),
        (act("ASSAULT", "sexual", actor=ARMY, recipient=VILLAGERS), (CIVILIAN_VIOLENCE, "Sexual violence")),
        (act("ASSAULT", "firearms", actor=GUNMEN, recipient=MAYOR), (CIVILIAN_VIOLENCE, "Attack")),
        (act("ASSAULT", "firearms", killed=True, victims=CIVILIANS), (CIVILIAN_VIOLENCE, "Attack")),
        (
            act("ASSAULT", "abduct", actor=REBELS, recipient=VILLAGERS),
            (CIVILIAN_VIOLENCE, "Abduction/forced disappearance"),
        ),
        (
            act("COERCE", "arrest", actor=REBELS, recipient=MAYOR),
            (CIVILIAN_VIOLENCE, "Abduction/forced disappearance"),
        ),
        (act("RETREAT", "ceasefire"), (STRATEGIC, "Agreement")),
        (act("CONSULT", wording="peace talk"), (STRATEGIC, "Agreement")),
        (act("COERCE", "arrest", actor=POLICE, recipient=VILLAGERS), (STRATEGIC, "Arrests")),
        (act("ASSAULT", "abduct", actor=ARMY, recipient=REBELS), (STRATEGIC, "Arrests")),
        (act("MOBILIZE", "troops"), (STRATEGIC, "Change to group/activity")),
        (act("MOBILIZE", "troops", wording="set up post"), (STRATEGIC, "Headquarters or base established")),
        (act("COERCE", "seize", wording="seize arms cache"), (STRATEGIC, "Disrupted weapons use")),
        (act("COERCE", "seize"), (STRATEGIC, "Looting/property destruction")),
        (
            act("COERCE", "seize", contexts=frozenset({Context.TERRITORY})),
            (STRATEGIC, "Non-violent transfer of territory"),
        ),
        (act("RETREAT", "withdraw"), (STRATEGIC, "Non-violent transfer of territory")),
        (act("ASSAULT", "destroy"), (STRATEGIC, "Looting/property destruction")),
        (act("ASSAULT", actor=ARMY, wording="coup"), (STRATEGIC, "Other")),
    ],
)
def test_acled_of_event(event, expected):
    assert acled(event) == expected


@pytest.mark.parametrize(
    "event",
    [
        act("THREATEN", "violence"),
        act("ACCUSE"),
        act("REJECT"),
        act("REQUEST"),
        act("SANCTION", "expel"),
        act("AID"),
        act("COOPERATE"),
        act("CONSULT", "visit"),
        act("PROTEST", "strike"),
        act("PROTEST", "hunger"),
        act("PROTEST", "boycott"),
        act("ASSAULT", "firearms", actor=Party(kind=ActorKind.PERSON)),
    ],
)
def test_acled_is_silent_out_of_scope(event):
    assert acled(event) == (None, None)


@pytest.mark.parametrize(
    ("party", "context", "number"),
    [
        (ARMY, {"event_country": "AZE"}, 1),
        (ARMY, {"event_country": "ARM"}, 8),
        (ARMY, {"event_country": None}, 1),
        (STATE, {"event_country": "AZE"}, 1),
        (Party(country="UNO", sectors=(Sector.MIL,)), {"event_country": "LBN"}, 8),
        (REBELS, {"event_country": "COL"}, 2),
        (GUNMEN, {"event_country": "COL"}, 3),
        (CARTEL, {"event_country": "COL"}, 3),
        (VILLAGERS, {"event_country": "COL"}, 5),
        (VILLAGERS, {"event_country": "COL", "event_type": EventType.PROTEST}, 6),
        (VILLAGERS, {"event_country": "COL", "event_type": EventType.PROTEST, "event_mode": EventMode.RIOT}, 5),
        (VILLAGERS, {"event_country": "COL", "event_type": EventType.CONSULT}, 7),
        (VILLAGERS, {"event_country": "COL", "role": ActorRole.VICTIM}, 7),
        (MAYOR, {"event_country": "COL"}, 1),
        (MAYOR, {"event_country": "COL", "role": ActorRole.VICTIM}, 7),
        (PEOPLE, {"event_country": "COL", "role": ActorRole.VICTIM}, 7),
        (PEOPLE, {"event_country": "COL"}, None),
        (NOBODY, {"event_country": "COL"}, None),
        (BRIDGE, {"event_country": "COL", "role": ActorRole.TARGET}, None),
    ],
)
def test_acled_inter_depends_on_event(party, context, number):
    assert acled_inter(party, **{"event_type": EventType.ASSAULT, **context}) == number


@pytest.mark.parametrize(
    ("actor", "recipient", "victims", "number"),
    [
        (ARMY, OTHER_ARMY, (), 1),
        (STATE, REBELS, (), 1),
        (GOVERNMENT, REBELS, (), 1),
        (REBELS, POLICE, (), 1),
        (ARMY, DE_FACTO_TROOPS, (), 1),
        (REBELS, NOBODY, (VictimType.MILITARY,), 1),
        (CARTEL, REBELS, (), 2),
        (DE_FACTO_TROOPS, DE_FACTO_TROOPS, (), 2),
        (ARMY, VILLAGERS, (), 3),
        (REBELS, MAYOR, (), 3),
        (GUNMEN, NOBODY, (VictimType.CIVILIAN,), 3),
        (REBELS, PEOPLE, (), 3),
        (VILLAGERS, POLICE, (), None),
        (NOBODY, VILLAGERS, (), None),
        (ARMY, NOBODY, (), None),
        (ARMY, NOBODY, (VictimType.UNKNOWN,), None),
    ],
)
def test_ucdp_type_of_violence(actor, recipient, victims, number):
    assert ucdp_type_of_violence(actor, recipient, victims=victims) == number


@pytest.mark.parametrize(
    ("party", "role", "opponent", "side"),
    [
        (ARMY, ActorRole.ACTOR, REBELS, UcdpSide.A),
        (REBELS, ActorRole.ACTOR, ARMY, UcdpSide.B),
        (ARMY, ActorRole.RECIPIENT, REBELS, UcdpSide.A),
        (ARMY, ActorRole.ACTOR, OTHER_ARMY, UcdpSide.A),
        (OTHER_ARMY, ActorRole.RECIPIENT, ARMY, UcdpSide.B),
        (REBELS, ActorRole.ACTOR, VILLAGERS, UcdpSide.A),
        (VILLAGERS, ActorRole.VICTIM, REBELS, UcdpSide.CIVILIAN),
        (MAYOR, ActorRole.VICTIM, REBELS, UcdpSide.CIVILIAN),
        (PEOPLE, ActorRole.VICTIM, NOBODY, UcdpSide.CIVILIAN),
        (ARMY, ActorRole.CLAIMANT, REBELS, None),
        (BRIDGE, ActorRole.TARGET, REBELS, None),
        (NOBODY, ActorRole.ACTOR, REBELS, None),
    ],
)
def test_ucdp_side(party, role, opponent, side):
    assert ucdp_side(party, role, opponent=opponent) is side


parties = st.builds(
    Party,
    country=st.sampled_from([None, "AZE", "UNO", "IMG"]),
    sectors=st.lists(st.sampled_from(Sector), max_size=2).map(tuple),
    kind=st.sampled_from(ActorKind),
)
acts = st.sampled_from(EventType).flatmap(
    lambda t: st.builds(
        Act,
        event_type=st.just(t),
        event_mode=st.sampled_from([None, *sorted(MODES[t])]),
        actor=parties,
        recipient=parties,
        victims=st.frozensets(st.sampled_from(VictimType), max_size=2),
        killed=st.booleans(),
        injured=st.booleans(),
        contexts=st.frozensets(st.sampled_from(Context), max_size=2),
        wording=st.sampled_from(["", "clash", "car bomb", "ceasefire", "coup", "seize control"]),
    )
)


@given(acts)
def test_codes_exist_for_any_event(event):
    # CAMEO and PLOVER draw the border between cooperation and conflict alike, appeals (root 02) apart
    code = cameo_code(event)
    assert code.startswith("02") or (goldstein(code) > 0) == (quad_class(event.event_type) <= 2)
    event_type, sub_event_type = acled(event)
    assert (event_type is None) == (sub_event_type is None)


@given(parties, parties, st.sampled_from(ActorRole))
def test_ucdp_sides_differ_between_the_armed(one, other, role):
    side = ucdp_side(one, role, opponent=other)
    if ucdp_type_of_violence(one, other) in (1, 2) and role is ActorRole.ACTOR:
        assert {side, ucdp_side(other, ActorRole.RECIPIENT, opponent=one)} == {UcdpSide.A, UcdpSide.B}
    inter = acled_inter(one, event_country="AZE", event_type=EventType.ASSAULT, role=role)
    assert inter is None or 1 <= inter <= 8
