"""One uniform way to read, make, edit and retire the rows of every master list; nothing is ever deleted."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Row, cast, literal, select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, Invalid, Problem, Refused
from fieldtech.model.accounts import CustomerContract
from fieldtech.model.base import Id
from fieldtech.model.catalogue import FeeItem, Part
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.masters import CustomerDraft, MasterDraft
from fieldtech.model.drafts.merging import Overtaken, clashes, merged
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.follow_ups import readdress
from fieldtech.services.masters.contract_rules import is_used
from fieldtech.services.masters.kinds import KINDS, MasterKind, kind_of
from fieldtech.services.masters.retiring import retiring_problems
from fieldtech.services.masters.rows import Differences, draft_of
from fieldtech.services.masters.rules import completed, row_problems
from fieldtech.services.masters.writing import the_row, write
from fieldtech.services.money.schedules import Edited, edited, keep_first
from fieldtech.services.ordering import USUAL, Columns, Ordering, by_name, sorts
from fieldtech.store import search
from fieldtech.store.lists import Page, PageKey, Sort, page

_PRICED = (FeeItem, Part)
"""Lists whose prices hold once they are published."""


@dataclass(frozen=True)
class MasterRow:
    """A line of any master list; ``note`` is its most telling column, as a code where that is one."""

    id: Id
    number: str
    name: str
    name_en: str
    note: str
    customer: str
    active: bool


class Masters:
    """The master lists as those see and edit them who may."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def kinds(self) -> tuple[str, ...]:
        """The lists the person signed in may see."""
        person = self._context.require()
        return tuple(name for name, kind in KINDS.items() if person.may(kind.see_right))

    def may_edit(self, name: str) -> bool:
        """Whether the person signed in may change the list."""
        return self._context.require().may(kind_of(name).edit_right)

    def list(
        self,
        name: str,
        text: str = "",
        after: PageKey | None = None,
        limit: int = 200,
        *,
        retired: bool = False,
        ordering: Ordering = USUAL,
    ) -> Page[MasterRow]:
        """Rows that contain every word of ``text``; retired ones only when asked for."""
        kind = kind_of(name)
        self._context.require(kind.see_right)
        with self._context.reading() as session:
            query = _listed(kind, retired)
            if found := search.match(session, kind.word, text):
                query = query.where(found.condition(kind.model.id))
            order = sorts(ordering, _columns(kind), kind.model.id)
            return page(session, query, order, lambda row: _line(kind, row), after=after, limit=limit)

    def blank(self, name: str) -> MasterDraft:
        """An empty draft of the list; its class says which fields there are and what they may hold."""
        return kind_of(name).draft()

    def get(self, name: str, row_id: Id) -> MasterDraft:
        """The row as a draft to edit; raises NotFound."""
        kind = kind_of(name)
        person = self._context.require(kind.see_right)
        with self._context.reading() as session:
            row = the_row(session, kind, row_id)
            if isinstance(row, User) and not person.may("see_all_orders") and row.login != person.login:
                raise Forbidden("not_your_own_card")
            return draft_of(session, kind, row)

    def check(self, name: str, row_id: Id | None, draft: MasterDraft) -> tuple[Problem, ...]:
        """Everything that would keep the draft from being saved, the other rows considered."""
        kind = kind_of(name)
        self._context.require(kind.see_right)
        with self._context.reading() as session:
            row = the_row(session, kind, row_id) if row_id else None
            return tuple(row_problems(session, kind, completed(session, draft), row))

    def save(self, name: str, row_id: Id | None, draft: MasterDraft, base: MasterDraft | None = None) -> Change:
        """Make or change a row; raises Invalid. A draft that changes nothing leaves no operation.

        With ``base``, the row as it was when somebody began to type, only what he changed is written, and
        Overtaken is raised where another person changed the same field to something else meanwhile.
        """
        kind = kind_of(name)
        person = self._context.require(kind.edit_right)
        with self._context.transaction() as session:
            if row_id is not None and base is not None:
                draft = _upon_what_is_there(session, kind, row_id, base, draft)
            before = edited(session) if kind.model in _PRICED else None
            written = write(self._context, session, kind, row_id, draft)
            if written.changes:
                _own_terms(person, draft, written.changes)
                self._keep(session, kind, before, written.changes)
                fields = {**written.changes, "accepted": list(draft.accepted)}
                self._context.op(session, f"save_{kind.word}", kind.name, written.row.id, fields)
        return _change(kind, written.row)

    def retire(self, name: str, row_id: Id) -> Change:
        """Take the row out of use; raises Refused while something still needs it."""
        kind = kind_of(name)
        person = self._context.require(kind.edit_right)
        with self._context.transaction() as session:
            row = the_row(session, kind, row_id)
            if found := list(retiring_problems(session, kind, row, person)):
                raise Refused("retire", found)
            if isinstance(row, User):
                readdress(session, row.login)
            self._switch(session, kind, row, active=False)
        return _change(kind, row, undo="restore")

    def restore(self, name: str, row_id: Id) -> Change:
        """Take the row into use again; raises Invalid when another one has taken its number meanwhile."""
        kind = kind_of(name)
        self._context.require(kind.edit_right)
        with self._context.transaction() as session:
            row = the_row(session, kind, row_id)
            found = list(row_problems(session, kind, draft_of(session, kind, row), row))
            if isinstance(row, CustomerContract) and is_used(session, row):
                found.append(Problem("last_day", "contract_begun"))
            if found:
                raise Invalid(found)
            self._switch(session, kind, row, active=True)
        return _change(kind, row, undo="retire")

    def _keep(self, session: Session, kind: MasterKind, before: Edited | None, changes: Container[str]) -> None:
        """The fee schedule as it was becomes its first version: what is edited holds only once it is published."""
        if before is not None and (kind.model is FeeItem or "price_cents" in changes):
            keep_first(self._context, session, before)

    def _switch(self, session: Session, kind: MasterKind, row: Any, *, active: bool) -> None:
        if getattr(row, kind.active) == active:
            return
        self._keep(session, kind, edited(session) if kind.model is FeeItem else None, ())
        setattr(row, kind.active, active)
        verb = "restore" if active else "retire"
        self._context.op(session, f"{verb}_{kind.word}", kind.name, row.id, {kind.active: [not active, active]})


