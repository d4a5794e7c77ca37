"""Which verb a wording of time belongs to, and which clauses above a deed may lend it theirs."""

from __future__ import annotations

from itertools import takewhile

from transforms.finding.triggers import is_event_noun
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, children
from transforms.reading.words import word_list


def speech_verbs() -> frozenset[str]:
    """Verbs of what is done by words: the day that hangs on them is that of the statement."""
    return word_list("speech", "say") | word_list("speech", "deny") | word_list("speech", "accuse")


def has_own_day(verb: Token) -> bool:
    """True for what is done about a deed later: "will rule on the attack on Friday", "condemned it on Friday"."""
    return verb.pos_ == "VERB" and (_will_be(verb) or verb.lemma_.lower() in word_list("modality", "aftermath"))


def _will_be(verb: Token) -> bool:
    return any(c.lower_ in word_list("modality", "future") for c in children(verb, "aux"))


def is_ahead(verb: Token) -> bool:
    """True for "to leave by Saturday", "will fly on Saturday": a day to come is of nothing else in the sentence."""
    is_planned = verb.tag_ == "VB" and verb.head.lemma_.lower() in word_list("modality", "planning")
    return _will_be(verb) or (is_planned and any(c.lower_ == "to" for c in children(verb, "aux")))


def clause_chain(anchor: Token) -> list[Token]:
    """The word and those above it, up to the verb of speech that reports it, which has its own time."""
    say = speech_verbs()
    out: list[Token] = []
    for token in ancestors(anchor):
        if out and (token.lemma_.lower() in say or (anchor.pos_ == "NOUN" and has_own_day(token))):
            break
        if (
            out
            and out[-1].pos_ == "NOUN"
            and out[-1].i != anchor.i
            and not is_event_noun(out[-1])
            and anchor.pos_ == "NOUN"
        ):
            break
        if out and out[-1].dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ == "had" for c in out[-1].children):
            out.append(token)
            break
        out.append(token)
    return out


def is_aside(governor: Token, anchor: Token) -> bool:
    """True when a wording of time is of a noun beside the event: "a minister until 1989, was shot", "the 2015 deal"."""
    above = {t.i for t in ancestors(anchor)}
    if governor.pos_ in ("NOUN", "PROPN") and governor.i not in above and not is_event_noun(governor):
        return True
    apart = list(takewhile(lambda t: t.i not in above, ancestors(governor)))
    if apart and apart[-1].dep_ in ("ccomp", "xcomp") and anchor.lemma_.lower() in speech_verbs():
        return True  # "admitted moving money in 2012": the day is not that of the statement
    return any(t.dep_ in ("acl", "appos", "relcl") and t.head.i != anchor.i for t in apart)


def is_count(governor: Token, anchor: Token) -> bool:
    """True when a wording of time is that of a count: "the toll of the raid rose to six Friday" dates no raid."""
    subjects = children(governor, "nsubj", "nsubjpass") if governor.i != anchor.i else []
    return any(s.lemma_.lower() in word_list("background", "tallies") for s in subjects)
