"""The manager's inbox: late approvals first, the whole case beside it, one key to decide (B17, D17, T27)."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.errors import FieldtechError
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.services.approvals import LATE, PLAN, SCHEDULE, SITUATION, VERBAL, Approvals, Case
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.toast import LASTS_MS
from fieldtech.ui.language import sentence
from fieldtech.ui.page import Page, Undo
from fieldtech.ui.pages.approvals.deciding import CAN_RETURN, Decision, Waiting, hindrances
from fieldtech.ui.pages.approvals.inbox import WAITING, Inbox
from fieldtech.ui.pages.approvals.reason_box import ReasonBox
from fieldtech.ui.pages.approvals.side import CaseSide
from fieldtech.ui.pages.order.files_work import FilesWork
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S3, S5

INBOX, NARROW_INBOX, NARROW = 360, 290, 1100


class ApprovalsPage(Page):
    """A approves, R returns, J and K move; each decision can be taken back for eight seconds."""

    name: ClassVar[str] = "approvals_page"
    icon: ClassVar[str] = "stamp"

    def __init__(self, workplace: Workplace, undo_ms: int = LASTS_MS) -> None:
        super().__init__()
        self._workplace = workplace
        self._approvals = Approvals(workplace.context)
        self._showing = Showing(workplace)
        self._count: int | None = None
        self.files = FilesWork(self)
        self.inbox, self.side, self.reason = Inbox(self._showing), CaseSide(workplace, self._showing), ReasonBox()
        self.case_view = self.side.order
        self.waiting = Waiting(workplace, self, undo_ms)
        self._undo: Undo | None = None  # of the decision said last
        self._none = EmptyState("stamp")
        self.return_button = Button("", "corner-up-left", name="return_plan", key="R")
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.side, 1)
        right.addWidget(self._none, 1)
        self._reason_place = boxed(column(self.reason, margins=(S5, 0, S5, S3)))
        right.addWidget(self._reason_place)
        self.footer = Footer(self.return_button, name="approve")
        right.addWidget(self.footer)
        self.column.addLayout(row(self.inbox, (right, 1), gap=0))
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Approvals")

    def show_for(self, person: object) -> bool:
        """Who decides, and the dispatcher, to whom reports are addressed."""
        self._count = None
        return isinstance(person, Person) and (person.may("approve") or person.role == "DI")

    def open(self, reference: str) -> None:
        """Show the inbox; ``reference`` is the key of an order in it."""
        self.inbox.chips.set_value(WAITING)
        self._load()
        if reference:
            self.inbox.list.choose(max(0, self.inbox.model.find(lambda case: case.order_id.hex == reference)))

    def leave(self) -> None:
        """What was decided is written before somebody else sits down here."""
        self.waiting.finish()

    def forget_person(self) -> None:
        """Neither the count nor the words of the one before."""
        self._count = None
        self.side.forget()
        self.reason.close_box()

    def refresh(self, change: object) -> None:
        """Something was decided here or elsewhere."""
        self._count = None
        if self.isVisible():
            self._load()

    def badge(self) -> int:
        """How much waits."""
        if self._workplace.access.person is None:
            return 0
        if self._count is None:
            self._count = len(self._approvals.inbox())
        return self._count

    def focus_first(self) -> None:
        """The list."""
        self.inbox.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Esc closes the reason."""
        if self.reason.isHidden():
            return False
        self.reason.close_box()
        return True

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.footer_text(), self.approve, "check", "A")
        yield Command(self.tr("Return"), self.open_reason, "corner-up-left", "R")

    def retranslate(self) -> None:
        """All texts."""
        self._none.set_text(self.tr("Nothing to decide"), self.tr("When a plan is handed in, it appears at the left."))
        self._show_footer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower inbox in a small window."""
        super().resizeEvent(event)
        self.inbox.setFixedWidth(INBOX if event.size().width() >= NARROW else NARROW_INBOX)

    # what one does ----------------------------------------------------------------------------------------

    def approve(self) -> None:
        """Yes to the marked case."""
        self._decide(self.side.opinion.text().strip(), yes=True)

    def open_reason(self) -> None:
        """Ask why it goes back."""
        case = self.inbox.marked()
        if case is not None and not self.return_button.isHidden() and self.return_button.isEnabled():
            self._reason_place.show()
            self.reason.open_box(schedule=case.kind == SCHEDULE)

    def give_back(self, reason: str) -> None:
        """No to the marked case."""
        self._decide(reason, yes=False)

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.inbox.chosen.connect(self._show)
        self.inbox.filtered.connect(self._load)
        self.case_view.order_opened.connect(self._open_order)
        self.side.plan.plan_opened.connect(partial(self.go.emit, "plans_page"))
        self.case_view.request_opened.connect(partial(self.go.emit, "requests_page"))
        self.case_view.fleet.files.save.connect(self._save_file)
        self.files.failed.connect(self.failed)
        self.files.said.connect(lambda text: self.said.emit(text, None))
        self.return_button.clicked.connect(self.open_reason)
        self.reason.given.connect(self.give_back)
        self.reason.cancelled.connect(self._reason_closed)
        if self.footer:
            self.footer.primary.clicked.connect(self.approve)
        self.waiting.done.connect(self._written)
        self.waiting.failed.connect(self._not_written)
        self.waiting.taken_back.connect(self._taken_back)
        for key, act in (("A", self.approve), ("J", self._next), ("K", self._previous)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(act != self.approve)  # held down it would approve all that waits
            shortcut.activated.connect(act)

    def _save_file(self, file: EvidenceDraft) -> None:
        """Who decides reads the customer's letter first."""
        if (order := self.case_view.fleet.order) is not None:
            self.files.save(partial(self._workplace.evidence.bytes_of, order), file)

    def _load(self) -> None:
        waiting = self._approvals.inbox()
        self._count = len(waiting)
        shown = waiting if self.inbox.chips.value() == WAITING else self._approvals.decided()
        self.inbox.show_cases(shown, len(waiting))
        self.side.setVisible(bool(shown))
        self._none.setVisible(not shown)
        if not shown:
            self._reason_place.hide()
        self._show_footer()

    def _show(self, case: Case) -> None:
        try:
            self.side.show_case(case)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._reason_place.hide()
        self.reason.hide()
        self._show_footer()

    def _decide(self, text: str, *, yes: bool) -> None:
        case = self.inbox.marked()
        if case is None or case.outcome or self._is_waiting(case):
            return
        self.waiting.finish()
        if found := hindrances(self._workplace, case, yes=yes):
            sentences = "\n".join(sentence(problem.code, **problem.params) for problem in found)
            self.side.problems.set("danger", self.tr("This cannot be decided now"), sentences)
            self.side.problems.show()
            return
        decision = Decision(case, yes, text, self._workplace.context.require().login)
        self.waiting.take(decision)
        answer = self._answer(case, yes=yes)
        self.inbox.mark_answer(case, answer)
        self._reason_place.hide()
        self._show_footer()
        said = self.tr("{number}: {answer}. Written in a few seconds.").format(number=case.number, answer=answer)
        self._undo = partial(self.waiting.undo, decision)
        self.said.emit(said, self._undo)

    def _answer(self, case: Case, *, yes: bool) -> str:
        if case.kind == SITUATION:
            return self.tr("Read")
        if case.kind == VERBAL:
            return self.tr("Confirmed") if yes else self.tr("Not confirmed")
        return self.tr("Approved") if yes else self.tr("Returned")

    def _written(self, change: Change) -> None:
        self.withdrawn.emit(self._undo)
        self.changed.emit(change)
        if self.isVisible():
            self._load()

    def _not_written(self, error: FieldtechError) -> None:
        self.withdrawn.emit(self._undo)
        self.failed.emit(error)
        self._load()

    def _taken_back(self, decision: Decision) -> None:
        self.withdrawn.emit(self._undo)
        self.inbox.mark_answer(decision.case, "")
        self._show_footer()

    def _is_waiting(self, case: Case) -> bool:
        decision = self.waiting.decision
        return decision is not None and decision.case.key == case.key

    def _show_footer(self) -> None:
        footer, case = self.footer, self.inbox.marked()
        if footer is None:
            return
        open_case = case is not None and not case.outcome
        footer.setVisible(open_case)
        if case is None or not open_case:
            return
        footer.set_saved(self._note(case), "muted", "lock")
        footer.set_primary(self.footer_text(), "check")
        free = not self._is_waiting(case)
        if not free and (footer.primary.hasFocus() or self.return_button.hasFocus()):
            self.focus_first()  # or the focus falls to the sidebar, and A, J and K are dead
        footer.primary.setEnabled(free)
        self.return_button.setVisible(case.kind in CAN_RETURN)
        self.return_button.setEnabled(free)
        written = case.kind in (PLAN, LATE, SCHEDULE)
        self.return_button.set_text(self.tr("Return  R") if written else self.tr("I did not say so  R"))

    def _note(self, case: Case) -> str:
        if case.kind in (PLAN, LATE):
            return self.tr("Your name and the time go on the sheet")
        if case.kind == SCHEDULE:
            return self.tr("Your name and the time stay with the plan")
        return self.tr("Your name and the time stay with the order")

    def footer_text(self) -> str:
        """The verb of the button for the marked case."""
        case = self.inbox.marked()
        if case is not None and case.kind == SITUATION:
            return self.tr("Read  A")
        if case is not None and case.kind == VERBAL:
            return self.tr("Confirm  A")
        return self.tr("Sign approval  A") if case is not None and case.kind == LATE else self.tr("Approve  A")

    def _next(self) -> None:
        self.inbox.step_by(1)

    def _previous(self) -> None:
        self.inbox.step_by(-1)

    def _reason_closed(self) -> None:
        self._reason_place.hide()
        self.focus_first()

    def _open_order(self, key: str) -> None:
        self.go.emit("orders_page", key)
