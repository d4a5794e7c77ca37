"""Who speaks in a sentence that does not say it itself: one that is all quotation, or goes on with a statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from transforms.finding.attribution import Attribution, attribution_of, is_whole_quote, plain_statement
from transforms.reading.actors import Cast
from transforms.reading.document import Sentence
from transforms.reading.parsed import Token
from transforms.reading.syntax import logical_subject
from transforms.reading.who import Mention
from transforms.reading.words import word_list
from transforms.vocabulary import ActorKind


class Speakers:
    """The speakers of one document's sentences.

    Attributes:
        by_sentence: who speaks, by the sentence's number, where another sentence tells it.
    """

    def __init__(self, sentences: Iterable[Sentence], cast: Cast) -> None:
        self._cast = cast
        self.by_sentence: Mapping[int, Mention] = self._found(sentences)

    def said(self, anchor: Token, sentence: Sentence) -> Attribution | None:
        """The statement that a word stands in, whichever sentence names its speaker; None for the article's voice."""
        said = attribution_of(anchor)
        return said or self.completed(None, sentence)

    def completed(self, said: Attribution | None, sentence: Sentence) -> Attribution | None:
        """A statement with its speaker, where another sentence than its own names them."""
        speaker = self.by_sentence.get(sentence.index)
        if said is not None and said.claimant is not None and not self._can_speak(said.claimant):
            return replace(said, claimant=speaker.head if speaker else None)
        if said is not None or speaker is None:
            return said
        return plain_statement(speaker.head, sentence.span)

    def _can_speak(self, claimant: Token) -> bool:
        """False for a statement, signs, a report: somebody else speaks by them."""
        if claimant.lemma_.lower() in word_list("speech", "vehicles"):
            return False
        who = self._cast.identify(claimant).who
        # An embassy is a building that is hit, and a body that warns.
        return who.kind not in (ActorKind.UNKNOWN, ActorKind.OBJECT) or claimant.ent_type_ in ("PERSON", "ORG")

    def _found(self, sentences: Iterable[Sentence]) -> dict[int, Mention]:
        """The speaker whom a quotation names; else, of a sentence that is one, the last before it, near by."""
        say = word_list("speech", "say")
        found: dict[int, Mention] = {}
        last: tuple[int, Token] | None = None
        for sentence in sentences:
            quoted = self._cast.speaker_of(sentence)
            verb = next((t for t in sentence.tokens if t.lemma_.lower() in say and t.dep_ == "ROOT"), None)
            subject = logical_subject(verb) if verb is not None else None
            if quoted is not None and self._can_speak(quoted):
                found[sentence.index] = self._cast.identify(quoted)
            elif subject is not None and subject.pos_ != "PRON" and self._can_speak(subject):
                last = (sentence.paragraph, subject)
            elif (
                last is not None
                and sentence.paragraph - last[0] <= 1
                and (subject is not None or is_whole_quote(sentence))
            ):
                found[sentence.index] = self._cast.identify(last[1])
        return found
