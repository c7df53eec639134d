"""The end on site and after: hands, paper, fees, completion, archive, opening again for a slip of the pen."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

import stories
from fieldtech.errors import Forbidden, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts import onsite, planning, platform, signoff
from fieldtech.model.drafts.money import CollectionDraft
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, status_of, write_entry

ACCEPTED = signoff.AcceptanceDraft("satisfied", "ink", "马骏", "self")
OUT_OF_WARRANTY = replace(stories.intake(), bought_on=date(2020, 1, 1))
DUE = 98000 + 1000 + 100  # the main unit, the SIM card, the fuse
CASH = signoff.FeeSettlementDraft("collected", "cash", DUE, "马骏", "SJ-000231")


@pytest.fixture
def signing(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("ready_to_seal", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order


def refusal_of(workplace: Workplace, order: Id, step: str = "sign_off") -> list[str]:
    with pytest.raises(Refused) as refusal:
        workplace.repairs.do(order, step)
    return [problem.code for problem in refusal.value.problems]


def sign(workplace: Workplace, order: Id, *people: str) -> None:
    for who in people or ("customer", "technician"):
        workplace.repairs.note(order, stories.ink(who), who)


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return out.getvalue()


def record_of(workplace: Workplace, order: Id) -> dict[str, object]:
    found: dict[str, object] = workplace.sheets.record(order)
    return found


# whose hand, on what


def test_ink_is_void_once_the_work_went_on(signing: tuple[Workplace, Id]) -> None:  # F19 F21 B25
    workplace, order = signing
    stories.later(workplace, 1)
    workplace.repairs.do(order, "rework", signoff.DissatisfiedDraft("又掉线"))
    stories.later(workplace, 30)
    workplace.repairs.do(order, "finish")
    assert refusal_of(workplace, order) == ["ink_outdated", "ink_outdated"]
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")


@pytest.mark.parametrize("who", ["customer", "technician"])
def test_ink_is_void_once_what_stands_above_it_changed(who: str, signing: tuple[Workplace, Id]) -> None:  # F19
    workplace, order = signing
    stories.later(workplace, 1)
    workplace.repairs.note(order, onsite.CompletionDraft(True, True, True, "temporary", "等天线"))
    sign(workplace, order, "technician" if who == "customer" else "customer")
    assert refusal_of(workplace, order) == ["ink_outdated"]
    sign(workplace, order, who)
    workplace.repairs.do(order, "sign_off")


def test_a_swap_taken_back_at_the_last_moment_is_missed(signing: tuple[Workplace, Id]) -> None:  # B22
    workplace, order = signing
    stories.later(workplace, 1)
    workplace.swaps.undo(workplace.orders.view(order).swaps[0].id)
    assert set(refusal_of(workplace, order)) == {"terminal_swap_missing", "sim_swap_missing", "ink_outdated"}


def test_an_item_reopened_at_the_last_moment_is_missed(signing: tuple[Workplace, Id]) -> None:  # F16
    workplace, order = signing
    item = next(i for i in workplace.orders.view(order).checklist["items"] if i["kind"] == "tick" and i["required"])
    workplace.repairs.note(order, onsite.AnswerDraft(item["id"], "not_ok"), item["id"])
    assert "answer_needs_note" in refusal_of(workplace, order)


@pytest.mark.parametrize("mode", ["refused", "absent"])
def test_no_ink_needs_a_reason_and_a_witness(mode: str, signing: tuple[Workplace, Id]) -> None:  # F19
    workplace, order = signing
    workplace.repairs.note(order, signoff.AcceptanceDraft("satisfied", mode))
    assert refusal_of(workplace, order) == ["required", "required"]
    workplace.repairs.note(order, signoff.AcceptanceDraft("satisfied", mode, reason="赶班", witness="门岗 李"))
    workplace.repairs.do(order, "sign_off")
    accepted = record_of(workplace, order)["acceptance"]
    assert isinstance(accepted, dict) and (accepted["mode"], accepted["witness"]) == (mode, "门岗 李")


def test_signed_paper_needs_its_scan(signing: tuple[Workplace, Id]) -> None:  # F19
    workplace, order = signing
    workplace.repairs.note(order, replace(ACCEPTED, mode="paper"))
    assert refusal_of(workplace, order) == ["signed_paper_missing"]
    scan = workplace.photos.add(order, "signed_paper", photo()).id
    workplace.photos.remove(scan, "拍糊了")
    assert refusal_of(workplace, order) == ["signed_paper_missing"]
    workplace.photos.add(order, "signed_paper", photo())
    workplace.repairs.do(order, "sign_off")


def test_the_rating_may_be_refused_but_must_be_offered(signing: tuple[Workplace, Id]) -> None:  # F20 P31
    workplace, order = signing
    workplace.repairs.note(order, signoff.FeedbackDraft("refused"))
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")
    feedback = record_of(workplace, order)["feedback"]
    assert isinstance(feedback, dict) and feedback["answered"] == "refused" and feedback["self_keyed"] is True


def test_someone_signs_for_the_customer(signing: tuple[Workplace, Id]) -> None:  # F19
    workplace, order = signing
    workplace.repairs.note(order, replace(ACCEPTED, name="何斌", relation="driver"))
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")
    accepted = record_of(workplace, order)["acceptance"]
    assert isinstance(accepted, dict) and (accepted["name"], accepted["relation"]) == ("何斌", "driver")


# money


def test_in_warranty_nothing_is_due(signing: tuple[Workplace, Id]) -> None:  # B02 B05
    workplace, order = signing
    charges = workplace.orders.view(order).charges
    assert (charges.state, charges.total_cents, charges.undecided) == ("in", 0, False)
    assert {line.rule.code for line in charges.lines} == {"in_warranty_until", "free_work"}


def test_out_of_warranty_parts_only(signing: tuple[Workplace, Id]) -> None:  # B05
    workplace, order = signing
    write_entry(workplace, order, OUT_OF_WARRANTY)
    charges = workplace.orders.view(order).charges
    assert (charges.state, charges.total_cents) == ("out", DUE)
    assert [line.charged_cents for line in charges.lines if line.rule.code == "free_work"] == [0, 0]


def test_damage_by_people_is_charged_in_warranty(signing: tuple[Workplace, Id]) -> None:  # B05
    workplace, order = signing
    old = workplace.orders.view(order).facts.get(onsite.DiagnosisDraft)
    assert old is not None
    write_entry(workplace, order, replace(old, cause="C14"))
    charges = workplace.orders.view(order).charges
    assert charges.total_cents == DUE and {p.rule.code for p in charges.parts if p.rule} == {"damage"}


@pytest.mark.parametrize(("decision", "total"), [("free", 0), ("list_price", DUE)])
def test_the_manager_decides_where_the_cause_does_not(
    decision: str, total: int, signing: tuple[Workplace, Id]
) -> None:  # B05 D17
    workplace, order = signing
    old = workplace.orders.view(order).facts.get(onsite.DiagnosisDraft)
    assert old is not None
    write_entry(workplace, order, replace(old, cause="C13"))
    assert workplace.orders.view(order).charges.undecided
    write_entry(workplace, order, replace(old, cause="C13", charge_decision=decision, decided_by="sunli"))
    charges = workplace.orders.view(order).charges
    assert (charges.undecided, charges.total_cents) == (False, total)


@pytest.mark.parametrize(
    ("settlement", "codes"),
    [
        (None, ["fees_open"]),
        (CASH, []),
        (replace(CASH, received_cents=DUE - 100), ["amount_differs"]),
        (replace(CASH, received_cents=DUE - 100, reason="抹零"), []),
        (replace(CASH, payer="", receipt=""), ["required", "required"]),
        (replace(CASH, method="shells"), ["unknown_choice"]),
        (signoff.FeeSettlementDraft("nothing_due"), ["fees_open"]),
    ],
)
def test_money_is_settled_before_the_customer_signs(  # B28 B29
    settlement: signoff.FeeSettlementDraft | None, codes: list[str], signing: tuple[Workplace, Id]
) -> None:
    workplace, order = signing
    write_entry(workplace, order, OUT_OF_WARRANTY)
    if settlement is not None:
        write_entry(workplace, order, settlement)  # as an older program wrote it down
    sign(workplace, order)
    if codes:
        assert refusal_of(workplace, order) == codes
        return
    workplace.repairs.do(order, "sign_off")
    assert status_of(workplace, order) == "completed"
    assert record_of(workplace, order)["total_cents"] == DUE


@pytest.mark.parametrize(
    ("login", "may"), [("wulei", True), ("fengli", True), ("zhaoqiang", False), ("chugang", False)]
)
def test_only_the_technician_or_finance_takes_money(  # B28 P39
    login: str, may: bool, signing: tuple[Workplace, Id]
) -> None:
    workplace, order = signing
    act_as(workplace, login)
    write_entry(workplace, order, OUT_OF_WARRANTY)
    paid = CollectionDraft(DUE, "cash", payer="马骏", receipt="SJ-000231", invoice_reason="回公司开具")
    if may:
        workplace.collecting.collect(order, paid)
        return
    with pytest.raises(Forbidden):
        workplace.collecting.collect(order, paid)


# after the signature


def test_signed_and_verified_is_completed_at_once(signing: tuple[Workplace, Id]) -> None:
    workplace, order = signing
    workplace.repairs.do(order, "sign_off")
    steps = [(t.step, t.by) for t in workplace.orders.view(order).transitions[-2:]]
    assert steps == [("sign_off", "wulei"), ("complete", "system")]


def test_the_platform_check_comes_later_from_its_technician_only(signing: tuple[Workplace, Id]) -> None:  # F25 P39
    workplace, order = signing
    write_entry(workplace, order, platform.PlatformCheckDraft("unchecked", reason="无网络"))
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")
    act_as(workplace, "zhoumin")
    assert refusal_of(workplace, order, "complete") == ["platform_unverified"]
    for login in ("zhaoqiang", "zhenghao"):
        act_as(workplace, login)
        with pytest.raises((Forbidden, Refused)):
            workplace.repairs.note(order, stories.good_platform_check(workplace.context.now()))
    act_as(workplace, "wulei")
    workplace.repairs.note(order, stories.good_platform_check(workplace.context.now()))
    act_as(workplace, "zhoumin")
    workplace.repairs.do(order, "complete")
    assert status_of(workplace, order) == "completed"


def test_the_archive_waits_for_what_is_owed(signing: tuple[Workplace, Id]) -> None:  # B32
    workplace, order = signing
    asked = planning.VerbalDraft("sunli", "phone", stories.CALL, "先用备机", "同意", "work")
    workplace.repairs.note(order, asked)
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")
    act_as(workplace, "chenjing")
    assert refusal_of(workplace, order, "archive") == ["owed_confirm_verbal"]
    act_as(workplace, "sunli")
    (task,) = workplace.follow_ups.open()
    workplace.follow_ups.settle(task.id, "已书面确认")
    act_as(workplace, "chenjing")
    workplace.repairs.do(order, "archive")
    assert workplace.repairs.steps(order) == ()


def test_a_slip_of_the_pen_makes_a_second_revision(signing: tuple[Workplace, Id], tmp_path: Path) -> None:  # B25 F28
    workplace, order = signing
    workplace.repairs.do(order, "sign_off")
    first = workplace.orders.view(order).seals[0]
    paper = workplace.sheets.write(order).path
    stories.later(workplace, 60)
    act_as(workplace, "chenjing")
    workplace.repairs.do(order, "reopen_clerical", planning.ReasonDraft("签字人姓名写错"))
    assert record_of(workplace, order)["revision"] == 0, "what nobody signed yet has no revision"
    act_as(workplace, "wulei")
    assert refusal_of(workplace, order) == ["ink_outdated", "ink_outdated"]
    workplace.repairs.note(order, replace(ACCEPTED, name="马俊"))
    sign(workplace, order)
    workplace.repairs.do(order, "sign_off")
    view = workplace.orders.view(order)
    assert [seal.revision for seal in view.seals] == [1, 2]
    assert view.status == "completed" and view.revision == 2
    record = record_of(workplace, order)
    assert (record["revision"], record["amends"]) == (2, first.sha256)
    second = workplace.sheets.write(order, folder=tmp_path).path
    assert second.name.endswith("_v2.pdf") and workplace.sheets.verify(second).ok
    failed = [check.code for check in workplace.sheets.verify(paper).checks if not check.ok]
    assert failed == ["sheet_superseded"], "the first sheet is genuine, and says that it was replaced"


def test_an_order_opened_again_prints_no_signed_sheet(signing: tuple[Workplace, Id], tmp_path: Path) -> None:
    workplace, order = signing
    workplace.repairs.do(order, "sign_off")
    act_as(workplace, "chenjing")
    workplace.repairs.do(order, "reopen_clerical", planning.ReasonDraft("签字人姓名写错"))
    draft = workplace.sheets.write(order, folder=tmp_path).path
    assert not workplace.sheets.verify(draft).ok


def test_the_record_has_only_what_json_and_law_allow(signing: tuple[Workplace, Id]) -> None:
    workplace, order = signing
    workplace.repairs.do(order, "sign_off")

    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(item) for key, item in value.items())
        if isinstance(value, list):
            return all(plain(item) for item in value)
        return value is None or isinstance(value, str | bool | int)

    record = record_of(workplace, order)
    assert plain(record) and json.loads(json.dumps(record)) == record
