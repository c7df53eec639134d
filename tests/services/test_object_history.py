"""The history of a piece of equipment: visits, readings with their gaps, findings, what is due; rights (F34)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

import past_visits
from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.base import Id, new_id
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.maintenance import Plan, VisitObject
from fieldtech.model.orders import CrewMember, Entry, Order, SealedRecord
from fieldtech.model.people import AccessLog
from fieldtech.services.visits.object_history import ObjectHistory
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as

Tank = tuple[Workplace, Id]


@pytest.fixture(scope="module")
def shared(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tank]:
    """To look at only."""
    with past_visits.tank(prepared, tmp_path_factory.mktemp("tank") / "data") as made:
        yield made


@pytest.fixture
def own(prepared: Prepared, tmp_path: Path) -> Iterator[Tank]:
    """To change."""
    with past_visits.tank(prepared, tmp_path / "data") as made:
        yield made


def test_all_visits_stand_in_the_order_of_time(shared: Tank) -> None:  # F34
    workplace, tank = shared
    act_as(workplace, "zhoumin")
    story = ObjectHistory(workplace.context).of_equipment(tank)
    assert (story.label, story.number, story.plate) == ("TK-101 防腐储罐", "E01", "")
    assert [visit.number for visit in story.visits][:2] == ["BY-TJ01-E01-20270218", past_visits.LAST]
    assert len(story.visits) == 13 and story.visits[1].is_over and story.visits[1].sealed
    assert (story.visits[1].faults, story.visits[1].findings, story.visits[1].technicians) == (1, 1, ("吴磊",))
    assert (story.visits[1].state, story.visits[0].state) == ("done", "waiting")
    assert [row.since for row in story.events] == sorted((row.since for row in story.events), reverse=True)
    assert {row.what for row in story.events} == {"visit", "finding"}
    assert [one.text for one in story.findings] == ["北侧涂层厚度低于限值"]
    assert [(read.unit, read.value) for read in story.meters] == [("h", 12840)]


def test_readings_are_series_with_their_limits_and_a_visit_left_out_is_a_gap(shared: Tank) -> None:  # F31 F34
    workplace, tank = shared
    act_as(workplace, "zhoumin")
    south, north = ObjectHistory(workplace.context).of_equipment(tank).series
    assert (south.item, south.zh, south.en, south.unit) == ("CM-31", "干膜厚度 南侧", "dry film thickness, south", "µm")
    assert (south.lower, south.upper) == (Decimal(250), Decimal(600))
    assert [point.value for point in south.points] == [None if v is None else Decimal(v) for v in past_visits.SOUTH]
    assert [point.day for point in south.points] == [past_visits.quarter(n) for n in range(12)]
    assert south.points[6].value is None and south.points[6].why == past_visits.WHY
    last = north.points[-1]
    assert (last.value, last.minimum, last.mean) == (Decimal(210), Decimal(210), Decimal("215.4"))
    assert last.failed and north.outside(last) and last.visit == past_visits.LAST
    assert not any(south.outside(point) for point in south.points)


def test_what_is_due_next_and_when(shared: Tank) -> None:
    workplace, tank = shared
    act_as(workplace, "zhoumin")
    story = ObjectHistory(workplace.context).of_equipment(tank)
    due = story.next_due
    assert due is not None and len(story.due) == 1
    assert (due.plan, due.day, due.late, due.days) == ("BY-TJ01-E01", past_visits.NEXT, False, 90)
    assert "3" in due.cycle_zh and "3 months" in due.cycle_en


def test_before_the_next_visit_is_made_the_day_follows_from_the_last_one(own: Tank) -> None:
    workplace, tank = own
    with workplace.context.transaction() as session:
        coming = session.scalars(select(Order).where(Order.number == "BY-TJ01-E01-20270218")).one()
        coming.status = "cancelled"
    act_as(workplace, "zhoumin")
    due = ObjectHistory(workplace.context).of_equipment(tank).next_due
    assert due is not None and due.order is None and due.plan == "BY-TJ01-E01"
    assert due.day == date(2027, 5, 18)  # what was cancelled counts as the last one
    (soon,) = ObjectHistory(workplace.context).due_of([tank, new_id()]).values()
    assert (soon.day, soon.days, soon.late) == (due.day, due.days, False)
    with workplace.context.transaction() as session:
        session.scalars(select(Plan)).one().status = "paused"
    assert ObjectHistory(workplace.context).of_equipment(tank).next_due is None


def test_a_technician_reads_the_values_but_learns_of_no_visit_of_others(own: Tank) -> None:  # P39
    workplace, tank = own
    with workplace.context.transaction() as session:
        for member in session.scalars(select(CrewMember).join(Order).where(Order.number != past_visits.LAST)):
            session.delete(member)
        for order in session.scalars(select(Order).where(Order.number != past_visits.LAST)):
            order.technician = ""
    act_as(workplace, "wulei")
    story = ObjectHistory(workplace.context).of_equipment(tank)
    assert [visit.number for visit in story.visits] == [past_visits.LAST]
    assert {row.order for row in story.events} == {past_visits.LAST} and len(story.findings) == 1
    south = story.series[0]
    assert [point.visit for point in south.points if point.visit] == [past_visits.LAST]
    assert sum(point.value is not None for point in south.points) == 11 and south.points[6].why == ""
    act_as(workplace, "zhaoqiang")
    other = ObjectHistory(workplace.context).of_equipment(tank)
    assert not other.visits and not other.findings and not other.due and len(other.series) == 2


def test_answers_of_a_visit_under_way_count_before_they_are_sealed(own: Tank) -> None:
    workplace, tank = own
    with workplace.context.transaction() as session:
        order = session.scalars(select(Order).where(Order.number == "BY-TJ01-E01-20270218")).one()
        order.status = "in_service"
        thing = session.scalars(select(VisitObject).where(VisitObject.order_id == order.id)).one()
        for item, points in (("CM-12", ("255", "240,5", "260")), ("CM-06", ())):
            draft = AnswerDraft(item, "", "80" if not points else "240,5", "", points)
            session.add(Entry(order_id=order.id, kind=draft.kind, slot=f"{thing.id.hex}/{item}", body=draft.to_body(),
                              at=past_visits.NOW, by="wulei"))  # fmt: skip
    act_as(workplace, "zhoumin")
    series = {one.item: one for one in ObjectHistory(workplace.context).of_equipment(tank).series}
    film, torque = series["CM-12"].points, series["CM-06"].points
    assert [(p.value, p.minimum) for p in film] == [(Decimal("240.5"), Decimal("240.5"))] and film[0].failed
    assert [p.value for p in torque] == [Decimal(80)] and torque[0].verdict == "ok"


def test_a_damaged_seal_takes_nothing_else_away(own: Tank) -> None:
    workplace, tank = own
    with workplace.context.transaction() as session:
        device = session.scalars(select(SealedRecord)).first()
        assert device is not None
        order = session.scalars(select(Order).where(Order.number == past_visits.LAST)).one()
        session.add(SealedRecord(order_id=order.id, number=order.number, revision=2, record="{", sha256="",
                                 at=past_visits.NOW, signature=b"", device_id=device.device_id,
                                 by="wulei"))  # fmt: skip
    act_as(workplace, "zhoumin")
    story = ObjectHistory(workplace.context).of_equipment(tank)
    assert len(story.visits) == 13 and story.series[0].points[-1].value == Decimal(318)


def test_who_is_not_signed_in_sees_nothing_and_who_looks_is_noted(shared: Tank) -> None:  # P39
    workplace, tank = shared
    workplace.access.sign_out()
    with pytest.raises(Forbidden):
        ObjectHistory(workplace.context).of_equipment(tank)
    act_as(workplace, "zhoumin")
    with pytest.raises(NotFound):
        ObjectHistory(workplace.context).of_equipment(new_id())
    ObjectHistory(workplace.context).of_equipment(tank)
    with workplace.context.reading() as session:
        noted = session.execute(select(AccessLog.what, AccessLog.ref).where(AccessLog.login == "zhoumin")).all()
    assert ("equipment", "E01") in noted
