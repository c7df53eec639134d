"""Receipt numbers on this computer: from the person's own block, offline, or typed where he has none (B29)."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import GivenReceipt, ReceiptBlock
from fieldtech.model.local import Op
from fieldtech.model.money.receipt_numbers import (
    Block,
    Receipt,
    as_printed,
    count_of,
    left,
    next_number,
    number_problems,
)
from fieldtech.model.syncing import SyncState
from fieldtech.services.context import Context
from fieldtech.services.devices import this_device
from fieldtech.services.money.facts_of import block_fact, receipt_fact

ISSUING = "issue_block"


def waiting_blocks(session: Session) -> frozenset[str]:
    """Blocks the hub has not taken yet: another computer may have issued the same numbers meanwhile."""
    if session.scalar(select(SyncState.id).limit(1)) is None:
        return frozenset()  # one computer alone has nobody to ask
    return frozenset(session.scalars(select(Op.row).where(Op.kind == ISSUING, Op.hub_seq.is_(None))))


def usable_blocks(session: Session, login: str) -> list[Block]:
    """The person's blocks from which this computer may give numbers."""
    here, waiting = this_device(session), waiting_blocks(session)
    wanted = select(ReceiptBlock).where(ReceiptBlock.login == login, ReceiptBlock.computer == here.id.hex)
    if here.restored_at is not None:  # nobody knows what was given after the copy
        wanted = wanted.where(ReceiptBlock.issued_at > here.restored_at)
    return [block_fact(row) for row in session.scalars(wanted) if row.id.hex not in waiting]


def next_receipt(session: Session, login: str) -> str:
    """The next number of this person here, empty where he has none."""
    blocks = usable_blocks(session, login)
    try:
        return next_number(login, this_device(session).id.hex, blocks, given_from(session, blocks))
    except Invalid:
        return ""


def receipts_left(session: Session, login: str) -> int:
    """How many numbers he still has here."""
    blocks = usable_blocks(session, login)
    return left(login, this_device(session).id.hex, blocks, given_from(session, blocks))


def given_from(session: Session, blocks: Sequence[Block]) -> list[Receipt]:
    """What was given of these blocks."""
    keys = [Id(block.key) for block in blocks]
    return [receipt_fact(row) for row in session.scalars(select(GivenReceipt).where(GivenReceipt.block_id.in_(keys)))]


def give(
    context: Context, session: Session, typed: str, cents: int, *, void_reason: str = "", own: str = ""
) -> GivenReceipt:
    """The receipt of an amount: the next number of his block, or the typed one of a paper book where he has no block.

    Of money that came electronically there is no paper: without a block its receipt has the number of its own, ``own``.

    ``typed`` may name the next number, which was shown; raises Conflict when it is used by now, Refused for a number
    that is another's or was given before.
    """
    person, here = context.require(), this_device(session).id.hex
    blocks = usable_blocks(session, person.login)
    number = next_receipt(session, person.login)
    if number and as_printed(typed) not in ("", number):
        raise Conflict("receipt_moved_on", number=typed, next=number)
    row = GivenReceipt(
        id=new_id(), number=number or as_printed(typed) or own, login=person.login, computer=here, cents=cents,
        void_reason=void_reason, day=context.local(context.now()).date(), at=context.now(), by=person.login,
    )  # fmt: skip
    if number:
        count = count_of(number) or 0
        row.block_id = Id(next(block.key for block in blocks if count in block))
    elif problems := tuple(_paper_problems(session, row)):
        raise Refused("receipt", problems)
    session.add(row)
    session.flush()
    return row


def number_back(session: Session, number: str) -> str:
    """Of the receipt of electronic money that goes back: of its collection, and of the computer.

    So two computers that take one collection back unknown to each other give two receipts.
    """
    return f"{number}-R{this_device(session).code}"


def void(context: Context, session: Session, number: str, reason: str) -> GivenReceipt:
    """A number whose paper was spoiled, or that was skipped; raises Refused for one that is not his or was given."""
    person, here = context.require(), this_device(session).id.hex
    blocks = usable_blocks(session, person.login)
    row = GivenReceipt(
        id=new_id(), number=as_printed(number), login=person.login, computer=here, void_reason=reason,
        day=context.local(context.now()).date(), at=context.now(), by=person.login,
    )  # fmt: skip
    given = given_from(session, blocks)
    if problems := (*number_problems(receipt_fact(row), blocks, given), *_not_yet(row.number, blocks, given)):
        raise Refused("void_receipt", problems)
    count = count_of(row.number) or 0
    row.block_id = Id(next(block.key for block in blocks if count in block))
    session.add(row)
    session.flush()
    return row


def _not_yet(number: str, blocks: Sequence[Block], given: Sequence[Receipt]) -> list[Problem]:
    """A number far ahead cannot be spoiled: those before it would be gaps nobody could use any more."""
    count = count_of(number) or 0
    for block in blocks:
        if count in block and count > block.last + 1 - left(block.login, block.computer, [block], given):
            return [Problem("number", "receipt_not_yet", params={"number": number})]
    return []


def _paper_problems(session: Session, row: GivenReceipt) -> list[Problem]:
    """A number typed from a paper book: it is there, in no block, and not given before."""
    if not row.number:
        return [Problem("receipt", "receipt_needed")]
    count = count_of(row.number)
    of_block = ReceiptBlock.first <= (count or 0), ReceiptBlock.last >= (count or 0)
    if count is not None and session.scalar(select(ReceiptBlock.id).where(*of_block).limit(1)) is not None:
        return [Problem("receipt", "receipt_of_another", params={"number": row.number})]
    there = select(GivenReceipt.id).where(func.upper(GivenReceipt.number) == row.number).limit(1)
    if session.scalar(there) is not None:
        return [Problem("receipt", "receipt_used", params={"number": row.number})]
    return []
