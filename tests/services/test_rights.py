"""Who may see and do what, in every service: nobody without signing in, a technician nothing of others' orders."""

from collections.abc import Callable
from pathlib import Path

import pytest

import stories
from fieldtech.errors import FieldtechError, Forbidden, Invalid
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import AnswerDraft, PartLineDraft
from fieldtech.model.drafts.planning import PlanDraft, ReasonDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.people import ROLES
from fieldtech.model.rights import EVERYONE, RIGHTS, allowed
from fieldtech.services.context import Context
from fieldtech.services.orders import FILTERS, OrderQuery
from fieldtech.services.sheet_files import Written
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, act_in_role, fingerprint

Call = Callable[[Workplace, Id], object]

ON_AN_ORDER: dict[str, Call] = {
    "orders.view": lambda w, o: w.orders.view(o),
    "orders.leave_check": lambda w, o: w.orders.leave_check(o),
    "repairs.steps": lambda w, o: w.repairs.steps(o),
    "repairs.check": lambda w, o: w.repairs.check(o, "finish"),
    "repairs.do": lambda w, o: w.repairs.do(o, "refer_factory", ReasonDraft("返厂")),
    "repairs.note": lambda w, o: w.repairs.note(o, PartLineDraft("P-3002", "", 1, "blown", True), "line-7"),
    "swaps.preview": lambda w, o: w.swaps.preview(o, SwapDraft()),
    "swaps.sort_scan": lambda w, o: w.swaps.sort_scan(o, SwapDraft(), stories.NEW_TERMINAL),
    "swaps.apply": lambda w, o: w.swaps.apply(o, SwapDraft()),
    "swaps.undo": lambda w, o: w.swaps.undo(_part(w, o)[0]),
    "photos.add": lambda w, o: w.photos.add(o, "plate", PLATE.read_bytes()),
    "photos.remove": lambda w, o: w.photos.remove(_part(w, o)[1]),
    "photos.bytes_of": lambda w, o: w.photos.bytes_of(_part(w, o)[2]),
    "answers.answer": lambda w, o: w.answers.answer(o, [AnswerDraft("RP01", "ok")]),
    "answers.rest_ok": lambda w, o: w.answers.rest_ok(o),
    "answers.follow": lambda w, o: w.answers.follow(o),
    "dispatch.candidates": lambda w, o: w.dispatch.candidates(o),
    "dispatch.units": lambda w, o: w.dispatch.units(o, "terminal", "", ()),
    "dispatch.unit": lambda w, o: w.dispatch.unit(o, "terminal", stories.NEW_TERMINAL, ()),
    "dispatch.first_free": lambda w, o: w.dispatch.first_free(o, "terminal", (), (), 3),
    "dispatch.pick_list": lambda w, o: w.dispatch.pick_list(o),
    "sheets.preview": lambda w, o: w.sheets.preview(o),
    "sheets.record": lambda w, o: w.sheets.record(o),
    "sheets.write": lambda w, o: w.sheets.write(o),
    "sheets.missing_glyphs": lambda w, o: w.sheets.missing_glyphs(o),
    "mailing.queue": lambda w, o: w.mailing.queue(o, WRITTEN, "a@b.cn", "单", ""),
}
"""Every call that takes an order; a new one must be added here."""

ELSEWHERE: dict[str, Call] = {
    "orders.page": lambda w, o: w.orders.page(OrderQuery()),
    "orders.counts": lambda w, o: w.orders.counts(),
    "orders.count": lambda w, o: w.orders.count(OrderQuery()),
    "orders.find": lambda w, o: w.orders.find("WX"),
    "orders.to_approve": lambda w, o: w.orders.to_approve(),
    "repairs.earlier": lambda w, o: w.repairs.earlier("V10", ("S02",)),
    "repairs.register": lambda w, o: w.repairs.register(stories.intake()),
    "follow_ups.open": lambda w, o: w.follow_ups.open(),
    "follow_ups.settle": lambda w, o: w.follow_ups.settle(o, "done"),
    "dispatch.van": lambda w, o: w.dispatch.van(),
    "dispatch.free_units": lambda w, o: w.dispatch.free_units("terminal", ()),
    "day.stops": lambda w, o: w.day.stops(),
    "drafts.save": lambda w, o: w.drafts.save("note", "x", {}),
    "drafts.load": lambda w, o: w.drafts.load("note", "x"),
    "drafts.discard": lambda w, o: w.drafts.discard("note", "x"),
    "drafts.pending": lambda w, o: w.drafts.pending(),
    "sheets.copy": lambda w, o: w.sheets.copy(WRITTEN, w.context.folder.root / "copy.pdf"),
    "mailing.draft": lambda w, o: w.mailing.draft(WRITTEN, "a@b.cn", "单", ""),
    "mailing.again": lambda w, o: w.mailing.again(o),
    "mailing.outbox": lambda w, o: w.mailing.outbox(),
    "mailing.send_all": lambda w, o: w.mailing.send_all(),
    "access.check": lambda w, o: w.access.check("0000"),
    "access.change_pin": lambda w, o: w.access.change_pin("0000", "2580"),
    "access.set_pin": lambda w, o: w.access.set_pin("wulei", "2580"),
    "photos.stored_in": lambda w, o: w.photos.stored_in("0" * 64),
}

