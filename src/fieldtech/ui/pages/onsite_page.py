"""The work on site: where am I, what is missing, what is next (F15 to F19, F25 to F28)."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.checklist_links import linked_answers
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.photo_rules import SEALED
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.onsite.facts_panel import FactsPanel
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.pages.onsite.rail import Rail
from fieldtech.ui.pages.onsite.site_page import SitePage
from fieldtech.ui.pages.onsite.straight_way import StraightWay
from fieldtech.ui.pages.order.showing import TONES
from fieldtech.ui.pages.photos.tools import PhotoTools, PickPhotos
from fieldtech.ui.tokens import S2, S3, S4, S5

_GROWS_MS = 300  # a new section finds its height in several turns
_ABOVE = 118  # px: the card's own head, and the end of the section before it


class OnsitePage(SitePage):
    """Opened with an order's key, or with ``key/section``."""

    name: ClassVar[str] = "onsite_page"
    icon: ClassVar[str] = "wrench"

    def __init__(
        self, workplace: Workplace, *, pick_photos: PickPhotos | None = None, photo_tools: PhotoTools | None = None
    ) -> None:
        """``pick_photos`` and ``photo_tools`` are the system's dialogs unless given."""
        super().__init__(workplace)
        self.view: OrderView | None = None
        self.desk = PhotoDesk(workplace, self, pick_photos, photo_tools)
        self.hold = Button("", "hourglass", name="hold")
        self.call = Button("", "phone", name="call", key="F2")
        self.header = PageHeader(self.hold, self.call, self.more)
        self.facts = FactsPanel(workplace)
        self.rail = Rail(workplace, self.desk)
        self.way = StraightWay(self, workplace, self.rail)
        self.leave_check = Button("", "door-open", name="leave_check")
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._reveal_open)
        self._growing = QTimer(self, singleShot=True, interval=_GROWS_MS)
        self._lay_out()
        self._connect()
        self.go_live()

    def title(self) -> str:
        """Inside an order it is the order's own page."""
        return self.tr("On site")

    def open(self, reference: str) -> None:
        """Show the order; the section asked for, or the first with something missing."""
        key, _slash, section = reference.partition("/")
        if key:
            self._load(uuid.UUID(key))
            if self.view is not None:
                self.rail.restore()
                if self.view.status in SEALED and not section:
                    self.rail.close_all()
                    self._reveal.start()
                self.rail.open_section(section or self._first_section(self.view))
                self._show_state()
                self.say_all_saved()

    def forget_person(self) -> None:
        """Another person types in sections of his own."""
        self.view = self.side.view = None
        self.rail.forget()

    def leave(self) -> None:
        """What was typed becomes an entry."""
        self.rail.save_current()

    def refresh(self, change: object) -> None:
        """The order was changed here or elsewhere."""
        mine = isinstance(change, Change) and self.view is not None and change.number == self.view.number
        if mine and self.isVisible() and self.view is not None:
            self._load(self.view.id)
            self._show_state()
            soon(self, self._follow)

    def focus_first(self) -> None:
        """The first field of the open section."""
        section = self.rail.current_section()
        if section is None or not section.focus_first():
            self.footer_primary().setFocus(Qt.FocusReason.OtherFocusReason)

    def take_scan(self, text: str) -> bool:
        """The open section first, then any other that has a place for it."""
        return self.rail.take_scan(text)

    def next_missing(self) -> None:
        """F8: the next thing in the way."""
        self.way.go_to_missing()

    def commands(self) -> Iterable[Command]:
        """Sections and side steps."""
        for key in self.rail.section_keys():
            yield Command(word(f"section.{key}"), lambda k=key: self.rail.open_section(k), "list")  # type: ignore[misc]
        yield from self.side.offers()

    def footer_primary(self) -> QWidget:
        """The button of the next step."""
        assert self.footer is not None
        return self.footer.primary

    def retranslate(self) -> None:
        """Everything in the language shown."""
        super().retranslate()
        self.call.set_text(self.tr("Call"))
        self.leave_check.set_text(self.tr("Leave check"))
        self.header.set_title(self.title())
        self._show_state()

    def _lay_out(self) -> None:
        right = Body(column(self.facts, margins=(0, 0, S5, S4)), name="facts")
        right.setFixedWidth(346)
        self.right = right
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(S5, 0, 0, 0)
        self._middle.setSpacing(S2)
        sections = column(self.signed, self.rail, gap=S3, margins=(0, 0, S2, 0))
        self.sections_area: QScrollArea = Body(sections, name="sections")
        self._middle.addWidget(self.sections_area, 1)
        self._middle.addWidget(right)
        self.column.addWidget(self.header)
        self.column.addLayout(self._middle, 1)
        self.add_footer(Footer(self.leave_check, name="next"))

    def _connect(self) -> None:
        assert self.footer is not None
        self.footer.primary.clicked.connect(self.way.press)
        self.footer.missing.clicked.connect(self.way.go_to_missing)
        self.leave_check.clicked.connect(self._go_leave_check)
        self.call.clicked.connect(self.side.call)
        self.hold.clicked.connect(self.side.hold)
        self.more.clicked.connect(self._show_menu)
        self.desk.added.connect(self.changed)
        self.desk.failed.connect(self.failed)
        for signal, target in ((self.rail.changed, self.changed), (self.rail.failed, self.failed)):
            signal.connect(target)
        self.rail.said.connect(self.said)
        self.rail.go.connect(self.go)
        self.rail.edited.connect(self._show_state)
        self.rail.saved.connect(self._show_saved)
        self.rail.opened.connect(self._opened)
        self.sections_area.verticalScrollBar().rangeChanged.connect(self._grown)
        self.rail.authorise_wanted.connect(self.side.authorise)
        self.rail.print_wanted.connect(lambda: self.side.show_sheet("label"))

    def _load(self, order: uuid.UUID) -> None:
        try:
            self.view = self.workplace.orders.view(order)
        except FieldtechError as error:
            self.view = None
            self.failed.emit(error)
            return
        self.side.view = self.view
        self.facts.show_view(self.view)
        self.rail.show_view(self.view)

    def _follow(self) -> None:
        """Checklist items that other sections have answered are not asked again."""
        if self.view is None or self.view.status not in ("in_repair", "to_sign"):
            return
        if self.workplace.access.person is None:
            return  # locked between the two moments
        known = next(linked_answers(self.view.facts), None) is not None
        if known and self.workplace.answers.follow(self.view.id) is not None:
            self._load(self.view.id)
            self._show_state()

    def _show_state(self) -> None:
        view, footer = self.view, self.footer
        if view is None or footer is None:
            return
        self.header.set_number(view.number, word(f"status.{view.status}"), TONES.get(view.status, "neutral"))
        vehicle = view.vehicle
        self.header.set_plate(vehicle.plate if vehicle else "", vehicle.colour if vehicle else 0)
        self.header.set_title(view.customer.name, "" if vehicle else (view.equipment.name if view.equipment else ""))
        self.hold.set_text(word("step.wait"))
        self.hold.setVisible(view.status == "in_repair")
        self.leave_check.setVisible(view.status not in SEALED)
        self.signed.show_order(view)
        self.rail.show_sections()
        self.way.show()

    def _show_saved(self, at: object) -> None:
        if isinstance(at, datetime):
            self.say_saved(at)

    def _opened(self, section: QWidget) -> None:
        self._show_state()
        self._growing.start()
        self._reveal.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The open section stays in sight."""
        super().resizeEvent(event)
        self._growing.start()
        self._reveal.start()

    def _grown(self) -> None:
        if self._growing.isActive():
            self._reveal.start()

    def _first_section(self, view: OrderView) -> str:
        return "" if view.status in SEALED else self.rail.first_missing()

    def _reveal_open(self) -> None:
        """The open section begins near the top, once its height is known; where none is open, what was signed."""
        section, inside = self.rail.current_section(), self.sections_area.widget()
        if section is None:
            self.sections_area.verticalScrollBar().setValue(0)
        if section is not None and inside is not None:
            top = section.mapTo(inside, section.rect().topLeft()).y()
            self.sections_area.verticalScrollBar().setValue(top - _ABOVE)
            focus = QApplication.focusWidget()
            if focus is not None and section.isAncestorOf(focus):
                self.sections_area.ensureWidgetVisible(focus, 0, S5)

    def _go_leave_check(self) -> None:
        if self.view is not None:
            self.rail.save_current()
            self.go.emit("leave_page", self.view.id.hex)

    def _show_menu(self) -> None:
        self.side.menu(self.more)
