import subprocess
import sys

import pytest

from expectations import engine
from expectations.validate import validate


def test_the_room_is_imported_without_the_heavy_libraries():
    code = (
        "import sys; import expectations.validate, expectations.report, expectations.volumes, expectations.suites;"
        "print([m for m in ('great_expectations', 'pandas', 'pyarrow') if m in sys.modules])"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_a_missing_result_is_an_error(build, stage, monkeypatch):
    batch = engine.part("datasource.fluent.interfaces").Batch
    real = batch.validate

    def forgetful(self, *args, **kwargs):
        result = real(self, *args, **kwargs)
        result.results.pop()
        return result

    monkeypatch.setattr(batch, "validate", forgetful)

    with pytest.raises(RuntimeError, match="no result for"):
        validate(stage(build.good_rows()), run_id="r")
