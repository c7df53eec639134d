"""``fieldtech restore`` and ``backup`` from outside: a damaged or lost database comes back, nobody gets in by it."""

import io
import json
import shutil
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from fieldtech.cli import main
from fieldtech.commands.opening import open_workplace

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
    assert command(new, "restore", str(kept), *key) == 0
    assert command(new, "list") == 0
    assert command(new, "restore", str(kept), "--replace", *key) == 1  # it has a key now


def test_data_that_are_there_are_kept_beside(data: Path, backup: Path, capsys: Said) -> None:
    assert command(data, "restore", str(backup)) == 0
    assert str(data / "fieldtech.db.replaced") in capsys.readouterr().out
    assert (data / "fieldtech.db.replaced").is_file()


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
