"""Writes one judged draft into its table, with all that belongs to it, inside the caller's transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, NotFound, Problem
from fieldtech.model.accounts import CustomerContract
from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import Checklist, StockLocation
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Contact, Customer, PlateChange, Vehicle
from fieldtech.model.drafts.masters import ChecklistDraft, MasterDraft
from fieldtech.services.context import Context
from fieldtech.services.custody import place
from fieldtech.services.instructions import unknown_pictures
from fieldtech.services.masters.indexing import index_family, index_row
from fieldtech.services.masters.kinds import MasterKind
from fieldtech.services.masters.rows import Differences, differences, draft_of, values_of
from fieldtech.services.masters.rules import completed, row_problems

STATE_AT = {"warehouse": "in_stock", "van": "with_technician", "return_area": "in_return_area"}
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U


@dataclass(frozen=True)
class Place:
    """Where a new terminal or SIM card is."""

    kind: str
    ref: str
    state: str


@dataclass(frozen=True)
class Written:
    """The row, what changed (empty: nothing), and whether it is new."""

    row: Any
    changes: Differences
    created: bool


def write(
    context: Context,
    session: Session,
    kind: MasterKind,
    row_id: Id | None,
    draft: MasterDraft,
    at: Place | None = None,
    slip_id: Id | None = None,
) -> Written:
    """Insert or change a row; raises Invalid with every error and every doubt not accepted, or NotFound."""
    row = the_row(session, kind, row_id) if row_id else None
    draft = completed(session, draft)
    found = list(row_problems(session, kind, draft, row, placed=at is not None))
    if found := found or list(_pictures(context, session, draft)):
        raise Invalid(found)
    if row is not None and not (changes := differences(session, kind, draft_of(session, kind, row), draft)):
        return Written(row, {}, False)
    if row is None or kind.model is Checklist:
        return _insert(context, session, kind, draft, at, slip_id)
    return _change(context, session, kind, row, draft, changes)


def _pictures(context: Context, session: Session, draft: MasterDraft) -> Iterator[Problem]:
    """A picture that nobody has would be waited for on every computer of the company."""
    if isinstance(draft, ChecklistDraft):
        for item in unknown_pictures(context, session, draft.stored_items()):
            yield Problem("items", "picture_unknown", params={"item": item})


def the_row(session: Session, kind: MasterKind, row_id: Id) -> Any:
    """The row of that id; raises NotFound."""
    row = session.get(kind.model, row_id)
    if row is None:
        raise NotFound("no_such_row", list=kind.name)
    return row


def _insert(
    context: Context, session: Session, kind: MasterKind, draft: MasterDraft, at: Place | None, slip_id: Id | None
) -> Written:
    values = values_of(session, kind, draft)
    changes = differences(session, kind, None, draft)
    row_id = new_id()
    if kind.prefix and not values[kind.number]:
        values[kind.number] = given_number(context, kind, row_id)
        changes[kind.number] = [None, values[kind.number]]
    if kind.model is Checklist:
        values["version"] = _next_version(session, values["code"])
    if kind.model is CustomerContract:
        values["entered_at"] = context.now()
    if issubclass(kind.model, Terminal | Sim):
        at = at or _first_place(session, getattr(draft, "location", ""))
        values |= {"state": at.state, "place_kind": at.kind, "place_ref": at.ref}
        changes["place"] = [None, [at.kind, at.ref, at.state]]
    row = kind.model(id=row_id, **values)
    session.add(row)
    session.flush()
    if at is not None and isinstance(row, Terminal | Sim):
        place(context, session, row, at.kind, at.ref, at.state, slip_id=slip_id, reason="received")
    _follow(context, session, kind, row, changes)
    return Written(row, changes, True)


def _change(
    context: Context, session: Session, kind: MasterKind, row: Any, draft: MasterDraft, changes: Differences
) -> Written:
    if isinstance(row, Vehicle) and changes.keys() & {"plate", "plate_colour"}:
        _keep_plate(context, session, row, draft)
    values = values_of(session, kind, draft)
    for column in changes:
        setattr(row, column, values[column])
    session.flush()
    _follow(context, session, kind, row, changes)
    return Written(row, changes, False)


def _follow(context: Context, session: Session, kind: MasterKind, row: Any, changes: Differences) -> None:
    """What a new or changed row entails for others."""
    if isinstance(row, Contact) and row.is_main and "is_main" in changes:
        others = Contact.customer_id == row.customer_id, Contact.id != row.id
        for other in session.scalars(select(Contact).where(*others, Contact.is_main)):
            other.is_main = False
    if isinstance(row, Checklist):
        older = Checklist.code == row.code, Checklist.id != row.id
        for outdated in session.scalars(select(Checklist).where(*older, Checklist.active)):
            outdated.active = False
    index_row(session, kind, row)
    if isinstance(row, Customer) and "name" in changes:
        index_family(session, row)


def _keep_plate(context: Context, session: Session, row: Vehicle, draft: MasterDraft) -> None:
    new = draft.to_body()
    session.add(
        PlateChange(
            vehicle_id=row.id,
            old_plate=row.plate,
            old_colour=row.plate_colour,
            new_plate=new["plate"],
            new_colour=new["plate_colour"],
            at=context.now(),
            by=context.person.login if context.person else "system",
        )
    )


def _first_place(session: Session, code: str) -> Place:
    kind = session.scalar(select(StockLocation.kind).where(StockLocation.code == code))
    return Place("location", code, STATE_AT[kind or "warehouse"])


def _next_version(session: Session, code: str) -> int:
    versions = session.scalars(select(Checklist.version).where(Checklist.code == code)).all()
    return max(versions, default=0) + 1


def given_number(context: Context, kind: MasterKind, row_id: Id) -> str:
    """``C-QD01-7K3F9Q``: from the row's random id, so that two offices offline never give the same one."""
    centre = context.person.centre if context.person else "00"
    tail, letters = row_id.int, ""
    for _ in range(6):
        tail, digit = divmod(tail, 32)
        letters = _LETTERS[digit] + letters
    return f"{kind.prefix}-{centre}-{letters}"
