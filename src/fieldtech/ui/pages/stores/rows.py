"""The rows of every list of the stores page, all of one shape: what it is, about it, state, how many, note."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldtech.services.stores.lending import ToolRow
from fieldtech.services.stores.shelves import LoanerRow, PartRow, UnitRow
from fieldtech.services.stores.sim_desk import ExpiryRow
from fieldtech.services.stores.slip_desk import SlipRow
from fieldtech.services.stores.transfers import TransferView
from fieldtech.services.stores.write_offs import WriteOffRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tables import Batch

LISTS = ("expiry", "loaners", "tools", "transfers", "write_offs", "slips")
"""The lists that are no place; the keys of ``stock_list.*`` in the words."""


@dataclass(frozen=True)
class StoreRow:
    """A line of the table; ``item`` is the kind of thing, ``record`` what the service gave."""

    item: str
    number: str
    about: str = ""
    state: str = ""
    amount: str = ""
    note: str = ""
    code: str = ""  # the state as a code
    record: Any = None


def page_of(workplace: Workplace, view: str, text: str, times: Times, after: Any, limit: int) -> Batch:
    """What a place or list shows, narrowed down to what contains the text; a place page by page."""
    if view in LISTS:
        return Batch(list_of(workplace, view, text, times))
    shelf = workplace.stores.shelves.page(view, text, after, limit)
    return Batch([*(_unit(row) for row in shelf.units), *(_part(row) for row in shelf.parts)], shelf.after)


def list_of(workplace: Workplace, view: str, text: str, times: Times) -> list[StoreRow]:
    """The rows of a list of what is due, or of papers."""
    stores = workplace.stores
    makers: dict[str, Callable[[], list[StoreRow]]] = {
        "expiry": lambda: [_expiry(row) for row in stores.sims.expiring()],
        "loaners": lambda: [_loaner(row) for row in stores.shelves.loaners()],
        "tools": lambda: [_tool(row) for row in stores.lending.tools()],
        "transfers": lambda: [_transfer(row, times) for row in stores.transfers.open()],
        "write_offs": lambda: [_write_off(row, times) for row in stores.write_offs.waiting()],
        "slips": lambda: [_slip(row, times) for row in stores.slips.recent()],
    }
    wanted = text.strip().upper()
    return [row for row in makers[view]() if wanted in f"{row.number} {row.about} {row.state} {row.note}".upper()]


def due_words(days: int) -> str:
    """In so many days, today, or so many days ago."""
    if days == 0:
        return word("stock_due.today")
    return word("stock_due.in" if days > 0 else "stock_due.late", days=str(abs(days)))


def _unit(row: UnitRow) -> StoreRow:
    if row.inside:
        note = word("unit.inside", terminal=row.inside)
    else:
        note = word("unit.reserved_for", order=row.reserved_for) if row.reserved_for else row.vehicle
    return StoreRow(row.item, row.number, row.detail, _state(row.item, row.state), "1", note, row.state, row)


def _part(row: PartRow) -> StoreRow:
    name = row.en if current_language() == "en" else row.zh
    state = word("stock_part.short") if row.short else ""
    return StoreRow("part", row.code, name, state, str(row.quantity), "", "", row)


def _expiry(row: ExpiryRow) -> StoreRow:
    where = row.vehicle or row.terminal
    about = " · ".join(filter(None, (row.operator, row.msisdn)))
    return StoreRow("sim", row.iccid, about, _state("sim", row.state), _until(row.valid_until, row.days), where,
                    row.state, row)  # fmt: skip


def _loaner(row: LoanerRow) -> StoreRow:
    return StoreRow("terminal", row.number, row.model, row.vehicle, _until(row.due, row.days), row.customer,
                    "installed", row)  # fmt: skip


def _tool(row: ToolRow) -> StoreRow:
    state = word(f"choice.condition.{row.condition}")
    due = _until(row.due_on, row.days) if row.due_on is not None and row.days is not None else ""
    return StoreRow("tool", row.code, row.name, state, due, row.holder or row.location, "lent" if row.loan else "", row)


def _transfer(row: TransferView, times: Times) -> StoreRow:
    numbers = ", ".join(line.number for line in row.shown.lines)
    count = str(sum(line.quantity for line in row.shown.lines))
    return StoreRow("transfer", f"{row.giver_name} → {row.taker_name}", numbers, times.short(row.offered_at), count,
                    "", "offered", row)  # fmt: skip


def _write_off(row: WriteOffRow, times: Times) -> StoreRow:
    return StoreRow("write_off", row.number, row.reason, word(f"unit_step.{row.step}"), times.short(row.asked_at),
                    f"{row.asked_by} · {row.where}", row.step, row)  # fmt: skip


def _slip(row: SlipRow, times: Times) -> StoreRow:
    way = " → ".join(filter(None, dict.fromkeys((row.source, row.target))))
    state = word("slip_kind.undo") if row.undone else ""
    return StoreRow("slip", row.number, word(f"slip_kind.{row.kind}"), state, str(row.count),
                    " · ".join(filter(None, (way, row.by, times.short(row.at)))), row.kind, row)  # fmt: skip


def _state(item: str, state: str) -> str:
    return word(f"{item}_state.{state}")


def _until(day: date | None, days: int) -> str:
    return f"{day.isoformat()} · {due_words(days)}" if day else ""
