"""Every piece of the kit in one window, for the audit and for looking at: ``python tests/ui/gallery.py``."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Chips, Choice, Segments, Tick
from fieldtech.forms.date_fields import Date, Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.photo_field import PhotoSlot
from fieldtech.forms.reference_field import Reference
from fieldtech.forms.text_fields import LongText, Scan, Text
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.ui.kit.boxes import Body, Flow, Line, column, row
from fieldtech.ui.kit.buttons import (
    BigButton,
    Button,
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
)
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.choices import ChipGroup, Option, Segmented
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import KeyCap, Label
from fieldtech.ui.kit.notices import Banner, InlineProblem
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.kit.plate import PlateChip
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.kit.search_field import ScanField, SearchField
from fieldtech.ui.kit.stars import StarRating
from fieldtech.ui.kit.step_rail import Section, StepRail
from fieldtech.ui.kit.stepper import Step, Stepper
from fieldtech.ui.kit.timeline import Entry, Timeline
from fieldtech.ui.language import current_language
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.page import Page
from fieldtech.ui.pdf_preview import PdfPreview
from fieldtech.ui.record_views import RecordList, RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3, S4, S5

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

    @property
    def body(self) -> dict[str, Any]:
        return self._found

    def save(self, form: str, key: str, body: dict[str, Any]) -> datetime:
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


class ControlsPage(Page):
    """Buttons, choices, notices, small parts."""

    name, icon = "controls_page", "layout-dashboard"

    def __init__(self) -> None:
        super().__init__()
        self.header = PageHeader(Button("", "phone", name="call", key="F2"), Button("", "hourglass", name="wait"))
        self.stepper = Stepper()
        self.buttons = {
            "primary": PrimaryButton("", "check", name="b_primary"),
            "plain": Button("", "file-text", name="b_plain"),
            "quiet": QuietButton("", "plus", name="b_quiet"),
            "link": LinkButton("", "arrow-right", name="b_link"),
            "danger": DangerButton("", "ban", name="b_danger"),
            "big": BigButton("", "phone", name="b_big"),
        }
        self.disabled = PrimaryButton(name="b_disabled")
        self.disabled.setEnabled(False)
        self.square = IconButton("refresh-cw", name="b_icon")
        self.chips = ChipGroup(multiple=True)
        self.chips.setObjectName("chips")
        self.segments = Segmented()
        self.answers = Segmented()
        self.stars = StarRating(applicable_only=False)
        self.quantity = QuantityStepper(low=0, high=9)
        self.pills = [Pill() for _ in range(6)]
        self.plates = [PlateChip("津C8R071", 2), PlateChip("鲁B2K609", 1), PlateChip("鲁BD12345", 94)]
        self.keys = [KeyCap("Ctrl+Enter"), KeyCap("F8")]
        self.problems = [InlineProblem() for _ in range(3)]
        self.banners = [Banner(tone) for tone in ("warn", "danger", "info", "ok")]
        self.banner_button = Button(name="b_take_over")
        self.banners[1].add_action(self.banner_button)
        self.search, self.scan, self.big_scan = SearchField(), ScanField(), ScanField(big=True)
        self.big_scan.setObjectName("big_scan")
        self.controls, self.states, self.fields_card, self.notices = (
            Card(icon="wrench"),
            Card(icon="info"),
            Card(icon="search"),
            Card(icon="triangle-alert"),
        )
        self._lay_out()
        self.go_live()

    def _lay_out(self) -> None:
        buttons = Flow(S3)
        for button in (*self.buttons.values(), self.disabled, self.square):
            buttons.addWidget(button)
        self.controls.add(buttons, Line(), self.chips, self.segments, self.answers, self.stars, self.quantity)
        pills = Flow(S3)
        for part in (*self.pills, *self.plates, *self.keys):
            pills.addWidget(part)
        self.states.add(pills, *self.problems)
        self.fields_card.add(self.search, self.scan, self.big_scan)
        self.notices.add(*self.banners)
        inner = column(
            self.controls, self.states, self.fields_card, self.notices, None, gap=S4, margins=(S5, S3, S5, S4)
        )
        head = column(self.stepper, margins=(S5, 0, S5, 0))
        self.column.addWidget(self.header)
        self.column.addLayout(head)
        self.column.addWidget(Body(inner), 1)
        self.add_footer(Footer(Button("", "file-text", name="preview")))

    def title(self) -> str:
        return said("Controls", "控件")

    def badge(self) -> int:
        return 5

    def retranslate(self) -> None:
        self.header.set_number("WX-TJ01-20261118-002", said("In repair", "维修中"), "violet")
        self.header.set_title(
            said("Landun Anticorrosion Engineering", "天津蓝盾化工防腐工程有限公司"),
            said("S02 Offline · promised 15:00", "S02 不上线 · 承诺 15:00"),
        )
        self.header.set_plate("津C8R071", 2)
        for name, en, zh in (("call", "Call", "致电"), ("wait", "Waiting for part", "转待件")):
            self.findChild(Button, name).set_text(said(en, zh))
        self.stepper.set_steps(
            [
                Step(said(en, zh), time, state)
                for en, zh, time, state in (
                    ("Registered", "登记", "09:12", "done"),
                    ("Triage", "评估中", "09:20", "done"),
                    ("Customer to agree", "方案待客户确认", "09:31", "done"),
                    ("Approval", "待审批", "09:50", "done"),
                    ("Assigned", "已派工", "10:05", "done"),
                    ("Accepted", "已接单", "10:08", "done"),
                    ("Departed", "已出发", "12:40", "done"),
                    ("Arrived", "已到达", "13:45", "done"),
                    ("In repair", "维修中", "13:52", "now"),
                    ("Sign-off", "待验收", "", "todo"),
                    ("Done", "已完成", "", "todo"),
                )
            ]
        )
        names = {
            "primary": ("Complete order", "完成工单"),
            "plain": ("Preview PDF", "预览 PDF"),
            "quiet": ("Add part & fee", "添加配件与费用"),
            "link": ("Open customer", "打开客户"),
            "danger": ("Revoke…", "吊销…"),
            "big": ("Call the customer", "致电客户确认时间"),
        }
        for key, (en, zh) in names.items():
            self.buttons[key].set_text(said(en, zh))
            self.buttons[key].restyle()
        self.disabled.set_text(said("Not possible", "不可用"))
        self.square.set_label(said("Sync now", "立即同步"))
        self.chips.set_label(said("Environment", "使用环境"))
        self.chips.set_options(
            [
                Option(str(i), said(en, zh))
                for i, (en, zh) in enumerate(
                    (
                        ("Normal", "常温"),
                        ("Hot", "高温"),
                        ("Damp", "潮湿"),
                        ("Dust", "粉尘"),
                        ("Corrosion", "腐蚀"),
                        ("Vibration", "震动"),
                    )
                )
            ]
        )
        self.chips.set_values(("2", "5"))
        self.segments.set_label(said("Old part", "旧件"))
        self.segments.set_options(
            [Option("left", said("Stays here", "留客户")), Option("taken", said("Take back", "带回"))]
        )
        self.segments.set_value("taken")
        self.answers.set_label(said("Fuse", "保险丝"))
        self.answers.set_options(
            [
                Option("ok", "OK", icon="check", tone="ok"),
                Option("not_ok", said("Not OK", "异常"), icon="x", tone="danger"),
                Option("na", said("N.A.", "不适用"), icon="minus", tone="neutral"),
            ]
        )
        self.answers.set_value("not_ok")
        self.stars.set_label(said("Overall", "总体满意"))
        self.stars.set_value(4)
        self.quantity.set_label(said("Fuse 5 A", "保险丝 5A"))
        self.quantity.set_value(2)
        for pill, (en, zh, tone) in zip(
            self.pills,
            (
                ("Done", "已完成", "ok"),
                ("Waiting for parts", "等待配件", "warn"),
                ("Overdue", "已超时", "danger"),
                ("En route", "前往中", "info"),
                ("On site", "现场作业", "violet"),
                ("Assigned", "已派单", "neutral"),
            ),
            strict=True,
        ):
            pill.set(said(en, zh), tone)
        for line, (en, zh, severity) in zip(
            self.problems,
            (
                (
                    "The check digit is wrong. Scan the card again or compare digit by digit.",
                    "校验位不正确。请重新扫描卡片，或逐位核对号码。",
                    "error",
                ),
                ("Not in your van: on record in the Qingdao warehouse.", "不在您的车上：记录在青岛库。", "warning"),
                ("ICCID is valid.", "ICCID 校验通过。", "good"),
            ),
            strict=True,
        ):
            line.show_sentence(said(en, zh), severity)
        for banner, (tone, en, zh, en2, zh2) in zip(
            self.banners,
            (
                (
                    "warn",
                    "Dangerous goods area",
                    "危化区域",
                    "Antistatic clothing; leave the phone at the gate.",
                    "穿防静电服；手机存放门岗。",
                ),
                (
                    "danger",
                    "Same fault, third report in 18 days",
                    "同一故障 18 天内第 3 次报修",
                    "3 November: antenna fixed again (Zhao Qiang). 16 November: open. This order will be marked as a repeat.",
                    "11-03 重新固定天线（赵强）· 11-16 未结。本单将标为返修并关联。",
                ),
                ("info", "Restored what you typed at 10:12", "已恢复您 10:12 输入的内容", "", ""),
                (
                    "ok",
                    "Everything is confirmed by the office",
                    "办公室已全部确认",
                    "The lid may be closed.",
                    "可以合上电脑。",
                ),
            ),
            strict=True,
        ):
            banner.set(tone, said(en, zh), said(en2, zh2))
        self.banner_button.set_text(said("Open the order", "打开工单"))
        self.search.set_label(
            said("Search orders", "搜索派工单"),
            said("Search orders, customers, serial no.", "搜索单号、客户、设备序列号"),
        )
        self.scan.set_label(said("Scan or type to add a part from your van", "扫码或输入，从车载库添加配件"))
        self.big_scan.set_label(said("Scan the new SIM", "请扫描新 SIM 卡"))
        for card, en, zh in (
            (self.controls, "Controls", "控件"),
            (self.states, "States", "状态"),
            (self.fields_card, "Search and scan", "搜索与扫码"),
            (self.notices, "Notices", "提示"),
        ):
            card.set_title(said(en, zh), said("3 of 15", "3 / 15"))
        self.states.set_pill(said("1 missing", "差 1 项"))
        self.footer.set_saved(said("Saved on this computer 14:51:20", "已存本机 14:51:20"))
        self.footer.set_missing(said("6 items missing", "还差 6 项"))
        self.footer.set_primary(said("Next: checklist", "下一步：检查表"), "arrow-right", name="next_step")
        self.findChild(Button, "preview").set_text(said("Preview PDF", "预览 PDF"))


class FormPage(Page):
    """A whole form, a signature, a photo."""

    name, icon = "form_page", "headphones"

    def __init__(self, keeper: Keeper | None = None) -> None:
        super().__init__()
        self.keeper = keeper or Keeper()
        self.header = PageHeader()
        self.form = IntakeForm(self.keeper)
        self.pad = SignaturePad()
        self.photos = [PhotoSlot(), PhotoSlot(), PhotoSlot()]
        self.card, self.evidence = Card(icon="phone"), Card(icon="signature")
        self.card.add(self.form)
        self.evidence.add(self.pad, row(*self.photos, None))
        inner = column(self.card, self.evidence, None, gap=S4, margins=(S5, 0, S5, S4))
        self.column.addWidget(self.header)
        self.column.addWidget(Body(inner), 1)
        self.add_footer(Footer())
        picture = QImage(160, 120, QImage.Format.Format_RGB32)
        picture.fill(QColor("#7DB83A"))
        self.photos[1].set_photo(picture)
        self.go_live()

    def title(self) -> str:
        return said("Intake", "报修登记")

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.card.set_title(said("Caller", "来电人"))
        self.evidence.set_title(said("Customer's signature", "客户签字"))
        self.pad.set_caption(said("Ma Jun", "马骏"), "2026-11-18 15:08")
        for slot, (en, zh) in zip(
            self.photos, (("Body", "车身外观"), ("Wiring", "接线"), ("Platform", "平台截图")), strict=True
        ):
            slot.set_caption(said(en, zh), needed=slot is self.photos[2])
        self.footer.set_saved(said("Draft saved on this computer 10:12:08", "草稿已存本机 10:12:08"))
        self.footer.set_missing(said("1 required field missing", "还差 1 项必填"))
        self.footer.set_primary(said("Register and assess", "登记并转评估"), "arrow-right", name="register")

    def next_missing(self) -> None:
        self.form.go_to_problem()


class RailPage(Page):
    """The on-site page's vertical progress with facts beside it."""

    name, icon, inside_order = "rail_page", "wrench", True

    def __init__(self) -> None:
        super().__init__()
        self.header = PageHeader()
        self.rail = StepRail()
        self.contents = [Label("", 14, wrap=True) for _ in range(5)]
        for key, icon, label in zip(
            ("arrival", "condition", "parts", "checklist", "sign_off"),
            ("map-pin", "truck", "package", "list-checks", "signature"),
            self.contents,
            strict=True,
        ):
            self.rail.add(key, icon, label)
        self.facts_card, self.facts = Card(icon="clipboard-list"), Facts()
        self.timeline_card, self.timeline = Card(icon="history"), Timeline("Timeline")
        self.facts_card.add(self.facts)
        self.timeline_card.add(self.timeline)
        side = QWidget()
        side.setLayout(column(self.facts_card, self.timeline_card, None, gap=S3))
        side.setFixedWidth(320)
        rail_body = Body(column(self.rail, margins=(S5, 0, S3, S3)))
        self.column.addWidget(self.header)
        self.column.addLayout(row((rail_body, 1), side, gap=S3, margins=(0, 0, S5, S3)), 1)
        self.add_footer(Footer())
        self.go_live()

    def title(self) -> str:
        return said("On site", "现场作业")

    def next_missing(self) -> None:
        self.rail.open_next()

    def retranslate(self) -> None:
        self.header.set_number("WX-TJ01-20261118-002", said("In repair", "维修中"), "violet")
        self.header.set_title(said("Landun Anticorrosion Engineering", "天津蓝盾化工防腐工程有限公司"))
        self.header.set_plate("津C8R071", 2)
        rows = (
            (
                "arrival",
                "Arrival checks",
                "到场核对",
                "13:45 · ID shown, customer identified, fault checked again",
                "13:45 · 已出示证件、确认客户、再次核对故障",
                "done",
                0,
            ),
            (
                "condition",
                "Vehicle condition",
                "车况",
                "Body damaged: scratch, 1 photo, accepted",
                "外观有损：划痕，照片 1 张，客户已认可",
                "done",
                0,
            ),
            ("parts", "Parts", "配件", "2 parts", "2 种配件", "part", 1),
            ("checklist", "Checklist", "检查表", "12 of 15 answered", "已答 12 / 15", "part", 3),
            ("sign_off", "Sign-off", "验收签字", "Opens when nothing is missing", "全部完成后开放", "todo", 0),
        )
        for key, en, zh, en2, zh2, state, missing in rows:
            self.rail.show_section(key, Section(said(en, zh), said(en2, zh2), state, missing))
        for label in self.contents:
            label.setText(
                said(
                    "Power harness with fuse: say why it was replaced, the reason is printed on the sheet.",
                    "电源线束（带保险）：请选择更换原因，会打印在服务单上。",
                )
            )
        self.facts_card.set_title(said("Order", "工单"))
        self.facts.set(
            [
                (said("Symptom", "故障现象"), said("S02 Offline", "S02 不上线"), ""),
                (said("Warranty", "质保"), said("In warranty, to 2027-06-01", "质保内，至 2027-06-01"), "ok"),
                (said("Driver", "司机"), said("He Bin 136 0000 0010", "何斌 136 0000 0010"), ""),
            ]
        )
        self.timeline_card.set_title(said("History", "经过"))
        self.timeline.set_entries(
            [
                Entry(said("Arrived", "已到达"), "13:45", said("Wu Lei", "吴磊"), "map-pin", "accent"),
                Entry(said("Departed", "已出发"), "12:40", said("All five checks ticked", "五项核对完成"), "truck"),
                Entry(said("Approved", "已批准"), "09:50", said("Sun Li, on the phone", "孙立，电话"), "stamp", "ok"),
            ],
            whole=True,
        )
        self.footer.set_saved(said("Saved on this computer 14:51:20", "已存本机 14:51:20"))
        self.footer.set_primary(said("Next: checklist", "下一步：检查表"), "arrow-right", name="next_step")


