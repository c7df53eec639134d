"""Which of the entries of an order count now: the newest of each kind and slot, unless something made it void."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.drafts import onsite, planning, visits
from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.facts import D, Recorded
from fieldtech.model.orders import Entry
from fieldtech.store.arrival import arrival

Entries = dict[tuple[str, str], Recorded]

OF_ONE_VISIT = tuple(
    kind.kind for kind in (onsite.PreDepartureDraft, onsite.ArrivalDraft, onsite.ConditionDraft, visits.VisitStartDraft)
)
"""What somebody ticks and looks at before the work counts for his own visit only: whoever takes over does it again."""

_PLAN, _TOLD = (planning.PlanDraft.kind, ""), (planning.ToldDraft.kind, "")


def newest_draft(session: Session, order_id: Id, kind: type[D], slot: str = "") -> D | None:
    """The newest draft of a kind and slot, without reading all the others."""
    wanted = select(Entry.body).where(Entry.order_id == order_id, Entry.kind == kind.kind, Entry.slot == slot)
    body = session.scalar(wanted.order_by(arrival(Entry).desc()).limit(1))
    return None if body is None else kind.from_body(body)


def current_entries(session: Session, order_id: Id, accepted_at: datetime | None) -> Entries:
    """The entries that count; ``accepted_at`` is when a technician last took the order on."""
    columns = select(Entry.kind, Entry.slot, Entry.body, Entry.at, Entry.by)
    rows = session.execute(columns.where(Entry.order_id == order_id).order_by(arrival(Entry)))
    newest = {(row.kind, row.slot): (place, row) for place, row in enumerate(rows) if row.kind in DRAFTS}
    agreed, planned = newest.get(_TOLD), newest.get(_PLAN)
    if agreed and planned and agreed[0] < planned[0]:  # to a plan that has been changed since
        del newest[_TOLD]
    return {
        key: Recorded(DRAFTS[row.kind].from_body(row.body), row.at, row.by)
        for key, (_place, row) in newest.items()
        if _stays(key) or accepted_at is None or row.at >= accepted_at
    }


def _stays(key: tuple[str, str]) -> bool:
    """The condition of a vehicle of many is that vehicle's, whoever goes on."""
    kind, slot = key
    return kind not in OF_ONE_VISIT or (kind == onsite.ConditionDraft.kind and bool(slot))
