"""The parts of the drawer: place, readings and platform check; each hands on what was said, at once."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldtech.forms.onsite.wording import named, options, unit_name
from fieldtech.model.checklist import Item, beyond, is_open
from fieldtech.model.choices import POWER, SEATS
from fieldtech.model.drafts.install_row import RowPlaceDraft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.row_gaps import checked, postponed
from fieldtech.services.install.rows import RowView
from fieldtech.ui.kit.boxes import column, discard, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import ChipGroup, TickChip
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.language import labelled, word
from fieldtech.ui.tokens import S2

SAVE_AFTER_MS = 400
READINGS = ("number", "text")


class PlacePart(Live, QWidget):
    """``given(RowPlaceDraft)`` with each press; words for "other" a moment after they were typed."""

    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._draft = RowPlaceDraft()
        self._title = Label("", 13, 600)
        self.seat, self.power = ChipGroup(), ChipGroup()
        self.seat.setObjectName("seat")
        self.power.setObjectName("power")
        self.text = QLineEdit()
        self.text.setObjectName("seat_text")
        self.text.setMaxLength(100)
        self.agreed = TickChip(name="customer_agreed")
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._give)
        self.seat.changed.connect(self._give)
        self.power.changed.connect(self._give)
        self.agreed.clicked.connect(self._give)
        self.text.textEdited.connect(lambda _text: self._timer.start())
        self.text.editingFinished.connect(self.flush)
        self.setLayout(column(self._title, self.seat, self.text, self.power, row(self.agreed, None), gap=S2))
        self.go_live()

    def show_row(self, shown: RowView, *, free: bool) -> None:
        """What is stored."""
        self._draft = shown.record.place or RowPlaceDraft()
        self.seat.set_value(self._draft.seat)
        self.power.set_value(self._draft.power)
        self.agreed.setChecked(self._draft.customer_agreed)
        self.text.setVisible(self._draft.seat == "other")
        if not self._timer.isActive() and self.text.text() != self._draft.seat_text:
            self.text.setText(self._draft.seat_text)
        self.setEnabled(free)

    def flush(self) -> None:
        """Nothing typed waits."""
        if self._timer.isActive():
            self._give()

    def focus(self) -> None:
        """The first thing that is open."""
        if not self._draft.seat:
            self.seat.button(SEATS[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._draft.seat == "other" and not self._draft.seat_text:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._draft.power:
            self.power.button(POWER[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.agreed.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Names and choices."""
        self._title.setText(self.tr("Place and power"))
        self.seat.set_label(self.tr("Place"))
        self.seat.set_options(options("seat", SEATS))
        self.power.set_label(self.tr("Power"))
        self.power.set_options(options("power", POWER))
        self.text.setAccessibleName(self.tr("Where exactly"))
        self.text.setPlaceholderText(self.tr("Where exactly"))
        self.agreed.set_text(self.tr("Customer agreed"))

    def _give(self) -> None:
        self._timer.stop()
        seat, power = self.seat.value(), self.power.value()
        text = self.text.text().strip() if seat == "other" else ""
        fresh = RowPlaceDraft(seat, text, power, self.agreed.isChecked())
        if fresh != self._draft:
            self.given.emit(fresh)


