"""Sample data of the gallery, a keeper of drafts in memory, and a form with a field of nearly every kind."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fieldtech.errors import FieldtechError
from fieldtech.forms.choice_fields import Chips, Choice, Segments, Tick
from fieldtech.forms.date_fields import Date, Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.reference_field import Reference
from fieldtech.forms.text_fields import LongText, Scan, Text
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import current_language

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 2, 31, tzinfo=UTC)


def said(en: str, zh: str) -> str:
    """Sample data in the language shown (the product's own text goes through tr)."""
    return zh if current_language() == "zh_CN" else en


class Keeper:
    """Keeps drafts in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], dict[str, Any]] = {}
        self.writes = 0
        self.at = NOW
        self.owner = "zhoumin"
        self.trouble: FieldtechError | None = None

    @property
    def body(self) -> dict[str, Any]:
        return self._found

    def save(self, form: str, key: str, body: dict[str, Any]) -> datetime:
        if self.trouble is not None:
            raise self.trouble
        self.kept[form, key] = body
        self.writes += 1
        return self.at

    def load(self, form: str, key: str) -> "Keeper | None":
        if (form, key) not in self.kept:
            return None
        self._found = self.kept[form, key]
        return self

    def discard(self, form: str, key: str) -> None:
        self.kept.pop((form, key), None)


CUSTOMERS = (
    Option("C001", "青岛海岳物流有限公司", "A · 王建国 139 1234 5678"),
    Option("C002", "天津蓝盾化工防腐工程有限公司", "B · 马骏 189 1234 5671"),
)


def search_customers(text: str) -> list[Option]:
    return [c for c in CUSTOMERS if text.casefold() in f"{c.value} {c.text} {c.detail}".casefold()]


def describe_customer(key: str) -> Option | None:
    return next((c for c in CUSTOMERS if c.value == key), None)


class IntakeForm(Form[IntakeDraft]):
    """A form with one field of nearly every kind."""

    draft_type = IntakeDraft

    def __init__(self, keeper: Keeper, key: str = "") -> None:
        super().__init__(keeper, key)
        self.start()

    def fields(self) -> tuple[Field, ...]:
        levels = (
            Option("hotline", said("Hotline", "热线指导")),
            Option("remote", said("Remote", "远程处理")),
            Option("on_site", said("On site", "上门维修")),
        )
        symptoms = tuple(
            Option(code, said(en, zh))
            for code, en, zh in (
                ("S01", "Position drifts", "定位漂移"),
                ("S02", "Offline", "不上线"),
                ("S03", "No fix", "不定位"),
                ("S04", "No power", "不通电"),
                ("S05", "No picture", "无图像"),
            )
        )
        return (
            Text(name="phone", label=said("Caller's number", "来电号码"), required=True, tabular=True),
            Text(
                name="caller",
                label=said("Reported by", "报修人"),
                required=True,
                help=said("Who is on the phone", "正在通话的人"),
            ),
            Choice(
                name="channel",
                label=said("Channel", "报修渠道"),
                options=(Option("hotline", said("Hotline", "热线")), Option("email", said("E-mail", "邮件"))),
                placeholder=said("Choose…", "请选择…"),
            ),
            Reference(
                name="customer",
                label=said("Customer", "客户"),
                required=True,
                search=search_customers,
                describe=describe_customer,
                placeholder=said("Name, plate or number", "名称、车牌或编号"),
            ),
            Scan(
                name="model",
                label=said("Terminal", "终端"),
                scan=("terminal_id", "imei"),
                placeholder=said("Scan or type", "扫码或输入"),
            ),
            Date(
                name="bought_on",
                label=said("Bought on", "购买日期"),
                unknown="bought_unknown",
                zone=ZONE,
                clock=lambda: NOW,
            ),
            Chips(name="symptoms", label=said("Symptoms", "故障现象"), options=symptoms, multiple=True, required=True),
            LongText(name="text", label=said("In the customer's words", "客户原话"), lines=2, required=True),
            Segments(name="level", label=said("Level", "处理级别"), options=levels),
            Moment(
                name="promised_at",
                label=said("Promised time", "向客户承诺时间"),
                required=True,
                zone=ZONE,
                clock=lambda: NOW,
                span=2,
                quick=lambda: (
                    (said("Today 14:00", "今天 14:00"), NOW.replace(hour=6, minute=0)),
                    (said("Today 16:00", "今天 16:00"), NOW.replace(hour=8, minute=0)),
                    (said("Thursday 09:00", "周四 09:00"), NOW + timedelta(days=1)),
                ),
            ),
            Tick(
                name="emergency", label=said("Emergency: send at once", "应急：立即派工"), above=said("Urgency", "紧急")
            ),
        )
