"""Who is meant by nouns that only say that somebody did a deed told before: "the attackers", "the kidnappers".

They are those whom the deed has as its doers: "Two men shot a judge. The attackers then stabbed his driver." Where the
text tells of nobody, such a noun names a doer only where something befalls him: "two of the kidnappers were killed".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.finding.crediting import give_doers, is_told
from transforms.finding.merging import Event, Told
from transforms.reading.actors import Cast
from transforms.reading.antecedents import is_definite
from transforms.reading.document import Sentence, key_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import prepositional
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind, ActorRole, EventMode, EventType, Harm

_REACH = 10  # sentences from a deed to "the attackers"
_BY_FORCE = (EventType.ASSAULT, EventType.COERCE)
_HARMED = (ActorRole.RECIPIENT, ActorRole.VICTIM)
_PEOPLE = (ActorKind.PERSON, ActorKind.GROUP)
_NO_HEADS = ("amod", "compound", "nmod")  # "the killer whale"
_MODES = {
    "abduct": (EventMode.ABDUCT,),
    "explosives": (EventMode.EXPLOSIVES, EventMode.SUICIDE_ATTACK),
    "firearms": (EventMode.FIREARMS, EventMode.TARGETED, None),
    "seize": (EventMode.SEIZE,),
    "destroy": (EventMode.DESTROY,),
}


def resolve_culprits(events: Sequence[Event], sentences: Iterable[Sentence], cast: Cast) -> None:
    """Puts those described before in the place of such nouns, where these play a part in an event."""
    for sentence in sentences:
        for noun in sentence.tokens:
            sort = _sort_of(noun)
            if sort is not None:
                _resolve(noun, sort, sentence, events, cast)


def _sort_of(noun: Token) -> str | None:
    """What sort of deed a definite noun names the doers of; None for other nouns."""
    if noun.pos_ != "NOUN" or noun.dep_ in _NO_HEADS or not is_definite(noun):
        return None
    words = (noun.lemma_.lower(), " ".join(t.lemma_.lower() for t in noun.phrase[-2:]))
    return next((s for s in ("any", "killing", *_MODES) if not word_list("culprits", s).isdisjoint(words)), None)


def _resolve(noun: Token, sort: str, sentence: Sentence, events: Sequence[Event], cast: Cast) -> None:
    mention = cast.identify(noun)
    if mention.who.is_named:
        return
    deed = _deed(noun, sort, sentence, events, cast)
    if deed is None:
        return
    doers = [p.mention for p in deed.parts() if p.role is ActorRole.ACTOR and p.mention.head is not noun]
    if not doers and any(_plays(noun, e, *_HARMED) for e in events if e.event_type in _BY_FORCE and is_told(e.lead)):
        give_doers(deed, [noun], cast)  # "two of the kidnappers were killed"
    if len(doers) == 1 and doers[0].who.kind in _PEOPLE and _sort_of(doers[0].head) is None:
        _recognise(mention, doers[0], events, cast)


def _deed(noun: Token, sort: str, sentence: Sentence, events: Sequence[Event], cast: Cast) -> Event | None:
    """The deed of that sort told last before, of that against the victims that stand behind "of"; none by others."""
    victims = {cast.identify(o).who.actor_id for o in prepositional(noun, "of")}
    near = [
        (told.mention.span.start, event)
        for event in events
        for told in event.told
        if is_told(told) and _is_before(told, noun, sentence) and _fits(sort, event)
        and not _plays(noun, event, *_HARMED)
        and (not victims or not victims.isdisjoint(w.actor_id for w in told.harmed))
    ]  # fmt: skip
    return max(near, key=lambda n: n[0], default=(0, None))[1]


def _is_before(told: Told, noun: Token, sentence: Sentence) -> bool:
    is_near = 0 <= sentence.index - told.mention.sentence.index <= _REACH
    return is_near and key_of(told.mention.anchor) < key_of(noun)


def _fits(sort: str, event: Event) -> bool:
    if sort == "seize":
        return event.event_type is EventType.COERCE and event.mode in _MODES[sort]
    if event.event_type is not EventType.ASSAULT:
        return False
    if sort == "killing":
        return event.mode is EventMode.TARGETED or any(t.mention.trigger.rule.harm is Harm.KILLED for t in event.told)
    return sort == "any" or event.mode in _MODES[sort]


def _plays(noun: Token, event: Event, *roles: ActorRole) -> bool:
    """Whether a noun plays one of some parts in an event: the kidnappers whom police shot did not shoot."""
    mentions = [p.mention for told in event.told for p in told.mention.of_role(*roles)]
    counted = [m.head for m in mentions] + [o for m in mentions for o in prepositional(m.head, "of")]
    return any(key_of(head) == key_of(noun) for head in counted)


def _recognise(mention: Mention, known: Mention, events: Sequence[Event], cast: Cast) -> None:
    """Puts those described before in the place of the noun that means them."""
    learnt = cast.learn(mention.head, known)
    for event, number in _playing(mention, events):
        told = event.told[number]
        parts = tuple(replace(p, mention=learnt) if p.mention.head is mention.head else p for p in told.mention.parts)
        event.told[number] = replace(told, mention=replace(told.mention, parts=parts))


def _playing(mention: Mention, events: Sequence[Event]) -> Iterator[tuple[Event, int]]:
    for event in events:
        for number, told in enumerate(event.told):
            if any(p.mention.head is mention.head for p in told.mention.parts):
                yield event, number
