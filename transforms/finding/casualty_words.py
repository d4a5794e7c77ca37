"""Words of harm: what befalls people by a verb, a noun or an adjective, from `lexicons/casualties.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from transforms.lexicons import load_toml, member
from transforms.reading.parsed import Token
from transforms.reading.syntax import children
from transforms.vocabulary import Harm

_FILE = "casualties.toml"
_BESIDE = ("prt", "advmod", "oprd", "acomp", "prep", "dobj", "npadvmod", "dep")
_NO_NOUNS = ("compound", "acomp", "aux", "auxpass")
_STANDS_ALONE = ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "ROOT", "attr", "appos")
_NO_OBJECT = frozenset({"<none>"})
_FADING = frozenset({"away", "down", "off", "out"})
_FATAL = frozenset({"dead", "death", "fatally"})


@dataclass(frozen=True, slots=True)
class HarmPattern:
    """A verb of harm: the words that must stand beside it, the nouns that its object must be.

    Among the nouns "<name>" is any name, as of a town; "<none>" alone asks for no object at all.
    """

    harm: Harm
    beside: tuple[str, ...]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyWords:
    """The lexicon.

    Attributes:
        transitive, intransitive: verbs by lemma; of the second the subject suffers.
        nouns, adjectives: what they say befell people; `standing` are the adjectives that stand for people.
        people, women, children: nouns for people.
        more: words by which a count comes on top of another.
        part_links: words by which a count is a part of another.
        units: nouns whose count is no count of people.
        collectives: nouns that count the people behind their "of".
        headline_verbs: verbs of harm in the form that headlines use.
        kin: nouns for relatives of any age.
        parents: nouns whose "of" tells how many children somebody has ("a mother of three").
        families: nouns whose "of" tells how many they are ("a family of six").
        governors: verbs under which a noun counts, by noun.
        tolls, acts, deeds: nouns of a toll, and nouns whose "of" names who suffered; a deed may have a doer too.
        predicating: verbs that say of somebody that he is dead or wounded.
        wounds, conditions, wards: nouns and adjectives that say that somebody is hurt; `bringing` are the verbs that
            bring to a ward.
        open: verbs of wounds that may kill.
    """

    transitive: Mapping[str, tuple[HarmPattern, ...]]
    intransitive: Mapping[str, tuple[HarmPattern, ...]]
    nouns: Mapping[str, Harm]
    adjectives: Mapping[str, Harm]
    standing: frozenset[str]
    people: frozenset[str]
    women: frozenset[str]
    children: frozenset[str]
    more: frozenset[str]
    part_links: tuple[str, ...]
    units: frozenset[str]
    collectives: frozenset[str]
    kin: frozenset[str]
    parents: frozenset[str]
    families: frozenset[str]
    headline_verbs: frozenset[str]
    governors: Mapping[str, frozenset[str]]
    tolls: frozenset[str]
    acts: frozenset[str]
    deeds: frozenset[str]
    predicating: frozenset[str]
    wounds: frozenset[str]
    conditions: frozenset[str]
    wards: frozenset[str]
    bringing: frozenset[str]
    open: frozenset[str]

    @property
    def special(self) -> frozenset[str]:
        """Nouns whose number is read by a wording of their own."""
        return self.tolls | self.deeds | {"life", "body"}


@functools.cache
def casualty_words() -> CasualtyWords:
    """The packaged lexicon, checked.

    Raises:
        LexiconError: a harm is unknown.
    """
    data = load_toml(_FILE)
    people = data["people"]
    return CasualtyWords(
        transitive=_patterns(data["transitive"]),
        intransitive=_patterns(data["intransitive"]),
        nouns=_by_word(data["nouns"]),
        adjectives=_by_word(data["adjectives"]),
        standing=frozenset(data["standing"]["words"]),
        people=frozenset(people["words"]),
        women=frozenset(people["women"]),
        children=frozenset(people["children"]),
        more=frozenset(people["increments"]),
        part_links=tuple(data["parts"]["links"]),
        units=frozenset(data["units"]["words"]),
        collectives=frozenset(people["collectives"]),
        kin=frozenset(people["kin"]),
        parents=frozenset(people["parents"]),
        families=frozenset(people["families"]),
        headline_verbs=frozenset(data["headlines"]["verbs"]),
        governors={noun: frozenset(verbs) for noun, verbs in data["governors"].items()},
        tolls=frozenset(data["special"]["tolls"]),
        acts=frozenset(data["special"]["acts"]),
        deeds=frozenset(data["special"]["deeds"]),
        predicating=frozenset(data["predicates"]["verbs"]),
        wounds=frozenset(data["plights"]["wounds"]),
        conditions=frozenset(data["plights"]["conditions"]),
        wards=frozenset(data["plights"]["wards"]),
        bringing=frozenset(data["plights"]["bringing"]),
        open=frozenset(data["wounding"]["open"]),
    )


def _by_word(lists: Mapping[str, Any]) -> Mapping[str, Harm]:
    return {word: member(Harm, harm, _FILE) for harm, words in lists.items() for word in words}


def _patterns(lists: Mapping[str, Any]) -> Mapping[str, tuple[HarmPattern, ...]]:
    """Patterns by lemma, the most demanding first."""
    table: dict[str, list[HarmPattern]] = {}
    for harm, texts in lists.items():
        for text in texts:
            before, _, nouns = text.partition("+")
            lemma, *beside = before.split()
            found = frozenset(nouns.split("|")) - {""}
            table.setdefault(lemma, []).append(HarmPattern(member(Harm, harm, _FILE), tuple(beside), found))
    return {k: tuple(sorted(v, key=lambda p: (-len(p.beside) - 2 * bool(p.nouns), p.harm))) for k, v in table.items()}


def verb_harm(verb: Token) -> tuple[Harm | None, bool]:
    """What a verb does to people, and whether to its subject; (None, False) when nothing."""
    lemma = verb.lemma_.lower()
    if lemma == "shoot" and is_fatal(verb):
        return Harm.KILLED, False
    if _fades(verb):
        return None, False
    if _is_missing(verb):
        return Harm.MISSING, True
    words = casualty_words()
    for table, subject_suffers in ((words.intransitive, True), (words.transitive, False)):
        for pattern in table.get(lemma, ()):
            if _fits(verb, pattern):
                return pattern.harm, subject_suffers
    return None, False


def _fits(verb: Token, pattern: HarmPattern) -> bool:
    links = [c for c in children(verb, "agent", "prep") if c.lower_ in pattern.beside]
    below = [o for link in links for o in children(link, "pobj")]
    near = {c.lower_ for c in (*children(verb, *_BESIDE), *links, *below)}
    if not near.issuperset(pattern.beside):
        return False
    if pattern.nouns == _NO_OBJECT:
        return not children(verb, "dobj")
    return not pattern.nouns or any(_is_wanted(o, pattern.nouns) for o in below or children(verb, "dobj"))


def _is_wanted(noun: Token, nouns: frozenset[str]) -> bool:
    return noun.lemma_.lower() in nouns or ("<name>" in nouns and noun.pos_ == "PROPN")


def _fades(verb: Token) -> bool:
    """True for "died down", "dying out", which harm nobody."""
    return verb.lemma_.lower() == "die" and any(c.lower_ in _FADING for c in children(verb, "prt", "advmod"))


def _is_missing(verb: Token) -> bool:
    """True for "have been missing since Monday", which the tagger takes for "miss"."""
    return verb.lower_ == "missing" and any(c.lemma_ == "be" for c in children(verb, "aux"))


def is_fatal(verb: Token) -> bool:
    """True for "shot dead", "shot to death", "shot and killed"."""
    near = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]}
    near |= {c.lower_ for c in verb.children}
    near |= {c.lower_ for link in children(verb, "prep") for c in link.children}
    return not near.isdisjoint(_FATAL)


def noun_harm(token: Token) -> Harm | None:
    """What a noun, or an adjective that stands for people, says befell those it counts."""
    if token.pos_ not in ("NOUN", "ADJ", "VERB", "PROPN") or token.dep_ in _NO_NOUNS:
        return None
    words = casualty_words()
    if token.pos_ in ("NOUN", "PROPN"):
        return words.nouns.get(token.lemma_.lower())
    stands = token.dep_ in _STANDS_ALONE and token.lower_ in words.standing
    return words.nouns.get(token.lower_) if stands else None
