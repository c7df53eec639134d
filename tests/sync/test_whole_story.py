"""What one computer did from the first call to the seal arrives at another through the hub, in the same order."""

from pathlib import Path

import pytest
from sqlalchemy import text

import stories
from fieldtech.services.health import Examination
from fieldtech.services.orders import OrderQuery
from fieldtech.services.reindexing import catch_up
from fieldtech.services.workplace import Workplace
from fieldtech.store.keys import KeyKind

from .computers import Computer, contents, differences, everybody, new_hub, refused, register, unsettled


@pytest.mark.parametrize("state", ["swapped", "sealed"])
def test_the_whole_story_through_an_empty_hub(state: str, tmp_path: Path) -> None:  # R4
    first = stories.open_demo(tmp_path / "first")
    order = stories.order_in(first, state)
    if state == "swapped":
        first.swaps.undo(first.orders.view(order).swaps[0].id, "once more")
    clock = stories.clock_of(first)
    hub = new_hub(tmp_path / "hub", clock)
    office = register(first.context, hub, everybody(first.context), "first")
    before = contents(first.context.database, places=False)
    outcome = office.sync()
    assert refused(office.database) == []
    assert unsettled(office.database) == []
    assert contents(office.database, places=False) == before
    assert outcome.agrees
    empty = Workplace.open(tmp_path / "second", clock=clock, zone=stories.ZONE, demo=True)
    second = register(empty.context, hub, everybody(first.context))
    assert second.sync().agrees
    assert differences(contents(second.database), contents(office.database)) == {}
    catch_up(empty.context)
    assert findable(second) == findable(office)
    for workplace in (first, empty):
        stories.as_person(workplace, "zhoumin")
    for words in ("津C8R071", "BXA0012", "天津", "SY-003", "不在的"):
        query = OrderQuery(text=words, filter="all")
        assert empty.orders.page(query).rows == first.orders.page(query).rows
        assert [row.id for row in empty.masters.list("vehicles", words).rows] == [
            row.id for row in first.masters.list("vehicles", words).rows
        ]
    problems = [f for f in Examination(empty.context, KeyKind.PLAIN_DEMO).findings() if not f.ok]
    assert problems == []


def findable(computer: Computer) -> set[tuple[str, bytes]]:
    with computer.context.reading() as session:
        return {(row[0], row[1]) for row in session.execute(text("SELECT kind, ref FROM search_docs"))}
