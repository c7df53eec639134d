"""The sixty identifiers of the data file, each with its verdict, its code and its stored form."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from fieldtech.model.identifiers import identify
from fieldtech.paths import resources

ITEMS = json.loads((Path(__file__).parents[2] / "data" / "identifiers.json").read_text("utf-8"))["items"]


def test_all_sixty_are_there() -> None:
    assert len(ITEMS) == 60


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item['n']}-{item['kind']}-{item['value']}")
def test_identifier(item: dict[str, Any]) -> None:
    verdict = identify(item["kind"], item["value"], colour=item.get("colour"), protocol=item.get("protocol"))
    codes = () if item["reason"] is None else (item["reason"],)
    assert (verdict.verdict, verdict.codes, verdict.normalised) == (
        item["expected"],
        codes,
        item["normalised"],
    )


@pytest.mark.parametrize(
    ("file", "column", "kind"),
    [
        ("vehicles", "vin", "vin"),
        ("vehicles", "driver_mobile", "mobile"),
        ("terminals", "imei", "imei"),
        ("terminals", "iccid", "iccid"),
        ("sims", "iccid", "iccid"),
        ("sims", "msisdn", "msisdn"),
        ("sims", "imsi", "imsi"),
        ("customers", "uscc", "uscc"),
        ("contacts", "mobile", "mobile"),
        ("contacts", "landline", "landline"),
        ("users", "phone", "phone"),
    ],
)
def test_demo_data_is_right(file: str, column: str, kind: str) -> None:
    values = [row[column] for row in _demo(file) if row[column]]
    assert values
    assert [v for v in values if identify(kind, v).verdict != "ok"] == []


def test_demo_plates_and_terminals_are_right() -> None:
    for row in _demo("vehicles"):
        assert identify("plate", row["plate"], colour=int(row["plate_colour"])).verdict == "ok"
    for row in _demo("terminals"):
        assert identify("terminal_id", row["terminal_id"], protocol=row["protocol"]).verdict == "ok"
        phone = row["terminal_phone"]
        expected = ("ok", phone) if phone else ("error", None)
        found = identify("terminal_phone", phone, protocol=row["protocol"])
        assert (found.verdict, found.normalised) == expected


def _demo(name: str) -> list[dict[str, str]]:
    with (resources() / "demo" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
