"""Words of mouth about money that were denied: they give nothing away any more (D17, states 4.8)."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from fieldtech.model.accounts import FeeChange, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.orders import FollowUp

CONFIRM, DENIED = "confirm_verbal", "denied"


def stands(table: type[FeeWord] | type[FeeChange]) -> ColumnElement[bool]:
    """Whether nobody denied it; the task to confirm it was written in the same moment, with the same reason."""
    denial = exists().where(
        FollowUp.order_id == table.order_id, FollowUp.made_at == table.at, FollowUp.text == table.reason,
        FollowUp.kind == CONFIRM, FollowUp.outcome.startswith(DENIED),
    )  # fmt: skip
    return (table.approved_by == "") | ~denial


def denied_at(session: Session, rows: Iterable[FeeWord]) -> dict[Id, datetime]:
    """By the key of the word when it was denied."""
    found: dict[Id, datetime] = {}
    for row in rows:
        wanted = select(FollowUp.done_at).where(
            FollowUp.order_id == row.order_id, FollowUp.made_at == row.at, FollowUp.text == row.reason,
            FollowUp.kind == CONFIRM, FollowUp.outcome.startswith(DENIED),
        )  # fmt: skip
        if row.approved_by and (at := session.scalar(wanted.limit(1))) is not None:
            found[row.id] = at
    return found
