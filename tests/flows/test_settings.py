"""Settings: defaults, a file, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.settings import Settings, SettingsError, read_settings, store_folder


def test_settings_are_the_defaults_without_a_file(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_settings_are_read_from_the_store(tmp_path: Path) -> None:
    (tmp_path / "eventwire.toml").write_text("workers = 1\narticle_seconds = 5\n", encoding="utf-8")
    assert read_settings(tmp_path) == Settings(workers=1, article_seconds=5)


def test_given_file_goes_before_that_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "eventwire.toml").write_text("workers = 1", encoding="utf-8")
    (tmp_path / "other.toml").write_text("workers = 3", encoding="utf-8")
    assert read_settings(tmp_path, tmp_path / "other.toml").workers == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("wrokers = 1", "did you mean workers?"),
        ("colour = 1", "known are batch_size"),
        ("workers = 0", "too small"),
        ("workers = 'two'", "must be a number"),
        ("workers = true", "must be a number"),
        ("batch_size = 1.5", "must be a number"),
        ("extractor = 5", "module:attribute"),
        ("extractor = 'nothing'", "module:attribute"),
        ("workers =", "is not TOML"),
        ("\udcff", "cannot be read"),
    ],
)
def test_wrong_file_is_refused_by_name(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "eventwire.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match=told) as refused:
        read_settings(tmp_path)
    assert str(path) in str(refused.value)


def test_missing_given_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no settings file"):
        read_settings(tmp_path, tmp_path / "none.toml")


def test_store_is_given_or_named_by_the_environment_or_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTWIRE_STORE", "/data/wire")
    assert store_folder(Path("mine")) == Path("mine")
    assert store_folder(None) == Path("/data/wire")
    monkeypatch.delenv("EVENTWIRE_STORE")
    assert store_folder(None) == Path("eventwire-store")


def test_only_settings_that_change_results_are_told_as_such() -> None:
    assert Settings(workers=1).results() == Settings(workers=8).results()
    assert Settings(batch_size=1).results() != Settings().results()
