"""``fieldtech identify`` from outside, and what every command shares."""

import argparse
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldtech.cli import main
from fieldtech.errors import Invalid, NotFound, Problem
from fieldtech.model.identifiers.plate import COLOURS
from fieldtech.words import word

ITEMS = json.loads((Path(__file__).parent / "data" / "identifiers.json").read_text("utf-8"))["items"]


@pytest.fixture
def data(tmp_path: Path) -> list[str]:
    return ["--data", str(tmp_path)]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Makes this file a command module, to see how errors of commands are told."""
    subparsers.add_parser("fail").set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.user == "invalid":
        raise Invalid([Problem("vin", "vin_length"), Problem("imei", "no_words_for_this")])
    if args.user == "interrupted":
        raise KeyboardInterrupt
    if args.user == "disk_full":
        raise OSError(errno.ENOSPC, "No space left on device")
    raise NotFound("identifier_kind_unknown", kind="x")


def test_all_sixty(capsys: pytest.CaptureFixture[str]) -> None:
    for item in ITEMS:
        words = ["identify", item["kind"], item["value"], "--json"]
        words += ["--colour", str(item["colour"])] if "colour" in item else []
        words += ["--protocol", item["protocol"]] if "protocol" in item else []
        assert main(words) == 0
        assert json.loads(capsys.readouterr().out) == {
            "verdict": item["expected"],
            "codes": [item["reason"]] if item["reason"] else [],
            "normalised": item["normalised"],
        }


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "--lang", "en", "identify", "vin", "LATPAB071W1005301"],
        ["identify", "vin", "LATPAB071W1005301", "--json", "--lang", "en"],
        ["--lang", "en", "identify", "--json", "vin", "LATPAB071W1005301"],
    ],
)
def test_global_options_stand_before_or_after(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "ok"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "wrong · IMEI · 86012304050007 · The IMEI has 14 digits, the check digit is missing. Add it."),
        ("zh_CN", "有误 · IMEI · 86012304050007 · IMEI只有14位，缺少校验位。请补上校验位。"),
    ],
)
def test_one_line_for_people(language: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identify", "imei", "86012304050007", "--lang", language]) == 0
    assert capsys.readouterr().out == line + "\n"


@pytest.mark.parametrize(("language", "before"), [("en", "Give it with "), ("zh_CN", "请用 ")])
def test_a_missing_colour_is_given_with_an_option(
    language: str, before: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["identify", "plate", "鲁B7Q216", "--lang", language]) == 0
    assert f"{before}--colour" in capsys.readouterr().out
    assert main(["identify", "plate", "鲁B7Q216", "--colour", "5", "--lang", language]) == 0
    assert "--colour" in capsys.readouterr().out  # five letters and figures are never green


def test_help_says_what_the_exit_code_means_and_which_colours_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "en", "identify", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "Exit code 0: it was answered, whatever the verdict" in said
    assert all(f"{number} {word('plate_colour.' + str(number), 'en')}" in said for number in COLOURS if number)


def test_the_language_of_this_computer_is_the_default(
    tmp_path: Path, data: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*data, "identify", "plate", "鲁B3K58挂"]) == 0
    (tmp_path / "settings.json").write_text('{"language": "en"}')
    assert main([*data, "identify", "plate", "鲁B3K58挂"]) == 0
    assert capsys.readouterr().out.splitlines() == ["正确 · 车牌号 · 鲁B3K58挂", "right · licence plate · 鲁B3K58挂"]


def test_unknown_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "identify", "passport", "1"]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.count("\n") == 1 and "“passport” is no kind" in streams.err and "imei" in streams.err


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["identify"],
        ["identify", "imei"],
        ["identify", "plate", "鲁B7Q216", "--colour", "blue"],
        ["identify", "terminal_id", "A", "--protocol", "2020"],
        ["--lang", "fr", "identify", "imei", "1"],
        ["identify", "imei", "1", "--data"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    streams = capsys.readouterr()
    assert (stopped.value.code, streams.out, streams.err.count("\n")) == (2, "", 1)


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "identify" in capsys.readouterr().out


def test_a_value_that_looks_like_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identify", "--json", "plate", "--", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["normalised"] == ""


def test_chinese_goes_through_a_pipe_whole_and_qt_stays_out(tmp_path: Path) -> None:
    program = (
        "import sys; from fieldtech.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "assert not any(name.startswith(('PySide6', 'sqlalchemy')) for name in sys.modules)\n"
        "sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "identify", "plate", "鲁Ｂ・７Ｑ２１６", "--colour", "2", "--json"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["normalised"] == "鲁B7Q216"


@pytest.mark.parametrize(
    ("user", "code", "said"),
    [
        ("somebody", 1, "fieldtech: “x” is no kind of number known here. Use one of: ….\n"),
        ("interrupted", 130, ""),
        (
            "disk_full",
            1,
            "fieldtech: The computer could not do it: the disk is full. "
            "Check disk space, folder and permissions, then try again.\n",
        ),
    ],
)
def test_expected_errors_are_one_line(user: str, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "fail", "--user", user], {"fail": __name__}) == code
    streams = capsys.readouterr()
    assert (streams.out, streams.err) == ("", said)


def test_all_problems_of_an_input_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fail", "--lang", "en", "--user", "invalid"], {"fail": __name__}) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "[vin] A VIN has 17 characters." in said and "[imei] no_words_for_this" in said


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_behind_the_output_gives_no_traceback() -> None:
    start = "import sys; from fieldtech.cli import main; sys.exit(main())"
    program = [sys.executable, "-c", start, "identify", "imei", "1", "--json"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def test_the_module_runs_like_the_command() -> None:
    command = [sys.executable, "-m", "fieldtech", "identify", "imei", "860123040500075", "--json"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (done.returncode, json.loads(done.stdout)["verdict"]) == (0, "ok")
