"""A yard full of trucks: vehicles, terminals and cards in any number, and the install order over them."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.install import HandInDraft, InstallArrivalDraft, InstallDraft
from fieldtech.model.drafts.onsite import PreDepartureDraft
from fieldtech.model.drafts.planning import ApprovalDraft, AssignDraft
from fieldtech.services.custody import place
from fieldtech.services.workplace import Workplace
from prepared import act_as
from stories import ZONE, later

VAN = "QD01-VAN-ZQ"
DRIVERS = ("刘洋", "李军", "张涛", "郝磊", "孙志强")


@dataclass(frozen=True)
class Yard:
    """The order and the labels one scans, in the order of its vehicles."""

    order: Id
    plates: tuple[str, ...]
    vins: tuple[str, ...]
    terminals: tuple[str, ...]
    sims: tuple[str, ...]
    old_plates: tuple[str, ...] = ()  # in a move: of the vehicles that have the terminals now


LETTER = b"%PDF-1.7 a letter"
"""What a customer's written request begins with."""


def vin(number: int) -> str:
    """A VIN with its check digit (GB 16735)."""
    values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
                      strict=True))  # fmt: skip
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    text = f"LZZ5ELSD0RW{100000 + number:06d}"
    total = sum(w * (int(c) if c.isdigit() else values[c]) for w, c in zip(weights, text, strict=True))
    return text[:8] + "0123456789X"[total % 11] + text[9:]


def with_luhn(body: str) -> str:
    """The digits with their check digit, as IMEI and ICCID have it."""
    total = 0
    for at, digit in enumerate(reversed(body)):
        double = int(digit) * (2 if at % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return body + str(-total % 10)


def yard(
    workplace: Workplace, count: int, state: str = "arrived", crew: tuple[str, ...] = ("zhaoqiang",),
    task: str = "install", fitted: bool = False,
) -> Yard:  # fmt: skip
    """An order for that many trucks of the fleet customer; ``state`` is draft, departed or arrived.

    ``fitted`` trucks have their terminals already, with the cards inside; in a move as many old trucks have them.
    """
    act_as(workplace, "zhoumin")
    numbers = _vehicles(workplace, count)
    terminals, sims = _units(workplace, count)
    old = _vehicles(workplace, count, first=201) if task == "move" else []
    if fitted or old:
        _fit(workplace, old or numbers, terminals, sims)
    draft = InstallDraft(
        task, "", "青岛市黄岛区前湾路100号", "王建国", "13912345678", None, "BX-G100", "218.0.0.1:7611",
        waived=("request", "driver_data"), waiver_reason="老客户,合同已签",
        written_request="传真 2026-11-10" if task == "removal" else "",
        trial_until=date(2026, 12, 20) if task == "trial" else None,
    )  # fmt: skip
    order = workplace.install_desk.create("C001", draft, numbers).id
    if task == "removal":
        workplace.evidence.add(order, "written_request", "拆机申请.pdf", LETTER)
    rows = workplace.yard.rows(order)
    if old:
        sources = {row.id: number for row, number in zip(rows, old, strict=True)}
        workplace.install_desk.name_sources(order, sources)
    there = tuple(row.plate for row in rows), tuple(row.vin for row in rows)
    found = Yard(order, *there, terminals, sims, tuple(row.source for row in workplace.yard.rows(order)))
    if state != "draft":
        send(workplace, order, state, crew, () if fitted or old else terminals, () if fitted or old else sims)
    return found


def send(
    workplace: Workplace, order: Id, state: str = "arrived", crew: tuple[str, ...] = ("zhaoqiang",),
    terminals: tuple[str, ...] = (), sims: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """From the desk to the yard; who handed in is there already."""
    workplace.repairs.do(order, "hand_in", HandInDraft(("terminals_short",)))
    act_as(workplace, "sunli")
    workplace.repairs.do(order, "approve", ApprovalDraft("同意"))
    act_as(workplace, "zhenghao")
    start = workplace.context.now().astimezone(ZONE) + timedelta(hours=2)
    confirmed = ("unit_set_aside", "crew_unqualified", "crew_overlap", "crew_workload")
    end = start + timedelta(hours=8)
    assign = AssignDraft(crew, "own", start, end, "A", terminals, sims, confirmed=confirmed)
    workplace.repairs.do(order, "assign", assign)
    act_as(workplace, crew[0])
    workplace.repairs.do(order, "accept")
    for check in ("information", "tools", "spares", "documents"):
        workplace.repairs.note(order, PreDepartureDraft(check), check)
    call = PreDepartureDraft("customer", True, "王建国", workplace.context.now())
    workplace.repairs.note(order, call, "customer")
    workplace.repairs.do(order, "depart")
    if state != "departed":
        later(workplace, 50)
        workplace.repairs.do(order, "arrive", InstallArrivalDraft(True, True))


def _vehicles(workplace: Workplace, count: int, first: int = 1) -> list[str]:
    numbers = [f"Y{number:03d}" for number in range(first, first + count)]
    with workplace.context.transaction() as session:
        customer = session.scalars(select(Customer).where(Customer.number == "C001")).one()
        for at, number in enumerate(numbers, first):
            vehicle = Vehicle(
                number=number, customer_id=customer.id, plate=f"鲁B8K{300 + at:03d}", plate_colour=2, vin=vin(at),
                vehicle_type="重型货车", make_model="重汽 豪沃", voltage="24", driver_name=DRIVERS[at % len(DRIVERS)],
                driver_mobile=f"136000{10000 + at}", region_code="370200",
            )  # fmt: skip
            session.add(vehicle)
            session.flush()
            workplace.context.op(session, "test", "vehicles", vehicle.id, {})
    return numbers


def _units(workplace: Workplace, count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Terminals and cards as the store has handed them out."""
    terminals, sims = [], []
    with workplace.context.transaction() as session:
        for at in range(1, count + 1):
            terminal = Terminal(
                number=f"BXY{at:04d}", model_code="BX-G100", protocol="2019", state="with_technician",
                imei=with_luhn(f"86012304{600000 + at:06d}"), place_kind="location", place_ref=VAN, warranty_months=24,
            )  # fmt: skip
            card = Sim(
                iccid=with_luhn(f"8986062200007{600000 + at:06d}"), msisdn=f"1460000{100000 + at:06d}",
                operator="联通", state="with_technician", place_kind="location", place_ref=VAN,
            )  # fmt: skip
            for unit in (terminal, card):
                session.add(unit)
                session.flush()
                place(workplace.context, session, unit, "location", VAN, "with_technician")
                table = "terminals" if unit is terminal else "sims"
                workplace.context.op(session, "test", table, unit.id, {})
            terminals.append(terminal.number)
            sims.append(card.iccid)
    return tuple(terminals), tuple(sims)


def _fit(workplace: Workplace, vehicles: list[str], terminals: tuple[str, ...], sims: tuple[str, ...]) -> None:
    """Each terminal onto its vehicle, each card into its terminal."""
    with workplace.context.transaction() as session:
        for number, terminal, sim in zip(vehicles, terminals, sims, strict=True):
            vehicle = session.scalars(select(Vehicle).where(Vehicle.number == number)).one()
            unit = session.scalars(select(Terminal).where(Terminal.number == terminal)).one()
            card = session.scalars(select(Sim).where(Sim.iccid == sim)).one()
            place(workplace.context, session, unit, "vehicle", vehicle.id.hex, "installed")
            place(workplace.context, session, card, "terminal", unit.id.hex, "in_use")
            workplace.context.op(session, "test", "terminals", unit.id, {})
