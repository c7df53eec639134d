"""Where the terminals of a move come from: the vehicle that was planned, and the one it was in the end."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.custody import Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.row_gaps import RowRecord


class Sources:
    """The vehicles that the rows of a move name, read at once; terminals on them as they are now."""

    def __init__(self, session: Session, records: Iterable[RowRecord]) -> None:
        keys = {key for record in records for key in (record.units.from_vehicle, planned(record)) if key}
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
