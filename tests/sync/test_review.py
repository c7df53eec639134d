"""What a person sees of the sync: items in three states, what was refused, conflicts and how they are turned around."""

from dataclasses import replace

import pytest

from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.base import new_id
from fieldtech.services.syncing.review import KEEP, RESTORE
from fieldtech.services.workplace import Workplace
from prepared import act_as
from sync.test_carried import carried, reply_to

from .firms import Firm, online


def states(workplace: Workplace) -> dict[str, tuple[str, str]]:
    return {item.what: (item.state, item.reason) for item in workplace.syncing.items()}


def test_items_go_through_three_states_in_words(firm: Firm) -> None:  # B38
    firm.work("three states")
    assert states(firm.van) == {
        "order": ("here", "sync_not_sent"), "photo": ("here", "sync_not_sent"),
    }  # fmt: skip
    path = carried(firm)
    assert states(firm.van)["photo"] == ("handed_over", "sync_in_file")
    firm.van.syncing.import_file(reply_to(firm, path))
    found = firm.van.syncing.items()
    assert {item.state for item in found} == {"confirmed"} and {item.number for item in found} == {found[0].number}
    assert found[0].order_id == firm.order and found[0].number.startswith("WX-")


def test_items_are_of_the_person_who_looks(firm: Firm) -> None:  # P39
    firm.work("mine", photo=False)
    act_as(firm.van, "zhaoqiang")
    assert firm.van.syncing.items() == []
    firm.van.context.person = None
    for ask in (firm.van.syncing.items, firm.van.syncing.review.attention, firm.van.syncing.review.conflicts):
        with pytest.raises(Forbidden):
            ask()


def test_the_line_says_what_waits_and_whether_the_lid_may_be_closed(firm: Firm) -> None:
    assert firm.van.syncing.status().line("en") == "All confirmed by the office"
    firm.work("waiting", photo=False)
    status = firm.van.syncing.status()
    assert status.line("en") == "To be sent · 1 waiting" and status.line("zh_CN") == "有待发送 · 1 项在等"
    assert "1" in status.lid("en") and not status.may_close
    carried(firm)
    assert firm.van.syncing.status().may_close and "handed over" in firm.van.syncing.status().lid("en")


def edited(workplace: Workplace, login: str, firm: Firm, note: str) -> None:
    act_as(workplace, login)
    vehicle = vehicle_of(workplace, firm)
    workplace.masters.save("vehicles", vehicle, replace(workplace.masters.get("vehicles", vehicle), note=note))


def vehicle_of(workplace: Workplace, firm: Firm):  # type: ignore[no-untyped-def]
    vehicle = workplace.orders.view(firm.order).vehicle
    assert vehicle is not None
    return vehicle.id


def note_at(workplace: Workplace, login: str, firm: Firm) -> str:
    act_as(workplace, login)
    return workplace.masters.get("vehicles", vehicle_of(workplace, firm)).note


def test_a_conflict_is_seen_resolved_and_turned_around(firm: Firm) -> None:
    van, office = online(firm.hub, firm.van), online(firm.hub, firm.office)
    edited(firm.office, "zhoumin", firm, "blue gate")
    edited(firm.van, "wulei", firm, "red gate")
    office.run()
    van.run()
    office.run()
    act_as(firm.office, "zhoumin")
    assert office.status().conflicts == van.status().conflicts == 1
    (row,) = office.review.conflicts()
    assert (row.table, row.field, row.winner, row.loser) == ("vehicles", "note", "red gate", "blue gate")
    assert (row.winner_by, row.loser_by) == ("吴磊", "周敏")
    for decision, note in ((RESTORE, "blue gate"), (KEEP, "red gate"), (RESTORE, "blue gate")):
        act_as(firm.office, "zhoumin")
        office.review.resolve(row.id, decision)
        assert office.run().agrees and van.run().agrees
        assert note_at(firm.van, "wulei", firm) == note_at(firm.office, "zhoumin", firm) == note
    assert van.review.conflicts() == [] and [r.state for r in van.review.conflicts(decided=True)] == [RESTORE]


def test_who_may_decide(firm: Firm) -> None:  # P39
    van, office = online(firm.hub, firm.van), online(firm.hub, firm.office)
    edited(firm.office, "zhoumin", firm, "blue gate")
    edited(firm.van, "wulei", firm, "red gate")
    office.run()
    van.run()
    (row,) = van.review.conflicts()
    act_as(firm.van, "zhaoqiang")
    assert van.review.conflicts() == []
    with pytest.raises(Forbidden):
        van.review.resolve(row.id, KEEP)
    act_as(firm.van, "wulei")
    with pytest.raises(NotFound):
        van.review.resolve(new_id(), KEEP)
    van.review.resolve(row.id, KEEP)


def test_what_the_office_refused_is_said(firm: Firm) -> None:
    act_as(firm.van, "wulei")
    with firm.van.context.transaction() as session:
        firm.van.context.op(session, "save_customer", "customers", new_id(), {})
    outcome = online(firm.hub, firm.van)
    outcome.run()
    (refused,) = outcome.review.attention()
    assert (refused.kind, refused.result, refused.reason) == ("save_customer", "rejected", "role_not_for_kind")
    assert [(item.state, item.reason) for item in outcome.items()] == [("refused", "role_not_for_kind")]
    assert outcome.status().attention == 1
