"""What an order costs, line by line with its rule; changed by who may, and made final (B05, D17, F10, F54, F55)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.accounts import FeeChange, FeeWord
from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.money import PriceChangeDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import DECIDERS, RANKS
from fieldtech.model.money import changes
from fieldtech.model.money.estimate import Compared, agreed_before, compared
from fieldtech.model.money.prices import Line
from fieldtech.model.orders import Order
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.charges import SETTLED, Charges, charges_of, live_charges, newest_list
from fieldtech.services.context import Context, Person
from fieldtech.services.facts_loader import active_swaps, load_facts
from fieldtech.services.money.denied import stands
from fieldtech.services.money.final_list import make_final
from fieldtech.services.money.in_force import price_changes
from fieldtech.services.money.word_of_mouth import owe_confirmation, spoken_problems
from fieldtech.services.people_names import every_name
from fieldtech.services.visibility import seen_order
from fieldtech.store.arrival import arrival

_ENDED = (*SETTLED, "cancelled", "skipped")


@dataclass(frozen=True)
class PricedLine:
    """A line as the customer sees it: list price, what he pays, and why in both languages."""

    key: str
    code: str
    zh: str
    en: str
    quantity: int
    list_cents: int
    charged_cents: int
    rule: str
    params: dict[str, str]
    said_zh: str
    said_en: str
    open: bool = False


@dataclass(frozen=True)
class PriceChangeRow:
    """Somebody's other price for a line, newest first; ``counts``: no later one took its place, nobody denied it."""

    line: str
    percent: int | None
    cents: int | None
    reason: str
    by: str
    by_name: str
    role: str
    approved_by: str
    at: datetime
    counts: bool


@dataclass(frozen=True)
class FeeListView:
    """The fee list of an order now; ``number`` is "" until it is final, ``day`` whose prices it keeps."""

    order_id: Id
    order_number: str
    customer: str
    schedule_number: int
    day: date
    lines: tuple[PricedLine, ...]
    total_cents: int
    agreed_cents: int | None
    compared: Compared
    changes: tuple[PriceChangeRow, ...]
    final: bool
    number: str
    revision: int
    may_change: bool
    may_finish: bool
    problems: tuple[Problem, ...]


class FeeLists:
    """Reading an order's fee list, changing a price, making it final."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, order_id: Id) -> FeeListView:
        """The list as it stands; raises NotFound, Forbidden for another's order."""
        person = self._context.require("see_orders")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            charges = self._charges(session, order, facts)
            return _view(session, order, facts, charges, person)

    def deciders(self) -> tuple[tuple[str, str, str], ...]:
        """Who may approve a price by word of mouth: login, name and role."""
        person = self._context.require("see_orders")
        wanted = select(User).where(User.active, User.role.in_(DECIDERS), User.login != person.login)
        with self._context.reading() as session:
            return tuple((user.login, user.name, user.role) for user in session.scalars(wanted.order_by(User.login)))

    def change_price(self, order_id: Id, draft: PriceChangeDraft) -> Change:
        """Another price for one line (D17); raises Invalid, or Refused with every reason.

        Whoever has not the rank names who said yes by word of mouth, and that one confirms it in writing.
        """
        person = self._context.require("change_price")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            role = _role(facts, person, draft)
            self._must_be_right(session, order, facts, draft, role)
            now = self._context.now()
            row = FeeChange(
                order_id=order.id, line=draft.line, percent=draft.percent, cents=draft.cents,
                reason=draft.reason.strip(), role=role, approved_by=draft.approved_by,
                how=draft.how if draft.approved_by else "", said_at=draft.said_at if draft.approved_by else None,
                at=now, by=person.login,
            )  # fmt: skip
            session.add(row)
            if row.approved_by:
                owe_confirmation(self._context, session, order, row.approved_by, role, now, row.reason)
            session.flush()
            self._context.op(session, "change_price", "fee_changes", row.id, draft.to_body())
        return Change("order", order.id, order.number)

    def finish(self, order_id: Id) -> Change:
        """Make the list final as it is; raises Refused while a line is open or the order has none."""
        self._context.require("finish_fee_list")
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            if order.status in _ENDED:
                raise Refused("finish_fee_list", [Problem("fees", "fee_list_settled")])
            if order.status != "to_sign":  # a list of work that is called off would be owed for ever
                raise Refused("finish_fee_list", [Problem("fees", "fee_list_after_work")])
            facts, before = load_facts(self._context, session, order), newest_list(session, order.id)
            row = make_final(self._context, session, order, facts)
            if row is None:
                raise Refused("finish_fee_list", [Problem("fees", "fee_list_empty")])
            if row is not before:
                fields = {"number": row.number, "revision": row.revision, "total_cents": row.total_cents}
                self._context.op(session, "finish_fee_list", "fee_lists", row.id, fields)
        return Change("order", order.id, order.number)

    def _charges(self, session: Session, order: Order, facts: Facts) -> Charges:
        return charges_of(
            session, order, facts, active_swaps(session, order.id, dict(facts.entries)), self._context.zone
        )

    def _must_be_right(self, session: Session, order: Order, facts: Facts, draft: PriceChangeDraft, role: str) -> None:
        if order.status in _ENDED:
            raise Refused("change_price", [Problem("fees", "fee_list_settled")])
        swaps = active_swaps(session, order.id, dict(facts.entries))
        charges = live_charges(session, order, facts, swaps, self._context.zone)
        lines, made = charges.listed or charges.lines, price_changes(session, order.id)
        change = made[draft.line] = changes.Change(role, draft.reason, draft.percent, draft.cents)
        if draft.approved_by and any(line.key == draft.line and changes.raised_too_far(line, change) for line in lines):
            raise Refused("change_price", [Problem("cents", "raised_by_himself")])
        left = facts.settings.given_away_cents - _waived_in_rank(session, order.id)
        limits = changes.Limits(facts.settings.discount_percent, max(left, 0))
        found = changes.changed(lines, made, limits).problems
        worse = [problem for problem in found if problem not in charges.problems]
        if worse:  # also when this change would take another one's rank away: the limit is the order's
            code = next((problem for problem in worse if problem.field == draft.line), worse[0])
            raise Refused("change_price", [Problem("line", code.code, params=code.params)])


