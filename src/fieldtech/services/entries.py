"""Which of the entries of an order count now: the newest of each kind and slot, unless something made it void."""

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
    newest = {(row.kind, row.slot): (place, row) for place, row in enumerate(rows) if row.kind in DRAFTS}
    agreed, planned = newest.get(_TOLD), newest.get(_PLAN)
    if agreed and planned and agreed[0] < planned[0]:  # to a plan that has been changed since
        del newest[_TOLD]
    return {
        key: Recorded(DRAFTS[row.kind].from_body(row.body), row.at, row.by)
        for key, (_place, row) in newest.items()
        if key[0] not in OF_ONE_VISIT or accepted_at is None or row.at >= accepted_at
    }
