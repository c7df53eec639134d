"""Whether somebody has looked at what the office did not simply accept, and what may be forgotten therefore."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from fieldtech.model.local import Op
from fieldtech.model.syncing import SyncLook

BACK = "back"
"""The act that takes a look back."""


def looked_at(now: datetime) -> ColumnElement[bool]:
    """A condition on ``Op``: the newest look says that this very answer need not be counted now."""
    look = aliased(SyncLook)
    counts = or_(look.until.is_(None), look.until > now)
    return _newest(look, counts)


def done_with() -> ColumnElement[bool]:
    """A condition on ``Op``: it was looked at for good."""
    look = aliased(SyncLook)
    return _newest(look, look.until.is_(None))


def _newest(look: type[SyncLook], more: ColumnElement[bool]) -> ColumnElement[bool]:
    newest = select(SyncLook.id).where(SyncLook.op_id == Op.op_id).order_by(SyncLook.id.desc()).limit(1)
    same = and_(look.act != BACK, look.result == Op.result, look.reason == Op.reason, more)
    return select(look.id).where(look.id == newest.correlate(Op).scalar_subquery(), same).exists()
