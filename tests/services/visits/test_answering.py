"""Answers of a visit, object by object: what is asked, what lacks, what is frozen (states 4.3, forms 2.5)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, select

from fieldtech.errors import Invalid, Refused
from fieldtech.model.base import new_id
from fieldtech.model.catalogue import Checklist
from fieldtech.model.checklist import is_answered, points_answer
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import MeterDraft
from fieldtech.model.maintenance import MeterReading, VisitObject
from fieldtech.services.workplace import Workplace
from fieldtech.words import sentence
from maintenance import a_photo, approved_plan, bring, fleet_plan, good_answer
from prepared import act_as

from .conftest import Opened


def codes(workplace: Workplace, order: object) -> list[str]:
    return [problem.code for problem in workplace.visits.view(order).gaps]  # type: ignore[arg-type]


def test_many_answers_of_one_object_are_one_act(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service")
    tank = workplace.visits.view(order).objects[0]
    assert (tank.state, tank.answered[0], tank.label) == ("waiting", 0, "TK-101")
    workplace.visits.answer(order, tank.id, [AnswerDraft("CM-01", "", "正常"), AnswerDraft("CM-02", "na")])
    tank = workplace.visits.view(order).objects[0]
    assert (tank.state, tank.answered[0]) == ("working", 1)  # why the other is not applicable is still to be said
    assert tank.answers["CM-01"].value == "正常"
    with workplace.context.reading() as session:
        row = session.scalars(select(VisitObject)).one()
        assert row.state == "working" and ["CM-03", "answer"] in row.open_points


def test_what_is_not_of_the_visit_is_refused(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service")
    tank = workplace.visits.view(order).objects[0].id
    with pytest.raises(Invalid, match="not_of_this_visit"):
        workplace.visits.answer(order, new_id(), [AnswerDraft("CM-01", "ok")])
    with pytest.raises(Invalid, match="not_of_this_checklist"):
        workplace.visits.answer(order, tank, [AnswerDraft("CM-01", "ok"), AnswerDraft("GQ-01", "ok")])
    assert workplace.visits.view(order).objects[0].answered[0] == 0  # all or nothing


@pytest.mark.parametrize(
    "bad",
    [
        AnswerDraft("CM-11", "ok"),
        AnswerDraft("CM-11", "", "Ri9"),
        AnswerDraft("CM-01", "perhaps"),
        AnswerDraft("CM-01", "ok", "异常"),
        AnswerDraft("CM-06", "Ri1"),
    ],
)
def test_an_answer_that_the_question_does_not_have_is_refused(visit_in: Opened, bad: AnswerDraft) -> None:
    workplace, order = visit_in("in_service")
    tank = workplace.visits.view(order).objects[0].id
    with pytest.raises(Invalid, match="unknown_choice"):
        workplace.visits.answer(order, tank, [bad])
    assert workplace.visits.view(order).objects[0].answers == {}


@pytest.mark.parametrize("login", ["zhoumin", "zhenghao", "qianwei"])
def test_only_who_is_there_answers(visit_in: Opened, login: str) -> None:
    workplace, order = visit_in("in_service")
    tank = workplace.visits.view(order).objects[0].id
    act_as(workplace, login)
    with pytest.raises(Exception, match=r"role_may_not|technicians_own_step|not_your_order"):
        workplace.visits.answer(order, tank, [AnswerDraft("CM-01", "ok")])


def test_nothing_is_answered_before_the_start_or_after_the_end(visit_in: Opened) -> None:
    for state in ("arrived", "signed"):
        workplace, order = visit_in(state)
        tank = workplace.visits.view(order).objects[0].id
        with pytest.raises(Refused, match="wrong_state"):
            workplace.visits.answer(order, tank, [AnswerDraft("CM-01", "ok")])


def test_every_kind_of_question(visit_in: Opened) -> None:  # F31
    """F31: choice, text, number with limits, several points, photo; each says what it lacks until it is whole."""
    workplace, order = visit_in("in_service")
    tank = workplace.visits.view(order).objects[0].id
    items = {str(item["id"]): item for item in workplace.visits.view(order).items}
    given = [good_answer(item) for item in items.values() if item["kind"] != "photo"]
    workplace.visits.answer(order, tank, given)
    assert codes(workplace, order) == ["visit_photo_missing"]  # CM-23, CM-24
    for slot in ("CM-23", "CM-24"):
        workplace.photos.add(order, f"{tank.hex}/{slot}", a_photo())
    view = workplace.visits.view(order)
    assert (codes(workplace, order), view.objects[0].state, view.objects[0].answered) == ([], "done", (len(items),) * 2)
    # a choice that is not in order: its handling, and the photo where the template wants one
    workplace.visits.answer(order, tank, [AnswerDraft("CM-07", "not_ok")])
    assert codes(workplace, order) == ["handling_missing"]
    workplace.visits.answer(order, tank, [AnswerDraft("CM-07", "not_ok", "", "打磨补涂")])
    assert codes(workplace, order) == ["visit_photo_missing"]
    workplace.photos.add(order, f"{tank.hex}/CM-07", a_photo())
    # a number outside its limits, one that cannot be read, one that is missing
    workplace.visits.answer(order, tank, [AnswerDraft("CM-06", "", "95")])
    assert codes(workplace, order) == ["handling_missing"]
    workplace.visits.answer(order, tank, [AnswerDraft("CM-06", "", "75"), AnswerDraft("CM-04", "", "")])
    assert codes(workplace, order) == ["visit_items_open"]
    workplace.visits.answer(order, tank, [AnswerDraft("CM-04", "", "锂基脂 2 号, 0.3 kg")])
    # too few points, and one below the limit
    points = items["CM-12"]
    workplace.visits.answer(order, tank, [points_answer(points, ["300", "310", "320"])])
    assert codes(workplace, order) == ["visit_points_missing"]
    low = points_answer(points, ["251", "263", "248", "210", "255"])
    workplace.visits.answer(order, tank, [low])
    assert codes(workplace, order) == ["handling_missing"]
    workplace.visits.answer(order, tank, [replace(low, note="第 4 点 210，转维修")])
    assert codes(workplace, order) == ["visit_photo_missing"]
    workplace.photos.add(order, f"{tank.hex}/CM-12", a_photo())
    assert codes(workplace, order) == []
    # a photo that is taken out again leaves its question open
    photo = next(photo for photo in workplace.visits.view(order).objects[0].photos if photo.name == "CM-23")
    workplace.photos.remove(photo.id, "模糊")
    assert codes(workplace, order) == ["visit_photo_missing"]
    assert photo.vehicle == workplace.orders.view(order).photos[0].vehicle


def test_a_reading_that_cannot_be_taken_says_why_and_is_no_ok(visit_in: Opened) -> None:  # F31
    """F31: a gap of the record with its reason, said before leaving; no template may be left without it silently."""
    workplace, order = visit_in("answered")
    tank = workplace.visits.view(order).objects[0].id
    workplace.visits.answer(order, tank, [AnswerDraft("CM-06", "no_reading"), AnswerDraft("CM-12", "no_reading")])
    assert codes(workplace, order) == ["handling_missing"]
    workplace.visits.answer(order, tank, [AnswerDraft("CM-06", "no_reading", "", "扳手损坏"),
                                          AnswerDraft("CM-12", "no_reading", "", "保温层未拆")])  # fmt: skip
    assert codes(workplace, order) == [] and workplace.repairs.check(order, "finish") == ()
    (doubt,) = workplace.orders.leave_check(order).later
    assert (doubt.code, doubt.params["items"]) == ("not_measured", "CM-06, CM-12")
    assert "CM-06、CM-12" in sentence(doubt.code, "zh_CN", **doubt.params)
    assert "CM-06, CM-12" in sentence(doubt.code, "en", **doubt.params)
    with pytest.raises(Invalid, match="unknown_choice"):
        workplace.visits.answer(order, tank, [AnswerDraft("CM-01", "no_reading")])
    (thing,) = workplace.sheets.record(order)["objects"]
    said = {item["id"]: (item["answer"], item["verdict"], item["note"]) for item in thing["items"]}
    assert said["CM-12"] == ("no_reading", "", "保温层未拆")


def test_photos_lie_with_their_object_only(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service")
    tank = workplace.visits.view(order).objects[0].id
    workplace.photos.add(order, "body", a_photo())
    for slot in (f"{new_id().hex}/CM-23", f"{tank.hex}/GQ-01", f"{tank.hex}/", "nowhere"):
        with pytest.raises(Invalid):
            workplace.photos.add(order, slot, a_photo())


def test_the_rest_in_order_leaves_what_must_be_looked_at(visit_in: Opened) -> None:
    """Never a number, a text, a photo or a safety question; and it can be taken back."""
    workplace, order = visit_in("in_service", fleet_plan())
    car = workplace.visits.view(order).objects[0].id
    workplace.visits.answer(order, car, [AnswerDraft("GQ-03", "not_ok", "", "松动")])
    _change, back = workplace.visits.rest_ok(order, car)
    view = workplace.visits.view(order).objects[0]
    kinds = {str(item["id"]): item["kind"] for item in workplace.visits.view(order).items}
    assert view.answers["GQ-03"].answer == "not_ok"
    assert {kinds[name] for name in view.answers} == {"choice"}
    assert len(back) == len(view.answers) - 1
    workplace.visits.answer(order, car, back)
    view = workplace.visits.view(order).objects[0]
    assert [name for name, answer in view.answers.items() if is_answered(answer)] == ["GQ-03"]
    assert (view.answered[0], dict(view.gaps)["GQ-03"]) == (0, "photo")  # complete with its photo only


def test_what_could_not_be_seen_has_a_reason(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service", fleet_plan())
    first, second, third = (thing.id for thing in workplace.visits.view(order).objects)
    with pytest.raises(Invalid, match="reason_needed"):
        workplace.visits.object_result(order, first, "not_seen", " ")
    with pytest.raises(Invalid, match="unknown_choice"):
        workplace.visits.object_result(order, first, "lost", "开走了")
    workplace.visits.object_result(order, first, "not_seen", "在外运输")
    view = workplace.visits.view(order).objects[0]
    assert (view.state, view.reason, view.gaps) == ("not_seen", "在外运输", ())
    workplace.visits.object_result(order, first, "")
    assert workplace.visits.view(order).objects[0].state == "waiting"
    for thing in (first, second, third):
        workplace.visits.object_result(order, thing, "not_seen", "在外运输")
    problems = [problem.code for problem in workplace.repairs.check(order, "finish")]
    assert "nothing_seen" in problems


def test_meters_only_run_forward(visit_in: Opened) -> None:
    workplace, order = visit_in("in_service", fleet_plan())
    car = workplace.visits.view(order).objects[0]
    with workplace.context.transaction() as session:
        before = workplace.context.local(workplace.context.now()).date().replace(month=8)
        session.add(MeterReading(vehicle_id=car.thing, unit="km", value=80_000, read_on=before,
                                 at=workplace.context.now(), by="wulei"))  # fmt: skip
        workplace.context.op(session, "test", "meter_readings", car.thing, {})
    for bad in (MeterDraft("km", None), MeterDraft("km", -1), MeterDraft("mi", 5)):
        with pytest.raises(Invalid):
            workplace.visits.meter(order, car.id, bad)
    with pytest.raises(Invalid, match="meter_falls"):
        workplace.visits.meter(order, car.id, MeterDraft("km", 79_000))
    workplace.visits.meter(order, car.id, MeterDraft("km", 812_000))
    workplace.visits.meter(order, car.id, MeterDraft("km", 81_200))  # a slip of the pen of today is no reading
    meter = workplace.visits.view(order).objects[0].meters[0]
    assert (meter.unit, meter.value, meter.before) == ("km", 81_200, 80_000)
    workplace.visits.meter(order, car.id, MeterDraft("km", 12, "换了新表"))
    assert workplace.visits.view(order).objects[0].meters[0].value == 12


def test_a_template_that_changes_meanwhile_changes_nothing(visit_in: Opened) -> None:
    """The version is frozen at the start (forms 2.5); the next visit gets the new one."""
    workplace, order = visit_in("in_service")
    frozen = workplace.visits.view(order)
    assert frozen.frozen and frozen.checklist["version"] == 1
    act_as(workplace, "admin")
    with workplace.context.transaction() as session:
        old = session.scalars(select(Checklist).where(Checklist.code == "CM")).one()
        session.add(Checklist(code="CM", version=2, title_zh="新", title_en="new", items=old.items[:1], active=True))
        workplace.context.op(session, "test", "checklists", old.id, {})
    act_as(workplace, "wulei")
    view = workplace.visits.view(order)
    assert (view.checklist["version"], len(view.items), view.newest) == (1, len(frozen.items), 2)
    tank = view.objects[0].id
    workplace.visits.answer(order, tank, [AnswerDraft("CM-05", "ok")])
    bring(workplace, order, "signed", "in_service")
    assert workplace.orders.view(order).status == "completed"
    act_as(workplace, "zhenghao")
    workplace.plans.generate()
    following = workplace.visits.view(workplace.orders.find("BY-TJ01-E01-20270218"))
    assert (following.frozen, following.checklist["version"], len(following.items)) == (False, 2, 1)


def test_forty_vehicles_cost_no_more_reading_than_one(visit_in: Opened) -> None:
    """What is written on one vehicle reads nothing of the other thirty-nine."""
    workplace, _order = visit_in("planned")
    numbers = [f"V{number:03d}" for number in range(201, 241)]
    act_as(workplace, "admin")
    with workplace.context.transaction() as session:
        customer = session.scalars(select(Customer.id).where(Customer.number == "C001")).one()
        session.add_all(Vehicle(number=name, customer_id=customer, plate=f"鲁B{name}") for name in numbers)
        workplace.context.op(session, "test", "vehicles", customer, {})
    plan = fleet_plan(numbers, number="XJ-QD01-C001-40")
    approved_plan(workplace, plan)
    order = bring(workplace, workplace.orders.find(f"{plan.number}-20261118"), "in_service")
    things = [thing.id for thing in workplace.visits.view(order).objects]
    first = reads(lambda: workplace.visits.rest_ok(order, things[0]))
    for thing in things[1:6]:
        workplace.visits.rest_ok(order, thing)
    assert reads(lambda: workplace.visits.rest_ok(order, things[6])) == first
    view = workplace.visits.view(order)
    assert [thing.state for thing in view.objects] == ["working"] * 7 + ["waiting"] * 33
    assert reads(lambda: workplace.visits.view(order)) < 2 * len(things)


def reads(act: Callable[[], object]) -> int:
    """How many queries an act sends to the database."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    act()
    event.remove(Engine, "before_cursor_execute", note)
    return len(seen)
