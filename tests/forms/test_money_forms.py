"""The forms of money ask what an answer makes necessary, and nothing else (forms 2.8)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast

import pytest
from gallery import Keeper
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldtech.demo.acts import signature
from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.forms.money.block_form import BlockForm
from fieldtech.forms.money.counting import CountForm, MakeGoodForm
from fieldtech.forms.money.invoice_form import InvoiceForm
from fieldtech.forms.money.settle_form import SettleForm
from fieldtech.forms.office.desk import Desk
from fieldtech.forms.office.price_change import PriceChangeForm
from fieldtech.forms.strokes import Ink, Stroke
from fieldtech.model.base import new_id
from fieldtech.model.drafts.cash import BlockDraft, CountDraft, MakeGoodDraft
from fieldtech.model.drafts.money import FeeWordDraft, InvoiceDraft, PriceChangeDraft
from fieldtech.model.drafts.settling import COMPANY, PERSON, SettleDraft
from fieldtech.model.money.cash import Held
from fieldtech.model.money.prices import Line, Rule
from fieldtech.services.access import PersonRow
from fieldtech.services.money.block_rows import BlockComputer
from fieldtech.services.money.views import CashBoxView
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import Code, Language, sentence
from fieldtech.ui.pages.cash.held_card import HeldCard
from fieldtech.ui.pages.money.lines import Figure
from fieldtech.ui.theme import Theme

NOW = datetime(2026, 11, 19, 18, 5, tzinfo=UTC)
STROKES, ASPECT = signature("xu_feng")
INK = Ink(ASPECT, cast(tuple[Stroke, ...], STROKES))


@pytest.fixture
def desk(theme: Theme, language: Language) -> Desk:
    return Desk(Keeper(), "slip-1", UTC, lambda: NOW)


def shown(form: CountForm | MakeGoodForm | SettleForm, *names: str) -> list[str]:
    return [name for name in names if not form.cell(name).isHidden()]


def test_a_count_that_differs_says_by_how_much_and_why(desk: Desk, qtbot: QtBot) -> None:  # B30
    form = CountForm(desk, 31_00)
    qtbot.addWidget(form)
    form.load(CountDraft(cents=-1))
    assert form.submit() is None and [p.code for p in form.problems()] == ["required"]  # nothing typed is not 0.00
    for typed in ("-5", "31,00", "1e9"):  # what was typed is named, not that something is missing
        form.editor("cents").set_raw(typed)
        assert form.submit() is None and form.cell("cents").note.text == sentence("money_shape")
    form.editor("cents").set_raw("")
    QTest.keyClicks(form.editor("cents").control, "31.00")
    assert shown(form, "reason") == [] and form.submit() == CountDraft(31_00)
    form.editor("cents").set_value(21_00)
    form.follow()
    assert shown(form, "reason") == ["reason"] and form._differs.title == "10.00 missing"
    form.editor("cents").set_value(31_50)
    form.follow()
    assert form._differs.title == "0.50 too much"


def test_a_block_begins_where_its_cover_says(desk: Desk, qtbot: QtBot) -> None:  # B29: typed as it is printed there
    form = BlockForm(desk, [BlockComputer("c1", "PC", (("qianwei", "钱伟"),))], "SJ-000291")
    qtbot.addWidget(form)
    form.load(BlockDraft("qianwei", "c1"))
    for typed in ("SJ-000300", "sj-000300", "300"):
        form.editor("first").control.clear()
        QTest.keyClicks(form.editor("first").control, typed)
        assert form.submit() == BlockDraft("qianwei", "c1", 300)


@pytest.mark.parametrize(("too_much", "verb"), [(False, "Brought later"), (True, "Paid back")])
def test_a_difference_ends_as_an_amount_that_is_handed_over(
    desk: Desk, qtbot: QtBot, too_much: bool, verb: str
) -> None:  # D17
    form = MakeGoodForm(desk, [Option("chenjing", "陈静")], too_much=too_much)
    qtbot.addWidget(form)
    form.load(MakeGoodDraft(10_00))
    buttons = form.editor("how").segments  # type: ignore[attr-defined]
    assert buttons.button("brought").text() == verb
    assert shown(form, "approved_by") == []
    buttons.button("written_off").click()
    assert shown(form, "approved_by") == ["approved_by"]
    assert {p.field for p in form.problems() if p.code == "required"} == {"approved_by"}


def test_the_card_of_sign_off_is_one_press_where_nothing_is_unusual(
    desk: Desk, language: Language, qtbot: QtBot
) -> None:  # B28 B29 F56 F57
    form = SettleForm(desk, due_cents=31_00, payer="许峰", next_receipt="SJ-000231")
    qtbot.addWidget(form)
    form.load(SettleDraft())
    form.editor("way").segments.button("collected").click()  # type: ignore[attr-defined]
    draft = form.submit()
    assert draft is not None and (draft.received_cents, draft.payer, draft.method) == (31_00, "许峰", "cash")
    assert (draft.invoice_state, draft.paid_to, draft.receipt) == ("pending", COMPANY, "")
    collection = draft.collection()
    assert (collection.cents, collection.to_person, collection.paper_no) == (31_00, False, "")
    assert form._told.text() == "叁拾壹元整 · Thirty-one yuan only" and form._number.text() == "SJ-000231"
    assert shown(form, "receipt", "paid_to", "reason", "invoice_kind", "invoice_code") == []
    assert collection.ink == {} and form._payer_signs.isHidden()
    form._payer_signs.link.click()  # forms 2.8: the payer may sign, on the large pad
    (pad,) = form.window().findChildren(FullScreenPad)
    pad.pad.set_ink(INK)
    pad.submit()
    assert (signed := form.submit()) is not None and signed.collection().ink == {"strokes": STROKES, "aspect": ASPECT}
    form.set_field("payer_ink", Ink(2500, (INK.strokes[0][:2],)))
    assert form.submit() is None and "strokes" in {problem.field for problem in form.problems()}  # a dot is none
    form.set_field("payer_ink", INK)
    form.editor("payer").edited.emit()  # another name, another signature
    assert (found := form.submit()) is not None and found.collection().ink == {}
    note, form_of = form.cell("received_cents").note, form.editor("received_cents")
    tongues: tuple[Code, ...] = ("zh_CN", "en")
    for tongue in tongues:
        language.use(tongue)
        for typed, code in (("0", "money_above_nothing"), ("3x", "money_shape"), ("50.005", "money_shape")):
            form_of.set_raw(typed)
            assert form.submit() is None and note.text == sentence(code)
    form_of.set_raw("９，９９９，９９９")
    assert form.submit() is None and "1,000,000.00 at most" in note.text


def test_nothing_out_of_sight_holds_an_invoice_up_or_goes_with_it(
    desk: Desk, theme: Theme, language: Language, qtbot: QtBot
) -> None:  # B29, forms 2.8
    card = SettleForm(desk, due_cents=31_00, payer="许峰", next_receipt="SJ-000231")
    form = InvoiceForm(desk)
    qtbot.addWidget(card)
    qtbot.addWidget(form)
    card.load(SettleDraft("collected", "cash", 31_00, payer="许峰", invoice_reason="回公司开"))
    form.load(InvoiceDraft(reason="回公司开"))
    for one, state, number in ((card, "invoice_state", "invoice_number"), (form, "state", "number")):
        one.set_field(state, "issued")
        one.set_field("invoice_kind", "special")
        one.set_field(number, "12")
        one.set_field("uscc", "1")
        assert one.submit() is None
        one.set_field(state, "pending")
    assert (found := card.submit()) is not None
    assert found.collection().invoice() == form.submit() == InvoiceDraft(reason="回公司开")


def test_what_the_card_asks_beside(desk: Desk, qtbot: QtBot) -> None:  # F56
    form = SettleForm(desk, due_cents=31_00, payer="许峰", ways=("collected", "on_account"))
    qtbot.addWidget(form)
    form.load(
        SettleDraft("collected", "wechat", 21_00, payer="许峰", paper_no="4200", paid_to=PERSON, invoice_reason="x")
    )
    assert shown(form, "receipt", "paid_to", "reason") == ["paid_to", "reason"]  # no paper, a code, less
    assert form._differs.text() == "¥10.00 less than is due: say what becomes of it"
    assert form._number.text() == "Paid electronically"
    assert shown(form, "rest", "expected") == ["rest"] and "rest" in {p.field for p in form.problems()}
    form.editor("rest").segments.button("on_account").click()  # type: ignore[attr-defined]
    assert form.draft().of_the_rest() == FeeWordDraft("on_account")
    assert form.draft().collection().to_person
    form.load(SettleDraft("on_account", reason="月结"))
    assert shown(form, "receipt", "paid_to", "reason", "method") == ["reason"]
    word = form.draft().word(31_00)
    assert (word.way, word.cents, word.reason) == ("on_account", 31_00, "月结")
    form.editor("received_cents").set_value(33_00)
    form.load(SettleDraft("collected", "cash", 33_00, payer="许峰", invoice_reason="x"))
    assert form._differs.text() == "¥2.00 more than is due: give it back, or say why"
    assert shown(form, "receipt", "reason") == ["receipt", "reason"]
    assert "reason" in {p.field for p in form.problems()}  # the number of a paper receipt is asked by the service


def test_who_pays_by_the_month_needs_no_other_reason(desk: Desk, qtbot: QtBot) -> None:  # F56
    form = SettleForm(desk, due_cents=31_00, payer="许峰", ways=("collected", "on_account"))
    qtbot.addWidget(form)
    form.load(SettleDraft())
    form.editor("way").segments.button("on_account").click()  # type: ignore[attr-defined]
    assert form.submit() is not None and form.draft().reason == "monthly account"  # nobody types why
    form.editor("way").segments.button("collected").click()  # type: ignore[attr-defined]
    assert form.draft().reason == ""


def test_who_may_not_waive_says_who_did(desk: Desk, qtbot: QtBot) -> None:  # D17 B32
    people = (
        *(PersonRow(new_id(), login, login, role, "QD01") for login, role in (("chenjing", "CM"), ("wulei", "TE"))),
    )
    form = SettleForm(replace(desk, people=people), due_cents=31_00, payer="许峰", decides=False, own_login="wulei")
    qtbot.addWidget(form)
    form.load(SettleDraft("waived", reason="老客户"))
    assert shown(form, "approved_by", "how", "said_at", "expected") == ["approved_by"]
    assert {(p.field, p.code) for p in form.problems()} == {("approved_by", "waiver_needs_manager")}
    part = Line("h", "P-3002", "保险丝", "fuse", 68_00, 68_00, Rule("out_of_warranty"))
    price = PriceChangeForm(replace(desk, people=people), [part], {}, own_login="wulei", decides=False, limits=None)
    qtbot.addWidget(price)
    price.load(PriceChangeDraft("h", None, 70_00, "加急"))
    assert price.submit() is None  # it is named beside its field what is missing
    assert price.cell("approved_by").note.text == sentence("price_needs_manager")
    price.load(PriceChangeDraft("h", None, 1_000_000_00, "加急", "chenjing", "phone", NOW))
    assert price.preview.text().endswith("the service manager or director sets such a price himself.")
    form.load(SettleDraft("waived", reason="老客户", approved_by="chenjing"))
    form.field_changed("approved_by")
    assert shown(form, "approved_by", "how", "said_at") == ["approved_by", "how", "said_at"]
    said = form.submit()
    assert said is not None and said.word(31_00) == FeeWordDraft("waived", 31_00, "老客户", "chenjing", "phone", NOW)
    again = SettleForm(replace(desk, people=people), due_cents=31_00, payer="许峰", decides=False, own_login="wulei")
    qtbot.addWidget(again)
    again.load(SettleDraft())  # the program was killed in between: who, how and when are there again
    assert again.draft() == said and shown(again, "approved_by", "how", "said_at") == ["approved_by", "how", "said_at"]


def test_a_transfer_that_comes_later_has_its_day(desk: Desk, qtbot: QtBot) -> None:  # F56
    form = SettleForm(desk, due_cents=31_00, payer="许峰")
    qtbot.addWidget(form)
    form.load(SettleDraft("collected", "cash", 21_00, rest="announced"))
    assert shown(form, "rest", "expected", "reason") == ["rest", "expected", "reason"]
    assert {"expected", "reason"} <= {p.field for p in form.problems()}
    form.load(SettleDraft("announced"))
    assert form.cell("reason")._star.text() == ""  # nor is it marked as if it were asked
    assert shown(form, "expected", "reason", "approved_by", "receipt") == ["expected", "reason"]
    assert form.submit() is None and {p.field for p in form.problems()} == {"expected"}
    QTest.keyClicks(form.editor("expected").control, "2026-11-30")
    said = form.submit()
    assert said is not None and said.word(31_00) == FeeWordDraft("announced", 31_00, expected=date(2026, 11, 30))


def test_the_cash_box_says_too_much_as_loudly_as_too_little(theme: Theme, language: Language, qtbot: QtBot) -> None:
    card = HeldCard()
    qtbot.addWidget(card)
    for short, said in ((10_00, "Missing at the count: ¥10.00"), (-50, "Too much at the count: ask finance: ¥0.50")):
        card.show_view(CashBoxView("qianwei", "钱伟", Held(0, 0, short), (), ()))  # B30
        figures = [figure.accessibleName() for figure in card.findChildren(Figure) if not figure.isHidden()]
        assert figures[1:] == [said]
