"""One thing that was found in a request, and the field in which it is mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.imports.lists.findings import Finding
from fieldtech.services.imports.lists.request_rules import PAYMENTS, SOURCES
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, SquareButton
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.kit.notices import ICONS
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.mend_edit import MendEdit
from fieldtech.ui.pages.importing.rows_model import capital, said_of
from fieldtech.ui.tokens import S2, S3

_WIDTH = 264
_EXAMPLES = {
    "payment": " / ".join(PAYMENTS), "source": " / ".join(SOURCES), "platform": "218.0.0.1:7611",
    "wanted_by": "2026-12-25", "unit_price": "480.00", "total_price": "2400.00",
}  # fmt: skip


class RequestLine(Live, QWidget):
    """``corrected(number, field, text)``; ``number`` is that of the vehicle, 0 for the request itself."""

    corrected = Signal(int, str, str)
    dropped = Signal(int)

    def __init__(self, number: int, finding: Finding, text: str, *, mendable: bool) -> None:
        super().__init__()
        self.number, self.finding, self.mendable = number, finding, mendable
        self._tone = "danger" if finding.severity == "error" else "warn"
        self._where, self._said = Label("", 13, 600, self._tone, wrap=True), Label("", 13, wrap=True)
        self.edit = MendEdit(f"fix_{number}_{finding.field}")
        self.edit.show_text(text)
        self.edit.setFixedWidth(_WIDTH)
        self.edit.setPlaceholderText(_EXAMPLES.get(finding.field, ""))
        set_look(self.edit, state={"danger": "error"}.get(self._tone, "warn"))
        self.apply, self.drop = SquareButton("check", name="fix_apply"), Button("", "x", name="drop_vehicle")
        words = row(IconLabel(ICONS[self._tone], self._tone, 18, line=20),
                    (column(self._where, self._said, gap=1), 1), gap=S3)  # fmt: skip
        self.setLayout(row((words, 1), self.edit, self.apply, self.drop, gap=S2))
        self.edit.setVisible(mendable)
        self.apply.setVisible(mendable)
        self.drop.setVisible(bool(number) and self._tone == "danger")
        self.edit.returnPressed.connect(self._take)
        self.apply.clicked.connect(self._take)
        self.drop.clicked.connect(lambda: self.dropped.emit(self.number))
        self.go_live()

    def focus(self) -> None:
        """To the value."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def take(self, text: str) -> None:
        """As if it had been typed."""
        self.edit.setText(text)
        self._take()

    def retranslate(self) -> None:
        """All words."""
        field = capital(word(f"list.{self.finding.field}"))
        named = self.tr("Vehicle {number}: {field}").format(number=self.number, field=field)
        where = named if self.number else field
        self._where.setText(where)
        self._said.setText(said_of(self.finding))
        self.edit.setAccessibleName(self.tr("Corrected value: {where}").format(where=where))
        self.apply.set_label(self.tr("Take this value"))
        self.drop.set_text(self.tr("Without this vehicle"))

    def _take(self) -> None:
        self.corrected.emit(self.number, self.finding.field, self.edit.text().strip())
