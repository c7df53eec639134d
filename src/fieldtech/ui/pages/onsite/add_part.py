"""Adding a part: what is in the van is one press away, the rest by scan or search."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.forms.onsite.wording import named
from fieldtech.forms.reference_field import Reference
from fieldtech.services.site_catalogue import PartChoice
from fieldtech.ui.kit.boxes import Flow, column, empty, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import Option, TickChip
from fieldtech.ui.kit.live import Live
from fieldtech.ui.tokens import S2

_MOST_CHIPS = 12


class AddPart(Live, QWidget):
    """``chosen(part number)``, ``foreign(text)`` for what is in no list, ``none_used`` when there is nothing."""

    chosen = Signal(str)
    foreign = Signal(str)
    none_used = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search: Callable[[str], Sequence[PartChoice]] = lambda _text: ()
        self._van: Sequence[PartChoice] = ()
        self._buttons: dict[str, Button] = {}
        self._chips = Flow(S2)
        chips = QWidget()
        chips.setLayout(self._chips)
        self._field = Reference(name="add_part", label="", search=self._found, describe=self._described)
        self._editor = self._field.editor()
        self._editor.edited.connect(self._picked)
        self._editor.widget.returnPressed.connect(self._typed)  # type: ignore[attr-defined]
        self.none = TickChip(name="no_parts")
        self.none.clicked.connect(self._none)
        self.setLayout(column(chips, row((self._editor.widget, 1), self.none, gap=S2), gap=S2))
        self.go_live()

    def show_van(self, van: Sequence[PartChoice], *, none_used: bool, may_say_none: bool) -> None:
        """What can be taken now, and whether "no parts" can be said."""
        if list(van) != list(self._van):
            self._van = tuple(van)
            self._show_chips()
        self.none.setChecked(none_used)
        self.none.setVisible(may_say_none)

    def focus(self) -> None:
        """Where one types."""
        self._editor.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Words and names of parts."""
        self._editor.control.setAccessibleName(self.tr("Add a part"))
        self._editor.widget.setPlaceholderText(self.tr("Scan or type to add a part"))  # type: ignore[attr-defined]
        self.none.set_text(self.tr("No parts used"))
        self._show_chips()

    def _show_chips(self) -> None:
        """Buttons stay as long as their part does, so that the focus stays with them."""
        shown = self._van[:_MOST_CHIPS]
        if [part.code for part in shown] != list(self._buttons):
            empty(self._chips)
            self._buttons = {part.code: self._button(part.code) for part in shown}
        for part in shown:
            self._buttons[part.code].set_text(f"{named(part.zh, part.en)} ({part.have})")

    def _button(self, code: str) -> Button:
        button = Button(icon_name="plus", name=f"add_{code}")
        button.clicked.connect(lambda: self.chosen.emit(code))
        self._chips.addWidget(button)
        return button

    def _found(self, text: str) -> Sequence[Option]:
        return [self._option(part) for part in self.search(text)]

    def _option(self, part: PartChoice) -> Option:
        where = self.tr("{n} in your van").format(n=part.have) if part.have else self.tr("not in your van")
        return Option(part.code, named(part.zh, part.en), f"{part.code} · {where}")

    def _described(self, _code: str) -> Option | None:
        return None

    def _picked(self) -> None:
        if code := self._editor.value():
            self._editor.set_value("")
            self.chosen.emit(str(code))

    def _typed(self) -> None:
        if text := self._editor.raw():
            self._editor.set_raw("")
            self.foreign.emit(text)

    def _none(self, on: bool) -> None:
        if on:
            self.none_used.emit()
        else:
            self.none.setChecked(True)
