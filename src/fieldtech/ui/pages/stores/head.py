"""Above the rows of the stores page: where one is, what is there, what one may do, the search."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.stores.shelves import ShelfRow
from fieldtech.ui.kit.boxes import Flow, boxed, column, empty
from fieldtech.ui.kit.buttons import Button, PrimaryButton
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.pages.stores.acts import Act
from fieldtech.ui.pages.stores.places import place_name
from fieldtech.ui.pages.stores.rows import StoreRow
from fieldtech.ui.tokens import S2, S3, S4, S5


class ShelfHead(Live, QWidget):
    """``pressed(act)``; the search is the page's."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._under = Elided("", 22, 600), Label("", 13, tone="muted", tabular=True)
        self._acts = Flow()
        self.search = SearchField()
        self.setLayout(column(self._title, self._under, self._acts, self.search, gap=S3, margins=(S5, S4, S5, S3)))
        self.go_live()

    @property
    def about(self) -> str:
        """What is said of the place in sight."""
        return self._under.text()

    def show_place(self, shelf: ShelfRow, acts: Sequence[Act], *, counting: bool) -> None:
        """A location or a place outside; ``counting`` when a count goes on there."""
        self._title.setText(place_name(shelf))
        self._under.setText(self._about(shelf, counting))
        self._under.show()
        _fill(self._acts, acts, self.pressed.emit, first=PrimaryButton)

    def show_list(self, name: str, acts: Sequence[Act]) -> None:
        """A list of what is due."""
        self._title.setText(word(f"stock_list.{name}"))
        self._under.setText("")
        self._under.hide()
        _fill(self._acts, acts, self.pressed.emit, first=PrimaryButton)

    def retranslate(self) -> None:
        """The search; everything else comes with the place."""
        self.search.set_label(self.tr("Search"), self.tr("Search this list"))

    def _about(self, shelf: ShelfRow, counting: bool) -> str:
        said = self.tr("Terminals {terminals} · SIM cards {sims} · Parts {pieces}").format(
            terminals=shelf.terminals, sims=shelf.sims, pieces=shelf.pieces
        )
        faulty = self.tr("Defective {n}").format(n=shelf.faulty) if shelf.faulty else ""
        count = self.tr("A count is going on") if counting else ""
        return " · ".join(filter(None, (shelf.holder, said, faulty, count)))


class RowActs(QWidget):
    """Below the rows: what is chosen, and what one may do with it; hidden when that is nothing."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chosen, self._acts = Elided("", 13, tone="muted"), Flow()
        self.setLayout(
            column(boxed(column(self._chosen, self._acts, gap=S2, margins=(S4, S3, S4, S3)), "footer"), gap=0)
        )
        self.hide()

    def show_acts(self, rows: Sequence[StoreRow], acts: Sequence[Act]) -> None:
        """The things chosen and their acts."""
        _fill(self._acts, acts, self.pressed.emit)
        self._chosen.setText(", ".join(row.number for row in rows[:3]) + (" …" if len(rows) > 3 else ""))
        self.setVisible(bool(acts))


def _fill(box: Flow, acts: Sequence[Act], pressed: Callable[[str], None], first: type[Button] = Button) -> None:
    empty(box)
    for at, (act, icon) in enumerate(acts):
        button = (first if at == 0 else Button)("", icon, name=act)
        button.set_text(word(f"stock_act.{act}"))
        button.clicked.connect(partial(_press, pressed, act))
        box.addWidget(button)


def _press(pressed: Callable[[str], None], act: str, _on: bool = False) -> None:
    pressed(act)
