"""Tolls and main events."""

from __future__ import annotations

from typing import Any


def toll(article: Any, harms: set[str]) -> int:
    return sum(c["count_best"] for c in article.casualties if c["harm"] in harms)


def main_event(article: Any) -> dict[str, Any] | None:
    return next(iter(article.events), None)
