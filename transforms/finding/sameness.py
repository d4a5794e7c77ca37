"""Whether two figures can count the same people: by name, sex, age, trade and the way the text brings them in."""

from __future__ import annotations

from transforms.finding.casualty_words import casualty_words
from transforms.finding.figure import Figure
from transforms.finding.sufferers import REFLEXIVES
from transforms.finding.triggers import is_event_noun
from transforms.reading.parsed import Token
from transforms.reading.person_words import is_female, is_same_person
from transforms.reading.syntax import logical_subject, prepositional
from transforms.reading.words import is_sure_weapon, word_list
from transforms.vocabulary import Harm, VictimType

_POINTING = frozenset({"all", "both", "that", "the", "these", "this", "those"})
_ARMED = frozenset({VictimType.REBEL, VictimType.MILITIA, VictimType.PERPETRATOR})
_HE, _SHE = frozenset({"he", "him", "himself"}), frozenset({"she", "her", "herself"})


def family(harm: Harm) -> Harm:
    """The harm under which figures are compared: who is captured is detained too."""
    return Harm.CAPTURED if harm is Harm.DETAINED else harm


def are_others(one: Figure, other: Figure) -> bool:
    """True when two figures cannot count the same people."""
    if _head(one) is not None and _head(one) is _head(other):
        return False
    if counts_others(one, other) or counts_another_deed(one, other) or {_sex(one), _sex(other)} == {True, False}:
        return True
    if (_is_child(one) and _is_grown(other)) or (_is_child(other) and _is_grown(one)):
        return True
    if one.names and other.names:
        return not is_same_person(one.names[0], other.names[0])
    return _are_brought_in_apart(one, other)


def counts_others(one: Figure, other: Figure) -> bool:
    """True when two figures count different sorts of people: soldiers and rebels, not rebels and attackers."""
    sorts = {_sort_of(one), _sort_of(other)}
    return len(sorts) == 2 and None not in sorts and not sorts <= _ARMED


def counts_another_trade(one: Figure, other: Figure) -> bool:
    """True for chiefs and farmers, each new to the text; villagers and people may be the same ones."""
    first, second = _head(one), _head(other)
    if first is None or second is None or points_back(one) or points_back(other) or one.names or other.names:
        return False
    lemmas = {first.lemma_.lower(), second.lemma_.lower()}
    sorts = {_sort_of(one), _sort_of(other)}
    return (
        None not in sorts
        and sorts.isdisjoint(_ARMED)
        and len(lemmas) == 2
        and lemmas.isdisjoint(casualty_words().people)
    )


def counts_another_deed(one: Figure, other: Figure) -> bool:
    """True where the first blast killed some and the second blast others, or a bomb some and another bomb others."""
    first, second = _numbered_deed(one), _numbered_deed(other)
    if first is None or second is None:
        return False
    if "another" in (first, second):
        return one.sentence.index != other.sentence.index
    return bool(first and second) and first != second


def _numbered_deed(figure: Figure) -> str | None:
    """The "second" of "the second blast killed five", "five died in the second blast"; None where no deed is told."""
    deeds = [logical_subject(figure.anchor), *prepositional(figure.anchor, "in", "by", "from")]
    numbers = word_list("scope", "ordinals")
    for deed in (d for d in deeds if d is not None):
        words = [deed.lower_, *(c.lower_ for c in deed.children)]
        number = next((w for w in words if w in numbers), "")
        if number or (deed.tag_ == "NN" and (is_event_noun(deed) or is_sure_weapon(deed))):
            return number
    return None


def _sort_of(figure: Figure) -> VictimType | None:
    """What sort of people a figure counts, None when it says only that they are people."""
    sort = figure.victim.who.victim_type if figure.victim is not None else VictimType.UNKNOWN
    return None if sort in (VictimType.UNKNOWN, VictimType.MIXED) else sort


def is_reflexive(figure: Figure) -> bool:
    """True for the "himself" of "killing himself and four others"."""
    head = _head(figure)
    return head is not None and head.lower_ in REFLEXIVES


def is_perpetrator(figure: Figure) -> bool:
    """True for one who is told to have done the harm that befell him too: the bomber, himself."""
    return is_reflexive(figure) or _sort_of(figure) is VictimType.PERPETRATOR


def points_back(figure: Figure) -> bool:
    """True for people that the text brought in before: "the two men", "him", "both victims"."""
    head = _head(figure)
    return head is not None and (head.pos_ == "PRON" or any(c.lower_ in _POINTING for c in head.children))


def is_rest(figure: Figure) -> bool:
    """True for "the other victim": one of those counted before."""
    head = _head(figure)
    return head is not None and {"the", "other"} <= {t.lower_ for t in head.phrase}


def is_pronoun(figure: Figure) -> bool:
    """True for "he": whom it stands for is a guess."""
    head = _head(figure)
    return head is not None and head.pos_ == "PRON"


def _head(figure: Figure) -> Token | None:
    return figure.victim.head if figure.victim is not None else None


def _sex(figure: Figure) -> bool | None:
    """Whether it is a woman; None when the words do not tell."""
    head = _head(figure)
    if head is None:
        return None
    if head.lower_ in _HE | _SHE:
        return head.lower_ in _SHE
    return is_female(None, head.lemma_.lower(), figure.names[0].lower().split() if figure.names else ())


def _is_child(figure: Figure) -> bool:
    return figure.children is not None


def _is_grown(figure: Figure) -> bool:
    head = _head(figure)
    noun = head.lemma_.lower() if head is not None else ""
    words = casualty_words()
    return noun not in words.children | words.kin and is_female(None, noun, ()) is not None


def _are_brought_in_apart(one: Figure, other: Figure) -> bool:
    """True for two people who are each new to the text: "a man and a woman", "a farmer ... a nurse".

    What was brought in once is "the man" afterwards; only another sentence may begin again with "a man".
    """
    first, second = _head(one), _head(other)
    if first is None or second is None or points_back(one) or points_back(other) or one.names or other.names:
        return False
    if one.sentence.index == other.sentence.index:
        return True
    return one.best == other.best == 1 and counts_another_trade(one, other)


def is_named_back(figure: Figure, before: Figure) -> bool:
    """True for "the boy" after "a boy": the text itself says that they are the same."""
    head, first = _head(figure), _head(before)
    if head is None or first is None or head.pos_ == "PRON" or not points_back(figure):
        return False
    nouns = {t.lemma_.lower() for t in first.phrase} if before.names else {first.lemma_.lower()}  # "Officer Dean Hall"
    return head.lemma_.lower() in nouns and figure.best == before.best
