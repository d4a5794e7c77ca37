"""Where the headline stands: given apart, glued to the text, behind a date, or not given at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.cleaning.kinds import word_count
from transforms.cleaning.urls import host_of

_FARTHEST = 60  # characters of a date, agency or section before a repeated headline
_FEWEST_WORDS = 4  # a shorter title may begin a sentence by chance
_SUFFIX = re.compile(r"\s+(?P<bar>[|«»]|::|[-—\u2013])\s+(?P<name>[^|«»—\u2013]{2,60})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A title without the outlet's name behind it.

    Attributes:
        words: the headline.
        suffix: what follows it, with its bar ("| Kolar7.com"); empty if nothing does.
        publisher: the outlet that the suffix names.
    """

    words: str
    suffix: str = ""
    publisher: str | None = None


def split_title(title: str, url: str | None) -> Headline:
    """The headline of a page's title.

    After a bar the outlet follows; after a dash it does if the url's host has its words.

    >>> split_title("Man shot | Kolar7.com", None)
    Headline(words='Man shot', suffix='| Kolar7.com', publisher='Kolar7.com')
    """
    words, publisher = title, None
    while match := _SUFFIX.search(words):
        head, name = words[: match.start()], match["name"]
        if word_count(head) < 2 or (match["bar"] in "-—\u2013" and not _names_host(name, url)):
            break
        words, publisher = head, publisher or name
    return Headline(words=words, suffix=title[len(words) :].strip(), publisher=publisher)


def _names_host(name: str, url: str | None) -> bool:
    """True when every longer word of the name, or its initials, stand in the url's host."""
    host = re.sub(r"\W", "", host_of(url or ""))
    words = [w for w in re.findall(r"[a-z0-9]+", name.lower()) if w not in {"the", "news", "of", "and"}]
    return bool(host and words) and (all(w in host for w in words) or "".join(w[0] for w in words if w) in host)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A headline's place in a paragraph."""

    before: str
    words: str
    after: str


def find_title(title: str, paragraph: str) -> Found | None:
    """The title at the head of a paragraph, whatever its case, blanks and punctuation.

    It must be the whole paragraph, or be followed by what begins anew; a lead that merely opens with the same words
    as its headline stays whole.
    """
    letters = _letters(paragraph[: len(title) + 2 * _FARTHEST])
    wanted = "".join(c for c, _ in _letters(title))
    at = "".join(c for c, _ in letters).find(wanted) if wanted else -1
    if at < 0:
        return None
    start, end = letters[at][1], letters[at + len(wanted) - 1][1] + 1
    if start > _FARTHEST:
        return None
    end = _with_closing(paragraph, end)
    after = paragraph[end:].strip()
    if after and (word_count(title) < _FEWEST_WORDS or not _begins_anew(paragraph, end)):
        return None
    return Found(before=paragraph[:start].strip(), words=paragraph[start:end].strip(), after=after)


def _letters(text: str) -> list[tuple[str, int]]:
    """Letters and digits with their places; each is one character in lower case, so that places stay countable."""
    return [(c.lower()[0], i) for i, c in enumerate(text) if c.isalnum()]


def _with_closing(paragraph: str, end: int) -> int:
    """The end of the title with the punctuation that closes it."""
    while end < len(paragraph) and paragraph[end] in ".!?\"')]":
        end += 1
    return end


def _begins_anew(paragraph: str, end: int) -> bool:
    """True when a new sentence or line can begin behind the title."""
    rest = paragraph[end:]
    opening = rest.lstrip(" -—\u2013|:\"'([")
    return bool(opening) and (opening[0].isupper() or opening[0].isdigit()) and not rest.startswith(("-", "/"))
