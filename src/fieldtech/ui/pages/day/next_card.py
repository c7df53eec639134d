"""The order that is next: one big button with the first thing to do, the five checks, the facts when opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldtech.model.choices import PRE_DEPARTURE
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.onsite import PreDepartureDraft
from fieldtech.model.drafts.planning import PlanDraft
from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.order_briefs import VehicleBrief
from fieldtech.services.order_view import OrderView
from fieldtech.services.visits.along import Along
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Flow, Line, column, row
from fieldtech.ui.kit.buttons import BigButton, QuietButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.plate import PlateChip
from fieldtech.ui.language import of_task, term, word
from fieldtech.ui.pages.onsite.facts_panel import spaced
from fieldtech.ui.pages.order.showing import Catalogue
from fieldtech.ui.tokens import S2, S3, S4

_ICONS = {"accept": "check", "information": "file-text", "tools": "wrench", "spares": "package",
          "documents": "clipboard-list", "customer": "phone", "depart": "navigation", "arrive": "map-pin",
          "go_on": "arrow-right", "sign_off": "signature"}  # fmt: skip
_SIDE_BY_SIDE = 720


class NextCard(Live, Card):
    """``wanted(action)`` for the big button, ``ticked(check, on)`` for a single check, ``refused``."""

    wanted = Signal(str)
    ticked = Signal(str, bool)
    refused = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._catalogue = Catalogue(workplace.masters)
        self._view: OrderView | None = None
        self.action = ""
        self._along: Along | None = None
        self.set_state("current")
        self._lead, self._when = Label("", 13, 600, "accent", tabular=True), Elided("", 13, tone="muted", tabular=True)
        self._who, self._what = Elided("", 20, 600), Elided("", 13, tone="muted", tabular=True)
        self._plate = PlateChip()
        self.big = BigButton(name="next_step", key="F2")
        self.big.setMinimumWidth(270)
        self.big.clicked.connect(lambda: self.wanted.emit(self.action))
        self.refuse = QuietButton(name="refuse")
        self.refuse.clicked.connect(self.refused)
        self._then = Label("", 13, tone="muted")
        self._checks = {name: TickChip(name=f"check_{name}") for name in PRE_DEPARTURE}
        self._site, self._facts = Banner("warn"), Facts(label_width=96)
        self._lay_out()
        self.go_live()

    def show_view(self, view: OrderView | None, action: str, along: Along | None, *, opened: bool) -> None:
        """The order, the next thing to do with it, what the plan of a visit says, and whether its facts are open."""
        self._view, self.action, self._along = view, action, along
        self.setVisible(view is not None)
        if view is None:
            return
        self._show_head(view)
        self._show_checks(view)
        self._show_facts(view, opened=opened)
        self.big.set_text(self._verb(action))
        self.big.set_icon(_ICONS.get(action, "arrow-right"))
        self.refuse.setVisible(view.status == "assigned")
        self._then.setText(self._follows(action))
        self._then.setVisible(bool(self._then.text()))

    def retranslate(self) -> None:
        """Everything is words."""
        self.refuse.set_text(self.tr("Refuse…"))
        for name, chip in self._checks.items():
            chip.set_text(self._short(name))
        if self._view is not None:
            self.show_view(self._view, self.action, self._along, opened=not self._facts.isHidden())

    def fit(self, width: int) -> None:
        """The button beside the words, or below them."""
        wide = width >= _SIDE_BY_SIDE
        self._head_row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )  # fmt: skip

    def _lay_out(self) -> None:
        words = column(
            row(self._lead, (self._when, 1), gap=S3), self._who, row(self._plate, (self._what, 1), gap=S2), gap=S2
        )
        self._head_row = row((words, 1), self.big, gap=S4)
        flow, five = Flow(S2), QWidget()
        for name, chip in self._checks.items():
            chip.clicked.connect(lambda on, check=name: self.ticked.emit(check, on))
            flow.addWidget(chip)
        five.setLayout(flow)
        self._five = five
        self._line = Line()
        self.add(self._head_row, self._line, five, row(self.refuse, None, self._then, gap=S2), self._site, self._facts)

    def _lead_words(self, view: OrderView) -> str:
        """When to leave, or to be there where only that was agreed; on the way and after, the state."""
        if view.due_depart is None or view.status not in ("assigned", "accepted"):
            return of_task(f"status.{view.status}", view.kind)
        said = self.tr("Be there at {time}") if view.due_depart == view.slot_from else self.tr("Leave by {time}")
        return said.format(time=f"{self._workplace.context.local(view.due_depart):%H:%M}")

    def _show_head(self, view: OrderView) -> None:
        local = self._workplace.context.local
        self._lead.setText(self._lead_words(view))
        agreed = (
            f"{local(view.slot_from):%m-%d %H:%M}–{local(view.slot_to):%H:%M}"
            if view.slot_from and view.slot_to
            else ""
        )
        late = self.tr("overdue") if view.overdue else ""
        agreed = self.tr("agreed {time}").format(time=agreed) if agreed else ""
        self._when.setText(" · ".join(filter(None, (agreed, late, view.number))))
        self._who.setText(view.customer.name)
        vehicle = view.vehicle
        self._plate.set(vehicle.plate if vehicle else "", vehicle.colour if vehicle else 0)
        self._plate.setVisible(bool(vehicle and vehicle.plate))
        repeat = self.tr("Repeat repair") if view.repeat_of else ""
        caller = f"{view.customer.contact} {spaced(view.customer.phone)}".strip()
        self._what.setText(" · ".join(filter(None, (repeat, self._catalogue.fault(view.title), caller))))

    def _show_checks(self, view: OrderView) -> None:
        before = view.status in ("assigned", "accepted")
        done = view.facts.all(PreDepartureDraft)
        for name, chip in self._checks.items():
            draft = done.get(name)
            chip.setChecked(bool(draft and draft.done))
            chip.setEnabled(ready_to_depart(view))
            spoken = draft.called_at if draft and name == "customer" and draft.done else None
            detail = f" · {draft.person} {self._workplace.context.local(spoken):%H:%M}" if draft and spoken else ""
            chip.set_text(self._short(name) + detail)
        for part in (self._five, self._line):
            part.setVisible(before)

    def _show_facts(self, view: OrderView, *, opened: bool) -> None:
        self._facts.setVisible(opened)
        self._site.setVisible(opened and bool(view.customer.preference))
        if not opened:
            return
        self._site.set("warn", self.tr("Mind on this site"), view.customer.preference)
        call, plan, vehicle = view.facts.get(IntakeDraft), view.facts.get(PlanDraft), view.vehicle
        unit = vehicle.terminal if vehicle else None
        visit = self._along or Along((), "", "")
        warranty = word(f"choice.warranty.{view.charges.state}")  # of a terminal: equipment has none
        warranty = f"{warranty} · {view.charges.until or ''}".strip(" ·") if vehicle or self._along is None else ""
        driver = f"{vehicle.driver_name} {spaced(vehicle.driver_mobile)}".strip() if vehicle else ""
        lines = [
            (self.tr("Customer says"), call.text if call else "", ""),
            (self.tr("Plan"), plan.text if plan else "", ""),
            (self.tr("Content"), visit.content, ""),
            (self.tr("Method"), visit.method, ""),
            (self.tr("Address"), view.customer.address, ""),
            (self.tr("Vehicle"), _vehicle(vehicle) if vehicle else "", ""),
            (self.tr("Terminal"), f"{unit.number} · {unit.model} · SIM …{unit.iccid[-8:]}" if unit else "", ""),
            (self.tr("Warranty"), warranty, ""),
            (self.tr("Driver"), driver, ""),
            (self.tr("Repeat of"), view.repeat_of, "warn"),
        ]
        self._facts.set([line for line in lines if line[1]])

    def _verb(self, action: str) -> str:
        verbs = {
            "accept": word("step.accept"), "information": self.tr("Read the order"),
            "tools": self.tr("Tools are with me"), "spares": self.tr("Spares are with me"),
            "documents": self.tr("Papers are with me"), "customer": self.tr("Call to confirm the time"),
            "depart": word("step.depart"), "arrive": self.tr("I have arrived"),
            "go_on": self.tr("Go on with the work"), "sign_off": self.tr("To sign-off"),
        }  # fmt: skip
        return verbs.get(action, "")

    def _short(self, check: str) -> str:
        shorts = {
            "information": self.tr("Order read"), "tools": self.tr("Tools"), "spares": self.tr("Spares"),
            "documents": self.tr("Papers"), "customer": self.tr("Customer confirmed"),
        }  # fmt: skip
        return shorts[check]

    def _follows(self, action: str) -> str:
        after = {"accept": self.tr("the five checks"), "customer": word("step.depart")}.get(action, "")
        if action in ("information", "tools", "spares", "documents"):
            after = word("step.depart")
        return self.tr("then: {step}").format(step=after) if after else ""


def _vehicle(vehicle: VehicleBrief) -> str:
    """Make and supply."""
    return " · ".join(filter(None, (vehicle.make_model, term("choice.voltage", vehicle.voltage))))


def ready_to_depart(view: OrderView) -> bool:
    """Whether the five checks are due: an order was accepted first, a visit needs no word."""
    return view.status == "accepted" or (view.status == "assigned" and view.kind in VISIT_KINDS)
