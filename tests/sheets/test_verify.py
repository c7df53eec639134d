"""A sheet that was touched anywhere is refused with a code that has a sentence; nothing hostile crashes."""

import io
import random
import zlib
from dataclasses import replace

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from fieldtech.errors import FieldtechError
from fieldtech.model.canonical import canonical_json, sha256_hex
from fieldtech.sheets import render
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.qr import draw_qr, from_base45, read_qr, summary_of, to_base45, write_qr
from fieldtech.sheets.read_back import MOST_RECORD_BYTES, read_record
from fieldtech.sheets.service_sheet import service_sheet
from fieldtech.sheets.signature import make_device_certificate
from fieldtech.sheets.verify import Verification, find_qr, verify_sheet
from fieldtech.sheets.vocabulary import written_at
from fieldtech.words import known, sentence
from sheets import sample
from sheets.conftest import Device


def code_of(found: Verification) -> str:
    """The code of the first failed check; it must have a sentence in both languages."""
    assert not found.ok and found.problem is not None
    code = found.problem.code
    assert known(f"problem.{code}"), code
    for language in ("zh_CN", "en"):
        assert "…" not in sentence(code, language, **found.problem.params)
    return code


@pytest.mark.parametrize("kind", sorted(sample.KINDS))
@pytest.mark.parametrize("language", ["zh_CN", "en", "both"])
def test_every_kind_verifies(device: Device, kind: str, language: str) -> None:
    record = sample.KINDS[kind]()
    found = device.verify(device.sheet(record, language), lambda number, revision: sha256_hex(record))
    assert found.ok, found.checks
    assert [check.name for check in found.checks] == ["file", "signature", "record", "qr", "summary", "stored"]
    assert found.record == record
    assert (found.number, found.revision) == (sample.NUMBER, 1)


def test_the_code_on_the_paper_verifies_from_a_150_dpi_scan(device: Device, signed: bytes) -> None:
    image = next(render.page_images(signed, 150, grey=True))
    assert image.width == pytest.approx(8.27 * 150, abs=2)
    summary = read_qr(find_qr(signed), [device.qr_key])
    record = sample.usual()
    assert summary == summary_of(record, sha256_hex(record))
    assert summary.old_terminal == "BXA0007" and summary.new_sim == "89860420123456789067"


def flipped(data: bytes, position: int, bit: int = 1) -> bytes:
    changed = bytearray(data)
    changed[position] ^= bit
    return bytes(changed)


def test_any_flipped_byte_is_refused(device: Device, signed: bytes) -> None:
    chosen = random.Random(20261118)
    envelope = signed.rindex(b"/Contents")
    places = [chosen.randrange(len(signed)) for _ in range(60)]
    places += range(envelope - 40, len(signed), 37)  # the signature, its padding, the trailer
    for place in places:
        for bit in (0x01, 0x20):
            found = device.verify(flipped(signed, place, bit))
            assert code_of(found).startswith("sheet_"), place


def test_lower_case_hex_and_filled_padding_are_refused(device: Device, signed: bytes) -> None:
    start = signed.index(b"<", signed.rindex(b"/Contents")) + 1
    end = signed.index(b">", start)
    lowered = signed[:start] + signed[start:end].lower() + signed[end:]
    assert code_of(device.verify(lowered)) == "sheet_changed"
    padded = signed[: end - 2] + b"01" + signed[end:]
    assert code_of(device.verify(padded)) == "sheet_changed"


def swapped_attachment(pdf: bytes, data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    spec = writer.root["/AF"][0]
    reference = spec["/EF"].raw_get("/F")
    writer.objects[(reference.generation, reference.idnum)] = generic.StreamObject(stream_data=data)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_attachment_swapped_in_an_appended_revision(device: Device, signed: bytes) -> None:
    forged = canonical_json(sample.with_changes(total_cents=1))
    assert code_of(device.verify(swapped_attachment(signed, forged))) == "sheet_appended"


def test_signed_again_by_another_device(device: Device, signed: bytes) -> None:
    other = Device(*make_device_certificate("stranger"))
    assert code_of(other.verify(signed)) == "sheet_unknown_device"
    forged = swapped_attachment(service_sheet(sample.usual(), sample.QR_KEY), b"{}")
    assert code_of(device.verify(other.sign(forged))) == "sheet_unknown_device"


def test_senseless_certificates_among_the_known_ones_do_not_matter(device: Device, signed: bytes) -> None:
    certs = [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----", device.certificate]
    assert verify_sheet(signed, trusted_certs=certs, trusted_keys=[device.qr_key]).ok
    assert code_of(verify_sheet(signed, trusted_certs=certs[:-1], trusted_keys=[])) == "sheet_unknown_device"


def test_unsigned_sheet(device: Device) -> None:
    assert code_of(device.verify(service_sheet(sample.usual(), sample.QR_KEY))) == "sheet_unsigned"


def test_record_edited_before_signing(device: Device) -> None:
    record = sample.with_changes(total_cents=990000)
    forged = swapped_attachment(service_sheet(sample.usual(), sample.QR_KEY), canonical_json(record))
    assert code_of(device.verify(device.sign(forged))) == "sheet_qr_differs"


def test_other_revision_on_the_paper(device: Device) -> None:
    record = sample.with_changes(revision=2)
    forged = swapped_attachment(service_sheet(sample.usual(), sample.QR_KEY), canonical_json(record))
    assert code_of(device.verify(device.sign(forged))) == "sheet_revision_differs"


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[1,2]",
        b"not json",
        b'{"total_cents":1.5}',
        b"[" * 100_000,
        canonical_json(sample.with_changes(extra="x")),
        canonical_json(sample.with_changes(swaps=["x"])),
        canonical_json(sample.with_changes(total_cents="0")),
        canonical_json(sample.usual()) + b" ",
    ],
)
def test_records_of_the_wrong_form(device: Device, data: bytes) -> None:
    forged = swapped_attachment(service_sheet(sample.usual(), sample.QR_KEY), data)
    assert code_of(device.verify(device.sign(forged))) == "sheet_record_form"


