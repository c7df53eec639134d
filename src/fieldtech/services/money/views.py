"""What pages, lists and papers are shown of money: read, never changed, detached from the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.model.money.cash import Held
from fieldtech.model.money.cash_facts import CARRIED
from fieldtech.model.money.closing import Closing, Finding
from fieldtech.services.money.taken_back import BackRow

TO_COUNT, TO_AUDIT, QUERIES, TO_RECONCILE, ALL = "to_count", "to_audit", "queries", "to_reconcile", "all"
ANNOUNCED = "announced"  # transfers to come; to be done from their day on
TO_DO = "to_do"  # all of the first four at once, each row once
QUEUES = (TO_COUNT, TO_AUDIT, QUERIES, TO_RECONCILE, ALL)
"""What finance looks through; the ordering is ``oldest``, ``newest`` or ``amount``."""


@dataclass(frozen=True)
class CollectionRow:
    """Money received; ``state`` is that of states 4.7, worked out from the facts.

    ``state``: collected, handed_over, received, audited, reconciled, queried, reversed. ``problems`` name what does not
    agree (codes of ``closing.*`` or ``problem.*``); ``overdue`` when it is in his hand after the day he came back.
    """

    id: Id
    number: str
    order_id: Id
    order_number: str
    customer: str
    plate_or_tag: str
    cents: int
    method: str
    paper_no: str
    payer: str
    receipt: str
    day: date
    at: datetime
    by: str
    by_name: str
    state: str
    invoice_state: str = ""
    invoice_number: str = ""
    slip_id: Id | None = None
    slip_number: str = ""
    to_person: bool = False
    reversed: bool = False
    overdue: bool = False
    due_day: date | None = None
    to_confirm: bool = False  # nobody counts it: finance vouches for it, or the day does not close
    slip_differs: bool = False  # its slip was counted, and is not whole yet

    @property
    def carried(self) -> bool:
        """Whether its collector hands it over."""
        return self.to_person or self.method in CARRIED


@dataclass(frozen=True)
class SlipRow:
    """A hand-over slip; ``counted`` is None until finance has, ``difference`` what is still missing (below zero)."""

    id: Id
    number: str
    by: str
    by_name: str
    receiver: str
    receiver_name: str
    cents: int
    count: int
    day: date
    at: datetime
    counted: int | None = None
    difference: int | None = None
    reason: str = ""

    @property
    def state(self) -> str:
        """handed_over, short, over or received."""
        if self.difference is None:
            return "handed_over"
        return "received" if not self.difference else "short" if self.difference < 0 else "over"


@dataclass(frozen=True)
class MadeGoodRow:
    """A difference ended, or part of it."""

    cents: int
    how: str
    reason: str
    at: datetime
    by_name: str
    approved_by: str = ""
    denied: bool = False  # he is said to have approved it and did not: it does not count


@dataclass(frozen=True)
class SlipView:
    """A slip in full; ``may`` names the acts of this person: count, make_good, print."""

    row: SlipRow
    collections: tuple[CollectionRow, ...]
    counted_at: datetime | None = None
    counted_by: str = ""
    made_good: tuple[MadeGoodRow, ...] = ()
    may: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class CashBoxView:
    """What a technician answers for: in his hand, on slips, and what went straight to the company."""

    login: str
    name: str
    held: Held
    in_hand: tuple[CollectionRow, ...]
    slips: tuple[SlipRow, ...]
    due_day: date | None = None
    overdue: tuple[CollectionRow, ...] = ()
    blocks_left: int = 0
    straight: tuple[CollectionRow, ...] = ()  # transfers and the company's codes of the last days: nothing to carry
    next_slip: str = ""
    receivers: tuple[tuple[str, str], ...] = ()  # login and name of everybody in finance
    queries: tuple[CollectionRow, ...] = ()  # finance asks, and waits for his answer


@dataclass(frozen=True)
class VoucherLine:
    """A line of a voucher: what, in both languages, and how much; ``text`` where it is no amount."""

    zh: str
    en: str
    cents: int | None = None
    text: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Voucher:
    """``kind``: sheet, fee_list or invoice; ``state``: agrees, differs or missing."""

    kind: str
    number: str
    state: str
    lines: tuple[VoucherLine, ...] = ()
    checked: bool = False


@dataclass(frozen=True)
class Said:
    """One entry of the thread; ``act``: query, answer, pass or reconcile."""

    act: str
    text: str
    at: datetime
    by: str
    by_name: str


@dataclass(frozen=True)
class InvoiceRow:
    """The invoice of a collection as it stands (forms 2.8)."""

    state: str
    kind: str = ""
    code: str = ""
    number: str = ""
    title: str = ""
    uscc: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AuditView:
    """A collection against its three vouchers; ``may``: query, answer, pass, reconcile, invoice, reverse."""

    row: CollectionRow
    vouchers: tuple[Voucher, ...]
    thread: tuple[Said, ...] = ()
    invoice: InvoiceRow | None = None
    slip: SlipRow | None = None
    may: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()  # why it does not pass yet
    back: BackRow | None = None
    made_good: tuple[MadeGoodRow, ...] = ()  # what became of the difference of its slip


@dataclass(frozen=True)
class NumberView:
    """A receipt number that is there twice: the collections that have it, and whether it was made void as well.

    ``undecided`` are those of which finance has not said that the number belongs to another.
    """

    number: str
    collections: tuple[CollectionRow, ...]
    undecided: frozenset[Id]
    void: bool = False


@dataclass(frozen=True)
class HolderRow:
    """A person who holds money of the company."""

    login: str
    name: str
    held: Held
    overdue_cents: int = 0
    since: date | None = None


@dataclass(frozen=True)
class DayRow:
    """A day of a centre; ``findings`` is how many keep it open."""

    day: date
    centre: str
    findings: int
    closed: bool = False


@dataclass(frozen=True)
class DayView:
    """Whether a day closes; ``later`` came after it was closed; ``places`` leads from a finding's number there."""

    closing: Closing
    centre: str
    agree: int = 0
    closed_at: datetime | None = None
    closed_by: str = ""
    later: tuple[Finding, ...] = ()
    may_close: bool = False
    ended: Mapping[str, int] | None = None  # how differences of its slips ended: brought, recounted, written_off
    places: Mapping[str, str] | None = None  # number of a finding -> "slip/<hex>", "collection/<hex>" or "order/<hex>"


@dataclass(frozen=True)
class OpenRow:
    """What a customer owes, by age in days (A03)."""

    customer_id: Id
    customer: str
    orders: int
    to_30: int
    to_60: int
    to_90: int
    older: int
    total: int
    number: str = ""
    phone: str = ""


@dataclass(frozen=True)
class OrderOwing:
    """One order of it, with the state of states 4.7; ``expected`` is the day of an announced transfer."""

    order_id: Id
    number: str
    day: date
    due_cents: int
    received_cents: int
    waived_cents: int
    rest_cents: int
    state: str
    days: int
    title: str = ""
    reason: str = ""
    expected: date | None = None
