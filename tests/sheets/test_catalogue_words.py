"""What comes with the program has its English name: choices, units, kinds of vehicle (F16)."""

import csv
import json
from dataclasses import replace

import pytest

from fieldtech.model.drafts.masters import ChecklistItem
from fieldtech.paths import resources
from fieldtech.words import known, word

CHECKLISTS = sorted((resources() / "catalogue" / "checklists").glob("*.json"))


def column(file: str, name: str) -> set[str]:
    with (resources() / file).open(encoding="utf-8", newline="") as rows:
        return {row[name] for row in csv.DictReader(rows)}


@pytest.mark.parametrize("path", CHECKLISTS, ids=lambda path: path.stem)
def test_every_choice_has_an_english_name(path: object) -> None:
    items = json.loads(path.read_text(encoding="utf-8"))["items"]  # type: ignore[attr-defined]
    for item in items:
        options, english = item.get("options") or [], item.get("options_en") or []
        assert len(options) == len(english), item["id"]
        assert all(name.isascii() for name in english), item["id"]
        assert (item.get("unit") or "m").isascii() or known(f"unit.{item['unit']}") or item["unit"] in ("µm", "N·m")


def test_units_of_parts_and_kinds_of_vehicle_have_an_english_name() -> None:
    for unit in column("catalogue/parts.csv", "unit"):
        assert word(f"unit.{unit}", "en").isascii(), unit
    for kind in column("demo/vehicles.csv", "vehicle_type") - {""}:
        assert word(f"vehicle_type.{kind}", "en").isascii() and known(f"vehicle_type.{kind}"), kind


def test_english_choices_come_in_the_same_number_or_not_at_all() -> None:
    item = ChecklistItem(
        id="X-1", group="work", text_zh="项", text_en="item", kind="choice", options=("甲", "乙"), options_en=("a", "b")
    )
    assert not list(item.problems())
    assert not list(replace(item, options_en=()).problems())
    assert [p.code for p in replace(item, options_en=("a",)).problems()] == ["options_en_count"]
