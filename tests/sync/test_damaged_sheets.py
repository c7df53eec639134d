"""Sheets that were damaged, forged or swapped on their way: none imports anything, each is refused in words (R5)."""

import io
import random
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from fieldtech.errors import FieldtechError
from fieldtech.hub.bundles import take_in
from fieldtech.hub.devices import Computer
from fieldtech.model.base import moment_text
from fieldtech.model.local import Device
from fieldtech.services.devices import this_device
from fieldtech.services.syncing.carriers import bundles_of
from fieldtech.sheets.carrier import MOST_CARGO
from fieldtech.sheets.pdfa import CARGO_NAME
from fieldtech.sheets.read_back import MOST_PDF_BYTES
from fieldtech.sheets.service_sheet import service_sheet
from fieldtech.sheets.signature import make_device_certificate, sign_pdf
from fieldtech.sync.bundle import Reply, Work, pack, work_file
from fieldtech.sync.envelope import wrap
from fieldtech.sync.keys import public_of
from fieldtech.sync.messages import PushAnswer
from fieldtech.words import known, sentence
from sheets import sample
from soaking import Part, called, parts

from .firms import Firm, copied

SOME = 1_000
CLAIMS = (b"/Length", b"/Size", b"/ByteRange [0", b"/N", b"/First", b"/W", b"/Count", b"startxref\n")


@dataclass(frozen=True)
class Post:
    """The office's hub, a sheet on its way to it, and one of another computer."""

    firm: Firm
    sheet: bytes
    other: bytes
    device: Device
    stranger: tuple[bytes, bytes]

    @property
    def computers(self) -> list[Computer]:
        return self.firm.hub.devices()

    def came(self, pdf: bytes, computers: list[Computer] | None = None) -> str:
        """The code with which the office refuses it, "" when it was taken in."""
        try:
            for bundle in bundles_of([pdf], computers or self.computers):
                take_in(self.firm.hub, bundle, self.firm.office.context.now())
        except FieldtechError as error:
            for language in ("zh_CN", "en"):
                assert known(f"problem.{error.code}") and "…" not in sentence(error.code, language, **error.params)
            return error.code
        return ""

    def signed(self, cargo: bytes | None, *, by: tuple[bytes, bytes] | None = None) -> bytes:
        """A sheet with any cargo, properly signed by the van: what only a broken program could send."""
        key, certificate = by or (self.device.certificate_key, self.device.certificate)
        return sign_pdf(service_sheet(sample.usual(), sample.QR_KEY, cargo=cargo), key, certificate)

    def work(self, **wrong: bytes | str) -> bytes:
        """A bundle of the van for the office."""
        office, secret = public_of(self.firm.hub.office_key), self.device.seal_key
        who = next(one.id for one in self.computers if one.public_key == public_of(secret))
        said = {"device": who, "office": office, "secret": secret} | wrong
        return work_file(Work([], 0, "", ""), {}, made=moment_text(self.firm.van.context.now()), **said)