class ListsPage(Page):
    """List, table, empty state."""

    name, icon = "lists_page", "clipboard-list"

    def __init__(self) -> None:
        super().__init__()
        self.header = PageHeader(PrimaryButton("", "plus", name="new_order", key="Ctrl+N"))
        self.field = SearchField()
        self.filter = ChipGroup()
        self.filter.setObjectName("filter")
        self.model = PagedModel(paint=_list_row, spoken=lambda number: _list_row(number).spoken())
        self.list = RecordList(self.model)
        self.table_model = PagedModel(
            (
                Column("number", lambda n: f"BXA{n:04}", 120),
                Column("model", lambda n: "BX-V200"),
                Column("count", str, 110, align_right=True),
            )
        )
        self.table = RecordTable(self.table_model)
        self.table.enable_sorting("number")
        self.way_out = Button(name="clear_filters")
        self.empty = EmptyState("inbox", self.way_out)
        for model in (self.model, self.table_model):
            model.show(_fetch)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.field, S3, self.filter, S3, (self.list, 1), margins=(S4, 0, 0, 0)))
        left.setFixedWidth(360)
        right.setLayout(column((self.table, 1), (self.empty, 1), margins=(0, 0, S5, 0)))
        self.column.addWidget(self.header)
        self.column.addLayout(row(left, (right, 1), gap=S3), 1)
        self.go_live()

    def title(self) -> str:
        return said("Dispatch orders", "派工单")

    def search_field(self) -> SearchField:
        return self.field

    def retranslate(self) -> None:
        self.header.set_title(self.title(), said("Saturday, 21 November · 1000 orders", "11月21日 星期六 · 共 1000 单"))
        self.findChild(PrimaryButton, "new_order").set_text(said("New", "新建"))
        self.field.set_label(said("Search orders", "搜索派工单"))
        self.filter.set_options(
            [
                Option("all", said("All  1000", "全部  1000")),
                Option("open", said("Open  6", "未完成  6")),
                Option("done", said("Done", "已完成")),
            ]
        )
        self.filter.set_value("all")
        self.list.setAccessibleName(self.title())
        self.table.setAccessibleName(said("Terminals", "终端"))
        self.table_model.set_titles([said("Number", "终端号"), said("Model", "型号"), said("Count", "数量")])
        self.empty.set_text(
            said("No order matches", "没有符合条件的工单"),
            said("Try a shorter word, or clear the filters.", "换个更短的关键词，或清除筛选条件。"),
        )
        self.way_out.set_text(said("Clear filters", "清除筛选"))


