"""Plans of maintenance and inspection: the list, one plan in full, and its next step (F29, F30)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

from fieldtech.model.machines.plan import DELETED
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.install.titles import capital
from fieldtech.services.plans.rows import PlanRow, PlanStep, PlanView, PlanVisit
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.language import sentence, word
from fieldtech.ui.pages.calendar.waiting import APPROVERS
from fieldtech.ui.pages.plans.cards import CycleCard, PlanHistoryCard, PlanTermsCard, PlanVisitsCard
from fieldtech.ui.pages.plans.pane import PlanPane
from fieldtech.ui.pages.plans.said import what_follows
from fieldtech.ui.pages.plans.work import PlanWork, errors_of
from fieldtech.ui.pages.records.page import Named, RecordPage

NEW = "new:"


class PlansPage(RecordPage[PlanView]):
    """Opened with a plan's number or key, ``new``, or ``new:kind:number`` of what a new one is for."""

    name: ClassVar[str] = "plans_page"
    icon: ClassVar[str] = "repeat"
    in_sidebar: ClassVar[bool] = False
    lights: ClassVar[str] = "calendar_page"  # from there one comes
    act_icons: ClassVar[Mapping[str, str]] = {
        "save": "pencil", "submit": "send", "approve": "stamp", "return": "corner-up-left", "pause": "clock",
        "resume": "refresh-cw", "change": "pencil", "end": "flag", "withdraw": "undo-2", "delete": "x",
    }  # fmt: skip
    act_words: ClassVar[str] = "plan_do"
    further_name: ClassVar[str] = "{}_plan"
    main_name: ClassVar[str] = "{}_main"
    badge_roles: ClassVar[tuple[str, ...]] = APPROVERS
    empty_icon: ClassVar[str] = "calendar-clock"
    two_columns: ClassVar[int] = 760

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._work: PlanWork = PlanWork(self, workplace, self._showing)
        self._steps: tuple[PlanStep, ...] = ()
        self.pane = PlanPane(self._rows)
        self.cycle, self.card = CycleCard(), PlanTermsCard(self._showing)
        self.visits, self.history = PlanVisitsCard(), PlanHistoryCard(self._showing)
        self.lay_out(self.cycle, (self.card,), (self.visits, self.history))
        self._work.failed.connect(self.failed)
        self.pane.to_calendar.clicked.connect(lambda: self.go.emit(self.lights, ""))
        self.visits.opened.connect(self._open_visit)
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Plans")

    def show_for(self, person: object) -> bool:
        """The office; technicians have the visits."""
        self._count = None
        return isinstance(person, Person) and person.may("see_all_orders") and person.role not in ("WH", "FI")

    def open(self, reference: str) -> None:
        """Come to the front; a new plan is begun over what was shown before. Raises Forbidden."""
        new = reference == "new" or reference.startswith(NEW)
        super().open("" if new else reference)
        if reference == "new":
            self._work.new()
        elif new:
            self._work.new_for(*reference.removeprefix(NEW).split(":", 1))

    def choose_usual(self) -> None:
        """What waits for who approves comes first."""
        person = self._workplace.context.require()
        if person.role not in APPROVERS or not self.pane.choose_state("to_approve"):
            super().choose_usual()

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        if self._work.may_write():
            yield Command(self.tr("New plan"), self._work.new, "plus", "Ctrl+N")
        yield from super().commands()

    def retranslate(self) -> None:
        """What is said before anything is chosen."""
        self._nothing.set_text(self.tr("No plan chosen"), self.tr("Choose one on the left, or write a new one."))
        super().retranslate()

    # a plan -----------------------------------------------------------------------------------------------

    def fetch(self, found: Named) -> PlanView:
        """By its key."""
        return self._workplace.plans.view(found.id)

    def show_view(self, view: PlanView) -> None:
        """Cycle, terms, visits, history."""
        self._steps = self._work.acts(view)
        for part in (self.cycle, self.card, self.visits, self.history):
            part.show_view(view)

    def heading(self, view: PlanView) -> tuple[str, str]:
        """Its title; for whom, and of which kind."""
        return view.draft.title, f"{view.customer} · {word(f'choice.order_kind.{view.kind}')}"

    def acts(self) -> Sequence[str]:
        """As the person may."""
        return [step.name for step in self._steps]

    def main_act(self) -> str:
        """A doubt is said beside the next step and hinders nobody."""
        return next((step.name for step in self._steps if step.main and not errors_of(step)), "")

    def further_acts(self) -> Collection[str]:
        """Whatever nothing is in the way of."""
        return {step.name for step in self._steps if not errors_of(step)} - {self.main_act()}

    def count_waiting(self) -> int:
        """Plans to approve."""
        return len(self._workplace.plans.list(filter="to_approve"))

    def show_foot(self, footer: Footer) -> None:
        """Whom it waits for, or the worst there is to say of the next step."""
        view = self._view
        if view is not None and view.deciders and not self.main_act():
            footer.set_saved(capital(waits_for(view)), "violet", "hourglass")
            return
        said = [problem for step in self._steps if step.main for problem in step.problems]
        worst = min(said, key=lambda problem: problem.severity != "error", default=None)
        if worst is not None:
            footer.set_saved(sentence(worst.code, **worst.params), "warn", "circle-alert")
        else:
            super().show_foot(footer)

    def outcome(self, view: PlanView) -> str:
        """What happened, and what follows."""
        return what_follows(view)

    def _done(self, change: Change) -> None:
        super()._done(change)
        if self._view is not None and self._view.status == DELETED:
            self.show_nothing()
            self.pane.choose_first()

    def _rows(self, text: str) -> Sequence[PlanRow]:
        return self._workplace.plans.list(text, "all", "next")

    def _open_visit(self, visit: PlanVisit) -> None:
        self.go.emit("orders_page", visit.order_id.hex)


def waits_for(view: PlanView) -> str:
    """Who approves a plan that was handed in: any of them."""
    return word("plan.waits_for", names=word("list.or").join(view.deciders))
