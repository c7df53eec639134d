"""What each button of the stores page does: a form over the page, a question, or the act at once; then Undo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from fieldtech.errors import FieldtechError
from fieldtech.forms.stores import lending, units
from fieldtech.forms.stores.moving import MoveDesk, MoveForm
from fieldtech.forms.stores.receiving import ReceiveDesk, ReceiveForm
from fieldtech.model.base import Id
from fieldtech.model.drafts import cards, stores
from fieldtech.model.drafts.lending import GiveBackDraft, LendDraft, ToolDraft
from fieldtech.services.changes import Change
from fieldtech.services.stores.shelves import ShelfRow
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import current_language
from fieldtech.ui.pages.house_papers import open_slip
from fieldtech.ui.pages.stores.opening import Opening
from fieldtech.ui.pages.stores.pin_sheet import TakerPinSheet
from fieldtech.ui.pages.stores.rows import StoreRow
from fieldtech.ui.pages.stores.slip_sheet import SlipSheet

KINDS = {
    "issue": (("warehouse",), ("van",)),
    "take_back": (("van", "warehouse"), ("warehouse",)),
    "transfer": (("van",), ("van",)),
    "relocate": (("warehouse",), ("warehouse",)),
    "shelve": (("warehouse", "van"), ("return_area",)),
}
"""From which kinds of locations to which."""
MOVES = tuple(KINDS)


class Doing(Opening):
    """Made once for the page; every act ends in ``done``."""

    def do(self, act: str, place: ShelfRow | None, rows: Sequence[StoreRow]) -> None:
        """One of the buttons; ``rows`` are the things chosen."""
        row = rows[0] if rows else None
        if act in MOVES:
            self._move(act, place, rows)
        elif act == "receive":
            self._receive(place)
        elif act == "send_to_factory":
            self._send(place, rows)
        elif act in ("top_up", "add_tool"):
            self._simple[act](self, row)
        elif row is not None:
            self._of_row[act](self, row)

    # forms with lines ---------------------------------------------------------------------------------------

    def _move(self, step: str, place: ShelfRow | None, rows: Sequence[StoreRow]) -> None:
        moving, transfers = self._stores.moving, self._stores.transfers
        sources, targets = (self._locations(*kinds) for kinds in KINDS[step])
        fits = place is not None and place.kind in KINDS[step][0]
        given = place.code if place else ""
        if step == "take_back" and place is not None and place.kind == "warehouse":
            draft = stores.MoveDraft(target=given)
        elif fits:
            draft = stores.MoveDraft(source=given, lines=_lines_of(step, rows))
        else:
            draft = stores.MoveDraft(target=given)
        if len(targets) == 1 and not draft.target:
            draft = replace(draft, target=targets[0].value)
        scan = partial(moving.scan, orders=step == "issue")
        desk = MoveDesk(step, scan, partial(self._preview, step), moving.for_order, sources, targets)
        perform = transfers.offer if step == "transfer" else partial(moving.move, step)
        self._open(MoveForm(self._desk(f"{step}:{given}"), desk), draft, perform, step, place.name if place else "")

    def _preview(self, step: str, draft: stores.MoveDraft) -> Any:
        if step == "transfer":
            return self._stores.transfers.preview(draft)
        return self._stores.moving.preview(step, draft)

    def _receive(self, place: ShelfRow | None) -> None:
        receiving = self._stores.receiving
        models = self._workplace.masters.list("terminal_models").rows
        names = tuple(Option(m.number, f"{m.number} · {m.name_en if current_language() == 'en' else m.name}")
                      for m in models)  # fmt: skip
        desk = ReceiveDesk(receiving.scan, receiving.preview, self._locations("warehouse"), names)
        given = place.code if place is not None and place.kind == "warehouse" else ""
        draft = stores.ReceiveDraft(given, power_test="skipped")
        form = ReceiveForm(self._desk(given), desk)
        self._open(form, draft, receiving.receive, "receive", place.name if place else "")

    def _send(self, place: ShelfRow | None, rows: Sequence[StoreRow]) -> None:
        chosen = [row.number for row in rows if row.item == "terminal" and row.code == "in_return_area"]
        lines = tuple(stores.SlipLineDraft("terminal", number) for number in chosen)
        draft = stores.FactoryOutDraft(place.code if place else "", sent_on=self._today(), lines=lines)
        form = units.FactoryOutForm(self._desk(",".join(chosen)))
        self._open(form, draft, self._stores.workshop.send, "send_to_factory", ", ".join(chosen))

    # small forms --------------------------------------------------------------------------------------------

    def _top_up(self, row: StoreRow | None) -> None:
        number = row.number if row is not None and row.item == "sim" else ""
        draft = cards.TopUpDraft(number, self._today())
        self._open(units.TopUpForm(self._desk(number)), draft, self._stores.sims.top_up, "top_up", number)

    def _add_tool(self, _row: StoreRow | None) -> None:
        places = self._locations("warehouse")
        draft = ToolDraft(location=places[0].value if places else "")
        self._open(lending.ToolForm(self._desk(""), places), draft, self._stores.lending.add, "add_tool", "")

    def _set_apart(self, row: StoreRow) -> None:
        perform = partial(self._stores.workshop.set_apart, row.number)
        self._open(units.FaultForm(self._desk(row.number)), stores.FaultDraft(), perform, "set_apart", row.number)

    def _factory_back(self, row: StoreRow) -> None:
        draft = stores.FactoryBackDraft(row.number, returned_on=self._today(), target=self._first("warehouse"))
        form = units.FactoryBackForm(self._desk(row.number), self._locations("warehouse"))
        self._open(form, draft, self._stores.workshop.back, "factory_back", row.number)

    def _repair_here(self, row: StoreRow) -> None:
        draft = stores.RepairedHereDraft(row.number, self._first("warehouse"))
        form = units.RepairedHereForm(self._desk(row.number), self._locations("warehouse"))
        self._open(form, draft, self._stores.workshop.repaired, "repair_here", row.number)

    def _write_off(self, step: str, row: StoreRow) -> None:
        draft = stores.WriteOffDraft(step, row.item, row.number)
        form = units.WriteOffForm(self._desk(f"{step}:{row.number}"), on_vehicle=row.code in ("installed", "in_use"))
        self._open(form, draft, self._stores.write_offs.ask, step, row.number)

    def _find(self, row: StoreRow) -> None:
        cases = self._stores.write_offs
        target = cases.last_seen(row.item, row.number) or self._first("warehouse")
        form = units.FoundForm(self._desk(row.number), self._locations("warehouse", "van", "return_area"))
        draft = stores.FoundDraft(row.item, row.number, target)
        self._open(form, draft, lambda said: cases.find(said.item, said.number, said.target, said.reason), "find",
                   row.number)  # fmt: skip

    def _card(self, step: str, row: StoreRow) -> None:
        draft = cards.CardStateDraft(row.number, step)
        form = units.CardStateForm(self._desk(f"{step}:{row.number}"), cancels=step == "cancel")
        self._open(form, draft, self._stores.sims.do, "cancel_card" if step == "cancel" else step, row.number)

    def _put_card_in(self, row: StoreRow) -> None:
        form = units.PutInForm(self._desk(row.number))
        put_in = self._stores.sims.put_in
        draft = cards.PutInDraft(row.number)
        self._open(form, draft, lambda said: put_in(said.number, said.terminal), "put_card_in", row.number)

    def _replace_card(self, row: StoreRow) -> None:
        draft = cards.ReplaceCardDraft(row.number, target=self._first("warehouse"))
        form = units.ReplaceCardForm(self._desk(row.number), self._locations("warehouse"))
        self._open(form, draft, self._stores.sims.replace, "replace_card", row.number)

    def _lend(self, row: StoreRow) -> None:
        people = self._desk("").colleagues("TE", "DI", "CS", "TS", "MG", "CM", "QA")
        form = lending.LendForm(self._desk(row.number), people)
        self._open(form, LendDraft(row.number), self._stores.lending.lend, "lend", f"{row.number} · {row.about}")

    def _give_back(self, row: StoreRow) -> None:
        form = lending.GiveBackForm(self._desk(row.number))
        under = f"{row.number} · {row.about} · {row.note}"
        self._open(form, GiveBackDraft(row.number), self._stores.lending.give_back, "give_back", under)

    # questions and acts at once -----------------------------------------------------------------------------

    def _give_up(self, row: StoreRow) -> None:
        self._ask("give_up", row, lambda reason: self._stores.write_offs.give_up(row.number, reason))

    def _answer(self, act: str, row: StoreRow) -> None:
        key: Id = row.record.id
        answers: dict[str, Callable[[Id, str], Change]]
        if row.item == "transfer":
            answers = {"decline": self._stores.transfers.decline, "withdraw": self._stores.transfers.withdraw}
        else:
            answers = {"decline": self._stores.write_offs.decline, "approve": self._stores.write_offs.approve}
        self._ask(act, row, partial(answers[act], key), least=2 if act == "decline" else 0)

    def _accept(self, row: StoreRow) -> None:
        person = self._workplace.context.require()
        if person.login == row.record.taker:
            self._at_once(lambda: self._stores.transfers.accept(row.record.id))
        else:
            self.ask_pin(row)

    def ask_pin(self, row: StoreRow) -> None:
        """The taker confirms on somebody else's computer."""
        sheet = TakerPinSheet(self._page.window(), row.record.taker_name,
                              lambda pin: self._stores.transfers.accept(row.record.id, pin))  # fmt: skip
        sheet.done.connect(self.done)
        sheet.open()

    def _take_card_out(self, row: StoreRow) -> None:
        self._at_once(lambda: self._stores.sims.take_out(row.number))

    def _show_slip(self, row: StoreRow) -> None:
        try:
            view = self._stores.slips.view(row.record.id)
        except FieldtechError as error:
            self._page.failed.emit(error)
            return
        sheet = SlipSheet(self._page.window(), view, self._times())
        window, workplace = self._page.window(), self._workplace
        sheet.print_wanted.connect(lambda: open_slip(window, workplace, view.id, view.number))
        sheet.open()
        self.sheet = sheet

    def _undo_slip(self, row: StoreRow) -> None:
        self._ask("undo_slip", row, lambda reason: self._stores.slips.undo(row.record.id, reason))

    _simple: dict[str, Callable[["Doing", StoreRow | None], None]] = {"top_up": _top_up, "add_tool": _add_tool}
    _of_row: dict[str, Callable[["Doing", StoreRow], None]] = {
        "set_apart": _set_apart, "factory_back": _factory_back, "repair_here": _repair_here,
        "scrap": lambda self, row: self._write_off("scrap", row),
        "lose": lambda self, row: self._write_off("lose", row),
        "find": _find, "give_up": _give_up, "take_card_out": _take_card_out,
        "put_card_in": _put_card_in, "replace_card": _replace_card,
        "suspend": lambda self, row: self._card("suspend", row),
        "resume": lambda self, row: self._card("resume", row),
        "cancel_card": lambda self, row: self._card("cancel", row),
        "lend": _lend, "give_back": _give_back, "accept": _accept,
        "decline": lambda self, row: self._answer("decline", row),
        "withdraw": lambda self, row: self._answer("withdraw", row),
        "approve": lambda self, row: self._answer("approve", row),
        "show_slip": _show_slip, "undo_slip": _undo_slip,
    }  # fmt: skip


def _lines_of(step: str, rows: Sequence[StoreRow]) -> tuple[stores.SlipLineDraft, ...]:
    """What is chosen on the shelf, as far as it can go that way by itself."""
    items = ("terminal",) if step == "shelve" else ("terminal", "sim", "part")
    going = (row for row in rows if row.item in items and not getattr(row.record, "inside", ""))
    return tuple(stores.SlipLineDraft(row.item, row.number) for row in going)
