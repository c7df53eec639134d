"""The state of an order moves only along its state machine, as the hub has it; what was recorded is kept (states 4)."""

import pytest

from fieldtech.sync.messages import Ack, Row
from hub.office import NOW, Laptop, Office, changed, new

LATER = "2026-11-22T09:00:00.000Z"


def step(laptop: Laptop, order: str, name: str, source: str, target: str, *more: Row, by: str = "") -> Ack:
    fact = new("transitions", order_id=order, step=name, source=source, target=target, at=NOW, by=by or laptop.by)
    moved = changed("orders", order, {"status": source}, status=target)
    return laptop.say(f"step_{name}", moved, fact, *more, by=by)


def status(office: Office, order: str) -> object:
    office.desk.pull()
    return office.desk.values("orders", order)["status"]


def test_a_legal_step_moves_the_order(office: Office) -> None:
    order = office.order("one", "tom", "assigned")
    assert step(office.tom, order, "accept", "assigned", "accepted").result == "ok"
    assert step(office.tom, order, "depart", "accepted", "departed").result == "ok"
    assert status(office, order) == "departed"


def test_a_step_out_of_another_state_needs_a_look_and_what_was_recorded_is_kept(office: Office) -> None:
    order = office.order("two", "tom", "assigned")
    assert step(office.desk, order, "cancel_approved", "assigned", "cancelled", by="max").result == "ok"
    note = new("entries", order_id=order, kind="reason", slot="", body={}, at=NOW, by="tom")
    ack = step(office.tom, order, "refuse", "assigned", "approved", note)
    assert (ack.result, ack.reason) == ("review", "step_not_possible")
    assert status(office, order) == "cancelled"
    assert office.desk.has("entries", note.key[0])
    assert sum(table == "transitions" for table, _ in office.desk.rows) == 2


@pytest.mark.parametrize(
    ("name", "target", "by", "reason"),
    [
        ("approve", "approved", "dina", "role_not_for_kind"),
        ("approve", "archived", "max", "step_unknown"),
        ("accept", "accepted", "max", "role_not_for_kind"),
        ("hand_in", "to_approve", "dina", "step_unknown"),  # of an install
    ],
)
def test_a_step_that_is_none_is_rejected(office: Office, name: str, target: str, by: str, reason: str) -> None:
    order = office.order("three", "", "to_approve")
    ack = step(office.desk, order, name, "to_approve", target, by=by)
    assert (ack.result, ack.reason) == ("rejected", reason)
    assert status(office, order) == "to_approve"


def test_nobody_approves_what_he_entered_himself(office: Office) -> None:  # B17
    order = office.order("four", "", "to_approve")
    office.place("orders", order, {"created_by": "max"})
    assert step(office.desk, order, "approve", "to_approve", "approved", by="max").reason == "own_entry"
    assert step(office.desk, order, "approve", "to_approve", "approved", by="cleo").result == "ok"


def test_the_state_moves_by_steps_only_and_an_order_begins_at_its_beginning(office: Office) -> None:
    order = office.order("five", "tom", "in_repair")
    ack = office.tom.say("step_finish", changed("orders", order, status="archived"), about=order)
    assert ack.reason == "status_by_steps_only"
    ready = new("orders", number="WX-5", kind="repair", status="archived", created_by="dina")
    assert office.desk.say("register_order", ready, by="dina").reason == "status_not_first"
    gone = Row("orders", [order], "gone")
    assert office.desk.say("step_assign", gone, about=order, by="dina").reason == "row_not_for_kind"


def test_work_done_offline_on_an_order_that_was_taken_away_is_kept_and_needs_a_look(office: Office) -> None:
    order = office.order("six", "tom", "in_repair")
    office.tom.pull()
    office.bring(order, "assigned", "tim")
    note = new("entries", order_id=order, kind="waiting", slot="", body={"text": "done"}, at=NOW, by="tom")
    ack = step(office.tom, order, "wait", "in_repair", "waiting", note)
    assert (ack.result, ack.reason) == ("review", "order_taken_away")
    assert status(office, order) == "assigned"
    assert office.desk.has("entries", note.key[0])


