"""Who takes part in an event: the nouns of its arguments as actors, victims and targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from transforms.finding.addressed import addressed
from transforms.finding.arguments import BLASTS, arguments_of, named_before, whole_of
from transforms.finding.trigger_rules import Rule
from transforms.finding.triggers import Trigger, is_event_noun
from transforms.ontology import quad_class
from transforms.reading.actors import Cast
from transforms.reading.parsed import Token
from transforms.reading.registry import NameKind, Registry
from transforms.reading.syntax import ancestors, children, conjoined, measured, prepositional
from transforms.reading.who import Mention, Who
from transforms.reading.words import is_sure_weapon, weapon_mode, word_list
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, TargetKind

_NO_PARTS = ("DATE", "TIME", "MONEY", "PERCENT")
_WIELDED = (EventMode.EXPLOSIVES, EventMode.FIREARMS, EventMode.HEAVY_WEAPONS, EventMode.SUICIDE_ATTACK)
_LOCAL = (*BLASTS, EventMode.FIREARMS)  # modes of deeds that are in a street, not against it
_MATERIAL = (EventMode.DESTROY, EventMode.EXPLOSIVES, EventMode.SEIZE, EventMode.AERIAL, EventMode.HEAVY_WEAPONS)
_RUINING = (EventMode.DESTROY, EventMode.EXPLOSIVES)
_AGENTIVE = ("er", "or", "ist", "man", "woman", "people", "crat", "folk")  # nouns of those who do what the word says
_BY_FORCE = (EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE)
_FACE_TO_FACE = (EventType.ASSAULT, EventType.COERCE, EventType.CONSULT)  # nobody is met or hit by the way
_BEFORE = ("amod", "compound", "nmod")
_THINGS = (ActorKind.OBJECT, ActorKind.UNKNOWN)
_PEOPLE = (ActorKind.GROUP, ActorKind.PERSON, ActorKind.POPULATION)
_CLAUSE_PRONOUNS = ("it", "this", "that", "what", "which", "there")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody or something that takes part in an event."""

    role: ActorRole
    mention: Mention
    target_kind: TargetKind | None = None


def parts_of(trigger: Trigger, cast: Cast, registry: Registry) -> tuple[Part, ...]:
    """The parts that the nouns around a trigger play in what it tells; nouns that can play none are left out."""
    found = [
        part
        for role, head in arguments_of(trigger)
        if _is_somebody(head, role)
        for part in _part(role, head, trigger.rule, cast, registry)
    ]
    playing = [p for p in found if _plays(p, trigger.rule.event_type) and not _is_where(p, trigger.rule)]
    return (*playing, *_addressed(trigger, playing, cast))


def _addressed(trigger: Trigger, known: list[Part], cast: Cast) -> list[Part]:
    """Whom words and peaceful deeds are for, where the grammar of the trigger names nobody; the nearest counts."""
    if trigger.rule.event_type in _FACE_TO_FACE or any(_is_other_side(p) for p in known):
        return []
    doers = [p.mention.who for p in known if p.role is ActorRole.ACTOR]
    found = [_others(head, doers, cast) for head in addressed(trigger)]
    named = next((group for group in found if any(_is_certain(m.who) for m in group)), None)
    nearest = next((group for group in found if group), [])
    return [Part(role=ActorRole.RECIPIENT, mention=m) for m in named or nearest]


def _others(head: Token, doers: list[Who], cast: Cast) -> list[Mention]:
    """Those whom a noun and what is joined to it mean, if they are somebody and not on the doers' side."""
    is_scene = is_event_noun(head.head) and head.ent_type_ == "GPE"  # "the Georgia protests"
    if head.dep_ in _BEFORE and (is_scene or cast.identify(head.head).who.kind not in _THINGS):
        return []  # "Chadian rebels" are not Chad
    every = [_owner_or_self(m) for noun in conjoined(head) for m in cast.each_of(noun)]
    fits = [m for m in every if _is_addressee(m.who, doers) and not _is_capital_inside(m)]
    return fits if every[0] in fits else []


def _is_where(part: Part, rule: Rule) -> bool:
    """True for the Cairo of "hosted talks in Cairo"; who arrives in Cairo visits Egypt."""
    return (
        part.role is ActorRole.RECIPIENT and rule.event_mode is not EventMode.VISIT and _is_capital_inside(part.mention)
    )


def _is_capital_inside(mention: Mention) -> bool:
    """True for a town behind "in", which is a place there and not the state that it stands for: "signed in Doha"."""
    head, who = mention.head, mention.who
    is_inside = head.dep_ == "pobj" and head.head.lower_ in ("at", "in")
    return is_inside and who.kind is ActorKind.STATE and head.text.lower() not in who.name.lower()


