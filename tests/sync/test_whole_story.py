"""What one computer did from the first call to the seal arrives at another through the hub, in the same order."""

from pathlib import Path

import pytest

import stories
from fieldtech.services.workplace import Workplace

from .computers import contents, differences, everybody, new_hub, refused, register, unsettled


@pytest.mark.parametrize("state", ["registered", "swapped"])
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
