"""Plans at the hub: acts by role and state, four eyes, nothing forged; visits that follow their plan (F29, F30)."""

from collections.abc import Mapping
from typing import Any

import pytest

from fieldtech.model.base import Id
from fieldtech.model.maintenance import visit_id
from fieldtech.sync.messages import Ack, Row
from hub.office import NOW, Laptop, Office, changed, key, new

LATER = "2026-11-22T09:00:00.000Z"


class Plan:
    """A plan as operations of its people make it."""

    def __init__(self, office: Office, by: str = "dina") -> None:
        self.office, self.id = office, key()
        self.row = new(
            "plans", id=self.id, number=f"BY-{self.id[-6:]}", kind="maintenance", status="draft", title="tank",
            customer_id=office.ids["customer"], centre_code="QD01", starts_on="2026-11-18", rule="FREQ=MONTHLY",
            content="clean", created_at=NOW, created_by=by, written_by=by, changed_at=NOW,
        )  # fmt: skip
        self.status = "draft"
        office.desk.must("save_plan", self.row, self.act("save", "draft", by), by=by)

    def act(self, name: str, target: str, by: str) -> Row:
        return new("plan_acts", plan_id=self.id, act=name, source="", target=target, body={}, at=NOW, by=by)

    def say(self, name: str, target: str, by: str, op: str = "", laptop: Laptop | None = None, **more: Any) -> Ack:
        """One act; ``more`` are other columns it changes."""
        was = {"status": self.status}
        row = changed("plans", self.id, was, **({"status": target} if target != self.status else {}), **more)
        one = laptop or self.office.desk
        return one.say(op or {"save": "save_plan"}.get(name, f"plan_{name}"), row, self.act(name, target, by), by=by)

    def must(self, name: str, target: str, by: str, **more: Any) -> None:
        ack = self.say(name, target, by, **more)
        assert ack.result == "ok", ack
        self.status = target

    def bring(self, state: str) -> "Plan":
        if state != "draft":
            self.must("submit", "to_approve", "dina")
        if state in ("active", "paused", "ended"):
            self.must("approve", "active", "max")
        if state in ("paused", "ended"):
            self.must({"paused": "pause", "ended": "end"}[state], state, "cleo")
        return self

    def at_hub(self) -> Mapping[str, Any]:
        self.office.desk.pull()
        return self.office.desk.values("plans", self.id)


def test_a_plan_goes_its_way(office: Office) -> None:  # F30
    plan = Plan(office).bring("active")
    plan.must("pause", "paused", "dina")
    plan.must("resume", "active", "cleo")
    plan.must("change", "to_approve", "cora", content="clean, grease", revision=1, written_by="cora")
    plan.must("return", "draft", "max")
    plan.must("submit", "to_approve", "dina")
    plan.must("approve", "active", "dora")
    plan.must("end", "ended", "max")
    assert (plan.at_hub()["status"], plan.at_hub()["content"]) == ("ended", "clean, grease")


@pytest.mark.parametrize(
    ("state", "act", "target", "by", "reason"),
    [
        ("to_approve", "approve", "active", "dina", "role_not_for_kind"),
        ("to_approve", "approve", "active", "cleo", "role_not_for_kind"),
        ("draft", "submit", "to_approve", "will", "role_not_for_kind"),
        ("active", "end", "ended", "dina", "role_not_for_kind"),
        ("active", "pause", "paused", "cora", "role_not_for_kind"),
        ("to_approve", "approve", "draft", "max", "plan_by_acts_only"),
        ("active", "pause", "ended", "max", "plan_by_acts_only"),
    ],
)
def test_an_act_that_is_none_is_rejected(
    office: Office, state: str, act: str, target: str, by: str, reason: str
) -> None:  # P39
    plan = Plan(office).bring(state)
    assert plan.say(act, target, by).reason == reason
    assert plan.at_hub()["status"] == state


def test_nobody_approves_what_he_wrote(office: Office) -> None:  # B17
    plan = Plan(office, "max")
    plan.must("submit", "to_approve", "max")
    assert plan.say("approve", "active", "max").reason == "own_plan"
    assert plan.say("return", "draft", "max").reason == "own_plan"
    plan.must("approve", "active", "dora")
    plan.must("change", "to_approve", "dina", title="other", written_by="dina", revision=1)
    plan.must("approve", "active", "max")


def test_who_wrote_cannot_be_forged(office: Office) -> None:  # B17
    plan = Plan(office)
    assert plan.say("save", "draft", "max", "save_plan", title="mine").reason == "not_his_name"
    assert plan.say("save", "draft", "max", "save_plan", title="mine", written_by="dina").reason == "not_his_name"
    assert plan.say("submit", "to_approve", "max", written_by="dina").reason == "plan_by_acts_only"
    row = new("plans", **{**plan.row.values, "id": key(), "number": "BY-X", "written_by": "cora"})
    act = new("plan_acts", plan_id=row.key[0], act="save", target="draft", source="", body={}, at=NOW, by="dina")
    assert office.desk.say("save_plan", row, act, by="dina").reason == "not_his_name"


