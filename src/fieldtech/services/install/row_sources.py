"""Where the terminals of a move come from, as planned and in the end; in a removal what is on the vehicles now."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.install_row import RowSourceDraft
from fieldtech.model.installs import InstallRow
from fieldtech.model.orders import Order
from fieldtech.model.row_gaps import RowRecord
from fieldtech.services.entries import newest_draft


class Sources:
    """The vehicles that the rows of a move name, read at once; terminals on them as they are now."""

    def __init__(self, session: Session, records: Iterable[RowRecord], own: Iterable[str] = ()) -> None:
        """``own`` are the keys of the vehicles of the order themselves: what is on them now."""
        keys = {key for record in records for key in (record.units.from_vehicle, planned(record)) if key} | {*own}
        wanted = select(Vehicle).where(Vehicle.id.in_([UUID(key) for key in keys]))
        self._names = {car.id.hex: label(car.plate, car.vin) for car in session.scalars(wanted)} if keys else {}
        there = select(Terminal.place_ref, Terminal.number).where(
            Terminal.place_kind == "vehicle", Terminal.place_ref.in_(keys)
        )
        rows = session.execute(there.order_by(Terminal.number)).all() if keys else ()
        self._terminals = {str(place): str(number) for place, number in rows}

    def name(self, key: str) -> str:
        """How people call the vehicle."""
        return self._names.get(key, "")

    def terminal(self, key: str) -> str:
        """What is on it now."""
        return self._terminals.get(key, "")


def planned(record: RowRecord) -> str:
    """The key of the vehicle the desk named."""
    return record.source.vehicle if record.source is not None else ""


def label(plate: str, vin: str) -> str:
    """The plate, or the end of the VIN of a vehicle that has none yet."""
    return plate or f"VIN …{vin[-6:]}"


def fed_by(session: Session, order: Order, text: str) -> Id | None:
    """In a move the row whose old vehicle has this plate or VIN: scanning it is as good as scanning the new one."""
    wanted = select(Vehicle.id).where(Vehicle.customer_id == order.customer_id)
    old = session.scalars(wanted.where(or_(Vehicle.plate == text, Vehicle.vin == text))).all()
    if not old:
        return None
    rows = select(InstallRow).where(InstallRow.order_id == order.id, InstallRow.active).order_by(InstallRow.position)
    for row in session.scalars(rows):
        source = newest_draft(session, order.id, RowSourceDraft, row.id.hex)
        if source is not None and source.vehicle in {key.hex for key in old}:
            return row.id
    return None
