"""The order for what was not done: the vehicles not installed or rescheduled go on in an order of their own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import new_id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.install_row import RowSourceDraft
from fieldtech.model.facts import Facts
from fieldtech.model.installs import InstallRow
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.install.titles import title_text
from fieldtech.services.numbers import INSTALL_PREFIX, number_here
from fieldtech.services.order_index import index_order

NOT_AGAIN = ("customer_cancelled",)
"""Reasons after which nobody comes back."""


def order_for_the_rest(context: Context, session: Session, order: Order, facts: Facts) -> Order | None:
    """A draft with the vehicles left over, naming the first order; None when there are none (states 4.1)."""
    left = [row for row in rows_left(session, order) if row.reason not in NOT_AGAIN]
    draft = facts.get(InstallDraft)
    if not left or draft is None:
        return None
    now, dates = context.now(), [row.new_date for row in left if row.new_date]
    wanted = min(dates) if dates else None
    follower = Order(
        id=new_id(),
        number=number_here(context, session, INSTALL_PREFIX, order.centre_code),
        kind="install",
        status="draft",
        title=title_text(draft.task, len(left), draft.model),
        customer_id=order.customer_id,
        centre_code=order.centre_code,
        created_at=now,
        created_by=order.created_by,
        first_responder=order.first_responder,
        site_class=order.site_class,
        promised_at=datetime.combine(wanted, time(17, 30), context.zone) if wanted else None,
        repeat_of=order.id,
        changed_at=now,
    )
    session.add(follower)
    session.flush()
    again = replace(draft, wanted_by=wanted, emergency=False, emergency_reason="")
    by = context.require().login
    session.add(Entry(order_id=follower.id, kind=again.kind, body=again.to_body(), at=now, by=by))
    session.add(
        Transition(order_id=follower.id, step="follow_up", source="", target="draft", at=now, by="system",
                   reason=order.number)
    )  # fmt: skip
    for position, row in enumerate(left, start=1):
        fresh = InstallRow(id=new_id(), order_id=follower.id, position=position, vehicle_id=row.vehicle_id,
                           model_code=row.model_code, from_row=row.id, changed_at=now)  # fmt: skip
        session.add(fresh)
        _go_along(session, order, follower, {row.id.hex: fresh.id.hex}, RowSourceDraft, by)
    files = {sha: sha for sha, file in facts.all(EvidenceDraft).items() if not file.withdrawn}
    _go_along(session, order, follower, files, EvidenceDraft, by)
    index_order(session, follower)
    return follower


def _go_along(
    session: Session, order: Order, follower: Order, slots: Mapping[str, str], kind: type[Draft], by: str
) -> None:
    """What was said of the rest holds for the new order, too: sources of a move, the customer's letter."""
    for was, slot in slots.items():
        draft = newest_draft(session, order.id, kind, was)
        if draft is not None:
            body, at = draft.to_body(), follower.created_at
            session.add(Entry(order_id=follower.id, kind=kind.kind, slot=slot, body=body, at=at, by=by))


def rows_left(session: Session, order: Order) -> list[InstallRow]:
    """The vehicles of an order that were not done, in their order."""
    wanted = select(InstallRow).where(InstallRow.order_id == order.id, InstallRow.active)
    undone = wanted.where(InstallRow.state.in_(("not_installed", "rescheduled")))
    return list(session.scalars(undone.order_by(InstallRow.position)))
