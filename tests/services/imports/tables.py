"""Makes the tables the tests import: good rows to start from, workbooks and texts of them, and their previews."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from fieldtech.services.imports.files.opening import open_bytes
from fieldtech.services.imports.lists.judging import Knowledge
from fieldtech.services.imports.lists.preview import ListPreview, preview_of

TODAY = date(2026, 11, 21)
KNOWLEDGE = Knowledge(TODAY, {"BX-V200": "2019", "BX-G100": "2013", "BX-T10": "2013"})
LABELS = {
    "vehicle_list": {
        "plate": "车牌号", "plate_colour": "车牌颜色", "vin": "车架号", "vehicle_type": "车型", "voltage": "电压",
        "driver_name": "驾驶员", "driver_phone": "联系电话", "purchase_date": "购车日期", "iccid": "ICCID",
        "wanted_date": "要求安装日期", "remark": "备注",
    },
    "terminals": {"terminal_id": "终端号", "model": "型号", "imei": "IMEI", "purchase_date": "采购日期"},
    "sims": {"iccid": "ICCID", "msisdn": "卡号", "imsi": "IMSI", "operator": "运营商", "valid_until": "有效期至"},
}  # fmt: skip
GOOD: Mapping[str, Mapping[str, Any]] = {
    "vehicle_list": {
        "plate": "鲁B8K301", "plate_colour": "黄", "vin": "LZZ5ELSD7RW100101", "vehicle_type": "重型货车",
        "voltage": "24V", "driver_name": "张伟", "driver_phone": "13612341001", "purchase_date": "2024-03-01",
        "iccid": "89860420123456781015", "wanted_date": "2026-11-25", "remark": None,
    },
    "terminals": {
        "terminal_id": "BXV1000", "model": "BX-V200", "imei": "860123040610007", "purchase_date": "2026-11-15",
    },
    "sims": {
        "iccid": "89860420000041000004", "msisdn": "1440012345000", "imsi": "460040041000000", "operator": "移动",
        "valid_until": "2027-10-31",
    },
}  # fmt: skip
OTHER: Mapping[str, Mapping[str, Any]] = {
    "vehicle_list": {"plate": "鲁B8K302", "vin": "LZZ5ELSD9RW100102", "iccid": "89860420123456781023"},
    "terminals": {"terminal_id": "BXV1001", "imei": "860123040610031"},
    "sims": {"iccid": "89860622000041000018", "msisdn": "1461012345001"},
}
"""What another good row has instead."""

Row = Sequence[Any]


def good(kind: str, **cells: Any) -> dict[str, Any]:
    """A row nothing is wrong with, but for ``cells``."""
    return {**GOOD[kind], **cells}


def another(kind: str, **cells: Any) -> dict[str, Any]:
    """A second one, different in all that must differ."""
    return {**GOOD[kind], **OTHER[kind], **cells}


def grid(kind: str, *rows: Mapping[str, Any]) -> list[Row]:
    """Header and rows."""
    labels = LABELS[kind]
    return [list(labels.values()), *([row.get(field) for field in labels] for row in rows)]


def xlsx(rows: Iterable[Row], *, merge: Iterable[str] = (), hide: Iterable[int] = (), title: str = "表") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merge:
        sheet.merge_cells(area)
    for number in hide:
        sheet.row_dimensions[number].hidden = True
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def preview(kind: str, data: bytes, name: str = "list.xlsx", **options: Any) -> ListPreview:
    """What an import of the bytes would do, with nothing in the register."""
    return preview_of(open_bytes(data, name), kind, KNOWLEDGE, **options)


def judged(kind: str, *rows: Mapping[str, Any]) -> ListPreview:
    """The preview of some rows in a plain workbook."""
    return preview(kind, xlsx(grid(kind, *rows)))


def csv_text(rows: Iterable[Row], delimiter: str = ",") -> str:
    """The same as text."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()


def judged_text(kind: str, *rows: Mapping[str, Any]) -> ListPreview:
    """The preview of some rows in a CSV file, where every cell is text."""
    return preview(kind, csv_text(grid(kind, *rows)).encode(), "list.csv")


def codes(found: ListPreview, index: int = -1) -> set[str]:
    """The codes of one row."""
    return {finding.code for finding in found.rows[index].findings}


def verdicts(found: ListPreview) -> list[str]:
    """By row."""
    return [row.verdict for row in found.rows]
