"""Names that stand beside a description and tell who is meant.

"A neighbor, Ann Smith", "two activists, Ann Smith and Omar Haddad", "a man identified as Omar Haddad", "other staff,
including the editor Ann Smith".
"""

from __future__ import annotations

from transforms.reading.parsed import Token
from transforms.reading.persons import Persons
from transforms.reading.syntax import children
from transforms.reading.words import word_list


def names_beside(noun: Token, persons: Persons) -> list[Token]:
    """A word of each name that tells who a noun means, in order; none where it may be somebody else's name."""
    if persons.at(noun) is not None:
        return []
    found = [t for start in _starts(noun) for t in _listed_names(start, persons)]
    return [] if len(found) == 1 and _is_owned(noun) else found


def _starts(noun: Token) -> list[Token]:
    """Where a name or a list of names may begin."""
    starts = children(noun, "appos")
    for verb in children(noun, "acl"):
        starts += named_as(verb)
    for link in children(noun, "prep"):
        if link.lower_ in word_list("persons", "including"):
            starts += children(link, "pobj")
    return [s for s in starts if s.i > noun.i]


def named_as(verb: Token) -> list[Token]:
    """The nouns that a verb of naming gives: "identified as Ann Smith", "named Omar Haddad"."""
    if verb.lemma_.lower() not in word_list("persons", "naming"):
        return []
    links = [p for p in children(verb, "prep", "mark") if p.lower_ == "as"]
    links += [p for a in children(verb, "agent") for o in children(a, "pobj") for p in children(o, "prep")]
    as_names = [o for p in links if p.lower_ == "as" for o in children(p, "pobj")]
    late = [c for c in children(verb, "advcl", "ccomp", "nsubjpass", "attr", "oprd") if c.i > verb.i]
    return as_names or [n for n in late if n.pos_ == "PROPN"]


def _listed_names(start: Token, persons: Persons) -> list[Token]:
    """The names of a list that begins with a word; a list with something else in front has none."""
    out: list[Token] = []
    rest = [start]
    while rest:
        token = rest.pop(0)
        name = persons.at(token)
        if name is None:
            named = [a for a in children(token, "appos") if persons.at(a) is not None]
            rest[:0] = named[:1] + children(token, "conj")
            continue
        out.append(token)
        rest[:0] = [c for t in name.words for c in children(t, "conj", "appos") if c not in name.words]
    return out


def _is_owned(noun: Token) -> bool:
    """True for the victim of "the mother of the victim, Ann Smith": the name may be the mother's."""
    above = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for", "to", "with") and above.pos_ == "NOUN"
