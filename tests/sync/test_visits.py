"""A visit on two computers: whatever each did of it alone, both come to the same, and nothing is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

import stories
from fieldtech.model.base import Id
from fieldtech.model.conflicts import Conflict
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.visits import FindingDraft, MeterDraft, MoveVisitDraft, NoticeDraft
from fieldtech.model.maintenance import Visit
from fieldtech.model.orders import Order, SealedRecord
from fieldtech.services.sealing import is_intact
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.visit_blank import visit_blank
from maintenance import CONFIRMED, FIRST_DAY, ZONE, Acts, PreparedVisits, bring, fleet_plan
from prepared import act_as
from sheets import visit_sample

from .computers import Computer, contents, differences, everybody, new_hub, refused, register, unsettled

LOOSE = FindingDraft(item="GQ-03", text="主机松动")
CREW = ("wulei", "zhaoqiang")


@dataclass
class Fleet:
    """The office and two technicians with a laptop each; all have the visit of three vehicles before the start."""

    office: Workplace
    vans: dict[str, Workplace]
    computers: dict[str, Computer]
    order: Id

    def exchange(self) -> None:
        """Everybody with the office, twice, so that each has what the others brought."""
        for _round in range(2):
            for computer in self.computers.values():
                computer.sync()

    def agree(self) -> None:
        """The laptops have nothing that the office has otherwise, and nobody was refused anything."""
        for computer in self.computers.values():
            assert refused(computer.database) == [] and unsettled(computer.database) == []
        office = contents(self.computers["office"].database, places=False)
        for login in self.vans:
            there = contents(self.computers[login].database, places=False)
            for table in ("orders", "visits", "visit_objects", "entries", "transitions", "findings", "meter_readings"):
                assert [row for row in there[table] if row not in office[table]] == [], (login, table)
                mine = [row for row in office[table] if self.order.hex in repr(row)]
                assert [row for row in mine if row not in there[table]] == [], (login, table)


@pytest.fixture
def fleet(prepared_visits: PreparedVisits, tmp_path: Path) -> Iterator[Fleet]:
    office, order = prepared_visits.open("noticed", tmp_path / "office", fleet_plan())
    act_as(office, "zhenghao")
    start = (office.context.now() + timedelta(days=10)).astimezone(ZONE).replace(hour=9)
    office.repairs.do(order, "assign", AssignDraft(CREW, "own", start, start + timedelta(hours=4), "A",
                                                   confirmed=CONFIRMED))  # fmt: skip
    clock = stories.clock_of(office)
    clock.advance(timedelta(days=10))
    hub = new_hub(tmp_path / "hub", clock)
    computers = {"office": register(office.context, hub, everybody(office.context), "first")}
    computers["office"].sync()
    vans = {}
    for login in CREW:
        vans[login] = Workplace.open(tmp_path / login, clock=clock, zone=stories.ZONE, demo=True)
        computers[login] = register(vans[login].context, hub, [login])
        computers[login].sync()
        act_as(vans[login], login)
    made = Fleet(office, vans, computers, order)
    act_as(vans["wulei"], "wulei")
    for state in ("departed", "arrived", "in_service"):
        getattr(Acts(vans["wulei"]), state)(order)
    made.exchange()
    yield made
    for workplace in (office, *vans.values()):
        workplace.close()
    hub.close()


def test_two_technicians_at_one_visit(fleet: Fleet) -> None:
    """Each his vehicle, and one vehicle both: every answer stays; what they find ends at the office (T28, F32)."""
    _both_answer(fleet)
    _the_technician_registers_a_repair(fleet)
    _the_office_ends_what_was_found(fleet)


def _both_answer(fleet: Fleet) -> None:
    first, second = fleet.vans["wulei"], fleet.vans["zhaoqiang"]
    things = [thing.id for thing in first.visits.view(fleet.order).objects]
    assert things == [thing.id for thing in second.visits.view(fleet.order).objects]
    first.visits.rest_ok(fleet.order, things[0])
    first.visits.answer(fleet.order, things[2], [AnswerDraft("GQ-03", "ok")])
    finding = first.visits.finding(fleet.order, things[0], LOOSE).id
    second.visits.rest_ok(fleet.order, things[1])
    second.visits.answer(fleet.order, things[2], [AnswerDraft("GQ-04", "ok")])
    second.visits.meter(fleet.order, things[1], MeterDraft("km", 81_200))
    fleet.exchange()
    fleet.agree()
    views = [workplace.visits.view(fleet.order) for workplace in (first, second)]
    assert views[0].objects == views[1].objects
    assert set(views[0].objects[2].answers) == {"GQ-03", "GQ-04"}
    act_as(fleet.office, "zhoumin")
    assert [one.id for one in fleet.office.visits.findings()] == [finding]
    assert [task.kind for task in fleet.office.follow_ups.open() if task.kind == "finding"] == ["finding"]
    with fleet.office.context.reading() as session:
        assert session.scalars(select(Conflict)).all() == []


def _the_technician_registers_a_repair(fleet: Fleet) -> None:
    """One click on site; the office finds the order and where it came from."""
    van = fleet.vans["wulei"]
    second = van.visits.finding(fleet.order, van.visits.view(fleet.order).objects[1].id, LOOSE).id
    repair = van.visits.to_repair(second)
    fleet.exchange()
    fleet.agree()
    act_as(fleet.office, "zhoumin")
    found = fleet.office.visits.view(fleet.order).findings[1]
    assert (found.id, found.state, found.repair_number) == (second, "repair", repair.number)
    assert fleet.office.orders.view(repair.id).created_by == "wulei"


def _the_office_ends_what_was_found(fleet: Fleet) -> None:
    """Sealed on the van with an open finding; customer service makes it a repair, and the visit is over."""
    van = fleet.vans["wulei"]
    bring(van, fleet.order, "signed", "in_service")
    fleet.exchange()
    act_as(fleet.office, "zhoumin")
    assert fleet.office.orders.view(fleet.order).status == "signed"
    fleet.office.visits.to_repair(fleet.office.visits.view(fleet.order).findings[0].id)
    fleet.exchange()
    fleet.agree()
    view = van.visits.view(fleet.order)
    assert (view.status, view.findings[0].state, view.done_on) == ("completed", "repair", FIRST_DAY)
    for workplace in (fleet.office, van):
        with workplace.context.reading() as session:
            row = session.scalars(select(SealedRecord).where(SealedRecord.order_id == fleet.order)).one()
            assert is_intact(session, row)


def test_the_office_moves_what_another_computer_plans_on(prepared_visits: PreparedVisits, tmp_path: Path) -> None:
    """Moved at the office while a second office computer plans on: one visit, there, and taken back on both."""
    office, order = prepared_visits.open("assigned", tmp_path / "office")
    clock = stories.clock_of(office)
    hub = new_hub(tmp_path / "hub", clock)
    first = register(office.context, hub, everybody(office.context), "first")
    first.sync()
    other = Workplace.open(tmp_path / "second", clock=clock, zone=stories.ZONE, demo=True)
    second = register(other.context, hub, everybody(office.context))
    second.sync()
    to = FIRST_DAY + timedelta(days=6)
    pdf = visit_blank(visit_sample.unsigned())
    for workplace, name in ((office, "gauge.pdf"), (other, "safety.pdf")):  # T01: neither knows of the other's
        act_as(workplace, "chenjing")
        workplace.instructions.attach("CM", name, pdf + name.encode())
    act_as(office, "zhoumin")
    office.visits.move(order, MoveVisitDraft(to, "客户停产检修"))
    act_as(other, "zhenghao")
    other.plans.generate()
    for computer in (first, second, first):
        computer.sync()
    assert refused(first.database) == refused(second.database) == unsettled(first.database) == []
    assert differences(contents(first.database), contents(second.database)) == {}
    for workplace in (office, other):
        assert [one.name for one in workplace.instructions.of_order(order)] == ["gauge.pdf", "safety.pdf"]
        with workplace.context.reading() as session:
            assert session.get_one(Visit, order).due_on == to
            assert session.get_one(Order, order).status == "noticed"
            number = text("SELECT count(*) FROM orders WHERE kind = 'maintenance'")
            assert session.execute(number).scalar_one() == session.execute(text("SELECT count(*) FROM visits")).scalar()
    office.visits.move_back(order)  # he goes all the same, on the day he was to go
    for computer in (first, second):
        computer.sync()
    assert refused(first.database) == unsettled(first.database) == []
    assert differences(contents(first.database), contents(second.database)) == {}
    for workplace in (office, other):
        act_as(workplace, "zhenghao")
        view = workplace.orders.view(order)
        assert (view.status, view.facts.technicians) == ("assigned", ("wulei",))
        assert workplace.visits.view(order).due_on == FIRST_DAY
    act_as(office, "zhenghao")
    office.visits.move(order, MoveVisitDraft(to, "人手不够", "us"))
    first.sync()
    second.sync()
    act_as(other, "zhoumin")  # he is told of the other day, and who moved it has not heard that yet
    other.repairs.do(order, "notify", NoticeDraft("马骏", "phone", other.context.now(), to))
    second.sync()
    office.visits.move_back(order)
    for computer in (first, second, first):
        computer.sync()
    assert unsettled(first.database) == [] and differences(contents(first.database), contents(second.database)) == {}
    for workplace in (office, other):
        act_as(workplace, "zhenghao")
        view = workplace.orders.view(order)
        assert (view.status, view.facts.technicians, view.slot_from) == ("noticed", (), None)
        assert workplace.visits.view(order).due_on == to
        workplace.close()
    hub.close()
