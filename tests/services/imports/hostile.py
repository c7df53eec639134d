"""Files that mean harm or are broken, of every kind we could think of: how each is made, and how it is refused."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

from .tables import good, grid, xlsx

GOOD = xlsx(grid("vehicle_list", good("vehicle_list")))
HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = """<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>"""
EXTERNAL = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def with_part(name: str, content: bytes, *, method: int = zipfile.ZIP_DEFLATED, book: bytes = GOOD) -> bytes:
    """A workbook, if no other the good one, with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", method) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, content)
    return stream.getvalue()


def with_sheet(rows: str, before: str = "") -> bytes:
    head = HEAD.replace("<worksheet", before + "<worksheet")
    return with_part(SHEET, (head + rows + TAIL).encode())


def plain_zip(name: str = "hello.txt") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        new.writestr(name, "hello")
    return stream.getvalue()


@cache  # made once for all tests that need it
def million_rows() -> bytes:
    return with_sheet(
        "".join(f'<row r="{n}"><c r="A{n}" t="n"><v>{n * 7919 % 1000003}</v></c></row>' for n in range(1, 10**6))
    )


@cache
def bomb() -> bytes:
    return with_part("xl/media/x.bin", bytes(300 << 20))


@cache
def wide() -> bytes:
    cells = "".join(f'<c t="n"><v>{n * 7919 % 1000003}</v></c>' for n in range(16_384))
    return with_sheet("".join(f'<row r="{n}">{cells}</row>' for n in range(1, 60)))


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    return data.replace(old, new)


def encrypted_zip() -> bytes:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def lying_zip() -> bytes:
    """A part that says it is small and is not."""
    data = bytearray(with_part(SHEET, b"<x>" + b"0" * (30 << 20)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        name = data[at + 46 : at + 46 + int.from_bytes(data[at + 28 : at + 30], "little")]
        if name == SHEET.encode():
            data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


REFUSED: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("empty", "list.xlsx", lambda: b"", "empty_file"),
    ("empty text", "list.csv", lambda: b"", "empty_file"),
    ("picture", "list.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "not_xlsx"),
    ("picture as text", "list.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "not_xlsx"),
    ("pdf", "list.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3", "not_xlsx"),
    ("text", "list.xlsx", lambda: "车牌号,车架号\n鲁B8K301,\n".encode(), "not_xlsx"),
    ("web page", "list.csv", lambda: "<html><table><tr><td>车牌号</td></tr></table></html>".encode(), "not_xlsx"),
    ("web page as old excel", "list.xls", lambda: b"<html><table></table></html>", "not_xlsx"),
    ("old excel", "list.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "not_xlsx"),
    ("password", "list.xlsx",
     lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "not_xlsx"),
    ("password on the zip", "list.xlsx", encrypted_zip, "not_xlsx"),
    ("plain zip", "list.xlsx", plain_zip, "not_xlsx"),
    ("word document", "list.xlsx", lambda: plain_zip("word/document.xml"), "not_xlsx"),
    ("noise", "list.csv", lambda: bytes(range(256)) * 40, "not_xlsx"),
    ("no zip at all", "list.xlsx", lambda: b"PK\x03\x04" + bytes(300), "damaged_archive"),
    ("cut off", "list.xlsx", lambda: GOOD[: len(GOOD) // 2], "damaged_archive"),
    ("cut off at the end", "list.xlsx", lambda: GOOD[:-30], "damaged_archive"),
    ("bytes turned over", "list.xlsx", lambda: renamed(GOOD, GOOD[60:90], bytes(30)), "damaged_archive"),
    ("says less than it holds", "list.xlsx", lying_zip, "damaged_archive"),
    ("bomb", "list.xlsx", bomb, "too_large_unpacked"),
    ("tight part", "list.xlsx", lambda: with_part(SHEET, b"<a>" + bytes(20 << 20)), "too_large_unpacked"),
    ("many parts", "list.xlsx", lambda: _many_parts(), "too_large_unpacked"),
    ("laughs", "list.xlsx", lambda: with_sheet("<row><c><v>&lol3;</v></c></row>", LAUGHS), "not_xlsx"),
    ("entities of elsewhere", "list.xlsx", lambda: with_sheet("<row><c><v>&x;</v></c></row>", EXTERNAL), "not_xlsx"),
    ("laughs in the texts", "list.xlsx",
     lambda: with_part("xl/sharedStrings.xml", (LAUGHS + "<sst><si><t>&lol3;</t></si></sst>").encode()), "not_xlsx"),
    ("broken markup", "list.xlsx", lambda: with_part(SHEET, b"<worksheet><sheetData><row>"), "not_xlsx"),
    ("no sheet", "list.xlsx", lambda: with_part("xl/workbook.xml", b"<workbook/>"), "not_xlsx"),
    ("a million rows", "list.xlsx", million_rows, "too_large_unpacked"),
    ("every column there is", "list.xlsx", wide, "too_large_unpacked"),
    ("endless text", "list.csv", lambda: b"a,b\n" * 100_000, "too_large_unpacked"),
    ("too large", "list.csv", lambda: b"a" * (64 << 20) + b"\n", "too_large_unpacked"),
    ("nothing known", "list.csv", lambda: b"a,b\n1,2\n", "no_header"),
    ("header alone", "list.csv", lambda: "车牌号,车架号\n".encode(), "no_data_rows"),
    ("empty sheet", "list.xlsx", lambda: with_sheet(""), "no_header"),
]  # fmt: skip


def _many_parts() -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as more:
        for n in range(6000):
            more.writestr(f"xl/media/{n}", b"")
    return stream.getvalue()
