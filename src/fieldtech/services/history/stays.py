"""A placement with its end: from when until when something was where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.custody import Placement
from fieldtech.store.arrival import arrival


@dataclass(frozen=True)
class Stay:
    """One stay; ``until`` is None while it lasts."""

    item_kind: str
    item_id: Id
    place_kind: str
    place_ref: str
    state: str
    since: datetime
    until: datetime | None
    by: str
    order_id: Id | None
    reason: str
    slip_id: Id | None = None


def stays_of(session: Session, item_kind: str, item_ids: Iterable[Id]) -> list[Stay]:
    """Every stay of the items, oldest first; each ends where the next of the same item begins."""
    mine = (Placement.item_kind == item_kind, Placement.item_id.in_(set(item_ids)))
    rows = session.scalars(select(Placement).where(*mine).order_by(Placement.item_id, arrival(Placement))).all()
    return [_stay(row, following) for row, following in zip(rows, [*rows[1:], None], strict=False)]


def been_at(session: Session, item_kind: str, place_kind: str, refs: Sequence[str]) -> set[Id]:
    """The items that ever were at one of the places."""
    there = (Placement.place_kind == place_kind, Placement.place_ref.in_(refs), Placement.item_kind == item_kind)
    return set(session.scalars(select(Placement.item_id).where(*there).distinct()))


def _stay(row: Placement, following: Placement | None) -> Stay:
    ends = following is not None and following.item_id == row.item_id
    return Stay(
        row.item_kind,
        row.item_id,
        row.place_kind,
        row.place_ref,
        row.state,
        row.at,
        following.at if ends and following is not None else None,
        row.by,
        row.order_id,
        row.reason,
        row.slip_id,
    )
