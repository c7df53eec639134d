"""What differs between two versions of a checklist."""

import random
from typing import Any

import pytest

from fieldtech.model.checklist_changes import FieldChange, differences


def item(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "group": "g", "text_zh": name, "text_en": name, "kind": "tick", "required": True, **more}


A, B, C, D = (item(name) for name in "ABCD")


def acts(before: list[Any], after: list[Any]) -> list[tuple[str, str]]:
    return [(change.act, str(change.item["id"])) for change in differences(before, after)]


def test_the_same_is_no_difference() -> None:
    assert differences([A, B], [A, B]) == ()


def test_a_key_that_says_nothing_is_no_difference() -> None:
    said = item("A", points=0, rule="every", na=False, instruction_zh="", picture="", options=[], unit=None)
    assert differences([A], [said]) == ()


def test_rows_are_added_and_removed() -> None:
    assert acts([A, B], [A, C]) == [("added", "C"), ("removed", "B")]


def test_a_moved_row_is_one_move() -> None:
    assert acts([A, B, C, D], [D, A, B, C]) == [("moved", "D")]
    assert acts([A, B, C, D], [B, C, D, A]) == [("moved", "A")]


def test_changed_fields_say_before_and_after() -> None:
    (change,) = differences([item("A", lower=250)], [item("A", lower=300, options=["x", "y"])])
    assert change.act == "changed"
    assert change.fields == (FieldChange("lower", 250, 300), FieldChange("options", "", ("x", "y")))


@pytest.mark.parametrize("seed", range(20))
def test_the_moves_named_make_the_newer_order_of_the_older(seed: int) -> None:
    rows = [item(f"R{n}") for n in range(12)]
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    moved = {str(change.item["id"]) for change in differences(rows, mixed)}
    assert [r["id"] for r in rows if r["id"] not in moved] == [r["id"] for r in mixed if r["id"] not in moved]
