"""Every command with what people type wrong: one line, in the language asked, no traceback, exit code not 0."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_commands import Answer, Office

from fieldtech.cli import COMMANDS, _parser, main
from fieldtech.commands.opening import reading_needs_room
from fieldtech.commands.usage import in_chinese
from fieldtech.errors import MachineError
from prepared import Prepared

NUMBER = "WX-TJ01-20261118-001"


@pytest.fixture(scope="module")
def office(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A folder that none of the refused commands changes."""
    folder = tmp_path_factory.mktemp("usage") / "data"
    workplace, _order = prepared.open("registered", folder)
    workplace.close()
    return Office(folder)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Files that are no list, a damaged list, lists of unsaid kinds and an empty folder."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("no list")
    (tmp_path / "codes.csv").write_text("number,meaning\n1,one\n")
    (tmp_path / "request.json").write_text("[]")
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "broken.csv").write_bytes(b"\xff\xfe\x00number")
    return tmp_path


# the words after ``fieldtech`` (@ is the place), who asks, the exit code, and what both languages must name
WRONG: list[tuple[str, str, int, str]] = [
    ("fly", "zhoumin", 2, "fly"),
    ("list --limit -3", "zhoumin", 2, "-3"),
    ("list --limit 0", "zhoumin", 2, "--limit"),
    ("list --limit many", "zhoumin", 2, "many"),
    ("list --limit 99999999999999999999999", "zhoumin", 2, "--limit"),
    ("list --limit", "zhoumin", 2, "--limit"),
    ("list --filter nonsense", "zhoumin", 2, "to_approve"),
    ("list --sort nonsense", "zhoumin", 2, "newest"),
    ("list --wings", "zhoumin", 2, "--wings"),
    ("list --user", "zhoumin", 2, "--user"),
    ("list --data", "zhoumin", 2, "--data"),
    ("list --json=yes", "zhoumin", 2, "yes"),
    ("list --data @/file.txt", "zhoumin", 2, "file.txt"),
    ("list --data @/none", "zhoumin", 1, "none"),
    ("list", "nobody", 1, "PIN"),
    ("list", "", 1, "--user"),
    ("sheet", "zhoumin", 2, "NUMBER"),
    (f"sheet {NUMBER}", "zhoumin", 2, "--out"),
    (f"sheet {NUMBER} --out @/file.txt", "zhoumin", 2, "file.txt"),
    (f"sheet {NUMBER} --out @/file.txt/below", "zhoumin", 2, "file.txt"),
    (f"sheet {NUMBER} --out @/folder --kind poem", "zhoumin", 2, "poem"),
    ("sheet WX-TJ01-20261118-999 --out @/folder", "zhoumin", 1, "WX-TJ01-20261118-999"),
    ("sheet nonsense --out @/folder", "zhoumin", 1, "nonsense"),
    ("sheet nonsense --out @/folder --kind history", "zhoumin", 1, "NONSENSE"),
    (f"sheet {NUMBER} --out @/folder --kind notice", "zhoumin", 1, "dispatch"),
    (f"sheet {NUMBER} --out @/folder", "zhaoqiang", 1, ""),
    ("verify", "", 2, "FILE"),
    ("verify @/none.pdf", "", 1, "none.pdf"),
    ("verify @/folder", "", 1, "folder"),
    ("identify", "", 2, "KIND"),
    ("identify weather 12", "", 2, "weather"),
    ("identify plate 鲁B12345 --colour 77", "", 2, "77"),
    ("identify plate 鲁B12345 --colour blue", "", 2, "blue"),
    ("identify terminal_id BXA0007 --protocol 1999", "", 2, "1999"),
    ("import", "admin", 2, "--demo"),
    ("import @/none.csv", "admin", 1, "none.csv"),
    ("import @/folder", "admin", 1, "folder"),
    ("import @/folder", "admin", 1, "vehicles.csv"),
    ("import @/codes.csv", "admin", 1, "vehicles.csv"),
    ("import @/list.xlsx", "admin", 2, "--kind vehicle_list|terminals|sims|installation_request"),
    ("import @/old.xls", "", 2, "--kind vehicle_list"),
    ("import @/request.json", "admin", 1, "installation_request"),
    ("import @/file.txt", "admin", 1, "file.txt"),
    ("import @/broken.csv", "admin", 1, "broken.csv"),
    ("import --demo --catalogue", "admin", 2, "--catalogue"),
    ("import --catalogue --report @/folder", "admin", 2, "folder"),
    ("import --catalogue", "chugang", 1, ""),
    ("backup", "zhoumin", 1, ""),
    ("backup --out @/file.txt", "admin", 2, "file.txt"),
    ("backup --recovery-key @/folder", "admin", 2, "folder"),
    ("restore", "admin", 2, "FILE"),
    ("restore @/none.db", "admin", 1, "none.db"),
    ("restore @/folder", "admin", 2, "folder"),
    ("restore @/none.db", "", 1, "none.db"),
    ("restore @/file.txt", "admin", 1, "--replace"),
    ("restore @/file.txt --replace", "admin", 1, "file.txt"),
    ("doctor --data @/none", "", 1, "none"),
    ("doctor now", "", 2, "now"),
    ("computer --code", "admin", 2, "--code"),
    ("sync", "", 1, ""),
    ("sync now", "", 2, "now"),
    ("sync --register", "", 2, "--register"),
    ("sync --register X --status", "", 2, "--status"),
    ("sync --register nonsense", "zhoumin", 1, ""),
    ("sync --data @/none", "", 1, "sync --register"),
    ("sync --register nonsense --data @/fresh", "", 1, ""),
    ("sync --register nonsense", "", 1, "--user"),
    ("bundle", "", 2, "ACTION"),
    ("bundle export", "", 2, "FILE"),
    ("bundle export @/folder", "", 2, "folder"),
    ("bundle export @/new.ftb", "", 1, ""),
    ("bundle import @/none.ftb", "", 1, "none.ftb"),
    ("bundle import @/file.txt", "", 1, ".ftb"),
    ("hub", "", 2, "ACTION"),
    ("hub fly", "", 2, "revoke"),
    ("hub init --db mysql://host/x", "", 2, "postgresql+psycopg://"),
    ("hub init --db nonsense", "", 2, "--db"),
    ("hub init --db postgresql+psycopg://h:port/x", "", 2, "--db"),
    ("hub init --address http://office", "", 2, "http://office"),
    ("hub init --port 70000", "", 2, "70000"),
    ("hub code", "", 2, "LOGIN"),
    ("hub code wulei", "", 1, "hub init"),
    ("hub serve", "", 1, "hub init"),
    ("hub revoke X", "", 1, "hub init"),
    ("hub users", "", 1, "hub init"),
    ("hub check", "", 1, "hub init"),
    ("hub backup --out @/file.txt", "", 2, "file.txt"),
    ("hub restore @/none.db", "", 1, "none.db"),
    ("computer --code abc", "admin", 1, ""),
    ("computer --code B", "zhoumin", 1, ""),
    ("demo", "", 2, "--out"),
    ("demo --out @/file.txt", "", 2, "file.txt"),
    ("demo --out @ --theme pink", "", 2, "pink"),
    ("demo --out @/folder --theme", "", 2, "--theme"),
]
NOBODY_WRITES = "/proc/nobody"  # not even the administrator of the computer
WRITES = [
    f"backup --out {NOBODY_WRITES}",
    f"sheet {NUMBER} --out {NOBODY_WRITES}",
    f"import --catalogue --report {NOBODY_WRITES}/r.json",
    f"demo --out {NOBODY_WRITES}",
    f"hub init --data {NOBODY_WRITES}",
]


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def ask(office: Office, place: Path, line: str, who: str, lang: str) -> Answer:
    words = [word.replace("@", str(place)) for word in line.split()]
    pin = None if who in ("", "nobody") and not who else "0000"
    return office.run(*words, user=who, pin=pin, lang=lang)


