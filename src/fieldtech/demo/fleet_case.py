"""The fleet of the demo's story: what 王建国's company ordered, the list it sent, and who goes there with what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from fieldtech.demo.cases import ZONE
from fieldtech.model.drafts.request import RequestDraft


@dataclass(frozen=True)
class Car:
    """One line of the customer's list."""

    plate: str
    colour: str
    vin: str
    kind: str
    volts: int
    driver: str = ""
    mobile: str = ""


@dataclass(frozen=True)
class Fleet:
    """One installation request and what the office makes of it."""

    customer: str  # what one types to find it
    asked_at: datetime
    request: RequestDraft
    cars: tuple[Car, ...]
    terminals: tuple[str, ...]  # scanned at the assignment; none: the first free ones are taken
    sims: tuple[str, ...]
    slot: tuple[datetime, datetime]
    waiver: str = ""  # why the drivers' data are waived
    technician: str = "zhaoqiang"
    store: str = "QD01-WH"
    van: str = "QD01-VAN-ZQ"


HAIYUE = Fleet(
    customer="海岳",
    asked_at=datetime(2026, 11, 10, 9, 30, tzinfo=ZONE),
    request=RequestDraft(
        "sales", "王签", "王建国", "13912345678", "HT2026-118", "BX-G100", 2, 48000, 96000, "monthly",
        date(2026, 11, 25), "青岛市黄岛区前湾路100号", "218.0.0.1", 7611,
    ),
    cars=(
        Car("鲁BD12345", "渐变绿", "LGWEF4A5XPF000009", "轿车", 12, "张涛", "13612340004"),
        Car("", "", "LZGJLDR40RX000005", "重型货车", 24),
    ),
    terminals=("BXB0001", "BXA0013"),
    sims=("89860622000000123421", "89860420123456789075"),
    slot=(datetime(2026, 11, 12, 9, 0, tzinfo=ZONE), datetime(2026, 11, 12, 12, 0, tzinfo=ZONE)),
    waiver="新车未上牌，司机待定",
)  # fmt: skip
"""Two vehicles in 青岛, from the sample company's story; one of them does not come."""


def write_list(path: Path, cars: Sequence[Car]) -> Path:
    """The customer's own workbook: a title, his words for the columns, his order of them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "安装车辆明细"
    sheet.append(["青岛海岳物流有限公司 GPS安装车辆明细表"])
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(["序号", "驾驶员", "联系电话", "车牌号码", "车牌颜色", "车架号(VIN)", "车型", "电压"])
    for number, car in enumerate(cars, 1):
        plate = car.plate or "未上牌"
        sheet.append([number, car.driver, car.mobile, plate, car.colour, car.vin, car.kind, f"{car.volts}V"])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path
