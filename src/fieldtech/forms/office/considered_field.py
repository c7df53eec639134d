"""Doubts a person may override: each warning with its own tick "I have considered this"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.ui.kit.boxes import empty
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence
from fieldtech.ui.tokens import S2


@dataclass(frozen=True, kw_only=True)
class Considered(Field):
    """The codes of the warnings somebody has accepted."""

    span: int = 0

    def editor(self) -> Editor:
        """The warnings with their ticks."""
        return ConsideredEditor(self)


class WarningList(Live, QWidget):
    """Shows warnings; several of one code share a tick."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._warnings: tuple[Problem, ...] = ()
        self._accepted: set[str] = set()
        self._ticks: dict[str, TickChip] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S2)
        self.go_live()

    def show_warnings(self, warnings: Sequence[Problem]) -> None:
        """Show these instead."""
        if tuple(warnings) != self._warnings:
            self._warnings = tuple(warnings)
            self.retranslate()

    def codes(self) -> tuple[str, ...]:
        """Every code in sight, once."""
        return tuple(dict.fromkeys(p.code for p in self._warnings))

    def accepted(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return tuple(sorted(self._accepted))

    def accept(self, codes: Sequence[str]) -> None:
        """Tick exactly these."""
        self._accepted = set(codes)
        for code, tick in self._ticks.items():
            tick.setChecked(code in self._accepted)

    def tick(self, code: str) -> TickChip:
        """The tick of a warning."""
        return self._ticks[code]

    def retranslate(self) -> None:
        """Build the lines anew."""
        empty(self._layout)
        self._ticks = {}
        for code in self.codes():
            self._add(code, [p for p in self._warnings if p.code == code])
        if self._ticks:
            self.setFocusProxy(next(iter(self._ticks.values())))

    def _add(self, code: str, problems: Sequence[Problem]) -> None:
        tick = TickChip(self.tr("I have considered this"), name=f"considered_{code}")
        tick.setChecked(code in self._accepted)
        tick.toggled.connect(self._toggled)
        text = "\n".join(sentence(p.code, **p.params) for p in problems)
        tick.setAccessibleDescription(text)
        self._ticks[code] = tick
        self._layout.addWidget(Banner("warn", "", text, tick))

    def _toggled(self, _on: bool) -> None:
        shown = set(self._ticks)
        ticked = {code for code, tick in self._ticks.items() if tick.isChecked()}
        self._accepted = (self._accepted - shown) | ticked
        self.changed.emit()


class ConsideredEditor(Editor):
    """Between the ticks and the draft's codes."""

    def __init__(self, field: Considered) -> None:
        self.list = WarningList()
        super().__init__(field, self.list)
        self.list.changed.connect(self.edited)

    def value(self) -> tuple[str, ...]:
        """The accepted codes."""
        return self.list.accepted()

    def set_value(self, value: Any) -> None:
        """Tick these."""
        self.list.accept(tuple(value or ()))

    def show_state(self, state: str) -> None:
        """The sentence below says it."""
