"""What is owed by the office: the list of trials that end, the reminder, one press to what settles it."""

from collections.abc import Iterator
from pathlib import Path

import audit
import pytest
from pytestqt.qtbot import QtBot

import fleet
from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.owed_page import OwedPage
from fieldtech.ui.theme import Theme
from pages.fleet import FleetOffice
from prepared import Prepared
from stories import later

DAY = 24 * 60


@pytest.fixture
def trial(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> Iterator[tuple[FleetOffice, OwedPage, Id]]:
    """A trial until 20 December, signed on 18 November; the dispatcher sits down."""
    workplace: Workplace = prepared.demo(tmp_path / "data")
    order = fleet.trial(workplace)
    office = FleetOffice(qtbot, theme, language, workplace, "zhenghao")
    page = OwedPage(workplace)
    office.window.add_page(page)
    office.window.show_for(workplace.access.person)
    yield office, page, order
    workplace.close()


def test_a_trial_is_reminded_of_before_it_ends_and_overdue_after(trial: tuple[FleetOffice, OwedPage, Id]) -> None:
    # A01: the reminder is the number beside the page, a week before the last day
    office, page, _order = trial
    assert page.badge() == 0
    later(office.workplace, 26 * DAY)  # 14 December
    page.refresh(None)
    assert page.badge() == 1
    office.window.open_page("owed_page", "trials")
    owed = page.chosen()
    assert owed is not None and (owed.kind, owed.soon, owed.overdue, owed.days_left) == ("trial_end", True, False, 6)
    assert "in 6 days" in str(page.model.index(0, 0).data())
    later(office.workplace, 8 * DAY)
    page.open("trials")
    assert page.chosen().overdue  # type: ignore[union-attr]
    assert "late" in str(page.model.index(0, 0).data()) or "overdue" in str(page.model.index(0, 0).data())


@pytest.mark.parametrize(("press", "outcome"), [("sell_trial", "sold"), ("remove_trial", "removed")])
def test_one_press_leads_to_the_sale_or_to_the_removal(
    trial: tuple[FleetOffice, OwedPage, Id], press: str, outcome: str
) -> None:
    # A01
    office, _page, order = trial
    office.window.open_page("owed_page", "trials")
    office.press(press)
    form = office.form.form
    assert form.draft().outcome == outcome
    assert office.orders.detail.view is not None and office.orders.detail.view.id == order
    office.type("note", "合同 HT2026-130")
    if outcome == "removed":
        office.type("written_request", "邮件 2026-12-18")
    office.sent()
    assert "trial_end" not in {owed.kind for owed in office.workplace.orders.view(order).follow_ups}


def test_customer_service_is_led_to_the_delivery_call(trial: tuple[FleetOffice, OwedPage, Id]) -> None:
    # P26
    office, page, _order = trial
    office.workplace.context.person = None
    office.sit_down("zhoumin", "owed_page")
    assert [page.model.record(at).kind for at in range(page.model.rowCount())] == ["delivery"]
    office.press("delivery")
    assert office.form.form.draft().person
    office.form.close_sheet()


def test_the_archive_says_that_it_waits_for_the_call(trial: tuple[FleetOffice, OwedPage, Id]) -> None:
    # P26: for who asks, and for who archives
    office, _page, order = trial
    office.sit_down("zhenghao", "orders_page", order.hex)
    assert "has not been asked about the delivery" in office.orders.detail.waits.text()
    office.sit_down("chenjing", "orders_page", order.hex)
    assert office.orders.detail.footer.primary.objectName() == "missing"
    codes = {problem.code for problem in office.orders._work.coming.problems}
    assert codes == {"owed_delivery", "owed_trial_end"}


def test_nothing_is_cut_and_everything_has_a_name(trial: tuple[FleetOffice, OwedPage, Id]) -> None:
    office, page, _order = trial
    office.window.open_page("owed_page", "trials")
    for size in audit.SIZES:
        office.window.resize(*size)
        audit.settle()
        assert audit.faults(office.window) == []
    assert page.footer is not None and page.footer.primary.isVisible()
