"""What the text around a trigger shows: the cues from which its standing is judged.

Each cue is a short name, such as `tag:VBD`, `det:the` or `near:anniversary`. Names are stable: the packaged model gives
each a weight, and a cue that it does not know weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from transforms.finding.attribution import Attribution
from transforms.finding.mentions import EventMention
from transforms.finding.timing import Dating
from transforms.reading.document import Document, Sentence
from transforms.reading.parsed import Token
from transforms.reading.syntax import ancestors, is_passive
from transforms.reading.words import word_list
from transforms.vocabulary import ActorRole, TemporalRole, ZoneKind

_STEPS = 4  # words above a trigger that still tell what it is
_WINDOW = 5  # words on either side of it
_TIME_LABELS = ("DATE", "TIME")
_CLAUSES = ("acl", "advcl", "ccomp", "pcomp", "relcl", "xcomp")
_WE = frozenset({"i", "my", "our", "ourselves", "us", "we"})
_SIDES = (ActorRole.RECIPIENT, ActorRole.VICTIM, ActorRole.TARGET)
_POSITIONS = ((0, "first"), (1, "second"), (4, "early"), (12, "middle"))


class Cues:
    """Reads the cues of one document's mentions; mentions come in order of the text."""

    def __init__(self, document: Document) -> None:
        body = [s for s in document.sentences if s.zone is ZoneKind.BODY]
        self._first = body[0].index if body else 0
        self._headline = {t.lemma_.lower() for s in document.sentences if s.zone is ZoneKind.HEADLINE for t in s.tokens}
        self._is_dated = document.article.publication.day is not None
        self._told: set[str] = set()

    def of(self, mention: EventMention, dating: Dating, role: TemporalRole) -> tuple[str, ...]:
        """The cues of a mention, sorted, each once.

        Args:
            mention: the mention.
            dating: when its own words say it was.
            role: its part in the article's time by the rules.
        """
        anchor = mention.anchor
        found = {
            *_of_trigger(mention),
            *_of_grammar(anchor),
            *_of_governors(anchor),
            *_of_parts(mention),
            *_of_time(mention.sentence, dating, role),
            *_of_speech(mention.sentence, mention.attribution),
            *_near(anchor),
            *self._of_place(mention),
        }
        self._told.add(anchor.lemma_.lower())
        return tuple(sorted(found))

    def _of_place(self, mention: EventMention) -> Iterator[str]:
        """Where in the article it stands, and whether its word was met before."""
        sentence, lemma = mention.sentence, mention.anchor.lemma_.lower()
        if sentence.zone is not ZoneKind.BODY:
            yield f"zone:{sentence.zone}"
        else:
            behind = sentence.index - self._first
            yield "at:" + next((name for most, name in _POSITIONS if behind <= most), "late")
        if lemma in self._headline and sentence.zone is ZoneKind.BODY:
            yield "in_headline"
        yield "told_before" if lemma in self._told else "told_first"
        if not self._is_dated:
            yield "undated_article"


def _of_trigger(mention: EventMention) -> Iterator[str]:
    rule = mention.trigger.rule
    yield f"type:{rule.event_type}"
    yield f"rule:{rule.id}"
    yield "word:" + " ".join(t.lemma_.lower() for t in mention.trigger.words)
    yield f"mood:{mention.mood}"
    if mention.mode is not None:
        yield f"mode:{mention.mode}"
    yield "noun" if mention.trigger.is_noun else "verb"


