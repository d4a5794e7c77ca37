"""Whether it happened: realis of a clause, from negation, mood, and the words that govern it."""

from __future__ import annotations

from transforms.finding.casualty_words import verb_harm
from transforms.reading.parsed import Token
from transforms.reading.phrases import is_nobody
from transforms.reading.syntax import PASSIVE_SUBJECTS, SUBJECTS, ancestors, children, surface_subject
from transforms.reading.words import word_list
from transforms.vocabulary import Harm, Realis

_CLAUSE_LINKS = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "pcomp", "relcl", "conj", "dobj", "pobj", "prep", "nsubj", "nsubjpass"}
)


_HURT = (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED)


def mood_of(anchor: Token) -> Realis:
    """Realis by grammar alone: asserted unless negated, conditional, future or merely possible.

    Who says so (alleged, denied) is not asked here.
    """
    if _negated(anchor):
        return Realis.NEGATED
    if _is_habit(anchor) or _is_kind(anchor):
        return Realis.GENERIC
    if _is_asked_for(anchor):
        return Realis.FUTURE
    for below, above in _steps(anchor):
        if above is not None and _is_taken_as_done(below, above):
            break
        found = _mood_here(below) or (_governed(below, above) if above is not None else None)
        if found is not None:
            return found
        if above is None or not _passes_through(below, above):
            break
    return Realis.ASSERTED


def _is_asked_for(noun: Token) -> bool:
    """True for "demanded the release of prisoners", "called for a ceasefire": it is wanted, and has not come."""
    if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj"):
        return False
    if noun.lemma_.lower() in word_list("nouns", "violent"):
        return False  # "the patrol called for an air strike, killing two"
    if noun.dep_ == "dobj":
        return noun.head.lemma_.lower() in word_list("modality", "asking")
    return noun.head.lower_ == "for" and noun.head.head.lemma_.lower() in word_list("modality", "asking_for")


def _is_habit(anchor: Token) -> bool:
    """True for deeds told as somebody's trade: "responsible for planning and executing attacks"."""
    if anchor.pos_ == "NOUN" and (
        anchor.tag_ != "NNS" or any(c.dep_ in ("det", "nummod", "poss") for c in anchor.children)
    ):
        return False
    habits = word_list("modality", "habits")
    frequent = word_list("modality", "frequent")
    if anchor.tag_ in ("VBP", "VBZ") and any(c.lower_ in frequent for c in anchor.children):
        return True
    chain = list(ancestors(anchor))[1:6]
    deeds = anchor.pos_ == "NOUN" or any(t.dep_ == "pcomp" for t in [anchor, *chain[:2]])
    if anchor.dep_ == "pcomp" and any(map(_is_certain, children(anchor, "dobj"))):
        return False  # "responsible for killing the mayor"
    return deeds and any(t.lemma_.lower() in habits and t.pos_ in ("ADJ", "VERB", "AUX") for t in chain)


def _is_certain(noun: Token) -> bool:
    """True for somebody in particular, who suffers a deed once: "the mayor", "Anna Ruiz"."""
    return noun.ent_type_ == "PERSON" or (noun.tag_ == "NN" and any(c.lower_ == "the" for c in children(noun, "det")))


def _is_kind(anchor: Token) -> bool:
    """True for deeds of a kind, none of them told of: "denounced executions", "in the form of murders and raids"."""
    if anchor.pos_ != "NOUN" or anchor.tag_ != "NNS" or tells_which(anchor):
        return False
    first = anchor
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    if first is not anchor and tells_which(first):
        return False
    above = first.head if first.dep_ in ("dobj", "pobj") else None
    if above is not None and above.pos_ == "ADP":
        above = above.head if above.lower_ in ("of", "to", "against") else None
    return above is not None and above.lemma_.lower() in word_list("modality", "kinds")


def tells_which(noun: Token) -> bool:
    """True when words single out the deeds: a number, "the", "recent", a place, a clause about them."""
    if any(c.dep_ in ("det", "nummod", "poss", "relcl", "acl") for c in noun.children):
        return True
    if any(c.lower_ in word_list("modality", "some") for c in noun.children):
        return True
    return any(t.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC", "PERSON", "ORG") for t in noun.subtree)


def _steps(anchor: Token) -> list[tuple[Token, Token | None]]:
    chain = list(ancestors(anchor))
    return list(zip(chain, [*chain[1:], None], strict=True))[:6]


def _negated(anchor: Token) -> bool:
    negators = word_list("modality", "negators")
    if any(
        c.dep_ == "neg" or (c.dep_ in ("det", "advmod", "preconj") and c.lower_ in negators) for c in anchor.children
    ):
        return True
    if _is_of_nobody(anchor):
        return True
    if anchor.dep_ in ("xcomp", "pobj", "pcomp", "dobj", "conj") and anchor.head.pos_ in ("VERB", "AUX", "ADP"):
        head = anchor.head
        if head.lower_ == "without":
            return True
        if anchor.dep_ in ("xcomp", "dobj", "conj") and any(c.dep_ == "neg" for c in head.children):
            return anchor.dep_ != "conj" or not any(
                c.dep_ in ("nsubj", "cc") and c.lower_ == "but" for c in head.children
            )
    return False


def _is_of_nobody(verb: Token) -> bool:
    """True for "no one has been arrested", "no unit fired"; that nobody was killed is told of an attack."""
    if verb_harm(verb)[0] in _HURT:
        return False
    subjects = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS) if verb.pos_ == "VERB" else []
    return any(map(is_nobody, subjects))


