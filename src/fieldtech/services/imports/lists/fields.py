"""What the columns of a list can mean, and the words that head them.

The words are in ``resources/imports/columns.csv``, those of a field in the order in which they are believed: of two
columns that could mean the same, the one with the earlier word is taken. Patterns are for what people make of them.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

from fieldtech.paths import resources

CARD = "card"  # 卡号: an ICCID or a number, its contents tell
SERIAL = "serial"  # 编号, SN: a terminal ID or an IMEI, its contents tell
PRODUCT = "product"  # 型号 in a list of vehicles: a terminal's or the vehicle's, its contents tell


@dataclass(frozen=True)
class ListKind:
    """One kind of list: its fields with their words, which of them make a header, and what a report always has."""

    name: str
    words: Mapping[str, tuple[str, ...]]
    keys: tuple[str, ...]
    shown: tuple[str, ...]

    def fields(self) -> tuple[str, ...]:
        """Every meaning a column can be given."""
        return tuple(field for field in self.words if field not in (CARD, SERIAL, PRODUCT))


def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    path = resources() / "imports" / "columns.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["list"], {})[row["field"]] = tuple(row["words"].split())
    return found


_WORDS = _words()
LIST_KINDS: Mapping[str, ListKind] = {
    name: ListKind(name, _WORDS[name], tuple(keys.split()), tuple(shown.split()))
    for name, keys, shown in (
        (
            "vehicle_list",
            "plate vin",
            "plate plate_colour vin driver_name driver_phone voltage purchase_date wanted_date iccid vehicle_type"
            " remark",
        ),
        ("terminals", "terminal_id imei serial", "terminal_id model imei purchase_date"),
        ("sims", "iccid msisdn card", "iccid msisdn imsi valid_until"),
    )
}
WEAK = frozenset(_WORDS[""]["weak"])
"""Words that mean the driver only where nobody else is named above them."""
SOMEBODY_ELSE = re.compile(
    r"车主|业主|联系人|负责人|押运|安装|客户|公司|单位|紧急|经办|填表|旧|原|挂车号|old|owner|contact|emergency"
)
"""Whose name and telephone are not the driver's, and whose numbers are not those to be imported."""
OLD = re.compile("旧|原|老|old|previous")
"""How the heading of what was there before begins."""

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("plate_colour", r"(车牌|号牌|牌照).*色"),
        ("plate", r"(车牌|牌照|号牌)(照)?(号|号码)?$|platen(o|umber)"),
        ("vin", r"车架|车辆识别|\bvin|vin码"),
        ("driver_contact", r"(司机|驾驶).*(姓名|[及/、和]).*(电话|手机|联系)"),
        ("driver_phone", r"(司机|驾驶).*(电话|手机|联系|号码)|driver.*(phone|mobile|tel)"),
        ("driver_name", r"(司机|驾驶).*(姓名|名字|名称)$|^(主|随车)?(司机|驾驶)(员|人)?$|driver.*name"),
        ("iccid", r"iccid"),
        ("imei", r"imei"),
        ("imsi", r"imsi"),
        ("voltage", r"电压|voltage"),
        ("purchase_date", r"(购车|购买|购置|采购|购入).*(日期|时间)|purchase.*date"),
        ("wanted_date", r"(要求|期望|预约|计划|希望).*(安装|装车|日期|时间)"),
        ("valid_until", r"(有效|到期|截止|失效).*(期|日|时间|至)"),
        ("terminal_id", r"(终端|设备)(机身)?(编号|号|id)"),
        ("model", r"(终端|设备|产品).*(型号|规格)"),
        ("remark", r"备注|remark"),
        ("vehicle_type", r"车辆?(类型|类别|种类)"),
        (CARD, r"(sim|物联|流量|自备|通讯).*卡号?$"),
    )
)
