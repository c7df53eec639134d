"""Ticking off what needs a person, or taking its work over again; a tick is taken back at once or from the list."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.pages.sync.line_table import LineTable
from fieldtech.ui.pages.sync.lines import SEEN, Line


class Ticking(QObject):
    """``changed(Change)`` and ``said(text, undo)`` when it was done, ``failed(error)`` when not."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, lines: LineTable, workplace: Workplace) -> None:
        super().__init__(lines)
        self._lines, self._workplace = lines, workplace
        lines.need.again.connect(self.take_over)
        lines.need.tick.connect(self.tick)

    def tick(self) -> None:
        """Count the marked line no more, or again."""
        line, review = self._lines.marked(), self._workplace.syncing.review
        if line is None or not line.key:
            return
        key = Id(line.key)
        if line.kind == SEEN:
            self._do(partial(review.count_again, key), self.tr("It counts again"), None)
        else:
            self._do(partial(review.see, key), self.tr("Ticked off as seen"), partial(self._take_back, key))

    def take_over(self) -> None:
        """Record the refused work of the marked line once more."""
        line, review = self._lines.marked(), self._workplace.syncing.review
        if line is not None and line.again:
            said = self.tr("Taken over again; the office gets it with the next exchange")
            self._do(partial(review.take_over, Id(line.key)), said, None)

    def commands(self) -> Iterator[Command]:
        """What can be done with the marked line, for Ctrl+K."""
        line, bar = self._lines.marked(), self._lines.need
        if isinstance(line, Line) and line.key:
            yield Command(bar.buttons["tick"].text(), self.tick, "check")
            if line.again:
                yield Command(bar.buttons["again"].text(), self.take_over, "refresh-cw")

    def _take_back(self, key: Id) -> None:
        self._do(partial(self._workplace.syncing.review.count_again, key), "", None)

    def _do(self, act: Callable[[], Change], said: str, undo: Callable[[], None] | None) -> None:
        try:
            change = act()
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.changed.emit(change)
        if said:
            self.said.emit(said, undo)
