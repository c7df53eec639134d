"""Whatever stands in a cell, a row is judged without a slip, and what is stored of it reads the same again."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldtech.services.imports.files import FileRefused
from fieldtech.services.imports.files.opening import open_bytes
from fieldtech.services.imports.lists.fields import LIST_KINDS
from fieldtech.services.imports.lists.findings import verdict_of
from fieldtech.services.imports.lists.preview import preview_of
from fieldtech.services.imports.lists.rows import DataRow, judged

from .tables import GOOD, KNOWLEDGE, csv_text

CELLS = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.text("0123456789.-+E ", max_size=24),
    st.sampled_from([value for row in GOOD.values() for value in row.values() if value is not None]),
    st.integers(-(10**25), 10**25),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
)


@pytest.mark.parametrize("kind", LIST_KINDS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_cells(kind: str, data: st.DataObject) -> None:
    fields = LIST_KINDS[kind].fields()
    cells: dict[str, Any] = data.draw(st.dictionaries(st.sampled_from(fields), CELLS))
    row = judged(kind, DataRow(2, cells, False), KNOWLEDGE)
    json.dumps(row.values)
    assert row.verdict == verdict_of(row.own)
    for finding in row.findings:
        assert finding.sentence("zh_CN") and finding.sentence("en")
    again = {name: value for name, value in row.values.items() if name in cells and value is not None}
    twice = judged(kind, DataRow(2, {**cells, **again}, False), KNOWLEDGE)
    kept = {name: row.values[name] for name in again}
    assert {name: twice.values[name] for name in again} == kept


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(table=st.lists(st.lists(TEXTS, max_size=6), max_size=8), kind=st.sampled_from(list(LIST_KINDS)))
def test_any_text_table(table: list[list[str]], kind: str) -> None:
    text = csv_text([["车牌号", "终端号", "IMEI", "ICCID", "卡号", "驾驶员"], *table])
    try:
        found = preview_of(open_bytes(text.encode(), "list.csv"), kind, KNOWLEDGE)
    except FileRefused as refused:
        assert refused.refusal in ("no_data_rows", "no_header")
        return
    assert sum(found.counts()[name] for name in ("accepted", "warning", "rejected")) == len(found.rows)
