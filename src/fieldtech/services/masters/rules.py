"""What can only be judged with the other rows in view: references, uniqueness, custody."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.catalogue import TerminalModel
from fieldtech.model.custody import Sim
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.base import required
from fieldtech.model.drafts.masters import (
    ContractDraft,
    CustomerDraft,
    MasterDraft,
    SimDraft,
    TerminalDraft,
    VehicleDraft,
)
from fieldtech.model.identifiers.iccid import iccid_key
from fieldtech.services.masters.contract_rules import change_problems, overlap_problems
from fieldtech.services.masters.kinds import KINDS, MasterKind

DEAD_SIMS = ("cancelled", "lost")


def completed(session: Session, draft: MasterDraft) -> MasterDraft:
    """The draft cleaned, with what follows from other rows filled in: a terminal takes after its model."""
    draft = draft.cleaned()
    if not isinstance(draft, TerminalDraft):
        return draft
    model = session.scalar(select(TerminalModel).where(TerminalModel.code == draft.model_code))
    if model is None:
        return draft
    months = model.warranty_months if draft.warranty_months is None else draft.warranty_months
    return replace(draft, protocol=model.protocol, warranty_months=months).cleaned()


def row_problems(
    session: Session, kind: MasterKind, draft: MasterDraft, row: Any | None, *, placed: bool = False
) -> Iterator[Problem]:
    """Everything wrong with a completed draft, accepted doubts left out.

    ``row`` is what it would change; ``placed`` says that the place of a new item is known from elsewhere.
    """
    if row is None and not placed and "location" in kind.typed():
        yield from required("location", draft.to_body()["location"])
    for problem in _all(session, kind, draft, row):
        if problem.severity == "error" or problem.code not in draft.accepted:
            yield problem


def _all(session: Session, kind: MasterKind, draft: MasterDraft, row: Any | None) -> Iterator[Problem]:
    yield from draft.problems()
    yield from _references(session, kind, draft, row)
    for name, code in kind.unique.items():
        yield from _taken(session, kind, name, code, draft, row)
    if row is not None and kind.fixed and getattr(draft, kind.number) != getattr(row, kind.number):
        yield Problem(kind.number, "number_is_fixed")
    if kind.name in _SPECIAL:
        yield from _SPECIAL[kind.name](session, draft, row)


def _references(session: Session, kind: MasterKind, draft: MasterDraft, row: Any | None) -> Iterator[Problem]:
    for name, target in draft.references.items():
        value = getattr(draft, name)
        found = find(session, KINDS[target], value) if value else None
        if value and found is None:
            yield Problem(name, "unknown_reference", params={"value": value})
        elif row is None and found is not None and not getattr(found, KINDS[target].active):
            yield Problem(name, "reference_retired", params={"value": value})


def find(session: Session, kind: MasterKind, value: str) -> Any | None:
    """The row with that number, code or login."""
    return session.scalar(select(kind.model).where(getattr(kind.model, kind.number) == value))


def as_id(value: str) -> uuid.UUID | None:
    """The id a hex text means, or None."""
    try:
        return uuid.UUID(value)
    except ValueError:
        return None


def _taken(
    session: Session, kind: MasterKind, name: str, code: str, draft: MasterDraft, row: Any | None
) -> Iterator[Problem]:
    value = draft.to_body()[name]
    if value and _others(session, kind.model, row, kind.column(name) == value):
        yield Problem(name, code, params={"value": str(value)})


def _others(session: Session, model: type[Any], row: Any | None, *where: Any) -> bool:
    wanted = select(model.id).where(*where)
    if row is not None:
        wanted = wanted.where(model.id != row.id)
    return session.scalar(wanted.limit(1)) is not None


def _customer(session: Session, draft: MasterDraft, row: Any | None) -> Iterator[Problem]:
    assert isinstance(draft, CustomerDraft)
    if draft.uscc and _others(session, Customer, row, Customer.uscc == draft.uscc, Customer.active):
        yield Problem("uscc", "uscc_taken", "warning")  # branches of one company share it


def _vehicle(session: Session, draft: MasterDraft, row: Any | None) -> Iterator[Problem]:
    assert isinstance(draft, VehicleDraft)
    same = (Vehicle.plate == draft.plate, Vehicle.plate_colour == draft.plate_colour, Vehicle.active)
    if draft.plate and _others(session, Vehicle, row, *same):
        yield Problem("plate", "duplicate_plate")


def _sim(session: Session, draft: MasterDraft, row: Any | None) -> Iterator[Problem]:
    assert isinstance(draft, SimDraft)
    same = func.substr(Sim.iccid, 1, 19) == iccid_key(draft.iccid)
    if _others(session, Sim, row, same):
        yield Problem("iccid", "duplicate_iccid")
    live = (Sim.msisdn == draft.msisdn, Sim.state.not_in(DEAD_SIMS), Sim.active)
    if draft.msisdn and (row is None or row.state not in DEAD_SIMS) and _others(session, Sim, row, *live):
        yield Problem("msisdn", "duplicate_msisdn")
    yield from _place(session, draft, row)


def _place(_session: Session, draft: MasterDraft, row: Any | None) -> Iterator[Problem]:
    assert isinstance(draft, SimDraft | TerminalDraft)
    if row is not None and draft.location and (row.place_kind, row.place_ref) != ("location", draft.location):
        yield Problem("location", "place_not_edited")


def _contract(session: Session, draft: MasterDraft, row: Any | None) -> Iterator[Problem]:
    assert isinstance(draft, ContractDraft)
    yield from overlap_problems(session, draft, row)
    if row is not None:
        yield from change_problems(session, draft, row)


_SPECIAL: dict[str, Callable[[Session, MasterDraft, Any | None], Iterator[Problem]]] = {
    "customers": _customer,
    "customer_contracts": _contract,
    "vehicles": _vehicle,
    "sims": _sim,
    "terminals": _place,
}
