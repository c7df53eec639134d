"""The checklist: readings, the rest OK, keys, photos."""

from PySide6.QtCore import Qt
from sqlalchemy import select

import stories
from fieldtech.forms.onsite.instruction_picture import InstructionPicture
from fieldtech.model.catalogue import Checklist
from fieldtech.model.checklist import is_answered
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
)
from fieldtech.paths import resources
from pages.technician import Technician, TechnicianAt

PICTURE = resources() / "demo" / "photos" / "wiring.jpg"


def answer_to(technician: Technician, order: stories.Id, item: str) -> AnswerDraft:
    """What is stored for an item of the checklist."""
    return technician.view(order).facts.all(AnswerDraft).get(item, AnswerDraft(item))


def test_a_reading_outside_says_by_how_much_and_asks_for_note_and_photo(at: TechnicianAt) -> None:  # F16
    technician, order = at("in_repair")
    with technician.workplace.context.transaction() as session:
        sha = technician.workplace.context.blobs.put(PICTURE.read_bytes())
        for row in session.scalars(select(Checklist).where(Checklist.code == "RP")):
            row.items = [{**item, "picture": sha} for item in row.items]
            technician.workplace.context.op(session, "test", "checklists", row.id, {})
    technician.window.open_page("checklist_page", order.hex)
    technician.checklist.items.focus_card("RP-05")
    assert technician.checklist.items.cards["RP-05"].findChildren(InstructionPicture)  # T01: how it is measured
    technician.write(technician.focus(), "41.2")
    card = technician.checklist.items.cards["RP-05"]
    assert "5.2 V above" in card._problem.text
    technician.qtbot.waitUntil(lambda: answer_to(technician, order, "RP-05").value == "41.2")
    assert card.is_open() and card.tile is not None and card.tile.isVisible()
    technician.key(Qt.Key.Key_Return)
    assert technician.checklist.items.current() == "RP-05"  # not done yet
    technician.write(card._note, "regulator replaced")  # type: ignore[arg-type]
    technician.qtbot.waitUntil(lambda: not card.is_open())
    technician.press("photo_RP-05")
    technician.qtbot.waitUntil(lambda: bool(technician.view(order).photos))
    assert technician.view(order).photos[0].caption.startswith("RP-05 ")


def test_the_rest_ok_is_taken_back_with_one_undo(at: TechnicianAt) -> None:  # F16
    technician, order = at("in_repair")
    technician.window.open_page("checklist_page", order.hex)
    before = {item for item, a in technician.view(order).facts.all(AnswerDraft).items() if is_answered(a)}
    technician.key(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    technician.qtbot.waitUntil(lambda: bool(technician.window.toast.text))  # Qt shows the button pressed for a moment
    after = {item for item, a in technician.view(order).facts.all(AnswerDraft).items() if is_answered(a)}
    assert before < after and "RP-03" not in after and "RP-05" not in after
    technician.press("undo")
    again_open = {item for item, a in technician.view(order).facts.all(AnswerDraft).items() if is_answered(a)}
    assert again_open == before


def test_not_ok_goes_to_the_note_and_arrows_move(at: TechnicianAt) -> None:
    technician, order = at("in_repair")
    technician.window.open_page("checklist_page", order.hex)
    items = technician.checklist.items
    items.focus_card("RP-06")
    technician.key(Qt.Key.Key_2)
    assert technician.view(order).facts.all(AnswerDraft)["RP-06"].answer == "not_ok"
    technician.write(technician.focus(), "ACC wire loose, soldered")
    technician.qtbot.waitUntil(lambda: bool(answer_to(technician, order, "RP-06").note))
    items.focus_card("RP-07")
    technician.key(Qt.Key.Key_Down)
    assert items.current() == "RP-08"
    technician.key(Qt.Key.Key_Up)
    assert items.current() == "RP-07"
    technician.key(Qt.Key.Key_N)
    assert items.cards["RP-07"]._note is technician.focus()


def test_a_photo_item_is_open_again_without_its_photo(at: TechnicianAt) -> None:
    technician, order = at("in_repair")
    technician.window.open_page("checklist_page", order.hex)
    technician.checklist.items.focus_card("RP-23")
    technician.key(Qt.Key.Key_P)
    technician.qtbot.waitUntil(lambda: "RP-23" in technician.view(order).facts.all(AnswerDraft))
    technician.press("remove_photo_RP-23")
    assert technician.view(order).photos == ()
    assert not is_answered(technician.view(order).facts.all(AnswerDraft)["RP-23"])
    technician.press("undo")
    technician.qtbot.waitUntil(lambda: is_answered(answer_to(technician, order, "RP-23")))
