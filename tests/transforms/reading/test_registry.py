import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicons import LexiconError, load_toml
from transforms.reading.registry import NameKind, Registry, normalise
from transforms.vocabulary import ActorKind, Sector, TargetKind, VictimType

REGISTRY = Registry.load()
COUNTRIES = {"SLV": {"name": "El Salvador", "demonyms": ["Salvadoran"]}, "USA": {"name": "United States"}}
ORGANISATIONS = {"fmln": {"name": "FMLN", "country": "SLV", "sectors": ["REB"]}}
AGENTS = {
    "spellings": {},
    "groups": [{"kind": "group", "victim": "military", "sectors": ["MIL"], "nouns": ["soldier"]}],
}
TARGETS = {"infrastructure": ["bridge"]}


def registry(**changes):
    files = {"countries": COUNTRIES, "organisations": ORGANISATIONS, "agents": AGENTS, "targets": TARGETS}
    return Registry(**{**files, **changes})


@pytest.mark.parametrize(
    ("text", "iso3", "how"),
    [
        ("Azerbaijan", "AZE", NameKind.NAME),
        ("the U.S.", "USA", NameKind.NAME),
        ("US", "USA", NameKind.NAME),
        ("Britain’s", "GBR", NameKind.NAME),
        ("Cote d'Ivoire", "CIV", NameKind.NAME),
        ("Côte d'Ivoire", "CIV", NameKind.NAME),
        ("North Korea", "PRK", NameKind.NAME),
        ("Kosovo", "XKX", NameKind.NAME),
        ("SALVADORAN", "SLV", NameKind.DEMONYM),
        ("Salvadorean", "SLV", NameKind.DEMONYM),
        ("Filipinos", "PHL", NameKind.DEMONYM),
        ("Russians'", "RUS", NameKind.DEMONYM),
        ("Baku", "AZE", NameKind.CAPITAL),
        ("Soviet", "RUS", NameKind.HISTORIC),
    ],
)
def test_country_of_name(text, iso3, how):
    match = REGISTRY.country_of(text)
    assert (match.iso3, match.how, match.sector) == (iso3, how, None)


@pytest.mark.parametrize(
    ("text", "iso3", "sector"),
    [
        ("the Kremlin's", "RUS", Sector.GOV),
        ("Pentagon", "USA", Sector.MIL),
        ("Élysée", "FRA", Sector.GOV),
        ("10 Downing Street", "GBR", Sector.GOV),
        ("Capitol Hill", "USA", Sector.LEG),
    ],
)
def test_country_of_seat_has_sector(text, iso3, sector):
    match = REGISTRY.country_of(text)
    assert (match.iso3, match.how, match.sector) == (iso3, NameKind.SEAT, sector)


@pytest.mark.parametrize("text", ["us", "Us", "car", "Armania", "", "the", "'s", "Nagorno-Karabakh", "Taliban"])
def test_country_of_guesses_nothing(text):
    assert REGISTRY.country_of(text) is None


def test_country_name_by_code():
    assert REGISTRY.country_name("SLV") == "El Salvador"
    assert REGISTRY.country_name("IGO") is None


@pytest.mark.parametrize(
    ("text", "organisation_id"),
    [
        ("FARABUNDO MARTI NATIONAL LIBERATION FRONT", "farabundo-marti-national-liberation-front"),
        ("Farabundo Martí National Liberation Front", "farabundo-marti-national-liberation-front"),
        ("Sendero Luminoso", "shining-path"),
        ("THE EXTRADITABLES", "extraditables"),
        ("M-19", "19-april-movement"),
        ("Nato", "nato"),
        ("ISIS", "islamic-state"),
        ("IS", "islamic-state"),
        ("Da’esh", "islamic-state"),
        ("al-Qa'ida", "al-qaeda"),
        ("the Taliban's", "taliban"),
        ("ARENA", "nationalist-republican-alliance"),
        ("WHO", "world-health-organisation"),
        ("Artsakh Defense Army", "artsakh-defence-army"),
        ("Médecins Sans Frontières", "medecins-sans-frontieres"),
        ("ACAN-EFE", "acan-efe"),
    ],
)
def test_organisation_of_name(text, organisation_id):
    assert REGISTRY.organisation(text).id == organisation_id


