"""The names of persons in an article: which words make one up, and whom a part of a name stands for.

The model's labels are one evidence among others: it takes many a name that it never saw for a town or a company. A run
of capitalised words is a person's name when an age, a title or a noun for a person stands beside it, when it dies or is
wounded, or when the model says so and nothing speaks against it. What is known of a name in one place holds in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.reading.bodies import NamedBodies
from transforms.reading.document import Document
from transforms.reading.parsed import Token, Tokens
from transforms.reading.person_words import is_female, is_one_of
from transforms.reading.registry import Agent, Registry, normalise
from transforms.reading.syntax import children
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind

_PLACES = ("GPE", "LOC", "FAC")
_NO_NAMES = ("NORP", "DATE", "TIME", "MONEY", "LAW", "LANGUAGE", "EVENT", "PERCENT", "CARDINAL", "ORDINAL")
_AT = ("in", "at", "near", "from", "to", "around", "outside", "across", "towards", "toward", "into")
_OLDEST = 110
_QUOTES = frozenset("\"“”'\u2018’")
_HYPHENS = frozenset("-\u2010\u2011")
_NICKNAME = 2  # words between the quotes
_HUMAN = (ActorKind.PERSON, ActorKind.GROUP, ActorKind.POPULATION)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it stands in one place.

    Attributes:
        words: its words, titles left out.
        text: the fullest form of it in the article.
        whole: the words of that form where it stands first.
        is_female: a woman's or a man's; None when nothing tells.
    """

    words: tuple[Token, ...]
    text: str
    whole: tuple[Token, ...]
    is_female: bool | None


class Persons:
    """The persons whom a document names."""

    def __init__(self, document: Document, registry: Registry, bodies: NamedBodies) -> None:
        self._registry = registry
        self._bodies = bodies
        self._names: dict[tuple[int, int], PersonName] = {}
        self._places: defaultdict[str, list[tuple[Token, ...]]] = defaultdict(list)
        runs = [run for sentence in document.sentences for run in _runs(sentence.tokens)]
        trimmed = [(run, self._without_titles(run)) for run in runs]
        known = [self._name(run, name) for run, name in trimmed if self._is_person(run, name)]
        full = _full_names(known)
        for run, name in trimmed:
            found = self._known_as(name, full) or next((n for n in known if n.words == tuple(name)), None)
            if found is not None:
                here = replace(found, words=tuple(name))
                self._places[found.text].append(here.words)
                self._names.update((token.key, here) for token in run)

    def at(self, token: Token) -> PersonName | None:
        """The name that a word belongs to; None when it belongs to none."""
        return self._names.get(token.key)

    def places_of(self, name: PersonName) -> list[tuple[Token, ...]]:
        """The words of a name in every place where the article has it, the fullest form first."""
        return [name.whole, *(words for words in self._places[name.text] if words != name.whole)]

    # ------------------------------------------------------------------ evidence
    def _name(self, run: list[Token], name: list[Token]) -> PersonName:
        title = run[len(run) - len(name) - 1].text if len(run) > len(name) else None
        noun = next((n for n in _nouns_beside(run) if self._human(n) is not None), None)
        female = is_female(title, noun.lemma_ if noun is not None else None, [t.text for t in name])
        return PersonName(tuple(name), text_of(name), tuple(name), female)

    def _without_titles(self, run: list[Token]) -> list[Token]:
        """The run without titles before the name, "Mr.", and the verb behind it in a headline: "Ann Smith Arrested"."""
        start = 0
        for number, token in enumerate(run[:-1], 1):
            is_noun = self._human(token) is not None and token.ent_type_ != "PERSON"
            is_title = is_one_of("titles", token.text) and number == start + 1
            if is_noun or is_title or is_one_of("addresses", token.text):
                start = number
        while start < len(run) - 1 and _is_tail_of_title(run[start:]):
            start += 1
        end = len(run)
        while end > start + 1 and is_one_of("fates", run[end - 1].text):
            end -= 1
        return run[start:end]

    def _is_person(self, run: list[Token], name: list[Token]) -> bool:
        text = text_of(name)
        if self._registry.organisation(text) is not None or self._registry.country_of(text) is not None:
            return False
        if self._bodies.called(text) is not None or self._registry.organisation(text_of(run)) is not None:
            return False
        if name[0].lower_ == name[0].text and not any(t.text[0].isupper() for t in name):
            return False
        if _has_age(run):
            return True
        if any(is_one_of("institutions", t.text) for t in name[1:] or name) or self._is_all_titles(name):
            return False
        labels = {t.ent_type_ for t in name} - {""}
        has_title = len(run) > len(name) and "ORG" not in labels
        return has_title or "PERSON" in labels or self._is_told_of_as_person(run, labels)

    def _is_all_titles(self, name: list[Token]) -> bool:
        """True for "General Manager", which names nobody."""
        return all(is_one_of("titles", t.text) or self._human(t) is not None for t in name)

    def _is_told_of_as_person(self, run: list[Token], labels: set[str]) -> bool:
        """A noun for a person stands beside it, or what befalls it befalls only people."""
        if any(self._human(noun) is not None for noun in _nouns_beside(run)):
            return len(run) > 1 or not labels
        if len(run) == 1:
            return False
        if is_female(None, None, [t.text for t in run]) is not None and "ORG" not in labels:
            return True
        return any(_befalls_people(t) for t in run)

    def _human(self, noun: Token) -> Agent | None:
        """What a singular noun for people says; None for other nouns and for many people."""
        if noun.pos_ not in ("NOUN", "PROPN") or noun.tag_ in ("NNS", "NNPS"):
            return None
        agent = self._registry.agent([noun.lemma_.lower()])
        return agent if agent is not None and agent.kind in _HUMAN and agent.is_human else None

    # ------------------------------------------------------------------ short forms
    def _known_as(self, name: list[Token], full: list[PersonName]) -> PersonName | None:
        """The full name of which this is the whole or a part; the last one before among several."""
        words = _key(name)
        if self._is_place_here(name) or self._registry.organisation(text_of(name)) is not None:
            return None
        fits = [f for f in full if _stands_for(words, _key(f.words))]
        own = [f for f in fits if _key(f.words)[-len(words) :] == words] or (
            fits if any(t.ent_type_ == "PERSON" for t in name) else []
        )
        before = [f for f in own if f.words[0].key <= name[0].key]
        return (before or own)[0] if own else None

    def _is_place_here(self, name: list[Token]) -> bool:
        """True for "in Santiago" where the article names a person of that name too."""
        head = name[-1]
        if len(name) > 1 or head.ent_type_ not in _PLACES:
            return False
        return head.dep_ == "pobj" and head.head.lower_ in _AT


