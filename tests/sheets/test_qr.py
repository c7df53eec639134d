"""The code always fits: 350 characters, version 11, modules of half a millimetre, also at its fullest."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.errors import FieldtechError
from fieldtech.model.canonical import sha256_hex
from fieldtech.sheets.canvas import MM
from fieldtech.sheets.qr import (
    MAX_CHARACTERS,
    QrSummary,
    from_base45,
    qr_path,
    read_qr,
    summary_of,
    to_base45,
    write_qr,
)
from fieldtech.sheets.signoff import QR_SIZE
from sheets import sample

PUBLIC = sample.QR_KEY.public_key().public_bytes_raw()
FULL = QrSummary(
    number="WX-QD01-20261118-002",
    revision=300,
    date="2026-11-18",
    plate="鲁BD12345",
    old_terminal="~AAAAAAAAAAA",
    new_terminal="~BBBBBBBBBBB",
    old_sim="89860420123456789059",
    new_sim="89860420123456789067",
    total_cents=10**8,
    technician="abcdefghijkl",
    digest="ab" * 32,
)


def test_the_fullest_summary_fits_and_reads_back() -> None:
    text = write_qr(FULL, sample.QR_KEY)
    assert len(text) <= MAX_CHARACTERS
    _, modules = qr_path(text)
    assert modules <= 61  # version 11
    assert QR_SIZE / MM / modules >= 0.5 and 32 <= QR_SIZE / MM <= 34
    assert read_qr(text, [b"\0" * 32, PUBLIC]) == FULL


def test_the_technician_gives_way_to_the_numbers() -> None:
    fuller = replace(FULL, old_sim="898604B719227100AAAA", new_sim="898604B719227100AAAB")
    assert read_qr(write_qr(fuller, sample.QR_KEY), [PUBLIC]) == replace(fuller, technician="")


def test_what_cannot_fit_is_refused() -> None:
    with pytest.raises(FieldtechError) as refusal:
        write_qr(replace(FULL, number="X" * 80), sample.QR_KEY)
    assert refusal.value.code == "qr_too_long"


def test_long_terminal_numbers_keep_their_end() -> None:
    record = sample.usual()
    record["swaps"][0]["old_terminal"] = "A" * 20 + "0123456789"
    summary = summary_of(record, sha256_hex(record))
    assert summary.old_terminal == "~A0123456789"
    assert read_qr(write_qr(summary, sample.QR_KEY), [PUBLIC]) == summary


def test_empty_fields_come_back_empty() -> None:
    summary = summary_of(sample.no_swap(), "00" * 32)
    assert (summary.old_terminal, summary.new_sim) == ("", "")
    assert read_qr(write_qr(summary, sample.QR_KEY), [PUBLIC]) == summary


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_base45_comes_back(data: bytes) -> None:
    assert from_base45(to_base45(data)) == data


def test_base45_of_the_standard() -> None:
    assert to_base45(b"Hello!!") == "%69 VD92EX0" and from_base45("QED8WEX0") == b"ietf!"


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=340))
@settings(deadline=None)
def test_no_text_crashes_the_reader(text: str) -> None:
    with pytest.raises(FieldtechError):
        read_qr("FT1:" + text, [PUBLIC])
