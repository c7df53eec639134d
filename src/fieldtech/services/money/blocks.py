"""Blocks of receipt numbers: issued by finance to a person on one computer, closed when lost or used up (B29)."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, NotFound, Problem
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import ReceiptBlock
from fieldtech.model.drafts.base import require_text
from fieldtech.model.drafts.cash import BlockDraft
from fieldtech.model.local import Device
from fieldtech.model.money.receipt_numbers import Block, block_problems, left, written
from fieldtech.model.people import User
from fieldtech.model.rights import RIGHTS
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.block_rows import BlockComputer, BlockRow
from fieldtech.services.money.facts_of import block_fact
from fieldtech.services.money.receipts import ISSUING, given_from, waiting_blocks


class ReceiptBlocks:
    """Who has which numbers; who may not issue any sees his own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(self) -> tuple[BlockRow, ...]:
        """The newest first: all for who issues or sees money, his own for everybody else."""
        person = self._context.require("see_orders")
        wanted = select(ReceiptBlock).order_by(ReceiptBlock.first.desc(), ReceiptBlock.id)
        if not (person.may("issue_receipts") or person.may("see_money")):
            wanted = wanted.where(ReceiptBlock.login == person.login)
        with self._context.reading() as session:
            blocks = list(session.scalars(wanted))
            waiting = waiting_blocks(session)
            people = people_names(session, {name for row in blocks for name in (row.login, row.issued_by)})
            names = dict(session.execute(select(Device.id, Device.name)).all())
            return tuple(_row(session, row, people, names, row.id.hex in waiting) for row in blocks)

    def computers(self) -> tuple[BlockComputer, ...]:
        """The computers that are not revoked, this one first, and who may collect."""
        self._context.require("issue_receipts")
        with self._context.reading() as session:
            devices = session.scalars(
                select(Device).where(Device.revoked_at.is_(None)).order_by(Device.is_this.desc(), Device.name)
            )
            may = sorted(RIGHTS["give_receipts"])
            users = select(User.login, User.name).where(User.active, User.can_login, User.role.in_(may))
            people = tuple((login, name) for login, name in session.execute(users.order_by(User.name)))
            return tuple(BlockComputer(device.id.hex, device.name, people) for device in devices)

    def following(self) -> str:
        """The first number that no block has."""
        self._context.require("issue_receipts")
        with self._context.reading() as session:
            return written(_following(session))

    def issue(self, draft: BlockDraft) -> Change:
        """Give a person numbers on a computer; raises Invalid for numbers that another block has.

        Without a network the block is used only after the hub took it: another one may have been issued meanwhile.
        """
        person = self._context.require("issue_receipts")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            first = draft.first if draft.first is not None else _following(session)
            row = ReceiptBlock(
                id=new_id(), first=first, last=first + draft.count - 1, login=draft.login, computer=draft.computer,
                issued_at=self._context.now(), issued_by=person.login,
            )  # fmt: skip
            problems = [*_owner_problems(session, draft), *block_problems(block_fact(row), _near(session, row))]
            if problems:
                raise Invalid(problems)
            session.add(row)
            session.flush()
            self._context.op(session, ISSUING, "receipt_blocks", row.id, {**draft.to_body(), "first": first})
        return Change("receipt_block", row.id, written(first))

    def close(self, block_id: Id, reason: str) -> Change:
        """Give no number of it any more; raises Conflict when it is closed, Invalid without the reason."""
        self._context.require("issue_receipts")
        require_text("reason", reason)
        if len(reason.strip()) < 2:
            raise Invalid([Problem("reason", "reason_needed")])
        with self._context.transaction() as session:
            row = session.get(ReceiptBlock, block_id)
            if row is None:
                raise NotFound("no_such_block")
            if row.closed_at is not None:
                raise Conflict("block_closed", number=written(row.first))
            row.closed_at, row.closed_reason = self._context.now(), reason.strip()
            self._context.op(session, "close_block", "receipt_blocks", row.id, {"reason": reason.strip()})
        return Change("receipt_block", row.id, written(row.first))


def _row(session: Session, row: ReceiptBlock, people: dict[str, str], names: dict[Id, str], waits: bool) -> BlockRow:
    fact = block_fact(row)
    rest = 0 if fact.closed else left(row.login, row.computer, [fact], given_from(session, [fact]))
    return BlockRow(
        row.id, written(row.first), written(row.last), row.login, people[row.login], row.computer,
        names.get(_id(row.computer), ""), rest, row.issued_at, people[row.issued_by], waits, row.closed_at,
        row.closed_reason,
    )  # fmt: skip


def _id(text: str) -> Id:
    try:
        return Id(text)
    except ValueError:
        return Id(int=0)


def _following(session: Session) -> int:
    return (session.scalar(select(func.max(ReceiptBlock.last))) or 0) + 1


def _near(session: Session, row: ReceiptBlock) -> list[Block]:
    """The blocks that have one of its numbers."""
    wanted = select(ReceiptBlock).where(ReceiptBlock.first <= row.last, ReceiptBlock.last >= row.first)
    return [block_fact(found) for found in session.scalars(wanted)]


def _owner_problems(session: Session, draft: BlockDraft) -> Iterator[Problem]:
    """Somebody who gives receipts, on a computer that is not revoked."""
    role = session.scalar(select(User.role).where(User.login == draft.login, User.active))
    if role not in RIGHTS["give_receipts"]:
        yield Problem("login", "receipt_block_owner")
    device = session.get(Device, _id(draft.computer))
    if device is None or device.revoked_at is not None:
        yield Problem("computer", "receipt_block_owner")
