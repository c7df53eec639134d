"""Ending the findings of a visit at the desk: a repair order in one press, or closed with a reason (T28)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.wording import found_text
from fieldtech.services.changes import Change
from fieldtech.services.visits.views import FindingView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.pages.order.findings_card import FindingsCard
from fieldtech.ui.pages.order.repair_call import ask_for_the_rest, registered


class FindingsWork(QObject):
    """``done(change)`` after each act."""

    done = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)
    go = Signal(str, str)

    def __init__(self, page: QWidget, workplace: Workplace, card: FindingsCard) -> None:
        super().__init__(page)
        self._page, self._workplace = page, workplace
        card.repair.connect(self.to_repair)
        card.close_wanted.connect(self.ask_to_close)
        card.opened.connect(lambda key: self.go.emit("orders_page", key))

    def to_repair(self, finding: FindingView) -> None:
        """Register the repair order with all that is known from the visit; what the call lacks is asked for."""
        try:
            change = registered(self._workplace, finding.id)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        if change is not None:
            self._registered(change)
        else:
            sheet = ask_for_the_rest(self._page.window(), self._workplace, finding.id)
            sheet.done.connect(self._registered)
            sheet.failed.connect(self.failed)

    def _registered(self, change: Change) -> None:
        self.done.emit(change)
        self.said.emit(self.tr("Repair order {number} is registered.").format(number=change.number), None)

    def ask_to_close(self, finding: FindingView) -> None:
        """Why it needs no repair."""
        dialog = ConfirmDialog(
            self._page.window(),
            self.tr("Close the finding"),
            found_text(finding.text, finding.item_zh, finding.item_en),
            self.tr("Close the finding"),
            reason_label=self.tr("Why it needs no repair"),
            reason_from=2,
        )
        dialog.confirmed.connect(partial(self._close, finding))
        dialog.open()

    def _close(self, finding: FindingView, reason: str) -> None:
        change = self._do(partial(self._workplace.visits.close_finding, finding.id, reason))
        if change is None:
            return
        said = self.tr("Finding {n} of {number} is closed.")
        if self._workplace.orders.view(finding.order).status == "completed":
            said = self.tr("Finding {n} of {number} is closed; nothing is open any more: the visit is completed.")
        self.said.emit(said.format(n=finding.number, number=finding.order_number), None)

    def _do(self, act: Callable[[], Change]) -> Change | None:
        try:
            change = act()
        except FieldtechError as error:
            self.failed.emit(error)
            return None
        self.done.emit(change)
        return change
