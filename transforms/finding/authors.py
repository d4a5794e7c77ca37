"""Who is said to stand behind a deed by wordings around the noun that names it.

"The attack was blamed on X", "was the work of X", "X is responsible for it", "X was involved in it", "the murder of A,
perpetrated by X". None of these words is the deed's own subject or "by".
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.finding.attribution import culprits, is_negated
from transforms.finding.responsibility import claimed_deed
from transforms.reading.antecedents import is_definite
from transforms.reading.parsed import Token
from transforms.reading.syntax import (
    by_agents,
    children,
    conjoined,
    is_passive,
    logical_objects,
    logical_subject,
    prepositional,
)
from transforms.reading.words import word_list

_OWNING = ("be", "deny", "have", "play", "take")  # whose subject has the share: "played a role in the attack"


def authors_of(noun: Token) -> Iterator[Token]:
    """Who is said to have done what a noun names, by wordings around it that name no doer in it."""
    yield from _charged_with(noun)
    yield from _blamed_beside(noun)
    verb = claimed_deed(noun)
    subject = logical_subject(verb) if verb is not None else None
    if subject is not None:
        yield from conjoined(subject)
    for verb in predicates(noun):
        lemma = verb.lemma_.lower()
        if lemma in word_list("verbs", "light"):
            yield from agents_of(verb)
        if lemma in word_list("verbs", "attributing"):
            yield from culprits(verb)
    yield from _made(noun)
    yield from _responsible(noun)


def takers_part(noun: Token) -> Iterator[Token]:
    """Who is said to have had a part in it: "involved in", "participated in", "the role of X in"."""
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ != "in":
        return
    share = link.head
    if share.pos_ == "VERB":
        yield from _joining(share)
    elif share.lemma_.lower() in word_list("nouns", "shares"):
        yield from _sharing(share)


def agents_of(verb: Token) -> list[Token]:
    """The nouns after the "by" of a passive, also where the parse hangs it on a place or day between."""
    between = [noun for p in children(verb, "prep") for noun in children(p, "pobj")]
    return by_agents(verb) or [doer for noun in between for doer in prepositional(noun, "by")]


def late_agents(noun: Token) -> Iterator[Token]:
    """Who did it, where the words that say so hang on those harmed: "the murder of a mayor of X, by rebels"."""
    for word in noun.subtree:
        verb = word.head
        if word.dep_ == "agent" and _is_of_deeds(verb) and verb.dep_ in ("acl", "relcl") and verb.head is not noun:
            yield from by_agents(verb)
    for harmed in prepositional(noun, "of"):
        for named in (harmed, *children(harmed, "appos")):
            yield from prepositional(named, "by")


def _is_of_deeds(verb: Token) -> bool:
    return verb.lemma_.lower() in word_list("verbs", "committing") and not is_negated(verb)


def _joining(verb: Token) -> list[Token]:
    """The subject of "took part in", "participated in", "were involved in"."""
    lemma = verb.lemma_.lower()
    if is_negated(verb):
        return []
    if lemma in word_list("verbs", "involving"):
        return logical_objects(verb)
    has_share = any(o.lemma_.lower() in word_list("nouns", "shares") for o in children(verb, "dobj"))
    if lemma in word_list("verbs", "joining") or (has_share and lemma in _OWNING):
        subject = logical_subject(verb)
        return [] if subject is None else conjoined(subject)
    return []


def _sharing(share: Token) -> list[Token]:
    """Whose share it is: "the involvement of troops", "the army's role", "played a role"."""
    owners = [o for p in children(share, "poss") for o in conjoined(p)] + prepositional(share, "of", "by")
    is_held = share.dep_ == "dobj" and share.head.lemma_.lower() in _OWNING
    return owners or (_joining(share.head) if is_held else [])


def predicates(noun: Token) -> Iterator[Token]:
    """The verbs that a noun suffers, in its clause or behind it: "an attack claimed by", "attributed the attack to"."""
    is_object = noun.dep_ == "dobj" and noun.head.lemma_.lower() in word_list("verbs", "attributing")
    is_governed = is_object or noun.dep_ == "nsubjpass"
    verbs = [noun.head] if is_governed else [c for c in children(noun, "acl", "relcl") if is_passive(c)]
    yield from (verb for verb in verbs if not is_negated(verb))


def _made(noun: Token) -> Iterator[Token]:
    """For "the attack was the work of the group": the group."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        for work in children(noun.head, "attr"):
            if work.lemma_.lower() in word_list("nouns", "authorship"):
                yield from prepositional(work, "of", "by")


def _responsible(noun: Token) -> Iterator[Token]:
    """Who is said to be "responsible for" it or "behind" it, or "the mastermind of" it."""
    quality = noun.head if noun.head.lower_ == "behind" else noun.head.head
    if noun.dep_ != "pobj" or quality.lemma_.lower() not in word_list("nouns", "answering"):
        return
    if quality.dep_ in ("acomp", "attr", "oprd", "prep") and quality.head.pos_ in ("VERB", "AUX"):
        subject = None if is_negated(quality.head) else logical_subject(quality.head)
        yield from conjoined(subject) if subject is not None else []
    elif quality.dep_ in ("amod", "acl", "appos") and quality.i > quality.head.i and not _is_anybody(quality.head):
        yield quality.head


def _is_anybody(noun: Token) -> bool:
    """True for "the people responsible for the attack": the words tell of nobody but whoever did it."""
    return noun.lemma_.lower() in word_list("persons", "anybody") and is_definite(noun)


def _charged_with(noun: Token) -> Iterator[Token]:
    """Who is blamed for it: "blamed the rebels for the attack", "implicated two officers in it"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "of", "over", "with") or verb.pos_ != "VERB":
        return
    if verb.lemma_.lower() in word_list("speech", "accuse"):
        yield from logical_objects(verb)


def _blamed_beside(noun: Token) -> Iterator[Token]:
    """Who is blamed beside a denial or a claim: "denied responsibility for the attack and blamed the rebels"."""
    share = noun.head.head
    if noun.dep_ != "pobj" or share.lemma_.lower() not in ("credit", "responsibility") or share.dep_ != "dobj":
        return
    verb = share.head
    beside = [*children(verb, "conj"), *([verb.head] if verb.dep_ in ("advcl", "conj") else [])]
    for blaming in (v for v in beside if v.lemma_.lower() == "blame" and not is_negated(v)):
        blamed = logical_objects(blaming)
        if any(o.lower_ == "it" for o in blamed):
            yield from culprits(blaming)
        elif not prepositional(blaming, "for", "on"):
            yield from blamed
