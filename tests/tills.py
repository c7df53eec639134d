"""Money in every state at once at a demo company: a slip 10.00 short, a query, 8.00 in hand, 2.00 owed.

``till(workplace)`` plays it in a second, by the services alone; nobody is signed in who was not before.
"""

from dataclasses import dataclass
from functools import partial

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import Acts
from fieldtech.demo.cases import COACH
from fieldtech.demo.money_acts import FINANCE, TECHNICIAN, MoneyActs
from fieldtech.model.base import Id
from fieldtech.model.drafts.money import CollectionDraft
from fieldtech.services.workplace import Workplace
from prepared import act_as

FIRST, REST, COUNTED = 21_00, 8_00, 11_00
ASKED = "清点 11.00，少 10.00。包里还有一张吗？"
SHORT = "少一张 10 元"


@dataclass(frozen=True)
class Till:
    """The order of 31.00; ``paid`` is on the slip, ``held`` still in the technician's hand."""

    order: Id
    paid: Id
    held: Id
    slip: Id


def till(workplace: Workplace) -> Till:
    """Collected in two parts, the first handed over, counted with a difference and asked about."""
    clock, person = workplace.context.clock, workplace.access.person
    assert isinstance(clock, FixedClock)
    before = clock()
    acts = MoneyActs(workplace, partial(act_as, workplace))
    acts.block()
    order = acts.finished()
    acts.as_person(TECHNICIAN)
    paid = _collected(workplace, order, FIRST, "其余回头付")
    site = Acts(workplace, COACH)
    site.ready_to_seal(order)
    site.sealed(order)
    slip = acts.handed_over(paid)
    acts.counted(slip, COUNTED, SHORT)
    workplace.finance.query(paid, ASKED)
    acts.as_person(TECHNICIAN)
    held = _collected(workplace, order, REST, "还差 2 元")
    clock.set(max(before, clock()))
    if person is not None:
        act_as(workplace, person.login)
    else:
        workplace.access.sign_out()
    return Till(order, paid, held, slip)


def _collected(workplace: Workplace, order: Id, cents: int, reason: str) -> Id:
    draft = CollectionDraft(cents, payer=COACH.person, reason=reason, invoice_reason="客户要数电票")
    return workplace.collecting.collect(order, draft).id


__all__ = ["FINANCE", "TECHNICIAN", "Till", "till"]
