"""Swapping a terminal, a SIM card or both as one act: scan in any order, see what moves, apply or undo."""

import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QLineEdit

from fieldtech.errors import FieldtechError, Refused
from fieldtech.forms.swap.decisions import NUMBERS, SwapDecisionsForm
from fieldtech.forms.swap.scans import sorted_scan
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.page import Page
from fieldtech.ui.pages.sheet_preview import SheetPreview
from fieldtech.ui.pages.swap.board import SwapBoard
from fieldtech.ui.pages.swap.frame import SwapFooter, SwapHeader
from fieldtech.ui.pages.swap.state import MODES, SwapState, proposed_mode
from fieldtech.ui.tokens import S4, S5

_USABLE = ("with_technician", "reserved", "removed")


class SwapPage(Page):
    """States: to scan, blocked, ready, applied (undo until sign-off)."""

    name, icon = "swap_page", "arrow-left-right"
    in_sidebar, inside_order = False, True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._state: SwapState | None = None
        self._form: SwapDecisionsForm | None = None
        self._again = False  # a second swap although one was applied
        self._stale = False  # something changed while nobody looked
        self._times: dict[str, str] = {}
        self.board = SwapBoard(workplace.context.zone)
        self.header = SwapHeader()
        self._foot = SwapFooter()
        self.column.addWidget(self.header)
        self.column.addWidget(Body(column(self.board, margins=(S5, 0, S5, S4)), "swap_body"), 1)
        self.add_footer(self._foot)
        self._connect()
        self.go_live()

    @property
    def state(self) -> SwapState | None:
        """What the page knows now."""
        return self._state

    # the page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """Its name."""
        return self.tr("Swap terminal and SIM")

    def open(self, reference: str) -> None:
        """Show the swap of this order."""
        try:
            view = self._workplace.orders.view(uuid.UUID(reference))
            self._again, self._stale, self._times = False, False, {}
            self._take_form(view)
            self._load(view, proposed_mode(view))
        except FieldtechError as error:
            self.failed.emit(error)

    def forget_person(self) -> None:
        """No order; the next one opened gets a form of its own."""
        self._state, self._form = None, None

    def leave(self) -> None:
        """What was decided is written through."""
        if self._form is not None:
            self._form.flush()

    def refresh(self, change: object) -> None:
        """The order changed here or elsewhere; while nobody looks it is enough to know that."""
        self._stale = not self.isVisible()
        state = None if self._stale else self._state
        if state is not None and isinstance(change, Change) and change.number == state.view.number:
            self._load(self._workplace.orders.view(state.view.id), state.mode)

    def search_field(self) -> QLineEdit:
        """Where scans land."""
        return self.board.scan_panel.field

    def take_scan(self, text: str) -> bool:
        """Every scan belongs here until the swap is applied."""
        if self._state is None or self._state.swap is not None:
            return False
        self.scanned(text)
        return True

    # what the person does ---------------------------------------------------------------------------------------

    def scanned(self, text: str) -> None:
        """A number was scanned or typed."""
        state, form, panel = self._state, self._form, self.board.scan_panel
        if state is None or form is None or state.swap is not None:
            return
        before = form.draft()
        try:
            draft = sorted_scan(self._workplace.swaps, state.view.id, before, text)
        except Refused as refused:
            panel.show_problems(refused.problems)
            return
        panel.show_problems()
        changed = [name for name in NUMBERS if getattr(draft, name) != getattr(before, name)]
        now = self._workplace.context.local(self._workplace.context.now())
        self._times |= {getattr(draft, name): f"{now:%H:%M}" for name in changed}
        if any(name not in state.needed for name in changed):
            self._state = replace(state, mode="both")
        form.set_numbers(draft)

    def clear_scans(self) -> None:
        """Forget the numbers; Undo brings them back."""
        form = self._form
        if form is None:
            return
        before = form.draft()
        form.set_numbers(SwapDraft())
        self.board.scan_panel.show_problems()
        self.search_field().setFocus()
        if any(getattr(before, name) for name in NUMBERS):
            self.said.emit(self.tr("Scans cleared"), lambda: self._bring_back(before))

    def press_primary(self) -> None:
        """The next thing to do: scan, confirm, apply, go on."""
        state, form = self._state, self._form
        if state is None or form is None:
            return
        if state.swap is not None:
            self.go.emit("onsite_page", f"{state.view.id.hex}/parts")
        elif not state.ready:
            self.go_to_next()
        elif form.draft().loaner and form.draft().loaner_due is None:
            form.submit()  # shows what is missing and goes there
        else:
            self._apply(state, form)

    def go_to_next(self) -> None:
        """To what comes first (F8)."""
        state = self._state
        if state is not None and not state.missing and not state.errors and state.to_confirm:
            self.board.decide.go_to_warning(state.to_confirm[0].code)
        else:
            self.search_field().setFocus()

    def undo(self) -> None:
        """Put everything back where it was; nothing happens when that was done already."""
        if self._stale and self._state is not None:
            self._stale = False
            self._load(self._workplace.orders.view(self._state.view.id), self._state.mode)
        state = self._state
        if state is None or state.swap is None:
            return
        try:
            change = self._workplace.swaps.undo(state.swap.id)
        except FieldtechError as error:
            self._refused(error)
            return
        self.withdrawn.emit(self.undo)
        self.changed.emit(change)
        self.said.emit(self.tr("The swap was undone; the history keeps both steps."), None)

    # inside -----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.board.scan_panel.scanned.connect(self.scanned)
        self.board.decide.confirmed.connect(self._confirm)
        self.board.label_button.clicked.connect(self._print_label)
        self.header.only_terminal.clicked.connect(lambda: self._toggle_mode("terminal"))
        self.header.only_sim.clicked.connect(lambda: self._toggle_mode("sim"))
        self._foot.clear.clicked.connect(self.clear_scans)
        self._foot.another.clicked.connect(self._start_another)
        self._foot.undo.clicked.connect(self.undo)
        self._foot.primary.clicked.connect(self.press_primary)
        self._foot.missing.clicked.connect(self.go_to_next)

    def _apply(self, state: SwapState, form: SwapDecisionsForm) -> None:
        codes = {warning.code for warning in state.warnings}
        draft = form.draft()
        draft = replace(draft, accepted=tuple(code for code in draft.accepted if code in codes))
        try:
            change = self._workplace.swaps.apply(state.view.id, draft)
        except FieldtechError as error:
            self._refused(error)
            return
        form.finish()
        self._again = False
        self.changed.emit(change)
        self.said.emit(self.tr("Swapped: {plate}").format(plate=state.preview.plate), self.undo)

    def _refused(self, error: FieldtechError) -> None:
        if isinstance(error, Refused):
            self.board.scan_panel.show_problems(error.problems)
        else:
            self.failed.emit(error)

    def _bring_back(self, draft: SwapDraft) -> None:
        if self._form is not None and self._state is not None and self._state.swap is None:
            self._form.set_numbers(draft)

    def _confirm(self, code: str, on: bool) -> None:
        if self._form is not None:
            self._form.accept(code, on)

    def _print_label(self) -> None:
        if self._state is not None:
            preview = SheetPreview(self.window(), self._workplace, self._state.view.id, "label")
            preview.changed.connect(self.changed)
            preview.said.connect(self._say)
            preview.open()

    def _say(self, text: str) -> None:
        self.said.emit(text, None)

    def _take_form(self, view: OrderView) -> None:
        context = self._workplace.context
        form = SwapDecisionsForm(self._workplace.drafts, view.id.hex, zone=context.zone, clock=context.clock)
        form.load(SwapDraft(fault=view.title))
        form.edited.connect(self._preview)
        form.saved.connect(self._note_saved)
        self._form = form
        self.board.decide.take_form(form)

    def _load(self, view: OrderView, mode: str) -> None:
        assert self._form is not None
        draft = self._form.draft()
        applied = view.swaps[-1] if view.swaps and not self._again else None
        if applied is not None:
            self._form.load(SwapDraft.from_body(applied.body), restore=False)
        preview = self._workplace.swaps.preview(view.id, replace(draft, accepted=()))
        if applied is not None:
            mode = "both" if applied.body.get("new_iccid") and applied.body.get("new_terminal") else "terminal"
            mode = mode if applied.body.get("new_terminal") else "sim"
        self._show(SwapState(view, draft, preview, mode, applied, self._times, self._count_van(view)))

    def _preview(self) -> None:
        state, form = self._state, self._form
        if state is not None and form is not None:
            draft = form.draft()
            preview = self._workplace.swaps.preview(state.view.id, replace(draft, accepted=()))
            self._show(replace(state, draft=draft, preview=preview, times=self._times))

    def _count_van(self, view: OrderView) -> dict[str, int]:
        _parts, units = self._workplace.dispatch.van()
        usable = [unit.kind for unit in units if unit.state in _USABLE and unit.held in (None, view.id)]
        return {kind: usable.count(kind) for kind in ("terminal", "sim")}

    def _toggle_mode(self, mode: str) -> None:
        state, form = self._state, self._form
        if state is None or form is None:
            return
        mode = "both" if state.mode == mode else mode
        self._state = replace(state, mode=mode)
        kept: dict[str, Any] = {name: getattr(form.draft(), name) for name in MODES[mode]}
        form.set_numbers(SwapDraft(**kept))
        self.search_field().setFocus()

    def _start_another(self) -> None:
        state, form = self._state, self._form
        if state is not None and form is not None:
            self._again = True
            form.load(SwapDraft(fault=state.view.title), restore=False)
            self._load(state.view, proposed_mode(state.view))

    def _note_saved(self, at: datetime) -> None:
        self._foot.note_kept(f"{self._workplace.context.local(at):%H:%M:%S}")

    def _show(self, state: SwapState) -> None:
        self._state = state
        self.header.show_state(state)
        self.board.show_state(state)
        self._foot.show_state(state)
        if self._form is not None:
            self._form.show_parts(terminal=state.mode != "sim", locked=state.swap is not None)
