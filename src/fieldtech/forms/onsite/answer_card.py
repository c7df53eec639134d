"""One item of a checklist: its question, its typed answer, and note and photo where it is not as it should be (F16)."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from fieldtech.forms.onsite.answer_choice import choice_of, options_of
from fieldtech.forms.onsite.answer_line import AnswerLine
from fieldtech.forms.onsite.excuses import Excuses
from fieldtech.forms.onsite.instruction_picture import InstructionPicture
from fieldtech.forms.onsite.photo_tile import PhotoTile
from fieldtech.forms.onsite.points_line import PointsLine
from fieldtech.forms.onsite.reading_words import hint, trouble
from fieldtech.forms.onsite.wording import named, unit_name
from fieldtech.forms.text_fields import GrowingText
from fieldtech.model.checklist import (
    UNREAD,
    Item,
    answer_with,
    choices_of,
    chosen,
    is_open,
    is_wrong,
    needs_note,
    points_answer,
    several,
    wants_photo,
)
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.readings import Limits
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.choices import ChipGroup
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.tokens import S2, S3, S4

SAVE_AFTER_MS = 150


class AnswerCard(Live, QFrame):
    """``answered(AnswerDraft)`` whenever the answer, the reading or the note changes; 44 px and more to press."""

    answered = Signal(object)
    entered = Signal()  # Enter: the next item, please
    photo_wanted = Signal()
    photo_given = Signal(object)  # a Path or a QImage
    photo_removed = Signal()
    how_wanted = Signal()  # the picture of how it is done, large

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self._answer = AnswerDraft(str(item["id"]))
        self._loading = False
        self._source = ""
        self.setProperty("role", "card")
        self.setObjectName(str(item["id"]))
        self._code, self._title = Label(str(item["id"]), 13, 600, "muted", tabular=True), Label("", 14, 600, wrap=True)
        self._hint = Label("", 13, tone="muted", wrap=True)
        self._problem = InlineProblem()
        self.choice = choice_of(item)
        self.line: QLineEdit | None = None
        self.points: PointsLine | None = None
        self.excuses = Excuses(item)
        self.tile: PhotoTile | None = None
        self._unit = Label("", 14, tone="muted")
        self._note: GrowingText | None = None
        self._note_cell: Labelled | None = None
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._lay_out()
        self.go_live()

    # answers ----------------------------------------------------------------------------------------------

    def show_answer(self, answer: AnswerDraft | None) -> None:
        """Show what is stored; never announces."""
        self._timer.stop()
        self._loading = True
        self._answer = answer or AnswerDraft(str(self.item["id"]))
        if self.choice is not None:
            self.choice.set_value(chosen(self.item, self._answer))
        if self.line is not None and self.line.text() != self._answer.value:
            self.line.setText(self._answer.value)
        if self.points is not None:
            self.points.set_points(self._answer.points or tuple(filter(None, (self._answer.value,))))
        self.excuses.show_answer(self._answer.answer)
        if self._answer.note:
            self._more()
        if self._note is not None and self._note.toPlainText().strip() != self._answer.note:
            self._note.setPlainText(self._answer.note)
        self._loading = False
        self._show_state()

    def answer(self) -> AnswerDraft:
        """What it says now."""
        return self._answer

    def show_source(self, text: str) -> None:
        """Where the answer will come from, if from elsewhere."""
        self._source = text
        self._show_hint()

    def is_typing(self) -> bool:
        """Whether something typed waits to be handed on."""
        return self._timer.isActive()

    def press(self, number: int) -> bool:
        """The key 1, 2 or 3; False when there is no such answer."""
        choices = choices_of(self.item) if self.choice is not None else ()
        if not 1 <= number <= len(choices):
            return False
        self._set(answer_with(self.item, choices[number - 1], self._answer.note))
        self.show_answer(self._answer)
        return True

    def open_note(self) -> None:
        """N: a note also where all is well."""
        note, cell, _tile = self._more()
        cell.show()
        note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def attach(self, widget: QWidget) -> None:
        """Something of the page's own below it all, note and photo of later as well."""
        self._more()
        self._layout.addWidget(widget)

    def show_how(self, image: QImage) -> None:
        """The picture of how it is done; a null image where it has not come yet."""
        picture = InstructionPicture(str(self.item["id"]))
        picture.set_photo(image)
        picture.taken.connect(self.how_wanted)
        self._layout.insertWidget(1, picture, 0, Qt.AlignmentFlag.AlignLeft)

    def show_photo(self, image: QImage, count: int = 1) -> None:
        """The newest of the ``count`` photos of this item; a null image empties the place."""
        if self.tile is not None or not image.isNull():
            self._more()[2].show_photo(image, count)
            self._show_state()

    def flush(self) -> None:
        """Hand on what was typed."""
        if self._timer.isActive() or self._changed():
            self._timer.stop()
            self._set(self._typed_answer())

    def focus_answer(self) -> None:
        """The cursor where the answer goes."""
        target: QWidget | None = self.points.first_empty() if self.points is not None else self.line or self.tile
        if self.choice is not None:
            value = self.choice.value()
            target = self.choice.button(value) if value else self.choice.focusProxy()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def is_open(self) -> bool:
        """Whether it still needs an answer, or the note to one."""
        return is_open(self.item, self._answer)

    # Qt ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Question, answers, hint in the language shown."""
        self._title.setText(named(str(self.item["text_zh"]), str(self.item["text_en"])))
        self._unit.setText(unit_name(self.item.get("unit")))
        self.setAccessibleName(f"{self.item['id']} {self._title.text()}")
        self._show_hint()
        if self.choice is not None:
            self.choice.set_label(self._title.text())
            self.choice.set_options(options_of(self.item))
        if self.line is not None:
            self.line.setAccessibleName(self._title.text())
        if self.points is not None:
            self.points.set_title(self._title.text())
        self._show_state()

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = column(row(self._code, (self._title, 1), gap=S2), self._hint, self._problem, gap=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S4, S3, S3, S3)
        layout.setSpacing(S2)
        head = row((words, 1), gap=S3)
        editor = self._editor()
        below = editor is not None and (self.points is not None or isinstance(self.choice, ChipGroup))
        if editor is not None and not below:
            head.addWidget(editor, 0, Qt.AlignmentFlag.AlignTop)
        if self.line is not None and self.item["kind"] == "number":
            self._unit.setFixedHeight(self.line.sizeHint().height())  # beside the reading, however long the question is
            head.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignTop)
        if self.excuses.chips and self.choice is None:
            self.excuses.given.connect(self._excused)
            head.addWidget(self.excuses, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        if editor is not None and below:
            layout.addWidget(editor)
        self._layout = layout

    def _more(self) -> tuple[GrowingText, Labelled, PhotoTile]:
        """Note and photo, made when first needed: most items never do."""
        if self._note is None or self._note_cell is None or self.tile is None:
            self._note = GrowingText(1)
            self._note.setObjectName("note")
            self._note.textChanged.connect(self._typed)
            self._note_cell = Labelled(self._note)
            self.tile = PhotoTile(f"photo_{self.item['id']}", self.tr("Photo"))
            self.tile.wanted.connect(self.photo_wanted)
            self.tile.given.connect(self.photo_given)
            self.tile.removed.connect(self.photo_removed)
            beside = row((self._note_cell, 1), gap=S3)
            beside.setAlignment(self._note_cell, Qt.AlignmentFlag.AlignTop)
            beside.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignRight)
            self._layout.addLayout(beside)
            self._note_cell.hide()
            self.tile.hide()
        return self._note, self._note_cell, self.tile

    def _editor(self) -> QWidget | None:
        kind = self.item["kind"]
        if self.choice is not None:
            self.choice.changed.connect(self._picked)
            return self.choice
        if several(self.item):
            self.points = PointsLine(Limits.of(self.item))
            for signal, act in ((self.points.typed, self._typed), (self.points.left, self.flush),
                                (self.points.entered, self._entered)):  # fmt: skip
                signal.connect(act)
            return self.points
        if kind in ("number", "text"):
            self.line = AnswerLine(reading=kind == "number")
            self.line.textChanged.connect(self._typed)
            self.line.editingFinished.connect(self.flush)
            self.line.returnPressed.connect(self._entered)
            return self.line
        return None

    def _show_hint(self) -> None:
        photo = self.tr("Answered by its photo") if self.item["kind"] == "photo" else ""
        self._hint.setText(hint(self.item, photo, self._source))
        self._hint.setVisible(bool(self._hint.text()))

    def _picked(self) -> None:
        if self.choice is not None:
            self._set(answer_with(self.item, self.choice.value(), self._answer.note))

    def _excused(self, answer: str) -> None:
        """Not applicable, or cannot be measured; "" when it is answered after all."""
        self._set(AnswerDraft(str(self.item["id"]), answer, "", self._answer.note))
        self.show_answer(self._answer)
        if answer:
            self.open_note()

    def _entered(self) -> None:
        self.flush()
        self.entered.emit()

    def _typed(self) -> None:
        if not self._loading and self._changed():
            self._show_state(self._typed_answer())
            if not self._timer.isActive():
                self._timer.start()

    def _typed_answer(self) -> AnswerDraft:
        note = self._note.toPlainText().strip() if self._note is not None else self._answer.note
        if self.points is not None and any(self.points.points()):
            return points_answer(self.item, self.points.points(), note)
        typed = self.line.text().strip() if self.line is not None else self._answer.value
        value = typed if self.points is None else ""
        answer = "" if value and self._answer.answer in self.excuses.chips else self._answer.answer
        return replace(self._answer, answer=answer, value=value, note=note, points=())

    def _changed(self) -> bool:
        return self._typed_answer() != self._answer

    def _set(self, answer: AnswerDraft) -> None:
        self._answer = answer
        self._show_state()
        self.answered.emit(answer)

    def _show_state(self, answer: AnswerDraft | None = None) -> None:
        now = answer or self._answer
        wrong, photo = is_wrong(self.item, now), wants_photo(self.item, now)
        self._problem.show_sentence(trouble(self.item, now))
        self.excuses.show_answer(now.answer)
        if needs_note(self.item, now) or photo or self._note is not None:
            note, cell, tile = self._more()
            cell.setVisible(needs_note(self.item, now) or bool(now.note) or note.hasFocus())
            why = {"na": self.tr("Why not applicable"), UNREAD: self.tr("Why it cannot be measured")}
            cell.set_label(why.get(chosen(self.item, now), self.tr("What is wrong, what was done")))
            tile.setVisible(photo or wrong or not tile.is_empty())
            tile.set_caption(self.tr("Photo"), needed=wrong and photo and tile.is_empty())
        for part in filter(None, (self, self.line)):
            set_look(part, state="error" if self._problem.text else "")