@pytest.fixture(scope="module")
def post(signed_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    firm = copied(signed_template, tmp_path_factory.mktemp("post"))
    firm.van.access.sign_in("wulei", "0000")
    sheet = firm.van.sheets.write(firm.order, folder=firm.folder).path.read_bytes()
    english = firm.van.sheets.write(firm.order, "service", "en", firm.folder).path.read_bytes()
    with firm.van.context.reading() as session:
        device = this_device(session)
    yield Post(firm, sheet, english, device, make_device_certificate("stranger"))
    firm.close()


def damaged(post: Post, dice: random.Random) -> bytes:
    """The sheet changed in one of twelve ways, never the sheet itself."""
    whole, other = post.sheet, post.other
    at, data = dice.randrange(len(whole)), bytearray(whole)
    match dice.randrange(12):
        case 0 | 1:
            data[at] ^= 1 << dice.randrange(8)
        case 2:
            del data[at:]
        case 3:
            data[at:at] = dice.randbytes(dice.randrange(1, 400))
        case 4:
            del data[at : at + dice.randrange(1, 400)]
        case 5:  # two sections change places
            cut = sorted((at, dice.randrange(len(whole)), dice.randrange(len(whole))))
            data = data[: cut[0]] + data[cut[1] : cut[2]] + data[cut[0] : cut[1]] + data[cut[2] :]
        case 6:  # the front of one sheet, the rest of another
            data = data[:at] + bytearray(other)[at:]
        case 7:
            data[at : at + 64] = bytes(64)
        case 8:  # the end once more, cut off where it may look whole
            data += data[dice.randrange(len(data)) :] + b"\n%%EOF\n"
        case 9:  # a number that claims a gigabyte
            mark = dice.choice(CLAIMS)
            data = bytearray(bytes(data).replace(mark, mark + b" 1073741824", dice.randrange(1, 9)))
        case 10:  # the names of the attachments change places
            names = (b"office.ftb", b"record.jso", b"Supplement", b"Source", b"Alternative")
            one, two = dice.sample(names, 2)
            data = bytearray(bytes(data).replace(one, b"\0").replace(two, one).replace(b"\0", two))
        case _:  # into the bundle
            start = whole.index(b"\x89FTB\r\n\x1a\n")
            data[start + dice.randrange(4_000)] ^= 1 << dice.randrange(8)
    return bytes(data) if data != whole else whole + b"\0"


def refused(post: Post, seed: int, count: int) -> None:
    dice, seq, computers = random.Random(seed), post.firm.hub.figures().seq, post.computers
    codes = [post.came(damaged(post, dice), computers) for _ in range(count)]
    assert "" not in codes
    assert {"sheet_changed", "sheet_truncated", "sheet_appended"} <= set(codes)
    assert post.firm.hub.figures().seq == seq


@pytest.mark.parametrize("seed", range(5))
def test_thousands_of_damaged_sheets_are_refused(seed: int, post: Post) -> None:  # R5
    refused(post, seed, SOME)


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("part", parts("sheets"), ids=called)
def test_ten_thousand_damaged_sheets_are_refused(part: Part, post: Post) -> None:  # R5
    refused(post, part.seed, part.runs)


def swapped(pdf: bytes, relation: int, stream: generic.StreamObject) -> bytes:
    """The attachment exchanged in an appended revision."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    reference = writer.root["/AF"][relation]["/EF"].raw_get("/F")
    writer.objects[(reference.generation, reference.idnum)] = stream
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def flated(packed: bytes) -> generic.StreamObject:
    filters = generic.DictionaryObject({generic.pdf_name("/Filter"): generic.pdf_name("/FlateDecode")})
    return generic.StreamObject(dict_data=filters, encoded_data=packed)


def bomb() -> bytes:
    """A gigabyte of zeros in a megabyte."""
    packer, zeros = zlib.compressobj(9), bytes(1 << 20)
    piece = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece + rest * 1_023  # after a full flush every piece is the same


def spoilt(cargo: bytes) -> bytes:
    return cargo[:-1] + bytes([cargo[-1] ^ 1])


def unsigned(post: Post) -> bytes:
    return service_sheet(sample.usual(), sample.QR_KEY, cargo=post.work())


FORGED: dict[str, tuple[Callable[[Post], bytes], str]] = {
    "nothing signed": (unsigned, "sheet_unsigned"),
    "signed by a stranger": (lambda p: p.signed(p.work(), by=p.stranger), "sheet_unknown_device"),
    "a bundle in an appended revision": (
        lambda p: swapped(p.sheet, 1, generic.StreamObject(stream_data=p.work())), "sheet_appended"),
    "a record in an appended revision": (
        lambda p: swapped(p.sheet, 0, generic.StreamObject(stream_data=b"{}")), "sheet_appended"),
    "two sheets in one file": (lambda p: p.sheet + p.other, "sheet_appended"),
    "a bundle signed by a stranger": (lambda p: p.signed(p.work(secret=bytes(32))), "bundle_damaged"),
    "a bundle of an unknown computer": (lambda p: p.signed(p.work(device="f" * 32)), "bundle_other_signer"),
    "a bundle of the office's computer": (
        lambda p: p.signed(p.work(device=p.computers[0].id)), "bundle_other_signer"),
    "a bundle for another office": (lambda p: p.signed(p.work(office=public_of(bytes(32)))), "bundle_not_for_us"),
    "a reply": (lambda p: p.signed(reply(p)), "bundle_wrong_way"),
    "a damaged bundle": (lambda p: p.signed(spoilt(p.work())), "bundle_damaged"),
    "a cut bundle": (lambda p: p.signed(p.work()[:-9]), "bundle_cut"),
    "no bundle": (lambda p: p.signed(b"PK\3\4"), "bundle_not_one"),
    "an empty bundle": (lambda p: p.signed(b""), "bundle_cut"),
    "no attachment": (lambda p: p.signed(None), "sheet_no_cargo"),
    "too large a bundle": (lambda p: p.signed(bytes(MOST_CARGO + 1)), "sheet_record_too_big"),
    "too large a file": (lambda p: b"%PDF-1.7\n" + bytes(MOST_PDF_BYTES), "sheet_too_big"),
    "a filter nobody uses": (lambda p: resigned(p, generic.StreamObject(dict_data=generic.DictionaryObject(
        {generic.pdf_name("/Filter"): generic.pdf_name("/ASCIIHexDecode")}), encoded_data=b"00>")), "sheet_no_cargo"),
    "broken flate": (lambda p: resigned(p, flated(b"x\x9c\xff\xff")), "sheet_no_cargo"),
    "a picture": (lambda _p: b"\x89PNG\r\n\x1a\n", "bundle_not_one"),
}  # fmt: skip


def reply(post: Post) -> bytes:
    """What only the office writes, in the name of the van."""
    who = next(one for one in post.computers if one.public_key == public_of(post.device.seal_key or b""))
    content = pack(Reply(PushAnswer([], 0, "")), {})
    return wrap("reply", who.id, public_of(post.firm.hub.office_key), "", content, post.device.seal_key or b"")


def resigned(post: Post, stream: generic.StreamObject) -> bytes:
    """With another attachment and signed after that by the van."""
    pdf = swapped(service_sheet(sample.usual(), sample.QR_KEY, cargo=b"x"), 1, stream)
    return sign_pdf(pdf, post.device.certificate_key, post.device.certificate)


@pytest.mark.parametrize("name", FORGED)
def test_forged_sheets_are_refused_each_in_its_words(name: str, post: Post) -> None:  # R5
    make, code = FORGED[name]
    seq = post.firm.hub.figures().seq
    assert post.came(make(post)) == code
    assert post.firm.hub.figures().seq == seq


def test_a_gigabyte_in_a_megabyte_is_not_blown_up(post: Post) -> None:  # R5
    pdf = resigned(post, flated(bomb()))
    assert len(pdf) < 2_000_000
    tracemalloc.start()
    code = post.came(pdf)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code == "sheet_record_too_big" and most < 64 << 20


def test_files_that_claim_to_be_endless_are_read_only_so_far(post: Post) -> None:  # R5
    firm = post.firm
    pdf, mail = firm.folder / "huge.pdf", firm.folder / "huge.eml"
    for path, start in ((pdf, b"%PDF-1.7\n"), (mail, b"Subject: sheet\n\n")):
        with path.open("wb") as file:
            file.write(start)
            file.truncate(1 << 30)
    for path, code in ((pdf, "sheet_too_big"), (mail, "bundle_too_large")):
        with pytest.raises(FieldtechError) as said:
            firm.office.syncing.import_file(path)
        assert said.value.code == code
        path.unlink()


def test_by_file_and_by_email_the_same_is_refused(post: Post) -> None:  # R5
    firm, dice, seq = post.firm, random.Random(77), post.firm.hub.figures().seq
    for number in range(8):
        pdf = damaged(post, dice)
        path = firm.folder / ("broken.pdf" if number % 2 else "broken.eml")
        mail = EmailMessage()
        mail.add_attachment(pdf, maintype="application", subtype="pdf", filename="sheet.pdf")
        path.write_bytes(pdf if number % 2 else bytes(mail))
        with pytest.raises(FieldtechError):
            firm.office.syncing.import_file(path)
        assert not path.with_name("broken-reply.ftb").exists()
    assert firm.hub.figures().seq == seq


def test_the_sheet_itself_is_taken(post: Post) -> None:
    assert CARGO_NAME.encode() in post.sheet
    assert post.came(post.sheet) == ""
    assert post.came(post.signed(post.work())) == ""  # what the forgeries are made of


def test_a_computer_with_a_senseless_certificate_spoils_nobody_elses_sheets(post: Post) -> None:  # R5
    spoiled = [replace(one, certificate=b"-----BEGIN nothing") for one in post.computers]
    for computers in ([*spoiled[:1], *post.computers[1:]], post.computers):
        assert post.came(post.sheet, computers) == ""
    assert post.came(post.sheet, spoiled) == "sheet_unknown_device"