def text_of(words: list[Token] | tuple[Token, ...]) -> str:
    """A name as written, hyphens and quotes in it kept."""
    text = words[0].doc.text[words[0].idx : words[-1].idx + len(words[-1])]
    return " ".join(text.split())


def _full_names(known: list[PersonName]) -> list[PersonName]:
    """Names of at least two words; a longer form of the same name stands for a shorter one."""
    full = [n for n in known if len(_key(n.words)) > 1]
    out = []
    for name in full:
        own = _key(name.words)
        same = [o for o in full if _is_same_name(own, _key(o.words))]
        longest = max(same, key=lambda n: len(n.words))
        female = next((o.is_female for o in same if o.is_female is not None), None)
        out.append(replace(name, text=longest.text, whole=longest.words, is_female=female))
    return out


def _is_same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True for a name with and without its middle names or "Jr.": first and last word agree, and none contradicts."""
    short, long = sorted((a, b), key=len)
    if a == b:
        return True
    long = long if is_one_of("suffixes", short[-1]) else _bare(long)
    return short[0] == long[0] and short[-1] == long[-1] and set(short) <= set(long)


def _key(words: list[Token] | tuple[Token, ...]) -> tuple[str, ...]:
    """A name's words as they are compared."""
    return tuple(w for t in words if (w := normalise(t.text)))


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if not is_one_of("suffixes", w))


