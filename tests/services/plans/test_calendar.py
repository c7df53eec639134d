"""The calendar: visits by their day, orders by their time, who is late, who is wanted twice; its file (F29, F30)."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from sqlalchemy import Engine, event

from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.drafts.visits import MoveVisitDraft, SkipDraft
from fieldtech.model.orders import CrewMember
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.services.workplace import Workplace
from plan_acts import INSPECTION, active, at_day, many, order_on
from prepared import Prepared, act_as, set_order
from stories import ZONE

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
DAY = date(2026, 11, 18)


def entries(workplace: Workplace, login: str = "zhenghao", **wanted: object) -> dict[str, CalendarEntry]:
    act_as(workplace, login)
    return {one.number: one for one in workplace.calendar.entries(FIRST, LAST, **wanted)}  # type: ignore[arg-type]


def assign(workplace: Workplace, order: Id, login: str, hour: int, hours: int = 2, status: str = "assigned") -> None:
    """As after an assignment, without its other rules."""
    start = datetime(2026, 11, 18, hour, tzinfo=ZONE)
    set_order(
        workplace, order, status=status, technician=login, slot_from=start, slot_to=start + timedelta(hours=hours)
    )
    with workplace.context.transaction() as session:
        session.add(CrewMember(order_id=order, login=login))
        workplace.context.op(session, "test", "orders", order, {})


@pytest.fixture
def calendar(prepared: Prepared, tmp_path: Path) -> Iterator[tuple[Workplace, Id]]:
    """吴磊 has a repair from 13:30 to 15:30; a tank and a fleet have plans."""
    workplace, _repair = prepared.open("assigned", tmp_path / "data")
    plan = active(workplace)
    active(workplace, INSPECTION)
    yield workplace, order_on(workplace, plan, DAY)
    workplace.close()


def test_visits_by_their_day_and_orders_by_their_time(calendar: tuple[Workplace, Id]) -> None:  # F29
    workplace, visit = calendar
    found = entries(workplace)
    repair, tank, fleet = found.values()
    assert (repair.kind, repair.technician, repair.login, repair.start and repair.start.hour) == (
        "repair", "吴磊", "wulei", 13,
    )  # fmt: skip
    assert (tank.order, tank.day, tank.due_on, tank.start, tank.objects) == (visit, DAY, DAY, None, "TK-101 防腐储罐")
    assert (fleet.day, fleet.objects, fleet.customer) == (date(2026, 11, 25), "鲁B7Q216 +1", "青岛海岳物流有限公司")
    assert [one.day for one in workplace.calendar.entries(DAY, DAY)] == [DAY, DAY]
    assert list(entries(workplace, kinds=("inspection",))) == [fleet.number]
    assert list(entries(workplace, technician="wulei")) == [repair.number]


def test_days_off_of_years_nobody_knows_yet_are_doubtful(calendar: tuple[Workplace, Id]) -> None:
    workplace, _visit = calendar
    act_as(workplace, "zhenghao")
    said = [(one.code, one.params["years"]) for one in workplace.calendar.doubts(LAST, date(2028, 2, 1))]
    assert said == [("plan_year_missing", "2028"), ("plan_year_provisional", "2027")]
    assert workplace.calendar.doubts(FIRST, LAST) == ()


def test_who_is_wanted_twice_at_once_is_seen(calendar: tuple[Workplace, Id]) -> None:  # B18
    workplace, visit = calendar
    assign(workplace, visit, "wulei", 15)
    found = entries(workplace)
    assert [one.clash for one in found.values()] == [True, True, False]
    assign_other = {one.number: one.clash for one in found.values()}
    assert len(assign_other) == 3
    set_order(workplace, visit, slot_from=datetime(2026, 11, 18, 15, 30, tzinfo=ZONE))
    assert not any(one.clash for one in entries(workplace).values())  # one begins when the other ends
    set_order(workplace, visit, slot_from=datetime(2026, 11, 18, 8, tzinfo=ZONE), status="signed")
    assert not any(one.clash for one in entries(workplace).values())  # that is over


def test_late_is_after_the_tolerance(calendar: tuple[Workplace, Id]) -> None:  # F30
    workplace, visit = calendar
    for day, late in ((27, False), (28, True)):  # nine days of 92
        at_day(workplace, date(2026, 11, day))
        assert entries(workplace)["BY-TJ01-E01-20261118"].late is late
    assert [one.order for one in workplace.calendar.ahead() if one.due_on == DAY] == [visit]
    at_day(workplace, date(2028, 3, 1))
    assert next(one.day for one in workplace.calendar.ahead()) == DAY  # more than a year ago, and still not done
    set_order(workplace, visit, status="signed")
    assert not entries(workplace)["BY-TJ01-E01-20261118"].late


def test_who_may_move_a_visit(calendar: tuple[Workplace, Id]) -> None:  # P39
    workplace, visit = calendar
    number = "BY-TJ01-E01-20261118"
    for login, may in (("zhoumin", True), ("zhenghao", True), ("chenjing", True), ("sunli", False), ("fengli", False)):
        assert entries(workplace, login)[number].movable is may
    set_order(workplace, visit, status="departed")
    assert not entries(workplace)[number].movable
    assert not any(one.movable for one in entries(workplace).values() if one.kind == "repair")


def test_a_technician_sees_his_own(calendar: tuple[Workplace, Id]) -> None:  # P38 P39
    workplace, visit = calendar
    assert [one.kind for one in entries(workplace, "wulei").values()] == ["repair"]
    assign(workplace, visit, "zhaoqiang", 9)
    assert [one.kind for one in entries(workplace, "zhaoqiang").values()] == ["maintenance"]
    workplace.context.person = None
    for call in (lambda: workplace.calendar.entries(FIRST, LAST), lambda: workplace.calendar.ics(FIRST, LAST)):
        with pytest.raises(Forbidden, match="not_signed_in"):
            call()


def test_the_next_thirty_days_leave_out_what_is_over(calendar: tuple[Workplace, Id]) -> None:  # F30
    workplace, visit = calendar
    act_as(workplace, "zhoumin")
    assert [one.kind for one in workplace.calendar.ahead()] == ["repair", "maintenance", "inspection"]
    assert [one.kind for one in workplace.calendar.ahead(3)] == ["repair", "maintenance"]
    set_order(workplace, visit, status="skipped")
    assert [one.kind for one in workplace.calendar.ahead()] == ["repair", "inspection"]
    set_order(workplace, visit, status="cancelled")
    assert "BY-TJ01-E01-20261118" not in entries(workplace)


def test_the_file_is_read_by_a_calendar(calendar: tuple[Workplace, Id]) -> None:
    workplace, visit = calendar
    act_as(workplace, "zhoumin")
    data = workplace.calendar.ics(FIRST, LAST)
    read = icalendar.Calendar.from_ical(data)
    assert [str(zone["TZID"]) for zone in read.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    repair, tank, fleet = read.walk("VEVENT")
    assert repair["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert repair["DTSTART"].dt == datetime(2026, 11, 18, 13, 30, tzinfo=ZONE)
    assert repair["DTEND"].dt - repair["DTSTART"].dt == timedelta(hours=2)
    assert (tank["DTSTART"].dt, tank["DTEND"].dt) == (DAY, DAY + timedelta(days=1))
    assert str(tank["UID"]) == f"{visit.hex}@fieldtech"
    assert (str(tank["STATUS"]), str(repair["STATUS"])) == ("TENTATIVE", "CONFIRMED")
    assert "BY-TJ01-E01-20261118" in str(tank["DESCRIPTION"]) and "鲁B7Q216 +1" in str(fleet["DESCRIPTION"])
    assert b"\r\n" in data and all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_what_is_called_off_or_moved_away_leaves_other_calendars(calendar: tuple[Workplace, Id]) -> None:  # F30, D12
    workplace, visit = calendar
    fleet = next(one.order for one in entries(workplace).values() if one.kind == "inspection")
    before = events(workplace)
    workplace.visits.move(fleet, MoveVisitDraft(date(2026, 12, 21), "客户停产", "customer"))
    act_as(workplace, "chenjing")
    workplace.repairs.do(visit, "skip", SkipDraft("客户停用"))
    after = events(workplace)
    assert (str(after[visit]["STATUS"]), after[fleet]["DTSTART"].dt) == ("CANCELLED", date(2026, 12, 21))
    assert all(after[key]["SEQUENCE"] > before[key]["SEQUENCE"] for key in (visit, fleet))
    set_order(workplace, visit, status="cancelled")  # as by a plan that ended
    assert str(events(workplace)[visit]["STATUS"]) == "CANCELLED"
    assert str(events(workplace, language="en")[visit]["CATEGORIES"].cats[0]) == "Maintenance"
    name = workplace.calendar.ics_name(FIRST, technician="wulei", language="en")
    assert re.fullmatch(r".+_2026-11-wulei_20261118_v1_calendar_en\.ics", name)


def events(workplace: Workplace, **wanted: str) -> dict[Id, icalendar.Event]:
    read = icalendar.Calendar.from_ical(workplace.calendar.ics(FIRST, LAST, **wanted))
    return {Id(str(event["UID"]).partition("@")[0]): event for event in read.walk("VEVENT")}


def test_the_file_names_no_telephone_and_stays_itself(calendar: tuple[Workplace, Id]) -> None:  # P38
    workplace, visit = calendar
    act_as(workplace, "zhoumin")
    first = workplace.calendar.ics(FIRST, LAST)
    assert workplace.calendar.ics(FIRST, LAST) == first
    text = first.decode().replace("\r\n ", "")
    told = "".join(line for line in text.splitlines() if line.startswith(("SUMMARY", "DESCRIPTION", "LOCATION")))
    assert "津C8R071" in told and not re.findall(r"\b1[3-9]\d{9}\b|\b0\d{2,3}-\d{7}\b", told)
    assert not any(phone in text for phone in ("18912345671", "022-65781234", "13612340010", "13912345678"))
    assign(workplace, visit, "wulei", 9)
    act_as(workplace, "zhoumin")
    again = icalendar.Calendar.from_ical(workplace.calendar.ics(FIRST, LAST))
    uids = {str(event["UID"]) for event in again.walk("VEVENT")}
    assert uids == {str(event["UID"]) for event in icalendar.Calendar.from_ical(first).walk("VEVENT")}


def test_two_thousand_visits_are_there_at_once(workplace: Workplace) -> None:
    """The figure of the issue is 50 ms; here only that no row costs a query of its own."""
    many(workplace, 2_000)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    act_as(workplace, "zhoumin")
    event.listen(Engine, "before_cursor_execute", note)
    try:
        found = workplace.calendar.entries(date(2027, 1, 1), date(2027, 1, 31))
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(found) == 2_000 and 0 < len(asked) < 10
