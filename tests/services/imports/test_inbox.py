"""``fieldtech import FILE --kind``: every file of the inbox gives exactly what is expected, also twice (B10 to B12)."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from fieldtech.cli import main
from fieldtech.services.workplace import Workplace
from prepared import fingerprint

INBOX = Path(__file__).parents[2] / "data" / "inbox"
FILES = sorted(path.name.removesuffix(".expected.json") for path in INBOX.glob("*.expected.json"))
CODE = {"code", "field", "severity"}
ABOUT = {"schema", "context", "rerun", "rows_note", "notes", "rows"}  # what is said about the expectation itself


CORRECTIONS = (
    (2, "ICCID(自备卡)", "89860420123456781049"),
    (3, "车牌号码", "鲁B8K305"),
    (4, "联系电话", "13612341011"),
    (5, "车牌号码", "鲁B8312Z"),
    (6, "车牌号码", "鲁B8K313"),
    (6, "车牌颜色", "黄"),
)


class Program:
    """The command line on one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, file: Path, kind: str, *more: str) -> tuple[int, dict[str, Any]]:
        """The exit code and the report."""
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        code = main(["import", str(file), "--kind", kind, "--today", "2026-11-21", "--report", str(report),
                     "--data", str(self.folder / "data"), "--lang", "en", *more])  # fmt: skip
        return code, json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}

    def fingerprint(self) -> str:
        """Every row of every table."""
        workplace = Workplace.open(self.folder / "data", passphrase=lambda: "correct horse")
        try:
            return fingerprint(workplace)
        finally:
            workplace.close()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("FIELDTECH_PASSPHRASE", "correct horse")
    monkeypatch.setenv("FIELDTECH_PIN", "0000")
    return Program(tmp_path)


def expected(name: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads((INBOX / f"{name}.expected.json").read_text(encoding="utf-8"))
    return body


def where(context: dict[str, str]) -> list[str]:
    return [part for name in ("customer", "location") if name in context for part in (f"--{name}", context[name])]


def told(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a report with its codes as a set; what is said in words beside them is ours."""
    codes = {(found["code"], found["field"], found["severity"]) for found in row["codes"]}
    return {name: value for name, value in row.items() if name not in ("codes", "problems")} | {"codes": codes}


@pytest.mark.parametrize("name", FILES)
def test_the_inbox(program: Program, name: str) -> None:
    """Each in a folder that was empty, every field; then again."""
    wanted = expected(name)
    assert not (program.folder / "data").exists()
    code, report = program.run(INBOX / name, wanted["kind"], *where(wanted["context"]))
    assert code == 0
    exact = wanted.keys() - ABOUT
    assert {"kind", "outcome", "counts"} <= exact
    assert {key: report[key] for key in exact} == {key: wanted[key] for key in exact}
    assert wanted["context"].items() - report["context"].items() == {("register", wanted["context"]["register"])}
    rows = {row["row"]: row for row in report["rows"]}
    listed = {row["row"]: row for row in wanted["rows"]}
    assert {number: told(rows[number]) for number in listed} == {n: told(row) for n, row in listed.items()}
    assert [code["code"] for row in listed.values() for code in row["codes"] if code.keys() != CODE] == []
    rest = [row for number, row in rows.items() if number not in listed]
    assert {row["verdict"] for row in rest} <= ({"accepted"} if "rows_note" in wanted else set())
    before = program.fingerprint()
    code, again = program.run(INBOX / name, wanted["kind"], *where(wanted["context"]))
    assert (code, again["counts"]["created"], again["counts"].get("requests_created", 0)) == (0, 0, 0)
    assert again["rows"] == report["rows"]
    assert program.fingerprint() == before


def test_a_dry_run_says_what_would_happen(program: Program) -> None:
    file = INBOX / "terminals_incoming.xlsx"
    assert program.run(file, "terminals", "--location", "QD01-WH", "--dry-run")[1]["counts"]["created"] == 189
    assert program.run(file, "terminals", "--location", "QD01-WH")[1]["counts"]["created"] == 189


def test_the_error_file_corrected_comes_in(program: Program, tmp_path: Path) -> None:
    errors = tmp_path / "errors.xlsx"
    file = INBOX / "安装车辆明细_青岛海岳.xlsx"
    program.run(file, "vehicle_list", "--customer", "C001", "--errors", str(errors))
    book = load_workbook(errors)
    sheet = book.active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert heads[:3] == ["序号", "驾驶员", "联系电话"] and sheet.max_row == 6
    assert [row[-1].value is not None for row in sheet.iter_rows(min_row=2)] == [True] * 5
    code, report = program.run(errors, "vehicle_list", "--customer", "C001")  # nothing corrected yet
    assert (code, report["counts"]["rejected"], report["counts"]["created"]) == (0, 5, 0)
    for row, head, value in CORRECTIONS:
        sheet.cell(row, heads.index(head) + 1).value = value
    book.save(errors)
    code, report = program.run(errors, "vehicle_list", "--customer", "C001")
    assert (code, report["counts"]["rejected"], report["counts"]["created"]) == (0, 0, 5)
    assert report["rows"][0]["normalised"]["wanted_date"] == "2026-11-25"


def test_a_refused_file_is_reported_and_nothing_is_stored(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    code, report = program.run(file, "vehicle_list", "--customer", "C001")
    assert (code, report["outcome"], report["refusal"]["code"]) == (1, "refused", "not_xlsx")
    assert set(report["counts"].values()) == {0} and report["rows"] == []
    assert "no spreadsheet" in capsys.readouterr().err


def test_a_request_with_an_error_is_not_stored(program: Program, tmp_path: Path) -> None:
    body = json.loads((INBOX / "request_XQ.json").read_text(encoding="utf-8")) | {"payment": "", "quantity": 4}
    file = tmp_path / "request.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    code, report = program.run(file, "installation_request")
    assert (code, report["outcome"], report["verdict"], report["counts"]["created"]) == (1, "import", "rejected", 0)
    assert [(found["code"], found["field"]) for found in report["codes"]] == [("field_missing", "payment")]
    file.write_text(json.dumps(body | {"payment": "月结"}), encoding="utf-8")
    code, report = program.run(file, "installation_request")
    assert (code, report["counts"]["requests_created"], report["counts"]["created"]) == (0, 1, 4)
    file.write_text(json.dumps(body | {"payment": "现金"}), encoding="utf-8")
    code, report = program.run(file, "installation_request")
    assert (code, [found["field"] for found in report["codes"]]) == (1, ["number"])


def test_whose_and_where_must_be_known(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(INBOX / "sims_incoming.csv", "sims")[0] == 0  # nobody works in this folder yet
    program.folder /= "demo"
    assert main(["import", "--demo", "--data", str(program.folder / "data"), "--lang", "en"]) == 0
    file = INBOX / "sims_incoming.csv"
    assert program.run(file, "sims", "--user", "chugang")[0] == 1
    assert "--location" in capsys.readouterr().err
    assert program.run(file, "sims", "--location", "NOWHERE", "--user", "chugang")[0] == 1
    assert "NOWHERE" in capsys.readouterr().err
    assert program.run(file, "sims", "--location", "QD01-WH")[0] == 1  # nobody signed in
    assert program.run(file, "sims", "--location", "QD01-WH", "--user", "zhoumin")[0] == 1  # no right
    code, report = program.run(file, "sims", "--location", "QD01-WH", "--user", "chugang")
    assert (code, report["counts"]["created"]) == (0, 190)


def test_answers_as_json(program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    program.run(INBOX / "request_XQ.json", "installation_request", "--json")
    assert json.loads(capsys.readouterr().out)["verdict"] == "warning"
