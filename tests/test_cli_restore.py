"""``fieldtech restore`` and ``backup`` from outside: a damaged or lost database comes back, nobody gets in by it."""

import io
import json
import shutil
import sys
from argparse import Namespace
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from fieldtech.cli import main
from fieldtech.commands.opening import open_workplace
from fieldtech.hub.config import load_config, sqlite_url
from fieldtech.model.cash_tables import CashCollection
from fieldtech.model.syncing import SyncState
from fieldtech.services.devices import note_restored, this_device
from fieldtech.services.numbers import next_number
from fieldtech.services.restoring import restore
from fieldtech.store.first_start import begin_first_start, undone_without_key
from fieldtech.store.keys import open_or_create_key

Said = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> Path:
    """A data folder with the demo company."""
    monkeypatch.setenv("FIELDTECH_PIN", "0000")
    folder = tmp_path / "data"
    assert main(["import", "--demo", "--data", str(folder)]) == 0
    capsys.readouterr()
    return folder


def command(data: Path, *words: str, user: str = "admin") -> int:
    return main([*words, "--data", str(data), "--user", user, "--lang", "en"])


@pytest.fixture
def backup(data: Path, capsys: Said) -> Path:
    """Made with ``backup``."""
    assert command(data, "backup") == 0
    return Path(capsys.readouterr().out.strip())


def damage(data: Path) -> None:
    database = data / "fieldtech.db"
    content = bytearray(database.read_bytes())
    content[: 3 * 4096] = bytes(3 * 4096)
    database.write_bytes(content)


def lose(data: Path) -> None:
    (data / "fieldtech.db").unlink()


def empty(data: Path) -> None:
    (data / "fieldtech.db").write_bytes(b"")


@pytest.mark.parametrize("ruin", [damage, lose, empty])
def test_a_backup_brings_back_what_is_ruined(data: Path, backup: Path, ruin: object, capsys: Said) -> None:  # D13
    assert callable(ruin)
    ruin(data)
    assert command(data, "list") == 1
    assert command(data, "restore", str(backup), "--replace") == 0
    capsys.readouterr()
    assert command(data, "list") == 0
    assert capsys.readouterr().err == ""
    with open_workplace(Namespace(data=data)) as workplace, workplace.context.transaction() as session:
        restored = this_device(session).restored_at  # it gives no receipt that it may have given before (B29)
        assert restored is not None
        counts = []
        for seconds in (0, 60):  # nor the number of an order or of money, nor when it is put back once more
            note_restored(session, restored + timedelta(seconds=seconds))
            counts.append(next_number(session, "SK", "QD01", restored.date(), CashCollection.number)[-6:])
        assert {len(count) for count in counts} == {6} and counts[0] != counts[1] and "-" not in counts[0]
        later = restored.date() + timedelta(days=2)
        assert next_number(session, "SK", "QD01", later, CashCollection.number).endswith("-001")


def test_a_crash_leaves_no_computer_that_does_not_know_it_was_put_back(data: Path, backup: Path) -> None:  # B29
    def clock() -> datetime:
        if list(data.glob("fieldtech.db.replaced*")):
            raise RuntimeError("the machine stops here")
        return datetime.now(UTC)

    with suppress(RuntimeError):
        restore(data, backup, "admin", "0000", clock=clock)
    assert list(data.glob("fieldtech.db.replaced*"))
    with open_workplace(Namespace(data=data)) as workplace, workplace.context.reading() as session:
        assert this_device(session).restored_at


@pytest.mark.parametrize("ruin", [damage, lose, empty, lambda _data: None])
@pytest.mark.parametrize(("user", "pin"), [("admin", "9999"), ("zhenghao", "0000")])  # a wrong PIN, no right
def test_the_backup_asks_who_may(
    data: Path, backup: Path, ruin: object, user: str, pin: str, monkeypatch: pytest.MonkeyPatch
) -> None:  # P39
    assert callable(ruin)
    ruin(data)
    before = sorted((path.name, path.stat().st_size) for path in data.glob("fieldtech.db"))
    monkeypatch.setenv("FIELDTECH_PIN", pin)
    assert command(data, "restore", str(backup), "--replace", user=user) == 1
    assert sorted((path.name, path.stat().st_size) for path in data.glob("fieldtech.db")) == before


