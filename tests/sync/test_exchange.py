"""One exchange: what is pending stays in sight, what is rejected falls back, what leaves is evicted."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, text

from fieldtech.model.base import new_id
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.local import Op
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.sync.channel import Refused, Unreachable
from fieldtech.sync.messages import Ack, HubRow, PullAnswer, PushAnswer
from fieldtech.sync.outbox import needing_attention, next_batch

from . import deeds
from .company import LAPTOP, OFFICE, OTHER, PEOPLE, SECOND, Company
from .computers import Computer, contents, differences, register, registration, unsettled


def mine(computer: Computer, login: str) -> Any:
    return deeds.orders_here(computer.context, login)[0]


def one(computer: Computer, what: Any) -> Any:
    with computer.context.reading() as session:
        return session.scalars(what).one()


def texts(computer: Computer) -> list[str]:
    with computer.context.reading() as session:
        wanted = select(Entry).where(Entry.kind == "diagnosis").order_by(text("entries.rowid"))
        return [entry.body["text"] for entry in session.scalars(wanted) if len(entry.body["text"]) == 1]


def page_after(computer: Computer, *rows: HubRow) -> bool:
    """The hub says these rows next."""
    state = registration(computer.database)
    moved = [
        HubRow(row.table, row.key, state.cursor + n, row.values, row.gone, row.place or state.cursor + n)
        for n, row in enumerate(rows, 1)
    ]
    answer = PullAnswer(moved, state.cursor + len(rows), False, state.epoch)
    return computer.exchange().take_rows(answer, state.cursor)


def test_what_is_pending_stays_in_sight(company: Company) -> None:
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    order = mine(laptop, PEOPLE[LAPTOP])
    deeds.arrive(office.context, order, "office")
    office.sync()
    deeds.arrive(laptop.context, order, "laptop")
    seen: list[datetime | None] = []
    laptop.sync(lambda _where: seen.append(one(laptop, select(Order).where(Order.id == order)).arrived_at))
    assert set(seen) == {deeds.moment_of("laptop")}


def test_what_the_hub_says_comes_under_what_is_pending(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    order = mine(laptop, PEOPLE[LAPTOP])
    deeds.arrive(laptop.context, order, "mine")
    row = HubRow("orders", [order.hex], 0, {"id": order.hex, "arrived_at": None, "site_class": "C"})
    assert page_after(laptop, row)
    found = one(laptop, select(Order).where(Order.id == order))
    assert (found.arrived_at, found.site_class) == (deeds.moment_of("mine"), "C")
    assert len(unsettled(laptop.database)) == 1


def test_a_row_that_cannot_be_kept_stops_nobody(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    order = mine(laptop, PEOPLE[LAPTOP])
    entry = {"order_id": order.hex, "kind": "situation", "slot": "", "body": {}, "at": "2026-11-18T01:00:00.000Z"}
    good = new_id().hex
    rows = [HubRow("entries", [key], 0, {"id": key, **entry, "by": "wulei"}) for key in ("zz", "", good)]
    odd = new_id().hex
    rows += [HubRow("entries", [odd], 0, {"id": odd, **entry, "at": "garbage", "by": "wulei"})]
    rows += [HubRow("entries", [], 0, gone=True), HubRow("orders", [order.hex], 0, {"id": order.hex, "due_depart": 7})]
    before = registration(laptop.database).cursor
    assert page_after(laptop, *rows)
    assert registration(laptop.database).cursor == before + len(rows)
    with laptop.context.reading() as session:
        there = {row.id.hex: row.at for row in session.scalars(select(Entry).where(Entry.order_id == order))}
    assert good in there and odd not in there
    assert one(laptop, select(Order).where(Order.id == order)).due_depart is None


def test_a_rejected_operation_is_taken_out(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    before = contents(laptop.database)
    order = mine(laptop, PEOPLE[LAPTOP])
    with laptop.context.transaction() as session:  # what is the office's, by a program without our guards
        session.get_one(Order, order).status = "archived"
        session.add(Entry(order_id=order, kind="waiting", body={"text": "!"}, at=laptop.context.now(), by="wulei"))
        laptop.context.op(session, "step_wait", "orders", order, {})
    outcome = laptop.sync()
    assert outcome.agrees and outcome.pushed == 1
    assert differences(contents(laptop.database), before) == {}
    with laptop.context.reading() as session:
        (told,) = needing_attention(session)
        assert (told.kind, told.result, told.reason) == ("step_wait", "rejected", "status_by_steps_only")
        assert session.scalars(select(Op).where(Op.result == "rejected")).one().state == "refused"


def test_a_step_the_office_holds_back_falls_back_and_its_facts_stay(company: Company) -> None:
    office, second = company.computers[OFFICE], company.computers[SECOND]
    order = mine(office, PEOPLE[OFFICE])
    deeds.step(office.context, order, "cancel", "registered", "cancelled")
    office.sync()
    second.sync()
    deeds.step(second.context, order, "start_triage", "registered", "triage")  # by a program without our guards
    assert second.sync().agrees
    assert one(second, select(Order).where(Order.id == order)).status == "cancelled"
    with second.context.reading() as session:
        assert [told.reason for told in needing_attention(session)] == ["step_not_possible"]
        steps = session.scalars(select(Transition.step).where(Transition.order_id == order))
        assert list(steps) == ["cancel", "start_triage"]


def test_a_taken_away_order_leaves_with_all_that_belongs_to_it(company: Company) -> None:  # R7
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    order = mine(laptop, PEOPLE[LAPTOP])
    deeds.entry(laptop.context, order, "1")
    laptop.sync()
    office.sync()
    deeds.reassign(office.context, order, PEOPLE[OTHER])
    office.sync()
    assert laptop.sync().agrees
    assert order not in deeds.orders_here(laptop.context, PEOPLE[LAPTOP])
    assert texts(laptop) == []
    assert company.computers[OTHER].sync().agrees
    assert texts(company.computers[OTHER]) == ["1"]


def test_an_operation_still_pending_keeps_its_row(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    order = mine(laptop, PEOPLE[LAPTOP])
    deeds.entry(laptop.context, order, "1")
    assert page_after(laptop, HubRow("orders", [order.hex], 0, gone=True))
    assert order in deeds.orders_here(laptop.context, PEOPLE[LAPTOP])
    assert texts(laptop) == ["1"]


def test_neither_does_a_full_pull_take_away_what_an_operation_speaks_of(company: Company) -> None:
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    order = mine(laptop, PEOPLE[LAPTOP])
    deeds.entry(laptop.context, order, "1")
    deeds.reassign(office.context, order, PEOPLE[OTHER])
    office.sync()
    laptop = register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again")  # of which the hub takes nothing back
    assert laptop.exchange().take_rows(laptop.channel.pull(0, 5_000), 0)
    assert one(laptop, select(Order).where(Order.id == order)) and texts(laptop) == ["1"]
    assert laptop.sync().agrees
    with laptop.context.reading() as session:
        assert session.get(Order, order) is None


def test_facts_stand_in_the_order_of_the_hub(company: Company) -> None:
    laptop, office, second = (company.computers[name] for name in (LAPTOP, OFFICE, SECOND))
    order = mine(laptop, PEOPLE[LAPTOP])
    for computer, said in ((laptop, "a"), (office, "b"), (laptop, "c"), (second, "d")):
        deeds.entry(computer.context, order, said)
    office.sync()
    laptop.sync()
    deeds.entry(laptop.context, order, "e")
    second.sync()
    for computer in (laptop, second, office):
        computer.sync()
    assert texts(office) == texts(laptop) == texts(second) == ["b", "a", "c", "d", "e"]


def test_what_is_pending_stands_behind_what_is_confirmed(company: Company) -> None:
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    order = mine(laptop, PEOPLE[LAPTOP])
    deeds.entry(laptop.context, order, "a")
    deeds.entry(laptop.context, order, "b")
    deeds.entry(office.context, order, "x")
    office.sync()
    state = registration(laptop.database)
    page = laptop.channel.pull(state.cursor, 1_000)
    laptop.exchange().take_rows(page, state.cursor)
    assert texts(laptop) == ["x", "a", "b"]
    deeds.entry(laptop.context, order, "c")
    assert texts(laptop) == ["x", "a", "b", "c"]


def test_a_row_that_went_missing_comes_back(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    deeds.entry(laptop.context, mine(laptop, PEOPLE[LAPTOP]), "1")
    laptop.sync()
    before = contents(laptop.database)
    with laptop.database.restructuring() as connection:
        connection.exec_driver_sql("UPDATE orders SET title = 'damaged'")
        connection.exec_driver_sql("DELETE FROM vehicles")
        connection.exec_driver_sql("INSERT INTO crew_members SELECT id, 'nobody' FROM orders")
    deeds.entry(laptop.context, mine(laptop, PEOPLE[LAPTOP]), "2")
    assert laptop.sync().agrees
    after = contents(laptop.database)
    assert {table for table in before if before[table] != after[table]} == {"entries"}
    assert texts(laptop) == ["1", "2"]


def test_what_does_not_agree_after_a_full_pull_is_not_pulled_every_time(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    laptop.channel.check = lambda: company.hub.check(company.computers[OFFICE].channel.token)  # type: ignore[method-assign]
    assert laptop.sync().agrees is False
    again = laptop.sync()
    assert (again.agrees, again.pulled) == (False, 0)


def test_a_late_page_changes_nothing(company: Company) -> None:
    laptop, office = company.computers[LAPTOP], company.computers[OFFICE]
    state = registration(laptop.database)
    deeds.vehicle_note(office.context, "first")
    office.sync()
    old = laptop.channel.pull(state.cursor, 1_000)
    deeds.vehicle_note(office.context, "second")
    office.sync()
    laptop.sync()
    assert laptop.exchange().take_rows(old, state.cursor)
    assert one(laptop, select(Vehicle)).note == "second"
    ahead = PullAnswer([], state.cursor + 500, False, state.epoch)
    laptop.exchange().take_rows(ahead, state.cursor + 400)
    assert registration(laptop.database).cursor < state.cursor + 400


def test_a_number_given_twice_waits_until_it_is_free(company: Company) -> None:
    second = company.computers[SECOND]
    deeds.customer(second.context, "C-9")
    ours = one(second, select(Customer).where(Customer.number == "C-9"))
    key = "0" * 31 + "1"
    values = {"id": key, "number": "C-9", "name": "other", "centre_code": "QD01"}
    page_after(second, HubRow("customers", [key], 0, values))
    assert one(second, select(Customer).where(Customer.number == "C-9")).id == ours.id
    page_after(second)
    with second.context.reading() as session:
        (op,) = next_batch(session, 0)
    state = registration(second.database)
    refusal = Ack(op.op_id, "rejected", state.cursor + 1, "taken")
    second.exchange().take_acks(PushAnswer([refusal], 1, state.epoch))
    assert one(second, select(Customer).where(Customer.number == "C-9")).name == "other"
    with second.context.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM sync_shadow")) == 0


def test_two_rows_may_exchange_their_numbers(company: Company) -> None:
    second = company.computers[SECOND]
    for number in ("C-7", "C-8"):
        deeds.customer(second.context, number)
    second.sync()
    held = {row["number"]: row for _place, row in contents(second.database)["customers"]}
    rows = [
        HubRow("customers", [held[old]["id"]], 0, {**held[old], "number": new})
        for old, new in (("C-7", "C-8"), ("C-8", "C-7"))
    ]
    page_after(second, *rows)
    after = {row["number"]: row["id"] for _place, row in contents(second.database)["customers"]}
    assert (after["C-7"], after["C-8"]) == (held["C-8"]["id"], held["C-7"]["id"])


def test_what_this_program_does_not_know_is_left_out(company: Company) -> None:  # R12
    laptop = company.computers[LAPTOP]
    vehicle = one(laptop, select(Vehicle))
    page_after(
        laptop,
        HubRow("tables_of_tomorrow", ["1"], 0, {"id": "1"}),
        HubRow("vehicles", [vehicle.id.hex], 0, {"id": vehicle.id.hex, "note": "new", "colour_of_tomorrow": "red"}),
    )
    assert one(laptop, select(Vehicle)).note == "new"


def test_offline_is_quiet_and_a_refusal_is_not(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    deeds.entry(laptop.context, mine(laptop, PEOPLE[LAPTOP]), "1")

    def dead(_where: str) -> None:
        raise Unreachable()

    with pytest.raises(Unreachable):
        laptop.sync(dead)
    with laptop.context.reading() as session:
        assert session.scalars(select(Op.state).where(Op.kind == "note", Op.result == "")).all() == ["here"]
    company.hub.revoke(registration(laptop.database).device_id)
    with pytest.raises(Refused, match="device_revoked"):
        laptop.sync()


def test_keys_of_other_computers_are_pinned_and_the_own_stays(company: Company) -> None:
    laptop = company.computers[LAPTOP]
    with laptop.context.reading() as session:
        rows = session.execute(text("SELECT is_this, seal_key IS NOT NULL FROM devices")).all()
    assert len(rows) == len(PEOPLE)
    assert sorted(map(tuple, rows)) == [(0, 0)] * (len(PEOPLE) - 1) + [(1, 1)]
