"""Between a table row and its draft, in both directions, and what differs between two drafts.

A draft names a customer by his number, as people do; the table keeps his id.
"""

from datetime import date
from typing import Any

from sqlalchemy import Date, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.model.identifiers import identify
from fieldtech.services.masters.kinds import MasterKind

Differences = dict[str, list[Any]]
"""Column -> [old, new], as JSON."""


def draft_of(session: Session, kind: MasterKind, row: Any) -> MasterDraft:
    """The row as a form shows it; doubts about what is stored count as accepted, as they once were."""
    body = {name: _plain(getattr(row, kind.columns.get(name, name))) for name in kind.stored()}
    if kind.has_customer:
        body["customer"] = session.get_one(Customer, row.customer_id).number
    if "location" in kind.typed() and row.place_kind == "location":
        body["location"] = row.place_ref
    if "special_plate" in kind.typed():
        body["special_plate"] = bool(row.plate) and identify("plate", row.plate).verdict == "error"
    draft = kind.draft.from_body(body)
    return kind.draft.from_body({**draft.to_body(), "accepted": list(draft.doubts())})


def values_of(session: Session, kind: MasterKind, draft: MasterDraft) -> dict[str, Any]:
    """Column -> value to store."""
    values = {kind.columns.get(name, name): _stored(kind, draft, name) for name in kind.stored()}
    if kind.has_customer:
        values["customer_id"] = customer_id(session, values["customer_id"])
    return values


def differences(session: Session, kind: MasterKind, old: MasterDraft | None, new: MasterDraft) -> Differences:
    """What saving ``new`` over ``old`` changes; for a new row everything that is not empty."""
    after = new.to_body()
    before = old.to_body() if old else dict.fromkeys(after)
    names = (name for name in kind.stored() if after[name] != before[name] and (old or after[name] not in ("", [])))
    changed = {kind.columns.get(name, name): [before[name], after[name]] for name in names}
    if "customer_id" in changed:
        changed["customer_id"] = [_hex(session, number) for number in changed["customer_id"]]
    return changed


def customer_id(session: Session, number: str) -> Id | None:
    """The id of the customer with that number."""
    return session.scalar(select(Customer.id).where(Customer.number == number))


def _hex(session: Session, number: str | None) -> str | None:
    found = customer_id(session, number) if number else None
    return found.hex if found else None


def _plain(value: Any) -> Any:
    if isinstance(value, Id):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value


def _stored(kind: MasterKind, draft: MasterDraft, name: str) -> Any:
    is_date = isinstance(kind.column(name).type, Date)
    return getattr(draft, name) if is_date else draft.to_body()[name]
