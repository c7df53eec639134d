"""Cash book, open amounts and audit list as workbooks (.xlsx) for finance; no telephone is written out (P38)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.files import write_atomically
from fieldtech.model.cash_tables import CashCollection, CashHandOver, CashReversal
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context
from fieldtech.services.money.ledger import Ledger, among, ledger
from fieldtech.services.money.open_amounts import OpenAmounts
from fieldtech.services.money.queue import Queue
from fieldtech.services.money.rows import collection_rows, slip_rows
from fieldtech.services.money.slip_desk import RECOUNTED, WRITTEN_OFF
from fieldtech.services.money.states import shown_state
from fieldtech.services.money.views import ALL, CollectionRow, OpenRow
from fieldtech.services.papers import Paper
from fieldtech.services.sheet_files import LANGUAGES
from fieldtech.services.workbook import Amount, Table, workbook
from fieldtech.store.failures import os_failures_told
from fieldtech.words import word

Row = Sequence[object]


class MoneyBooks:
    """What finance takes along; each call needs the right to see the same in the window."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def cash_book(self, first: date, last: date, language: str = "zh") -> Paper:
        """Money received and given back on these days with the running sum, and the hand-overs; raises Forbidden."""
        self._context.require("see_money")
        if last < first:
            raise Refused("cash_book", [Problem("last", "days_reversed")])
        spoken = _spoken(language)
        with self._context.reading() as session:
            moved = sorted(self._moved(session, first, last, spoken), key=lambda row: (str(row[0]), str(row[1])))
            slips = select(CashHandOver).where(CashHandOver.day.between(first, last)).order_by(CashHandOver.number)
            found = {slip.id.hex: slip for slip in session.scalars(slips)}
            handed = list(_handed(session, ledger(session, (), found.values()), found))
        lines, last_line = _running(moved)
        label = word("money_book.total", spoken)
        tables = [_table("cash_book", spoken, lines, [label, *last_line[1:]]),
                  _table("hand_overs", spoken, handed, _summed(label, handed))]  # fmt: skip
        return self._paper("cash_book", f"{first:%Y%m%d}-{last:%Y%m%d}", language, tables)

    def open_amounts(self, language: str = "zh") -> Paper:
        """What customers owe by age, and order by order (A03); raises Forbidden."""
        spoken, service = _spoken(language), OpenAmounts(self._context)
        rows = service.rows()
        orders = [
            (row.number, row.customer, one.number, one.title, one.day, one.days, Amount(one.due_cents),
             Amount(one.received_cents), Amount(one.waived_cents), Amount(one.rest_cents),
             word(f"fee_state.{one.state}", spoken), one.reason)
            for row in rows for one in service.of_customer(row.customer_id)
        ]  # fmt: skip
        owed = [(row.number, row.customer, row.orders, *map(Amount, _ages(row))) for row in rows]
        sums = [Amount(sum(_ages(row)[at] for row in rows)) for at in range(5)]
        label = word("money_book.total", spoken)
        total = (label, "", sum(row.orders for row in rows), *sums)
        ordered = (label, *[""] * 5, *(_sum_of(orders, at) for at in range(6, 10)), "", "")
        tables = [_table("open_amounts", spoken, owed, total), _table("open_orders", spoken, orders, ordered)]
        return self._paper("open_amounts", f"{self._today():%Y%m%d}", language, tables)

    def audit_list(self, which: str = ALL, language: str = "zh") -> Paper:
        """The collections of finance's queue with state, slip, receipt and invoice (F58); raises Forbidden."""
        spoken = _spoken(language)
        found = [row for row in Queue(self._context).rows(which) if isinstance(row, CollectionRow)]
        rows = [
            (row.day, row.number, row.receipt, row.order_number, row.customer, row.plate_or_tag,
             word(f"choice.pay_method.{row.method}", spoken), *map(Amount, _standing(row)), row.payer, row.by_name,
             word(f"collection_state.{shown_state(row)}", spoken), row.slip_number, _invoice(row, spoken),
             row.invoice_number)
            for row in found
        ]  # fmt: skip
        total = (word("money_book.total", spoken), *[""] * 6, *(_sum_of(rows, at) for at in range(7, 10)), *[""] * 6)
        return self._paper(
            "audit_list", f"{self._today():%Y%m%d}", language, [_table("audit_list", spoken, rows, total)]
        )

    def write(self, paper: Paper, target: Path) -> Path:
        """Put it where the person wants it; raises MachineError."""
        self._context.require("export_sheets")
        with os_failures_told(target):
            write_atomically(target, paper.pdf)
        return target

    # inside -----------------------------------------------------------------------------------------------

    def _moved(self, session: Session, first: date, last: date, language: str) -> Iterator[list[object]]:
        """A row for money received and one for money given back, each on its own day."""
        received = select(CashCollection).where(CashCollection.day.between(first, last))
        backs = list(session.scalars(select(CashReversal).where(CashReversal.day.between(first, last))))
        rows = list(session.scalars(received))
        known = {row.id for row in rows}
        others = among(session, select(CashCollection), CashCollection.id, {b.collection_id for b in backs} - known)
        found = ledger(session, [*rows, *others])
        shown = {row.id: row for row in collection_rows(self._context, session, found)}
        for key in known:
            yield _line(shown[key], shown[key].day, shown[key].receipt, shown[key].cents, "received", language)
        for back in _once(found, backs):
            row = shown[back.collection_id]
            yield _line(row, back.day, back.receipt, -row.cents, "reversed", language)

    def _paper(self, name: str, marked: str, language: str, tables: Iterable[Table]) -> Paper:
        self._context.require("export_sheets")
        note_access(self._context, f"export_{name}", marked, each=True)
        spoken = _spoken(language)
        ending = "" if spoken == "zh_CN" else "_en"
        return Paper(f"{word(f'money_book.{name}', spoken)}_{marked}{ending}.xlsx", workbook(tables))

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def _spoken(language: str) -> str:
    """A workbook has one language."""
    return "en" if LANGUAGES[language] == "en" else "zh_CN"


