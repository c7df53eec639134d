"""The audit of finance: a collection against its three vouchers, queries and answers, pass and reconcile (F58, F59)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.cash_tables import AuditAct, CashCollection
from fieldtech.model.customers import Customer
from fieldtech.model.drafts.audit_thread import AnswerDraft, QueryDraft
from fieldtech.model.drafts.cash import AuditDraft
from fieldtech.model.money import audit
from fieldtech.model.money.cash_facts import Collection, Reversal
from fieldtech.model.money.hand_over import reversal_problems
from fieldtech.model.orders import Order, SealedRecord
from fieldtech.services.changes import Change
from fieldtech.services.charges import newest_list
from fieldtech.services.context import Context, Person
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.ledger import Ledger, ledger
from fieldtech.services.money.rows import collection_rows, made_good_rows, slip_rows
from fieldtech.services.money.taken_back import taken_back
from fieldtech.services.money.views import AuditView, InvoiceRow, Said
from fieldtech.services.money.vouchers import vouchers

QUERY, ANSWER, PASS, RECONCILE, CONFIRM, _NUMBER = audit.ACTS
KIND_OF = {QUERY: "query_collection", ANSWER: "answer_query", PASS: "pass_collection",
           RECONCILE: "reconcile_collection", CONFIRM: "confirm_collection"}  # fmt: skip
_ASKING = "…?"  # words, to learn whether only they are missing


@dataclass(frozen=True)
class Case:
    """A collection with all that is known of it."""

    row: CashCollection
    fact: Collection
    found: Ledger
    said: tuple[audit.Act, ...]
    missing: tuple[str, ...]  # of sheet and fee list

    @property
    def invoice(self) -> str:
        """The state of its invoice, "pending" while nobody said anything."""
        known = self.found.invoices.get(self.fact.key)
        return known.state if known else "pending"


class Auditing:
    """One collection, in finance and for those who answer."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, collection_id: Id) -> AuditView:
        """Vouchers, thread, and what this person may do; raises NotFound, Forbidden."""
        person = self._context.require()
        with self._context.reading() as session:
            case = _case(session, collection_id)
            _may_see(person, case.row)
            row = collection_rows(self._context, session, case.found, [case.fact.key])[0]
            people = people_names(session, (act.by for act in case.said))
            verdict = audit.verdict(case.said)
            checked = verdict.vouchers if verdict and verdict.act == PASS else self._passed_with(case)
            invoice = _invoice_of(case)
            slips = slip_rows(session, case.found, [row.slip_id.hex] if row.slip_id else [])
            return AuditView(
                row, vouchers(session, case.row, invoice, checked, gone=row.reversed),
                tuple(Said(act.act, act.text, act.at, act.by, people[act.by]) for act in case.said),
                _made_out(session, case.row, invoice), slips[0] if slips else None, frozenset(_may(person, case)),
                tuple(_hinders(person, case, to_confirm=row.to_confirm)),
                taken_back(session, case.found, case.fact.key),
                made_good_rows(session, case.found, row.slip_id.hex) if row.slip_id else (),
            )  # fmt: skip

    def query(self, collection_id: Id, text: str) -> Change:
        """Finance asks; raises Forbidden, Invalid, Refused."""
        person = self._context.require("audit_money")
        draft = QueryDraft(text)
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            case = _case(session, collection_id)
            problems = audit.query_problems(person.role, text, case.said)
            return self._write(session, case, QUERY, problems, text.strip())

    def answer(self, collection_id: Id, text: str) -> Change:
        """After-sales answers (F59); raises Forbidden, Invalid, Refused."""
        person = self._context.require("answer_query")
        draft = AnswerDraft(text)
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            case = _case(session, collection_id)
            problems = audit.answer_problems(case.fact, person.login, person.role, text, case.said)
            return self._write(session, case, ANSWER, problems, text.strip())

    def pass_(self, collection_id: Id, draft: AuditDraft) -> Change:
        """It passes with all three vouchers checked; raises Forbidden, Refused."""
        person = self._context.require("audit_money")
        checked = frozenset(name for name in audit.VOUCHERS if getattr(draft, name))
        with self._context.transaction() as session:
            case = _case(session, collection_id)
            return self._write(session, case, PASS, _passing(person.login, person.role, checked, case), checked=checked)

    def reconcile(self, collection_id: Id) -> Change:
        """It agrees with the bank or the till; raises Forbidden, Refused."""
        person = self._context.require("audit_money")
        with self._context.transaction() as session:
            case = _case(session, collection_id)
            problems = audit.reconcile_problems(case.fact, person.login, person.role, case.found.facts, case.said)
            return self._write(session, case, RECONCILE, problems)

    def confirm(self, collection_id: Id) -> Change:
        """Finance vouches for what it cannot count, a code or what was taken back; raises Forbidden, Refused."""
        person = self._context.require("audit_money")
        with self._context.transaction() as session:
            case = _case(session, collection_id)
            problems = audit.confirm_problems(case.fact, person.login, person.role, case.found.facts, case.said)
            return self._write(session, case, CONFIRM, problems)

    def _write(
        self, session: Session, case: Case, act: str, problems: Iterable[Problem], text: str = "",
        checked: frozenset[str] = frozenset(),
    ) -> Change:  # fmt: skip
        """The entry of the thread with its operation, if nothing speaks against it."""
        if found := list(problems):
            raise Refused(KIND_OF[act], found)
        ticks = {name: name in checked for name in audit.VOUCHERS}
        row = AuditAct(
            id=new_id(), collection_id=case.row.id, act=act, text=text, at=self._context.now(),
            by=self._context.require().login, **ticks,
        )  # fmt: skip
        session.add(row)
        session.flush()
        self._context.op(session, KIND_OF[act], "audit_acts", row.id, {"collection": case.fact.number, "text": text})
        return Change("collection", case.row.id, case.row.number)

    @staticmethod
    def _passed_with(case: Case) -> frozenset[str]:
        """What was checked when it was passed, while that stands."""
        if audit.verdict(case.said) is None:
            return frozenset()
        return next((act.vouchers for act in reversed(case.said) if act.act == PASS), frozenset())


