"""``fieldtech import`` from outside: the first one without a login, later ones with, reports and exit codes."""

import json
from pathlib import Path

import pytest

from fieldtech.cli import main
from fieldtech.paths import resources

DEMO = resources() / "demo"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A new data folder for the command line, its key under a passphrase."""
    monkeypatch.setenv("FIELDTECH_PASSPHRASE", "correct horse")
    monkeypatch.setenv("FIELDTECH_PIN", "0000")
    return ["--data", str(tmp_path / "data"), "--lang", "en"]


def test_the_demo_needs_no_login_once(data: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--demo", *data]) == 0
    said = capsys.readouterr().out
    assert "vehicles.csv: 12 new, 0 updated, 0 the same, 0 kept, 0 refused" in said
    assert "the first import needs no login" in said
    assert main(["import", "--demo", *data]) == 1
    assert "--user" in capsys.readouterr().err
    assert main(["import", "--demo", "--user", "admin", *data]) == 0
    assert "vehicles.csv: 0 new, 0 updated, 12 the same" in capsys.readouterr().out


def test_a_dry_run_leaves_the_folder_empty(data: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--demo", "--dry-run", "--json", *data]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["dry_run"] is True
    assert [file["created"] for file in report["files"] if file["kind"] == "terminals"] == [14]
    assert main(["import", "--demo", *data]) == 0
    assert "terminals.csv: 14 new" in capsys.readouterr().out


def test_bad_cells_are_told_in_words_and_in_the_report(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--demo", *data]) == 0
    path = tmp_path / "vehicles.csv"
    path.write_text("vehicle_id,customer_no,plate,plate_colour\nV20,C001,鲁BI2345,2\n", encoding="utf-8")
    report = tmp_path / "report.json"
    capsys.readouterr()
    assert main(["import", str(path), "--user", "zhenghao", "--report", str(report), *data]) == 1
    assert "vehicles.csv line 2, plate “鲁BI2345”: The plate fits no known shape." in capsys.readouterr().out
    (file,) = json.loads(report.read_text("utf-8"))["files"]
    assert [(cell["line"], cell["column"], cell["code"]) for cell in file["cells"]] == [(2, "plate", "plate_shape")]


def test_real_lists_give_the_named_person_the_first_pin(
    data: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(DEMO), *data]) == 0
    assert "Nobody has a PIN yet" in capsys.readouterr().out
    monkeypatch.setenv("FIELDTECH_PIN", "2580")
    assert main(["import", str(DEMO), "--user", "admin", *data]) == 0
    assert "admin now has the first PIN" in capsys.readouterr().out
    assert main(["import", "--catalogue", "--user", "admin", *data]) == 0
    monkeypatch.setenv("FIELDTECH_PIN", "0000")
    assert main(["import", "--catalogue", "--user", "admin", *data]) == 1


def test_a_path_that_is_not_there(data: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "nowhere.csv", *data]) == 1
    assert "nowhere.csv" in capsys.readouterr().err


def test_nothing_named_is_wrong_usage(data: list[str]) -> None:
    with pytest.raises(SystemExit) as usage:
        main(["import", *data])
    assert usage.value.code == 2


def test_a_weak_first_pin_is_refused_before_anything_comes_in(
    data: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(DEMO), "--user", "admin", *data]) == 1
    assert "[pin]" in capsys.readouterr().err
    monkeypatch.setenv("FIELDTECH_PIN", "4711")
    assert main(["import", str(DEMO), "--user", "admin", *data]) == 0
    assert "vehicles.csv: 12 new" in capsys.readouterr().out


def test_the_report_is_there_though_the_first_person_is_not(
    data: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIELDTECH_PIN", "4711")
    assert main(["import", str(DEMO), "--user", "nobody", *data]) == 1
    told = capsys.readouterr()
    assert "vehicles.csv: 12 new" in told.out
    assert "nobody" in told.err


def test_what_is_wrong_with_many_rows_is_one_line(
    data: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--demo", *data]) == 0
    plates = [f"鲁B77{number}" for number in range(700, 730)]
    rows = [f"{plate},黄,张三,13912345678" for plate in plates] + ["鲁BO1234,黄,张三,13912345678"]
    path = tmp_path / "list.csv"
    path.write_text("\n".join(["车牌号,颜色,司机,手机", *rows]), encoding="utf-8")
    capsys.readouterr()
    whose = ["--kind", "vehicle_list", "--customer", "海岳", "--dry-run", "--user", "zhoumin"]
    assert main(["import", str(path), *whose, *data]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[1:3]] == ["  row 32, plate “鲁BO1234”", "  rows 2–32, voltage"]
    assert main(["import", str(path), *whose[:2], *whose[4:], *data]) == 0
    assert "Say whose vehicles they are" in capsys.readouterr().out
