"""To whom a demand, refusal, promise or protest goes when the grammar of its own verb names nobody.

The answer stands deeper: in what is demanded ("that the rebels disarm"), promised ("to sell arms to Chad"), refused
("an offer by Chad", "Chadian proposals") or praised ("Chad's efforts"). Nouns are given nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.finding.triggers import Trigger
from transforms.reading.parsed import Token
from transforms.reading.syntax import SUBJECTS, children, is_passive
from transforms.reading.words import word_list
from transforms.vocabulary import EventType

_DEPTH = 7
_CLAUSES = ("ccomp", "xcomp", "pcomp")
_DOWN = ("dobj", "dative", "agent", "prep", "pobj", "acl", *_CLAUSES)
_OWNERS = ("poss", "amod", "compound", "nmod", "nsubj", "nsubjpass")
_WHERE = ("at", "in")
_AIMS = ("VB", "VBG")  # "marched to demand", "marched, calling for"
_NOUNS = ("NOUN", "PROPN", "PRON")


def addressed(trigger: Trigger) -> Iterator[Token]:
    """The nouns of what a trigger tells about, nearest first; not those of its own subject, place and time."""
    level = [w for w in trigger.words if w.pos_ not in ("PRON", "DET")]
    seen = {w.i for w in level}
    for depth in range(_DEPTH):
        below = [c for token in level for c in _below(token, trigger, is_top=depth == 0) if c.i not in seen]
        seen |= {c.i for c in below}
        yield from (c for c in below if _is_candidate(c))
        level = below


def _is_candidate(token: Token) -> bool:
    """True for a noun; of the words before a noun only for names."""
    if token.dep_ in ("amod", "compound", "nmod"):
        return token.pos_ == "PROPN" or bool(token.ent_type_)
    return token.pos_ in _NOUNS


def _below(token: Token, trigger: Trigger, *, is_top: bool) -> list[Token]:
    """The words right below one that lead on to somebody; who owns a thing or acts in a clause comes first."""
    owners = [] if is_top and token.pos_ == "VERB" else children(token, *_OWNERS)
    links = [c for c in children(token, *_DOWN) if not _is_aside(c, is_top=is_top and token.pos_ == "VERB")]
    if is_top and trigger.rule.event_type is EventType.PROTEST:
        verb = token.head if token.dep_ == "dobj" and token.head.pos_ == "VERB" else token
        links += [a for a in children(verb, "advcl") if a.tag_ in _AIMS and not children(a, *SUBJECTS, "mark")]
    return [*owners, *links]


def _is_aside(link: Token, *, is_top: bool) -> bool:
    """True for a link to what is told beside the deed: its time, place, cause or source."""
    if link.dep_ == "agent":
        return is_top  # who does it, not to whom
    if link.dep_ == "dobj":
        first = link.phrase[0]
        return first.i > 0 and first.nbor(-1).text == ","  # "threatened them, the paper reports"
    if link.dep_ != "prep":
        return False
    if link.lower_ == "with" and link.head.pos_ == "VERB" and is_passive(link.head):
        return True  # "will be met with force"
    return link.lower_ in word_list("speech", "aside") or (is_top and link.lower_ in _WHERE and _is_place(link))


def _is_place(link: Token) -> bool:
    """True for "in Lima", "at the market"; "in protest of" names no place."""
    nouns = children(link, "pobj")
    grounds = word_list("places", "common") | word_list("places", "forums")  # "in a statement", "at a meeting"
    return any(n.ent_type_ or n.lemma_.lower() in grounds for n in nouns)
