"""What the company itself sets about money: its bank account, and how far prices are lowered (F56, D17)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.company import BankDraft, MoneyLimitsDraft
from fieldtech.model.money.figures import LIMITS, days_at
from fieldtech.services.changes import Change
from fieldtech.services.company_versions import add_version, version_rows
from fieldtech.services.context import Context
from fieldtech.services.history.labels import people_names
from fieldtech.services.money.house_set import BANK, bank_account, money_limits

D = TypeVar("D", bound=Draft)
_BANK_RIGHT, _LIMITS_RIGHT = "edit_bank", "edit_money_limits"


@dataclass(frozen=True)
class SetVersion(Generic[D]):
    """What somebody set, and when."""

    at: datetime
    by_name: str
    draft: D


class MoneyHouse:
    """``workplace.money_house``; each call raises Forbidden where the right is missing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def bank(self) -> BankDraft:
        """The account as it is set, to be edited."""
        self._context.require(_BANK_RIGHT)
        with self._context.reading() as session:
            return bank_account(session)

    def bank_history(self) -> tuple[SetVersion[BankDraft], ...]:
        """Who set it to what, the newest first."""
        self._context.require(_BANK_RIGHT)
        return self._history(BANK, BankDraft)

    def save_bank(self, draft: BankDraft) -> Change:
        """The account on every paper from now on; all empty names none. Raises Invalid."""
        self._context.require(_BANK_RIGHT)
        told = replace(draft, **{name: value.strip() for name, value in draft.to_body().items()})
        return self._save(BANK, told)

    def bank_is_missing(self) -> bool:
        """Whether no paper says where to pay, and this person can mend it."""
        if not self._context.require().may(_BANK_RIGHT):
            return False
        with self._context.reading() as session:
            return not bank_account(session).account

    def limits(self) -> MoneyLimitsDraft:
        """As they are set, to be edited."""
        self._context.require(_LIMITS_RIGHT)
        with self._context.reading() as session:
            now, rows = money_limits(session).now, version_rows(session, LIMITS)
        return MoneyLimitsDraft(now.percent, now.given_away_cents, days_at(self._context.now(), rows))

    def limits_history(self) -> tuple[SetVersion[MoneyLimitsDraft], ...]:
        """Who set them to what, the newest first."""
        self._context.require(_LIMITS_RIGHT)
        return self._history(LIMITS, MoneyLimitsDraft)

    def save_limits(self, draft: MoneyLimitsDraft) -> Change:
        """They hold for what comes next; a price that was lowered before keeps its measure. Raises Invalid."""
        self._context.require(_LIMITS_RIGHT)
        return self._save(LIMITS, draft)

    def _history(self, setting: str, draft: type[D]) -> tuple[SetVersion[D], ...]:
        with self._context.reading() as session:
            rows = [values for _key, values in reversed(version_rows(session, setting))]
            names = people_names(session, (str(values["by"]) for values in rows))
        return tuple(
            SetVersion(datetime.fromisoformat(values["at"]), names[values["by"]], draft.from_body(values))
            for values in rows
        )

    def _save(self, setting: str, draft: BankDraft | MoneyLimitsDraft) -> Change:
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            return add_version(self._context, session, setting, draft)
