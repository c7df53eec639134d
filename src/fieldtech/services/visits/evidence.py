"""Whether the findings of signed visits still are what was written down of them (F34)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.model.maintenance import Finding
from fieldtech.model.orders import Entry, Order
from fieldtech.store.arrival import arrival

_SIGNED = ("signed", "completed", "archived")


def changed(session: Session) -> Iterator[tuple[str, str]]:
    """(number of the visit, text) of each that differs; entries are insert-only and under the seal."""
    wanted = select(Finding, Order.number).join(Order, Order.id == Finding.order_id).where(Order.status.in_(_SIGNED))
    for row, number in session.execute(wanted.order_by(Order.number, Finding.id)):
        entries = select(Entry.body).where(
            Entry.order_id == row.order_id, Entry.kind == FindingDraft.kind, Entry.slot == row.id.hex
        )
        body = session.scalar(entries.order_by(arrival(Entry).desc()).limit(1))
        said = FindingDraft.from_body(body) if body is not None else None
        if said is None or _facts(row) != (said.object_key, said.item, said.text, said.hazard):
            yield number, row.text


def _facts(row: Finding) -> tuple[str, str, str, bool]:
    return row.object_id.hex, row.item, row.text, row.hazard
