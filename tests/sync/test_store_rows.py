"""Goods in, slips, transfers, counts, write-offs and tools lent can be done again from the outbox alone."""

from pathlib import Path

import stories
from fieldtech.services.workplace import Workplace
from prepared import act_as
from services.stores.conftest import VAN_WL, VAN_ZQ, WH, move
from services.stores.test_lending import LEND, METER
from services.stores.test_receiving import DELIVERY
from services.stores.test_sims import TOP_UP
from services.stores.test_write_offs import SCRAP

from .test_rows import SYNCED, contents, replayed

TABLES = {
    "stock_slips", "unit_entries", "stock_transfers", "write_offs", "stock_counts", "count_scans", "tools",
    "tool_loans",
}  # fmt: skip


def a_day_in_the_stores(workplace: Workplace) -> None:
    stores = workplace.stores
    act_as(workplace, "chugang")
    stores.slips.undo(stores.receiving.receive(DELIVERY).id)
    stores.sims.top_up(TOP_UP)
    stores.lending.add(METER)
    stores.lending.lend(LEND)
    stores.write_offs.ask(SCRAP)
    count = stores.counting.open(WH).id
    for text in ("BXA0013", "???"):
        stores.counting.scan(count, text)
    stores.counting.take_back(stores.counting.view(count).lines[0].id)
    act_as(workplace, "wulei")
    transfer = stores.transfers.offer(move(VAN_WL, VAN_ZQ, "BXA0012", "P-3002*2")).id
    act_as(workplace, "zhaoqiang")
    stores.transfers.accept(transfer)


def test_the_stores_can_be_replayed_from_the_outbox(tmp_path: Path) -> None:
    workplace = stories.open_demo(tmp_path / "data")
    a_day_in_the_stores(workplace)
    office = replayed(workplace, tmp_path / "office")
    assert [t for t in SYNCED if contents(office, t) != contents(workplace.context.database, t)] == []
    assert [table for table in TABLES if not contents(office, table)] == []
    office.close()
