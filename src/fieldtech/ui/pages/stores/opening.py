"""What the acts of the stores page share: opening a form or a question, ending in Undo."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from fieldtech.errors import FieldtechError
from fieldtech.forms.form import Form
from fieldtech.forms.office.desk import Desk
from fieldtech.forms.stores.moving import MoveForm
from fieldtech.forms.stores.receiving import ReceiveForm
from fieldtech.model.drafts import cards
from fieldtech.model.drafts.base import Draft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.language import word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.pages.stores.rows import StoreRow
from fieldtech.ui.pages.stores.slip_sheet import SlipSheet


class Opening:
    """Base of ``Doing``; every act ends in ``done``."""

    def __init__(self, page: Page, workplace: Workplace) -> None:
        self._page, self._workplace = page, workplace
        self._stores = workplace.stores
        self.sheet: FormSheet | SlipSheet | ConfirmDialog | None = None

    def done(self, change: Change) -> None:
        """Tell the window, and offer to take it back."""
        self._page.changed.emit(change)
        undo = self._undo_of(change)
        said = word("stock_done.undoable" if change.number else "stock_done.plain", number=change.number)
        self._page.said.emit(said, undo)

    def _ask(self, act: str, row: StoreRow, perform: Callable[[str], Change], least: int = 2) -> None:
        dialog = ConfirmDialog(
            self._page.window(), word(f"stock_act.{act}"), f"{row.number} {row.about}".strip(),
            word(f"stock_act.{act}"), reason_label=word("stock_act.reason"), reason_from=least,
        )  # fmt: skip
        dialog.confirmed.connect(lambda reason: self._at_once(lambda: perform(reason)))
        dialog.open()

    def _at_once(self, perform: Callable[[], Change]) -> None:
        try:
            change = perform()
        except FieldtechError as error:
            self._page.failed.emit(error)
        else:
            self.done(change)

    def _open(self, form: Form[Any], draft: Draft, perform: Callable[[Any], Change], act: str, under: str) -> None:
        verb = word(f"stock_act.{act}")
        sheet = FormSheet(self._page.window(), form, perform, self._times(), title=verb, under=under, verb=verb)
        sheet.done.connect(self.done)
        sheet.failed.connect(self._page.failed)
        self.sheet = sheet
        sheet.start(draft)
        if isinstance(form, MoveForm | ReceiveForm):
            form.focus_scan()

    def _desk(self, key: str) -> Desk:
        context = self._workplace.context
        people = tuple(self._workplace.access.people())
        return Desk(self._workplace.drafts, key, context.zone, context.now, people)

    def _locations(self, *kinds: str) -> tuple[Option, ...]:
        rows = [row for row in self._stores.shelves.locations(everyones=True) if row.kind in kinds]
        return tuple(Option(row.code, row.name) for row in rows)

    def _first(self, kind: str) -> str:
        mine = self._workplace.context.require().centre
        rows = [row for row in self._stores.shelves.locations() if row.kind == kind]
        rows.sort(key=lambda row: not row.code.startswith(mine))
        return rows[0].code if rows else ""

    def _times(self) -> Times:
        return Times(self._workplace.context.zone, self._workplace.context.now)

    def _today(self) -> date:
        context = self._workplace.context
        return context.local(context.now()).date()

    def _undo_of(self, change: Change) -> Callable[[], None] | None:
        stores_, reason = self._stores, word("stock_act.undo")
        undos: dict[str, Callable[[], Change]] = {
            "undo_slip": lambda: stores_.slips.undo(change.id, reason),
            "withdraw_transfer": lambda: stores_.transfers.withdraw(change.id),
            "withdraw_write_off": lambda: stores_.write_offs.withdraw(change.id),
            "undo_top_up": lambda: stores_.sims.undo_top_up(change.id),
            "undo_lend": lambda: stores_.lending.undo_lend(change.id),
            "take_out_card": lambda: stores_.sims.take_out(change.number),
            "resume_card": lambda: stores_.sims.do(cards.CardStateDraft(change.number, "resume", reason)),
            "suspend_card": lambda: stores_.sims.do(cards.CardStateDraft(change.number, "suspend", reason)),
        }
        act = undos.get(change.undo)
        return partial(self._take_back, act) if act else None

    def _take_back(self, act: Callable[[], Change]) -> None:
        try:
            self._page.changed.emit(act())
        except FieldtechError as error:
            self._page.failed.emit(error)
