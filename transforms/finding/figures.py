"""Figures of people harmed: who was counted, how many, and what befell them.

Two readers work side by side, because each is blind where the other sees: one follows the parse from a harm verb to
its victims, the other reads the wordings in which the parser loses its way ("left 7 people dead and 30 injured").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.finding.casualty_words import casualty_words, noun_harm, verb_harm
from transforms.finding.counting import (
    is_asked,
    is_nobody,
    is_part,
    is_people,
    is_said_behind,
    is_unit,
    is_unit_at,
    number_of,
    people_noun,
    quantity_in,
    quantity_over,
    reached,
)
from transforms.finding.figure import Figure, FigureMaker
from transforms.finding.gapping import gapped
from transforms.finding.sufferers import REFLEXIVES, beset, owners, predicated, sufferers, suffers_now
from transforms.finding.wordings import Wordings
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, offset_of, start_of
from transforms.reading.parsed import Token
from transforms.reading.quantities import Quantity, find_quantities
from transforms.reading.syntax import children, is_verb
from transforms.reading.words import word_list
from transforms.vocabulary import Harm

_TOLL_REACH = 80  # code points from "the death toll" to its number
_NO_COUNT = re.compile(r"\b(?:how|aged?|ages|age\s+of)\s+$", re.IGNORECASE)  # "how many", "under the age of 12"
_REACHED = re.compile(r"\b(?:to|at|of|reached|stands|stood|was|is|hit)\s+$")


class FigureFinder:
    """Finds the figures of one document."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._maker = FigureMaker(cast)
        self._wordings = Wordings(cast, self._maker)
        self._groups = 0
        self._last: Harm | None = None  # of which "the figure" speaks

    def find(self, sentence: Sentence) -> list[Figure]:
        """The figures of a sentence, in order of the text; one wording counts one harm once."""
        quantities = self._quantities(sentence)
        found = [*self._from_verbs(sentence, quantities), *self._from_nouns(sentence, quantities)]
        found += self._from_plights(sentence, quantities)
        found += self._wordings.beside(sentence, quantities, found)
        found += self._wordings.others(sentence, found)
        found += self._wordings.parts(sentence, quantities, found)
        kept = _once([f for f in found if not self._is_told_otherwise(f)])
        kept = _once([*kept, *self._from_reckoning(sentence, quantities, kept)])
        kept = gapped(sentence, quantities, kept, self._maker, self._next_group())
        self._last = kept[-1].harm if kept else self._last
        return kept

    def _next_group(self) -> int:
        self._groups += 1
        return self._groups

    def _is_told_otherwise(self, figure: Figure) -> bool:
        """True for the 7,466 of "5,401 killed and 7,466 injured", read as killed."""
        beside = self._wordings.harm_beside(figure.count, figure.sentence) if figure.count is not None else None
        return beside is not None and beside is not figure.harm

    def _quantities(self, sentence: Sentence) -> list[Quantity]:
        start = start_of(sentence)
        text = _plain(sentence.tokens.text)
        told = (q for q in find_quantities(text) if not _NO_COUNT.search(text[: q.span.start]))
        return [q.shifted(start) for q in told]

    # ------------------------------------------------------------------ by the parse
    def _from_verbs(self, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        for token in sentence.tokens:
            if is_verb(token) or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
                harm, subject_suffers = verb_harm(token)
                if _is_unhurt(token):
                    continue
                if harm is not None and _is_alternative(token):
                    harm = None if token.dep_ == "conj" else Harm.KILLED_OR_INJURED
                if harm is not None:
                    rule = "shot" if harm is Harm.INJURED and token.lemma_.lower() in casualty_words().open else "verb"
                    heads = sufferers(token, subject_suffers=subject_suffers)
                    if harm is Harm.KILLED_OR_INJURED and not heads:
                        heads = [h for v in children(token, "conj") for h in sufferers(v, subject_suffers=False)]
                    yield from self._counted(heads, harm, token, sentence, quantities, rule=rule)
                elif token.lemma_ in casualty_words().predicating:
                    yield from self._from_predicate(token, sentence, quantities)

    def _from_predicate(self, verb: Token, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        """ "ten people are dead", "left 7 wounded"."""
        behind = [a for o in children(verb, "dobj") for a in children(o, "amod") if a.i > o.i]
        for word in [*children(verb, "acomp", "oprd", "ccomp", "xcomp", "attr"), *behind]:
            harm = casualty_words().adjectives.get(word.lower_)
            is_deed = bool(children(word, "dobj"))  # "men abducted Zogo; his body was found"
            if harm is not None and word.pos_ != "NOUN" and not is_deed:
                yield from self._counted(predicated(verb, word), harm, word, sentence, quantities)

    def _from_reckoning(self, sentence: Sentence, quantities: list[Quantity], found: list[Figure]) -> Iterator[Figure]:
        """ "a ministry source put the figure at 500": of the harm that was counted last."""
        for token in sentence.tokens:
            is_bare = token.lemma_.lower() in word_list("speech", "bare_counts") and not children(token, "prep")
            if not is_bare or token.dep_ != "dobj" or token.head.lemma_.lower() not in word_list("speech", "reckon"):
                continue
            before = [f.harm for f in found if f.mention.start < offset_of(token)]
            harm = before[-1] if before else self._last
            if harm is not None:
                yield from self._toll(token, harm, sentence, quantities)

    def _from_plights(self, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        """ "a man with a gunshot wound", "left two in critical condition"."""
        for token in sentence.tokens:
            if token.pos_ == "NOUN":
                yield from self._counted(beset(token), Harm.INJURED, token, sentence, quantities, rule="plight")

    def _from_nouns(self, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        for token in sentence.tokens:
            harm = noun_harm(token)
            if harm is None or suffers_now(token):
                continue
            quantity = quantity_in(token, quantities) or quantity_over(token, quantities)
            if token.lemma_.lower() in casualty_words().special or quantity is None:
                yield from self._special_noun(token, harm, sentence, quantities, quantity)
            elif not is_unit(token, quantity, sentence):
                yield self._maker.make(harm, token, token, sentence, quantity, rule="noun")

    def _special_noun(
        self, noun: Token, harm: Harm, sentence: Sentence, quantities: list[Quantity], quantity: Quantity | None
    ) -> Iterator[Figure]:
        """Nouns that need their verb or owner: "claimed 6,500 lives", "the deaths of 12", "the toll rose to 17"."""
        lemma, words = noun.lemma_.lower(), casualty_words()
        if lemma in words.tolls or _is_tally(noun):
            yield from self._toll(noun, harm, sentence, quantities)
        elif quantity is not None and noun.head.lemma_.lower() in words.governors.get(lemma, ()):
            yield self._maker.make(harm, noun, noun, sentence, quantity, rule=lemma)
        elif lemma in words.acts or lemma in words.deeds or _is_governed(noun):
            yield from self._counted(owners(noun), harm, noun, sentence, quantities, rule="noun.of")
        elif _is_bare_report(noun):
            yield self._maker.unquantified(harm, noun, sentence)

    def _toll(self, noun: Token, harm: Harm, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        start = offset_of(noun)
        near = [
            q
            for q in quantities
            if q.span.start > start
            and (q.span.start - start < _TOLL_REACH or q is reached(noun, quantities))
            and not is_unit_at(q, sentence)
        ]
        target = [q for q in near if _REACHED.search(_before(q, sentence))]
        if near and (target or noun.lemma_.lower() in casualty_words().tolls):
            yield self._maker.make(harm, noun, noun, sentence, (target or near)[0], rule="toll", counted=False)

    def _can_suffer(self, head: Token, harm: Harm, quantities: list[Quantity]) -> bool:
        """True for people; who hurts himself is told of another deed, who kills himself is dead like the others."""
        if head.lower_ in REFLEXIVES:
            return harm is Harm.KILLED
        return is_people(head, quantities, self._cast) and not is_asked(head)

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
        kept = [h for h in heads if self._can_suffer(h, harm, quantities) and not is_said_behind(h)]
        if len(kept) > 1 and is_nobody(kept[0], quantities):
            kept = kept[:1]  # "no women or children were hurt"
        own = [h for h in kept if not is_part(h, quantity_in(h, quantities), sentence)]
        group = None
        if len(own) > 1:
            group = self._next_group()
        for head in kept:
            noun = people_noun(head)
            if harm is Harm.DISPLACED and noun.tag_ not in ("NNS", "NNPS") and not quantity_in(head, quantities):
                continue
            quantity = quantity_in(head, quantities) or (quantity_in(noun, quantities) if noun.i != head.i else None)
            number = number_of(noun) if quantity is None else None
            if number is not None:
                told = reached(number, quantities)
                if told is not None:
                    yield self._maker.make(harm, noun, anchor, sentence, told, rule="toll")
                else:
                    yield from self._toll(number, harm, sentence, quantities)
                continue
            if quantity is not None and is_unit(noun, quantity, sentence):
                continue
            yield self._maker.make(
                harm, noun, anchor, sentence, quantity, rule=rule, group=group if head in own else None
            )


def _is_tally(noun: Token) -> bool:
    """True for the "dead" of "put the number of dead at nine"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in ("number", "count", "tally")


def _is_governed(noun: Token) -> bool:
    """True for a body that is found and a life that is taken, in whatever voice."""
    governors, lemma = casualty_words().governors, noun.lemma_.lower()
    is_one = lemma in ("body", "life") and noun.dep_ in ("dobj", "nsubjpass")
    return is_one and noun.head.lemma_.lower() in governors[lemma]


def _is_bare_report(noun: Token) -> bool:
    """True for "casualties were reported", "caused casualties": people harmed, nobody says how many."""
    if noun.tag_ != "NNS" or noun.dep_ not in ("nsubjpass", "nsubj", "dobj"):
        return False
    return noun.head.lemma_.lower() in casualty_words().governors.get(noun.lemma_.lower(), ())


def _is_unhurt(verb: Token) -> bool:
    """True for "suffered no injuries"."""
    return any(c.lower_ in ("no", "any") for o in children(verb, "dobj") for c in children(o, "det")) and any(
        o.lemma_.lower() in casualty_words().wounds for o in children(verb, "dobj")
    )


def _is_alternative(verb: Token) -> bool:
    """True for the verbs of "killed or wounded": one count of both."""
    pair = [verb.head] if verb.dep_ == "conj" else children(verb, "conj")
    first = verb.head if verb.dep_ == "conj" else verb
    has_or = any(c.lower_ == "or" for c in children(first, "cc"))
    harms = {verb_harm(v)[0] for v in [verb, *pair]}
    return has_or and harms == {Harm.KILLED, Harm.INJURED}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _before(quantity: Quantity, sentence: Sentence) -> str:
    base = start_of(sentence)
    return sentence.tokens.text[: quantity.span.start - base].lower()


def _once(found: list[Figure]) -> list[Figure]:
    """One figure per wording and harm; of two readings of one number as killed and as injured both stand."""
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in found:
        key = (figure.count or figure.mention, figure.harm)
        kept.setdefault(key, figure)
    return sorted(kept.values(), key=lambda f: (f.mention, f.harm))
