"""The form of a plan (F30): for what, what is done and how, who, how often; the cycle is said back in words at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Chips, Choice, Segments
from fieldtech.forms.field import Field
from fieldtech.forms.fleet.clerk import Clerk
from fieldtech.forms.fleet.vehicles_field import Vehicles
from fieldtech.forms.maintenance.cycle_field import CycleField
from fieldtech.forms.office.desk import OfficeForm, choices
from fieldtech.forms.text_fields import Integer, LongText, Text
from fieldtech.model.choices import ENVIRONMENTS
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.plans import SCOPES, PlanDraft
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.model.recurrence import COUNTS_FROM, DAYS_OFF
from fieldtech.model.rule_form import WEEKDAYS
from fieldtech.services.install.titles import capital
from fieldtech.services.plans.choices import PlanChoice, PlanDesk
from fieldtech.services.plans.rows import shortened
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import current_language, sentence, word
from fieldtech.ui.tokens import S3

_OF_CUSTOMER = ("equipment", "vehicles", "site")
_CYCLE = ("starts_on", "counts_from", "rule")


class PlanForm(OfficeForm[PlanDraft]):
    """``fixed``: the plan was handed in once, so customer, kind and number stay."""

    draft_type = PlanDraft
    columns = 3

    def __init__(self, clerk: Clerk, *, fixed: bool = False) -> None:
        self._clerk, self._fixed = clerk, fixed
        self._offered = ""  # the cycle of a new plan as long as nobody chose another one
        self._desk = PlanDesk(clerk.workplace.context)
        self._customer = ""
        self._said = Banner("info", icon="repeat")
        self._said.setObjectName("cycle_said")
        super().__init__(clerk.desk)
        self.start()

    def fields(self) -> Sequence[Field]:
        """As one thinks: for whom and what, what is done, how often, from when, who; then the rest."""
        customer = self._clerk.customer_field(self.tr("Customer"), self.tr("Name, telephone, plate or terminal"))
        return (customer, *self._things(), *self._work(), *self._days(), *self._rest())

    def _things(self) -> tuple[Field, ...]:
        return (
            Segments(name="scope", label=self.tr("For"), required=True, span=0,
                     options=tuple(Option(scope, word(f"plan.scope.{scope}")) for scope in SCOPES)),
            Vehicles(name="equipment", label=self.tr("Equipment"), required=True,
                     search=(self.tr("Search equipment"), self.tr("Number, name or tag")),
                     offers=lambda: self._options(self._desk.equipment(self._customer))),
            Vehicles(name="vehicles", label=self.tr("Vehicles"), required=True, scan=("plate", "vin"),
                     offers=lambda: self._clerk.vehicle_options(self._customer)),
            Choice(name="model", label=self.tr("Terminal model"), required=True, placeholder=self.tr("Choose…"),
                   options=self._clerk.model_options()),
            Choice(name="site", label=self.tr("Site"), required=True, placeholder=self.tr("Choose…"),
                   options=self._options(self._desk.sites(self._customer)) if self._customer else ()),
        )  # fmt: skip

    def _work(self) -> tuple[Field, ...]:
        return (
            Segments(name="order_kind", label=self.tr("Kind"), required=True,
                     options=choices("order_kind", VISIT_KINDS)),
            Text(name="title", label=self.tr("Name of the plan"), required=True),
            Choice(name="checklist", label=self.tr("Checklist"), required=True, placeholder=self.tr("Choose…"),
                   options=self._options(self._desk.checklists())),
            LongText(name="content", label=self.tr("What is done"), required=True, lines=2),
        )  # fmt: skip

    def _days(self) -> tuple[Field, ...]:
        return (
            CycleField(name="rule", label=self.tr("Cycle"), required=True),
            self.desk.day("starts_on", self.tr("Starts on")),
            Chips(name="persons", label=self.tr("By whom"), required=True, multiple=True,
                  options=self._clerk.desk.colleagues("TE")),
        )  # fmt: skip

    def _rest(self) -> tuple[Field, ...]:
        return (
            LongText(name="method", label=self.tr("How"), required=True, lines=2),
            Chips(name="environment", label=self.tr("Environment"), multiple=True,
                  options=choices("environment", ENVIRONMENTS)),
            Segments(name="counts_from", label=self.tr("The next date counts"), required=True, span=2,
                     options=tuple(Option(one, word(f"plan.counts_from.{one}")) for one in COUNTS_FROM)),
            Integer(name="every_km", label=self.tr("Or after so many kilometres"), help=self.tr("0: none")),
            Integer(name="every_hours", label=self.tr("Or after so many hours of running"), help=self.tr("0: none")),
            Choice(name="on_day_off", label=self.tr("On a day off"), required=True,
                   options=tuple(Option(one, word(f"plan.day_off.{one}")) for one in DAYS_OFF)),
            Integer(name="notice_days", label=self.tr("The customer is told, days before")),
            Integer(name="tolerance_percent", label=self.tr("Tolerance, % of the cycle")),
            Text(name="number", label=self.tr("Number"), placeholder=self.tr("given by itself"), tabular=True),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """The cycle is said in words right below it."""
        grids = [FieldGrid(columns=self.columns), FieldGrid(columns=self.columns)]
        after = False
        for name, editor in self._editors.items():
            grids[after].add(self.cell(name), editor.field.span)
            after = after or name == "starts_on"
        whole = QWidget()
        whole.setLayout(column(grids[0], self._said, grids[1], gap=S3))
        return whole

    def load(self, draft: PlanDraft | Draft, *, restore: bool = True) -> None:
        """What is chosen from depends on the customer."""
        self._customer = draft.customer if isinstance(draft, PlanDraft) else ""
        self._offer()
        super().load(draft, restore=restore)
        plan = self.draft()
        self._offered = "" if plan.number or self._fixed else plan.rule

    def follow(self) -> None:
        """Only what the plan is for is asked; meters only where the actual day counts."""
        draft = self.draft()
        if draft.customer != self._customer:
            self._customer = draft.customer
            self._offer()
        for name in (*_OF_CUSTOMER, "model"):
            self.show_cells(_asked(draft, name), name)
        self.show_cells(draft.counts_from == "actual" or bool(draft.every_km or draft.every_hours),
                        "every_km", "every_hours")  # fmt: skip
        self.cell("customer").setEnabled(not self._fixed)
        self.cell("order_kind").setEnabled(not self._fixed)
        self.cell("number").setEnabled(not self._fixed)
        self._say(draft)

    def field_changed(self, name: str) -> None:
        """Another customer has other things; equipment asks for its own cycle (F29)."""
        if name == "customer":
            for field in _OF_CUSTOMER:
                self.set_field(field, "" if field == "site" else ())
        elif name == "equipment":
            self._take_proposal()

    def retranslate(self) -> None:
        """The sentence, too."""
        super().retranslate()
        self._say(self.draft())

    def _take_proposal(self) -> None:
        draft = self.draft()
        found = self._clerk.workplace.plans.propose(draft)
        if found is None:
            return
        if draft.rule == self._offered:
            self.set_field("rule", found.rule)
            self._offered = found.rule
        if not draft.environment:
            self.set_field("environment", found.environment)

    def _proposal(self, draft: PlanDraft) -> str:
        """What is proposed and why, also after something else was chosen."""
        plans, lang = self._clerk.workplace.plans, current_language()
        found = plans.propose(draft)
        if found is None:
            return ""
        cycle = plans.sentence(replace(draft, rule=found.rule), lang)
        return word("plan.proposal", cycle=cycle, reason=found.said(lang)) if cycle else ""

    def _say(self, draft: PlanDraft) -> None:
        """Back in words: where ticks come from, the cycle, its next days, when it is late, what is doubtful."""
        plans, lang = self._clerk.workplace.plans, current_language()
        self._name_environment(draft)
        cycle = plans.sentence(draft, lang)
        self._said.setVisible(bool(cycle))
        if not cycle:
            return
        days = plans.next_dates(draft)
        following = self.tr("Next: {days}").format(days=" · ".join(_day(day) for day in days)) if days else ""
        late = self.tr("Late after {percent} % of the cycle.").format(percent=draft.tolerance_percent)
        doubts = [sentence(one.code, **one.params) for one in plans.doubts(draft)]
        lines = (" · ".join(filter(None, (following, late))), self._proposal(draft), *doubts)
        self._said.set("info", capital(cycle), "\n".join(filter(None, lines)))

    def _name_environment(self, draft: PlanDraft) -> None:
        """What was ticked without anybody's doing says who says so."""
        found = self._clerk.workplace.plans.propose(draft) if draft.environment else None
        taken = found is not None and found.environment == draft.environment
        source = word("plan.environment_from", numbers=shortened(draft.equipment)) if taken else ""
        self.cell("environment").set_label(self.tr("Environment"), source)

    def _offer(self) -> None:
        for field in self.fields():
            if field.name in _OF_CUSTOMER:
                self._quietly(self.editor(field.name).adopt, field)

    def _options(self, found: Sequence[PlanChoice]) -> tuple[Option, ...]:
        english = current_language() == "en"
        return tuple(
            Option(
                one.value, " ".join(filter(None, (one.value, (one.en or one.zh) if english else one.zh))), one.detail
            )
            for one in found
        )


def _asked(draft: PlanDraft, name: str) -> bool:
    if draft.scope == "site":
        return name in _OF_CUSTOMER
    return draft.scope == name


def _day(day: date) -> str:
    return f"{day.isoformat()} {word(f'recurrence.weekday.{WEEKDAYS[day.weekday()]}')}"