def said_in_one_line(answer: Answer, named: str, lang: str) -> None:
    assert answer.err.startswith("fieldtech") and answer.err.count("\n") == 1, answer.err
    assert answer.err.isprintable() or answer.err.rstrip("\n").isprintable()
    for bad in ("Traceback", "problem.", "{", "…", "is marked", "按提示更正", "not possible yet", "还不能进行这一步"):
        assert bad not in answer.err
    assert named in answer.err
    assert is_chinese(answer.err.replace(named, "")) == (lang == "zh_CN"), answer.err


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize(("line", "who", "code", "named"), WRONG)
def test_what_is_wrong_is_said(
    office: Office, place: Path, line: str, who: str, code: int, named: str, lang: str
) -> None:
    answer = ask(office, place, line, who, lang)
    assert (answer.code, answer.out) == (code, "")
    said_in_one_line(answer, named, lang)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that is closed to everybody")
@pytest.mark.parametrize("line", WRITES)
def test_a_folder_without_rights_is_said(office: Office, place: Path, line: str) -> None:
    answer = ask(office, place, line, "admin", "en")
    assert answer.code == 1
    assert answer.err.startswith("fieldtech: ") and answer.err.count("\n") == 1 and "nobody" in answer.err


def test_an_unknown_language_is_said_in_the_one_chosen_in_the_window(office: Office) -> None:
    answer = office.run("list", lang="fr")
    assert answer.code == 2
    said_in_one_line(answer, "zh_CN", "zh_CN")


