"""A scan is recognised by what it is (B22, B24: the technician scans, the form knows the field)."""

import pytest

from fieldtech.model.identifiers.recognise import Candidate, recognise


@pytest.mark.parametrize(
    ("scan", "kind", "value"),
    [
        ("860123040500638", "imei", "860123040500638"),
        ("IMEI: 860123040500638\r\n", "imei", "860123040500638"),
        ("ICCID:8986032245678901237F", "iccid", "8986032245678901237"),
        ("898604B7192271001234", "iccid", "898604B7192271001234"),
        ("89014103211118510720", "iccid", "89014103211118510720"),
        ("1440012345612", "msisdn", "1440012345612"),
        ("+86 13912345678", "msisdn", "13912345678"),
        ("BXA0012", "terminal_id", "BXA0012"),
        ("SN:bxa0012", "terminal_id", "BXA0012"),
        ("LZZ5ELSD3RW100001", "vin", "LZZ5ELSD3RW100001"),
        ("LZZ5ELSD4RW100001", "vin", "LZZ5ELSD4RW100001"),
        ("津C·8R071", "plate", "津C8R071"),
        ("p-3001", "part_no", "P-3001"),
        ("FT1:6BF+70 $%:*", "sheet_qr", "FT1:6BF+70 $%:*"),
        ("FT1:ABC \r\n", "sheet_qr", "FT1:ABC "),
    ],
)
def test_the_likeliest_kind(scan: str, kind: str, value: str) -> None:
    first = recognise(scan)[0]
    assert (first.kind, first.value) == (kind, value)


def test_a_label_with_two_fields_gives_both() -> None:
    assert recognise("ID:BXB0001;IMEI:860123040500638") == [
        Candidate("terminal_id", "BXB0001"),
        Candidate("imei", "860123040500638"),
    ]


def test_a_misread_imei_is_offered_as_one_and_says_so() -> None:
    assert recognise("860123040500639")[0] == Candidate("imei", "860123040500639", "error")


def test_an_article_barcode_is_no_sim_number() -> None:
    assert [c.kind for c in recognise("6901234567892")] == ["terminal_id"]


@pytest.mark.parametrize("scan", ["", "  \r\n", "https://example.com/x?y=1", "你好"])
def test_nothing_known(scan: str) -> None:
    assert recognise(scan) == []
