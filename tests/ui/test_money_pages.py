"""The pages of money: a technician's cash box, finance, open amounts, receipt numbers."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

import stories
from fieldtech.clock import FixedClock
from fieldtech.demo.acts import signature
from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.forms.money.reversing import ReversalForm
from fieldtech.model.base import new_id
from fieldtech.model.cash_tables import CashHandOver, GivenReceipt
from fieldtech.model.drafts.cash import MakeGoodDraft
from fieldtech.model.drafts.money import CollectionDraft, InvoiceDraft, ReversalDraft
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.render import page_texts
from fieldtech.ui.language import Language
from fieldtech.ui.pages.cash_box_page import CashBoxPage
from fieldtech.ui.pages.finance_page import FinancePage
from fieldtech.ui.pages.open_amounts_page import OpenAmountsPage
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared, act_as
from tills import ASKED, FINANCE, TECHNICIAN, Till, till

Kept = tuple[Path, datetime, Till]
Seat = Callable[[str], tuple[Program, Till]]


@pytest.fixture(scope="module")
def played(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Played once, copied for each test."""
    folder = tmp_path_factory.mktemp("till") / "data"
    workplace = prepared.demo(folder)
    made, now = till(workplace), workplace.context.now()
    workplace.close()
    return folder, now, made


@pytest.fixture
def seat(qtbot: QtBot, theme: Theme, language: Language, played: Kept, tmp_path: Path) -> Iterator[Seat]:
    """``seat(login)``: the program on a copy, with that person signed in."""
    opened: list[Workplace] = []
    folder, now, made = played
    saved = tmp_path / "list.xlsx"

    def sit(login: str) -> tuple[Program, Till]:
        shutil.copytree(folder, tmp_path / "data")
        workplace = Workplace.open(tmp_path / "data", clock=FixedClock(now), zone=stories.ZONE, demo=True)
        opened.append(workplace)
        tools = {"save_book": lambda _parent, _name: str(saved)}
        program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json", tools=tools)
        program.sign_in(login)
        return program, made

    yield sit
    for workplace in opened:
        workplace.close()


def test_a_technician_hands_over_and_answers(seat: Seat) -> None:  # B30 F59
    program, made = seat(TECHNICIAN)
    program.hands.click("owed_fee_query")  # his day says that finance asks
    page = program.page
    assert isinstance(page, CashBoxPage) and page.badge() == 2  # 8.00 in hand, one question
    assert page.footer is not None and page.footer.primary.text() == "Hand over ¥8.00"
    assert "¥8.00" in [label.text() for label in page.picking.findChildren(QLabel)]  # an amount is said as one
    program.hands.click("hand_over")
    pad = program.hands.wait_for(FullScreenPad, "full_screen_pad")  # nothing leaves his hands without his name
    assert pad._heading.text().endswith("(hands over)")  # whose turn it is
    program.hands.draw("signature", signature("qian_wei")[0], pad)
    program.hands.click("accept_ink", pad)
    pad = program.hands.wait_for(FullScreenPad, "full_screen_pad")  # and finance signs for it, on the same laptop
    assert pad._heading.text().endswith("(receives, finance)")
    program.hands.key("Esc")
    assert page.picking.chosen() and not page.unsigned.isHidden()
    program.hands.click("sign_receiver")
    pad = program.hands.wait_for(FullScreenPad, "full_screen_pad")
    program.hands.draw("signature", signature("feng_li")[0], pad)
    program.hands.click("accept_ink", pad)
    assert page.unsigned.isHidden()
    program.hands.click("hand_over")
    program.hands.until(lambda: not page.picking.chosen(), "handed over")
    row = page.slips._rows[0]
    with program.workplace.context.reading() as session:
        slip = session.get_one(CashHandOver, row.id)
        assert slip.ink_giver["strokes"] and slip.ink_receiver["strokes"]
    box = program.workplace.cash_box.view()
    assert (box.held.in_hand, box.held.under_way, box.held.short) == (0, 8_00, 10_00)
    assert page.isAncestorOf(program.window.focusWidget())  # not fallen to the sidebar
    program.hands.click(f"answer_{box.queries[0].number}")
    sheet = program.sheet("form_sheet")
    program.hands.write("text", "在收据本里，明天补交。", sheet)
    program.hands.click("submit", sheet)
    program.hands.until(lambda: page.badge() == 0, "answered")
    said = program.workplace.finance.audit(made.paid).thread
    assert [(one.act, one.text) for one in said][-1] == ("answer", "在收据本里，明天补交。")


