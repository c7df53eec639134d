"""From a finding to its repair order: in one press, or with what the call still lacks asked for (F32)."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from fieldtech.errors import Invalid
from fieldtech.forms.maintenance.repair_call_form import RepairCallForm
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.intake_desk import IntakeDesk
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Times


def registered(workplace: Workplace, finding: Id) -> Change | None:
    """The repair order made of all that is known; None when the call lacks something that somebody must say."""
    try:
        return workplace.visits.to_repair(finding)
    except Invalid:
        return None


def ask_for_the_rest(window: QWidget, workplace: Workplace, finding: Id) -> FormSheet:
    """The call as far as it is known, over the page; ``done(change)`` of the sheet has the order made of it."""
    call, context = workplace.visits.repair_call(finding), workplace.context
    models = IntakeDesk(context).models()
    form = RepairCallForm(workplace.drafts, finding.hex, models, vehicle=not call.equipment)
    title = QCoreApplication.translate("RepairCall", "Make it a repair order")
    under = QCoreApplication.translate("RepairCall", "The repair order still needs what is marked below.")
    sheet = FormSheet(
        window, form, partial(workplace.visits.to_repair, finding), Times(context.zone, context.now),
        title=title, under=under, verb=title,
    )  # fmt: skip
    sheet.start(call)
    form.show_problems(())
    return sheet
