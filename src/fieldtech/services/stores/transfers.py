"""From one technician to another: the giver offers, the taker confirms, and only then something moves (B41)."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Forbidden, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.drafts.stores import MoveDraft
from fieldtech.model.stores import StockTransfer
from fieldtech.services.access import Access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names
from fieldtech.services.stores.moving import Preview, goings, preview, problems_of
from fieldtech.services.stores.slips import SlipHead, write_slip
from fieldtech.services.stores.units import spot

STEP = "transfer"


@dataclass(frozen=True)
class TransferView:
    """An offer with its lines as they stand now."""

    id: Id
    source: str
    target: str
    giver: str
    giver_name: str
    taker: str
    taker_name: str
    offered_at: datetime
    shown: Preview


class Transfers:
    """Offering, confirming, declining and withdrawing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def offer(self, draft: MoveDraft) -> Change:
        """The giver says what he hands over; raises Refused with everything that speaks against it."""
        draft.require_form()
        with self._context.transaction() as session:
            person = self._context.require("see_stock")
            source, target = spot(session, draft.source), spot(session, draft.target)
            both = (source.holder, target.holder)  # as if the taker had said yes already
            found = [*problems_of(preview(self._context, session, STEP, draft, both))]
            if person.role == "TE" and person.login != source.holder:
                found.append(Problem("source", "not_own_van"))
            if not found and (other := _promised(session, draft)):
                found.append(Problem("lines", "already_offered", params={"number": other}))
            if found:
                raise Refused(STEP, found)
            row = StockTransfer(
                id=new_id(), source=source.code, target=target.code, giver=source.holder, taker=target.holder,
                body=draft.to_body(), offered_at=self._context.now(),
            )  # fmt: skip
            session.add(row)
            session.flush()
            self._context.op(session, "offer_transfer", "stock_transfers", row.id, draft.to_body())
        return Change("transfer", row.id, "", undo="withdraw_transfer")

    def preview(self, draft: MoveDraft) -> Preview:
        """Every line as it stands, as if both had said yes; changes nothing."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            both = tuple(spot(session, code).holder for code in (draft.source, draft.target))
            return preview(self._context, session, STEP, draft, both)

    def open(self) -> tuple[TransferView, ...]:
        """Offers that wait for an answer: one's own for a technician, all for the office."""
        person = self._context.require("see_stock")
        wanted = select(StockTransfer).where(StockTransfer.state == "offered").order_by(StockTransfer.offered_at)
        if not person.may("see_all_orders"):
            wanted = wanted.where(or_(StockTransfer.giver == person.login, StockTransfer.taker == person.login))
        with self._context.reading() as session:
            return tuple(self._view(session, row) for row in session.scalars(wanted))

    def accept(self, transfer_id: Id, pin: str | None = None) -> Change:
        """The taker says yes, and everything moves with a slip.

        On the giver's computer he confirms with his PIN. Raises Refused when something has moved meanwhile, Forbidden
        for anybody else.
        """
        self._must_be(transfer_id, pin)
        with self._context.transaction() as session:
            row = _open_row(session, transfer_id)
            draft, both = MoveDraft.from_body(row.body), (row.giver, row.taker)
            if found := problems_of(preview(self._context, session, STEP, draft, both)):
                raise Refused(STEP, found)
            head = SlipHead(STEP, row.source, row.target, None, row.giver, row.taker, draft.reason)
            slip = write_slip(self._context, session, head, *goings(self._context, session, STEP, draft))
            self._answer(row, "accepted", by=row.taker)
            row.slip_id = slip.id
            self._context.op(session, "accept_transfer", "stock_transfers", row.id, {"slip": slip.number})
        return Change("slip", slip.id, slip.number, undo="undo_slip")

    def decline(self, transfer_id: Id, reason: str) -> Change:
        """The taker says no, and why; nothing has moved."""
        return self._close(transfer_id, "declined", reason)

    def withdraw(self, transfer_id: Id, reason: str = "") -> Change:
        """The giver takes his offer back."""
        return self._close(transfer_id, "withdrawn", reason)

    def _close(self, transfer_id: Id, state: str, reason: str) -> Change:
        person = self._context.require("see_stock")
        with self._context.transaction() as session:
            row = _open_row(session, transfer_id)
            if person.login != (row.taker if state == "declined" else row.giver):
                raise Forbidden("not_your_transfer")
            if state == "declined" and len(reason.strip()) < 2:
                raise Refused(state, [Problem("reason", "reason_needed")])
            self._answer(row, state, reason)
            self._context.op(session, f"{state}_transfer", "stock_transfers", row.id, {"reason": reason})
        return Change("transfer", row.id)

    def _answer(self, row: StockTransfer, state: str, reason: str = "", by: str = "") -> None:
        row.state, row.answered_at, row.reason = state, self._context.now(), reason
        row.answered_by = by or self._context.require().login

    def _must_be(self, transfer_id: Id, pin: str | None) -> None:
        """The taker himself, signed in or by his PIN, with the same waits after wrong ones as at the door."""
        person = self._context.require("see_stock")
        with self._context.reading() as session:
            taker = _open_row(session, transfer_id).taker
        if person.login == taker:
            return
        if pin is None:
            raise Forbidden("not_your_transfer")
        Access(dataclasses.replace(self._context, person=None, opened=set())).sign_in(taker, pin)

    def _view(self, session: Session, row: StockTransfer) -> TransferView:
        names = people_names(session, (row.giver, row.taker))
        draft = MoveDraft.from_body(row.body)
        shown = preview(self._context, session, STEP, draft, (row.giver, row.taker))
        return TransferView(
            row.id, row.source, row.target, row.giver, names[row.giver], row.taker, names[row.taker], row.offered_at,
            shown,
        )  # fmt: skip


def _open_row(session: Session, transfer_id: Id) -> StockTransfer:
    row = session.get(StockTransfer, transfer_id)
    if row is None:
        raise NotFound("no_such_transfer")
    if row.state != "offered":
        raise Conflict("transfer_answered")
    return row


def _promised(session: Session, draft: MoveDraft) -> str:
    """A unit of the draft that is offered to somebody already."""
    mine = {line.number for line in draft.lines if line.item != "part"}
    for row in session.scalars(select(StockTransfer).where(StockTransfer.state == "offered")):
        for line in MoveDraft.from_body(row.body).lines:
            if line.item != "part" and line.number in mine:
                return line.number
    return ""
