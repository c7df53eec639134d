"""All that the office sees of one install order: its form, papers, vehicles, and the orders before and after it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.choices import INSTALL_PAPERS
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.installs import FITTED, InstallRow
from fieldtech.model.orders import Order, Transition
from fieldtech.model.requests import InstallRequest
from fieldtech.model.row_gaps import RowRecord
from fieldtech.services.entries import newest_draft
from fieldtech.services.install.row_sources import Sources, planned
from fieldtech.services.install.rows import is_driven, label, row_records

DONE = ("signed", "completed", "archived")


@dataclass(frozen=True)
class VehicleLine:
    """A vehicle of the order as the office sees it."""

    row: Id
    vehicle: Id
    position: int
    plate: str
    colour: int
    vin: str
    vehicle_type: str
    driver: str
    mobile: str
    has_driver: bool
    state: str
    terminal: str
    iccid: str
    reason: str
    new_date: date | None
    source: str = ""  # in a move the vehicle its terminal comes from

    @property
    def label(self) -> str:
        """How people call the vehicle."""
        return label(self.plate, self.vin)


@dataclass(frozen=True)
class Paper:
    """One of the three papers (B13): ``state`` is there, waived or missing."""

    name: str
    state: str
    lacking: int = 0


@dataclass(frozen=True)
class Linked:
    """Another order: the one this follows up, or one that goes on with the rest; so many vehicles of it are done."""

    id: Id
    number: str
    status: str
    done: int
    total: int


@dataclass(frozen=True)
class InstallCase:
    """One install order for the office; ``finished_at`` is when the customer signed (P05)."""

    order: Id
    draft: InstallDraft
    request_status: str
    lines: tuple[VehicleLine, ...]
    papers: tuple[Paper, ...]
    in_stock: int
    finished_at: datetime | None
    before: Linked | None
    after: tuple[Linked, ...]

    @property
    def done(self) -> int:
        """How many vehicles are fitted."""
        return sum(line.state in FITTED for line in self.lines)


def load_case(session: Session, order: Order, in_stock: int) -> InstallCase:
    """Read it; ``in_stock`` is how many terminals could be fitted."""
    draft = newest_draft(session, order.id, InstallDraft) or InstallDraft()
    lines = tuple(_lines(session, order.id))
    lines = _with_sources(session, order.id, lines) if draft.task == "move" else lines
    status = session.scalar(select(InstallRequest.status).where(InstallRequest.number == draft.request))
    signed = select(Transition.at).where(Transition.order_id == order.id, Transition.target == "signed")
    before = session.get(Order, order.repeat_of) if order.repeat_of else None
    after = session.scalars(select(Order).where(Order.repeat_of == order.id, Order.kind == "install"))
    return InstallCase(
        order.id,
        draft,
        (status or "") if draft.request else "",
        lines,
        tuple(_papers(draft, status or "", lines)),
        in_stock,
        session.scalar(signed.order_by(Transition.at.desc()).limit(1)),
        _linked(session, before) if before else None,
        tuple(_linked(session, row) for row in after.all()),
    )


def _lines(session: Session, order_id: Id) -> list[VehicleLine]:
    wanted = (
        select(InstallRow, Vehicle, Terminal.number, Sim.iccid)
        .join(Vehicle, Vehicle.id == InstallRow.vehicle_id)
        .outerjoin(Terminal, Terminal.id == InstallRow.terminal_id)
        .outerjoin(Sim, Sim.id == InstallRow.sim_id)
        .where(InstallRow.order_id == order_id, InstallRow.active)
        .order_by(InstallRow.position, InstallRow.id)
    )
    return [
        VehicleLine(
            row.id, car.id, row.position, car.plate, car.plate_colour, car.vin, car.vehicle_type, car.driver_name,
            car.driver_mobile, is_driven(car), row.state, terminal or "", iccid or "", row.reason, row.new_date,
        )
        for row, car, terminal, iccid in session.execute(wanted)
    ]  # fmt: skip


def _with_sources(session: Session, order_id: Id, lines: tuple[VehicleLine, ...]) -> tuple[VehicleLine, ...]:
    """From which vehicle each one gets its terminal: as planned, or as it was."""
    records = row_records(session, order_id, "move", ())
    sources, none = Sources(session, records.values()), RowRecord("move")
    found = []
    for line in lines:
        record = records.get(line.row.hex, none)
        found.append(replace(line, source=sources.name(record.units.from_vehicle or planned(record))))
    return tuple(found)


def _papers(draft: InstallDraft, request_status: str, lines: tuple[VehicleLine, ...]) -> list[Paper]:
    """B13: each is there, or waived with a reason, or missing."""
    waived = draft.waived if draft.waiver_reason.strip() else ()
    lacking = sum(not line.has_driver for line in lines)
    there = {
        "request": request_status in ("passed", "dispatched"),
        "vehicle_list": bool(lines),
        "driver_data": bool(lines) and not lacking,
    }
    return [
        Paper(name, "there" if there[name] else "waived" if name in waived else "missing",
              lacking if name == "driver_data" else 0)
        for name in INSTALL_PAPERS
    ]  # fmt: skip


def _linked(session: Session, order: Order) -> Linked:
    rows = session.scalars(select(InstallRow.state).where(InstallRow.order_id == order.id, InstallRow.active)).all()
    return Linked(order.id, order.number, order.status, sum(state in FITTED for state in rows), len(rows))
