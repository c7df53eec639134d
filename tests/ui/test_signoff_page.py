"""Sign-off by hand: ink, paper, refused, absent, dissatisfied three times, the seal, and the way back by PIN."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import audit
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

import stories
from fieldtech.forms.signoff.signing import SigningDraft
from fieldtech.forms.strokes import Ink
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, FeeSettlementDraft, InkDraft
from fieldtech.ui.language import Language, current_language
from fieldtech.ui.theme import Theme
from pages.program import Program

Start = Callable[[str, str], tuple[Program, Id]]
HAND = stories.ink("customer").strokes
OWN_HAND = stories.ink("technician").strokes


def words_on(widget: QWidget) -> str:
    """All visible labels."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


class SignOff:
    """The page in the technician's, then in the customer's hands."""

    def __init__(self, start: Start) -> None:
        self.program, self.order = start("to_sign", "wulei")
        self.hands = self.program.hands
        self.page: Any = self.program.open("signoff_page", self.order)

    def hand_over(self) -> None:
        """The technician signs and gives the laptop away."""
        self.hands.draw("technician_ink", OWN_HAND)
        self.hands.click("hand_over")
        assert self.page.stage == "customer"

    def rate(self, stars: int) -> None:
        """Press a star."""
        self.hands.click(str(stars), self.page.customer.form.editor("overall").widget)

    def accept(self, verdict: str = "satisfied") -> None:
        """Press a verdict."""
        self.hands.click_widget(self.page.customer.form.editor("verdict").widget.button(verdict))

    def sign(self) -> None:
        """Draw on the customer's pad."""
        self.hands.draw("customer_ink", HAND)

    def seal(self) -> None:
        """Press the large button and wait."""
        self.hands.key("Ctrl+Return")
        self.hands.until(lambda: self.page.stage == "sealed", "the seal")

    def view(self) -> Any:
        """The order now."""
        return self.program.workplace.orders.view(self.order)

    def give_back(self, pin: str = "0000") -> None:
        """The technician takes the laptop."""
        self.hands.key("Esc")
        self.hands.write("pin", pin, self.program.sheet("pin_sheet"))
        self.hands.key("Return")


@pytest.fixture
def signing(start: Start) -> SignOff:
    """The customer has the laptop."""
    found = SignOff(start)
    found.hand_over()
    return found


def test_stars_accepted_ink_seal(signing: SignOff) -> None:  # F19, F20
    before = signing.hands.count
    signing.rate(5)
    signing.accept()
    signing.sign()
    signing.seal()
    assert signing.hands.count - before == 4
    view = signing.view()
    assert view.status in ("signed", "completed")
    assert view.facts.get(FeedbackDraft).overall == 5
    acceptance = view.facts.get(AcceptanceDraft)
    assert (acceptance.verdict, acceptance.mode, acceptance.name) == ("satisfied", "ink", "马骏")
    assert view.facts.get(InkDraft, "customer").strokes
    assert not signing.program.workplace.drafts.pending()


def test_the_seal_is_shown_and_the_pdf_lies_on_the_disk(signing: SignOff) -> None:
    signing.rate(4)
    signing.accept()
    signing.sign()
    signing.seal()
    seal = signing.view().seals[-1]
    shown = words_on(signing.hands.see("sealed"))
    assert seal.sha256[:4].upper() in shown
    opened: list[Path] = []
    signing.page.papers.open_file = opened.append
    signing.hands.click("open_pdf")
    assert opened[0].read_bytes().startswith(b"%PDF")
    found = signing.program.workplace.sheets.verify(opened[0])
    assert found.ok, found.problem
    signing.give_back()
    page: Any = signing.program.page
    assert page.name == "onsite_page" and page.rail.current == ""  # what was done is read, not asked for again
    assert "马骏" in words_on(signing.hands.see("signed_card")) and signing.hands.sees("signed_sheet")
    checklist: Any = signing.program.open("checklist_page", signing.order)  # nothing is written down by looking
    assert "It is signed" in words_on(checklist.items) and signing.program.window.toast.text == ""
    leaving: Any = signing.program.open("leave_page", signing.order)
    assert leaving.footer.primary.objectName() == "back_to_day"