def test_no_empty_database_takes_the_place_of_a_lost_one(data: Path, capsys: Said) -> None:
    lose(data)
    assert command(data, "list") == 1
    assert "restore a backup" in capsys.readouterr().err
    assert not (data / "fieldtech.db").exists()


def test_no_empty_database_is_begun_in_an_emptied_file(data: Path, capsys: Said) -> None:
    empty(data)
    assert command(data, "list") == 1
    assert "restore a backup" in capsys.readouterr().err
    assert (data / "fieldtech.db").stat().st_size == 0


def test_a_first_start_that_was_cut_short_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDTECH_PIN", "0000")
    folder = tmp_path / "data"
    assert main(["import", "--demo", "--dry-run", "--data", str(folder)]) == 0
    lose(folder)
    (folder / "first-start").touch()
    assert main(["import", "--demo", "--data", str(folder)]) == 0
    assert not (folder / "first-start").exists()


def test_a_first_start_that_got_no_key_has_begun_nothing(tmp_path: Path) -> None:
    begin_first_start(tmp_path, tmp_path / "fieldtech.db")
    for key, left in ((None, []), ("key.demo", ["first-start", "key.demo"])):
        (tmp_path / "first-start").touch()
        if key:
            (tmp_path / key).touch()
        with pytest.raises(OSError), undone_without_key(tmp_path):
            raise OSError
        assert sorted(path.name for path in tmp_path.iterdir()) == left


