"""The way to the views of the office: what two people changed, its computers, becoming one and joining one."""

from datetime import timedelta
from typing import Any

from fieldtech.model.conflicts import Conflict
from fieldtech.services.syncing.invitations import Invited
from fieldtech.services.syncing.office import ComputerRow
from fieldtech.ui.pages.computers.code_sheet import CodeSheet
from fieldtech.ui.pages.computers.people_sheet import PeopleSheet
from fieldtech.ui.pages.computers.register_sheet import RECEIVING
from pages.program import Program

from .getting_there import open_page, settle

TEXT = "FTJOIN https://192.168.1.5:8443,https://office.example:8443 K7QM2XTDABCD ABCDEFGHIJKLMNOP"
LONG = "进场穿反光背心，在 3 号门报车牌，找王师傅开门；周末走南门。Reflective vest, gate 3, ask for Mr Wang."


def conflict(program: Program) -> Any:
    """One on a vehicle's note, as if the office had found it."""
    workplace = program.workplace
    now = workplace.context.now()
    if not workplace.syncing.review.conflicts():
        vehicle = workplace.masters.list("vehicles").rows[0].id
        with workplace.context.database.receiving() as session:
            session.add(Conflict(
                table="vehicles", row_key=[vehicle.hex], field="note", winner={"value": LONG}, winner_by="wulei",
                winner_at=now, loser={"value": "gate 3"}, loser_by="zhenghao", loser_at=now, found_at=now,
            ))  # fmt: skip
    return open_page(program, "conflicts_page")


def decided(program: Program) -> None:
    """The same among what was decided."""
    conflict(program)
    page: Any = program.page
    view = page.pane.marked()
    program.workplace.syncing.review.resolve(view.id, "restored")
    page.open(view.id.hex)
    program.workplace.syncing.review.resolve(view.id, "open")


def computers(program: Program) -> None:
    """The list as an office has it, with one that needs a look."""
    page = open_page(program, "computers_page")
    page._stack.setCurrentIndex(0)
    page.table.show_rows(rows(program), {"wulei": "吴磊", "zhaoqiang": "赵强"})
    page.stopped.show()


def rows(program: Program) -> list[ComputerRow]:
    now = program.workplace.context.now()
    one = ComputerRow("1" * 32, "7 号车 备用笔记本", "B", ("wulei", "zhaoqiang"), "silent", now - timedelta(days=4), 14,
                      "0.1.0", 430, now - timedelta(days=90), None)  # fmt: skip
    other = ComputerRow("2" * 32, "", "C", ("wulei",), "new", None, 0, "", 0, now, None)
    return [one, other]


def become(program: Program) -> None:
    page = open_page(program, "computers_page")
    page.load()
    page.deeds.become()
    sheet: Any = program.sheet("become_sheet")
    sheet.port.setText("0")
    sheet.submit()  # with what is wrong in sight


def join(program: Program) -> None:
    open_page(program, "computers_page").deeds.join()
    program.sheet("register_sheet").submit()
    settle()


def receiving(program: Program) -> None:
    open_page(program, "computers_page").deeds.join()
    sheet: Any = program.sheet("register_sheet")
    sheet._go_to(RECEIVING)
    sheet._progressed(1200, 4100)


def who(program: Program) -> CodeSheet:
    workplace = program.workplace
    open_page(program, "computers_page")
    sheet = CodeSheet(program.window, workplace.syncing.office, workplace.access.people(), workplace.context.now)
    sheet.open()
    sheet.submit()  # nobody is chosen yet
    return sheet


def code(program: Program) -> None:
    now = program.workplace.context.now()
    invited = Invited(TEXT, now + timedelta(minutes=9, seconds=5), ("wulei",), "7 号车")
    who(program)._show_code((invited, frozenset()))


def people(program: Program) -> None:
    PeopleSheet(program.window, rows(program)[0], program.workplace.access.people()).open()