BESIDE: dict[str, Call] = {
    "history.vehicles": lambda w, o: w.history.vehicles(),
    "history.terminals": lambda w, o: w.history.terminals(),
    "history.sims": lambda w, o: w.history.sims(),
    "history.customers": lambda w, o: w.history.customers(),
    "history.vehicle_card": lambda w, o: w.history.vehicle_card(o),
    "history.terminal_card": lambda w, o: w.history.terminal_card(o),
    "history.sim_card": lambda w, o: w.history.sim_card(o),
    "history.customer_card": lambda w, o: w.history.customer_card(o),
    "history.vehicle_history": lambda w, o: w.history.vehicle_history(o),
    "history.terminal_history": lambda w, o: w.history.terminal_history(o),
    "history.sim_history": lambda w, o: w.history.sim_history(o),
    "money_papers.price_list": lambda w, o: w.money_papers.price_list(),
    "money_papers.fee_list": lambda w, o: w.money_papers.fee_list(o),
    "money_papers.receipt": lambda w, o: w.money_papers.receipt(o),
    "money_papers.hand_over": lambda w, o: w.money_papers.hand_over(o),
    "money_papers.statement": lambda w, o: w.money_papers.statement(o, stories.CALL.date()),
    "money_papers.find": lambda w, o: w.money_papers.find("SJ-000231"),
    "money_books.cash_book": lambda w, o: w.money_books.cash_book(stories.CALL.date(), stories.CALL.date()),
    "money_books.open_amounts": lambda w, o: w.money_books.open_amounts(),
    "money_books.audit_list": lambda w, o: w.money_books.audit_list(),
    "lookup.customers_by": lambda w, o: w.lookup.customers_by("海岳"),
    "lookup.vehicles_of": lambda w, o: w.lookup.vehicles_of(o),
    "lookup.options": lambda w, o: w.lookup.options("customers"),
    "lookup.recognise_scan": lambda w, o: w.lookup.recognise_scan("BXA0007"),
    "masters.list": lambda w, o: w.masters.list("customers"),
    "masters.get": lambda w, o: w.masters.get("customers", o),
    "masters.save": lambda w, o: w.masters.save("customers", None, w.masters.blank("customers")),
    "masters.retire": lambda w, o: w.masters.retire("customers", o),
    "masters.restore": lambda w, o: w.masters.restore("customers", o),
    "site_catalogue.in_van": lambda w, o: w.site_catalogue.in_van("wulei"),
    "site_catalogue.find_parts": lambda w, o: w.site_catalogue.find_parts("wulei", "P"),
}
"""Customers, devices and stock, beside the orders."""

OPEN_TO_ALL = {
    "access.people", "access.sign_in", "access.sign_out", "access.look",  # the sign-in page
    "sheets.verify", "sheets.png", "sheets.page_count",  # a file somebody has in his hand
    "mailing.settings",  # the company's mail server, no person's data
    "photos.local",  # a time in the company's zone
}  # fmt: skip
PLATE = Path(__file__).parents[2] / "resources/demo/photos/plate.jpg"
WRITTEN = Written(Path("x.pdf"), "x.pdf", "0" * 64)
TESTED = ("orders", "repairs", "swaps", "photos", "answers", "dispatch", "sheets", "mailing", "follow_ups", "day",
          "drafts", "access")  # fmt: skip
_PARTS: dict[Id, tuple[Id, Id, str]] = {}


def _part(w: Workplace, order: Id) -> tuple[Id, Id, str]:
    return _PARTS[order]


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    """The work is under way; 吴磊 has swapped and taken a photo."""
    workplace, order = prepared.open("swapped", tmp_path / "data")
    act_as(workplace, "wulei")
    workplace.photos.add(order, "plate", PLATE.read_bytes())
    view = workplace.orders.view(order)
    _PARTS[order] = (view.swaps[0].id, view.photos[0].id, view.photos[0].shown_sha)
    workplace.context.person = None
    return workplace, order


