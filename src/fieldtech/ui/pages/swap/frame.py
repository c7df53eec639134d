"""Head and foot of the swap page: what is swapped, what comes first, and the button for it."""

from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.swap.state import SwapState


class SwapHeader(Live, PageHeader):
    """Number, plate, title, and the two buttons that leave one half out."""

    def __init__(self) -> None:
        self.only_terminal = Button("", "cpu", name="only_terminal")
        self.only_sim = Button("", "card-sim", name="only_sim")
        self._state: SwapState | None = None
        super().__init__(self.only_terminal, self.only_sim)
        self.go_live()

    def show_state(self, state: SwapState) -> None:
        """Show this."""
        self._state = state
        vehicle = state.view.vehicle
        self.set_plate(state.preview.plate, vehicle.colour if vehicle else 2)
        self.set_number(state.view.number, *self._pill_of(state))
        for button, mode in ((self.only_terminal, "terminal"), (self.only_sim, "sim")):
            button.setVisible(state.swap is None and state.mode in ("both", mode))
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        mode = self._state.mode if self._state else "both"
        both = self.tr("Terminal and SIM")
        self.only_terminal.set_text(both if mode == "terminal" else self.tr("Only the terminal"))
        self.only_sim.set_text(both if mode == "sim" else self.tr("Only the SIM"))
        titles = {"terminal": self.tr("Swap the terminal"), "sim": self.tr("Swap the SIM")}
        self.set_title(titles.get(mode, self.tr("Swap terminal and SIM")))
        if self._state is not None:
            self.set_number(self._state.view.number, *self._pill_of(self._state))

    def _pill_of(self, state: SwapState) -> tuple[str, str]:
        if state.swap is not None:
            return self.tr("Swapped"), "ok"
        if state.ready:
            return self.tr("Ready to apply"), "info"
        return things_first(state.open_things), "warn"


class SwapFooter(Live, Footer):
    """The primary button is never grey: it is the next thing to do."""

    def __init__(self) -> None:
        self.clear = Button("", "eraser", name="clear_scans")
        self.another = Button("", "repeat", name="another_swap")
        self.undo = Button("", "undo-2", name="undo_swap")
        self._state: SwapState | None = None
        self._kept = ""
        super().__init__(self.clear, self.another, self.undo)
        self.go_live()

    def show_state(self, state: SwapState) -> None:
        """Show this."""
        self._state = state
        self.retranslate()

    def note_kept(self, time: str) -> None:
        """When the scans were last written to the disk."""
        self._kept = time
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self.clear.set_text(self.tr("Clear scans"))
        self.another.set_text(self.tr("Another swap"))
        self.undo.set_text(self.tr("Undo swap"))
        if self._state is not None:
            self._show(self._state)

    def _show(self, state: SwapState) -> None:
        applied = state.swap is not None
        self.clear.setVisible(not applied)
        self.another.setVisible(applied and state.view.status == "in_repair")
        self.undo.setVisible(applied and state.view.status in ("in_repair", "waiting", "to_sign"))
        self.set_missing("" if applied or state.ready else things_first(state.open_things))
        if applied:
            self.set_saved(self.tr("The swap is saved on this computer"))
            self.set_primary(self.tr("Next: on site"), "arrow-right", name="next")
            return
        kept = self.tr("scans kept {time}").format(time=self._kept) if self._kept else ""
        self.set_saved(" · ".join(filter(None, (self.tr("Nothing moves before you apply"), kept))))
        self.set_primary(*self._next_thing(state), name="swap_terminal")

    def _next_thing(self, state: SwapState) -> tuple[str, str]:
        if state.ready:
            return self.tr("Apply swap"), "check-check"
        if state.missing:
            return word(f"swap.scan.{state.missing[0]}"), "scan-barcode"
        if state.errors:
            first = next((p.field for p in state.errors if p.field in state.needed), "new_terminal")
            return word(f"swap.again.{first}"), "scan-barcode"
        return self.tr("Confirm the warning"), "triangle-alert"


def things_first(count: int) -> str:
    """How many things come first."""
    return word("swap.first.one") if count == 1 else word("swap.first.many", n=str(count))
