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

FIRST_CENTRE = "00"
_LONGEST = 40
R = TypeVar("R", Customer, StockLocation, ServiceCentre)


def is_new_folder(session: Session) -> bool:
    """Whether nobody can sign in yet."""
    return not session.scalar(select(func.count()).select_from(User).where(User.pin_hash != ""))


def customer_of(session: Session, number: str, *, name: str = "", uscc: str = "") -> Customer:
    """The customer of that number, or the only one there is; raises NotFound, Invalid."""
    number = number.strip().upper()
    known = select(Customer).where(Customer.number == number) if number else select(Customer).limit(2)
    found = session.scalars(known).all()
    if len(found) == 1:
        return found[0]
    if not number:
        raise Invalid([Problem("customer", "customer_needed")])
    if not is_new_folder(session) or len(number) > _LONGEST:
        raise NotFound("no_such_customer", customer=number)
    row = Customer(number=number, name=name or number, uscc=uscc, centre_code=_centre(session))
    return _added(session, "customers", row)


def location_of(session: Session, code: str) -> StockLocation:
    """The stock location of that code, or the only warehouse there is; raises NotFound, Invalid."""
    code = code.strip().upper()
    only = select(StockLocation).where(StockLocation.kind == "warehouse").limit(2)
    found = session.scalars(select(StockLocation).where(StockLocation.code == code) if code else only).all()
    if len(found) == 1:
        return found[0]
    if not code:
        raise Invalid([Problem("location", "location_needed")])
    if not is_new_folder(session) or len(code) > _LONGEST:
        raise NotFound("no_such_location", location=code)
    kind = "van" if "-VAN" in code else "return_area" if code.endswith("-RET") else "warehouse"
    return _added(
        session, "stock_locations", StockLocation(code=code, kind=kind, name=code, centre_code=_centre(session))
    )


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
