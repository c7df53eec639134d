"""The commands from outside, by the real entry point: answers, exit codes, errors in one line, never a traceback."""

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from fieldtech.cli import main
from fieldtech.model.base import Id
from prepared import Prepared, act_as

ENTRY = Path(sys.executable).with_name("fieldtech")
NUMBER = "WX-TJ01-20261118-001"


@dataclass(frozen=True)
class Answer:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> object:
        """The answer as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Office:
    """A data folder and somebody who asks."""

    data: Path

    def run(self, *words: str, user: str = "zhoumin", pin: str | None = "0000", lang: str = "zh_CN") -> Answer:
        """``fieldtech --data … words``, in this process."""
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        with patch.dict(os.environ, environment(pin), clear=True), redirect_stdout(out), redirect_stderr(err):
            try:
                code = main(self._words(words, user, lang))
            except SystemExit as ended:
                code = int(str(ended.code))
        said = [stream.buffer.getvalue().decode() for stream in (out, err) if stream.flush() is None]  # type: ignore
        return Answer(code, *said)

    def start(self, *words: str, user: str = "zhoumin", pin: str | None = "0000", lang: str = "zh_CN") -> Answer:
        """The same in a process of its own, as from a shell; slow, so few."""
        done = subprocess.run(
            [str(ENTRY), *self._words(words, user, lang)], env=environment(pin), capture_output=True,
            encoding="utf-8", stdin=subprocess.DEVNULL, timeout=60, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)

    def _words(self, words: tuple[str, ...], user: str, lang: str) -> list[str]:
        who = ["--user", user] if user else []
        return ["--data", str(self.data), "--lang", lang, *who, *words]


def environment(pin: str | None) -> dict[str, str]:
    """What the command sees: nothing of ours but the PIN."""
    known = {key: value for key, value in os.environ.items() if not key.startswith("FIELDTECH_")}
    return known | ({"FIELDTECH_PIN": pin} if pin is not None else {})


@pytest.fixture(scope="module")
def office(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One folder for all commands: each leaves it as good as it was."""
    folder = tmp_path_factory.mktemp("office") / "data"
    workplace, order = prepared.open("sealed", folder)
    act_as(workplace, "wulei")
    workplace.sheets.write(order)
    assert workplace.orders.find(NUMBER) == order == Id(order.hex)
    workplace.close()
    return Office(folder)


def one_line(answer: Answer, *words: str) -> None:
    """An expected error: exit code 1, one line on stderr, nothing else."""
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("fieldtech: ") and answer.err.count("\n") == 1
    for word in words:
        assert word in answer.err, answer.err


def test_list_in_words_and_as_json(office: Office) -> None:
    spoken = office.start("list", "津C8R071")  # none of the open ones has it, so it is looked for among all
    assert (spoken.code, spoken.err) == (0, "")
    assert NUMBER in spoken.out and "已完成" in spoken.out
    assert office.run("list", "津C8R071", "--filter", "open", lang="en").out == "No order fits.\n"
    english = office.run("list", "--filter", "closed", "--json", lang="en").json()
    assert isinstance(english, list)
    assert [(row["number"], row["status"], row["plate"]) for row in english] == [(NUMBER, "completed", "津C8R071")]


def test_list_says_titles_in_the_language_asked(office: Office) -> None:
    rows = office.run("list", "--filter", "closed", "--json").json()
    assert isinstance(rows, list)
    chinese, english = rows[0]["title"], rows[0]["title_en"]
    assert not chinese.isascii() and english.isascii() and english[0].isupper()
    assert chinese in office.run("list", "--filter", "closed").out
    spoken = office.run("list", "--filter", "closed", lang="en").out
    assert english in spoken and chinese not in spoken


def test_list_shows_a_technician_nothing_of_others(office: Office) -> None:  # P39
    assert office.run("list", "--filter", "all", "--json", user="zhaoqiang").json() == []
    assert office.run("list", "--filter", "all", user="zhaoqiang", lang="en").out == "No order fits.\n"


