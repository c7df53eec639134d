"""The rules of incoming terminals and SIM cards (data rules 1, 8 to 10, 13)."""

from typing import Any

import pytest

from .tables import another, codes, good, judged

TERMINALS = [  # cells, codes, what is stored
    ({}, set(), {"terminal_id": "BXV1000", "imei": "860123040610007", "model": "BX-V200"}),
    ({"terminal_id": "bxv1000"}, set(), {"terminal_id": "BXV1000"}),
    ({"terminal_id": "ＢＸＶ１０００"}, set(), {"terminal_id": "BXV1000"}),
    ({"terminal_id": 1234567}, set(), {"terminal_id": "1234567"}),
    ({"terminal_id": "BXV-1000"}, {"terminal_id_charset"}, {"terminal_id": "BXV-1000"}),
    ({"terminal_id": None}, {"terminal_id_missing"}, {"terminal_id": ""}),
    ({"terminal_id": "无"}, {"terminal_id_missing"}, {"terminal_id": ""}),
    ({"terminal_id": "BXG01086", "model": "BX-G100"}, {"terminal_id_length"}, {"terminal_id": "BXG01086"}),
    ({"terminal_id": "BXG01086"}, set(), {"terminal_id": "BXG01086"}),
    ({"terminal_id": "X" * 31}, {"terminal_id_length"}, {}),
    ({"model": "bx-v200 "}, set(), {"model": "BX-V200"}),
    ({"model": "BX-V300"}, {"unknown_model"}, {"model": "BX-V300"}),
    ({"model": None}, {"unknown_model"}, {"model": None}),
    ({"imei": 860123040610007}, set(), {"imei": "860123040610007"}),
    ({"imei": "8.60123E+14"}, {"imei_number_damaged"}, {"imei": None}),
    ({"imei": "860123040610008"}, {"imei_check_digit"}, {"imei": "860123040610008"}),
    ({"imei": "86012304061000"}, {"imei_length_14"}, {"imei": "86012304061000", "suggest_imei": "860123040610007"}),
    ({"imei": "8601230406100070"}, {"imei_length_16"}, {"imei": "8601230406100070"}),
    ({"imei": "86012304061"}, {"imei_length"}, {"imei": "86012304061"}),
    ({"imei": "8601230406100O7"}, {"imei_charset"}, {}),
    ({"imei": "-"}, {"imei_missing"}, {"imei": None}),
    ({"purchase_date": None}, {"purchase_date_missing"}, {"purchase_date": None}),
    ({"purchase_date": "不详"}, {"purchase_date_missing"}, {"purchase_date": None}),
    ({"purchase_date": "去年"}, {"date_unreadable"}, {"purchase_date": None}),
    ({"purchase_date": "2026年11月15日"}, set(), {"purchase_date": "2026-11-15"}),
    ({"model": "?", "imei": None}, {"unknown_model", "imei_missing"}, {}),
]


@pytest.mark.parametrize(("cells", "expected", "stored"), TERMINALS)
def test_terminals(cells: dict[str, Any], expected: set[str], stored: dict[str, Any]) -> None:
    found = judged("terminals", good("terminals", **cells))
    values = found.rows[0].values
    assert (codes(found), {name: values[name] for name in stored}) == (expected, stored)


SIMS = [
    ({}, set(), {"iccid": "89860420000041000004", "msisdn": "1440012345000", "imsi": "460040041000000"}),
    ({"iccid": None}, {"iccid_missing"}, {"iccid": None}),
    ({"iccid": 8.986e19}, {"iccid_number_damaged"}, {"iccid": None}),
    ({"msisdn": 1440012345000}, set(), {"msisdn": "1440012345000"}),
    ({"msisdn": "13912345678"}, set(), {"msisdn": "13912345678"}),
    ({"msisdn": "+86 139 1234 5678"}, set(), {"msisdn": "13912345678"}),
    ({"msisdn": "12912345678"}, {"msisdn_shape"}, {"msisdn": "12912345678"}),
    ({"msisdn": "106481234567"}, {"msisdn_length"}, {"msisdn": "106481234567"}),
    ({"msisdn": "1.44001E+12"}, {"msisdn_number_damaged"}, {"msisdn": None}),
    ({"msisdn": "1391234567890"}, {"msisdn_iot_prefix"}, {"msisdn": "1391234567890"}),
    ({"msisdn": "14400123450OO"}, {"msisdn_charset"}, {}),
    ({"msisdn": "/"}, {"msisdn_missing"}, {"msisdn": None}),
    ({"imsi": 460040041000000}, set(), {"imsi": "460040041000000"}),
    ({"imsi": None}, set(), {"imsi": None}),
    ({"imsi": "46004123456789"}, {"imsi_length"}, {}),
    ({"imsi": "4600412345678X9"}, {"imsi_charset"}, {}),
    ({"imsi": "4.6004E+14"}, {"imsi_charset"}, {}),
    ({"imsi": "460994100000076"}, {"imsi_network_unknown"}, {}),
    ({"valid_until": "永久"}, {"date_unreadable"}, {"valid_until": None}),
    ({"operator": "=1+1"}, {"formula_without_value"}, {}),
]


@pytest.mark.parametrize(("cells", "expected", "stored"), SIMS)
def test_sims(cells: dict[str, Any], expected: set[str], stored: dict[str, Any]) -> None:
    found = judged("sims", good("sims", **cells))
    values = found.rows[0].values
    assert (codes(found), {name: values[name] for name in stored}) == (expected, stored)


DOUBLES = [
    ("terminals", {"imei": "860123040610007"}, {"duplicate_imei"}),
    ("terminals", {"terminal_id": "bxv1000"}, {"duplicate_terminal_id"}),
    ("terminals", {"terminal_id": "bxv1000", "imei": "1"}, {"imei_length"}),
    ("sims", {"iccid": "89860420000041000009"}, {"duplicate_iccid", "iccid_luhn"}),
    ("sims", {"msisdn": "1440012345000"}, {"duplicate_msisdn"}),
    ("sims", {}, set()),
]


@pytest.mark.parametrize(("kind", "cells", "expected"), DOUBLES)
def test_doubles(kind: str, cells: dict[str, Any], expected: set[str]) -> None:  # rule 7
    found = judged(kind, good(kind), another(kind, **cells))
    assert codes(found) == expected
