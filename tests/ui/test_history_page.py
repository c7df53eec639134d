"""The history of a piece of equipment in the window: charts by mouse and keys, the same numbers as a table, papers."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import audit
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

import fieldtech
import past_visits
from fieldtech.model.base import Id
from fieldtech.model.maintenance import Visit
from fieldtech.model.orders import Order
from fieldtech.services.changes import Change
from fieldtech.services.visits.chart_groups import Chart, Line, charts_of
from fieldtech.services.visits.stories import Point, Series
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.customers_page import CustomersPage
from fieldtech.ui.pages.history.chart_card import TABLE, ChartCard
from fieldtech.ui.pages.history.drawing import drawing_of, walk
from fieldtech.ui.pages.history_page import HistoryPage
from fieldtech.ui.pages.order.cards_work import SheetsCard
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.paper_preview import PaperPreview
from fieldtech.ui.pages.vehicles_page import VehiclesPage
from fieldtech.ui.theme import Theme
from fieldtech.ui.tokens import DARK, LIGHT
from pace import held_up
from pages.desk import Directory, Seat
from prepared import Prepared, act_as

Tank = tuple[Workplace, Id]
ELSEWHERE = ("orders_page", "customers_page", "vehicles_page")


@pytest.fixture(scope="module")
def tank(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tank]:
    """To look at only."""
    with past_visits.tank(prepared, tmp_path_factory.mktemp("tank") / "data") as made:
        yield made


class Reader(Seat[HistoryPage]):
    """Somebody of the office before the history of the tank."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, language: Language, made: Tank, folder: Path, login: str = "zhenghao"
    ) -> None:
        self.asked: list[str] = []
        self.folder = folder
        super().__init__(qtbot, theme, language, made[0], login, lambda w: HistoryPage(w, self.answer), ELSEWHERE)
        self.toasts: list[str] = []
        self.page.said.connect(lambda text, _undo: self.toasts.append(text))
        self.window.open_page("history_page", f"equipment:{made[1].hex}")
        QApplication.processEvents()

    def answer(self, _parent: QWidget, name: str) -> str:
        self.asked.append(name)
        return str(self.folder / name)

    def card(self) -> ChartCard:
        """The chart, drawn."""
        self.qtbot.waitUntil(lambda: bool(self.page.charts.cards) and self.page.charts.cards[0].plot is not None)
        return self.page.charts.cards[0]

    def plot(self) -> Any:
        """The plot of the chart with the focus."""
        plot = self.card().plot
        plot.setFocus(Qt.FocusReason.TabFocusReason)
        self.qtbot.waitUntil(plot.hasFocus)
        return plot


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme, language: Language, tank: Tank, tmp_path: Path) -> Reader:
    return Reader(qtbot, theme, language, tank, tmp_path)


def test_the_page_shows_what_is_due_the_chart_and_every_visit(reader: Reader) -> None:  # F34
    story = reader.page.story
    assert story is not None and story.label == "TK-101 防腐储罐"
    assert len(reader.page.charts.cards) == 1 and len(reader.card().drawing.curves) == 2
    assert not reader.page.none.isVisible()
    told = reader.page.timeline.model()
    lines = [str(told.index(row, 0).data()) for row in range(told.rowCount())]
    assert len(lines) == 14 and "2027-02-18, Maintenance, Planned" in lines[0]
    assert any("Hazard · 北侧涂层厚度低于限值" in line for line in lines)
    reader.press("show_all")
    assert len([w for w in reader.page.visits.findChildren(QWidget, "open_order") if w.isVisible()]) == 13


def test_a_reading_below_its_limit_is_said_before_anybody_asks(reader: Reader) -> None:  # F31
    text = reader.card().readout.text()
    assert text == f"2026-11-18 · North 210 µm · mean 215.4 · below the limit 250–600 µm · {past_visits.LAST}"


def test_left_and_right_go_from_reading_to_reading_and_say_it(reader: Reader) -> None:
    plot = reader.plot()
    assert plot.text.startswith("2026-11-18 · South 314 µm")
    assert plot.accessibleName() == f"Dry film thickness (µm): {plot.text}"
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.text.startswith("2026-08-18 · South 318 µm") and reader.card().readout.text() == plot.text
    QTest.keyClick(plot, Qt.Key.Key_Down)
    assert plot.text.startswith("2026-08-18 · North 252 µm")
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert "North 210 µm" in plot.text and "below the limit" in plot.text
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert "North 210 µm" in plot.text  # there is none behind it
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.text.startswith("2024-02-18 · North 342 µm")
    for _ in range(6):
        QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.text == f"2025-08-18 · North {past_visits.WHY} · BY-TJ01-E01-20250818"
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert "2026-11-18" in plot.text


