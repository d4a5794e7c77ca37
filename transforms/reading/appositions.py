"""Names that stand beside a description and tell who is meant.

"A neighbor, Ann Smith", "two activists, Ann Smith and Omar Haddad", "a man identified as Omar Haddad", "other staff,
including the editor Ann Smith".
"""

from __future__ import annotations

from transforms.reading.parsed import Token
from transforms.reading.persons import PersonName, Persons
from transforms.reading.registry import Registry
from transforms.reading.syntax import children
from transforms.reading.words import word_list

_REACH = 14  # words between a verb of naming and the name


class NamesBeside:
    """Finds the names beside the descriptions of one document."""

    def __init__(self, persons: Persons, registry: Registry) -> None:
        self._persons = persons
        self._registry = registry

    def person(self, noun: Token) -> PersonName | None:
        """Somebody whose name stands beside the noun for him: "a neighbor, Ann Smith"."""
        if noun.pos_ not in ("NOUN", "PROPN") or _is_plural(noun) or not self._is_people(noun):
            return None
        if noun.dep_ == "appos" and noun.head.i < noun.i:
            return self._persons.at(noun.head)  # "Ann Smith, a neighbor,"
        names = self._beside(noun)
        return self._persons.at(names[0]) if len(names) == 1 else None

    def members(self, noun: Token) -> list[Token]:
        """A word of each name beside a noun for several: "two activists, Ann Smith and Omar Haddad"."""
        if noun.pos_ not in ("NOUN", "NUM", "PRON") or not self._is_people(noun):
            return []
        names = self._beside(noun)
        return names if len(names) > 1 or _is_plural(noun) else []

    def listed(self, start: Token) -> list[Token]:
        """A word of each name in a list that begins with a word; none where something else stands in front."""
        out: list[Token] = []
        rest = [start]
        while rest:
            token = rest.pop(0)
            name = self._persons.at(token)
            if name is None:
                named = [a for a in children(token, "appos") if self._persons.at(a) is not None]
                rest[:0] = named[:1] + children(token, "conj")
            elif token not in out:
                out.append(token)
                rest[:0] = [c for t in name.words for c in children(t, "conj", "appos") if c not in name.words]
        return out

    def named_by(self, verb: Token) -> list[Token]:
        """A word of each name that a verb of naming gives: "identified him as Ann Smith"."""
        return [n for start in _named_as(verb) or self._name_behind(verb) for n in self.listed(start)]

    def _name_behind(self, verb: Token) -> list[Token]:
        """The name right behind the "as" of a verb of naming, where the parse leads elsewhere."""
        behind = verb.doc[verb.i + 1 : verb.i + 1 + _REACH]
        start = next((n for n, t in enumerate(behind, 1) if t.lower_ == "as"), None)
        for token in behind[start:] if start else ():
            if self._persons.at(token) is not None:
                return [token]
            if token.pos_ in ("VERB", "ADP", "CCONJ") or token.text == ",":
                break
        return []

    def _beside(self, noun: Token) -> list[Token]:
        """A word of each name that tells who a noun means; none where it may be somebody else's name."""
        if self._persons.at(noun) is not None:
            return []
        found = [t for start in _starts(noun) for t in self.listed(start)]
        return [] if len(found) == 1 and _is_owned(noun) else found

    def _is_people(self, noun: Token) -> bool:
        """True for nouns and counts of people."""
        agent = self._registry.agent([noun.lemma_.lower()])
        if agent is not None:
            return agent.is_human
        return noun.like_num or noun.lower_ in ("those", "other", "others", "all")


def _starts(noun: Token) -> list[Token]:
    """Where a name or a list of names may begin."""
    starts = children(noun, "appos")
    for verb in children(noun, "acl"):
        starts += _named_as(verb)
    for link in children(noun, "prep"):
        if link.lower_ in word_list("persons", "including"):
            starts += children(link, "pobj")
    return [s for s in starts if s.i > noun.i]


def _named_as(verb: Token) -> list[Token]:
    """The nouns that a verb of naming gives: "identified as Ann Smith", "named Omar Haddad"."""
    if verb.lemma_.lower() not in word_list("persons", "naming"):
        return []
    links = [p for p in children(verb, "prep", "mark") if p.lower_ == "as"]
    links += [p for a in children(verb, "agent") for o in children(a, "pobj") for p in children(o, "prep")]
    as_names = [o for p in links if p.lower_ == "as" for o in children(p, "pobj")]
    late = [c for c in children(verb, "advcl", "ccomp", "nsubjpass", "attr", "oprd") if c.i > verb.i]
    return as_names or [n for n in late if n.pos_ == "PROPN"]


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or noun.like_num or bool(children(noun, "nummod")) or noun.pos_ == "PRON"


def _is_owned(noun: Token) -> bool:
    """True for the victim of "the mother of the victim, Ann Smith": the name may be the mother's."""
    above = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for", "to", "with") and above.pos_ == "NOUN"
