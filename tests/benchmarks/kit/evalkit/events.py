"""Tolls and main events."""

from __future__ import annotations

from typing import Any


def countable(figure: dict[str, Any]) -> bool:
    return figure["temporal_role"] != "background"


def toll(article: Any, harms: set[str], skip_victims: tuple[str, ...] = ()) -> int:
    counted = [c for c in article.casualties if c["harm"] in harms and c.get("victim_type") not in skip_victims]
    return sum(c["count_best"] for c in counted if countable(c))


def main_event(article: Any) -> dict[str, Any] | None:
    return next(iter(article.events), None)
