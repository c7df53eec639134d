"""The vehicle before the work (B27): one press when all is well, else outline, words, photo and the customer's name."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldtech.forms.onsite.photo_tile import PhotoTile
from fieldtech.forms.onsite.wording import options
from fieldtech.model.choices import BODY, ELECTRICS
from fieldtech.model.drafts.onsite import ConditionDraft, DamageMark
from fieldtech.services.install.rows import RowView
from fieldtech.ui.kit.boxes import column, empty, row
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.choices import Segmented
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import labelled, word
from fieldtech.ui.pages.yard.outline import BodyOutline
from fieldtech.ui.pages.yard.parts import SAVE_AFTER_MS
from fieldtech.ui.tokens import S2

_TONES = {"normal": "ok", "damaged": "warn", "faulty": "warn"}


class _MarkLine(Live, QWidget):
    """Number, side, words, cross."""

    changed = Signal()
    removed = Signal()

    def __init__(self, number: int, mark: DamageMark) -> None:
        super().__init__()
        self.mark, self._number = mark, number
        self._side = Label("", 13, tone="muted")
        self.text = QLineEdit(mark.text)
        self.text.setObjectName(f"mark_{number}")
        self.text.setMaxLength(100)
        self.text.textEdited.connect(lambda _text: self.changed.emit())
        self.remove = IconButton("x", name=f"remove_mark_{number}")
        self.remove.clicked.connect(self.removed)
        self.setLayout(row(self._side, (self.text, 1), self.remove, gap=S2))
        self.go_live()

    def draft(self) -> DamageMark:
        return replace(self.mark, text=self.text.text().strip())

    def retranslate(self) -> None:
        self._side.setText(f"{self._number} {word(f'choice.vehicle_view.{self.mark.view}')}")
        self.text.setAccessibleName(self.tr("Damage {n}").format(n=self._number))
        self.text.setPlaceholderText(self.tr("What is damaged"))
        self.remove.set_label(self.tr("Remove mark {n}").format(n=self._number))


class ConditionPart(Live, QWidget):
    """``given(ConditionDraft)`` with each press, words a moment after they were typed."""

    given = Signal(object)

    def __init__(self, customer: str = "") -> None:
        super().__init__()
        self._draft, self._customer = ConditionDraft(), customer
        self._lines: list[_MarkLine] = []
        self._title = Label("", 13, 600)
        self.normal = Button("", "check-check", name="all_normal")
        self.body, self.electrics = Segmented(fill=True), Segmented(fill=True)
        self.body.setObjectName("body")
        self.electrics.setObjectName("electrics")
        self._body_name, self._electrics_name = Label("", 12, tone="muted"), Label("", 12, tone="muted")
        self.outline = BodyOutline()
        self._marks = QVBoxLayout()
        self._marks.setSpacing(S2)
        self.text, self.accepted = QLineEdit(), QLineEdit()
        self.text.setObjectName("condition_text")
        self.accepted.setObjectName("accepted_by")
        self._text_cell, self._accepted_cell = Labelled(self.text, ""), Labelled(self.accepted, "")
        self.tile = PhotoTile("photo_damage")
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._give)
        self._more = QWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    def set_customer(self, name: str) -> None:
        """Proposed as the one who accepts damage."""
        self._customer = name

    def show_row(self, shown: RowView, image: QImage, *, free: bool) -> None:
        """What is stored; a field in which somebody types is left alone."""
        self._draft = shown.record.condition or ConditionDraft()
        self.body.set_value(self._draft.body)
        self.electrics.set_value(self._draft.electrics)
        self.normal.setVisible(not self._draft.body and not self._draft.electrics)
        damaged = self._draft.body == "damaged"
        self._more.setVisible(damaged or self._draft.electrics == "faulty")
        self.outline.setVisible(damaged)
        self.outline.show_marks(self._draft.marks)
        if not self._timer.isActive():
            self._show_marks(damaged)
            for line, value in ((self.text, self._draft.text), (self.accepted, self._draft.accepted_by)):
                if line.text() != value:
                    line.setText(value)
        self.tile.show_photo(image)
        self.tile.set_caption(word("choice.photo.damage"), needed=damaged and image.isNull())
        self.tile.setVisible(damaged or not image.isNull())
        self.setEnabled(free)

    def flush(self) -> None:
        """Nothing typed waits."""
        if self._timer.isActive():
            self._give()

    def retranslate(self) -> None:
        """Names and choices."""
        self._title.setText(self.tr("Condition before the work"))
        self.normal.set_text(self.tr("All normal"))
        self.normal.setToolTip("Alt+N")
        self._body_name.setText(word("site_field.body"))
        self.body.set_label(word("site_field.body"))
        self.body.set_options(options("body", BODY, _TONES))
        self._electrics_name.setText(word("site_field.electrics"))
        self.electrics.set_label(word("site_field.electrics"))
        self.electrics.set_options(options("electrics", ELECTRICS, _TONES))
        self._text_cell.set_label(self.tr("What is damaged or faulty"))
        self.text.setAccessibleName(self.tr("What is damaged or faulty"))
        self._accepted_cell.set_label(self.tr("Accepted by (customer)"))
        self.accepted.setAccessibleName(self.tr("Accepted by (customer)"))

    def _lay_out(self) -> None:
        self._more.setLayout(
            column(self.outline, self._marks, self._text_cell, self._accepted_cell, row(self.tile, None), gap=S2)
        )
        self.setLayout(column(self._title, self.normal, self._body_name, self.body, self._electrics_name,
                              self.electrics, self._more, gap=S2))  # fmt: skip

    def _connect(self) -> None:
        self.normal.clicked.connect(lambda: self.given.emit(ConditionDraft("normal", "normal")))
        self.body.changed.connect(self._give)
        self.electrics.changed.connect(self._give)
        self.outline.tapped.connect(self._mark)
        for line in (self.text, self.accepted):
            line.setMaxLength(200)
            line.textEdited.connect(lambda _text: self._timer.start())
            line.editingFinished.connect(self.flush)

    def _show_marks(self, damaged: bool) -> None:
        marks = self._draft.marks if damaged else ()
        if [line.draft() for line in self._lines] == list(marks):
            return
        empty(self._marks)
        self._lines = []
        for number, mark in enumerate(marks, 1):
            line = _MarkLine(number, mark)
            line.changed.connect(self._timer.start)
            line.text.editingFinished.connect(self.flush)
            line.removed.connect(lambda at=number - 1: self._unmark(at))
            self._lines.append(line)
            self._marks.addWidget(line)

    def _mark(self, view: str, x: int, y: int) -> None:
        self._give((*self._typed_marks(), DamageMark(view, x, y)))
        if self._lines:
            self._lines[-1].text.setFocus()

    def _unmark(self, at: int) -> None:
        self._give(tuple(mark for number, mark in enumerate(self._typed_marks()) if number != at))

    def _typed_marks(self) -> tuple[DamageMark, ...]:
        return tuple(line.draft() for line in self._lines)

    def _give(self, marks: tuple[DamageMark, ...] | None = None) -> None:
        self._timer.stop()
        body, electrics = self.body.value(), self.electrics.value()
        given = marks if marks is not None else self._typed_marks() or self._draft.marks
        text, accepted = self.text.text().strip(), self.accepted.text().strip()
        if body == "damaged" or electrics == "faulty":
            if not text or text == _told(self._draft.marks):
                text = _told(given)
            accepted = accepted or self._customer
        else:
            text, accepted, given = "", "", ()
        fresh = ConditionDraft(body, electrics, text, accepted, given if body == "damaged" else ())
        if fresh != self._draft:
            self.given.emit(fresh)


def _told(marks: tuple[DamageMark, ...]) -> str:
    """The marks in words, for paper."""
    return "; ".join(labelled(word(f"choice.vehicle_view.{mark.view}"), mark.text) for mark in marks if mark.text)
