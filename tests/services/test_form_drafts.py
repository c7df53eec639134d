"""What somebody types is on the disk when ``save`` returns, his own, and gone when it is done with."""

from datetime import timedelta
from pathlib import Path

import pytest

import stories
from fieldtech.clock import FixedClock
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as


@pytest.fixture
def office(prepared: Prepared, tmp_path: Path) -> Workplace:
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "zhoumin")
    return workplace


def test_a_draft_survives_the_end_of_the_program(office: Workplace, tmp_path: Path) -> None:
    body = {"caller": "马骏", "symptoms": ["S02"], "nested": {"䶮": [1, None, True]}}
    saved = office.drafts.save("intake", "", body)
    office.context.database._writer.dispose()  # as after a crash: nothing is closed in order
    again = Workplace.open(tmp_path / "data", clock=FixedClock(stories.CALL), zone=stories.ZONE, demo=True)
    act_as(again, "zhoumin")
    (found,) = again.drafts.pending()
    assert (found.form, found.key, found.body, found.at) == ("intake", "", body, saved)


def test_the_last_word_counts(office: Workplace) -> None:
    for text in ("平", "平台", "平台不上线"):
        office.drafts.save("intake", "", {"text": text})
    found = office.drafts.load("intake", "")
    assert found is not None and found.body == {"text": "平台不上线"}
    assert len(office.drafts.pending()) == 1


def test_each_person_and_thing_has_its_own(office: Workplace) -> None:  # P39
    office.drafts.save("intake", "", {"text": "周敏"})
    office.drafts.save("plan", "order-1", {"text": "一"})
    office.drafts.save("plan", "order-2", {"text": "二"})
    act_as(office, "zhenghao")
    assert office.drafts.load("intake", "") is None and office.drafts.pending() == []
    office.drafts.discard("intake", "")
    act_as(office, "zhoumin")
    assert {(d.form, d.key) for d in office.drafts.pending()} == {
        ("intake", ""),
        ("plan", "order-1"),
        ("plan", "order-2"),
    }


def test_the_newest_comes_first_and_done_is_gone(office: Workplace) -> None:
    office.drafts.save("plan", "a", {})
    stories.clock_of(office).advance(timedelta(minutes=1))
    office.drafts.save("plan", "b", {})
    assert [draft.key for draft in office.drafts.pending()] == ["b", "a"]
    office.drafts.discard("plan", "b")
    office.drafts.discard("plan", "b")
    assert [draft.key for draft in office.drafts.pending()] == ["a"]


def test_a_draft_never_leaves_this_computer(office: Workplace) -> None:
    before = office.outbox.count()
    office.drafts.save("intake", "", {"text": "x"})
    assert office.outbox.count() == before
