"""Plans at the hub: acts by role and state, four eyes, nothing forged (F29, F30)."""

from collections.abc import Mapping
from typing import Any

import pytest

from fieldtech.sync.messages import Ack, Row
from hub.office import NOW, Laptop, Office, changed, key, new


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
    other = Plan(office)
    other.must("submit", "to_approve", "cora")  # she handed in what dina wrote
    assert other.say("withdraw", "draft", "cleo").reason == "not_your_plan"
    other.must("withdraw", "draft", "cora")
    other.must("submit", "to_approve", "cleo")
    assert other.say("withdraw", "draft", "cora").reason == "not_your_plan"  # the last time it was another
    other.must("withdraw", "draft", "dina")
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
