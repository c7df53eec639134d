"""What the rules of an install order look at besides what every order has."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.model.custody import Terminal
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.model.requests import InstallRequest
from fieldtech.services.install.rows import row_facts
from fieldtech.services.reservations import location_of, number_of, reserved_units
from fieldtech.services.stock import van_of


def with_install(session: Session, order: Order, facts: Facts) -> Facts:
    """The facts with vehicles, papers and units by number."""
    draft = facts.get(InstallDraft) or InstallDraft()
    held = reserved_units(session, order.id)
    vans = {van_of(session, login) for login in facts.technicians} - {""}
    terminals = tuple(number_of(unit) for unit in held if isinstance(unit, Terminal))
    return replace(
        facts,
        model_code=draft.model,
        total_cents=draft.fee_cents,
        rows=row_facts(session, order.id),
        request_passed=_passed(session, draft.request),
        in_stock=terminals_in_stock(session, draft.model),
        reserved_terminals=terminals,
        reserved_sims=tuple(number_of(unit) for unit in held if not isinstance(unit, Terminal)),
        not_issued=tuple(number_of(unit) for unit in held if location_of(session, unit) not in vans),
    )


def _passed(session: Session, number: str) -> bool:
    """Whether the request has passed its review (P19, P21)."""
    status = session.scalar(select(InstallRequest.status).where(InstallRequest.number == number)) if number else None
    return status in ("passed", "dispatched")


def terminals_in_stock(session: Session, model: str) -> int:
    """How many terminals of a model nobody has set aside; of any model when none is said."""
    wanted = select(func.count()).select_from(Terminal).where(Terminal.state == "in_stock", Terminal.active)
    return session.scalar(wanted.where(Terminal.model_code == model) if model else wanted) or 0
