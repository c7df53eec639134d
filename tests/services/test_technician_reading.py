"""What the technician's pages read and write beside the repair itself: day, outbox, answers, catalogue."""

from pathlib import Path

import pytest

import stories
from fieldtech.errors import Refused
from fieldtech.model.checklist import is_answered
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
    ChecklistStartDraft,
    CompletionDraft,
    DiagnosisDraft,
    NoPartsDraft,
)
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace


@pytest.fixture
def demo(tmp_path: Path) -> Workplace:
    return stories.open_demo(tmp_path)


def answers_of(demo: Workplace, order: stories.Id) -> dict[str, AnswerDraft]:
    return demo.orders.view(order).facts.all(AnswerDraft)


def test_the_day_shows_open_orders_and_what_was_finished_today(demo: Workplace) -> None:
    open_order = stories.order_in(demo, "accepted")
    assert [(s.id, s.plate, s.done) for s in demo.day.stops()] == [(open_order, "津C8R071", False)]


def test_a_finished_order_stays_in_sight_until_the_evening(demo: Workplace) -> None:
    order = stories.order_in(demo, "sealed")
    assert [(s.id, s.done) for s in demo.day.stops()] == [(order, True)]
    stories.later(demo, 24 * 60)
    assert demo.day.stops() == ()


def test_every_step_waits_in_the_outbox(demo: Workplace) -> None:
    stories.order_in(demo, "registered")
    before = demo.outbox.count()
    demo.repairs.do(demo.orders.page(OrderQuery(filter="all")).rows[0].id, "start_triage")
    after = demo.outbox.count()
    assert (after.here, after.handed_over, after.confirmed) == (before.here + 1, 0, 0)
    assert after.waiting == after.here


def test_the_rest_ok_leaves_safety_numbers_photos_and_words(demo: Workplace) -> None:  # F16
    order = stories.order_in(demo, "in_repair")
    _change, undo = demo.answers.rest_ok(order)
    items = {item["id"]: item for item in demo.orders.view(order).checklist["items"]}
    for item_id in answers_of(demo, order):
        assert items[item_id]["kind"] in ("tick", "choice")
        assert items[item_id]["group"] != "safety"
    assert {answer.item for answer in undo} == set(answers_of(demo, order))
    demo.answers.answer(order, undo)
    assert not any(is_answered(answer) for answer in answers_of(demo, order).values())


def test_the_first_answer_freezes_the_version(demo: Workplace) -> None:  # F16
    order = stories.order_in(demo, "in_repair")
    demo.answers.answer(order, [AnswerDraft("RP-03", "ok")])
    assert demo.orders.view(order).facts.get(ChecklistStartDraft) == ChecklistStartDraft("RP", 1)


def test_what_other_sections_said_answers_the_checklist(demo: Workplace) -> None:
    order = stories.order_in(demo, "in_repair")
    now = demo.context.now()
    demo.repairs.note(order, DiagnosisDraft("C05", ("A04",), "更换保险，复测正常", now, now))
    demo.repairs.note(order, CompletionDraft(True, True, False, "repaired"))
    demo.repairs.note(order, stories.good_platform_check(now))
    demo.repairs.note(order, NoPartsDraft())
    demo.answers.follow(order)
    found = answers_of(demo, order)
    assert found["RP-01"].answer == found["RP-02"].answer == found["RP-15"].answer == "ok"
    assert found["RP-13"].value == "更换保险，复测正常"
    assert found["RP-20"].value == "已上线"
    assert found["RP-19"].value == "无旧件"
    assert "RP-17" not in found  # not said yet
    assert "RP-03" not in found  # safety is never answered for him
    assert demo.answers.follow(order) is None


def test_following_never_overwrites_an_answer(demo: Workplace) -> None:
    order = stories.order_in(demo, "in_repair")
    demo.answers.answer(order, [AnswerDraft("RP-01", "na")])
    demo.answers.follow(order)
    assert answers_of(demo, order)["RP-01"].answer == "na"


def test_answers_are_refused_at_the_wrong_time(demo: Workplace) -> None:
    order = stories.order_in(demo, "accepted")
    with pytest.raises(Refused):
        demo.answers.answer(order, [AnswerDraft("RP-03", "ok")])
    assert answers_of(demo, order) == {}


def test_parts_of_the_van_come_first(demo: Workplace) -> None:  # F17
    stories.order_in(demo, "in_repair")
    found = demo.site_catalogue.find_parts("wulei", "P-")
    have = [part.have for part in found]
    assert have[0] > 0
    assert have.index(0) == sum(1 for count in have if count)
    assert {part.code for part in demo.site_catalogue.in_van("wulei")} == {p.code for p in found if p.have}
    assert demo.site_catalogue.model_of("BXA0007") == "BX-V200"
    assert any(cause.decide for cause in demo.site_catalogue.causes())
    assert demo.site_catalogue.actions()[0].level == "onsite"
