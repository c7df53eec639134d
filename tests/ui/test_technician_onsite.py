"""What the on-site page asks, refuses and takes back."""

from typing import Any

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QComboBox

import stories
from fieldtech.forms.onsite.part_line import PartLine
from fieldtech.forms.onsite.photo_tile import PhotoTile, pictures_of
from fieldtech.model.drafts.money import CollectionDraft
from fieldtech.model.drafts.onsite import (
    ArrivalDraft,
    ConditionDraft,
    DiagnosisDraft,
    NoPartsDraft,
    PartLineDraft,
)
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.paths import resources
from pages.technician import TechnicianAt

PHOTO = resources() / "demo" / "photos" / "body_scratch.jpg"


def test_another_terminal_than_on_record_asks_why(at: TechnicianAt) -> None:  # F15
    technician, order = at("departed")
    technician.window.open_page("onsite_page", order.hex)
    technician.onsite.take_scan(stories.NEW_TERMINAL)
    for tick in ("id_shown", "customer_confirmed", "fault_rechecked"):
        technician.press(tick)
    technician.next()
    assert technician.view(order).status == "departed"
    technician.fill("mismatch", "swapped by the customer last week")
    technician.next()
    view = technician.view(order)
    assert view.status == "arrived"
    draft = view.facts.get(ArrivalDraft)
    assert draft is not None and draft.terminal_scanned == stories.NEW_TERMINAL and draft.mismatch


def test_damage_needs_words_a_name_and_a_photo(at: TechnicianAt) -> None:  # B27
    technician, order = at("arrived")
    technician.window.open_page("onsite_page", order.hex)
    technician.press("body_damaged")
    technician.press("electrics_normal")
    technician.next()
    assert technician.view(order).status == "arrived"
    technician.fill("text", "scratch on the left door")
    technician.next()
    assert technician.view(order).status == "arrived"  # the photo is still missing
    technician.press("photo_damage")
    technician.qtbot.waitUntil(lambda: not technician.find("photo_damage", PhotoTile).is_empty())
    technician.next()
    view = technician.view(order)
    assert view.status == "in_repair"
    draft = view.facts.get(ConditionDraft)
    assert draft == ConditionDraft("damaged", "normal", "scratch on the left door", "马骏")


def test_an_action_that_swaps_leads_to_the_swap_page(at: TechnicianAt) -> None:  # B22
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", order.hex)
    technician.look_up("cause", "C03")
    technician.press("actions_A05")
    technician.press("suggest_1")
    technician.next()
    assert technician.page == "swap_page"
    assert technician.elsewhere["swap_page"].references == [order.hex]


def test_an_open_charge_is_decided_where_the_cause_is(at: TechnicianAt) -> None:  # B05
    technician, order = at("in_repair")
    technician.workplace.repairs.note(order, PartLineDraft("P-3001", "", 1, "water", True), "line")
    technician.window.open_page("onsite_page", f"{order.hex}/diagnosis")
    assert not technician.there("charge_decision")
    technician.look_up("cause", "C13")
    technician.press("charge_decision_list_price")
    technician.fill("decided_by", "孙立")
    technician.onsite.leave()
    view = technician.view(order)
    draft = view.facts.get(DiagnosisDraft)
    assert draft is not None and (draft.charge_decision, draft.decided_by) == ("list_price", "孙立")
    assert view.charges.total_cents == 3000


def test_more_of_a_part_than_the_van_has_is_refused(at: TechnicianAt) -> None:  # F17
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/parts")
    for _ in range(2):
        technician.press("add_P-3001")
    assert not technician.there("add_P-3001")
    technician.onsite.take_scan("P-3001")
    assert technician.window.toast.text
    used = technician.view(order).facts.all(PartLineDraft)
    assert [line.quantity for line in used.values()] == [2]


def test_a_part_taken_out_comes_back_with_undo(at: TechnicianAt) -> None:
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/parts")
    technician.press("add_P-3002")
    line = technician.part_line("P-3002")
    technician.choose(line.findChild(QComboBox, "reason"), "blown")
    technician.onsite.leave()
    technician.press("remove_part")
    assert technician.view(order).charges.parts == ()
    technician.press("undo")
    part = technician.view(order).charges.parts[0]
    assert (part.code, part.quantity, part.reason) == ("P-3002", 1, "blown")


def test_a_foreign_part_needs_an_authorisation(at: TechnicianAt) -> None:  # F17, B32
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/parts")
    field = technician.onsite.rail.section("parts").add_part._editor.control  # type: ignore[attr-defined]
    technician.write(field, "bracket from the shop")
    technician.key(Qt.Key.Key_Return)
    assert [d.part for d in technician.view(order).facts.all(PartLineDraft).values()] == ["bracket from the shop"]
    technician.press("authorise_part")
    sheet = technician.sheet()
    assert sheet is not None
    technician.choose(technician.find("asked", QComboBox), "sunli")
    technician.fill("content", "a bracket from the shop")
    technician.fill("answer", "yes")
    technician.press("submit")
    draft = technician.view(order).facts.get(VerbalDraft)
    assert draft is not None and (draft.asked, draft.purpose) == ("sunli", "part")


