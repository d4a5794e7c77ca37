"""What an operator may set, read once at the edge: a frozen value from an optional TOML file."""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

SETTINGS_FILE = "eventwire.toml"


class SettingsError(ValueError):
    """The settings file does not say what it should; the message names the file and the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set, with the values that are used when nothing is.

    Attributes:
        batch_size: articles in one batch: the unit of work, of a retry and of a Parquet part.
        workers: processes that extract at the same time.
        article_seconds: time that one article may take before it is given up.
        payload_bytes: size of the largest payload that is read; larger ones are refused.
        expansion_ratio: how many times its size a compressed file may grow before it is taken for a bomb.
        chunk_articles: articles that validation holds in memory at a time.
        extractor: what finds the events, as `module:attribute`.
    """

    batch_size: int = 64
    workers: int = 2
    article_seconds: float = 20.0
    payload_bytes: int = 10_000_000
    expansion_ratio: int = 100
    chunk_articles: int = 5_000
    extractor: str = "transforms.extract:Extractor"

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.type == "str":
                if not isinstance(value, str) or ":" not in value:
                    raise SettingsError(f"{field.name} must be text like module:attribute, not {value!r}")
                continue
            kinds = (int, float) if field.type == "float" else (int,)
            if isinstance(value, bool) or not isinstance(value, kinds):
                raise SettingsError(f"{field.name} must be a number, not {value!r}")
            if value < 1:
                raise SettingsError(f"{field.name} is {value}, which is too small")

    def results(self) -> dict[str, float]:
        """The settings that can change what a run finds, as opposed to how fast it finds it."""
        return {
            "batch_size": self.batch_size,
            "article_seconds": self.article_seconds,
            "payload_bytes": self.payload_bytes,
            "expansion_ratio": self.expansion_ratio,
        }


def read_settings(store: Path, given: Path | None = None) -> Settings:
    """The settings of a store: from the file given, else from the store's own file, else the defaults.

    Raises:
        SettingsError: the given file is missing, it is not TOML, or it has an unknown key or a wrong value.
    """
    path = given if given is not None else store / SETTINGS_FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if given is None:
            return Settings()
        raise SettingsError(f"there is no settings file {path}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the settings file {path} cannot be read: {error}") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not TOML: {error}") from error
    return _checked(values, path)


def _checked(values: dict[str, object], path: Path) -> Settings:
    known = [field.name for field in fields(Settings)]
    for name in values:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {close[0]}?" if close else f"; known are {', '.join(known)}"
            raise SettingsError(f"{path}: unknown setting {name}{hint}")
    try:
        return Settings(**values)  # type: ignore[arg-type]  # checked by Settings itself
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def store_folder(given: Path | None) -> Path:
    """Where the store lies: as given, else `EVENTWIRE_STORE`, else `eventwire-store` here."""
    return given if given is not None else Path(os.environ.get("EVENTWIRE_STORE") or "eventwire-store")
