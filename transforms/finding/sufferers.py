"""Whom grammar says a harm befell: around a verb, around a deed's noun, around the noun of a wound or a condition."""

from __future__ import annotations

from transforms.finding.casualty_words import casualty_words, verb_harm
from transforms.reading.parsed import Token
from transforms.reading.syntax import (
    children,
    conjoined,
    is_passive,
    is_verb,
    joint_subjects,
    logical_objects,
    logical_subject,
    prepositional,
    surface_subject,
)
from transforms.reading.words import word_list

_STATES = frozenset({"be", "lie", "remain"})
REFLEXIVES = frozenset({"herself", "himself"})
_COMPANY = frozenset({"along", "together"})


def sufferers(verb: Token, *, subject_suffers: bool) -> list[Token]:
    """The nouns that a verb of harm befalls, with those who suffered "along with" them."""
    if subject_suffers and _is_found_so(verb):
        found = logical_objects(verb.head)
    elif subject_suffers:
        found = joint_subjects(_told_verb(verb)) if logical_subject(verb) is not None else []
    else:
        found = [o for o in logical_objects(verb) if o.pos_ != "VERB" and not _acts_next(o, verb)]
    return [*found, *_company(verb), *(_elsewhere(verb) if found else ())]


def _told_verb(verb: Token) -> Token:
    """The verb whose subject suffers: in "a teen found shot early Sunday has died" the parser lets the Sunday die."""
    own = children(verb, "nsubj")
    is_time = bool(own) and all(s.ent_type_ in ("DATE", "TIME") and s.lower_ not in ("old", "olds") for s in own)
    return verb.head if is_time and is_verb(verb.head) else verb


def _acts_next(noun: Token, verb: Token) -> bool:
    """True for the force of "killed two rebels and the force found rifles", which the parser joins to the rebels."""
    if noun.dep_ != "conj":
        return False
    behind = [v for v in children(verb, "conj") if v.i > noun.i and is_verb(v) and not children(v, "nsubj", "auxpass")]
    return any(not any(t.dep_ == "cc" or t.is_punct for t in verb.doc[noun.i + 1 : v.i]) for v in behind)


def _is_found_so(verb: Token) -> bool:
    """True for "found the victim in an alley, suffering from wounds": not the finders suffer."""
    return verb.tag_ == "VBG" and verb.dep_ in ("advcl", "xcomp") and verb.head.lemma_ in ("discover", "find")


def _company(verb: Token) -> list[Token]:
    """ "detained the leader along with three of his men"."""
    places = [verb, *(c for t in children(verb, "dobj", "nsubjpass", "nsubj") for c in conjoined(t))]
    along = [p for place in places for p in children(place, "prep", "advmod") if p.lower_ in _COMPANY]
    inner = [noun for p in along for noun in prepositional(p, "with")]
    behind = [w for p in along for w in children(p.head, "prep") if w.lower_ == "with" and w.i == p.i + 1]
    return inner or [noun for w in behind for obj in children(w, "pobj") for noun in conjoined(obj)]


def _elsewhere(verb: Token) -> list[Token]:
    """The bare number of "killed five in Kabul and three in Herat", which the parser joins to the verb.

    So it does with "killed five people and then himself".
    """
    joined = children(verb, "conj")
    return [c for c in joined if (c.pos_ == "NUM" and children(c, "prep")) or c.lower_ in REFLEXIVES]


def predicated(verb: Token, word: Token) -> list[Token]:
    """Of whom a predicate is said: "ten people are dead", "left 7 wounded", "she was pronounced dead"."""
    if verb.lemma_ != "be":
        found = [t for s in children(word, "nsubj", "nsubjpass") for t in conjoined(s)] or logical_objects(verb)
        found = found or _standing(word)
        if found:
            return found
    if verb.lemma_ not in _STATES:
        return []  # "officers found a male deceased": not of the officers
    subject = logical_subject(verb)
    return conjoined(subject) if subject is not None else []


def _standing(word: Token) -> list[Token]:
    """The adjectives for people of "found a male and female deceased"."""
    people = casualty_words().people
    return [t for c in children(word, "amod") if c.lower_ in people for t in conjoined(c) if t.lower_ in people]


def owners(noun: Token) -> list[Token]:
    """Whom a deed befell: "the murder of two nuns", "Lopez's assassination", "the deaths of 12"."""
    if _is_intended(noun):
        return []
    by_doer = noun.lemma_.lower() in casualty_words().deeds
    found = prepositional(noun, "of", "to") or [p for p in children(noun, "poss") if not by_doer or p.tag_ != "NNS"]
    return [p for p in found if not _is_bare(p)]


def _is_intended(noun: Token) -> bool:
    """True for a deed that was tried or planned: "planning the assassination", "the attempted murder"."""
    aims = word_list("modality", "future_governors") | word_list("modality", "hypothetical_governors")
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    is_aim = noun.dep_ in ("dobj", "pobj") and above.lemma_.lower() in aims
    return is_aim or any(c.lower_ == "attempted" for c in children(noun, "amod"))


def _is_bare(noun: Token) -> bool:
    """True for plurals that say neither who nor how many: "murders of teachers"."""
    return noun.tag_ == "NNS" and not children(noun, "det", "nummod", "poss", "conj")


def beset(noun: Token) -> list[Token]:
    """Who has a wound or is in a condition: "a man with a gunshot wound", "left her in hospital"."""
    link = noun.head
    if noun.dep_ != "pobj" or not _is_plight(noun, link):
        return []
    holder = link.head
    if holder.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        return conjoined(holder)
    if holder.pos_ not in ("VERB", "AUX"):
        return []
    if holder.lemma_ in _STATES or is_passive(holder):
        subject = surface_subject(holder)
        return conjoined(subject) if subject is not None else []
    return logical_objects(holder)


def _is_plight(noun: Token, link: Token) -> bool:
    words, lemma = casualty_words(), noun.lemma_.lower()
    if link.lower_ == "with":
        return lemma in words.wounds
    if link.lower_ != "in":
        return False
    if lemma in words.wards:
        return link.head.lemma_.lower() in words.bringing
    return lemma == "condition" and any(c.lower_ in words.conditions for c in children(noun, "amod", "compound"))


def suffers_now(noun: Token) -> bool:
    """True for "executed three hostages" and "two of the wounded died": the verb tells what befell them now."""
    is_some = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.like_num
    top = noun.head.head if is_some and noun.lower_ in casualty_words().standing else noun
    harm, subject_suffers = verb_harm(top.head) if is_verb(top.head) else (None, False)
    is_subject = top.dep_ == "nsubj" and (subject_suffers or is_passive(top.head))  # "captives freed after 11 days"
    return harm is not None and (top.dep_ in ("dobj", "nsubjpass") or is_subject)
