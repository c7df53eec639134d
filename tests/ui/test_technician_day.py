"""What the day refuses, ticks and leads to."""

from PySide6.QtCore import Qt

import stories
from fieldtech.model.drafts.onsite import (
    PreDepartureDraft,
)
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.orders import Order
from fieldtech.services.follow_ups import owe
from fieldtech.ui.kit.labels import Label
from pages.technician import TechnicianAt
from prepared import act_as


def test_a_refusal_needs_its_reason(at: TechnicianAt) -> None:
    technician, order = at("assigned")
    technician.press("refuse")
    technician.press("submit")
    assert technician.view(order).status == "assigned"
    technician.fill("reason", "no ladder for the roof")
    technician.press("submit")
    act_as(technician.workplace, "zhenghao")
    view = technician.view(order)
    assert view.status == "approved"
    assert view.transitions[-1].reason == "no ladder for the roof"


def test_reading_the_order_is_a_check_and_can_be_taken_back(at: TechnicianAt) -> None:  # B19
    technician, order = at("accepted")
    technician.press("check_information")
    assert technician.view(order).facts.all(PreDepartureDraft)["information"].done
    assert technician.day.next.action == "tools"
    technician.press("check_information")
    assert not technician.view(order).facts.all(PreDepartureDraft)["information"].done
    assert technician.day.next.action == "information"


def test_the_call_is_written_down_with_person_and_time(at: TechnicianAt) -> None:  # F14
    technician, order = at("accepted")
    technician.press("check_customer")
    technician.fill("person", "何斌")
    technician.press("submit")
    draft = technician.view(order).facts.all(PreDepartureDraft)["customer"]
    assert (draft.person, draft.called_at) == ("何斌", technician.workplace.context.now())
    assert "何斌" in technician.day.next._checks["customer"].text()


def test_the_list_says_what_is_not_in_the_van(at: TechnicianAt) -> None:  # B20, F13
    technician, order = at("accepted")
    assert technician.day.take._pill.text == "2 of 2 in the van"
    workplace = technician.workplace
    act_as(workplace, "zhaoqiang")
    with workplace.context.transaction() as session:
        row = session.get(Order, order)
        assert row is not None
        row.technician = "qianwei"
        workplace.context.op(session, "test", "orders", order, {})
    act_as(workplace, "zhenghao")
    lines = workplace.dispatch.pick_list(order)
    technician.day.take.show_lines(lines)
    assert technician.day.take._pill.text == "0 of 2 in the van"
    assert "not in the van" in [label.text() for label in technician.day.take.findChildren(Label)]


def test_the_lid_may_be_closed_and_it_says_what_waits(at: TechnicianAt) -> None:
    technician, _order = at("accepted")
    waiting = technician.workplace.outbox.count().waiting
    assert f"network: {waiting}." in technician.day.lid._text.text()
    technician.press("check_tools")
    assert f"network: {waiting + 1}." in technician.day.lid._text.text()


def test_the_day_says_now_and_every_stop_aloud(at: TechnicianAt) -> None:
    technician, _order = at("accepted")
    model = technician.day.timeline.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert spoken[0].endswith("now")
    assert "天津蓝盾" in spoken[1] and "13:30" in spoken[1] and "Accepted" in spoken[1]


def test_what_is_owed_leads_to_its_place(at: TechnicianAt) -> None:
    technician, order = at("in_repair")
    workplace = technician.workplace
    draft = PlatformCheckDraft("unchecked", reason="basement")
    workplace.repairs.note(order, draft)
    stories.later(workplace, 1)
    with workplace.context.transaction() as session:
        row = session.get_one(Order, order)
        now = workplace.context.now()
        owe(session, row, "platform_check", now, now, login="wulei", text="basement")
        workplace.context.op(session, "test", "follow_ups", order, {})
    technician.window.open_page("day_page")
    technician.settle()
    technician.press("owed_platform_check")
    assert technician.page == "onsite_page" and technician.onsite.rail.current == "platform"
