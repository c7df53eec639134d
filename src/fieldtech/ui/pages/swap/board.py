"""The body of the swap page: what comes off, where scans land, what goes in, what moves, what is decided."""

from datetime import tzinfo

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence, word
from fieldtech.ui.pages.swap.decide_card import DecideCard
from fieldtech.ui.pages.swap.faces import face_of, ticks_of
from fieldtech.ui.pages.swap.moves_card import MovesCard, moves_done
from fieldtech.ui.pages.swap.scan_panel import Arrow, ScanPanel
from fieldtech.ui.pages.swap.state import MODES, TERMINALS, SwapState
from fieldtech.ui.pages.swap.unit_box import UnitBox
from fieldtech.ui.tokens import S2, S3, S4

NARROW = 1100


class SwapBoard(Live, QWidget):
    """``show_state`` puts everything in its place."""

    def __init__(self, zone: tzinfo) -> None:
        """``zone`` is where times are read."""
        super().__init__()
        self._zone = zone
        self._state: SwapState | None = None
        self.scan_panel, self.moves, self.decide = ScanPanel(), MovesCard(), DecideCard()
        self.label_button = Button("", "printer", name="print_label")
        self._banner = Banner("ok", "", "", self.label_button)
        self._boxes = {
            name: UnitBox("cpu" if name in TERMINALS else "card-sim", f"unit_{name}") for name in MODES["both"]
        }
        self._old = self._card("truck", "old_terminal", "old_iccid")
        self._new = self._card("package", "new_terminal", "new_iccid")
        self._arrow = Arrow()
        middle = QWidget()
        middle.setLayout(column(self.scan_panel, None, self._arrow, None, gap=S2))
        self._trio = row((self._old, 5), (middle, 4), (self._new, 5), gap=S3)
        self._low = row((self.moves, 3), (self.decide, 2), gap=S3)
        self.setLayout(column(self._banner, self._trio, self._low, None, gap=S4))
        self.go_live()

    def show_state(self, state: SwapState) -> None:
        """Show this."""
        self._state = state
        for name, box in self._boxes.items():
            box.setVisible(name in state.needed)
            box.show_face(face_of(state, name))
        van = self.tr("Your van")
        moves = moves_done(state.swap, van) if state.swap else state.preview.moves if state.ready else ()
        self.moves.show_moves(moves, done=state.swap is not None)
        self.decide.show_state(state)
        self._show_heads(state)
        self._show_banner(state)
        self._show_panel(state)

    def face(self, name: str) -> UnitBox:
        """The box of a unit, for tests and screen readers."""
        return self._boxes[name]

    def retranslate(self) -> None:
        """All texts."""
        self._arrow.set_text(self.tr("is replaced by"))
        self.label_button.set_text(self.tr("Print return label"))
        if self._state is not None:
            self.show_state(self._state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows put the lower cards below each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._low.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._trio.setSpacing(S2 if narrow else S3)

    def _card(self, icon: str, *names: str) -> Card:
        card = Card("", icon)
        for name in names:
            card.add((self._boxes[name], 1))
        return card

    def _show_heads(self, state: SwapState) -> None:
        if state.swap is None:
            self._old.set_title(self.tr("On the vehicle"))
            self._old.set_pill(self.tr("Comes off"), "neutral")
            self._new.set_title(self.tr("From your van"))
            self._new.set_pill(self.tr("Goes in"), "info")
            return
        old_next = str(state.swap.body.get("old_next", "to_repair"))
        self._old.set_title(self.tr("Taken off"))
        self._old.set_pill(word(f"choice.old_next.{old_next}"), "warn" if old_next == "to_repair" else "neutral")
        self._new.set_title(self.tr("On the vehicle now"))
        self._new.set_pill(word("terminal_state.installed"), "ok")

    def _show_banner(self, state: SwapState) -> None:
        self.label_button.setVisible(state.swap is not None and bool(state.swap.body.get("old_terminal")))
        if state.swap is not None:
            time = f"{state.swap.at.astimezone(self._zone):%H:%M}"
            title = self.tr("Swapped at {time}. Plate, terminal, SIM, van stock and warranty moved together.")
            self._banner.set(
                "ok",
                title.format(time=time),
                self.tr("You can undo until the customer signs. The history keeps both steps."),
            )
        elif state.view.status != "in_repair":
            status = word(f"status.{state.view.status}")
            text = self.tr("Swaps are recorded while the order is in repair; now it is: {status}.")
            self._banner.set("warn", text.format(status=status))
        self._banner.setVisible(state.swap is not None or state.view.status != "in_repair")

    def _show_panel(self, state: SwapState) -> None:
        self.scan_panel.show_state(self._heading(state), self._hint(state), ticks_of(state), locked=bool(state.swap))

    def _heading(self, state: SwapState) -> str:
        if state.swap is not None:
            return self.tr("Applied at {time}").format(time=f"{state.swap.at.astimezone(self._zone):%H:%M}")
        if state.missing:
            return word(f"swap.scan.{state.missing[0]}")
        if first := next((p for p in state.errors if p.field in state.needed), None):
            return word(f"swap.again.{first.field}")
        if state.errors:
            return sentence(state.errors[0].code, **state.errors[0].params)
        return self.tr("Everything is scanned")

    def _hint(self, state: SwapState) -> str:
        if state.swap is not None:
            return self.tr("Everything moved at the same moment.")
        return self.tr("Scan in any order. Each number finds its own place.")
