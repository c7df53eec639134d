"""Ctrl+K: every page, action and order by typing a few letters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fieldtech.ui.fonts import font
from fieldtech.ui.fuzzy import score
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.boxes import Line
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.search_field import SEARCH_DELAY_MS
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import RADIUS, S2

Index = QModelIndex | QPersistentModelIndex
_ROLE = int(Qt.ItemDataRole.UserRole)
_HEIGHT = 44
_MOST = 9


@dataclass(frozen=True)
class Command:
    """One thing that can be reached: what it says, what it does, its key, other words to find it by."""

    text: str
    run: Callable[[], None]
    icon: str = "arrow-right"
    keys: str = ""
    detail: str = ""
    also: str = ""


Source = Callable[[str], Iterable[Command]]


class _Commands(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Command] = ()

    def show(self, rows: Sequence[Command]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        command = self.rows[index.row()]
        if role == _ROLE:
            return command
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (command.text, command.detail, command.keys)))
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command: Command = index.data(_ROLE)
        tokens = tokens_of(option.widget)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens["accent_soft" if chosen else "hover"]))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        ink = "accent" if chosen else "text"
        picture = pixmap(command.icon, tokens["accent" if chosen else "muted"], 20)
        painter.drawPixmap(QPointF(box.left() + 12, box.center().y() - 10), picture)
        right = self._keys(painter, box, command.keys) if command.keys else box.right() - 12
        text = QRectF(box.left() + 44, box.top(), right - box.left() - 52, box.height())
        face = font(14, 600 if chosen else 400)
        painter.setFont(face)
        painter.setPen(QColor(tokens[ink]))
        shown = QFontMetrics(face).elidedText(command.text, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), shown)
        used = QFontMetrics(face).horizontalAdvance(shown) + 12
        painter.setFont(font(13))
        painter.setPen(QColor(tokens["muted"]))
        detail = QFontMetrics(font(13)).elidedText(
            command.detail, Qt.TextElideMode.ElideRight, max(0, int(text.width() - used))
        )
        painter.drawText(text.adjusted(used, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), detail)
        painter.restore()

    def _keys(self, painter: QPainter, box: QRectF, keys: str) -> float:
        tokens = tokens_of(self.parent())  # type: ignore[arg-type]
        face = font(12)
        width = QFontMetrics(face).horizontalAdvance(keys) + 14
        cap = QRectF(box.right() - width - 10, box.center().y() - 12, width, 24)
        painter.setPen(QPen(QColor(tokens["border"]), 1))
        painter.setBrush(QColor(tokens["surface"]))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(face)
        painter.setPen(QColor(tokens["muted"]))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), keys)
        return cap.left() - 8


class _Edit(QLineEdit):
    def __init__(self, view: QListView) -> None:
        super().__init__()
        self._view = view
        self.setProperty("role", "palette")
        self.setFont(font(16))
        self.setObjectName("palette_search")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        count = self._view.model().rowCount()
        if step is None or not count:
            super().keyPressEvent(event)
            return
        row = (self._view.currentIndex().row() + step) % count
        self._view.setCurrentIndex(self._view.model().index(row, 0))


class CommandPalette(Sheet):
    """Give it ``set_commands`` and, for orders and customers, ``set_sources`` that answer a text.

    Commands follow each key; the sources are asked when no key came for a moment, and before Enter is obeyed.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=580, top=96)
        self.setObjectName("palette")
        self._commands: tuple[Command, ...] = ()
        self._sources: tuple[Source, ...] = ()
        self._hits: tuple[Command, ...] = ()  # what the sources answered last
        self._silence = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._silence.timeout.connect(self._ask_sources)
        self._view = QListView()
        self._model = _Commands(self._view)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Painter(self._view))
        self._view.setMouseTracking(True)
        self._view.setUniformItemSizes(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.clicked.connect(self._clicked)
        self._nothing = Label("", 14, tone="muted")
        self._nothing.setContentsMargins(12, 8, 12, 8)
        self.edit = _Edit(self._view)
        self.edit.textChanged.connect(self._search)
        self._rebuild_frame()
        self.go_live()

    def set_commands(self, commands: Iterable[Command]) -> None:
        """What can be reached now."""
        self._commands = tuple(commands)

    def set_sources(self, sources: Iterable[Source]) -> None:
        """What is searched besides commands: orders, customers."""
        self._sources = tuple(sources)

    def found(self) -> tuple[Command, ...]:
        """What is listed now."""
        return tuple(self._model.rows)

    def open(self) -> None:
        """Show everything, ready to type."""
        self.edit.clear()
        self._search("")
        super().open()

    def close_sheet(self) -> None:
        """Nobody waits for an answer any more."""
        self._silence.stop()
        super().close_sheet()

    def take_scan(self, text: str) -> bool:
        """Search for it."""
        self.edit.setText(text)
        return True

    def submit(self) -> None:
        """Run the chosen command, after the focus went back where it was."""
        if self._silence.isActive():
            self._ask_sources()
        index = self._view.currentIndex()
        if index.isValid():
            self.close_sheet()
            self._model.rows[index.row()].run()

    def retranslate(self) -> None:
        """Placeholder and names."""
        super().retranslate()
        self.edit.setPlaceholderText(self.tr("Type a command, order number or customer…"))
        self.edit.setAccessibleName(self.tr("Command palette"))
        self._view.setAccessibleName(self.tr("Commands"))
        self._nothing.setText(self.tr("Nothing found. Try fewer letters."))

    def _rebuild_frame(self) -> None:
        outer = self.frame.layout()
        if outer is not None:
            outer.setContentsMargins(S2, 2, S2, S2)
            outer.setSpacing(0)
        for part in (self.title, self.close_button, self.cancel, self.primary):
            part.hide()
        self.body.setSpacing(4)
        self.add(self.edit, Line(), self._nothing, self._view)

    def tab_stops(self) -> list[QWidget]:
        """Only the text: arrows choose."""
        return [self.edit]

    def _clicked(self, index: QModelIndex) -> None:
        """What was pressed is meant, whatever the sources would say now."""
        self._silence.stop()
        self._view.setCurrentIndex(index)
        self.submit()

    def _search(self, text: str) -> None:
        if text.strip() and self._sources:
            self._silence.start()
        else:
            self._silence.stop()
            self._hits = ()
        self._list()

    def _ask_sources(self) -> None:
        self._silence.stop()
        text = self.edit.text().strip()
        self._hits = tuple(hit for source in self._sources for hit in source(text))
        self._list()

    def _list(self) -> None:
        text = self.edit.text()
        ranked = sorted(
            ((max(score(text, c.text), score(text, c.also) // 2 if c.also else 0), c) for c in self._commands),
            key=lambda pair: -pair[0],
        )
        rows = [*(command for points, command in ranked if points), *self._hits]
        self._model.show(tuple(rows[: _MOST if text.strip() else 2 * _MOST]))
        self._view.setCurrentIndex(self._model.index(0, 0))
        self._view.setVisible(bool(rows))
        self._nothing.setVisible(not rows and not self._silence.isActive())
        self._view.setFixedHeight(min(len(self._model.rows), _MOST) * _HEIGHT + 2)
        if self.isVisible():
            self.place()
