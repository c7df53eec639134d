"""Chips where only one row is free, as above a list."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy

from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.tokens import S2, TOUCH


class ChipRow(ChipGroup):
    """Chips in one row; those without room wait in a list behind its end, and the chosen one is always in sight."""

    def __init__(self, label: str = "") -> None:
        super().__init__(label)
        self._more_label = ""
        self.more: IconButton | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_more_label(self, label: str) -> None:
        """The name of the button behind which the others are."""
        self._more_label = label
        if self.more is not None:
            self.more.set_label(label)

    def set_options(self, options: Iterable[Option]) -> None:
        """Show these, as far as there is room."""
        super().set_options(options)
        self._fit()

    def set_values(self, values: Sequence[str]) -> None:
        """Choose, and bring what is chosen into sight."""
        super().set_values(values)
        self._fit()

    def take(self, value: str) -> None:
        """As if it had been pressed."""
        self.set_value(value)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer of them."""
        super().resizeEvent(event)
        self._fit()

    def _new_layout(self) -> QLayout:
        layout = QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S2)
        return layout

    def _arrange(self) -> None:
        layout = self.layout()
        if not isinstance(layout, QHBoxLayout):
            return
        for button in self._buttons.values():
            layout.addWidget(button)
        self.more = IconButton("ellipsis", name=f"more_{self.objectName()}")
        self.more.set_label(self._more_label)
        self.more.clicked.connect(self._open)
        layout.addWidget(self.more)
        layout.addStretch(1)

    def _fit(self) -> None:
        if self.more is None:
            return
        wide = {v: max(b.minimumWidth(), b.sizeHint().width()) + S2 for v, b in self._buttons.items()}
        all_fit = sum(wide.values()) - S2 <= self.width()
        more = 0 if all_fit else max(TOUCH, self.more.sizeHint().width())
        room = self.width() - more - sum(wide[v] for v in self.values())
        shown = set(self.values())
        for value, needed in wide.items():
            if value not in shown and (all_fit or needed <= room):
                room -= needed
                shown.add(value)
            elif value not in shown:
                break  # in their order: no small one jumps the line
        for value, button in self._buttons.items():
            button.setVisible(value in shown)
        self.more.setVisible(not all_fit)
        first = next((button for value, button in self._buttons.items() if value in shown), self.more)
        self.setFocusProxy(first)  # one that is in sight: behind a hidden one Tab would stay where it is

    def _open(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for option in self._options:
            if self._buttons[option.value].isHidden():
                action = menu.addAction(option.text)
                action.setObjectName(f"more_{option.value}")
                action.triggered.connect(partial(self.take, option.value))
        if self.more is not None:
            menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