def bomb(pdf: bytes, size: int) -> bytes:
    packed = zlib.compress(b"1" * size, 9)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    reference = writer.root["/AF"][0]["/EF"].raw_get("/F")
    filters = generic.DictionaryObject({generic.pdf_name("/Filter"): generic.pdf_name("/FlateDecode")})
    stream = generic.StreamObject(dict_data=filters, encoded_data=packed)
    writer.objects[(reference.generation, reference.idnum)] = stream
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_attachment_bomb_is_not_unpacked(device: Device) -> None:
    forged = device.sign(bomb(service_sheet(sample.usual(), sample.QR_KEY), 200 * MOST_RECORD_BYTES))
    assert len(forged) < 2_000_000
    assert code_of(device.verify(forged)) == "sheet_record_too_big"


def test_database_row_edited_or_absent(device: Device, signed: bytes) -> None:
    edited = sha256_hex(sample.with_changes(total_cents=5))
    assert code_of(device.verify(signed, lambda number, revision: edited)) == "sheet_stored_differs"
    assert code_of(device.verify(signed, lambda number, revision: None)) == "sheet_not_stored"


def test_files_that_are_no_sheet(device: Device, signed: bytes) -> None:
    assert code_of(device.verify(b"")) == "sheet_not_pdf"
    assert code_of(device.verify(b"PK\x03\x04 zip")) == "sheet_not_pdf"
    assert code_of(device.verify(signed[: len(signed) // 2])) == "sheet_truncated"
    assert code_of(device.verify(signed[:-5])) == "sheet_truncated"
    assert code_of(device.verify(b"%PDF-1.7\n%%EOF\n")) == "sheet_unreadable"
    assert code_of(device.verify(b"%PDF-1.7\n" + b"A" * 20_000_001)) == "sheet_too_big"
    assert code_of(device.verify(signed + b"\n% more\n%%EOF\n")) in ("sheet_appended", "sheet_unreadable")


def test_password_protected_file(device: Device, signed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as document:
        document.save(
            out, encryption=pikepdf.Encryption(owner="o", user="u"), object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
    assert code_of(device.verify(out.getvalue())) == "sheet_encrypted"


def test_rewritten_file_is_refused(device: Device, signed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as document:
        document.save(out)
    assert not device.verify(out.getvalue()).ok


def test_noise_never_crashes(device: Device, signed: bytes) -> None:
    chosen = random.Random(7)
    for _ in range(40):
        start = chosen.randrange(len(signed))
        junk = chosen.randbytes(chosen.randrange(1, 400))
        found = device.verify(
            b"%PDF-1.7\n" + signed[start:] if chosen.random() < 0.3 else signed[:start] + junk + signed[start:]
        )
        assert code_of(found).startswith("sheet_")


def page_with(device: Device, code: str | None) -> bytes:
    """A properly signed page with a true record and a code of our choice."""
    record = sample.usual()
    paper = Paper(A4, written_at(record), "en")
    paper.text(100, 700, "Repair service sheet", 12, 0)
    if code is not None:
        draw_qr(paper, code, 100, 300, 150)
    paper.showPage()
    make_archival(paper, About("sheet", "someone", written_at(record), canonical_json(record)))
    return device.sign(paper.finish())


def test_the_code_on_the_paper_is_held_against_the_record(device: Device) -> None:
    record = sample.usual()
    true = summary_of(record, sha256_hex(record))
    stranger = Ed25519PrivateKey.generate()
    assert device.verify(page_with(device, write_qr(true, sample.QR_KEY))).ok
    assert code_of(device.verify(page_with(device, None))) == "qr_missing"
    assert code_of(device.verify(page_with(device, write_qr(true, stranger)))) == "qr_unknown_key"
    other = write_qr(replace(true, plate="鲁B7Q216"), sample.QR_KEY)
    assert code_of(device.verify(page_with(device, other))) == "sheet_qr_differs"


def test_codes_that_were_touched(device: Device) -> None:
    record = sample.usual()
    text = write_qr(summary_of(record, sha256_hex(record)), sample.QR_KEY)
    data = from_base45(text[4:])
    for place, code in ((0, "qr_unknown_key"), (10, "qr_bad_signature"), (len(data) - 3, "qr_bad_signature")):
        with pytest.raises(FieldtechError) as refusal:
            read_qr("FT1:" + to_base45(flipped(data, place)), [device.qr_key])
        assert refusal.value.code == code
    for broken, code in (("HTTP://X", "qr_foreign"), ("FT1:a", "qr_damaged"), ("FT1:" + "0" * 400, "qr_damaged")):
        with pytest.raises(FieldtechError) as refusal:
            read_qr(broken, [device.qr_key])
        assert refusal.value.code == code


def test_reading_a_record_back(signed: bytes) -> None:
    assert read_record(signed) == sample.usual()
