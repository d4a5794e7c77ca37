"""One figure of people harmed, and how it is made from the words that carry it."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.finding.casualty_words import casualty_words
from transforms.finding.counting import is_more, is_part
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence, span_of
from transforms.reading.parsed import Token
from transforms.reading.quantities import Quantity
from transforms.reading.syntax import children, conjoined
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.records import Span
from transforms.vocabulary import ActorKind, Harm, Qualifier

_FEW = {"couple": 2, "duo": 2, "pair": 2, "trio": 3}
_MANY = frozenset({"everyone", "others", "people", "police"}) | word_list("definite", "collectives") - {"youth", *_FEW}
_VAGUE_PLURAL = (2, 3, None)  # "soldiers were killed": docs/method.md


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count of people harmed, as worded.

    Attributes:
        harm: what befell them.
        low, best, high, qualifier: how many; None throughout when the words give no number.
        count: the words of the number, None when the noun or the verb alone implies it.
        mention: the words that carry the figure: number, victims, harm.
        victim: who they are; None when the words do not say.
        names: names of persons.
        women, children: how many of them, when the words say.
        anchor: the harm word.
        sentence: where it stands.
        group: number of the conjunction that it is a member of, None for a lone figure.
        is_more: worded as coming on top ("two more").
        is_part: worded as part of another ("including two children").
        rule: the reader that found it.
    """

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    count: Span | None
    mention: Span
    victim: Mention | None
    names: tuple[str, ...]
    women: int | None
    children: int | None
    anchor: Token
    sentence: Sentence
    group: int | None
    is_more: bool
    is_part: bool
    rule: str


def _is_added(harm: Token) -> bool:
    """True for "the force also detained two men"."""
    return any(c.lower_ == "also" for c in harm.children)


class FigureMaker:
    """Makes the figures of one document."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def unquantified(self, harm: Harm, noun: Token, sentence: Sentence) -> Figure:
        """A figure without a number: "casualties were reported"."""
        return Figure(
            harm=harm, low=None, best=None, high=None, qualifier=Qualifier.UNQUANTIFIED, count=None,
            mention=span_of(noun, noun), victim=None, names=(), women=None, children=None, anchor=noun,
            sentence=sentence, group=None, is_more=False, is_part=False, rule="unquantified",
        )  # fmt: skip

    def make(
        self,
        harm: Harm,
        noun: Token,
        anchor: Token,
        sentence: Sentence,
        quantity: Quantity | None,
        *,
        rule: str,
        group: int | None = None,
        counted: bool = True,
    ) -> Figure:
        """A figure of the people that a noun names, by the harm word `anchor`; not `counted` when it is no people."""
        low, best, high, qualifier = self._amount(noun, quantity)
        victim = self._victim(noun, counted=counted)
        words = [
            s
            for s in (span_of(anchor, anchor), victim.span if victim else None, quantity.span if quantity else None)
            if s
        ]
        lemma = noun.lemma_.lower()
        return Figure(
            harm=harm,
            low=low,
            best=best,
            high=high,
            qualifier=qualifier,
            count=quantity.span if quantity else None,
            mention=quantity.span if quantity else (victim.span if victim else words[0]),
            victim=victim,
            names=self._names(noun, victim),
            women=best if lemma in casualty_words().women else None,
            children=best if lemma in casualty_words().children else None,
            anchor=anchor,
            sentence=sentence,
            group=group,
            is_more=is_more(noun) or (quantity is not None and _is_added(anchor)),
            is_part=is_part(noun, quantity, sentence),
            rule=rule,
        )

    def _names(self, noun: Token, victim: Mention | None) -> tuple[str, ...]:
        """The names of those counted: the victim's own, or those that stand beside the noun."""
        meant = [*([victim] if victim else []), *self._cast.members(noun)]
        return tuple(dict.fromkeys(m.who.name for m in meant if m.who.kind is ActorKind.PERSON and m.who.is_named))

    def _amount(self, noun: Token, quantity: Quantity | None) -> tuple[int, int, int | None, Qualifier]:
        if quantity is not None:
            return quantity.low, quantity.best, quantity.high, quantity.qualifier
        denied = any(c.lower_ == "neither" for c in noun.children if c.dep_ in ("det", "preconj"))
        if denied or (noun.pos_ == "PRON" and noun.lower_ in ("nobody", "none", "neither")):
            return 0, 0, 0, Qualifier.ZERO
        few = _FEW.get(noun.lower_)
        if few is not None:
            return few, few, few, Qualifier.IMPLIED
        plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in _MANY
        if plural:
            listed = self._listed(noun)
            return (listed, listed, listed, Qualifier.IMPLIED) if listed > 1 else (*_VAGUE_PLURAL, Qualifier.VAGUE)
        return 1, 1, 1, Qualifier.IMPLIED

    def _listed(self, noun: Token) -> int:
        """How many single people stand beside a plural: two for "the victims, a man and his wife, were shot"."""
        people = [t for first in children(noun, "appos") for t in conjoined(first)]
        are_single = all(t.tag_ in ("NN", "NNP") and self._cast.identify(t).who.is_human for t in people)
        return len(people) if are_single and len({t.lower_ for t in people}) == len(people) else 0

    def _victim(self, noun: Token, *, counted: bool) -> Mention | None:
        if not counted or (
            noun.lemma_.lower() in casualty_words().nouns
            and noun.lemma_.lower() not in ("victim", "hostage", "prisoner")
        ):
            return None
        if noun.pos_ == "NUM" or noun.like_num or noun.lower_ in ("nobody", "none"):
            return None
        return self._cast.identify(noun)