def _is_other_side(part: Part) -> bool:
    """True for a recipient who is somebody."""
    return part.role in (ActorRole.RECIPIENT, ActorRole.VICTIM) and part.mention.who.kind not in _THINGS


def _owner_or_self(mention: Mention) -> Mention:
    """A mention of a thing or of nobody known is read as that of its owner: "Chad's efforts", "a Chadian plan"."""
    who = mention.who
    return replace(mention, who=who.parent) if who.kind in _THINGS and who.parent is not None else mention


def _is_certain(who: Who) -> bool:
    """True for somebody whom nobody farther off can outdo: of a name or country, or under arms."""
    return who.is_named or who.country is not None or who.is_armed


def _is_addressee(who: Who, doers: list[Who]) -> bool:
    """True for somebody known by name, country or office who is not on the doers' side."""
    is_known = who.kind not in _THINGS and (who.is_named or who.country is not None or bool(who.noun and who.sectors))
    return is_known and not any(who.is_side_of(d) for d in doers)


def doers(heads: Iterable[Token], rule: Rule, cast: Cast) -> list[Part]:
    """Those of some nouns who can have done what a rule tells of, and the armed bodies that they belong to."""
    somebody = [head for head in heads if _is_somebody(head, ActorRole.ACTOR)]
    found = [part for head in somebody for part in _acting(head, rule, cast)]
    return [p for p in found if _plays(p, rule.event_type)]


def _is_somebody(head: Token, role: ActorRole) -> bool:
    """False for dates, deeds, pronouns that stand for a clause, and the speaker's name before what he says."""
    if head.ent_type_ in _NO_PARTS or head.lemma_.lower() in word_list("definite", "times"):
        return False
    if head.lemma_.lower() in word_list("nouns", "penalties"):
        return False  # "sentenced him to life"
    if head.pos_ in ("VERB", "ADV", "SCONJ", "AUX", "INTJ", "X", "SYM") or _is_bracketed(head):
        return False
    if role is ActorRole.ACTOR:
        return head.lower_ != "who"  # "it is not clear who did it"
    return head.pos_ != "PRON" or head.lower_ not in _CLAUSE_PRONOUNS


def _is_bracketed(head: Token) -> bool:
    """True for "[Gomez] The bomb exploded"; wire copy in capitals is parsed with round brackets."""
    words = head.phrase
    first, last = words[0].i, words[-1].i
    if first == 0 or last + 1 >= len(head.doc):
        return False
    before, behind = head.doc[first - 1], head.doc[last + 1]
    is_opening = before.text == "(" and before.i == head.sent.start
    return (before.text == "[" and behind.text == "]") or (is_opening and behind.text == ")")


def _part(role: ActorRole, head: Token, rule: Rule, cast: Cast, registry: Registry) -> Iterator[Part]:
    if role is ActorRole.ACTOR:
        yield from _acting(head, rule, cast)
    elif quad_class(rule.event_type) != 4:
        yield from (Part(role=role, mention=m) for m in (*cast.each_of(head), *cast.members(head)))
    else:
        yield from _suffering(role, head, rule, cast, registry)


def _acting(head: Token, rule: Rule, cast: Cast) -> Iterator[Part]:
    for mention in (*_doers(head, cast, rule), *cast.members(head)):
        yield Part(role=ActorRole.ACTOR, mention=mention)
        if quad_class(rule.event_type) == 4:
            owner = cast.organisation_of(mention)
            owners = [owner] if owner is not None else _corps(mention, cast)
            yield from (Part(role=ActorRole.ACTOR, mention=m) for m in owners)


def _corps(mention: Mention, cast: Cast) -> list[Mention]:
    """The armed body that a text names by a common noun beside its people: "army soldiers", "members of the army"."""
    if mention.who.kind not in (ActorKind.PERSON, ActorKind.GROUP):
        return []
    beside = [t for t in children(mention.head, "compound") if t.ent_type_ not in ("PERSON", "GPE")]
    named = (cast.identify(t) for t in (*beside, *prepositional(mention.head, "of")))
    return [m for m in named if m.who.kind is ActorKind.ORGANISATION and m.who.is_armed]


