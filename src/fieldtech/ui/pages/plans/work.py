"""What is done with a plan: written, changed, handed in, approved, returned, paused, resumed, ended (F30)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, Problem
from fieldtech.forms.fleet.clerk import Clerk
from fieldtech.forms.maintenance.plan_form import PlanForm
from fieldtech.forms.office.desk import Desk
from fieldtech.model.base import Id
from fieldtech.model.drafts.plans import PlanDraft
from fieldtech.model.machines.plan import WRITERS
from fieldtech.services.changes import Change
from fieldtech.services.plans.choices import PlanDesk
from fieldtech.services.plans.objects import VEHICLE
from fieldtech.services.plans.rows import PlanStep, PlanView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.language import sentence, word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Showing

NEW_KEY = "new-plan"
WITH_REASON = ("return", "pause", "end", "change")
ASKED_TWICE = ("delete",)
WRITING = ("save", "change")


class PlanWork(QObject):
    """``done(change)`` after each act."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, showing: Showing) -> None:
        super().__init__(page)
        self._page, self._workplace, self._showing = page, workplace, showing

    def may_write(self) -> bool:
        """Whether this person writes plans."""
        person = self._workplace.access.person
        return person is not None and person.role in WRITERS

    def acts(self, view: PlanView) -> tuple[PlanStep, ...]:
        """What this person may do now, the main step first."""
        found = [step for step in view.steps if step.role_may]
        if any(step.name == "delete" and not errors_of(step) for step in found):
            found = [step for step in found if step.name != "end"]  # what never began need not end
        return tuple(sorted(found, key=lambda step: not step.main or bool(errors_of(step))))

    def new(self, start: PlanDraft | None = None) -> None:
        """Another plan, perhaps for something chosen elsewhere."""
        form = PlanForm(Clerk(self._desk(NEW_KEY), self._workplace))
        draft = start or self._workplace.plans.defaults()
        self._open(form, self._workplace.plans.save, draft, self.tr("New plan"), "", self.tr("Save the plan"))

    def new_for(self, kind: str, number: str) -> None:
        """A plan for one vehicle or one piece of equipment; all the rest is asked."""
        try:
            owner = PlanDesk(self._workplace.context).owner(kind, number)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        start = replace(self._workplace.plans.defaults(), customer=owner)
        if kind == VEHICLE:
            self.new(replace(start, scope="vehicles", vehicles=(number,)))
        else:
            start = replace(start, scope="equipment", equipment=(number,))
            self.new(self._workplace.plans.with_proposal(start))

    def act(self, name: str, view: PlanView) -> None:
        """Do it, after asking for what it needs."""
        under = f"{view.number} · {view.customer}"
        if name == "save":
            form = PlanForm(Clerk(self._desk(view.id.hex), self._workplace), fixed=bool(view.revision))
            perform: Callable[[PlanDraft], Change] = partial(self._save, view.id)
            self._open(form, perform, view.draft, word("plan_do.save"), under, self.tr("Save the plan"))
        elif name in (*WITH_REASON, *ASKED_TWICE):
            self._ask_reason(name, view, under)
        else:
            self._do(view.id, name, "")

    def _ask_reason(self, name: str, view: PlanView, under: str) -> None:
        doubts = [problem for step in view.steps if step.name == name for problem in step.problems]
        told = (word(f"plan_do.{name}.what"), *(sentence(one.code, **one.params) for one in doubts))
        dialog = ConfirmDialog(
            self._page.window(), word(f"plan_do.{name}"), "\n".join((under, *told)),
            word(f"plan_do.{name}"), reason_label=self.tr("Reason"), reason_from=2 * (name in WITH_REASON),
            danger=name in ("end", "delete"),
        )  # fmt: skip
        dialog.confirmed.connect(partial(self._with_reason, name, view))
        soon(dialog, dialog.open)

    def _with_reason(self, name: str, view: PlanView, reason: str) -> None:
        if name != "change":
            self._do(view.id, name, reason)
            return
        form = PlanForm(Clerk(self._desk(view.id.hex), self._workplace), fixed=True)
        perform = partial(self._change, view.id, reason)
        under = f"{view.number} · {view.customer} · {reason}"
        self._open(form, perform, view.draft, word("plan_do.change"), under, self.tr("Save and hand in"))

    def _do(self, plan: Id, name: str, reason: str) -> None:
        try:
            change = self._workplace.plans.do(plan, name, reason)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.done.emit(change)

    def _save(self, plan: Id, draft: PlanDraft) -> Change:
        return self._workplace.plans.save(draft, plan)

    def _change(self, plan: Id, reason: str, draft: PlanDraft) -> Change:
        return self._workplace.plans.change(plan, draft, reason)

    def _open(
        self, form: PlanForm, perform: Callable[[Any], Change], draft: PlanDraft, title: str, under: str, verb: str
    ) -> None:
        sheet = FormSheet(self._page.window(), form, perform, self._showing.times, title=title, under=under, verb=verb)
        sheet.done.connect(self.done)
        soon(sheet, partial(sheet.start, draft))

    def _desk(self, key: str) -> Desk:
        context = self._workplace.context
        return Desk(self._workplace.drafts, key, context.zone, context.now, tuple(self._workplace.access.people()))


def errors_of(step: PlanStep) -> tuple[Problem, ...]:
    """What is in the way of a step; doubts are not."""
    return tuple(problem for problem in step.problems if problem.severity == "error")
