"""The yard: one line per vehicle; wide columns give way in a set order, the VIN first."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from fieldtech.model.base import Id
from fieldtech.services.install.rows import RowView
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.plate import paint_plate, plate_size
from fieldtech.ui.pages.yard.cells import COLUMNS, TODO, Cell
from fieldtech.ui.pages.yard.trouble import YardState
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HERE_ROLE = CELL_ROLE + 1  # "work" for the vehicle in work, "next" for the one that waits for its scan
ROW_HEIGHT = 44
_WIDTHS = {"position": 40, "plate": 116, "vin": 92, "driver": 74, "terminal": 98, "sim": 100, "place": 128,
           "condition": 88, "checklist": 92, "platform": 108, "result": 118}  # fmt: skip
_ROLES = (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_GIVE_WAY = ("vin", "driver", "place", "condition", "platform", "checklist")
_NOT_IN_A_REMOVAL = ("checklist", "platform")
_TONES = {"todo": "hint", "muted": "muted", "ok": "text", "neutral": "muted", "": "text"}


class YardModel(QAbstractTableModel):
    """Cells are worked out when they are first looked at, and again for a vehicle that changed."""

    def __init__(self) -> None:
        super().__init__()
        self.state = YardState()
        self._shown: list[RowView] = []
        self._cells: dict[Id, list[Cell]] = {}
        self._titles: tuple[str, ...] = ()
        self.filter = "all"

    @property
    def task(self) -> str:
        """What the order is about."""
        return self.state.rows[0].record.task if self.state.rows else ""

    def show(self) -> None:
        """The rows of the filter, all anew."""
        self.beginResetModel()
        self._shown = [row for row in self.state.rows if self.state.shows(self.filter, row)]
        self._cells = {}
        self.endResetModel()

    def update_rows(self) -> None:
        """The same lines with what is known now; anew when the filter shows others."""
        fresh = [row for row in self.state.rows if self.state.shows(self.filter, row)]
        if [row.id for row in fresh] != [row.id for row in self._shown]:
            self.show()
            return
        self._shown, self._cells = fresh, {}
        if fresh:
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, len(COLUMNS) - 1))

    def set_titles(self, titles: Sequence[str]) -> None:
        """In the language shown."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def row_of(self, key: Id | None) -> int:
        """The line of a vehicle, -1 when the filter hides it."""
        return next((at for at, row in enumerate(self._shown) if row.id == key), -1)

    def key_at(self, line: int) -> Id:
        """The vehicle of a line."""
        return self._shown[line].id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Vehicles shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Columns, hidden ones too."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A cell to paint, or its words."""
        row = self._shown[index.row()]
        if role == HERE_ROLE:
            return ("work" if self.state.taken else "next") if row.id == self.state.current else ""
        if role not in _ROLES:
            return None
        if row.id not in self._cells:
            self._cells[row.id] = [show(row, self.state) for show in COLUMNS.values()]
        cell = self._cells[row.id][index.column()]
        return cell if role == CELL_ROLE else cell.spoken()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section] if section < len(self._titles) else ""
        return None