def test_the_desk_answers_finance_where_it_sees_what_is_owed(seat: Seat) -> None:  # F59
    program, made = seat("zhoumin")
    page = program.open("owed_page")
    page.open("mine")
    assert page.chosen().kind == "fee_query" and page.primary().text() == "Answer finance"
    program.hands.key("Ctrl+Return")
    sheet = program.sheet("form_sheet")
    assert ASKED in [label.text() for label in sheet.findChildren(QLabel)]  # what finance wants to know
    program.hands.write("text", "已问过钱伟：夹在收据本里。", sheet)
    program.hands.click("submit", sheet)
    program.hands.until(lambda: program.said().startswith("Finance has your answer"), "answered")
    assert program.workplace.finance.audit(made.paid).thread[-1].by == "zhoumin"
    assert all(owed.kind != "fee_query" for owed in page._rows)


def test_finance_sees_the_day_that_does_not_close_and_mends_it(seat: Seat) -> None:  # F58 D17
    program, made = seat(FINANCE)
    page = program.page
    assert isinstance(page, FinancePage)  # where finance starts
    assert page.work.queue.list.hasFocus()  # J and K move through it, no letter falls into the search
    assert page.day.title == "2026-11-19 does not close" and "10.00 missing" in page.day.text
    program.hands.click("show_day")
    findings = [found.code for found in page.days.view.closing.findings] if page.days.view else []
    assert findings == ["counted_short", "not_handed_over", "order_open"]
    assert page.days._centre("XM01") != "XM01"
    view, at = page.days.view, program.workplace.context.now()
    assert view is not None
    page.days.view = replace(view, closed_at=at, closed_by="冯丽", later=view.closing.findings)
    page.days.retranslate()  # it was closed, and something came: who closed it stays, and nothing is said twice
    assert "Closed by 冯丽, 2026-11-" in page.days.said.text and page.days._late_card.isHidden()
    assert page.primary().isHidden()  # no button closes it
    order = program.workplace.orders.view(made.order)
    program.hands.click(f"go_{order.number}")  # where it can be received or said to be owed
    assert isinstance(program.page, OpenAmountsPage) and f"receive_{order.number}" in {
        button.objectName() for button in program.page.panel.findChildren(QPushButton)}  # fmt: skip
    panel, table = program.page.panel, program.page.table
    assert panel.isVisible() and not any(table.isColumnHidden(at) for at in range(7))  # all ages beside the customer
    page = program.open("finance_page")
    page.open("days")
    slip = program.workplace.finance.slip(made.slip).row
    program.hands.click(f"go_{slip.number}")
    assert page.work.slip.view is not None and page.work.slip.view.row.id == made.slip
    program.hands.key("Ctrl+Return")
    sheet = program.sheet("form_sheet")
    program.hands.write("reason", "补交 10 元", sheet)
    assert not page.work.write_off.isHidden()  # a button of its own: who may is said beside it
    program.hands.click("submit", sheet)
    program.hands.until(lambda: "counted_short" not in page.day.text and "10.00 missing" not in page.day.text, "mended")
    day = program.workplace.finance.day(slip.day, "XM01")
    assert [found.code for found in day.closing.findings] == ["not_handed_over", "order_open"]
    program.hands.click("export")
    program.hands.until(lambda: program.said().startswith("Saved"), "the list")
    number = program.workplace.finance.audit(made.paid).row.receipt  # made void on another computer as well
    with program.workplace.context.transaction() as session:
        row = GivenReceipt(id=new_id(), number=number, login=TECHNICIAN, computer="0" * 32, day=slip.day,
                           void_reason="纸湿了", at=slip.at, by=TECHNICIAN)  # fmt: skip
        session.add(row)
        program.workplace.context.op(session, "test", "receipts", row.id, {})
    over = CollectionDraft(11_00, "transfer", "TT-11", "许峰", reason="多汇 9.00", invoice_state="none")
    program.workplace.collecting.collect(made.order, over)
    page.open(f"days/{slip.day}")
    program.hands.click(f"credit_{order.number}")
    sheet = program.sheet("form_sheet")
    program.hands.write("reason", "客户同意抵下次费用", sheet)
    program.hands.click("submit", sheet)
    program.hands.until(lambda: not program.there(QPushButton, f"credit_{order.number}"), "to his credit")
    assert program.workplace.collecting.view(made.order).state == "credit"
    program.hands.click(f"decide_{number}")
    sheet = program.sheet("form_sheet")
    program.hands.choose("keeps", made.paid.hex, sheet)
    program.hands.click("submit", sheet)
    program.hands.write("reason", "作废的那张实为 SJ-000260", sheet)
    assert sheet.form.editor("keeps").control.count() == 3  # the placeholder, the collection, and void for all
    program.hands.click("submit", sheet)
    program.hands.until(lambda: not program.there(QPushButton, f"decide_{number}"), "decided")
    assert program.workplace.finance.audit(made.paid).thread[-1].text == "作废的那张实为 SJ-000260"


