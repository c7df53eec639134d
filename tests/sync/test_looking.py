"""What the office did not simply accept is ticked off: for good where it has the work, for a week where it has not."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from fieldtech.errors import Forbidden, NotFound, Refused
from fieldtech.model.base import new_id
from fieldtech.model.local import Op
from fieldtech.model.syncing import SyncLook
from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.needing import NeedsYou
from fieldtech.sync.outbox import KEPT_FOR, prune
from fieldtech.sync.registration import state_of
from prepared import act_as

from .firms import Firm, online


def people_of_van(firm: Firm, *logins: str) -> None:
    with firm.van.context.reading() as session:
        state = state_of(session)
    assert state is not None
    firm.hub.set_people(state.device_id, logins)


def refused_work(firm: Firm, text: str = "fuse", *, photo: bool = False) -> Syncing:
    """He worked while the office had given his computer to somebody else; then it gave it back."""
    van = online(firm.hub, firm.van)
    firm.work(text, photo=photo)
    people_of_van(firm, "zhaoqiang")
    van.run()
    people_of_van(firm, "wulei")
    van.run()
    act_as(firm.van, "wulei")
    return van


def doubted_work(firm: Firm) -> Syncing:
    """The office took his order away while he worked on it."""
    firm.work("of before", photo=False)
    van = online(firm.hub, firm.van)
    van.run()
    with firm.van.context.transaction() as session:
        (op,) = session.scalars(select(Op).order_by(Op.dev_seq.desc()).limit(1))
        op.result, op.reason = "review", "not_your_order"
    act_as(firm.van, "wulei")
    return van


def one(syncing: Syncing) -> NeedsYou:
    (found,) = syncing.review.needing()
    return found


def wait(firm: Firm, **by: float) -> None:
    firm.van.context.clock.advance(timedelta(**by))  # type: ignore[attr-defined]


def test_refused_work_is_taken_over_again_with_its_photo(firm: Firm) -> None:  # B38
    van = refused_work(firm, "taken over", photo=True)
    assert van.status().attention == 2 and "taken over" not in firm.parts_seen(firm.van)
    for need in reversed(van.review.needing()):
        assert (need.result, need.reason, need.again) == ("rejected", "not_of_this_computer", True)
        assert need.params == {"login": "吴磊"}
        van.review.take_over(need.op_id)
    assert (van.status().attention, van.status().refused, van.status().things_waiting) == (0, 0, 2)
    assert "taken over" in firm.parts_seen(firm.van)
    assert van.run().agrees and online(firm.hub, firm.office).run().agrees
    assert "taken over" in firm.parts_seen(firm.office)
    assert len(firm.office.orders.view(firm.order).photos) == len(firm.van.orders.view(firm.order).photos) == 1
    act_as(firm.van, "wulei")
    assert {(need.act, need.looked_by, need.until) for need in van.review.needing()} == {("again", "吴磊", None)}
    with pytest.raises(Refused, match="take_over"):  # its rows are here again
        van.review.take_over(van.review.needing()[0].op_id)


def test_refused_once_more_it_needs_him_once_more(firm: Firm) -> None:
    van = refused_work(firm)
    van.review.take_over(one(van).op_id)
    people_of_van(firm, "zhaoqiang")
    van.run()
    assert van.status().attention == 1
    act_as(firm.van, "wulei")
    assert [need.act for need in van.review.needing()] == ["", "again"]


def test_what_is_nowhere_else_counts_again_after_a_week(firm: Firm) -> None:
    van = refused_work(firm)
    van.review.see(one(van).op_id)
    assert (van.status().attention, van.status().refused) == (0, 1)
    assert van.status().lid("en") == "You may close the lid. Refused by the office and only on this computer: 1."
    seen = one(van)
    now = firm.van.context.now()
    assert (seen.act, seen.looked_by, seen.looked_at, seen.until) == ("seen", "吴磊", now, now + timedelta(days=7))
    wait(firm, days=6.9)
    assert van.status().attention == 0
    wait(firm, days=0.2)
    assert van.status().attention == 1 and one(van).act == "" and one(van).again


def test_what_the_office_has_is_done_with_and_can_be_taken_back(firm: Firm) -> None:
    van = doubted_work(firm)
    assert not one(van).again
    van.review.see(one(van).op_id)
    wait(firm, days=60)
    assert van.status().attention == 0 and one(van).until is None
    van.review.count_again(one(van).op_id)
    assert van.status().attention == 1 and one(van).act == ""
    van.review.see(one(van).op_id)
    with firm.van.context.reading() as session:
        assert [look.act for look in session.scalars(select(SyncLook).order_by(SyncLook.id))] == [
            "seen",
            "back",
            "seen",
        ]


def test_another_answer_of_the_office_counts_anew(firm: Firm) -> None:
    van = doubted_work(firm)
    van.review.see(one(van).op_id)
    with firm.van.context.transaction() as session:
        session.scalars(select(Op).where(Op.result == "review")).one().reason = "stock_negative"
    assert van.status().attention == 1


def test_a_refused_change_of_a_list_is_done_with(firm: Firm) -> None:
    act_as(firm.van, "wulei")
    with firm.van.context.transaction() as session:
        firm.van.context.op(session, "save_customer", "customers", new_id(), {})
    van = online(firm.hub, firm.van)
    van.run()
    assert not one(van).again  # it carries nothing
    van.review.see(one(van).op_id)
    wait(firm, days=60)
    assert van.status().attention == 0


def test_who_may_tick_off_and_who_may_take_over(firm: Firm) -> None:  # P39
    van = refused_work(firm)
    key = one(van).op_id
    act_as(firm.van, "zhaoqiang")
    for act in (van.review.see, van.review.count_again, van.review.take_over):
        with pytest.raises(Forbidden):
            act(key)
    act_as(firm.van, "zhoumin")
    assert not one(van).again  # facts are told by who saw them
    with pytest.raises(Refused):
        van.review.take_over(key)
    van.review.see(key)
    with pytest.raises(NotFound):
        van.review.see(new_id())
    firm.van.context.person = None
    with pytest.raises(Forbidden):
        van.review.see(key)


def test_what_has_changed_since_is_not_written_over(firm: Firm) -> None:
    van = refused_work(firm)
    key = one(van).op_id
    with firm.van.context.transaction() as session:
        op = session.scalars(select(Op).where(Op.op_id == key)).one()
        image = {"table": "orders", "key": [firm.order.hex], "what": "changed", "values": {"title": "x"},
                 "was": {"title": "as it never was"}}  # fmt: skip
        op.fields = {**op.fields, "rows": [*op.fields["rows"], image]}
    assert not one(van).again
    with pytest.raises(Refused):
        van.review.take_over(key)
    assert "fuse" not in firm.parts_seen(firm.van)


def test_refused_work_is_not_forgotten_before_it_was_taken_over(firm: Firm) -> None:
    van = refused_work(firm)
    key = one(van).op_id
    van.review.see(key)
    wait(firm, days=KEPT_FOR.days + 10)

    def kept() -> bool:
        with firm.van.context.database.transaction() as session:
            session.add(Op(kind="test", table="orders", row="x", fields={}, at=firm.van.context.now(), by="wulei"))
            session.flush()
            prune(session, firm.van.context.now())
            return (
                session.execute(text("SELECT 1 FROM outbox WHERE op_id = :op"), {"op": key.bytes}).first() is not None
            )

    assert kept()
    act_as(firm.van, "wulei")
    van.review.take_over(key)
    assert not kept()
