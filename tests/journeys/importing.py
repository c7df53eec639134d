"""The import page in each of its states, with the lists of the inbox and some of our own."""

import json
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from pages.program import Program

from .getting_there import settle

INBOX = Path(__file__).parents[1] / "data" / "inbox"
VEHICLES = INBOX / "安装车辆明细_青岛海岳.xlsx"


def start(program: Program) -> Any:
    """Nothing yet."""
    program.window.open_page("import_page", "vehicle_list/C001/requests_page/1")
    settle()
    return program.page


def listed(program: Program) -> None:
    """A list with every kind of problem; several cells are chosen, one was mended before."""
    page = _take(program, VEHICLES)
    page.desk.correct({(16, "driver_phone"): "13612341011"})
    view, model = page.board.view, page.board.model
    page.board.put_back([16])
    area = QItemSelection(model.index(1, 4), model.index(5, 5))
    view.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def no_header(program: Program) -> None:
    """No row is known as a header."""
    _take(program, _text("odd.csv", "名单\n甲,乙\n一,二\n"))


def nothing_above(program: Program) -> None:
    """Columns told by their contents."""
    _take(program, _text("bare.csv", "1,鲁B8K301,黄,张伟,13612341001\n2,鲁B8K302,黄,李娜,13612341002\n"))


def request(program: Program) -> None:
    """A request with mistakes of its own and of a vehicle."""
    body = json.loads((INBOX / "request_XQ.json").read_text(encoding="utf-8"))
    body |= {"payment": "", "platform": "省平台"}
    body["vehicles"][1]["driver_phone"] = "136"
    _take(program, _text("request.json", json.dumps(body)))


def refused(program: Program) -> None:
    """No spreadsheet at all."""
    _take(program, _text("picture.xlsx", "no workbook"))


def busy(program: Program) -> None:
    """Something goes on."""
    page = start(program)
    page.busy.begin("Importing")
    page.busy.step(1200, 5000)
    page.stack.setCurrentWidget(page.busy)


def done(program: Program) -> None:
    """Taken in, five rows left out."""
    page = _take(program, VEHICLES)
    page.board.tick.click()
    page.foot.primary.click()
    _wait(program)


def _take(program: Program, file: Path) -> Any:
    page = start(program)
    page.take_file(file)
    _wait(program)
    return page


def _wait(program: Program) -> None:
    page: Any = program.page
    program.hands.until(lambda: not page.runner.running, "the list")
    settle()


@cache
def _text(name: str, text: str) -> Path:
    path = Path(mkdtemp()) / name
    path.write_text(text, encoding="utf-8")
    return path
