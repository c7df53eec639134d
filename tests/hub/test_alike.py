"""Visits that two computers plan ahead by themselves: the first one counts and goes on, the second is the same."""

from fieldtech.sync.messages import Row
from hub.office import NOW, Laptop, Office, key, new


def visit(office: Office, order: str, thing: str, title: str) -> list[Row]:
    return [
        new("orders", id=order, number="BY-TJ01-E01-20261118", kind="repair", status="registered", technician="",
            customer_id=office.ids["customer"], created_by="dina", title=title, changed_at=NOW),
        new("visit_objects", id=thing, order_id=order, position=0, state="waiting", changed_at=NOW),
    ]  # fmt: skip


def test_what_two_computers_planned_is_there_once_and_keeps_what_became_of_it(office: Office) -> None:
    order, thing = key(), key()
    office.desk.must("plan_visit", *visit(office, order, thing, "first"), by="dina", about=order)
    office.bring(order, "triage")
    second = Laptop(office.hub, ("dina",), "second")
    assert second.say("plan_visit", *visit(office, order, key(), "second"), about=order).result == "ok"
    second.pull()
    assert second.values("orders", order)["status"] == "triage"
    assert second.values("orders", order)["title"] == "first"
    assert [row for table, row in second.rows if table == "visit_objects"] == [thing]


def test_a_technician_plans_no_visits(office: Office) -> None:
    order = key()
    ack = office.tom.say("plan_visit", *visit(office, order, key(), "mine"), about=order)
    assert (ack.result, ack.reason) == ("rejected", "role_not_for_kind")
