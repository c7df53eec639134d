"""The desk of finance: slips, audits, holders, days (B30, F58, F59). What each act may is said where it is done."""

from datetime import date

from fieldtech.model.base import Id
from fieldtech.model.drafts.audit_thread import NumberDraft
from fieldtech.model.drafts.cash import AuditDraft, CountDraft, MakeGoodDraft
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.money.auditing import Auditing
from fieldtech.services.money.day_closing import DayClosings
from fieldtech.services.money.numbers_twice import NumbersTwice
from fieldtech.services.money.queue import Queue, Waiting
from fieldtech.services.money.slip_desk import SlipDesk
from fieldtech.services.money.views import TO_AUDIT, AuditView, DayRow, DayView, HolderRow, NumberView, SlipView


class Finance:
    """``workplace.finance``; a technician reaches here only his own slips and collections."""

    def __init__(self, context: Context) -> None:
        self._queue = Queue(context)
        self._slips = SlipDesk(context)
        self._audits = Auditing(context)
        self._days = DayClosings(context)
        self._numbers = NumbersTwice(context)

    def queue(self, filter: str = TO_AUDIT, text: str = "", ordering: str = "oldest") -> tuple[Waiting, ...]:
        """Slips to count, collections to audit, queries, or all."""
        return self._queue.rows(filter, text, ordering)

    def holders(self) -> tuple[HolderRow, ...]:
        """Who holds money, and what of it is overdue."""
        return self._queue.holders()

    def slip(self, slip_id: Id) -> SlipView:
        """A slip with everything on it."""
        return self._slips.view(slip_id)

    def count(self, slip_id: Id, draft: CountDraft) -> Change:
        """What was counted for a slip."""
        return self._slips.count(slip_id, draft)

    def make_good(self, slip_id: Id, draft: MakeGoodDraft) -> Change:
        """A difference of a slip was brought, paid back or written off."""
        return self._slips.make_good(slip_id, draft)

    def audit(self, collection_id: Id) -> AuditView:
        """A collection against its three vouchers, with its thread."""
        return self._audits.view(collection_id)

    def query(self, collection_id: Id, text: str) -> Change:
        """Finance asks."""
        return self._audits.query(collection_id, text)

    def answer(self, collection_id: Id, text: str) -> Change:
        """After-sales answers."""
        return self._audits.answer(collection_id, text)

    def pass_(self, collection_id: Id, draft: AuditDraft) -> Change:
        """The collection passes the audit."""
        return self._audits.pass_(collection_id, draft)

    def reconcile(self, collection_id: Id) -> Change:
        """It agrees with the bank or the till."""
        return self._audits.reconcile(collection_id)

    def confirm(self, collection_id: Id) -> Change:
        """Finance vouches for what it cannot count."""
        return self._audits.confirm(collection_id)

    def number(self, number: str) -> NumberView:
        """A receipt number that is there twice, with who has it."""
        return self._numbers.view(number)

    def decide_number(self, number: str, draft: NumberDraft) -> Change:
        """Whose it is."""
        return self._numbers.decide(number, draft)

    def day(self, day: date, centre: str = "") -> DayView:
        """Whether a day closes, and what keeps it open."""
        return self._days.day(day, centre)

    def days(self, centre: str = "") -> tuple[DayRow, ...]:
        """Open days and those closed lately, newest first."""
        return self._days.days(centre)

    def close_day(self, day: date, centre: str = "") -> Change:
        """Close a day."""
        return self._days.close_day(day, centre)