def test_the_customer_cannot_leave_the_page(signing: SignOff) -> None:  # P39
    for key in ("Ctrl+K", "Ctrl+1", "Alt+Left"):
        signing.hands.key(key)
        assert signing.program.page.name == "signoff_page"
        assert not signing.program.window.palette_sheet.isVisible()
    signing.hands.scan(signing.view().number)
    assert signing.program.page.name == "signoff_page"
    assert not signing.program.window.sidebar.isVisible()


def test_the_way_back_asks_for_the_pin(signing: SignOff) -> None:
    signing.give_back("9999")
    assert signing.page.stage == "customer"
    assert "Wrong" in words_on(signing.program.sheet("pin_sheet"))
    signing.hands.write("pin", "0000", signing.program.sheet("pin_sheet"))
    signing.hands.key("Return")
    assert signing.page.stage == "prepare"


def test_the_customers_language_is_only_borrowed(signing: SignOff) -> None:
    signing.program.settings.change(language="en")
    signing.hands.click("customer_language")
    assert current_language() == "zh_CN"
    assert signing.program.settings.now.language == "en"
    signing.give_back()
    assert current_language() == "en"


def test_what_is_missing_is_said_where_it_is(signing: SignOff) -> None:
    signing.hands.key("Ctrl+Return")
    assert signing.page.stage == "customer"
    form = signing.page.customer.form
    assert form.missing() == 3  # stars, verdict, ink
    assert "signature is missing" in words_on(form)
    assert signing.view().status == "to_sign"


def test_a_dot_is_no_signature(signing: SignOff) -> None:
    signing.rate(5)
    signing.accept()
    signing.hands.draw("customer_ink", [[(4000, 4000), (4010, 4010)]])
    signing.hands.key("Ctrl+Return")
    assert signing.page.stage == "customer"
    assert "too short" in words_on(signing.page.customer.form)


def test_a_bad_rating_wants_its_reason(signing: SignOff) -> None:  # forms 2.6
    signing.rate(2)
    signing.accept()
    signing.sign()
    signing.hands.key("Ctrl+Return")
    assert signing.page.stage == "customer"
    signing.hands.write("rating_reason", "slow")
    signing.seal()
    assert signing.view().facts.get(FeedbackDraft).reason == "slow"


def test_rating_in_detail_and_declining(signing: SignOff) -> None:
    signing.hands.click("declined")
    signing.hands.click("rate_more")
    stars = signing.page.customer.form.editor("areas").widget
    assert stars.isVisible()
    signing.accept()
    signing.sign()
    signing.seal()
    assert signing.view().facts.get(FeedbackDraft).answered == "refused"


def test_the_large_pad(signing: SignOff) -> None:
    signing.rate(5)
    signing.accept()
    signing.hands.click("large_pad")
    signing.hands.draw("signature", HAND, signing.hands.see("full_screen_pad"))
    signing.hands.click("accept_ink")
    signing.seal()
    assert signing.view().facts.get(InkDraft, "customer").strokes


def test_ink_survives_a_crash(signing: SignOff) -> None:  # nothing typed is lost
    signing.sign()
    signing.page.leave()
    kept = signing.program.workplace.drafts.load("signing_form", signing.order.hex)
    assert kept is not None
    assert SigningDraft.from_body(kept.body).strokes