@pytest.mark.parametrize(
    "text", ["is", "Is", "who", "arena", "Arena", "milf", "up", "red flag", "Russia", "", "Hizbolah"]
)
def test_organisation_guesses_nothing(text):
    assert REGISTRY.organisation(text) is None


def test_polity_has_claiming_state_and_is_partially_recognised():
    polity = REGISTRY.organisation("Nagorno-Karabakh")
    assert (polity.country, polity.polity, polity.kind) == ("AZE", "Nagorno-Karabakh", ActorKind.STATE)
    assert Sector.PRE in polity.sectors
    army = REGISTRY.organisation("Karabakh Defence Army")
    assert (army.sectors, army.parent) == ((Sector.MIL, Sector.PRE), polity.id)


@pytest.mark.parametrize(
    ("words", "noun", "sector", "victim_type"),
    [
        (["russian", "defense", "ministry"], "defense ministry", Sector.MIL, VictimType.OFFICIAL),
        (["ministry", "of", "defence"], "ministry of defense", Sector.MIL, VictimType.OFFICIAL),
        (["foreign", "ministry"], "foreign ministry", Sector.GOV, VictimType.OFFICIAL),
        (["interior", "ministry"], "interior ministry", Sector.GOV, VictimType.OFFICIAL),
        (["SALVADORAN", "ARMY"], "army", Sector.MIL, VictimType.MILITARY),
        (["troops"], "troop", Sector.MIL, VictimType.MILITARY),
        (["rebel", "soldier"], "rebel soldier", Sector.REB, VictimType.REBEL),
        (["gunmen"], "gunman", Sector.UAF, VictimType.PERPETRATOR),
        (["police"], "police", Sector.COP, VictimType.POLICE),
        (["un", "peacekeeper"], "peacekeeper", Sector.MIL, VictimType.PEACEKEEPER),
        (["drug", "traffickers"], "drug trafficker", Sector.CRM, VictimType.PERPETRATOR),
        (["jesuit", "priests"], "jesuit priest", Sector.REL, VictimType.CIVILIAN),
        (["nurse"], "nurse", Sector.MED, VictimType.HEALTH_WORKER),
        (["aid", "worker"], "aid worker", Sector.SOC, VictimType.AID_WORKER),
        (["demonstrator"], "demonstrator", Sector.CVL, VictimType.PROTESTER),
        (["children"], "child", Sector.CVL, VictimType.CIVILIAN),
        (["mayor"], "mayor", Sector.GOV, VictimType.OFFICIAL),
    ],
)
def test_agent_is_longest_known_suffix(words, noun, sector, victim_type):
    agent = REGISTRY.agent(words)
    assert (agent.noun, agent.sectors[0], agent.victim_type) == (noun, sector, victim_type)
    assert agent.word_count == len(noun.split())


def test_agent_of_people_says_no_sector():
    people = REGISTRY.agent(["people"])
    assert (people.sectors, people.kind, people.victim_type) == ((), ActorKind.POPULATION, VictimType.UNKNOWN)
    assert people.is_human
    assert not people.is_armed


def test_agent_spokesman_follows_his_organisation():
    spokesman = REGISTRY.agent(["ministry", "spokesman"])
    assert spokesman.follows
    assert spokesman.sectors == ()


def test_agent_that_is_a_body_or_a_thing_is_not_human():
    assert not REGISTRY.agent(["parliament"]).is_human
    drone = REGISTRY.agent(["drone"])
    assert (drone.is_human, drone.kind) == (False, ActorKind.OBJECT)


def test_agent_is_armed_by_trade():
    assert REGISTRY.agent(["soldier"]).is_armed
    assert not REGISTRY.agent(["villager"]).is_armed


@pytest.mark.parametrize("words", [[], ["idea"], [""], ["minister", "of"]])
def test_agent_guesses_nothing(words):
    assert REGISTRY.agent(words) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["power", "pylons"], TargetKind.INFRASTRUCTURE),
        (["us", "embassy"], TargetKind.PLACE),
        (["armoured", "vehicle"], TargetKind.VEHICLE),
        (["churches"], TargetKind.PLACE),
        (["cattle"], TargetKind.OTHER),
        (["idea"], None),
        ([], None),
    ],
)
def test_target_kind_of_noun(words, kind):
    assert REGISTRY.target_kind(words) is kind