def test_an_audit_passes_with_three_ticks_only(seat: Seat) -> None:  # F58 F59
    program, made = seat(FINANCE)
    page = program.open("finance_page")
    page.open(f"collection/{made.paid.hex}")
    assert page.work.audit.why.isVisible() and page.primary().isHidden()  # a query is open, money is missing
    assert not page.work.audit.back.isVisible() and program.workplace.finance.audit(made.paid).row.slip_differs
    assert not page.work.query.isVisible()  # finance asks one thing after the other
    workplace = program.workplace
    workplace.finance.make_good(made.slip, MakeGoodDraft(10_00, "brought", "补交"))
    workplace.collecting.note_invoice(made.paid, InvoiceDraft("none", reason="客户不要发票，" * 12))
    act_as(workplace, TECHNICIAN)
    workplace.finance.answer(made.paid, "找到了")
    act_as(workplace, FINANCE)
    act_as(workplace, TECHNICIAN)
    workplace.collecting.reverse(made.held, ReversalDraft("填错了"))
    act_as(workplace, FINANCE)
    workplace.finance.query(made.held, "为什么？")
    act_as(workplace, TECHNICIAN)
    workplace.finance.answer(made.held, "金额填错了")
    act_as(workplace, FINANCE)
    page.open(f"collection/{made.paid.hex}")
    assert not page.primary().isEnabled()  # three ticks are missing
    page.open(f"collection/{made.held.hex}")
    assert page.primary().isEnabled() and page.primary().text() == "The reversal is right"
    assert [line.cents for line in workplace.finance.audit(made.held).vouchers[2].lines[:1]] == [0]  # nothing to issue
    program.hands.click("confirm")
    program.hands.until(lambda: not workplace.finance.audit(made.held).row.to_confirm, "confirmed")
    page.open(f"collection/{made.paid.hex}")
    seen = workplace.finance.audit(made.paid)
    assert [(one.cents, one.how, one.reason) for one in seen.made_good] == [(10_00, "brought", "补交")]
    assert [(link[0], link[1]) for link in page.work.audit.chain._of_audit(seen)][2:] == [
        ("Counted by finance", 11_00), ("Brought later", 10_00)]  # fmt: skip
    assert page.work.audit.chain._of_audit(seen)[-1][3] == ("Agrees", "ok")
    assert page.work.audit.vouchers["invoice"].minimumSizeHint().width() < 300  # however long the reason
    program.hands.click("open_invoice")
    sheet = program.sheet("form_sheet")
    assert sheet.form.editor("state").control.button("none").hasFocus()  # the one that is chosen, not the first
    assert {"¥21.00", "2026-11-19"} <= {label.text() for label in sheet.findChildren(QLabel)}  # how much, of when
    sheet.close_sheet()
    for kind in ("sheet", "fee_list", "invoice"):
        assert not page.primary().isEnabled()
        program.hands.click(f"checked_{kind}")
    program.hands.key("Ctrl+Return")
    program.hands.until(lambda: workplace.finance.audit(made.paid).row.state == "audited", "passed")
    page.open(f"collection/{made.paid.hex}")
    assert all(card.tick.isChecked() and not card.tick.isEnabled() for card in page.work.audit.vouchers.values())
    program.hands.click("reconcile")
    program.hands.until(lambda: workplace.finance.audit(made.paid).row.state == "reconciled", "reconciled")
    page.open(f"collection/{made.paid.hex}")
    assert page.work.reverse.isVisible() and page.work.reverse.text() == "Pay back…"  # afterwards, too (states 4.7)
    assert page.work.footer.saved.text.text().startswith("Nothing is overwritten")


