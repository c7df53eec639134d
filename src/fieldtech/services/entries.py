"""Which of the entries of an order count now: the newest of each kind and slot, unless something made it void."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.drafts import onsite, planning
from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.facts import Recorded
from fieldtech.model.orders import Entry
from fieldtech.store.arrival import arrival

Entries = dict[tuple[str, str], Recorded]

OF_ONE_VISIT = tuple(kind.kind for kind in (onsite.PreDepartureDraft, onsite.ArrivalDraft, onsite.ConditionDraft))
"""What somebody ticks and looks at before the work counts for his own visit only: whoever takes over does it again."""

_PLAN, _TOLD = (planning.PlanDraft.kind, ""), (planning.ToldDraft.kind, "")


def current_entries(session: Session, order_id: Id, accepted_at: datetime | None) -> Entries:
    """The entries that count; ``accepted_at`` is when a technician last took the order on."""
    rows = session.scalars(select(Entry).where(Entry.order_id == order_id).order_by(arrival(Entry)))
    found = {
        (row.kind, row.slot): Recorded(DRAFTS[row.kind].from_body(row.body), row.at, row.by)
        for row in rows
        if row.kind in DRAFTS
    }
    return {key: rec for key, rec in found.items() if not _void(key, rec, found, accepted_at)}


def _void(
    key: tuple[str, str], rec: Recorded, found: Mapping[tuple[str, str], Recorded], accepted_at: datetime | None
) -> bool:
    """Done for an earlier visit, or agreed to a plan that has been changed since."""
    if key[0] in OF_ONE_VISIT:
        return accepted_at is not None and rec.at < accepted_at
    plan = found.get(_PLAN)
    return key == _TOLD and plan is not None and rec.at < plan.at
