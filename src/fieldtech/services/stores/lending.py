"""The register of tools and documents: what there is, who has it, and what should have been back (B08)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.drafts.lending import GiveBackDraft, LendDraft, ToolDraft
from fieldtech.model.people import User
from fieldtech.model.stores import Tool, ToolLoan
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names
from fieldtech.services.stores.units import spot
from fieldtech.store.arrival import arrival

KEEPERS = ("WH",)


@dataclass(frozen=True)
class ToolRow:
    """A tool: where it belongs, its condition, and who has it until when."""

    id: Id
    code: str
    kind: str
    name: str
    location: str
    condition: str
    loan: Id | None = None
    login: str = ""
    holder: str = ""
    due_on: date | None = None
    days: int | None = None  # until it is due; below zero it is overdue

    @property
    def overdue(self) -> bool:
        """Whether it should have been back."""
        return self.days is not None and self.days < 0


@dataclass(frozen=True)
class LoanRow:
    """One loan of a tool."""

    id: Id
    holder: str
    out_at: datetime
    out_condition: str
    due_on: date
    in_at: datetime | None
    in_condition: str
    note: str


class Lending:
    """Check-out, check-in and who has what."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def tools(self, text: str = "", *, only: str = "") -> tuple[ToolRow, ...]:
        """All tools by number, or only those that are ``out`` or ``overdue``; a technician sees what he has too."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            rows = session.scalars(select(Tool).where(Tool.active).order_by(Tool.code)).all()
            loans = {loan.tool_id: loan for loan in session.scalars(select(ToolLoan).where(ToolLoan.in_at.is_(None)))}
            names = people_names(session, (loan.login for loan in loans.values()))
            places = dict(session.execute(select(StockLocation.code, StockLocation.name)).all())
        today = self._today()
        found = [_row(tool, loans.get(tool.id), names, places, today) for tool in rows]
        wanted = text.strip().lower()
        found = [r for r in found if not wanted or wanted in f"{r.code} {r.name} {r.holder}".lower()]
        if only == "out":
            return tuple(row for row in found if row.loan is not None)
        if only == "overdue":
            return tuple(sorted((row for row in found if row.overdue), key=lambda row: row.days or 0))
        return tuple(found)

    def loans(self, tool_id: Id) -> tuple[LoanRow, ...]:
        """Every loan of a tool, newest first."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            rows = session.scalars(
                select(ToolLoan).where(ToolLoan.tool_id == tool_id).order_by(arrival(ToolLoan).desc())
            ).all()
            names = people_names(session, (row.login for row in rows))
            return tuple(
                LoanRow(r.id, names[r.login], r.out_at, r.out_condition, r.due_on, r.in_at, r.in_condition,
                        r.in_note or r.note)
                for r in rows
            )  # fmt: skip

    def add(self, draft: ToolDraft) -> Change:
        """A new tool in the register; raises Invalid, Conflict for a number that is taken."""
        self._keeper(draft.kind)
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            if session.scalar(select(Tool.id).where(Tool.code == draft.code.strip())) is not None:
                raise Conflict("number_taken", number=draft.code.strip())
            if not spot(session, draft.location).code:
                raise Invalid([Problem("location", "target_unknown")])
            row = Tool(
                id=new_id(), code=draft.code.strip(), kind=draft.tool_kind, name=draft.name.strip(),
                location_code=draft.location,
            )  # fmt: skip
            session.add(row)
            session.flush()
            self._context.op(session, "add_tool", "tools", row.id, draft.to_body())
        return Change("tool", row.id, row.code)

    def lend(self, draft: LendDraft) -> Change:
        """Somebody takes it along; raises Refused when somebody has it, or it is broken."""
        self._keeper(draft.kind)
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            tool = _tool(session, draft.tool)
            problems = list(_unavailable(session, tool, draft))
            if draft.due_on is not None and draft.due_on < self._today():
                problems.append(Problem("due_on", "due_in_past"))
            if problems:
                raise Refused("lend", problems)
            assert draft.due_on is not None
            loan = ToolLoan(
                id=new_id(), tool_id=tool.id, login=draft.login, due_on=draft.due_on, out_at=self._context.now(),
                out_by=self._context.require().login, out_condition=draft.condition, note=draft.note,
            )  # fmt: skip
            session.add(loan)
            tool.condition = draft.condition
            session.flush()
            self._context.op(session, "lend", "tool_loans", loan.id, draft.to_body())
        return Change("tool", tool.id, tool.code, undo="undo_lend")

    def give_back(self, draft: GiveBackDraft) -> Change:
        """It is here again, in what condition."""
        self._keeper(draft.kind)
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            tool = _tool(session, draft.tool)
            loan = _open_loan(session, tool)
            if loan is None:
                raise Conflict("not_lent", number=tool.code)
            loan.in_at, loan.in_by = self._context.now(), self._context.require().login
            loan.in_condition, loan.in_note = draft.condition, draft.note
            tool.condition = draft.condition
            self._context.op(session, "give_back", "tool_loans", loan.id, draft.to_body())
        return Change("tool", tool.id, tool.code)

    def undo_lend(self, tool_id: Id) -> Change:
        """It never left: back at once, in the condition in which it went out."""
        with self._context.reading() as session:
            tool = session.get(Tool, tool_id)
            loan = _open_loan(session, tool) if tool else None
        if tool is None or loan is None:
            raise Conflict("not_lent", number=tool.code if tool else "")
        return self.give_back(GiveBackDraft(tool.code, loan.out_condition, loan.note or "undo"))

    def _keeper(self, act: str) -> None:
        person = self._context.require("see_stock")
        if person.role not in KEEPERS:
            raise Refused(act, [Problem("role", "role_may_not", params={"role": person.role})])

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def _row(tool: Tool, loan: ToolLoan | None, names: dict[str, str], places: dict[str, str], today: date) -> ToolRow:
    about = (tool.id, tool.code, tool.kind, tool.name, places.get(tool.location_code, ""), tool.condition)
    if loan is None:
        return ToolRow(*about)
    return ToolRow(*about, loan.id, loan.login, names[loan.login], loan.due_on, (loan.due_on - today).days)


def _tool(session: Session, code: str) -> Tool:
    tool = session.scalar(select(Tool).where(Tool.code == code.strip(), Tool.active))
    if tool is None:
        raise NotFound("no_such_tool", number=code)
    return tool


def _open_loan(session: Session, tool: Tool) -> ToolLoan | None:
    return session.scalar(select(ToolLoan).where(ToolLoan.tool_id == tool.id, ToolLoan.in_at.is_(None)))


def _unavailable(session: Session, tool: Tool, draft: LendDraft) -> list[Problem]:
    found = []
    if (loan := _open_loan(session, tool)) is not None:
        name = people_names(session, [loan.login])[loan.login]
        found.append(Problem("tool", "already_lent", params={"number": tool.code, "name": name}))
    if tool.condition in ("defective", "missing"):
        found.append(Problem("tool", f"tool_{tool.condition}", params={"number": tool.code}))
    if session.scalar(select(User.id).where(User.login == draft.login, User.active)) is None:
        found.append(Problem("login", "unknown_reference", params={"value": draft.login}))
    return found
