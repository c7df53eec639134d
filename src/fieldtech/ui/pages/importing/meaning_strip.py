"""The head of the table: what stands above each column in the file, and what that means."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from fieldtech.services.imports.files.worksheet import column_letters
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.looking import Looking, ShownColumn
from fieldtech.ui.pages.importing.rows_model import capital
from fieldtech.ui.pages.importing.rows_view import RowsView
from fieldtech.ui.tokens import S2

HEIGHT = 74
_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4)


class MeaningBox(QComboBox):
    """Only an entry chosen from the open list gives a column another meaning: the wheel and the arrows do not."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open the list: going past a meaning would take it from the column that has it."""
        if event.key() in _OPENING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not for this."""
        event.ignore()


class MeaningStrip(Live, QWidget):
    """Moves with the table; ``chosen(column, field)``."""

    chosen = Signal(int, str)

    def __init__(self, view: RowsView) -> None:
        super().__init__()
        self.setObjectName("meanings")
        self.setFixedHeight(HEIGHT)
        self._view = view
        self._looking: Looking | None = None
        self._inside, self._still = QWidget(self), QFrame(self)
        self._still.setProperty("role", "pane")
        self._heads: list[QWidget] = []
        self._shown: tuple[ShownColumn, ...] = ()
        self.boxes: dict[int, MeaningBox] = {}
        view.resized.connect(self.place)
        view.horizontalScrollBar().valueChanged.connect(self.place)
        self.go_live()

    def begin(self, looking: Looking | None) -> None:
        """Other columns, or other meanings of the same ones."""
        if looking is not None and looking is self._looking and self._same(looking.columns):
            self._shown = looking.columns
            for shown in looking.columns:
                if (box := self.boxes.get(shown.index)) is not None:
                    box.setCurrentIndex(max(0, box.findData(shown.field)))
                    box.setToolTip(box.currentText())
            self.place()
        else:
            self._rebuild(looking)

    def _same(self, columns: tuple[ShownColumn, ...]) -> bool:
        """The same headings, and the same things missing."""
        before = [(old.index, old.label, "" if old.index >= 0 else old.field) for old in self._shown]
        return before == [(new.index, new.label, "" if new.index >= 0 else new.field) for new in columns]

    def _rebuild(self, looking: Looking | None) -> None:
        focused = self.window().focusWidget()
        focus = next((index for index, box in self.boxes.items() if box is focused), None)
        for head in self._heads:
            head.hide()
            head.setParent(None)
            head.deleteLater()
        self._looking, self._heads, self.boxes = looking, [], {}
        self._shown = looking.columns if looking is not None else ()
        if looking is not None:
            self._heads = [
                self._plain(capital(word("list.row")), "", self._still),
                self._plain(capital(word("list.result")), self.tr("In the file"), self._still),
            ]
            self._heads += [self._head(shown, looking) for shown in looking.columns]
        self.place()
        if focus is not None:
            self.boxes.get(focus, self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Columns may have come or gone."""
        if self._looking is not None and self._looking.columns != self._shown:
            self.begin(self._looking)

    def place(self) -> None:
        """Stand above the columns."""
        x = 0
        for at, head in enumerate(self._heads):
            width = self._view.columnWidth(at)
            head.setGeometry(x, 0, width, HEIGHT)
            head.show()
            x += width
        self._still.setGeometry(0, 0, self._view.still_width(), HEIGHT)
        self._still.raise_()
        self._inside.setGeometry(-self._view.horizontalScrollBar().value(), 0, max(x, 1), HEIGHT)

    def retranslate(self) -> None:
        """All words."""
        self._rebuild(self._looking)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes to a column by Tab sees it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, MeaningBox):
            at = next((n for n, head in enumerate(self._heads) if head is watched.parentWidget()), -1)
            bar, left = self._view.horizontalScrollBar(), sum(self._view.columnWidth(n) for n in range(at))
            right = left + self._view.columnWidth(at)
            if left - self._view.still_width() < bar.value():
                bar.setValue(left - self._view.still_width())
            elif right > bar.value() + self._view.viewport().width():
                bar.setValue(right - self._view.viewport().width())
        return False

    def _plain(self, text: str, above: str, on: QWidget | None = None) -> QWidget:
        head = QWidget(on or self._inside)
        first, second = _above(above), Label(text, 12, 600, "muted")
        head.setLayout(column(first, None, second, 10, gap=0, margins=(10, S2, 0, 0)))
        return head

    def _head(self, shown: ShownColumn, looking: Looking) -> QWidget:
        letters = column_letters(shown.index) if shown.index >= 0 else ""
        label = shown.label or (self.tr("Column {letters}").format(letters=letters) if letters
                                else self.tr("not in the file"))  # fmt: skip
        if shown.index < 0:
            return self._plain(capital(word(f"list.{shown.field}")), label)
        head = QWidget(self._inside)
        box = self.boxes[shown.index] = MeaningBox(head)
        box.setObjectName(f"meaning_{shown.index}")
        box.setAccessibleName(self.tr("Meaning of the column {label}").format(label=label))
        box.setFont(font(13))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(2)
        with QSignalBlocker(box):
            box.addItem(capital(word("list.ignored")), "")
            for field in looking.preview.kind.fields():
                box.addItem(capital(word(f"list.{field}")), field)
            box.setCurrentIndex(max(0, box.findData(shown.field)))
        box.view().setMinimumWidth(190)
        box.setToolTip(box.currentText())
        box.activated.connect(partial(self._activated, shown.index))
        box.installEventFilter(self)
        head.setLayout(column(_above(label), box, None, gap=3, margins=(2, S2, 6, 0)))
        return head

    def _activated(self, index: int, _at: int) -> None:
        self.chosen.emit(index, str(self.boxes[index].currentData()))


def _above(text: str) -> Elided:
    """What the file says, in one height for all scripts."""
    label = Elided(text, 12, tone="muted")
    label.setFixedHeight(20)
    return label
