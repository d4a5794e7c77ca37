"""Claims of responsibility that leave out for what: "the group claimed responsibility in a message".

They are about the violence told of last before them, and their speaker is its doer, by their own word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.finding.attribution import Attribution
from transforms.finding.crediting import give_doers, violence_before
from transforms.finding.merging import Event
from transforms.finding.responsibility import claimed_alone
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, span_of
from transforms.reading.syntax import conjoined, logical_subject
from transforms.vocabulary import Hedge, Polarity

_REACH = 8  # sentences from a deed to the claim


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
            event = violence_before(sentence, events, _REACH)
            if event is not None and said.claimant is not None:
                give_doers(event, conjoined(said.claimant), cast)
                found.append(Owned(event, said))
    return found


def _claims(sentence: Sentence) -> Iterator[Attribution]:
    for noun in sentence.tokens:
        verb = claimed_alone(noun)
        if verb is not None:
            yield Attribution(
                claimant=logical_subject(verb),
                verb=verb.lemma_.lower(),
                hedge=Hedge.NONE,
                polarity=Polarity.CLAIMS_RESPONSIBILITY,
                is_accusation=False,
                span=span_of(verb.left_edge, max(verb.subtree, key=lambda t: t.i if not t.is_punct else -1)),
            )
