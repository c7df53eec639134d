"""Whether both sides agree is looked at when they can, and what the outbox keeps has an end."""

from datetime import timedelta

from sqlalchemy import func, select, text

from fieldtech.model.local import Op
from fieldtech.model.orders import Order
from fieldtech.sync.outbox import KEPT_FOR
from fieldtech.sync.plain import key_text

from . import deeds
from .company import LAPTOP, OFFICE, PEOPLE, Company
from .computers import registration, unsettled


def test_what_others_write_during_a_sync_is_compared_the_next_time(company: Company) -> None:
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    written: list[str] = []

    def meanwhile(where: str) -> None:
        if where == "check?" and not written:
            written.append(where)
            deeds.entry(office.context, order, "meanwhile")
            office.sync()

    outcome = laptop.sync(meanwhile)
    assert written and outcome.agrees is None
    assert registration(laptop.database).mismatch == ""
    again = laptop.sync()
    assert again.agrees and 0 < again.pulled < 10


def test_a_sync_lets_go_of_what_was_confirmed_long_ago(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    for words in "abc":
        deeds.entry(laptop.context, order, words)
    laptop.sync()
    company.clock.advance(KEPT_FOR - timedelta(days=1))
    laptop.sync()
    with laptop.context.reading() as session:
        before = session.scalar(select(func.count()).select_from(Op))
    company.clock.advance(timedelta(days=2))
    laptop.sync()
    with laptop.context.reading() as session:
        assert before >= 3
        assert session.scalar(select(func.count()).select_from(Op)) == 1


def test_what_came_from_the_office_is_noted_for_the_search(company: Company) -> None:
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    laptop.sync()
    with laptop.context.transaction() as session:
        session.execute(text("DELETE FROM search_stale"))
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    deeds.arrive(office.context, order, "found by its new name")
    office.sync()
    laptop.sync()
    with laptop.context.reading() as session:
        noted = session.execute(text("SELECT table_name, key FROM search_stale")).all()
    assert ("orders", key_text([order.hex])) in [tuple(row) for row in noted]


def test_both_agree_while_the_hub_cannot_judge_something_yet(company: Company) -> None:
    """Of a row under what waits counts what the hub has, once."""
    laptop = company.computers[LAPTOP]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    with laptop.context.transaction() as session:
        session.get_one(Order, order).title = "of a program to come"
        laptop.context.op(session, "test_of_tomorrow", "orders", order, {})
    assert laptop.sync().agrees
    assert [(row.result, row.reason) for row in unsettled(laptop.database)] == [("deferred", "unknown_kind")]
