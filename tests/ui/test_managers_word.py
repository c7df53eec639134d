"""What a manager decides from the order itself: its warranty, a waiver, the approval he will not give afterwards."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import stories
from fieldtech.forms.office.decisions import WaiverForm
from fieldtech.forms.office.price_change import PriceChangeForm
from fieldtech.model.amounts import in_figures
from fieldtech.model.base import Id
from fieldtech.model.drafts.money import PriceChangeDraft
from fieldtech.model.drafts.planning import AssignDraft, VerbalDraft, WarrantyDraft
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.services.approvals import Approvals
from fieldtech.services.money.brief import MoneyBrief
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.approvals.case_view import CaseView
from fieldtech.ui.pages.order.fees_card import FeesCard
from fieldtech.ui.pages.order.next_step import side_acts
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.theme import Theme
from pages.orders import Desk
from prepared import Prepared, act_as, write_entry

REQUIRED = "This field is required."
OLD_CALL = replace(stories.intake(), bought_on=date(2020, 1, 1))


def history(desk: Desk) -> list[str]:
    """The titles and details of what happened, the newest first."""
    model = desk.page.detail.history.timeline.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [str(model.data(index, int(Qt.ItemDataRole.AccessibleTextRole))) for index in rows]


def test_the_warranty_is_decided_with_its_reason(  # B05 D17
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("approved", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace, "sunli")
    desk.open(order)
    desk.pick("warranty")
    desk.submit()
    assert (desk.note("state"), desk.note("reason")) == ("This field is required.", REQUIRED)
    desk.choose("state", "damage")
    desk.type("reason", "cut by a knife")
    desk.submit()
    desk.wait(lambda: desk.sheet() is None)
    assert desk.view().facts.get(WarrantyDraft) == WarrantyDraft("damage", "cut by a knife")
    assert desk.view().charges.state == "damage"
    assert any("cut by a knife" in line for line in history(desk))


@pytest.mark.parametrize("login", ["zhenghao", "zhoumin", "wulei"])
def test_nobody_else_decides_the_warranty(  # D17 P39
    login: str, qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("assigned", tmp_path / "data")
    desk = Desk(qtbot, theme, language, workplace, login)
    desk.open(order)
    assert not {"warranty", "waive", "return_late"} & set(desk.menu())


def test_a_charge_is_waived_with_its_reason(  # D17 B05
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = prepared.open("to_sign", tmp_path / "data")
    write_entry(workplace, order, OLD_CALL)
    desk = Desk(qtbot, theme, language, workplace, "sunli")
    desk.open(order)
    part = desk.view().charges.parts[0]
    desk.pick("change_price")  # one line cheaper first: it says so on the page
    desk.submit()
    assert desk.note("line") == REQUIRED and desk.note("reason")
    desk.choose_from_list("line", part.key)
    desk.type("percent", "11")
    preview = desk.sheet().findChild(PriceChangeForm).preview
    assert preview.text().endswith("Beyond your own limit: say who agreed.")  # said before he presses anything
    desk.control("percent").clear()
    desk.type("percent", "10")
    new = f"¥{in_figures(part.charged_cents)} → ¥{in_figures(part.charged_cents * 9 // 10)}"
    assert preview.text() == new
    desk.type("reason", "good customer")
    desk.submit()
    desk.wait(lambda: desk.sheet() is None)
    assert desk.view().charges.parts[0].charged_cents == part.charged_cents * 9 // 10
    assert desk.window.toast.text.endswith(new)
    fees = [label.text() for label in desk.page.detail.findChild(FeesCard, "fees_card").findChildren(QLabel)]
    assert any("discount of 10 % by the division manager: good customer" in text for text in fees)
    desk.pick("waive")
    desk.submit()
    limit = next(field for field in desk.sheet().findChild(WaiverForm).fields() if field.name == "reason").help
    assert limit.startswith("Up to 10 % of the price by yourself; for more ")  # before he types
    assert desk.note("reason") == REQUIRED
    desk.type("reason", "long-standing customer")
    act_as(workplace, "chenjing")  # more than a tenth is not the division manager's to give away
    desk.submit()
    desk.wait(lambda: desk.sheet() is None)
    settled = desk.view().facts.get(FeeSettlementDraft)
    assert settled == FeeSettlementDraft("waived", reason="long-standing customer")
    assert "waive" not in desk.menu()
    assert any("long-standing customer" in line for line in history(desk))
    act_as(workplace, "sunli")
    workplace.fee_lists.change_price(
        order, PriceChangeDraft(part.key, 50, None, "complaint", "chenjing", "phone", stories.CALL)
    )
    act_as(workplace, "chenjing")  # who confirms it sees the line, how much less, both prices and who wrote it down
    (case,) = (case for case in Approvals(workplace.context).inbox() if case.money is not None)
    seen = CaseView(Showing(workplace))
    qtbot.addWidget(seen)
    seen.show_case(case, desk.view())
    told = [label.text() for label in seen.word_card.findChildren(QLabel)]
    half = f"¥{in_figures(part.charged_cents)} → ¥{in_figures((part.charged_cents + 1) // 2)}"
    assert {"50 %", half, "complaint", "孙立"} <= set(told)
    assert any(text.startswith("Phone · ") for text in told)
    desk.page.refresh(None)
    fees = [label.text() for label in desk.page.detail.findChild(FeesCard, "fees_card").findChildren(QLabel)]
    assert any(text.startswith("Price changed by word of mouth of 陈静 (Phone, ") for text in fees)
    assert any(text == "Waived" for text in fees)  # what was given away stands on the page of the order
    person = workplace.context.require()
    for rest, waive in ((5, True), (0, False)):  # also after the order is done, while something is owed
        owed = replace(desk.view(), status="completed", money=MoneyBrief("open", rest_cents=rest))
        assert ("waive" in side_acts(owed, (), person, "")) == waive


def emergency(prepared: Prepared, folder: Path) -> tuple[Workplace, Id]:
    workplace = prepared.demo(folder)
    act_as(workplace, "zhoumin")
    order = workplace.repairs.register(replace(stories.intake(), emergency=True, emergency_reason="停在高速上")).id
    act_as(workplace, "zhenghao")
    workplace.repairs.note(order, VerbalDraft("sunli", "phone", stories.CALL, "先派工", "同意", "work"))
    start = stories.CALL + timedelta(hours=1)
    workplace.repairs.do(
        order, "assign_emergency", AssignDraft(("wulei",), "own", start, start + timedelta(hours=2), "B")
    )
    return workplace, order


@pytest.mark.parametrize(("left", "status"), [(False, "plan_to_confirm"), (True, "departed")])
def test_a_late_approval_is_returned_from_the_order(  # B17 T27
    left: bool, status: str, qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, order = emergency(prepared, tmp_path / "data")
    if left:
        act_as(workplace, "wulei")
        workplace.repairs.do(order, "accept")
        stories.depart(workplace, order)
    desk = Desk(qtbot, theme, language, workplace, "sunli")
    desk.open(order)
    desk.pick("return_late")
    desk.type("reason", "no price agreed")
    desk.submit()
    desk.wait(lambda: desk.sheet() is None)
    assert desk.status() == status
    owed = {task.kind for task in desk.view().follow_ups}
    assert ("late_answer" in owed, "late_approval" in owed) == (left, False)
    assert any("no price agreed" in line for line in history(desk))