class PreviewPage(Page):
    """A PDF as pictures."""

    name, icon = "preview_page", "file-text"

    def __init__(self) -> None:
        super().__init__()
        self.preview = PdfPreview(pick_file=lambda _w, _n: "", pick_printer=lambda _w, _p: False)
        self.column.addWidget(self.preview)
        self.preview.show_pages(3, _page_image, pdf=lambda: b"%PDF")
        self.go_live()

    def title(self) -> str:
        return said("Preview", "预览")


def _page_image(page: int, dpi: float) -> QImage:
    image = QImage(round(8.27 * dpi), round(11.69 * dpi), QImage.Format.Format_RGB32)
    image.fill(QColor("white" if page % 2 == 0 else "#F4F4F4"))
    return image


def _fetch(after: object, limit: int) -> Batch:
    start = int(str(after or 0))
    rows = range(start, min(start + limit, 1000))
    return Batch(list(rows), rows[-1] + 1 if rows and rows[-1] < 999 else None)


def _list_row(number: int) -> ListRow:
    samples = (
        ("青岛海岳物流有限公司", "Terminal offline since 06:40, no GPS fix", "On site", "现场作业", "violet", ""),
        ("Sunrise Bus Company", "Swap SIM and re-activate 4G terminal", "En route", "前往中", "info", ""),
        ("绿野冷链运输", "温度探头显示 −127 °C", "Overdue", "已超时", "danger", "cloud-off"),
        ("Metro Taxi Cooperative", "Yearly maintenance, 6 vehicles", "Assigned", "已派单", "neutral", ""),
        ("宏达建设工程", "油位传感器已更换，待标定", "Waiting for parts", "等待配件", "warn", ""),
    )
    title, subtitle, en, zh, tone, icon = samples[number % len(samples)]
    return ListRow(f"WX-QD01-20261121-{number:03}", "09:30–10:30", title, subtitle, said(en, zh), tone, icon)


def today() -> date:
    return NOW.date()


def pages() -> tuple[Page, ...]:
    """All pages of the gallery."""
    return (ListsPage(), ControlsPage(), FormPage(), RailPage(), PreviewPage())
