"""Whether a clause tells of times before the news, by its words where no date tells.

Each reader knows one way in which English says so: "during the dictatorship", "the anniversary of the attack",
"convicted of the murder", "five years after a mob stormed it", "when he was seven", "has killed thousands".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from transforms.reading.document import Sentence
from transforms.reading.parsed import Token
from transforms.reading.quantities import number_value
from transforms.reading.syntax import ancestors, children
from transforms.reading.words import word_list
from transforms.vocabulary import EventType, TemporalRole

_TIMES = ("days", "times", "years")
_ADULT = 13  # years; from here on a bare number after "at" is an age, below it may be an hour
_OLD_MONTHS = 3  # "three months after" is beyond what led to the news
_RECENT_DAYS = 7  # up to here days before are the news themselves
_SERVED_REACH = 4  # words from "for" up to the verb in "served six years in a prison for robbery"
_WAR_TOLL = 1000  # a sum over years where a single deed seldom kills as many
_LONG_TOLL = 100  # such a sum, away from the lead and without a deed that did it

_PAST, _BEFORE = TemporalRole.BACKGROUND, TemporalRole.RECENT_CONTEXT


def told_before(anchor: Token, *, event_type: EventType | None, in_lead: bool) -> TemporalRole | None:
    """The part in time that the words around an event or a harm give it; None when they give none.

    Args:
        anchor: the word that tells of it.
        event_type: what it tells of, None for none.
        in_lead: it stands in the headline or the first paragraph, where the news are told.
    """
    found = [role for step in _steps(anchor) for role in _read(*step)]
    if event_type in (EventType.ASSAULT, EventType.COERCE):
        found += [role for step in _steps(anchor) for role in _judged(*step)]
    if event_type is EventType.ASSAULT and _is_total(anchor, in_lead=in_lead):
        found.append(_PAST)
    return _PAST if _PAST in found else (_BEFORE if found else None)


def is_obituary(opening: Iterable[Sentence]) -> bool:
    """True when an article opens with a death of age or illness: its deeds are those of a life."""
    return any(t.lemma_.lower() == "die" and _is_quiet(t) for s in opening for t in s.tokens if t.pos_ == "VERB")


def _is_quiet(verb: Token) -> bool:
    illnesses, quiet = word_list("accident", "words"), word_list("background", "quiet")
    if any(c.lower_ in ("aged", "peacefully") for c in verb.children):
        return True
    links = [p for p in children(verb, "prep") if p.lower_ in ("at", "in", "of")]
    nouns = [o for p in links for o in children(p, "pobj")]
    return any(
        _is_age(o) or (o.lemma_.lower() == "age" and o.head.lower_ == "at") or o.lemma_.lower() in illnesses | quiet
        for o in nouns
    )


def _steps(anchor: Token) -> Iterator[tuple[Token, Token | None]]:
    """The words from the anchor upwards, each with the one above; what is said of a statement does not reach down."""
    say = word_list("speech", "say")
    for token in ancestors(anchor):
        above = token.head if token.head is not token else None
        yield token, above
        if above is not None and above.lemma_.lower() in say and token.dep_ in ("ccomp", "parataxis"):
            return


def _read(token: Token, above: Token | None) -> Iterator[TemporalRole]:
    if token.pos_ in ("VERB", "AUX"):
        if _is_of_an_era(token) or _is_of_a_life(token) or _is_habit(token) or _is_years_later(token):
            yield _PAST
        yield from _beside(token)
    if above is not None:
        yield from _distant(token)
        if _is_recalled(token, above):
            yield _PAST


def _is_recalled(token: Token, above: Token) -> bool:
    """True for "the anniversary of the massacre", "commemorate the attack", "the bones of men shot by soldiers"."""
    if token.dep_ == "prep" and above.lower_.removesuffix("s") in _remains():
        return True
    if above.lemma_.lower() not in word_list("background", "recalling"):
        return False
    return token.dep_ == "dobj" or (token.dep_ == "prep" and token.lower_ in ("for", "of", "to"))


def _remains() -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in word_list("background", "remains"))


def _judged(token: Token, above: Token | None) -> Iterator[TemporalRole]:
    """What hangs on a late step of the law: "convicted of the murder", "serving a sentence for robbery"."""
    if any(s.lemma_.lower() in word_list("background", "cases") for s in children(token, "nsubj")):
        yield _BEFORE
    if above is None:
        return
    if token.dep_ == "ccomp" and any(
        o.lemma_.lower() in word_list("background", "courts") for o in children(above, "dobj", "dative")
    ):
        yield _BEFORE
    if token.dep_ != "prep" or token.lower_ not in ("for", "into", "of", "over"):
        return
    if any(t.lemma_.lower() in word_list("background", "served") for t in islice(ancestors(above), _SERVED_REACH)):
        yield _PAST
    elif any(t.lemma_.lower() in word_list("background", "late_law") for t in (above, _verb_over(above))):
        yield _BEFORE


def _verb_over(noun: Token) -> Token:
    """The verb of a noun that it is done to: "convicted a farmer of the murder"."""
    return noun.head if noun.dep_ in ("dobj", "nsubjpass") else noun


def _distant(token: Token) -> Iterator[TemporalRole]:
    """ "five years after a mob stormed it", "three weeks after the bombing": by how long it says."""
    if token.dep_ not in ("advcl", "prep"):
        return
    marks = [token] if token.dep_ == "prep" else children(token, "mark", "advmod")
    mark = next((m for m in marks if m.lower_ in ("after", "since")), None)
    if mark is None:
        return
    unit = mark.nbor(-1) if mark.i else mark
    number = max((number_value(c.lower_) or 0 for c in children(unit, "nummod")), default=1)
    role = _role_of_distance(unit.lemma_.lower(), number)
    if role is not None:
        yield role


def _role_of_distance(unit: str, number: int) -> TemporalRole | None:
    if unit in word_list("background", "long_ago") or (unit == "month" and number >= _OLD_MONTHS):
        return _PAST
    if unit in word_list("background", "not_long_ago") or (unit == "day" and number > _RECENT_DAYS):
        return _BEFORE
    return None


def _is_of_an_era(verb: Token) -> bool:
    """True for "during the dictatorship", "under military rule", "in the last war"."""
    links = word_list("background", "era_links")
    nouns = (o for p in children(verb, "prep") if p.lower_ in links for o in children(p, "pobj"))
    return any(_is_era(noun) for noun in nouns)


def _is_era(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children}
    if noun.lemma_.lower() in word_list("scope", "conflict"):
        return bool(words & word_list("background", "past_wars"))
    return noun.lemma_.lower() in word_list("background", "eras") and bool(words)


def _is_of_a_life(verb: Token) -> bool:
    """True when somebody's age then is told: "when he was seven", "at 19 he was captured", "born in Lesa, he"."""
    clauses = children(verb, "advcl", "relcl")
    origins = word_list("background", "origins")
    own = (*clauses, *children(verb, "acl"), *(c for s in children(verb, "nsubj") for c in children(s, "acl")))
    if any(c.lower_ in origins for c in own):
        return True
    if any(_has_when(c) and _tells_age(c) for c in clauses) or (
        verb.dep_ == "advcl" and _has_when(verb) and _tells_age(verb.head)
    ):
        return True
    told = [(p.lower_, o) for p in children(verb, "prep") for o in children(p, "pobj")]
    counts = any(
        t.lemma_.lower() in word_list("speech", "counts") for t in children(verb, "nsubj", "nsubjpass", "dobj")
    )  # "put the toll at 57"
    return any(
        (link == "at" and _is_age(noun) and not counts) or (link == "as" and _is_young(noun)) for link, noun in told
    )


