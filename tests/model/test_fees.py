"""Prices: free under warranty, parts only outside it, list price for damage by people (B05, F18)."""

import pytest

from fieldtech.model.bundled import bundled_rows
from fieldtech.model.fees import (
    UNDECIDED,
    FeeLine,
    PartsInWarranty,
    PartUsed,
    part_line,
)
from fieldtech.model.warranty import WarrantyState
from fieldtech.words import known

IN, OUT, DAMAGE, UNKNOWN = WarrantyState
FREE, LIST, DECIDE = PartsInWarranty
HARNESS = PartUsed("电源线束(带保险)", "supply harness", 3000)


@pytest.mark.parametrize(
    ("state", "cause", "code", "charged", "rule"),
    [
        (IN, FREE, "FEE-PART", 0, "in_warranty"),
        (IN, LIST, "FEE-PART-DMG", 6000, "damage"),
        (IN, DECIDE, "FEE-PART", 6000, "manager_decides"),
        (OUT, FREE, "FEE-PART", 6000, "out_of_warranty"),
        (OUT, LIST, "FEE-PART", 6000, "out_of_warranty"),
        (OUT, DECIDE, "FEE-PART", 6000, "out_of_warranty"),
        (DAMAGE, FREE, "FEE-PART-DMG", 6000, "damage"),
        (DAMAGE, DECIDE, "FEE-PART-DMG", 6000, "damage"),
        (UNKNOWN, FREE, "FEE-PART", 6000, "warranty_unknown"),
        (UNKNOWN, LIST, "FEE-PART-DMG", 6000, "damage"),
    ],
)
def test_part_price(state: WarrantyState, cause: PartsInWarranty, code: str, charged: int, rule: str) -> None:  # B05
    line = part_line(PartUsed("线束", "harness", 3000, 2), state, cause)
    assert line == FeeLine(code, "线束", "harness", 6000, charged, rule)
    assert known(f"fee_rule.{rule}")


@pytest.mark.parametrize("state", [OUT, DAMAGE, UNKNOWN])
def test_a_manager_may_waive_any_price(state: WarrantyState) -> None:
    line = part_line(HARNESS, state, FREE, waived=True)
    assert (line.list_cents, line.charged_cents, line.rule) == (3000, 0, "waived")


def test_a_decision_leaves_what_is_free_anyway() -> None:
    assert part_line(HARNESS, IN, FREE, waived=True).rule == "in_warranty"
    assert part_line(HARNESS, IN, FREE, waived=False).charged_cents == 0


def test_a_decision_to_charge_settles_the_line() -> None:
    line = part_line(HARNESS, IN, DECIDE, waived=False)
    assert (line.charged_cents, line.rule) == (3000, "manager_charges")


def test_every_cause_of_the_catalogue_has_a_known_rule() -> None:
    assert all(PartsInWarranty(row["parts_in_warranty"]) for row in bundled_rows("causes"))
    rules = (*UNDECIDED, "waived", "manager_charges", "schedule", "given")
    assert all(known(f"fee_rule.{rule}") for rule in rules)
