"""Receipt numbers: who has which block on which computer, issuing one, closing a lost one (B29)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.money.block_form import BlockForm
from fieldtech.forms.office.desk import Desk
from fieldtech.model.drafts.cash import BlockDraft
from fieldtech.model.money.receipt_numbers import FEW_LEFT
from fieldtech.services.changes import Change
from fieldtech.services.money.block_rows import BlockRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.live import Live
from fieldtech.ui.later import soon
from fieldtech.ui.pages.money.wording import computer
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3, S5


class BlocksView(Live, QWidget):
    """``done(change, sentence)`` after a block was issued or closed."""

    done = Signal(object, str)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("finance_blocks")
        self._workplace, self._showing = workplace, showing
        self._rows: tuple[BlockRow, ...] = ()
        self.model = PagedModel((
            Column("numbers", lambda row: f"{row.first} – {row.last}", 230, sortable=False),
            Column("name", lambda row: str(row.name), 130, sortable=False),
            Column("computer", lambda row: computer(row.computer_name), sortable=False),
            Column("left", lambda row: str(row.left), 70, align_right=True, sortable=False),
            Column("issued", self._issued, 150, sortable=False),
            Column("state", self._state, 190, sortable=False),
        ))  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("blocks")
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_foot())
        self._none = EmptyState("receipt")
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(column(self.table, margins=(1, 0, 1, 1)), "card"))
        self._stack.addWidget(self._none)
        self.close_button = Button("", "ban", name="close_block")
        self.close_button.clicked.connect(self._ask_to_close)
        self.footer = Footer(self.close_button, name="issue_block")
        self.footer.primary.clicked.connect(self.issue)
        self.setLayout(column((self._stack, 1), margins=(S5, 0, S5, S3)))
        self.go_live()

    def load(self) -> None:
        """As it is now."""
        self._rows = self._workplace.receipt_blocks.rows()
        self.model.show(lambda _after, _limit: Batch(self._rows))
        self._stack.setCurrentIndex(0 if self._rows else 1)
        if self._rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.retranslate()

    def forget(self) -> None:
        """Somebody else sits down here."""
        self._rows = ()
        self.model.show(lambda _after, _limit: Batch(()))

    def chosen(self) -> BlockRow | None:
        """The block one works on."""
        at = self.table.currentIndex().row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def issue(self) -> None:
        """Numbers for a person on a computer."""
        blocks, context = self._workplace.receipt_blocks, self._workplace.context
        try:
            form = BlockForm(
                Desk(self._workplace.drafts, "", context.zone, context.now), blocks.computers(), blocks.following()
            )
        except FieldtechError as error:
            self.failed.emit(error)
            return
        sheet = FormSheet(
            self.window(), form, blocks.issue, self._showing.times, title=self.tr("Issue receipt numbers"),
            under=self.tr("The next free number is {number}").format(number=blocks.following()),
            verb=self.tr("Issue"),
        )  # fmt: skip
        sheet.done.connect(self._issued_now)
        soon(sheet, partial(sheet.start, BlockDraft(computer=form.only_computer)))

    def retranslate(self) -> None:
        """Heads and foot."""
        self.table.setAccessibleName(self.tr("Receipt numbers"))
        self.model.set_titles((self.tr("Numbers"), self.tr("Person"), self.tr("Computer"), self.tr("Left"),
                               self.tr("Issued"), self.tr("State")))  # fmt: skip
        self._none.set_text(
            self.tr("No receipt numbers yet"), self.tr("Issue a block for each person who collects on a computer.")
        )
        self.close_button.set_text(self.tr("Close the block…"))
        self.footer.set_primary(self.tr("Issue numbers…"), "plus", name="issue_block")
        few = [row for row in self._rows if row.closed_at is None and row.left <= FEW_LEFT]
        said = self.tr("A number belongs to one person on one computer, so none is given twice")
        if few:
            many = self.tr("{n} blocks are nearly used up").format(n=len(few))
            said = many if len(few) > 1 else self.tr("1 block is nearly used up")
        self.footer.set_saved(said, "warn" if few else "muted", "circle-alert" if few else "lock")
        self._show_foot()

    def _show_foot(self) -> None:
        found = self.chosen()
        self.close_button.setVisible(found is not None and found.closed_at is None)

    def _ask_to_close(self) -> None:
        found = self.chosen()
        if found is None:
            return
        dialog = ConfirmDialog(
            self.window(), self.tr("Close this block"),
            self.tr("{first} – {last} of {name}: the computer was lost, restored or given back. Numbers that were not"
                    " given are never given again.").format(first=found.first, last=found.last, name=found.name),
            self.tr("Close the block"), reason_label=self.tr("Reason"), reason_from=2, danger=True,
        )  # fmt: skip
        dialog.confirmed.connect(partial(self._close, found))
        soon(dialog, dialog.open)

    def _close(self, found: BlockRow, reason: str) -> None:
        try:
            change = self._workplace.receipt_blocks.close(found.id, reason)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            told = self.tr("The block {first} – {last} is closed").format(first=found.first, last=found.last)
            self.done.emit(change, told)

    def _issued_now(self, change: Change) -> None:
        said = self.tr("{name} can give the receipts {first} – {last}")
        rows = (row for row in self._workplace.receipt_blocks.rows() if row.id == change.id)
        self.done.emit(change, next((said.format(name=row.name, first=row.first, last=row.last) for row in rows), ""))

    def _issued(self, row: BlockRow) -> str:
        return " · ".join((self._showing.times.day(row.issued_at), row.issued_by))

    def _state(self, row: BlockRow) -> str:
        if row.closed_at is not None:
            return self.tr("Closed: {reason}").format(reason=row.closed_reason)
        if row.waits:
            return self.tr("Waits for the office")
        return self.tr("Nearly used up") if row.left <= FEW_LEFT else self.tr("In use")
