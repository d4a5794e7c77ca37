"""Matching of words."""

from __future__ import annotations


def loose(some: str, other: str) -> bool:
    return some in other or other in some
