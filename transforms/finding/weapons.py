"""The weapon of an event: in its trigger, as subject or object, behind "with", or beside a verb of use."""

from __future__ import annotations

from transforms.finding.triggers import Trigger
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, by_agents, children, logical_objects, prepositional
from transforms.reading.words import is_sure_weapon, weapon_mode, word_list

_INSTRUMENT_LINKS = ("with", "using", "by", "from", "in")


def weapon_of(trigger: Trigger) -> Token | None:
    """The weapon that a clause names: in the trigger, as subject, object, or behind "with"."""
    anchor = trigger.anchor
    near: list[Token] = [w for w in trigger.words if w.i != anchor.i]
    if not trigger.is_noun:
        subject = children(anchor, "nsubj", "nsubjpass")
        near += subject
        near += logical_objects(anchor)
        near += _governing_use(anchor)
    else:
        near += [anchor]
        near += [t for t in anchor.phrase if t.i != anchor.i]
        near += children(anchor, "compound", "amod")
    near += prepositional(anchor, *_INSTRUMENT_LINKS)
    for verb in children(anchor, "advcl", "acl"):
        if verb.lemma_.lower() in word_list("verbs", "using"):
            near += children(verb, "dobj")
    near += by_agents(anchor)
    near += [
        t
        for n in list(near)
        for t in prepositional(n, "by", "from", "of", "with")
        if n.i != anchor.i and n.pos_ == "NOUN"
    ]
    subjects = children(anchor, "nsubj")
    return next((t for t in near if is_sure_weapon(t) or (t in subjects and weapon_mode(t) is not None)), None)


def _governing_use(verb: Token) -> list[Token]:
    """For "used drones to strike" and "drones were used to strike": the drones."""
    for token in list(ancestors(verb))[1:3]:
        if token.lemma_.lower() in word_list("verbs", "using"):
            return [*children(token, "dobj", "nsubjpass")]
    return []
