"""What finance does with a hand-over slip: look at it, count it, and see a difference made good (B30, F58)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import CashCount, CashHandOver, CashMadeGood
from fieldtech.model.drafts.cash import CountDraft, MakeGoodDraft
from fieldtech.model.guards.deciding import RANKS
from fieldtech.model.money.cash import difference
from fieldtech.model.money.hand_over import count_problems, making_good_problems
from fieldtech.model.orders import Order
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.follow_ups import owe
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.cash_box import may_see_slip, the_slip
from fieldtech.services.money.facts_of import count_fact, made_good_fact
from fieldtech.services.money.ledger import Ledger, ledger
from fieldtech.services.money.rows import collection_rows, made_good_rows, slip_rows
from fieldtech.services.money.views import SlipView
from fieldtech.services.working_calendar import in_one_working_day

RECOUNTED, WRITTEN_OFF = "recounted", "written_off"


class SlipDesk:
    """One slip, in finance."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, slip_id: Id) -> SlipView:
        """The slip with everything on it; raises NotFound, Forbidden for who has no part in it."""
        person = self._context.require()
        with self._context.reading() as session:
            slip = the_slip(session, slip_id)
            may_see_slip(person, slip)
            found, key = ledger(session, (), [slip]), slip_id.hex
            counts = sorted(found.facts.counts.values(), key=lambda count: count.key)
            count = next((found.counts[fact.key] for fact in counts if fact.of == key), None)
            rows = collection_rows(self._context, session, found, map(str, slip.collections))
            return SlipView(
                slip_rows(session, found, [key])[0], rows, count.at if count else None,
                people_names(session, [count.by])[count.by] if count else "", made_good_rows(session, found, key),
                frozenset(_may(person, slip, found)),
            )  # fmt: skip

    def count(self, slip_id: Id, draft: CountDraft) -> Change:
        """What was counted; raises Forbidden, Invalid, and Refused for who paid, a second count, or no reason."""
        person = self._context.require("count_money")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            slip = the_slip(session, slip_id)
            now = self._context.now()
            row = CashCount(
                id=new_id(), hand_over_id=slip.id, cents=draft.cents, reason=draft.reason.strip(),
                day=self._context.local(now).date(), at=now, by=person.login,
            )  # fmt: skip
            problems = list(count_problems(count_fact(row), person.role, ledger(session, (), [slip]).facts))
            if problems:
                raise Refused("count_hand_over", problems)
            session.add(row)
            session.flush()
            self._context.op(session, "count_hand_over", "cash_counts", row.id, {"cents": row.cents})
        return Change("hand_over", slip.id, slip.number)

    def make_good(self, slip_id: Id, draft: MakeGoodDraft) -> Change:
        """A difference was brought, paid back or written off; raises Forbidden, Invalid, Refused (D17)."""
        person = self._context.require("count_money")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            slip = the_slip(session, slip_id)
            found, now = ledger(session, (), [slip]), self._context.now()
            approved_by = draft.approved_by if draft.how == WRITTEN_OFF else ""
            row = CashMadeGood(
                id=new_id(), hand_over_id=slip.id, cents=draft.cents, how=draft.how, reason=draft.reason.strip(),
                approved_by=approved_by, day=self._context.local(now).date(), at=now, by=person.login,
            )  # fmt: skip
            problems = list(making_good_problems(made_good_fact(row), person.role, found.facts))
            if approved_by:
                problems += special_approval_problems(session, approved_by, person.login)
            if problems:
                raise Refused("make_good", problems)
            session.add(row)
            if approved_by:
                self._confirm(session, found, row)
            session.flush()
            self._context.op(session, "make_good", "made_good", row.id, {"cents": row.cents, "how": row.how})
        return Change("hand_over", slip.id, slip.number)

    def _confirm(self, session: Session, found: Ledger, row: CashMadeGood) -> None:
        """Who approved by word of mouth confirms it in his list (states 4.8); it stands with the first order."""
        first = next((one for one in found.collections.values()), None)
        order = session.get(Order, first.order_id) if first else None
        if order is None:
            return
        due = in_one_working_day(self._context, session, order, row.at)
        owe(session, order, "confirm_verbal", due, row.at, login=row.approved_by, text=row.reason)


def special_approval_problems(session: Session, login: str, asking: str) -> Iterator[Problem]:
    """D17, states 4.8: the service manager or the director approved it, never who asks."""
    role = session.scalar(select(User.role).where(User.login == login, User.active))
    if login == asking:
        yield Problem("approved_by", "asked_himself")
    elif role not in RANKS["special"]:
        yield Problem("approved_by", "special_approval")


def _may(person: Person, slip: CashHandOver, found: Ledger) -> Iterator[str]:
    """What this person can do with the slip now."""
    yield "print"
    row = found.facts.hand_overs[slip.id.hex]
    counted = any(count.of == row.key for count in found.facts.counts.values())
    if not person.may("count_money") or person.login == slip.by:
        return
    if not counted:
        yield "count"
    elif difference(row, found.facts):
        yield "make_good"