@pytest.mark.parametrize(("lang", "word"), [("zh_CN", "PIN"), ("en", "PIN")])
def test_a_wrong_pin_is_one_line(lang: str, word: str, office: Office) -> None:  # P39
    one_line(office.start("list", pin="9999", lang=lang, user="chugang"), word)


def test_who_asks_must_be_said(office: Office) -> None:  # P39
    one_line(office.run("list", user=""), "--user")
    one_line(office.run("list", pin=None), "FIELDTECH_PIN")


def test_sheet_verify_and_a_flipped_byte(office: Office, tmp_path: Path) -> None:  # B16 D12
    written = office.start("sheet", NUMBER, "--out", str(tmp_path / "out"), "--json", "--sheet-lang", "both").json()
    assert isinstance(written, dict)
    path = Path(written["file"])
    assert path.is_file() and NUMBER in path.name and "_v1" in path.name
    good = office.run("verify", str(path), "--json", user="", pin=None).json()
    assert isinstance(good, dict) and good["ok"] and (good["number"], good["revision"]) == (NUMBER, 1)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    bad = office.start("verify", str(path), user="", pin=None, lang="en")
    assert bad.code == 1 and bad.err == "" and len(bad.out.splitlines()) >= 2


def test_a_sheet_of_another_or_of_nothing(office: Office, tmp_path: Path) -> None:  # P39
    one_line(office.run("sheet", NUMBER, "--out", str(tmp_path), user="zhaoqiang"))
    one_line(office.run("sheet", "WX-TJ01-20261118-999", "--out", str(tmp_path), lang="en"), "WX-TJ01-20261118-999")
    one_line(office.run("verify", str(tmp_path / "nothing.pdf"), user="", pin=None, lang="en"), "nothing.pdf")
    assert list(tmp_path.iterdir()) == []


def test_doctor_finds_nothing_and_then_a_damaged_picture(office: Office, tmp_path: Path) -> None:  # B41
    well = office.run("doctor", "--json", user="", pin=None)
    found = well.json()
    assert isinstance(found, list) and well.code == 0
    checks = {row["name"]: row["ok"] for row in found}
    assert {"database", "custody", "files"} <= set(checks) and all(checks.values())
    copy = tmp_path / "data"
    shutil.copytree(office.data, copy)
    for blob in [path for path in (copy / "blobs").rglob("*") if path.is_file()]:
        blob.write_bytes(b"damaged")
    ill = Office(copy).run("doctor", user="", pin=None, lang="en")
    assert ill.code == 1 and ill.out.count("✗") == 1


def test_backup_and_restore(office: Office, tmp_path: Path) -> None:  # D13
    one_line(office.run("backup"))
    made = office.run("backup", "--json", user="admin").json()
    assert isinstance(made, dict)
    backup = Path(made["file"])
    assert b"SQLite format" not in backup.read_bytes()[:64]
    one_line(office.run("restore", str(backup), "--replace", user="zhoumin"))
    spoilt = tmp_path / "spoilt.db"
    spoilt.write_bytes(backup.read_bytes()[:-4096] + bytes(4096))
    one_line(office.run("restore", str(spoilt), "--replace", user="admin", lang="en"))
    assert office.run("restore", str(backup), "--replace", user="admin").code == 0
    rows = office.run("list", "--filter", "all", "--json").json()
    assert isinstance(rows, list) and len(rows) == 1


def test_identify_needs_no_folder_and_no_person(tmp_path: Path) -> None:
    answer = Office(tmp_path / "none").run("identify", "vin", "LZZ5ELSD3RW100001", "--json", user="", pin=None)
    assert answer.code == 0 and answer.json() == {"verdict": "ok", "codes": [], "normalised": "LZZ5ELSD3RW100001"}
    assert not (tmp_path / "none").exists()


def test_wrong_usage_ends_with_two(office: Office) -> None:
    assert office.run("fly").code == 2
    assert office.run("list", "--filter", "nonsense").code == 2
    assert office.run("sheet", NUMBER).code == 2


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    one_line(Office(tmp_path / "typo").run("list", lang="en"), "typo")
    assert not (tmp_path / "typo").exists()
