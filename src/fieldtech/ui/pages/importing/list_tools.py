"""What one does to the whole table: take something back, say where the names are, put the rows in another order."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button, SquareButton
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.looking import Looking
from fieldtech.ui.pages.importing.ordering import AS_IN_THE_FILE, WRONG_FIRST
from fieldtech.ui.tokens import S2

_WIDE = 880  # pixels of the board above which the button has its words
_ORDER = 164


class ListTools(Live, QWidget):
    """``undo_wanted()``, ``header_wanted()``, ``order_chosen(order)``."""

    undo_wanted = Signal()
    header_wanted = Signal()
    order_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._wide = True
        self.undo = SquareButton("undo-2", name="undo")
        self.header = Button("", "pencil", name="change_header")
        self.order = QComboBox()
        self.order.setObjectName("order")
        self.order.setFixedWidth(_ORDER)
        self.undo.clicked.connect(self.undo_wanted)
        self.header.clicked.connect(self.header_wanted)
        self.order.activated.connect(lambda _at: self.order_chosen.emit(str(self.order.currentData())))
        self.setLayout(row(self.undo, self.header, self.order, gap=S2))
        self.go_live()

    def show_list(self, looking: Looking) -> None:
        """What can be done to this one."""
        self.undo.setEnabled(bool(looking.deeds))
        fields = dict.fromkeys(column.field for column in looking.columns if column.field and column.index >= 0)
        with QSignalBlocker(self.order):
            self.order.clear()
            self.order.addItem(self.tr("As in the file"), AS_IN_THE_FILE)
            self.order.addItem(self.tr("Problems first"), WRONG_FIRST)
            for field in fields:
                self.order.addItem(self.tr("By {column}").format(column=word(f"list.{field}")), field)
            self.order.setCurrentIndex(max(0, self.order.findData(looking.order)))
        self.order.setToolTip(self.order.currentText())

    def fit(self, width: int) -> None:
        """With little room the button is its picture."""
        self._wide = width >= _WIDE
        self.retranslate()

    def retranslate(self) -> None:
        """All words but those of the orders."""
        self.order.setAccessibleName(self.tr("Order of the rows"))
        self.undo.set_label(self.tr("Undo") + " (Ctrl+Z)")
        self.header.set_text(self.tr("Column names…") if self._wide else "")
        self.header.setAccessibleName(self.tr("Column names…"))
        self.header.setToolTip(self.tr("Say which row has the names of the columns"))
