"""What can go wrong with a store: every message names the path and says what to do."""

from __future__ import annotations


class StoreError(Exception):
    """A store cannot be used as asked."""


class StoreLockedError(StoreError):
    """Another run holds the store."""


class DamagedFileError(StoreError):
    """A file of the store does not hold what was written to it."""


class DiskFullError(StoreError):
    """The disk, or the user's share of it, is full."""


class UnknownNameError(StoreError):
    """A table, view or column that the warehouse does not have was asked for."""
