"""The three vouchers of a collection as finance compares them: sealed sheet, fee list, invoice (F58)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeList
from fieldtech.model.cash_tables import CashCollection, CashReversal
from fieldtech.model.orders import Order, SealedRecord
from fieldtech.services.charges import newest_list
from fieldtech.services.money.invoices import ISSUED, also_on
from fieldtech.services.money.views import InvoiceRow, Voucher, VoucherLine

AGREES, DIFFERS, MISSING = "agrees", "differs", "missing"


def vouchers(
    session: Session, row: CashCollection, invoice: InvoiceRow | None, checked: frozenset[str], *, gone: bool
) -> tuple[Voucher, ...]:
    """Sheet, fee list and invoice; the amounts of the first two are the same, and the money is no more than it.

    ``gone``: it was taken back, and nothing is to be issued for it any more.
    """
    listed = newest_list(session, row.order_id)
    return (
        _sheet(session, row, listed, "sheet" in checked),
        _fee_list(_received(session, row), listed, "fee_list" in checked),
        _invoice(session, row, invoice, "invoice" in checked, gone=gone),
    )


def _sheet(session: Session, row: CashCollection, listed: FeeList | None, checked: bool) -> Voucher:
    order = session.get(Order, row.order_id)
    wanted = select(SealedRecord).where(SealedRecord.order_id == row.order_id)
    sealed = session.scalar(wanted.order_by(SealedRecord.revision.desc()).limit(1))
    if order is None or sealed is None:
        return Voucher("sheet", order.number if order else "", MISSING, checked=checked)
    record: Mapping[str, Any] = json.loads(sealed.record)
    total = int(record.get("total_cents") or 0)
    state = AGREES if listed is None or listed.total_cents == total else DIFFERS
    parts = record.get("parts") or ()
    lines = [VoucherLine(_times(part, "zh"), _times(part, "en"), int(part["charged_cents"])) for part in parts]
    lines.append(_total(total, state))
    return Voucher("sheet", sealed.number, state, (*lines, *_signed(record)), checked)


def _times(part: Mapping[str, Any], language: str) -> str:
    return f"{part[language]} × {part['quantity']}"


def _signed(record: Mapping[str, Any]) -> Iterator[VoucherLine]:
    accepted = record.get("acceptance") or {}
    if name := str(accepted.get("name") or accepted.get("witness") or ""):
        yield VoucherLine("签字", "Signed", text=name)


def _received(session: Session, row: CashCollection) -> int:
    """All that was received for the order and not given back, this collection with it in any case."""
    given_back = select(CashReversal.id).where(CashReversal.collection_id == CashCollection.id).exists()
    wanted = select(func.coalesce(func.sum(CashCollection.cents), 0)).where(CashCollection.order_id == row.order_id)
    return row.cents + int(session.scalar(wanted.where(CashCollection.id != row.id, ~given_back)) or 0)


def _fee_list(received: int, listed: FeeList | None, checked: bool) -> Voucher:
    """Nobody received more for the order than it costs; less has its reason elsewhere."""
    if listed is None:
        return Voucher("fee_list", "", MISSING, checked=checked)
    state = AGREES if received <= listed.total_cents else DIFFERS
    lines = [VoucherLine(str(line["zh"]), str(line["en"]), int(line["charged_cents"])) for line in _priced(listed)]
    return Voucher("fee_list", listed.number, state, (*lines, _total(listed.total_cents, state)), checked)


def _priced(listed: FeeList) -> Iterable[Mapping[str, Any]]:
    """What costs something; the rest is 0 on every list."""
    return [line for line in listed.lines if line["charged_cents"] or line["list_cents"]]


def _total(cents: int, state: str) -> VoucherLine:
    return VoucherLine("合计", "Total", cents, tone="" if state == AGREES else "warn")


def _invoice(
    session: Session, row: CashCollection, invoice: InvoiceRow | None, checked: bool, *, gone: bool
) -> Voucher:
    issued = bool(invoice and invoice.state == ISSUED)
    none = (gone and not issued) or bool(invoice and invoice.state == "none")
    state = AGREES if (issued and not gone) or none else DIFFERS if issued else MISSING
    lines = [VoucherLine("应开", "To issue", 0 if none or gone else row.cents)]
    lines.append(VoucherLine("已开", "Issued", row.cents if issued else None, "" if issued else "—"))
    if invoice and invoice.title:
        lines.append(VoucherLine("抬头", "Title", text=invoice.title))
    if invoice and invoice.reason and not issued:
        lines.append(VoucherLine("原因", "Reason", text=invoice.reason))
    others = also_on(session, row, invoice.code, invoice.number) if invoice and issued else ()
    for other in others:  # of another customer it is a mistake
        tone = "warn" if other.of_another else ""
        lines.append(VoucherLine("同一发票", "Same invoice", text=other.number, tone=tone))
    state = DIFFERS if any(other.of_another for other in others) else state
    return Voucher("invoice", invoice.number if invoice else "", state, tuple(lines), checked)