def test_receipt_numbers_are_issued_and_a_lost_block_is_closed(seat: Seat) -> None:  # B29
    program, _made = seat(FINANCE)
    page = program.open("finance_page")
    page.open("blocks")
    program.hands.click("issue_block")
    sheet = program.sheet("form_sheet")
    assert isinstance(sheet, FormSheet) and sheet.body_area.verticalScrollBar().maximum() == 0  # all of it in sight
    combo = sheet.form.editor("computer").control
    assert combo.currentText() == "This computer"  # the only one, and by its name
    login = sheet.form.editor("login").control
    login.setCurrentIndex(login.findData(TECHNICIAN))
    program.hands.click("submit", sheet)
    program.hands.until(lambda: len(page.blocks._rows) == 2, "issued")
    assert program.said().endswith("can give the receipts SJ-000251 – SJ-000300")
    assert {row.first for row in page.blocks._rows} == {"SJ-000231", "SJ-000251"}
    program.hands.click("close_block")
    dialog = program.sheet("confirm")
    program.hands.write("reason", "电脑丢了", dialog)
    program.hands.click("submit", dialog)
    program.hands.until(lambda: any(row.closed_reason == "电脑丢了" for row in page.blocks._rows), "closed")


def test_what_is_taken_back_is_owed_again_and_comes_by_transfer(seat: Seat) -> None:  # A03 F56
    program, made = seat(TECHNICIAN)
    workplace, box = program.workplace, program.open("cash_box_page")
    program.hands.click("reverse_collection")  # states 4.7: reversed, never changed
    sheet = program.sheet("form_sheet")
    assert not sheet.findChild(ReversalForm).cell("receipt").isVisible()  # his block gives the number
    program.hands.write("reason", "客户要转账", sheet)
    program.hands.click("submit", sheet)
    program.hands.until(lambda: not box.picking.chosen(), "reversed")
    assert workplace.finance.audit(made.held).row.state == "reversed"
    assert "is reversed: ¥8.00 goes back to 许峰" in box.taken_back.said()  # its receipt, and where to collect anew
    assert program.window.focusWidget() is box.taken_back.receipt
    program.hands.click("collect_anew")
    again = program.sheet("form_sheet").form.draft()  # it is signed already: over this page, in cash
    assert (again.method, again.received_cents, again.payer) == ("cash", 10_00, "许峰")
    program.hands.key("Esc")
    program.session.lock()
    program.sign_in(FINANCE)
    finance = program.open("finance_page")
    finance.open(f"collection/{made.held.hex}")  # asked whether it is right, finance sees why, when and the receipt
    back = finance.work.audit.back
    assert "客户要转账" in back.text and "SJ-000233" in back.title and "2026-11-19" in back.title
    chain = finance.work.audit.chain._of_audit(workplace.finance.audit(made.held))
    assert [(link[0], link[1]) for link in chain[1:]] == [("Given back", -8_00), ("Collected anew", None)]
    assert workplace.finance.day(date(2026, 11, 19), "XM01").agree == 0  # what was taken back agrees with nothing
    listed = load_workbook(BytesIO(workplace.money_books.audit_list().pdf))["审核清单"]
    assert [row[7:10] for row in listed.values][1:] == [(21, 0, 21), (8, -8, 0), (29, -8, 21)]  # every column adds up
    assert [row[12] for row in listed.values][1:3] == ["待回复", "收款人冲红，待确认"]  # as the window says it
    assert {row[1]: row[14] for row in listed.values} == {
        "收款编号": "发票", "SK-XM01-20261119-001": "待开", "SK-XM01-20261119-002": None, None: None}  # fmt: skip
    page = program.open("open_amounts_page")
    assert isinstance(page, OpenAmountsPage)
    owed = page.model.record(0)
    assert (owed.orders, owed.to_30, owed.total) == (1, 10_00, 10_00)
    assert page.no_bank.isVisible()  # said once, with the way there
    program.hands.click("enter_bank")
    settings = program.page
    assert not settings.bank.isHidden() and settings.limits.isHidden() and settings.mail.isHidden()  # P39
    program.hands.write("account", "123", settings.bank)
    program.hands.click("save_bank")
    assert workplace.money_house.bank().account == ""
    program.hands.write("bank", "工商银行厦门湖里支行", settings.bank)
    program.hands.write("account", "4100021809200123456", settings.bank)
    program.hands.click("save_bank")
    assert "2026-11-19" in settings.bank.words() and "冯丽 · 工商银行厦门湖里支行" in settings.bank.words()
    paper = workplace.money_papers.statement(owed.customer_id, date(2026, 11, 1))
    assert "4100021809200123456" in "".join(page_texts(paper.pdf))
    program.window.toast.next()  # what can be undone keeps its place before what is only said
    program.open("open_amounts_page")
    assert not page.no_bank.isVisible()
    customers = program.open("customers_page", owed.customer_id)
    shown = [label.text() for label in customers.findChildren(QLabel)]
    assert "厦门服务中心" in shown and "XM01" not in shown
    program.hands.click("open_open_amounts_page", customers)  # what he owes, on his own page
    page = program.page
    assert isinstance(page, OpenAmountsPage) and page.panel.isVisible()
    order = workplace.open_amounts.of_customer(owed.customer_id)[0]
    program.hands.click(f"receive_{order.number}")
    sheet = program.sheet("form_sheet")  # by transfer, the whole rest, from the customer
    program.hands.write("paper_no", "20261119000123", sheet)
    program.hands.click("submit", sheet)
    program.hands.until(lambda: page.model.rowCount() == 0, "paid")
    assert program.said() == f"{owed.customer}: ¥10.00 received for {order.number}. Nothing is open any more."
    seen = workplace.collecting.view(made.order)
    assert seen.state == "collected"
    finance = program.open("finance_page")
    finance.open(f"collection/{seen.collections[-1].id.hex}")
    program.hands.click("reverse", finance)
    sheet = program.sheet("form_sheet")
    assert not sheet.findChild(ReversalForm).cell("receipt").isVisible()  # what came by bank has no paper
    program.hands.choose("approved_by", "chenjing", sheet)
    program.hands.write("reason", "客户付错", sheet)
    program.hands.click("submit", sheet)
    program.hands.until(lambda: workplace.collecting.view(made.order).state != "collected", "taken back on paper")
