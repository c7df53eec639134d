"""What the rules of an install order look at besides what every order has."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.request import RequestToldDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.model.requests import InstallRequest, RequestAct
from fieldtech.services.install.rows import row_facts
from fieldtech.services.reservations import location_of, number_of, reserved_units
from fieldtech.services.stock import van_of
from fieldtech.services.working_calendar import work_calendar
from fieldtech.store.arrival import arrival


def with_install(session: Session, order: Order, facts: Facts, zone: ZoneInfo) -> Facts:
    """The facts with vehicles, papers and units by number."""
    draft = facts.get(InstallDraft) or InstallDraft()
    held = reserved_units(session, order.id)
    vans = {van_of(session, login) for login in facts.technicians} - {""}
    terminals = tuple(number_of(unit) for unit in held if isinstance(unit, Terminal))
    return replace(
        facts,
        model_code=draft.model,
        rows=row_facts(session, order.id),
        request_passed=_passed(session, draft.request),
        in_stock=terminals_in_stock(session, draft.model),
        reserved_terminals=terminals,
        reserved_sims=tuple(number_of(unit) for unit in held if not isinstance(unit, Terminal)),
        not_issued=tuple(number_of(unit) for unit in held if location_of(session, unit) not in vans),
        promised_at=order.promised_at,
        told_day=_told_day(session, draft.request),
        slot_off=day_off(session, order, facts, zone),
    )


def _passed(session: Session, number: str) -> bool:
    """Whether the request has passed its review (P19, P21)."""
    status = session.scalar(select(InstallRequest.status).where(InstallRequest.number == number)) if number else None
    return status in ("passed", "dispatched")


def _told_day(session: Session, number: str) -> date | None:
    """The day the customer was told to expect last (P21)."""
    if not number:
        return None
    told = select(RequestAct.body).join(InstallRequest, InstallRequest.id == RequestAct.request_id)
    told = told.where(InstallRequest.number == number, RequestAct.act == "told").order_by(arrival(RequestAct).desc())
    body = session.scalar(told.limit(1))
    return RequestToldDraft.from_body(body).expected if body else None


def day_off(session: Session, order: Order, facts: Facts, zone: ZoneInfo) -> str:
    """The day of the visit handed in, when nobody works on it."""
    start = facts.draft.slot_from if isinstance(facts.draft, AssignDraft) else None
    day = start.astimezone(zone).date() if start is not None else None
    if day is None or work_calendar(session, order.centre_code, zone).is_working_day(day):
        return ""
    return day.isoformat()


def terminals_in_stock(session: Session, model: str) -> int:
    """How many terminals of a model nobody has set aside; of any model when none is said."""
    wanted = select(func.count()).select_from(Terminal).where(Terminal.state == "in_stock", Terminal.active)
    return session.scalar(wanted.where(Terminal.model_code == model) if model else wanted) or 0
