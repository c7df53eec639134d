"""Two threads keep the same picture at the same moment: both are told that it is there, and it is."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fieldtech.files import write_atomically
from fieldtech.store.blobs import Blobs

PICTURE = b"the same picture" * 4000


def test_many_at_once(tmp_path: Path, key: bytes) -> None:
    blobs = Blobs(tmp_path / "blobs", key)
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _n: blobs.put(PICTURE), range(64)))
    assert len(names) == 1
    assert blobs.get(names.pop()) == PICTURE
    assert not list(tmp_path.rglob("*.part"))


def test_many_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: write_atomically(path, bytes([n]) * 50_000), range(64)))
    written = path.read_bytes()
    assert len(written) == 50_000 and len(set(written)) == 1
    assert list(tmp_path.iterdir()) == [path]
