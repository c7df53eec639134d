"""What checklist items mean (F16)."""

from decimal import Decimal

import pytest

from fieldtech.model.checklist import (
    answer_with,
    beyond,
    choices_of,
    chosen,
    needs_its_photo,
    needs_note,
    number_of,
    rest_answer,
    wants_photo,
)
from fieldtech.model.drafts.onsite import AnswerDraft


def item(kind: str, **more: object) -> dict[str, object]:
    return {"id": "X-1", "group": "diagnose", "kind": kind, "required": True, "lower": None, "upper": None,
            "photo_on_fail": False, **more}  # fmt: skip


FUSE = item("choice", options=["正常", "异常", "不适用"], photo_on_fail=True)
SEEN = item("choice", options=["已复现", "未复现", "间歇"])
VOLTS = item("number", lower=9, upper=36, photo_on_fail=True)


def test_a_tick_has_three_answers_and_a_choice_its_own() -> None:
    assert choices_of(item("tick")) == ("ok", "not_ok", "na")
    assert choices_of(FUSE) == ("ok", "not_ok", "na")
    assert choices_of(SEEN) == ("已复现", "未复现", "间歇")


def test_an_answer_is_found_again_in_its_choice() -> None:
    assert answer_with(FUSE, "not_ok") == AnswerDraft("X-1", "not_ok")
    assert answer_with(SEEN, "间歇") == AnswerDraft("X-1", "", "间歇")
    assert chosen(FUSE, AnswerDraft("X-1", "", "异常")) == "not_ok"
    assert chosen(SEEN, AnswerDraft("X-1", "", "间歇")) == "间歇"
    assert chosen(SEEN, None) == ""


@pytest.mark.parametrize(
    "kind",
    [item("tick", group="safety"), VOLTS, item("photo"), item("text"), SEEN],
    ids=["safety", "number", "photo", "text", "no OK word"],
)
def test_the_rest_ok_never_answers_what_must_be_looked_at(kind: dict[str, object]) -> None:
    assert rest_answer(kind) is None


def test_the_rest_ok_answers_ticks_and_choices() -> None:
    assert rest_answer(item("tick")) == AnswerDraft("X-1", "ok")
    assert rest_answer(FUSE) == AnswerDraft("X-1", "ok")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41.2", ("over", Decimal("5.2"))),
        ("8,5", ("under", Decimal("0.5"))),
        ("36", ("", Decimal(0))),
        ("abc", ("", Decimal(0))),
    ],
)
def test_a_reading_says_how_far_it_lies_outside(text: str, expected: tuple[str, Decimal]) -> None:
    assert beyond(VOLTS, text) == expected


def test_numbers_are_finite() -> None:
    assert number_of("NaN") is None
    assert number_of(" 24.6 ") == Decimal("24.6")


def test_what_is_wrong_needs_a_note_and_a_photo() -> None:
    assert needs_note(FUSE, AnswerDraft("X-1", "not_ok"))
    assert wants_photo(FUSE, AnswerDraft("X-1", "not_ok"))
    assert needs_note(VOLTS, AnswerDraft("X-1", "", "41.2"))
    assert not needs_note(FUSE, AnswerDraft("X-1", "ok"))
    assert not needs_note(FUSE, None)
    assert not wants_photo(FUSE, AnswerDraft("X-1", "ok"))


def test_a_photo_item_is_answered_by_its_photo_or_left_out_with_its_reason() -> None:  # B03
    must, may = item("photo"), item("photo", required=False)
    assert needs_its_photo(must, AnswerDraft("X-1", "ok"))
    assert needs_its_photo(must, AnswerDraft("X-1", "na", "", "no camera"))
    assert needs_its_photo(may, AnswerDraft("X-1", "na"))
    assert not needs_its_photo(may, AnswerDraft("X-1", "na", "", "no camera"))
    assert not needs_its_photo(must, AnswerDraft("X-1")) and not needs_its_photo(must, None)
    assert not needs_its_photo(FUSE, AnswerDraft("X-1", "ok"))
