"""What stands for a row in the comparison is kept until the row changes, whoever changes it."""

from datetime import timedelta

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from fieldtech.model.orders import Entry, Order
from fieldtech.model.syncing import SyncSum
from fieldtech.sync.comparing import own_sum, remember

from . import deeds
from .company import LAPTOP, PEOPLE, Company
from .computers import Computer


def kept(session: Session, table: str = "") -> int:
    """How many rows of a table something is kept of, or of all tables."""
    wanted = select(func.count()).select_from(SyncSum)
    return session.scalar(wanted.where(SyncSum.table == table) if table else wanted) or 0


def count_of(computer: Computer) -> int:
    with computer.context.reading() as session:
        return own_sum(session)[0]


def test_all_that_was_compared_is_kept_and_the_sum_is_the_same_without_it(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    assert laptop.sync().agrees
    with laptop.database.transaction() as session:
        there = own_sum(session)
        assert kept(session) == there[0] > 10
        session.execute(text("DELETE FROM sync_sums"))
        assert own_sum(session) == there
        assert remember(session, 4)
        assert kept(session) == 4
        assert own_sum(session) == there
        assert not remember(session)
        assert (kept(session), own_sum(session)) == (there[0], there)


def test_of_a_row_that_changes_moves_or_goes_nothing_is_kept(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    deeds.entry(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0], "one")
    assert laptop.sync().agrees
    with laptop.database.restructuring() as connection:
        session = Session(connection)
        orders, entries = kept(session, "orders"), kept(session, "entries")
        assert (orders, entries) == tuple(session.scalar(select(func.count()).select_from(k)) for k in (Order, Entry))
        before = own_sum(session)
        session.execute(text("UPDATE orders SET title = 'by hand' WHERE rowid = (SELECT min(rowid) FROM orders)"))
        assert (kept(session, "orders"), kept(session, "entries")) == (orders - 1, entries)
        assert own_sum(session)[0] == before[0] and own_sum(session) != before
        session.execute(text("UPDATE entries SET rowid = rowid + 1000"))
        assert kept(session, "entries") == 0
        session.execute(text("DELETE FROM vehicles"))
        assert kept(session, "vehicles") == 0 and own_sum(session)[0] < before[0]


def test_damage_that_nothing_told_of_is_found_and_mended(company: Company) -> None:
    """A wrong digest by one full pull, and a row that changed past its trigger within a week."""
    laptop = company.computers[LAPTOP]
    assert laptop.sync().agrees
    with laptop.database.transaction() as session:
        session.execute(text("UPDATE sync_sums SET digest = x'00' WHERE table_name = 'orders'"))
    assert laptop.sync().agrees
    with laptop.database.restructuring() as connection:
        trigger = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'sum_vehicles_update'")
        told = str(trigger.scalar_one())
        connection.exec_driver_sql("DROP TRIGGER sum_vehicles_update")
        connection.exec_driver_sql("UPDATE vehicles SET plate = 'damaged'")
        connection.exec_driver_sql(told)
    for _week in range(2):
        company.clock.advance(timedelta(days=7))
        found = laptop.sync()
    assert found.agrees and found.pulled > 0
    with laptop.context.reading() as session:
        assert "damaged" not in session.scalars(text("SELECT plate FROM vehicles")).all()


def test_of_a_row_under_pending_work_counts_what_the_hub_has(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    assert laptop.sync().agrees
    with laptop.context.reading() as session:
        before = own_sum(session)
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.arrive(laptop.context, order, "not sent yet")
    deeds.entry(laptop.context, order, "nor this")
    with laptop.database.transaction() as session:
        assert own_sum(session) == before
        remember(session)
        assert own_sum(session) == before
    assert laptop.sync().agrees
    assert count_of(laptop) == before[0] + 1
