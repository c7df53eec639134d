"""The data key is made once, kept well, and its loss is told."""

import threading
from pathlib import Path

import pytest

from fieldtech.errors import MachineError
from fieldtech.store.keyrings import KeyRingUnavailable, SystemKeyRing, within
from fieldtech.store.keys import DataKey, KeyKind, open_or_create_key
from fieldtech.store.wrapped_key import unwrap_key, wrap_key


class FakeRing:
    """A keyring in memory; ``works`` switches it off, ``forgets`` loses what it is given."""

    def __init__(self, *, works: bool = True, forgets: bool = False) -> None:
        self.secrets: dict[str, str] = {}
        self.works = works
        self.forgets = forgets

    def get(self, entry: str) -> str | None:
        self._answer()
        return self.secrets.get(entry)

    def set(self, entry: str, secret: str) -> None:
        self._answer()
        if not self.forgets:
            self.secrets[entry] = secret

    def _answer(self) -> None:
        if not self.works:
            raise KeyRingUnavailable


NO_RING = FakeRing(works=False)


def test_the_keyring_keeps_the_key(tmp_path: Path) -> None:
    ring = FakeRing()
    made = open_or_create_key(tmp_path, ring=ring)
    assert made.kind is KeyKind.KEYRING
    assert len(made.bytes) == 32
    assert open_or_create_key(tmp_path, ring=ring) == made
    assert made.bytes.hex() not in "".join(path.read_text() for path in tmp_path.iterdir())


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    ring = FakeRing()
    keys = {open_or_create_key(tmp_path / name, ring=ring).bytes for name in ("a", "b")}
    assert len(keys) == 2
    assert len(ring.secrets) == 2


@pytest.mark.parametrize("ring", [NO_RING, FakeRing(forgets=True)])
def test_without_a_keyring_a_passphrase_wraps_the_key(tmp_path: Path, ring: FakeRing) -> None:
    made = open_or_create_key(tmp_path, passphrase=lambda: "大江东去 1082", ring=ring)
    assert made.kind is KeyKind.PASSPHRASE
    assert open_or_create_key(tmp_path, passphrase=lambda: "大江东去 1082", ring=ring) == made


def test_a_wrong_passphrase_is_told(tmp_path: Path) -> None:
    open_or_create_key(tmp_path, passphrase=lambda: "right", ring=NO_RING)
    with pytest.raises(MachineError, match="wrong_passphrase"):
        open_or_create_key(tmp_path, passphrase=lambda: "wrong", ring=NO_RING)


@pytest.mark.parametrize("passphrase", [None, lambda: ""])
def test_no_passphrase_is_told_and_nothing_is_made(tmp_path: Path, passphrase: None) -> None:
    with pytest.raises(MachineError, match="passphrase_needed"):
        open_or_create_key(tmp_path, passphrase=passphrase, ring=NO_RING)
    assert list(tmp_path.iterdir()) == []


def test_a_demo_key_is_plain_and_says_so(tmp_path: Path) -> None:
    made = open_or_create_key(tmp_path, demo=True, ring=FakeRing())
    assert made.kind is KeyKind.PLAIN_DEMO
    assert (tmp_path / "key.demo").read_text() == made.bytes.hex()
    assert open_or_create_key(tmp_path, ring=NO_RING) == made


def test_a_key_file_is_for_its_owner_only(tmp_path: Path) -> None:
    open_or_create_key(tmp_path, demo=True)
    assert (tmp_path / "key.demo").stat().st_mode & 0o077 == 0


def test_no_second_key_is_made_for_a_database(tmp_path: Path) -> None:
    (tmp_path / "fieldtech.db").write_bytes(b"x")
    with pytest.raises(MachineError, match="key_missing"):
        open_or_create_key(tmp_path, demo=True, ring=FakeRing())


def test_a_key_gone_from_the_keyring_is_told(tmp_path: Path) -> None:
    ring = FakeRing()
    open_or_create_key(tmp_path, ring=ring)
    ring.secrets.clear()
    with pytest.raises(MachineError, match="key_missing"):
        open_or_create_key(tmp_path, ring=ring)


def test_a_keyring_that_stopped_answering_is_told(tmp_path: Path) -> None:
    ring = FakeRing()
    open_or_create_key(tmp_path, ring=ring)
    ring.works = False
    with pytest.raises(MachineError, match="keyring_unavailable"):
        open_or_create_key(tmp_path, passphrase=lambda: "x", ring=ring)


@pytest.mark.parametrize("damage", ["", "zz", "00" * 31, "密"])
def test_a_damaged_demo_key_is_told(tmp_path: Path, damage: str) -> None:
    (tmp_path / "key.demo").write_text(damage, encoding="utf-8")
    with pytest.raises(MachineError, match="key_damaged"):
        open_or_create_key(tmp_path, ring=NO_RING)


def test_any_damage_of_a_wrapped_key_is_told_from_a_wrong_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "key.wrapped"
    wrap_key(path, bytes(32), "right")
    sound = path.read_bytes()
    for at in range(0, len(sound), 7):
        changed = bytearray(sound)
        changed[at] ^= 0x04
        path.write_bytes(changed)
        try:
            assert unwrap_key(path, "right") == bytes(32)  # only white space was hit
        except MachineError as error:
            assert error.code == "key_damaged"
    path.write_bytes(sound[:50])
    with pytest.raises(MachineError, match="key_damaged"):
        unwrap_key(path, "right")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MachineError, match="key_not_saved"):
        open_or_create_key(tmp_path / "file" / "data", demo=True)


def test_a_keyring_that_hangs_is_given_up() -> None:
    never = threading.Event()
    with pytest.raises(KeyRingUnavailable, match="no answer"):
        within(0.05, never.wait)
    never.set()


def test_a_keyring_that_fails_is_unavailable() -> None:
    with pytest.raises(KeyRingUnavailable, match="ZeroDivisionError"):
        within(5, lambda: 1 / 0)
    assert within(5, lambda: 7) == 7


def test_a_headless_computer_is_not_asked() -> None:
    with pytest.raises(KeyRingUnavailable, match="no session bus"):
        SystemKeyRing(environ={}).get("entry")


def test_the_key_is_not_shown_in_tracebacks() -> None:
    assert repr(DataKey(b"\xab" * 32, KeyKind.KEYRING)) == "DataKey(keyring)"