def test_phrases_are_sorted_and_found_again():
    phrases = list(REGISTRY.phrases())
    assert phrases == sorted(set(phrases))
    for phrase in phrases:
        country, organisation = REGISTRY.country_of(phrase.text), REGISTRY.organisation(phrase.text)
        assert phrase.id == (country.iso3 if country else organisation.id)


def test_phrases_have_labels_and_variants():
    found = {(p.text, p.label, p.is_word) for p in REGISTRY.phrases()}
    assert {
        ("Azerbaijani", "NORP", False),
        ("Azerbaijan", "GPE", False),
        ("Nagorno-Karabakh", "GPE", False),
        ("Kremlin", "ORG", False),
        ("Al-Qaeda", "ORG", False),
        ("U.N.", "ORG", False),
        ("WHO", "ORG", True),
        ("US", "GPE", True),
        ("Lord’s Resistance Army", "ORG", False),
    } <= found


def test_phrases_leave_out_what_is_often_something_else():
    texts = {p.text for p in REGISTRY.phrases()}
    assert texts.isdisjoint({"Georgia", "Jordan", "Chad", "Washington"})


def test_load_reads_once():
    assert Registry.load() is REGISTRY


def test_longest_noun_can_be_found():
    for group in load_toml("agents.toml")["groups"]:
        for noun in group["nouns"]:
            assert REGISTRY.agent(noun.split()).noun == noun


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"organisations": {"fmln": ORGANISATIONS["fmln"], "arena": ORGANISATIONS["fmln"]}}, "must not follow"),
        (
            {"organisations": {"a": ORGANISATIONS["fmln"], "b": ORGANISATIONS["fmln"]}},
            "'FMLN' belongs to 'a' and to 'b'",
        ),
        ({"organisations": {"usa": {"name": "United States", "sectors": ["GOV"]}}}, "belongs to 'USA: United States'"),
        ({"organisations": {"x": {"name": "X", "country": "SAL", "sectors": ["REB"]}}}, "no country 'SAL'"),
        ({"organisations": {"x": {"name": "X", "sectors": ["CIV"]}}}, "'CIV' is not one of"),
        ({"organisations": {"x": {"name": "X", "sectors": ["REB"], "parent": "y"}}}, "its parent 'y'"),
        ({"organisations": {"x": {"name": "X", "sectors": ["REB"], "colour": "red"}}}, "colour"),
        ({"organisations": {"x": {"name": "X", "sectors": ["REB"], "words": ["Y"]}}}, "no names of it"),
        ({"organisations": {"x": {"name": "(...)", "sectors": ["REB"]}}}, "empty after normalisation"),
        ({"countries": {**COUNTRIES, "AZE": {"name": "Azerbaijan"}}}, "must not follow"),
        ({"countries": {"SLV": {"name": "El Salvador", "ambiguous": ["Salvador"]}}}, "no names of it"),
        ({"countries": {"SLV": {"name": "El Salvador", "seats": {"Palace": "KING"}}}}, "'KING' is not one of"),
        ({"agents": {**AGENTS, "groups": AGENTS["groups"] * 2}}, "another group"),
        ({"targets": {"place": ["bridge"], "infrastructure": ["bridge"]}}, "'bridge' stands under"),
        ({"targets": {"building": ["house"]}}, "'building' is not one of"),
    ],
)
def test_registry_refuses_data_that_breaks_its_rules(changes, message):
    with pytest.raises(LexiconError) as error:
        registry(**changes)
    assert message in str(error.value)


def test_small_registry_of_its_own_data():
    assert registry().organisation("FMLN").country == "SLV"


@given(st.text(max_size=40))
def test_lookups_take_any_text(text):
    assert normalise(normalise(text)) == normalise(text) or "the" in normalise(text)
    assert REGISTRY.country_of(text) is None or REGISTRY.organisation(text) is None
    words = text.split()
    agent = REGISTRY.agent(words)
    assert agent is None or agent.word_count <= len(words)
    REGISTRY.target_kind(words)
