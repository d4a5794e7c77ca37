"""What was taken: the drugs, weapons, papers or money that somebody seized, stole or was robbed of.

Goods that are carried off are what a seizure was about; they are no target that was hit, as a bank or a car is.
"""

from __future__ import annotations

from transforms.finding.merging import Event
from transforms.finding.parts import Part
from transforms.reading.document import span_of
from transforms.reading.syntax import measured
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.records import Span
from transforms.vocabulary import ActorRole, EventMode, TargetKind

_PLACES = ("GPE", "LOC", "FAC")


def is_loot(part: Part, mode: EventMode | None) -> bool:
    """True for movable goods that are seized; land and what stands or drives on it stay targets."""
    is_thing = part.role is ActorRole.TARGET and part.target_kind is TargetKind.OTHER
    head = part.mention.head
    is_ground = head.ent_type_ in _PLACES or head.lemma_.lower() in word_list("definite", "areas")
    return mode is EventMode.SEIZE and is_thing and not is_ground


def taken_words(event: Event) -> Span | None:
    """The words that name what was taken, of the first mention that tells; from the first of a list to the last."""
    for told in event.told:
        spans = [_with_amount(p.mention) for p in told.mention.parts if is_loot(p, event.mode)]
        if spans:
            return Span(min(s.start for s in spans), max(s.end for s in spans))
    return None


def _with_amount(mention: Mention) -> Span:
    """The words of a mention with what they are measured by: "20 kilos of cocaine"."""
    head = mention.head
    amount = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    is_amount = measured(amount) is head and amount.i < head.i
    return Span(span_of(amount.phrase[0], amount).start, mention.span.end) if is_amount else mention.span
