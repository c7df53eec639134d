"""What waits for finance: slips to count, collections to audit, queries; and who holds money (B30, F58)."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.cash_tables import AuditAct, CashCollection, CashReversal
from fieldtech.model.money import audit, cash
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.announced import AnnouncedRow, announced_rows
from fieldtech.services.money.ledger import ledger, unsettled
from fieldtech.services.money.rows import collection_rows, order_names, returned, slip_rows
from fieldtech.services.money.views import (
    ALL,
    ANNOUNCED,
    QUERIES,
    TO_AUDIT,
    TO_COUNT,
    TO_DO,
    TO_RECONCILE,
    CollectionRow,
    HolderRow,
    SlipRow,
)
from fieldtech.store.arrival import arrival

Waiting = CollectionRow | SlipRow | AnnouncedRow
_MOST = 300


class Queue:
    """The lists of finance."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(self, which: str = TO_AUDIT, text: str = "", ordering: str = "oldest") -> tuple[Waiting, ...]:
        """``which`` of ``views.QUEUES``, or to_do; ``ordering``: oldest, newest, amount. Raises Forbidden."""
        self._context.require("see_money")
        with self._context.reading() as session:
            found = list(self._found(session, which))
        wanted = text.strip().lower()
        rows = [row for row in found if wanted in _searched(row)]
        if ordering == "amount":
            return tuple(sorted(rows, key=lambda row: (-abs(row.cents), row.at, row.number)))
        return tuple(sorted(rows, key=lambda row: (row.at, row.number), reverse=ordering == "newest"))

    def holders(self) -> tuple[HolderRow, ...]:
        """Everybody who holds money of the company, what is overdue first. Raises Forbidden."""
        self._context.require("see_money")
        with self._context.reading() as session:
            found = unsettled(session)
            back = returned(order_names(self._context, session, {r.order_id for r in found.collections.values()}))
            people = people_names(session, {row.by for row in found.facts.collections.values()})
        today, facts = self._context.local(self._context.now()).date(), found.facts
        owed = {key: row for key, row in cash.to_answer_for(facts).items() if key in found.asked}
        rows = [
            HolderRow(
                login, name, cash.held(login, facts),
                sum(row.cents for row in cash.overdue(login, facts, back, today)),
                min((row.day for row in owed.values() if row.by == login), default=None),
            )
            for login, name in people.items()
        ]  # fmt: skip
        holding = (row for row in rows if row.held != cash.Held(0, 0, 0))
        return tuple(sorted(holding, key=lambda row: (-row.overdue_cents, -row.held.cents, row.login)))

    def _found(self, session: Session, which: str) -> Iterator[Waiting]:
        if which in (ANNOUNCED, TO_DO):
            yield from announced_rows(self._context, session, due=which == TO_DO)
        if which == ANNOUNCED:
            return
        if which in (TO_COUNT, TO_DO, ALL):
            found = unsettled(session)
            yield from (row for row in slip_rows(session, found, found.slips) if row.state != "received")
        if which == TO_COUNT:
            return
        rows = _collections(session, which)
        shown = collection_rows(self._context, session, ledger(session, rows))
        yield from (row for row in shown if which in (ALL, waits_for(row)) or (which == TO_DO and waits_for(row)))


def _collections(session: Session, which: str) -> Iterable[CashCollection]:
    """Those nobody passed yet, those somebody asked about, those passed; for the whole list the newest of all."""
    wanted = select(CashCollection)
    if which == ALL:
        return session.scalars(wanted.order_by(arrival(CashCollection).desc()).limit(_MOST)).all()
    of_it = exists().where(AuditAct.collection_id == CashCollection.id)
    asked = of_it.where(AuditAct.act == "query")
    if which == QUERIES:
        return session.scalars(wanted.where(asked)).all()
    reconciled = of_it.where(AuditAct.act == "reconcile")
    if which == TO_RECONCILE:
        return session.scalars(wanted.where(of_it.where(AuditAct.act == "pass"), or_(~reconciled, asked))).all()
    over = reconciled if which == TO_DO else of_it.where(AuditAct.act.in_(("pass", "reconcile")))
    back = exists().where(CashReversal.collection_id == CashCollection.id)
    left = and_(CashCollection.id.not_in(_refunded()), or_(~over, back))
    return session.scalars(wanted.where(or_(asked, left))).all()


def _refunded() -> Select[Id]:
    """Paid back from the till, once: that was approved, and nothing is left to look at."""
    once = select(CashReversal.collection_id).group_by(CashReversal.collection_id)
    return once.having(func.count() == 1, func.min(CashReversal.from_till))


def waits_for(row: Waiting) -> str:
    """In which of the queues it is: finance audits what has arrived, cash when it was counted, a transfer at once."""
    if isinstance(row, SlipRow | AnnouncedRow):
        return TO_COUNT if isinstance(row, SlipRow) else ANNOUNCED
    if row.state == audit.QUERIED:
        return QUERIES
    if row.state == audit.REVERSED:
        return TO_AUDIT if row.to_confirm else ""  # its collector took it back by himself
    if row.state == audit.AUDITED:
        return TO_RECONCILE
    arrived = row.state == audit.RECEIVED or (row.state == audit.COLLECTED and not row.carried)
    return TO_AUDIT if arrived else ""


def _searched(row: Waiting) -> str:
    if isinstance(row, AnnouncedRow):
        return f"{row.number} {row.customer} {row.plate_or_tag} {row.by_name}".lower()
    if isinstance(row, SlipRow):
        return f"{row.number} {row.by_name} {row.receiver_name}".lower()
    said = (row.number, row.order_number, row.customer, row.plate_or_tag, row.by_name, row.payer, row.receipt,
            row.slip_number, row.invoice_number)  # fmt: skip
    return " ".join(said).lower()
