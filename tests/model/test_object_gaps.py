"""What one object of a visit lacks, for every kind of question, and the state that follows (states 4.3, F31)."""

from typing import Any

import pytest

from fieldtech.model.checklist import points_answer
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.object_gaps import ObjectRecord, answered, gaps, state_of

TICK = {"id": "T", "group": "clean", "kind": "tick", "required": True, "photo_on_fail": True}
CHOICE = {"id": "C", "group": "clean", "kind": "choice", "required": True, "options": ["正常", "异常", "不适用"]}
OWN = {"id": "O", "group": "coating", "kind": "choice", "required": True, "options": ["Ri0", "Ri1"], "na": True}
NUMBER = {"id": "N", "group": "power", "kind": "number", "required": True, "lower": 9, "upper": 36, "unit": "V",
          "photo_on_fail": True}  # fmt: skip
POINTS = {**NUMBER, "id": "P", "lower": 250, "upper": 600, "points": 5, "rule": "80-20", "unit": "µm"}
TEXT = {"id": "X", "group": "firmware", "kind": "text", "required": True}
PHOTO = {"id": "F", "group": "safety", "kind": "photo", "required": True}
IF_ANY = {**PHOTO, "id": "G", "required": False, "na": True}


def record(item: dict[str, Any], answer: AnswerDraft | None = None, *photos: str, result: str = "") -> ObjectRecord:
    """One question alone."""
    return ObjectRecord((item,), {str(item["id"]): answer} if answer else {}, photos, result)


def said(item: dict[str, Any], answer: str = "", value: str = "", note: str = "") -> AnswerDraft:
    return AnswerDraft(str(item["id"]), answer, value, note)


CASES = [
    ("a tick", TICK, said(TICK, "ok"), (), ""),
    ("a tick not made", TICK, None, (), "answer"),
    ("a tick that is wrong", TICK, said(TICK, "not_ok"), (), "note"),
    ("with its handling, without its photo", TICK, said(TICK, "not_ok", "", "已处理"), (), "photo"),
    ("with both", TICK, said(TICK, "not_ok", "", "已处理"), ("T",), ""),
    ("a handling of one character", TICK, said(TICK, "not_ok", "", "换"), ("T",), "note"),
    ("a tick that does not apply says why", TICK, said(TICK, "na"), (), "note"),
    ("and has said it", TICK, said(TICK, "na", "", "无此部件"), (), ""),
    ("a choice that does not apply says why", CHOICE, said(CHOICE, "", "不适用"), (), "note"),
    ("an OK is no number", NUMBER, said(NUMBER, "ok"), (), "answer"),
    ("a number that does not apply where it must", NUMBER, said(NUMBER, "na", "", "没有表"), (), "answer"),
    ("one that may not apply", {**NUMBER, "na": True}, said(NUMBER, "na"), (), "note"),
    ("points that do not apply where they must", POINTS, said(POINTS, "na", "", "没有表"), (), "points"),
    ("an OK is no point", POINTS, said(POINTS, "ok", "", "都好"), (), "points"),
    ("an OK is no text", TEXT, said(TEXT, "ok"), (), "answer"),
    ("a number of two readings, explained", NUMBER, said(NUMBER, "", "1,250", "已处理"), ("N",), "answer"),
    (
        "a point more that cannot be read",
        POINTS,
        points_answer(POINTS, ["300"] * 5 + ["x"], "已处理"),
        ("P",),
        "points",
    ),
    ("a choice in the template's words", CHOICE, said(CHOICE, "", "正常"), (), ""),
    ("a choice that is wrong", CHOICE, said(CHOICE, "", "异常"), (), "note"),
    ("no photo where none is asked for", CHOICE, said(CHOICE, "", "异常", "已处理"), (), ""),
    ("a grade", OWN, said(OWN, "", "Ri1"), (), ""),
    ("a grade that does not apply has a reason", OWN, said(OWN, "na"), (), "note"),
    ("and then needs nothing", OWN, said(OWN, "na", "", "无涂层"), (), ""),
    ("a number inside", NUMBER, said(NUMBER, "", "24,6"), (), ""),
    ("a number outside", NUMBER, said(NUMBER, "", "8.9"), (), "note"),
    ("a number outside, handled", NUMBER, said(NUMBER, "", "8.9", "换蓄电池"), (), "photo"),
    ("no number at all", NUMBER, said(NUMBER, "", "满格"), (), "note"),
    ("no number, explained", NUMBER, said(NUMBER, "", "满格", "已处理"), ("N",), "answer"),
    ("five points", POINTS, points_answer(POINTS, ["251", "263", "262", "255", "259"]), (), ""),
    ("three points of five", POINTS, points_answer(POINTS, ["251", "263", "262"]), (), "points"),
    (
        "one low point that the rule forgives",
        POINTS,
        points_answer(POINTS, ["310", "263", "262", "248", "259"]),
        (),
        "",
    ),
    ("one far too low", POINTS, points_answer(POINTS, ["310", "463", "462", "190", "459"]), (), "note"),
    ("far too low, handled", POINTS, points_answer(POINTS, ["310", "463", "462", "190", "459"], "转维修"), (), "photo"),
    ("a text", TEXT, said(TEXT, "", "V3.1.2"), (), ""),
    ("no text", TEXT, said(TEXT), (), "answer"),
    ("a photo", PHOTO, None, ("F",), ""),
    ("no photo", PHOTO, None, (), "photo"),
    ("a photo that was only ticked", PHOTO, said(PHOTO, "ok"), (), "photo"),
    ("a photo that may be left out", IF_ANY, None, (), ""),
    ("left out with its reason", IF_ANY, said(IF_ANY, "na", "", "无此部件"), (), ""),
    ("left out without", IF_ANY, said(IF_ANY, "na"), (), "photo"),
]


@pytest.mark.parametrize(("name", "item", "answer", "photos", "lacks"), CASES, ids=[case[0] for case in CASES])
def test_what_a_question_lacks(
    name: str, item: dict[str, Any], answer: AnswerDraft | None, photos: tuple[str, ...], lacks: str
) -> None:  # F31
    found = list(gaps(record(item, answer, *photos)))
    assert found == ([(str(item["id"]), lacks)] if lacks else [])


def test_the_state_follows() -> None:
    items = (TICK, PHOTO)
    assert state_of(ObjectRecord(items)) == "waiting"
    assert state_of(ObjectRecord(items, {"T": said(TICK)})) == "waiting"  # an answer taken back
    assert state_of(ObjectRecord(items, {"T": said(TICK, "ok")})) == "working"
    assert state_of(ObjectRecord(items, {}, ("F",))) == "working"
    done = ObjectRecord(items, {"T": said(TICK, "ok")}, ("F",))
    assert (state_of(done), answered(done)) == ("done", (2, 2))


def test_what_was_not_seen_lacks_nothing() -> None:
    away = record(TICK, result="not_seen")
    assert (state_of(away), list(gaps(away))) == ("not_seen", [])
