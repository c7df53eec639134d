"""A problem below a field gets its room, and the grid follows the width."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.theme import Theme


def test_a_problem_makes_room_for_itself(qtbot: QtBot, theme: Theme) -> None:
    chips = ChipGroup("Symptoms", multiple=True)
    chips.set_options([Option("a", "Offline"), Option("b", "No fix")])
    cell = Labelled(chips, "Symptoms")
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(FieldGrid(Labelled(QLineEdit(), "Name"), cell))
    layout.addStretch(1)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    before = chips.height()
    cell.show_problem("This is required.")
    qtbot.waitUntil(lambda: cell.note.height() > 10, timeout=1000)
    assert chips.height() == before
    assert cell.note.geometry().bottom() <= cell.height()


def test_columns_follow_the_width(qtbot: QtBot, theme: Theme) -> None:
    grid = FieldGrid(*(Labelled(QLineEdit(), f"Field {n}") for n in range(3)))
    qtbot.addWidget(grid)
    grid.show()
    tops = {}
    for width in (900, 600, 300):
        grid.resize(width, 400)
        qtbot.waitUntil(lambda: grid.width() in (900, 600, 300))
        grid.layout().activate()
        tops[width] = len({cell.y() for cell in grid.findChildren(Labelled)})
    assert tops == {900: 1, 600: 2, 300: 3}
