"""How place names are compared: one key for all spellings that differ only in letters' dress.

The packaged gazetteer is built with `key_of`, so a change here needs `python -m tools.build_gazetteer` to run again.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from transforms.lexicons import LexiconError, check_sorted, load_toml
from transforms.reading.places import PlaceKind

# Letters that have no accent to take off.
_FOLDED = str.maketrans(
    {
        "\u0131": "i",
        "\u0259": "a",
        "\u01dd": "a",
        "\u0142": "l",
        "\u0111": "d",
        "\u00f8": "o",
        "\u0153": "oe",
        "\u00e6": "ae",
        "\u00df": "ss",
        "\u00fe": "th",
        "\u00f0": "d",
        "\u0127": "h",
        "\u0167": "t",
        "\u0253": "b",
        "\u0257": "d",
        "\u0199": "k",
        "&": " and ",
    }
)
# Quotes, apostrophes, the Arabic and Hebrew consonants written like them, primes, stops.
_SILENT = re.compile("['\"`.\u00b4\u00b7\u02b9-\u02bf\u02c8\u2018\u2019\u201c\u201d\u2032]")
# "Ezzor" is "ez-Zor": inside a name the article may be written on to its noun.
_JOINED = re.compile(r"(?<= )[ae]([dnrstz])(?=\1\w\w)")
_BREAKS = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_VOWELS = re.compile(r"[aeiouyh]+")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE_LETTERS = str.maketrans({"q": "k", "v": "w", "e": "a", "i": "a", "o": "a", "u": "a", "y": "a"})
_WORDS = {
    "st": "saint",
    "ste": "saint",
    "sta": "santa",
    "sto": "santo",
    "mt": "mount",
    "ft": "fort",
}
# The Arabic article takes the first sound of its noun, and is written with a, e or u.
_ARTICLE = re.compile(r"[ae][dlrst]|a[nz]|adh|ash|ush|ath|esh|ez|u[dlnrstz]")


def key_of(name: str) -> str:
    """The form under which a name is looked up: lower case, no accents, one word per space, articles and saints alike.

    >>> key_of("Deir ez-Zor"), key_of("DEIR EL ZOR")
    ('deir al zor', 'deir al zor')
    >>> key_of("St. Louis"), key_of("Usulután"), key_of("Xankəndi")
    ('saint louis', 'usulutan', 'xankandi')
    """
    lowered = _BRACKETS.sub(" ", name).lower().translate(_FOLDED)
    plain = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    words = _JOINED.sub("al ", _BREAKS.sub(" ", _SILENT.sub("", plain))).split()
    opened = ["al" if _ARTICLE.fullmatch(w) else _WORDS.get(w, w) for w in words[:-1]]
    return " ".join((*opened, *words[-1:]))


def alike_key(key: str) -> str:
    """What different transliterations of one name have in common; no lookup key of `key_of` looks like it.

    >>> alike_key("paktya") == alike_key("paktia"), alike_key("zharay") == alike_key("zhari")
    (True, True)
    """
    joined = "".join(w for w in key.split() if w != "al")
    plain = joined.translate(_ALIKE_LETTERS)
    bones = plain[:1] + _VOWELS.sub("", plain[1:])
    return "~" + _DOUBLED.sub(r"\1", bones)


class Relation(Enum):
    """How what a text names relates to the place whose name stands in it."""

    SAME = "same"
    PART = "part"
    NEAR = "near"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read the wording of a place.

    Attributes:
        key: the lookup key to try.
        relation: what the wording says about the place of that key ("near X", "northern X", "X prison").
        kind: the kind that the wording asks for ("X province"), None when it asks for none.
    """

    key: str
    relation: Relation = Relation.SAME
    kind: PlaceKind | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon, compiled; longer wordings stand before shorter ones."""

    before: tuple[tuple[str, Relation, PlaceKind | None], ...]
    after: tuple[tuple[str, Relation, PlaceKind | None], ...]
    ordinary: frozenset[str]
    short: dict[str, tuple[str, str]]


def readings(name: str) -> Iterator[Reading]:
    """Ways to read a name, the most literal first: each drops one more word that only describes.

    >>> [r.key for r in readings("the northern Ghazni province")]
    ['the northern ghazni province', 'the northern ghazni', 'northern ghazni', 'ghazni']
    """
    reading: Reading | None = Reading(key=key_of(name))
    while reading is not None and reading.key:
        yield reading
        reading = _shorter(reading)


def unit_bare(key: str) -> str:
    """A key without its words for a unit.

    >>> unit_bare("ghazni province"), unit_bare("departamento de usulutan")
    ('ghazni', 'usulutan')
    """
    words = _words()
    ends = (w for w, relation, kind in words.after if kind and relation is Relation.SAME)
    if (end := next((w for w in ends if key.endswith(f" {w}")), None)) is not None:
        return key.removesuffix(f" {end}")
    starts = (w for w, relation, kind in words.before if kind and relation is Relation.SAME)
    return next((key.removeprefix(f"{w} ") for w in starts if key.startswith(f"{w} ")), key)


def is_ordinary(key: str) -> bool:
    """True when the key is also an everyday word or a person's name, so that context must vouch for the place."""
    return key in _words().ordinary


