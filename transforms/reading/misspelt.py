"""Names of countries that are one letter off, in an article that has them right elsewhere."""

from __future__ import annotations

from transforms.reading.document import Document
from transforms.reading.parsed import Token
from transforms.reading.phrases import is_one_letter_apart
from transforms.reading.registry import NameKind, Registry, normalise

_LEAST_LETTERS = 6  # among shorter names one letter makes another name (Iran, Iraq)


class CountriesNamed:
    """The names of countries that an article uses."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._known: dict[str, str] = {}
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "NORP"):
                    match = registry.country_of(token.text)
                    if match and match.how in (NameKind.NAME, NameKind.DEMONYM):
                        self._known[normalise(token.text)] = match.iso3

    def meant_by(self, name: Token) -> str | None:
        """The country that a misspelt name means; None where none or more than one is a letter away."""
        word = normalise(name.text)
        if name.pos_ != "PROPN" or len(word) < _LEAST_LETTERS or word in self._known:
            return None
        near = {iso3 for known, iso3 in self._known.items() if is_one_letter_apart(word, known)}
        return near.pop() if len(near) == 1 else None
