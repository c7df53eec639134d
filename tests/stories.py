"""Brings a demo workplace to any state of the repair of 津C8R071, by the services, with the people of the story."""

from datetime import datetime, timedelta
from pathlib import Path

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, STATES, TANKER, ZONE, Acts, answer_for, good_platform_check, signature
from fieldtech.model.base import Id
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.drafts.onsite import PreDepartureDraft
from fieldtech.model.drafts.signoff import InkDraft
from fieldtech.model.kinds import KINDS
from fieldtech.model.tables import Base
from fieldtech.services.workplace import Workplace
from fieldtech.store.op_guard import op_guard, tables_marked

CALL = datetime(2026, 11, 18, 9, 12, tzinfo=ZONE)
OP_GUARD = op_guard(tables_marked(Base, "__synced__"), kinds=KINDS)
OLD_TERMINAL, NEW_TERMINAL = "BXA0007", "BXA0012"
OLD_SIM, NEW_SIM = "89860420123456789059", "89860420123456789067"

__all__ = [
    "CALL", "NEW_SIM", "NEW_TERMINAL", "OLD_SIM", "OLD_TERMINAL", "OP_GUARD", "PIN", "STATES", "ZONE", "answer_for",
    "as_person", "clock_of", "depart", "good_platform_check", "ink", "intake", "later", "open_demo", "order_in",
]  # fmt: skip


def open_demo(folder: Path, at: datetime = CALL) -> Workplace:
    """A new data folder with the catalogue and the demo company; every transaction is checked for its op."""
    workplace = Workplace.open(folder, clock=FixedClock(at), zone=ZONE, demo=True, on_commit_check=OP_GUARD)
    workplace.imports.demo()
    return workplace


def as_person(workplace: Workplace, login: str) -> Workplace:
    """Sign in without typing."""
    workplace.access.sign_in(login, PIN)
    return workplace


def clock_of(workplace: Workplace) -> FixedClock:
    """The workplace's own clock, to be moved on."""
    clock = workplace.context.clock
    assert isinstance(clock, FixedClock)
    return clock


def later(workplace: Workplace, minutes: int) -> datetime:
    """Let time pass."""
    clock_of(workplace).advance(timedelta(minutes=minutes))
    return workplace.context.now().astimezone(ZONE)


def intake() -> IntakeDraft:
    """What 马骏 says on the telephone."""
    return TANKER.call


def ink(who: str = "customer") -> InkDraft:
    """A signature from the demo data, in the pad's integers."""
    return InkDraft(who, *signature("ma_jun" if who == "customer" else "zhao_qiang"))


def order_in(workplace: Workplace, state: str) -> Id:
    """The repair order in that state; the clock stands where the story would be."""
    return Acts(workplace).to(state)


def depart(workplace: Workplace, order: Id) -> None:
    """Whoever has the order ticks the five checks and leaves."""
    for check in ("information", "tools", "spares", "documents"):
        workplace.repairs.note(order, PreDepartureDraft(check), check)
    call = PreDepartureDraft("customer", True, TANKER.person, workplace.context.now())
    workplace.repairs.note(order, call, "customer")
    workplace.repairs.do(order, "depart")
