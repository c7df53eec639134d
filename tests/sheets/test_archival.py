"""PDF/A-3u on every kind of sheet: by veraPDF where it is installed, by our own reading everywhere."""

import hashlib
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf

from fieldtech.model.canonical import canonical_json
from fieldtech.sheets.carrier import read_cargo
from fieldtech.sheets.read_back import read_record
from fieldtech.sheets.render import page_texts
from sheets import sample
from sheets.conftest import Device
from sheets.verapdf import refused, verapdf


def fonts_of(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    found = {}
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            found[font.objgen] = font
    return list(found.values())


def test_structure_of_every_kind(documents: dict[str, bytes]) -> None:
    for name, pdf in documents.items():
        with pikepdf.open(io.BytesIO(pdf)) as document:
            root = document.Root
            xmp = root.Metadata.read_bytes().decode()
            assert "<pdfaid:part>3<" in xmp.replace('pdfaid:part="3"', "<pdfaid:part>3<"), name
            assert root.OutputIntents[0].S == "/GTS_PDFA1", name
            assert len(root.OutputIntents[0].DestOutputProfile.read_bytes()) > 400, name
            fonts = fonts_of(document)
            assert fonts, name
            for font in fonts:
                assert re.match(r"/[A-Z]{6}\+NotoSansSC", str(font.BaseFont)), name
                assert len(font.FontDescriptor.FontFile2.read_bytes()) > 500, name
                assert b"beginbfchar" in font.ToUnicode.read_bytes(), name


def test_streams_end_with_a_line_end_of_their_own(documents: dict[str, bytes]) -> None:
    for name, pdf in documents.items():
        for found in re.finditer(rb"/Length (\d+)(?: |\n|>)[^>]*>>\s*?\nstream\r?\n", pdf):
            end = found.end() + int(found.group(1))
            assert re.match(rb"\r?\nendstream", pdf[end : end + 12]), (name, found.group(0)[:80])


def test_no_ascii_filter_no_unembedded_font(documents: dict[str, bytes]) -> None:
    for name, pdf in documents.items():
        assert b"ASCII85" not in pdf and b"Helvetica" not in pdf, name


def test_to_unicode_uses_surrogates_above_ffff(documents: dict[str, bytes]) -> None:
    wanted = b"<" + "𠮷".encode("utf-16-be").hex().upper().encode() + b">"
    with pikepdf.open(io.BytesIO(documents["rare-zh_CN"])) as document:
        assert any(wanted in font.ToUnicode.read_bytes() for font in fonts_of(document))


def test_record_is_embedded_as_source(documents: dict[str, bytes]) -> None:
    for name in ("usual-zh_CN", "long-en", "signed-both"):
        with pikepdf.open(io.BytesIO(documents[name])) as document:
            spec = document.Root.AF[0]
            assert spec.AFRelationship == "/Source" and str(spec.UF) == "record.json"
            assert spec.EF.F.Subtype == "/application/json"
            data = spec.EF.F.read_bytes()
        record = json.loads(data)
        assert data == canonical_json(record)
        if name == "usual-zh_CN":
            assert hashlib.sha256(data).hexdigest() == hashlib.sha256(canonical_json(sample.usual())).hexdigest()
    with pikepdf.open(io.BytesIO(documents["dispatch-en"])) as document:
        assert "/AF" not in document.Root  # nothing was sealed yet


def test_what_is_for_the_office_stands_beside_the_record(documents: dict[str, bytes], device: Device) -> None:
    for name in ("carrying-zh_CN", "carrying-en", "carrying-both", "install-carrying-both"):
        with pikepdf.open(io.BytesIO(documents[name])) as document:
            record, cargo = document.Root.AF
            names = document.Root.Names.EmbeddedFiles.Names
            assert [str(names[at]) for at in (0, 2)] == ["office.ftb", "record.json"]  # in the order of a name tree
            assert names[1].objgen == cargo.objgen and names[3].objgen == record.objgen
            assert (record.AFRelationship, cargo.AFRelationship) == ("/Source", "/Supplement")
            assert cargo.EF.F.Subtype == "/application/octet-stream" and cargo.EF.F.Params.Size == len(sample.CARGO)
            assert cargo.EF.F.read_bytes() == sample.CARGO
        assert read_cargo(documents[name], [device.certificate]).bundle == sample.CARGO
        assert device.verify(documents[name]).ok
        assert read_record(documents[name])["number"] == sample.NUMBER or name.startswith("install")


def test_a_cargo_changes_nothing_of_what_is_printed(documents: dict[str, bytes]) -> None:
    for language in ("zh_CN", "en", "both"):
        assert page_texts(documents[f"carrying-{language}"]) == page_texts(documents[f"signed-{language}"])


def test_verapdf_or_its_stand_in(documents: dict[str, bytes], tmp_path: Path) -> None:
    tool = verapdf()
    if tool is None:  # the tests above check what most often breaks; here the reader must find nothing to repair
        for name, pdf in documents.items():
            with pikepdf.open(io.BytesIO(pdf)) as document:
                assert document.check_pdf_syntax() == [], name
        return
    files = []
    for name, pdf in documents.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(pdf)
    assert refused(tool, files) == ""


def test_pdffonts_sees_embedded_subsets_with_unicode(documents: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(documents["signed-both"])
    tool = shutil.which("pdffonts")
    if tool is None:  # without poppler-utils our own reading must find the same three properties
        test_structure_of_every_kind({"signed-both": documents["signed-both"]})
        return
    rows = subprocess.run([tool, file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
