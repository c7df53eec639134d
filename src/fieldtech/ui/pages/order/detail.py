"""One order in full: head, way, cards, and the foot with the one next step."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from fieldtech.services.context import Person
from fieldtech.services.order_view import OrderView
from fieldtech.services.photos import Photos
from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.stepper import Stepper
from fieldtech.ui.language import of_task, sentence, word
from fieldtech.ui.pages.order.acts import act_word
from fieldtech.ui.pages.order.cards import AssignmentCard, FaultCard, PlanCard, TriageCard
from fieldtech.ui.pages.order.cards_side import CustomerCard, VehicleCard
from fieldtech.ui.pages.order.cards_work import FollowUpsCard, HistoryCard, SheetsCard, WorkCard
from fieldtech.ui.pages.order.fees_card import FeesCard
from fieldtech.ui.pages.order.findings_card import FindingsCard
from fieldtech.ui.pages.order.fleet_cards import FleetCards
from fieldtech.ui.pages.order.instructions_card import InstructionsCard
from fieldtech.ui.pages.order.next_step import Next
from fieldtech.ui.pages.order.notice_card import NoticeCard
from fieldtech.ui.pages.order.photos_card import PhotosCard
from fieldtech.ui.pages.order.progress_steps import steps_of
from fieldtech.ui.pages.order.showing import TONES, Showing
from fieldtech.ui.tokens import S2, S3, S4, S5

_TWO_COLUMNS = 720
_COMPACT = 620
_WAITS_WIDTH = 300
_ICONS = {"missing": "circle-alert", "on_site": "wrench", "assign": "user-check", "approve": "stamp",
          "triage": "clipboard-check", "submit": "phone-call", "archive": "check-check"}  # fmt: skip


class OrderDetail(Live, QWidget):
    """Shows what it is given and says what the person wants: ``act(name)``, ``preview(kind)`` …"""

    act = Signal(str)
    preview = Signal(str)
    call = Signal(str)
    settle = Signal(object)
    photo = Signal(object)

    def __init__(self, showing: Showing, photos: Photos) -> None:
        super().__init__()
        self.setObjectName("order_detail")
        self._showing = showing
        self.view: OrderView | None = None
        self._person: Person | None = None
        self._next = Next()
        self._more_acts: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._compact = False
        self.call_button = Button("", "phone", name="call", key="F7")
        self.sheet_button = Button("", "file-text", name="preview_sheet", key="F4")
        self.header = PageHeader(self.call_button, self.sheet_button)
        self.stepper = Stepper()
        self.notice = Banner("warn")
        self.notice.setObjectName("notice")
        self._make_cards(showing, photos)
        self.more = Button("", "ellipsis", name="more", key="F9")
        self.waits = Elided("", 13, 600, tone="warn")
        self.waits.setObjectName("waits")
        policy = QSizePolicy.Policy.Preferred  # a row gives what ignores its width less than its least
        self.waits.setSizePolicy(policy, policy)
        self.footer = Footer(self.waits, self.more)
        self.footer.primary.setShortcut("F2")
        self._lay_out()
        self._connect()
        self.go_live()

    def show_view(
        self, view: OrderView, person: Person | None, coming: Next, more: Sequence[str], names: Sequence[str]
    ) -> None:
        """Show an order; ``names`` are the people whose turn it is when it is not this person's."""
        same = self.view is not None and self.view.id == view.id
        at = self.body.verticalScrollBar().value() if same else 0
        self.view, self._person, self._next = view, person, coming
        self._more_acts, self._names = tuple(more), tuple(names)
        for card in self._view_cards:
            card.show_view(view)
        self.fleet.show_view(view, (*filter(None, (coming.act,)), *self._more_acts))
        self.follow_ups.show_view(view, person)
        self.findings.show_view(view, person)
        self.instructions.show_view(view, person)
        self.retranslate()
        self.body.verticalScrollBar().setValue(at)

    def retranslate(self) -> None:
        """Head, way and foot; the cards do their own words."""
        self._name_sheet_button()
        self.more.set_text(self.tr("More"))
        self.more.restyle()
        if self.view is not None:
            self._show_head(self.view)
            self._show_notice(self.view)
            self._show_foot(self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would be too narrow."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        if self._compact != (self.width() < _COMPACT):
            self._compact = not self._compact
            self._name_sheet_button()

    def _name_sheet_button(self) -> None:
        """A picture alone where the head is short of room."""
        name = self.tr("Sheet")
        self.sheet_button.set_text("" if self._compact else name)
        self.sheet_button.setAccessibleName(name)
        self.sheet_button.setToolTip(f"{name} (F4)")
        self.sheet_button.restyle()

    def show_follow_ups(self) -> None:
        """Bring what is owed into sight."""
        self.body.ensureWidgetVisible(self.follow_ups)

    def show_findings(self) -> None:
        """Bring what a visit found into sight."""
        self.body.ensureWidgetVisible(self.findings)

    def show_vehicles(self) -> None:
        """Bring the vehicles into sight."""
        self.body.ensureWidgetVisible(self.fleet.vehicles)
        self.fleet.vehicles.table.setFocus()

    def open_menu(self) -> QMenu:
        """Everything else one may do."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setObjectName("more_menu")
        for name in self._more_acts:
            action = QAction(act_word(name), menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _=False, n=name: self.act.emit(n))
            menu.addAction(action)
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

    def _make_cards(self, showing: Showing, photos: Photos) -> None:
        self.follow_ups = FollowUpsCard(showing)
        self.findings = FindingsCard(showing)
        self.instructions = InstructionsCard(showing)
        self.photos = PhotosCard(photos)
        self.history = HistoryCard(showing)
        self.sheets, self.told = SheetsCard(showing), NoticeCard(showing)
        left = (FaultCard(showing, "fault_card"), TriageCard(showing, "triage_card"), PlanCard(showing, "plan_card"),
                WorkCard(showing, "work_card"), FeesCard(showing, "fees_card"))  # fmt: skip
        right = (AssignmentCard(showing, "assignment_card"), CustomerCard(showing, "customer_card"),
                 VehicleCard(showing, "vehicle_card"))  # fmt: skip
        self.fleet = FleetCards(showing, self)
        self._view_cards = (*left, *right, self.told, self.photos, self.history, self.sheets)
        self._left = _pile(
            self.told, self.follow_ups, self.findings, *self.fleet.left, *left, self.photos, self.history
        )
        self._right = _pile(*self.fleet.right, *right, self.instructions, self.sheets)

    def _lay_out(self) -> None:
        self._columns = row((self._left, 1), (self._right, 1), gap=S4)
        top = column(self.header, row((self.stepper, 1), margins=(S4, 0, S4, S2)))
        parts = (self.notice, self.fleet.vehicles, self._columns, None)
        self.body = Body(column(*parts, gap=S3, margins=(S5, S2, S5, S5)))
        self.setLayout(column(top, (self.body, 1), self.footer))

    def _connect(self) -> None:
        self.footer.primary.clicked.connect(self._take_next)
        self.more.clicked.connect(self.open_menu)
        self.call_button.clicked.connect(self._call)
        self.sheet_button.clicked.connect(self._preview)
        self.sheets.preview.connect(self.preview)
        self.photos.opened.connect(self.photo)
        self.follow_ups.act.connect(self.act)
        self.fleet.act.connect(self.act)
        self.told.act.connect(self.act)
        self.follow_ups.settle.connect(self.settle)

    def _show_head(self, view: OrderView) -> None:
        tone = TONES.get(view.status, "neutral")
        self.header.set_number(view.number, of_task(f"status.{view.status}", view.kind), tone)
        vehicle = view.vehicle
        self.header.set_plate(vehicle.plate if vehicle else "", vehicle.colour if vehicle else 2)
        thing = view.equipment.name if view.equipment else ""
        under = " · ".join(filter(None, (thing, self._showing.catalogue.fault(view.title))))
        self.header.set_title(view.customer.name, under)
        phone = view.customer.phone
        self.call_button.set_text(phone)
        self.call_button.setAccessibleName(self.tr("Call {number}").format(number=phone))
        self.call_button.setToolTip(self.tr("{name}: copy the number to call it").format(name=view.customer.contact))
        self.call_button.setVisible(bool(phone))
        self.call_button.restyle()
        self.stepper.set_steps(steps_of(view, self._showing.times))

    def _show_notice(self, view: OrderView) -> None:
        """What is out of the ordinary: emergency, late, the same fault again."""
        said: list[str] = []
        promised = view.promised_at if view.kind == "install" else None
        dues = filter(None, (view.due_depart, view.due_arrive, promised))
        late = self._showing.times.late_by(min(dues, default=None))
        if view.emergency:
            said.append(self.tr("Emergency"))
        if view.overdue and late:
            said.append(late)
        if view.repeat_of and view.kind == "repair":
            said.append(self.tr("The same fault as in {number}").format(number=view.repeat_of))
        if view.facts.reworks:
            said.append(self.tr("Reworked: {n}").format(n=view.facts.reworks))
        danger = view.emergency or view.overdue
        self.notice.set("danger" if danger else "warn", " · ".join(said))
        self.notice.setVisible(bool(said))

    def _show_foot(self, view: OrderView) -> None:
        saved = self.tr("Saved on this computer {time}").format(time=self._showing.times.short(view.changed_at))
        self.footer.set_saved(saved)
        name = self._next.act
        icon = _ICONS.get(name, "arrow-right")
        self.footer.set_primary(self._primary_text(), icon, name=name or "primary")
        self.waits.setText("" if name else self._waiting_text())
        self.waits.setVisible(bool(self.waits.text()))
        width = self.waits.fontMetrics().horizontalAdvance(self.waits.text()) + S4
        self.waits.setMinimumWidth(min(width, _WAITS_WIDTH))
        self.more.setVisible(bool(self._more_acts))

    def _primary_text(self) -> str:
        name = self._next.act
        if name == "missing":
            step, count = word(f"step.{self._next.step}"), len(self._next.problems)
            many = self.tr("{step}: 1 item missing") if count == 1 else self.tr("{step}: {n} items missing")
            return many.format(step=step, n=count)
        return act_word(name) if name else ""

    def _waiting_text(self) -> str:
        if not self._next.step:
            return ""
        who = " / ".join(word(f"role.{role}") for role in self._next.roles[:2])
        people = word("list.comma").join(self._names[:2])
        why = " ".join(sentence(p.code, **p.params) for p in self._next.problems)
        turn = self.tr("Next: {step} · {who}").format(step=word(f"step.{self._next.step}"), who=people or who)
        return " ".join(filter(None, (turn, why)))

    def _take_next(self) -> None:
        self.act.emit(self._next.act)

    def _call(self) -> None:
        if self.view is not None:
            self.call.emit(self.view.customer.phone)

    def _preview(self) -> None:
        self.preview.emit("service")


def _pile(*cards: QWidget) -> QVBoxLayout:
    """Cards one below the other, spare room at the end."""
    return column(*cards, None, gap=S3)
