"""Whose vehicles a list names, and where incoming stock lies.

In a data folder nobody works in yet, an unknown code is taken at its word and completed later; elsewhere it is a
mistake, for a mistyped number must not become a new customer.
"""

from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, NotFound, Problem
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.customers import Customer
from fieldtech.model.people import ServiceCentre, User
from fieldtech.services.masters.indexing import index_row
from fieldtech.services.masters.kinds import KINDS

FIRST_CENTRE = NOT_NAMED = "00"  # nobody gives such a code
_LONGEST = 40
_SEVERAL = 5
R = TypeVar("R", Customer, StockLocation, ServiceCentre)


def is_new_folder(session: Session) -> bool:
    """Whether nobody can sign in yet."""
    return not session.scalar(select(func.count()).select_from(User).where(User.pin_hash != ""))


def known_customer(session: Session, number: str) -> Customer | None:
    """The customer of that number; without one the only customer there is."""
    number = number.strip()
    wanted = select(Customer).where(Customer.number.in_((number, number.upper()))) if number else select(Customer)
    found = session.scalars(wanted.limit(2)).all()
    return found[0] if len(found) == 1 else None


def number_of_customer(session: Session, text: str) -> str:
    """The number of whom a person means by number, name or a part of the name; raises NotFound, Invalid.

    In a new folder the text itself where nobody is known, as it is taken at its word.
    """
    text = text.strip()
    if (known := known_customer(session, text)) is not None:
        return known.number
    named = select(Customer.number, Customer.name).where(Customer.name.contains(text, autoescape=True), Customer.active)
    found = session.execute(named.order_by(Customer.number).limit(_SEVERAL)).all() if text else []
    exact = [row.number for row in found if row.name == text]
    if len(exact) == 1 or len(found) == 1:
        return str(exact[0] if len(exact) == 1 else found[0].number)
    if found:
        hits = ", ".join(f"{row.number} {row.name}" for row in found)
        raise Invalid([Problem("customer", "customer_of_several", params={"customers": hits})])
    if text and not is_new_folder(session):
        raise NotFound("no_such_customer", customer=text)
    return text


def customer_of(session: Session, number: str, *, name: str = "", uscc: str = "") -> Customer:
    """The known customer, in a new folder a new one; raises NotFound, Invalid."""
    known = known_customer(session, number)
    if known is not None:
        return known
    number = number.strip().upper()
    if not is_new_folder(session):
        raise NotFound("no_such_customer", customer=number) if number else _needed("customer", "customer_needed")
    number = number[:_LONGEST] or NOT_NAMED
    row = Customer(number=number, name=name or number, uscc=uscc, centre_code=_centre(session))
    return _added(session, "customers", row)


def location_of(session: Session, code: str) -> StockLocation:
    """The location of that code, else the only warehouse, in a new folder a new one; raises NotFound, Invalid."""
    code = code.strip()
    only = select(StockLocation).where(StockLocation.kind == "warehouse")
    wanted = select(StockLocation).where(StockLocation.code.in_((code, code.upper()))) if code else only
    found = session.scalars(wanted.limit(2)).all()
    if len(found) == 1:
        return found[0]
    if not is_new_folder(session):
        raise NotFound("no_such_location", location=code) if code else _needed("location", "location_needed")
    code = code.upper()[:_LONGEST] or NOT_NAMED
    kind = "van" if "-VAN" in code else "return_area" if code.endswith("-RET") else "warehouse"
    row = StockLocation(code=code, kind=kind, name=code, centre_code=_centre(session))
    return _added(session, "stock_locations", row)


def _needed(field: str, code: str) -> Invalid:
    return Invalid([Problem(field, code)])


def _centre(session: Session) -> str:
    """The first service centre; one without a name yet where there is none."""
    code = session.scalar(select(ServiceCentre.code).order_by(ServiceCentre.code).limit(1))
    if code is None:
        code = _added(session, "service_centres", ServiceCentre(code=FIRST_CENTRE, name=FIRST_CENTRE, company="")).code
    return str(code)


def _added(session: Session, kind: str, row: R) -> R:
    session.add(row)
    session.flush()
    index_row(session, KINDS[kind], row)
    return row
