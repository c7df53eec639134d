"""What two people changed at once: both values side by side in plain words, one key to keep either, both kept."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from fieldtech.errors import FieldtechError
from fieldtech.services.context import Person
from fieldtech.services.syncing.review import OPEN, ConflictView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.language import current_language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.conflicts.conflict_card import ConflictCard
from fieldtech.ui.pages.conflicts.conflict_list import DECIDED, WAITING, ConflictList
from fieldtech.ui.pages.order.showing import Times

LIST, NARROW_LIST, NARROW = 340, 280, 1100


class ConflictsPage(Page):
    """1 keeps the left, 2 the right one, Up and Down go on; every decision can be taken back, at once or later."""

    name: ClassVar[str] = "conflicts_page"
    icon: ClassVar[str] = "arrow-left-right"
    in_sidebar: ClassVar[bool] = False

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        times = Times(workplace.context.zone, workplace.context.now)
        self.pane, self.card = ConflictList(times), ConflictCard(times)
        self._none = EmptyState("circle-check")
        self.take_back = Button("", "undo-2", name="take_back")
        self.to_order = Button("", "external-link", name="open_order")
        self.to_sync = Button("", "arrow-left", name="to_sync")
        self.footer = Footer(self.to_sync, self.to_order, self.take_back, name="keep")
        right = boxed(column((self.card, 1), (self._none, 1), self.footer))
        self.column.addLayout(row(self.pane, (right, 1), gap=0))
        self.pane.chosen.connect(self._show)
        self.pane.filtered.connect(self._load)
        self.card.decided.connect(self._decide)
        self.take_back.clicked.connect(self._take_back)
        self.to_order.clicked.connect(self._open_order)
        self.to_sync.clicked.connect(lambda: self.go.emit("sync_page", ""))
        for key, step in (("Up", -1), ("Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.pane.step_by, step))
        self.go_live()

    def title(self) -> str:
        """Its name."""
        return self.tr("Changed in two places")

    def show_for(self, person: object) -> bool:
        """Everybody has those of his work."""
        return isinstance(person, Person) and person.may("see_orders")

    def open(self, reference: str) -> None:
        """The list; ``reference`` is the key of a conflict, open or decided, or ``decided``."""
        decided = reference == DECIDED or any(view.id.hex == reference for view in self._views(DECIDED))
        self.pane.chips.set_value(DECIDED if decided else WAITING)
        self._load(reference)

    def forget_person(self) -> None:
        """What the one before might see is not for everybody."""
        self.pane.show_views((), 0)
        self._show_none()

    def refresh(self, change: object) -> None:
        """Decided here or elsewhere, or a new one came."""
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        """The buttons, so that the arrows and Enter decide."""
        if (view := self.pane.marked()) is not None and view.may_decide:
            self.card.focus_keep()
        else:
            self.pane.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.tr("What was decided"), partial(self.open, DECIDED), "history")

    def retranslate(self) -> None:
        """All texts; the words of the conflicts are asked for anew."""
        self._none.set_text(self.tr("Nothing to decide"),
                            self.tr("When two people change the same thing, both values appear here."))  # fmt: skip
        self.take_back.set_text(self.tr("Take the decision back"))
        self.to_order.set_text(self.tr("Open the order"))
        self.to_sync.set_text(self.tr("Back to sync"))
        if self.isVisible():
            self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list in a small window."""
        super().resizeEvent(event)
        self.pane.setFixedWidth(LIST if event.size().width() >= NARROW else NARROW_LIST)

    # inside -----------------------------------------------------------------------------------------------

    def _views(self, which: str) -> list[ConflictView]:
        return self._workplace.syncing.review.views(current_language(), decided=which == DECIDED)

    def _load(self, wanted: str = "") -> None:
        if self._workplace.access.person is None:
            return  # the language was switched on the lock screen
        which = self.pane.chips.value() or WAITING
        waiting = self._views(WAITING)
        views = waiting if which == WAITING else self._views(DECIDED)
        self.pane.show_views(views, len(waiting), wanted)
        self.pane.list.setVisible(bool(views))
        if (view := self.pane.marked()) is not None and views:
            self._show(view)
        else:
            self._show_none()

    def _show(self, view: ConflictView) -> None:
        self.card.show_view(view)
        self.card.show()
        self._none.hide()
        self._show_footer(view)

    def _show_none(self) -> None:
        self.card.hide()
        self._none.show()
        self._show_footer(None)

    def _show_footer(self, view: ConflictView | None) -> None:
        if self.footer is not None:
            self.footer.set_saved(self.tr("What was done on site is never overwritten, so it is never here"),
                                  "muted", "info")  # fmt: skip
        self.take_back.setVisible(view is not None and view.state != OPEN and view.may_decide)
        self.to_order.setVisible(view is not None and view.order_id is not None)

    def _decide(self, decision: str) -> None:
        view = self.pane.marked()
        if view is None or not self._resolve(view, decision):
            return
        kept = view.side(decision)
        said = self.tr("Kept what {name} wrote: {value}").format(name=kept.by, value=_short(kept.text))
        self.said.emit(said, partial(self._undo, view))
        self.focus_first()

    def _undo(self, view: ConflictView) -> None:
        """As it was before the last decision."""
        if self._resolve(view, view.state):
            self.open(view.id.hex)

    def _take_back(self) -> None:
        view = self.pane.marked()
        if view is not None and self._resolve(view, OPEN):
            self.said.emit(self.tr("Nothing is decided any more"), partial(self._undo, view))
            self.open(view.id.hex)

    def _resolve(self, view: ConflictView, decision: str) -> bool:
        try:
            change = self._workplace.syncing.review.resolve(view.id, decision)
        except FieldtechError as error:
            self.failed.emit(error)
            return False
        self.changed.emit(change)
        return True

    def _open_order(self) -> None:
        view = self.pane.marked()
        if view is not None and view.order_id is not None:
            self.go.emit("orders_page", view.order_id.hex)


def _short(text: str) -> str:
    first = text.splitlines()[0]
    return first if len(first) <= 40 else f"{first[:39]}…"