def test_the_mouse_says_the_reading_it_is_near(reader: Reader) -> None:
    card = reader.card()
    dot = card.drawing.curves[1].dots[8]
    spot = card.plot.spot_of(dot)
    moved = QMouseEvent(
        QMouseEvent.Type.MouseMove, spot + QPointF(4, 3), card.plot.mapToGlobal(spot), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    card.plot.mouseMoveEvent(moved)
    assert card.readout.text() == dot.text and "281 µm" in dot.text


def test_a_gap_is_never_joined_and_what_is_outside_is_red(reader: Reader) -> None:
    card = reader.card()
    image = card.plot.grab().toImage()
    scale = image.devicePixelRatio()

    def colours(at: QPointF) -> set[str]:
        x, y = round(at.x() * scale), round(at.y() * scale)
        return {image.pixelColor(x + dx, y + dy).name().upper() for dx in (-1, 0, 1) for dy in range(-8, 9)}

    north = card.drawing.curves[1].dots
    ink, red = LIGHT["violet"], LIGHT["danger"]
    here, there = card.plot.spot_of(north[4]), card.plot.spot_of(north[5])
    assert ink in colours((here + there) / 2)
    before, behind = card.plot.spot_of(north[5]), card.plot.spot_of(north[7])
    assert ink not in colours((before + behind) / 2)
    assert image.pixelColor(round(card.plot.spot_of(north[-1]).x() * scale),
                            round(card.plot.spot_of(north[-1]).y() * scale)) == QColor(red)  # fmt: skip


def test_the_table_has_the_same_numbers(reader: Reader) -> None:
    card = reader.card()
    reader.qtbot.mouseClick(card.ways.button(TABLE), Qt.MouseButton.LeftButton)
    assert card.table.isVisible() and not card.plot.isVisible() and not card.save_button.isEnabled()
    model = card.table.model()
    first = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert first == ["2026-11-18", past_visits.LAST, "314", "210 !"]
    assert model.rowCount() == 12 and str(model.index(5, 2).data()) == past_visits.WHY


def test_copy_takes_what_is_shown_the_picture_or_the_numbers(reader: Reader) -> None:
    card = reader.card()
    reader.press("copy_chart")
    assert QGuiApplication.clipboard().image().width() > 800
    reader.qtbot.mouseClick(card.ways.button(TABLE), Qt.MouseButton.LeftButton)
    reader.press("copy_chart")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Day\tVisit\tSouth\tNorth" and lines[1] == f"2026-11-18\t{past_visits.LAST}\t314\t210"
    assert len(lines) == 13


def test_a_picture_and_a_workbook_go_where_they_are_wanted(reader: Reader) -> None:
    reader.card()
    reader.press("save_chart")
    reader.qtbot.waitUntil(lambda: len(reader.toasts) == 1)
    picture = QImage(str(reader.folder / reader.asked[0]))
    assert picture.width() > 800 and reader.asked[0].startswith("TK-101")
    reader.press("export_history")
    reader.qtbot.waitUntil(lambda: len(reader.toasts) == 2)
    assert reader.asked[1].endswith("_v1_history_en.xlsx")
    assert len(load_workbook(reader.folder / reader.asked[1]).worksheets) == 4


def test_print_shows_the_file_of_the_equipment(reader: Reader) -> None:
    reader.press("print_history")
    sheet = reader.sheet()
    assert isinstance(sheet, PaperPreview)
    reader.qtbot.waitUntil(lambda: sheet.drawn is not None, timeout=10_000)
    assert sheet.drawn is not None and len(sheet.drawn.pages) == 1
    sheet.close_sheet()


def test_the_master_data_of_the_equipment_are_changed_from_here(reader: Reader) -> None:
    reader.press("edit_equipment")
    sheet = reader.sheet()
    assert sheet.objectName() == "master_sheet"
    sheet.close_sheet()


def test_lines_lead_to_their_orders_and_the_arrow_back_to_the_customer(reader: Reader) -> None:
    reader.press("open_order")
    assert len(reader.elsewhere["orders_page"].references) == 1
    reader.window.open_page("history_page", "")
    reader.press("to_list")
    story = reader.page.story
    assert story is not None and reader.elsewhere["customers_page"].references == [story.customer_id.hex]


def test_theme_and_language_change_the_chart_while_it_is_looked_at(
    reader: Reader, theme: Theme, language: Language
) -> None:
    plot = reader.plot()
    theme.use("dark")
    QApplication.processEvents()
    image = plot.grab().toImage()
    assert image.pixelColor(image.width() - 14, 12) == QColor(DARK["surface"])
    language.use("zh_CN")
    QApplication.processEvents()
    assert plot.text.startswith("2026-11-18 · 南侧 314 µm · 平均") and "干膜厚度" in plot.accessibleName()
    language.use("en")
    theme.use("light")


def test_a_change_is_shown_and_whoever_looks_at_a_reading_goes_on(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    with past_visits.tank(prepared, tmp_path / "data") as made:
        reader = Reader(qtbot, theme, language, made, tmp_path)
        plot = reader.plot()
        QTest.keyClick(plot, Qt.Key.Key_Left)
        with made[0].context.transaction() as session:
            visit = session.scalars(select(Visit).join(Order).where(Order.status == "planned")).one()
            visit.due_on = past_visits.NOW.date()
        reader.page.refresh(Change("order", visit.order_id))
        assert reader.card().plot is plot and "2026-08-18" in plot.text
        assert reader.page.story is not None and reader.page.story.due[0].days == 0
        act_as(made[0], "zhaoqiang")
        reader.page.forget_person()
        assert reader.page.story is None and not reader.page.header.isVisible()


def test_a_customers_equipment_says_when_it_is_due_and_leads_to_its_history(
    qtbot: QtBot, theme: Theme, language: Language, tank: Tank
) -> None:
    desk = Directory(qtbot, theme, language, tank[0], "zhoumin", CustomersPage, ("history_page", "orders_page"))
    desk.open_row("C003")
    shown = desk.page.shown(desk.page.record)  # type: ignore[arg-type]
    lines = [line for section in shown.sections for line in section.lines if line.act == "history_page"]
    assert [line.pill for line in lines] == ["In 90 days", "", ""]
    desk.press("open_history_page")
    assert desk.elsewhere["history_page"].references == [f"equipment:{tank[1].hex}"]


def test_a_vehicle_leads_to_its_history(qtbot: QtBot, theme: Theme, language: Language, tank: Tank) -> None:
    desk = Directory(qtbot, theme, language, tank[0], "zhoumin", VehiclesPage, ("history_page", "orders_page"))
    desk.open_row("津C8R071")
    desk.press("extra")
    assert desk.elsewhere["history_page"].references == [f"vehicle:{desk.page.record.hex}"]  # type: ignore[union-attr]


def test_a_vehicle_without_readings_says_so_and_tells_the_rest(
    qtbot: QtBot, theme: Theme, language: Language, tank: Tank, tmp_path: Path
) -> None:
    reader = Reader(qtbot, theme, language, tank, tmp_path)
    vehicle = tank[0].history.vehicles("津C8R071").rows[0]
    reader.window.open_page("history_page", f"vehicle:{vehicle.id.hex}")
    assert reader.page.none.isVisible() and not reader.page.charts.isVisible()
    assert reader.page.story is not None and reader.page.story.plate == "津C8R071"
    assert not reader.page.edit_button.isVisible() and reader.page.timeline.model().rowCount() > 0
    reader.press("to_list")
    assert reader.elsewhere["vehicles_page"].references == [vehicle.id.hex]


@pytest.mark.parametrize("size", audit.SIZES)
@pytest.mark.parametrize("spoken", ["zh_CN", "en"])
def test_nothing_is_cut_or_nameless(reader: Reader, language: Language, size: tuple[int, int], spoken: str) -> None:
    reader.card()
    language.use(spoken)
    reader.window.resize(*size)
    audit.settle()
    assert audit.faults(reader.window) == []
    language.use("en")


def test_tab_reaches_the_chart_and_leaves_it(reader: Reader) -> None:
    reader.card()
    assert audit.tab_faults(reader.window) == []


def test_looking_at_readings_holds_nothing_up(reader: Reader) -> None:
    plot = reader.plot()
    with held_up(reader.window) as held:
        for width in (1100, 1440):
            reader.window.resize(width, 900)
            audit.settle()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            QTest.keyClick(plot, key)
        reader.page.refresh(Change("order", Id(int=0)))
        audit.settle()
    assert held == []


def test_an_order_offers_the_papers_of_its_kind(qtbot: QtBot, theme: Theme, language: Language, tank: Tank) -> None:
    act_as(tank[0], "zhenghao")
    card = SheetsCard(Showing(tank[0]))
    qtbot.addWidget(card)
    card.show_view(tank[0].orders.view(tank[0].orders.find("BY-TJ01-E01-20270218")))
    shown = {b.objectName(): b.text() for b in card.findChildren(QAbstractButton) if not b.isHidden()}
    assert shown == {"sheet_service": "Maintenance record", "sheet_notice": "Notice", "sheet_blank": "Blank form"}


def test_nobody_waits_for_the_plotting_library_who_looks_at_no_chart() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in Path(fieldtech.__file__).parent.rglob("*.py")}
    importing = re.compile(r"^\s*(?:import|from)\s+(?:pyqtgraph|fieldtech\.ui\.pages\.history\.plot)\b", re.MULTILINE)
    assert [path.name for path, text in sources.items() if importing.search(text)] == ["plot.py"]


def test_walking_goes_to_the_nearest_day_of_another_line(tank: Tank) -> None:
    act_as(tank[0], "zhoumin")
    (chart,) = charts_of(tank[0].machine_history.of_equipment(tank[1]).series)
    drawing = drawing_of(chart)
    assert walk(drawing, None, "previous") == (0, 11)
    assert walk(drawing, (0, 3), "below") == (1, 3) and walk(drawing, (0, 3), "above") == (1, 3)
    assert walk(drawing, (1, 0), "previous") == (1, 0) and walk(drawing, (1, 4), "last") == (1, 11)
    assert drawing.lower == 250.0 and "250" in drawing.below and drawing.scale[0] < 210 and drawing.scale[-1] > 348


def test_a_dot_says_the_verdict_and_the_limits_of_its_day(language: Language) -> None:  # F31
    low, high, day = Decimal(250), Decimal(600), date(2026, 2, 18)
    points = (
        Point(day, Decimal(240), verdict="ok", lower=low, upper=high),
        Point(day, Decimal(320), verdict="below", lower=Decimal(350), upper=high),
        Point(day, Decimal(610), verdict="ok", upper=Decimal(700)),
        Point(day, Decimal(580), verdict="above", upper=Decimal(500)),
    )
    film = Series("CM-31", "", "膜厚", "film", "µm", low, high, points)
    (curve,) = drawing_of(Chart("膜厚", "film", "µm", low, high, (Line("膜厚", "film", film),))).curves
    assert [dot.outside for dot in curve.dots] == [False, True, False, True]
    assert [dot.text.partition(" µm · ")[2] for dot in curve.dots] == [
        "", "below the limit 350–600 µm", "", "above the limit ≤ 500 µm",
    ]  # fmt: skip


def test_equal_readings_of_two_areas_are_both_seen(qtbot: QtBot, theme: Theme, language: Language) -> None:  # F31
    """The earlier line's lies as a ring around the later one's, whose line is in dashes on it."""
    days = [date(2026, month, 18) for month in (2, 5, 8)]
    north, south = (
        Line(name, name, Series(name, "", name, name, "µm", Decimal(250), None,
                                tuple(Point(day, Decimal(value)) for day, value in zip(days, values, strict=True))))
        for name, values in (("north", (300, 290, 280)), ("south", (310, 290, 280)))
    )  # fmt: skip
    card = ChartCard(Chart("膜厚", "film", "µm", Decimal(250), None, (north, south)))
    first, second = card.drawing.curves
    assert [dot.under for dot in first.dots] == [0, 1, 1] and [dot.under for dot in second.dots] == [0, 0, 0]
    assert (first.over, second.over) == (False, True)
    qtbot.addWidget(card)
    card.resize(900, 400)
    card.take_plot(import_module("fieldtech.ui.pages.history.plot").ReadingPlot)  # pyqtgraph: not for every test
    with qtbot.waitExposed(card):
        card.show()
    image, spot = card.plot.grab().toImage(), card.plot.spot_of(first.dots[1])
    row = {image.pixelColor(round(spot.x()) + dx, round(spot.y())).name().upper() for dx in range(-12, 13)}
    assert {LIGHT[first.tone], LIGHT[second.tone]} <= row