def test_a_foreign_part_has_a_price_or_the_reason_why_it_is_free(at: TechnicianAt) -> None:  # F17 F18
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/parts")
    field = technician.onsite.rail.section("parts").add_part._editor.control  # type: ignore[attr-defined]
    technician.write(field, "bracket from the shop")
    technician.key(Qt.Key.Key_Return)
    line = technician.part_line("bracket from the shop")
    assert isinstance(line, PartLine)
    assert "price_or_reason" in [p.code for p in line.problems()]
    technician.write(line.editor("unit_cents").control, "45")
    assert line.cell("free_reason").isHidden()
    assert "price_or_reason" not in [p.code for p in line.problems()]
    technician.onsite.leave()
    (stored,) = technician.view(order).facts.all(PartLineDraft).values()
    assert stored.unit_cents == 4500
    technician.write(line.editor("unit_cents").control, "0")
    technician.write(line.editor("free_reason").control, "a present of the shop")
    technician.onsite.leave()
    (stored,) = technician.view(order).facts.all(PartLineDraft).values()
    assert (stored.unit_cents, stored.free_reason) == (0, "a present of the shop")


def test_no_parts_is_an_answer(at: TechnicianAt) -> None:
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/parts")
    technician.press("no_parts")
    assert technician.view(order).facts.get(NoPartsDraft) is not None
    assert technician.onsite.rail.section("parts").state() == "done"


def test_a_dropped_photo_lands_in_its_slot(at: TechnicianAt) -> None:
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/photos")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(PHOTO))])
    pictures = pictures_of(data)
    assert pictures == [PHOTO]
    technician.find("photo_wiring", PhotoTile).all_given.emit(pictures)
    technician.qtbot.waitUntil(lambda: "wiring" in technician.view(order).facts.photo_slots)
    photo = technician.view(order).photos[0]
    technician.press(f"remove_photo_{photo.id.hex}")
    assert technician.view(order).photos == ()
    technician.press("undo")
    technician.qtbot.waitUntil(lambda: "wiring" in technician.view(order).facts.photo_slots)


def test_no_network_is_an_answer_with_its_reason(at: TechnicianAt) -> None:
    technician, order = at("in_repair")
    technician.window.open_page("onsite_page", f"{order.hex}/platform")
    technician.press("no_network")
    technician.fill("reason", "tunnel without coverage")
    technician.onsite.leave()
    draft = technician.view(order).facts.get(PlatformCheckDraft)
    assert draft is not None and (draft.result, draft.reason) == ("unchecked", "tunnel without coverage")
    assert technician.onsite.rail.section("platform").missing() == 0


def test_the_label_is_ticked_once_it_is_on(at: TechnicianAt) -> None:  # B21
    technician, order = at("swapped")
    technician.window.open_page("onsite_page", f"{order.hex}/label")
    assert technician.onsite.rail.section("label").missing() == 1
    technician.press("fixed")
    assert technician.onsite.rail.section("label").state() == "done"


def test_a_swap_can_be_taken_back_from_the_rail(at: TechnicianAt) -> None:  # B22
    technician, order = at("swapped")
    technician.window.open_page("onsite_page", f"{order.hex}/swap")
    technician.press("undo_swap")
    view = technician.view(order)
    assert view.swaps == ()
    assert view.vehicle is not None and view.vehicle.terminal is not None
    assert view.vehicle.terminal.number == stories.OLD_TERMINAL


def test_money_is_settled_at_the_sign_off(at: TechnicianAt) -> None:
    technician, order = at("worked")
    workplace = technician.workplace
    now = workplace.context.now()
    charged = DiagnosisDraft("C14", ("A05", "A07"), "更换主机和SIM卡", now, now)
    workplace.repairs.note(order, charged)
    technician.window.open_page("onsite_page", f"{order.hex}/fees")
    assert not technician.there("way")
    technician.next()
    assert technician.view(order).status == "to_sign"
    technician.window.open_page("onsite_page", f"{order.hex}/fees")
    assert not technician.there("way")
    technician.next()  # money becomes a fact, so it is asked for at the signature and nowhere else: test_signoff_page
    assert technician.page == "signoff_page"
    assert technician.view(order).facts.get(FeeSettlementDraft) is None
    due = technician.view(order).charges.total_cents
    paid: dict[str, Any] = {"method": "cash", "payer": "马骏", "receipt": "0815", "invoice_reason": "回公司开具"}
    workplace.collecting.collect(order, CollectionDraft(due - 11_00, reason="客户现金不够", **paid))
    technician.window.open_page("onsite_page", f"{order.hex}/fees")
    page: Any = technician.window.current
    section = page.rail.section("fees")
    assert section.summary().endswith(f"Received ¥{(due - 11_00) // 100:,}.00, not received ¥11.00")
    settled, more = section._later.text().split("\n")
    assert settled.endswith("not received ¥11.00 · 客户现金不够")
    assert more.endswith("ask the customer again.")  # the plan agreed with him was without a price
