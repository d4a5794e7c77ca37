"""The language of a text."""

from __future__ import annotations

import functools
import re
from typing import Any

from transforms.records import Article

_ENOUGH_LETTERS = 60  # about ten words; below, names decide what the model answers
_READ_CHARS = 4_000  # more does not change the answer
_LOUD_SHARE = 0.6  # share of capitals among letters from which a text counts as all in capitals
_CODE_LENGTH = 2
_CODE = re.compile(r"[a-z]{2}(?=$|[-_])")


@functools.cache
def _model() -> Any:
    """The identifier, loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    # A few of its languages have no ISO 639-1 code; the nearest that has one is what the column can hold.
    model.set_languages([code for code in model.labels if len(code) == _CODE_LENGTH])
    return model


def language_of(text: str, *, delivered: str | None = None) -> str | None:
    """ISO 639-1 code of a text's language.

    Args:
        text: the body.
        delivered: what the deliverer says ("en", "en-GB"); it counts when the text is too short to tell.

    Returns:
        The code; None when the text is too short and nothing was delivered.
    """
    letters = sum(c.isalpha() for c in text)
    if letters < _ENOUGH_LETTERS:
        return _code(delivered)
    sample = text[:_READ_CHARS]
    capitals = sum(c.isupper() for c in sample)
    # The model learned from ordinary case; capitals are other letters to it.
    loud = capitals > _LOUD_SHARE * max(1, sum(c.isalpha() for c in sample))
    code, _ = _model().classify(sample.lower() if loud else sample)
    return str(code)


def _code(delivered: str | None) -> str | None:
    """The two-letter code of a delivered language tag, if it has one."""
    match = _CODE.match((delivered or "").strip().lower())
    return match.group() if match else None


def is_english(article: Article) -> bool:
    """True unless the article is known to be in another language; an untold language counts as English."""
    return article.row.language in {None, "en"}