@pytest.mark.parametrize("line", [f"sheet {NUMBER} --out @/folder", "list", "backup", "computer", "import --catalogue"])
def test_a_wrong_pin_opens_nothing(office: Office, place: Path, line: str) -> None:  # P39
    words = [word.replace("@", str(place)) for word in line.split()]
    answer = office.run(*words, user="sunli", pin="4711", lang="en")
    assert ((answer.code, answer.out) == (1, "") and "PIN" in answer.err) or "wait" in answer.err
    assert list((place / "folder").iterdir()) == []


def test_a_part_of_the_program_that_is_missing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "list"], {"list": "fieldtech.commands.nowhere"}) == 1
    answer = Answer(1, *capsys.readouterr())
    said_in_one_line(answer, "fieldtech.commands.nowhere", "en")


def helped(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The help of a command and of all its actions, as texts that are in English where a translation is missing."""
    yield parser.format_help().split("\n", 1)[0]
    yield from filter(None, (parser.description, parser.epilog, *(group.title for group in parser._action_groups)))
    for action in parser._actions:
        yield action.help or ""
        if isinstance(action, argparse._SubParsersAction):
            yield from (one.help or "" for one in action._choices_actions)
            for below in action.choices.values():
                yield from helped(below)


def test_help_is_said_in_the_language_asked() -> None:
    said = [text for text in helped(_parser(COMMANDS, "zh_CN")) if text and text != argparse.SUPPRESS]
    assert [text for text in said if not is_chinese(text) and text not in in_chinese().values()] == []
    assert len(said) > 200
    assert not any(is_chinese(text) for text in helped(_parser(COMMANDS, "en")))


def test_who_only_reads_hears_why_a_full_disk_hinders_it() -> None:
    with pytest.raises(MachineError, match="reading_needs_room"), reading_needs_room():
        raise MachineError("disk_full", file="fieldtech.db")


def test_every_command_has_its_case() -> None:
    assert {line.split()[0] for line, *_ in WRONG} == {*COMMANDS, "fly"}


def test_it_is_so_in_a_process_of_its_own(office: Office, place: Path) -> None:
    answer = office.start("list", "--limit", "-3", lang="zh_CN")
    assert answer.code == 2
    said_in_one_line(answer, "-3", "zh_CN")
