"""Whose somebody or something is: the country, polity or organisation that a noun belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.reading.document import key_of
from transforms.reading.naming import Maker
from transforms.reading.parsed import Token
from transforms.reading.phrases import entity_texts, lemmas, without_article, words_of
from transforms.reading.registry import Registry
from transforms.reading.syntax import children, prepositional
from transforms.reading.who import Home, Mention, Who
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind

_OWNERS = ("of", "in", "from", "for", "at", "throughout", "across")


class Homes:
    """Finds whose the nouns of one document are."""

    def __init__(
        self,
        registry: Registry,
        history: Sequence[Mention],
        who: Callable[[Token], Who],
        antecedent: Callable[[Token], Mention | None],
    ) -> None:
        """Takes what is known of the document.

        Args:
            registry: who is who by name.
            history: the mentions so far, in order of the text; it grows.
            who: tells whom a noun means.
            antecedent: tells what a pronoun goes back to.
        """
        self._registry = registry
        self._make = Maker(registry)
        self._history = history
        self._who = who
        self._antecedent = antecedent

    def of(self, head: Token, words: list[Token]) -> Home:
        """Country, polity or organisation that a noun belongs to: before it, or behind "of", "in", "from"."""
        inside = [t for t in words if t.i != head.i and t.pos_ in ("PROPN", "ADJ", "NOUN")]
        for token in reversed(inside):
            home = self._named(token)
            if home:
                return home
        based = [v for v in children(head, "acl", "amod") if v.lemma_.lower() in word_list("verbs", "belonging")]
        behind = [t for v in based for t in prepositional(v, *_OWNERS, "with", "to")]
        for token in [*prepositional(head, *_OWNERS), *behind, *children(head, "poss")]:
            home = self._named(token) or self._described(token)
            if home:
                return home
        return Home()

    def listed(self, before: list[Token]) -> list[Home]:
        """The countries that a list of names or adjectives before a noun gives; one alone is no list."""
        found = [(t, home) for t in before if (home := self._named(t)) is not None and home.country is not None]
        first, last = (found[0][0].i, found[-1][0].i) if found else (0, 0)
        inside = [t for t in before if first < t.i < last and all(t.i != f.i for f, _ in found)]
        is_list = any(t.dep_ == "cc" for t in inside) and all(t.dep_ == "cc" or t.is_punct for t in inside)
        return list({home.country: home for _, home in found}.values()) if is_list else []

    def _named(self, token: Token) -> Home | None:
        for text in (*entity_texts(token), token.text):
            organisation = self._registry.organisation(text)
            if organisation:
                return home_of(self._make.organisation(organisation))
            country = self._registry.country_of(text)
            if country and (token.pos_ in ("PROPN", "ADJ") or token.ent_type_):
                return home_of(self._make.state(country.iso3))
        return None

    def _described(self, token: Token) -> Home | None:
        """Home by something named before: "the breakaway region's", "its"."""
        if token.pos_ == "PRON":
            before = self._antecedent(token)
            return home_of(before.who) if before else None
        lemma = token.lemma_.lower()
        if lemma in word_list("definite", "polities"):
            return home_of(self.last(lambda w: w.polity is not None and w.kind is ActorKind.STATE, token))
        if lemma in word_list("definite", "countries"):
            return home_of(self.last(lambda w: w.kind is ActorKind.STATE, token))
        agent = self._registry.agent(lemmas([t for t in without_article(words_of(token)) if t.i <= token.i]))
        if agent is None or (token.dep_ == "poss" and agent.kind is not ActorKind.ORGANISATION):
            return None
        return home_of(self._who(token))

    def last(self, is_wanted: Callable[[Who], bool], token: Token) -> Who | None:
        """The last actor of a kind that the article mentions before a word."""
        here = key_of(token)
        return next((m.who for m in reversed(self._history) if key_of(m.head) < here and is_wanted(m.who)), None)


def home_of(who: Who | None) -> Home | None:
    """What belongs to an actor has this home."""
    return None if who is None else Home(country=who.country, polity=who.polity, name=who.name, owner=who)
