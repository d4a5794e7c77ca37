"""Figures of people harmed: who was counted, how many, and what befell them.

Two readers work side by side, because each is blind where the other sees: one follows the parse from a harm verb to
its victims, the other reads the wordings in which the parser loses its way ("left 7 people dead and 30 injured").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.lexicons import load_toml, member
from transforms.reading.actors import Cast, Mention
from transforms.reading.document import Sentence, key_of, offset_of, span_of
from transforms.reading.quantities import Quantity, find_quantities
from transforms.reading.registry import Registry
from transforms.reading.syntax import (
    children,
    conjoined,
    is_verb,
    logical_objects,
    logical_subject,
    phrase_tokens,
    prepositional,
)
from transforms.records import Span
from transforms.vocabulary import ActorKind, Harm, Qualifier

_VAGUE_PLURAL = (2, 3, None)  # "soldiers were killed": docs/method.md


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count of people harmed, as worded.

    Attributes:
        harm: what befell them.
        low, best, high, qualifier: how many; None throughout when the words give no number.
        count: the words of the number, None when the noun or the verb alone implies it.
        mention: the words that carry the figure: number, victims, harm.
        victim: who they are; None when the words do not say.
        names: names of persons.
        women, children: how many of them, when the words say.
        anchor: the harm word.
        sentence: where it stands.
        group: number of the conjunction that it is a member of, None for a lone figure.
        is_more: worded as coming on top ("two more").
        is_part: worded as part of another ("including two children").
        rule: the reader that found it.
    """

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    count: Span | None
    mention: Span
    victim: Mention | None
    names: tuple[str, ...]
    women: int | None
    children: int | None
    anchor: Token
    sentence: Sentence
    group: int | None
    is_more: bool
    is_part: bool
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    transitive: Mapping[str, tuple[tuple[Harm, tuple[str, ...], frozenset[str]], ...]]
    intransitive: Mapping[str, tuple[tuple[Harm, tuple[str, ...], frozenset[str]], ...]]
    nouns: Mapping[str, Harm]
    adjectives: Mapping[str, Harm]
    people: frozenset[str]
    women: frozenset[str]
    children: frozenset[str]
    more: frozenset[str]
    part_links: tuple[str, ...]
    units: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = load_toml("casualties.toml")
    patterns: dict[str, dict[str, tuple[tuple[Harm, tuple[str, ...], frozenset[str]], ...]]] = {}
    for kind in ("transitive", "intransitive"):
        table: dict[str, list[tuple[Harm, tuple[str, ...], frozenset[str]]]] = {}
        for harm, texts in data[kind].items():
            for text in texts:
                before, _, nouns = text.partition("+")
                lemma, *beside = before.split()
                entry = (member(Harm, harm, "casualties.toml"), tuple(beside), frozenset(nouns.split("|")) - {""})
                table.setdefault(lemma, []).append(entry)
        patterns[kind] = {k: tuple(sorted(v, key=lambda e: (-len(e[1]) - 2 * bool(e[2]), e[0]))) for k, v in table.items()}
    flat = lambda part: {w: Harm(h) for h, words in data[part].items() for w in words}  # noqa: E731
    return _Words(
        patterns["transitive"],
        patterns["intransitive"],
        flat("nouns"),
        flat("adjectives"),
        frozenset(data["people"]["words"]),
        frozenset(data["people"]["women"]),
        frozenset(data["people"]["children"]),
        frozenset(data["people"]["increments"]),
        tuple(data["parts"]["links"]),
        frozenset(data["units"]["words"]),
    )


