"""A page with a list on the left and one record in full on the right; its foot has the one next step."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QStackedWidget, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import labelled, word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.records.pane import Listed, RecordPane
from fieldtech.ui.tokens import S2, S3, S4, S5

WIDTH, NARROW, _WIDE = 348, 300, 1000


class Named(Protocol):
    """A row, a record in full, or a change: by one of the two the record is found."""

    @property
    def id(self) -> Id:
        """Its key."""

    @property
    def number(self) -> str:
        """Its number, as people say it."""


class Work(Protocol):
    """What is done with such records; ``done(change)`` after each act."""

    done: Any  # a Signal

    def new(self) -> None:
        """Another record."""

    def may_write(self) -> bool:
        """Whether this person writes them."""

    def act(self, name: str, view: Any) -> None:
        """Do it, after asking for what it needs."""


V = TypeVar("V", bound=Listed)


class RecordPage(Page, Generic[V]):
    """Subclass: make ``pane``, ``work`` and the cards, then call ``lay_out`` and ``go_live``.

    It remembers the record shown: that stays the current one however the rows around it change.
    """

    act_icons: ClassVar[Mapping[str, str]]  # of all that can be done
    act_words: ClassVar[str]  # the words of what can be done: ``<act_words>.<name>``
    further_name: ClassVar[str] = "{}"  # the objectNames of a further button of the foot, and of the primary one
    main_name: ClassVar[str] = "{}"
    badge_roles: ClassVar[tuple[str, ...]]  # whom the number beside the name is for
    empty_icon: ClassVar[str]
    two_columns: ClassVar[int]  # px of the right side: from here on its cards stand in two columns

    pane: RecordPane[Any]
    _work: Work

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._showing = Showing(workplace)
        self._view: V | None = None
        self._count: int | None = None
        self.header = PageHeader()
        self._further = {
            name: Button("", icon, name=self.further_name.format(name)) for name, icon in self.act_icons.items()
        }
        self._nothing = EmptyState(self.empty_icon)
        self._right = QStackedWidget()

    def lay_out(self, above: QWidget, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """The cards: one over two columns."""
        self._columns = row((column(*left, None, gap=S3), 1), (column(*right, None, gap=S3), 1), gap=S4)
        inside = column(above, self._columns, None, gap=S3, margins=(S5, S2, S5, S5))
        self.footer = Footer(*self._further.values())
        self._detail = boxed(column(self.header, (Body(inside, f"{self.pane.one}_body"), 1), self.footer))
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._detail)
        self.column.addLayout(row(self.pane, (self._right, 1), gap=0), 1)
        self.pane.chosen.connect(self._chosen)
        self.pane.new_pressed.connect(self._work.new)
        self._work.done.connect(self._done)
        self.footer.primary.clicked.connect(lambda: self._act(self.main_act()))
        for name, button in self._further.items():
            button.clicked.connect(partial(self._act, name))

    # what a page knows of its own -----------------------------------------------------------------------------

    def fetch(self, found: Named) -> V:
        """The record in full; raises FieldtechError."""
        raise NotImplementedError

    def show_view(self, view: V) -> None:
        """Fill the cards, and find out what can be done."""
        raise NotImplementedError

    def heading(self, view: V) -> tuple[str, str]:
        """The title, and the line below it."""
        raise NotImplementedError

    def acts(self) -> Sequence[str]:
        """What this person may do with the record shown, the next step first."""
        raise NotImplementedError

    def main_act(self) -> str:
        """The next step; "" when there is none."""
        raise NotImplementedError

    def further_acts(self) -> Collection[str]:
        """What else the foot offers."""
        raise NotImplementedError

    def count_waiting(self) -> int:
        """How many wait for somebody of ``badge_roles``."""
        raise NotImplementedError

    def choose_usual(self) -> None:
        """What comes to the front when nothing is asked for: the record shown before, else the top row."""
        if self._view is None or not self.pane.choose(self._view.number):
            self.pane.choose_first()

    def show_foot(self, footer: Footer) -> None:
        """What is said beside the next step."""
        footer.set_saved(self.tr("All is saved on this computer"))

    # Page -----------------------------------------------------------------------------------------------------

    def open(self, reference: str) -> None:
        """Come to the front, with the record of this number or key; raises Forbidden."""
        self._workplace.context.require("see_all_orders")
        self.show_head()  # the page may have been made for somebody else
        self.pane.reload()
        if not (reference and self.pane.choose(reference)):
            self.choose_usual()

    def forget_person(self) -> None:
        """Nothing of the one before stays in sight."""
        self._count = None
        self.pane.forget()
        self.show_nothing()

    def refresh(self, change: object) -> None:
        """Something was done here or elsewhere."""
        self._count = None
        if self.isVisible():
            self.pane.reload()
            if self._view is not None:
                self._show(self._view)

    def badge(self) -> int:
        """How many wait."""
        person = self._workplace.access.person
        if person is None or person.role not in self.badge_roles:
            return 0
        if self._count is None:
            self._count = self.count_waiting()
        return self._count

    def search_field(self) -> QLineEdit | None:
        """Ctrl+F."""
        return self.pane.search

    def commands(self) -> Iterable[Command]:
        """What can be done with the record shown."""
        for name in self.acts():
            yield Command(word(f"{self.act_words}.{name}"), partial(self._act, name), self.act_icons[name])

    def retranslate(self) -> None:
        """The head and the foot."""
        for name, button in self._further.items():
            button.set_text(word(f"{self.act_words}.{name}"))
        self.show_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the detail more room."""
        super().resizeEvent(event)
        self.pane.setFixedWidth(WIDTH if self.width() >= _WIDE else NARROW)
        wide = self.width() - self.pane.width() >= self.two_columns
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # showing --------------------------------------------------------------------------------------------------

    def show_head(self) -> None:
        """Head and foot as the record and the person are now."""
        view, footer = self._view, self.footer
        self.pane.new.setVisible(self._work.may_write())
        if view is None or footer is None:
            return
        self.header.set_number(view.number, *self.pane.status(view.status))
        self.header.set_title(*self.heading(view))
        self._show_acts(footer)
        self.show_foot(footer)

    def show_nothing(self) -> None:
        """No record is chosen."""
        self._view = None
        self._right.setCurrentWidget(self._nothing)

    def outcome(self, view: V) -> str:
        """What is said of a record after something was done with it."""
        return self.pane.status(view.status)[0]

    def _show_acts(self, footer: Footer) -> None:
        main, acting = self.main_act(), footer.isAncestorOf(QApplication.focusWidget() or self)
        text, icon = (word(f"{self.act_words}.{main}"), self.act_icons[main]) if main else ("", "")
        footer.set_primary(text, icon, name=self.main_name.format(main) if main else "primary")
        offered = self.further_acts()
        for name, button in self._further.items():
            button.setVisible(name in offered)
        if acting and not footer.isAncestorOf(QApplication.focusWidget() or self):
            self.pane.list.setFocus()  # what was pressed is gone: not on to the sidebar

    def _chosen(self, found: Named) -> None:
        if self._view is None or self._view.id != found.id:
            self._show(found)

    def _show(self, found: Named) -> None:
        try:
            view = self.fetch(found)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._view = view
        self.show_view(view)
        self.show_head()
        self._right.setCurrentWidget(self._detail)

    # doing ----------------------------------------------------------------------------------------------------

    def _act(self, name: str) -> None:
        if self._view is not None and name in self.acts():
            self._work.act(name, self._view)

    def _done(self, change: Change) -> None:
        self._count = None
        self.pane.reload()
        self.pane.choose(change.number)
        self._show(change)
        self.changed.emit(change)
        if self._view is not None:
            self.said.emit(labelled(change.number, self.outcome(self._view)), None)
