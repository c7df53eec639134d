"""What the acts of a plan say of its time: since when it brings visits, and when it was paused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.maintenance import PlanAct
from fieldtech.store.arrival import arrival

PAUSE = "pause"
_STARTS = ("approve", "resume")


@dataclass(frozen=True)
class Standing:
    """``since`` is the day, ``at`` the time of the last approval or resumption; ``rests_since`` of a pause that lasts.

    A paused plan that is changed instead of resumed goes on when the change is approved.
    """

    at: datetime | None = None
    since: date | None = None
    pauses: tuple[tuple[date, date], ...] = ()
    rests_since: date | None = None

    @property
    def rests(self) -> tuple[tuple[date, date], ...]:
        """All pauses, the one that lasts without an end."""
        return (*self.pauses, (self.rests_since, date.max)) if self.rests_since else self.pauses


def standings(session: Session, plans: Iterable[Id], local: Callable[[datetime], datetime]) -> dict[Id, Standing]:
    """Of those that were ever approved."""
    wanted = select(PlanAct.plan_id, PlanAct.act, PlanAct.at).where(
        PlanAct.plan_id.in_(plans), PlanAct.act.in_((*_STARTS, PAUSE))
    )
    found: dict[Id, Standing] = {}
    for plan, act, at in session.execute(wanted.order_by(arrival(PlanAct))):
        before, day = found.get(plan, Standing()), local(at).date()
        if act == PAUSE:
            found[plan] = Standing(before.at, before.since, before.pauses, before.rests_since or day)
        else:
            rest = ((before.rests_since, day),) if before.rests_since else ()
            found[plan] = Standing(at, day, (*before.pauses, *rest))
    return found
