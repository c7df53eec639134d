"""Which checklist an order uses: the version frozen when it was first answered, else the newest."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import Checklist
from fieldtech.model.drafts.onsite import ChecklistStartDraft
from fieldtech.model.facts import Facts

REPAIR_CHECKLIST = "RP"


def checklist_row(session: Session, facts: Facts, code: str = REPAIR_CHECKLIST) -> Checklist | None:
    """The version this order was started with, or the newest active one."""
    started = facts.get(ChecklistStartDraft)
    wanted = select(Checklist).where(Checklist.code == code)
    if started is not None:
        return session.scalar(wanted.where(Checklist.version == started.version))
    return session.scalar(wanted.where(Checklist.active).order_by(Checklist.version.desc()).limit(1))


def checklist_of(session: Session, facts: Facts) -> tuple[Mapping[str, Any], ...]:
    """The items of the order's checklist, in their order; platform items fall away without a terminal."""
    row = checklist_row(session, facts)
    return tuple(row.items) if row else ()
