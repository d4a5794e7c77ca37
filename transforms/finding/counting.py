"""What an amount counts: people or years, a part or more of a count given before."""

from __future__ import annotations

import re

from transforms.finding.casualty_words import casualty_words
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, offset_of, span_of, start_of
from transforms.reading.parsed import Token
from transforms.reading.phrases import is_aged
from transforms.reading.quantities import Quantity
from transforms.reading.syntax import children, prepositional
from transforms.reading.words import is_sure_weapon, word_list
from transforms.vocabulary import ActorKind, Qualifier, Sector

_COUNTING = ("nummod", "amod", "det", "quantmod", "nmod", "compound", "npadvmod", "advmod")
_AGE = re.compile(r"\s*-?\s*(?:year|yr|month)")
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|the\s+(?:dead|victims|wounded|injured|killed))\b")
_PERSONS = frozenset(
    {"anyone", "both", "everyone", "he", "her", "him", "nobody", "none", "one", "others", "she", "someone"}
)
_ARMED = frozenset({Sector.CRM, Sector.MIL, Sector.REB, Sector.UAF})
_THEM = frozenset({"them", "those", "us", "whom"})  # of whom some are counted
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_LINK_REACH = 40  # code points between "including" and the count that it makes a part


def people_noun(head: Token) -> Token:
    """The people of "dozens of villagers", "a group of men", "several of his men"; else the noun itself."""
    if head.lower_ in casualty_words().collectives or head.pos_ in ("NUM", "ADJ", "DET"):
        return next(iter(prepositional(head, "of", "among")), head)
    return head


def quantity_in(head: Token, quantities: list[Quantity]) -> Quantity | None:
    """The amount that stands in a noun's phrase, before the noun or as it; ages are none."""
    words = [t for t in head.phrase if t.dep_ != "poss"]
    if head.lemma_.lower() in casualty_words().families:
        of = [t for t in prepositional(head, "of") if t.like_num]
        inside = [q for q in quantities if any(q.number.overlaps(span_of(t, t)) for t in of)]
        if inside:
            return inside[0]
    spans = [span_of(t, t) for t in words if t.dep_ in _COUNTING or t.i == head.i or t.like_num]
    fits = [
        q
        for q in quantities
        if any(q.number.overlaps(s) for s in spans) and q.span.start <= offset_of(head) and not _is_age(q, head)
    ]
    return (fits[0] if _is_share(fits, head) else fits[-1]) if fits else None


def quantity_over(noun: Token, quantities: list[Quantity]) -> Quantity | None:
    """The "dozens" of "dozens of injuries"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return (
        quantity_in(above, quantities) if above.lower_ in casualty_words().collectives and above is not noun else None
    )


def _is_share(fits: list[Quantity], head: Token) -> bool:
    """True for "12 of 17 nurses", of whom twelve are meant."""
    between = head.doc.text[fits[0].span.end - head.doc.offset : fits[-1].span.start - head.doc.offset]
    return len(fits) > 1 and between.split() in (["of"], ["of", "the"], ["out", "of"])


def _is_age(quantity: Quantity, head: Token) -> bool:
    # Only the sentence's text: that of a whole document is put together anew at each request.
    sentence = head.sent
    base = sentence[0].offset
    return _AGE.match(sentence.text[quantity.span.end - base :].lower()) is not None


def is_unit(noun: Token, quantity: Quantity, sentence: Sentence) -> bool:
    """True when the number counts years, money or miles."""
    if noun.lemma_.lower() in casualty_words().units or noun.ent_type_ in ("MONEY", "PERCENT", "TIME"):
        return True
    return is_unit_at(quantity, sentence)


def is_unit_at(quantity: Quantity, sentence: Sentence) -> bool:
    """True when the word behind the number is a unit."""
    behind = sentence.tokens.text[quantity.span.end - start_of(sentence) :].lstrip(" -").lower()
    word = re.match(r"[a-z'%$.]+", behind)
    if word is None:
        return False
    units = casualty_words().units
    return word[0].startswith("%") or word[0] in units or word[0].rstrip("s.") in units


def is_more(noun: Token) -> bool:
    """True for "two more", "another four", "seven others", "a second man"."""
    words = {t.lower_ for t in (*noun.phrase, noun) if not _is_bound(t)}
    if noun.pos_ == "NUM" and noun.i + 1 < len(noun.doc):
        words.add(noun.nbor(1).lower_)
    is_next = not words.isdisjoint(_ORDINALS) and not words.isdisjoint({"a", "an"})
    return is_next or not words.isdisjoint(casualty_words().more)


def _is_bound(word: Token) -> bool:
    """True for the "more" of "more than 40", which adds nobody."""
    return word.lower_ == "more" and word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "than"


def is_part(noun: Token, quantity: Quantity | None, sentence: Sentence) -> bool:
    """True for "including two children", "two of them", "among them a nurse"."""
    base = start_of(sentence)
    start = (quantity.span.start if quantity else offset_of(noun.phrase[0])) - base
    text = sentence.tokens.text.lower()
    links = "|".join(re.escape(w) for w in casualty_words().part_links)
    link = re.search(rf"\b(?:{links})\b[^.;]*$", text[max(0, start - _LINK_REACH) : start])
    if link and not _has_verb(noun, base + start - len(link[0]), base + start):
        return True
    return quantity is not None and _OF_THEM.match(text[quantity.span.end - base :]) is not None


def _has_verb(noun: Token, start: int, end: int) -> bool:
    """True where a clause of its own begins: "killed 15 rebels, including two commanders, and lost three men"."""
    return any(start <= offset_of(t) < end and t.tag_ in ("VBD", "VBZ", "VBP") for t in noun.sent)


def is_summed(harm: Token) -> bool:
    """True for the "killed" of "the number of people killed this year": it counts, and tells of no deed."""
    return harm.dep_ in ("acl", "relcl") and number_of(harm.head) is not None


def is_nobody(head: Token, quantities: list[Quantity]) -> bool:
    """True for the "no women" of "no women or children"."""
    quantity = quantity_in(head, quantities)
    return quantity is not None and quantity.qualifier is Qualifier.ZERO


def is_said_behind(head: Token) -> bool:
    """True for the "police" of the headline "Man shot in Leeds: police": who says so, not who suffers."""
    first, behind = head.phrase[0], [t for t in head.sent if t.i > head.i]
    return first.i > head.sent.start and first.nbor(-1).text == ":" and all(t.is_punct for t in behind)


def reached(noun: Token, quantities: list[Quantity]) -> Quantity | None:
    """The amount that a toll's own verb leads to, however far: "the toll ... has risen to 30", "brings to 12"."""
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    ends = [*prepositional(noun.head, "to", "at"), *children(noun.head, "attr")]
    return next((q for q in quantities if any(q.number.overlaps(span_of(t, t)) for t in ends)), None)


