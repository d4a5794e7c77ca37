"""Names of types."""

from __future__ import annotations


def plover_type(name: str) -> str:
    return {"FIGHT": "ASSAULT"}.get(name, name)
