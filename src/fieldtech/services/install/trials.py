"""Trials: what is fitted is lent until the last day, then it is sold or taken off again (A01, states 4.4)."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.install_row import RowUnitsDraft
from fieldtech.model.installs import FITTED, InstallRow
from fieldtech.model.orders import Entry, Order


def lend_until(session: Session, order: Order, day: date | None) -> None:
    """The terminals fitted by a trial are loaners until that day; without a day they are sold."""
    wanted = select(Terminal).join(InstallRow, InstallRow.terminal_id == Terminal.id)
    fitted = wanted.where(InstallRow.order_id == order.id, InstallRow.active, InstallRow.state.in_(FITTED))
    for unit in session.scalars(fitted):
        if unit.place_kind == "vehicle":
            unit.loaner_due = day


def back_from_loan(session: Session, order: Order) -> None:
    """What a removal has taken off is no loaner any more."""
    kind = RowUnitsDraft.kind
    bodies = session.scalars(select(Entry.body).where(Entry.order_id == order.id, Entry.kind == kind))
    numbers = {str(body.get("taken_terminal", "")) for body in bodies} - {""}
    lent = select(Terminal).where(Terminal.number.in_(numbers), Terminal.loaner_due.is_not(None))
    for unit in session.scalars(lent):
        if unit.place_kind != "vehicle":
            unit.loaner_due = None
