"""Photos and sheets travel with a backup."""

from pathlib import Path

import pytest

from fieldtech.errors import MachineError
from fieldtech.store.blobs import Blobs
from fieldtech.store.carrying import copy_files

KEY = b"k" * 32


def test_files_are_readable_where_they_are_carried_to(tmp_path: Path) -> None:
    sha = Blobs(tmp_path / "here", KEY).put(b"a photo")
    assert copy_files(tmp_path / "here", tmp_path / "there") == 1
    assert Blobs(tmp_path / "there", KEY).get(sha) == b"a photo"


def test_a_second_time_copies_only_what_is_new_or_cut_short(tmp_path: Path) -> None:
    here = Blobs(tmp_path / "here", KEY)
    here.put(b"one")
    copy_files(tmp_path / "here", tmp_path / "there")
    here.put(b"two")
    assert copy_files(tmp_path / "here", tmp_path / "there") == 1
    damaged = next(path for path in (tmp_path / "there").rglob("*") if path.is_file())
    damaged.write_bytes(b"cut")
    assert copy_files(tmp_path / "here", tmp_path / "there") == 1


def test_nothing_to_carry_is_no_error(tmp_path: Path) -> None:
    assert copy_files(tmp_path / "missing", tmp_path / "there") == 0


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    Blobs(tmp_path / "here", KEY).put(b"one")
    (tmp_path / "there").write_text("a file in the way")
    with pytest.raises(MachineError):
        copy_files(tmp_path / "here", tmp_path / "there")
