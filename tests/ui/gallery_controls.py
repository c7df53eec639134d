"""Buttons, choices, notices, small parts."""

from gallery_samples import said

from fieldtech.ui.kit.boxes import Body, Flow, Line, column
from fieldtech.ui.kit.buttons import (
    BigButton,
    Button,
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
)
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import ChipGroup, Option, Segmented
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import KeyCap
from fieldtech.ui.kit.notices import Banner, InlineProblem
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.kit.plate import PlateChip
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.kit.search_field import ScanField, SearchField
from fieldtech.ui.kit.stars import StarRating
from fieldtech.ui.kit.stepper import Step, Stepper
from fieldtech.ui.page import Page
from fieldtech.ui.tokens import S3, S4, S5


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
                    "3 November: antenna fixed again. 16 November: open. This order is a repeat.",
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
