"""The sidebar: pages, how the sync stands, who works here; a rail of icons where room is short."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout

from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import Body, empty, row
from fieldtech.ui.kit.buttons import Button, IconButton, NavButton
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.sync.strip import SyncBox, SyncLine
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import S1, S2, S3, S4

WIDE, RAIL = 232, 68
_LOGO = 22  # px
BUTTON = QSize(40, 40)
"""What a button wishes is what the style sheet leaves it at least: so no height of the list makes it another."""


@dataclass(frozen=True)
class NavItem:
    """One page in the sidebar."""

    name: str
    title: str
    icon: str
    badge: int = 0


class _PageButton(NavButton):
    """A page with a count; in the rail the count sits on the icon."""

    def __init__(self, item: NavItem, key: str) -> None:
        super().__init__(item.title, item.icon, name=f"open_{item.name}")
        self.item, self.key = item, key
        self.compact = False

    def sizeHint(self) -> QSize:
        return BUTTON

    def minimumSizeHint(self) -> QSize:
        return BUTTON

    def show_item(self, item: NavItem, *, compact: bool) -> None:
        self.item, self.compact = item, compact
        self.set_text("" if compact else item.title)
        self.setAccessibleName(item.title)
        self.setToolTip(f"{item.title} ({self.key})" if self.key else item.title)
        set_look(self, seat="rail" if compact else "")
        self.restyle()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.item.badge:
            return
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(min(self.item.badge, 99))
        width = max(18, QFontMetrics(font(11, 600)).horizontalAdvance(text) + 10)
        top = 2 if self.compact else self.height() / 2 - 9
        box = QRectF(self.width() - width - (2 if self.compact else 10), top, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens["accent" if self.isChecked() else "neutral_soft"]))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(QColor(tokens["on_accent" if self.isChecked() else "neutral"]))
        painter.setFont(font(11, 600, tabular=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class _PageList(Body):
    """Shows whole buttons only, also where not all have room."""

    def __init__(self, layout: QLayout, name: str) -> None:
        self._count = 0
        super().__init__(layout, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_pages(self, count: int) -> None:
        """So many there are now."""
        self._count = count
        self._fit()

    def _fit(self) -> None:
        """By what a button takes, not by where it stands: the margin moves the buttons, and they must not move it."""
        step, high = BUTTON.height() + S1, self.height()
        cut = (high + S1) % step if self._count * step - S1 > high else 0
        bar = self.verticalScrollBar()
        bar.setSingleStep(step)
        if self.viewportMargins().bottom() != cut:
            self.setViewportMargins(0, 0, 0, cut)
        bar.setValue(bar.value() // step * step)


class Sidebar(Live, QFrame):
    """Announces what was pressed; the window decides."""

    chosen = Signal(str)
    user_pressed = Signal()
    language_pressed = Signal()
    theme_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setProperty("role", "sidebar")
        self.compact: bool = False
        self._person = ""
        self._buttons: dict[str, _PageButton] = {}
        self._word = Label("fieldtech", 17, 600)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(S1)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.sync = SyncBox("sync", lines=2)
        self._user = _UserButton("", "circle-user", name="user")
        self._user.clicked.connect(self.user_pressed)
        self._language = IconButton("languages", name="language", key="Ctrl+L")
        self._language.clicked.connect(self.language_pressed)
        self._theme = IconButton("moon", name="theme", key="Ctrl+D")
        self._theme.clicked.connect(self.theme_pressed)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(0)
        for button in (self._user, self._language, self._theme):
            self._foot.addWidget(button)
        self._build()
        self.set_compact(False)
        self.go_live()

    def show_pages(self, items: Sequence[NavItem], current: str) -> None:
        """List these pages; Ctrl+1 to Ctrl+9 reach the first nine."""
        if [item.name for item in items] != list(self._buttons):
            self._rebuild(items)
        for item in items:
            button = self._buttons[item.name]
            button.show_item(item, compact=self.compact)
            button.setChecked(item.name == current)
        if current in self._buttons:
            self._list.ensureWidgetVisible(self._buttons[current], 0, 0)

    def show_sync(self, line: SyncLine) -> None:
        """How this computer stands with the office, in words; in a rail the strip of the window says it."""
        self.sync.show_line(line)
        self._show_parts()

    def show_person(self, name: str) -> None:
        """Who is signed in."""
        self._person = name
        self.retranslate()

    def set_compact(self, on: bool) -> None:
        """Rail or full."""
        self.compact = on
        self.setFixedWidth(RAIL if on else WIDE)
        side = S2 if on else S3  # room for a scroll bar beside an icon that is large enough to press
        self._outer.setContentsMargins(side, S4, side, S3)
        for button in self._buttons.values():
            button.show_item(button.item, compact=on)
        self._user.set_role("icon" if on else "nav")
        self._logo.setContentsMargins((RAIL - _LOGO) // 2 - S2 if on else S3, 0, 0, S4)
        for small in (self._user, self._language, self._theme):
            self._foot.setAlignment(small, Qt.AlignmentFlag.AlignHCenter if on else Qt.AlignmentFlag(0))
        self._foot.setDirection(QBoxLayout.Direction.BottomToTop if on else QBoxLayout.Direction.LeftToRight)
        self._show_parts()
        self.retranslate()

    def retranslate(self) -> None:
        """Names of the small buttons."""
        self._language.set_label(self.tr("Switch language"))
        self._theme.set_label(self.tr("Switch light / dark"))
        self._user.set_text("" if self.compact else self._person)
        label = self.tr("Signed in: {name}. Lock or change user").format(name=self._person)
        self._user.setAccessibleName(label)
        self._user.setToolTip(label)
        self._user.restyle()

    def _build(self) -> None:
        self._outer = outer = QVBoxLayout(self)
        outer.setSpacing(S1)
        self._logo = row(IconLabel("zap", "accent", _LOGO), self._word, None)
        outer.addLayout(self._logo)
        self._pages.addStretch(1)
        self._list = _PageList(self._pages, "pages")  # who may see many pages scrolls them in a low window
        outer.addWidget(self._list, 1)
        outer.addWidget(self.sync)
        outer.addSpacing(S1)
        outer.addLayout(self._foot)

    def _show_parts(self) -> None:
        self._word.setVisible(not self.compact)
        self.sync.setVisible(bool(self.sync.line.title) and not self.compact)

    def _rebuild(self, items: Sequence[NavItem]) -> None:
        empty(self._pages)
        self._buttons = {}
        for at, item in enumerate(items):
            button = _PageButton(item, f"Ctrl+{at + 1}" if at < 9 else "")
            button.clicked.connect(lambda _=False, name=item.name: self.chosen.emit(name))
            self._buttons[item.name] = button
            self._pages.addWidget(button)
        self._pages.addStretch(1)
        self._list.show_pages(len(items))


class _UserButton(Button):
    role = "nav"
    icon_size = 24

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 40)

    def sizeHint(self) -> QSize:
        return QSize(120 if self.text() else 40, 40)
