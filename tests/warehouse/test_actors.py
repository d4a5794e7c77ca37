import random

from hypothesis import given
from hypothesis import strategies as st

from transforms.tables import ActorRow
from transforms.vocabulary import ActorKind
from warehouse.actors import merge_actors


def actor(**values):
    given_values = {
        "actor_id": "a",
        "name": "Army",
        "aliases": (),
        "kind": ActorKind.UNKNOWN,
        "country": None,
        "polity": None,
        "sector": None,
        "sectors": (),
        "cameo_actor_code": None,
        "wikidata_id": None,
        "parent_actor_id": None,
    }
    return ActorRow(**{**given_values, **values})


SIGHTINGS = st.lists(
    st.builds(
        actor,
        actor_id=st.sampled_from("ab"),
        name=st.sampled_from(["Army", "army", "The Army"]),
        aliases=st.lists(st.sampled_from(["troops", "Army", "forces"]), unique=True).map(lambda x: tuple(sorted(x))),
        kind=st.sampled_from([ActorKind.UNKNOWN, ActorKind.ORGANISATION]),
        country=st.none() | st.sampled_from(["SSD", "SDN"]),
    ),
    max_size=6,
)


@given(SIGHTINGS, st.randoms(use_true_random=False), st.integers(0, 6))
def test_merge_does_not_depend_on_order_or_grouping(rows, dice, cut):
    shuffled = dice.sample(rows, len(rows))

    in_two_steps = merge_actors([*merge_actors(shuffled[:cut]), *merge_actors(shuffled[cut:])])

    assert in_two_steps == merge_actors(rows)


def test_merge_loses_no_name():
    (merged,) = merge_actors([actor(name="army", aliases=("troops",)), actor(name="Army", aliases=("forces",))])

    assert (merged.name, merged.aliases) == ("Army", ("army", "forces", "troops"))


def test_merge_takes_a_known_kind_first():
    (merged,) = merge_actors([actor(name="A"), actor(name="B", kind=ActorKind.GROUP)])

    assert (merged.name, merged.kind) == ("B", ActorKind.GROUP)


def test_merge_gives_actors_in_order_of_ids():
    ids = random.Random(3).sample("abcdef", 6)

    assert [row.actor_id for row in merge_actors([actor(actor_id=i) for i in ids])] == list("abcdef")
