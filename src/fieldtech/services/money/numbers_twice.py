"""A receipt number that is there twice: finance decides whose it is, and nothing is overwritten (B29, F58)."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import AuditAct, CashCollection, CashReversal, GivenReceipt
from fieldtech.model.drafts.audit_thread import VOID, NumberDraft
from fieldtech.model.money import audit
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.money.ledger import Ledger, ledger
from fieldtech.services.money.rows import collection_rows
from fieldtech.services.money.views import NumberView

KIND = "note_number"


class NumbersTwice:
    """Looking at one, and deciding."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, number: str) -> NumberView:
        """Who has it; raises Forbidden, NotFound where nobody has it twice."""
        self._context.require("see_money")
        with self._context.reading() as session:
            found, void = _holders(session, number), _is_void(session, number)
            rows = collection_rows(self._context, session, found)
            undecided = frozenset(Id(key) for key in found.asked if not audit.number_gives_way(found.thread(key)))
        if len(rows) + void < 2:
            raise NotFound("no_such_money_paper", number=number)
        return NumberView(number, rows, undecided, void)

    def decide(self, number: str, draft: NumberDraft) -> Change:
        """One collection keeps it, or none where it was made void; each other has the reason in its thread.

        A number that was made void elsewhere is noted with the collection, whichever is right.

        Raises Forbidden, Invalid, and Refused for what was decided before, or for finance's own money.
        """
        person, now = self._context.require("audit_money"), self._context.now()
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            found = _holders(session, number)
            void = _is_void(session, number)
            others = [key for key in found.asked if key != draft.keeps or void]  # what is void has no thread to note it
            if len(found.asked) + void < 2 or draft.keeps not in (*found.asked, *([VOID] if void else ())):
                raise NotFound("no_such_money_paper", number=number)
            left = [key for key in others if not audit.number_gives_way(found.thread(key))]
            if problems := list(self._problems(found, left, draft.reason)):
                raise Refused(KIND, problems)
            rows = [
                AuditAct(id=new_id(), collection_id=Id(key), act=audit.NUMBER, text=draft.reason.strip(), at=now,
                         by=person.login, **dict.fromkeys(audit.VOUCHERS, False))
                for key in left
            ]  # fmt: skip
            session.add_all(rows)
            session.flush()
            self._context.op(session, KIND, "audit_acts", rows[0].id, {"number": number, **draft.to_body()})
        return Change("collection", rows[0].collection_id, number)

    def _problems(self, found: Ledger, left: Sequence[str], reason: str) -> Iterator[Problem]:
        person = self._context.require()
        if not left:
            yield Problem("number", "number_decided_before")
        for key in left:
            fact = found.facts.collections[key]
            yield from audit.number_problems(fact, person.login, person.role, reason, found.thread(key))


def _holders(session: Session, number: str) -> Ledger:
    """The collections on whose receipt, or on whose reversal's, the number stands."""
    backs = select(CashReversal.collection_id).where(CashReversal.receipt == number)
    mine = (CashCollection.receipt == number) | CashCollection.id.in_(backs)
    return ledger(session, session.scalars(select(CashCollection).where(mine).order_by(CashCollection.number)).all())


def _is_void(session: Session, number: str) -> bool:
    wanted = select(GivenReceipt.id).where(GivenReceipt.number == number, GivenReceipt.void_reason != "")
    return session.scalar(wanted.limit(1)) is not None
