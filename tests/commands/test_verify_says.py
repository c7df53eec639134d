"""``fieldtech verify`` in words, in both languages: genuine, not genuine and why, or paper that proves nothing."""

import io
import re
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from sqlalchemy import text
from test_commands import Answer, Office

import stories
from fieldtech.clock import FixedClock
from fieldtech.services.workplace import Workplace
from fieldtech.sheets.signature import make_device_certificate, sign_pdf
from fieldtech.store.triggers import drop_triggers
from prepared import Prepared, act_as

NUMBER = "WX-TJ01-20261118-001"
LANGUAGES = ("zh_CN", "en")
GOOD = {"zh_CN": "可信", "en": "Genuine"}
BAD = {"zh_CN": "不可信", "en": "Not genuine"}


@pytest.fixture(scope="module")
def office(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A folder with a sealed order; its sheets of every kind are in ``out`` beside it."""
    folder = tmp_path_factory.mktemp("verify") / "data"
    workplace, order = prepared.open("sealed", folder)
    act_as(workplace, "wulei")
    for kind in ("service", "dispatch", "label", "blank"):
        for language in ("zh", "en", "both"):
            written = workplace.sheets.write(order, kind, language, folder.parent / "out")
            written.path.rename(written.path.with_name(f"{kind}-{language}.pdf"))
    workplace.close()
    return Office(folder)


def sheet(office: Office, name: str) -> bytes:
    return (office.data.parent / "out" / f"{name}.pdf").read_bytes()


def ask(office: Office, pdf: bytes, folder: Path, lang: str) -> Answer:
    path = folder / "given.pdf"
    path.write_bytes(pdf)
    return office.run("verify", str(path), user="", pin=None, lang=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_signed_sheet_is_genuine(office: Office, language: str, lang: str, tmp_path: Path) -> None:  # B25
    said = ask(office, sheet(office, f"service-{language}"), tmp_path, lang)
    assert said.code == 0 and said.out.splitlines()[-1].startswith(GOOD[lang])
    assert NUMBER in said.out.splitlines()[-1]


WORDS = {
    "dispatch": {"zh_CN": "派工单", "en": "dispatch order"},
    "label": {"zh_CN": "返修标签", "en": "return label"},
    "blank": {"zh_CN": "空白手填表单", "en": "blank form"},
}
KNOWN = {"zh_CN": "属于本机的工单", "en": "known here"}
UNKNOWN = {"zh_CN": "本机没有这张工单", "en": "not known here"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("kind", WORDS)
def test_our_unsigned_paper_is_neither_good_nor_bad(
    office: Office, kind: str, language: str, lang: str, tmp_path: Path
) -> None:  # B20 B21
    said = ask(office, sheet(office, f"{kind}-{language}"), tmp_path, lang)
    assert said.code == 3 and said.err == ""
    assert WORDS[kind][lang] in said.out and NUMBER in said.out and KNOWN[lang] in said.out
    assert GOOD[lang] not in said.out and BAD[lang] not in said.out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_of_an_order_nobody_knows_here(office: Office, lang: str, prepared: Prepared, tmp_path: Path) -> None:
    elsewhere, _order = prepared.open("registered", tmp_path / "data")
    with elsewhere.context.database.restructuring() as connection:
        drop_triggers(connection)
        connection.execute(text("UPDATE orders SET number = 'WX-TJ01-20261118-009'"))
    elsewhere.close()
    said = ask(Office(tmp_path / "data"), sheet(office, "label-zh"), tmp_path, lang)
    assert said.code == 3 and UNKNOWN[lang] in said.out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_says_that_it_is_one(prepared: Prepared, lang: str, tmp_path: Path) -> None:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    pdf = workplace.sheets.preview(order)
    workplace.close()
    said = ask(Office(tmp_path / "data"), pdf, tmp_path, lang)
    assert said.code == 3 and {"zh_CN": "草稿", "en": "draft"}[lang] in said.out and NUMBER in said.out


def test_the_answer_as_json_names_the_verdict(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "label.pdf"
    path.write_bytes(sheet(office, "label-en"))
    answer = office.run("verify", str(path), "--json", user="", pin=None, lang="en").json()
    assert isinstance(answer, dict)
    assert (answer["verdict"], answer["ok"], answer["number"]) == ("paper", False, None)
    assert (answer["paper"]["kind"], answer["paper"]["number"], answer["paper"]["known"]) == ("label", NUMBER, True)


def flipped(pdf: bytes) -> bytes:
    changed = bytearray(pdf)
    changed[len(changed) // 3] ^= 1
    return bytes(changed)


def swapped_attachment(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    reference = writer.root["/AF"][0]["/EF"].raw_get("/F")
    writer.objects[(reference.generation, reference.idnum)] = generic.StreamObject(stream_data=b'{"total_cents":0}')
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def before_signing(pdf: bytes) -> bytes:
    """The file as it was without its last revision, the signature."""
    return pdf[: pdf.rindex(b"%%EOF", 0, pdf.rindex(b"%%EOF")) + 6]


def by_a_stranger(pdf: bytes) -> bytes:
    return sign_pdf(before_signing(pdf), *make_device_certificate("stranger"))


REFUSED: dict[str, tuple[Callable[[bytes], bytes], dict[str, str]]] = {
    "a flipped byte": (flipped, {"zh_CN": "改动|损坏", "en": "changed|damaged"}),
    "a swapped attachment": (swapped_attachment, {"zh_CN": "签名之后文件又被添加", "en": "added to the file after"}),
    "an unknown device": (by_a_stranger, {"zh_CN": "设备未在办公室登记", "en": "not known to the office"}),
    "the signature taken off": (before_signing, {"zh_CN": "没有数字签名", "en": "no digital signature"}),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_the_reason(office: Office, what: str, language: str, lang: str, tmp_path: Path) -> None:
    tamper, reason = REFUSED[what]
    said = ask(office, tamper(sheet(office, f"service-{language}")), tmp_path, lang)
    assert said.code == 1 and said.err == ""
    assert re.search(reason[lang], said.out), said.out
    assert said.out.splitlines()[-1].startswith(BAD[lang])


EDITS = {
    "swaps": "UPDATE swaps SET body = replace(body, 'BXA0012', 'BXA0099')",
    "entries": "UPDATE entries SET by = 'zhaoqiang' WHERE kind = 'diagnosis'",
    "transitions": "UPDATE transitions SET by = 'zhaoqiang' WHERE step = 'approve'",
    "sealed_records": "UPDATE sealed_records SET record = replace(record, 'BXA0012', 'BXA0099')",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", EDITS)
def test_an_edited_row_behind_the_seal_is_said(office: Office, table: str, lang: str, tmp_path: Path) -> None:  # F34
    folder = tmp_path / "data"
    shutil.copytree(office.data, folder)
    workplace = Workplace.open(folder, clock=FixedClock(stories.CALL), zone=stories.ZONE, demo=True)
    with workplace.context.database.restructuring() as connection:
        drop_triggers(connection)
        assert connection.execute(text(EDITS[table])).rowcount
    workplace.close()
    said = ask(Office(folder), sheet(office, "service-zh"), tmp_path, lang)
    assert said.code == 1
    assert {"zh_CN": "可能被修改过", "en": "may have been edited"}[lang] in said.out
    assert said.out.splitlines()[-1].startswith(BAD[lang])


def test_a_file_without_end_is_not_read_to_its_end(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "endless.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(300_000_000)
    workplace = Workplace.open(office.data, demo=True, create=False)
    tracemalloc.start()
    try:
        found = workplace.sheets.verify(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        workplace.close()
    assert (found.verdict, found.problem and found.problem.code) == ("not_genuine", "sheet_too_big")
    assert peak < 100_000_000
