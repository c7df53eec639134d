"""The sixty identifiers of the data file, each with its verdict, its code and its stored form."""

import json
from pathlib import Path
from typing import Any

import pytest

from fieldtech.model.identifiers import identify

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
