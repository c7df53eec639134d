"""Visits at the hub: made and withdrawn once, moved and taken back, following their plan (F29, F30)."""

from typing import Any

from fieldtech.model.base import Id
from fieldtech.model.maintenance import visit_id
from fieldtech.sync.messages import Ack, Row
from hub.office import NOW, Laptop, Office, changed, key, new


def planned(office: Office) -> tuple[str, list[Row]]:
    """A visit as a computer plans it."""
    order = visit_id(Id(key()), "2026-11-18").hex
    return order, [
        new("orders", id=order, number=f"BY-{order[-6:]}", kind="maintenance", status="planned", technician="",
            customer_id=office.ids["customer"], created_by="system", title="tank", changed_at=NOW),
        new("visits", order_id=order, plan_id=key(), occurrence="2026-11-18", planned_on="2026-11-18",
            due_on="2026-11-18", late_after="2026-11-27"),
        new("transitions", order_id=order, step="generate", source="", target="planned", at=NOW, by="system"),
    ]  # fmt: skip


def visit_rows(rows: list[Row]) -> list[Row]:
    """The row of the visit has the key of its order."""
    return [Row("visits", [row.values["order_id"]], "new", {k: v for k, v in row.values.items() if k != "id"})
            if row.table == "visits" else row for row in rows]  # fmt: skip


def withdrawal(order: str, by: str = "system", **more: Any) -> list[Row]:
    trace = new("transitions", id="ab" * 16, order_id=order, step="withdraw_visit", source="planned",
                target="cancelled", at=NOW, by=by, reason="ended")  # fmt: skip
    return [trace, changed("orders", order, {"status": "planned"}, status="cancelled", **more)]


def test_two_computers_withdraw_a_visit_once(office: Office) -> None:
    order, rows = planned(office)
    office.desk.must("plan_visit", *visit_rows(rows), by="dina", about=order)
    first, second = (Laptop(office.hub, (login,), login) for login in ("dina", "cleo"))
    assert first.say("withdraw_visit", *withdrawal(order)).result == "ok"
    assert second.say("withdraw_visit", *withdrawal(order)).result == "ok"
    office.desk.pull()
    assert office.desk.values("orders", order)["status"] == "cancelled"
    assert sum(table == "transitions" for table, _ in office.desk.rows) == 2


def test_a_visit_the_customer_knows_of_is_not_withdrawn(office: Office) -> None:
    order, rows = planned(office)
    office.desk.must("plan_visit", *visit_rows(rows), by="dina", about=order)
    office.place("orders", order, {"status": "noticed"})
    ack = office.desk.say("withdraw_visit", *withdrawal(order), by="dina")
    assert (ack.result, ack.reason) == ("review", "step_not_possible")
    office.desk.pull()
    assert office.desk.values("orders", order)["status"] == "noticed"


def test_only_who_leaves_visits_out_cancels_them(office: Office) -> None:  # states 4.3
    order, rows = planned(office)
    office.desk.must("plan_visit", *visit_rows(rows), by="dina", about=order)
    for by, result in (("dina", "rejected"), ("max", "rejected"), ("cleo", "ok")):
        step = new("transitions", order_id=order, step="cancel", source="planned", target="cancelled", at=NOW, by=by)
        closed = changed("orders", order, {"status": "planned"}, status="cancelled")
        assert office.desk.say("step_cancel", step, closed, by=by).result == result


def test_a_move_is_taken_back_by_who_made_it(office: Office) -> None:  # R7
    """So nobody assigns a visit by way of an undo."""
    order, rows = planned(office)
    office.desk.must("plan_visit", *visit_rows(rows), by="dina", about=order)
    office.place("orders", order, {"status": "assigned"})

    def step(name: str, source: str, target: str, by: str) -> Ack:
        trace = new("transitions", order_id=order, step=name, source=source, target=target, at=NOW, by=by)
        return office.desk.say(
            f"step_{name}", trace, changed("orders", order, {"status": source}, status=target), by=by
        )

    assert step("move_visit", "assigned", "noticed", "dina").result == "ok"
    for target, by in (("assigned", "cora"), ("noticed", "dina"), ("assigned", "will")):
        assert step("move_back", "noticed", target, by).result == "rejected"
    assert step("move_back", "noticed", "assigned", "dina").result == "ok"
    office.desk.pull()
    assert office.desk.values("orders", order)["status"] == "assigned"


