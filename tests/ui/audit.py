"""Walks a live window and lists what is wrong with it: names, Tab path, targets, clipped text, contrast.

Each function returns sentences; an empty list is good. Page tests call ``faults(window)``.
"""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.theme import tokens_of
from fieldtech.ui.tokens import LIGHT, PAIRS, TOUCH, Tokens, contrast

SIZES = ((1440, 900), (1024, 700), (960, 600))

_INTERACTIVE = {
    QAccessible.Role.PushButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
}


PATIENCE = 3.0
"""Seconds a layout may take to come to rest on a busy machine; only a real fault costs them."""


def faults(window: QWidget) -> list[str]:
    """All that can be seen without moving the focus."""
    return lasting(lambda: [*unnamed(window), *small_targets(window), *clipped(window), *wide_pages(window)])


def lasting(look: Callable[[], list[str]]) -> list[str]:
    """What ``look`` still finds when the window has come to rest: a layout on its way is no fault."""
    until = monotonic() + PATIENCE
    found = look()
    while found and monotonic() < until:
        settle()
        found = look()
    return found


def settle() -> None:
    """Let posted events (language, layout) land."""
    for _ in range(4):
        QApplication.processEvents()


def visible(window: QWidget) -> Iterator[QWidget]:
    """Every widget one can see; below a hidden one there is none, and most pages are hidden."""
    for child in window.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from visible(child)


def unnamed(window: QWidget) -> list[str]:
    """Interactive nodes of the accessible tree without a name."""
    return list(_unnamed(QAccessible.queryAccessibleInterface(window), 0))


def _unnamed(node: QAccessibleInterface | None, depth: int) -> Iterator[str]:
    if node is None or not node.isValid() or depth > 40 or node.state().invisible:
        return  # below what is hidden nothing is told to anybody
    if node.role() in _INTERACTIVE and not node.text(QAccessible.Text.Name):
        thing = node.object()
        yield f"no name: {node.role().name} {type(thing).__name__} {thing.objectName() if thing else ''}"
    for at in range(min(node.childCount(), 60)):
        yield from _unnamed(node.child(at), depth + 1)


def small_targets(window: QWidget) -> list[str]:
    """What is pressed must be 40 px high and wide."""
    pressed = (QAbstractButton, QLineEdit, QComboBox, QCheckBox)
    return [
        f"small: {_who(w)} {w.width()}x{w.height()}"
        for w in visible(window)
        if isinstance(w, pressed)
        and not isinstance(w.parent(), QLineEdit | QComboBox)
        and min(w.width(), w.height()) < TOUCH
    ]


def clipped(window: QWidget) -> list[str]:
    """Text that does not fit where it stands, or a widget cut off by its parent."""
    return [f"clipped: {_who(w)} {text}" for w in visible(window) if (text := _clipped(w))]


def _clipped(widget: QWidget) -> str:
    if isinstance(widget, Elided):
        return ""
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.text()[:40] if widget.heightForWidth(widget.width()) > widget.height() + 1 else ""
        return widget.text()[:40] if _text_width(widget, widget.text()) > widget.contentsRect().width() + 1 else ""
    if isinstance(widget, QPushButton) and widget.text():
        return widget.text() if widget.sizeHint().width() > widget.width() + 2 else ""
    if isinstance(widget, QLineEdit):
        shown = widget.text() or widget.placeholderText()
        room = widget.width() - 24 - widget.textMargins().left() - widget.textMargins().right()
        return shown if not widget.hasFocus() and _text_width(widget, shown) > room + 1 else ""
    if isinstance(widget, QComboBox):
        return widget.currentText() if _text_width(widget, widget.currentText()) > widget.width() - 44 else ""
    if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
        return widget.toPlainText()[:30] if widget.verticalScrollBar().maximum() > 0 else ""
    return ""


def wide_pages(window: QWidget) -> list[str]:
    """A page that would have to be scrolled sideways, or does not let the window get small."""
    areas = [a for a in visible(window) if isinstance(a, QScrollArea) and not isinstance(a, QAbstractItemView)]
    wide = [
        f"wide: {_who(a.widget())} {a.widget().width()} > {a.viewport().width()}"
        for a in areas
        if a.widget()
        and a.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and a.widget().width() > a.viewport().width() + 1
    ]
    cut = [
        f"cut: {_who(w)} sticks out of {_who(w.parentWidget())}"
        for w in visible(window)
        if isinstance(w, QAbstractButton | QLineEdit | QComboBox | QLabel)
        and w.parentWidget() is not None
        and not w.parentWidget().rect().adjusted(-2, -2, 2, 2).contains(w.geometry())
        and not isinstance(w.parentWidget().parentWidget(), QScrollArea)
    ]
    return wide + cut


def overlaps(window: QWidget) -> list[str]:
    """What lies on its neighbour, or is lower than its own contents."""
    return lasting(lambda: _overlaps(window))


def _overlaps(window: QWidget) -> list[str]:
    shown = (QAbstractButton, QLabel, QLineEdit, QComboBox, QPlainTextEdit)
    groups: dict[QWidget, list[QWidget]] = {}
    for widget in (w for w in visible(window) if isinstance(w, shown)):
        parent = widget.parentWidget()
        if parent is not None and parent.layout() is not None and not isinstance(parent, shown):
            groups.setdefault(parent, []).append(widget)
    pairs = [(a, b) for ours in groups.values() for at, a in enumerate(ours) for b in ours[at + 1 :]]
    on_each_other = [f"overlap: {_who(a)} and {_who(b)}" for a, b in pairs if _cross(a, b)]
    cards = [w for w in visible(window) if isinstance(w, QPushButton) and w.layout() is not None]
    squeezed = [f"squeezed: {_who(w)} {w.height()} < {least}" for w in cards if (least := _needs(w)) > w.height()]
    return on_each_other + squeezed


def _cross(a: QWidget, b: QWidget) -> bool:
    common = a.geometry().intersected(b.geometry())
    return common.width() > 2 and common.height() > 2


def _needs(widget: QWidget) -> int:
    layout = widget.layout()
    return layout.minimumSize().height() if layout is not None else 0


def tab_faults(window: QWidget) -> list[str]:
    """What the Tab key does not reach."""
    wanted = {w for w in visible(window) if _wants_tab(w)}
    seen: list[QWidget] = []
    for _ in range(len(wanted) * 2 + 10):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or (seen and focus is seen[0]):
            break
        seen.append(focus)
    return [f"Tab misses: {_who(w)}" for w in wanted if w not in seen]


def contrast_faults(tokens: Tokens) -> list[str]:
    """Pairs of colours that are too close."""
    name = "light" if tokens is LIGHT else "dark"
    return [
        f"{name}: {ink} on {ground} {contrast(tokens[ink], tokens[ground]):.2f} < {least}"
        for ink, ground, least in PAIRS
        if contrast(tokens[ink], tokens[ground]) < least
    ]


def foreign_colours(window: QWidget) -> list[str]:
    """Labels whose colour is in no table of ours."""
    ours = {QColor(value).rgb() for value in tokens_of(window).values()}
    return [
        f"colour: {_who(w)} {w.palette().color(w.foregroundRole()).name()}"
        for w in visible(window)
        if isinstance(w, QLabel | QAbstractButton) and w.palette().color(w.foregroundRole()).rgb() not in ours
    ]


def _wants_tab(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isEnabled() and widget.focusProxy() is None


def _text_width(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)


def _who(widget: QWidget | None) -> str:
    if widget is None:
        return "?"
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {widget.objectName()} {text[:30]!r}".replace("  ", " ")
