"""Who calls for the first time: a customer, his vehicle and he himself are added while he speaks."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.intake.intake_form import IntakeForm
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.masters import ContactDraft, CustomerDraft, VehicleDraft
from fieldtech.model.identifiers import identify
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace

CUSTOMER_FIELDS = ("name", "address", "site_class", "centre_code", "preference")
VEHICLE_FIELDS = ("plate", "plate_colour", "vin", "vehicle_type", "make_model", "voltage", "driver_name",
                  "driver_mobile")  # fmt: skip


def customer_sheet(page: QWidget, workplace: Workplace, form: IntakeForm) -> MasterSheet:
    """The few things a call needs of a customer; what was typed in vain is his name."""
    sheet = MasterSheet(page.window(), workplace, "customers", CUSTOMER_FIELDS)
    centre = workplace.context.require().centre
    name = form.editor("customer").raw()
    sheet.start(CustomerDraft(name=name, address=form.draft().address, centre_code=centre))
    return sheet


def vehicle_sheet(page: QWidget, workplace: Workplace, form: IntakeForm) -> MasterSheet:
    """A vehicle of the customer; what was typed in vain is its plate."""
    sheet = MasterSheet(page.window(), workplace, "vehicles", VEHICLE_FIELDS)
    sheet.start(VehicleDraft(customer=form.caller.number, plate=form.editor("vehicle").raw()))
    return sheet


def add_contact(workplace: Workplace, customer: Change, call: IntakeDraft) -> Change | None:
    """The caller as main contact, if name and number are said by now; a doubtful number stays on the order alone."""
    if not call.caller or not call.phone:
        return None
    mobile = identify("mobile", call.phone).verdict == "ok"
    draft = ContactDraft(customer=customer.number, name=call.caller, is_main=True)
    draft = replace(draft, mobile=call.phone) if mobile else replace(draft, landline=call.phone)
    try:
        return workplace.masters.save("contacts", None, draft)
    except FieldtechError:  # the customer is there and the number is on the order: nothing is lost
        return None