def paper_scan(folder: Path) -> Path:
    """A picture of a signed paper."""
    image = QImage(400, 560, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    target = folder / "paper.png"
    image.save(str(target))
    return target


def test_signed_on_paper(signing: SignOff, tmp_path: Path) -> None:  # F19: a scan counts
    signing.page.customer.pick_scan = lambda _parent: str(paper_scan(tmp_path))
    signing.rate(5)
    signing.accept()
    signing.hands.click("sign_paper")
    signing.hands.key("Ctrl+Return")
    assert signing.page.stage == "customer"  # the scan is missing
    signing.hands.click("signed_paper")
    signing.hands.until(lambda: signing.page.customer.form.has_paper, "the scan")
    signing.seal()
    view = signing.view()
    assert view.facts.get(AcceptanceDraft).mode == "paper"
    assert "signed_paper" in [photo.slot for photo in view.photos]


@pytest.mark.parametrize("mode", ["refused", "absent"])
def test_without_the_customers_hand_somebody_stands_for_it(signing: SignOff, mode: str) -> None:
    signing.hands.click(f"sign_{mode}")
    signing.hands.key("Ctrl+Return")
    assert signing.page.stage == "customer"
    signing.hands.write("reason", "called away")
    signing.hands.write("witness", "guard 13900000000")
    signing.seal()
    acceptance = signing.view().facts.get(AcceptanceDraft)
    assert (acceptance.mode, acceptance.verdict, acceptance.witness) == (mode, "", "guard 13900000000")
    answered = {"refused": "refused", "absent": "not_reached"}
    assert signing.view().facts.get(FeedbackDraft).answered == answered[mode]


def test_not_accepted_goes_back_to_work(signing: SignOff) -> None:  # F21
    signing.rate(2)
    signing.accept("dissatisfied")
    signing.hands.key("Ctrl+Return")
    assert signing.page.stage == "unhappy"  # the reason is missing
    signing.hands.write("reason", "still offline")
    signing.hands.key("Ctrl+Return")
    assert signing.view().status == "in_repair"
    assert signing.view().facts.reworks == 1
    signing.hands.write("pin", "0000", signing.program.sheet("pin_sheet"))
    signing.hands.key("Return")
    assert signing.program.page.name == "onsite_page"


def test_the_third_time_a_replacement_is_proposed(start: Start) -> None:  # F21
    signing = SignOff(start)
    for round_now in (1, 2, 3):
        signing.page = signing.program.open("signoff_page", signing.order)
        assert signing.page.board.prepare.pad.is_empty()  # ink from before the rework is void
        signing.hands.draw("technician_ink", OWN_HAND)
        signing.hands.click("hand_over")
        signing.accept("dissatisfied")
        signing.hands.write("reason", f"no, round {round_now}")
        assert signing.hands.sees("refer_replacement") == (round_now == 3)
        if round_now < 3:
            signing.hands.key("Ctrl+Return")
            signing.hands.write("pin", "0000", signing.program.sheet("pin_sheet"))
            signing.hands.key("Return")
            stories.later(signing.program.workplace, 20)
            signing.program.workplace.repairs.do(signing.order, "finish")
    signing.hands.click("refer_replacement")
    assert signing.view().status == "to_replace"


def test_the_technician_signs_with_his_own_hand_each_time(start: Start) -> None:  # B25
    signing = SignOff(start)
    assert not signing.hands.sees("reuse_own_ink")
    signing.hands.click("hand_over")
    assert signing.page.stage == "prepare"
    assert "sign with your name" in words_on(signing.hands.see("prepare"))
    signing.hand_over()
    signing.give_back()
    signing.page.open(signing.order.hex)
    signing.hands.click("clear_own_ink")
    assert signing.page.board.prepare.pad.is_empty()
    signing.hands.click("reuse_own_ink")
    assert signing.page.board.prepare.pad.enough_ink()


def test_money_is_settled_before_the_customer_signs(start: Start) -> None:  # states 4.2
    program, order = start("worked", "wulei")
    work = program.workplace
    diagnosis = work.orders.view(order).facts.get(DiagnosisDraft)
    assert diagnosis is not None
    work.repairs.note(order, replace(diagnosis, cause="C14"))  # damaged by people: list price
    work.repairs.do(order, "finish")
    due = work.orders.view(order).charges.total_cents
    page = program.open("signoff_page", order)
    program.hands.draw("technician_ink", OWN_HAND)
    program.hands.click("hand_over")
    assert page.stage == "prepare"  # how it was settled is missing
    form = program.hands.see("settle_form")
    program.hands.click("way_collected", form)
    program.hands.click("method_wechat", form)  # asks most: whose account, and the invoice
    program.hands.click("change_invoice", form)
    program.hands.click("invoice_state_issued", form)
    form._signed(Ink(2500, OWN_HAND))
    program.window.resize(*min(audit.SIZES))
    audit.settle()
    assert audit.faults(program.window) == []
    program.hands.click("invoice_state_pending", form)
    program.hands.click("method_cash", form)
    program.hands.write("receipt", "0815", form)
    program.hands.write("received_cents", f"{due // 100 - 11}", form)
    program.hands.click("hand_over")
    assert page.stage == "prepare"  # less than is due: the rest is asked, and the reason where it is written
    program.hands.click("rest_refused", form)
    program.hands.click("hand_over")
    reason = page.technician._money.cell("reason")
    assert reason.note.text == "Received and due differ; say why."
    assert reason.isAncestorOf(program.window.focusWidget())
    program.hands.until(lambda: reason.note.visibleRegion().boundingRect() == reason.note.rect(), "all of the sentence")
    program.hands.write("received_cents", f"{due / 100:.2f}", form)
    program.hands.click("hand_over")
    assert page.stage == "customer"
    assert f"Received ¥{due // 100:,}.{due % 100:02d}" in words_on(page.board.reading)
    settled = work.orders.view(order).facts.get(FeeSettlementDraft)
    assert settled is not None
    assert (settled.way, settled.received_cents, settled.receipt) == ("collected", due, "0815")
    (row,) = work.collecting.view(order).collections  # B28 B29 F57
    assert (row.cents, row.method, row.payer, row.receipt) == (due, "cash", "马骏", "0815")
    assert (row.invoice_state, row.state) == ("pending", "collected")
    assert f"{due // 100:,}.{due % 100:02d}" in words_on(page.board.reading)
    page._taken_back()  # the technician has his laptop again, and reads how it was settled
    assert page.stage == "prepare" and "receipt 0815" in words_on(page.board.prepare)
    page.technician.show_paid(card := page.board.sealed, work.orders.view(order))  # as when it is sealed
    assert "receipt 0815" in card._paid and not card.receipt_button.isHidden()


def test_a_sheet_that_cannot_be_written_keeps_the_seal(signing: SignOff) -> None:
    folder = signing.program.workplace.context.folder.sheets
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    signing.rate(5)
    signing.accept()
    signing.sign()
    signing.seal()
    assert signing.view().seals
    assert "could not be written" in words_on(signing.hands.see("sealed"))


def test_a_seal_is_shown_only_where_it_belongs(signing: SignOff) -> None:
    page, free = signing.page, threading.Event()
    signing.rate(5)
    signing.accept()
    signing.sign()
    pool = QThreadPool.globalInstance()
    for _ in range(pool.maxThreadCount()):
        pool.start(lambda: free.wait(20))
    try:
        signing.hands.click_widget(page.board.foot.button)
        signing.hands.key("Esc")  # nothing leads away while it is being sealed
        assert not signing.program.there(QWidget, "pin")
        page.forget_person()
    finally:
        free.set()
    signing.hands.until(lambda: bool(signing.view().seals), "the seal")
    signing.hands.until(lambda: not page._busy, "the answer")
    assert page.stage == "closed"


def test_the_customer_gets_no_undo_of_the_technician(start: Start) -> None:
    undone: list[str] = []
    signing = SignOff(start)
    window = signing.program.window
    window.say("Part removed", lambda: undone.append("part"))
    signing.hand_over()
    assert window.toast.text == ""
    window.say("Photo removed", lambda: undone.append("photo"))
    assert not window.toast.undo_button.isVisible()
    signing.hands.key("Ctrl+Z")
    assert undone == []


def test_an_order_in_repair_cannot_be_signed(start: Start) -> None:
    program, order = start("in_repair", "wulei")
    page = program.open("signoff_page", order)
    assert page.stage == "closed"
    assert "not ready to be signed" in words_on(page)
    program.hands.click("finish")
    assert program.page.name == "onsite_page"


def test_a_sealed_order_shows_its_seal(start: Start) -> None:
    program, order = start("sealed", "wulei")
    page = program.open("signoff_page", order)
    assert page.stage == "sealed"
    assert program.workplace.orders.view(order).seals[-1].sha256[:4].upper() in words_on(page)
    assert not page.holds()


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("stage", ["prepare", "customer", "unhappy", "absent", "sealed"])
def test_it_is_readable_everywhere(start: Start, theme: Theme, language: Language, code: Any, stage: str) -> None:
    signing = SignOff(start)
    if stage != "prepare":
        signing.hand_over()
    if stage == "unhappy":
        signing.accept("dissatisfied")
    if stage == "absent":
        signing.hands.click("sign_absent")
    if stage == "sealed":
        signing.rate(5)
        signing.accept()
        signing.sign()
        signing.seal()
    language.use(code)
    for dark in ("light", "dark"):
        theme.use(dark)
        for size in audit.SIZES:
            signing.program.window.resize(*size)
            audit.settle()
            assert audit.faults(signing.program.window) == []
    assert audit.tab_faults(signing.program.window) == []
