"""Findings of a visit at the desk: each becomes a repair order in one press, or is closed with a reason (T28)."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import audit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from fieldtech.clock import FixedClock
from fieldtech.model.base import Id
from fieldtech.model.customers import Contact
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.visit_blank import visit_blank
from fieldtech.ui.kit.labels import IconLabel
from fieldtech.ui.language import Language
from fieldtech.ui.pages.order.instruction_sheets import DocumentSheet
from fieldtech.ui.pages.order.progress_steps import steps_of
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.theme import Theme
from maintenance import ZONE, PreparedVisits, bring, fleet_plan
from pages.fleet import FleetOffice
from prepared import act_as
from sheets import visit_sample

LOOSE = FindingDraft(item="GQ-03", text="主机松动", hazard=True)


@pytest.fixture(scope="module")
def played(prepared_visits: PreparedVisits, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Id, datetime]:
    """A signed inspection with two findings that nobody has ended; another one was handled on the spot. Closed."""
    folder = tmp_path_factory.mktemp("signed") / "data"
    workplace, order = prepared_visits.open("in_service", folder, fleet_plan())
    act_as(workplace, "wulei")
    things = [thing.id for thing in workplace.visits.view(order).objects]
    workplace.visits.finding(order, things[0], replace(LOOSE, hazard=False))
    workplace.visits.finding(order, things[1], replace(LOOSE, hazard=False, text="天线积灰"))
    workplace.visits.finding(order, things[2], replace(LOOSE, handled=True, handling="重新固定", told_person="王建国",
                                                       told_how="phone", told_at=workplace.context.now()))  # fmt: skip
    bring(workplace, order, "signed", "in_service")
    workplace.close()
    return folder, order, workplace.context.now()


@pytest.fixture
def signed(played: tuple[Path, Id, datetime], tmp_path: Path) -> Iterator[tuple[Workplace, Id]]:
    """A copy of it."""
    folder, order, now = played
    shutil.copytree(folder, tmp_path / "data")
    workplace = Workplace.open(tmp_path / "data", clock=FixedClock(now), zone=ZONE, demo=True)
    yield workplace, order
    workplace.close()


def test_customer_service_ends_each_finding(
    qtbot: QtBot, theme: Theme, language: Language, signed: tuple[Workplace, Id]
) -> None:  # T28
    workplace, order = signed
    office = FleetOffice(qtbot, theme, language, workplace)
    office.sit_down("zhoumin", "orders_page", f"{order.hex}/see_finding")
    card = office.orders.detail.findings
    assert office.orders.detail.view is not None
    way = steps_of(office.orders.detail.view, Times(ZONE, workplace.context.now))
    assert [step.text for step in way[1:3]] == ["Customer told", "Scheduled"]
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert [text for text in texts if text[:2] in ("1.", "2.", "3.")] == ["1. 主机松动", "2. 天线积灰", "3. 主机松动"]
    titles = [label for label in card.findChildren(QLabel) if label.text().startswith("1. ")]
    icons = [icon for icon in card.findChildren(IconLabel) if icon.height() < 40]
    assert min(abs(icon.y() - titles[0].y()) for icon in icons) < 4  # beside the first line, not in the middle
    assert any("重新固定" in text and "王建国" in text for text in texts)
    assert any("鲁B7Q216" in text and "Outside, mounting" in text for text in texts)
    with workplace.context.transaction() as session:
        for contact in session.scalars(select(Contact)):
            contact.mobile = contact.landline = ""
            workplace.context.op(session, "test", "contacts", contact.id, {})
    office.press("finding_to_repair")  # the first of the two; nobody knows a telephone
    office.type("phone", "13800138000")
    office.sent()
    views = workplace.visits.view(order).findings
    assert [view.state for view in views] == ["repair", "open", "handled"]
    assert views[0].repair_number in {button.text() for button in card.findChildren(QAbstractButton)}
    office.press("close_finding")
    office.sheet().confirmed.emit("客户自行清洁")  # type: ignore[union-attr]
    office.settle()
    assert workplace.visits.view(order).findings[1].closed_reason == "客户自行清洁"
    assert "is closed; nothing is open any more: the visit is completed" in office.window.toast.text
    assert office.orders.detail.view is not None and office.orders.detail.view.status == "completed"
    stepper = office.orders.detail.stepper
    stepper.resize(600, 60)  # only the ends are named, each below its own step
    (first, left), (last, right) = stepper._room(0), stepper._room(len(stepper.steps) - 1)
    assert left == Qt.AlignmentFlag.AlignLeft and abs(first.left() - stepper._x(0)) < 12
    assert right == Qt.AlignmentFlag.AlignRight and abs(last.right() - stepper._x(len(stepper.steps) - 1)) < 12
    assert not {"finding_to_repair", "close_finding"} & {b.objectName() for b in card.findChildren(QAbstractButton)}
    office.press("open_repair")
    assert office.orders.detail.view.id == views[0].repair
    assert "Found on a visit" in [label.text() for label in card.findChildren(QLabel)]
    office.press("open_visit")
    assert office.orders.detail.view.id == order


def test_work_instructions_are_attached_and_opened_from_the_order(
    qtbot: QtBot, theme: Theme, language: Language, signed: tuple[Workplace, Id], tmp_path: Path
) -> None:  # T01
    workplace, order = signed
    paper = tmp_path / "gauge.pdf"
    paper.write_bytes(visit_blank(visit_sample.unsigned()))
    office = FleetOffice(qtbot, theme, language, workplace)
    office.sit_down("fengli", "orders_page", order.hex)
    assert not office.there("instructions_card")
    office.sit_down("chenjing", "orders_page", order.hex)
    office.orders.instructions.files.pick = lambda _parent: [str(paper)]
    office.press("attach_instruction_GQ")
    office.sit_down("fengli", "orders_page", order.hex)
    assert not office.there("attach_instruction_GQ") and not office.there("withdraw_instruction")
    office.press("open_instruction")
    sheet = office.sheet()
    assert isinstance(sheet, DocumentSheet)
    office.wait(lambda: len(sheet.drawn.pages) > 0)
    sheet.close_sheet()
    office.sit_down("chenjing", "orders_page", order.hex)
    office.press("withdraw_instruction")
    office.sheet().confirmed.emit("")  # type: ignore[union-attr]
    office.wait(lambda: not office.there("open_instruction"))


def test_who_may_not_ends_nothing(qtbot: QtBot, theme: Theme, language: Language, signed: tuple[Workplace, Id]) -> None:
    workplace, order = signed
    office = FleetOffice(qtbot, theme, language, workplace)
    office.sit_down("fengli", "orders_page", order.hex)
    card = office.orders.detail.findings
    assert card.isVisible()
    assert card.findChildren(QAbstractButton) == []


@pytest.mark.parametrize(("code", "mode"), [("zh_CN", "light"), ("en", "dark")])
def test_the_card_looks_as_it_should(
    qtbot: QtBot, theme: Theme, language: Language, signed: tuple[Workplace, Id], code: str, mode: str
) -> None:
    workplace, order = signed
    office = FleetOffice(qtbot, theme, language, workplace)
    language.use(code)
    theme.use(mode)
    office.sit_down("zhoumin", "orders_page", order.hex)
    found: list[str] = []
    for size in audit.SIZES:
        office.window.resize(*size)
        audit.settle()
        office.orders.detail.show_findings()
        audit.settle()
        found += [f"{size} {fault}" for fault in audit.faults(office.window) + audit.foreign_colours(office.window)]
    assert found == []
