"""Where rows rest: the Parquet lake, its manifest, the DuckDB file, views, reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warehouse.reading import connect, load

__all__ = ["connect", "load"]


def __getattr__(name: str) -> Any:
    """What a reader needs, imported when it is first asked for: a bare `import warehouse` stays light."""
    if name not in __all__:
        raise AttributeError(f"module 'warehouse' has no attribute {name!r}")
    from warehouse import reading

    return getattr(reading, name)
