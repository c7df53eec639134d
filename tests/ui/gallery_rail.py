"""The on-site page's vertical progress with facts beside it."""

from gallery_samples import said
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.step_rail import Section, StepRail
from fieldtech.ui.kit.timeline import Entry, Timeline
from fieldtech.ui.page import Page
from fieldtech.ui.tokens import S3, S5


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