def _upon_what_is_there(
    session: Session, kind: MasterKind, row_id: Id, base: MasterDraft, draft: MasterDraft
) -> MasterDraft:
    theirs = draft_of(session, kind, the_row(session, kind, row_id))
    if found := clashes(base, draft, theirs):
        raise Overtaken(found)
    return merged(base, draft, theirs)


def _columns(kind: MasterKind) -> Columns:
    """The same four for every list; a second click on a column shows them the other way round."""
    number = Sort(getattr(kind.model, kind.number))
    note = (by_name(getattr(kind.model, kind.note)),) if kind.note else ()
    return {
        "number": (number,),
        "name": (by_name(getattr(kind.model, kind.title)),),
        "name_en": (by_name(getattr(kind.model, kind.title_en or kind.title)),),
        "note": (*note, number),
        "active": (Sort(cast(getattr(kind.model, kind.active), Integer)), number),
    }


def _listed(kind: MasterKind, retired: bool) -> Any:
    owner = Customer.name if kind.has_customer else literal("")
    query = select(kind.model, owner)
    if kind.has_customer:
        query = query.join(Customer, Customer.id == kind.model.customer_id)
    return query if retired else query.where(getattr(kind.model, kind.active))


def _line(kind: MasterKind, row: Row[Any]) -> MasterRow:
    item, customer = tuple(row)[:2]
    english = str(getattr(item, kind.title_en)) if kind.title_en else ""
    note = str(getattr(item, kind.note)) if kind.note else ""
    active = bool(getattr(item, kind.active))
    number, name = str(getattr(item, kind.number)), str(getattr(item, kind.title))
    return MasterRow(item.id, number, name, english, note, customer, active)


def _own_terms(person: Person, draft: MasterDraft, changes: Differences) -> None:
    """Who pays by the month is given credit, which is a manager's to decide (F56)."""
    monthly = isinstance(draft, CustomerDraft) and draft.settlement == "monthly" and "settlement" in changes
    if monthly and not person.may("grant_account"):
        raise Invalid([Problem("settlement", "account_by_manager")])


def _change(kind: MasterKind, row: Any, undo: str = "") -> Change:
    return Change(kind.word, row.id, str(getattr(row, kind.number)), undo)
