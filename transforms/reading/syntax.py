"""Questions about a parse: who is the subject of this verb, what is its object, which words make up this noun phrase.

The labels are those of spaCy's English models (ClearNLP). Subjects and objects are *logical*: passives, participles,
relative clauses, conjoined verbs and infinitives are followed to the noun that plays the part.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from transforms.lexicons import load_toml
from transforms.reading.parsed import Token
from transforms.reading.words import word_list

_FINITE = ("VBD", "VBZ", "VBP")  # a finite verb without a subject has one that the parser missed
SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_STOPS = frozenset(".!?\"'”’")
_AIMS = frozenset({"at", "into", "toward", "towards"})  # "shot at": the subject does it


def children(token: Token, *labels: str) -> list[Token]:
    """A token's children with one of the labels, in order."""
    return [c for c in token.children if c.dep_ in labels]


def conjoined(token: Token) -> list[Token]:
    """A token and everything that is joined to it by "and", "or" or commas, in order."""
    out, rest = [], [token]
    while rest:
        head = rest.pop(0)
        out.append(head)
        rest[:0] = [*_listed(head), *children(head, "conj")]
    return out


def _listed(head: Token) -> list[Token]:
    """Members of a list that the parser takes for appositions: "twelve soldiers, six policemen and a nurse"."""
    is_list = bool(children(head, "cc", "conj"))
    return [
        a for a in children(head, "appos") if (is_list or children(a, "conj")) and _is_counted(a) and _is_counted(head)
    ]


def _is_counted(noun: Token) -> bool:
    """True for "six policemen" and "a nurse"."""
    return bool(children(noun, "nummod")) or any(c.lower_ in ("a", "an", "another") for c in children(noun, "det"))


def is_verb(token: Token) -> bool:
    """True for verbs, auxiliaries left out; participles that stand as adjectives are no verbs."""
    return bool(token.pos_ == "VERB" and token.dep_ not in ("amod", "aux", "auxpass", "compound"))


