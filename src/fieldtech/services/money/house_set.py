"""What the company set about its money, as prices and papers read it."""

from sqlalchemy.orm import Session

from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.drafts.company import BankDraft
from fieldtech.model.money.changes import Limits
from fieldtech.model.money.figures import LIMITS, LimitsOverTime, limits_of, over_time
from fieldtech.services.company_versions import newest_version, version_rows

BANK = "bank"


def bank_account(session: Session) -> BankDraft:
    """Where customers pay to."""
    return newest_version(session, BANK, BankDraft)


def money_limits(session: Session) -> LimitsOverTime:
    """How far prices were and are lowered without a special approval; before any was set, the company's rules."""
    rules = session.get(CompanySetting, "rules")
    usual = limits_of(rules.value if rules else {}, Limits())
    return over_time(usual, version_rows(session, LIMITS))
