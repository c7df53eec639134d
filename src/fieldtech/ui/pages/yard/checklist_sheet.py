"""The checklist of one vehicle over the yard: each answer is stored as it is given."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.row_gaps import standing
from fieldtech.services.install.rows import RowView
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.pages.checklist.item_list import ItemList
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from fieldtech.ui.pages.photos.intake import PhotoIntake
from fieldtech.ui.tokens import S2

_FRAME = 190
_LIST_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Up,
              Qt.Key.Key_Down)  # fmt: skip


class ChecklistSheet(Sheet):
    """``answered(AnswerDraft)``, ``rest_ok``, ``as_previous``, and the photos of a card."""

    once = True

    answered = Signal(object)
    rest_ok = Signal()
    as_previous = Signal()
    photo_wanted = Signal(object)
    photo_given = Signal(object, object)
    photo_removed = Signal(object)

    def __init__(self, window: QWidget, shown: RowView, reading: PhotoIntake) -> None:
        super().__init__(window, width=860)
        self.setObjectName("checklist_sheet")
        self.shown = shown
        self.items = ItemList()
        self.items.setMinimumHeight(200)
        self.rest = Button("", "check-check", name="rest_ok", key="Alt+A")
        self.copy = Button("", "repeat", name="copy_previous", key="Alt+C")
        self.rest.clicked.connect(self.rest_ok)
        self.copy.clicked.connect(self.as_previous)
        self.items.made.connect(self._join)
        self.items.photo_key.connect(self.photo_wanted)
        self.add(PhotoProgress(reading), self.items)
        self.buttons.insertWidget(0, self.rest)
        self.buttons.insertWidget(1, self.copy)
        self.buttons.setSpacing(S2)
        self.cancel.hide()
        self.items.show_items(shown.record.items)
        self.show_row(shown)

    def show_row(self, shown: RowView, unsaved: Mapping[str, AnswerDraft] | None = None) -> None:
        """The answers as they are stored now, and those the disk has not taken yet."""
        self.shown = shown
        self.items.show_answers({**standing(shown.record), **(unsaved or {})}, {}, free=True)
        if self._alive:
            self.retranslate()

    def submit(self) -> None:
        """The next open item; with none left, back to the yard."""
        self.items.flush()
        if item := self.items.next_open(self.items.current()):
            self.items.focus_card(item)
        else:
            self.close_sheet()

    def close_sheet(self) -> None:
        """Nothing typed waits."""
        self.items.flush()
        super().close_sheet()

    def place(self) -> None:
        """As high as the window allows."""
        self.items.setFixedHeight(max(200, self._over.height() - _FRAME))
        super().place()

    def open(self) -> None:
        """On the first open item."""
        super().open()
        self.items.focus_card(self.items.next_open() or next(iter(self.items.cards), ""))

    def retranslate(self) -> None:
        """Title with the count, buttons."""
        super().retranslate()
        done, total = self.items.answered()
        text = self.tr("Checklist of {vehicle}: {done} of {all}")
        self.title.setText(text.format(vehicle=self.shown.label, done=done, all=total))
        self.rest.set_text(self.tr("The rest OK"))
        self.rest.setToolTip(self.tr("Answers open ticks and choices; never readings, photos and safety items"))
        self.copy.set_text(self.tr("As the previous vehicle"))
        self.primary.set_text(self.tr("Next open item") if self.items.open_items() else self.tr("Back to the yard"))

    def _keeps(self, event: QKeyEvent) -> bool:
        """The list's own keys work here, too."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return super()._keeps(event) if not plain or event.key() not in _LIST_KEYS else False

    def _join(self, card: AnswerCard) -> None:
        card.answered.connect(self.answered)
        card.photo_wanted.connect(partial(self.photo_wanted.emit, card))
        card.photo_given.connect(partial(self.photo_given.emit, card))
        card.photo_removed.connect(partial(self.photo_removed.emit, card))
