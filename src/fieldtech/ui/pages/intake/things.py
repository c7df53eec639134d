"""The caller's vehicles and equipment: plate, state and what it is, two lines each."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldtech.forms.intake.caller import kind_of
from fieldtech.services.intake_desk import Thing
from fieldtech.ui.fonts import font
from fieldtech.ui.icons import pixmap
from fieldtech.ui.kit.pill import paint_pill, pill_width
from fieldtech.ui.kit.plate import paint_plate, plate_size
from fieldtech.ui.language import word
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import RECORD_ROLE, Batch, PagedModel
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import RADIUS, S3

Index = QModelIndex | QPersistentModelIndex
ROW = 66
MOST_ROWS = 5


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        thing = index.data(RECORD_ROLE)
        tokens, box = tokens_of(option.widget), QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens["accent_soft" if chosen else "hover"]))
            painter.setPen(QPen(QColor(tokens["accent"]), 1) if chosen else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        right = box.right() - S3
        if thing.open_order:
            text = word("intake.open_order")
            right -= pill_width(text)
            paint_pill(painter, right, box.top() + 21, text, "warn", tokens)
        self._name(painter, box, right - S3, thing, option)
        painter.setFont(font(13))
        painter.setPen(QColor(tokens["muted"]))
        line = QRectF(box.left() + S3, box.top() + 38, box.width() - 2 * S3, 20)
        detail = " · ".join(filter(None, (kind_of(thing), " ".join(filter(None, (thing.terminal, thing.model))))))
        shown = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def _name(self, painter: QPainter, box: QRectF, right: float, thing: Thing, option: QStyleOptionViewItem) -> None:
        tokens, left, top = tokens_of(option.widget), box.left() + S3, box.top() + 8
        if thing.kind == "vehicle":
            size = plate_size(thing.name)
            width = min(float(size.width()), right - left)
            paint_plate(painter, QRectF(left, top, width, size.height()), thing.name, thing.colour, tokens)
            return
        painter.drawPixmap(QPointF(left, top + 4), pixmap("package", tokens["muted"], 18))
        painter.setFont(font(14, 600))
        painter.setPen(QColor(tokens["text"]))
        room = QRectF(left + 26, top, right - left - 26, 26)
        shown = QFontMetrics(font(14, 600)).elidedText(thing.name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


class ThingList(RecordList):
    """``opened(thing)`` on Enter, click or double click."""

    def __init__(self) -> None:
        super().__init__(PagedModel(spoken=_spoken))
        self.setItemDelegate(_Rows(self))
        self.setObjectName("things")
        self.clicked.connect(self._open)

    def show_things(self, things: tuple[Thing, ...], chosen: Thing | None) -> None:
        """Show these, as high as five of them; ``chosen`` is marked without announcing it."""
        model = self.model()
        assert isinstance(model, PagedModel)
        model.show(lambda _after, _limit: Batch(things))
        self.setFixedHeight(max(1, min(MOST_ROWS, len(things))) * ROW + 4)
        if chosen is not None:
            self.choose(model.find(lambda thing: thing.number == chosen.number and thing.kind == chosen.kind))
            self.scrollTo(self.currentIndex())


def _spoken(thing: Thing) -> str:
    return ", ".join(filter(None, (thing.name, kind_of(thing), thing.terminal, thing.model)))
