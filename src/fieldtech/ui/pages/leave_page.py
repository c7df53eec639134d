"""May I go: what must be done here, what can follow, what is done (B43)."""

import uuid
from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError, Problem
from fieldtech.forms.onsite.side_forms import LeaveForm
from fieldtech.model.drafts.signoff import LeaveDraft
from fieldtech.services import notes
from fieldtech.services.changes import Change
from fieldtech.services.leave_check import LeaveCheck
from fieldtech.services.order_view import OrderView
from fieldtech.services.photo_rules import SEALED
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, empty, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.language import labelled, of_task, word
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.gap_table import FROM, GapTable
from fieldtech.ui.pages.onsite.leave_rows import by_vehicle
from fieldtech.ui.pages.onsite.missing import open_points, said
from fieldtech.ui.pages.onsite.over_page import open_form, open_sheet
from fieldtech.ui.pages.onsite.places import ON_SITE_PAGES
from fieldtech.ui.pages.order.showing import TONES
from fieldtech.ui.tokens import S2, S3, S4, S5

_FINISH = {"in_repair": "finish", "installing": "finish_install", "in_service": "finish"}
_PLACES = {"checklist": "checklist_page", "swap": "swap_page", "sign_off": "signoff_page"}


class LeavePage(Page):
    """Opened with an order's key."""

    name: ClassVar[str] = "leave_page"
    icon: ClassVar[str] = "door-open"
    in_sidebar: ClassVar[bool] = False
    inside_order: ClassVar[bool] = True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.view: OrderView | None = None
        self.found = LeaveCheck((), (), ())
        self.preview = Button("", "file-text", name="preview_sheet")
        self.header = PageHeader()
        self.must, self.later, self.done = Card(" ", "circle-alert"), Card(" ", "clock"), Card(" ", "circle-check")
        self.leave_card = Card(" ", "log-out")
        self.leave_button = Button("", name="leave_all_the_same")
        self._explain = Label("", 13, tone="muted", wrap=True)
        self.tables = {self.must: GapTable("must_vehicles"), self.later: GapTable("later_vehicles")}
        self._lists = {card: QVBoxLayout() for card in (self.must, self.later, self.done)}
        self._lay_out()
        self._connect()
        self.go_live()

    def title(self) -> str:
        """The question it answers."""
        return self.tr("Before you leave")

    def open(self, reference: str) -> None:
        """Everything at once."""
        if reference:
            self._load(uuid.UUID(reference.partition("/")[0]))

    def forget_person(self) -> None:
        """No order."""
        self.view, self.found = None, LeaveCheck((), (), ())

    def refresh(self, change: object) -> None:
        """Something was done elsewhere."""
        mine = isinstance(change, Change) and self.view is not None and change.number == self.view.number
        if mine and self.isVisible() and self.view is not None:
            self._load(self.view.id)

    def focus_first(self) -> None:
        """The next thing to do."""
        assert self.footer is not None
        self.footer.primary.setFocus()

    def next_missing(self) -> None:
        """F8: the first thing in the way."""
        self._forward()

    def retranslate(self) -> None:
        """Everything in the language shown."""
        self.preview.set_text(self.tr("Preview the sheet"))
        self.leave_button.set_text(self.tr("Say why and leave…"))
        self.leave_card.set_title(self.tr("Leave all the same"))
        self._explain.setText(
            self.tr("It takes a reason and a name. The office sees it with the next contact; the order stays open.")
        )
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right column gives way in a narrow window."""
        super().resizeEvent(event)
        self.right.setFixedWidth(380 if event.size().width() > 1100 else 300)

    def _lay_out(self) -> None:
        for card, lines in self._lists.items():
            lines.setSpacing(S3 if card is not self.done else S2)
            if table := self.tables.get(card):
                card.add(table)
            card.add(lines)
        self.leave_card.add(self._explain, self.leave_button)
        self.right = QWidget()
        self.right.setLayout(column(self.done, self.leave_card, None, gap=S4))
        left = boxed(column(self.must, self.later, None, gap=S4))
        self.column.addWidget(self.header)
        self.column.addWidget(Body(row((left, 1), self.right, gap=S4, margins=(S5, 0, S5, S4))), 1)
        self.add_footer(Footer(self.preview, name="first_missing"))

    def _connect(self) -> None:
        assert self.footer is not None
        self.footer.primary.clicked.connect(self._forward)
        self.footer.missing.clicked.connect(self._forward)
        self.preview.clicked.connect(self._preview)
        self.leave_button.clicked.connect(self._leave)
        for table in self.tables.values():
            table.opened.connect(self._go_vehicle)

    def _load(self, order: uuid.UUID) -> None:
        try:
            self.view = self._workplace.orders.view(order)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.found = open_points(self.view)
        self._show()

    def _show(self) -> None:
        view, footer = self.view, self.footer
        if view is None or footer is None:
            return
        self.header.set_number(view.number, word(f"status.{view.status}"), TONES.get(view.status, "neutral"))
        self.header.set_plate(view.vehicle.plate if view.vehicle else "", view.vehicle.colour if view.vehicle else 0)
        self.header.set_title(self.title())
        self._show_lists(view)
        self._show_primary(view)
        footer.set_saved(self.tr("All is saved on this computer"))
        may_leave = not tuple(notes.refusals(LeaveDraft(), view.facts))
        self.leave_card.setVisible(bool(self.found.must) and may_leave)

    def _show_lists(self, view: OrderView) -> None:
        self.must.set_title(self.tr("Must be done here"))
        self.later.set_title(self.tr("Can follow later"))
        self.done.set_title(self.tr("Done"))
        must, later, done = len(self.found.must), len(self.found.later), len(self.found.done)
        many = self.tr("1 item missing") if must == 1 else self.tr("{n} items missing")
        self.must.set_pill(many.format(n=must) if must else self.tr("nothing missing"), "danger" if must else "ok")
        self.later.set_pill(self.tr("{n} to follow").format(n=later), "warn")
        self.later.setVisible(bool(later))
        self.done.set_pill(str(done), "ok")
        for lines in self._lists.values():
            empty(lines)
        self._list_problems(self.must, self.found.must, "circle-alert", "danger")
        if not must:
            signed = view.status in SEALED
            may = self.tr("It is signed: you may leave.") if signed else self.tr("You may go on to the signature.")
            self._lists[self.must].addWidget(Label(may, 14, tone="ok", wrap=True))
        self._list_problems(self.later, self.found.later, "triangle-alert", "warn")
        for section in self.found.done:
            line = QWidget()
            line.setLayout(row(IconLabel("circle-check", "ok"), (Label(self._section(section), 13), 1), gap=S2))
            self._lists[self.done].addWidget(line)

    def _list_problems(self, card: Card, problems: Sequence[Problem], icon: str, tone: str) -> None:
        vehicles, others = by_vehicle(problems)
        table = self.tables[card]
        table.setVisible(len(vehicles) >= FROM)
        if len(vehicles) >= FROM:
            table.show_gaps(vehicles)
            vehicles = []
        for gaps in vehicles:
            name = self.tr("No. {position}, {vehicle}").format(position=gaps.position, vehicle=gaps.vehicle)
            button = Button(self.tr("To the vehicle"), "arrow-right", name=f"go_row_{gaps.position}")
            button.clicked.connect(partial(self._go_vehicle, gaps.row))
            self._lists[card].addWidget(self._line(button, name, gaps.text, icon, tone))
        for (field, slot), texts in _by_place(others).items():
            section = self._section(field)
            button = Button(section, "arrow-right", name=f"go_{field}")
            button.clicked.connect(partial(self._go, field))
            if slot:
                section = labelled(section, word(f"choice.photo.{slot}"))
            self._lists[card].addWidget(self._line(button, section, "\n".join(texts), icon, tone))

    def _section(self, name: str) -> str:
        """A part of the page; some kinds of orders call it by another name."""
        return of_task(f"section.{name}", self.view.kind if self.view is not None else "")

    def _line(self, button: Button, head: str, text: str, icon: str, tone: str) -> QWidget:
        button.setMinimumWidth(136)
        button.setAccessibleDescription(text)
        words = column(Label(head, 14, 600, wrap=True), Label(text, 13, tone="muted", wrap=True), gap=0)
        box = QWidget()
        box.setLayout(row(IconLabel(icon, tone, 20, line=22), (words, 1), button, gap=S3))
        return box

    def _show_primary(self, view: OrderView) -> None:
        assert self.footer is not None
        must = self.found.must
        if view.status in SEALED:
            self.footer.set_primary(self.tr("Back to today"), "arrow-left", name="back_to_day")
        elif must and must[0].field != "sign_off":
            place = must[0].params.get("vehicle") or self._section(must[0].field)
            text = self.tr("1 of {n}: {place}").format(n=len(must), place=place)
            self.footer.set_primary(text, "arrow-right", name="first_missing")
        elif view.status in _FINISH:
            self.footer.set_primary(word(f"step.{_FINISH[view.status]}"), "check", name="finish")
        else:
            self.footer.set_primary(self.tr("To sign-off"), "arrow-right", name="to_sign_off")

    def _forward(self) -> None:
        view = self.view
        if view is None:
            return
        first = self.found.must[0] if self.found.must else None
        if view.status in SEALED:
            self.go.emit("day_page", "")
        elif first is not None and first.field != "sign_off":
            row = first.params.get("row")
            self._go_vehicle(row) if row else self._go(first.field)
        elif view.status == "installing":
            self._finish_install(view)
        elif view.status in _FINISH:
            self.go.emit(ON_SITE_PAGES[view.kind], f"{view.id.hex}/completion")
        else:
            self.go.emit("signoff_page", view.id.hex)

    def _go(self, section: str) -> None:
        if self.view is not None:
            page = _PLACES.get(section, ON_SITE_PAGES[self.view.kind])
            tail = f"/{section}" if page in ("onsite_page", "visit_page") else ""
            self.go.emit(page, self.view.id.hex + tail)

    def _go_vehicle(self, row: str) -> None:
        if self.view is not None:
            self.go.emit(ON_SITE_PAGES[self.view.kind], f"{self.view.id.hex}/{row}")

    def _finish_install(self, view: OrderView) -> None:
        try:
            change = self._workplace.repairs.do(view.id, "finish_install")
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.changed.emit(change)
        self.go.emit("signoff_page", view.id.hex)

    def _preview(self) -> None:
        if self.view is not None:
            open_sheet(self, self._workplace, self.view.id, "service")

    def _leave(self) -> None:
        view, person = self.view, self._workplace.access.person
        if view is None or person is None:
            return
        form = LeaveForm(self._workplace.drafts, view.id.hex)
        draft = LeaveDraft(tuple(dict.fromkeys(p.code for p in self.found.must)), name=person.name)
        sheet = open_form(
            self, self._workplace, form, draft, lambda given: self._workplace.repairs.note(view.id, given),
            title=self.tr("Leave all the same"), under=self._explain.text(), verb=self.tr("Leave"),
        )  # fmt: skip
        sheet.done.connect(self._left)

    def _left(self) -> None:
        self.said.emit(self.tr("Written down. The order stays open."), None)
        self.go.emit("day_page", "")


def _by_place(problems: Iterable[Problem]) -> dict[tuple[str, str], list[str]]:
    """The sentences of every place, each once: what is mended in one place is one line."""
    places: dict[tuple[str, str], list[str]] = {}
    for problem in problems:
        texts = places.setdefault((problem.field, str(problem.params.get("slot", ""))), [])
        if (text := said(problem)) not in texts:
            texts.append(text)
    return places
