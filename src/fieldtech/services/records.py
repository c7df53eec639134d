"""The record of an order of any kind, as it is sealed and printed."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from fieldtech.services.install.record import InstallRecord
from fieldtech.services.order_view import OrderView
from fieldtech.services.record import RecordBuilder
from fieldtech.services.visits.record import VisitRecord

_BUILDERS: dict[str, type[RecordBuilder]] = {
    "repair": RecordBuilder, "install": InstallRecord, "maintenance": VisitRecord, "inspection": VisitRecord,
}  # fmt: skip


def record_of(
    session: Session, view: OrderView, zone: ZoneInfo, revision: int = 0, amends: str | None = None
) -> dict[str, Any]:
    """Integers, strings, booleans, lists and objects only; revision 0 is signed by nobody."""
    return _BUILDERS[view.kind](session, view, zone, revision, amends).build()
