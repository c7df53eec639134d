"""Sign-off of an install order in the window: the itemised list, one signature over it, the seal, the PDF."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import fleet
import stories
from fieldtech.model.base import Id
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, FeeSettlementDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.desk import Elsewhere
from pages.program import Program
from prepared import Prepared, write_entry

Begin = Callable[..., "InstallSignOff"]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


class InstallSignOff:
    """王建国 at the laptop, after 赵强."""

    def __init__(self, program: Program, order: Id) -> None:
        self.program, self.order, self.hands = program, order, program.hands
        self.page: Any = program.open("signoff_page", order)

    @property
    def vehicles(self) -> Any:
        return self.page.board.reading.vehicles

    def lines(self) -> list[str]:
        """The itemised list as a screen reader reads it."""
        model = self.vehicles.model
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def hand_over(self) -> None:
        self.hands.draw("technician_ink", stories.ink("technician").strokes)
        self.hands.click("hand_over")
        assert self.page.stage == "customer"

    def answer(self, verdict: str = "satisfied") -> None:
        form = self.page.customer.form
        self.hands.click("5", form.editor("overall").widget)
        self.hands.click_widget(form.editor("verdict").widget.button(verdict))

    def seal(self) -> None:
        self.hands.draw("customer_ink", stories.ink("customer").strokes)
        self.hands.key("Ctrl+Return")
        self.hands.until(lambda: self.page.stage == "sealed", "the seal")

    def view(self) -> Any:
        return self.program.workplace.orders.view(self.order)


@pytest.fixture
def begin(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> Iterator[Begin]:
    """The first of two vehicles fitted, the second away; 赵强 is in."""
    opened: list[Workplace] = []

    def start(fee_cents: int = 0) -> InstallSignOff:
        workplace = prepared.demo(tmp_path / "data")
        opened.append(workplace)
        order = fleet.order_in(workplace, "installing")
        fleet.fit_first(workplace, order)
        workplace.yard.record(workplace.yard.rows(order)[1].id, RowResultDraft("not_installed", "vehicle_absent"))
        if fee_cents:
            asked = workplace.orders.view(order).facts.get(InstallDraft)
            assert asked is not None
            write_entry(workplace, order, replace(asked, fee_cents=fee_cents, fee_reason="夜间安装"))
        workplace.repairs.do(order, "finish_install")
        program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
        if "yard_page" not in program.window.stack.names():
            program.window.add_page(Elsewhere("yard_page"))
        program.sign_in("zhaoqiang")
        return InstallSignOff(program, order)

    yield start
    language.take_back()
    for workplace in opened:
        workplace.close()


def test_the_customer_reads_every_vehicle_and_the_totals(begin: Begin) -> None:  # B10 B11 F19
    signing = begin()
    signing.hand_over()
    first, second = signing.lines()
    assert first == "1, 鲁BD12345, BXB0001, Installed"
    assert second == "2, VIN …000005, –, Not installed · Vehicle not there"
    shown = words_on(signing.page.board.reading)
    assert "2 vehicles: 1 done, 1 not done, 0 on another day" in shown
    assert "goes on under an order of its own" in shown
    assert signing.vehicles.isVisible() and signing.vehicles.table.accessibleName()


def test_one_signature_seals_the_list_and_writes_the_sheet(begin: Begin) -> None:  # B10 B13 B27 F19 F20
    signing = begin()
    signing.hand_over()
    signing.answer()
    signing.seal()
    view = signing.view()
    assert view.status == "completed" and len(view.seals) == 1
    assert view.facts.get(FeedbackDraft).overall == 5
    assert view.facts.get(AcceptanceDraft).name == "王建国"
    opened: list[Path] = []
    signing.page.papers.open_file = opened.append
    signing.hands.click("open_pdf")
    found = signing.program.workplace.sheets.verify(opened[0])
    assert found.ok, found.problem
    assert found.record is not None and [row["state"] for row in found.record["rows"]] == ["installed", "not_installed"]
    assert found.record["follow_up"] and found.record["done"] == 1
    signing.hands.key("Esc")
    signing.hands.write("pin", "0000", signing.program.sheet("pin_sheet"))
    signing.hands.key("Return")
    yard: Any = signing.program.page
    assert yard.name == "yard_page" and "王建国" in words_on(signing.hands.see("signed_card"))
    assert yard.scans.isHidden() and yard.footer.primary.objectName() == "back_to_day"  # nothing is scanned any more


def test_the_fee_of_the_order_is_settled_before_the_customer_signs(begin: Begin) -> None:  # B02 F54
    signing = begin(fee_cents=12000)
    shown = words_on(signing.page.board.reading)
    assert "¥120.00" in shown and "夜间安装" in shown
    signing.hands.draw("technician_ink", stories.ink("technician").strokes)
    signing.hands.click("hand_over")
    assert signing.page.stage == "prepare"  # nobody said yet how it is paid
    form = signing.hands.see("settle_form")
    signing.hands.click("way_collected", form)
    signing.hands.click("method_cash", form)
    signing.hands.write("receipt", "SJ-000231", form)
    signing.hands.click("hand_over")
    assert signing.page.stage == "customer"
    settled = signing.view().facts.get(FeeSettlementDraft)
    assert (settled.way, settled.received_cents) == ("collected", 12000)


def test_not_satisfied_the_work_goes_on_in_the_yard(begin: Begin) -> None:  # F21
    signing = begin()
    signing.hand_over()
    signing.answer("dissatisfied")
    assert signing.page.stage == "unhappy"
    assert not signing.page.board.rework.replace.isVisible()
    gone: list[tuple[str, str]] = []
    signing.page.go.connect(lambda page, reference: gone.append((page, reference)))
    signing.hands.write("reason", "天线没有固定好")
    signing.hands.key("Ctrl+Return")
    assert signing.view().status == "installing" and signing.page.stage == "closed"
    signing.hands.write("pin", "0000", signing.program.sheet("pin_sheet"))
    signing.hands.key("Return")
    assert gone[-1] == ("yard_page", signing.order.hex)


def test_ninety_vehicles_scroll_in_their_own_list(begin: Begin) -> None:
    signing = begin()
    record = dict(signing.program.workplace.sheets.record(signing.order))
    record["rows"] = [{**record["rows"][0], "position": n} for n in range(1, 91)]
    signing.vehicles.show_record(record)
    signing.hands.settle()
    assert len(signing.lines()) == 90
    table = signing.vehicles.table
    assert table.height() < 500 and table.verticalScrollBar().maximum() > 0