def number_of(noun: Token) -> Token | None:
    """The "number" of "the number of people killed"."""
    number = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    is_known = any(c.lower_ == "the" for c in children(number, "det"))
    return number if is_known and number.lemma_.lower() in word_list("scope", "sums") else None


def is_asked(noun: Token) -> bool:
    """True for "how many people died?", which counts nobody."""
    return any(t.lower_ == "how" for t in noun.phrase)


def is_of_parent(number: Token) -> bool:
    """True for the "three" of "a mother of three": nothing befell the children."""
    of = number.head
    is_of = number.dep_ == "pobj" and of.lower_ == "of"
    return is_of and of.head.tag_ == "NN" and of.head.lemma_.lower() in casualty_words().parents


def _is_person(noun: Token) -> bool:
    words, lemma = casualty_words(), noun.lemma_.lower()
    return lemma in words.people or lemma in words.children or lemma in words.women


def is_weapon(noun: Token) -> bool:
    """True for what kills and cannot be killed; "a missile" is one, "the bomber" may be somebody."""
    return is_sure_weapon(noun) and noun.lemma_.lower() not in word_list("nouns", "doers")


def is_people(head: Token, quantities: list[Quantity], cast: Cast) -> bool:
    """True when a noun that suffers names people, or counts them."""
    noun = people_noun(head)
    if noun.pos_ == "PRON":
        return noun.lower_ in (_THEM if noun is not head else _PERSONS)
    if is_weapon(noun):
        return False  # "shot down two Ukrainian drones"
    if noun.lower_ == "both" or is_aged(noun) or noun.ent_type_ in ("PERSON", "NORP") or _is_person(noun):
        return True
    if noun.pos_ == "NUM" or noun.like_num:
        return noun.ent_type_ not in ("MONEY", "PERCENT", "DATE", "TIME", "QUANTITY")
    who = cast.identify(noun).who
    if who.kind is ActorKind.UNKNOWN and noun.pos_ == "PROPN" and not noun.ent_type_:
        # What suffers like people and has two names, which nobody knows for a place or a body, is somebody.
        return any(c.pos_ == "PROPN" and not c.ent_type_ for c in children(noun, "compound"))
    if who.kind in (ActorKind.PERSON, ActorKind.GROUP, ActorKind.POPULATION):
        return who.is_human
    if quantity_in(head, quantities) is None:
        return False
    is_armed = not _ARMED.isdisjoint(who.sectors) and bool(children(noun, "nummod"))  # "killed 15 Taliban"
    return is_armed if who.noun is None else who.is_human