class _Cells(QStyledItemDelegate):
    """A dot and the word for states; a problem is written in the cell, not only coloured."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, box = tokens_of(option.widget), QRectF(option.rect)
        found = index.data(CELL_ROLE)
        cell = found if isinstance(found, Cell) else TODO
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, box, str(index.data(HERE_ROLE)), index.column() == 0, tokens)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        if cell.tone == "plate":
            size = plate_size(cell.text)
            place = QRectF(box.left() + 6, box.center().y() - size.height() / 2, size.width(), size.height())
            paint_plate(painter, place, cell.text, cell.colour, tokens)
        else:
            _paint_words(painter, box, cell, tokens)
        painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, here: str, first: bool, tokens: Tokens) -> None:
    if here:
        painter.fillRect(box, QColor(tokens["accent_soft" if here == "work" else "hover"]))
    if here and first:
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(tokens["accent"]))
    painter.setPen(QColor(tokens["border"]))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _paint_words(painter: QPainter, box: QRectF, cell: Cell, tokens: Tokens) -> None:
    left, width, two = box.left() + 8, box.width() - 12, bool(cell.words)
    if cell.tone in ("ok", "warn", "danger", "violet", "neutral"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens[cell.tone]))
        painter.drawEllipse(QPointF(left + 4, box.top() + (14 if two else box.height() / 2)), 3.5, 3.5)
        left, width = left + 13, width - 13
    strong = cell.tone in ("warn", "danger", "violet")
    ink = tokens[_TONES.get(cell.tone, cell.tone)]
    first = QRectF(left, box.top() + (5 if two else 0), width, 18 if two else box.height())
    _line(painter, first, cell.text, 13, 600 if strong else 400, ink)
    if two:
        tone = tokens["danger"] if cell.tone == "danger" else tokens["muted"]
        _line(painter, QRectF(left, box.top() + 23, width, 16), cell.words, 11, 400, tone)


def _line(painter: QPainter, box: QRectF, text: str, px: int, weight: int, ink: str) -> None:
    face = font(px, weight, tabular=True)
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


class YardGrid(Live, QTableView):
    """``picked(key)`` by mouse, arrows or Enter; ``opened`` on Enter and double click."""

    picked = Signal(object)
    opened = Signal()

    def __init__(self, model: YardModel) -> None:
        super().__init__()
        self.setObjectName("yard_grid")
        self._yard, self._task = model, ""
        model.modelReset.connect(self._follow_task)
        model.setParent(self)  # the two go together, whichever way they are collected
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setTabKeyNavigation(False)  # or Tab never leaves the table
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(font(12, 600))
        header.setFixedHeight(38)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        self.go_live()

    def show_current(self) -> None:
        """The vehicle in work in sight, with those around it."""
        line = self._yard.row_of(self._yard.state.current)
        if line >= 0:
            self.setCurrentIndex(self._yard.index(line, 0))
            self.scrollTo(self._yard.index(line, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def retranslate(self) -> None:
        """Name and titles."""
        self.setAccessibleName(self.tr("Vehicles"))
        titles = {
            "position": "#", "plate": self.tr("Plate"), "vin": self.tr("VIN, end"),
            "driver": self.tr("Driver"), "terminal": self.tr("Terminal"), "sim": self.tr("SIM, end"),
            "place": self.tr("Goes to") if self._task == "removal" else self.tr("Place, power"),
            "condition": self.tr("Condition"), "checklist": self.tr("Checklist"),
            "platform": self.tr("Platform"), "result": self.tr("Result"),
        }  # fmt: skip
        self._yard.set_titles([titles[name] for name in COLUMNS])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move and pick, Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.picked.emit(self._yard.key_at(self.currentIndex().row()))
                self.opened.emit()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        now = self.currentIndex().row()
        if now >= 0 and now != before:
            self.picked.emit(self._yard.key_at(now))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way before anything is cut."""
        super().resizeEvent(event)
        self.fit(self.viewport().width())

    def _follow_task(self) -> None:
        """A removal has other columns than an installation."""
        if self._yard.task != self._task:
            self._task = self._yard.task
            self.retranslate()
            self.fit(self.viewport().width())

    def _double_clicked(self, _index: Index) -> None:
        self.opened.emit()

    def _clicked(self, index: Index) -> None:
        self.picked.emit(self._yard.key_at(index.row()))

    def fit(self, width: int) -> None:
        """Hide as many columns as it takes; the rest shares what is left."""
        hidden: set[str] = set(_NOT_IN_A_REMOVAL) if self._task == "removal" else set()
        for name in _GIVE_WAY:
            if sum(w for key, w in _WIDTHS.items() if key not in hidden) > width:
                hidden.add(name)
        shown = [name for name in COLUMNS if name not in hidden]
        room = width - sum(_WIDTHS[name] for name in shown)  # below zero everything gives way a little
        spare = room // max(1, len(shown) - 1)
        for at, name in enumerate(COLUMNS):
            self.setColumnHidden(at, name in hidden)
            self.setColumnWidth(at, _WIDTHS[name] + (spare if name != "position" else 0))
