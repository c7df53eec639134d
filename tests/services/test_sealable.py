"""Only what can be verified later is sealed, and a damaged or forged row is told (B25, F28)."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

import stories
from fieldtech.errors import Invalid, MachineError, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import AnswerDraft, SituationDraft
from fieldtech.model.drafts.signoff import MOST_POINTS, FeedbackDraft
from fieldtech.services.workplace import Workplace
from fieldtech.store.triggers import drop_triggers
from prepared import Prepared, act_as, write_entry


@pytest.fixture
def signing(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    w, order = prepared.open("ready_to_seal", tmp_path / "data")
    act_as(w, "wulei")
    return w, order


def test_endless_texts_and_broken_numbers_are_not_written_down(signing: tuple[Workplace, Id]) -> None:  # F28
    w, order = signing
    with pytest.raises(Invalid) as refusal:
        w.repairs.note(order, FeedbackDraft("answered", "onsite", "马骏", suggestions="很" * 4001, overall=5))
    assert [(p.field, p.code) for p in refusal.value.problems] == [("suggestions", "text_too_long")]
    with pytest.raises(Invalid) as refusal:
        w.repairs.note(order, replace(stories.ink(), strokes=(((1.5, 2.0, 0.5, 10),) * 20,)), "customer")
    assert [(p.field, p.code) for p in refusal.value.problems] == [("strokes", "whole_number")]
    with pytest.raises(Invalid):
        w.answers.answer(order, [AnswerDraft("RP-13", "", "x" * 4001)])


@pytest.mark.parametrize(
    "stroke", [((1, 2, 3),) * 20, ((0, 20000, 1, 1),) * 20, ((0, 0, 0, 0), (9000, 9000, 0, 9)) * MOST_POINTS]
)
def test_ink_has_its_form(stroke: tuple[tuple[int, ...], ...], signing: tuple[Workplace, Id]) -> None:  # F19
    w, order = signing
    with pytest.raises(Invalid) as refusal:
        w.repairs.note(order, replace(stories.ink(), strokes=(stroke,)), "customer")
    assert [p.code for p in refusal.value.problems] == ["ink_form"]


def test_what_nobody_could_verify_is_not_sealed(signing: tuple[Workplace, Id]) -> None:  # F28
    w, order = signing
    write_entry(w, order, FeedbackDraft("answered", "onsite", "马骏", suggestions="很" * 20001, overall=5))
    w.repairs.note(order, stories.ink(), "customer")
    with pytest.raises(Refused) as refusal:
        w.repairs.do(order, "sign_off")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.params["place"]) == ("record_unsealable", "$.feedback.suggestions")
    assert w.orders.view(order).seals == ()


def test_an_entry_no_hash_can_hold_is_not_sealed(signing: tuple[Workplace, Id]) -> None:  # F28
    w, order = signing
    write_entry(w, order, _Fraction("x", "sunli"))
    with pytest.raises(Refused) as refusal:
        w.repairs.do(order, "sign_off")
    assert [p.code for p in refusal.value.problems] == ["record_unsealable"]


class _Fraction(SituationDraft):
    """A report of a program that writes fractions."""

    def to_body(self) -> dict[str, object]:
        return {**super().to_body(), "hours": 1.5}


@pytest.mark.parametrize(
    "change", ["signature = x'00'", "record = '{'", "record = '[]'", "record = replace(record, '吴磊', '赵强')"]
)
def test_a_damaged_row_is_told(change: str, signing: tuple[Workplace, Id]) -> None:  # B25
    w, order = signing
    w.repairs.do(order, "sign_off")
    sheet = w.sheets.write(order).path
    assert w.sheets.verify(sheet).ok
    with w.context.database.restructuring() as connection:
        drop_triggers(connection)
        connection.execute(text(f"UPDATE sealed_records SET {change}"))
    problem = w.sheets.verify(sheet).problem
    assert problem is not None and problem.code == "sheet_stored_differs"
    if change.startswith("record = '"):
        with pytest.raises(MachineError, match="record_damaged"):
            w.sheets.preview(order)
