import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse import atomic
from warehouse.errors import DiskFullError, StoreError


@pytest.fixture
def tmp(tmp_path):
    folder = tmp_path / "tmp"
    folder.mkdir()
    return folder


def _fail_half_way(goal, tmp, error):
    with atomic.file_at(goal, tmp=tmp) as draft:
        draft.write_text("half")
        raise error


def test_file_appears_only_when_it_is_whole(tmp_path, tmp):
    goal = tmp_path / "goal"
    with atomic.file_at(goal, tmp=tmp) as draft:
        draft.write_text("half")
        assert not goal.exists()
        draft.write_text("whole")

    assert goal.read_text() == "whole"
    assert list(tmp.iterdir()) == []


def test_failed_file_leaves_the_old_one_and_no_draft(tmp_path, tmp):
    goal = tmp_path / "goal"
    goal.write_text("old")

    with pytest.raises(ZeroDivisionError):
        _fail_half_way(goal, tmp, ZeroDivisionError())

    assert goal.read_text() == "old"
    assert list(tmp.iterdir()) == []


def test_folder_appears_only_when_it_is_whole(tmp_path, tmp):
    goal = tmp_path / "goal"
    with atomic.folder_at(goal, tmp=tmp) as draft:
        (draft / "a").write_text("a")
        assert not goal.exists()

    assert (goal / "a").read_text() == "a"


def test_folder_that_is_there_is_kept(tmp_path, tmp):
    goal = tmp_path / "goal"
    for text in ("first", "second"):
        with atomic.folder_at(goal, tmp=tmp) as draft:
            (draft / "a").write_text(text)

    assert (goal / "a").read_text() == "first"
    assert list(tmp.iterdir()) == []


def test_point_swaps_a_relative_link(tmp_path, tmp):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        atomic.point(tmp_path / "link", tmp_path / name, tmp=tmp)

    assert (tmp_path / "link").readlink() == Path("two")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_full_disk_is_told_with_the_path(tmp_path, tmp, number):
    goal = tmp_path / "goal"

    with pytest.raises(DiskFullError, match=f"no room to write {goal}"):
        _fail_half_way(goal, tmp, OSError(number, os.strerror(number)))

    assert list(tmp.iterdir()) == []


def test_forbidden_path_is_told(tmp_path, tmp):
    with pytest.raises(StoreError, match="check who owns"):
        _fail_half_way(tmp_path / "goal", tmp, OSError(errno.EROFS, os.strerror(errno.EROFS)))


def test_sweep_removes_what_dead_processes_left(tmp):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    dead_pid = dead.pid
    (tmp / f"{dead_pid}-abc-x-file").write_text("x")
    (tmp / f"{dead_pid}-abc-x-folder").mkdir()
    (tmp / f"{os.getpid()}-earlier-x-file").write_text("of another process that had this id")
    (tmp / f"{os.getppid()}-abc-x-file").write_text("of a living one")
    mine = atomic.temporary_path(tmp, "file")
    mine.write_text("mine")

    assert atomic.sweep(tmp) == 3
    assert {p.name for p in tmp.iterdir()} == {f"{os.getppid()}-abc-x-file", mine.name}


def test_link_or_copy_shares_the_bytes(tmp_path):
    (tmp_path / "a").write_text("a")
    atomic.link_or_copy(tmp_path / "a", tmp_path / "b")

    assert (tmp_path / "b").samefile(tmp_path / "a")


def test_link_or_copy_copies_where_links_are_refused(tmp_path, monkeypatch):
    def refuse(_source, _target):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_text("a")
    atomic.link_or_copy(tmp_path / "a", tmp_path / "b")

    assert (tmp_path / "b").read_text() == "a"
    assert not (tmp_path / "b").samefile(tmp_path / "a")
