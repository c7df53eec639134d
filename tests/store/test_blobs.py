"""Photos and sheets come back as they were, or their damage is told."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from fieldtech.errors import MachineError
from fieldtech.store.blobs import Blobs

PHOTO = b"\xff\xd8 a photo of the plate " * 100
SHA = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path, key: bytes) -> Blobs:
    return Blobs(tmp_path / "blobs", key)


def _file(folder: Path) -> Path:
    (found,) = [path for path in folder.rglob("*") if path.is_file()]
    return found


@given(data=some.binary(max_size=2000))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_comes_back(blobs: Blobs, data: bytes) -> None:
    sha = blobs.put(data)
    assert sha == hashlib.sha256(data).hexdigest()
    assert blobs.get(sha) == data


def test_the_file_is_encrypted_and_for_its_owner(tmp_path: Path, blobs: Blobs) -> None:
    # D13
    blobs.put(PHOTO)
    file = _file(tmp_path)
    assert file.name == SHA
    assert b"plate" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_another_key_cannot_read(tmp_path: Path, blobs: Blobs) -> None:
    blobs.put(PHOTO)
    with pytest.raises(MachineError, match="blob_damaged"):
        Blobs(tmp_path / "blobs", bytes(32)).get(SHA)


def test_a_missing_file_is_told(blobs: Blobs) -> None:
    with pytest.raises(MachineError, match="blob_missing"):
        blobs.get(SHA)
    assert not blobs.has(SHA)


@pytest.mark.parametrize("at", [0, 5, 20, -1])
def test_a_flipped_byte_is_told_and_putting_again_heals(tmp_path: Path, blobs: Blobs, at: int) -> None:
    blobs.put(PHOTO)
    file = _file(tmp_path)
    changed = bytearray(file.read_bytes())
    changed[at] ^= 1
    file.write_bytes(changed)
    with pytest.raises(MachineError, match="blob_damaged"):
        blobs.get(SHA)
    assert blobs.put(PHOTO) == SHA
    assert blobs.get(SHA) == PHOTO


@pytest.mark.parametrize("length", [0, 3, 10, 16])
def test_a_cut_file_is_told(tmp_path: Path, blobs: Blobs, length: int) -> None:
    blobs.put(PHOTO)
    file = _file(tmp_path)
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(MachineError, match="blob_damaged"):
        blobs.get(SHA)


def test_a_file_under_another_name_is_refused(tmp_path: Path, blobs: Blobs) -> None:
    blobs.put(PHOTO)
    other = "ab" * 32
    target = tmp_path / "blobs" / "ab" / other
    target.parent.mkdir()
    _file(tmp_path).rename(target)
    with pytest.raises(MachineError, match="blob_damaged"):
        blobs.get(other)


@pytest.mark.parametrize("name", ["../../etc/passwd", "AB" * 32, "ab" * 31, ""])
def test_a_name_that_is_no_hash_is_refused(blobs: Blobs, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        blobs.get(name)


def test_the_same_bytes_are_kept_once(tmp_path: Path, blobs: Blobs) -> None:
    blobs.put(PHOTO)
    before = _file(tmp_path).stat().st_mtime_ns
    blobs.put(PHOTO)
    assert _file(tmp_path).stat().st_mtime_ns == before


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "blobs").write_text("in the way")
    with pytest.raises(MachineError, match="file_unwritable"):
        Blobs(tmp_path / "blobs", key).put(PHOTO)
