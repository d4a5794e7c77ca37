"""What tests of several rooms share: the extractor, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from transforms.extract import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The packaged extractor; loading it takes seconds, so all tests share one."""
    from transforms.extract import Extractor

    return Extractor.load()
