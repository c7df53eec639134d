"""The part of the drawer that says which terminal and SIM are on the vehicle."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.install.rows import RowView
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.yard.trouble import Trouble
from fieldtech.ui.tokens import S2


class _UnitLine(Live, QWidget):
    """One number and the cross that takes it off."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = Label("", 13, tone="muted")
        self._name.setFixedWidth(64)
        self._number = Elided("", 14, 600, tabular=True)
        self._note = Elided("", 12, tone="muted", tabular=True)
        self.remove = IconButton("x", name=f"take_off_{name}")
        self._kind = name
        self.setLayout(row(self._name, (column(self._number, self._note), 1), self.remove, gap=S2))
        self.setMinimumHeight(44)
        self.go_live()

    def show_unit(self, number: str, note: str, *, free: bool, wrong: bool) -> None:
        self._number.setText(number or "–")
        self._number.set_tone("danger" if wrong else "text" if number else "muted")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.remove.setVisible(bool(number) and free and not wrong)

    def retranslate(self) -> None:
        terminal = self._kind == "terminal"
        self._name.setText(self.tr("Terminal") if terminal else self.tr("SIM"))
        self.remove.set_label(self.tr("Take the terminal off") if terminal else self.tr("Take the SIM off"))


class UnitsPart(QWidget):
    """Terminal and SIM of the vehicle; ``off(kind)``."""

    off = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.terminal, self.sim = _UnitLine("terminal"), _UnitLine("sim")
        self.terminal.remove.clicked.connect(lambda: self.off.emit("terminal"))
        self.sim.remove.clicked.connect(lambda: self.off.emit("sim"))
        self.setLayout(column(self.terminal, self.sim))

    def show_row(self, shown: RowView, trouble: Trouble | None, *, free: bool) -> None:
        """What is on it; a refused scan stands where it was meant to go."""
        record = shown.record.units  # what a removal has taken off stands here, too: Ctrl+Z puts it back
        model = " · ".join(filter(None, (shown.terminal_model, f"IMEI {shown.imei}" if shown.imei else "")))
        there = {
            "terminal": (self.terminal, shown.terminal or record.taken_terminal, model, bool(shown.terminal)),
            "sim": (self.sim, shown.iccid or record.taken_sim, shown.msisdn, bool(shown.iccid)),
        }
        for kind, (line, number, note, on) in there.items():
            if trouble is not None and trouble.field == kind:
                line.show_unit(trouble.value, "", free=False, wrong=True)
            else:
                line.show_unit(number, note, free=free and on, wrong=False)
