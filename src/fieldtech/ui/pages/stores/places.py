"""At the left: every place with what is there, then the lists of what is due."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from fieldtech.services.stores.shelves import OUTSIDE, ShelfRow
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.stores.rows import LISTS
from fieldtech.ui.tokens import S2, S3, S4, TOUCH

WIDTH = 232
_KEY = Qt.ItemDataRole.UserRole


class Places(Live, QFrame):
    """``chosen(key)``: the code of a location, the kind of a place outside, or a list."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.setFixedWidth(WIDTH)
        self._title = Label("", 20, 600)
        self.list = QListWidget()
        self.list.setObjectName("places")
        self.list.currentRowChanged.connect(self._row_chosen)
        self.setLayout(column(self._title, (self.list, 1), gap=S3, margins=(S4, S4, S2, S2)))
        self.go_live()

    def show_places(self, shelves: Sequence[ShelfRow], counts: dict[str, int], chosen: str) -> str:
        """Fill the list anew and keep what was chosen; returns the key that is chosen now."""
        rows = [(row.code, place_name(row), row.total) for row in shelves]
        rows += [(name, word(f"stock_list.{name}"), counts.get(name, 0)) for name in LISTS]
        with QSignalBlocker(self.list):
            self.list.clear()
            for key, name, count in rows:
                item = QListWidgetItem(f"{name}  ·  {count}" if count else name)
                item.setData(_KEY, key)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {count}")
                item.setSizeHint(QSize(10, TOUCH))
                self.list.addItem(item)
            keys = [key for key, _name, _count in rows]
            at = keys.index(chosen) if chosen in keys else 0
            self.list.setCurrentRow(at)
        return keys[at] if keys else ""

    def choose(self, key: str) -> None:
        """As if it had been clicked."""
        for at in range(self.list.count()):
            if self.list.item(at).data(_KEY) == key:
                self.list.setCurrentRow(at)

    def retranslate(self) -> None:
        """The title."""
        self._title.setText(self.tr("Stores"))
        self.list.setAccessibleName(self.tr("Places and lists"))

    def _row_chosen(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(self.list.item(at).data(_KEY))


def place_name(row: ShelfRow) -> str:
    """A location by its name, a place outside by the word for it."""
    return word(f"place.{row.kind}") if row.kind in OUTSIDE else row.name
