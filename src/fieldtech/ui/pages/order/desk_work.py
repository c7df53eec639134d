"""Taking the steps of one order at the desk: forms over the page, refusals, follow-ups, sheets, photos."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, Problem, Refused
from fieldtech.forms.office.desk import OfficeForm
from fieldtech.forms.onsite.wording import named
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.visits import NoticeDraft
from fieldtech.model.money.prices import Line
from fieldtech.services.changes import Change
from fieldtech.services.order_briefs import FollowUpBrief, PhotoRow
from fieldtech.services.order_view import OrderView
from fieldtech.services.steps import StepOffer
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.house_papers import open_labels
from fieldtech.ui.pages.onsite.places import ON_SITE_PAGES
from fieldtech.ui.pages.order.acts import CHANGE_PRICE, Acts, act_word
from fieldtech.ui.pages.order.beside import facts_beside
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.next_step import ON_SITE, Next, before, next_for, place_of, side_acts
from fieldtech.ui.pages.order.notice_card import NOTICE_ACTS, told_words
from fieldtech.ui.pages.order.notice_work import NoticeWork
from fieldtech.ui.pages.order.photo_work import OrderPhotos
from fieldtech.ui.pages.order.reason_list import MissingSheet
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.photos.tools import PhotoTools
from fieldtech.ui.pages.sheet_preview import SheetPreview

INTAKE_PAGE = "intake_page"
SEE_FINDING = "see_finding"
_ANSWERS = ("submit", "solve_by_hotline", "solve_remotely", "confirm_solved")
_THEN = {"start_triage": "triage"}


class DeskWork(QObject):
    """Works on the order last taken up; ``done(change)`` after each step or entry."""

    done = Signal(object)
    changed = Signal(object)
    go = Signal(str, str)
    said = Signal(str)
    failed = Signal(object)
    follow_ups_wanted = Signal()
    vehicles_wanted = Signal()
    file_wanted = Signal()
    findings_wanted = Signal()

    def __init__(
        self, page: QWidget, workplace: Workplace, showing: Showing, photo_tools: PhotoTools | None = None
    ) -> None:
        """``page`` is what the sheets belong to; they cover its window."""
        super().__init__(page)
        self._page, self._workplace, self._showing = page, workplace, showing
        self._acts = Acts(workplace, showing)
        self.photos = OrderPhotos(page, workplace, photo_tools)
        self.notices = NoticeWork(page, workplace)
        self.notices.said.connect(self.said)
        self.notices.failed.connect(self.failed)
        self._view: OrderView | None = None
        self._offers: tuple[StepOffer, ...] = ()
        self._more: tuple[str, ...] = ()
        self.coming = Next()
        self._opening = False

    def take_up(self, view: OrderView) -> tuple[Next, tuple[str, ...]]:
        """Work on this order from now on; returns the next step and everything else one may do."""
        person = self._workplace.access.person
        self._view = view
        self._offers = self._workplace.repairs.steps(view.id)
        self.coming = next_for(view, self._offers)
        self._more = side_acts(view, self._offers, person, self.coming.act) if person else ()
        return self.coming, self._more

    def put_down(self) -> None:
        """Work on none."""
        self._view, self._offers, self._more, self.coming = None, (), (), Next()

    def acts(self) -> tuple[str, ...]:
        """All that can be done now, the next step first."""
        return tuple(filter(None, (self.coming.act, *self._more)))

    def turn(self, view: OrderView) -> tuple[str, ...]:
        """Whose turn it is, by name: the technicians of the order, or who has the role in its centre."""
        coming = self.coming
        if coming.act or not coming.step:
            return ()
        if "TE" in coming.roles and view.technician_names:
            return view.technician_names
        people = self._workplace.access.people()
        return tuple(p.name for role in coming.roles for p in people if p.role == role)

    def act(self, name: str) -> None:
        """Do it at once, or open its form; what must be written down before comes first."""
        view = self._view
        if view is None or self._opening:
            return
        if name in NOTICE_ACTS:
            self.notices.act(name, view.id)
        elif name == "on_site" or name in ON_SITE:
            self.go.emit(ON_SITE_PAGES[view.kind], str(view.id))
        elif name == "import_vehicles":
            self.go.emit("import_page", self.import_reference())
        elif name == "attach_evidence":
            self.file_wanted.emit()
        elif name == SEE_FINDING:
            self.findings_wanted.emit()
        elif name == "missing":
            self._show_missing(word(f"step.{self.coming.step}"), self.coming.problems)
        elif first := before(name, view, self._offers):
            self._open_form(first, view, then=name)
        else:
            self._open_form(name, view)

    def import_reference(self) -> str:
        """Vehicles of the install order, while some may be added."""
        view = self._view
        if view is None or "add_vehicles" not in self.acts():
            return ""
        return f"vehicle_list/{view.customer.number}/orders_page/{view.id.hex}"

    def resume(self, form: str) -> None:
        """Open the form in which something was left unfinished, or of the act of that name, if that can be done."""
        view = self._view
        if form in (SEE_FINDING, *self.acts()):  # a page led here to do this
            self.act(form)
            return
        if view is None or self._workplace.drafts.load(form, view.id.hex) is None:
            return
        if name := self._acts.act_of(form, self.acts(), view):
            self.act(name)

    def settle(self, owed: FollowUpBrief) -> None:
        """Ask what came of a task, and mark it done."""
        dialog = ConfirmDialog(
            self._page.window(),
            word(f"follow_up.{owed.kind}"),
            owed.text,
            self.tr("Settle"),
            reason_label=self.tr("What came of it"),
            reason_from=2,
        )
        dialog.confirmed.connect(partial(self._settled, owed))
        dialog.open()

    def preview(self, kind: str) -> None:
        """Look at a sheet of the order, or at the labels of its terminals."""
        if self._view is not None and kind == "terminals":
            open_labels(self._page.window(), self._workplace, self._view.number)
        elif self._view is not None:
            sheet = SheetPreview(self._page.window(), self._workplace, self._view.id, kind)
            sheet.changed.connect(self.changed)
            sheet.said.connect(self.said)
            sheet.open()

    def show_photo(self, photo: PhotoRow) -> None:
        """Show a photo large."""
        if self._view is not None:
            self.photos.look(self._view, photo)

    def mend(self, problem: Problem) -> None:
        """Go where a problem is put right."""
        view, place = self._view, place_of(problem)
        if view is None or place is None:
            return
        if place.kind == "act":
            self.act(place.name)
        elif place.kind == "follow_ups":
            self.follow_ups_wanted.emit()
        elif place.kind == "vehicles":
            self.vehicles_wanted.emit()
        else:
            self.go.emit(INTAKE_PAGE if place.kind == "intake" else ON_SITE_PAGES[view.kind], str(view.id))

    def _open_form(self, name: str, view: OrderView, then: str = "") -> None:
        form = self._acts.form(name, view)
        if form is None:
            self._take(name, view)
        else:
            self._opening = True  # a second press in between opens no second one
            soon(self, partial(self._show_form, name, view, form, then))  # making and showing it are two moments

    def _show_form(self, name: str, view: OrderView, form: OfficeForm[Any], then: str) -> None:
        self._opening = False
        if self._view is None or self._view.id != view.id:
            form.deleteLater()  # somebody turned to another order, or left
            return
        plate = view.vehicle.plate if view.vehicle else ""
        sheet = FormSheet(
            self._page.window(),
            form,
            partial(self._acts.perform, name, view),
            self._showing.times,
            title=act_word(name),
            under=" · ".join(filter(None, (view.number, plate, view.customer.name))),
            verb=self.tr("Save the answer") if name in _ANSWERS else act_word(name),
            facts=facts_beside(name, view, self._showing),
        )
        sheet.done.connect(partial(self._finish, then))
        if name == "notify":
            sheet.done.connect(self._say_told)
        elif name == CHANGE_PRICE:
            sheet.done.connect(partial(self._say_price, view.charges.lines))
        sheet.wanted.connect(self.mend)
        soon(sheet, partial(sheet.start, self._acts.draft(name, view)))

    def _take(self, name: str, view: OrderView) -> None:
        """A step without words."""
        try:
            change = self._acts.perform(name, view)
        except Refused as refusal:
            self._show_missing(act_word(name), refusal.problems)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self._finish(_THEN.get(name, ""), change)

    def _finish(self, then: str, change: Change) -> None:
        self.done.emit(change)
        if then:
            self.act(then)

    def _say_told(self, change: Change) -> None:
        """Who was told of which day; the notice is at hand beside it."""
        draft = self._view.facts.get(NoticeDraft) if self._view is not None else None
        if draft is not None:
            self.said.emit(word("visit.told", number=change.number, told=told_words(self._showing, draft)))

    def _say_price(self, earlier: Iterable[Line], change: Change) -> None:
        """What was changed: the line, and its price before and after."""
        was = {line.key: line.charged_cents for line in earlier}
        for line in self._view.charges.lines if self._view is not None else ():
            if (old := was.get(line.key)) not in (None, line.charged_cents):
                prices = f"¥{in_figures(old or 0)} → ¥{in_figures(line.charged_cents)}"
                self.said.emit(f"{change.number}: {named(line.zh, line.en)} {prices}")

    def _settled(self, owed: FollowUpBrief, outcome: str) -> None:
        try:
            change = self._workplace.follow_ups.settle(owed.id, outcome)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self._finish("", change)

    def _show_missing(self, title: str, problems: Iterable[Problem]) -> None:
        sheet = MissingSheet(self._page.window(), title, tuple(problems))
        sheet.wanted.connect(self.mend)
        sheet.open()
