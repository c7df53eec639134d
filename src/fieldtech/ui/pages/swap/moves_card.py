"""What moves where when the swap is applied, or what has moved."""

from PySide6.QtWidgets import QGridLayout, QWidget

from fieldtech.services.order_briefs import SwapRow
from fieldtech.services.swaps import Move
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3

_ICONS = {"terminal": "cpu", "sim": "card-sim"}
_TONES = {"installed": "ok", "in_use": "ok", "to_repair": "warn"}


class MovesCard(Live, Card):
    """One line per thing: what, from where, to where, its next state."""

    def __init__(self) -> None:
        super().__init__("", "move-right")
        self.setObjectName("moves")
        self._moves: tuple[Move, ...] = ()
        self._done = False
        self._hint = Label("", 14, tone="muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S3)
        self._grid.setVerticalSpacing(S2)
        self._grid.setColumnMinimumWidth(2, 110)
        self._grid.setColumnStretch(2, 2)
        self._grid.setColumnStretch(5, 3)
        self._cells: list[list[QWidget]] = []
        self.add(self._hint, self._grid, None)
        self.go_live()

    def show_moves(self, moves: tuple[Move, ...], *, done: bool) -> None:
        """These; none while something is missing or wrong."""
        self._moves, self._done = moves, done
        self.retranslate()

    @property
    def moves(self) -> tuple[Move, ...]:
        """What is shown."""
        return self._moves

    def retranslate(self) -> None:
        """All lines."""
        self.set_title(self.tr("What moved") if self._done else self.tr("What moves"))
        self._hint.setText(self.tr("Shown as soon as every number is scanned and right."))
        self._hint.setVisible(not self._moves)
        for line in self._cells:
            for cell in line:
                cell.hide()
                self._grid.removeWidget(cell)
                cell.deleteLater()
        self._cells = [self._line(at, move) for at, move in enumerate(self._moves)]

    def _line(self, at: int, move: Move) -> list[QWidget]:
        number = move.number if move.kind == "terminal" else f"SIM {move.number[-4:]}"
        cells: list[QWidget] = [
            IconLabel(_ICONS[move.kind]),
            Label(number, 14, 600, tabular=True),
            Elided(move.source, 14, tone="muted"),
            IconLabel("arrow-right", "accent"),
            Label(self._target(move), 14, 600),
            Elided(self._next_state(move), 13, tone=_TONES.get(move.state, "muted")),
        ]
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, at, column)
        self._grid.setRowMinimumHeight(at, 28)
        return cells

    def _target(self, move: Move) -> str:
        if move.target_kind == "terminal":
            return self.tr("In {terminal}").format(terminal=move.target)
        if move.target_kind == "vehicle":
            return self.tr("Vehicle {plate}").format(plate=move.target)
        if move.target_kind == "customer":
            return self.tr("Customer")
        return self.tr("Your van")

    def _next_state(self, move: Move) -> str:
        if move.state == "to_repair":
            return self.tr("to be repaired, needs a label")
        return word(f"{move.kind}_state.{move.state}")


def moves_done(swap: SwapRow, van: str) -> tuple[Move, ...]:
    """What a recorded swap moved, from its numbers."""
    body = swap.body
    plate, new, old = str(body.get("plate", "")), str(body.get("new_terminal", "")), str(body.get("old_terminal", ""))
    moves: list[Move] = []
    if new and old:
        state = {"to_repair": "to_repair", "good": "removed_good"}.get(str(body.get("old_next")), "customer_owned")
        target = "customer" if state == "customer_owned" else "location"
        moves.append(Move("terminal", new, van, "vehicle", plate, "installed"))
        moves.append(Move("terminal", old, plate, target, "", state))
    if (fresh := str(body.get("new_iccid", ""))) and (worn := str(body.get("old_iccid", ""))):
        moves.append(Move("sim", fresh, van, "terminal", new or plate, "in_use"))
        moves.append(Move("sim", worn, old or plate, "location", "", "removed"))
    return tuple(moves)