def _line(row: CollectionRow, day: date, receipt: str, cents: int, kind: str, language: str) -> list[object]:
    method = word(f"choice.pay_method.{row.method}", language)
    return [day, row.number, word(f"money_book.{kind}", language), receipt, row.order_number, row.customer, method,
            row.payer, row.by_name, Amount(cents)]  # fmt: skip


def _once(found: Ledger, backs: Iterable[CashReversal]) -> Iterator[CashReversal]:
    """Reversals that count: what two computers reversed was given back once."""
    yield from (back for back in backs if back.id.hex in found.facts.reversals)


def _handed(session: Session, found: Ledger, slips: Iterable[str]) -> Iterator[Row]:
    """Slips whose figures add up: counted, brought, written off, and what still differs, are the amount."""
    for row in slip_rows(session, found, slips):
        rows = (one for key, one in found.made_good.items() if key in found.facts.made_good)  # without what was denied
        ended = [one for one in rows if one.hand_over_id == row.id]
        off = sum(one.cents for one in ended if one.how == WRITTEN_OFF)
        again = sum(one.cents for one in ended if one.how == RECOUNTED)
        known: Row = ("", "", "", "")
        if row.counted is not None:
            brought = sum(one.cents for one in ended) - off - again
            known = tuple(map(Amount, (row.counted + again, brought, off, row.difference or 0)))
        yield (
            row.day, row.number, row.by_name, row.receiver_name, row.count, Amount(row.cents), *known, row.reason
        )  # fmt: skip


def _summed(label: str, handed: Sequence[Row]) -> Row:
    """The last row of the slips; nothing is summed where there are none."""
    return (label, "", "", "", "", *(_sum_of(handed, at) for at in range(5, 10)), "") if handed else ()


def _sum_of(rows: Sequence[Row], at: int) -> Amount:
    return Amount(sum(cell.cents for row in rows if isinstance(cell := row[at], Amount)))


def _running(rows: Iterable[list[object]]) -> tuple[list[Row], Row]:
    """The rows with the sum so far behind each, and the last row."""
    out: list[Row] = []
    sum_cents = 0
    for row in rows:
        amount = row[-1]
        sum_cents += amount.cents if isinstance(amount, Amount) else 0
        out.append([*row, Amount(sum_cents)])
    return out, ["", "", "", "", "", "", "", "", "", Amount(sum_cents), Amount(sum_cents)]


def _table(name: str, language: str, rows: Iterable[Row], total: Row = ()) -> Table:
    columns = word(f"money_book.{name}.columns", language).split("|")
    return Table(word(f"money_book.{name}", language), columns, rows, total)


def _standing(row: CollectionRow) -> tuple[int, int, int]:
    """Received, given back, and what is left of it: the third is the sum of the others in every row."""
    back = -row.cents if row.reversed else 0
    return row.cents, back, row.cents + back


def _ages(row: OpenRow) -> tuple[int, ...]:
    return row.to_30, row.to_60, row.to_90, row.older, row.total


def _invoice(row: CollectionRow, language: str) -> str:
    """What was taken back waits for no invoice any more."""
    over = row.reversed and row.invoice_state == "pending"
    return word(f"choice.invoice_state.{row.invoice_state}", language) if row.invoice_state and not over else ""
