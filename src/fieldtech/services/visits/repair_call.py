"""The call of a repair that a finding asks for, filled in from the visit (F32: by the way of a repair)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import Symptom
from fieldtech.model.choices import ENVIRONMENTS, FOUND
from fieldtech.model.customers import Contact, Customer
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.maintenance import Finding, Plan
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.mounted import terminal_on
from fieldtech.services.visits.objects import site_of, the_thing, the_visit

_OTHER = "S99"
_SYMPTOMS = {
    "CM-03": "S36", "CM-05": "S35", "CM-06": "S35", "CM-07": "S30", "CM-08": "S31", "CM-09": "S31", "CM-10": "S33",
    "CM-11": "S32", "CM-12": "S34", "CM-13": "S34", "CM-14": "S34", "CM-15": "S34", "CM-16": "S34",
    "GQ-01": "S02", "GQ-02": "S03", "GQ-04": "S13", "GQ-06": "S05", "GQ-07": "S05", "GQ-08": "S10", "GQ-09": "S09",
    "GQ-12": "S20", "GQ-13": "S16",
}  # fmt: skip
"""The symptom behind a question of the bundled checklists; customer service chooses another one if need be."""


def call_for(context: Context, session: Session, order: Order, finding: Finding) -> IntakeDraft:
    """As far as it is known; who takes the call fills in the rest."""
    customer = session.get_one(Customer, order.customer_id)
    contact = _contact(session, customer, finding.told_person)
    thing = the_thing(session, order.id, finding.object_id)
    terminal = terminal_on(session, thing.vehicle.id) if thing.vehicle is not None else None
    plan = session.get_one(Plan, the_visit(session, order).plan_id)
    site = site_of(session, order.id)
    environment = tuple(code for code in plan.environment if code in ENVIRONMENTS)
    return IntakeDraft(
        customer=customer.number,
        channel=FOUND,
        at=context.now().astimezone(context.zone).replace(microsecond=0),
        caller=finding.told_person or (contact.name if contact else ""),
        phone=(contact.mobile or contact.landline) if contact else "",
        address=site.address if site is not None else customer.address,
        vehicle=thing.vehicle.number if thing.vehicle else "",
        equipment=thing.equipment.number if thing.equipment else "",
        model=terminal.model_code if terminal else "",
        bought_unknown=True,
        symptoms=(_symptom(session, finding.item),),
        text=f"{order.number}: {finding.text}",
        environment=environment or ("normal",),
    )


def _contact(session: Session, customer: Customer, name: str) -> Contact | None:
    """Who was told, else the main contact."""
    wanted = select(Contact).where(Contact.customer_id == customer.id, Contact.active)
    found = session.scalars(wanted.order_by(Contact.is_main.desc(), Contact.id)).all()
    return next((one for one in found if one.name == name), found[0] if found else None)


def _symptom(session: Session, item: str) -> str:
    code = _SYMPTOMS.get(item, _OTHER)
    return code if session.scalar(select(Symptom.id).where(Symptom.code == code)) is not None else _OTHER
