"""What a named person is: the office and the country that the article gives beside the name."""

from __future__ import annotations

from transforms.reading.homes import Homes
from transforms.reading.parsed import Token
from transforms.reading.persons import PersonName, Persons
from transforms.reading.phrases import lemmas, words_of
from transforms.reading.registry import Agent, Registry
from transforms.reading.syntax import children
from transforms.reading.who import Home
from transforms.reading.words import word_list

Title = tuple[Home, Agent | None]
"""Where somebody is at home, and what noun says what they are; None where no noun does."""


class Titles:
    """The titles of one document's persons."""

    def __init__(self, persons: Persons, registry: Registry, homes: Homes) -> None:
        self._persons = persons
        self._registry = registry
        self._homes = homes

    def of(self, name: PersonName) -> Title:
        """Whose and what somebody is, by the first place of the article that says it beside the name."""
        found = [self._beside(list(words)) for words in self._persons.places_of(name)]
        known = [t for t in found if t[1] is not None]
        homes = [t for t in known or found if t[0].country is not None]
        return (homes or known or found)[0]

    def _beside(self, name: list[Token]) -> Title:
        """Country and noun from the words before or beside a person's name."""
        head = next((t for t in name if t.head not in name), name[-1])
        before = [t for t in words_of(head) if t.i < name[0].i]
        beside = [a for a in children(head, "appos") if a.pos_ in ("NOUN", "PROPN")]
        if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
            beside.append(head.head)
        for phrase in [*([before] if before else []), *map(words_of, beside)]:
            agent = self._office(phrase)
            if agent:
                return self._homes.of(phrase[-1], phrase), agent
        return (self._homes.of(head, before) if before else Home()), None

    def _office(self, phrase: list[Token]) -> Agent | None:
        """The office that a phrase names; a rank behind one says less: the "police chief" of "police chief Col."."""
        ranks, rest = word_list("nouns", "ranks"), list(phrase)
        while len(rest) > 1 and (rest[-1].text == "." or rest[-1].lower_.rstrip(".") in ranks):
            rest.pop()
        return self._registry.agent(lemmas(rest)) or self._registry.agent(lemmas(phrase))
