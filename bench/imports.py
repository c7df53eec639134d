"""A customer's list of 5,000 vehicles from the file to the register, beside openpyxl reading the file alone.

Goal: at most 2 times as long. Each side runs in turn, the best of each counts: what else the machine does is noise.
"""

import tempfile
import time
from datetime import date
from pathlib import Path
from sys import path

from openpyxl import Workbook, load_workbook

path.insert(0, str(Path(__file__).parent.parent / "tests"))

from fieldtech.model.identifiers.vin import identify_vin
from fieldtech.services.imports.files import open_file
from fieldtech.services.workplace import Workplace

VEHICLES, RUNS, GOAL = 5_000, 3, 2.0
HEAD = [
    "序号",
    "车牌号码",
    "车牌颜色",
    "车架号",
    "车型",
    "电压",
    "驾驶员",
    "联系电话",
    "购车日期",
    "ICCID",
    "要求安装日期",
    "备注",
]
CHECKS = "0123456789X"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.xlsx"
        _write(file)
        theirs, ours = [], []
        for run in range(RUNS):
            theirs.append(_reading(file))
            ours.append(_importing(file, Path(folder) / f"data{run}"))
    ratio = min(ours) / min(theirs)
    print(f"import of {VEHICLES} vehicles  {min(ours):5.2f} s")
    print(f"openpyxl reading it alone  {min(theirs):5.2f} s")
    print(f"ratio {ratio:.2f}   goal {GOAL}")
    return 0 if ratio <= GOAL else 1


def _reading(file: Path) -> float:
    started = time.perf_counter()
    sheet = load_workbook(file).active
    assert sheet is not None
    assert sum(1 for _ in sheet.iter_rows(values_only=True)) == VEHICLES + 1
    return time.perf_counter() - started


def _importing(file: Path, folder: Path) -> float:
    workplace = Workplace.open(folder, demo=True)
    started = time.perf_counter()
    preview = workplace.lists.preview(open_file(file), "vehicle_list", customer="C001", today=date(2026, 11, 21))
    assert workplace.lists.store(preview, customer="C001") == VEHICLES
    taken = time.perf_counter() - started
    workplace.close()
    return taken


def _write(file: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("车辆")
    sheet.append(HEAD)
    for n in range(VEHICLES):
        sheet.append([n + 1, f"鲁B{n:05d}", "黄", _vin(n), "重型货车", "24V", "张伟", f"136{n:08d}", "2024-03-01",
                      f"8986042{n + 1:012d}", "2026-12-25", f"第{n}辆"])  # fmt: skip
    book.save(file)


def _vin(n: int) -> str:
    candidates = (f"LZZ5ELSD{check}RW{n:06d}" for check in CHECKS)
    return next(vin for vin in candidates if identify_vin(vin).verdict == "ok")


if __name__ == "__main__":
    raise SystemExit(main())
