"""The one button of the on-site page: arrive, start, the next section, finish, sign-off."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from fieldtech.errors import FieldtechError, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.missing import open_points, said
from fieldtech.ui.pages.onsite.rail import Rail
from fieldtech.ui.pages.onsite.section import FormSection

_STEPS = {"departed": ("arrive", "arrival"), "arrived": ("start_work", "condition")}
_ELSEWHERE = {"checklist": "checklist_page", "swap": "swap_page"}


class StraightWay(QObject):
    """Says what comes next and does it."""

    def __init__(self, page: Page, workplace: Workplace, rail: Rail) -> None:
        super().__init__(page)
        self._page, self._workplace, self._rail = page, workplace, rail

    @property
    def _view(self) -> OrderView | None:
        found = getattr(self._page, "view", None)
        return found if isinstance(found, OrderView) else None

    def show(self) -> None:
        """Name the next step and how much is missing."""
        view, footer = self._view, self._page.footer
        if view is None or footer is None:
            return
        text, icon, name = self._next(view)
        footer.set_primary(text, icon, name=name)
        missing = sum(self._rail.section(key).missing() for key in self._rail.section_keys())
        many = self.tr("{n} items missing") if missing > 1 else self.tr("1 item missing")
        footer.set_missing(many.format(n=missing) if missing else "")

    def press(self) -> None:
        """Do it."""
        view = self._view
        if view is None:
            return
        if view.status in _STEPS:
            self._step_with_form(view, *_STEPS[view.status])
        elif view.status == "waiting":
            self._do("resume")
        elif view.status in ("in_repair", "to_sign"):
            self._forward(view)
        else:
            self._page.go.emit("day_page", "")

    def go_to_missing(self) -> None:
        """F8: the open section's own gap first, then the next section with one."""
        here = self._rail.current_section()
        if here is not None and here.missing() and here.key not in _ELSEWHERE:
            here.go_to_problem()
            return
        if key := self._rail.next_missing(self._rail.current):
            self._rail.open_section(key)
            self._rail.section(key).go_to_problem()

    def finish(self) -> bool:
        """The end of the work is now, unless somebody typed another; then the step with all its guards."""
        view = self._view
        if view is None:
            return False
        try:
            draft = view.facts.get(DiagnosisDraft)
            if draft is not None and draft.finished_at is None:
                now = self._workplace.context.now().replace(second=0, microsecond=0)
                finished = max(now, draft.started_at) if draft.started_at else now
                self._workplace.repairs.note(view.id, replace(draft, finished_at=finished))
            self._page.changed.emit(self._workplace.repairs.do(view.id, "finish"))
        except Refused as error:
            self._page.said.emit(said(error.problems[0]), None)
            self._rail.open_section(error.problems[0].field)
            return False
        except FieldtechError as error:
            self._page.failed.emit(error)
            return False
        return True

    def _next(self, view: OrderView) -> tuple[str, str, str]:
        if view.status in _STEPS:
            step, _section = _STEPS[view.status]
            text = self.tr("I have arrived") if step == "arrive" else word("step.start_work")
            return text, "arrow-right", step
        if view.status == "waiting":
            return word("step.resume"), "arrow-right", "resume"
        if view.status in ("in_repair", "to_sign"):
            return self._next_section(view)
        return self.tr("Back to today"), "arrow-left", "back_to_day"

    def _next_section(self, view: OrderView) -> tuple[str, str, str]:
        key = self._rail.next_missing(self._rail.current)
        if key and key != self._rail.current:
            return self.tr("Next: {section}").format(section=word(f"section.{key}")), "arrow-right", "next"
        if key:
            points = [p for p in open_points(view).must if p.field == key]
            text = self.tr("Complete: {section}").format(section=word(f"section.{key}"))
            return text, "circle-alert" if points else "arrow-right", "next"
        if view.status == "in_repair":
            return word("step.finish"), "check", "finish"
        return self.tr("To sign-off"), "arrow-right", "to_sign_off"

    def _forward(self, view: OrderView) -> None:
        if not self._rail.save_current():
            return
        soon(self, self._go_on)  # saving and going on are two moments, so that neither is long

    def _go_on(self) -> None:
        view = self._view
        if view is None:
            return
        key = self._rail.next_missing(self._rail.current)
        if not key:
            self._finish_or_sign(view)
        elif key in _ELSEWHERE and not (key == self._rail.current and view.status == "to_sign"):
            self._page.go.emit(_ELSEWHERE[key], view.id.hex)
        elif key == self._rail.current:
            self._rail.section(key).go_to_problem()
        else:
            self._rail.open_section(key)

    def _finish_or_sign(self, view: OrderView) -> None:
        if view.status == "in_repair":
            self.finish()
        else:
            self._page.go.emit("signoff_page", view.id.hex)

    def _step_with_form(self, view: OrderView, step: str, key: str) -> None:
        self._rail.save_current()
        soon(self, partial(self._take, view.id, step, key))  # saving and going on are two moments here too

    def _take(self, order: Id, step: str, key: str) -> None:
        if self._view is None or self._view.id != order:
            return  # another order came in between
        section = self._rail.section(key)
        if self._rail.current != key:
            self._rail.open_section(key)
        if isinstance(section, FormSection) and section.form is not None and section.form.submit() is None:
            return
        if section.missing():
            section.go_to_problem()
            problems = [p for p in open_points(self._view).must if p.field == key]
            self._page.said.emit("\n".join(said(p) for p in problems), None)
            return
        if self._do(step):
            soon(self, self._open_next)

    def _open_next(self) -> None:
        self._rail.open_section(self._rail.first_missing())

    def _do(self, step: str) -> bool:
        view = self._view
        if view is None:
            return False
        try:
            change = self._workplace.repairs.do(view.id, step)
        except Refused as error:
            self._page.said.emit("\n".join(dict.fromkeys(said(p) for p in error.problems)), None)
            return False
        except FieldtechError as error:
            self._page.failed.emit(error)
            return False
        self._page.changed.emit(change)
        return True
