"""Who is suspected, and of what: "charged with murder", "arrested for killing", "accused of being behind the crime"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.finding.attribution import is_negated
from transforms.reading.actors import Cast
from transforms.reading.antecedents import is_definite
from transforms.reading.document import Sentence
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, children, logical_objects, logical_subject, prepositional
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind

_LINKS = frozenset({"because", "behind", "by", "due", "for", "in", "of", "on", "over", "to", "with"})
_JOINTS = ("acomp", "attr", "compound", "conj", "dobj", "nmod", "pcomp", "pobj")
_TOLD_BEFORE = ("atrocity", "crime", "incident")  # nouns for a deed that tell of one with "the" only
_PEOPLE = (ActorKind.GROUP, ActorKind.PERSON)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Somebody who is suspected.

    Attributes:
        word: the verb or noun that says so.
        names: the persons.
        sentence: where it stands.
        victims: actor ids of those whom he is suspected to have harmed, as far as named.
        crimes: the words that name the deed.
    """

    word: Token
    names: tuple[Mention, ...]
    sentence: Sentence
    victims: frozenset[str] = frozenset()
    crimes: tuple[Token, ...] = ()


def charges(sentence: Sentence, cast: Cast) -> Iterator[Suspicion]:
    """Those who are charged with, arrested for, accused of or wanted for a crime."""
    for word in sentence.tokens:
        held = _held(word)
        crimes = [t for t in word.subtree if _is_crime(t) and _leads(word, t)] if held else []
        named = tuple(m for head in held for m in _meant(head, cast)) if crimes else ()
        if named:
            harmed = [m for crime in crimes for t in _against(crime) for m in [cast.identify(t)]]
            victims = frozenset(m.who.actor_id for m in harmed if m.who.kind in _PEOPLE)
            suspects = tuple(m for m in named if m.who.actor_id not in victims)
            yield Suspicion(word, suspects, sentence, victims, tuple(crimes))


def _held(word: Token) -> list[Token]:
    """Whom a verb or noun makes a suspect."""
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN" and lemma in word_list("persons", "holding"):
        return prepositional(word, "of")
    if word.pos_ != "VERB" or lemma not in word_list("persons", "charging") or _is_not_so(word):
        return []
    if lemma == "face":
        subject = logical_subject(word)
        return [subject] if subject is not None else []
    return logical_objects(word)


def _is_not_so(verb: Token) -> bool:
    """True for "was not charged" and "is no longer accused"."""
    return is_negated(verb) or any(c.lower_ == "longer" for c in children(verb, "advmod"))


def _meant(head: Token, cast: Cast) -> Iterator[Mention]:
    """The people whom a noun names or newly describes; those of a list for "them"."""
    is_known = is_definite(head) or head.lemma_.lower() in word_list("nouns", "doers")
    for mention in cast.each_of(head):
        who = mention.who
        if who.kind in _PEOPLE and (who.is_named or (who.noun is not None and not is_known)):
            yield mention
    yield from cast.members(head)


def _is_crime(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        return token.tag_ in ("VBG", "VBN") and lemma in word_list("persons", "committed")
    return lemma in word_list("persons", "crimes") or (lemma in _TOLD_BEFORE and is_definite(token))


def _against(crime: Token) -> list[Token]:
    return logical_objects(crime) if crime.pos_ == "VERB" else prepositional(crime, "of", "against", "on")


def _leads(word: Token, crime: Token) -> bool:
    """True where nothing but the words of a charge stand between: "charged with one count of murder"."""
    is_linked = word.lemma_.lower() == "face"
    for token in ancestors(crime):
        if token is word:
            return crime is not word and is_linked
        is_linked |= _is_link(token)
        if not (token is crime or _is_between(token)) or not (_is_link(token) or token.dep_ in _JOINTS):
            return False
    return False


def _is_link(token: Token) -> bool:
    return token.dep_ in ("prep", "advmod", "agent") and token.lower_ in _LINKS


def _is_between(token: Token) -> bool:
    """True for the links of a charge and for what may stand between it and the crime."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        verbs = ("committing", "involving", "joining")
        is_part = any(lemma in word_list("verbs", name) for name in verbs)
        return (is_part or lemma in word_list("persons", "between")) and not is_negated(token)
    nouns = word_list("persons", "bonds") | word_list("nouns", "shares") | word_list("nouns", "answering")
    return _is_link(token) or token.dep_ == "pcomp" or lemma in nouns or _is_crime(token)
