"""Who says so: the speaker above a clause, the verb, how it is hedged, and what it does with what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from transforms.finding.responsibility import claimed_deed
from transforms.reading.document import Sentence, span_of
from transforms.reading.parsed import Token
from transforms.reading.phrases import is_nobody
from transforms.reading.syntax import ancestors, by_agents, children, is_passive, logical_subject, prepositional
from transforms.reading.words import word_list
from transforms.records import Span
from transforms.vocabulary import Hedge, Polarity

_QUOTES = frozenset('"“”')
_TELLING = frozenset({"report", "confirm", "announce"})
_ATTRIBUTING_LINKS = ("on", "to", "upon")
_COMPLEMENTS = frozenset({"ccomp", "parataxis", "xcomp", "acl", "dep", "pcomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A statement that a clause stands in.

    Attributes:
        claimant: the noun that says it, None when nobody is named ("was reported").
        verb: dictionary form of the verb of speech; None for "according to".
        hedge: how sure the wording is.
        polarity: asserts, denies, cannot confirm, …
        is_accusation: it lays blame ("accused X of").
        span: the statement.
    """

    claimant: Token | None
    verb: str | None
    hedge: Hedge
    polarity: Polarity
    is_accusation: bool
    span: Span


def plain_statement(claimant: Token, span: Span) -> Attribution:
    """A statement of which only the speaker is known: a sentence that is all quotation."""
    return Attribution(
        claimant=claimant, verb=None, hedge=Hedge.NONE, polarity=Polarity.ASSERTS, is_accusation=False, span=span
    )


def attribution_of(anchor: Token) -> Attribution | None:
    """The nearest statement above a word in its own sentence; None for the article's own voice."""
    if _is_answer(anchor):
        return None
    chain = list(ancestors(anchor))
    has_own_subject = False
    for below, above in pairwise(chain):
        # What a relative clause with its own subject tells is no part of the charge around it.
        has_own_subject |= below.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in below.children)
        found = (
            _responsible(below, above)
            or _reckoned(below, above)
            or _spoken(below, above)
            or (None if has_own_subject else _charged(below, above))
        )
        if found is not None and found.claimant is not None and is_nobody(found.claimant):
            return None
        if found is not None:
            return _as_unproven(found) if _is_unproven(chain, above) else found
    return _according(chain) or _hedged_noun(chain)


def _is_answer(verb: Token) -> bool:
    """True for the "denied" of "said they had taken the town, a claim the army denied": who denies speaks alone."""
    nouns = word_list("nouns", "charges") | word_list("speech", "nouns")
    is_told_of = verb.dep_ in ("relcl", "acl") and verb.head.lemma_.lower() in nouns
    return is_told_of and verb.lemma_.lower() in word_list("speech", "deny") and bool(children(verb, "nsubj"))


def _is_unproven(chain: list[Token], verb: Token) -> bool:
    """True for what no proof is told of: "said they had no evidence that the group was behind the attack"."""
    between = takewhile(lambda t: t.i != verb.i, chain)
    proofs = [t for t in between if t.lemma_.lower() in word_list("speech", "proofs")]
    negators = word_list("modality", "negators")
    return any(c.lower_ in negators or c.dep_ == "neg" for p in proofs for c in (*p.children, *p.head.children))


def _as_unproven(said: Attribution) -> Attribution:
    return replace(said, polarity=Polarity.CANNOT_CONFIRM) if said.polarity is Polarity.ASSERTS else said


def _responsible(below: Token, above: Token) -> Attribution | None:
    verb = claimed_deed(below) if above.dep_ == "prep" or above.lemma_.lower() == "claim" else None
    if verb is None:
        return None
    return Attribution(
        claimant=logical_subject(verb),
        verb=verb.lemma_.lower(),
        hedge=Hedge.NONE,
        polarity=Polarity.CLAIMS_RESPONSIBILITY,
        is_accusation=False,
        span=_clause_span(verb),
    )


def _reckoned(below: Token, above: Token) -> Attribution | None:
    """ "the ministry put the toll at 57": who does the counting."""
    is_count = below.dep_ in ("dobj", "nsubjpass") and below.lemma_.lower() in word_list("speech", "counts")
    if not is_count or above.lemma_.lower() not in word_list("speech", "reckon"):
        return None
    return _made(above, below, above.lemma_.lower())


def _spoken(below: Token, above: Token) -> Attribution | None:
    """ "X said that …", "…, X said", "X denied having …", "X was reported to have …"."""
    say, deny = word_list("speech", "say"), word_list("speech", "deny")
    lemma = above.lemma_.lower()
    if above.pos_ not in ("VERB", "AUX") or (lemma not in say and lemma not in deny):
        return None
    return _made(above, below, lemma) if _is_said(below, above, lemma in deny) else None


def _is_said(below: Token, above: Token, is_denial: bool) -> bool:  # noqa: FBT001 - what the verb is, not a switch
    """Whether a word below a verb of speech is what is said by it."""
    label = below.dep_
    if is_denial and label in ("ccomp", "parataxis") and children(above, "dobj"):
        return False  # "A accused B of theft; B denied it": what is denied is the "it"
    if label == "prep":
        return _carries_statement(below)
    if label == "advcl":
        return _is_quoted(below, above)
    if label == "dobj":
        return is_denial or above.lemma_.lower() in _TELLING
    if label == "nsubjpass":
        return not is_denial and above.lemma_.lower() in _TELLING
    return label in _COMPLEMENTS