def _stands_for(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    bare = _bare(whole)
    size = len(part)
    return part == whole or bare[-size:] == part or bare[:size] == part or _is_same_name(part, whole)


# ---------------------------------------------------------------------- runs of words
def _runs(tokens: Tokens) -> Iterator[list[Token]]:
    """Capitalised words in a row that may be one name."""
    words = list(tokens)
    run: list[Token] = []
    number = 0
    while number < len(words):
        token = words[number]
        step = 1 if _is_name_word(token) else _link(words, number, has_begun=bool(run))
        if run and (not step or _begins_another(run[-1], token)):
            yield run
            run = []
        if step:
            run += words[number : number + step]
        number += max(step, 1)
    if run:
        yield run


def _is_name_word(token: Token) -> bool:
    if token.ent_type_ in _NO_NAMES or not any(c.isalpha() for c in token.text) or token.tag_ == "POS":
        return False
    return (token.pos_ == "PROPN" and token.text[0].isupper()) or (
        token.ent_type_ == "PERSON" and token.pos_ not in ("PUNCT", "ADP", "CCONJ", "DET")
    )


def _link(words: list[Token], number: int, *, has_begun: bool) -> int:
    """How many words from here only join two words of a name: "al -", "bin", a nickname in quotes."""
    token = words[number]
    after = words[number + 1 : number + 3 + _NICKNAME]
    if has_begun and token.text in _QUOTES:
        end = next((n for n, t in enumerate(after) if t.text in _QUOTES), None)
        is_inside = end and end + 1 < len(after) and _is_name_word(after[end + 1])
        return end + 2 if end and is_inside else 0
    if not after:
        return 0
    is_glued = not token.whitespace_
    if has_begun and token.text in _HYPHENS and is_glued and not words[number - 1].whitespace_:
        return 2 if after[0].text[0].isalpha() else 0
    if not is_one_of("particles", token.text):
        return 0
    if after[0].text in _HYPHENS and len(after) > 1 and after[1].text[0].isupper():
        return 3
    is_between = has_begun and (_is_name_word(after[0]) or is_one_of("particles", after[0].text))
    return 1 if is_between else 0


def _is_tail_of_title(name: list[Token]) -> bool:
    """True for the "-elect" that "President" leaves behind."""
    first = name[0]
    return first.text in _HYPHENS or (
        first.text.islower() and name[1].text not in _HYPHENS and first.i > 0 and first.nbor(-1).text in _HYPHENS
    )


def _begins_another(before: Token, token: Token) -> bool:
    """True where one name ends and another begins: "Manila Today" and "Ann Salem", "for Interior" and "Ann Salem"."""
    if before.dep_ == "pobj" and not before.ent_type_ and token.ent_iob_ == "B" and token.ent_type_ == "PERSON":
        return True
    if token.ent_iob_ != "B" or not before.ent_type_ or before.text in _QUOTES:
        return False
    return before.ent_type_ != token.ent_type_ and "PERSON" in (before.ent_type_, token.ent_type_)


# ---------------------------------------------------------------------- what stands beside
def _has_age(run: list[Token]) -> bool:
    """True for "Ann Smith, 34," and "34-year-old Ann Smith"."""
    doc, first, last = run[0].doc, run[0], run[-1]
    behind = [t.text for t in doc[last.i + 1 : last.i + 4]]
    if len(behind) > 1 and behind[0] in (",", "(") and behind[1].isdigit() and len(run) > 1:
        is_apart = len(behind) == 2 or not behind[2][0].isalnum()
        return is_apart and 0 < int(behind[1]) <= _OLDEST
    return first.i > 0 and doc[first.i - 1].lower_ in ("old", "yo") and doc[first.i - 1].head.i in {t.i for t in run}


def _nouns_beside(run: list[Token]) -> list[Token]:
    """Nouns that say what somebody named is: in apposition, or right before as in "activist Ann Smith"."""
    inside = {t.i for t in run}
    nouns = [a for t in run for a in children(t, "appos") if a.i not in inside]
    nouns += [t.head for t in run if t.dep_ == "appos" and t.head.i not in inside and not _is_province(run, t.head)]
    before = run[0].doc[run[0].i - 1] if run[0].i else None
    if before is not None and before.dep_ in ("compound", "nmod", "amod", "nsubj", "dobj") and before.pos_ == "NOUN":
        nouns.append(before)
    return nouns


def _is_province(run: list[Token], noun: Token) -> bool:
    """True for the "North Darfur" of "a man in Tabit, North Darfur"."""
    is_place = any(t.ent_type_ in _PLACES for t in run) and not any(t.ent_type_ == "PERSON" for t in run)
    return is_place and any(t.lower_ in _AT for t in noun.doc[noun.i + 1 : run[0].i])


def _befalls_people(token: Token) -> bool:
    """True for a subject that dies, an object that is shot dead, a body's owner."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "of":
        return verb.head.lemma_.lower() in ("body", "remains", "death", "murder", "killing")
    if token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in word_list("persons", "dying"):
        return True
    is_found = (
        token.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.head.lemma_ == "find"
    )  # "found Orr shot to death"
    return (is_found or token.dep_ in ("nsubjpass", "dobj")) and verb.lemma_ in word_list("persons", "suffering")
