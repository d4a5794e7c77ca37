"""How a place name hangs on a deed in the parse: as its own, as that of another deed, as somebody's home."""

from __future__ import annotations

from transforms.finding.triggers import is_event_noun
from transforms.reading.document import key_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import PASSIVE_SUBJECTS, SUBJECTS, ancestors, children
from transforms.reading.words import word_list

_REASON = 4  # words before a deed in which what makes it a reason may stand
_TOLD = ("ccomp", "conj", "advcl", "parataxis")  # what hangs on a verb of speech and is told by it


def is_in_brackets(word: Token) -> bool:
    """True for a word between round brackets."""
    before = [t.text for t in word.sent if t.i < word.i]
    return before.count("(") > before.count(")")


def is_other_deed(below: list[Token]) -> bool:
    """True when a place belongs to a deed that is only the reason: "arrested for an attack in X"."""
    reasons = word_list("places", "reasons")
    deeds = [n for n, t in enumerate(below) if n and t.pos_ == "NOUN" and is_event_noun(t)]
    return bool(deeds) and any(t.pos_ == "ADP" and t.lower_ in reasons for t in below[deeds[0] :])


def is_at_home(below: list[Token]) -> bool:
    """True for where somebody lives or works: "a trader who lives in X was shot"."""
    dwelling = word_list("places", "dwelling")
    return any(t.pos_ == "VERB" and t.lemma_.lower() in dwelling for t in below[1:])


def is_behind_reason(place: Token, anchor: Token) -> bool:
    """True when the words of another deed, told as the reason, stand between: "the attack was for raids in X"."""
    for word in reversed(list(place.doc[anchor.i + 1 : place.i])):
        if word.lemma_.lower() in word_list("places", "answers") and word.nbor(1).lower_ in ("for", "to"):
            return True
        if word.tag_ == "VBD" or word.pos_ == "AUX":
            return False
        if word.pos_ == "NOUN" and is_event_noun(word):
            before = place.doc[max(anchor.i + 1, word.i - _REASON) : word.i]
            return any(t.pos_ == "ADP" and t.lower_ in word_list("places", "reasons") for t in before)
    return False


def shared_steps(chain: list[Token], anchor: Token, away: int) -> int | None:
    """Steps to the word that a place and an event both hang on; none to where somebody speaks."""
    above = {key_of(t): n for n, t in enumerate(ancestors(anchor))}
    met = next((n for n, t in enumerate(chain) if key_of(t) in above), None)
    if met is None or is_other_deed(chain[:met]):
        return None
    verb = chain[met]
    if _is_scene_of_words(verb, chain[:met], anchor):
        return None
    said = word_list("speech", "say")
    speaks = [t for t in ancestors(anchor) if t.lemma_.lower() in said and above[key_of(t)] <= above[key_of(verb)]]
    branch = chain[max(met - 1, 0)]
    if verb in speaks and branch.dep_ not in _TOLD and not _is_fronted(branch, verb):
        return None
    return met + 2 * above[key_of(verb)] + 3 + 3 * bool(speaks) + away


def _is_scene_of_words(verb: Token, below: list[Token], anchor: Token) -> bool:
    """True for where people meet, talk or take a stand: "condemned the murder in a statement issued in X"."""
    if verb is anchor:
        return False
    about = [*below[1:], *children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)]
    forums = word_list("places", "forums")
    is_forum = any(t.pos_ == "NOUN" and t.lemma_.lower() in forums for t in about)
    return is_forum or verb.lemma_.lower() in word_list("places", "stands")


def _is_fronted(branch: Token, verb: Token) -> bool:
    """True for what opens a sentence: in "In Kabul, police said" the city is the scene of what they tell."""
    subjects = children(verb, *SUBJECTS)
    return branch.dep_ not in SUBJECTS and bool(subjects) and branch.i < subjects[0].i


def is_of_place(chain: list[Token], anchors: frozenset[tuple[int, int]]) -> bool:
    """True for "the shelling of X", "the north of X"; false for "the leaders of X"."""
    owner = next((t for t in chain[1:] if t.pos_ != "ADP"), chain[0])
    areas = word_list("definite", "areas")
    return (
        key_of(owner) in anchors
        or owner.lemma_.lower() in areas
        or owner.lemma_.lower() in word_list("places", "units")
        or owner.lemma_.lower() in word_list("places", "sides")
    )


def scene_of(anchor: Token) -> Token | None:
    """The Kenya of "was in Kenya, where he signed a deal"; None for a deed of no such clause."""
    verb = anchor.head if anchor.dep_ == "conj" else anchor
    is_there = verb.dep_ == "relcl" and any(c.lower_ == "where" and c.i < verb.i for c in verb.children)
    return verb.head if is_there else None


def falls(name: Token) -> bool:
    """True for the town of "the town fell to the rebels"."""
    return name.dep_ in SUBJECTS and name.head.lemma_.lower() == "fall"


def unit_above(name: Token) -> Token:
    """The town of "the town of X"; else the name itself."""
    link = name.head
    units = word_list("places", "units")
    return link.head if name.dep_ == "pobj" and link.lower_ == "of" and link.head.lemma_.lower() in units else name
