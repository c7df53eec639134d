"""An installation request is taken whole or not at all, with every reason at once (data rule 16, forms 2.1; B10)."""

import json
from pathlib import Path
from typing import Any

import pytest

from fieldtech.services.imports.files import FileRefused
from fieldtech.services.imports.lists.request_file import RequestPreview, read_request

from .tables import KNOWLEDGE

INBOX = Path(__file__).parents[2] / "data" / "inbox"
GOOD: dict[str, Any] = json.loads((INBOX / "request_XQ.json").read_text(encoding="utf-8")) | {"quantity": 4}


def read(tmp_path: Path, body: Any) -> RequestPreview:
    path = tmp_path / "request.json"
    path.write_text(body if isinstance(body, str) else json.dumps(body, ensure_ascii=False), encoding="utf-8")
    return read_request(path, KNOWLEDGE)


def changed(**fields: Any) -> dict[str, Any]:
    """The good request with other fields; ``contact__phone`` reaches inside."""
    body = json.loads(json.dumps(GOOD))
    for name, value in fields.items():
        outer, _, inner = name.partition("__")
        if inner:
            body[outer][inner] = value
        else:
            body[outer] = value
    return body


def test_a_good_one(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)
    assert (found.verdict, found.findings) == ("accepted", ())
    assert [row.verdict for row in found.rows] == ["accepted"] * 4
    assert found.values["platform_host"] == "218.0.0.1"


WRONG: list[tuple[str, str, dict[str, Any]]] = [  # field, code, what is changed
    ("number", "field_missing", {"number": ""}),
    ("number", "field_missing", {"number": None}),
    ("number", "field_value", {"number": "需求单 1"}),
    ("source", "field_missing", {"source": "无"}),
    ("source", "field_value", {"source": "网络"}),
    ("sales_signer", "field_missing", {"sales_signer": ""}),
    ("customer_no", "field_missing", {"customer__customer_no": ""}),
    ("uscc", "field_value", {"customer__uscc": "91370200MA3FT01B0X"}),
    ("contact_name", "field_missing", {"contact__name": " "}),
    ("contact_phone", "field_missing", {"contact__phone": None}),
    ("contact_phone", "field_value", {"contact__phone": "139123"}),
    ("model", "field_missing", {"model": ""}),
    ("model", "unknown_model", {"model": "BX-V300"}),
    ("quantity", "field_missing", {"quantity": None}),
    ("quantity", "field_value", {"quantity": 0}),
    ("quantity", "field_value", {"quantity": -3}),
    ("quantity", "field_value", {"quantity": "四"}),
    ("quantity", "field_value", {"quantity": 4.5}),
    ("quantity", "field_value", {"quantity": True}),
    ("unit_price", "field_missing", {"unit_price": ""}),
    ("unit_price", "field_value", {"unit_price": "-1.00"}),
    ("unit_price", "field_value", {"unit_price": "12.345"}),
    ("total_price", "field_missing", {"total_price": None}),
    ("total_price", "field_value", {"total_price": "about 6000"}),
    ("payment", "field_missing", {"payment": ""}),
    ("payment", "field_value", {"payment": "比特币"}),
    ("wanted_by", "field_missing", {"wanted_by": ""}),
    ("wanted_by", "field_value", {"wanted_by": "尽快"}),
    ("place", "field_missing", {"place": ""}),
    ("place", "text_too_long", {"place": "长" * 2001}),
    ("platform", "field_missing", {"platform": ""}),
    ("platform", "field_value", {"platform": "218.0.0.1"}),
    ("platform", "field_value", {"platform": "218.0.0.1:0"}),
    ("platform", "field_value", {"platform": "218.0.0.1:70000"}),
    ("platform", "field_value", {"platform": "218.0.0.999:7611"}),
    ("schema", "field_value", {"schema": "fieldtech-request/9"}),
    ("vehicles", "field_value", {"vehicles": {"plate": "鲁B8K401"}}),
]


@pytest.mark.parametrize(("field", "code", "fields"), WRONG)
def test_one_error_and_nothing_is_stored(tmp_path: Path, field: str, code: str, fields: dict[str, Any]) -> None:
    found = read(tmp_path, changed(**fields))
    assert found.verdict == "rejected"
    assert (field, code) in {(finding.field, finding.code) for finding in found.findings}
    assert len({finding.code for finding in found.findings if finding.severity == "error"}) == 1


DOUBTFUL = [
    ("quantity", {"quantity": 5}, "quantity_mismatch"),
    ("quantity", {"vehicles": []}, "quantity_mismatch"),
    ("wanted_by", {"wanted_by": "2026-11-20"}, "wanted_date_past"),
    ("sales_signer", {"sales_signer": "王\u202e签"}, "control_characters_removed"),
]


