"""The cash box: what somebody holds of the company's money, and the slip with which he hands it over (B28, B30)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import AuditAct, CashCollection, CashHandOver
from fieldtech.model.drafts.cash import HandOverDraft
from fieldtech.model.money import audit, cash
from fieldtech.model.money.cash_facts import CARRIED
from fieldtech.model.money.hand_over import slip_problems
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.facts_of import slip_fact
from fieldtech.services.money.ledger import Ledger, among, ledger, unsettled
from fieldtech.services.money.receipts import receipts_left
from fieldtech.services.money.rows import collection_rows, slip_rows
from fieldtech.services.money.views import CashBoxView, CollectionRow, SlipRow
from fieldtech.services.numbers import number_here
from fieldtech.store.arrival import arrival

PREFIX = "JK"
FINANCE = "FI"
_STRAIGHT_DAYS = 30
_EARLIER_SLIPS = 20


class CashBox:
    """A person's own money of the company; that of others for who sees money."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, login: str | None = None) -> CashBoxView:
        """What he answers for; raises Forbidden for the box of somebody else."""
        person = self._context.require()
        owner = login or person.login
        if owner != person.login:
            self._context.require("see_money")
        with self._context.reading() as session:
            found = unsettled(session, owner)
            rows = collection_rows(self._context, session, found)
            in_hand = _in_hand(rows)
            straight = tuple(self._straight(session, owner))
            return CashBoxView(
                owner, people_names(session, [owner])[owner], cash.held(owner, found.facts), in_hand,
                self._slips(session, owner, found),
                min((row.due_day for row in rows if row.due_day and (row in in_hand or row.overdue)), default=None),
                tuple(row for row in rows if row.overdue),
                receipts_left(session, owner), straight, next_slip=self._number(session, person),
                receivers=tuple(receivers(session, owner)), queries=self._queries(session, owner),
            )  # fmt: skip

    def waiting(self) -> int:
        """How many amounts the person holds and how many questions wait for him; the whole box takes longer."""
        person = self._context.require()
        with self._context.reading() as session:
            rows = collection_rows(self._context, session, unsettled(session, person.login))
            return len(_in_hand(rows)) + len(self._queries(session, person.login))

    def hand_over(self, draft: HandOverDraft) -> Change:
        """Write the slip, offline too; raises Forbidden, Invalid, Refused for money that is not his to hand over."""
        person = self._context.require("hand_over_money")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            rows = list(among(session, select(CashCollection), CashCollection.id, _ids(draft.collections)))
            now = self._context.now()
            slip = CashHandOver(
                id=new_id(), number=self._number(session, person), collections=list(draft.collections),
                cents=sum(row.cents for row in rows), receiver=draft.receiver, ink_giver=draft.ink_giver,
                ink_receiver=draft.ink_receiver, day=self._context.local(now).date(), at=now, by=person.login,
            )  # fmt: skip
            problems = [*slip_problems(slip_fact(slip), ledger(session, rows).facts), *_to_finance(session, draft)]
            if problems:
                raise Refused("hand_over", problems)
            session.add(slip)
            session.flush()
            told = {"number": slip.number, "cents": slip.cents, "receiver": slip.receiver}
            self._context.op(session, "hand_over", "hand_overs", slip.id, told)
        return Change("hand_over", slip.id, slip.number)

    def _number(self, session: Session, person: Person) -> str:
        return number_here(self._context, session, PREFIX, person.centre, CashHandOver.number)

    def _slips(self, session: Session, owner: str, found: Ledger) -> tuple[SlipRow, ...]:
        """His slips, newest first: all that are not settled, and the last ones that are."""
        mine = select(CashHandOver).where(CashHandOver.by == owner).order_by(arrival(CashHandOver).desc())
        every = {slip.id.hex: slip for slip in session.scalars(mine.limit(_EARLIER_SLIPS))} | dict(found.slips)
        rows = slip_rows(session, ledger(session, (), every.values()), every)
        return tuple(sorted(rows, key=lambda row: (row.at, row.number), reverse=True))

    def _straight(self, session: Session, owner: str) -> Iterable[CollectionRow]:
        """What he received and does not carry: transfers and the company's own codes of the last days."""
        since = self._context.local(self._context.now()).date() - timedelta(days=_STRAIGHT_DAYS)
        mine = select(CashCollection).where(
            CashCollection.by == owner, CashCollection.day >= since, ~CashCollection.to_person,
            CashCollection.method.not_in(sorted(CARRIED)),
        )  # fmt: skip
        newest_first = session.scalars(mine.order_by(arrival(CashCollection).desc()))
        return collection_rows(self._context, session, ledger(session, newest_first))

    def _queries(self, session: Session, owner: str) -> tuple[CollectionRow, ...]:
        asked = select(AuditAct.collection_id).where(AuditAct.act == "query")
        mine = select(CashCollection).where(CashCollection.by == owner, CashCollection.id.in_(asked))
        rows = collection_rows(self._context, session, ledger(session, session.scalars(mine)))
        return tuple(row for row in rows if row.state == audit.QUERIED)


def receivers(session: Session, giver: str) -> Iterator[tuple[str, str]]:
    """Login and name of everybody in finance who may take his money."""
    wanted = select(User.login, User.name).where(User.role == FINANCE, User.active, User.can_login)
    yield from ((login, name) for login, name in session.execute(wanted.order_by(User.login)) if login != giver)


def the_slip(session: Session, slip_id: Id) -> CashHandOver:
    """The slip's row; raises NotFound."""
    slip = session.get(CashHandOver, slip_id)
    if slip is None:
        raise NotFound("no_such_hand_over")
    return slip


def may_see_slip(person: Person, slip: CashHandOver) -> None:
    """Who gave, who receives, and who sees money; raises Forbidden for anybody else."""
    if person.login not in (slip.by, slip.receiver) and not person.may("see_money"):
        raise Forbidden("no_right", right="see_money", role=person.role)


def _in_hand(rows: Iterable[CollectionRow]) -> tuple[CollectionRow, ...]:
    return tuple(row for row in rows if row.state == audit.COLLECTED or _asked_in_hand(row))


def _asked_in_hand(row: CollectionRow) -> bool:
    """Finance may ask about money that is still in his hand; what he took back is not."""
    return row.state == audit.QUERIED and row.slip_id is None and row.carried and not row.reversed


def _to_finance(session: Session, draft: HandOverDraft) -> Iterator[Problem]:
    wanted = select(User.id).where(User.login == draft.receiver, User.active, User.role == FINANCE)
    if session.scalar(wanted) is None:
        yield Problem("receiver", "hand_over_to_finance")


def _ids(keys: Iterable[str]) -> Iterator[Id]:
    for key in keys:
        try:
            yield Id(key)
        except ValueError:
            raise NotFound("no_such_collection") from None
