"""``fieldtech sheet --kind``: papers of install orders, the day, labels."""

from pathlib import Path

import pypdfium2
import pytest

import fleet
from fieldtech.cli import main
from fieldtech.paths import DataFolder
from fieldtech.settings import Settings, save_settings
from prepared import Prepared


@pytest.fixture
def folder(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """A data folder with an install order in 赵强's hands, and its number."""
    workplace = prepared.demo(tmp_path / "data")
    order = fleet.order_in(workplace, "accepted")
    number = workplace.orders.view(order).number
    workplace.close()
    monkeypatch.setenv("FIELDTECH_PIN", "0000")
    return tmp_path / "data", number


@pytest.mark.parametrize(
    ("kind", "more", "ending"),
    [
        ("service", (), "_v0.pdf"),
        ("dispatch", (), "_v0_dispatch.pdf"),
        ("blank", ("--sheet-lang", "both"), "_v0_blank_both.pdf"),
        ("terminals", ("--start", "5"), "_v1_terminals.pdf"),
        ("terminals", ("--media", "roll"), "_v1_terminals.pdf"),
        ("calibration", (), "_v1_calibration.pdf"),
        ("day", ("--sheet-lang", "en"), "_v1_day_en.pdf"),
        ("prices", ("--sheet-lang", "en"), "_v1_prices_en.pdf"),
        ("fees", (), "_v1_fees.pdf"),
    ],
)
def test_every_paper_is_written_under_its_name(  # D12
    folder: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, more: tuple[str, ...],
    ending: str,
) -> None:  # fmt: skip
    data, number = folder
    out = tmp_path / "out"
    told = main(["--data", str(data), "--user", "zhaoqiang", "--lang", "zh_CN", "sheet", number, "--out", str(out),
                 "--kind", kind, *more])  # fmt: skip
    path = Path(capsys.readouterr().out.strip())
    assert told == 0 and path.name.endswith(ending) and path.read_bytes().startswith(b"%PDF")


def test_labels_are_written_where_the_printer_needs_them(
    folder: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, number = folder

    def first_letter(out: str) -> float:
        assert main(["--data", str(data), "--user", "zhaoqiang", "sheet", number, "--out", str(tmp_path / out),
                     "--kind", "terminals"]) == 0  # fmt: skip
        with pypdfium2.PdfDocument(Path(capsys.readouterr().out.strip())) as document:
            return float(document[0].get_textpage().get_charbox(0)[0])

    straight = first_letter("before")
    save_settings(DataFolder(data).settings, Settings(printer_offset_x=20))
    assert first_letter("after") - straight == pytest.approx(2 * 72 / 25.4, abs=0.02)


def test_a_place_that_is_not_on_the_sheet_is_refused(
    folder: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, number = folder
    told = main(["--data", str(data), "--user", "zhaoqiang", "--lang", "en", "sheet", number, "--out",
                 str(tmp_path / "out"), "--kind", "terminals", "--start", "99"])  # fmt: skip
    assert told != 0 and "between 1 and 21" in capsys.readouterr().err


@pytest.mark.parametrize(("named", "said"), [("e01", "_E01_"), ("TK-101", "_E01_"), ("津C8R071", "_V10_")])
def test_the_history_of_equipment_or_a_vehicle_is_found_by_what_it_is_called(  # F34
    folder: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str, said: str
) -> None:
    data, _number = folder
    told = main(["--data", str(data), "--user", "zhaoqiang", "--lang", "zh_CN", "sheet", named, "--out",
                 str(tmp_path / "out"), "--kind", "history"])  # fmt: skip
    path = Path(capsys.readouterr().out.strip())
    assert told == 0 and said in path.name and path.name.endswith("_v1_history.pdf")
