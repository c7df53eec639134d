"""Taking back a move of just now: to which day, and whose wish holds again."""

from sqlalchemy.orm import Session

from fieldtech.model.drafts.visits import MoveVisitDraft, NoticeDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.visit import undoable
from fieldtech.model.orders import Order
from fieldtech.services.visits.reading import said
from fieldtech.words import word


def undo_of(session: Session, order: Order, facts: Facts, reason: str = "") -> MoveVisitDraft | None:
    """What is handed in to take the last move back; None when this person cannot, or not any more."""
    moved = undoable(facts)
    was = getattr(moved.draft, "was", None) if moved else None
    if was is None:
        return None
    wished_by = "customer" if _wished_before(session, order, facts) else "us"
    return MoveVisitDraft(was, reason or word("calendar.taken_back", "zh_CN"), wished_by)


def _wished_before(session: Session, order: Order, facts: Facts) -> bool:
    """Whether the day before was one that the customer wished for after he had been told of another."""
    before, told = said(session, order.id, MoveVisitDraft)[:-1], facts.entries.get((NoticeDraft.kind, ""))
    if not before or getattr(before[-1].draft, "wished_by", "") != "customer":
        return False
    return told is None or before[-1].at >= told.at
