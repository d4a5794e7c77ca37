"""One file or stream as it is delivered: its names, its clock, its bytes under a cap."""

from __future__ import annotations

import codecs
import datetime as dt
import gzip
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Protocol, cast

from transforms.records import Rejection
from transforms.vocabulary import Reason, Step

_CHUNK = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SourceError(ValueError):
    """The user named something that cannot be a source; the message says what to do."""


class ExpandsTooMuchError(ValueError):
    """A compressed file grows beyond its allowed ratio."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a source may cost.

    Attributes:
        payload_bytes: largest payload of one article.
        expansion_ratio: largest growth of a compressed file, judged once it has given more than one payload.
    """

    payload_bytes: int = 10_000_000
    expansion_ratio: int = 100


class Bytes(Protocol):
    """The part of a binary file that the readers use."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, none at the end."""
        ...

    def readline(self, size: int = -1, /) -> bytes:
        """The next bytes up to the end of a line."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One file or stream to read.

    Attributes:
        source: its name for people, as the user gave it.
        name: the file's name without folders.
        fetched_at: when it was delivered, UTC, whole seconds.
        opened: gives its bytes, uncompressed if asked.
        limits: how much it may cost.
    """

    source: str
    name: str
    fetched_at: dt.datetime
    opened: Callable[[], BinaryIO]
    limits: Limits = field(default_factory=Limits)

    def open(self) -> BinaryIO:
        """Its bytes: unpacked if they are gzip, as UTF-8 if they are marked as UTF-16."""
        raw = io.BufferedReader(cast("io.RawIOBase", self.opened()), buffer_size=_CHUNK)
        if raw.peek(2)[:2] == _GZIP_MAGIC:
            raw = io.BufferedReader(_Unpacked(raw, self.limits), buffer_size=_CHUNK)
        if raw.peek(2)[:2] in _UTF16_MARKS:
            return cast("BinaryIO", codecs.EncodedFile(cast("Any", raw), "utf-8", "utf-16", errors="replace"))
        return raw

    def refused(self, reason: Reason, detail: str, *, digest: str | None = None, key: str | None = None) -> Rejection:
        """A refusal of this delivery or of one record of it."""
        return Rejection(
            source=self.source,
            step=Step.INGEST,
            reason=reason,
            detail=detail,
            external_id=key if key is not None else self.name,
            raw_sha256=digest,
        )


class _Counted:
    """A binary file that knows how much of it was read; unlike `tell` it works for pipes."""

    def __init__(self, file: Bytes) -> None:
        self._file = file
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self.taken += len(data)
        return data


class _Unpacked(io.RawIOBase):
    """Gzip's content, which stops with an error when it grows like a bomb."""

    def __init__(self, packed: io.BufferedReader[Any], limits: Limits) -> None:
        super().__init__()
        self._packed = _Counted(packed)
        self._content = gzip.GzipFile(fileobj=cast("BinaryIO", self._packed))
        self._closes = packed
        self._limits = limits
        self._given = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer with unpacked bytes, as `io.RawIOBase` asks."""
        data = self._content.read(min(len(buffer), _CHUNK))
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > max(self._limits.payload_bytes, self._limits.expansion_ratio * self._packed.taken):
            raise ExpandsTooMuchError(
                f"it grows to more than {self._limits.expansion_ratio} times its size; unpack it if you trust it"
            )
        return len(data)

    def close(self) -> None:
        """Closes the packed file too."""
        self._closes.close()
        super().close()


class Rejoined(io.RawIOBase):
    """The start of a stream that was read to look at it, then the rest of the stream."""

    def __init__(self, start: bytes, rest: Bytes) -> None:
        super().__init__()
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer, as `io.RawIOBase` asks."""
        data = self._start[: len(buffer)] or self._rest.read(len(buffer))
        self._start = self._start[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def digest_of_rest(stream: Bytes, start: bytes = b"") -> tuple[str, int]:
    """SHA-256 and size of what was read already and all that follows, without holding it in memory."""
    digest = hashlib.sha256(start)
    size = len(start)
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def megabytes(size: int) -> str:
    """A size for people.

    >>> megabytes(52_428_800)
    '52.4 MB'
    """
    return f"{size / 1e6:.1f} MB"