def spelled_out(key: str) -> tuple[str, str] | None:
    """Country and name of the state that a short form stands for ("nm", "calif"), else None."""
    return _words().short.get(key)


def _shorter(reading: Reading) -> Reading | None:
    words = _words()
    for word, relation, kind in words.after:
        if reading.key.endswith(f" {word}"):
            return _dropped(reading, reading.key.removesuffix(f" {word}"), relation, kind)
    for word, relation, kind in words.before:
        if reading.key.startswith(f"{word} "):
            return _dropped(reading, reading.key.removeprefix(f"{word} "), relation, kind)
    return None


def _dropped(reading: Reading, key: str, relation: Relation, kind: PlaceKind | None) -> Reading:
    # "the southern province of X" is all of X: a unit said after the compass point takes its doubt away again.
    whole = kind is not None and relation is Relation.SAME and reading.relation is Relation.PART
    told = Relation.SAME if whole else relation if relation is not Relation.SAME else reading.relation
    return Reading(key=key, relation=told, kind=reading.kind or kind)


@functools.cache
def _words() -> _Words:
    data = load_toml("place_words.toml")
    units = {word: PlaceKind(kind) for kind, words in data["units"].items() for word in _sorted(f"units.{kind}", words)}
    before = [
        (word, Relation(relation), units.get(word.removesuffix(" of").removesuffix(" de")))
        for relation, words in data["before"].items()
        for word in _sorted(f"before.{relation}", words)
    ]
    after = [
        (word, Relation(relation), None)
        for relation, words in data["after"].items()
        for word in _sorted(f"after.{relation}", words)
    ]
    short = {
        form: (entry["country"], name)
        for entry in data["short"]
        for form, name in zip(_sorted(entry["country"], entry["forms"]), entry["forms"].values(), strict=True)
    }
    return _Words(
        before=tuple(sorted(before, key=lambda b: (-len(b[0]), b[0]))),
        after=tuple(
            sorted([*after, *((w, Relation.SAME, k) for w, k in units.items())], key=lambda a: (-len(a[0]), a[0]))
        ),
        ordinary=frozenset(_sorted("ordinary.words", data["ordinary"]["words"])),
        short=short,
    )


def _sorted(where: str, words: Iterable[str]) -> list[str]:
    """The words, refused unless they are sorted lookup keys without repeats."""
    listed = list(words)
    check_sorted(listed, f"place_words.toml: {where}")
    if wrong := [w for w in listed if key_of(w) != w]:
        raise LexiconError(f"place_words.toml: {where} holds what is no lookup key: {wrong}")
    return listed
