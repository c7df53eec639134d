"""The desk of fleet installs: titles, lists, one order as the office sees it, and the end of a trial."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

import fleet
from fieldtech.errors import Invalid, Refused
from fieldtech.model.base import Id
from fieldtech.model.choices import REVIEW_POINTS
from fieldtech.model.drafts.install import DeliveryDraft, InstallDraft, TrialEndDraft
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.model.drafts.planning import CancelDraft
from fieldtech.model.drafts.request import RequestToldDraft, ReviewDraft
from fieldtech.services.install.titles import in_language, title_in, title_text
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as
from stories import later


@pytest.fixture
def workplace(prepared: Prepared, tmp_path) -> Iterator[Workplace]:  # type: ignore[no-untyped-def]
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    workplace.close()


def signed(workplace: Workplace) -> Id:
    """Two vehicles, one of them not there."""
    return fleet.one_of_two(workplace, fleet.order_in(workplace, "installing"))


@pytest.mark.parametrize(
    ("task", "english"), [("install", "Install: 2 × BX-G100"), ("removal", "Removal: 2 × BX-G100")]
)
def test_a_title_is_read_in_both_languages(task: str, english: str) -> None:
    stored = title_text(task, 2, "BX-G100")
    assert "2 台 BX-G100" in stored
    assert in_language(stored, "en") == english and in_language(stored, "zh_CN") == stored


def test_the_title_of_a_repair_stays_as_it_is() -> None:
    assert in_language("不上线、漂移", "en") == "不上线、漂移"
    assert in_language(title_text("trial", 1, ""), "en") == "Trial: 1 ×"


def test_a_title_of_symptoms_begins_large_in_english() -> None:
    names = {"不上线": "offline", "定位漂移": "position drift"}
    assert title_in("不上线、定位漂移", "en", names) == "Offline, position drift"
    assert title_in("不上线、自定义", "en", names) == "Offline, 自定义"
    assert title_in("不上线", "zh_CN", names) == "不上线"


def test_a_request_says_what_waits(workplace: Workplace) -> None:
    # P19, P20, P21
    act_as(workplace, "zhoumin")
    requests = workplace.requests
    number = requests.register("C001", fleet.REQUEST, fleet.vehicle_ids(workplace)).number

    def waits() -> str:
        return requests.list()[0].waits

    seen = [waits()]
    requests.review(number, ReviewDraft("returned", (), "交货期写错"))
    seen.append(waits())
    requests.change(number, replace(fleet.REQUEST, wanted_by=date(2026, 11, 26)))
    seen.append(waits())
    requests.review(number, ReviewDraft("passed", REVIEW_POINTS))
    seen.append(waits())
    requests.tell(number, RequestToldDraft("王建国", "phone", workplace.context.now(), date(2026, 11, 26)))
    seen.append(waits())
    order = workplace.install_desk.from_request(number).number
    assert seen == ["review", "correct", "review", "tell", "order"] and waits() == ""
    assert requests.view(number).order == order


def test_requests_are_found_by_number_customer_and_place(workplace: Workplace) -> None:
    number = fleet.request(workplace)
    requests = workplace.requests
    for text in (number[-8:].lower(), "前湾路", "王建国"):
        assert [row.number for row in requests.list(text=text)] == [number], text
    assert requests.list(text="没有这个") == []


def test_a_request_has_one_order_until_that_is_cancelled(workplace: Workplace) -> None:
    # B10
    number = fleet.request(workplace)
    act_as(workplace, "zhenghao")
    first = workplace.install_desk.from_request(number)
    with pytest.raises(Refused) as refusal:
        workplace.install_desk.from_request(number)
    assert [p.code for p in refusal.value.problems] == ["request_has_order"]
    workplace.repairs.do(first.id, "cancel", CancelDraft("客户改期", True))
    assert workplace.requests.view(number).order == ""
    assert workplace.install_desk.from_request(number).number != first.number


def test_the_three_papers_and_the_drivers(workplace: Workplace) -> None:
    # B11, B12, B13
    number = fleet.request(workplace)
    act_as(workplace, "zhenghao")
    order = workplace.install_desk.from_request(number).id
    case = workplace.install_desk.case(order)
    states = {paper.name: (paper.state, paper.lacking) for paper in case.papers}
    assert states == {"request": ("there", 0), "vehicle_list": ("there", 0), "driver_data": ("missing", 1)}
    assert [line.has_driver for line in case.lines] == [True, False]
    waiver = replace(case.draft, waived=("driver_data",), waiver_reason="司机待定")
    workplace.install_desk.change(order, waiver)
    assert workplace.install_desk.case(order).papers[2].state == "waived"


def test_the_list_shows_one_kind_and_finds_an_order_by_a_plate_of_its_list(workplace: Workplace) -> None:
    # B11
    order = fleet.order_in(workplace, "draft")
    page = workplace.orders.page
    assert [row.id for row in page(OrderQuery(filter="all", kind="install")).rows] == [order]
    assert order not in {row.id for row in page(OrderQuery(filter="all", kind="repair")).rows}
    plate = next(line.plate for line in workplace.install_desk.case(order).lines if line.plate)
    assert order in {row.id for row in page(OrderQuery(plate, "all")).rows}


def test_promised_against_actual(workplace: Workplace) -> None:
    # P05
    order = fleet.order_in(workplace, "approved")

    def late() -> set[Id]:
        return {row.id for row in workplace.orders.page(OrderQuery(filter="overdue")).rows}

    assert order not in late()
    later(workplace, 24 * 60 * 30)
    assert order in late() and workplace.orders.view(order).overdue


def test_the_day_of_delivery_stands_beside_the_promise(workplace: Workplace) -> None:
    # P05
    order = signed(workplace)
    act_as(workplace, "zhenghao")
    row = next(row for row in workplace.orders.page(OrderQuery(filter="all", sort="promised")).rows if row.id == order)
    assert row.kind == "install" and row.promised_at is not None and row.finished_at is not None
    assert not row.overdue and workplace.install_desk.case(order).finished_at == row.finished_at


def test_the_order_for_the_rest_is_named_both_ways(workplace: Workplace) -> None:
    order = signed(workplace)
    act_as(workplace, "zhenghao")
    first = workplace.install_desk.case(order)
    (after,) = first.after
    assert (first.done, len(first.lines), after.done, after.total) == (1, 2, 0, 1)
    rest = workplace.install_desk.case(after.id)
    assert rest.before is not None and (rest.before.id, rest.before.done, rest.before.total) == (order, 1, 2)
    assert workplace.orders.view(after.id).title == title_text("install", 1, "BX-G100")


def test_a_trial_becomes_a_sale(workplace: Workplace) -> None:
    # A01
    order = fleet.trial(workplace)
    act_as(workplace, "zhenghao")
    view = workplace.orders.view(order)
    assert "trial_end" in {owed.kind for owed in view.follow_ups}
    owed = next(owed for owed in view.follow_ups if owed.kind == "trial_end")
    with pytest.raises(Refused):
        workplace.follow_ups.settle(owed.id, "转了")
    workplace.install_desk.end_trial(order, TrialEndDraft("sold", "合同 HT2026-130"))
    assert "trial_end" not in {owed.kind for owed in workplace.orders.view(order).follow_ups}
    with pytest.raises(Refused) as refusal:
        workplace.install_desk.end_trial(order, TrialEndDraft("sold", "合同 HT2026-130"))
    assert [p.code for p in refusal.value.problems] == ["no_trial_to_end"]


def test_a_trial_is_removed_by_an_order_of_its_own(workplace: Workplace) -> None:
    # A01
    order = fleet.trial(workplace)
    act_as(workplace, "zhenghao")
    with pytest.raises(Invalid):
        workplace.install_desk.end_trial(order, TrialEndDraft("removed", "客户不买"))
    change = workplace.install_desk.end_trial(order, TrialEndDraft("removed", "客户不买", "邮件 2026-12-18"))
    removal = workplace.install_desk.case(change.id)
    assert isinstance(removal.draft, InstallDraft)
    assert (removal.draft.task, removal.draft.written_request) == ("removal", "邮件 2026-12-18")
    assert [line.label for line in removal.lines] == [workplace.install_desk.case(order).lines[0].label]
    assert removal.before is not None and removal.before.id == order
    assert timedelta(0) <= workplace.context.now() - workplace.orders.view(change.id).created_at


def test_the_customer_is_asked_some_days_after_the_delivery(workplace: Workplace) -> None:
    # P26
    order = signed(workplace)
    act_as(workplace, "zhoumin")
    owed = next(owed for owed in workplace.orders.view(order).follow_ups if owed.kind == "delivery")
    assert owed.role == "CS" and owed.text == "1/2"
    days = workplace.context.local(owed.due_at).date() - workplace.context.local(workplace.context.now()).date()
    assert days >= timedelta(days=3)
    now = workplace.context.now()
    with pytest.raises(Invalid) as refusal:
        workplace.repairs.note(order, DeliveryDraft("王建国", "phone", now, True, False, True))
    assert [p.field for p in refusal.value.problems] == ["note"]  # what is not right is explained
    workplace.repairs.note(order, DeliveryDraft("王建国", "phone", now, True, False, True, 4, "还差一台"))
    assert "delivery" not in {owed.kind for owed in workplace.orders.view(order).follow_ups}


def test_nothing_delivered_nothing_asked(workplace: Workplace) -> None:
    # P26
    order = fleet.order_in(workplace, "installing")
    for row in workplace.yard.rows(order):
        workplace.yard.record(row.id, RowResultDraft("not_installed", "vehicle_absent"))
    workplace.repairs.do(order, "finish_install")
    fleet.sign(workplace, order)
    assert "delivery" not in {owed.kind for owed in workplace.orders.view(order).follow_ups}