def _of_grammar(anchor: Token) -> Iterator[str]:
    """Form of the trigger and what hangs on it."""
    yield f"tag:{anchor.tag_}"
    yield f"dep:{anchor.dep_}"
    if is_passive(anchor):
        yield "passive"
    helpers = [c.lower_ for c in anchor.children if c.dep_ in ("aux", "auxpass")]
    yield "aux:" + ("_".join(helpers) or "-")
    for child in anchor.children:
        if child.dep_ in ("det", "poss", "neg", "mark", "nummod", "predet"):
            word = child.lower_ if child.dep_ in ("det", "mark", "neg", "predet") else "-"
            yield f"{child.dep_}:{word}"
        elif child.dep_ in ("amod", "advmod", "compound"):
            yield f"{child.dep_}:{child.lemma_.lower()}"
        elif child.dep_ in ("prep", "agent"):
            yield f"prep:{child.lower_}"
    if anchor.pos_ in ("NOUN", "PROPN") and not any(c.dep_ in ("det", "poss", "nummod") for c in anchor.children):
        yield f"bare:{anchor.tag_}"


def _of_governors(anchor: Token) -> Iterator[str]:
    """The words above the trigger, and the clauses between it and the main verb."""
    chain = list(ancestors(anchor))[: _STEPS + 1]
    for steps, (below, above) in enumerate(pairwise(chain)):
        yield f"up{min(steps, 1)}:{below.dep_}<{above.lemma_.lower()}"
        if below.dep_ in _CLAUSES:
            yield f"inside:{below.dep_}"
    verbs = [t for t in chain if t.pos_ in ("VERB", "AUX")]
    for name, verb in (("clause", verbs[0] if verbs else None), ("root", anchor.sent.root)):
        if verb is not None:
            helpers = "_".join(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))
            yield f"{name}:{verb.tag_}:{helpers or '-'}"
            yield f"{name}_word:{verb.lemma_.lower()}"


def _of_parts(mention: EventMention) -> Iterator[str]:
    """Who does it and to whom, as sorts of actors."""
    for name, roles in (("actor", (ActorRole.ACTOR,)), ("side", _SIDES)):
        parts = mention.of_role(*roles)
        if not parts:
            yield f"{name}:none"
        for part in parts:
            who, head = part.mention.who, part.mention.head
            yield f"{name}:{who.kind}" + (":named" if who.is_named else "")
            yield f"{name}_form:{head.tag_}"
            if any(c.dep_ == "nummod" for c in head.children):
                yield f"{name}:counted"
            for child in head.children:
                if child.dep_ == "det":
                    yield f"{name}_det:{child.lower_}"


def _of_time(sentence: Sentence, dating: Dating, role: TemporalRole) -> Iterator[str]:
    yield f"role:{role}" + (":dated" if dating.days is not None else "") + (":own" if dating.is_own else "")
    yield f"basis:{dating.basis}"
    if dating.role is not None:
        yield f"clause_role:{dating.role}"
    words = [t for t in sentence.tokens if t.ent_type_ in _TIME_LABELS]
    for token in words:
        yield f"time:{token.lemma_.lower()}" if not token.like_num else f"time:{len(token.text)} figures"
    if not words:
        yield "time:none"


def _of_speech(sentence: Sentence, said: Attribution | None) -> Iterator[str]:
    """Whose voice it is told in."""
    if said is None:
        yield "voice:article"
    else:
        yield f"voice:{said.polarity}" + (":accuses" if said.is_accusation else "")
        yield f"voice_verb:{said.verb or '-'}"
    words = {t.lower_ for t in sentence.tokens}
    if words & _WE:
        yield "we"
    if sentence.tokens.text.rstrip("\"'”’ ").endswith("?"):
        yield "question"
    if words & word_list("modality", "conditional"):
        yield "if_in_sentence"


def _near(anchor: Token) -> Iterator[str]:
    """The words beside the trigger, on which side and near or far."""
    start, end = anchor.sent.start, anchor.sent.end
    for token in anchor.doc[max(start, anchor.i - _WINDOW) : min(end, anchor.i + _WINDOW + 1)]:
        if token.i == anchor.i or token.is_space:
            continue
        word = token.ent_type_ or token.lemma_.lower()
        yield f"near:{word}"
        if abs(token.i - anchor.i) == 1:
            yield f"{'before' if token.i < anchor.i else 'behind'}:{word}"