def is_of_no_doer(verb: Token) -> bool:
    """True for "no soldier crossed the border"."""
    return verb.pos_ == "VERB" and any(map(is_nobody, children(verb, *SUBJECTS)))


def _is_taken_as_done(noun: Token, above: Token) -> bool:
    """True for the subject of "the attacks would not stop us" and for what is to be looked into, avenged, mourned.

    They took place, whatever they may do, and whatever may be done about them: "must investigate the murder of".
    """
    is_one = noun.pos_ == "NOUN" and any(
        c.dep_ == "poss" or c.lower_ in word_list("definite", "articles") for c in children(noun, "det", "poss")
    )
    if not is_one:
        return False
    if noun.dep_ == "nsubj":
        return above.lemma_.lower() not in word_list("modality", "taking_place")
    subject = noun.dep_ in ("dobj", "nsubjpass", "conj")
    governor = above if subject else above.head if noun.dep_ == "pobj" else None
    return governor is not None and governor.lemma_.lower() in word_list("modality", "presupposing")


def _mood_here(token: Token) -> Realis | None:
    """Mood from a verb's own auxiliaries and from "if"."""
    conditional = word_list("modality", "conditional")
    if any(c.dep_ == "mark" and c.lower_ in conditional for c in token.children):
        return Realis.HYPOTHETICAL
    if token.tag_ in ("VBP", "VBZ") and any(c.lower_ == "until" for c in children(token, "mark")):
        return Realis.FUTURE  # "on strike until he steps down"
    auxiliaries = [c.lower_ for c in children(token, "aux")]
    if any(a in word_list("modality", "future") for a in auxiliaries):
        return Realis.FUTURE
    if any(a in word_list("modality", "hypothetical") for a in auxiliaries):
        return Realis.HYPOTHETICAL
    return None


def _governed(below: Token, above: Token) -> Realis | None:
    """Mood that the word above lends to its complement: "plans to", "to prevent", "the threat of"."""
    lemma = above.lemma_.lower()
    if lemma == "rule" and any(c.lower_ == "out" for c in above.children) and below.dep_ in ("xcomp", "dobj", "pcomp"):
        return Realis.HYPOTHETICAL
    if above.tag_ in ("VBP", "VBZ") and lemma == "be" and below.dep_ == "xcomp" and _is_infinitive(below):
        return Realis.FUTURE  # "the army is to deploy troops"
    if lemma == "let" and below.dep_ == "ccomp" and _is_rule(surface_subject(above)):
        return Realis.HYPOTHETICAL
    if lemma in word_list("modality", "future_governors") and _is_infinitive(below) and below.dep_ != "advcl":
        return Realis.FUTURE
    if lemma in word_list("modality", "future_governors") and _is_subjunctive(below):
        return Realis.FUTURE
    if lemma in word_list("modality", "hypothetical_governors") and below.dep_ in (
        "xcomp", "acl", "pcomp", "prep", "dobj", "ccomp", "pobj",
    ):  # fmt: skip
        return Realis.HYPOTHETICAL
    if _is_infinitive(below) and below.dep_ in ("advcl", "xcomp", "acl", "relcl", "ccomp"):
        if lemma in word_list("modality", "implicative"):
            return None
        return Realis.HYPOTHETICAL
    return None


def _is_rule(noun: Token | None) -> bool:
    """True for the law of "a law that lets them *arrest* critics", which tells what may be done."""
    return noun is not None and noun.lemma_.lower() in word_list("modality", "rules")


def _is_subjunctive(token: Token) -> bool:
    """True for "demanded that they *withdraw*"."""
    return token.dep_ == "ccomp" and token.tag_ == "VB" and not any(c.dep_ == "aux" for c in token.children)


def _is_infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children) and token.tag_ == "VB"


def _passes_through(below: Token, above: Token) -> bool:
    """Whether the mood of the word above reaches down: not into finite complements and relative clauses."""
    if below.dep_ == "relcl":
        return False
    finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in below.children)
    if below.dep_ in ("ccomp", "advcl") and finite:
        return False
    if below.dep_ == "conj" and finite and any(c.dep_ == "aux" for c in below.children):
        return False
    return below.dep_ in _CLAUSE_LINKS and not (
        below.pos_ == "NOUN"
        and below.dep_ == "pobj"
        and above.lower_ in ("after", "following", "since", "during", "in")
    )