def _is_young(noun: Token) -> bool:
    return noun.lemma_.lower() in word_list("background", "young") or any(c.lower_ == "young" for c in noun.children)


def _has_when(verb: Token) -> bool:
    return any(c.lower_ == "when" for c in verb.children)


def _tells_age(verb: Token) -> bool:
    told = [t for c in children(verb, "acomp", "attr") for t in (c, *children(c, "npadvmod", "nummod"))]
    young = word_list("background", "young")
    return verb.lemma_ == "be" and any(t.lemma_.lower() in young or number_value(t.lower_) for t in told if t.text)


def _is_age(noun: Token) -> bool:
    value = number_value(noun.lower_) if noun.like_num else None
    return value is not None and _ADULT <= value < 100 and not noun.children


def _is_habit(verb: Token) -> bool:
    """True for "has long attacked", "had been raided before", "once kidnapped"."""
    if verb.tag_ == "VBD" and any(a.lower_ == "once" and a.i == verb.i - 1 for a in children(verb, "advmod")):
        return True
    if not any(c.lower_ in ("had", "has", "have") for c in children(verb, "aux")):
        return False
    words = [a for a in children(verb, "advmod", "prep") if not a.children]
    return any(a.lower_ == "long" or (a.lower_ == "before" and a.i > verb.i) for a in words)


