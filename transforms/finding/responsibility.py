"""Who says of a deed that it was theirs: "claimed responsibility for the attack", "claimed the attack"."""

from __future__ import annotations

from itertools import islice, takewhile

from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, children, is_passive, logical_subject
from transforms.reading.words import word_list

_SHARES = ("responsibility", "credit")
_REACH = 4  # words up from "for" to the verb: "claimed responsibility on Tuesday for", "late on Monday for"


def claimed_deed(noun: Token) -> Token | None:
    """The verb by which somebody claims the deed that a noun names; None when nobody does."""
    verb = _claiming(noun)
    return verb if verb is not None and _is_made(verb) else None


def claimed_alone(noun: Token) -> Token | None:
    """The verb of "claimed responsibility in a message", which leaves out for what; None for other nouns."""
    verb = noun.head
    is_share = noun.lemma_.lower() in _SHARES and noun.dep_ in ("dobj", "nsubjpass")
    if not is_share or verb.lemma_.lower() not in word_list("speech", "responsibility"):
        return None
    is_told = any(c.lower_ == "for" for t in (noun, verb) for c in children(t, "prep"))
    return verb if not is_told and _is_made(verb) else None


def _is_made(verb: Token) -> bool:
    """True when somebody makes a claim; "the attack claimed nine lives" and "no group claimed it" make none."""
    subject = logical_subject(verb)
    if subject is None or subject.lemma_.lower() in word_list("nouns", "violent"):
        return False
    negators = word_list("modality", "negators")
    is_denied = any(c.dep_ == "neg" or c.lower_ in negators for c in verb.children)
    return not is_denied and subject.lower_ not in negators and not any(c.lower_ in negators for c in subject.children)


def is_presupposed(anchor: Token) -> bool:
    """True for what a claim of responsibility takes as known: "*the* bombings that killed nine", "Monday's attack"."""
    return any(
        c.dep_ == "poss" or c.lower_ in word_list("definite", "articles")
        for token in ancestors(anchor)
        if token.pos_ == "NOUN"
        for c in children(token, "det", "poss")
    )


def _claiming(noun: Token) -> Token | None:
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() == "claim":
        return noun.head
    behind = [c for c in children(noun, "acl", "relcl") if is_passive(c) and c.lemma_.lower() == "claim"]
    if behind:
        return behind[0]
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return None
    above = islice(ancestors(noun.head), 1, 1 + _REACH)
    # "claimed it, saying it was in retaliation for the raids": the raids are the other side's
    own = takewhile(lambda t: t.lemma_.lower() not in word_list("places", "answers"), above)
    verb = next((t for t in own if t.lemma_.lower() in word_list("speech", "responsibility")), None)
    return verb if verb is not None and _owned(verb) else None


def _owned(verb: Token) -> bool:
    """True when what is claimed is responsibility."""
    return any(o.lemma_.lower() in _SHARES for o in children(verb, "dobj", "nsubjpass"))


def is_answered(deed: Token) -> bool:
    """True for what is told as the reason of another deed: "in retaliation for *raids* in which nine were *killed*"."""
    links = (t.head for t in ancestors(deed) if t.dep_ == "pobj" and t.head.lower_ in ("for", "to"))
    return any(link.head.lemma_.lower() in word_list("places", "answers") for link in links)
