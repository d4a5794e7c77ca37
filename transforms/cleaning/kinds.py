"""What a single paragraph is by its own words: caption, boilerplate, prose or a line."""

from __future__ import annotations

import re

from transforms.cleaning.wordlists import boilerplate, captions, headers

_TERMINAL = re.compile(r"[.!?…][\"')\]\s]*(?:\s?\[[^\[\]]*\])*$")  # an editor's note in square brackets may follow
_CLOSING_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\.?$")
_WORD = re.compile(r"\w+")
_LONGEST_CAPTION = 110  # words; agencies ask for two sentences
_LONGEST_PLEA = 60  # words: above, a paragraph is the article's and a plea in it is a sentence of its own
_SHORT_PLEA = 12  # words: below, one cue makes a line boilerplate if it speaks to the reader
_LONGEST_LINE = 14  # words of an interleaved heading or a link; longer ones are sentences that lost their full stop
_PROSE = 12  # words of a sentence that counts as prose even among links

_BYLINE = re.compile(
    r"(?i:by|reported by|written by|story by) (?!The |A |An )[A-Z][\w.'-]+(?:,? (?:and |[A-Z|])[\w.,'|-]*){0,9}$"
)
_CODE = re.compile(r"(?=[^a-z]*\d)[A-Z0-9][A-Z0-9 .,/:#\u2013-]{3,100}$")
_ISSUER = re.compile(r"[A-Z][\w.&' ]{1,60} ?[-—\u2013] ?[A-Z][\w ]{2,25}$")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?\])\"'])\s+(?=[A-Z(©+\"'])")
_CREDIT_INSIDE = re.compile(r"(?P<caption>[^.!?]{20,400}\([^()]{3,80}\))\s+[A-Z]")
_RULER = re.compile(r"[\W_]+$")
_SPEAKS_TO_READER = re.compile(
    r"\b(?:you|your|our|us)\b|^(?:subscribe|sign|log|register|get|follow|enter|already|continue)\b"
)


def word_count(text: str) -> int:
    """Words of a text; an apostrophe splits none.

    >>> word_count("Moscow's troops didn't move")
    4
    """
    return len(_WORD.findall(text.replace("'", "")))


def ends_sentence(text: str) -> bool:
    """True when the text ends as a sentence does, quotes and brackets aside."""
    return bool(_TERMINAL.search(text))


def is_prose(text: str) -> bool:
    """True for running text: a whole sentence of some length, or much text however it ends."""
    words = word_count(text)
    return words > 2 * _PROSE or (words >= _PROSE and ends_sentence(text))


def is_line(text: str) -> bool:
    """True for a short piece that is no sentence: a heading, a link, a name."""
    return word_count(text) <= _LONGEST_LINE and not ends_sentence(text) and not text.endswith((":", ",", ";"))


def is_caption(text: str) -> bool:
    """True when the words say that they stand under a picture."""
    if word_count(text) > _LONGEST_CAPTION:
        return False
    lists, folded = captions(), text.lower()
    opened = _opens(folded, lists.openings) or bool(lists.dated_opening.match(folded))
    return opened or _is_credited(text, folded) or (not ends_sentence(text) and bool(lists.asides.search(folded)))


def _is_credited(text: str, folded: str) -> bool:
    """True when the text ends with the credit of a picture.

    An agency's bare name in brackets after a finished sentence signs the report, not a picture.
    """
    lists = captions()
    bracket = _CLOSING_BRACKET.search(folded)
    if bracket is None:
        first, _, rest = text.partition(" ")
        signed = first.isupper() and first.lower() in lists.agencies and rest[:1].isupper()
        return not ends_sentence(text) and (signed or bool(lists.tail.search(folded)))
    inside, before = bracket.group(1), text[: bracket.start()].strip()
    if word_count(inside) > 14 or not before:
        return False
    # "(a copy of which is on file)" speaks; credits are names
    named = any(c.isupper() for c in text[bracket.start(1) : bracket.end(1)])
    if lists.credit.search(inside) and named:
        return True
    return bool(lists.agency.search(inside)) and word_count(inside) <= 6 and not ends_sentence(before)


def is_boilerplate(text: str) -> bool:
    """True when the words belong to the page, not to the article."""
    lists, folded = boilerplate(), _folded(text)
    if word_count(text) > _LONGEST_PLEA:
        return False
    if not folded or _RULER.match(text) or folded in lists.whole:
        return True
    if _opens(text.lower(), lists.openings) or lists.anywhere.search(folded):
        return True
    cues = {m.group() for m in lists.cues.finditer(folded)}
    speaks = bool(_SPEAKS_TO_READER.search(folded))
    return speaks and (len(cues) >= 2 or (bool(cues) and word_count(text) <= _SHORT_PLEA))


def trim_pleas(text: str) -> tuple[str, str, str]:
    """A long paragraph as (before, body, after): sentences at its ends that belong to the page are cut off.

    Texts of one paragraph carry the page's words inside it. A caption glued before the first sentence goes with them.
    """
    if word_count(text) <= _PROSE:
        return "", text, ""
    starts = [0, *(m.end() for m in _BETWEEN_SENTENCES.finditer(text))]
    ends = [*starts[1:], len(text)]
    sentences = [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    pleas = [word_count(sentence) > 0 and is_boilerplate(sentence) for sentence in sentences]
    if all(pleas):
        return text, "", ""
    first, last = pleas.index(False), len(pleas) - 1 - pleas[::-1].index(False)
    return text[: starts[first]].strip(), text[starts[first] : ends[last]].strip(), text[ends[last] :].strip()


def cut_caption(text: str) -> tuple[str, str] | None:
    """Caption and body of a paragraph in which a credited caption stands before the first sentence."""
    match = _CREDIT_INSIDE.match(text)
    caption = match.group("caption") if match else ""
    return (caption, text[match.end("caption") :].strip()) if match and is_caption(caption) else None


def is_marker(text: str) -> bool:
    """True for a line of its own after which the article is over ("Read more:")."""
    return _folded(text) in boilerplate().markers


def has_cue(text: str) -> bool:
    """True when a single word of it wants something from the reader."""
    return bool(boilerplate().cues.search(text.lower()))


def is_byline(text: str) -> bool:
    """True for a line that names who wrote the text."""
    return word_count(text) <= 14 and bool(_BYLINE.match(text))


def is_masthead(text: str) -> bool:
    """True for a line at the head that names an issuer or a file: "Joint Command - Karvat", "2021-07-P-012"."""
    folded = text.lower().strip(" .:!*-")
    if folded in headers().announcements:
        return True
    announced = max((a for a in headers().announcements if folded.endswith(f" {a}")), key=len, default=None)
    if announced and _CODE.match(text[: len(text.rstrip(" .:!*-")) - len(announced)].strip()):
        return True
    bracketed = text.startswith("[") and text.endswith("]") and word_count(text) <= 6
    return bracketed or bool(_CODE.match(text)) or (word_count(text) <= 7 and bool(_ISSUER.match(text)))


def _folded(text: str) -> str:
    """Lower case, without punctuation around it."""
    return text.lower().strip(" .:!?…*|>»«-—\u2013_+\"'[]()")


def _opens(folded: str, openings: tuple[str, ...]) -> bool:
    """True when the text begins with one of the phrases, as whole words."""
    bare = folded.lstrip("*>-\u2013— \"'[")
    if not (folded.startswith(openings) or bare.startswith(openings)):
        return False
    return any(
        candidate.startswith(p) and not (p[-1].isalnum() and candidate[len(p) : len(p) + 1].isalnum())
        for candidate in {folded, bare}
        for p in openings
    )