def _is_years_later(verb: Token) -> bool:
    """True for "years ago", and "three years later a bomb exploded": years passed, so what was told first is old."""
    later = [c for c in children(verb, "advmod") if c.lower_ in ("after", "ago", "before", "earlier", "later")]
    units = [n for c in later for n in children(c, "npadvmod")]
    return any(n.lemma_.lower() in word_list("background", "long_ago") for n in units)


def _beside(verb: Token) -> Iterator[TemporalRole]:
    """ "In a previous attack, pirates killed a captain", "in the past", "over the years", "in recent weeks"."""
    if any(c.lower_ == "previously" for c in children(verb, "advmod")):
        yield _BEFORE
    for prep in children(verb, "prep"):
        for noun in children(prep, "pobj"):
            role = _role_of_while(prep.lower_, noun)
            if role is not None:
                yield role


def _role_of_while(link: str, noun: Token) -> TemporalRole | None:
    words, lemma = {c.lower_ for c in noun.children}, noun.lemma_.lower()
    if "last" in words and lemma in word_list("background", "elections"):
        return _PAST
    if link not in ("during", "in", "over", "through", "throughout"):
        return None
    if "previous" in words or (lemma == "past" and link == "in") or (noun.lower_ in _TIMES and "those" in words):
        return _PAST
    if noun.tag_ == "NNS" and words & {"the", *word_list("background", "of_late")}:
        if lemma in word_list("background", "long_ago"):
            return _PAST
        if lemma in word_list("background", "not_long_ago"):
            return _BEFORE
    return _BEFORE if "earlier" in words else None


def _is_total(anchor: Token, *, in_lead: bool) -> bool:
    """True for sums over a long time: "has killed thousands", "a war in which hundreds were killed"."""
    verb = next((t for t in (anchor, anchor.head) if t.pos_ == "VERB"), None)
    if verb is None or (verb is not anchor and anchor.dep_ not in ("dobj", "nsubj", "nsubjpass", "oprd")):
        return False
    counted = [t for c in children(verb, "nsubj", "nsubjpass", "dobj") for t in c.subtree]
    most = max((_amount(t) for t in counted), default=0)
    if most < _LONG_TOLL:
        return False
    wars = word_list("background", "wars")
    if any(t.lemma_.lower() in wars for t in (verb.head, *children(verb, "nsubj"))):
        return True
    is_perfect = any(c.lower_ in ("has", "have") for c in children(verb, "aux"))
    if most >= _WAR_TOLL:
        return is_perfect or not in_lead
    return is_perfect and not in_lead and not _has_deed(verb)


def _has_deed(verb: Token) -> bool:
    """True when the clause says in what: "hundreds have been killed in the clashes"."""
    nouns = (o for p in children(verb, "prep") for o in children(p, "pobj"))
    return any(c.lower_ in ("the", "this") for noun in nouns for c in noun.children)


def _amount(word: Token) -> int:
    """The value of a number word; of "hundreds" and the like their least."""
    if word.like_num and word.dep_ not in ("pobj", "appos"):
        return number_value(word.lower_) or 0
    return {"hundred": _LONG_TOLL, "thousand": _WAR_TOLL, "million": _WAR_TOLL}.get(word.lemma_.lower(), 0)
