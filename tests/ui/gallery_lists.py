"""List, table, empty state, PDF preview."""

from gallery_samples import said
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import (
    Button,
    PrimaryButton,
)
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.page import Page
from fieldtech.ui.pdf_preview import PdfPreview
from fieldtech.ui.record_views import RecordList, RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel
from fieldtech.ui.tokens import S3, S4, S5


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
