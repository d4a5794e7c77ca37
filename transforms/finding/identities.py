"""Who the victim was: names told in another sentence than the deed.

"A man was shot dead on Monday. Police identified the victim as Ann Smith." The name belongs to the event whose victim
the description resumes. A suspect is never put down as the doer of what happened: the deed by him is a row of its own,
alleged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from transforms.finding.casualty_words import verb_harm
from transforms.finding.charges import Suspicion, charges
from transforms.finding.mentions import Part
from transforms.finding.merging import Event, Told
from transforms.finding.suspects import deeds_of_suspects
from transforms.reading.actors import Cast
from transforms.reading.antecedents import own_subject
from transforms.reading.document import Sentence, key_of
from transforms.reading.parsed import Token
from transforms.reading.person_words import is_female
from transforms.reading.syntax import children, is_passive, surface_subject
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventType, Harm, Realis, TemporalRole

_HARMED = (ActorRole.VICTIM, ActorRole.RECIPIENT)
_REAL = (Realis.ASSERTED, Realis.ALLEGED)
_HARMS = (Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, None)


@dataclass(frozen=True, slots=True)
class Identity:
    """A description and the names that the text gives it.

    Attributes:
        noun: the description's noun, or the participle in "those killed".
        names: the persons.
        sentence: where it stands.
    """

    noun: Token
    names: tuple[Mention, ...]
    sentence: Sentence


def identify(events: list[Event], sentences: Iterable[Sentence], cast: Cast) -> list[Event]:
    """Gives the events the victims whom other sentences name; those of suspects follow as events of their own."""
    suspects = []
    for sentence in sentences:
        for identity in identities(sentence, cast):
            is_doer = identity.noun.lemma_.lower() in word_list("nouns", "doers")
            if is_doer or _is_held(identity.noun):
                suspects.append(Suspicion(identity.noun, identity.names, sentence))
            if not is_doer and not _name_doers(identity, events, cast):
                _name_victims(identity, events, cast)
        suspects += charges(sentence, cast)
    return [*events, *deeds_of_suspects(suspects, events)]


def identities(sentence: Sentence, cast: Cast) -> Iterator[Identity]:
    """The descriptions of a sentence that it gives names."""
    for token in sentence.tokens:
        for described, names in _namings(token, cast):
            noun = _counted_among(described)
            if names and _is_known_description(noun):
                yield Identity(noun, tuple(names), sentence)


def _namings(token: Token, cast: Cast) -> Iterator[tuple[Token, list[Mention]]]:
    """Nouns and the names given them by a verb of naming, by "was", by standing beside."""
    if token.lemma_.lower() in word_list("persons", "naming"):
        objects = (
            [_named_subject(token)] if is_passive(token) else [own_subject(o) or o for o in children(token, "dobj")]
        )
        for noun in objects:
            if noun is not None:
                yield noun, cast.named_by(token)
    elif token.lemma_ in ("be", "include") and token.pos_ in ("AUX", "VERB"):
        yield from _equated(token, cast)
    elif token.dep_ == "appos" and token.lower_ == "one":
        yield token, cast.listed(token.head)[:1]
    elif token.pos_ == "NOUN":
        yield token, _beside(token, cast)


def _named_subject(verb: Token) -> Token | None:
    """The subject of "was identified as": the noun before it, where the parse hangs it on the name before."""
    aux = children(verb, "auxpass")
    before = aux[0].nbor(-1) if aux and aux[0].i else None
    return before if before is not None and before.pos_ == "NOUN" else surface_subject(verb)


def _equated(verb: Token, cast: Cast) -> Iterator[tuple[Token, list[Mention]]]:
    """ "The victim was Ann Smith", "Ann Smith was one of the victims", "among those killed was Ann Smith"."""
    subjects, attributes = children(verb, "nsubj"), children(verb, "attr", "dobj")
    among = [o for p in children(verb, "prep") if p.lower_ == "among" for o in children(p, "pobj")]
    for one, other in ((s, a) for s in subjects for a in attributes):
        yield _bearer(one), cast.listed(other)
        yield other, cast.listed(one)
    for group in among:
        for name in (*subjects, *attributes):
            yield group, cast.listed(name)


def _bearer(noun: Token) -> Token:
    """Whose name "their names" are; else the noun itself."""
    owners = children(noun, "poss") if noun.lemma_.lower() in ("identity", "name") else []
    return owners[0] if owners else noun


def _counted_among(noun: Token) -> Token:
    """The victims of "one of the victims"."""
    if not noun.like_num and noun.lower_ not in ("one", "some", "among"):
        return noun
    return next((o for p in children(noun, "prep") for o in children(p, "pobj")), noun)


def _beside(noun: Token, cast: Cast) -> list[Mention]:
    """The name of "the suspect, Ann Smith," and "victim Ann Smith"."""
    if noun.dep_ in ("compound", "nmod", "appos") and noun.head.pos_ == "PROPN":
        return cast.listed(noun.head)[:1]
    mention = cast.identify(noun)
    is_named = mention.who.kind is ActorKind.PERSON and mention.who.is_named
    return [mention] if is_named and mention.resolved_text else cast.members(noun)


# ---------------------------------------------------------------------- which event
def _is_known_description(noun: Token) -> bool:
    """True for "the victim", "the suspect", "those killed", "the man"; "a man" is somebody new."""
    lemma = noun.lemma_.lower()
    if noun.dep_ == "poss" or lemma in word_list("persons", "victims") or lemma in word_list("nouns", "doers"):
        return True
    marks = {c.lower_ for c in noun.children if c.dep_ in ("det", "nummod")}
    return bool(_fate(noun)) or (noun.pos_ in ("NOUN", "NUM", "ADJ") and not marks.isdisjoint(_KNOWN))


_KNOWN = frozenset({"the", "this", "that", "both", "these", "those"})


def _is_held(noun: Token) -> bool:
    """True for "the arrested men", "those detained"."""
    words = [*children(noun, "amod"), *_fate(noun)]
    return any(w.lemma_.lower() in word_list("persons", "held") for w in words)


def _name_doers(identity: Identity, events: list[Event], cast: Cast) -> bool:
    """Names the doers of a deed that "their names are" means; False for other identities."""
    if identity.noun.dep_ != "poss":
        return False
    meant = cast.identify(identity.noun).who.actor_id
    for event in events:
        for number, told in enumerate(event.told):
            if any(p.mention.who.actor_id == meant for p in told.mention.of_role(ActorRole.ACTOR)):
                parts = (*told.mention.parts, *(Part(role=ActorRole.ACTOR, mention=m) for m in identity.names))
                event.told[number] = replace(told, mention=replace(told.mention, parts=parts))
                return True
    return False


def _fate(noun: Token) -> list[Token]:
    """The words that tell what befell them: "those killed", "the man found dead", "those who were arrested"."""
    own = [noun] if noun.tag_ in ("VBN", "VBD") else []
    return [*own, *children(noun, "acl", "relcl")]


def _harm_of(word: Token) -> Harm | None:
    return verb_harm(word)[0] if word.pos_ == "VERB" else None


def _is_reported(event: Event) -> bool:
    lead = event.lead
    return lead.realis in _REAL and lead.role is not TemporalRole.BACKGROUND


def _name_victims(identity: Identity, events: list[Event], cast: Cast) -> None:
    """Names the victims of the event that the description means: in the place of "a man", or beside "two men"."""
    event, number = next(_resumed(identity, events), (None, 0))
    if event is None:
        return
    told = event.told[number]
    actors = {p.mention.who.actor_id for p in event.parts() if p.role is ActorRole.ACTOR}
    names = [m for m in identity.names if m.who.actor_id not in actors]
    parts = told.mention.parts
    nameless = [p for p in parts if p.role in _HARMED and _is_somebody(p.mention)]
    nameless = [p for p in nameless if _is_meant(identity.noun, p.mention)] or nameless
    if len(names) == len(nameless) == 1:
        learnt = cast.learn(nameless[0].mention.head, names[0])
        parts = tuple(replace(p, mention=learnt) if p is nameless[0] else p for p in parts)
    else:
        role = ActorRole.VICTIM if event.event_type is EventType.ASSAULT else ActorRole.RECIPIENT
        parts = (*parts, *(Part(role=role, mention=m) for m in names))
    event.told[number] = replace(told, mention=replace(told.mention, parts=parts))


def _is_somebody(mention: Mention) -> bool:
    """True for one person without a name: "a man"."""
    head = mention.head
    is_one = head.tag_ not in ("NNS", "NNPS") and not head.like_num and not children(head, "nummod")
    return is_one and mention.who.is_human and not mention.who.is_named


def _resumed(identity: Identity, events: list[Event]) -> Iterator[tuple[Event, int]]:
    """The mention of an event that harmed those described: by what befell them, by their noun, by nearness."""
    fates = {key_of(t) for t in _fate(identity.noun)}
    yield from ((e, n) for e in events for n, t in enumerate(e.told) if key_of(t.mention.anchor) in fates)
    before = sorted(
        ((t.mention.span.start, number, n) for number, e in enumerate(events) if _is_reported(e)
         for n, t in enumerate(e.told) if t.mention.sentence.index <= identity.sentence.index),
        reverse=True,
    )  # fmt: skip
    is_any = identity.noun.lemma_.lower() in word_list("persons", "victims")
    for _, number, n in before:
        told = events[number].told[n]
        is_fit = is_any and not fates and _can_have_victims(told)
        is_fit |= any(_harm_of(t) is told.mention.trigger.rule.harm for t in _fate(identity.noun) if _harm_of(t))
        if is_fit or any(_is_meant(identity.noun, p.mention) for p in told.mention.of_role(*_HARMED)):
            yield events[number], n


def _can_have_victims(told: Told) -> bool:
    if told.mention.event_type is not EventType.ASSAULT or told.mention.trigger.rule.harm not in _HARMS:
        return False
    harmed = told.mention.of_role(*_HARMED)
    return not harmed or any(not p.mention.who.is_named for p in harmed)


def _is_meant(noun: Token, mention: Mention) -> bool:
    """True when a description resumes a mention: the same noun, or another for the same sex."""
    before = mention.head
    if mention.who.is_named or before.pos_ == "PRON" or key_of(before) >= key_of(noun):
        return False
    one, other = noun.lemma_.lower(), before.lemma_.lower()
    sex = is_female(None, one, ())
    is_bare = one in word_list("persons", "bare") and other in word_list("persons", "bare")
    return one == other or (is_bare and sex is not None and sex == is_female(None, other, ()))
