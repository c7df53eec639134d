"""Labels above editors, in three, two or one columns as the width allows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.tokens import S3

_COLUMN = 270  # px a column needs at least


class Labelled(QWidget):
    """A label, its editor, and room below for help or a problem."""

    def __init__(
        self,
        editor: QWidget,
        label: str = "",
        help_text: str = "",
        *,
        required: bool = False,
        control: QWidget | None = None,
    ) -> None:
        """``control`` is the part of a composed editor that takes the focus."""
        super().__init__()
        self.editor = control or editor
        self.label = Label("", 13, tone="muted")
        self.label.setBuddy(self.editor)
        self.label.setMinimumHeight(18)
        self._star = Label("", 13, 600, "danger")
        self.note = InlineProblem()
        self._help = ""
        head = row(self.label, self._star, None, gap=4)
        self.setLayout(column(head, editor, self.note, gap=5))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_label(label, help_text, required=required)

    def set_label(self, label: str, help_text: str = "", *, required: bool = False) -> None:
        """Change what it says; the label is also the accessible name of the editor."""
        self.label.setText(label)
        self._star.setText("*" if required else "")
        self.editor.setAccessibleName(label)
        self._help = help_text
        if self.note.severity in ("", "hint"):
            self.show_problem("", "")

    def hide_head(self) -> None:
        """No room above: for a tick whose words stand in itself."""
        self.label.hide()
        self._star.hide()

    def show_problem(self, sentence: str, severity: str = "error") -> None:
        """Show a problem instead of the help; an empty sentence brings the help back."""
        if sentence:
            self.note.show_sentence(sentence, severity)
        else:
            self.note.show_sentence(self._help, "hint")
        problem = sentence if severity in ("error", "warning") else ""
        self.editor.setAccessibleDescription(problem or self._help)


class FieldGrid(QWidget):
    """Cells side by side; a cell may take the whole width."""

    def __init__(self, *cells: QWidget, columns: int = 3, least: int = _COLUMN, weights: tuple[int, ...] = ()) -> None:
        """``least`` is the width in px under which a column is given up; ``weights`` share the width unequally
        while all columns are there."""
        super().__init__()
        self._most, self._now, self._least = columns, 0, least
        self._weights = weights or (1,) * columns
        self._cells: list[tuple[QWidget, int]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(S3)
        self._grid.setVerticalSpacing(S3)
        for cell in cells:
            self.add(cell)

    def add(self, cell: QWidget, span: int = 1) -> None:
        """Append a cell; ``span`` 0 takes a whole line."""
        self._cells.append((cell, span))
        self._arrange(self._now or self._most)

    def minimumSizeHint(self) -> QSize:
        """One column: otherwise the wide form would keep the window from getting small."""
        height = super().minimumSizeHint().height()
        return QSize(max((cell.minimumSizeHint().width() for cell, _ in self._cells), default=0), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the number of columns."""
        super().resizeEvent(event)
        fits = max(1, min(self._most, (event.size().width() + S3) // (self._least + S3)))
        if fits != self._now:
            self._now = fits
            self._arrange(fits)

    def _arrange(self, columns: int) -> None:
        for cell, _ in self._cells:
            self._grid.removeWidget(cell)  # takeAt would leave the old item alive, and its height cached for good
        line = at = 0
        for cell, wanted in self._cells:
            span = columns if wanted == 0 else min(wanted, columns)
            if at + span > columns:
                line, at = line + 1, 0
            self._grid.addWidget(cell, line, at, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span
        for index in range(self._most):
            weight = self._weights[index] if columns == self._most else 1
            self._grid.setColumnStretch(index, weight if index < columns else 0)
            self._grid.setColumnMinimumWidth(index, 0)
        self.updateGeometry()
