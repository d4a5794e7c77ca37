"""Figures read by their wording, where the parser loses its way: "left 7 people dead and 30 injured"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.finding.casualty_words import casualty_words, verb_harm
from transforms.finding.counting import is_of_parent, is_part, is_people, is_unit_at, is_weapon
from transforms.finding.figure import Figure, FigureMaker
from transforms.finding.sufferers import suffers_now
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, start_of, token_at
from transforms.reading.parsed import Token
from transforms.reading.quantities import Quantity
from transforms.reading.syntax import children, is_passive, is_verb
from transforms.records import Span
from transforms.vocabulary import Harm

_TAKEN = (Harm.CAPTURED, Harm.DETAINED, Harm.ABDUCTED)
_HARMS = (
    r"dead|killed|slain|injured|wounded|hurt|missing|homeless|displaced|arrested|detained|abducted|kidnapped|captured"
    r"|(?-i:KIA|WIA)"  # in action; a Kia is a car
)
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|these|those|his|her|its|their)\s+)?")
_BEING = (
    r"are|is|were|was|have|has|had|being|been|reported|reportedly|confirmed|feared|seriously|critically|badly|slightly"
)
_BEHIND = re.compile(
    rf"\s+(?:(?:other|more|additional|of\s+the|of\s+them|unarmed|young)\s+)*(?:(?P<who>(?!(?:{_BEING})\b)[A-Za-z]+)\s+)?"
    rf"(?:(?:{_BEING})\s+)*"
    rf"(?P<harm>{_HARMS})\b",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:^|[.,;(]\s*)(?P<harm>{_HARMS})\s*[:=\u2013\u2014-]\s*$", re.IGNORECASE)
_ANOTHER = re.compile(
    rf"\b(?P<who>another|a\s+(?:second|third|fourth|fifth))\s+(?:was\s+)?(?P<harm>{_HARMS})\b", re.IGNORECASE
)
_ELLIPSIS = re.compile(rf"(?P<who>(?!))|\s*(?:others?|more)?\s*(?P<harm>{_HARMS})\b", re.IGNORECASE)


class Wordings:
    """Reads the figures of one document that no grammar leads to."""

    def __init__(self, cast: Cast, maker: FigureMaker) -> None:
        self._cast = cast
        self._maker = maker

    def beside(self, sentence: Sentence, quantities: list[Quantity], known: list[Figure]) -> Iterator[Figure]:
        """Numbers that stand beside a harm word and that the parse led nowhere."""
        text = sentence.tokens.text
        base = start_of(sentence)
        taken = [(f.count, f.harm) for f in known]
        for quantity in quantities:
            number = token_at(sentence, quantity.number.start)
            if (number is not None and is_of_parent(number)) or _is_whole(quantity, quantities, sentence):
                continue
            end = quantity.span.end - base
            match = _BEHIND.match(text, end) or _ELLIPSIS.match(text, end)
            if match is None:
                yield from self._from_label(sentence, quantity, taken)
                yield from self._from_bare_count(sentence, quantity, taken)
                continue
            harm = casualty_words().adjectives.get(match["harm"].lower())
            if (
                harm in _TAKEN
                and match["who"] is None
                and _is_attribute(token_at(sentence, base + match.start("harm")))
            ):
                continue
            if harm is None or _is_taken(quantity, harm, taken):
                continue
            anchor = token_at(sentence, base + match.start("harm"))
            victim = token_at(sentence, base + match.start("who")) if match["who"] else None
            if (
                anchor is None
                or suffers_now(anchor)
                or _does_harm(anchor)
                or is_unit_at(quantity, sentence)
                or (victim is not None and not _can_be_hurt(victim))
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

    def _from_label(
        self, sentence: Sentence, quantity: Quantity, taken: list[tuple[Span | None, Harm]]
    ) -> Iterator[Figure]:
        """A number behind its label: "Killed: 5"."""
        base = start_of(sentence)
        match = _LABEL.search(sentence.tokens.text[: quantity.span.start - base])
        harm = casualty_words().adjectives.get(match["harm"].lower()) if match else None
        anchor = token_at(sentence, base + match.start("harm")) if match else None
        if harm is not None and anchor is not None and not _is_taken(quantity, harm, taken):
            yield self._maker.make(harm, anchor, anchor, sentence, quantity, rule="label", counted=False)

    def others(self, sentence: Sentence, known: list[Figure]) -> Iterator[Figure]:
        """One more of whom a participle tells without its verb: "left one man dead and another wounded"."""
        base = start_of(sentence)
        anchors = {f.anchor.i for f in known}
        for match in _ANOTHER.finditer(sentence.tokens.text):
            harm = casualty_words().adjectives.get(match["harm"].lower())
            who, anchor = (token_at(sentence, base + match.start(name)) for name in ("who", "harm"))
            if harm is None or who is None or anchor is None or anchor.i in anchors or _qualifies(anchor):
                continue
            yield self._maker.make(harm, who, anchor, sentence, None, rule="wording", counted=False)

    def _from_bare_count(
        self, sentence: Sentence, quantity: Quantity, taken: list[tuple[Span | None, Harm]]
    ) -> Iterator[Figure]:
        """A number that stands alone behind a verb of harm: "killed four people and wounded 11 more"."""
        first = token_at(sentence, quantity.span.start)
        last = token_at(sentence, quantity.span.end - 1)
        if first is None or last is None or first.i == sentence.tokens.start or is_unit_at(quantity, sentence):
            return
        verb, behind = first.nbor(-1), last.nbor(1) if last.i + 1 < len(last.doc) else None
        # In headlines the tagger takes "wounds 15" for a noun.
        is_deed = is_verb(verb) or verb.lower_ in casualty_words().headline_verbs
        harm, subject_suffers = verb_harm(verb) if is_deed and not is_passive(verb) else (None, True)
        is_alone = behind is None or behind.lower_ in casualty_words().more or behind.pos_ in ("ADP", "PUNCT", "CCONJ")
        if harm is None or subject_suffers or not is_alone:
            return
        harm = Harm.KILLED_OR_INJURED if _is_either(verb) else harm
        if not _is_taken(quantity, harm, taken):
            yield self._maker.make(harm, last, verb, sentence, quantity, rule="bare", counted=False)

    def harm_beside(self, count: Span, sentence: Sentence) -> Harm | None:
        """The harm that a number is told with at once: "5,401 killed and 7,466 injured"; None if there is none."""
        base = start_of(sentence)
        match = _ELLIPSIS.match(sentence.tokens.text, count.end - base)
        word = token_at(sentence, base + match.start("harm")) if match else None
        if match is None or word is None or word.dep_ == "amod":
            return None
        return casualty_words().adjectives.get(match["harm"].lower())

    def parts(self, sentence: Sentence, quantities: list[Quantity], known: list[Figure]) -> Iterator[Figure]:
        """People named as some of those counted before: "killed eight people, including two children"."""
        counted = [f for f in known if f.count is not None]
        for quantity in quantities:
            if any(f.count.overlaps(quantity.span) for f in counted if f.count):
                continue
            before = [f for f in counted if f.count and f.count < quantity.span and (f.best or 0) >= quantity.best]
            last = token_at(sentence, quantity.span.end - 1)
            if not before or last is None or last.i + 1 >= len(last.doc):
                continue
            noun = next((t for t in last.doc[last.i + 1 : last.i + 4] if t.pos_ == "NOUN"), None)
            if noun is None or (noun.dep_ == "nsubj" and noun.head.i > noun.i):
                continue  # "..., and 30 people were still missing": of them something else is told
            if is_part(noun, quantity, sentence) and is_people(noun, quantities, self._cast):
                whole = before[-1]
                yield self._maker.make(whole.harm, noun, whole.anchor, sentence, quantity, rule="part")


def _is_whole(quantity: Quantity, quantities: list[Quantity], sentence: Sentence) -> bool:
    """True for the eight of "five of the eight hostages were killed", of whom five were."""
    text, base = sentence.tokens.text, start_of(sentence)
    return any(
        _OF.fullmatch(text, q.span.end - base, quantity.span.start - base) for q in quantities if q is not quantity
    )


def _does_harm(word: Token) -> bool:
    """True for the verb of "two gunmen killed four people": its subject is not hurt."""
    return is_verb(word) and bool(children(word, "dobj")) and not is_passive(word)


def _can_be_hurt(noun: Token) -> bool:
    """False for years and miles, and for the drones of "two drones killed"."""
    return not is_weapon(noun) and noun.lemma_.lower() not in casualty_words().units


def _is_taken(quantity: Quantity, harm: Harm, taken: list[tuple[Span | None, Harm]]) -> bool:
    """True when a number is read already for the harm, or for one that holds it: "killed or wounded"."""
    either = (Harm.KILLED, Harm.INJURED)
    wide = Harm.KILLED_OR_INJURED if harm in either else harm
    return any(c and c.overlaps(quantity.span) and h in (harm, wide) for c, h in taken)


def _is_either(verb: Token) -> bool:
    """True for the second verb of the headline "Shelling kills or wounds 40"."""
    is_or = verb.i > verb.sent.start + 1 and verb.nbor(-1).lower_ == "or"
    return is_or and {verb_harm(verb)[0], verb_harm(verb.nbor(-2))[0]} == {Harm.KILLED, Harm.INJURED}


def _qualifies(word: Token) -> bool:
    """True for the "wounded" of "another wounded soldier": a day behind it is none of those it can tell of."""
    behind = word.nbor(1) if word.i + 1 < len(word.doc) else None
    return behind is not None and behind.pos_ in ("NOUN", "ADJ") and behind.ent_type_ not in ("DATE", "TIME")


def _is_attribute(word: Token | None) -> bool:
    """True for the "captured" of "freed 14 captured soldiers", which tells who they are, not what befell them."""
    return word is not None and word.dep_ == "amod"
