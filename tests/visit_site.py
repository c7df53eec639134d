"""A fleet of new vehicles in any number, and its inspection plan; a checklist of one's own."""

from typing import Any

from sqlalchemy import select

from fieldtech.model.catalogue import Checklist
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.services.workplace import Workplace
from maintenance import fleet_plan


def big_fleet(workplace: Workplace, count: int, known: int = 0, **changes: Any) -> PlanDraft:
    """A plan of inspection over so many new vehicles of C001; at ``known`` stands one that has a terminal."""
    numbers = [f"VI{n:03d}" for n in range(1, count + 1)]
    with workplace.context.transaction() as session:
        owner = session.scalars(select(Customer.id).where(Customer.number == "C001")).one()
        for n, number in enumerate(numbers, start=1):
            vehicle = Vehicle(number=number, customer_id=owner, plate=f"鲁B{n:05d}", plate_colour=2, vin="",
                              vehicle_type="重型货车", voltage="24")  # fmt: skip
            session.add(vehicle)
            session.flush()
            workplace.context.op(session, "test", "vehicles", vehicle.id, {})
    if known:
        numbers[known - 1] = "V01"
    return fleet_plan(numbers, **changes)


def template(workplace: Workplace, code: str, items: list[dict[str, Any]]) -> str:
    """A checklist of one's own; its code."""
    with workplace.context.transaction() as session:
        row = Checklist(code=code, version=1, title_zh=code, title_en=code, items=items)
        session.add(row)
        session.flush()
        workplace.context.op(session, "test", "checklists", row.id, {})
    return code
