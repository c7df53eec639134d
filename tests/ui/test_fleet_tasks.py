"""Moves, removals and milestones in the window: the letter, the sources, the yard, the meetings."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

import fleet
import yards
from fieldtech.errors import FieldtechError
from fieldtech.model.drafts.install import HandInDraft
from fieldtech.model.drafts.milestones import MilestoneDraft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.yard.checklist_sheet import ChecklistSheet
from fieldtech.ui.theme import Theme
from pages.fleet import FleetOffice
from pages.yard import YardHand
from prepared import Prepared, act_as


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    workplace.close()


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace) -> FleetOffice:
    return FleetOffice(qtbot, theme, language, workplace)


def test_a_removal_leads_to_its_letter(office: FleetOffice, tmp_path: Path) -> None:
    # A01: chosen in the system's dialog, kept by its hash, a copy taken, withdrawn
    order = yards.yard(office.workplace, 2, state="draft", task="removal", fitted=True).order
    (sha,) = (slot for kind, slot in office.workplace.orders.view(order).facts.entries if kind == "evidence")
    office.workplace.evidence.withdraw(order, sha, "另一家公司的")
    office.sit_down("zhoumin", "orders_page", order.hex)
    files, card = office.orders._fleet.files, office.orders.detail.fleet.files
    assert card.isVisible() and card.wanted == "written_request"
    letter, bad, copy = tmp_path / "申请.pdf", tmp_path / "virus.exe", tmp_path / "copy.pdf"
    letter.write_bytes(yards.LETTER + b" 2")
    bad.write_bytes(b"MZ")
    files.pick = lambda _page: [str(bad), str(letter)]  # the first is refused by its name
    office.press("attach_evidence")
    (kept,) = card._files
    assert (kept.name, kept.shows) == ("申请.pdf", "written_request") and card.wanted == "other"
    files.save_as = lambda _page, _name: str(copy)
    office.press("save_file")
    assert copy.read_bytes() == letter.read_bytes()
    office.press("withdraw_file")
    office.sheet().confirmed.emit("不对")  # type: ignore[union-attr]
    office.settle()
    assert card._files == ()


def test_who_approves_a_removal_reads_the_letter(office: FleetOffice, tmp_path: Path) -> None:
    # A01
    order, copy = yards.yard(office.workplace, 1, state="draft", task="removal", fitted=True).order, tmp_path / "c.pdf"
    office.workplace.repairs.do(order, "hand_in", HandInDraft(("terminals_short",)))
    office.sit_down("sunli", "approvals_page", order.hex)
    office.approvals.files.save_as = lambda _page, _name: str(copy)
    assert not office.there("attach_evidence") and not office.there("withdraw_file")
    office.press("save_file")
    assert copy.read_bytes() == yards.LETTER


def test_a_request_keeps_its_scan(office: FleetOffice, tmp_path: Path) -> None:
    # B10: attached as it came, once, and copied out again
    number = fleet.request(office.workplace)
    office.sit_down("zhoumin", "requests_page", number)
    page, scan, copy = office.requests, tmp_path / "需求单.pdf", tmp_path / "copy.pdf"
    scan.write_bytes(yards.LETTER)
    page.files.pick = lambda _page: [str(scan)]
    page.files.save_as = lambda _page, _name: str(copy)
    office.press("attach_evidence")
    office.press("attach_evidence")  # the same again is refused
    (file,) = office.workplace.requests.view(number).files
    assert file.name == "需求单.pdf" and len(file.sha256) == 64
    office.press("save_file")
    assert copy.read_bytes() == yards.LETTER and not office.there("withdraw_file")
    act_as(office.workplace, "chugang")
    with pytest.raises(FieldtechError):
        office.workplace.request_files.add(number, "x.txt", b"x")


def test_what_is_missing_for_a_move_leads_to_the_vehicles(office: FleetOffice) -> None:
    # B06
    workplace = office.workplace
    yard = yards.yard(workplace, 1, state="draft", task="move")
    order, row = yard.order, workplace.yard.rows(yard.order)[0]
    office.sit_down("zhoumin", "orders_page", order.hex)
    vehicles = office.orders.detail.fleet.vehicles
    assert vehicles.model.index(0, 2).data() == yard.old_plates[0]
    vehicles.table.selectRow(0)
    office.press("name_source")
    options = [option.value for option in office.form.form.editor("vehicle").field.options]  # type: ignore[attr-defined]
    assert "Y201" in options and "Y001" not in options, "vehicles with a terminal, and not itself"
    other = next(value for value in options if value != "Y201")
    office.choose_from_list("vehicle", other)
    office.sent()
    assert workplace.yard.row(row.id).source not in ("", yard.old_plates[0])


def test_the_meetings_of_a_large_install(office: FleetOffice) -> None:
    # D11: planned and actual days, the late one in red, held with what was said
    workplace = office.workplace
    order = yards.yard(workplace, 20, state="draft").order
    office.sit_down("zhenghao", "orders_page", order.hex)
    card = office.orders.detail.fleet.milestones
    assert card.isVisible(), "twenty vehicles are a project"
    workplace.repairs.note(order, MilestoneDraft("midterm", date(2026, 11, 16)))
    office.press("milestone_kickoff")
    office.day("planned", date(2026, 11, 17))
    office.sent()
    office.press("milestone_kickoff")
    office.day("held", date(2026, 11, 18))
    office.submit()
    assert office.note("goals") == "This field is required."
    office.type("people", "王建国、孙立")
    for field in ("goals", "roles"):
        office.form.form.set_field(field, "按期完成")
    office.sent()
    held = workplace.orders.view(order).facts.get(MilestoneDraft, "kickoff")
    assert held is not None and held.held == date(2026, 11, 18) and held.late_on(date(2026, 12, 1)) == 1
    owed = {one.kind for one in workplace.orders.view(order).follow_ups}
    assert "milestone_midterm" in owed and "milestone_kickoff" not in owed
    texts = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "2 days late" in texts and "1 day late" in texts


def test_a_small_install_has_no_meetings_until_one_is_planned(office: FleetOffice) -> None:
    # D11
    order = yards.yard(office.workplace, 2, state="draft").order
    office.sit_down("zhoumin", "orders_page", order.hex)
    card = office.orders.detail.fleet.milestones
    assert not card.isVisible() and "milestone_kickoff" in office.orders._work.acts()
    office.workplace.repairs.note(order, MilestoneDraft("kickoff", date(2026, 11, 20)))
    office.sit_down("zhoumin", "orders_page", order.hex)
    assert card.isVisible() and "milestone_closing" in office.orders._work.acts()


def hand(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path, yard: yards.Yard
) -> YardHand:
    act_as(workplace, "zhaoqiang")
    return YardHand(qtbot, theme, language, workplace, tmp_path / "s.json", yard)


def test_what_came_off_is_sent_on_by_a_press(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path
) -> None:
    # states 4.4: to be repaired with its fault, taken back with Ctrl+Z
    made = yards.yard(workplace, 2, task="removal", fitted=True)
    me = hand(qtbot, theme, language, workplace, tmp_path, made)
    me.scan(made.vins[0])
    me.scan(made.terminals[0])
    me.hands.click("old_next_to_repair")
    assert me.row(0).record.units.old_next == "to_repair" and "row_fault_missing" in me.row(0).open_points
    me.hands.write("fault", "no power")
    me.hands.key("Alt+N")  # typing is stored before
    me.until_done(0)
    assert me.row(0).record.units.fault == "no power"
    me.hands.key("Ctrl+Z")
    me.hands.key("Ctrl+Z")
    assert (me.row(0).record.units.old_next, me.row(0).record.units.fault) == ("to_repair", "")
    assert "Taken off" not in me.said()


def test_a_move_is_driven_by_the_old_vehicle(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path
) -> None:
    # B06: the old plate leads to the line of the new vehicle
    made = yards.yard(workplace, 2, task="move")
    me = hand(qtbot, theme, language, workplace, tmp_path, made)
    me.page.take_scan(made.old_plates[1])
    assert me.page.work.row is not None and me.page.work.row.position == 2
    source = me.page.drawer.taken._source
    me.hands.until(lambda: made.old_plates[1] in source.text(), "the old vehicle")
    assert source.isVisible() and made.terminals[1] in source.text()
    me.scan(made.terminals[1])
    assert me.row(1).came_from == made.old_plates[1]
    me.hands.until(lambda: "Moved here from" in source.text(), "where it came from")
    me.hands.click("take_off_terminal")
    assert me.row(1).came_from == "" and me.row(1).iccid == ""


@pytest.mark.parametrize(("task", "title"), [("removal", "Not taken off"), ("move", "Not moved")])
def test_why_not_today_is_asked_in_the_words_of_the_task(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path, task: str, title: str
) -> None:
    me = hand(
        qtbot, theme, language, workplace, tmp_path, yards.yard(workplace, 1, task=task, fitted=task == "removal")
    )
    me.scan(me.yard.vins[0])
    me.hands.key("F6")
    words = {label.text() for label in me.page.window().findChildren(QLabel) if label.isVisible()}
    buttons = {b.text() for b in me.page.window().findChildren(QAbstractButton) if b.isVisible()}
    assert title in words and title in buttons
    assert "Not installed" not in words | buttons


def test_only_a_photo_answers_a_photo_item(
    qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, tmp_path: Path
) -> None:
    # B03: said beside its place, and nothing else counts
    me = hand(qtbot, theme, language, workplace, tmp_path, yards.yard(workplace, 1))
    me.scan(me.yard.vins[0])
    me.hands.key("F7")
    sheet = me.page.window().findChild(ChecklistSheet)
    assert isinstance(sheet, ChecklistSheet)
    items = sheet.items
    items.focus_card("IA-26")
    card = items.cards["IA-26"]
    assert card._hint.text() == "Answered by its photo" and card._hint.isVisibleTo(card)
    me.page.work.answer(AnswerDraft("IA-26", "ok"))
    assert me.said() == "Item IA-26 is answered by its photo: add the photo first." and card.is_open()
    fleet.photograph(workplace, me.row(0).id, "IA-26")
    me.page.work.refresh_row(me.row(0).id)
    me.hands.until(lambda: not card.is_open(), "the photo on the card")
