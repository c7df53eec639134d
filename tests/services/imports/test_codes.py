"""Every code of codes.csv is given by some table, as grave as it says, and is told in both languages."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldtech.services.imports.files.refused import REFUSALS
from fieldtech.services.imports.lists.codes import ERRORS, WARNINGS, severity_of
from fieldtech.services.imports.lists.findings import Finding
from fieldtech.words import known

from . import test_hostile, test_rules_request, test_rules_stock, test_rules_vehicles
from .tables import another, good, grid, judged, preview, xlsx

INBOX = Path(__file__).parents[2] / "data" / "inbox"
ROWS = list(csv.DictReader((INBOX / "codes.csv").open(encoding="utf-8", newline="")))
V = "vehicle_list"
MADE_HERE: dict[str, dict[str, Any]] = {
    "missing_plate_and_vin": {"plate": None, "vin": None},
    "text_too_long": {"remark": "x" * 2001},
    "formula_without_value": {"remark": "=A1"},
    "formula_error": {"remark": "#REF!"},
    "date_unreadable": {"purchase_date": "?"},
    "voltage_missing": {"voltage": None},
    "control_characters_removed": {"remark": "a\u202eb"},
    "wanted_date_past": {"wanted_date": "2020-01-01"},
    "driver_missing": {"driver_name": None},
    "phone_shape": {"driver_phone": "1"},
}


def given_elsewhere() -> set[str]:
    """The codes the tables of the other tests give."""
    found: set[str] = {"formula_like_text", "hidden_row"}  # told apart by their own tests
    for case in test_rules_vehicles.PLATES:
        found |= case[4]
    for more in (test_rules_vehicles.VINS, test_rules_vehicles.CARDS):
        found |= set().union(*(case[2] for case in more))
    for pair in (test_rules_vehicles.DOUBLES, test_rules_stock.TERMINALS, test_rules_stock.SIMS):
        found |= set().union(*(case[1] for case in pair))
    found |= set().union(*(case[2] for case in test_rules_stock.DOUBLES))
    found |= {case[1] for case in test_rules_request.WRONG} | {case[2] for case in test_rules_request.DOUBTFUL}
    return found | {case[3] for case in test_hostile.REFUSED}


def codes_of_scope(scope: str) -> Iterator[tuple[str, str]]:
    return ((row["code"], row["severity"]) for row in ROWS if row["scope"] == scope)


@pytest.mark.parametrize(("code", "severity"), list(codes_of_scope("row")))
def test_codes_of_rows(code: str, severity: str) -> None:
    assert severity_of(code) == severity
    assert known(f"problem.{code}")
    said = Finding(code, "plate", {}).sentence("zh_CN"), Finding(code, "plate", {}).sentence("en")
    assert said[0] != said[1]
    if code in MADE_HERE:
        found = judged(V, good(V, **MADE_HERE[code]))
        assert code in found.code_counts()
    else:
        assert code in given_elsewhere()


def test_no_code_of_our_own() -> None:
    assert {row["code"] for row in ROWS if row["scope"] == "row"} == ERRORS | WARNINGS
    assert {row["code"] for row in ROWS if row["scope"] == "file"} == set(REFUSALS)


@pytest.mark.parametrize(("code", "_severity"), list(codes_of_scope("file")))
def test_codes_of_files(code: str, _severity: str) -> None:
    assert code in given_elsewhere() | {"unreadable_json"}
    assert known(f"problem.{code}")


def test_a_double_names_the_row_that_stays() -> None:
    found = judged(V, good(V), another(V, plate="鲁B8K301"))
    assert "第 2 行" in found.rows[1].findings[0].sentence("zh_CN")


def test_a_hidden_row_is_told() -> None:
    found = preview(V, xlsx(grid(V, good(V)), hide=[2]))
    assert found.code_counts() == {"hidden_row": 1}
