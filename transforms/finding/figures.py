"""Figures of people harmed: who was counted, how many, and what befell them.

Two readers work side by side, because each is blind where the other sees: one follows the parse from a harm verb to
its victims, the other reads the wordings in which the parser loses its way ("left 7 people dead and 30 injured").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.finding.casualty_words import casualty_words, noun_harm, verb_harm
from transforms.finding.counting import is_part, is_unit, is_unit_at, people_noun, quantity_in
from transforms.finding.figure import Figure, FigureMaker
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, offset_of, start_of
from transforms.reading.parsed import Token
from transforms.reading.quantities import Quantity, find_quantities
from transforms.reading.syntax import (
    children,
    conjoined,
    is_passive,
    is_verb,
    logical_objects,
    logical_subject,
    prepositional,
)
from transforms.records import Span
from transforms.vocabulary import ActorKind, Harm


class FigureFinder:
    """Finds the figures of one document."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._maker = FigureMaker(cast)
        self._groups = 0

    def find(self, sentence: Sentence) -> list[Figure]:
        """The figures of a sentence, in order of the text; one wording counts one harm once."""
        quantities = self._quantities(sentence)
        found = [*self._from_verbs(sentence, quantities), *self._from_nouns(sentence, quantities)]
        found += self._from_wording(sentence, quantities, found)
        found += self._from_parts(sentence, quantities, found)
        return _once(found)

    def _quantities(self, sentence: Sentence) -> list[Quantity]:
        start = start_of(sentence)
        return [q.shifted(start) for q in find_quantities(_plain(sentence.tokens.text))]

    # ------------------------------------------------------------------ by the parse
    def _from_verbs(self, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        for token in sentence.tokens:
            if is_verb(token) or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
                harm, subject_suffers = verb_harm(token)
                if harm is not None and _is_alternative(token):
                    harm = None if token.dep_ == "conj" else Harm.KILLED_OR_INJURED
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
            harm = casualty_words().adjectives.get(word.lower_)
            if harm is None or word.pos_ == "NOUN":
                continue
            subjects = children(word, "nsubj", "nsubjpass") or logical_objects(verb) if verb.lemma_ != "be" else []
            if not subjects:
                subject = logical_subject(verb)
                subjects = conjoined(subject) if subject is not None else []
            yield from self._counted(subjects, harm, word, sentence, quantities)

    def _from_nouns(self, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        for token in sentence.tokens:
            harm = noun_harm(token)
            if harm is None or _is_sufferer(token):
                continue
            quantity = quantity_in(token, quantities)
            if token.lemma_.lower() in casualty_words().special or quantity is None:
                yield from self._special_noun(token, harm, sentence, quantities, quantity)
            elif not is_unit(token, quantity, sentence):
                yield self._maker.make(harm, token, token, sentence, quantity, rule="noun")

    def _special_noun(
        self, noun: Token, harm: Harm, sentence: Sentence, quantities: list[Quantity], quantity: Quantity | None
    ) -> Iterator[Figure]:
        """Nouns that need their verb or owner: "claimed 6,500 lives", "the deaths of 12", "the toll rose to 17"."""
        lemma, words = noun.lemma_.lower(), casualty_words()
        if lemma in words.tolls:
            yield from self._toll(noun, harm, sentence, quantities)
        elif quantity is not None and noun.head.lemma_.lower() in words.governors.get(lemma, ()):
            yield self._maker.make(harm, noun, noun, sentence, quantity, rule=lemma)
        elif lemma in words.acts:
            for owner in [*prepositional(noun, "of", "to"), *children(noun, "poss")]:
                yield from self._counted([owner], harm, noun, sentence, quantities, rule="noun.of")
        elif _is_bare_report(noun):
            yield self._maker.unquantified(harm, noun, sentence)

    def _toll(self, noun: Token, harm: Harm, sentence: Sentence, quantities: list[Quantity]) -> Iterator[Figure]:
        start = offset_of(noun)
        behind = [q for q in quantities if q.span.start > start and q.span.start - start < 80]
        near = [q for q in behind if not is_unit_at(q, sentence)]
        words = " ".join(t.lower_ for t in sentence.tokens)
        if not near or not re.search(r"toll\b", words):
            return
        target = [
            q
            for q in near
            if re.search(r"\b(to|at|of|reached|stands? at|was|is|hit)\s+(?:\w+\s+){0,2}$", _before(q, sentence))
        ]
        yield self._maker.make(
            harm, noun, noun, sentence, (target or near)[-1 if target else 0], rule="toll", counted=False
        )

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
        kept = [h for h in heads if self._is_people(h, quantities)]
        own = [h for h in kept if not is_part(h, quantity_in(h, quantities), sentence)]
        group = None
        if len(own) > 1:
            self._groups += 1
            group = self._groups
        for head in kept:
            noun = people_noun(head)
            if harm is Harm.DISPLACED and noun.tag_ not in ("NNS", "NNPS") and not quantity_in(head, quantities):
                continue
            quantity = quantity_in(head, quantities) or (quantity_in(noun, quantities) if noun.i != head.i else None)
            if quantity is not None and is_unit(noun, quantity, sentence):
                continue
            yield self._maker.make(
                harm, noun, anchor, sentence, quantity, rule=rule, group=group if head in own else None
            )

    def _is_people(self, head: Token, quantities: list[Quantity]) -> bool:
        noun = people_noun(head)
        if noun.pos_ == "PRON":
            return noun.lower_ in (
                "he",
                "she",
                "him",
                "her",
                "one",
                "nobody",
                "none",
                "others",
                "everyone",
                "someone",
                "anyone",
            )
        if noun.lemma_.lower() in casualty_words().people or noun.ent_type_ in ("PERSON", "NORP"):
            return True
        if noun.pos_ == "NUM" or noun.like_num:
            return noun.ent_type_ not in ("MONEY", "PERCENT", "DATE", "TIME", "QUANTITY")
        who = self._cast.identify(noun).who
        if who.kind in (ActorKind.PERSON, ActorKind.GROUP, ActorKind.POPULATION):
            return who.is_human
        return who.noun is not None and who.is_human and quantity_in(head, quantities) is not None

    # ------------------------------------------------------------------ by the wording
    def _from_wording(self, sentence: Sentence, quantities: list[Quantity], known: list[Figure]) -> Iterator[Figure]:
        """Numbers that stand beside a harm word and that the parse led nowhere."""
        text = sentence.tokens.text
        base = start_of(sentence)
        taken = [(f.count, f.harm) for f in known]
        for quantity in quantities:
            end = quantity.span.end - base
            match = _BEHIND.match(text, end) or _ELLIPSIS.match(text, end)
            if match is None:
                yield from self._from_bare_count(sentence, quantity, taken)
                continue
            harm = casualty_words().adjectives.get(match["harm"].lower())
            if (
                harm in _TAKEN
                and match["who"] is None
                and _is_attribute(self._token_at(sentence, base + match.start("harm")))
            ):
                continue
            if harm is None or any(c and c.overlaps(quantity.span) and h is harm for c, h in taken):
                continue
            anchor = self._token_at(sentence, base + match.start("harm"))
            victim = self._token_at(sentence, base + match.start("who")) if match["who"] else None
            if (
                anchor is None
                or is_unit_at(quantity, sentence)
                or (victim is not None and victim.lemma_.lower() in casualty_words().units)
            ):
                continue
            yield self._maker.make(
                harm,
                victim if victim is not None else anchor,
                anchor,
                sentence,
                quantity,
                rule="wording",
                counted=victim is not None,
            )

    def _from_bare_count(
        self, sentence: Sentence, quantity: Quantity, taken: list[tuple[Span | None, Harm]]
    ) -> Iterator[Figure]:
        """A number that stands alone behind a verb of harm: "killed four people and wounded 11 more"."""
        first = self._token_at(sentence, quantity.span.start)
        last = self._token_at(sentence, quantity.span.end - 1)
        if first is None or last is None or first.i == sentence.tokens.start or is_unit_at(quantity, sentence):
            return
        verb, behind = first.nbor(-1), last.nbor(1) if last.i + 1 < len(last.doc) else None
        # In headlines the tagger takes "wounds 15" for a noun.
        is_deed = is_verb(verb) or verb.lower_ in casualty_words().headline_verbs
        harm, subject_suffers = verb_harm(verb) if is_deed and not is_passive(verb) else (None, True)
        is_alone = behind is None or behind.lower_ in casualty_words().more or behind.pos_ in ("ADP", "PUNCT", "CCONJ")
        if harm is None or subject_suffers or not is_alone:
            return
        if not any(c and c.overlaps(quantity.span) and h is harm for c, h in taken):
            yield self._maker.make(harm, last, verb, sentence, quantity, rule="bare", counted=False)

    def _from_parts(self, sentence: Sentence, quantities: list[Quantity], known: list[Figure]) -> Iterator[Figure]:
        """People named as some of those counted before: "killed eight people, including two children"."""
        counted = [f for f in known if f.count is not None]
        for quantity in quantities:
            if any(f.count.overlaps(quantity.span) for f in counted if f.count):
                continue
            before = [f for f in counted if f.count and f.count < quantity.span and (f.best or 0) >= quantity.best]
            last = self._token_at(sentence, quantity.span.end - 1)
            if not before or last is None or last.i + 1 >= len(last.doc):
                continue
            noun = next((t for t in last.doc[last.i + 1 : last.i + 4] if t.pos_ == "NOUN"), None)
            if noun is not None and is_part(noun, quantity, sentence) and self._is_people(noun, quantities):
                whole = before[-1]
                yield self._maker.make(whole.harm, noun, whole.anchor, sentence, quantity, rule="part")

    def _token_at(self, sentence: Sentence, offset: int) -> Token | None:
        return next((t for t in sentence.tokens if offset_of(t) <= offset < offset_of(t) + len(t)), None)


def _is_bare_report(noun: Token) -> bool:
    """True for "casualties were reported", "caused casualties": people harmed, nobody says how many."""
    if noun.tag_ != "NNS" or noun.dep_ not in ("nsubjpass", "nsubj", "dobj"):
        return False
    return noun.head.lemma_.lower() in casualty_words().governors.get(noun.lemma_.lower(), ())


# ---------------------------------------------------------------------- wordings
_TAKEN = (Harm.CAPTURED, Harm.DETAINED, Harm.ABDUCTED)
_HARMS = (
    r"dead|killed|slain|injured|wounded|hurt|missing|homeless|displaced|arrested|detained|abducted|kidnapped|captured"
)
_BEHIND = re.compile(
    rf"\s+(?:(?:other|more|additional|of\s+the|of\s+them|unarmed|young)\s+)*(?:(?P<who>[A-Za-z]+)\s+)?"
    rf"(?:(?:are|is|were|was|have\s+been|has\s+been|had\s+been|being|been|reported|reportedly|confirmed|feared|seriously|critically|badly|slightly)\s+)*"
    rf"(?P<harm>{_HARMS})\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(rf"(?P<who>(?!))|\s*(?:others?|more)?\s*(?P<harm>{_HARMS})\b", re.IGNORECASE)


def _is_alternative(verb: Token) -> bool:
    """True for the verbs of "killed or wounded": one count of both."""
    pair = [verb.head] if verb.dep_ == "conj" else children(verb, "conj")
    first = verb.head if verb.dep_ == "conj" else verb
    has_or = any(c.lower_ == "or" for c in children(first, "cc"))
    harms = {verb_harm(v)[0] for v in [verb, *pair]}
    return has_or and harms == {Harm.KILLED, Harm.INJURED}


def _is_sufferer(noun: Token) -> bool:
    """True for the "hostages" of "executed three hostages": the verb tells what befell them now."""
    verb = noun.head
    return noun.dep_ in ("dobj", "nsubjpass") and is_verb(verb) and verb_harm(verb)[0] is not None


def _is_attribute(word: Token | None) -> bool:
    """True for the "captured" of "freed 14 captured soldiers", which tells who they are, not what befell them."""
    return word is not None and word.dep_ == "amod"


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