def _carries_statement(link: Token) -> bool:
    nouns = word_list("speech", "nouns")
    return any(o.lemma_.lower() in nouns for o in children(link, "pobj"))


def _is_quoted(below: Token, above: Token) -> bool:
    """True when a clause hung as an adverb is in fact the words spoken: "…," he said."""
    return below.i < above.i and any(t.text in _QUOTES for t in below.doc[below.left_edge.i : above.i])


def _made(above: Token, below: Token, lemma: str) -> Attribution:
    claimant = logical_subject(above)
    agents = by_agents(above)
    if is_passive(above):
        claimant = agents[0] if agents else None
    polarity = Polarity.DENIES if lemma in word_list("speech", "deny") else Polarity.ASSERTS
    if lemma in word_list("speech", "cannot_confirm") and is_negated(above):
        polarity = Polarity.CANNOT_CONFIRM
    hedge = Hedge.REPORTED if claimant is None else Hedge.NONE
    if lemma in ("claim", "allege"):
        hedge = Hedge.ALLEGED
    return Attribution(
        claimant=claimant,
        verb=lemma,
        hedge=hedge,
        polarity=polarity,
        is_accusation=lemma == "allege",
        span=_clause_span(below),
    )


def is_negated(verb: Token) -> bool:
    """True for a verb that says that something is not so."""
    negators = word_list("modality", "negators")
    return any(c.dep_ == "neg" or c.lower_ in negators for c in verb.children)


def _charged(below: Token, above: Token) -> Attribution | None:
    """ "X accused Y of doing": the clause behind "of", "for", "with"; "the attack was blamed on Y"."""
    accuse = word_list("speech", "accuse")
    lemma = above.lemma_.lower()
    subject = logical_subject(above) if above.pos_ == "VERB" else None
    accusers = by_agents(above) if is_passive(above) else [subject] if subject is not None else []
    is_laid = below.dep_ in ("nsubjpass", "dobj") and lemma in word_list("verbs", "attributing")
    if is_laid and below.lemma_.lower() not in word_list("nouns", "charges") and culprits(above):
        return _accusation(below, above, accusers)
    if above.pos_ != "VERB" or lemma not in accuse or below.dep_ not in ("prep", "xcomp", "ccomp", "pcomp"):
        return None
    if below.dep_ == "prep" and below.lower_ not in ("of", "for", "with", "on", "over", "in"):
        return None
    return _accusation(below, above, accusers)


def culprits(verb: Token) -> list[Token]:
    """At whose door a verb lays its object; the parse may hang them on the object: "blamed the killings on rebels"."""
    return prepositional(verb, *_ATTRIBUTING_LINKS) or [
        culprit for deed in children(verb, "dobj") for culprit in prepositional(deed, "on", "upon")
    ]


def _accusation(below: Token, above: Token, accusers: list[Token]) -> Attribution:
    return Attribution(
        claimant=next(iter(accusers), None),
        verb=above.lemma_.lower(),
        hedge=Hedge.ALLEGED,
        polarity=Polarity.ASSERTS,
        is_accusation=True,
        span=_clause_span(below),
    )


def _according(chain: list[Token]) -> Attribution | None:
    """ "according to X", anywhere above the clause."""
    for token in chain:
        for link in children(token, "prep", "advmod", "dep"):
            if link.lower_ == "according":
                named = [o for to in children(link, "prep") for o in children(to, "pobj")]
                if named:
                    return Attribution(
                        claimant=_speaking_owner(named[0]),
                        verb=None,
                        hedge=Hedge.REPORTED,
                        polarity=Polarity.ASSERTS,
                        is_accusation=False,
                        span=_clause_span(chain[0]),
                    )
    return None


def _speaking_owner(noun: Token) -> Token:
    """For "a statement by the army" the army; else the noun itself."""
    if noun.lemma_.lower() in word_list("speech", "vehicles"):
        owners = prepositional(noun, "by", "of", "from") or children(noun, "poss")
        if owners:
            return owners[0]
    return noun


def _hedged_noun(chain: list[Token]) -> Attribution | None:
    """ "reportedly", "an alleged attack": hedged by nobody in particular."""
    for token in chain[:2]:
        for name in ("alleged", "reported", "apparent", "unverified"):
            words = word_list("hedges", name)
            if any(c.lower_ in words for c in token.children if c.dep_ in ("advmod", "amod")):
                return Attribution(
                    claimant=None,
                    verb=None,
                    hedge=Hedge(name),
                    polarity=Polarity.ASSERTS,
                    is_accusation=False,
                    span=_clause_span(chain[0]),
                )
    return None


def _clause_span(head: Token) -> Span:
    words = [t for t in head.subtree if not t.is_space and not t.is_punct]
    return span_of(words[0], words[-1]) if words else span_of(head, head)


def is_whole_quote(sentence: Sentence) -> bool:
    """True when a sentence is all quotation, so that its speaker stands in another sentence."""
    words = [t for t in sentence.tokens if not t.is_space]
    return len(words) > 2 and words[0].text in _QUOTES and words[-1].text in _QUOTES