def _suffering(role: ActorRole, head: Token, rule: Rule, cast: Cast, registry: Registry) -> Iterator[Part]:
    """Whom or what a deed befalls; a building beside a blast is hit by it, a district is only where it was."""
    head = whole_of(head)
    if cast.identify(head).who.kind is ActorKind.UNKNOWN:
        head = measured(head)  # "an unknown number of houses"
    kind = _thing_kind(head, registry)
    if (rule.event_mode in _LOCAL and _is_scene(head)) or _is_ground_told_of(head):
        return
    if role is ActorRole.TARGET:
        kind = kind or (TargetKind.PLACE if _has_premises(cast.identify(head).who, head) else None)
        if kind is not None:
            yield Part(role=role, mention=cast.as_place(head), target_kind=kind)
            yield from _things_beside(head, cast, registry)
    elif rule.event_mode not in _WIELDED or not is_sure_weapon(head):
        first = cast.identify(head)
        for mention in [first] if first.who.kind is ActorKind.OBJECT else cast.each_of(head):
            yield _harmed(Part(role=role, mention=mention), kind, rule, cast, registry)
        yield from _things_beside(head, cast, registry) if kind is not None else ()
        for member in cast.members(head):
            yield _harmed(Part(role=role, mention=member), None, rule, cast, registry)


def _is_ground_told_of(head: Token) -> bool:
    """True for "the area", "that zone": the ground that the text stands on, which no words describe as a target."""
    return head.lemma_.lower() in ("area", "sector", "zone") and all(
        t.dep_ == "det" for t in head.phrase if t.i < head.i
    )


def _is_scene(head: Token) -> bool:
    """True for the street or city where somebody was shot or a bomb went off."""
    is_ground = head.lemma_.lower() in word_list("places", "grounds") or head.ent_type_ in ("GPE", "LOC")
    return is_ground and _link_of(head) in ("at", "in", "near", "on", "outside")


def _link_of(head: Token) -> str:
    """The preposition before a noun or before the list that it is in; empty for none."""
    first = _above_list(head)
    return first.head.lower_ if first.dep_ == "pobj" else ""


def _above_list(head: Token) -> Token:
    return next((t for t in ancestors(head) if t.dep_ != "conj"), head)


def _thing_kind(head: Token, registry: Registry) -> TargetKind | None:
    return registry.target_kind([t.lemma_.lower() for t in head.phrase])


def _things_beside(head: Token, cast: Cast, registry: Registry) -> Iterator[Part]:
    """The rest of a list of things that the parser takes for appositions: "the palace, his home, and the bank"."""
    listed = [t for a in children(head, "appos") if children(a, "conj") for t in conjoined(a)]
    for thing in listed:
        kind = _thing_kind(thing, registry)
        if kind is not None:
            yield Part(role=ActorRole.TARGET, mention=cast.as_place(thing), target_kind=kind)


def _doers(head: Token, cast: Cast, rule: Rule) -> Iterator[Mention]:
    """Who does it: the noun itself, or whose weapon or deed it is."""
    of = prepositional(head, "of") if head.lemma_.lower() in word_list("nouns", "counting") else []
    if of and _is_event_noun(of[0]):
        head = of[0]  # "a series of Israeli strikes"
    mention = cast.identify(head)
    if _is_event_noun(head):
        # "Israeli strikes killed": the strikes are somebody's.
        yield from (cast.identify(t) for t in named_before(head))
    if weapon_mode(head) is not None or _is_event_noun(head):
        is_name = mention.who.kind is ActorKind.PERSON and mention.who.is_named  # "an Uzi submachine gun" is nobody
        if mention.who.is_armed or (mention.who.kind in (ActorKind.PERSON, ActorKind.GROUP) and not is_name):
            yield mention
    else:
        yield from (_crew(m, cast, rule) for m in cast.each_of(head))


def _crew(mention: Mention, cast: Cast, rule: Rule) -> Mention:
    """Who acts with a thing: "army bulldozers" are the army, "Chadian tanks" Chad's military."""
    who = mention.who
    if who.kind is not ActorKind.OBJECT or who.parent is None:
        return mention
    return replace(mention, who=cast.crew_of(who.parent) if rule.event_type in _BY_FORCE else who.parent)


def _plays(part: Part, event_type: EventType) -> bool:
    """False for nouns that cannot act: a thing as actor, a nameless something."""
    who = part.mention.who
    head = part.mention.head
    is_count = head.pos_ == "NUM" or head.like_num
    if (is_count and who.kind not in _PEOPLE) or head.lemma_.lower() in word_list("speech", "nouns"):
        return False
    if part.role is ActorRole.ACTOR:
        return _acts(who, head, event_type)
    if quad_class(event_type) != 4:
        return who.kind not in (ActorKind.UNKNOWN, ActorKind.OBJECT)
    return not _is_wielded(head) and (who.kind is not ActorKind.UNKNOWN or not _is_circumstance(head))


