"""A request, its order and the yard can be done again elsewhere from the outbox alone."""

from pathlib import Path

import fleet
import stories

from .test_rows import SYNCED, contents, replayed

TABLES = {"install_requests", "request_vehicles", "request_acts", "install_rows"}


def test_a_fleet_can_be_replayed_from_the_outbox(tmp_path: Path) -> None:
    workplace = stories.open_demo(tmp_path / "data")
    order = fleet.order_in(workplace, "installing")
    fleet.fit_first(workplace, order)
    first = workplace.yard.rows(order)[0]
    workplace.yard.take_off(first.id, terminal=False)
    fleet.not_there(workplace, order)
    office = replayed(workplace, tmp_path / "office")
    assert [t for t in SYNCED if contents(office, t) != contents(workplace.context.database, t)] == []
    assert all(contents(office, table) for table in TABLES)
    office.close()