def test_work_on_an_order_that_never_was_his_is_rejected(office: Office) -> None:
    order = office.order("seven", "tim", "in_repair")
    office.tom.pull()
    ack = step(office.tom, order, "finish", "in_repair", "to_sign")
    assert (ack.result, ack.reason) == ("rejected", "not_your_order")


def test_who_no_longer_has_an_order_tells_what_he_found_and_changes_nothing(office: Office) -> None:
    order = office.order("taken", "tom", "in_repair")
    office.tom.pull()
    office.bring(order, "in_repair", "tim")
    note = new("entries", order_id=order, kind="situation", slot="", body={"text": "seen"}, at=NOW, by="tom")
    ack = office.tom.say("note", note, changed("orders", order, {"changed_at": NOW}, changed_at=LATER), about=order)
    assert (ack.result, ack.reason) == ("review", "order_taken_away")
    office.desk.pull()
    assert office.desk.values("orders", order)["changed_at"] == NOW
    assert office.desk.has("entries", note.key[0])


def test_who_may_no_longer_sign_in_sends_nothing_more(office: Office) -> None:
    """He is still with the company, so ``active``; his computer is shared with others and not revoked."""
    order = office.order("eight", "tom", "in_repair")
    office.place("users", office.ids["user_tom"], {"can_login": False})
    note = new("entries", order_id=order, kind="situation", slot="", body={"text": "still here"}, at=NOW, by="tom")
    ack = office.tom.say("note", note, about=order)
    assert (ack.result, ack.reason) == ("rejected", "login_retired")


def said(order: str, name: str, source: str, target: str, by: str) -> Row:
    return new("transitions", order_id=order, step=name, source=source, target=target, at=NOW, by=by)


@pytest.mark.parametrize("by", ["system", "tom"])
@pytest.mark.parametrize("kind", ["note", "record_row", "swap", "step_complete", "step_sign_off", "step_archive"])
def test_a_technician_completes_nothing_by_naming_the_program(office: Office, kind: str, by: str) -> None:
    order = office.order("own", "tom", "signed")
    ended = said(order, "complete", "signed", "completed", by)
    ack = office.tom.say(kind, changed("orders", order, {"status": "signed"}, status="completed"), ended, about=order)
    assert ack.result == "rejected"
    assert office.tom.say(kind, ended, about=order).result == "rejected"
    assert status(office, order) == "signed"
    assert not office.desk.has("transitions", ended.key[0])


def test_what_follows_by_itself_follows_a_step_of_his_own(office: Office) -> None:
    order = office.order("own", "tom", "to_sign")
    steps = (
        said(order, "sign_off", "to_sign", "signed", "tom"),
        said(order, "complete", "signed", "completed", "system"),
    )
    done = changed("orders", order, {"status": "to_sign"}, status="completed")
    backwards = office.tom.say("step_sign_off", done, *reversed(steps), about=order)
    assert backwards.result == "rejected"
    assert office.tom.say("step_sign_off", done, *steps, about=order).result == "ok"
    assert status(office, order) == "completed"


def test_nobody_writes_history_without_taking_the_step(office: Office) -> None:
    """A step that leads to the state it began in changes no state; every other one does."""
    order = office.order("own", "tom", "assigned")
    ack = office.tom.say("step_accept", said(order, "accept", "assigned", "accepted", "tom"), about=order)
    assert (ack.result, ack.reason) == ("rejected", "status_by_steps_only")
    made = new("orders", number="WX-7", kind="repair", status="registered", created_by="dina")
    for source, target in (("to_approve", "approved"), ("", "approved"), ("registered", "registered")):
        ack = office.desk.say("register_order", made, said(made.key[0], "approve", source, target, "dina"), by="dina")
        assert (ack.result, ack.reason) == ("rejected", "status_not_first")
    first = said(made.key[0], "register", "", "registered", "dina")
    assert office.desk.say("register_order", made, first, by="dina").result == "ok"
    install = office.order("fleet", "", "approved", kind="install")
    again = said(install, "reschedule", "approved", "approved", "dina")
    assert office.desk.say("step_reschedule", again, by="dina", about=install).result == "ok"
