"""A laptop's clock may be set back: what came later still counts, and what was sealed still verifies."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

import stories
from fieldtech.model.drafts.onsite import DiagnosisDraft, SituationDraft
from fieldtech.model.orders import Entry
from fieldtech.services.workplace import Workplace
from fieldtech.store.arrival import arrival
from fieldtech.store.backup import make_backup
from fieldtech.store.database import Database
from prepared import Prepared, act_as


def add(workplace: Workplace, order: UUID, key: int, draft: DiagnosisDraft | SituationDraft) -> None:
    """An entry whose key a clock of that time made; key 0 is the year 1970."""
    context = workplace.context
    with context.transaction() as session:
        row_id = UUID(int=key)
        body, at = draft.to_body(), context.now()
        session.add(Entry(id=row_id, order_id=order, kind=draft.kind, slot="", body=body, at=at, by="wulei"))
        context.op(session, "note", "entries", row_id, {})


def test_the_later_entry_counts_whatever_its_key_says(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    add(workplace, order, 2**100, DiagnosisDraft(text="first"))
    add(workplace, order, 1, DiagnosisDraft(text="second"))
    found = workplace.orders.view(order).facts.get(DiagnosisDraft)
    assert found is not None
    assert found.text == "second"


@pytest.mark.parametrize("key", [1, 2**127])
def test_a_later_entry_does_not_disturb_the_seal(prepared: Prepared, tmp_path: Path, key: int) -> None:
    workplace, order = prepared.open("sealed", tmp_path / "data")
    act_as(workplace, "wulei")
    sheet = workplace.sheets.write(order)
    stories.clock_of(workplace).advance(timedelta(days=-30))
    add(workplace, order, key, SituationDraft(to="sunli", text="客户来电"))
    found = workplace.sheets.verify(sheet.path)
    assert found.problem is None


def test_a_backup_keeps_the_order_of_arrival(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("sealed", tmp_path / "data")
    add(workplace, order, 1, DiagnosisDraft(text="last"))
    backup = make_backup(workplace.context.database, tmp_path / "backups", workplace.context.clock)
    copied = Database(backup, workplace.context.database.key)
    wanted = select(Entry.id).order_by(arrival(Entry))
    with workplace.context.reading() as here, copied.reading() as there:
        assert list(there.scalars(wanted)) == list(here.scalars(wanted))
        assert list(here.scalars(wanted))[-1] == UUID(int=1)
    copied.close()
