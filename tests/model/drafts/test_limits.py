"""What no draft lets through: words for a telephone, promises in the past, endless texts, numbers of another world."""

import dataclasses
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fieldtech.errors import Invalid
from fieldtech.model.drafts import intake, masters, onsite, planning, platform, signoff
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.limits import LONGEST_PROMISE, LONGEST_VISIT, MOST_CENTS, MOST_MINUTES, MOST_PIECES
from fieldtech.words import LANGUAGES, sentence

NOW = datetime(2026, 11, 18, 9, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

CALL = intake.IntakeDraft(
    customer="C003", at=NOW, caller="马骏", phone="18912345671", address="大港路12号", vehicle="V10", model="BX-V200",
    bought_unknown=True, symptoms=("S02",), text="不上线", environment=("normal",), promised_at=NOW + HOUR,
)  # fmt: skip
PLAN = planning.PlanDraft("换卡", 90, 10000, (planning.PartNeed("P-1", 2),))
TOLD = planning.ToldDraft("马骏", "phone", NOW, True, NOW + HOUR)
ASSIGN = planning.AssignDraft(("wulei",), slot_from=NOW, slot_to=NOW + HOUR, site_class="B")
WORK = onsite.DiagnosisDraft("C01", ("A01",), "更换SIM卡", NOW, NOW + HOUR)
PART = onsite.PartLineDraft("P-1", quantity=1, reason="burnt", told=True)
CHECK = platform.PlatformCheckDraft("offline", checked_at=NOW, register_answer=0)
RATED = signoff.FeedbackDraft(respondent="马骏", phone="18912345671", overall=5)
PAID = signoff.FeeSettlementDraft("collected", "cash", 100, "许峰", "SJ-1")
INK = signoff.InkDraft("customer", (tuple((500 * n, 5000, 5000, 20 * n) for n in range(15)),))
SOLVED = intake.ConfirmSolvedDraft("马骏", confirmed=True, rating=5)

GOOD = (CALL, PLAN, TOLD, ASSIGN, WORK, PART, CHECK, RATED, PAID, SOLVED, INK)

BAD: list[tuple[Draft, dict[str, Any], str, str, str]] = [
    (CALL, {"phone": "abc"}, "phone", "phone_no_number", "error"),
    (CALL, {"phone": "没有"}, "phone", "phone_no_number", "error"),
    (CALL, {"phone": "0000"}, "phone", "phone_no_number", "error"),
    (CALL, {"phone": "1.89E+10"}, "phone", "phone_no_number", "error"),
    (CALL, {"phone": "18912345671 张"}, "phone", "phone_no_number", "error"),
    (CALL, {"phone": "1891234567"}, "phone", "phone_unusual", "warning"),
    (CALL, {"phone": "62345678转12"}, "phone", "phone_unusual", "warning"),
    (CALL, {"phone": "18912345671/13912345678"}, "phone", "phone_unusual", "warning"),
    (CALL, {"at": NOW.replace(tzinfo=None)}, "at", "time_without_zone", "error"),
    (CALL, {"promised_at": NOW - HOUR}, "promised_at", "promised_in_past", "error"),
    (CALL, {"promised_at": NOW}, "promised_at", "promised_in_past", "error"),
    (CALL, {"promised_at": NOW + LONGEST_PROMISE + HOUR}, "promised_at", "promise_too_late", "error"),
    (CALL, {"bought_unknown": False, "bought_on": date(1926, 1, 1)}, "bought_on", "year_out_of_range", "error"),
    (CALL, {"address": "x" * 10_000}, "address", "text_too_long", "error"),
    (CALL, {"text": "x" * 10_000}, "text", "text_too_long", "error"),
    (CALL, {"symptoms": ("x" * 10_000,)}, "symptoms", "text_too_long", "error"),
    (CALL, {"caller": "\u200b\u2060"}, "caller", "required", "error"),  # nothing to the eye
    (CALL, {"caller": "\u3164"}, "caller", "required", "error"),
    (CALL, {"text": "不上线\ud83d"}, "text", "text_damaged", "error"),  # half an emoji, which nothing can store
    (CALL, {"text": "不上线\0"}, "text", "text_damaged", "error"),
    (INK, {"strokes": (None,)}, "strokes", "ink_form", "error"),
    (INK, {"strokes": ((1, 2, 3, 4),)}, "strokes", "ink_form", "error"),
    (INK, {"strokes": None}, "strokes", "ink_form", "error"),
    (INK, {"strokes": ()}, "strokes", "ink_too_little", "error"),
    (SOLVED, {"rating": 9}, "rating", "unknown_choice", "error"),
    (SOLVED, {"rating": -1}, "rating", "unknown_choice", "error"),
    (PLAN, {"minutes": 0}, "minutes", "positive", "error"),
    (PLAN, {"minutes": -5}, "minutes", "positive", "error"),
    (PLAN, {"minutes": 600}, "minutes", "minutes_unusual", "warning"),
    (PLAN, {"minutes": MOST_MINUTES + 1}, "minutes", "too_much", "error"),
    (PLAN, {"fee_cents": -1}, "fee_cents", "not_negative", "error"),
    (PLAN, {"fee_cents": 20_000_00}, "fee_cents", "fee_unusual", "warning"),
    (PLAN, {"fee_cents": MOST_CENTS + 1}, "fee_cents", "too_much", "error"),
    (PLAN, {"parts": (planning.PartNeed("P-1", -1),)}, "parts", "positive", "error"),
    (PLAN, {"parts": (planning.PartNeed("P-1", MOST_PIECES + 1),)}, "parts", "too_much", "error"),
    (PLAN, {"parts": (planning.PartNeed("P" * 10_000),)}, "parts", "text_too_long", "error"),
    (TOLD, {"promised_at": NOW - HOUR}, "promised_at", "promised_in_past", "error"),
    (TOLD, {"promised_at": NOW + LONGEST_PROMISE + HOUR}, "promised_at", "promise_too_late", "error"),
    (ASSIGN, {"slot_to": NOW - HOUR}, "slot_to", "ends_before_start", "error"),
    (ASSIGN, {"slot_to": NOW + LONGEST_VISIT + HOUR}, "slot_to", "visit_too_long", "error"),
    (WORK, {"finished_at": NOW - HOUR}, "finished_at", "ends_before_start", "error"),
    (WORK, {"finished_at": NOW + LONGEST_VISIT + HOUR}, "finished_at", "visit_too_long", "error"),
    (PART, {"quantity": -1}, "quantity", "not_negative", "error"),
    (PART, {"quantity": MOST_PIECES + 1}, "quantity", "too_much", "error"),
    (PART, {"unit_cents": -1}, "unit_cents", "not_negative", "error"),
    (CHECK, {"satellites": -1}, "satellites", "satellites_range", "error"),
    (CHECK, {"signal": 32}, "signal", "signal_range", "error"),
    (RATED, {"phone": "no"}, "phone", "phone_no_number", "error"),
    (RATED, {"overall": 6}, "overall", "unknown_choice", "error"),
    (RATED, {"manners": {"tidy": 7}}, "manners", "unknown_choice", "error"),
    (PAID, {"received_cents": -1}, "received_cents", "not_negative", "error"),
    (PAID, {"received_cents": MOST_CENTS + 1}, "received_cents", "too_much", "error"),
]  # fmt: skip


@pytest.mark.parametrize("draft", GOOD, ids=lambda d: d.kind)
def test_what_is_usual_passes(draft: Draft) -> None:
    assert list(draft.all_problems()) == []


@pytest.mark.parametrize(("good", "typed", "field", "code", "severity"), BAD)
def test_what_cannot_be_is_said(good: Draft, typed: dict[str, Any], field: str, code: str, severity: str) -> None:
    found = [(p.field, p.code, p.severity) for p in dataclasses.replace(good, **typed).all_problems()]
    assert found == [(field, code, severity)]


@pytest.mark.parametrize("row", BAD, ids=lambda row: row[3])
def test_the_sentence_names_what_to_do(row: tuple[Draft, dict[str, Any], str, str, str]) -> None:
    for problem in dataclasses.replace(row[0], **row[1]).all_problems():
        for language in LANGUAGES:
            said = sentence(problem.code, language, **problem.params)
            assert not said.startswith("problem.") and "…" not in said and "{" not in said


def all_fields() -> Iterator[Any]:
    """Every field of every draft, with a value of another world that suits its kind."""
    everything = {*DRAFTS.values(), *(vars(masters)[name] for name in masters.__all__)}
    for draft in sorted((d for d in everything if isinstance(d, type) and issubclass(d, Draft)), key=str):
        hints = typing.get_type_hints(draft)
        for field in dataclasses.fields(draft):
            kinds = (hints[field.name], *typing.get_args(hints[field.name]))
            for kind, wild, code in WILD:
                if kind in kinds and typing.get_origin(hints[field.name]) not in (tuple, dict):
                    yield pytest.param(draft, field.name, wild, code, id=f"{draft.__name__}.{field.name}")


WILD = (
    (str, "x" * 10_000, "text_too_long"),
    (int, 10**30, "number_too_large"),
    (datetime, datetime(1899, 1, 1, tzinfo=UTC), "year_out_of_range"),
    (datetime, datetime(2226, 1, 1, tzinfo=UTC), "year_out_of_range"),
    (date, date(1899, 1, 1), "year_out_of_range"),
)


@pytest.mark.parametrize(("draft", "name", "wild", "code"), list(all_fields()))
def test_no_field_of_any_draft_takes_the_impossible(draft: type[Draft], name: str, wild: Any, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        draft(**{name: wild}).require_form()
    assert (name, code) in {(p.field, p.code) for p in refusal.value.problems}
