"""The technician's day: what do I do next, what comes after, what to take, what is owed (B19, B20, F13, F14)."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from fieldtech.errors import FieldtechError, Refused
from fieldtech.forms.onsite.confirm_call import ConfirmCallForm
from fieldtech.model.base import Id
from fieldtech.model.choices import PRE_DEPARTURE
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import PreDepartureDraft
from fieldtech.model.drafts.planning import ReasonDraft
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.checklists import EQUIPMENT
from fieldtech.services.context import Person
from fieldtech.services.day import DayStop
from fieldtech.services.follow_ups import FollowUpRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.record_site import tools_of
from fieldtech.services.visits.along import Along
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import Button, LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import current_language, word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.day.day_rows import day_rows
from fieldtech.ui.pages.day.day_timeline import DayTimeline
from fieldtech.ui.pages.day.lid_footer import LidFooter
from fieldtech.ui.pages.day.next_card import NextCard, ready_to_depart
from fieldtech.ui.pages.day.owed_card import OwedCard, place_of
from fieldtech.ui.pages.day.take_card import TakeCard
from fieldtech.ui.pages.house_papers import open_day
from fieldtech.ui.pages.onsite.facts_panel import spaced
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.onsite.over_page import open_form, open_sheet
from fieldtech.ui.pages.onsite.places import ON_SITE_PAGES
from fieldtech.ui.tokens import S4, S5

_AT_WORK = ("arrived", "in_repair", "installing", "in_service", "waiting", "departed", "to_sign")
_ACTIONS = {"assigned": "accept", "departed": "arrive", "arrived": "go_on", "in_repair": "go_on",
            "installing": "go_on", "in_service": "go_on", "waiting": "go_on", "to_sign": "sign_off"}  # fmt: skip
_WEEKDAYS = "一二三四五六日"


class DayPage(Page):
    """The order in the card is the one in work, else the next by time, else the one chosen in the day."""

    name: ClassVar[str] = "day_page"
    icon: ClassVar[str] = "calendar"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._stops: tuple[DayStop, ...] = ()
        self._chosen: Id | None = None
        self._read: Id | None = None  # the order whose facts are open
        self.view: OrderView | None = None
        self.along: Along | None = None
        self.print_dispatch = Button("", "printer", name="print_dispatch", key="Ctrl+P")
        self.print_blank = Button("", "file-text", name="print_blank")
        self.header = PageHeader(self.print_blank, self.print_dispatch)
        self.next = NextCard(workplace)
        self.day_sheet = LinkButton("", "printer", name="day_sheet")
        self.day, self.timeline = Card(" ", "calendar", self.day_sheet), DayTimeline()
        self.take, self.owed = TakeCard(), OwedCard(workplace)
        self.nothing = EmptyState("calendar-check")
        self._lay_out()
        self._connect()
        self.go_live()

    def title(self) -> str:
        """Today."""
        return self.tr("Today")

    def show_for(self, person: object) -> bool:
        """The technician's own page."""
        return isinstance(person, Person) and person.role == "TE"

    def open(self, reference: str) -> None:
        """Show the day as it stands."""
        self._load()

    def forget_person(self) -> None:
        """Everybody has a day of his own."""
        self.view, self._stops, self._chosen, self._read = None, (), None, None

    def refresh(self, change: object) -> None:
        """Anything may change the day."""
        if self.isVisible():
            self._load()

    def badge(self) -> int:
        """Orders still to do."""
        return sum(not stop.done for stop in self._stops)

    def primary(self) -> QAbstractButton | None:
        """The big button."""
        return self.next.big

    def focus_first(self) -> None:
        """The big button: Enter does the next thing."""
        (self.next.big if self.view is not None else self.timeline).setFocus()

    def commands(self) -> Iterable[Command]:
        """The papers."""
        if self.view is not None:
            yield Command(self.tr("Dispatch sheet"), self._print_dispatch, "printer", "Ctrl+P")
            yield Command(self.tr("Blank paper form"), self._print_blank, "file-text")

    def retranslate(self) -> None:
        """Everything in the language shown."""
        self.print_dispatch.set_text(self.tr("Dispatch sheet"))
        self.print_blank.set_text(self.tr("Blank paper form"))
        self.day.set_title(self.tr("The day"))
        self.day_sheet.set_text(self.tr("Day sheet"))
        self.timeline.setAccessibleName(self.tr("The day"))
        self.nothing.set_text(
            self.tr("No orders for you"), self.tr("New orders appear here as soon as they are assigned.")
        )
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window puts the button below the words."""
        super().resizeEvent(event)
        self.right.setFixedWidth(380 if event.size().width() > 1000 else 310)
        self.next.fit(event.size().width() - self.right.width() - 3 * S5)

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.day.add(self.timeline)
        left = column(self.next, self.day, self.nothing, None, gap=S4)
        self.right = QWidget()
        self.right.setLayout(column(self.take, self.owed, None, gap=S4))
        self._columns: QHBoxLayout = row((boxed(left), 1), self.right, gap=S4, margins=(S5, 0, S5, S4))
        self.column.addWidget(self.header)
        self.column.addWidget(Body(self._columns), 1)
        self.lid = LidFooter()
        self.add_footer(self.lid)

    def _connect(self) -> None:
        self.next.wanted.connect(self._act)
        self.next.ticked.connect(self._tick)
        self.next.refused.connect(self._refuse)
        self.timeline.chosen.connect(self._choose)
        self.owed.wanted.connect(self._go_owed)
        self.print_dispatch.clicked.connect(self._print_dispatch)
        self.print_blank.clicked.connect(self._print_blank)
        self.day_sheet.clicked.connect(self._print_day)

    def _load(self) -> None:
        try:
            self._stops = self._workplace.day.stops()
            stop = self._next_stop()
            self.view = self._workplace.orders.view(stop.id) if stop else None
            if self.view is not None:
                key, kind = self.view.id, self.view.kind
                self.along = self._workplace.visits.along(key) if kind in VISIT_KINDS else None
                tools = self.along.tools if self.along else tools_of(self.view)
                kind = EQUIPMENT if self.view.facts.on_equipment else kind
                self.take.show_lines(self._workplace.dispatch.pick_list(key), kind, tools)
            self.owed.show_rows(self._workplace.follow_ups.open())
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._show()

    def _next_stop(self) -> DayStop | None:
        stops = [stop for stop in self._stops if not stop.done]
        chosen = next((stop for stop in stops if stop.id == self._chosen), None)
        at_work = next((stop for stop in stops if stop.status in _AT_WORK and stop.status != "waiting"), None)
        accepted = next((stop for stop in stops if stop.status == "accepted"), None)
        return chosen or at_work or accepted or next(iter(stops), None)

    def _show(self) -> None:
        self._show_header()
        self.next.show_view(self.view, self._action(), self.along,
                            opened=self.view is not None and self._read == self.view.id)  # fmt: skip
        self.timeline.show_rows(day_rows(self._workplace, self._stops, self.view.id if self.view else None))
        self.day.setVisible(bool(self._stops))
        self.nothing.setVisible(not self._stops)
        self.take.setVisible(self.view is not None)
        for button in (self.print_dispatch, self.print_blank):
            button.setVisible(self.view is not None)
        if self._workplace.access.person is not None:
            self.lid.show_count(self._workplace.outbox.count())

    def _show_header(self) -> None:
        now = self._workplace.context.local(self._workplace.context.now())
        if current_language() == "zh_CN":
            today = f"{now.month}月{now.day}日 星期{_WEEKDAYS[now.weekday()]}"
        else:
            today = f"{now:%A}, {now.day} {now:%B}"
        self.header.set_number(today)
        left = self.badge()
        under = self.tr("Orders: {all} · left: {left}").format(all=len(self._stops), left=left) if self._stops else ""
        self.header.set_title(self.title(), under)

    def _action(self) -> str:
        if self.view is None:
            return ""
        if not ready_to_depart(self.view):
            return _ACTIONS.get(self.view.status, "")
        done = self.view.facts.all(PreDepartureDraft)
        return next((c for c in PRE_DEPARTURE if not (c in done and done[c].done)), "depart")

    def _act(self, action: str) -> None:
        view = self.view
        if view is None:
            return
        if action in ("accept", "depart"):
            self._do(action)
        elif action in ("arrive", "go_on"):
            self.go.emit(ON_SITE_PAGES[view.kind], view.id.hex)
        elif action == "sign_off":
            self.go.emit("signoff_page", view.id.hex)
        else:
            self._tick(action, True)

    def _tick(self, check: str, on: bool) -> None:
        view = self.view
        if view is None:
            return
        if check == "customer" and on:
            self._confirm_call(view)
            self._show()
            return
        if check == "information":
            self._read = view.id if on else None
        self._note(PreDepartureDraft(check, on), check)

    def _confirm_call(self, view: OrderView) -> None:
        context = self._workplace.context
        form = ConfirmCallForm(self._workplace.drafts, view.id.hex, context.now, context.zone)
        draft = PreDepartureDraft("customer", True, view.customer.contact, context.now())
        phone = spaced(view.customer.phone)
        agreed = f"{context.local(view.slot_from):%H:%M}" if view.slot_from else ""
        text = self.tr("{phone}. Confirm time ({time}) and place: {address}")
        open_form(
            self, self._workplace, form, draft, lambda given: self._workplace.repairs.note(view.id, given, "customer"),
            title=self.tr("Call the customer"), verb=self.tr("Confirmed"),
            under=text.format(phone=phone, time=agreed, address=view.customer.address),
        )  # fmt: skip

    def _note(self, draft: Draft, slot: str) -> None:
        assert self.view is not None
        try:
            self.changed.emit(self._workplace.repairs.note(self.view.id, draft, slot))
        except FieldtechError as error:
            self.failed.emit(error)

    def _do(self, step: str, draft: Draft | None = None) -> None:
        assert self.view is not None
        try:
            self.changed.emit(self._workplace.repairs.do(self.view.id, step, draft))
        except Refused as error:
            self.said.emit("\n".join(said(p) for p in error.problems), None)
        except FieldtechError as error:
            self.failed.emit(error)
        self.next.big.setFocus()

    def _refuse(self) -> None:
        dialog = ConfirmDialog(
            self.window(), word("step.refuse"), self.tr("The order goes back to the dispatcher."), word("step.refuse"),
            reason_label=self.tr("Reason"), reason_from=2, danger=True,
        )  # fmt: skip
        dialog.confirmed.connect(lambda reason: self._do("refuse", ReasonDraft(reason)))
        dialog.open()

    def _choose(self, order: Id) -> None:
        stop = next((s for s in self._stops if s.id == order), None)
        if stop is not None and stop.done:
            self.go.emit("orders_page", order.hex)
            return
        self._chosen = order
        self._load()

    def _go_owed(self, task: FollowUpRow) -> None:
        self.go.emit(*place_of(self._workplace, task))

    def _print_dispatch(self) -> None:
        if self.view is not None:
            open_sheet(self, self._workplace, self.view.id, "dispatch")

    def _print_day(self) -> None:
        open_day(self, self._workplace)

    def _print_blank(self) -> None:
        if self.view is not None:
            open_sheet(self, self._workplace, self.view.id, "blank")
