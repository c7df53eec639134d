"""Kilometres of a vehicle, hours of a machine: what the meter shows, written down with one Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from fieldtech.errors import FieldtechError, Invalid, Refused
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import Integer, Text
from fieldtech.model.drafts.visits import MeterDraft
from fieldtech.services.visits.views import Meter, ObjectView, VisitView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column, empty, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.tokens import S2

_UNITS = {"vehicle": "km", "equipment": "h"}


class MeterForm(Form[MeterDraft]):
    """What it shows; why it runs backwards, where it does."""

    draft_type = MeterDraft
    columns = 1

    def __init__(self, keeper: DraftKeeper, key: str, unit: str) -> None:
        super().__init__(keeper, key)
        self._unit, self.falls = unit, False
        self.start()

    def fields(self) -> Sequence[Field]:
        """The reading, and a reason."""
        return (
            Integer(name="value", label=word(f"choice.meter.{self._unit}"), empty=None),
            Text(name="reason", label=self.tr("Why it is less (a new meter)")),
        )

    def show_reason(self, wanted: bool) -> None:
        """Only where the reading fell."""
        self.cell("reason").setVisible(wanted)

    def load(self, draft: MeterDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self.show_reason(bool(self.draft().reason))


class MeterCard(Live, Card):
    """One form per object; ``changed(Change)`` when it was written down."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(" ", "gauge")
        self.setObjectName("meter_card")
        self._workplace = workplace
        self._visit: VisitView | None = None
        self._thing: ObjectView | None = None
        self.asked_for = False  # of a thing whose meter nobody counts, somebody wants to write it down all the same
        self.form: MeterForm | None = None
        self._place, self._before = column(gap=S2), Label("", 13, tone="muted", wrap=True)
        self.write = Button("", "check", name="write_meter")
        self.write.clicked.connect(self._write)
        self.add(self._before, self._place, row(self.write, None))
        self.go_live()

    def show_object(self, visit: VisitView | None, thing: ObjectView | None, *, free: bool) -> None:
        """The meter of what is looked at."""
        other = thing is None or self._thing is None or thing.id != self._thing.id
        self._visit, self._thing = visit, thing
        self.setEnabled(free)
        if thing is None or visit is None:
            return
        if other or self.form is None:
            self._make(visit, thing)
            self.asked_for = False
        known = self._known(thing)
        before = str(known.before) if known is not None and known.before is not None else ""
        self._before.setText(self.tr("Last time: {value}").format(value=before) if before else "")
        self._before.setVisible(bool(before))
        value = known.value if known is not None else None
        self.set_pill(str(value) if value is not None else "", "ok")
        self.setVisible(value is not None or (free and (self.asked_for or _counts(visit, thing) or known is not None)))

    def retranslate(self) -> None:
        """Title and button."""
        self.set_title(self.tr("Meter"))
        self.write.set_text(self.tr("Write down"))

    def ask(self) -> None:
        """Its meter is to be written down although no plan counts it."""
        self.asked_for = True
        self.show()
        if self.form is not None:
            self.form.editor("value").control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, visit: VisitView, thing: ObjectView) -> None:
        empty(self._place)
        unit = _UNITS[thing.kind]
        self.form = MeterForm(self._workplace.drafts, f"{visit.id.hex}-{thing.id.hex}-meter", unit)
        known = self._known(thing)
        self.form.load(MeterDraft(unit, known.value if known is not None else None))
        self._place.addWidget(self.form)

    def _known(self, thing: ObjectView) -> Meter | None:
        return next((one for one in thing.meters if one.unit == _UNITS[thing.kind]), None)

    def _write(self) -> None:
        form, visit, thing = self.form, self._visit, self._thing
        if form is None or visit is None or thing is None:
            return
        draft = form.draft()
        try:
            change = self._workplace.visits.meter(visit.id, thing.id, draft)
        except (Invalid, Refused) as error:
            form.show_reason(any(problem.code == "meter_falls" for problem in error.problems))
            form.show_problems(error.problems)
            self._before.setText(" ".join(said(problem) for problem in error.problems))
            self._before.show()
            return
        except FieldtechError as error:
            self.failed.emit(error)
            return
        form.load(draft, restore=False)
        form.finish()
        self.changed.emit(change)


def _counts(visit: VisitView, thing: ObjectView) -> bool:
    """Whether there is a meter to be read: every vehicle has one, of equipment that whose plan counts its hours."""
    return thing.kind == "vehicle" or bool(visit.plan.every_hours)
