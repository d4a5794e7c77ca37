"""Views that a reader starts from, one SQL file each.

A file begins with comment lines, which become the view's comment, and goes on with the query.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from warehouse.ddl import literal, quote

VIEWS = (
    "reported_events",
    "event_tolls",
    "events_wide",
    "contested_events",
    "actor_dyads_monthly",
    "country_month",
    "data_quality",
)
"""Names of the views; one that reads another comes after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view as its file defines it.

    Attributes:
        name: its name.
        comment: what one row is, and how to read it.
        query: the SELECT statement.
    """

    name: str
    comment: str
    query: str


def read_view(name: str) -> View:
    """A view from its file.

    Raises:
        ValueError: the file does not begin with a comment.
    """
    lines = resources.files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8").splitlines()
    length = next(i for i, line in enumerate(lines) if not line.startswith("--"))
    if length == 0:
        raise ValueError(f"{name}.sql does not begin with a comment that says what one row is")
    comment = " ".join(line.removeprefix("--").strip() for line in lines[:length])
    return View(name=name, comment=comment, query="\n".join(lines[length:]).strip().removesuffix(";"))


def create_views() -> list[str]:
    """The statements that make all views and describe them."""
    statements = []
    for view in map(read_view, VIEWS):
        statements.append(f"CREATE VIEW {quote(view.name)} AS\n{view.query}")
        statements.append(f"COMMENT ON VIEW {quote(view.name)} IS {literal(view.comment)}")
    return statements
