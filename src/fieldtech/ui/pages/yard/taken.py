"""Where a terminal comes from in a move, and where it goes in a removal; each said at once."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.forms.onsite.wording import options
from fieldtech.model.choices import OLD_NEXT
from fieldtech.services.install.rows import RowView
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.choices import ChipGroup
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.pages.yard.parts import SAVE_AFTER_MS
from fieldtech.ui.tokens import S2

TO_REPAIR = "to_repair"


class TakenPart(Live, QWidget):
    """``given(old_next, fault)``: good, to be repaired with its fault, or left with the customer."""

    given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: RowView | None = None
        self._title, self._source = Label("", 13, 600), Label("", 13, tone="muted", wrap=True)
        self.goes = ChipGroup()
        self.goes.setObjectName("old_next")
        self.fault = QLineEdit()
        self.fault.setObjectName("fault")
        self.fault.setMaxLength(100)
        self.problem = InlineProblem()
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._give)
        self.goes.changed.connect(self._chosen)
        self.fault.textEdited.connect(lambda _text: self._timer.start())
        self.fault.editingFinished.connect(self.flush)
        self.setLayout(column(self._source, self._title, self.goes, self.fault, self.problem, gap=S2))
        self.go_live()

    def show_row(self, shown: RowView, *, free: bool) -> None:
        """What is stored; nothing of it on an installation."""
        self._shown = shown
        units = shown.record.units
        taken = bool(units.taken_terminal)
        for part in (self._title, self.goes):
            part.setVisible(taken)
        if not self._timer.isActive():
            self.goes.set_value(units.old_next)
            if self.fault.text() != units.fault:
                self.fault.setText(units.fault)
        broken = taken and self.goes.value() == TO_REPAIR
        self.fault.setVisible(broken)
        if broken and not units.fault:
            self.problem.show_sentence(self.tr("Say what is wrong with it; it stands on the label."), "hint")
        else:
            self.problem.show_sentence("")
        self._show_source(shown)
        self.setEnabled(free)
        self.setVisible(taken or bool(self._source.text()))

    def flush(self) -> None:
        """Nothing typed waits."""
        if self._timer.isActive():
            self._give()

    def focus_fault(self) -> None:
        """Where the words are missing."""
        self.fault.setFocus()

    def retranslate(self) -> None:
        """Names and choices."""
        self._title.setText(self.tr("The terminal goes"))
        self.goes.set_label(self.tr("The terminal goes"))
        self.goes.set_options(options("old_next", OLD_NEXT))
        self.fault.setAccessibleName(self.tr("What is wrong with it"))
        self.fault.setPlaceholderText(self.tr("What is wrong with it"))
        if self._shown is not None:
            self._show_source(self._shown)

    def _show_source(self, shown: RowView) -> None:
        """From which vehicle: as it was, or as it is planned."""
        text = ""
        if shown.came_from:
            text = self.tr("Moved here from {vehicle}").format(vehicle=shown.came_from)
            if shown.source and shown.source != shown.came_from:
                text += self.tr(" (planned: {vehicle})").format(vehicle=shown.source)
        elif shown.source:
            unit = shown.source_terminal or self.tr("no terminal there")
            text = self.tr("Comes from {vehicle}: {terminal}").format(vehicle=shown.source, terminal=unit)
        elif shown.source_terminal:
            text = self.tr("On it now: {terminal}").format(terminal=shown.source_terminal)
        self._source.setText(text)
        self._source.setVisible(bool(text))

    def _chosen(self) -> None:
        if self.goes.value() == TO_REPAIR and not self.fault.text().strip():
            self.fault.setVisible(True)
            self.fault.setFocus()
        self._give()

    def _give(self) -> None:
        self._timer.stop()
        units = self._shown.record.units if self._shown is not None else None
        old_next = self.goes.value()
        fault = self.fault.text().strip() if old_next == TO_REPAIR else ""
        if units is not None and old_next and (old_next, fault) != (units.old_next, units.fault):
            self.given.emit(old_next, fault)
