"""Choosing among a few: chips and segments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget

from fieldtech.ui.kit.boxes import Flow, empty
from fieldtech.ui.kit.buttons import Button, bold_width, keep_size
from fieldtech.ui.kit.live import set_look
from fieldtech.ui.tokens import S2


@dataclass(frozen=True)
class Option:
    """One thing to choose: its stored value and what is shown of it."""

    value: str
    text: str
    detail: str = ""
    icon: str = ""
    tone: str = "accent"


class Chip(Button):
    """A toggle; room for the bold text of the chosen state is reserved."""

    role = "chip"

    def __init__(self, text: str = "", icon_name: str = "", *, name: str = "") -> None:
        super().__init__(text, icon_name, name=name)
        self.setCheckable(True)
        self.toggled.connect(self._toggled)
        keep_size(self)

    def set_text(self, text: str) -> None:
        """Change the text and the room kept for it."""
        super().set_text(text)
        self.setMinimumWidth(bold_width(text) + 30 + (24 if self._icon_name else 0))

    def _toggled(self, on: bool) -> None:
        if self._icon_name:
            self.set_icon(self._icon_name, "accent" if on else "muted")


class TickChip(Chip):
    """Yes or not yet: a dashed circle becomes a check mark, so that no one takes one for the other."""

    def __init__(self, text: str = "", *, name: str = "") -> None:
        super().__init__(text, "circle-dashed", name=name)

    def _toggled(self, on: bool) -> None:
        self.set_icon("circle-check" if on else "circle-dashed", "accent" if on else "muted")


class _Choice(QWidget):
    """What chips and segments share: named buttons, one or several chosen, values in and out.

    No QButtonGroup: in one, Tab skips all but the chosen button.
    """

    changed = Signal()

    def __init__(self, label: str, *, multiple: bool) -> None:
        super().__init__()
        self.multiple = multiple
        self._label = label
        self._options: tuple[Option, ...] = ()
        self._buttons: dict[str, Button] = {}
        self.setAccessibleName(label)

    def set_label(self, label: str) -> None:
        """The accessible name of the whole choice."""
        self._label = label
        self.setAccessibleName(label)
        for option in self._options:
            self._name(option)

    def set_options(self, options: Iterable[Option]) -> None:
        """Show these; what was chosen stays chosen, and the same values only get new texts."""
        chosen = self.values()
        fresh = tuple(options)
        if [o.value for o in fresh] == [o.value for o in self._options]:
            self._options = fresh
            for option in fresh:
                self._buttons[option.value].set_text(option.text)
                self._name(option)
            return
        self._rebuild(fresh)
        self.set_values(chosen)

    def values(self) -> tuple[str, ...]:
        """The chosen values in their order on screen."""
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def set_values(self, values: Sequence[str]) -> None:
        """Choose exactly these, without announcing it."""
        for value, button in self._buttons.items():
            button.setChecked(value in values)

    def value(self) -> str:
        """The one chosen value, or an empty string."""
        return next(iter(self.values()), "")

    def set_value(self, value: str) -> None:
        """Choose exactly this one, without announcing it."""
        self.set_values((value,))

    def button(self, value: str) -> Button:
        """The button of a value, for tests and shortcuts."""
        return self._buttons[value]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move among the buttons (Tab reaches each of them, too)."""
        buttons = [b for b in self._buttons.values() if b.isEnabled()]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((i for i, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        else:
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, options: tuple[Option, ...]) -> None:
        if (layout := self.layout()) is not None:
            empty(layout)
        self._options = options
        self._buttons = {}
        for option in options:
            button = self._make(option, len(self._buttons), len(options))
            button.setObjectName(f"{self.objectName()}_{option.value}".strip("_"))
            button.setCheckable(True)
            self._buttons[option.value] = button
            button.clicked.connect(lambda _=False, chosen=button: self._clicked(chosen))
            self._name(option)
        self._arrange()
        if options:
            self.setFocusProxy(self._buttons[options[0].value])

    def _name(self, option: Option) -> None:
        button = self._buttons[option.value]
        button.setAccessibleName(f"{self._label}: {option.text}" if self._label else option.text)
        button.setToolTip(option.detail)

    def _clicked(self, clicked: Button) -> None:
        if not self.multiple:
            for button in self._buttons.values():
                button.setChecked(button is clicked)
        self.changed.emit()

    def _make(self, option: Option, at: int, count: int) -> Button:
        raise NotImplementedError

    def _arrange(self) -> None:
        raise NotImplementedError


class ChipGroup(_Choice):
    """Chips in a flow, or in a grid of ``columns``; one or several can be chosen."""

    def __init__(self, label: str = "", *, multiple: bool = False, columns: int = 0) -> None:
        super().__init__(label, multiple=multiple)
        self._columns = columns
        self.setLayout(self._new_layout())

    def _new_layout(self) -> QLayout:
        return QGridLayout() if self._columns else Flow(S2)

    def _make(self, option: Option, at: int, count: int) -> Button:
        return Chip(option.text, option.icon)

    def _arrange(self) -> None:
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(S2)
        for at, button in enumerate(self._buttons.values()):
            if isinstance(layout, QGridLayout):
                layout.addWidget(button, at // self._columns, at % self._columns)
            elif layout is not None:
                layout.addWidget(button)


class _Segment(Button):
    role = "segment"
    icon_size = 16

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self.setMinimumWidth(bold_width(text) + 28 + (24 if self._icon_name else 0))


class Segmented(_Choice):
    """Two to five joined buttons; each may have its own tone when chosen (OK green, not OK red)."""

    def __init__(self, label: str = "", *, fill: bool = False) -> None:
        """``fill`` takes the whole width, as in a grid of fields."""
        super().__init__(label, multiple=False)
        self._fill = fill
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)

    def set_values(self, values: Sequence[str]) -> None:
        """Choose, and colour the icons."""
        super().set_values(values)
        self._colour_icons()

    def _clicked(self, clicked: Button) -> None:
        super()._clicked(clicked)
        self._colour_icons()

    def _colour_icons(self) -> None:
        for option in self._options:
            if option.icon:
                button = self._buttons[option.value]
                button.set_icon(option.icon, option.tone if button.isChecked() else "muted")

    def _make(self, option: Option, at: int, count: int) -> Button:
        seat = "only" if count == 1 else "first" if at == 0 else "last" if at == count - 1 else "middle"
        button = _Segment(option.text, option.icon)
        set_look(button, tone=option.tone, seat=seat)
        return button

    def _arrange(self) -> None:
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            for button in self._buttons.values():
                layout.addWidget(button)
            if not self._fill:
                layout.addStretch(1)
