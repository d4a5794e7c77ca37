"""What the transforms know, as data files, and the helpers that read and check them.

A data file that is unsorted, says something twice or names an unknown category does not load: the error names the
file and the offender. Loaders call these helpers; the files themselves hold no method.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from enum import StrEnum
from importlib import resources
from typing import IO, Any, TypeVar

E = TypeVar("E", bound=StrEnum)


class LexiconError(ValueError):
    """A packaged data file breaks its own rules."""


def load_toml(name: str) -> dict[str, Any]:
    """The content of a packaged TOML file, `name` with its suffix.

    Raises:
        FileNotFoundError: no such file is packaged.
        tomllib.TOMLDecodeError: it is not TOML; a table or key that stands twice is reported here too.
    """
    with open_data(name) as file:
        return tomllib.load(file)


def open_data(name: str) -> IO[bytes]:
    """A packaged data file, open for reading bytes; the caller closes it."""
    return resources.files(__name__).joinpath(name).open("rb")


def check_sorted(names: Iterable[str], where: str) -> None:
    """Refuses names that are not in rising order of code points; equal neighbours are refused too.

    Raises:
        LexiconError: names the first pair out of order.
    """
    before = None
    for name in names:
        if before is not None and name <= before:
            raise LexiconError(
                f"{where}: {name!r} must not follow {before!r}; keep the file sorted and without repeats"
            )
        before = name


def check_unique(pairs: Iterable[tuple[str, str]], where: str) -> dict[str, str]:
    """Owners by name, of (name, owner) pairs; a name has one owner and stands once.

    >>> check_unique([("UK", "GBR"), ("Britain", "GBR")], "countries.toml")
    {'UK': 'GBR', 'Britain': 'GBR'}

    Raises:
        LexiconError: names both owners of a name that stands twice.
    """
    owners: dict[str, str] = {}
    for name, owner in pairs:
        if name in owners:
            raise LexiconError(f"{where}: {name!r} belongs to {owners[name]!r} and to {owner!r}; keep one")
        owners[name] = owner
    return owners


def check_keys(entry: Collection[str], allowed: Collection[str], where: str) -> None:
    """Refuses an entry that has a key nobody reads.

    Raises:
        LexiconError: names the unknown keys.
    """
    unknown = sorted(set(entry) - set(allowed))
    if unknown:
        raise LexiconError(f"{where}: unknown keys {unknown}; known are {sorted(allowed)}")


def member(values: type[E], value: str, where: str) -> E:
    """The member of a closed list that a data file names.

    Raises:
        LexiconError: the list has no such member.
    """
    known = values.__members__.values()
    if value not in known:
        raise LexiconError(f"{where}: {value!r} is not one of {[v.value for v in known]}")
    return values(value)
