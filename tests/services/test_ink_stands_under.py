"""What was signed cannot change under the ink, and prices stay as they were told (F18 to F20, B25)."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Refused
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, InkDraft
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, act_in_role


@pytest.fixture
def signed(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    """Rated, accepted and signed; the technician is in."""
    w, order = prepared.open("ready_to_seal", tmp_path / "data")
    act_as(w, "wulei")
    stories.later(w, 5)
    return w, order


def outdated(w: Workplace, order: Id) -> set[str]:
    """Whose ink does not count any more."""
    with pytest.raises(Refused) as refusal:
        w.repairs.do(order, "sign_off")
    assert {p.code for p in refusal.value.problems} == {"ink_outdated"}
    return {p.params["who"] for p in refusal.value.problems}


def reprice(w: Workplace, code: str, cents: int) -> None:
    """The manager changes the catalogue."""
    person = w.context.person
    act_in_role(w, "MG")
    with w.context.reading() as session:
        part = session.scalars(select(Part.id).where(Part.code == code)).one()
    w.masters.save("parts", part, replace(w.masters.get("parts", part), price_cents=cents))
    w.context.person = person


def test_the_customer_signs_his_rating_and_his_name(signed: tuple[Workplace, Id]) -> None:  # F19 F20
    w, order = signed
    w.repairs.note(order, FeedbackDraft("answered", "onsite", "王某", "18912345671", overall=1, reason="差"))
    assert outdated(w, order) == {"customer"}
    w.repairs.note(order, stories.ink(), "customer")
    stories.later(w, 1)
    w.repairs.note(order, AcceptanceDraft("satisfied", "ink", "另一个人", "self"))
    assert outdated(w, order) == {"customer"}


def test_even_in_the_same_moment(prepared: Prepared, tmp_path: Path) -> None:  # F19
    w, order = prepared.open("ready_to_seal", tmp_path / "data")
    act_as(w, "wulei")
    w.repairs.note(order, FeedbackDraft("answered", "onsite", "马骏", "18912345671", overall=4))
    assert outdated(w, order) == {"customer"}


def test_what_the_office_changes_under_the_ink_is_noticed(signed: tuple[Workplace, Id]) -> None:  # F19
    w, order = signed
    buyer = w.orders.view(order).customer.id
    with w.context.transaction() as session:
        customer = session.get_one(Customer, buyer)
        customer.name = "别的公司"
        w.context.op(session, "test", "customers", customer.id, {})
    assert outdated(w, order) == {"customer", "technician"}
    for who in ("customer", "technician"):
        w.repairs.note(order, stories.ink(who), who)
    w.repairs.do(order, "sign_off")


def test_the_ink_keeps_the_hash_of_what_it_stands_under(signed: tuple[Workplace, Id]) -> None:  # F19
    w, order = signed
    inks = w.orders.view(order).facts.all(InkDraft)
    hashes = {inks["customer"].shown_sha, inks["technician"].shown_sha}
    assert [len(text) for text in hashes] == [64, 64]
    w.repairs.do(order, "sign_off")


def test_a_price_told_is_the_price_charged(prepared: Prepared, tmp_path: Path) -> None:  # F18
    w, order = prepared.open("worked", tmp_path / "data")
    act_as(w, "wulei")
    told = {part.code: part.unit_cents for part in w.orders.view(order).charges.parts}
    assert {"P-3002", "P-5001"} < set(told)
    for code in told:
        reprice(w, code, 999900)
    w.repairs.note(order, PartLineDraft("P-3002", "", 2, "blown", True, unit_cents=1), "line-1")
    assert {part.code: part.unit_cents for part in w.orders.view(order).charges.parts} == told