def test_every_call_of_a_service_is_in_a_table(site: tuple[Workplace, Id]) -> None:
    workplace, _order = site
    calls = {
        f"{name}.{call}"
        for name in TESTED
        for call, value in vars(type(getattr(workplace, name))).items()
        if not call.startswith("_") and callable(value)
    }
    assert calls == {*ON_AN_ORDER, *ELSEWHERE, *OPEN_TO_ALL}


def test_nobody_gets_anything_without_signing_in(site: tuple[Workplace, Id]) -> None:  # P38 P39
    workplace, order = site
    before = fingerprint(workplace)
    for name, call in {**ON_AN_ORDER, **ELSEWHERE, **BESIDE}.items():
        with pytest.raises(Forbidden) as refusal:
            call(workplace, order)
        assert refusal.value.code == "not_signed_in", name
    assert fingerprint(workplace) == before


def test_a_technician_gets_nothing_of_anothers_order(site: tuple[Workplace, Id]) -> None:  # P38 P39
    workplace, order = site
    act_as(workplace, "zhaoqiang")
    before = fingerprint(workplace), set(workplace.context.folder.blobs.rglob("*"))
    for name, call in ON_AN_ORDER.items():
        with pytest.raises(Forbidden) as refusal:
            call(workplace, order)
        assert refusal.value.code == "not_your_order", name
    assert (fingerprint(workplace), set(workplace.context.folder.blobs.rglob("*"))) == before


@pytest.mark.parametrize("role", ["SA", "EX"])
def test_sales_and_contractors_see_no_orders(role: str, site: tuple[Workplace, Id]) -> None:  # P39
    workplace, order = site
    act_in_role(workplace, role)
    for name, call in ON_AN_ORDER.items():
        with pytest.raises(Forbidden) as refusal:
            call(workplace, order)
        assert refusal.value.code == "no_right", name


def test_lists_and_counts_leave_out_others_orders(site: tuple[Workplace, Id]) -> None:  # P39
    workplace, order = site
    for login, seen in (("zhaoqiang", []), ("wulei", [order]), ("jianghua", [order]), ("fengli", [order])):
        act_as(workplace, login)
        for name in ("open", "all"):
            assert [row.id for row in workplace.orders.page(OrderQuery(filter=name)).rows] == seen
        assert workplace.orders.count(OrderQuery("津C8R071", filter="all")) == len(seen)
        assert workplace.orders.counts(("open",))["open"] == len(seen)
    act_as(workplace, "zhaoqiang")
    assert sum(workplace.orders.counts(FILTERS).values()) == 0
    assert workplace.day.stops() == ()
    assert workplace.follow_ups.open(mine=False) == []


def test_a_technician_sees_what_he_registered(prepared: Prepared, tmp_path: Path) -> None:  # T12 P39
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "zhaoqiang")
    order = workplace.repairs.register(stories.intake()).id
    assert workplace.orders.view(order).first_responder == "zhaoqiang"
    assert [row.id for row in workplace.orders.page(OrderQuery()).rows] == [order]
    with pytest.raises(FieldtechError):
        workplace.repairs.do(order, "propose_plan", PlanDraft("x", 1))


def test_only_who_decides_has_the_inbox(site: tuple[Workplace, Id]) -> None:  # B17 P39
    workplace, _order = site
    for role in ROLES:
        act_in_role(workplace, role)
        if role in RIGHTS["approve"]:
            assert workplace.orders.to_approve() == []
            continue
        with pytest.raises(Forbidden, match="no_right"):
            workplace.orders.to_approve()


def test_the_table_of_rights_names_known_roles_and_people() -> None:  # P39
    for right, roles in RIGHTS.items():
        assert roles <= set(ROLES), right
    assert not allowed("TE", "see_all_orders") and allowed("QA", "see_all_orders")
    assert set(ROLES) - {"SA", "EX"} == EVERYONE
    with pytest.raises(KeyError):
        allowed("AD", "fly")


def test_only_the_administrator_gives_pins(site: tuple[Workplace, Id]) -> None:  # P39
    workplace, _order = site
    act_as(workplace, "sunli")
    with pytest.raises(Forbidden, match="no_right"):
        workplace.access.set_pin("wulei", "2580")
    act_as(workplace, "admin")
    with pytest.raises(Invalid):
        workplace.access.set_pin("wulei", "1111")
    workplace.access.set_pin("wulei", "2580")
    assert workplace.access.sign_in("wulei", "2580").login == "wulei"


def test_an_unchecked_right_is_refused(site: tuple[Workplace, Id]) -> None:
    context: Context = site[0].context
    act_in_role(site[0], "TE")
    with pytest.raises(Forbidden) as refusal:
        context.require("backup")
    assert refusal.value.params == {"right": "backup", "role": "TE"}
