"""What a master row can be found by: what people say on the telephone and what scanners read."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.customers import Customer, PlateChange
from fieldtech.services.masters.kinds import KINDS, MasterKind
from fieldtech.store import search


def index_row(session: Session, kind: MasterKind, row: Any) -> None:
    """Make the row findable as it stands now."""
    search.index(session, kind.word, row.id, filter(None, _texts(session, kind, row)))


def index_family(session: Session, customer: Customer) -> None:
    """The contacts, sites, vehicles and equipment of a customer whose name changed: they carry it too."""
    for kind in KINDS.values():
        if kind.has_customer:
            for row in session.scalars(select(kind.model).where(kind.model.customer_id == customer.id)):
                index_row(session, kind, row)


def _texts(session: Session, kind: MasterKind, row: Any) -> Iterator[str]:
    names = (kind.number, kind.title, kind.title_en, *kind.found_by)
    yield from (str(getattr(row, name)) for name in dict.fromkeys(names) if name)
    if kind.has_customer:
        wanted = select(Customer.name, Customer.number).where(Customer.id == row.customer_id)
        yield from session.execute(wanted).first() or ()  # a technician may have a vehicle and not its customer
    if kind.name == "vehicles":
        yield from session.scalars(select(PlateChange.old_plate).where(PlateChange.vehicle_id == row.id))
