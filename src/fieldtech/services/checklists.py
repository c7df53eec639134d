"""Which checklist an order uses: the version frozen when it was first answered, else the newest."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.catalogue import Checklist
from fieldtech.model.drafts.onsite import ChecklistStartDraft
from fieldtech.model.facts import Facts

CHECKLISTS = {"repair": "RP", "install": "IA"}
"""The checklist of each kind of order."""


def checklist_row(session: Session, facts: Facts) -> Checklist | None:
    """The version this order was started with, or the newest active one."""
    return checklist_for(session, facts.kind, facts.get(ChecklistStartDraft))


def checklist_for(session: Session, kind: str, started: ChecklistStartDraft | None) -> Checklist | None:
    """The same for who has no facts at hand."""
    wanted = select(Checklist).where(Checklist.code == CHECKLISTS[kind])
    if started is not None:
        return session.scalar(wanted.where(Checklist.version == started.version))
    return session.scalar(wanted.where(Checklist.active).order_by(Checklist.version.desc()).limit(1))


def checklist_of(session: Session, facts: Facts) -> tuple[Mapping[str, Any], ...]:
    """The items of the order's checklist, in their order; platform items fall away without a terminal."""
    row = checklist_row(session, facts)
    return tuple(row.items) if row else ()
