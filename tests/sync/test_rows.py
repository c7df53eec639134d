"""Whatever the services do can be done again elsewhere from the outbox alone."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

import stories
from fieldtech.model.local import Device, Op
from fieldtech.model.tables import Base
from fieldtech.services.devices import this_device
from fieldtech.services.imports.files import open_file
from fieldtech.services.workplace import Workplace
from fieldtech.store.database import Database
from fieldtech.store.schema import bring_up_to_date
from fieldtech.sync.rows import apply_rows

SYNCED = sorted(m.class_.__tablename__ for m in Base.registry.mappers if getattr(m.class_, "__synced__", False))

OTHER_STORIES = {
    "install_requests", "request_vehicles", "request_acts", "install_rows",  # test_fleet_rows
    "stock_slips", "unit_entries", "stock_transfers", "write_offs", "stock_counts", "count_scans", "tools",
    "tool_loans",  # test_store_rows
    "vehicle_wishes", "column_meanings",  # services/imports/test_storing
    "plans", "plan_objects", "plan_acts", "visits", "visit_objects", "findings", "meter_readings",  # test_visit_rows
    "fee_schedules", "customer_contracts", "fee_lists", "fee_changes", "fee_words", "receipt_blocks", "receipts",
    "collections", "reversals", "hand_overs", "cash_counts", "made_good", "invoices", "audit_acts",
    "day_closings",  # services/money/test_replayed
    "conflicts",  # written by the hub
}  # fmt: skip


def contents(database: Database, table: str) -> list[tuple[Any, ...]]:
    key = ", ".join(column.name for column in Base.metadata.tables[table].primary_key)
    with database.reading() as session:
        return [tuple(row) for row in session.execute(text(f'SELECT * FROM "{table}" ORDER BY {key}'))]


def replayed(workplace: Workplace, folder: Path) -> Database:
    """A new database that has seen nothing but the operations, as they would come over a wire."""
    database = Database(folder / "office.db", b"k" * 32)
    bring_up_to_date(database, backup=lambda _database: None)
    with workplace.context.reading() as session:
        here = this_device(session)
        ops = [json.loads(json.dumps(op.fields)) for op in session.scalars(select(Op).order_by(Op.dev_seq))]
    with database.transaction() as session:  # what registering a computer at the office tells it
        session.add(Device(id=here.id, name=here.name, public_key=here.public_key, certificate=here.certificate))
    for fields in ops:
        with database.transaction() as session:
            apply_rows(session, fields.get("rows", []))
    return database


def test_the_whole_repair_can_be_replayed_from_the_outbox(tmp_path: Path) -> None:
    workplace = stories.open_demo(tmp_path / "data")
    order = stories.order_in(workplace, "swapped")
    swap = workplace.orders.view(order).swaps[0]
    workplace.swaps.undo(swap.id, "once more")
    stories.as_person(workplace, "sunli")
    contact = workplace.masters.list("contacts").rows[0]
    workplace.masters.retire("contacts", contact.id)
    second = stories.open_demo(tmp_path / "second")
    sealed = stories.order_in(second, "sealed")
    assert second.orders.view(sealed).status == "completed"
    for place, name in ((workplace, "a"), (second, "b")):
        office = replayed(place, tmp_path / name)
        different = [t for t in SYNCED if contents(office, t) != contents(place.context.database, t)]
        assert different == []
        office.close()


def test_every_synced_table_was_part_of_it(tmp_path: Path) -> None:
    """Else the test above would prove less than it says."""
    workplace = stories.open_demo(tmp_path / "data")
    stories.order_in(workplace, "sealed")
    empty = [table for table in SYNCED if not contents(workplace.context.database, table)]
    assert set(empty) - OTHER_STORIES <= {"plate_changes", "photos", "follow_ups", "company_settings"}


def test_an_imported_list_can_be_replayed(tmp_path: Path) -> None:
    workplace = stories.open_demo(tmp_path / "data")
    stories.as_person(workplace, "zhoumin")
    book = open_file(Path(__file__).parents[1] / "data" / "inbox" / "安装车辆明细_青岛海岳.xlsx")
    preview = workplace.lists.preview(book, "vehicle_list", customer="C001")
    assert workplace.lists.store(preview, customer="C001") == 13
    workplace.lists.remember("vehicle_list", "C001", preview.mapping)
    office = replayed(workplace, tmp_path)
    different = [t for t in SYNCED if contents(office, t) != contents(workplace.context.database, t)]
    assert different == []
    assert len(contents(office, "vehicle_wishes")) == 13
    office.close()