def test_content_changes_by_writing_only(office: Office) -> None:  # F30
    plan = Plan(office).bring("active")
    assert plan.say("pause", "paused", "max", rule="FREQ=DAILY").reason == "plan_by_acts_only"
    line = new("plan_objects", plan_id=plan.id, position=1, active=True)
    status = changed("plans", plan.id, {"status": "active"}, status="paused")
    assert (
        office.desk.say("plan_pause", status, line, plan.act("pause", "paused", "max"), by="max").result == "rejected"
    )
    assert office.desk.say("save_plan", line, by="dina").reason == "plan_by_acts_only"
    assert office.desk.say("save_plan", plan.act("approve", "active", "dina"), by="dina").reason == "plan_by_acts_only"
    bare = changed("plans", plan.id, {"status": "active"}, status="ended")
    assert office.desk.say("plan_end", bare, by="max").reason == "plan_by_acts_only"  # no trace of the act
    assert plan.at_hub()["status"] == "active"


def test_a_plan_is_born_as_a_draft(office: Office) -> None:
    for status in ("active", "to_approve"):
        row = new("plans", id=key(), number="BY-Y", status=status, created_by="dina", written_by="dina")
        act = new("plan_acts", plan_id=row.key[0], act="save", target="draft", source="", body={}, at=NOW, by="dina")
        assert office.desk.say("save_plan", row, act, by="dina").reason == "status_not_first"


def test_an_act_that_came_too_late_needs_a_look_and_leaves_its_trace(office: Office) -> None:
    plan = Plan(office).bring("active")
    second = Laptop(office.hub, ("dina",), "second")
    assert plan.say("end", "ended", "max").result == "ok"
    ack = plan.say("change", "to_approve", "dina", laptop=second, title="new", written_by="dina", revision=1)
    assert (ack.result, ack.reason) == ("review", "step_not_possible")
    assert (plan.at_hub()["status"], plan.at_hub()["title"]) == ("ended", "tank")
    assert sum(table == "plan_acts" for table, _ in office.desk.rows) == 5


def test_a_plan_is_taken_back_by_who_wrote_it_and_deleted_before_it_was_ever_approved(office: Office) -> None:
    """States 4.8."""
    plan = Plan(office).bring("to_approve")
    assert plan.say("withdraw", "draft", "cora").reason == "not_your_plan"
    assert plan.say("withdraw", "draft", "dina", title="other").reason == "plan_by_acts_only"
    plan.must("withdraw", "draft", "dina")
    assert plan.say("delete", "deleted", "will").reason == "role_not_for_kind"
    assert plan.say("delete", "deleted", "cora", title="other").result == "rejected"
    plan.must("delete", "deleted", "cora", number=f"{plan.row.values['number']}~1")
    assert plan.at_hub()["status"] == "deleted"
    anew = new("plans", **{**plan.row.values, "id": key()})  # the number is free again
    act = new("plan_acts", plan_id=anew.key[0], act="save", target="draft", source="", body={}, at=NOW, by="dina")
    office.desk.must("save_plan", anew, act, by="dina")
    known = Plan(office).bring("active")
    assert known.say("delete", "deleted", "dina").result == "review"
    known.must("change", "to_approve", "dina", written_by="dina", revision=1)
    known.must("withdraw", "draft", "dina")
    assert known.say("delete", "deleted", "dina").reason == "plan_was_approved"


def test_a_plan_that_was_approved_keeps_its_kind(office: Office) -> None:
    plan = Plan(office)
    plan.must("save", "draft", "dina", kind="inspection", written_by="dina")  # nobody looked at it yet
    for step in ("submit", "approve"):
        plan.must(step, {"submit": "to_approve"}.get(step, "active"), {"submit": "dina"}.get(step, "max"))
    written = {"written_by": "dina"}
    other = written | {"kind": "maintenance"}
    assert plan.say("change", "to_approve", "dina", **other, revision=1).reason == "plan_kind_fixed"
    assert plan.say("change", "to_approve", "dina", **written).reason == "plan_by_acts_only"
    plan.must("change", "to_approve", "dina", **written, revision=1)
    plan.must("return", "draft", "max")
    assert plan.say("save", "draft", "dina", "save_plan", **other).reason == "plan_kind_fixed"
    assert plan.say("save", "draft", "dina", "save_plan", **written, revision=0).reason == "plan_kind_fixed"
    assert plan.at_hub()["kind"] == "inspection"


@pytest.mark.parametrize("kind", ["save_plan", "plan_submit", "plan_approve", "plan_pause", "plan_end", "plan_change",
                                  "plan_withdraw", "plan_delete",
                                  "plan_visit", "withdraw_visit", "refresh_visit", "note", "swap"])  # fmt: skip
def test_a_technician_says_nothing_of_plans(office: Office, kind: str) -> None:  # R7 P39
    plan = Plan(office).bring("to_approve")
    order = office.order("his", "tom")
    before = dict(plan.at_hub())
    for status in ("active", "draft", "ended"):
        row = changed("plans", plan.id, {"status": "to_approve"}, status=status)
        ack = office.tom.say(kind, row, plan.act("approve", status, "tom"), about=order)
        assert ack.result == "rejected"
    assert dict(plan.at_hub()) == before


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
    assert step("move_back", "planned", "planned", "dina").result == "review"  # not after hers, kept though it was
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