def _is_wielded(head: Token) -> bool:
    """True for what a deed is done with: "attacked with mortars", "fired their weapons"."""
    is_weapon = is_sure_weapon(head) or head.lemma_.lower() in word_list("nouns", "general_weapons")
    is_fired = head.dep_ == "dobj" and head.head.lemma_.lower() in word_list("verbs", "using")
    return is_weapon and (is_fired or _link_of(head) == "with")


def _is_circumstance(head: Token) -> bool:
    """True for nouns that tell how or where and whom nobody knows as people: "with rifle fire", "on orders"."""
    if head.pos_ != "NOUN" or head.ent_type_:
        return False
    if _is_event_noun(head) or is_sure_weapon(head):
        return True
    link = _link_of(head)
    is_linked = link in word_list("places", "circumstances")
    is_linked &= link != "on" or not _is_event_noun(_above_list(head).head.head)  # "the attack on a foundry"
    lemma = head.lemma_.lower()
    return is_linked and (not lemma.endswith(_AGENTIVE) or lemma in word_list("nouns", "no_doers"))


def _acts(who: Who, head: Token, event_type: EventType) -> bool:
    """False for things, and where force is used for nouns that no list of people knows: "an investigation"."""
    if who.kind is ActorKind.UNKNOWN:
        is_thing = head.pos_ == "NOUN" and not head.ent_type_ and not head.lemma_.lower().endswith(_AGENTIVE)
        return who.is_human and not (is_thing and event_type in (EventType.ASSAULT, EventType.COERCE))
    return who.kind is not ActorKind.OBJECT


def _is_event_noun(head: Token) -> bool:
    return head.lemma_.lower() in word_list("nouns", "violent")


def _harmed(part: Part, kind: TargetKind | None, rule: Rule, cast: Cast, registry: Registry) -> Part:
    """A recipient of violence is a victim when it is people, a target when it is a thing or a place."""
    head, who = part.mention.head, part.mention.who
    if kind is not None and (who.kind is ActorKind.OBJECT or _is_premises(who, rule)):
        return replace(part, role=ActorRole.TARGET, target_kind=kind, mention=cast.as_place(head))
    if kind is None and rule.event_mode in _RUINING and _is_civil_body(who):
        return replace(part, role=ActorRole.TARGET, target_kind=TargetKind.PLACE, mention=cast.as_place(head))
    if who.kind is ActorKind.OBJECT or (
        who.kind is ActorKind.UNKNOWN and (not who.is_human or _takes_things(head, rule))
    ):
        return replace(part, role=ActorRole.TARGET, target_kind=TargetKind.OTHER)
    if rule.event_type is not EventType.ASSAULT:
        return part
    country = registry.country_of(part.mention.text)
    is_capital = country is not None and country.how is NameKind.CAPITAL
    if is_capital or (who.kind is not ActorKind.STATE and head.ent_type_ in ("GPE", "LOC", "FAC")):
        return replace(part, role=ActorRole.TARGET, target_kind=TargetKind.PLACE, mention=cast.as_place(head))
    if who.kind in (ActorKind.PERSON, ActorKind.POPULATION, ActorKind.GROUP) and not who.is_armed:
        return replace(part, role=ActorRole.VICTIM)
    return part


def _is_premises(who: Who, rule: Rule) -> bool:
    """True for "bombed the bank": a body without a name is its building where things are destroyed or robbed."""
    is_body = who.kind in (ActorKind.ORGANISATION, ActorKind.STATE) or (who.kind is ActorKind.GROUP and not who.sectors)
    is_raid = rule.event_type is EventType.ASSAULT and rule.event_mode is None and rule.harm is None
    is_material = is_raid or rule.event_mode in _MATERIAL
    return is_body and not who.is_armed and who.wikidata_id is None and is_material


def _has_premises(who: Who, head: Token) -> bool:
    """True for "a bomb went off outside the ministry": a body is where its house is; "by" tells who did it."""
    is_near = head.dep_ != "pobj" or head.head.lower_ not in ("by", "between", "against")
    return is_near and _is_civil_body(who) and head.ent_type_ not in ("GPE", "LOC")


def _is_civil_body(who: Who) -> bool:
    return who.kind is ActorKind.ORGANISATION and not who.is_armed


def _takes_things(head: Token, rule: Rule) -> bool:
    """True for a common noun that is robbed or destroyed: no people are."""
    return rule.event_mode in (EventMode.DESTROY, EventMode.SEIZE) and head.pos_ == "NOUN"