def test_an_undo_takes_back_the_newest_step_only(office: Office) -> None:  # F30
    """What others went on with stays, and nobody is sent but who was."""
    order, rows = planned(office)
    office.desk.must("plan_visit", *visit_rows(rows), by="dina", about=order)
    office.place("orders", order, {"status": "noticed"})

    def step(name: str, source: str, target: str, by: str, *beside: Row, technician: str = "") -> Ack:
        trace = new("transitions", order_id=order, step=name, source=source, target=target, at=NOW, by=by)
        was = {"status": source} if name == "notify" else {"status": source, "technician": ""}
        now = was | {"status": target} | ({"technician": technician} if technician else {})
        crew = [new("crew_members", order_id=order, login=technician)] if technician else []
        return office.desk.say(f"step_{name}", trace, changed("orders", order, was, **now), *crew, *beside, by=by)

    sent = new("entries", order_id=order, kind="assign", slot="", body={"technicians": ["tom"]}, at=NOW, by="dina")
    assert step("assign", "noticed", "assigned", "dina", sent, technician="tom").result == "ok"
    assert step("move_visit", "assigned", "planned", "cora").result == "ok"
    assert step("move_back", "planned", "assigned", "cora", technician="will").result == "review"  # who never had it
    assert step("notify", "planned", "noticed", "dina").result == "ok"
    day = changed("visits", order, {"due_on": "2026-11-18"}, due_on="2026-11-20")
    assert step("move_back", "planned", "assigned", "cora", day, technician="tom").result == "review"
    assert step("unassign", "assigned", "noticed", "dina").result == "review"
    office.desk.pull()
    found = office.desk.values("orders", order)
    assert (found["status"], found["technician"]) == ("noticed", "")
    assert office.desk.values("visits", order)["due_on"] == "2026-11-18"
    assert step("move_visit", "noticed", "planned", "cora").result == "ok"
    assert step("move_visit", "planned", "planned", "dina").result == "ok"
    assert (
        step("move_back", "planned", "noticed", "cora").result == "review"
    )  # it stands where she left it, moved since
    assert step("move_back", "planned", "planned", "dina").result == "ok"  # of hers only the trace is there
    assert step("move_back", "planned", "planned", "dina").result == "review"  # once is enough
    assert step("move_visit", "planned", "planned", "dina").result == "ok"
    assert step("move_back", "planned", "planned", "dina").result == "ok"
    assert step("notify", "planned", "noticed", "dina").result == "ok"
    for name, source in (("assign", "noticed"), ("reassign", "assigned")):
        assert step(name, source, "assigned", "dina", technician="tom").result == "ok"
    assert step("unassign", "assigned", "noticed", "dina").result == "review"  # that would take back more than one step


def test_withdrawing_is_for_visits_and_nothing_else(office: Office) -> None:
    repair = office.order("repair", "tom")
    assert office.desk.say("withdraw_visit", *withdrawal(repair), by="dina").result == "rejected"
    order, rows = planned(office)
    office.desk.must("plan_visit", *visit_rows(rows), by="dina", about=order)
    for wrong in (withdrawal(order, title="x"), withdrawal(order)[:1], withdrawal(order, by="dina")):
        assert office.desk.say("withdraw_visit", *wrong, by="cleo").result == "rejected"
    office.desk.say("withdraw_visit", *withdrawal(order)[1:], by="dina")  # without its trace
    office.desk.pull()
    assert office.desk.values("orders", order)["status"] == "planned"
    assert office.desk.say("step_cancel", *withdrawal(order), by="dina").result == "rejected"


def test_a_visit_follows_its_plan_only_while_nobody_went_on_with_it(office: Office) -> None:
    order, rows = planned(office)
    office.desk.must("plan_visit", *visit_rows(rows), by="dina", about=order)

    def refresh(was: str, due: str) -> Ack:
        return office.desk.say("refresh_visit", changed("visits", order, {"due_on": was}, due_on=due), by="dina",
                               about=order)  # fmt: skip

    def due() -> object:
        office.desk.pull()
        return office.desk.values("visits", order)["due_on"]

    assert refresh("2026-11-18", "2026-11-19").result == "ok" and due() == "2026-11-19"
    assert refresh("2026-11-18", "2026-11-20").result == "ok" and due() == "2026-11-19"  # another was first
    office.place("orders", order, {"status": "noticed"})
    assert refresh("2026-11-19", "2026-11-21").result == "ok" and due() == "2026-11-19"
    assert not [row for table, row in office.desk.rows if table == "conflicts"]
