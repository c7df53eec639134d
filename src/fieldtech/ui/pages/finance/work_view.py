"""Queue and detail side by side; the foot always has the next thing to do with what is marked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.money.announced import AnnouncedRow
from fieldtech.services.money.queue import waits_for
from fieldtech.services.money.views import ALL, ANNOUNCED, AuditView, SlipRow, SlipView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.finance.announced_pane import AnnouncedPane
from fieldtech.ui.pages.finance.panes import AuditPane, SlipPane
from fieldtech.ui.pages.finance.queue_pane import TO_DO, Queued, QueuePane
from fieldtech.ui.pages.finance.work import FinanceWork, is_refund
from fieldtech.ui.pages.money.wording import yuan
from fieldtech.ui.pages.order.showing import Showing

_WIDE, _PANE, _NARROW = 1100, 330, 280
_WAITING = ("to_count", "to_audit", "queries", "to_reconcile")


class WorkView(Live, QWidget):
    """``go_order(key)`` leads to an order; J and K move through the queue."""

    go_order = Signal(str)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, showing: Showing, work: FinanceWork) -> None:
        super().__init__()
        self.setObjectName("finance_work")
        self._workplace, self._work = workplace, work
        self.count = 0  # how much there was to do when it was loaded
        self.queue = QueuePane(showing.times)
        self.slip, self.audit, self._none = SlipPane(showing.times), AuditPane(showing.times), EmptyState("banknote")
        self.announced = AnnouncedPane(showing.times)
        self._right = QStackedWidget()
        for part in (self._none, self.slip, self.audit, self.announced):
            self._right.addWidget(part)
        self.print_button = Button("", "printer", name="print_slip")
        self.query = Button("", "message-circle", name="query")
        self.reverse = Button("", "rotate-ccw", name="reverse")
        self.write_off = Button("", "eraser", name="write_off")
        self.footer = Footer(self.reverse, self.print_button, self.write_off, self.query, name="finance_next")
        self.setLayout(row(self.queue, (self._right, 1), gap=0))
        self._connect()
        self.go_live()

    def load(self, key: Id | None = None) -> None:
        """As it is now, marking this one where it is in the list."""
        finance, text = self._workplace.finance, self.queue.search.text().strip()
        to_do, name = finance.queue(TO_DO, text), self.queue.filter
        counts = {TO_DO: len(to_do)} | {one: sum(waits_for(row) == one for row in to_do) for one in _WAITING}
        counts[ANNOUNCED] = len(finance.queue(ANNOUNCED, text))
        own = name in (ALL, ANNOUNCED)  # the day of a transfer may be to come
        rows = finance.queue(name, text) if own else tuple(r for r in to_do if name in (TO_DO, waits_for(r)))
        self.count = len(to_do) if not text else len(finance.queue(TO_DO))
        self.queue.show_rows(rows, counts)
        if key is not None and not self.queue.choose(key):
            self._show_key(key)
        elif self.queue.marked() is None:
            self._right.setCurrentWidget(self._none)
        self.show_foot()

    def waiting(self) -> int:
        """How much there is to do."""
        return len(self._workplace.finance.queue(TO_DO))

    def forget(self) -> None:
        """Somebody else sits down here."""
        self.slip.view = self.audit.view = None
        self.queue.search.clear()
        self.queue.show_rows((), {})
        self._right.setCurrentWidget(self._none)

    def show_foot(self) -> None:
        """What may be done with what is shown."""
        shown = self._right.currentWidget()
        slip = self.slip.view if shown is self.slip else None
        audit = self.audit.view if shown is self.audit else None
        self.print_button.setVisible(slip is not None)
        self.write_off.setVisible(slip is not None and "make_good" in slip.may)
        self.query.setVisible(audit is not None and bool({"query", "answer"} & audit.may))
        self.reverse.setVisible(audit is not None and "reverse" in audit.may)
        refund = audit is not None and is_refund(audit)
        self.reverse.set_text(self.tr("Pay back…") if refund else self.tr("Reverse…"))
        self.footer.set_primary("")
        self.footer.primary.setEnabled(True)  # it waits for ticks only where it passes an audit
        self.footer.set_saved(self.tr("Nothing is overwritten: a mistake is reversed"), "muted", "lock")
        if slip is not None:
            self._slip_foot(slip)
        elif audit is not None:
            self._audit_foot(audit)
        elif shown is self.announced:
            self.footer.set_primary(self.tr("Money received…"), "banknote", name="match_transfer")
            self.footer.set_saved(self.tr("Matched with its order when it is in the bank statement"), "muted", "lock")

    def retranslate(self) -> None:
        """Buttons and the empty side."""
        self._none.set_text(self.tr("Nothing chosen"), self.tr("Choose a slip or a collection on the left."))
        self.print_button.set_text(self.tr("Print"))
        self.write_off.set_text(self.tr("Write it off…"))
        self.query.set_text(self.tr("Query…"))
        self.show_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower queue in a small window."""
        super().resizeEvent(event)
        self.queue.setFixedWidth(_PANE if self.width() >= _WIDE else _NARROW)

    def press(self) -> None:
        """The primary button."""
        shown = self._right.currentWidget()
        if shown is self.announced and self.announced.row is not None:
            self._work.match(self.announced.row)
        elif shown is self.slip and self.slip.view is not None:
            view = self.slip.view
            (self._work.count if "count" in view.may else self._work.make_good)(view)
        elif shown is self.audit and self.audit.view is not None:
            audit = self.audit.view
            if "pass" in audit.may:
                self._work.pass_(audit, self.audit.draft())
            elif "confirm" in audit.may:
                self._work.confirm(audit)
            elif "reconcile" in audit.may:
                self._work.reconcile(audit)

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.queue.chosen.connect(self._show)
        self.queue.asked.connect(self.load)
        self.slip.opened.connect(self._open_row)
        self.audit.ticked.connect(self.show_foot)
        self.audit.opened.connect(self._look)
        self.audit.order_opened.connect(self._open_order)
        self.footer.primary.clicked.connect(self.press)
        self.print_button.clicked.connect(self._print)
        self.write_off.clicked.connect(self._write_off)
        self.query.clicked.connect(self._talk)
        self.reverse.clicked.connect(self._reverse)
        for key, step in (("J", 1), ("K", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.queue.step_by(step))

    def _show(self, found: Queued) -> None:
        if isinstance(found, AnnouncedRow):
            self.announced.show_row(found)
            self._right.setCurrentWidget(self.announced)
            self.show_foot()
            return
        self._show_key(found.id, isinstance(found, SlipRow))

    def _open_row(self, found: Queued) -> None:
        """One of a slip: the queue's mark goes along where it has it."""
        if not self.queue.choose(found.id):
            self._show(found)

    def _show_key(self, key: Id, is_slip: bool = False) -> None:
        finance = self._workplace.finance
        try:
            if is_slip:
                self.slip.show_view(finance.slip(key))
                self._right.setCurrentWidget(self.slip)
            else:
                self.audit.show_view(finance.audit(key))
                self._right.setCurrentWidget(self.audit)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.show_foot()

    def choose(self, key: str) -> None:
        """The row of this key, where something was left unfinished about it."""
        self.queue.choose(Id(key))

    def show_place(self, place: str) -> None:
        """Of ``slip/<key>``, ``collection/<key>`` or ``order/<key>``: where a finding leads."""
        kind, _, key = place.partition("/")
        if kind == "order":
            self.go_order.emit(key)
        elif not self.queue.choose(Id(key)):
            self._show_key(Id(key), kind == "slip")

    def _slip_foot(self, view: SlipView) -> None:
        if "count" in view.may:
            self.footer.set_primary(self.tr("Count the money…"), "banknote", name="count")
            self.footer.set_saved(self.tr("Who hands over never counts"), "muted", "lock")
        elif "make_good" in view.may:
            short = view.row.difference or 0
            verb = self.tr("Receive the {amount}…") if short < 0 else self.tr("End the {amount} too much…")
            self.footer.set_primary(verb.format(amount=yuan(abs(short))), "banknote", name="make_good")
            said = self.tr("The service manager or the director approves a write-off")
            self.footer.set_saved(said, "muted", "lock")

    def _audit_foot(self, view: AuditView) -> None:
        self.query.set_text(self.tr("Answer…") if "answer" in view.may else self.tr("Query…"))
        if "pass" in view.may:
            left = self.audit.unchecked()
            self.footer.set_primary(self.tr("Pass the audit"), "circle-check", name="pass_audit")
            self.footer.primary.setEnabled(not left)
            many = self.tr("{n} vouchers are not checked yet").format(n=left) if left else self.tr("All three agree")
            said = self.tr("1 voucher is not checked yet") if left == 1 else many
            self.footer.set_saved(said, "warn" if left else "ok", "lock" if left else "circle-check")
        elif "confirm" in view.may:
            gone = view.row.reversed
            verb = self.tr("The reversal is right") if gone else self.tr("The money has arrived")
            self.footer.set_primary(verb, "circle-check", name="confirm")
            said = self.tr("Its collector took it back alone") if gone else self.tr("It went straight to the company")
            self.footer.set_saved(said, "warn", "circle-alert")
        elif "reconcile" in view.may:
            self.footer.set_primary(self.tr("Reconcile"), "check-check", name="reconcile")
            self.footer.set_saved(self.tr("Compare it with the bank statement or the till"), "muted", "lock")
        elif view.row.state in ("audited", "reconciled"):
            if "reverse" not in view.may:
                said = self.tr("Finance pays it back; the service manager or the director approves")
                self.footer.set_saved(said, "muted", "lock")
        elif view.problems:
            self.footer.set_saved(self.tr("Passes only with three vouchers checked and no difference"), "muted", "lock")

    def _look(self, kind: str) -> None:
        view = self.audit.view
        if view is None:
            return
        if kind == "invoice":
            self._work.invoice(view)
        elif kind == "sheet":
            self._open_order()
        else:
            self._work.look(kind, view)

    def _open_order(self) -> None:
        if self.audit.view is not None:
            self.go_order.emit(self.audit.view.row.order_id.hex)

    def _print(self) -> None:
        if self.slip.view is not None:
            self._work.print_slip(self.slip.view)

    def _write_off(self) -> None:
        if self.slip.view is not None:
            self._work.make_good(self.slip.view, "written_off")

    def _reverse(self) -> None:
        if self.audit.view is not None:
            self._work.reverse(self.audit.view)

    def _talk(self) -> None:
        if (view := self.audit.view) is not None:
            (self._work.answer if "answer" in view.may else self._work.query)(view)
