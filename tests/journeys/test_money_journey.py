"""The 31.00 of V09 through the real window: paid, handed over, 10.00 missing, queried, brought, audited, closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldtech.demo.money_acts import CENTRE, FINANCE, PAID_ON
from fieldtech.demo.money_story import MoneyStory
from fieldtech.demo.stage import Stage
from fieldtech.model.money.cash import Held
from fieldtech.services.orders import OrderQuery
from prepared import Prepared
from services.money.conftest import Told, sit

MOST_INTERACTIONS = 75


@pytest.fixture
def stage(prepared: Prepared, tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    """The repair is done, the customer stands beside the technician."""
    till = Told(prepared, tmp_path / "told").open("finished", tmp_path / "data")
    till.workplace.access.sign_out()
    opened = Stage(tmp_path, pictures=False, workplace=till.workplace)
    yield opened
    opened.close()


def test_a_day_that_does_not_close_and_then_does(stage: Stage) -> None:  # B28, B29, B30, F58, F59
    story = MoneyStory(stage)
    before = stage.hands.count
    number = story.money()
    taken = stage.hands.count - before
    print(f"\ninteractions from paid to closed: {taken}")
    assert taken <= MOST_INTERACTIONS and stage.hands.flashes.seen == []

    w = stage.workplace
    sit(w, FINANCE)
    view = w.finance.day(PAID_ON, CENTRE)
    sums = view.closing
    assert (sums.received, sums.receipted, sums.counted, sums.made_good) == (31_00, 31_00, 21_00, 10_00)
    assert view.closed_by == "冯丽" and not sums.findings and not view.later
    (row,) = w.finance.queue("all")
    assert (row.state, row.number, row.cents) == ("reconciled", "SK-XM01-20261119-001", 31_00)
    audit = w.finance.audit(row.id)
    assert [said.act for said in audit.thread] == ["query", "answer", "pass", "reconcile"]
    assert audit.slip is not None and [v.state for v in audit.vouchers] == ["agrees"] * 3
    assert w.cash_box.view("qianwei").held == Held(0, 0, 0) and w.finance.holders() == ()
    assert [found.number for found in w.orders.page(OrderQuery("DT8801", "all")).rows] == [number]
    assert w.finance.slip(audit.slip.id).row.reason and w.finance.slip(audit.slip.id).made_good
