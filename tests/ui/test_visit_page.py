"""The page of a visit: questions, measuring points, findings, the end (F31 to F34, T28)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from fieldtech.forms.onsite.instruction_picture import InstructionPicture
from fieldtech.forms.onsite.photo_tile import PhotoTile
from fieldtech.model.base import Id
from fieldtech.model.checklist import is_answered
from fieldtech.model.customers import Contact, Customer
from fieldtech.model.drafts.masters import ChecklistDraft
from fieldtech.model.drafts.onsite import AnswerDraft, PartLineDraft
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.visit_blank import visit_blank
from fieldtech.ui.language import Language
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.instruction_sheets import DocumentSheet, PictureSheet
from fieldtech.ui.theme import Theme
from maintenance import BEGIN, bring, coating_plan, fleet_plan, visit_in
from pages.visit import Visitor
from prepared import Prepared, act_as
from sheets import visit_sample
from stories import clock_of
from visit_site import big_fleet, template

PHOTO = resources() / "demo" / "photos" / "body_scratch.jpg"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def company(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """One data folder for the module; each test has a plan and a visit of its own."""
    workplace = prepared.demo(tmp_path_factory.mktemp("visits") / "data")
    yield workplace
    workplace.close()


@pytest.fixture
def visitor(qtbot: QtBot, theme: Theme, language: Language, company: Workplace) -> Visitor:
    act_as(company, "wulei")
    seat = Visitor(qtbot, theme, language, company, [PHOTO])
    seat.close()
    return seat


NUMBERS = count(1)


def brought(company: Workplace, state: str, draft: PlanDraft | None = None) -> Id:
    """A visit of a plan of its own in that state; the technician is in."""
    clock_of(company).set(BEGIN)
    order = visit_in(company, state, replace(draft or coating_plan(), number=f"BY-TJ01-T{next(NUMBERS)}"))
    act_as(company, "wulei")
    return order


def points(visitor: Visitor, item: str, typed: str) -> None:
    """Type measuring points, Enter after each."""
    visitor.card(item)
    for text in typed.split():
        visitor.qtbot.keyClicks(visitor.focus(), text)
        visitor.key(Qt.Key.Key_Return)


def top_of(widget: QWidget) -> int:
    """Where it begins on the screen."""
    return widget.mapToGlobal(widget.rect().topLeft()).y()


def in_sight(widget: QWidget) -> bool:
    """Whether all of it is seen."""
    return widget.visibleRegion().boundingRect().size() == widget.size()


def test_arrival_and_the_state_before_lead_to_the_questions(company: Workplace, visitor: Visitor) -> None:  # F31
    order = brought(company, "departed")
    visitor.come_to(order)
    assert not visitor.there("stage") and not visitor.there("object_pane")
    said: list[str] = []
    visitor.visit.said.connect(lambda text, _undo: said.append(text))
    ticks = [visitor.find(name, QWidget) for name in ("id_shown", "customer_confirmed")]
    assert len({tick.x() for tick in ticks}) == 1 and ticks[0].x() < 40  # not in the middle
    visitor.press("id_shown")
    visitor.next()
    marks = visitor.visit.stages.arrival.marks
    assert (marks["id_shown"].text, bool(marks["customer_confirmed"].text), said) == ("", True, [])
    visitor.press("customer_confirmed")
    assert not marks["customer_confirmed"].text
    visitor.next()
    assert visitor.view(order).status == "arrived"
    assert visitor.visit.stages.start is not None and visitor.visit.stages.start.title() == "Equipment before the work"
    assert visitor.find("body", QWidget).accessibleName() == "Outside" and not visitor.there("electrics")
    visitor.next()
    assert visitor.view(order).status == "arrived"  # the state before has not been said
    visitor.press("all_normal")
    visitor.next()
    assert visitor.view(order).status == "in_service"
    assert visitor.visit.items.current() == "CM-01"
    assert visitor.stored(order).frozen


def test_keys_answer_and_go_to_the_next_question(company: Workplace, visitor: Visitor) -> None:  # F31
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.card("CM-01")
    visitor.key(Qt.Key.Key_1)
    assert visitor.visit.items.current() == "CM-02"
    visitor.key(Qt.Key.Key_3)
    assert visitor.focus().objectName() == "note"  # not applicable says why
    answers = visitor.thing(order).answers
    assert (answers["CM-01"].answer, answers["CM-02"].answer) == ("ok", "na")


def test_five_points_one_below_want_handling_and_photo(company: Workplace, visitor: Visitor) -> None:  # F31
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.window.resize(1024, 700)
    points(visitor, "CM-12", "300 310 290 300 210")
    card = visitor.visit.items.cards["CM-12"]
    visitor.qtbot.waitUntil(lambda: in_sight(visitor.focus()) and in_sight(visitor.box("CM-12")))  # with its new parts
    assert "40 µm below the limit" in card._problem.text
    assert visitor.thing(order).answers["CM-12"].points == ("300", "310", "290", "300", "210")
    assert ("CM-12", "note") in visitor.thing(order).gaps
    assert card._note is not None
    visitor.write(card._note, "ground and coated again")
    visitor.qtbot.waitUntil(lambda: ("CM-12", "photo") in visitor.thing(order).gaps)
    visitor.press("photo_CM-12")
    visitor.qtbot.waitUntil(lambda: all(item != "CM-12" for item, _lacks in visitor.thing(order).gaps))
    assert [photo.name for photo in visitor.thing(order).photos] == ["CM-12"]
    points(visitor, "CM-06", "95")  # asks for no photo, but has room for one
    assert "take a photo" not in visitor.visit.items.cards["CM-06"]._problem.text and visitor.there("photo_CM-06")
    points(visitor, "CM-13", "300 310 290 300 310")
    assert visitor.visit.items.current() == "CM-14"  # nothing is wrong: Enter went on


def test_a_finding_is_handled_here_or_one_press_makes_it_a_repair(company: Workplace, visitor: Visitor) -> None:  # F32
    order = brought(company, "in_service")
    visitor.come_to(order)
    for item in ("CM-07", "CM-08"):
        visitor.card(item)
        visitor.key(Qt.Key.Key_2)
    visitor.card("CM-07")
    visitor.click(visitor.box("CM-07").handle)
    assert visitor.stored(order).findings == ()  # first how it was handled
    visitor.write(visitor.visit.items.cards["CM-07"]._note, "ground, two coats")  # type: ignore[arg-type]
    visitor.click(visitor.box("CM-07").handle)
    (handled,) = visitor.stored(order).findings
    assert (handled.item, handled.state, handled.handling) == ("CM-07", "handled", "ground, two coats")
    visitor.card("CM-08")
    visitor.click(visitor.box("CM-08").order)
    repair = visitor.stored(order).findings[-1]
    assert (repair.item, repair.state) == ("CM-08", "repair")
    assert repair.repair is not None and company.orders.view(repair.repair).number == repair.repair_number
    assert visitor.box("CM-08").to_order.text() == repair.repair_number


def test_what_the_call_of_a_repair_lacks_is_asked_for_on_the_spot(company: Workplace, visitor: Visitor) -> None:
    """F32: a vehicle without a terminal, of a customer without a telephone."""
    act_as(company, "admin")
    draft = big_fleet(company, 1)
    with company.context.transaction() as session:
        for contact in session.scalars(select(Contact).join(Customer).where(Customer.number == "C001")):
            contact.mobile = contact.landline = ""
        company.context.op(session, "test", "contacts", session.scalars(select(Contact.id)).first(), {})
    order = brought(company, "in_service", draft)
    visitor.come_to(order)
    visitor.card("GQ-03")
    visitor.key(Qt.Key.Key_2)
    visitor.click(visitor.box("GQ-03").order)
    assert [one.state for one in visitor.stored(order).findings] == ["open"]  # written down all the same
    form = visitor.window.findChildren(FormSheet)[-1].form
    assert not form.cell("model").isHidden() and form.draft().customer == "C001"
    visitor.press("submit")
    assert [one.state for one in visitor.stored(order).findings] == ["open"]  # the gaps are shown
    form.set_field("model", "BX-V200")
    visitor.fill("phone", "13800138000")
    visitor.press("submit")
    visitor.qtbot.waitUntil(lambda: visitor.stored(order).findings[0].state == "repair")
    assert visitor.box("GQ-03").to_order.text() == visitor.stored(order).findings[0].repair_number


def test_of_a_hazard_the_customer_is_told_with_one_key(company: Workplace, visitor: Visitor) -> None:  # F32
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.card("CM-09")
    visitor.key(Qt.Key.Key_2)
    visitor.click(visitor.box("CM-09").danger)
    assert visitor.box("CM-09").form is not None
    assert visitor.box("CM-09").form.draft().told_person  # type: ignore[union-attr]  # the contact is proposed
    visitor.key(Qt.Key.Key_T, ALT)
    (hazard,) = visitor.stored(order).findings
    assert hazard.hazard and hazard.told_at == company.context.now() and hazard.told_how == "in_person"
    assert "Customer told" in visitor.box("CM-09")._told.text()
    assert visitor.focus() is visitor.box("CM-09").order  # a hazard is repaired: the focus stays with it
    card, walked = visitor.visit.items.cards["CM-09"], []
    visitor.card("CM-09")
    while visitor.visit.items.current() == "CM-09":  # its note, photo and presses in the order they stand in
        walked.append(visitor.focus().objectName())
        visitor.key(Qt.Key.Key_Tab)
    assert walked[-5:] == ["note", "photo_CM-09", "handled_here", "to_repair", "hazard"]
    assert visitor.visit.items.current() == "CM-10"
    visitor.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert visitor.focus() is visitor.box("CM-09").danger and card.isAncestorOf(visitor.focus())


def test_something_found_beside_the_questions(company: Workplace, visitor: Visitor) -> None:  # F32
    order = brought(company, "in_service")
    visitor.window.resize(1024, 700)  # where the column with its button is away
    visitor.come_to(order)
    visitor.key(Qt.Key.Key_F, ALT)
    visitor.fill("text", "ladder is loose")
    visitor.press("finding_photo")
    visitor.qtbot.waitUntil(lambda: not visitor.find("finding_photo", PhotoTile).is_empty())
    assert not visitor.thing(order).photos  # it comes with the finding
    visitor.press("submit")
    visitor.qtbot.waitUntil(lambda: [one.text for one in visitor.stored(order).findings] == ["ladder is loose"])
    assert [one.text for one in visitor.visit.work.findings()] == ["ladder is loose"]
    (one,) = visitor.stored(order).findings
    visitor.qtbot.waitUntil(lambda: [shot.name for shot in visitor.thing(order).photos] == [f"finding-{one.id.hex}"])
    visitor.window.resize(1440, 900)
    visitor.qtbot.waitUntil(lambda: "1 photo" in [label.text() for label in visitor.visit.beside.findChildren(QLabel)])
    visitor.press("finding_1")
    assert not visitor.find("finding_photo", PhotoTile).is_empty()


def test_a_hazard_beside_the_questions_is_told_in_its_form(company: Workplace, visitor: Visitor) -> None:  # F32
    order = brought(company, "answered")
    visitor.come_to(order)
    visitor.key(Qt.Key.Key_F, ALT)
    visitor.fill("text", "bare wire at the pump")
    visitor.press("hazard")
    visitor.press("submit")
    visitor.qtbot.waitUntil(lambda: bool(visitor.stored(order).findings))
    (hazard,) = visitor.stored(order).findings
    contact = visitor.view(order).customer.contact
    assert (hazard.hazard, hazard.told_person, hazard.told_how) == (True, contact, "in_person")
    assert hazard.told_at is not None and hazard.told_at <= company.context.now()
    visitor.press("to_repair_1")
    assert visitor.stored(order).findings[0].state == "repair"
    assert list(company.repairs.check(order, "finish")) == []


def test_what_was_found_beside_the_questions_is_changed_and_told_later(company: Workplace, visitor: Visitor) -> None:
    """F32: nobody was there to be told at first, and it was called harmless and a repair order."""
    order = brought(company, "answered")
    finding = company.visits.finding(order, visitor.thing(order).id, FindingDraft(text="loose ladder")).id
    visitor.come_to(order)
    visitor.press("to_repair_1")
    visitor.press("finding_1")
    assert not visitor.there("handled")
    visitor.press("hazard")
    visitor.find("told_person", QLineEdit).clear()
    visitor.fill("text", "ladder comes off")
    visitor.press("submit")
    visitor.qtbot.waitUntil(lambda: visitor.stored(order).findings[0].hazard)
    assert [one.code for one in company.repairs.check(order, "finish")] == ["hazard_not_told"]
    visitor.press("finding_1")
    visitor.fill("told_person", "Ma Jun")
    visitor.press("told_how_phone")
    visitor.fill("told_at", "2026-11-02 09:00")
    visitor.press("submit")
    visitor.qtbot.waitUntil(lambda: visitor.stored(order).findings[0].told_person == "Ma Jun")
    (one,) = visitor.stored(order).findings
    assert (one.id, one.text, one.state, one.told_how) == (finding, "ladder comes off", "repair", "phone")
    assert list(company.repairs.check(order, "finish")) == []


def test_a_repair_order_pressed_first_leaves_the_hazard_open(company: Workplace, visitor: Visitor) -> None:  # F32
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.card("CM-09")
    visitor.key(Qt.Key.Key_2)
    visitor.click(visitor.box("CM-09").order)
    visitor.click(visitor.box("CM-09").danger)
    visitor.key(Qt.Key.Key_T, ALT)
    (one,) = visitor.stored(order).findings
    assert (one.state, one.hazard, one.told_how) == ("repair", True, "in_person")
    visitor.click(visitor.box("CM-09").danger)  # none after all: only with the reason
    assert visitor.box("CM-09").danger.isChecked()
    visitor.press("submit")
    assert visitor.stored(order).findings[0].hazard
    visitor.fill("no_hazard", "measured again: firm")
    visitor.press("submit")
    visitor.qtbot.waitUntil(lambda: not visitor.stored(order).findings[0].hazard)
    assert not visitor.box("CM-09").danger.isChecked()


def test_a_corrected_answer_offers_to_close_its_finding(company: Workplace, visitor: Visitor) -> None:  # T28
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.card("CM-09")
    visitor.key(Qt.Key.Key_2)
    visitor.click(visitor.box("CM-09").leave)
    assert visitor.box("CM-09").correct.isHidden()
    visitor.card("CM-09")
    visitor.key(Qt.Key.Key_3)
    assert visitor.box("CM-09").correct.isHidden()  # "not applicable" says nothing of what was found
    visitor.card("CM-09")
    visitor.key(Qt.Key.Key_1)
    visitor.click(visitor.box("CM-09").correct)
    (one,) = visitor.stored(order).findings
    assert (one.state, one.item) == ("corrected", "CM-09")
    visitor.card("CM-09")
    visitor.key(Qt.Key.Key_2)
    assert not visitor.box("CM-09").handle.isHidden()  # wrong after all: nothing speaks of it yet
    assert visitor.visit.findings.unlisted() == "CM-09"


def test_the_rest_ok_and_its_undo(company: Workplace, visitor: Visitor) -> None:  # F16
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.key(Qt.Key.Key_A, ALT)
    answers = visitor.thing(order).answers
    given = {item for item, answer in answers.items() if is_answered(answer)}
    assert "CM-01" in given and not given & {"CM-06", "CM-12", "CM-22", "CM-04"}
    assert visitor.visit.items.current() == "CM-04"
    bar = visitor.visit.beside.progress.bar  # at once, and as the footer counts
    assert (bar.value(), bar.maximum()) == (len(given), len(given) + len(visitor.thing(order).gaps))
    visitor.press("undo")
    assert not any(is_answered(answer) for answer in visitor.thing(order).answers.values())


def test_the_end_says_what_stands_in_the_way_and_then_signs(company: Workplace, visitor: Visitor) -> None:  # F33, F34
    order = bring(company, brought(company, "in_service"), "answered", "in_service")
    act_as(company, "wulei")
    visitor.come_to(order)
    assert visitor.primary() == "Parts, standards, next date"
    visitor.next()
    assert visitor.there("completion") or visitor.visit.stages.stage == "end"
    visitor.fill("day", "2027-03-18")
    visitor.next()
    last = visitor.visit.stages.next
    assert last is not None and last.form is not None and last.form.cell("reason").note.text  # marked where it lacks
    day, reason = (visitor.find(name, QWidget) for name in ("day", "reason"))
    visitor.qtbot.waitUntil(lambda: abs(top_of(day) - top_of(reason)) <= 2)  # side by side, with the mark as well
    visitor.qtbot.waitUntil(lambda: in_sight(visitor.focus()))
    visitor.fill("reason", "shut-down of the plant")
    visitor.next()
    visitor.settle()
    if visitor.view(order).status == "in_service":
        visitor.press("all_in_order")
        visitor.next()
    visitor.qtbot.waitUntil(lambda: visitor.view(order).status == "to_sign")
    visitor.qtbot.waitUntil(lambda: visitor.page == "signoff_page")
    bring(company, order, "signed", "to_sign")
    visitor.come_to(order)
    assert visitor.visit.hands.why_closed() is None and visitor.there("signed_card")
    assert visitor.visit.signed._heading.text().startswith("Signed ") and "马骏" in visitor.visit.signed._heading.text()


def test_another_day_for_the_next_visit_says_why(company: Workplace, visitor: Visitor) -> None:  # F34
    order = brought(company, "in_service")
    visitor.come_to(order, "next")
    section = visitor.visit.stages.next
    assert section is not None and section.form is not None
    assert section.form.draft().day == visitor.stored(order).next.computed
    assert not section.form.cell("reason").isVisible()
    visitor.fill("day", "2027-03-18")
    visitor.fill("reason", "shut-down of the plant")
    visitor.visit.leave()
    assert visitor.stored(order).next.reason == "shut-down of the plant"


def test_a_fleet_is_chosen_by_scan_and_what_is_away_says_why(company: Workplace, visitor: Visitor) -> None:  # T28
    order = brought(company, "in_service", fleet_plan())
    visitor.come_to(order)
    things = visitor.stored(order).objects
    assert visitor.there("object_pane")
    visitor.key(Qt.Key.Key_A, ALT)
    assert "Set to OK" in visitor.window.toast.text
    visitor.visit.take_scan(things[2].plate)
    assert visitor.visit.work.current == things[2].id
    assert "Set to OK" not in visitor.window.toast.text  # it spoke of another vehicle
    visitor.visit.take_scan(things[1].terminal)
    assert visitor.visit.work.current == things[1].id
    visitor.visit.take_scan("nothing of ours")
    assert visitor.visit.work.current == things[1].id
    visitor.press("not_seen")
    visitor.fill("reason", "on the road")
    visitor.press("submit")
    assert (visitor.thing(order, 1).state, visitor.thing(order, 1).reason) == ("not_seen", "on the road")
    assert visitor.visit.work.current == things[2].id  # the next one that lacks something
    company.visits.finding(order, things[0].id, FindingDraft(text="支架松动"))
    visitor.visit.work.reload(order)
    named = visitor.visit.beside.findings
    assert things[0].label not in [label.text() for label in named.findChildren(QLabel)]
    visitor.visit.show_stage("end")
    assert things[0].label in [label.text() for label in named.findChildren(QLabel)]  # of every vehicle
    visitor.press("finding_1")
    assert visitor.visit.work.current == things[0].id


def test_what_the_disk_did_not_take_stays_in_sight(company: Workplace, visitor: Visitor) -> None:
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.card("CM-04")
    visitor.qtbot.keyClicks(visitor.focus(), "MoS2")
    visitor.visit.leave()
    assert visitor.thing(order).answers["CM-04"] == AnswerDraft("CM-04", "", "MoS2")


def test_the_pages_of_leaving_and_the_day_lead_here(company: Workplace, visitor: Visitor) -> None:  # B43
    order = brought(company, "in_service")
    visitor.window.open_page("leave_page", order.hex)
    visitor.settle()
    visitor.next()
    visitor.qtbot.waitUntil(lambda: visitor.page == "visit_page")
    assert visitor.visit.work.order is not None and visitor.visit.work.order.id == order
    visitor.window.open_page("day_page", "")
    visitor.day._chosen = order
    visitor.day._load()
    assert "coating thickness gauge, torque wrench" in visitor.day.take._tools.text()  # the plan's method (B20)
    assert "test lamp" not in visitor.day.take._tools.text()
    visitor.day._read = order
    visitor.day._show()
    said = [label.text() for label in visitor.day.next._facts.findChildren(QLabel)]
    assert "目视、磁性测厚、力矩扳手" in said and "Warranty" not in said  # a tank has no terminal
    visitor.day._act("go_on")
    visitor.qtbot.waitUntil(lambda: visitor.page == "visit_page")


def test_photos_are_kept_in_the_slot_of_their_question(company: Workplace, visitor: Visitor, tmp_path: Path) -> None:
    order = brought(company, "in_service")
    visitor.come_to(order)
    visitor.card("CM-23")
    visitor.key(Qt.Key.Key_P)
    visitor.qtbot.waitUntil(lambda: bool(visitor.thing(order).photos))
    thing = visitor.thing(order)
    assert thing.photos[0].slot == f"{thing.id.hex}/CM-23"
    visitor.qtbot.waitUntil(lambda: all(item != "CM-23" for item, _l in visitor.visit.work.thing.gaps))  # type: ignore[union-attr]
    assert visitor.visit.items.current() == visitor.visit.items.next_open("CM-23") != "CM-23"  # Enter takes no second
    said: list[str] = []
    visitor.visit.said.connect(lambda text, _undo: said.append(text))
    visitor.card("CM-23")
    visitor.key(Qt.Key.Key_P)
    visitor.qtbot.waitUntil(lambda: said == ["This very photo was here already."])
    assert visitor.find("photo_CM-23", PhotoTile).accessibleName().endswith("× 2")
    visitor.press("remove_photo_CM-23")
    visitor.press("remove_photo_CM-23")
    assert visitor.thing(order).photos == ()


def test_how_an_item_is_done_is_shown_by_its_picture(company: Workplace, visitor: Visitor) -> None:  # F31, T01
    """Small in its card, Enter shows it large; and a document of the checklist is one command away."""
    act_as(company, "chenjing")
    sha = company.instructions.keep_picture(PHOTO.read_bytes())
    coating = company.masters.get("checklists", company.masters.list("checklists", "CM").rows[0].id)
    assert isinstance(coating, ChecklistDraft)
    items = [{**item, "picture": sha} for item in coating.stored_items()[:2]]
    code = template(company, f"HOW{next(NUMBERS)}", items)
    company.instructions.attach(code, "gauge.pdf", visit_blank(visit_sample.unsigned()))
    order = brought(company, "in_service", coating_plan(checklist=code))
    visitor.come_to(order)
    picture = visitor.card("CM-01").findChildren(InstructionPicture)[0]
    picture.setFocus()
    visitor.key(Qt.Key.Key_Return)
    (large,) = visitor.window.findChildren(PictureSheet)
    assert large.picture.pixmap().width() > 3 * picture.width() and "CM-01" in large.title.text()
    large.close_sheet()
    next(one for one in visitor.visit.commands() if one.text == "gauge.pdf").run()
    document = visitor.window.findChildren(DocumentSheet)[0]
    visitor.qtbot.waitUntil(lambda: len(document.drawn.pages) > 0)
    document.close_sheet()


def test_material_is_taken_from_the_van(company: Workplace, visitor: Visitor) -> None:  # F17, F32
    order = brought(company, "in_service")
    visitor.come_to(order, "parts")
    parts = visitor.visit.stages.parts
    assert parts is not None
    code = company.site_catalogue.in_van("wulei")[-1].code
    assert [*parts.add_part._buttons][:2] == ["P-7003", "P-7001"]  # what the work is called comes first
    parts.add(code)
    visitor.settle()
    (line,) = parts._lines.values()
    assert (line.draft().reason, line.draft().old_part) == ("consumed", "none")  # material: nothing was broken
    line.set_field("reason", "worn")
    line.field_changed("reason")
    assert line.draft().old_part == "taken"
    line.set_field("told", True)
    visitor.visit.leave()
    (used,) = visitor.view(order).facts.all(PartLineDraft).values()
    assert (used.part, used.quantity, used.reason, used.told) == (code, 1, "worn", True)


def test_the_meter_is_written_down(company: Workplace, visitor: Visitor) -> None:  # F29
    order = brought(company, "in_service")
    visitor.come_to(order)
    assert not visitor.there("meter_card")  # no plan counts the hours of a tank
    next(one for one in visitor.visit.commands() if one.text == "Meter…").run()
    visitor.fill("value", "12840")
    visitor.press("write_meter")
    assert [(meter.unit, meter.value) for meter in visitor.thing(order).meters] == [("h", 12840)]
    visitor.fill("value", "-5")
    visitor.press("write_meter")
    assert [meter.value for meter in visitor.thing(order).meters] == [12840]


def test_what_was_wrong_before_has_its_box_when_one_comes_back(company: Workplace, visitor: Visitor) -> None:  # F32
    order = brought(company, "in_service")
    tank = visitor.thing(order).id
    company.visits.answer(order, tank, [AnswerDraft("CM-10", "not_ok", "", "sparks at the seam")])
    visitor.come_to(order)
    visitor.qtbot.waitUntil(lambda: "CM-24" in visitor.visit.items.cards)
    assert (tank, "CM-10") in visitor.visit.findings.boxes
    assert not visitor.box("CM-10").handle.isHidden()