def the_collection(session: Session, collection_id: Id) -> CashCollection:
    """The collection's row; raises NotFound."""
    row = session.get(CashCollection, collection_id)
    if row is None:
        raise NotFound("no_such_collection")
    return row


def _case(session: Session, collection_id: Id) -> Case:
    row = the_collection(session, collection_id)
    found = ledger(session, [row])
    missing = tuple(_missing(session, row))
    return Case(row, found.facts.collections[row.id.hex], found, found.thread(row.id.hex), missing)


def _missing(session: Session, row: CashCollection) -> Iterator[str]:
    """Vouchers of the work that are not there yet: nobody can have looked at them (F58)."""
    sealed = select(SealedRecord.id).where(SealedRecord.order_id == row.order_id)
    if session.scalar(sealed.limit(1)) is None:
        yield "sheet"
    if newest_list(session, row.order_id) is None:
        yield "fee_list"


def _invoice_of(case: Case) -> InvoiceRow | None:
    row = case.found.invoices.get(case.fact.key)
    if row is None:
        return None
    return InvoiceRow(row.state, row.kind, row.code, row.number, row.title, row.uscc, row.reason)


def _made_out(session: Session, row: CashCollection, known: InvoiceRow | None) -> InvoiceRow | None:
    """With the customer's name and code where nobody said yet to whom it is made out."""
    if known is not None and (known.title or known.state != "pending"):
        return known
    of_order = select(Customer).join(Order, Order.customer_id == Customer.id).where(Order.id == row.order_id)
    buyer = session.scalars(of_order).one_or_none()  # the order may have gone to another computer
    if buyer is None:
        return known
    return replace(known or InvoiceRow("pending"), title=buyer.name, uscc=buyer.uscc)


def _may_see(person: Person, row: CashCollection) -> None:
    """Who sees money, who answers queries; a technician only what he received himself."""
    own = row.by == person.login
    answering = person.may("answer_query") and person.role in audit.FOR_OTHERS
    if not (own or answering or person.may("see_money")):
        raise Forbidden("no_right", right="see_money", role=person.role)


def _hinders(person: Person, case: Case, *, to_confirm: bool) -> Iterator[Problem]:
    """Why it does not pass yet, or is not vouched for; who may audit hears also that it is his own."""
    by = person.login if person.may("audit_money") else ""
    if to_confirm:
        yield from audit.confirm_problems(case.fact, by, "FI", case.found.facts, case.said)
    if not audit.is_reversed(case.fact, case.found.facts):
        yield from _passing(by, "FI", frozenset(audit.VOUCHERS), case)


def _passing(by: str, role: str, checked: frozenset[str], case: Case) -> Iterator[Problem]:
    yield from audit.pass_problems(case.fact, by, role, checked, case.invoice, case.found.facts, case.said)
    yield from (Problem(name, f"audit_{name}_missing") for name in case.missing)


def _may(person: Person, case: Case) -> Iterator[str]:
    """What this person can do with the collection now; words, ticks and a reason are still to come."""
    facts, said, role = case.found.facts, case.said, person.role
    if not any(audit.query_problems(role, _ASKING, said)):
        yield "query"
    if not any(audit.answer_problems(case.fact, person.login, role, _ASKING, said)):
        yield "answer"
    if not any(_passing(person.login, role, frozenset(audit.VOUCHERS), case)):
        yield "pass"
    if not any(audit.reconcile_problems(case.fact, person.login, role, facts, said)):
        yield "reconcile"
    if not any(audit.confirm_problems(case.fact, person.login, role, facts, said)):
        yield "confirm"
    own = case.row.by == person.login
    if person.may("note_invoice") and (own or role == "FI"):
        yield "invoice"
    handed = any(case.fact.key in slip.collections for slip in facts.hand_overs.values()) or not case.fact.carried
    back = Reversal("", case.fact.key, person.login, case.fact.day, _ASKING, "", from_till=handed)
    if person.may("give_receipts") and not any(reversal_problems(back, role, facts)):
        yield "reverse"
