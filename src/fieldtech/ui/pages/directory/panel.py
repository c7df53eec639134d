"""Draws one record: head with actions, cards, and its history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from fieldtech.ui.kit.boxes import Body, boxed, column, empty, row
from fieldtech.ui.kit.buttons import FLUSH, Button, IconButton, LinkButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.kit.timeline import Timeline
from fieldtech.ui.pages.directory.shown import Line, Section, Shown
from fieldtech.ui.tokens import S1, S3, S4, S5

MOST_LINES = 40  # a fleet of hundreds is looked through in the table


class RecordPanel(Live, QWidget):
    """``followed(act, key)`` for a line, ``added(kind)``, ``edit``, ``retire`` and ``closed`` for the head."""

    followed = Signal(str, str)
    added = Signal(str)
    edit = Signal()
    retire = Signal()
    extra = Signal()
    closed = Signal()

    def __init__(self, *, extra_icon: str = "") -> None:
        super().__init__()
        self.setObjectName("record_panel")
        self.edit_button = Button("", "pencil", name="edit")
        self.retire_button = IconButton("ban", name="retire")
        self.extra_button = Button("", extra_icon, name="extra")
        self.close_button = IconButton("x", name="close_record")
        for button, signal in (
            (self.edit_button, self.edit), (self.retire_button, self.retire), (self.extra_button, self.extra),
            (self.close_button, self.closed),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self.header = PageHeader(self.close_button)
        self.refusal = Banner("danger")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(S3)
        self.timeline = Timeline()
        self._history = Card(" ", "history").add(self.timeline)
        actions = row(self.extra_button, self.edit_button, self.retire_button, None)
        self._actions = boxed(actions)
        self.extra_button.setVisible(bool(extra_icon))  # not before it has a parent: it would flash as a window
        inside = column(self._actions, self.refusal, self._cards, self._history, None, gap=S3, margins=(S5, 0, S5, S4))
        self.setLayout(column(self.header, (Body(inside, "record_body"), 1)))
        self.go_live()

    def show_record(self, shown: Shown, *, may_edit: bool) -> None:
        """Draw it."""
        self.header.set_number(shown.number, shown.pill, shown.tone)
        self.header.set_title("" if shown.plate else shown.title, shown.under)
        self.header.set_plate(shown.plate, shown.plate_colour)
        self.edit_button.setVisible(may_edit)
        self.retire_button.setVisible(may_edit)
        self._actions.setVisible(may_edit or not self.extra_button.isHidden())
        self.refusal.hide()
        empty(self._cards)
        for section in shown.sections:
            if not section.empty:
                self._cards.addWidget(self._card(section))
        self._history.set_title(shown.history_title)
        self._history.setVisible(bool(shown.history))
        self.timeline.setAccessibleName(shown.history_title)
        self.timeline.set_entries(shown.history, whole=True)

    def refuse(self, title: str, text: str) -> None:
        """Say why something is not possible."""
        self.refusal.set("danger", title, text)
        self.refusal.show()

    def retranslate(self) -> None:
        """Words of the head."""
        self.edit_button.set_text(self.tr("Edit"))
        self.retire_button.set_label(self.tr("Take out of use"))
        self.close_button.set_label(self.tr("Close"))

    def _card(self, section: Section) -> QWidget:
        card = Card(section.title, section.icon)
        if section.add:
            button = LinkButton(self.tr("Add"), "plus", name=f"add_{section.add}")
            button.setAccessibleDescription(section.title)
            button.clicked.connect(lambda _=False, kind=section.add: self.added.emit(kind))
            card.add_action(button)
        if section.mind:
            card.add(Banner("warn", section.mind, icon="user-check"))
        if facts := [fact for fact in section.facts if fact[1]]:
            shown = Facts(104)
            shown.set(facts)
            card.add(shown)
        for line in section.lines[:MOST_LINES]:
            card.add(self._line(line))
        if (more := len(section.lines) - MOST_LINES) > 0:
            card.add(Label(self.tr("and {n} more").format(n=more), 13, tone="muted"))
        return card

    def _line(self, line: Line) -> QWidget | QLayout:
        if not line.act:
            words = (Label(line.text, 14, 600, wrap=True), Label(line.detail, 13, tone="muted", wrap=True))
            return boxed(column(*words, gap=S1))
        button = LinkButton(line.text, name=f"open_{line.act}")
        button.clicked.connect(lambda _=False, to=line: self.followed.emit(to.act, to.key))
        parts: list[QWidget] = [Pill(line.pill, line.tone)] if line.pill else []
        return row(FLUSH, button, (Elided(line.detail, 13, tone="muted"), 1), *parts)
