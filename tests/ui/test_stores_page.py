"""The stores page: scan, see what is wrong at once, book, undo; count, top up, lend (B41, B08, A02)."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import audit
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import stories
from fieldtech.model.drafts.lending import LendDraft, ToolDraft
from fieldtech.model.drafts.stores import MoveDraft, ReceiveDraft, ReceiveLineDraft, SlipLineDraft, WriteOffDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.language import Language
from fieldtech.ui.pages.stores.pin_sheet import TakerPinSheet
from fieldtech.ui.pages.stores.slip_sheet import SlipSheet
from fieldtech.ui.theme import Theme
from pages.stores import StoresDesk
from prepared import Prepared, act_as

WH, VAN, VAN_WL = "QD01-WH", "QD01-VAN-ZQ", "TJ01-VAN-WL"
CARD = "89860420123456789075"
Sit = Callable[..., StoresDesk]


@pytest.fixture
def work(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    """The demo company with some parts in the warehouse and a tool."""
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "chugang")
    parts = (ReceiveLineDraft("part", "P-2001", 5), ReceiveLineDraft("part", "P-3002", 40))
    workplace.stores.receiving.receive(ReceiveDraft(WH, lines=parts))
    workplace.stores.lending.add(ToolDraft("T-001", "tool", "数字万用表", WH))
    yield workplace
    workplace.close()


@pytest.fixture
def sit(qtbot: QtBot, theme: Theme, language: Language, work: Workplace) -> Iterator[Sit]:
    """Somebody sits down at the stores page."""
    with ExitStack() as stack:

        def sit_down(login: str = "chugang") -> StoresDesk:
            desk = StoresDesk(qtbot, theme, language, work, login)
            stack.callback(desk.window.close)
            return desk

        yield sit_down


def answer(desk: StoresDesk, reason: str) -> None:
    """Type a reason into the question and go on."""
    dialog = desk.sheet()
    assert isinstance(dialog, ConfirmDialog)
    dialog.reason.setPlainText(reason)
    dialog.primary.click()


def test_what_lies_where_by_serial_and_quantity(sit: Sit) -> None:  # B41
    desk = sit().at(WH)
    assert desk.rows() == ["BXA0013", CARD, "P-2001", "P-3002"]
    assert desk.row("P-3002")[1:4] == ("fuse 2 A / 5 A", "", "40")
    desk.at(VAN_WL)
    assert "BXA0012" in desk.rows() and desk.page.places.list.currentItem().text() == "吴磊随车  ·  2"
    desk.at(WH)
    desk.page.search.setText("P-3")
    desk.qtbot.waitUntil(lambda: desk.rows() == ["P-3002"])


def test_a_scan_shows_where_the_thing_lies(sit: Sit) -> None:
    desk = sit().at(WH)
    desk.scan("860123040500844")  # the IMEI of BXA0012, in 吴磊's van
    assert desk.page.view == VAN_WL and [row.number for row in desk.page.chosen()] == ["BXA0012"]
    assert not desk.page.take_scan("BXA0001")  # on a vehicle: its own page shows it
    assert not desk.page.take_scan("???")


def test_issue_by_scanner_with_undo(sit: Sit, work: Workplace) -> None:  # B41
    desk = sit().at(WH)
    desk.press("issue")
    form = desk.form().form
    form.set_field("target", VAN)
    desk.scan("BXA0013", "P-2001", "P-2001")
    assert form.editor("lines").said.severity == "good"
    desk.scan("BXA0001")
    assert form.editor("lines").said.text == "", "the line says what is wrong, nothing says it is well"
    desk.scan("BXA0013")
    assert "is already on the list" in form.editor("lines").said.text
    assert "installed on a vehicle" in desk.line_says("BXA0001")
    assert desk.line_says("BXA0013") == ""
    desk.press("submit")
    assert desk.form().isVisible()  # refused: one line is wrong
    desk.press("remove_BXA0001")
    desk.press("submit")
    assert desk.rows() == [CARD, "P-2001", "P-3002"] and desk.row("P-2001")[3] == "3"
    assert desk.window.toast.isVisible() and desk.changes[-1].number == "LL-QD01-20261118-001"
    desk.undo()
    assert desk.rows()[0] == "BXA0013" and desk.row("P-2001")[3] == "5"


def test_what_is_chosen_on_the_shelf_is_on_the_list(sit: Sit) -> None:
    desk = sit().at(WH)
    desk.page.choose("BXA0013")
    desk.press("issue")
    assert [line.number for line in desk.form().form.draft().lines] == ["BXA0013"]
    assert desk.line_says("BXA0013") == ""  # where to is asked once, above
    desk.form().form.set_field("target", VAN)
    desk.press("submit")
    assert "BXA0013" not in desk.rows()


def test_the_code_of_an_order_fills_the_slip(  # B20 B41
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    work, order = prepared.open("assigned", tmp_path / "data")
    act_as(work, "chugang")
    number = work.orders.view(order).number
    desk = StoresDesk(qtbot, theme, language, work).at(WH)
    desk.press("issue")
    desk.scan(number, "BXA0013")
    draft = desk.form().form.draft()
    assert (draft.order, draft.target, [line.number for line in draft.lines]) == (number, VAN_WL, ["BXA0013"])
    desk.window.close()
    work.close()


def test_a_half_scanned_list_is_found_again(sit: Sit) -> None:
    desk = sit().at(WH)
    desk.press("issue")
    desk.scan("BXA0013")
    desk.key(Qt.Key.Key_Escape)
    desk.press("issue")
    assert [line.number for line in desk.form().form.draft().lines] == ["BXA0013"]
    assert desk.form().restored.isVisible()


def test_a_delivery_is_scanned_in(sit: Sit) -> None:
    desk = sit().at(WH)
    desk.press("receive")
    form = desk.form().form
    desk.scan("BXA0013")
    assert "already on record" in desk.line_says("BXA0013")
    desk.press("remove_BXA0013")
    desk.scan("BXA0101", "860123040590019", "???")
    assert "Unknown number" in form.editor("lines").said.text
    form.set_field("model_code", "BX-V200")
    form.set_field("bought_on", date(2026, 11, 10))
    desk.press("submit")
    assert "BXA0101" in desk.rows()


def test_what_is_chosen_has_its_own_acts(sit: Sit) -> None:
    desk = sit().at(WH)
    desk.page.choose("BXA0013")
    assert desk.acts() >= {"receive", "issue", "set_apart", "lose", "scrap"} and "factory_back" not in desk.acts()
    desk.press("set_apart")
    desk.form().form.set_field("fault", "指示灯不亮")
    desk.press("submit")
    assert desk.row("BXA0013")[2] == "To repair"
    desk.press("shelve")
    desk.form().form.set_field("source", WH)
    desk.scan("BXA0013")
    assert "return label" in desk.line_says("BXA0013")
    desk.press("label_BXA0013")
    desk.press("submit")
    desk.at("QD01-RET")
    desk.page.choose("BXA0013")
    desk.press("send_to_factory")
    desk.form().form.set_field("rma_no", "RMA-2026-040")
    desk.press("submit")
    desk.at("factory")
    assert desk.rows() == ["BXA0013", "BXA0014"]
    desk.page.choose("BXA0014")
    desk.press("factory_back")
    form = desk.form().form
    form.set_field("result", "repaired")
    form.set_field("warranty_months", 6)
    desk.press("submit")
    assert desk.rows() == ["BXA0013"]


def test_a_technician_sees_his_van_and_hands_over(sit: Sit, work: Workplace) -> None:  # B41
    desk = sit("wulei").at("")
    assert desk.page.view == VAN_WL and "receive" not in desk.acts()
    desk.press("transfer")
    desk.form().form.set_field("target", VAN)
    desk.scan("BXA0012")
    assert desk.line_says("BXA0012") == ""
    desk.press("submit")
    desk.at("transfers")
    desk.page.table.selectRow(0)
    assert desk.acts() >= {"accept", "withdraw"}
    desk.press("accept")  # the taker confirms here with his PIN
    sheet = desk.sheet()
    assert isinstance(sheet, TakerPinSheet)
    sheet.pin.setText("9999")
    sheet.primary.click()
    assert sheet.isVisible()
    sheet.pin.setText(stories.PIN)
    sheet.primary.click()
    assert "BXA0012" not in desk.at(VAN_WL).rows()


def test_what_is_on_vehicles_can_be_lost_or_given_up(sit: Sit) -> None:
    desk = sit("chenjing").at("vehicle")
    assert desk.row("BXA0001")[4] == "鲁B7Q216"
    desk.page.choose("BXA0001")
    assert desk.acts() == {"lose", "give_up"}
    desk.press("give_up")
    answer(desk, "车辆转卖")
    assert desk.row("BXA0001")[2] == "Customer-owned"
    desk.undo()
    assert desk.row("BXA0001")[2] == "Installed"
    desk.page.choose("BXA0001")
    desk.press("lose")
    form = desk.form().form
    form.set_field("reason", "车辆被盗")
    form.set_field("customer_informed", True)
    desk.press("submit")
    assert desk.at("write_offs").rows() == ["BXA0001"]


def test_a_count_goes_on_where_it_was(sit: Sit, work: Workplace) -> None:  # B41
    desk = sit().at(WH)
    desk.press("count")
    desk.scan("BXA0013", "BXA0012", "BXA0013", "???", "P-2001")
    panel = desk.page.counting
    assert "Counted" in panel.said.text
    desk.key(Qt.Key.Key_Escape)
    assert not panel.isVisible() and "A count is going on" in desk.page.head.about
    desk.press("count")
    view = work.stores.counting.view(panel.count)
    assert [line.verdict for line in reversed(view.lines)] == ["found", "elsewhere", "twice", "unknown", "counted"]
    desk.press("take_back_P-2001")
    panel.quantity.set_value(5)
    desk.scan("P-2001")
    panel.quantity.set_value(40)
    desk.scan("P-3002", CARD)
    desk.press("book_count")
    answer(desk, "年度盘点")
    assert "BXA0012" in desk.rows()
    assert desk.at("slips").rows()[0].startswith("PD-QD01-")
    desk.page.table.selectRow(0)
    desk.press("show_slip")
    assert isinstance(desk.sheet(), SlipSheet)
    desk.press("submit")
    desk.press("undo_slip")
    answer(desk, "重盘")
    assert "BXA0012" not in desk.at(WH).rows()


def test_cards_that_run_out_are_topped_up(sit: Sit) -> None:  # A02
    desk = sit().at("expiry")
    assert desk.row("89860622000000123413")[3] == "2026-10-31 · 18 d late"
    desk.page.choose("89860622000000123413")
    desk.press("top_up")
    form = desk.form().form
    form.set_field("amount_cents", 12000)
    form.set_field("valid_until", date(2027, 10, 31))
    desk.press("submit")
    assert "89860622000000123413" not in desk.rows()
    desk.undo()
    assert "89860622000000123413" in desk.rows()


def test_a_card_goes_into_a_terminal_and_out_again(sit: Sit) -> None:
    desk = sit().at(WH)
    desk.page.choose(CARD)
    desk.press("put_card_in")
    desk.scan("BXA0013")
    desk.press("submit")
    assert desk.row(CARD)[4] == "in terminal BXA0013"
    desk.page.choose(CARD)
    desk.press("take_card_out")
    assert desk.row(CARD)[4] == ""


def test_tools_go_out_and_come_back(sit: Sit, work: Workplace) -> None:  # B08
    desk = sit().at("tools")
    desk.page.choose("T-001")
    desk.press("lend")
    form = desk.form().form
    form.set_field("login", "zhaoqiang")
    form.set_field("due_on", date(2026, 11, 20))
    desk.press("submit")
    assert desk.row("T-001")[3:] == ("2026-11-20 · in 2 d", "赵强")
    desk.page.choose("T-001")
    desk.press("give_back")
    form = desk.form().form
    form.set_field("condition", "defective")
    desk.press("submit")
    assert desk.form().isVisible()  # what is broken is explained
    form.set_field("note", "表笔断")
    desk.press("submit")
    assert desk.row("T-001")[2] == "Defective"
    desk.press("add_tool")
    for name, value in (("code", "D-001"), ("name", "安装手册")):
        desk.form().form.set_field(name, value)
    desk.press("submit")
    assert desk.rows() == ["D-001", "T-001"]


def test_the_manager_decides_what_is_scrapped(sit: Sit, work: Workplace) -> None:
    work.stores.write_offs.ask(WriteOffDraft("scrap", "terminal", "BXA0013", "进水"))
    desk = sit("sunli").at("write_offs")
    desk.page.choose("BXA0013")
    assert desk.acts() == {"approve", "decline"}
    desk.press("approve")
    answer(desk, "同意")
    assert desk.rows() == [] and desk.at("scrap").rows() == ["BXA0013"]


def test_what_was_lost_is_found_where_it_is(sit: Sit, work: Workplace) -> None:
    act_as(work, "sunli")
    work.stores.write_offs.ask(WriteOffDraft("lose", "terminal", "BXA0012", "找不到"))
    act_as(work, "chugang")
    desk = sit().at("lost")
    desk.page.choose("BXA0012")
    desk.press("find")
    form = desk.form().form
    assert form.draft().target == VAN_WL  # where it lay last
    form.set_field("target", "QD01-RET")
    form.set_field("reason", "在返修箱里")
    desk.press("submit")
    assert "BXA0012" in desk.at("QD01-RET").rows()
    desk.undo()
    assert "BXA0012" not in desk.rows() and "BXA0012" in desk.at("lost").rows()


def fill(work: Workplace) -> None:
    """Something in every list."""
    work.stores.lending.lend(LendDraft("T-001", "zhaoqiang", date(2026, 11, 18)))
    work.stores.write_offs.ask(WriteOffDraft("lose", "terminal", "BXB0001", "找不到"))
    act_as(work, "wulei")
    work.stores.transfers.offer(MoveDraft(VAN_WL, VAN, lines=(SlipLineDraft("terminal", "BXA0012"),)))
    act_as(work, "chugang")


@pytest.mark.parametrize("size", audit.SIZES)
@pytest.mark.parametrize("code", ["en", "zh_CN"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_clipped_unnamed_or_out_of_reach(
    sit: Sit, work: Workplace, theme: Theme, language: Language, code: str, mode: str, size: tuple[int, int]
) -> None:
    fill(work)
    language.use(code)
    theme.use(mode)
    desk = sit()
    desk.window.resize(*size)
    for place, row in ((WH, "BXA0013"), (VAN_WL, "BXA0012"), ("QD01-RET", ""), ("expiry", ""), ("tools", "T-001"),
                       ("transfers", "吴磊 → 赵强"), ("write_offs", "BXB0001"), ("slips", "")):  # fmt: skip
        desk.at(place)
        desk.page.choose(row)
        audit.settle()
        assert audit.faults(desk.window) == [], place
    desk.at(WH)
    for act in ("issue", "receive"):
        desk.press(act)
        desk.scan("BXA0013", "P-2001", "BXA0001")
        audit.settle()
        assert audit.faults(desk.window) == [], act
        desk.key(Qt.Key.Key_Escape)
    desk.press("count")
    desk.scan("BXA0013", "BXA0001", "???")
    audit.settle()
    assert audit.faults(desk.window) == []


def test_tab_reaches_everything_and_stays_in_the_form(sit: Sit, work: Workplace) -> None:
    fill(work)
    desk = sit()
    desk.window.resize(1024, 700)
    desk.at(WH)
    desk.page.choose("BXA0013")
    audit.settle()
    assert audit.tab_faults(desk.window) == []
    desk.press("count")
    desk.scan("BXA0013", "???")
    audit.settle()
    assert audit.tab_faults(desk.window) == []
