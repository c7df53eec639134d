"""What leaves a technician's computer with an order that was given to another."""

from sqlalchemy import select

from fieldtech.model.orders import SheetFile

from . import deeds
from .company import LAPTOP, OFFICE, OTHER, PEOPLE, Company


def test_sheets_written_here_leave_with_their_order(company: Company) -> None:  # R7
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    leaving, staying = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])
    with laptop.context.transaction() as session:
        for order in (leaving, staying):
            session.add(
                SheetFile(
                    order_id=order, kind="service", revision=1, language="zh", name=f"{order}.pdf", sha256="0" * 64,
                    at=laptop.context.now(),
                )
            )  # fmt: skip
    deeds.reassign(office.context, leaving, PEOPLE[OTHER])
    office.sync()
    laptop.sync()
    assert deeds.orders_here(laptop.context, PEOPLE[LAPTOP]) == [staying]
    with laptop.context.reading() as session:
        assert [sheet.order_id for sheet in session.scalars(select(SheetFile))] == [staying]
