"""A contact asks what is stored about him, or to be erased: both are done and noted (P38)."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound, Problem, Refused
from fieldtech.files import write_atomically
from fieldtech.model.base import Id
from fieldtech.model.customers import Contact, Customer
from fieldtech.model.drafts.person import EraseDraft
from fieldtech.model.orders import CLOSED, Order
from fieldtech.services.access_trail import note_access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.masters.indexing import index_row
from fieldtech.services.masters.kinds import kind_of
from fieldtech.services.papers import Paper
from fieldtech.services.persons.mentions import Mention, mentions, vehicles_driven
from fieldtech.services.workbook import Table, workbook
from fieldtech.store.failures import os_failures_told
from fieldtech.words import word


@dataclass(frozen=True)
class PersonFile:
    """What is stored about a contact; ``erased`` once nothing of him is left in the lists."""

    id: Id
    number: str
    name: str
    customer: str
    role: str
    mobile: str
    landline: str
    email: str
    erased: bool
    mentions: tuple[Mention, ...]

    @property
    def orders(self) -> int:
        """On how many orders he is named."""
        return len({one.number for one in self.mentions if one.kind != "vehicle"})


class PersonalData:
    """Telling, taking out and erasing what is stored about a contact; needs the right ``personal_data``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def may(self) -> bool:
        """Whether the person signed in may."""
        return self._context.require().may("personal_data")

    def about(self, contact_id: Id) -> PersonFile:
        """Everything stored about a contact; raises NotFound, Forbidden."""
        self._context.require("personal_data")
        with self._context.reading() as session:
            contact = _the(session, contact_id)
            customer = session.get_one(Customer, contact.customer_id)
            return PersonFile(
                contact.id, contact.number, contact.name, customer.name, contact.role, contact.mobile,
                contact.landline, contact.email, contact.name == contact.number,
                mentions(self._context, session, contact),
            )  # fmt: skip

    def export(self, contact_id: Id, language: str) -> Paper:
        """All of it as a workbook to be handed to him; noted in the access log."""
        found = self.about(contact_id)
        note_access(self._context, "export_person", found.number, each=True)
        said = (found.customer, found.name, found.role, found.mobile, found.landline, found.email)
        names = word("person.columns", language).split("|")
        rows = [
            (word(f"person.in.{one.kind}", language), one.number, one.day or "", one.what) for one in found.mentions
        ]
        head, places = (word(f"person.{name}", language).split("|") for name in ("head", "places.columns"))
        tables = (
            Table(word("person.sheet", language), head, list(zip(names, said, strict=True))),
            Table(word("person.places", language), places, rows),
        )
        return Paper(f"{word('person.sheet', language)}_{found.number}.xlsx", workbook(tables))

    def write(self, paper: Paper, target: Path) -> Path:
        """Put it where the person wants it; raises MachineError."""
        self._context.require("personal_data")
        with os_failures_told(target):
            write_atomically(target, paper.pdf)
        return target

    def erase(self, contact_id: Id, draft: EraseDraft) -> Change:
        """Take name and numbers of a contact out of the lists, for good and on every computer (P38).

        What was signed stays as it was: papers and orders are evidence. Raises Refused while an order of the
        customer is open and he is the only one to call.
        """
        self._context.require("personal_data")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            contact = _the(session, contact_id)
            if problems := list(_problems(session, contact)):
                raise Refused("erase_person", problems)
            for vehicle in vehicles_driven(session, contact):
                vehicle.driver_name = vehicle.driver_mobile = ""
                index_row(session, kind_of("vehicles"), vehicle)
            contact.name, contact.active, contact.is_main = contact.number, False, False
            contact.role = contact.mobile = contact.landline = contact.email = ""
            index_row(session, kind_of("contacts"), contact)
            session.flush()
            note_access(self._context, "erase_person", contact.number, within=session)
            self._context.op(session, "erase_person", "contacts", contact.id, {"reason": draft.reason.strip()})
            number = contact.number
        return Change("contact", contact_id, number)


def _the(session: Session, contact_id: Id) -> Contact:
    row = session.get(Contact, contact_id)
    if row is None:
        raise NotFound("no_such_row", list="contacts")
    return row


def _problems(session: Session, contact: Contact) -> list[Problem]:
    if contact.name == contact.number:
        return [Problem("contact", "person_erased")]
    others = select(Contact.id).where(
        Contact.customer_id == contact.customer_id, Contact.active, Contact.id != contact.id
    )
    open_order = select(Order.number).where(Order.customer_id == contact.customer_id, Order.status.not_in(CLOSED))
    number = session.scalar(open_order.order_by(Order.number).limit(1))
    if number is not None and session.scalar(others.limit(1)) is None:
        return [Problem("contact", "person_needed", params={"number": number})]
    return []
