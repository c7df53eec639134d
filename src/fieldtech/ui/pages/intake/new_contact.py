"""The caller of a new customer becomes its main contact."""

from dataclasses import replace

from fieldtech.errors import FieldtechError
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.masters import ContactDraft
from fieldtech.model.identifiers import identify
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace


def add_contact(workplace: Workplace, customer: Change, call: IntakeDraft) -> Change | None:
    """Add the caller, if name and number are said by now; a doubtful number stays on the order alone."""
    if not call.caller or not call.phone:
        return None
    mobile = identify("mobile", call.phone).verdict == "ok"
    draft = ContactDraft(customer=customer.number, name=call.caller, is_main=True)
    draft = replace(draft, mobile=call.phone) if mobile else replace(draft, landline=call.phone)
    try:
        return workplace.masters.save("contacts", None, draft)
    except FieldtechError:  # the customer is there and the number is on the order: nothing is lost
        return None