def is_passive(verb: Token) -> bool:
    """True when the verb's subject is who suffers it: "was killed", "killed in a blast", "arrested and charged"."""
    if children(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    is_headline_verb = verb.lemma_.lower() in _verbs("headline_passive")
    active = ("dobj", "aux") if is_headline_verb else ("nsubj", "dobj", "aux")
    if children(verb, "agent") and not children(verb, *active):
        return True  # "the raid staged by rebels", "Man shot by police remembered"
    if is_headline_verb and _is_joined(verb) and not children(verb, "nsubj", "dobj", "aux"):
        return is_passive(verb.head)  # "Driver robbed, shot"
    if _is_headline_passive(verb) or _is_found_so(verb) or _is_reduced(verb) or _is_gapped(verb) or _is_absolute(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "nsubj", "aux"):
        return False
    if _is_joined(verb):
        return is_passive(verb.head)
    return bool(verb.dep_ in ("acl", "advcl", "relcl", "ROOT", "dep", "ccomp", "oprd")) and not children(verb, "dobj")


@functools.cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(load_toml("discourse.toml")["verbs"][name])


@functools.cache
def _measures() -> frozenset[str]:
    return frozenset(load_toml("discourse.toml")["nouns"]["measures"])


def _is_headline_passive(verb: Token) -> bool:
    """True for "Man shot in face": a headline, which ends without a stop, leaves out the "was"."""
    is_told_first = verb.dep_ == "ccomp" and verb.i < verb.head.i  # "Man shot dead in Leeds, police say"
    is_main = verb.dep_ == "ROOT" or (verb.head.dep_ == "ROOT" and (is_told_first or _is_before_colon(verb.head)))
    if not is_main or verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in _verbs("headline_passive"):
        return False
    if verb.doc[-1].text in _STOPS or children(verb, "dobj", "aux"):
        return False
    return not any(p.lower_ in _AIMS for p in children(verb, "prep"))


def _is_found_so(verb: Token) -> bool:
    """True for "They found him shot": how he was found, not what he did."""
    if verb.dep_ not in ("ccomp", "xcomp") or verb.head.lemma_ != "find" or verb.tag_ not in ("VBD", "VBN"):
        return False
    has_own = children(verb, "dobj", "aux", "mark") or any(p.lower_ in _AIMS for p in children(verb, "prep"))
    return verb.lemma_.lower() in _verbs("headline_passive") and not has_own


def _is_reduced(verb: Token) -> bool:
    """True for the "shot" of "a man shot and killed by police carried a rifle": a clause without its "who was"."""
    if verb.tag_ not in ("VBD", "VBN") or children(verb, "dobj", "aux"):
        return False
    joined = [c for c in children(verb, "conj") if c.tag_ == "VBN" and not children(c, *SUBJECTS, "aux", "auxpass")]
    return verb.lemma_.lower() in _verbs("headline_passive") and any(children(c, "agent") for c in joined)


def _is_gapped(verb: Token) -> bool:
    """True for the second verb of "two were killed and a third wounded": it harms nobody, so its subject suffers it."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in _verbs("harming"):
        return False
    has_own = children(verb, "dobj", "aux", "ccomp", "xcomp") or any(
        children(c, "dobj") for c in children(verb, "conj")
    )
    return bool(children(verb, "nsubj")) and not has_own


def _is_absolute(verb: Token) -> bool:
    """True for "with 56 civilians killed", "dozens killed as rebels attack", "says 12 soldiers killed"."""
    is_harm = verb.lemma_.lower() in _verbs("headline_passive") and verb.tag_ in ("VBD", "VBN")
    if not is_harm or children(verb, "dobj", "aux"):
        return False
    is_with = verb.dep_ == "pcomp" and verb.head.lower_ == "with" and bool(children(verb, "nsubj"))
    is_clause = verb.dep_ in ("csubj", "csubjpass")  # "the two men, kidnapped in May, were freed"
    is_short = verb.tag_ == "VBN" and verb.dep_ == "ccomp" and bool(children(verb, "nsubj"))
    return is_with or is_clause or is_short or (verb.dep_ == "acl" and not children(verb, *SUBJECTS))


def _is_joined(verb: Token) -> bool:
    """True for the second verb of "arrested and charged", "shot, killed"."""
    return verb.dep_ in ("conj", "acl") and verb.head.pos_ in ("VERB", "AUX")


def _antecedent(relative: Token, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None for a pronoun that is none."""
    if relative.lower_ in _RELATIVE and verb.dep_ == "relcl":
        noun = verb.head
        if relative.lower_ == "which" and noun.ent_type_ in ("GPE", "LOC", "FAC"):
            # "the bombing of a bus in Kabul, which killed nine": not the city did it.
            above = [t for t in ancestors(noun) if t.pos_ == "NOUN"]
            return above[-1] if above else noun
        deed = noun.head.head
        if relative.lower_ != "who" and noun.dep_ == "pobj" and deed.lemma_.lower() in word_list("nouns", "violent"):
            return deed  # "attacks on protesters that killed 112": people are "who"
        return noun
    return relative


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The noun in subject position, searched up through conjunctions, infinitives and participles."""
    if depth > 6:
        return None
    own = _own_subjects(verb)
    if own:
        return _antecedent(own[0], verb)
    head = verb.head
    if _is_joined(verb):
        return surface_subject(head, depth + 1)
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return _subject_of_noun_clause(verb, depth)
    if verb.dep_ == "ccomp" and children(verb, "auxpass"):
        return _split_subject(verb)
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp", "oprd", "dep") and verb.tag_ not in _FINITE:
        return _controller(verb, depth)
    return None


def _split_subject(verb: Token) -> Token | None:
    """For "police say a woman shot in Leeds was killed", which the parser takes for two things said: the woman."""
    before = [c for c in children(verb.head, "ccomp") if c.i < verb.i]
    subjects = children(before[-1], *SUBJECTS) if before else []
    return subjects[0] if subjects else None


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects that hang on the verb itself; in "Woman shot in Leeds" the parser takes one for a compound."""
    own = [s for s in children(verb, *SUBJECTS, *PASSIVE_SUBJECTS) if not s.is_punct and not _is_before_colon(s)]
    own = [s for s in own if not _has_subject(s)] or _described(verb)
    if own or verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBN"):
        return own
    return [c for c in children(verb, "compound") if c.pos_ in ("NOUN", "PROPN") and c.i == verb.i - 1]


def _has_subject(clause: Token) -> bool:
    """True for the "riding" of "two men riding a motorcycle threw": it is no subject, they are."""
    return clause.dep_ == "csubj" and clause.tag_ == "VBG" and bool(children(clause, "nsubj"))


def _described(verb: Token) -> list[Token]:
    """For "two men riding a motorcycle threw a grenade", which the parser takes for "when two men are riding": they."""
    if verb.tag_ not in _FINITE:
        return []
    return [
        subject
        for before in children(verb, "advcl", "csubj")
        if before.tag_ == "VBG" and before.i < verb.i and not children(before, "aux", "mark")
        for subject in children(before, "nsubj")
        if not any(t.text == "," for t in verb.doc[before.i : verb.i])
    ]


def joint_subjects(verb: Token) -> list[Token]:
    """Everybody in subject position: the parser breaks "Soto, 45, and Vera, his wife, were killed" in two."""
    first = surface_subject(verb)
    own = _own_subjects(verb)
    if first is None or not own or first is not own[0]:
        return [] if first is None else conjoined(first)
    listed = [noun for subject in own for noun in conjoined(subject)]
    return [noun for n, noun in enumerate(listed) if noun not in listed[:n]]


def _is_before_colon(noun: Token) -> bool:
    """True for "Police: man shot in robbery": who says it does not do it."""
    return any(c.text == ":" for c in noun.rights)


def _subject_of_noun_clause(verb: Token, depth: int) -> Token | None:
    """For "troops entering", "men killed": the noun; for "failure to withdraw": who fails."""
    if verb.tag_ in ("VBG", "VBN"):
        return verb.head
    possessor = children(verb.head, "poss")
    if possessor:
        return possessor[0]
    governor = verb.head.head
    return logical_subject(governor, depth + 1) if governor.pos_ == "VERB" else None


def _controller(verb: Token, depth: int) -> Token | None:
    """Who is meant to act in an infinitive or participle: the object of "urge", the subject of "use"."""
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if governor.pos_ in ("NOUN", "PROPN") and verb.dep_ == "pcomp":
        return _accused(governor)
    if governor.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ == "pcomp" and _is_harmed_by(governor, verb.head) and is_passive(governor):
        return None  # "killed by shelling", "wounded in shooting at rally": those harmed do not shoot
    is_ground = verb.dep_ == "pcomp" and verb.head.lower_ == "for" and governor.lemma_ in _verbs("answering_for")
    if is_ground or governor.lemma_ in _verbs("object_control"):
        if is_passive(governor):
            return surface_subject(governor, depth + 1)
        objects = children(governor, "dobj") or prepositional(governor, "on", "to", "upon")
        return objects[0] if objects else surface_subject(governor, depth + 1)
    if is_passive(governor):
        agents = by_agents(governor)
        return agents[0] if agents else (None if governor.lemma_ == "use" else surface_subject(governor, depth + 1))
    return surface_subject(governor, depth + 1)


def _is_harmed_by(verb: Token, link: Token) -> bool:
    return link.lower_ == "by" or (link.lower_ in ("during", "in") and verb.lemma_.lower() in _verbs("hurting"))


def _accused(noun: Token) -> Token | None:
    """For "accused the air force of bombing", whose "of" the parser hangs on the object: the object."""
    is_accused = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in word_list("speech", "accuse")
    return noun if is_accused else None


def by_agents(verb: Token) -> list[Token]:
    """The nouns after the "by" of a passive."""
    return [noun for by in children(verb, "agent") for head in children(by, "pobj") for noun in conjoined(head)]


def logical_subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does it: the subject of an active verb, the "by" of a passive one."""
    if is_passive(verb):
        agents = by_agents(verb)
        return agents[0] if agents else None
    return surface_subject(verb, depth)


def logical_objects(verb: Token) -> list[Token]:
    """Whom it is done to: the object of an active verb, the subject of a passive one; conjuncts each."""
    if is_passive(verb):
        return joint_subjects(verb)
    objects = [o for o in children(verb, "dobj", "dative") if o.pos_ != "ADP"]
    heads = [a for o in objects if (a := _antecedent(o, verb)) is not None]
    return [noun for head in heads for noun in conjoined(head)]


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """The nouns that hang on a verb or noun by one of the prepositions, in order; conjuncts each."""
    first = [p for p in children(head, "prep", "dative", "agent") if p.lower_ in prepositions]
    links = [p for link in first for p in (link, *children(link, "conj")) if p.lower_ in prepositions]
    return [noun for link in links for obj in children(link, "pobj") for noun in conjoined(obj)]


def measured(noun: Token) -> Token:
    """What there is so much of: the aid of "part of its aid", the students of "hundreds of students"."""
    of = prepositional(noun, "of") if noun.lemma_.lower() in _measures() else []
    return of[0] if of else noun


def ancestors(token: Token) -> Iterator[Token]:
    """The token, its head, the head's head, up to the root of the sentence."""
    while True:
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def clause_of(token: Token) -> Token:
    """The verb that governs a token: the nearest verb above it, else the root."""
    return next((t for t in ancestors(token) if t.pos_ in ("VERB", "AUX") and t.dep_ != "amod"), token.sent.root)
