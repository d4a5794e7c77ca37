"""Armed groups, parties and other bodies that no registry knows, by the noun that the article gives with the name.

"The Islamist group Ansar al-Haq", "a little-known group, the Northern Lions": from then on, and before, the bare name
is that of a body of that sort, and of no person or place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.reading.document import Document
from transforms.reading.parsed import Token, Tokens
from transforms.reading.person_words import is_one_of
from transforms.reading.phrases import entity_texts, joined, lemmas, words_of
from transforms.reading.registry import Agent, Organisation, Registry, normalise
from transforms.reading.syntax import children
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ZoneKind

_LONGEST = 6  # words of a name, hyphens among them
_LONGEST_KNOWN = 4  # words of an organisation's name behind "the group"
_NO_NAMES = ("NORP", "GPE", "DATE", "TIME", "EVENT", "CARDINAL", "ORDINAL")
_HYPHENS = frozenset("-\u2010\u2011")
_BODIES = (ActorKind.GROUP, ActorKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the article brings it in: its name, and the noun that says what it is."""

    name: str
    noun: Token
    agent: Agent


class NamedBodies:
    """The bodies of one document that only its own words tell of."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._registry = registry
        self._known: dict[str, Body] = {}
        self._inside: dict[tuple[int, int], Body] = {}
        self._nouns: dict[tuple[int, int], Body] = {}
        for sentence in document.sentences:
            # In a headline every word may be written as a name.
            if sentence.zone is not ZoneKind.HEADLINE:
                for name, body in self._brought_in(sentence.tokens):
                    known = self._known.setdefault(normalise(body.name), body)
                    self._inside |= {t.key: known for t in name}
                    self._nouns[body.noun.key] = known

    def called(self, text: str) -> Body | None:
        """The body of a name."""
        return self._known.get(normalise(text))

    def at(self, token: Token) -> Body | None:
        """The body in whose name a word stands where it is brought in."""
        return self._inside.get(token.key)

    def beside(self, noun: Token) -> Organisation | Body | None:
        """What a noun means by the name beside it: the registry's organisation, else the body that it brings in.

        "The Islamist group al-Shabaab" names one in apposition, "a group called al-Shabaab" by a verb of naming.
        """
        fates = word_list("persons", "fates") if children(noun, "nummod") else frozenset()  # "5 soldiers KIA"
        naming = [v for v in children(noun, "acl") if v.lemma_.lower() in word_list("persons", "naming")]
        names = [a for a in children(noun, "appos") if a.lower_ not in fates]
        names += [n for v in naming for n in children(v, "oprd", "attr", "dobj")]
        texts = [text for name in names for text in (*entity_texts(name), joined(words_of(name)))]
        if noun.i + 1 < len(noun.doc) and noun.nbor().pos_ == "PROPN" and noun.nbor().lower_ not in fates:
            behind = noun.doc[noun.i + 1 : noun.i + 1 + _LONGEST_KNOWN]
            texts += [behind[:size].text for size in range(len(behind), 0, -1)]
        known = next((o for text in texts if (o := self._registry.organisation(text))), None)
        return known or self._nouns.get(noun.key)

    def _brought_in(self, tokens: Tokens) -> Iterator[tuple[list[Token], Body]]:
        nouns = word_list("definite", "named_bodies")
        for token in tokens:
            if token.pos_ != "NOUN" or token.lemma_.lower() not in nouns or token.tag_ == "NNS":
                continue
            name = _name_behind(token)
            agent = self._registry.agent(lemmas([t for t in words_of(token) if t.i <= token.i]))
            if name and agent is not None and agent.kind in _BODIES and self._is_new(name):
                yield name, Body(_text(name), token, agent)

    def _is_new(self, name: list[Token]) -> bool:
        text = _text(name)
        is_office = is_one_of("titles", name[0].text) or self._registry.agent([name[0].lemma_.lower()]) is not None
        if is_office and any(t.ent_type_ == "PERSON" for t in name):
            return False  # "party Secretary Ann Smith"
        return self._registry.organisation(text) is None and self._registry.country_of(text) is None


def _name_behind(noun: Token) -> list[Token]:
    """The name that stands right behind a noun, or in commas behind it; nothing where there is none."""
    rest = [t for t in noun.doc[noun.i + 1 : noun.i + 3 + _LONGEST] if t.sent.start == noun.sent.start]
    is_apart = bool(rest) and rest[0].text == ","
    rest = rest[1:] if is_apart else rest
    is_called = bool(rest) and not is_apart and rest[0].lemma_.lower() in word_list("persons", "naming")
    rest = rest[1:] if is_called else rest
    article = rest[0] if rest and rest[0].lower_ == "the" else None
    name = _run(rest[1:] if article is not None else rest)
    if not name or (article is not None and not (is_apart or is_called)):
        return []
    if any(t.dep_ == "nsubj" and t.head.dep_ == "relcl" for t in name):
        return []  # "the group Ann Smith leads"
    if is_apart:
        behind = name[-1].nbor().text if name[-1].i + 1 < len(noun.doc) else "."
        is_appended = any(t.dep_ == "appos" and t.head.i == noun.i for t in name)
        return name if behind in (",", ".", ";") and is_appended else []
    return name


def _run(tokens: list[Token]) -> list[Token]:
    """The capitalised words that a name is made of, hyphens and what they join included."""
    run: list[Token] = []
    for token in tokens[:_LONGEST]:
        is_glued = token.text in _HYPHENS or (bool(run) and run[-1].text in _HYPHENS)
        is_particle = is_one_of("particles", token.text) and not token.text[0].isupper()
        is_name = token.pos_ == "PROPN" and token.text[0].isupper() and token.ent_type_ not in _NO_NAMES
        if not (is_name or is_glued or is_particle):
            break
        run.append(token)
    while run and not (run[-1].text[0].isupper()):
        run.pop()
    return run if run and run[0].text[0].isupper() else []


def _text(name: list[Token]) -> str:
    return "".join(t.text_with_ws for t in name).strip()
