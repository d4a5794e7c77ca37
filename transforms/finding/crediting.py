"""Who did a deed that another sentence only calls "the crime", "the action", "a terrorist act".

"A judge was shot dead on Monday. The crime was committed by members of a gang." Such a noun tells of no event by
itself, so its doers are those of the violence told of before it, where nobody has named them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transforms.finding.attribution import is_negated
from transforms.finding.authors import authors_of, takers_part
from transforms.finding.merging import Event, Told
from transforms.finding.parts import Part, doers
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, key_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, conjoined, logical_subject, prepositional
from transforms.reading.words import word_list
from transforms.vocabulary import ActorRole, EventMode, EventType, Realis, Sector, TemporalRole

_REACH = 3  # sentences
_POWERS = frozenset({Sector.COP, Sector.GOV, Sector.MIL, Sector.SPY})
_REAL = (Realis.ASSERTED, Realis.ALLEGED)


def credit(events: list[Event], sentences: Iterable[Sentence], cast: Cast) -> None:
    """Gives violence whose doers nobody names those who did "the crime" that is spoken of behind it."""
    anchors = {key for event in events for key in event.keys}
    for sentence in sentences:
        for noun in sentence.tokens:
            if _is_deed(noun) and key_of(noun) not in anchors:
                _credit(noun, sentence, events, cast)


def _is_deed(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in word_list("nouns", "deeds")


def _credit(noun: Token, sentence: Sentence, events: list[Event], cast: Cast) -> None:
    heads = [] if any(map(_is_no_telling, ancestors(noun))) else list(_doers(noun))
    event = violence_before(sentence, events, _REACH) if heads else None
    if event is None or any(p.role is ActorRole.ACTOR for p in event.parts()):
        return  # somebody is its doer
    harmed = {who.actor_id for told in event.told for who in told.harmed}
    give_doers(event, [h for h in heads if cast.identify(h).who.actor_id not in harmed], cast)


def credit_releasers(events: Iterable[Event]) -> None:
    """Gives abductions without a doer the armed group that releases those abducted."""
    told = list(events)
    releases = [e for e in told if e.mode is EventMode.RELEASE and is_told(e.lead)]
    for event in told:
        if event.mode is EventMode.ABDUCT and not any(p.role is ActorRole.ACTOR for p in event.parts()):
            for number, one in enumerate(event.told):
                captors = [p for release in releases for p in _captors(release, one)]
                if captors:
                    parts = (*one.mention.parts, *captors)
                    event.told[number] = replace(one, mention=replace(one.mention, parts=parts))
                    break


def _captors(release: Event, abduction: Told) -> list[Part]:
    """Who lets those go whom an abduction befell, of his own will: police and troops free those whom others hold."""
    freed = {p.mention.who.actor_id for p in release.parts() if p.role in (ActorRole.RECIPIENT, ActorRole.VICTIM)}
    doers = [p for p in release.parts() if p.role is ActorRole.ACTOR]
    is_same = not freed.isdisjoint(w.actor_id for w in abduction.harmed)
    return [p for p in doers if is_same and p.mention.who.is_armed and _POWERS.isdisjoint(p.mention.who.sectors)]


def give_doers(event: Event, heads: Iterable[Token], cast: Cast) -> None:
    """Adds those of some nouns who can have done an event to its lead mention."""
    lead = event.lead
    number = event.told.index(lead)
    parts = (*lead.mention.parts, *doers(heads, lead.mention.trigger.rule, cast))
    event.told[number] = replace(lead, mention=replace(lead.mention, parts=parts))


def violence_before(sentence: Sentence, events: Iterable[Event], reach: int) -> Event | None:
    """The violence told of last before, in the sentence itself or at most `reach` sentences before it."""
    near = [
        (told.mention.span.start, event) for event in events for told in event.told if _is_near(told, sentence, reach)
    ]
    return max(near, key=lambda n: n[0], default=(0, None))[1]


def _is_no_telling(token: Token) -> bool:
    """True for "did not commit the crime" and for what the law charges somebody with: a suspect is not the doer."""
    return is_negated(token) or token.lemma_.lower() in word_list("persons", "charging")


def _doers(noun: Token) -> Iterator[Token]:
    """Who did it: "committed by X", "the work of X", "masterminded the crime", "a terrorist act by X"."""
    yield from authors_of(noun)
    yield from takers_part(noun)
    yield from prepositional(noun, "by")
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in word_list("verbs", "committing"):
        subject = logical_subject(noun.head)
        yield from conjoined(subject) if subject is not None else ()


def is_told(told: Told) -> bool:
    """True for what is told as news or as what led to it, and as having happened."""
    return told.realis in _REAL and told.role is not TemporalRole.BACKGROUND


def _is_near(told: Told, sentence: Sentence, reach: int) -> bool:
    is_violence = is_told(told) and told.mention.event_type is EventType.ASSAULT
    return is_violence and 0 <= sentence.index - told.mention.sentence.index <= reach