class FigureFinder:
    """Finds the figures of one document."""

    def __init__(self, cast: Cast, registry: Registry) -> None:
        self._cast = cast
        self._registry = registry
        self._groups = 0

    def find(self, sentence: Sentence) -> list[Figure]:
        """The figures of a sentence, in order of the text; one wording counts one harm once."""
        quantities = self._quantities(sentence)
        found = [*self._from_verbs(sentence, quantities), *self._from_nouns(sentence, quantities)]
        found += self._from_wording(sentence, quantities, found)
        return _once(found)

    def _quantities(self, sentence: Sentence) -> list[Quantity]:
        start = sentence.tokens.start_char + int(sentence.tokens.doc.user_data["offset"])
        return [q.shifted(start) for q in find_quantities(_plain(sentence.tokens.text))]

    # ------------------------------------------------------------------ by the parse
    def _from_verbs(self, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        for token in sentence.tokens:
            if is_verb(token) or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
                harm, subject_suffers = _verb_harm(token)
                if harm is not None:
                    rule = "shot" if token.lemma_.lower() in ("shoot", "stab") and harm is Harm.INJURED else "verb"
                    heads = self._sufferers(token, subject_suffers=subject_suffers)
                    yield from self._counted(heads, harm, token, sentence, quantities, rule=rule)
                elif token.lemma_ in ("be", "leave", "remain", "find", "report", "lie"):
                    yield from self._from_predicate(token, sentence, quantities)

    def _sufferers(self, verb: Token, *, subject_suffers: bool) -> list[Token]:
        if subject_suffers:
            subject = logical_subject(verb)
            return [] if subject is None else conjoined(subject)
        return [o for o in logical_objects(verb) if o.pos_ != "VERB"]

    def _from_predicate(self, verb: Token, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        """ "ten people are dead", "left 7 wounded"."""
        for word in children(verb, "acomp", "oprd", "ccomp", "xcomp", "attr"):
            harm = _words().adjectives.get(word.lower_)
            if harm is None or word.pos_ == "NOUN":
                continue
            subjects = children(word, "nsubj", "nsubjpass") or logical_objects(verb) if verb.lemma_ != "be" else []
            if not subjects:
                subject = logical_subject(verb)
                subjects = conjoined(subject) if subject is not None else []
            yield from self._counted(subjects, harm, word, sentence, quantities)

    def _from_nouns(self, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        for token in sentence.tokens:
            harm = _noun_harm(token)
            if harm is None:
                continue
            quantity = _quantity_in(token, quantities)
            if token.lemma_.lower() in ("life", "toll", "body", "casualty figure") or quantity is None:
                yield from self._special_noun(token, harm, sentence, quantities, quantity)
            elif not _is_unit(token, quantity, sentence):
                yield self._figure(harm, token, token, sentence, quantity, rule="noun")

    def _special_noun(
        self, noun: Token, harm: Harm, sentence: Sentence, quantities: list[Quantity], quantity: Quantity | None
    ) -> Iterator[Figure]:
        """ "claimed 6,500 lives", "the deaths of 12", "the toll rose to 17", "the number of dead at 17"."""
        lemma = noun.lemma_.lower()
        if lemma == "life":
            verb = noun.head.lemma_.lower()
            if quantity is not None and verb in ("claim", "lose", "cost", "take"):
                yield self._figure(harm, noun, noun, sentence, quantity, rule="lives")
            return
        if lemma == "body":
            if quantity is not None and noun.head.lemma_.lower() in ("find", "recover", "discover", "pull", "retrieve", "see", "bury"):
                yield self._figure(harm, noun, noun, sentence, quantity, rule="bodies")
            return
        if lemma in ("toll", "death toll"):
            yield from self._toll(noun, harm, sentence, quantities)
            return
        if lemma in ("death", "injury", "arrest", "detention", "killing"):
            for owner in [*prepositional(noun, "of", "to"), *children(noun, "poss")]:
                yield from self._counted([owner], harm, noun, sentence, quantities, rule="noun.of")
            return
        if harm in (Harm.KILLED_OR_INJURED,) and lemma == "casualty" and noun.tag_ == "NNS" and noun.dep_ in ("nsubjpass", "nsubj", "dobj"):
            if noun.head.lemma_.lower() in ("report", "cause", "inflict", "suffer", "be", "leave", "take", "occur", "confirm"):
                yield self._unquantified(harm, noun, sentence)

    def _toll(self, noun: Token, harm: Harm, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        start = offset_of(noun)
        behind = [q for q in quantities if q.span.start > start and q.span.start - start < 80]
        near = [q for q in behind if not _is_unit_at(q, sentence)]
        words = " ".join(t.lower_ for t in sentence.tokens)
        if not near or not re.search(r"toll\b", words):
            return
        target = [q for q in near if re.search(r"\b(to|at|of|reached|stands? at|was|is|hit)\s+(?:\w+\s+){0,2}$", _before(q, sentence))]
        yield self._figure(harm, noun, noun, sentence, (target or near)[-1 if target else 0], rule="toll", counted=False)

    def _counted(
        self,
        heads: list[Token],
        harm: Harm,
        anchor: Token,
        sentence: Sentence,
        quantities: list[Quantity],
        *,
        rule: str = "verb",
    ) -> Iterator[Figure]:
        """A figure for each noun that suffers."""
        group = None
        kept = [h for h in heads if self._is_people(h, quantities)]
        if len(kept) > 1:
            self._groups += 1
            group = self._groups
        for head in kept:
            noun = _people_noun(head)
            if harm is Harm.DISPLACED and noun.tag_ not in ("NNS", "NNPS") and not _quantity_in(head, quantities):
                continue
            quantity = _quantity_in(head, quantities) or (_quantity_in(noun, quantities) if noun.i != head.i else None)
            if quantity is not None and _is_unit(noun, quantity, sentence):
                continue
            yield self._figure(harm, noun, anchor, sentence, quantity, rule=rule, group=group)

    def _is_people(self, head: Token, quantities: list[Quantity]) -> bool:
        noun = _people_noun(head)
        if noun.pos_ == "PRON":
            return noun.lower_ in ("he", "she", "him", "her", "one", "nobody", "none", "others", "everyone", "someone", "anyone")
        if noun.lemma_.lower() in _words().people or noun.ent_type_ in ("PERSON", "NORP"):
            return True
        if noun.pos_ == "NUM" or noun.like_num:
            return noun.ent_type_ not in ("MONEY", "PERCENT", "DATE", "TIME", "QUANTITY")
        who = self._cast.identify(noun).who
        if who.kind in (ActorKind.PERSON, ActorKind.GROUP, ActorKind.POPULATION):
            return who.is_human
        return who.noun is not None and who.is_human and _quantity_in(head, quantities) is not None

    # ------------------------------------------------------------------ by the wording
    def _from_wording(self, sentence: Sentence, quantities: list[Quantity], known: list[Figure]) -> Iterator[Figure]:
        """Numbers that stand beside a harm word and that the parse led nowhere."""
        text = sentence.tokens.text
        base = sentence.tokens.start_char + int(sentence.tokens.doc.user_data["offset"])
        taken = [(f.count, f.harm) for f in known]
        for quantity in quantities:
            end = quantity.span.end - base
            match = _BEHIND.match(text, end) or _ELLIPSIS.match(text, end)
            if match is None:
                continue
            harm = _words().adjectives.get(match["harm"].lower())
            if harm is None or any(c and c.overlaps(quantity.span) and h is harm for c, h in taken):
                continue
            anchor = self._token_at(sentence, base + match.start("harm"))
            victim = self._token_at(sentence, base + match.start("who")) if match["who"] else None
            if anchor is None or _is_unit_at(quantity, sentence) or (victim is not None and victim.lemma_.lower() in _words().units):
                continue
            yield self._figure(harm, victim if victim is not None else anchor, anchor, sentence, quantity, rule="wording", counted=victim is not None)

    def _token_at(self, sentence: Sentence, offset: int) -> Token | None:
        return next((t for t in sentence.tokens if offset_of(t) <= offset < offset_of(t) + len(t)), None)

    # ------------------------------------------------------------------ one figure
    def _unquantified(self, harm: Harm, noun: Token, sentence: Sentence) -> Figure:
        return Figure(
            harm=harm, low=None, best=None, high=None, qualifier=Qualifier.UNQUANTIFIED, count=None,
            mention=span_of(noun, noun), victim=None, names=(), women=None, children=None, anchor=noun,
            sentence=sentence, group=None, is_more=False, is_part=False, rule="unquantified",
        )  # fmt: skip

    def _figure(
        self,
        harm: Harm,
        noun: Token,
        anchor: Token,
        sentence: Sentence,
        quantity: Quantity | None,
        *,
        rule: str,
        group: int | None = None,
        counted: bool = True,
    ) -> Figure:
        low, best, high, qualifier = self._amount(noun, quantity)
        victim = self._victim(noun, counted=counted)
        words = [s for s in (span_of(anchor, anchor), victim.span if victim else None, quantity.span if quantity else None) if s]
        lemma = noun.lemma_.lower()
        return Figure(
            harm=harm,
            low=low,
            best=best,
            high=high,
            qualifier=qualifier,
            count=quantity.span if quantity else None,
            mention=quantity.span if quantity else (victim.span if victim else words[0]),
            victim=victim,
            names=(victim.who.name,) if victim and victim.who.kind is ActorKind.PERSON and victim.who.is_named else (),
            women=best if lemma in _words().women else None,
            children=best if lemma in _words().children else None,
            anchor=anchor,
            sentence=sentence,
            group=group,
            is_more=_is_more(noun, quantity, sentence),
            is_part=_is_part(noun, quantity, sentence),
            rule=rule,
        )

    def _amount(self, noun: Token, quantity: Quantity | None) -> tuple[int, int, int | None, Qualifier]:
        if quantity is not None:
            return quantity.low, quantity.best, quantity.high, quantity.qualifier
        if noun.pos_ == "PRON" and noun.lower_ in ("nobody", "none"):
            return 0, 0, 0, Qualifier.ZERO
        plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("people", "others", "everyone", "police")
        if plural:
            return (*_VAGUE_PLURAL, Qualifier.VAGUE)
        return 1, 1, 1, Qualifier.IMPLIED

    def _victim(self, noun: Token, *, counted: bool) -> Mention | None:
        if not counted or noun.lemma_.lower() in _words().nouns and noun.lemma_.lower() not in ("victim", "hostage", "prisoner"):
            return None
        if noun.pos_ == "NUM" or noun.like_num or noun.lower_ in ("nobody", "none"):
            return None
        return self._cast.identify(noun)


# ---------------------------------------------------------------------- wordings
_HARMS = r"dead|killed|slain|injured|wounded|hurt|missing|homeless|displaced|arrested|detained|abducted|kidnapped|captured"
_BEHIND = re.compile(
    rf"\s+(?:(?:other|more|additional|of\s+the|of\s+them|unarmed|young)\s+)*(?:(?P<who>[A-Za-z]+)\s+)?"
    rf"(?:(?:are|is|were|was|have\s+been|has\s+been|had\s+been|being|been|reported|reportedly|confirmed|feared|seriously|critically|badly|slightly)\s+)*"
    rf"(?P<harm>{_HARMS})\b",
    re.I,
)
_ELLIPSIS = re.compile(rf"(?P<who>(?!))|\s*(?:others?|more)?\s*(?P<harm>{_HARMS})\b", re.I)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _before(quantity: Quantity, sentence: Sentence) -> str:
    base = sentence.tokens.start_char + int(sentence.tokens.doc.user_data["offset"])
    return sentence.tokens.text[: quantity.span.start - base].lower()


def _verb_harm(verb: Token) -> tuple[Harm | None, bool]:
    """What a verb does to people, and whether to its subject."""
    lemma = verb.lemma_.lower()
    for table, subject_suffers in ((_words().intransitive, True), (_words().transitive, False)):
        for harm, beside, nouns in table.get(lemma, ()):
            near = [c for c in verb.children if c.dep_ in ("prt", "advmod", "oprd", "acomp", "prep", "dobj", "npadvmod", "dep")]
            if any(not any(c.lower_ == word for c in near) for word in beside):
                continue
            if nouns and not any(o.lemma_.lower() in nouns for o in children(verb, "dobj")):
                continue
            if lemma == "claim" or (lemma == "shoot" and _is_fatal(verb)):
                return (Harm.KILLED, False) if lemma == "shoot" else (None, False)
            return harm, subject_suffers
    return None, False


def _is_fatal(verb: Token) -> bool:
    """ "shot dead", "shot to death", "shot and killed"."""
    near = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]] + [c.lower_ for c in verb.children] + [c.lower_ for p in children(verb, "prep") for c in p.children]
    return "dead" in near or "death" in near or "fatally" in near


def _noun_harm(token: Token) -> Harm | None:
    if token.pos_ not in ("NOUN", "ADJ", "VERB", "PROPN") or token.dep_ in ("compound", "acomp", "aux", "auxpass"):
        return None
    if token.pos_ == "VERB" and not token.i:
        return None
    words = _words().nouns
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" or token.pos_ == "VERB":
        standalone = token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "ROOT", "attr", "appos")
        return words.get(token.lower_) if standalone and token.lower_ in ("dead", "wounded", "injured", "missing", "displaced", "homeless") else None
    return words.get(lemma)


def _people_noun(head: Token) -> Token:
    """The people of "dozens of villagers", "a group of men", "two of the soldiers"."""
    if head.lower_ in ("dozens", "hundreds", "thousands", "scores", "number", "group", "tens", "millions", "couple", "handful") or head.pos_ == "NUM":
        of = prepositional(head, "of", "among")
        if of:
            return of[0]
    return head


def _quantity_in(head: Token, quantities: list[Quantity]) -> Quantity | None:
    """The amount that stands in a noun's phrase, before the noun or as it."""
    words = [t for t in phrase_tokens(head) if t.dep_ not in ("poss",)]
    spans = [span_of(t, t) for t in words if t.dep_ in ("nummod", "amod", "det", "quantmod", "nmod", "compound", "npadvmod", "advmod") or t.i == head.i or t.like_num]
    fits = [q for q in quantities if any(q.number.overlaps(s) for s in spans) and q.span.start <= offset_of(head)]
    fits = [q for q in fits if not _is_age(q, head)]
    return fits[-1] if fits else None


def _is_age(quantity: Quantity, head: Token) -> bool:
    """True for "65-year-old", and for the number in "Rodriguez, 65,"."""
    text = head.doc.text
    base = int(head.doc.user_data["offset"])
    behind = text[quantity.span.end - base : quantity.span.end - base + 12].lower()
    return bool(re.match(r"\s*-?\s*(?:year|yr|month)", behind))


def _is_unit(noun: Token, quantity: Quantity, sentence: Sentence) -> bool:
    """True when the number counts years, money or miles."""
    if noun.lemma_.lower() in _words().units or noun.ent_type_ in ("MONEY", "PERCENT", "TIME"):
        return True
    return _is_unit_at(quantity, sentence)


def _is_unit_at(quantity: Quantity, sentence: Sentence) -> bool:
    base = sentence.tokens.start_char + int(sentence.tokens.doc.user_data["offset"])
    behind = sentence.tokens.text[quantity.span.end - base :].lstrip(" -").lower()
    word = re.match(r"[a-z'%$.]+", behind)
    return bool(word) and (word[0].rstrip("s.") in _words().units or word[0] in _words().units or word[0].startswith("%"))


def _is_more(noun: Token, quantity: Quantity | None, sentence: Sentence) -> bool:
    """ "two more", "another four", "seven others"."""
    words = {t.lower_ for t in phrase_tokens(noun)} | {noun.lower_}
    return bool(words & _words().more)


def _is_part(noun: Token, quantity: Quantity | None, sentence: Sentence) -> bool:
    """ "including two children", "two of them", "among them a nurse"."""
    start = quantity.span.start if quantity else offset_of(phrase_tokens(noun)[0])
    base = sentence.tokens.start_char + int(sentence.tokens.doc.user_data["offset"])
    before = sentence.tokens.text[max(0, start - base - 40) : start - base].lower()
    links = "|".join(re.escape(w) for w in _words().part_links)
    if re.search(rf"\b(?:{links})\b[^.;]*$", before):
        return True
    after = sentence.tokens.text[(quantity.span.end - base) :].lower() if quantity else ""
    return bool(re.match(r"\s+of\s+(?:them|whom|the\s+(?:dead|victims|wounded|injured|killed))\b", after))


def _once(found: list[Figure]) -> list[Figure]:
    """One figure per wording and harm; of two readings of one number as killed and as injured both stand."""
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in found:
        key = (figure.count or figure.mention, figure.harm)
        kept.setdefault(key, figure)
    return sorted(kept.values(), key=lambda f: (f.mention, f.harm))


def sentence_key(figure: Figure) -> tuple[int, int]:
    """Identity of the harm word of a figure."""
    return key_of(figure.anchor)
