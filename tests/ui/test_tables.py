"""Lists fetch pages of 200 rows as they are looked at, and the delegate asks for one role only."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.record_views import RecordList, RecordTable
from fieldtech.ui.tables import PAGE, Batch, Column, PagedModel
from fieldtech.ui.theme import Theme


class Source:
    """Keyset pages of numbers, and a note of every question."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[tuple[object, int]] = []

    def __call__(self, after: object, limit: int) -> Batch:
        self.asked.append((after, limit))
        start = 0 if after is None else int(str(after)) + 1
        rows = list(range(start, min(start + limit, self.count)))
        return Batch(rows, rows[-1] if rows and rows[-1] < self.count - 1 else None)


def columns() -> tuple[Column, ...]:
    return (Column("number", lambda n: f"BXA{n:04}", 120), Column("double", lambda n: str(2 * n)))


class Counting(PagedModel):
    """Counts what a view asks for."""

    def __init__(self) -> None:
        super().__init__(paint=lambda n: ListRow(f"WX-{n}", "09:30", f"Customer {n}"), spoken=str)
        self.roles: dict[int, int] = {}

    def data(self, index: object, role: int = 0) -> object:
        self.roles[int(role)] = self.roles.get(int(role), 0) + 1
        return super().data(index, role)  # type: ignore[arg-type]


def test_rows_come_in_pages() -> None:
    source, model = Source(450), PagedModel(columns())
    model.show(source)
    assert model.rowCount() == PAGE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 450
    assert source.asked == [(None, PAGE), (199, PAGE), (399, PAGE)]
    assert model.record(449) == 449


def test_reloading_keeps_as_many_rows(qtbot: QtBot) -> None:
    source, model = Source(450), PagedModel(columns())
    model.show(source)
    model.fetchMore(QModelIndex())
    with qtbot.waitSignal(model.modelReset, timeout=100):
        model.reload()
    assert source.asked[-1] == (None, 400)
    assert model.find(lambda record: record == 333) == 333


def test_cells_titles_and_alignment() -> None:
    model = PagedModel(columns())
    model.show(Source(3))
    model.set_titles(["Number", "Double"])
    assert model.index(1, 1).data() == "2"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Number"


def test_painting_asks_for_few_roles(qtbot: QtBot, theme: Theme) -> None:
    model = Counting()
    model.show(Source(200))
    view = RecordList(model, "Orders")
    qtbot.addWidget(view)
    view.resize(380, 600)
    with qtbot.waitExposed(view):
        view.show()
    model.roles.clear()
    view.grab()
    assert sum(model.roles.values()) <= 2 * (600 // 92 + 2)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> RecordTable:
    model = PagedModel(columns())
    model.show(Source(20))
    table = RecordTable(model, "Terminals")
    table.enable_sorting("number")
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    return table


def test_a_title_longer_than_its_column_widens_it(table: RecordTable) -> None:
    table.model().set_titles(["Number of the terminal in full", "Double"])  # type: ignore[attr-defined]
    title = table.horizontalHeader().fontMetrics().horizontalAdvance("Number of the terminal in full")
    assert table.columnWidth(0) > title > 120
    table.model().set_titles(["No.", "Double"])  # type: ignore[attr-defined]
    assert table.columnWidth(0) > title  # perhaps somebody wanted it so


def test_copying_takes_the_chosen_rows(table: RecordTable) -> None:
    table.selectRow(3)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "BXA0003\t6"


def test_what_is_copied_has_its_heads_and_breaks_no_row(table: RecordTable) -> None:
    model = table.model()
    assert isinstance(model, PagedModel)
    model.columns = (Column("number", lambda n: f"BX{n}\nrear", 100), model.columns[1])
    model.set_titles(["Number", "Double"])
    table.setColumnHidden(1, True)  # beside an open record; a spreadsheet wants it all the same
    table.selectRow(2)
    table.copy()
    assert QGuiApplication.clipboard().text() == "Number\tDouble\nBX2 rear\t4"
    table.clearSelection()
    table.copy()
    assert QGuiApplication.clipboard().text().startswith("Number")


def test_a_click_on_a_head_sorts_and_another_turns_it(table: RecordTable, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    asked: list[tuple[str, bool]] = []
    table.sorted_by.connect(lambda key, down: asked.append((key, down)))
    for at in (1, 1, 0):
        place = QPoint(header.sectionViewportPosition(at) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [("double", False), ("double", True), ("number", False)]
    assert header.isSortIndicatorShown() and header.sortIndicatorSection() == 0


def test_without_a_mouse_the_rows_are_sorted_by_name_of_the_column(table: RecordTable) -> None:
    model = table.model()
    assert isinstance(model, PagedModel)
    model.set_titles(["Number", "Double"])
    offers = dict(table.sortings())
    assert list(offers) == ["Sort by Number, downwards", "Sort by Double"]
    offers["Sort by Double"]()
    assert table.accessibleDescription() == "Sorted by Double"
    assert table.horizontalHeader().sortIndicatorSection() == 1
    assert "Sort by Double, downwards" in dict(table.sortings())


def test_a_column_that_cannot_be_sorted_leaves_the_arrow_where_it_was(qtbot: QtBot, theme: Theme) -> None:
    model = PagedModel((Column("number", str, 140), Column("place", str, 140, sortable=False)))
    model.show(Source(5))
    table = RecordTable(model, "Terminals")
    qtbot.addWidget(table)
    table.enable_sorting("number", descending=True)
    table.sorted_by.connect(lambda *_: pytest.fail("sorted"))
    table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert table.horizontalHeader().sortIndicatorSection() == 0
    assert [text for text, _run in table.sortings()] == ["Sort by "]


def test_enter_opens_and_titles_sort(table: RecordTable, qtbot: QtBot) -> None:
    table.selectRow(4)
    with qtbot.waitSignal(table.opened, check_params_cb=lambda record: record == 4):
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.sorted_by, check_params_cb=lambda key, down: (key, down) == ("double", False)):
        table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)


def test_moving_in_a_list_announces_the_record(qtbot: QtBot, theme: Theme) -> None:
    model = PagedModel(paint=lambda n: ListRow(str(n), "", ""), spoken=str)
    model.show(Source(9))
    view = RecordList(model, "Orders")
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.chosen, check_params_cb=lambda record: record == 5):
        view.choose(5)
