"""Writing on one vehicle of an install order: who may, the entry, and what follows from it for the row."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.install_row import RowAnswersDraft, RowPlaceDraft, RowResultDraft
from fieldtech.model.drafts.onsite import ChecklistStartDraft, ConditionDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.installs import InstallRow
from fieldtech.model.orders import Entry, Order, Transition
from fieldtech.model.row_gaps import FITTING, RowRecord, state_of
from fieldtech.services.at_work import require_at_work
from fieldtech.services.changes import Change
from fieldtech.services.checklists import checklist_for, checklist_of_order
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.follow_ups import settle_kind
from fieldtech.services.install.rows import row_records, row_views, store_state, the_row
from fieldtech.services.visibility import seen_order

AT_WORK = ("arrived", "installing")
LATER = ("to_sign", "signed")
"""When only the platform check can still be recorded: the network came back."""
_OF_FITTING = (RowAnswersDraft, RowPlaceDraft, PlatformCheckDraft)


class RowWork:
    """One act on one vehicle; every method works inside the caller's transaction."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def at_work(self, session: Session, row_id: Id, states: tuple[str, ...] = AT_WORK) -> tuple[InstallRow, Order]:
        """The row and its order, where this person may work on it now; raises Refused."""
        row = the_row(session, row_id)
        order = seen_order(self._context, session, row.order_id)
        require_at_work(self._context, session, order, "yard", states)
        return row, order

    def begin(self, session: Session, order: Order, draft: Draft) -> None:
        """The first vehicle looked at, or found missing, begins the work (states 4.1), without a step of its own."""
        begins = isinstance(draft, ConditionDraft | RowResultDraft) and not any(draft.problems())
        if order.status != "arrived" or not begins:
            return
        order.status = "installing"
        by, now = self._context.require().login, self._context.now()
        session.add(
            Transition(order_id=order.id, step="start_install", source="arrived", target="installing", at=now, by=by)
        )

    def write_units(self, session: Session, order: Order, row: InstallRow, source: str = "") -> Change:
        """Note which units are on the vehicle now; ``source`` is the vehicle a terminal just came from."""
        session.flush()
        view = row_views(session, order.id, task_of(session, order), (), row.id)[0]
        before = view.record.units
        came_from = source or (before.from_vehicle if view.terminal and view.terminal == before.terminal else "")
        fresh = replace(before, terminal=view.terminal, sim=view.iccid, from_vehicle=came_from)
        return self.write(session, order, row, fresh)

    def write(self, session: Session, order: Order, row: InstallRow, draft: Draft) -> Change:
        """Add the entry; state and gaps of the row follow. Raises Refused for what only a fitted vehicle has."""
        if isinstance(draft, _OF_FITTING) and task_of(session, order) not in FITTING:
            raise Refused("record", [Problem("draft", "row_only_removed")])
        now, by = self._context.now(), self._context.require().login
        session.add(Entry(order_id=order.id, kind=draft.kind, slot=row.id.hex, body=draft.to_body(), at=now, by=by))
        if isinstance(draft, RowAnswersDraft):
            self._freeze_checklist(session, order)
        fields = {"row": row.id.hex, "kind": draft.kind, "body": draft.to_body()}
        self._context.op(session, "record_row", "install_rows", row.id, fields)
        return self.follow(session, order, row)

    def follow(self, session: Session, order: Order, row: InstallRow) -> Change:
        """State and gaps as they are now, after anything was recorded or a photo came."""
        session.flush()
        record = self.record_of(session, order, row)
        store_state(row, record, state_of(record))
        now = self._context.now()
        row.technician, row.changed_at, order.changed_at = self._context.require().login, now, now
        self._settle_checks(session, order)
        return Change("row", row.id, order.number)

    def record_of(self, session: Session, order: Order, row: InstallRow) -> RowRecord:
        """All that was recorded on the vehicle."""
        task, items = task_of(session, order), items_of(session, order)
        return row_records(session, order.id, task, items, row.id).get(row.id.hex) or RowRecord(task, items=items)

    def _freeze_checklist(self, session: Session, order: Order) -> None:
        """From the first answer on, the order keeps this version."""
        if newest_draft(session, order.id, ChecklistStartDraft) is not None:
            return
        found = checklist_for(session, order.kind, None)
        if found is not None:
            start = ChecklistStartDraft(found.code, found.version)
            by = self._context.require().login
            session.add(Entry(order_id=order.id, kind=start.kind, body=start.to_body(), at=self._context.now(), by=by))

    def _settle_checks(self, session: Session, order: Order) -> None:
        """The task of the next morning is done with the last vehicle."""
        session.flush()
        owed = select(InstallRow.id).where(InstallRow.order_id == order.id, InstallRow.active)
        if order.status in LATER and session.scalar(owed.where(InstallRow.state == "installed_unchecked")) is None:
            settle_kind(session, order, "platform_check", self._context.now(), self._context.require().login, "online")


def task_of(session: Session, order: Order) -> str:
    """What the order is about: install, trial, move or removal."""
    draft = newest_draft(session, order.id, InstallDraft)
    return draft.task if draft else "install"


def items_of(session: Session, order: Order) -> tuple[Mapping[str, Any], ...]:
    """The acceptance checklist, in the version the order was started with."""
    row = checklist_of_order(session, order)
    return tuple(row.items) if row else ()