def _role(facts: Facts, person: Person, draft: PriceChangeDraft) -> str:
    """The rank the price has: of who said yes, else of who writes it."""
    if not draft.approved_by:
        if person.role not in DECIDERS:
            raise Refused("change_price", [Problem("approved_by", "price_needs_manager")])
        return person.role
    if wrong := tuple(spoken_problems(facts, draft.approved_by, draft.said_at)):
        raise Refused("change_price", wrong)
    return facts.roles[draft.approved_by]


def _view(session: Session, order: Order, facts: Facts, charges: Charges, person: Person) -> FeeListView:
    kept = newest_list(session, order.id)
    agreed = agreed_before(facts)
    ended, made = order.status in _ENDED, _changes(session, order.id)
    final = kept is not None and [line.get("charged_cents") for line in kept.lines] == [
        line.charged_cents for line in charges.lines
    ]
    assert charges.day is not None
    return FeeListView(
        order.id, order.number, session.get_one(Customer, order.customer_id).name, charges.schedule, charges.day,
        tuple(map(said_line, charges.lines)), charges.total_cents, agreed, compared(agreed, charges.lines), made,
        final, kept.number if kept else "", kept.revision if kept else 0,
        person.may("change_price") and not ended,
        person.may("finish_fee_list") and order.status == "to_sign" and bool(charges.lines),
        charges.problems,
    )  # fmt: skip


def _waived_in_rank(session: Session, order_id: Id) -> int:
    """What the division manager waived by a word uses up his limit as a lowered line does."""
    waived = select(func.coalesce(func.sum(FeeWord.cents), 0)).where(FeeWord.order_id == order_id)
    return session.scalar(waived.where(FeeWord.kind == "waived", FeeWord.role.not_in(RANKS["special"]))) or 0


def said_line(line: Line) -> PricedLine:
    """The line with its rule in words."""
    return PricedLine(
        line.key, line.code, line.zh, line.en, line.quantity, line.list_cents, line.charged_cents, line.rule.code,
        dict(line.rule.params), line.rule.said("zh_CN"), line.rule.said("en"), line.open,
    )  # fmt: skip


def _changes(session: Session, order_id: Id) -> tuple[PriceChangeRow, ...]:
    rows = session.scalars(select(FeeChange).where(FeeChange.order_id == order_id).order_by(arrival(FeeChange))).all()
    kept = set(session.scalars(select(FeeChange.id).where(FeeChange.order_id == order_id, stands(FeeChange))))
    newest = {row.line: row.id for row in rows if row.id in kept}
    names = every_name(session) if rows else {}
    return tuple(
        PriceChangeRow(
            row.line, row.percent, row.cents, row.reason, row.by, names.get(row.by, row.by), row.role,
            row.approved_by, row.at, newest.get(row.line) == row.id,
        )
        for row in reversed(rows)
    )  # fmt: skip