class ReadingsPart(Live, QWidget):
    """Readings and texts of the checklist still open; handed on with Enter, on leaving, and before the next act."""

    typed = Signal(str, str)  # by hand, not handed on yet
    answered = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {}
        self._handed: dict[str, str] = {}
        self._items: dict[str, Item] = {}
        self._titles: dict[str, Label] = {}
        self._boxes: dict[str, QWidget] = {}
        self._problems: dict[str, InlineProblem] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S2)
        self.go_live()

    def show_row(self, shown: RowView, *, free: bool) -> None:
        """The open ones; what is being typed stays."""
        known = shown.record.answers.by_item() if shown.record.answers else {}
        wanted = {str(item["id"]): item for item in shown.record.items
                  if item["kind"] in READINGS and is_open(item, known.get(str(item["id"])))}  # fmt: skip
        for name in [name for name in self.lines if name not in wanted]:
            self._drop(name)
        for name, item in wanted.items():
            if name not in self.lines:
                self._add(name, item)
        self.retranslate()
        self.setVisible(bool(self.lines))
        self.setEnabled(free)

    def clear(self) -> None:
        """Another vehicle: nothing half typed for the one before."""
        self._handed = {}
        for line in self.lines.values():
            line.clear()

    def flush(self) -> None:
        """Nothing typed waits."""
        for name in tuple(self.lines):
            self._given(name)

    def restore(self, texts: Mapping[str, str]) -> None:
        """What was half typed before."""
        for name, text in texts.items():
            if name in self.lines:
                self.lines[name].setText(text)

    def focus(self) -> bool:
        """The first of them; False when there is none."""
        line = next(iter(self.lines.values()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        return line is not None

    def retranslate(self) -> None:
        """The questions."""
        for name, item in self._items.items():
            title = named(str(item["text_zh"]), str(item["text_en"]))
            unit = unit_name(item.get("unit"))
            self._titles[name].setText(f"{title} ({unit})" if unit else title)
            self.lines[name].setAccessibleName(title)

    def _add(self, name: str, item: Item) -> None:
        line = QLineEdit()
        line.setObjectName(f"reading_{name}")
        line.setMaxLength(20 if item["kind"] == "number" else 200)
        line.textEdited.connect(lambda text: self.typed.emit(name, text))
        line.editingFinished.connect(lambda: self._given(name))
        line.returnPressed.connect(self.entered)
        title, problem, box = Label("", 13, tone="muted", wrap=True), InlineProblem(), QWidget()
        box.setLayout(column(title, line, problem, gap=4))
        self._items[name], self.lines[name], self._titles[name], self._problems[name] = item, line, title, problem
        self._boxes[name] = box
        self._layout.addWidget(box)

    def _drop(self, name: str) -> None:
        """One that was answered goes; what is typed in another stays, and the hands go on."""
        if self.lines[name].hasFocus():
            self.entered.emit()
        discard(self._layout, self._boxes.pop(name))
        for kept in (self._items, self.lines, self._titles, self._problems, self._handed):
            kept.pop(name, None)

    def _given(self, name: str) -> None:
        if name not in self.lines:
            return
        value, item = self.lines[name].text().strip(), self._items[name]
        if not value or self._handed.get(name) == value:
            return
        self._handed[name] = value
        if item["kind"] == "number" and beyond(item, value)[0]:
            text = self.tr("Outside {lower} to {upper}: measure again, or note it in the checklist (F7).")
            self._problems[name].show_sentence(text.format(lower=item.get("lower"), upper=item.get("upper")))
        self.answered.emit(AnswerDraft(name, "", value))


class PlatformPart(Live, QWidget):
    """``good`` when everything is as it should be, ``later(reason)`` without network."""

    good = Signal()
    later = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: RowView | None = None
        self._typed = False
        self._title = Label("", 13, 600)
        self._state = InlineProblem()
        self.all_good = Button("", "check-check", name="platform_good")
        self.reason = QLineEdit()
        self.reason.setObjectName("platform_reason")
        self.reason.setMaxLength(100)
        self.no_network = Button("", "cloud-off", name="platform_later")
        self.all_good.clicked.connect(self.good)
        self.no_network.clicked.connect(self.give_later)
        self.reason.textEdited.connect(self._note_typed)
        self.reason.returnPressed.connect(self.give_later)
        self.setLayout(column(self._title, self._state, self.all_good, self.reason, self.no_network, gap=S2))
        self.go_live()

    def show_row(self, shown: RowView, *, free: bool, later: bool) -> None:
        """``later`` is after the work: only the check itself may still come."""
        self._shown = shown
        draft = shown.record.platform
        if checked(shown.record):
            self._state.show_sentence(word("choice.platform.online"), "good")
        elif postponed(shown.record) and draft is not None:
            self._state.show_sentence(labelled(word("choice.platform.unchecked"), draft.reason), "warning")
        else:
            self._state.show_sentence("")
        open_still = not checked(shown.record)
        self.all_good.setVisible(open_still)
        for part in (self.reason, self.no_network):
            part.setVisible(open_still and not postponed(shown.record))
            part.setEnabled(free)
        self.all_good.setEnabled(free or later)

    def give_later(self) -> None:
        """The reason in the field, the usual one unless another was typed."""
        self.later.emit(self.reason.text().strip() or self.tr("No network in the yard"))

    def retranslate(self) -> None:
        """Buttons, and the usual reason until somebody typed another."""
        self._title.setText(self.tr("Platform check"))
        self.all_good.set_text(self.tr("Everything as it should be"))
        self.all_good.setToolTip("Alt+P")
        self.no_network.set_text(self.tr("No network, check later"))
        self.no_network.setToolTip("Alt+L")
        self.reason.setAccessibleName(self.tr("Why it cannot be checked now"))
        if not self._typed:
            self.reason.setText(self.tr("No network in the yard"))
        if self._shown is not None and postponed(self._shown.record):
            reason = self._shown.record.platform.reason if self._shown.record.platform else ""
            self._state.show_sentence(labelled(word("choice.platform.unchecked"), reason), "warning")

    def _note_typed(self) -> None:
        self._typed = True