@pytest.mark.parametrize(("field", "fields", "code"), DOUBTFUL)
def test_doubts_let_it_in(tmp_path: Path, field: str, fields: dict[str, Any], code: str) -> None:
    found = read(tmp_path, changed(**fields))
    assert (found.verdict, [(f.field, f.code) for f in found.findings]) == ("warning", [(field, code)])


FORMS = [
    ({"unit_price": 1280}, {"unit_price_cents": 128000}),
    ({"unit_price": 1280.5}, {"unit_price_cents": 128050}),
    ({"unit_price": "1,280.00元"}, {"unit_price_cents": 128000}),
    ({"unit_price": "0"}, {"unit_price_cents": 0}),
    ({"quantity": "4"}, {"quantity": 4}),
    ({"wanted_by": "2026年12月5日"}, {"wanted_by": "2026-12-05"}),
    ({"platform": "省平台 218.0.0.1:7611"}, {"platform_host": "218.0.0.1", "platform_port": 7611}),
    ({"platform": "省平台218.0.0.1：7611"}, {"platform_host": "218.0.0.1", "platform_port": 7611}),
    ({"platform": "gps.Example.com:1"}, {"platform_host": "gps.example.com", "platform_port": 1}),
    ({"contact__phone": "0532-88901234"}, {"contact_phone": "0532-88901234"}),
    ({"contact__phone": 13912345678}, {"contact_phone": "13912345678"}),
    ({"payment": "银行转账"}, {"payment": "transfer"}),
    ({"source": " 客户 "}, {"source": "customer"}),
    ({"model": "bx-v200"}, {"model": "BX-V200"}),
    ({"number": "xq-qd01-20261120-002"}, {"number": "XQ-QD01-20261120-002"}),
]


@pytest.mark.parametrize(("fields", "stored"), FORMS)
def test_what_is_stored(tmp_path: Path, fields: dict[str, Any], stored: dict[str, Any]) -> None:
    found = read(tmp_path, changed(**fields))
    assert {name: found.values[name] for name in stored} == stored
    assert found.verdict == "accepted"


def test_every_reason_at_once(tmp_path: Path) -> None:
    body = changed(number="", model="?", quantity=0, vehicles=[{"plate": "鲁BI2345", "plate_colour": 2}, {}, 7])
    found = read(tmp_path, body)
    assert {f.field for f in found.findings if f.severity == "error"} == {"number", "model", "quantity"}
    assert [{f.code for f in row.findings if f.severity == "error"} for row in found.rows] == [
        {"plate_shape"},
        {"missing_plate_and_vin"},
        {"field_value"},
    ]


def test_a_bad_vehicle_keeps_the_whole_request_out(tmp_path: Path) -> None:
    vehicles = [*GOOD["vehicles"][:3], GOOD["vehicles"][0]]
    found = read(tmp_path, changed(vehicles=vehicles))
    assert (found.verdict, found.findings) == ("rejected", ())
    assert {f.code for f in found.rows[3].findings} == {"duplicate_plate", "duplicate_vin"}


def test_numbers_of_json_are_exact_where_they_can_be(tmp_path: Path) -> None:
    vehicle = {**GOOD["vehicles"][0], "voltage": 24, "driver_phone": 13612341001, "iccid": 89860420123456781015}
    found = read(tmp_path, changed(quantity=1, vehicles=[vehicle]))
    assert [f.code for f in found.rows[0].findings] == ["iccid_number_damaged"]
    assert (found.rows[0].values["voltage"], found.rows[0].values["driver_phone"]) == (24, "13612341001")


@pytest.mark.parametrize("body", ["{", "not json", "[1, 2]", '"text"', '{"a": NaN}', "[" * 100_000, '{"a": 1} x'])
def test_what_is_no_request(tmp_path: Path, body: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(tmp_path, body)
    assert refused.value.refusal == "unreadable_json"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "request.json"
    path.write_bytes(json.dumps(GOOD, ensure_ascii=False).encode(encoding))
    assert read_request(path, KNOWLEDGE).verdict == "accepted"


def test_nothing_and_no_text(tmp_path: Path) -> None:
    for data, code in ((b"", "empty_file"), (b"\x89PNG\r\n\x1a\n\0\0", "unreadable_json")):
        (tmp_path / "request.json").write_bytes(data)
        with pytest.raises(FileRefused) as refused:
            read_request(tmp_path / "request.json", KNOWLEDGE)
        assert refused.value.refusal == code
