"""Claims of responsibility that leave out for what: "the group claimed responsibility in a message".

They are about the violence told of last before them, and their speaker is its doer, by their own word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from transforms.finding.attribution import Attribution
from transforms.finding.merging import Event
from transforms.finding.parts import doers
from transforms.finding.responsibility import claimed_alone
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, span_of
from transforms.reading.parsed import Token
from transforms.reading.syntax import conjoined, logical_subject
from transforms.vocabulary import EventType, Hedge, Polarity, Realis, TemporalRole

_REACH = 8  # sentences from a deed to the claim
_REAL = (Realis.ASSERTED, Realis.ALLEGED)


@dataclass(frozen=True, slots=True)
class Owned:
    """Somebody claims an event as theirs."""

    event: Event
    said: Attribution


def owned(events: list[Event], sentences: Iterable[Sentence], cast: Cast) -> list[Owned]:
    """The claims of responsibility of a document that name no deed; their speakers become doers of the events."""
    found = []
    for sentence in sentences:
        for said in _claims(sentence):
            event = _meant(sentence, events)
            if event is not None and said.claimant is not None:
                _credit(event, said.claimant, cast)
                found.append(Owned(event, said))
    return found


def _claims(sentence: Sentence) -> Iterator[Attribution]:
    for noun in sentence.tokens:
        verb = claimed_alone(noun) if noun.lemma_.lower() in ("responsibility", "credit") else None
        if verb is not None:
            yield Attribution(
                claimant=logical_subject(verb),
                verb=verb.lemma_.lower(),
                hedge=Hedge.NONE,
                polarity=Polarity.CLAIMS_RESPONSIBILITY,
                is_accusation=False,
                span=span_of(verb.left_edge, max(verb.subtree, key=lambda t: t.i if not t.is_punct else -1)),
            )


def _meant(sentence: Sentence, events: list[Event]) -> Event | None:
    """The violence of the news told of last before a claim."""
    near = [
        (told.mention.span.start, number)
        for number, event in enumerate(events)
        for told in event.told
        if event.event_type is EventType.ASSAULT
        and told.realis in _REAL
        and told.role is not TemporalRole.BACKGROUND
        and 0 <= sentence.index - told.mention.sentence.index <= _REACH
    ]
    return events[max(near)[1]] if near else None


def _credit(event: Event, claimant: Token, cast: Cast) -> None:
    lead = event.lead
    number = event.told.index(lead)
    found = doers(conjoined(claimant), lead.mention.trigger.rule, cast)
    event.told[number] = replace(lead, mention=replace(lead.mention, parts=(*lead.mention.parts, *found)))
