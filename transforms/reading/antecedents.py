"""What pronouns and descriptions go back to: agreement, nearness, and who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.reading.document import key_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, children, clause_of, logical_subject, surface_subject
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind

_REACH = 1500  # code points; further back a description is more often new than repeated
_PLURAL = frozenset({"they", "them", "their", "themselves", "both"})
_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_THING = frozenset({"it", "its", "itself"})
_OWN = frozenset({"herself", "himself", "itself", "themselves"})
_SPEAKER = frozenset({"we", "our", "us", "i", "my", "me", "ourselves"})
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative", "prep", "agent")
_CANDIDATES = 6  # nearest mentions among which a subject is preferred


def is_speakers_own(pronoun: Token) -> bool:
    """True for "we" and "I": they mean whoever speaks."""
    return pronoun.lower_ in _SPEAKER


def own_subject(pronoun: Token) -> Token | None:
    """The subject of the verb whose object "himself" is: nobody else is meant."""
    if pronoun.lower_ not in _OWN or pronoun.dep_ not in ("dobj", "pobj", "conj"):
        return None
    return surface_subject(clause_of(pronoun))


def speaker_above(token: Token) -> Token | None:
    """The subject of the verb of speech that a word stands under."""
    say = word_list("speech", "say")
    verb = next((t for t in ancestors(token) if t.pos_ == "VERB" and t.lemma_ in say and t.i != token.head.i), None)
    return logical_subject(verb) if verb is not None else None


def antecedent(pronoun: Token, history: Sequence[Mention]) -> Mention | None:
    """The mention before a pronoun that it most likely means: agreeing, near, subjects first."""
    fits = [
        m
        for m in _before(pronoun, history)
        if (_agrees(pronoun.lower_, m) or _is_one_here(pronoun, m)) and not _is_clause_mate(m.head, pronoun)
    ]
    doer = _acting_on(pronoun)
    own = next((m.who.actor_id for m in reversed(history) if m.head is doer), None) if doer is not None else None
    fits = [m for m in fits if m.who.actor_id != own]
    if pronoun.lower_ in (_PLURAL | _THING) and _is_quoted(pronoun):
        # Who is quoted speaks of what he named himself, not of the body that the article named before.
        fits = [m for m in fits if not _speaks(m) and (pronoun.lower_ in _PLURAL or m.head.doc is pronoun.doc)]
    if pronoun.lower_ in _FEMALE:
        fits = [m for m in fits[-_CANDIDATES:] if m.who.is_female] or fits
    subjects = [m for m in fits[-_CANDIDATES:] if m.head.dep_ in _SUBJECTS]
    chosen = subjects or fits
    return chosen[-1] if chosen else None


def same_description(head: Token, noun: str, history: Sequence[Mention]) -> Mention | None:
    """The last mention that the same noun described with more: "the ministry" after "the defence ministry".

    "The group" goes back to any named organisation.
    """
    earlier = [m for m in history if key_of(m.head) < key_of(head)]
    if noun in word_list("definite", "bodies"):
        named = (m for m in reversed(earlier) if m.who.kind is ActorKind.ORGANISATION and m.who.is_named)
        return next(named, None)
    last = noun.rsplit(maxsplit=1)[-1]
    return next((m for m in reversed(earlier) if _is_noun(m, last) and m.who.country is not None), None)


def _is_noun(mention: Mention, last: str) -> bool:
    return mention.who.noun is not None and mention.who.noun.split()[-1] == last


def is_definite(head: Token) -> bool:
    """True for a noun with "the", "this", "its": something known."""
    marks = children(head, "det", "poss")
    return any(d.lower_ in word_list("definite", "articles") for d in marks)


def _before(here: Token, history: Iterable[Mention]) -> list[Mention]:
    return [m for m in history if key_of(m.head) < key_of(here) and _is_near(m.head, here)]


def _is_near(before: Token, here: Token) -> bool:
    gap = here.doc.offset - before.doc.offset
    return before.doc is here.doc or gap < _REACH


def _agrees(pronoun: str, mention: Mention) -> bool:
    who = mention.who
    plural = mention.head.tag_ in ("NNS", "NNPS") or bool(children(mention.head, "conj")) or _counts(mention.head)
    if pronoun in _PERSON:
        if who.is_female is not None and pronoun in (_MALE if who.is_female else _FEMALE):
            return False
        return who.kind is ActorKind.PERSON and (who.is_named or not plural)
    if pronoun in _PLURAL:
        return plural or who.kind is ActorKind.POPULATION or (who.kind is ActorKind.GROUP and _is_collective(mention))
    if pronoun in _THING:
        return who.kind in (ActorKind.STATE, ActorKind.ORGANISATION) and not plural
    return False


def _counts(head: Token) -> bool:
    """True for the number of "a large number of women", who are many."""
    return head.lemma_.lower() in word_list("nouns", "counting") and bool(children(head, "prep"))


def _is_collective(mention: Mention) -> bool:
    """True for one noun for many: "the group", "a militia"."""
    lemma = mention.head.lemma_.lower()
    return lemma in word_list("definite", "collectives") or lemma in word_list("definite", "named_bodies")


def _acting_on(pronoun: Token) -> Token | None:
    """Who acts on what a pronoun means, and so is somebody else: "the force returned fire, killing them"."""
    link = pronoun.head if pronoun.dep_ == "pobj" else pronoun
    if link.dep_ not in _OBJECTS or link.head.pos_ != "VERB" or pronoun.lower_.endswith(("self", "selves")):
        return None
    return logical_subject(link.head)


def _is_quoted(pronoun: Token) -> bool:
    """True for a word between the quotation marks of its sentence, one of which may stand in another sentence."""
    before = [t.text for t in pronoun.sent if t.i < pronoun.i]
    behind = [t.text for t in pronoun.sent if t.i > pronoun.i]
    is_open = "“" in before or before.count('"') % 2 == 1
    return is_open or ('"' not in before and behind.count('"') % 2 == 1) or ("”" in behind and "“" not in behind)


def _speaks(mention: Mention) -> bool:
    """True for who is only there to tell: in a witness's words, "they" are not the officials who gave the toll."""
    head = mention.head
    return head.dep_ in _SUBJECTS and head.head.lemma_.lower() in word_list("speech", "say")


def _is_one_here(pronoun: Token, mention: Mention) -> bool:
    """True for "a gunman", one of a sort of people, in the sentence that goes on with "he"."""
    head = mention.head
    if pronoun.lower_ not in _PERSON or mention.who.kind is not ActorKind.GROUP or head.tag_ != "NN":
        return False
    is_here = head.dep_ in (*_SUBJECTS, "dobj") and head.doc is pronoun.doc and head.sent.start == pronoun.sent.start
    return is_here and not _is_collective(mention)


def _is_clause_mate(before: Token, pronoun: Token) -> bool:
    """True when both hang on one verb, so that the pronoun would have been "itself"."""
    if before.doc is not pronoun.doc or before.head.i != pronoun.head.i:
        return False
    return before.dep_ != "poss" and pronoun.dep_ != "poss"