def test_another_computer_restores_with_the_recovery_key(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("FIELDTECH_PASSPHRASE", "correct horse battery")
    assert command(data, "backup", "--recovery-key", str(tmp_path / "recovery")) == 0
    kept = Path(shutil.copy(capsys.readouterr().out.strip(), tmp_path / "kept.db"))
    shutil.rmtree(data)
    new = tmp_path / "new"
    key = ["--recovery-key", str(tmp_path / "recovery")]
    monkeypatch.setenv("FIELDTECH_PASSPHRASE", "wrong horse battery")
    assert command(new, "restore", str(kept), *key) == 1
    monkeypatch.setenv("FIELDTECH_PASSPHRASE", "correct horse battery")
    for wrong, said in (("nokey", "no key file named nokey"), ("kept.db", "kept.db is no key file")):
        capsys.readouterr()
        assert command(new, "restore", str(kept), "--recovery-key", str(tmp_path / wrong)) == 1
        assert said in capsys.readouterr().err
    assert not new.exists()
    assert command(new, "restore", str(kept), *key) == 0
    assert "use only one of the two" in capsys.readouterr().out
    assert command(new, "list") == 0
    assert command(new, "restore", str(kept), "--replace", *key) == 1  # it has a key now


def test_data_that_are_there_are_kept_beside_however_often(data: Path, backup: Path, capsys: Said) -> None:
    assert command(data, "restore", str(backup)) == 1  # a script that did not say so
    assert "--replace" in capsys.readouterr().err and not list(data.glob("*.replaced*"))
    kept: dict[Path, bytes] = {}
    for name in ("fieldtech.db.replaced", "fieldtech.db.replaced-2", "fieldtech.db.replaced-3"):
        before = (data / "fieldtech.db").stat().st_ino
        assert command(data, "restore", str(backup), "--replace") == 0
        said = capsys.readouterr().out
        assert f"{data / name};" in said and "one of the two" not in said
        assert (data / name).stat().st_ino == before
        assert all(path.read_bytes() == content for path, content in kept.items())
        kept[data / name] = (data / name).read_bytes()


def test_on_a_laptop_of_an_office_whoever_works_on_it_backs_it_up(data: Path, tmp_path: Path, capsys: Said) -> None:
    def as_technician(*words: str) -> int:
        return command(data, *words, user="wulei")

    assert as_technician("backup") == 1
    assert "may not do this" in capsys.readouterr().err
    with open_workplace(Namespace(data=data)) as workplace:
        state = SyncState(id=1, hub_url="https://office", device_id="", token="", registered_at=workplace.context.now())
        with workplace.context.database.transaction() as session:
            session.add(state)
    assert as_technician("backup", "--out", str(tmp_path / "stick")) == 0
    made = capsys.readouterr().out.strip()
    assert as_technician("restore", made, "--replace") == 0
    (data / "hub").mkdir()
    (data / "hub" / "hub.json").write_text("{}")
    assert as_technician("backup") == 1  # with the hub on it, it is the office
    assert as_technician("restore", made, "--replace") == 1


def test_a_burnt_server_comes_back_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    def hub(folder: str, *words: str) -> tuple[int, str]:
        code = main(["hub", *words, "--data", folder, "--lang", "en"])
        said = capsys.readouterr()
        return code, said.out + said.err

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIELDTECH_PASSPHRASE", "correct horse battery")
    old, usb, key = tmp_path / "old", tmp_path / "usb", str(tmp_path / "recovery")
    old.mkdir()
    open_or_create_key(old, demo=True)
    assert hub("old", "init", "--address", "https://office.lan:8443")[0] == 0
    assert "--recovery-key FILE" in hub("old", "backup", "--out", str(usb))[1]
    assert "--recovery-key" not in hub("old", "backup", "--out", str(usb), "--recovery-key", key)[1]
    backup = str(max(usb.glob("hub-*.db")))
    assert "password" not in (usb / "hub.json").read_text() and '"database": ""' in (usb / "hub.json").read_text()

    assert "Add --recovery-key KEY" in hub("new", "restore", backup)[1]
    assert not (tmp_path / "new").exists()
    code, said = hub("new", "restore", backup, "--recovery-key", key)
    assert code == 0 and "https://office.lan:8443" in said
    assert load_config(tmp_path / "new/hub") == msgspec.structs.replace(
        load_config(old / "hub"), database=sqlite_url(tmp_path / "new/hub")
    )
    assert hub("new", "check")[0] == 0 and hub("new", "restore", backup)[0] == 0

    assert hub("made", "init")[0] == 0  # who does not know makes one first
    assert hub("made", "restore", backup, "--recovery-key", key)[0] == 0
    assert hub("made", "users")[0] == 0
    assert "Leave out --recovery-key" in hub("made", "restore", backup, "--recovery-key", key)[1]

    other = tmp_path / "other"
    other.mkdir()
    open_or_create_key(other, demo=True)
    assert "belongs to another key" in hub("other", "restore", backup)[1]
    assert not (other / "hub").exists()


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("是\n", 0), ("\n", 1), ("", 1), ("n\n", 1)])
def test_at_a_keyboard_it_asks(
    data: Path, backup: Path, answer: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    keyboard = io.StringIO(answer)
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", keyboard)
    assert command(data, "restore", str(backup)) == code
    assert "Replace them with the backup? [y/N]" in capsys.readouterr().err


def test_where_nothing_is_nothing_is_asked(data: Path, backup: Path, capsys: Said) -> None:
    lose(data)
    assert command(data, "restore", str(backup), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"restored": str(backup), "replaced": None}


def test_a_backup_that_is_not_there_is_said_before_who_asks(data: Path, tmp_path: Path, capsys: Said) -> None:
    assert main(["restore", str(tmp_path / "none.db"), "--data", str(data), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "none.db" in said and "--user" not in said


@pytest.mark.parametrize(
    "words", [["list"], ["verify", "sheet.pdf"], ["doctor"], ["backup"], ["sheet", "X", "--out", "."]]
)
def test_a_mistyped_folder_is_not_made(tmp_path: Path, words: list[str], capsys: Said) -> None:
    assert command(tmp_path / "typo", *words) == 1
    assert "There is no fieldtech data" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()


def test_the_zone_chosen_on_this_computer_counts(data: Path) -> None:
    (data / "settings.json").write_text('{"zone": "Asia/Urumqi"}', encoding="utf-8")
    with open_workplace(Namespace(data=data)) as workplace:
        assert workplace.context.zone.key == "Asia/Urumqi"


def test_a_computer_says_its_letter(data: Path, capsys: Said) -> None:
    assert command(data, "computer", "--code", "B") == 0
    assert command(data, "computer") == 0
    assert capsys.readouterr().out.splitlines() == ["Letter of this computer in order numbers: B"] * 2
    assert command(data, "computer", "--code", "b") == 1
